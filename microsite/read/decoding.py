"""Nodes of a YAML tree into the values that shapes describe, with a diagnostic for each fault.

There is one function for each shape. What is wrong is noted, and the value is None; nothing raises, so one run finds every fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from microsite.diagnostics import Diagnostic, Position, diagnostic, display_width, has_errors, near
from microsite.model import shapes
from microsite.model.content import Listed, SourceText
from microsite.read.folding import join_folded, join_lines, split_paragraphs
from microsite.read.yaml_tree import LIST, MAP, SCALAR, Node


@dataclass(slots=True)
class Reading:
    """What is found out about one file while it is decoded."""

    file: str
    faults: list[Diagnostic] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """ids of records that are there but faulty: a reference to one is not a second fault"""
    prose: list[SourceText] = field(default_factory=list)
    """each text that may hold Markdown and references, whether or not its record is faulty"""
    sentences: set[SourceText] = field(default_factory=set)
    """those of them that stand within a line"""
    pictures: list[Listed] = field(default_factory=list)
    """each picture file that is named, whether or not its record is faulty"""

    def fault(self, code: str, node: Node, **facts: object) -> Any:
        """Note a fault at a node; returns None, which stands for the value."""
        self.faults.append(diagnostic(code, node.position(self.file), **facts))
        return None


def decode(shape: shapes.Shape, node: Node, reading: Reading) -> Any:
    """The value of a node, or None if it is faulty; what is wrong is noted in `reading`."""
    match shape:
        case shapes.Record():
            return _record(shape, node, reading)
        case shapes.ListOf():
            return _list_of(shape, node, reading)
        case shapes.Made():
            return _made(shape, node, reading)
        case shapes.Either():
            return decode(shape.long if node.kind == MAP else shape.short, node, reading)
    if node.kind != SCALAR:
        return reading.fault("type", node, expected=shape.name, found=node.kind)
    if node.is_empty or not node.text.strip():
        return reading.fault("value-empty", node, expected=shape.name)
    decode_text: Callable[[Any, str, Node, Reading], Any] = _SCALARS[type(shape)]
    return decode_text(shape, node.text, node, reading)


def _pattern(shape: shapes.Pattern, text: str, node: Node, reading: Reading) -> Any:
    if re.fullmatch(shape.pattern, text):
        return text
    comma = next((each for each in "，、" if each in text), None)
    return reading.fault(shape.code, node, expected=shape.name, found=text, comma=comma)


def _time(shape: shapes.Time, text: str, node: Node, reading: Reading) -> Any:
    if _pattern(shapes.Pattern(shape.name, shape.pattern), text, node, reading) is None:
        return None
    if "-" not in text or _is_date(text if text.count("-") > 1 else f"{text}-01"):
        return text
    return reading.fault("date", node, found=text)


def _date(shape: shapes.Date, text: str, node: Node, reading: Reading) -> Any:
    return text if _is_date(text) else reading.fault("date", node, found=text)


def _is_date(text: str) -> bool:
    """Whether `text` is a day that the calendar has, written 2024-01-17."""
    try:
        return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _picture_path(shape: shapes.PicturePath, text: str, node: Node, reading: Reading) -> Any:
    if re.fullmatch(shape.pattern, text):
        reading.pictures.append(Listed(text, node.position(reading.file)))
        return text
    meant = text.strip().replace("\\", "/").removeprefix("./").removeprefix("/").removeprefix("assets/")
    return reading.fault("picture-file", node, found=text, near=meant if re.fullmatch(shape.pattern, meant) else None, expected=shape.name)


def _choice(shape: shapes.Choice, text: str, node: Node, reading: Reading) -> Any:
    if text in shape.choices:
        return text
    return reading.fault("choice", node, found=text, near=near(text, shape.choices), expected=", ".join(shape.choices))


def _flag(shape: shapes.Flag, text: str, node: Node, reading: Reading) -> Any:
    # Not what YAML also takes for it: `yes`, `on`, `True`.
    if text in ("true", "false") and node.style is None:
        return text == "true"
    return reading.fault("choice", node, found=text, expected="true, false")


_DIGITS = re.compile(r"(?!-0(?:\.0+)?$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SCALES = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 100, "million": 10**6, "billion": 10**9, "thousand": 1000}
_LOOSE = re.compile(rf"(-?[0-9][0-9,，_ ]*(?:[.．][0-9]+)?) *({'|'.join(_SCALES)})?[^0-9]*")
_LONGEST_NUMBER = 30


def _number(shape: shapes.Number, text: str, node: Node, reading: Reading) -> Any:
    if not _DIGITS.fullmatch(text):
        return reading.fault("number", node, found=text, proposal=_proposed(text))
    if len(text) > _LONGEST_NUMBER:
        return reading.fault("number-long", node, found=text, most=_LONGEST_NUMBER)
    return Decimal(text)


def _proposed(text: str) -> str | None:
    """Plain digits for what people type instead: separators, full-width digits, a percent sign, 万."""
    match = _LOOSE.fullmatch(unicodedata.normalize("NFKC", text.strip()))
    if match is None:
        return None
    digits = re.sub("[,，_ ]", "", match[1]).replace("．", ".")
    value = Decimal(digits) * _SCALES.get(match[2] or "", 1)
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain and match[2] else plain).lstrip("0") or "0"


def _text(shape: shapes.Text, text: str, node: Node, reading: Reading) -> Any:
    if node.style is None and (sign := text.lstrip()[:1]) in ("｜", "＞"):
        return reading.fault("block-sign", node, found=sign)
    text = _unfolded(node)
    if shape.name == "paragraphs":
        if node.style != "|" and _has_lost_lines(node):
            return reading.fault("text-folded", node, found=node.style if node.style == ">" else None)
        return _paragraphs(text, node, reading)
    if "\n" in text.strip("\n"):
        return reading.fault("line-broken", node)
    words = SourceText(text.strip(), node.position(reading.file), node.end_line)
    if shape.is_prose:
        reading.prose.append(words)
        reading.sentences.add(words)
    if shape.widest and (width := display_width(words.text)) > shape.widest:
        reading.fault("link-title-long", node, found=width, most=shape.widest)
    return words


_BEGINNING = re.compile(r"\s(?:[-*+>|]|[0-9]{1,3}[.)）．、]|[（(][一二三四五六七八九十0-9]{1,3}[）)])\s*(?=\S)")
"""how a line begins that stands alone, in a text whose line breaks are lost"""


_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
"""what YAML makes of an empty line"""


def _has_lost_lines(node: Node) -> bool:
    """Whether a text without `|` has paragraphs or a list, which YAML makes one line of."""
    # What begins a list on its first line is one all the same.
    is_folded = node.end_line > node.line
    return _LONE_BREAK.search(node.text.strip("\n")) is not None or (is_folded and _BEGINNING.search(node.text.strip(), 1) is not None)


def _paragraphs(text: str, node: Node, reading: Reading) -> tuple[SourceText, ...]:
    is_block = node.style in ("|", ">")
    line, column = (node.line + 1, 1) if is_block else (node.line, node.column)
    # Only in a literal block does a line of the value stand on a line of its own in the file.
    found = tuple(
        SourceText(paragraph, Position(reading.file, line + (index if node.style == "|" else 0), column), node.end_line)
        for index, paragraph in split_paragraphs(text)
    )
    reading.prose.extend(found)
    return found


def _unfolded(node: Node) -> str:
    """The scalar's text with the folds of the file undone."""
    if node.style == "|":
        return join_lines(node.text.strip("\n")) if "\n\n" not in node.text.strip("\n") else node.text
    return join_folded(node.text) if node.end_line > node.line or node.style == ">" else node.text


