"""Single values of content files: each function makes of a text what its shape describes, or notes one fault, with what was meant.

Where that is certain, it is returned in spite of the fault, so that nothing else is found wrong because of it: an error prevents
publishing anyway.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from microsite.diagnostics import near
from microsite.model import shapes
from microsite.model.content import Listed
from microsite.read.number_advice import Meaning, meanings
from microsite.read.repairs import meant_choice, repaired, tidy
from microsite.read.typed_numbers import MOST_DIGITS, count_of_digits, number_of
from microsite.read.typed_times import span
from microsite.read.yaml_tree import Node

if TYPE_CHECKING:
    from microsite.read.decoding import Reading


def pattern(shape: shapes.Pattern, text: str, node: Node, reading: Reading) -> Any:
    """A text that matches a regular expression."""

    def fits(each: str) -> bool:
        return re.fullmatch(shape.pattern, each) is not None

    if fits(text):
        return text
    return _matching(shape.code, shape.name, fits, text, node, reading, meant_choice(text, shape.words) or "")


def time(shape: shapes.Time, text: str, node: Node, reading: Reading) -> Any:
    """A year, month or date that the calendar has."""

    def fits(each: str) -> bool:
        is_day = "-" not in each or _is_date(each if each.count("-") > 1 else f"{each}-01")
        return re.fullmatch(shape.pattern, each) is not None and is_day

    code = "date" if re.fullmatch(shape.pattern, text) else "value-form"
    if fits(text):
        return text
    # Such a time is its end: «2024年底» is 2024.
    return _matching(code, shape.name, fits, text, node, reading, re.sub("(?<=[年月])[底末]$", "", text))


def calendar_date(shape: shapes.Date, text: str, node: Node, reading: Reading) -> Any:
    """A day that the calendar has."""
    return _matching("date", shape.name, _is_date, text, node, reading)


def _matching(code: str, name: str, fits: Callable[[str], bool], text: str, node: Node, reading: Reading, means: str = "") -> Any:
    if fits(text):
        return text
    meant = means if means and fits(means) else repaired(means or text, fits)
    if not meant and name in _TIMES and (ends := span(tidy(text))):
        return reading.fault("time-span", node, expected=name, found=text, start=ends[0], end=ends[1])
    comma = next((each for each in ",、 " if each in tidy(text)), None)
    if comma == " " and code == "value-form" and name not in _TIMES:
        # A blank may stand between two items; in an id it may be a part.
        meant = None
    # To YAML, `#` begins a comment.
    proposal = f'"{meant}"' if meant and meant.startswith("#") else meant
    is_listed = comma is not None and not meant and (comma != " " or code == "value-form")
    wrong = next((each for each in text if each in "，、"), "" if code == "id-form" else ",")
    advice: dict[str, object] = {"comma": wrong or None} if is_listed else {}
    if code == "id-form" and reading.key not in ("id", "formerly"):
        advice["way"] = "reference"
    if code == "value-form":
        advice |= {"advice": ("blank" if comma == " " else "comma") if is_listed else "one"}
    reading.fault(code, node, expected=name, found=text, near=proposal, **advice)
    # Of an id with a blank it is not certain that it is one id.
    return None if comma == " " and code == "id-form" else meant


_TIMES = ("year", "half", "month", "time")


def _is_date(text: str) -> bool:
    """Whether `text` is a day that the calendar has, written 2024-01-17."""
    try:
        return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def picture_path(shape: shapes.PicturePath, text: str, node: Node, reading: Reading) -> Any:
    """The path of a picture, which is noted."""
    if re.fullmatch(shape.pattern, text):
        reading.pictures.append(Listed(text, node.position(reading.file)))
        return text
    meant = text.strip().replace("\\", "/").removeprefix("./").removeprefix("/").removeprefix("assets/")
    return reading.fault("picture-file", node, found=text, near=meant if re.fullmatch(shape.pattern, meant) else None, expected=shape.name)


def choice(shape: shapes.Choice, text: str, node: Node, reading: Reading) -> Any:
    """One of a few words."""
    return text if text in shape.choices else _chosen(shape.choices, text, node, reading)


def flag(shape: shapes.Flag, text: str, node: Node, reading: Reading) -> Any:
    """`true` or `false`; not what YAML also takes for it: `yes`, `on`, `True`."""
    if text in ("true", "false") and node.style is None:
        return text == "true"
    meant = _chosen(("true", "false"), text, node, reading)
    return None if meant is None else meant == "true"


def _chosen(choices: tuple[str, ...], text: str, node: Node, reading: Reading) -> str | None:
    meant = meant_choice(text, choices)
    reading.fault("choice", node, found=text, near=meant or near(text.casefold(), choices), expected=", ".join(choices))
    return meant


def number(shape: shapes.Number, text: str, node: Node, reading: Reading) -> Any:
    """An exact number."""
    if (digits := count_of_digits(text)) > MOST_DIGITS:
        return reading.fault("number-long", node, found=text, count=digits, most=MOST_DIGITS)
    value = number_of(text)
    if value is not None:
        return value
    advice = _number_advice(shape, text)
    reading.fault("number", node, found=text, **advice)
    return number_of(str(advice["proposal"])) if advice["advice"] == "one" else None


def _number_advice(shape: shapes.Number, text: str) -> dict[str, object]:
    """The facts of what to write instead, if the record has keys for all that was typed."""
    match meanings(text):
        case [Meaning(number, "", "")]:
            return {"advice": "one", "proposal": number}
        case [Meaning(number, "", ""), Meaning(other, "", "")]:
            return {"advice": "either", "proposal": number, "other": other}
        case [Meaning(number, bound, "")] if bound and shape.may_have_bound:
            return {"advice": "bound", "proposal": number, "bound": bound}
        case [Meaning(start, "", end)] if end and shape.may_be_range:
            return {"advice": "range", "start": start, "end": end}
    return {"advice": "none"}
