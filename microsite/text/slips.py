"""What is surely a slip in prose: marks that a reader would see, because they are not written as a construct wants it.

The patterns are looked for in what readers see (`reading_back.ReadBack.shown`): what is recognised as a mark, code or a reference is no
slip, nor is what stands behind a backslash. Where it can be told, a slip says how to write what was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from microsite.model.lines import ESCAPED, cells, stands_alone
from microsite.model.rows import rows
from microsite.text.nodes import NAME
from microsite.text.reading_back import HELD, MARK

_LONGEST_SEEN = 60
"""characters of a slip that are shown: enough to find it"""
MOST = 20
"""how many slips of one text are told"""


class Slip(NamedTuple):
    """A slip: the code of its diagnostic, its place in the text, what was found, and how to write what was meant (may be empty)."""

    code: str
    start: int
    end: int
    found: str
    proposal: str = ""


Parts = Sequence[str]
"""what was typed where a pattern matches: the whole, then each group"""


class _Form(NamedTuple):
    """What one kind of slip looks like."""

    code: str
    pattern: re.Pattern[str]
    proposal: Callable[[Parts], str] = lambda parts: ""
    found: str = ""
    """what to call it, instead of what was typed"""


def _link(words: str, address: str, behind: str = "") -> str:
    """The link that is meant; `behind`: what stands behind a blank in the address, or is a title, which links don't have."""
    address = re.sub(r"^(section|figure)[:：]\s*", r"\1:", address)
    # A file's name may hold blanks; what has no ending is a title.
    rest = "".join(f"%20{part}" for part in behind.split()) if re.search(r"\.[A-Za-z0-9]{2,4}\s*$", behind) else ""
    return f"[{words.strip()}]({'https://' if address.startswith('www.') else ''}{address}{rest})"


def _defined(parts: Parts) -> str:
    """The link that a definition is meant for; a number is no text to click."""
    return _link("…" if parts[1].strip("^ ").isdecimal() else parts[1], parts[2])


def _character(parts: Parts) -> str:
    """How to write the character that an entity stands for, if it can be seen."""
    character = unescape(parts[0])
    if len(character) != 1 or unicodedata.category(character)[0] not in "LNPS":
        return ""
    # What would be a mark is escaped, and a brace doubled; `&` is a mark only before a name and `;`.
    if character == "&":
        return character
    return character * 2 if character in "{}" else f"\\{character}" if ESCAPED.fullmatch(f"\\{character}") else character


def _underline(parts: Parts) -> str:
    """The line that is to stand below the header of a table; empty for such a line."""
    return f"| {' | '.join(['---'] * len(cells(parts[0])))} |" if parts[0].strip("|:- \t") else ""


_BEFORE_NAME = re.compile(r"^[^a-z]+")
_NUMBER_ONLY = re.compile(r"[:：。·\-_ .]+(?:number|value|数字|数)$")


def _reference(parts: Parts) -> str:
    """The reference that braces can be meant as: an id without capitals, blanks, punctuation, and without a unit behind it."""
    typed = unicodedata.normalize("NFKC", next(filter(None, parts[1:]), "")).lower()
    typed = re.sub(r"(?<=[a-z0-9])\s*[。·]\s*(?=[a-z])", ".", typed)
    name = "_".join(_NUMBER_ONLY.sub(".number", _BEFORE_NAME.sub("", typed).strip(" .,;:。，、；：%$#@")).split())
    whole = NAME.match(name)
    # What follows the id may be a unit, but no second id.
    return f"{{{whole[1]}}}" if whole and not re.search("[a-z0-9]", name[whole.end() :]) else ""


def _row(parts: Parts) -> str:
    return f"| {' | '.join(filter(None, map(str.strip, parts[0].split(chr(9)))))} |"


_ADDRESS = r"(?:https?://|mailto:|www\.|section:|figure:)"
_START = r"^[ \t]*+"
_WORDS = r"(?=[^*\n]*[^\x00-\x7f])[^\s*][^*\n]*"
_NOTE = r"(?:(?:注|note ?)?[0-9]{1,3}(?:[-–,，、][0-9]{1,3})*|注)"


def _form(code: str, pattern: str, proposal: Callable[[Parts], str] = lambda parts: "", found: str = "") -> _Form:
    return _Form(code, re.compile(pattern, re.MULTILINE), proposal, found)


