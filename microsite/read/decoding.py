"""Nodes of a YAML tree into the values that shapes describe, with a diagnostic for each fault.

A decoder turns a node into a value, or notes what is wrong with it and returns `FAULTY`; it never raises, so one run finds every fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from microsite.diagnostics import Diagnostic, Position, diagnostic, display_width, has_errors, near
from microsite.model.content import Listed, SourceText
from microsite.model.shapes import (
    Choice,
    Date,
    Either,
    Flag,
    ListOf,
    Made,
    Number,
    Pattern,
    PicturePath,
    Record,
    Shape,
    Text,
    Time,
    fields_of,
)
from microsite.read.folding import join_folded, join_lines, split_paragraphs
from microsite.read.yaml_tree import EMPTY, LIST, MAP, SCALAR, Node, unknown_key


class _Faulty:
    """The type of `FAULTY`."""

    def __bool__(self) -> bool:
        return False


FAULTY = _Faulty()
"""stands for a value in which a fault was found and noted"""


class Reading:
    """What is found out about one file while it is decoded."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.left_out: set[str] = set()
        """ids of records that are there but faulty: a reference to one is not a second fault"""
        self.prose: list[SourceText] = []
        """each text that may hold Markdown and references, whether or not its record is faulty"""
        self.pictures: list[Listed] = []
        """each picture file that is named, whether or not its record is faulty"""

    def fault(self, code: str, node: Node, **facts: object) -> _Faulty:
        """Note a fault at a node."""
        self.faults.append(diagnostic(code, node.position(self.file), **facts))
        return FAULTY


Decoder = Callable[[Node, Reading], Any]


def decode(shape: Shape, node: Node, reading: Reading) -> Any:
    """The value of a node, or FAULTY; what is wrong is noted in `reading`."""
    return decoder(shape)(node, reading)


# Typed, because tuples of the same values are equal whatever their types.
@lru_cache(maxsize=None, typed=True)
def decoder(shape: Shape) -> Decoder:
    """The function that decodes values of a shape."""
    make: Callable[[Any], Decoder] = _DECODERS[type(shape)]
    return make(shape)


def _scalar(name: str, node: Node, reading: Reading) -> str | _Faulty:
    """The text of a node that must have one; `name` is the shape that is expected."""
    if node.kind != SCALAR:
        return reading.fault("type", node, expected=name, found=node.kind)
    text = node.text
    if not text or text.isspace() or (text in EMPTY and node.is_empty):
        return reading.fault("value-empty", node, expected=name)
    return text


def _pattern(shape: Pattern) -> Decoder:
    name, fits, code = shape.name, re.compile(shape.pattern).fullmatch, shape.code

    def decoded(node: Node, reading: Reading) -> Any:
        text = _scalar(name, node, reading)
        if isinstance(text, _Faulty) or fits(text):
            return text
        comma = next((each for each in "，、" if each in text), None)
        return reading.fault(code, node, expected=name, found=text, comma=comma)

    return decoded


def _time(shape: Time) -> Decoder:
    pattern = _pattern(Pattern(shape.name, shape.pattern))

    def decoded(node: Node, reading: Reading) -> Any:
        text = pattern(node, reading)
        if text is FAULTY or "-" not in text or is_date(text if text.count("-") > 1 else f"{text}-01"):
            return text
        return reading.fault("date", node, found=text)

    return decoded


def _picture_path(shape: PicturePath) -> Decoder:
    name, fits = shape.name, re.compile(shape.pattern).fullmatch

    def decoded(node: Node, reading: Reading) -> Any:
        text = _scalar(name, node, reading)
        if isinstance(text, _Faulty):
            return text
        if not fits(text):
            meant = text.strip().replace("\\", "/").removeprefix("./").removeprefix("/").removeprefix("assets/")
            return reading.fault("picture-file", node, found=text, near=meant if fits(meant) else None, expected=name)
        reading.pictures.append(Listed(text, node.position(reading.file)))
        return text

    return decoded


def _choice(shape: Choice) -> Decoder:
    name, choices = shape.name, shape.choices

    def decoded(node: Node, reading: Reading) -> Any:
        if node.text in choices:
            return node.text
        text = _scalar(name, node, reading)
        if isinstance(text, _Faulty):
            return text
        return reading.fault("choice", node, found=text, near=near(text, choices), expected=", ".join(choices))

    return decoded


