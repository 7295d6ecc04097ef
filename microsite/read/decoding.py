"""Nodes of a YAML tree into the values that shapes describe, with a diagnostic for each fault.

There is one function for each shape. What is wrong is noted, and the value is None; nothing raises, so one run finds every fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors, near
from microsite.model import shapes
from microsite.model.content import Listed, SourceText
from microsite.read import scalars, texts
from microsite.read.proposals import forms
from microsite.read.repairs import meant_key
from microsite.read.yaml_tree import LIST, MAP, SCALAR, Node, read_yaml


@dataclass(slots=True)
class Reading:
    """What is found out about one file while it is decoded."""

    file: str
    faults: list[Diagnostic] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """ids of records that are there but faulty: a reference to one is not a second fault"""
    unnamed: set[str] = field(default_factory=set)
    """kinds of records of which one has no id that can be read, or one that another has: a reference to none of them is no second fault"""
    prose: list[SourceText] = field(default_factory=list)
    """each text that may hold Markdown and references, whether or not its record is faulty"""
    sentences: set[SourceText] = field(default_factory=set)
    """those of them that stand within a line"""
    pictures: list[Listed] = field(default_factory=list)
    """each picture file that is named, whether or not its record is faulty"""
    key: str = ""
    """the key whose value is decoded"""
    proposes: bool = True
    """whether faults say what to write instead of a value of the wrong kind; not while such a proposal is tried"""

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
            is_long = node.kind == MAP and not all(_is_bare(*pair) for pair in node.pairs.values())
            return decode(shape.long if is_long else shape.short, node, reading)
    if node.kind != SCALAR:
        return _no_scalar(shape, node, reading)
    text = node.text
    if node.cut and not text:
        return texts.cut(node, reading)
    if node.is_empty or not text.strip():
        return reading.fault("value-empty", node, expected=shape.name)
    if not isinstance(shape, shapes.Text) and text.strip() != text.strip(" "):
        reading.fault("yaml-syntax", node, cause="space-no-break", problem="")
        text = text.strip()
    decode_text: Callable[[Any, str, Node, Reading], Any] = _SCALARS[type(shape)]
    return decode_text(shape, text, node, reading)


def _no_scalar(shape: Any, node: Node, reading: Reading) -> Any:
    """Note that a list or a mapping stands where a single value should."""
    if isinstance(shape, shapes.Text) and shape.had_language and node.kind == MAP and {"language", "name"} <= node.pairs.keys():
        written = {name: node.pairs[name][1].text for name in ("language", "name")}
        return reading.fault("form-mapping", node, expected=shape.name, **written)
    if isinstance(shape, shapes.Number) and shape.may_be_range and {"from", "to"} == node.pairs.keys():
        ends = {"start": node.pairs["from"][1].text, "end": node.pairs["to"][1].text}
        return reading.fault("number", node, found="{…}", advice="range", **ends)
    return reading.fault("type", node, expected=shape.name, found=node.kind, proposal=_proposed(shape, node, reading))


_SCALARS: Mapping[type, Callable[[Any, str, Node, Reading], Any]] = {
    shapes.Pattern: scalars.pattern,
    shapes.Time: scalars.time,
    shapes.PicturePath: scalars.picture_path,
    shapes.Choice: scalars.choice,
    shapes.Flag: scalars.flag,
    shapes.Number: scalars.number,
    shapes.Date: scalars.calendar_date,
    shapes.Text: texts.text_of,
}


def _list_of(shape: shapes.ListOf, node: Node, reading: Reading) -> Any:
    if node.is_empty:
        return ()
    if node.kind != LIST:
        reading.unnamed.update(each.name for each in shapes.records_in(shape.item))
        key, value = next(iter(node.pairs.items()), ("", (node, node)))
        if any(key in shapes.fields_by_name(each.of) for each in shapes.records_in(shape.item)) and value[1].kind == SCALAR:
            return reading.fault("item-without-dash", node, found=f"{key}: {value[1].text}")
        if key and shape.unique:
            return reading.fault("type", node, expected=shape.name, found="keys", key=key)
        return reading.fault("type", node, expected=shape.name, found=node.kind, proposal=_proposed(shape, node, reading))
    items = [value for item in node.items if (value := decode(shape.item, item, reading)) is not None]
    if shape.whole and len(items) < len(node.items):
        return None
    return _unique(shape, items, reading) if shape.unique else tuple(items)


def _unique(shape: shapes.ListOf, records: Iterable[Any], reading: Reading) -> tuple[Any, ...]:
    """The records whose id no earlier one has; each other one is a fault that names the first."""
    first: dict[str, Any] = {}
    for record in records:
        twin = first.setdefault(record.id, record)
        if twin is not record:
            reading.faults.append(diagnostic("id-twice", record.where["id"], twin.where["id"], found=record.id))
            reading.unnamed.update(each.name for each in shapes.records_in(shape.item))
    return tuple(first.values())


def _made(shape: shapes.Made, node: Node, reading: Reading) -> Any:
    known = len(reading.faults)
    value = decode(shape.shape, node, reading)
    made = None if value is None else shape.make(value, node.position(reading.file))
    if isinstance(made, Diagnostic):
        # What is under a key that nobody knows may be what is missed here.
        if all(fault.code not in _OF_KEYS for fault in reading.faults[known:]):
            reading.faults.append(made)
        return None
    return made


_OF_KEYS = ("key-unknown", "key-colon", "key-inner")


def _record(shape: shapes.Record, node: Node, reading: Reading) -> Any:
    if node.kind != MAP:
        if node.is_empty:
            return reading.fault("value-empty", node, expected=shape.name)
        return reading.fault("type", node, expected=shape.name, found=node.kind, proposal=_proposed(shape, node, reading))
    file = reading.file
    fields = shapes.fields_by_name(shape.of)
    if node.pairs and all(name not in fields and _is_bare(*pair) and not _COLON.fullmatch(name) for name, pair in node.pairs.items()):
        # `{2024}`, `{2021, 2025}`
        inside = replace(node, kind=SCALAR, text="-".join(node.pairs))
        return reading.fault("type", node, expected=shape.name, found=MAP, proposal=_proposed(shape, inside, reading))
    known_inside = _inner(node.pairs, fields)
    pairs, mistyped = _known_pairs({name: pair for name, pair in node.pairs.items() if name not in known_inside[1:]}, fields, reading)
    if known_inside:
        owner, *names = known_inside
        inner = ", ".join(f"{name}: {node.pairs[name][1].text}" for name in names)
        proposal = f"{owner}: {{{inner}}}" if len(inner) <= _LONGEST_INNER and not re.search(r"[{}\[\]\"'#]", inner) else None
        reading.fault("key-inner", node.pairs[names[0]][0], found=", ".join(names), owner=owner, proposal=proposal)
        mistyped.add(owner)
    required = {field.name for field in fields.values() if _is_required(field, pairs)}
    values: dict[str, Any] = {}
    where: dict[str, Position] = {"": node.position(file)}
    for name, (key, value) in pairs.items():
        if name in required or not value.is_empty:
            where[name] = value.position(file)
            reading.key = name
            values[name] = decode(fields[name].shape, value, reading)
        elif value.cut:
            texts.cut(value, reading)
        elif _is_bare(key, value):
            reading.fault("key-bare", key, found=name)
    for name in fields:
        # One slip is one fault: its other half is the key that nobody knows.
        if name in required and name not in pairs and name not in mistyped:
            reading.fault("key-missing", node, found=name, record=shape.name)
    if "id" in values and values["id"] != pairs["id"][1].text:
        reading.unnamed.add(shape.name)
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
    elif "id" in fields:
        reading.unnamed.add(shape.name)
    return None


Pairs = Mapping[str, tuple[Node, Node]]
_LONGEST_INNER = 40


def _inner(pairs: Pairs, fields: Mapping[str, shapes.Field]) -> list[str]:
    """A key of the record that is left out, and the keys of its own group that stand in its place: `from` and `to` of `cumulative`."""
    others = [name for name in pairs if name not in fields]
    for name, each in fields.items() if len(others) > 1 else ():
        record = each.shape.long if isinstance(each.shape, shapes.Either) else each.shape
        if name not in pairs and isinstance(record, shapes.Record):
            inside = shapes.fields_by_name(record.of)
            own = [other for other in others if other in inside]
            if len(own) > 1 and all(key in own for key, inner in inside.items() if inner.required):
                return [name, *own]
    return []


def _known_pairs(pairs: Pairs, fields: Mapping[str, shapes.Field], reading: Reading) -> tuple[Pairs, set[str | None]]:
    """The pairs whose keys a record has, those that were certainly meant among them; and what other keys may have been meant.

    A fault is noted for each key that nobody knows.
    """
    known = {name: pair for name, pair in pairs.items() if name in fields}
    mistyped: set[str | None] = set()
    for name, (key, value) in pairs.items():
        if name in fields:
            continue
        expected = [each for each in fields if each not in known]
        if name.startswith("＃"):
            reading.fault("yaml-syntax", key, cause="comment-full-width", problem="")
            continue
        match = _COLON.fullmatch(name)
        head, colon, blank, rest = match.groups("") if match else (name, "", "", "")
        meant = meant_key(head, expected)
        if meant and rest and value.is_empty:
            # `{year:2024}` is a key without a value to YAML.
            value = replace(value, text=rest, line=key.line, column=key.column, end_line=key.end_line, end_column=key.end_column)
            reading.fault("key-colon", key, found=colon or blank, proposal=f"{meant}: {rest}")
        else:
            reading.fault("key-unknown", key, found=name, near=meant or near(name, expected), expected=", ".join(expected))
        if meant:
            known[meant] = (key, value)
        elif likely := near(name, expected):
            mistyped.add(likely)
            # Nothing that refers to one of its records is a second fault.
            reading.unnamed.update(each.name for each in shapes.records_in(fields[likely].shape))
    return known, mistyped


_COLON = re.compile(r"([A-Za-z_]+)(?:\s*([:：=＝])\s*|( )\s*)(\S.*)", re.DOTALL)


def _is_bare(key: Node, value: Node) -> bool:
    """Whether a key in braces has not even a colon, as in `{year: 2024, inferred}`."""
    return value.is_empty and not value.text and (value.line, value.column) == (key.end_line, key.end_column)


def _proposed(shape: shapes.Shape, node: Node, reading: Reading) -> str | None:
    """What to write instead of a value of the wrong kind, if that is certain: the shape takes it."""
    return next((each for each in forms(shape, node, _taken_form) if _takes(shape, each)), None) if reading.proposes else None


def _taken_form(shape: shapes.Shape, node: Node) -> str | None:
    """A value as a shape takes it, or what it proposes instead."""
    if isinstance(shape, shapes.Record):
        return _proposed(shape, node, Reading(""))
    reading = Reading("", proposes=False)
    value = decode(shape, node, reading)
    proposed = [dict(fault.facts).get("near") for fault in reading.faults]
    return None if value is None else proposed[0] if proposed else node.text.strip()


def _takes(shape: shapes.Shape, typed: str) -> bool:
    """Whether a shape takes what is typed behind a key, without a fault."""
    tree, faults = read_yaml("", f"key: {typed}\n")
    reading = Reading("", proposes=False)
    value = decode(shape, tree.pairs["key"][1], reading) if tree is not None and "key" in tree.pairs else None
    return value is not None and not faults and not reading.faults


def _is_required(field: shapes.Field, pairs: Pairs) -> bool:
    """Whether a mapping must hold this key: it has no default, and no key that makes it optional (with the value that does so, or any)."""
    unless = field.key.unless or {}
    is_optional = any(key in pairs and (not value or pairs[key][1].text == value) for key, value in unless.items())
    return field.required or (bool(unless) and not is_optional)
