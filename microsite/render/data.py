"""The downloads' formats: CSV that spreadsheets open, JSON for programs."""

from __future__ import annotations

import csv
import io
import json

from microsite.plan.views import DataFigure, DataView

_CODES = (
    "edition", "section", "id", "indicator", "kind", "bound", "value", "start", "end", "unit",
    "period_type", "period_start", "period_end", "period_inferred", "document", "place",
)  # fmt: skip

# A cell that begins so is a formula to a spreadsheet; a number with a minus is not one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(view: DataView) -> bytes:
    """One row for each figure, with a byte order mark, which spreadsheets need to see UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    names = [f"{column}_{language}" for language in view.languages for column in ("section", "label", "text")]
    writer.writerow([*_CODES, *names])
    for figure in view.figures:
        writer.writerow([_cell(cell) for cell in (*(_code(figure, code) for code in _CODES), *_words(figure, view.languages))])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _code(figure: DataFigure, code: str) -> str:
    value = getattr(figure, code)
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _words(figure: DataFigure, languages: tuple[str, ...]) -> list[str]:
    sections, labels, texts = dict(figure.sections), dict(figure.labels), dict(figure.texts)
    return [words[language] for language in languages for words in (sections, labels, texts)]


def _cell(text: str) -> str:
    if not text.startswith(_FORMULA) or text[1:].replace(".", "", 1).isdigit():
        return text
    return "'" + text


def json_bytes(view: DataView) -> bytes:
    """The edition with its figures, one on a line; numbers are strings, so that no reader rounds them."""
    head = {
        "edition": view.edition,
        "title": dict(view.title),
        "date": view.date,
        "updated": view.updated,
        "source": dict(view.source),
    }
    rows = ",\n".join(_json(_figure(figure)) for figure in view.figures)
    return f'{_json(head)[:-1]}, "figures": [\n{rows}\n]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _figure(figure: DataFigure) -> dict[str, object]:
    codes = {code: getattr(figure, code) for code in _CODES}
    return {**codes, "section_title": dict(figure.sections), "label": dict(figure.labels), "text": dict(figure.texts)}
