"""What may stand in a YAML file, as tables: one field list per kind of record gives decoder, schema and documentation.

A shape turns a node into a value, or notes what is wrong with it and gives `FAULTY`; it never raises, so one run finds every fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from microsite.diagnostics import Diagnostic, Position, diagnostic, near
from microsite.model.content import Listed, Words
from microsite.read.folding import join_folded, join_lines, split_paragraphs
from microsite.read.yaml_tree import EMPTY, LIST, MAP, SCALAR, Node, unknown_key


class _Faulty:
    """The one value that stands for «noted as a fault»."""

    def __bool__(self) -> bool:
        return False


FAULTY = _Faulty()


class Reading:
    """One file being decoded: what is wrong with it so far, and which records had to be left out."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.left_out: set[str] = set()
        """ids of records that are there but faulty: a reference to one is not a second fault"""
        self.prose: list[Words] = []
        """each text that may hold Markdown and references, whether or not its record stands"""
        self.pictures: list[Listed] = []
        """each file of a picture that is named, likewise"""

    def fault(self, code: str, node: Node, **facts: object) -> _Faulty:
        self.faults.append(diagnostic(code, node.position(self.file), **facts))
        return FAULTY


class Shape:
    """A kind of value; `name` is how a diagnostic calls it."""

    name: str

    def decode(self, node: Node, reading: Reading) -> Any:
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """The shape as JSON Schema, for editors that complete and check while typing."""
        raise NotImplementedError

    def scalar(self, node: Node, reading: Reading) -> str | _Faulty:
        if node.kind != SCALAR:
            return reading.fault("type", node, expected=self.name, found=node.kind)
        text = node.text
        if not text or text.isspace() or (text in EMPTY and node.is_empty):
            return reading.fault("value-empty", node, expected=self.name)
        return text


@dataclass(frozen=True)
class Pattern(Shape):
    """A scalar that matches a regular expression, such as an id."""

    name: str
    pattern: str
    code: str = "value-form"

    @cached_property
    def _fits(self) -> Callable[[str], object]:
        return re.compile(self.pattern).fullmatch

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if isinstance(text, _Faulty) or self._fits(text):
            return text
        comma = next((each for each in "，、" if each in text), None)
        return reading.fault(self.code, node, expected=self.name, found=text, comma=comma)

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": f"^(?:{self.pattern})$"}


ID_PATTERN = "[a-z][a-z0-9_]*"
Id = Pattern("id", ID_PATTERN, "id-form")
EDITION_PATTERN = "[0-9]{4}[a-z0-9]*"


@dataclass(frozen=True)
class Choice(Shape):
    """One of a few words."""

    choices: tuple[str, ...]
    name = "choice"

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if isinstance(text, _Faulty) or text in self.choices:
            return text
        return reading.fault("choice", node, found=text, near=near(text, self.choices), expected=", ".join(self.choices))

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.choices)}


class Flag(Shape):
    """`true` or `false`, and nothing that YAML also takes for it."""

    name = "true-or-false"

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if isinstance(text, _Faulty):
            return text
        if text in ("true", "false") and node.style is None:
            return text == "true"
        return reading.fault("choice", node, found=text, expected="true, false")

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


_DIGITS = re.compile(r"(?!-0(?:\.0+)?$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SCALES = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 100, "million": 10**6, "billion": 10**9, "thousand": 1000}
_LOOSE = re.compile(rf"(-?[0-9][0-9,，_ ]*(?:[.．][0-9]+)?) *({'|'.join(_SCALES)})?[^0-9]*")
LONGEST_NUMBER = 30


class Number(Shape):
    """An exact decimal: it is never a binary float on its way to the page."""

    name = "number"

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if isinstance(text, _Faulty):
            return text
        if _DIGITS.fullmatch(text):
            if len(text) <= LONGEST_NUMBER:
                return Decimal(text)
            return reading.fault("number-long", node, found=text, most=LONGEST_NUMBER)
        return reading.fault("number", node, found=text, proposal=_proposed(text))

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}


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


class Date(Shape):
    """A calendar date, year-month-day."""

    name = "date"

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if isinstance(text, _Faulty) or is_date(text):
            return text
        return reading.fault("date", node, found=text)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_DATE.pattern}$"}


def is_date(text: str) -> bool:
    """Whether `text` is a day that the calendar has, written 2024-01-17."""
    import datetime

    match = _DATE.fullmatch(text)
    try:
        return match is not None and bool(datetime.date(*(int(part) for part in match.groups())))
    except ValueError:
        return False


class Line(Shape):
    """One line of plain text that readers see: a title or a name."""

    name = "line"

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if isinstance(text, _Faulty):
            return text
        text = _value(node)
        if "\n" in text.strip("\n"):
            return reading.fault("line-broken", node)
        return Words(text.strip(), node.position(reading.file), node.end_line)

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


class Sentence(Line):
    """One line that may refer to figures and hold inline Markdown."""

    name = "sentence"

    def decode(self, node: Node, reading: Reading) -> Any:
        words = super().decode(node, reading)
        if words is not FAULTY:
            reading.prose.append(words)
        return words


