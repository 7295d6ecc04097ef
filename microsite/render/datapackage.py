"""Writes the Frictionless data package that describes an edition's downloads."""

from __future__ import annotations

import json
from hashlib import sha256

from microsite.plan.downloads import CSV, JSON
from microsite.plan.views import DataView, InEachLanguage
from microsite.render.columns import CODES, WORDS, Column

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def datapackage_bytes(view: DataView, csv: bytes, json_: bytes) -> bytes:
    """The bytes of the descriptor; it is published beside the files that it names, in the edition's folder and in `latest`."""
    return (json.dumps(_package(view, csv, json_), ensure_ascii=False, indent=2) + "\n").encode()


def _package(view: DataView, csv: bytes, json_: bytes) -> dict[str, object]:
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
            {
                "name": "figures",
                "type": "table",
                **_file(CSV, "csv", "text/csv", csv),
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n"},
                "schema": _schema(view),
            },
            {"name": "figures-json", **_file(JSON, "json", "application/json", json_)},
        ],
    )


def _file(path: str, format_: str, mediatype: str, data: bytes) -> dict[str, object]:
    return {"path": path, "format": format_, "mediatype": mediatype, "bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}


def _schema(view: DataView) -> dict[str, object]:
    fields = [_field(column, column.name, column.description) for column in CODES]
    fields += [_field(each, f"{each.name}_{path}", f"{each.description} ({tag}).") for path, tag in view.languages for each in WORDS]
    return {"fields": fields, "primaryKey": ["section", "figure"], "missingValues": [""]}


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