_SCALARS: Mapping[type, Callable[[Any, str, Node, Reading], Any]] = {
    shapes.Pattern: _pattern,
    shapes.Time: _time,
    shapes.PicturePath: _picture_path,
    shapes.Choice: _choice,
    shapes.Flag: _flag,
    shapes.Number: _number,
    shapes.Date: _date,
    shapes.Text: _text,
}


def _list_of(shape: shapes.ListOf, node: Node, reading: Reading) -> Any:
    if node.is_empty:
        return ()
    if node.kind != LIST:
        return reading.fault("type", node, expected=shape.name, found=node.kind)
    items = [value for item in node.items if (value := decode(shape.item, item, reading)) is not None]
    if shape.whole and len(items) < len(node.items):
        return None
    return _unique(items, reading) if shape.unique else tuple(items)


def _unique(records: Iterable[Any], reading: Reading) -> tuple[Any, ...]:
    """The records whose id no earlier one has; each other one is a fault that names the first."""
    first: dict[str, Any] = {}
    for record in records:
        twin = first.setdefault(record.id, record)
        if twin is not record:
            reading.faults.append(diagnostic("id-twice", record.where["id"], twin.where["id"], found=record.id))
    return tuple(first.values())


def _made(shape: shapes.Made, node: Node, reading: Reading) -> Any:
    value = decode(shape.shape, node, reading)
    made = None if value is None else shape.make(value, node.position(reading.file))
    if isinstance(made, Diagnostic):
        reading.faults.append(made)
        return None
    return made


def _record(shape: shapes.Record, node: Node, reading: Reading) -> Any:
    if node.kind != MAP:
        return reading.fault("value-empty" if node.is_empty else "type", node, expected=shape.name, found=node.kind)
    file, pairs = reading.file, node.pairs
    fields = {field.name: field for field in shapes.fields_of(shape.of)}
    required = {field.name for field in fields.values() if _is_required(field, pairs)}
    values: dict[str, Any] = {}
    where: dict[str, Position] = {"": node.position(file)}
    mistyped: set[str | None] = set()
    for name, (key, value) in pairs.items():
        if name not in fields:
            expected = [each for each in fields if each not in pairs]
            meant = near(name, expected)
            reading.fault("key-unknown", key, found=name, near=meant, expected=", ".join(expected))
            mistyped.add(meant)
        elif name in required or not value.is_empty:
            where[name] = value.position(file)
            values[name] = decode(fields[name].shape, value, reading)
    for name in fields:
        # One slip is one fault: its other half is the key that nobody knows.
        if name in required and name not in pairs and name not in mistyped:
            reading.fault("key-missing", node, found=name, record=shape.name)
    good = {name: value for name, value in values.items() if value is not None}
    # Without an optional field the record still stands, so that what refers to it is checked in the same run.
    if required <= good.keys():
        record: Any = shape.of(**{fields[name].attribute: value for name, value in good.items()}, where=where)  # type: ignore[call-arg]
        wrong = tuple(record.faults()) if hasattr(record, "faults") else ()
        reading.faults.extend(wrong)
        if not has_errors(wrong):
            return record
    if isinstance(good.get("id"), str):
        reading.left_out.add(good["id"])
    return None


def _is_required(field: shapes.Field, pairs: Mapping[str, tuple[Node, Node]]) -> bool:
    """Whether a mapping must hold this key: it has no default, and no key that makes it optional (with the value that does so, or any)."""
    unless = field.key.unless or {}
    is_optional = any(key in pairs and (not value or pairs[key][1].text == value) for key, value in unless.items())
    return field.required or (bool(unless) and not is_optional)
