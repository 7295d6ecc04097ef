"""What may stand under a key of a content file, as plain values: shapes such as “an id” or “a list of figures”, and the keys of a record.

Nothing is read here. `microsite/read/decoding.py` makes values of what an editor wrote, `microsite/read/schemas.py` tells code editors
what they may complete, `docs/make_reference.py` writes the tables of the reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from microsite.diagnostics import Position


class Pattern(NamedTuple):
    """A text that matches a regular expression, such as an id."""

    name: str
    """what diagnostics and the reference call it: a key of `SHAPES` in microsite/sentences/shapes.py"""
    pattern: str
    code: str = "value-form"
    """the diagnostic for a text that does not match"""
    words: tuple[str, ...] = ()
    """those of the texts that have a fixed meaning"""


class Time(NamedTuple):
    """A year, month or date that matches a regular expression and that the calendar has."""

    name: str
    pattern: str


class PicturePath(NamedTuple):
    """The path of a picture below assets/."""

    name: str
    pattern: str


class Choice(NamedTuple):
    """One of a few words."""

    choices: tuple[str, ...]
    name: str = "choice"


class Flag(NamedTuple):
    """`true` or `false`."""

    name: str = "true-or-false"


class Number(NamedTuple):
    """An exact decimal number."""

    name: str = "number"
    may_have_bound: bool = False
    """whether a key `bound` may stand beside it, for what is typed as «≥5»"""
    may_be_range: bool = False
    """whether keys `from` and `to` may stand in its place, for what is typed as «5~10»"""


class Date(NamedTuple):
    """A calendar date, year-month-day."""

    name: str = "date"


class Text(NamedTuple):
    """A text that readers see."""

    name: str
    """what it is: `line`, `form`, `sentence` or `paragraphs`"""
    message: str
    """the kind of message that translators get: title, name, line, sentence, item, paragraph or unit; empty: it is not translated"""
    is_prose: bool = False
    """whether it may hold Markdown and refer to figures"""
    widest: int = 0
    """how many columns it may take, where a wide character such as a Chinese one takes two; 0 for any number"""
    had_language: bool = False
    """whether it used to be a mapping with `language:` and `name:`, which is refused in words of its own"""


class ListOf(NamedTuple):
    """A list whose items have one shape; a faulty item is left out."""

    item: Shape
    whole: bool = False
    """whether a list with a faulty item is faulty as a whole"""
    name: str = "list"

    @property
    def unique(self) -> bool:
        """Whether its items are records with an id, which no two may share."""
        record = next(records_in(self.item), None)
        return record is not None and "id" in record.of.__annotations__


class Made(NamedTuple):
    """A shape whose decoded value is turned into another one, or checked, by `make(value, position)`.

    `make` returns the new value, a Diagnostic for a value that is wrong, or None for one in which a fault has been found already.
    """

    shape: Shape
    make: Callable[[Any, Position], Any]


class Either(NamedTuple):
    """A short form, which is no mapping, or a long one, which is."""

    short: Shape
    long: Shape


class Record(NamedTuple):
    """A mapping with the keys that a class declares; an instance of the class is what becomes of it.

    If the class has a method `faults`, that tells what is wrong with an instance as a whole.
    """

    of: type[tuple[Any, ...]]
    name: str
    """what diagnostics and the reference call it: a key of `RECORDS` and `SHAPES` in microsite/sentences/shapes.py"""


Shape = Pattern | Time | PicturePath | Choice | Flag | Number | Date | Text | ListOf | Made | Either | Record


class Key(NamedTuple):
    """What a field of a record declares of its key in the file: `field: Annotated[type, Key(English, Chinese)] = default`.

    Where the type alone does not tell what may stand there, its shape stands before the key. A field without a default is required. Python
    wants defaults for all fields below the first that has one: there a required field is `= REQUIRED`.
    """

    english: str
    """what it is for, as the reference and code editors show it"""
    chinese: str
    name: str = ""
    """the key, where it is no good name in Python (`from`); else the field's name"""
    unless: Mapping[str, str] | None = None
    """keys that make this one optional, with the value that does so (empty: any); without them it is required"""
    context: str | None = None
    """what the ids of its messages add to the record's, "" for nothing; if left out, its name or, for records with an id, that of each"""


REQUIRED: Any = object()
"""the default of a required field that stands below an optional one"""


class Field(NamedTuple):
    """A field of a record with all that its declaration says."""

    name: str
    """the key in the file"""
    attribute: str
    """the field of the class"""
    key: Key
    shape: Shape
    """what may stand under the key"""
    required: bool


@cache
def fields_of(record: type[tuple[Any, ...]]) -> tuple[Field, ...]:
    """The fields of a record class that have a key in the file, in the order of their declaration."""
    found = []
    defaults: Mapping[str, Any] = record._field_defaults  # type: ignore[attr-defined]
    for attribute, annotation in record.__annotations__.items():
        key = next((each for each in getattr(annotation, "__metadata__", ()) if isinstance(each, Key)), None)
        if key is not None:
            required = defaults.get(attribute, REQUIRED) is REQUIRED
            found.append(Field(key.name or attribute, attribute, key, shape_of(annotation), required))
    return tuple(found)


@cache
def fields_by_name(record: type[tuple[Any, ...]]) -> Mapping[str, Field]:
    """The same by their keys in the file."""
    return {field.name: field for field in fields_of(record)}


def shape_of(annotation: Any) -> Shape:
    """The shape that a type is annotated with; else a flag, a number, a list, or a record, called like its class without Keys or Entry."""
    if get_origin(annotation) is Annotated:
        own = [each for each in annotation.__metadata__ if isinstance(each, Shape)]
        return own[0] if own else shape_of(annotation.__origin__)
    parts = get_args(annotation)
    if type(None) in parts:
        return shape_of(parts[0])
    if get_origin(annotation) is tuple:
        return ListOf(shape_of(parts[0]))
    plain: Mapping[type, Shape] = {bool: FLAG, Decimal: NUMBER}
    return plain.get(annotation) or Record(annotation, annotation.__name__.removesuffix("Keys").removesuffix("Entry").lower())


def shapes_in(*shapes: Shape) -> Iterator[Shape]:
    """The shapes, each with all that it is made of behind it; one that occurs twice is given twice."""
    for shape in shapes:
        yield shape
        parts = [field.shape for field in fields_of(shape.of)] if isinstance(shape, Record) else [*shape]
        yield from shapes_in(*(part for part in parts if isinstance(part, Shape)))


def records_in(*shapes: Shape) -> Iterator[Record]:
    """Each record in the shapes."""
    return (shape for shape in shapes_in(*shapes) if isinstance(shape, Record))


ID_PATTERN = "[a-z][a-z0-9_]*"
EDITION_PATTERN = "[0-9]{4}[a-z0-9]*"
NUMBER, FLAG = Number(), Flag()
