"""Tells what slip keeps a text from being YAML, because the parser's own messages («did not find expected key») do not help. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.read.flow import mended_flow
from microsite.read.repairs import key_names, meant_key
from microsite.read.unseen import code_of, unseen


class Stop(NamedTuple):
    """Where the parser stopped, and why in its words; lines and columns count from 0."""

    problem: str
    context: str
    at: tuple[int, int] | None
    began: tuple[int, int] | None
    """where what it was reading began"""


_KEY = "[A-Za-z_]+"
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""spaces that are not the one of the space bar"""

# Searched for in the line where the parser stopped and in the one above, because it often notices a slip one line too late. No valid line
# matches a slip, so slips are searched for first, in both lines.
SLIPS = (
    ("conflict", re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")),
    ("tab", re.compile(r"^ *(?:- *)?\t")),
    ("space-full-width", re.compile(rf"^ *\u3000[ \u3000]*(?:- |{_KEY}[:：])")),
    ("space-no-break", re.compile(rf"^ *[{_BLANKS}]|^\s*(?:- )?{_KEY}:[\u3000{_BLANKS}]|^ *-[\u3000{_BLANKS}]")),
    ("comment-full-width", re.compile(r"^\s*＃")),
    ("comment-other", re.compile(r"^\s*(?://|/\*|<!--)")),
    ("bullet", re.compile(rf"^\s*[•·●○■□◆◇▪▫►➤‣※◦✓√]\s*(?:{_KEY}[:：]|\S)|^\s*\* +\S|^\s*(?:[0-9]+|[（(][0-9]+)[.、)）．] *{_KEY}[:：]")),
    ("dash-full-width", re.compile(rf"^ *[－—–―−] *(?:{_KEY}[:：]|\S+$)")),
    ("dash-twice", re.compile(r"^\s*- +- ")),
    ("dash-without-space", re.compile(rf"^ *-{_KEY}[:：]")),
    ("key-quoted", re.compile(rf"^\s*(?:- )?[“”‘’]{_KEY}[“”‘’] *[:：]")),
    ("colon-full-width", re.compile(rf"^\s*(?:- )?{_KEY}：")),
    ("flow-punctuation", re.compile(rf"^\s*(?:- )?{_KEY}: *[“‘]?[{{\[｛【［].*[，、；：;｛｝【】［］”’]")),
    ("flow-punctuation", re.compile(rf"^\s*(?:- )?{_KEY}: *(?:[(（] *{_KEY} *[:：=]|\{{[^{{}}]*[^\s,:{{] +{_KEY}:)")),
    ("flow-brackets", re.compile(rf"^\s*(?:- )?{_KEY}: +[a-z_]+: +[^{{}}\[\]]+$")),
    ("colon-without-space", re.compile(rf"^\s*(?:- )?{_KEY}:[^\s]")),
)
_CAUSES = (
    ("block-text", re.compile(rf"^\s*(?:- )?{_KEY}: *(?:[|>][^\s|>+\-0-9]|[|>][+\-0-9]* +[^\s#])")),
    ("dash-in-line", re.compile(rf"^\s*(?:- )?{_KEY}: *- ")),
    ("colon-in-text", re.compile(rf"^\s*(?:- )?{_KEY}: +[^\"'|>{{\[].*: ")),
    ("brace", re.compile(rf"^\s*(?:- )?(?:{_KEY}: +)?(?:\{{[^}}]*|\[[^\]]*|[{{\[].*[}}\]]\s*[^\s#,}}\]].*)$")),
    ("quote", re.compile(rf"^\s*(?:- )?{_KEY}: +[\"'].*[\"'].*\S")),
    ("character", re.compile(rf"^\s*(?:- )?(?:{_KEY}: +)?(?:[%@`&*!]|[?] )")),
)
_WIDE = re.compile("[，、；：｛｝【】［］“”‘’（）]")
_QUOTE_OPEN = re.compile(rf"^\s*(?:- )?{_KEY}: +(?P<quote>[\"'])(?:(?!(?P=quote)).)*$")
_NEXT_KEY = re.compile(rf"^\s*(?:- )?{_KEY}:(?:\s|$)")
_NO_KEY = "could not find expected ':'"
_TOO_EARLY = "mapping values are not allowed"


def syntax_fault(file: str, lines: list[str], stop: Stop) -> Diagnostic:
    """The fault at the slip that explains why the parser stopped."""
    at_end = stop.at is not None and stop.at[0] >= len(lines)
    # For an unclosed quote the parser marks the end of the file, for a line without a key the next line; the useful position is where
    # the context began.
    began = "quoted scalar" in stop.context or _NO_KEY in stop.problem
    began = began and "escape" not in stop.problem
    line, column = (stop.began if stop.began is not None and (stop.at is None or at_end or began) else stop.at) or (0, 0)
    line = min(line, max(0, len(lines) - 1))
    at, cause = _cause(stop, lines, line)
    if at != line or cause in ("indentation", "text-outside"):
        line, column = at, indent_of(lines[at])
    if cause in ("quote-open", "quote-curly") and (match := re.search("[\"']", lines[at])):
        column = match.start()
    if cause.startswith("space-") and (match := re.search(f"[\u3000{_BLANKS}]", lines[at])):
        column = match.start()
    if cause == "item-dash":
        return diagnostic("item-without-dash", Position(file, line + 1, column + 1), found=lines[at].strip())
    mended = None
    if cause.startswith("flow-"):
        before, colon, typed = lines[at].partition(":")
        match = _WIDE.search(lines[at])
        column = match.start() if match else len(before + colon) + indent_of(typed)
        mended = mended_flow(typed)
        # What is no key may be the text before a colon.
        if mended and not {*re.findall(r"(\w+): ", mended)} <= {*key_names()}:
            cause, mended = ("colon-in-text", None) if cause == "flow-brackets" else (cause, None)
    return diagnostic(
        "yaml-syntax", Position(file, line + 1, column + 1), problem=stop.problem or "unreadable", cause=cause, proposal=mended
    )


def _cause(stop: Stop, lines: list[str], line: int) -> tuple[int, str]:
    """The line of the mistake that explains the error, and its name."""
    _, conflict = SLIPS[0]
    if conflicts := [number for number, text in enumerate(lines) if conflict.match(text)]:
        return conflicts[0], "conflict"
    if "escape" in stop.problem:
        return line, "escape"
    for number in range(min(line + 1, len(lines) - 1)):
        if _QUOTE_OPEN.match(lines[number]) and _NEXT_KEY.match(lines[number + 1]):
            return number, "quote-curly" if lines[number].rstrip()[-1] in "”’" else "quote-open"
    if "quoted scalar" in stop.context:
        return line, "quote-open"
    candidates = [number for number in (line, line - 1) if 0 <= number < len(lines)]
    slips, causes = (
        [(number, name) for number in candidates for name, pattern in mistakes if pattern.search(lines[number])]
        for mistakes in (SLIPS, _CAUSES)
    )
    if slips:
        return slips[0]
    if bare := [(number, cause) for number in candidates if (cause := _colon_slip(lines[number]))]:
        return bare[0]
    if _TOO_EARLY in stop.problem and stop.at is not None and stop.at[1] > lines[line].find(":") and (line, "colon-in-text") in causes:
        return line, "colon-in-text"
    if (first := _item_without_dash(lines, line)) is not None:
        return first, "item-dash"
    dash = " " * indent_of(lines[line]) + "- " if lines else ""
    if "'-' indicator" in stop.problem and any(text.startswith(dash) for text in lines[:line]):
        return line, "dash-missing"
    if "<document start>" in stop.problem:
        return next((number for number, text in enumerate(lines) if text[:1] == " " and text.strip()), line), "indentation"
    if _NO_KEY in stop.problem:
        return line, "text-outside"
    if _TOO_EARLY in stop.problem and line > 0 and indent_of(lines[line]) > indent_of(lines[line - 1]):
        return line, "indentation"
    if causes:
        return causes[0]
    is_indentation = "indent" in stop.problem or "block mapping" in stop.context or "block collection" in stop.context
    return line, "indentation" if is_indentation else "unknown"


def _item_without_dash(lines: list[str], line: int) -> int | None:
    """The line where the first item of a list begins without its `- `: the parser stops at the next item, or at the item's own next key."""
    items = [number for number in range(line, -1, -1) if re.match(r"\s*id:\s", lines[number])][:1]
    if not items or items[0] == 0:
        return None
    (first,) = items
    is_list = re.fullmatch(rf"\s*{_KEY}:\s*", lines[first - 1]) is not None and indent_of(lines[first]) > indent_of(lines[first - 1])
    dash = re.match(r"\s*- ", lines[line])
    is_own_key = line == first + 1 and indent_of(lines[line]) > indent_of(lines[first])
    return first if is_list and (is_own_key or (dash is not None and indent_of(lines[line]) < indent_of(lines[first]))) else None


def _colon_slip(text: str) -> str:
    """The name of a slip in a line that begins with the name of a key, or with a word for one, and has no colon behind it."""
    match = re.fullmatch(r"\s*(?:- )?(?:([a-z_]+)(?: *[;；=].*| +[^\s:].*)?|(\w{1,6})：.*)", text.rstrip())
    if match is not None and match[1] in key_names():
        return "colon-missing"
    return "colon-full-width" if match is not None and match[2] and meant_key(match[2], key_names()) else ""


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85", "L": "\u2028", "P": "\u2029"}
_PATH = re.compile(r"[A-Za-z]:\\(?!\\)")


def escape_faults(file: str, lines: list[str], line: int, column: int, end_line: int) -> Iterator[Diagnostic]:
    """What is wrong with backslashes in a text in double quotes: characters that nobody sees, and paths of Windows."""
    for number in range(line, min(end_line, len(lines)) + 1):
        raw = lines[number - 1]
        if "\\" not in raw:
            continue
        start = column - 1 if number == line else 0
        if path := _PATH.search(raw, start):
            yield diagnostic("yaml-syntax", Position(file, number, path.start() + 1, len(path[0])), problem="", cause="escape")
            continue
        for match in _ESCAPE.finditer(raw, start):
            code = match[1] or match[2] or match[3]
            character = chr(int(code, 16)) if code and int(code, 16) < 0x110000 else _SHORT_ESCAPES.get(match[4] or "", "")
            if character and list(unseen(f"{raw[: match.start()][-1:]}{character}{raw[match.end() :][:1]}")):
                place = Position(file, number, match.start() + 1, len(match[0]))
                yield diagnostic("yaml-character", place, found=code_of(character), kind="escape", escape=match[0], count=0)
