"""Find names of figures that are not in braces, and so would be shown themselves: `（jobs）`, `%jobs%`, `@jobs`, `新增jobs人`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from microsite.load.placed_faults import Found
from microsite.model.lines import NUMBER_ONLY
from microsite.model.unspaced import is_unspaced
from microsite.text.nodes import BRACES, Reference, reference

_CODE = re.compile(r"`[^`]*`|｛[^｝]*｝")
_NAME = r"([a-z][a-z0-9_.]*)"
_SIGNS, _QUOTES = "%％$＄#＃@＠", "“”‘’\"'"
_BRACKETED = re.compile(
    rf"\{{\{{ *{_NAME} *\}}\}}|[（\[【［《〈「『<＜{_QUOTES}]\s*{_NAME}\s*[）\]】］》〉」』>＞{_QUOTES}](?!\()|\(\s*{_NAME}\s*\)"
    rf"|[{_SIGNS}]{_NAME}[{_SIGNS}]?"
)
_BARE = re.compile(rf"(?<![A-Za-z0-9_.@/:-]){_NAME}(?![A-Za-z0-9_.@/:-])")
_WORDS_TOO = ("(", *_QUOTES)
"""what may stand around a word that is no name of a figure"""


def look_alikes(text: str, names: Collection[str]) -> Iterator[Found]:
    """Names of figures that are not in braces, where they can hardly be words: in brackets, or between Chinese characters."""
    if not any(name in text for name in names):
        return
    searched = without_code(text)
    for pattern in (_BRACKETED, _BARE):
        for match in pattern.finditer(searched):
            name = next(filter(None, match.groups()))
            sides = is_unspaced(searched[: match.start()][-1:] or " "), is_unspaced(searched[match.end() :][:1] or " ")
            is_alone = pattern is _BARE or match[0][0] in _QUOTES or (match[0][0] in _SIGNS and match[0][-1] not in _SIGNS)
            is_meant = all(sides) if is_alone else any(sides) or match[0][0] not in _WORDS_TOO
            if name.removesuffix(NUMBER_ONLY) in names and is_meant:
                yield Found("reference-lookalike", match[0], text.count(match[0], 0, match.start()), {"found": match[0], "near": name})
        # What stands in brackets is told once.
        searched = _BRACKETED.sub(lambda match: "\x00" * len(match[0]), searched)


def without_code(text: str) -> str:
    """The text, as long as it is, without code and references; literal braces stay, because they may be meant as references."""

    def blanked(match: re.Match[str]) -> str:
        return "\x00" * len(match[0]) if match[0][0] == "`" or isinstance(reference(match), Reference) else match[0]

    return BRACES.sub(blanked, _CODE.sub(lambda match: "\x00" * len(match[0]), text))
