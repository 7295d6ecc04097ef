"""The marks of prose that the reader of files and the parser share: how lines begin and join, and what a backslash is for."""

from __future__ import annotations

import re

from microsite.model.unspaced import is_unspaced

ESCAPED = re.compile(r"\\[\\`*_\[\]()<>#+.!|~&=$^:、（）【】［］〔〕｜＊＃-]")
"""a character behind a backslash, which then is no mark"""
BULLET = re.compile(r"(?:[-*]|\+(?![ \t]+[0-9]))[ \t]+(?=\S)")
"""the sign of a list's item; `+ 5%` is an amount"""
NUMBER = re.compile(r"(0|[1-9][0-9]{0,2})\.[ \t]+(?=\S)")
"""the number of a list's item; four digits are a year or an amount, and `01.` would lose its zero"""
_HAN, _HAN_NUMBER = "[\u4e00-\u9fff]", "[一二三四五六七八九十百]{1,4}"
_POINTS = "•●○◦■□◆◇▪▫‣►▶➢※★☆✓✔√·"
_SIGNS = (
    rf"(?:[0-9]{{1,3}}|[０-９]{{1,3}}|{_HAN_NUMBER}|[A-Za-z])[)）．、]",
    rf"第{_HAN_NUMBER}[，、：]",
    # A number below zero, and the blanks that begin a Chinese paragraph.
    r"[-－−](?=[0-9])",
    r"\u3000+",
    rf"[(（](?:[0-9]{{1,3}}|{_HAN_NUMBER}|[A-Za-z])[)）]",
    r"[0-9]{1,3}\.[ \t]*(?=[^\s0-9.])",
    # A year or a letter with a point begins a line in Chinese alone; elsewhere a sentence may end with it.
    rf"(?:[0-9]{{4,}}\.[ \t]+|[A-Za-z]{{1,3}}\.[ \t]*|[0-9]{{1,3}}。|[—–－])(?={_HAN})",
    r"[①-⒛㈠-㈩㊀-㊉][ \t]*",
    rf"[{_POINTS}–－][ \t\u3000]+|[{_POINTS}]",
)
TYPED = re.compile(rf"(?:{'|'.join(_SIGNS)})(?=[ \t\u3000]*\S)")
"""a sign that begins a line and is shown as it was typed: `1、`, `2）`, `（三）`, `④`, `•`"""
QUOTE = re.compile(r"[ \t]*+>(?![-+]?[0-9]|[=.＝])[ \t]?")
"""the mark of a quote; `>50%` is a comparison"""
FENCE = re.compile(r"[ \t]*+(```+|~~~+)[ \t]*+([^`]*)$")
RULE = re.compile(r"[ \t]*+(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,})$")
_BAR = re.compile(r"(?<!\\)\|")
_UNDERLINE = re.compile(r"[ \t]*+\|?[ \t]*+:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)*\|?[ \t]*+$")
"""the line below the header of a table; with a `|` it is no rule"""
_HEADING = re.compile(r"[ \t]*+(?:[#＃]{1,6}[ \t]*+\S|-{2,}[ \t]*+$|={2,}[ \t]*+$)")
_SLIP = re.compile(r"[ \t]*+(?:-[^ \t\-0-9.,>]|\*(?!\*)\S|｜)")
"""what looks like the beginning of a list or a table, and is none"""
_EMPTY = re.compile(r"[ \t]*+(?:[-*+]|[0-9]{1,3}\.)[ \t]*+$")
"""an item of a list without a text"""
_MARKS = "*_`[]"
NUMBER_ONLY = ".number"
"""what follows the name in a reference that shows a number without its unit and bound: `{jobs.number}`"""


def is_item(line: str) -> bool:
    """Whether a line begins an item of a list."""
    start = line.lstrip(" \t")
    return bool(BULLET.match(start) or NUMBER.match(start))


def is_underline(line: str) -> bool:
    """Whether a line is the one below the header of a table."""
    return "|" in line and _UNDERLINE.match(line) is not None


def cells(row: str) -> list[str]:
    """The texts of the cells of a row of a table; a bar in a cell is written `\\|`."""
    row = row.strip().removeprefix("|")
    return [cell.strip() for cell in _BAR.split(row[:-1] if row.endswith("|") and not row.endswith("\\|") else row)]


def stands_alone(line: str) -> bool:
    """Whether a line begins something, so that it does not continue the line above it."""
    return (
        is_item(line)
        or TYPED.match(line.lstrip(" \t")) is not None
        or any(form.match(line) for form in (QUOTE, FENCE, RULE, _HEADING, _SLIP, _EMPTY))
        or line.lstrip(" \t").startswith("|")
        or "\t" in line.strip()
    )


def ends(line: str) -> bool:
    """Whether a line is whole, so that the line below does not continue it."""
    return any(form.match(line) for form in (RULE, _HEADING, _EMPTY)) or "\t" in line.strip()


def joint(before: str, after: str) -> str:
    """What stands between two lines that are joined: nothing beside a character of a script without spaces, else a space."""
    # Marks have no width: what readers will see beside each other decides.
    left, right = before.rstrip(_MARKS)[-1:] or before[-1:], after.lstrip(_MARKS)[:1] or after[:1]
    return "" if is_unspaced(left or " ") or is_unspaced(right or " ") else " "