class Paragraphs(Shape):
    """Markdown text that readers see; each paragraph becomes a message of its own."""

    name = "paragraphs"

    def decode(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if isinstance(text, _Faulty):
            return text
        first_line = node.line + 1 if node.style in ("|", ">") else node.line
        column = 1 if node.style in ("|", ">") else node.column
        # Only in a literal block does a line of the value stand on a line of its own in the file.
        paragraphs = tuple(
            Words(paragraph, Position(reading.file, first_line + (index if node.style == "|" else 0), column), node.end_line)
            for index, paragraph in split_paragraphs(_value(node))
        )
        reading.prose.extend(paragraphs)
        return paragraphs

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


def _value(node: Node) -> str:
    """The scalar's text with the folds of the file undone."""
    if node.style == "|":
        return join_lines(node.text.strip("\n")) if "\n\n" not in node.text.strip("\n") else node.text
    return join_folded(node.text) if node.end_line > node.line or node.style == ">" else node.text


@dataclass(frozen=True)
class ListOf(Shape):
    """A list of one shape; a faulty item is left out and noted."""

    item: Shape
    name = "list"

    def decode(self, node: Node, reading: Reading) -> Any:
        if node.is_empty:
            return ()
        if node.kind != LIST:
            return reading.fault("type", node, expected=self.name, found=node.kind)
        decoded = [self.item.decode(item, reading) for item in node.items]
        return tuple([value for value in decoded if value is not FAULTY])

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True)
class With(Shape):
    """A shape whose value is changed or checked once it is decoded: `then(value, node, reading)`."""

    shape: Shape
    then: Callable[[Any, Node, Reading], Any]

    def decode(self, node: Node, reading: Reading) -> Any:
        value = self.shape.decode(node, reading)
        return value if value is FAULTY else self.then(value, node, reading)

    def schema(self) -> dict[str, Any]:
        return self.shape.schema()


@dataclass(frozen=True)
class Either(Shape):
    """A short form (a scalar) or a long one (a mapping), each with its own shape."""

    short: Shape
    long: Shape

    def decode(self, node: Node, reading: Reading) -> Any:
        return (self.long if node.kind == MAP else self.short).decode(node, reading)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.short.schema(), self.long.schema()]}


@dataclass(frozen=True)
class Field:
    """One key of a record."""

    key: str
    shape: Shape
    doc: str
    """what it is for, as the content reference prints it"""
    required: bool = False
    attribute: str = ""
    """the attribute that takes the value, where the key is no good name in code (`from`)"""


@dataclass(frozen=True)
class Record(Shape):
    """A mapping with known keys, made into `make(**attributes, where=…)`."""

    name: str
    make: Callable[..., Any]
    fields: tuple[Field, ...]
    check: Callable[[Any, Node, Reading], None] | None = None
    """looks at the whole record once each field is right"""
    needs: Callable[[Node], Iterable[str]] | None = None
    """keys that are required because of what else is there"""

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Callable[[Node, Reading], Any], str]]:
        """What decodes a key's value, and the attribute that takes it."""
        return {field.key: (field.shape.decode, field.attribute or field.key) for field in self.fields}

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(field.key for field in self.fields if field.required)

    def decode(self, node: Node, reading: Reading) -> Any:
        if node.kind != MAP:
            code = "value-empty" if node.is_empty else "type"
            return reading.fault(code, node, expected=self.name, found=node.kind)
        by_key, file = self._by_key, reading.file
        values: dict[str, Any] = {}
        mistyped: set[str] = set()
        where: dict[str, Position] = {"": node.position(file)}
        faulty = False
        required = self._required.union(self.needs(node)) if self.needs else self._required
        for name, (key, value) in node.pairs.items():
            known = by_key.get(name)
            if known is None:
                fault = unknown_key(file, key, [each for each in by_key if each not in node.pairs])
                reading.faults.append(fault)
                mistyped.add(dict(fault.facts).get("near", ""))
                continue
            if name not in required and value.is_empty:
                continue
            decode, attribute = known
            decoded = decode(value, reading)
            where[name] = value.position(file)
            if decoded is not FAULTY:
                values[attribute] = decoded
            elif name in required:
                # Without an optional field the record still stands, so that what refers to it is checked in the same run.
                faulty = True
        if not required <= node.pairs.keys():
            faulty = True
            for name in by_key:
                # One slip is one fault: its other half is the key that nobody knows.
                if name in required and name not in node.pairs and name not in mistyped:
                    reading.fault("key-missing", node, found=name, record=self.name)
        if not faulty:
            record = self.make(**values, where=where)
            before = len(reading.faults)
            if self.check is not None:
                self.check(record, node, reading)
            if len(reading.faults) == before:
                return record
        if isinstance(values.get("id"), str):
            reading.left_out.add(values["id"])
        return FAULTY

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {field.key: {**field.shape.schema(), "description": field.doc} for field in self.fields},
            "required": [field.key for field in self.fields if field.required],
        }


def node_has(node: Node, key: str) -> bool:
    """Whether the mapping has the key, whatever stands there."""
    return key in node.pairs


def is_given(node: Node, key: str) -> bool:
    """Whether something is written under the key."""
    value = value_of(node, key)
    return value is not None and not value.is_empty


def value_of(node: Node, key: str) -> Node | None:
    """The node under a key of a mapping."""
    pair = node.pairs.get(key)
    return pair[1] if pair is not None else None


def unique(records: Iterable[Any], reading: Reading) -> tuple[Any, ...]:
    """The records whose id no earlier one has; each other one is a fault that names the first."""
    first: dict[str, Any] = {}
    for record in records:
        twin = first.setdefault(record.id, record)
        if twin is not record:
            place, other = _id_place(record.where), _id_place(twin.where)
            reading.faults.append(diagnostic("id-twice", place, other, found=record.id))
    return tuple(first.values())


def _id_place(where: Mapping[str, Position]) -> Position:
    return where.get("id", where[""])