def _flag(shape: Flag) -> Decoder:
    def decoded(node: Node, reading: Reading) -> Any:
        text = _scalar(shape.name, node, reading)
        if isinstance(text, _Faulty):
            return text
        # Not what YAML also takes for it: `yes`, `on`, `True`.
        if text in ("true", "false") and node.style is None:
            return text == "true"
        return reading.fault("choice", node, found=text, expected="true, false")

    return decoded


_DIGITS = re.compile(r"(?!-0(?:\.0+)?$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SCALES = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 100, "million": 10**6, "billion": 10**9, "thousand": 1000}
_LOOSE = re.compile(rf"(-?[0-9][0-9,，_ ]*(?:[.．][0-9]+)?) *({'|'.join(_SCALES)})?[^0-9]*")
LONGEST_NUMBER = 30


def _number(shape: Number) -> Decoder:
    name = shape.name

    def decoded(node: Node, reading: Reading) -> Any:
        text = _scalar(name, node, reading)
        if isinstance(text, _Faulty):
            return text
        if _DIGITS.fullmatch(text):
            if len(text) <= LONGEST_NUMBER:
                return Decimal(text)
            return reading.fault("number-long", node, found=text, most=LONGEST_NUMBER)
        return reading.fault("number", node, found=text, proposal=_proposed(text))

    return decoded


def _proposed(text: str) -> str | None:
    """Plain digits for what people type instead: separators, full-width digits, a percent sign, 万."""
    import unicodedata

    match = _LOOSE.fullmatch(unicodedata.normalize("NFKC", text.strip()))
    if match is None:
        return None
    digits = re.sub("[,，_ ]", "", match[1]).replace("．", ".")
    value = Decimal(digits) * _SCALES.get(match[2] or "", 1)
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain and match[2] else plain).lstrip("0") or "0"


_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def _date(shape: Date) -> Decoder:
    name = shape.name

    def decoded(node: Node, reading: Reading) -> Any:
        text = _scalar(name, node, reading)
        if isinstance(text, _Faulty) or is_date(text):
            return text
        return reading.fault("date", node, found=text)

    return decoded


def is_date(text: str) -> bool:
    """Whether `text` is a day that the calendar has, written 2024-01-17."""
    import datetime

    match = _DATE.fullmatch(text)
    try:
        return match is not None and bool(datetime.date(*(int(part) for part in match.groups())))
    except ValueError:
        return False


def _text(shape: Text) -> Decoder:
    name, is_prose, widest = shape.name, shape.is_prose, shape.widest

    def line(node: Node, reading: Reading) -> Any:
        text = _scalar(name, node, reading)
        if isinstance(text, _Faulty):
            return text
        text = _unfolded(node)
        if "\n" in text.strip("\n"):
            return reading.fault("line-broken", node)
        words = SourceText(text.strip(), node.position(reading.file), node.end_line)
        if is_prose:
            reading.prose.append(words)
        if widest and (width := display_width(words.text)) > widest:
            reading.fault("link-title-long", node, found=width, most=widest)
        return words

    def paragraphs(node: Node, reading: Reading) -> Any:
        text = _scalar(name, node, reading)
        if isinstance(text, _Faulty):
            return text
        first_line = node.line + 1 if node.style in ("|", ">") else node.line
        column = 1 if node.style in ("|", ">") else node.column
        # Only in a literal block does a line of the value stand on a line of its own in the file.
        found = tuple(
            SourceText(paragraph, Position(reading.file, first_line + (index if node.style == "|" else 0), column), node.end_line)
            for index, paragraph in split_paragraphs(_unfolded(node))
        )
        reading.prose.extend(found)
        return found

    return paragraphs if name == "paragraphs" else line


def _unfolded(node: Node) -> str:
    """The scalar's text with the folds of the file undone."""
    if node.style == "|":
        return join_lines(node.text.strip("\n")) if "\n\n" not in node.text.strip("\n") else node.text
    return join_folded(node.text) if node.end_line > node.line or node.style == ">" else node.text


