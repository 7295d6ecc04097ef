"""Which of the site's terms occur in a text, so that translators and checks know which translations are settled."""

from __future__ import annotations

import re
from collections.abc import Iterable

from microsite.model.content import Term
from microsite.model.unspaced import UNSPACED

_SPACED = rf"[^\W\d_{''.join(f'{chr(first)}-{chr(last)}' for first, last in UNSPACED)}]"
"""a letter of a script that is written with spaces"""


class Glossary:
    """The names of the terms, made ready for looking into many texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._names = {term.id: term.name.text for term in terms}
        self._ids = {name.casefold(): id_ for id_, name in self._names.items()}
        # The longest first: a name within another is not meant where the longer one stands.
        names = sorted(self._ids, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(_whole, names)), re.IGNORECASE) if names else None

    def name(self, id_: str) -> str:
        """The name of a term, in the language of the content."""
        return self._names[id_]

    def within(self, text: str) -> tuple[str, ...]:
        """The ids of the terms whose names stand in the text, each once, in the order in which they occur."""
        if self._pattern is None:
            return ()
        found = (self._ids.get(match[0].casefold(), "") for match in self._pattern.finditer(text))
        return tuple(dict.fromkeys(id_ for id_ in found if id_))


def _whole(name: str) -> str:
    """A pattern for the name, in scripts with spaces only as whole words."""
    before = f"(?<!{_SPACED})" if re.match(_SPACED, name) else ""
    after = f"(?!{_SPACED})" if re.match(_SPACED, name[-1:]) else ""
    return before + re.escape(name) + after
