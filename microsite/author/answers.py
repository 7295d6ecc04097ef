"""Check answers to `new` with the same tables that read the content files."""

from __future__ import annotations

import re

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model import content
from microsite.model.shapes import NUMBER, Shape, fields_of, shape_of
from microsite.read.decoding import Reading, decode
from microsite.read.yaml_tree import SCALAR, Node

_PERIOD = re.compile(r"by (?P<by>\S+)|(?P<first>\S+?)\.\.(?P<last>\S+)|(?P<plain>\S+)")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""characters that an arrow key, or a terminal with another encoding, may leave in an answer"""
_PERIOD_ENDS = re.compile(r"(?:from|to): ([^,}]+)")
_LANGUAGE = {field.name: field.shape for field in fields_of(content.LanguageEntry)}
_PERIOD_KEYS = {field.name: field.shape for field in fields_of(content.PeriodKeys)}

SHAPES: dict[str, Shape] = {
    "edition-id": shape_of(content.EditionId),
    "line": shape_of(content.Line),
    "date": shape_of(content.Date),
    "id": shape_of(content.Id),
    "counted": content.COUNTED,
    "direction": shape_of(content.Direction),
    "kind": shape_of(content.Kind),
    "number": NUMBER,
    "bound": shape_of(content.Bound),
    "place": content.LOCATOR,
    "sentence": shape_of(content.Sentence),
    "language-path": _LANGUAGE["path"],
    "language-tag": _LANGUAGE["tag"],
    "locale": _LANGUAGE["locale"],
}
"""the forms of answers by name; a period is checked separately, because it is typed as one word"""


def faults_of(shape: str, answer: str) -> tuple[Diagnostic, ...]:
    """The faults of an answer; none if it can be written as it is."""
    reading = Reading("")
    unreadable = _UNREADABLE.search(answer)
    if unreadable:
        return (diagnostic("new-unreadable", Position(""), found=f"U+{ord(unreadable[0]):04X}"),)
    if shape == "period":
        typed = period_yaml(answer)
        node = _scalar(answer)
        if typed is None:
            reading.fault("new-period", node, found=answer)
            return tuple(reading.faults)
        key, value = typed
        shapes = [(content.TIME, time) for time in _PERIOD_ENDS.findall(value)] if key == "cumulative" else [(_PERIOD_KEYS[key], value)]
        for time_shape, time in shapes:
            decode(time_shape, _scalar(time), reading)
        return (diagnostic("new-period", Position(""), found=answer),) if reading.faults else ()
    decode(SHAPES[shape], _scalar(answer), reading)
    return tuple(reading.faults)


def _scalar(text: str) -> Node:
    return Node(SCALAR, 0, 0, 0, 0, text)


def period_yaml(answer: str) -> tuple[str, str] | None:
    """Key and value of a period typed as one word: `2024`, `2024-H1`, `by 2025`, `2021..2025`; None if it is not one of these."""
    match = _PERIOD.fullmatch(answer.strip())
    if match is None:
        return None
    if match["by"]:
        return "by", match["by"]
    if match["first"]:
        return "cumulative", f"{{from: {match['first']}, to: {match['last']}}}"
    plain = match["plain"]
    if "H" in plain:
        return "half", plain
    return {0: "year", 1: "month"}.get(plain.count("-"), "date"), plain