_FORMS = (
    _form("prose-html", r"<[A-Za-z/!?][^>\n]*>?"),
    _form("prose-entity", r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);", _character),
    _form("prose-element", r"!\[[^\[\]\n]*\]\([^()\n]*\)?", found="img"),
    _form("prose-element", rf"{_START}(?:#{{1,6}}(?=[ \t])|#{{2,6}}(?=\S)|#(?=[^\s#0-9])(?!.*#)|＃{{1,6}}(?!.*＃))", found="heading"),
    _form("prose-element", rf"{_START}(?:-{{2,}}|={{2,}})[ \t]*$", found="underline"),
    _form("prose-element", r"~~(?=\S)[^~\n]+~~", found="del"),
    _form("prose-element", r"==(?=[^\s=])[^=\n]+==", found="mark"),
    _form("prose-element", r"\[\^[^\[\]\n]+\]:?", found="footnote"),
    _form("prose-element", rf"(?<={MARK} )\[[ xX√✓]?\](?=\s)", found="task"),
    _form("prose-element", r"(?<=\S)\^[^\s^]{1,10}\^|\$[^\s$][^$\n]*[\^_\\][^$\n]*\$"),
    _form("prose-link-definition", rf"{_START}\[([^\]\n]+)\]:[ \t]*<?({_ADDRESS}[^\s<>]*)>?", _defined),
    _form(
        "prose-link-form",
        rf"[\[［【]([^\[\]［］【】\n]+)[\]］】][ \t\u3000]*[（(][ \t\u3000]*"
        rf"<?((?:{_ADDRESS}|(?:section|figure)[:：][ \t\u3000]+)[^\s()（）<>]{{1,400}})>?([^()（）\n]{{0,80}})[）)]",
        lambda parts: _link(*parts[1:]),
    ),
    _form("prose-link-form", rf"[(（]([^()（）\n]+)[)）][\[［]({_ADDRESS}[^\s\[\]［］]+)[\]］]", lambda parts: _link(*parts[1:])),
    _form("prose-link-form", r"\[(?![0-9注,、–-]+\])[^\[\]\n]+\]\[[^\[\]\n]*\]"),
    _form("prose-link-form", r"\[?[^\[\]\n]{0,30}\]\([^()\n]*\)?"),
    _form(
        "prose-element",
        rf"(?<=[^\s{MARK}])(?:\[{_NOTE}\]|［{_NOTE}］|〔{_NOTE}〕|【{_NOTE}】)(?![(（:：])",
        found="footnote",
    ),
    _form("prose-stars", r"(?<!\*)\*\*(?!\*)([^*\n]+)\*\*(?!\*)", lambda parts: f"**{parts[1].strip()}**"),
    _form("prose-stars", r"(?<!\*)\*{2,3}(?!\*)(?<![0-9]\*\*(?=[0-9]))"),
    _form("prose-stars", r"＊＊([^＊\n]+)＊＊", lambda parts: f"**{parts[1].strip()}**"),
    _form("prose-stars", r"(?<![_A-Za-z0-9])__(?=[^\s_])([^_\n]+)__(?!_)", lambda parts: f"**{parts[1].strip()}**"),
    _form(
        "prose-emphasis",
        r"(?<![A-Za-z0-9_])_(?=[^\s_])(?=[^_\n]*[^\x00-\x7f])([^_\n]*[^\s_])_(?![A-Za-z0-9_])",
        lambda parts: f"*{parts[1]}*",
    ),
    _form("prose-emphasis", rf"(?<=[^\s*A-Za-z0-9)])\*[ \t]+({_WORDS}?)[ \t]*\*(?![\s*A-Za-z0-9(])", lambda parts: f"*{parts[1]}*"),
    _form("prose-emphasis", rf"(?<![*A-Za-z0-9)])\*({_WORDS}?)[ \t]+\*(?![\s*A-Za-z0-9(])", lambda parts: f"*{parts[1]}*"),
    _form("prose-code-open", "`+|^~~~+"),
    _form("prose-bullet", rf"{_START}-(?=[^ \t\n\-0-9.,>])([^\n]*)(?:\n[ \t]*-[^\n]*)*", lambda parts: f"- {parts[1].strip()}"),
    _form("prose-bullet", rf"{_START}\*(?=[^\s*])([^\n]*)(?=\n(?:.*\n)*?[ \t]*\*[^\s*])", lambda parts: f"- {parts[1]}"),
    _form("prose-item-empty", rf"{_START}(?:[-*+]|[0-9]{{1,3}}\.)[ \t]*$"),
    _form("prose-table-tabs", rf"^[^\n]*[^\s{MARK}] *\t[ \t]*\S[^\n]*(?:\n[^\n]*\t[^\n]*)*", _row),
    _form("prose-table-header", rf"{_START}(?:\|[^\n]*\||\|?[ \t]*+:?-+:?[ \t]*+\|[|:\- \t]*+)[ \t]*+$(?:\n[ \t]*\|[^\n]*)*", _underline),
    _form("prose-table-wide", rf"{_START}｜[^\n]+(?:\n[ \t]*｜[^\n]*)*", lambda parts: parts[0].strip().replace("｜", "|")),
    _form("prose-brace-mark", rf"(?:[\\$＄#＃@]|(?<![0-9])%)(?={HELD}+)"),
    _form("prose-brace", r"\{([^{}\n]*)\}|\{([^{}\n]{1,40}?)[｝）)\]】]|[｛（(\[【]([a-z][a-z0-9_.]*)\}|[{}]", _reference),
)


