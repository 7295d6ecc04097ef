"""What looks wrong in a translation, by comparing it with its source: findings with positions, all of them warnings.

A translator's comment silences one check for one message: `# check: ignore numbers`.
"""

# CODES: code → facts. Each has the fact `check`, the name that silences it.
#
# code                    facts             what they are
# check-reference-lost    found             name of the figure or slot that the source shows and the translation doesn't (`jobs`)
# check-reference-extra   found, near?      name that the translation shows and the source doesn't; the source's name that it may mean
# check-link-lost         found             address of a link that the translation lacks
# check-link-extra        found             address of a link that the source lacks
# check-markup            element, found, expected
#                         em, strong, code, li, ul, ol, blockquote, pre, br, hr; how many in the translation, in the source
# check-han               found             a run of Han characters in a language that doesn't use them
# check-full-width        found, expected?  a full-width sign in such a language, and the sign to write instead
# check-half-width        found, expected   a half-width sign between Han characters, and the full-width one
# check-same              —                 the translation is the source text
# check-double-word       found             the word that stands twice
# check-double-space      —                 two spaces or more
# check-edge-space        —                 a space or line end at the beginning or end
# check-number-lost       found             a number as written in the source; the translation doesn't state it
# check-number-extra      found             a number as written in the translation; the source doesn't state it

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic, near, ordered
from microsite.load.catalogues import is_prose
from microsite.model.catalogue import INTERFACE
from microsite.read.po import Entry, extent
from microsite.settings import SHIPPED
from microsite.text import prose
from microsite.translate.amounts import amounts, spells_out
from microsite.translate.catalogues import Linked, Place, places, read
from microsite.translate.scripts import FULL_WIDTH, HALF_WIDTH, HAN, HAN_RUN, LETTERS, WORD, writes_han
from microsite.translate.wanted import SLOT, Wanted, slots


class Pair(NamedTuple):
    """A source text and one form of its translation, as the checks get them."""

    source: str
    text: str
    source_locale: str
    locale: str
    is_prose: bool


class Finding(NamedTuple):
    """One thing that looks wrong, between two characters of the translation; nothing between them means the whole."""

    code: str
    facts: dict[str, str]
    start: int = 0
    stop: int = 0


def check(root: Path, site: Linked, shipped: Path = SHIPPED) -> tuple[Diagnostic, ...]:
    """The findings in all catalogues of a root, and the faults of those that can't be read."""
    expected, faults = places(root, site, shipped)
    found = list(faults)
    for place in expected:
        held = read(root, place.file)
        found += held.faults
        if held.po is not None:
            found += check_catalogue(place, held.po.messages)
    return tuple(ordered(found))


def check_catalogue(place: Place, entries: Iterable[Entry]) -> list[Diagnostic]:
    """The findings in one catalogue; what isn't published as translated isn't looked at."""
    wanted = {want.key: want for want in place.wanted}
    found: list[Diagnostic] = []
    for entry in entries:
        want = wanted.get(entry.key)
        if want is not None and not entry.fuzzy and any(entry.msgstr):
            found += _check_entry(place, want, entry)
    return found


def _check_entry(place: Place, want: Wanted, entry: Entry) -> Iterator[Diagnostic]:
    of_prose = place.name != INTERFACE and is_prose(want.context or "")
    silenced = entry.silenced
    for index, text in enumerate(entry.msgstr):
        if not text:
            continue
        pair = Pair(want.plural or want.msgid, text, place.source, place.language.locale, of_prose)
        field = f"msgstr[{index}]" if want.plural is not None else "msgstr"
        for name, find in CHECKS.items():
            for finding in find(pair) if name not in silenced else ():
                line, column, length = extent(entry, field, finding.start, finding.stop)
                yield diagnostic(finding.code, Position(place.file, line, column, length), check=name, **finding.facts)


def _references(pair: Pair) -> Iterator[Finding]:
    if "{" not in pair.source and "{" not in pair.text:
        return
    ours, theirs = (_shown(text, pair.is_prose) for text in (pair.source, pair.text))
    for name in sorted(ours - theirs):
        yield Finding("check-reference-lost", {"found": name})
    for name in sorted(theirs - ours):
        match = re.search(re.escape("{" + name) + r"(?:\.number)?\}", pair.text)
        meant = near(name, ours - theirs)
        facts = {"found": name} | ({"near": meant} if meant else {})
        yield Finding("check-reference-extra", facts, *(match.span() if match else (0, 0)))


def _shown(text: str, of_prose: bool) -> set[str]:
    return {reference.name for reference in prose.references(text)} if of_prose else slots(text)


