"""The downloads: what a spreadsheet and a program get, whatever the words are."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings, strategies

from microsite.plan.views import DataFigure, DataView
from microsite.render.data import csv_bytes, json_bytes

FIGURE = DataFigure(
    "2024",
    "city",
    "jobs",
    "urban_jobs",
    "target",
    "at_least",
    "2300",
    "",
    "",
    "person",
    "year",
    "2024",
    "",
    True,
    "speech",
    "P17",
    (("zh", "就业"), ("en", "Jobs")),
    (("zh", "城"), ("en", "City")),
    (("zh", "2300人以上"), ("en", "at least 2,300 people")),
)


def view(*figures: DataFigure) -> DataView:
    return DataView(
        "2024", (("zh", "报告"), ("en", "Report")), "2024-01-17", "2024-02-01", (("zh", "讲话"), ("en", "Speech")), ("zh", "en"), figures
    )


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_gets_this_text() -> None:
    assert (
        csv_bytes(view(FIGURE))
        == (
            "\ufeffedition,section,id,indicator,kind,bound,value,start,end,unit,period_type,period_start,period_end,period_inferred,document,place,"
            "section_zh,label_zh,text_zh,section_en,label_en,text_en\r\n"
            "2024,city,jobs,urban_jobs,target,at_least,2300,,,person,year,2024,,true,speech,P17,"
            '城,就业,2300人以上,City,Jobs,"at least 2,300 people"\r\n'
        ).encode()
    )


def test_a_program_gets_these_values_and_numbers_as_text() -> None:
    document = json.loads(json_bytes(view(FIGURE)))
    assert {key: document[key] for key in ("edition", "title", "date", "updated", "source")} == {
        "edition": "2024",
        "title": {"zh": "报告", "en": "Report"},
        "date": "2024-01-17",
        "updated": "2024-02-01",
        "source": {"zh": "讲话", "en": "Speech"},
    }
    (figure,) = document["figures"]
    assert (figure["value"], figure["period_inferred"], figure["text"]["en"]) == ("2300", True, "at least 2,300 people")


def test_no_figure_is_a_sound_file_too() -> None:
    assert json.loads(json_bytes(view()))["figures"] == []
    assert rows(csv_bytes(view())) == []


@pytest.mark.parametrize("words", ["=1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "-cmd|' /C calc'!A0", "-1.2.3"])
def test_words_that_a_spreadsheet_would_take_for_a_formula_are_made_text(words: str) -> None:
    (row,) = rows(csv_bytes(view(FIGURE._replace(labels=(("zh", words), ("en", words)), place=words))))
    assert (row["label_zh"], row["label_en"], row["place"]) == ("'" + words,) * 3


@pytest.mark.parametrize("value", ["-5", "-0.5", "-1234567.890"])
def test_a_negative_number_stays_a_number(value: str) -> None:
    (row,) = rows(csv_bytes(view(FIGURE._replace(value=value))))
    assert row["value"] == value


ANY = strategies.text(strategies.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=20)


@given(label=ANY, text=ANY, place=ANY)
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_words_come_back_whole(label: str, text: str, place: str) -> None:
    figure = FIGURE._replace(labels=(("zh", label), ("en", "x")), texts=(("zh", text), ("en", "y")), place=place)
    (row,) = rows(csv_bytes(view(figure)))
    for name, words in (("label_zh", label), ("text_zh", text), ("place", place)):
        assert row[name] in ((words, f"'{words}") if words[:1] in tuple("=+-@\t\r") else (words,))
    (read,) = json.loads(json_bytes(view(figure)))["figures"]
    assert (read["label"]["zh"], read["text"]["zh"], read["place"]) == (label, text, place)
    assert len(json_bytes(view(figure, figure)).splitlines()) >= 4