def slips(text: str, shown: str) -> Iterator[Slip]:
    """The slips in a text, of which `shown` is seen; of several at one place only the first of the list above."""
    taken: list[range] = []
    for slip in (*_pasted_rows(text, shown), *_bare_numbers(text, shown), *_paths(text, shown)):
        taken.append(range(slip.start, slip.end))
        yield slip
    for code, pattern, proposal, name in _FORMS:
        for match in pattern.finditer(shown):
            parts = [text[slice(*match.span(group))] for group in range(len(match.groups()) + 1)]
            start = match.end() - len(match[0].lstrip())
            place = range(start, match.end())
            if any(place.start < other.stop and other.start < place.stop for other in taken) or not _is_meant(
                code, parts[0], text[match.end() :]
            ):
                continue
            taken.append(place)
            # The first line shows the place.
            first = parts[0].strip().split("\n")[0]
            seen = first[:_LONGEST_SEEN]
            yield Slip(code, start, start + len(seen), name or seen, proposal([first, *parts[1:]]))
            if len(taken) == MOST:
                return


def _pasted_rows(text: str, shown: str) -> Iterator[Slip]:
    """The first of lines that look like rows of a table without its marks, which would be joined."""
    start = 0
    lines = text.split("\n")
    for above, line in pairwise(lines) if len(lines) > 1 else ():
        is_plain = MARK not in shown[start : start + len(above) + 1 + len(line)]
        cells_of = rows(above, line) if is_plain and not above.endswith(("  ", "\\")) and not stands_alone(line) else None
        if cells_of is not None and above.strip(HELD):
            at = start + len(above) - len(above.lstrip())
            yield Slip("prose-table-rows", at, at + len(above.strip()), above.strip(), f"| {' | '.join(cells_of[0])} |")
            return
        start += len(above) + 1


_BARE = r"[ \t]+([¥￥$€]?[0-9][0-9.,]*[ ]?(?:[%％‰℃万亿倍元度点]|°[CF]|个?百分点)?)[。；;，,、.]?[ \t]*(?:\n|\Z)"
_ITEM = re.compile(rf"^[ \t]*{MARK}(?=[ \t])", re.MULTILINE)
_BARE_ITEM, _BARE_QUOTE = re.compile(rf"^[ \t]*{MARK}{_BARE}", re.MULTILINE), re.compile(rf"\A[ \t]*{MARK}{_BARE}\Z")


def _bare_numbers(text: str, shown: str) -> Iterator[Slip]:
    """A hyphen or `>` before nothing but a number, which may be a minus sign, or mean «more than»."""
    if MARK not in shown:
        return
    if (match := _BARE_QUOTE.match(shown)) and text.lstrip().startswith(">"):
        yield Slip("prose-quote-number", 0, match.end(1), text[: match.end(1)], f">{match[1]}")
    items = [match for match in _ITEM.finditer(shown) if text[match.end() - 1] == "-"]
    bare = [match for match in _BARE_ITEM.finditer(shown) if text[match.start(1) - 2 : match.start(1)].strip() == "-"]
    if bare and len(bare) == len(items):
        start = bare[0].end() - len(bare[0][0].lstrip())
        yield Slip("prose-bullet-number", start, bare[0].end(1), text[start : bare[0].end(1)], f"-{bare[0][1]}")


_IN_PATH = r"[^\s，。；、“”（）]*"
_PATH = re.compile(
    rf"(?<![A-Za-z0-9])[A-Za-z]:(?=[\\{HELD}]){_IN_PATH}|(?<![^\s（(“：:，、\u4e00-\u9fff]){HELD}{HELD}[A-Za-z0-9]{_IN_PATH}"
)


def _paths(text: str, shown: str) -> Iterator[Slip]:
    """Paths of Windows in which a backslash would be taken for the mark before a sign."""
    for match in _PATH.finditer(shown) if "\\" in text else ():
        typed = text[match.start() : match.end()]
        is_path = typed[1:3] == ":\\" or (typed.startswith("\\\\") and "\\" in typed[2:])
        if is_path and ESCAPED.search(typed):
            yield Slip("prose-path", match.start(), match.end(), typed, f"`{typed}`" if "`" not in typed else "")


def _is_meant(code: str, typed: str, behind: str) -> bool:
    """Whether what looks like a slip is one."""
    if code == "prose-entity":
        return unescape(typed) != typed
    if code == "prose-brace-mark":
        # A currency's sign before the number alone is none.
        reference = behind[: behind.find("}") + 1]
        return behind.startswith("{") and (typed == "\\" or not reference.endswith(".number}"))
    return True