@lru_cache(maxsize=4096)
def _structure(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The elements of a text, without paragraphs, and the addresses of its links."""
    elements: list[str] = []
    links: list[str] = []
    stack: list[prose.ProseNode] = list(prose.parse(text).nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, prose.Element):
            stack.extend(node.children)
            if node.tag == "a":
                links.append(node.href)
            elif node.tag != "p":
                elements.append(node.tag)
    return tuple(elements), tuple(links)


def _links(pair: Pair) -> Iterator[Finding]:
    if not pair.is_prose:
        return
    (_, ours), (_, theirs) = _structure(pair.source), _structure(pair.text)
    for address in sorted((Counter(ours) - Counter(theirs)).elements()):
        yield Finding("check-link-lost", {"found": address})
    for address in sorted((Counter(theirs) - Counter(ours)).elements()):
        start = pair.text.find(address)
        yield Finding("check-link-extra", {"found": address}, max(start, 0), start + len(address) if start >= 0 else 0)


def _markup(pair: Pair) -> Iterator[Finding]:
    if not pair.is_prose:
        return
    (ours, _), (theirs, _) = _structure(pair.source), _structure(pair.text)
    expected, found = Counter(ours), Counter(theirs)
    for element in sorted(expected.keys() | found.keys()):
        if expected[element] != found[element]:
            yield Finding("check-markup", {"element": element, "found": str(found[element]), "expected": str(expected[element])})


def _han(pair: Pair) -> Iterator[Finding]:
    if not writes_han(pair.locale):
        for match in HAN_RUN.finditer(pair.text):
            yield Finding("check-han", {"found": match[0]}, *match.span())


_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）"}
_OTHER_HALF = {"、": ",", "《": "“", "》": "”", "「": "“", "」": "”", "\u3000": " ", "％": "%", "～": "–"}
_HALF = {full: half for half, full in _FULL.items()} | _OTHER_HALF


def _punctuation(pair: Pair) -> Iterator[Finding]:
    if writes_han(pair.locale):
        for match in HALF_WIDTH.finditer(_without_slots(pair.text)):
            yield Finding("check-half-width", {"found": match[0], "expected": _FULL[match[0]]}, *match.span())
    else:
        for match in FULL_WIDTH.finditer(pair.text):
            expected = _HALF.get(match[0])
            yield Finding("check-full-width", {"found": match[0]} | ({"expected": expected} if expected else {}), *match.span())


def _same(pair: Pair) -> Iterator[Finding]:
    if pair.text != pair.source:
        return
    words = [word for word in WORD.findall(_without_slots(pair.source)) if LETTERS.search(word)]
    # A single word or name may well be the same in two languages that share a script.
    if (HAN.search(pair.source) and not writes_han(pair.locale)) or len(words) > 1:
        yield Finding("check-same", {}, 0, len(pair.text))


_DOUBLE_WORD = re.compile(r"\b([^\W\d_]{2,})[ \u00a0]+\1\b", re.IGNORECASE)
_DOUBLE_SPACE = re.compile(r"(?<=\S)  +(?=\S)")


def _words(pair: Pair) -> Iterator[Finding]:
    for match in _DOUBLE_WORD.finditer(pair.text):
        if not HAN.search(match[1]):
            yield Finding("check-double-word", {"found": match[1]}, *match.span())


def _spaces(pair: Pair) -> Iterator[Finding]:
    for match in _DOUBLE_SPACE.finditer(pair.text):
        yield Finding("check-double-space", {}, *match.span())
    inner = pair.text.strip()
    if inner != pair.text and pair.source.strip() == pair.source:
        start = len(pair.text) - len(pair.text.lstrip())
        yield Finding("check-edge-space", {}, *((0, start) if start else (len(inner), len(pair.text))))


_LARGEST_SPELLED = 12
"""In a language whose number words aren't known, a number up to this may be there as a word."""


def _numbers(pair: Pair) -> Iterator[Finding]:
    ours = amounts(_without_links(pair.source), pair.source_locale)
    theirs = amounts(_without_links(pair.text), pair.locale)
    our_values, their_values = ({amount.value for amount in found} for found in (ours, theirs))
    for amount in ours:
        if not amount.spelled and amount.value not in their_values and (spells_out(pair.locale) or amount.value > _LARGEST_SPELLED):
            yield Finding("check-number-lost", {"found": pair.source[amount.start : amount.stop]})
    for amount in theirs:
        if amount.spelled or amount.value in our_values or _is_year(pair.text[amount.start : amount.stop]):
            continue
        if spells_out(pair.source_locale) or amount.value > _LARGEST_SPELLED:
            yield Finding("check-number-extra", {"found": pair.text[amount.start : amount.stop]}, amount.start, amount.stop)


def _is_year(digits: str) -> bool:
    """A year that the source doesn't name may be named for clearness; a wrong one shows in the one that is lost."""
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _without_slots(text: str) -> str:
    """The text with its references blanked out, each character in its place."""
    return SLOT.sub(lambda match: " " * len(match[0]), text) if "{" in text else text


_ADDRESS = re.compile(r"\]\([^()\s]*\)|<[^<>\s]+>")


def _without_links(text: str) -> str:
    text = _without_slots(text)
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text) if "](" in text or "<" in text else text


CHECKS: dict[str, Callable[[Pair], Iterable[Finding]]] = {
    "references": _references,
    "links": _links,
    "markup": _markup,
    "han": _han,
    "punctuation": _punctuation,
    "same": _same,
    "words": _words,
    "spaces": _spaces,
    "numbers": _numbers,
}
"""each check by the name that silences it"""
