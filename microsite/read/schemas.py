"""The declarations of content files as JSON Schema (draft 7), for code editors that complete keys, explain them and mark faults.

A schema knows less than the decoder: what depends on a calendar, on other records or on other files is told by `check` alone.
`python docs/make_reference.py` writes the files in schemas/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from microsite.model import shapes
from microsite.read.tables import EDITION, REGISTERS, SECTION, SITE
from microsite.read.typed_numbers import PATTERN

Schema = dict[str, Any]

FILES: Mapping[str, shapes.Shape] = {"site": SITE, **REGISTERS, "edition": EDITION, "section": SECTION}
"""what each kind of content file holds, by the name of its schema"""


def file_schema(shape: shapes.Shape) -> Schema:
    """The schema of a whole file."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema_of(shape)}


def schema_of(shape: shapes.Shape) -> Schema:
    """The schema of a value."""
    make: Callable[[Any], Schema] = _SCHEMAS[type(shape)]
    return make(shape)


def _pattern(shape: shapes.Pattern | shapes.Time | shapes.PicturePath) -> Schema:
    """YAML reads a year as a number, to which the pattern of a JSON Schema does not apply."""
    schema: Schema = {"type": ["string"], "pattern": f"^(?:{shape.pattern})$"}
    if re.fullmatch(shape.pattern, "5.4"):
        schema["type"].append("number")
    elif re.fullmatch(shape.pattern, "1999"):
        schema["type"].append("integer")
        schema |= {"minimum": 1000, "maximum": 9999}
    return schema


def _record(shape: shapes.Record) -> Schema:
    fields = shapes.fields_of(shape.of)
    schema: Schema = {
        "type": ["object"],
        "properties": {field.name: _property(field) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
    conditions = [_required_unless(field.name, field.key.unless) for field in fields if field.key.unless]
    return {**schema, "allOf": conditions} if conditions else schema


def _property(field: shapes.Field) -> Schema:
    schema = schema_of(field.shape)
    # A key that is left empty counts as left out. Code editors would offer `null` among the words of a choice.
    if not field.required and "type" in schema:
        schema["type"] = [*dict.fromkeys([*schema["type"], "null"])]
    elif not field.required and "anyOf" in schema:
        schema["anyOf"] = [*schema["anyOf"], {"type": "null"}]
    return {"description": f"{field.key.english}\n\n{field.key.chinese}", **schema}


def _required_unless(key: str, unless: Mapping[str, str]) -> Schema:
    others = [{"required": [other], **({"properties": {other: {"const": value}}} if value else {})} for other, value in unless.items()]
    return {"if": {"not": {"anyOf": others}}, "then": {"required": [key]}}


_SCHEMAS: Mapping[type, Callable[[Any], Schema]] = {
    shapes.Pattern: _pattern,
    shapes.Time: _pattern,
    shapes.PicturePath: _pattern,
    shapes.Choice: lambda shape: {"enum": list(shape.choices)},
    shapes.Flag: lambda shape: {"type": ["boolean"]},
    # With 万 or 亿 it is a text to code editors.
    shapes.Number: lambda shape: {"type": ["number", "string"], "pattern": f"^(?:{PATTERN})$"},
    shapes.Date: lambda shape: {"type": ["string"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    shapes.Text: lambda shape: {"type": ["string", "number"], **({"maxLength": shape.widest} if shape.widest else {})},
    shapes.ListOf: lambda shape: {"type": ["array", "null"], "items": schema_of(shape.item)},
    shapes.Made: lambda shape: schema_of(shape.shape),
    shapes.Either: lambda shape: {"anyOf": [schema_of(shape.short), schema_of(shape.long)]},
    shapes.Record: _record,
}
