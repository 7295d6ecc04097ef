"""What keeps a translation from being published: findings that certainly make it say something else than its source, or break its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.proofreading.dates import dates, has_dates
from microsite.proofreading.numbers import digits_differ, numbers
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.structure import has_links, is_prose, links, marks_shown, markup, references, references_differ, syntax
from microsite.read.po import Entry, Header, extent


class Check(NamedTuple):
    """A check some of whose findings block. It reads the texts as typed, without samples or limits."""

    find: Callable[[TextPair], Iterable[Finding]]
    may_block: Callable[[TextPair], bool]
    """tells fast, of most translations, that it can find nothing in them that blocks: a build looks at every one"""


_CHECKS = (
    Check(references, references_differ),
    Check(syntax, is_prose),
    Check(links, has_links),
    Check(markup, marks_shown),
    Check(numbers, digits_differ),
    Check(dates, has_dates),
)
BLOCKING = {each.find.__name__: each for each in _CHECKS}
"""by the name that silences them"""

NEVER_SILENCED = frozenset({"references", "syntax"})
"""those whose blocking findings no comment silences: the page would show broken text"""


_NUMBERS_TRIED = 200


class Located(NamedTuple):
    """A finding, with the name of its check and the number of the form that it is in."""

    check: str
    form: int
    finding: Finding


def is_silenced(check: str, finding: Finding, silenced: Container[str]) -> bool:
    """Whether a translator's comment says that a finding is none."""
    return check in silenced and not (finding.blocks and check in NEVER_SILENCED)


def contradictions(pairs: Sequence[TextPair], silenced: Collection[str] = ()) -> Iterator[Located]:
    """The blocking findings in the forms of a translation."""
    for form, pair in enumerate(pairs):
        if not pair.text:
            continue
        for name, check in BLOCKING.items():
            for finding in check.find(pair) if check.may_block(pair) else ():
                if finding.blocks and not is_silenced(name, finding, silenced):
                    yield Located(name, form, finding)


def pairs_of(
    source: str,
    plural: str | None,
    forms: Sequence[str],
    source_locale: str,
    locale: str,
    is_prose: bool,
    alone: Container[int] = (),
    is_sentence: bool = False,
) -> list[TextPair]:
    """Each form of a translation beside its source text; `alone`: the forms that serve one number alone, and may leave it out."""
    return [
        TextPair(
            plural if plural is not None and index else source,
            text,
            source_locale,
            locale,
            is_prose,
            is_sentence,
            counts_one=plural is not None and index in alone,
        )
        for index, text in enumerate(forms)
    ]


def forms_for_one(header: Header | None) -> frozenset[int]:
    """The plural forms of a catalogue that serve a single number each, «one person», and may leave it out."""
    served = Counter(header.plural(number) for number in range(_NUMBERS_TRIED)) if header is not None else Counter()
    return frozenset(form for form, count in served.items() if count == 1)


def may_leave_out(context: str, alone: frozenset[int]) -> frozenset[int]:
    """Those of the forms that may do so in a message: not in a unit, whose forms also serve decimals."""
    return frozenset() if context.startswith("unit.") else alone


def located(file: str, entry: Entry, each: Located) -> Diagnostic:
    """A finding as a diagnostic, at its place in the catalogue."""
    check, form, finding = each
    field = f"msgstr[{form}]" if entry.msgid_plural is not None else "msgstr"
    position = Position(file, *extent(entry, field, finding.start, finding.stop))
    silence = None if finding.blocks and check in NEVER_SILENCED else check
    found = diagnostic(finding.code, position, check=check, silence=silence, **finding.facts)
    return found._replace(withholds=finding.blocks)
