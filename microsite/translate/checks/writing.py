"""Checks of scripts, punctuation, words and spaces in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from microsite.translate.checks.pair import Finding, TextPair
from microsite.translate.expected import SLOT
from microsite.translate.language_data import language_data
from microsite.translate.scripts import FULL_WIDTH, HALF_WIDTH, HAN, HAN_RUN, LETTERS, WORD, invisible_in, is_cased, letters_of, writes_han


def han(pair: TextPair) -> Iterator[Finding]:
    """Report Han characters in a language that isn't written with them."""
    if not writes_han(pair.locale):
        for match in HAN_RUN.finditer(pair.text):
            yield Finding("check-han", {"found": match[0]}, *match.span())


_FEW = 2


def script(pair: TextPair) -> Iterator[Finding]:
    """Report a translation of several words without letters of the language's script."""
    if pair.text == pair.source or len(WORD.findall(pair.words)) <= _FEW:
        return
    own = letters_of(pair.locale)
    if own is not None and own != letters_of(pair.source_locale) and LETTERS.search(pair.words) and not own.search(pair.words):
        yield Finding("check-script", {}, 0, len(pair.text))


_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）", '"': "“”"}
_OTHER_HALF = {"、": ",", "《": "“", "》": "”", "「": "“", "」": "”", "\u3000": " ", "％": "%", "～": "–", "——": "–", "……": "…"}
_HALF = {full: half for half, full in _FULL.items() if len(full) == 1} | _OTHER_HALF


def punctuation(pair: TextPair) -> Iterator[Finding]:
    """Report half-width punctuation between Han characters, and full-width punctuation in other scripts."""
    if writes_han(pair.locale):
        for match in HALF_WIDTH.finditer(pair.words):
            yield Finding("check-half-width", {"found": match[0], "expected": _FULL[match[0]]}, *match.span())
    else:
        for match in FULL_WIDTH.finditer(pair.text):
            expected = _HALF.get(match[0])
            yield Finding("check-full-width", {"found": match[0]} | ({"expected": expected} if expected else {}), *match.span())


_OPEN = {"(": ")", "[": "]", "“": "”", "«": "»", "（": ")", "【": "]"}
_CLOSE = {")": ")", "]": "]", "”": "”", "»": "»", "）": ")", "】": "]"}
_BRACKETS = re.compile("[()\\[\\]“”«»（）【】]")
_NUMBERING = re.compile(r"(?<!\w)\w{1,2}[)）]\Z")


def brackets(pair: TextPair) -> Iterator[Finding]:
    """Report an unpaired bracket or quotation mark, unless the source text has one, too."""
    if not _BRACKETS.search(pair.words) or _unpaired(pair.source_words) is not None:
        return
    at = _unpaired(pair.words)
    if at is not None:
        yield Finding("check-unpaired", {"found": pair.words[at]}, at, at + 1)


def _unpaired(text: str) -> int | None:
    """The position of an unpaired sign."""
    # „so“ and »so« use the signs the other way round; «a) b)» is a numbering.
    skipped = ("“”" if "„" in text or "‟" in text else "") + (
        "«»" if re.search("»[^«»]+«", text) and not text.find("«") < text.find("»") else ""
    )
    stack: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in skipped:
            continue
        if sign in _OPEN:
            stack.append((_OPEN[sign], match.start()))
        elif not stack and _NUMBERING.search(text, max(0, match.start() - 3), match.end()):
            continue
        elif not stack or stack.pop()[0] != _CLOSE[sign]:
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


_DOUBLE_WORD = re.compile(r"(?<![\w-])([^\W\d_]+(?:['’][^\W\d_]+)?)[ \u00a0\n]+\1(?![\w-])", re.IGNORECASE)
_DOUBLE_PHRASE = re.compile(r"(?<![\w-])(([^\W\d_]+) [^\W\d_]+(?: [^\W\d_]+)?) \1(?![\w-])(?! \2(?!\w))", re.IGNORECASE)
_DOUBLE_HAN = re.compile("([\u3400-\u9fff]{2,8})\\1")
_TOKEN = re.compile(r"[^\W\d_]+")
_SEVERAL = 3


