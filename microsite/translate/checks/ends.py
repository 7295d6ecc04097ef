"""Check that a translation ends with the same kind of punctuation as its source, in the form of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.translate.checks.pair import Finding, TextPair
from microsite.translate.language_data import language_data
from microsite.translate.scripts import BLANK, HAN, script_name, writes_han

_KINDS = {
    "stop": ".。．।۔։።",
    "question": "?？؟;",
    "exclamation": "!！",
    "colon": ":：",
    "semicolon": ";；؛",
    "comma": ",，、،",
    "ellipsis": "…",
}
_KIND_OF = {sign: kind for kind, signs in _KINDS.items() for sign in signs if not (kind == "question" and sign == ";")}
_SIGNS = {
    "stop": ".", "question": "?", "exclamation": "!", "colon": ":", "semicolon": ";", "comma": ",", "ellipsis": "…",
}  # fmt: skip
_FULL_SIGNS = {"stop": "。", "question": "？", "exclamation": "！", "colon": "：", "semicolon": "；", "comma": "，", "ellipsis": "……"}
_OWN_SIGNS = {
    "ARABIC": {"question": "؟", "semicolon": "؛", "comma": "،"},
    "DEVANAGARI": {"stop": "।"},
    "ARMENIAN": {"stop": "։"},
    "ETHIOPIC": {"stop": "።"},
    "GREEK": {"question": ";"},
}
"""other signs, by script"""
_WITHOUT_STOPS = ("THAI", "LAO", "MYANMAR", "KHMER", "TIBETAN")
"""scripts without a sign at the end of a sentence"""

_CLOSERS = re.compile(rf"(?:[”’“»」』）)】\]*_`\"'›]|{BLANK.pattern})+\Z")
"""what may follow the sign at the end of a sentence"""
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\Z")
_DOTTED = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z")


def ends(pair: TextPair) -> Iterator[Finding]:
    """Report a different ending, in lists at the end of each line."""
    ours, theirs = pair.source.split("\n"), pair.text.split("\n")
    if len(ours) != len(theirs):
        ours, theirs = ours[-1:], ["", pair.text][1:]
    at = 0
    for before, after in zip(ours, theirs, strict=True):
        yield from _line(pair, before.rstrip(), after, at)
        at += len(after) + 1


def _line(pair: TextPair, source: str, text: str, at: int) -> Iterator[Finding]:
    if not source.strip() or not text.strip():
        return
    (ours, _), (theirs, place) = _end(source, pair.source_locale), _end(text, pair.locale)
    # Directly after a Han character, the check of punctuation reports it.
    if ours and ours == theirs and text[place].isascii() and writes_han(pair.locale) and _follows_other_script(text, place):
        yield Finding("check-end", {"found": text[place], "expected": _FULL_SIGNS[ours]}, at + place, at + place + 1)
        return
    if ours == theirs or (ours == "stop" and not theirs and script_name(pair.locale) in _WITHOUT_STOPS):
        return
    if theirs == "stop" and not ours and _abbreviated(text[: place + 1], pair.locale):
        return
    if ours == "stop" and not theirs and _abbreviated(_CLOSERS.sub("", source), pair.source_locale):
        return
    expected = _sign(ours, pair.locale)
    facts = ({"found": text[place]} if theirs else {}) | ({"expected": expected} if expected else {})
    yield Finding("check-end", facts, at + place, at + place + 1)


def _follows_other_script(text: str, place: int) -> bool:
    return bool(HAN.search(text)) and not HAN.match(text, place - 1)


def _end(text: str, locale: str) -> tuple[str, int]:
    """The kind of sign at the end of a text ("" for none), and the position of the sign or the last character."""
    inner = _CLOSERS.sub("", text)
    if not inner:
        return "", max(0, len(text) - 1)
    if inner.endswith("..."):
        return "ellipsis", len(inner) - 3
    sign = inner[-1]
    if sign == ";" and script_name(locale) == "GREEK":
        return "question", len(inner) - 1
    return _KIND_OF.get(sign, ""), len(inner) - 1


def _abbreviated(text: str, locale: str) -> bool:
    """Whether the full stop belongs to an abbreviation."""
    word = _LAST_WORD.search(text)
    return bool(word and word[1].lower() in language_data(locale).abbreviations) or bool(_DOTTED.search(text))


def _sign(kind: str, locale: str) -> str:
    signs = _FULL_SIGNS if writes_han(locale) else _SIGNS | _OWN_SIGNS.get(script_name(locale), {})
    return signs.get(kind, "")
