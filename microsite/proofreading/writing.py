"""Checks of punctuation, words and spaces in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.proofreading.language_data import (
    BLANK,
    HAN,
    LETTERS,
    WORD,
    language_data,
    script_name,
    writes_han,
)
from microsite.proofreading.pair import Finding, TextPair
from microsite.read.unseen import unseen
from microsite.text.slots import SLOT

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）", '"': "“”"}
_OTHER_HALF = {"、": ",", "《": "“", "》": "”", "「": "“", "」": "”", "\u3000": " ", "％": "%", "～": "–", "——": "–", "……": "…"}
# Curly quotes, … and — are used in both scripts, doubled … and — only in Han.
_FULL_WIDTH = re.compile("[\u3000-\u3004\u3008-\u301f\u3030\uff01-\uff60\uffe0-\uffe6]|\u2014{2,}|\u2026{2,}")
_AFTER, _BEFORE = f"(?<={HAN.pattern})", f"(?={HAN.pattern})"
_LAST = r"(?=[\s”’）」』*_]*$)"
_HALF_WIDTH = re.compile(
    rf"{_AFTER}[,;:!?](?![0-9A-Za-z/])|[,;!?]{_BEFORE}|(?<![0-9A-Za-z]):{_BEFORE}|{_AFTER}\.(?:{_BEFORE}|{_LAST})"
    rf"|{_AFTER}\((?!\))|{_AFTER}\)|\){_BEFORE}|{_AFTER}\"|\"{_BEFORE}"
)
"""half-width punctuation next to Han characters, where full-width punctuation is needed"""
_HALF = {full: half for half, full in _FULL.items() if len(full) == 1} | _OTHER_HALF


def punctuation(pair: TextPair) -> Iterator[Finding]:
    """Report half-width punctuation between Han characters, and full-width punctuation in other scripts."""
    if writes_han(pair.locale):
        for match in _HALF_WIDTH.finditer(pair.words):
            yield Finding("check-half-width", {"found": match[0], "expected": _FULL[match[0]]}, *match.span())
    else:
        for match in _FULL_WIDTH.finditer(pair.text):
            yield Finding("check-full-width", {"found": match[0], "expected": _HALF.get(match[0])}, *match.span())


_ENDS = {
    "stop": {"": ".", "HAN": "。", "DEVANAGARI": "।", "ARMENIAN": "։", "ETHIOPIC": "።"},
    "question": {"": "?", "HAN": "？", "ARABIC": "؟", "GREEK": ";"},
    "exclamation": {"": "!", "HAN": "！"},
    "colon": {"": ":", "HAN": "："},
    "semicolon": {"": ";", "HAN": "；", "ARABIC": "؛"},
    "comma": {"": ",", "HAN": "，", "ARABIC": "،"},
    "ellipsis": {"": "…", "HAN": "……"},
}
"""kind of sign at the end → script → sign; "" stands for scripts that are not named"""
_KIND_OF = {sign: kind for kind, signs in _ENDS.items() for sign in signs.values()} | {"．": "stop", "۔": "stop", "、": "comma"}
_WITHOUT_STOPS = ("THAI", "LAO", "MYANMAR", "KHMER", "TIBETAN")
"""scripts without a sign at the end of a sentence"""

_CLOSERS = re.compile(rf"(?:[”’“»」』）)】\]*_`\"'›]|{BLANK.pattern})+\Z")
"""what may follow the sign at the end of a sentence"""
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\Z")
_DOTTED = re.compile(r"(?:\b[^\W\d_]\.){2,}\Z")


def ends(pair: TextPair) -> Iterator[Finding]:
    """Report another kind of sign at the end of the text, in lists at the end of each line, or one of another script."""
    ours, theirs = pair.source.split("\n"), pair.text.split("\n")
    if len(ours) != len(theirs):
        ours, theirs = ours[-1:], [pair.text]
    at = 0
    for before, after in zip(ours, theirs, strict=True):
        if before.strip() and after.strip():
            yield from _line_end(pair, before.rstrip(), after, at)
        at += len(after) + 1


def _line_end(pair: TextPair, source: str, text: str, at: int) -> Iterator[Finding]:
    (ours, _), (theirs, place) = _end(source, pair.source_locale), _end(text, pair.locale)
    script = "HAN" if writes_han(pair.locale) else script_name(pair.locale)
    signs = _ENDS.get(ours, {})
    expected = signs.get(script) or signs.get("")
    if ours == theirs:
        # Directly after a Han character, the check of punctuation reports it.
        is_sound = not (script == "HAN" and ours and text[place].isascii() and HAN.search(text) and not HAN.match(text, place - 1))
    else:
        is_sound = (
            (ours == "stop" and not theirs and script in _WITHOUT_STOPS)
            or (theirs == "stop" and not ours and _abbreviated(text[: place + 1], pair.locale))
            or (ours == "stop" and not theirs and _abbreviated(_CLOSERS.sub("", source), pair.source_locale))
        )
    if not is_sound:
        yield Finding("check-end", {"found": text[place] if theirs else None, "expected": expected}, at + place, at + place + 1)


def _end(text: str, locale: str) -> tuple[str, int]:
    """The kind of sign at the end of a text ("" for none), and the position of the sign or the last character."""
    inner = _CLOSERS.sub("", text)
    if not inner:
        return "", max(0, len(text) - 1)
    if inner.endswith("..."):
        return "ellipsis", len(inner) - 3
    kind = "question" if inner[-1] == ";" and script_name(locale) == "GREEK" else _KIND_OF.get(inner[-1], "")
    return kind, len(inner) - 1


def _abbreviated(text: str, locale: str) -> bool:
    """Whether the full stop belongs to an abbreviation."""
    word = _LAST_WORD.search(text)
    return bool(word and word[1].lower() in language_data(locale).abbreviations) or bool(_DOTTED.search(text))


_ONE_WIDTH = str.maketrans("（）【】", "()[]")
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»"}
_BRACKETS = re.compile("[()\\[\\]“”«»]")
_NUMBERING = re.compile(r"(?<!\w)\w{1,2}\)\Z")


def brackets(pair: TextPair) -> Iterator[Finding]:
    """Report an unpaired bracket or quotation mark, unless the source text has one, too."""
    at = _unpaired(pair.filled.text)
    if at is not None and _unpaired(pair.source_filled.text) is None:
        yield Finding("check-unpaired", {"found": pair.filled.text[at]}, *pair.filled.typed(at, at + 1))


def _unpaired(text: str) -> int | None:
    """The position of an unpaired sign."""
    text = text.translate(_ONE_WIDTH)
    # „so“ and »so« use the signs the other way round; «a) b)» is a numbering.
    skipped = "“”" if "„" in text or "‟" in text else ""
    if re.search("»[^«»]+«", text) and not text.find("«") < text.find("»"):
        skipped += "«»"
    stack: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in skipped:
            continue
        if sign in _PAIRS:
            stack.append((_PAIRS[sign], match.start()))
        elif not stack and _NUMBERING.search(text, max(0, match.start() - 3), match.end()):
            continue
        elif not stack or stack.pop()[0] != sign:
            return match.start()
    return stack[-1][1] if stack else None


def same(pair: TextPair) -> Iterator[Finding]:
    """Report a translation that is a copy of its source."""
    if pair.text != pair.source:
        return
    words = [word for word in WORD.findall(pair.source_words) if LETTERS.search(word)]
    # A single word or name can be the same in two languages with one script.
    if (HAN.search(pair.source) and not writes_han(pair.locale)) or len(words) > 1:
        yield Finding("check-same", {}, 0, len(pair.text))


_DOUBLE_WORD = re.compile(r"(?<![\w-])([^\W\d_]+(?:['’][^\W\d_]+)?)[ \u00a0\n]{1,2}\1(?![\w-])", re.IGNORECASE)
_DOUBLE_PHRASE = re.compile(r"(?<![\w-])(([^\W\d_]+) [^\W\d_]+(?: [^\W\d_]+)?) \1(?![\w-])(?! \2(?!\w))", re.IGNORECASE)
_DOUBLE_HAN = re.compile("([\u3400-\u9fff]{2,8})\\1")
_SEVERAL = 3


def words(pair: TextPair) -> Iterator[Finding]:
    """Report a word or phrase that is repeated, unless the language doubles it."""
    for match in _doubled_han(pair) if writes_han(pair.locale) else _doubled_words(pair):
        yield Finding("check-double-word", {"found": match[1]}, *match.span())
    edges = [edge for each in pair.filled.shown for edge in (each.start, each.stop)] if not writes_han(pair.locale) else []
    # {jobs} people, where the reference also shows the word.
    for match in _DOUBLE_WORD.finditer(pair.filled.text) if edges else ():
        if any(match.start() < edge < match.end() for edge in edges):
            yield pair.found("check-double-word", *match.span(), found=match[1])


def _doubled_words(pair: TextPair) -> Iterator[re.Match[str]]:
    data = language_data(pair.locale)
    for match in _DOUBLE_WORD.finditer(pair.words):
        is_name = match[1][0].isupper() and match[0].endswith(match[1])
        if match[1].lower() not in data.doubled and not is_name:
            yield match
    for match in _DOUBLE_PHRASE.finditer(pair.words):
        before = pair.words[: match.start()].split()[-1:]
        # «step by step by step»
        if not before or before[0].lower() != match[1].split()[-1].lower():
            yield match


def _doubled_han(pair: TextPair) -> Iterator[re.Match[str]]:
    data = language_data(pair.locale)
    for match in _DOUBLE_HAN.finditer(pair.words):
        is_emphasis = len(match[1]) < _SEVERAL and any(each in data.reduplicated for each in match[1])
        if not is_emphasis and len(set(match[1])) > 1:
            yield match
    for match in re.finditer(f"([{data.never_doubled}])\\1", pair.words) if data.never_doubled else ():
        around = pair.words[max(0, match.start() - 2) : match.end() + 2]
        if not any(phrase in around for phrase in data.doubled):
            yield match


_DOUBLE_SPACE = re.compile(r"(?<=\S)(?:  +|[ \u00a0]*\t[ \t]*|\u00a0[ \u00a0]+| \u00a0+)(?=\S)")
_EXTRA_SPACE = re.compile(r"(?<=[\w}”’)\]]) +[,.)\]](?=[\s”’)]|$)|[(\[] +(?=\S)")
_HAN_SPACE = re.compile("(?<=[\u3400-\u9fff，。；：、！？]) +(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) +(?=[，。；：、！？])")
_NO_SPACE = re.compile(
    r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})|(?<=[}”)])[,;](?=[^\W\d_{“(])|(?<=[^\W\d_]{2}),(?=[{“])|(?<=[^\W\d_A-Z]{2})\.(?=[A-Z][a-z])"
)
_GLUED = re.compile(r"[^\W\d_]+\{(?!\{)|(?<!\})\}[^\W\d_]{3,}")


def spaces(pair: TextPair) -> Iterator[Finding]:
    """Report missing and superfluous spaces, and invisible characters."""
    text, inner = pair.text, pair.text.strip()
    for match in _DOUBLE_SPACE.finditer(text):
        yield Finding("check-double-space", {}, *match.span())
    start = len(text) - len(text.lstrip())
    at_edge = inner != text and pair.source.strip() == pair.source
    if at_edge:
        yield Finding("check-edge-space", {}, *((0, start) if start else (len(inner), len(text))))
    for offset, _ in unseen(text):
        # Characters at the edges are reported already.
        if text[offset] not in pair.source and not (at_edge and not start <= offset < start + len(inner)):
            yield Finding("check-invisible", {"found": f"U+{ord(text[offset]):04X}"}, offset, offset + 1)
    if writes_han(pair.locale):
        for match in _HAN_SPACE.finditer(text) if not HAN.search(pair.source) else ():
            yield Finding("check-space-extra", {}, *match.span())
        return
    for match in _EXTRA_SPACE.finditer(text):
        yield Finding("check-space-extra", {}, *match.span())
    for match in _NO_SPACE.finditer(_with_references(pair)):
        yield Finding("check-space-lost", {"found": match[0]}, *match.span())
    yield from _glued_to_references(pair)
    for match in _GLUED.finditer(text) if "{" in text else ():
        letters = match[0].strip("{}")
        if letters != letters.upper() and letters.islower() and match[0].strip("}") not in pair.source:
            yield Finding("check-space-lost", {"found": match[0]}, *match.span())


def _glued_to_references(pair: TextPair) -> Iterator[Finding]:
    """Letters directly after a reference that ends with a letter, and a reference directly after punctuation."""
    text = pair.filled.text
    for each in pair.filled.shown:
        ending = _LETTERS_BEHIND.match(text, each.stop)
        if ending is not None and text[each.stop - 1].isalpha() and len(ending[0]) < _SEVERAL:
            start = text.rfind(" ", 0, each.stop) + 1
            yield pair.found("check-space-lost", each.start, ending.end(), found=text[start : ending.end()])
        if _PUNCTUATED.search(text, 0, each.start):
            yield pair.found("check-space-lost", each.start - 1, each.stop, found=text[each.start - 1 : each.stop])


_LETTERS_BEHIND = re.compile(r"[^\W\d_]+")
_PUNCTUATED = re.compile(r"[^\W\d_][:]\Z")


def _with_references(pair: TextPair) -> str:
    """The translation without addresses and code, but with the braces of references."""
    characters = list(pair.words)
    for match in SLOT.finditer(pair.text):
        characters[match.start()], characters[match.end() - 1] = match[0][0], match[0][-1]
    return "".join(characters)