def _list_of(shape: ListOf) -> Decoder:
    name, item_of, unique = shape.name, decoder(shape.item), shape.unique

    def decoded(node: Node, reading: Reading) -> Any:
        if node.is_empty:
            return ()
        if node.kind != LIST:
            return reading.fault("type", node, expected=name, found=node.kind)
        items = [value for item in node.items if (value := item_of(item, reading)) is not FAULTY]
        if shape.whole and len(items) < len(node.items):
            return FAULTY
        return _unique(items, reading) if unique else tuple(items)

    return decoded


def _unique(records: Iterable[Any], reading: Reading) -> tuple[Any, ...]:
    """The records whose id no earlier one has; each other one is a fault that names the first."""
    first: dict[str, Any] = {}
    for record in records:
        twin = first.setdefault(record.id, record)
        if twin is not record:
            reading.faults.append(diagnostic("id-twice", record.where["id"], twin.where["id"], found=record.id))
    return tuple(first.values())


def _made(shape: Made) -> Decoder:
    inner, make = decoder(shape.shape), shape.make

    def decoded(node: Node, reading: Reading) -> Any:
        value = inner(node, reading)
        if value is FAULTY:
            return FAULTY
        made = make(value, node.position(reading.file))
        if type(made) is Diagnostic:
            reading.faults.append(made)
            return FAULTY
        return FAULTY if made is None else made

    return decoded


def _either(shape: Either) -> Decoder:
    short, long = decoder(shape.short), decoder(shape.long)
    return lambda node, reading: (long if node.kind == MAP else short)(node, reading)


def _record(shape: Record) -> Decoder:
    record, record_name, fields = shape.of, shape.name, fields_of(shape.of)
    by_key = {field.name: (decoder(field.shape), field.attribute) for field in fields}
    always = frozenset(field.name for field in fields if field.required)
    sometimes = tuple((field.name, tuple(field.key.unless.items())) for field in fields if field.key.unless)
    faults_of = getattr(record, "faults", None)

    def decoded(node: Node, reading: Reading) -> Any:
        if node.kind != MAP:
            code = "value-empty" if node.is_empty else "type"
            return reading.fault(code, node, expected=record_name, found=node.kind)
        file, pairs = reading.file, node.pairs
        values: dict[str, Any] = {}
        mistyped: set[str] = set()
        where: dict[str, Position] = {"": node.position(file)}
        faulty = False
        required = always.union([name for name, unless in sometimes if not _is_optional(unless, pairs)]) if sometimes else always
        for name, (key, value) in pairs.items():
            known = by_key.get(name)
            if known is None:
                fault = unknown_key(file, key, [each for each in by_key if each not in pairs])
                reading.faults.append(fault)
                mistyped.add(dict(fault.facts).get("near", ""))
                continue
            if name not in required and value.is_empty:
                continue
            decode_value, attribute = known
            made = decode_value(value, reading)
            where[name] = value.position(file)
            if made is not FAULTY:
                values[attribute] = made
            elif name in required:
                # Without an optional field the record still stands, so that what refers to it is checked in the same run.
                faulty = True
        if not required <= pairs.keys():
            faulty = True
            for name in by_key:
                # One slip is one fault: its other half is the key that nobody knows.
                if name in required and name not in pairs and name not in mistyped:
                    reading.fault("key-missing", node, found=name, record=record_name)
        if not faulty:
            made = record(**values, where=where)  # type: ignore[call-arg]
            wrong = tuple(faults_of(made)) if faults_of is not None else ()
            reading.faults.extend(wrong)
            if not has_errors(wrong):
                return made
        if isinstance(values.get("id"), str):
            reading.left_out.add(values["id"])
        return FAULTY

    return decoded


def _is_optional(unless: Iterable[tuple[str, str]], pairs: Mapping[str, tuple[Node, Node]]) -> bool:
    """Whether a mapping holds one of the keys that make another one optional, with the value that does so (empty: any)."""
    for key, value in unless:
        pair = pairs.get(key)
        if pair is not None and (not value or pair[1].text == value):
            return True
    return False


_DECODERS: Mapping[type, Callable[[Any], Decoder]] = {
    Pattern: _pattern,
    Time: _time,
    PicturePath: _picture_path,
    Choice: _choice,
    Flag: _flag,
    Number: _number,
    Date: _date,
    Text: _text,
    ListOf: _list_of,
    Made: _made,
    Either: _either,
    Record: _record,
}
