"""What is surely a slip in prose: marks that a reader would see, because they are not written as a construct wants it.

The patterns are looked for in what readers see (`reading_back.ReadBack.shown`): what is recognised as a mark, code or a reference is no
slip, nor is what stands behind a backslash. Where it can be told, a slip says how to write what was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from microsite.model.lines import ESCAPED, cells
from microsite.text.nodes import NAME
from microsite.text.reading_back import HELD, MARK

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
    rest = "".join(f"%20{part}" for part in behind.split()) if behind.strip()[:1] not in ("", '"', "'", "“", "‘") else ""
    return f"[{words.strip()}]({'https://' if address.startswith('www.') else ''}{address}{rest})"


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


def _reference(parts: Parts) -> str:
    """The reference that braces can be meant as: an id without capitals, blanks and punctuation."""
    name = "_".join(unicodedata.normalize("NFKC", parts[1]).lower().strip(" .,;:。，、；：").split())
    return f"{{{name}}}" if NAME.fullmatch(name) else ""


def _row(parts: Parts) -> str:
    return f"| {' | '.join(filter(None, map(str.strip, parts[0].split(chr(9)))))} |"


_ADDRESS = r"(?:https?://|mailto:|www\.|section:|figure:)"
_START = r"^[ \t]*+"


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
    _form("prose-link-definition", rf"{_START}\[([^\]\n]+)\]:[ \t]*<?({_ADDRESS}[^\s<>]*)>?", lambda parts: _link(*parts[1:])),
    _form(
        "prose-link-form",
        rf"[\[［【]([^\[\]［］【】\n]+)[\]］】][ \t\u3000]*[（(][ \t\u3000]*"
        rf"<?({_ADDRESS}[^\s()（）<>]{{1,400}})>?([^()（）\n]{{0,80}})[）)]",
        lambda parts: _link(*parts[1:]),
    ),
    _form("prose-link-form", rf"[(（]([^()（）\n]+)[)）][\[［]({_ADDRESS}[^\s\[\]［］]+)[\]］]", lambda parts: _link(*parts[1:])),
    _form("prose-link-form", r"\[?[^\[\]\n]{0,30}\]\([^()\n]*\)?"),
    _form("prose-stars", r"(?<!\*)\*\*(?!\*)([^*\n]+)\*\*(?!\*)", lambda parts: f"**{parts[1].strip()}**"),
    _form("prose-stars", r"(?<!\*)\*{2,3}(?!\*)(?<![0-9]\*\*(?=[0-9]))"),
    _form("prose-stars", r"＊＊([^＊\n]+)＊＊", lambda parts: f"**{parts[1].strip()}**"),
    _form("prose-stars", r"(?<![_A-Za-z0-9])__(?=[^\s_])([^_\n]+)__(?!_)", lambda parts: f"**{parts[1].strip()}**"),
    _form("prose-code-open", "`+|^~~~+"),
    _form("prose-bullet", rf"{_START}-(?=[^ \t\n\-0-9.,>])([^\n]*)(?:\n[ \t]*-[^\n]*)*", lambda parts: f"- {parts[1].strip()}"),
    _form("prose-bullet", rf"{_START}\*(?=[^\s*])([^\n]*)(?=\n(?:.*\n)*?[ \t]*\*[^\s*])", lambda parts: f"- {parts[1]}"),
    _form("prose-item-empty", rf"{_START}(?:[-*+]|[0-9]{{1,3}}\.)[ \t]*$"),
    _form("prose-table-tabs", rf"^[^\n]*[^\s{MARK}] *\t[ \t]*\S[^\n]*(?:\n[^\n]*\t[^\n]*)*", _row),
    _form("prose-table-header", rf"{_START}(?:\|[^\n]*\||\|?[ \t]*+:?-+:?[ \t]*+\|[|:\- \t]*+)[ \t]*+$(?:\n[ \t]*\|[^\n]*)*", _underline),
    _form("prose-table-wide", rf"{_START}｜[^\n]+(?:\n[ \t]*｜[^\n]*)*", lambda parts: parts[0].strip().replace("｜", "|")),
    _form("prose-brace-mark", rf"[\\$＄#](?={HELD}+)"),
    _form("prose-brace", r"\{([^{}\n]*)\}|[{}]", _reference),
)


def slips(text: str, shown: str) -> Iterator[Slip]:
    """The slips in a text, of which `shown` is seen; of several at one place only the first of the list above."""
    taken: list[range] = []
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
            yield Slip(code, start, start + len(first), name or first, proposal([first, *parts[1:]]))
            if len(taken) == MOST:
                return


def _is_meant(code: str, typed: str, behind: str) -> bool:
    """Whether what looks like a slip is one."""
    if code == "prose-entity":
        return unescape(typed) != typed
    if code == "prose-brace-mark":
        # A currency's sign before the number alone is none.
        reference = behind[: behind.find("}") + 1]
        return behind.startswith("{") and (typed == "\\" or not reference.endswith(".number}"))
    return True
