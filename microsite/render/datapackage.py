"""Writes the Frictionless data package that describes an edition's downloads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from microsite.plan import downloads
from microsite.plan.views import DataView, InEachLanguage
from microsite.render.columns import FOR_PEOPLE, KEYS, Column
from microsite.render.data import COMMITMENTS, FIGURES, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


class Files(NamedTuple):
    """The files that a descriptor names."""

    csv: bytes
    json: bytes
    commitments: bytes
    for_people: Mapping[str, bytes]
    """by path of the language"""


def datapackage_bytes(view: DataView, files: Files) -> bytes:
    """The bytes of the descriptor; it is published beside the files that it names, in the edition's folder and in `latest`."""
    return (json.dumps(_package(view, files), ensure_ascii=False, indent=2) + "\n").encode()


def _package(view: DataView, files: Files) -> dict[str, object]:
    """The descriptor: texts in the site's own language, and in all languages under extra keys, which the specification allows."""
    licence = _given(name=view.licence_spdx, path=view.licence_address)
    licences = [{**licence, "title": _first(view.licence)}] if licence else None
    publisher = [_given(title=_first(view.publisher), path=view.publisher_address, roles=["publisher"])] if view.publisher else None
    return _given(
        **{"$schema": PROFILE},
        name=f"figures-{view.edition}",
        title=_first(view.title),
        titles=dict(view.title),
        description=_first(view.description),
        descriptions=dict(view.description),
        homepage=view.address,
        version=view.updated,
        date=view.date,
        languages=dict(view.languages),
        licenses=licences,
        rights=dict(view.licence),
        contributors=publisher,
        sources=[_given(title=_first(source.title), titles=dict(source.title), path=source.address) for source in view.sources],
        citation=dict(view.citation),
        resources=[
            _csv("figures", downloads.CSV, files.csv, _schema(view, FIGURES, ["section", "figure"])),
            {"name": "figures-json", **_file(downloads.JSON, "json", "application/json", files.json)},
            _csv("commitments", downloads.COMMITMENTS, files.commitments, _schema(view, COMMITMENTS, ["section", "commitment"])),
            *(
                _csv(f"figures-{path}", downloads.for_people(path), files.for_people[path], _schema_for_people(names))
                for path, names in view.headings
            ),
        ],
    )


def _file(path: str, format_: str, mediatype: str, data: bytes) -> dict[str, object]:
    return {"path": path, "format": format_, "mediatype": mediatype, "bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}


def _csv(name: str, path: str, data: bytes, schema: dict[str, object]) -> dict[str, object]:
    dialect = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"}
    return {
        "name": name,
        "type": "table",
        **_file(path, "csv", "text/csv", data),
        "encoding": "utf-8",
        "dialect": dialect,
        "schema": schema,
    }


def _schema(view: DataView, table: Table, key: list[str]) -> dict[str, object]:
    fields = [_field(column, column.name, column.description) for column in table.codes]
    fields += [_field(each, f"{each.name}_{path}", f"{each.description} ({tag}).") for path, tag in view.languages for each in table.words]
    return {"fields": fields, "primaryKey": key, "missingValues": [""]}


def _schema_for_people(names: Iterable[str]) -> dict[str, object]:
    columns = [*zip(FOR_PEOPLE, names, strict=True), *((each, each.name) for each in KEYS)]
    return {"fields": [_field(column, name, column.description) for column, name in columns], "missingValues": [""]}


def _field(column: Column, name: str, description: str) -> dict[str, object]:
    constraints = _given(required=column.required or None, enum=list(column.values) or None)
    if column.type == "string" and not column.values:
        description += " A text that begins with an apostrophe has one too many, which keeps spreadsheets from taking it for a formula."
    return _given(name=name, type=column.type, description=description, constraints=constraints or None)


def _given(**properties: object) -> dict[str, object]:
    """The properties that have a value, because the specification forbids empty ones."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def _first(texts: InEachLanguage) -> str:
    """The text in the site's own language."""
    return texts[0][1]
