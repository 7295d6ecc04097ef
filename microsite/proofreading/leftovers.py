"""Check for what readers must not see: what a translating machine says of its work, HTML entities, a sentence that begins small."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.proofreading.language_data import language_data, writes_han
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.wording import of_machines

_FENCE = re.compile(r"```|~~~|</?(?:translation|output|answer|source|target|text|response)>", re.IGNORECASE)


def leftovers(pair: TextPair) -> Iterator[Finding]:
    """Report what a translating machine says of itself or of its work, in whatever language it does."""
    found = _FENCE.search(pair.text) if any(sign in pair.text for sign in "`~<") else None
    if found is None or found[0] in pair.source:
        found = _of_machine(pair.text)
        # What the source says of translations, a translation may say, too.
        found = None if found is not None and _of_machine(pair.source) is not None else found
    if found is not None:
        yield Finding("check-leftover", {"found": found[0].strip()}, *found.span())
    draft = _DRAFT.search(pair.text)
    if draft is not None and draft[0] not in pair.source:
        yield Finding("check-draft", {"found": draft[0]}, *draft.span())


_DRAFT = re.compile(
    r"\b(?:TODO|FIXME|XXX+|TBC|TBD|TBA|TK)\b|\((?:tbc|tbd|tba)\)|[?？]{2,}|\b[Ll]orem ipsum\b"
    r"|[\[(<](?:check|verify|confirm|translate|fix|unclear|illegible|please)\b[^\])>\n]{0,40}[\])>](?!\()"
    r"|[（(\[【](?:待|未)(?:译|定|查|核|补|确认|核实|翻译|校)[^）)\]】]{0,8}[）)\]】]"
)
"""what writers leave in a text to come back to it"""


def _of_machine(text: str) -> re.Match[str] | None:
    first, anywhere = of_machines()
    return first.match(text) or anywhere.search(text)


_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)


def entities(pair: TextPair) -> Iterator[Finding]:
    """Report HTML entities, unless the source text has them; in prose, `syntax` does."""
    if pair.is_prose or "&" not in pair.text:
        return
    for match in _ENTITY.finditer(pair.words):
        if match[0] not in pair.source:
            yield Finding("check-entity", {"found": match[0]}, *match.span())


_NEXT = re.compile(r"(?<=[^\W\d_]{3})[.!?][”’\"')]*\s+")
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = ".!?。！？"


def capitals(pair: TextPair) -> Iterator[Finding]:
    """Report a sentence that begins with a small letter, also by what a reference shows."""
    text = pair.filled.text
    if writes_han(pair.locale) or text.rstrip("”’\"')*_` \n")[-1:] not in tuple(_STOPS):
        return
    starts = [0, *(match.end() for match in _NEXT.finditer(text) if not _abbreviates(text, match.start(), pair.locale))]
    for start in starts:
        word = _WORD.match(text, start)
        # iPhone, pH and e-Station begin small everywhere.
        if word is None or not word[0].islower() or re.match(r"[^\s,;:]*[A-Z\d]", text[start : start + _LONG]):
            continue
        if word[0] != word[0].capitalize() and not pair.source_filled.text.lstrip().startswith(word[0]):
            yield pair.found("check-small-letter", word.start(), word.end(), found=word[0], expected=word[0][0].upper() + word[0][1:])


_LONG = 16


def _abbreviates(text: str, stop: int, locale: str) -> bool:
    word = re.search(r"[^\W\d_]+\Z", text[:stop])
    return word is not None and word[0].lower() in language_data(locale).abbreviations