def words(pair: TextPair) -> Iterator[Finding]:
    """Report a word or phrase that is repeated, unless the language doubles it."""
    data = language_data(pair.locale)
    if writes_han(pair.locale):
        yield from _han_words(pair)
        return
    tokens = _TOKEN.findall(pair.words.lower())
    # A quick test: most texts repeat no word within three words.
    if not any(any(map(eq, tokens, tokens[step:])) for step in (1, 2, 3)):
        return
    for match in _DOUBLE_WORD.finditer(pair.words):
        name = match[1][0].isupper() and match[0].endswith(match[1])
        if match[1].lower() not in data.doubled and not name:
            yield Finding("check-double-word", {"found": match[1]}, *match.span())
    for match in _DOUBLE_PHRASE.finditer(pair.words):
        before = pair.words[: match.start()].split()[-1:]
        # «step by step by step»
        if not before or before[0].lower() != match[1].split()[-1].lower():
            yield Finding("check-double-word", {"found": match[1]}, *match.span())


def _han_words(pair: TextPair) -> Iterator[Finding]:
    data = language_data(pair.locale)
    for match in _DOUBLE_HAN.finditer(pair.words):
        emphasis = len(match[1]) < _SEVERAL and any(each in data.reduplicated for each in match[1])
        if not emphasis and len(set(match[1])) > 1:
            yield Finding("check-double-word", {"found": match[1]}, *match.span())
    if data.never_doubled:
        for match in re.finditer(f"([{data.never_doubled}])\\1", pair.words):
            around = pair.words[max(0, match.start() - 2) : match.end() + 2]
            if not any(phrase in around for phrase in data.doubled):
                yield Finding("check-double-word", {"found": match[1]}, *match.span())


_DOUBLE_SPACE = re.compile(r"(?<=\S)(?:  +|[ \u00a0]*\t[ \t]*|\u00a0[ \u00a0]+| \u00a0+)(?=\S)")
_SPACE_BEFORE = re.compile(r"(?<=[\w}”’)\]]) +([,.)\]])(?=[\s”’)]|$)")
_LOOSE = re.compile(r" [,.)\]]|[(\[] ")
_SPACE_INSIDE = re.compile(r"([(\[]) +(?=\S)")
_NO_SPACE = re.compile(
    r"(?<=[^\W\d_]{2})[,;](?=[^\W\d_]{2})|(?<=[}”)])[,;](?=[^\W\d_{“(])|(?<=[^\W\d_]{2}),(?=[{“])|(?<=[^\W\d_A-Z]{2})\.(?=[A-Z][a-z])"
)
_CLOSE_BY = re.compile(r"[,;.][^\W\d_]|[,;][{“(]")
_GLUED = re.compile(r"[^\W\d_]+\{(?!\{)|(?<!\})\}[^\W\d_]{3,}")
_HAN_SPACE = re.compile("(?<=[\u3400-\u9fff，。；：、！？]) +(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) +(?=[，。；：、！？])")


def spaces(pair: TextPair) -> Iterator[Finding]:
    """Report missing and superfluous spaces, and invisible characters."""
    text, of_han = pair.text, writes_han(pair.locale)
    for match in _DOUBLE_SPACE.finditer(text) if "  " in text or "\t" in text or "\u00a0" in text else ():
        yield Finding("check-double-space", {}, *match.span())
    inner = text.strip()
    start = len(text) - len(text.lstrip())
    at_edge = inner != text and pair.source.strip() == pair.source
    if at_edge:
        yield Finding("check-edge-space", {}, *((0, start) if start else (len(inner), len(text))))
    for match in invisible_in(pair.locale).finditer(text):
        # Characters at the edges are reported already.
        if match[0] not in pair.source and not (at_edge and not start <= match.start() < start + len(inner)):
            yield Finding("check-invisible", {"found": f"U+{ord(match[0]):04X}"}, *match.span())
    if of_han:
        if not HAN.search(pair.source):
            for match in _HAN_SPACE.finditer(text):
                yield Finding("check-space-extra", {}, *match.span())
        return
    for pattern in (_SPACE_BEFORE, _SPACE_INSIDE) if _LOOSE.search(text) else ():
        for match in pattern.finditer(text):
            yield Finding("check-space-extra", {}, *match.span())
    for match in _NO_SPACE.finditer(_with_references(pair)) if _CLOSE_BY.search(text) else ():
        yield Finding("check-space-lost", {"found": match[0]}, *match.span())
    for match in _GLUED.finditer(text) if "{" in text else ():
        letters = match[0].strip("{}")
        if is_cased(letters) and letters.islower() and match[0].strip("}") not in pair.source:
            yield Finding("check-space-lost", {"found": match[0]}, *match.span())


def _with_references(pair: TextPair) -> str:
    """The translation without addresses and code, but with the braces of references."""
    if "{" not in pair.text:
        return pair.words
    characters = list(pair.words)
    for match in SLOT.finditer(pair.text):
        characters[match.start()], characters[match.end() - 1] = match[0][0], match[0][-1]
    return "".join(characters)
