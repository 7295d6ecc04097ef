"""The downloads: what a spreadsheet and a program get, whatever the words are."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from frictionless import validate
from hypothesis import given, settings, strategies

from microsite.diagnostics import Position
from microsite.model.content import Figure, Place
from microsite.plan.views import DataCommitment, DataCommitmentWords, DataFigure, DataSource, DataView, DataWords
from microsite.render.columns import CODES, FOR_PEOPLE, WORDS
from microsite.render.data import COMMITMENTS, FIGURES, csv_bytes, csv_rows, json_bytes, json_rows, people_bytes, people_rows, unguarded
from microsite.render.datapackage import Files, datapackage_bytes
from microsite.text.phrases import COLUMN_PHRASES

NOWHERE = Position("city.yaml")
RECORD = Figure("jobs", "urban_jobs", "target", "at_least", Decimal(2300), place=Place("", "P17", NOWHERE))
CHINESE = DataWords(
    "城",
    "就业",
    "2300人以上",
    "目标",
    "2024年",
    RECORD._replace(scope=""),
    "达到",
    "一年里在城镇找到工作的人数。",
    "讲话",
    "人",
    "2300人以上找到工作。",
)
ENGLISH = DataWords(
    "City",
    "Jobs",
    "at least 2,300 people",
    "Target",
    "2024",
    RECORD._replace(scope=""),
    "Met",
    "People who found work in town in a year.",
    "Speech",
)
FIGURE = DataFigure(
    "2024", "city", RECORD, "person", "2024", "year", "2024-01-01", "2024-12-31", True, "speech", "met", "2025", "city", "jobs_done",
    (CHINESE, ENGLISH),
)  # fmt: skip
RANGE = RECORD._replace(value=None, start=Decimal("-0.50"), end=Decimal("1.25"))
VIEW = DataView(
    "2024",
    (("zh", "报告"), ("en", "Report")),
    (("zh", "一句话。"), ("en", "In a sentence.")),
    "2024-01-17",
    "2024-02-01",
    (
        DataSource((("zh", "讲话"), ("en", "Speech")), "https://example.org/speech"),
        DataSource((("zh", "剪报"), ("en", "Cutting")), ""),
    ),
    (("zh", "读报小组"), ("en", "Readers")),
    "https://example.org/",
    (("zh", "署名"), ("en", "Attribution")),
    "https://example.org/licence",
    "CC-BY-4.0",
    "https://example.org/zh/2024/index.html",
    (("zh", "读报小组. 报告"), ("en", "Readers. Report")),
    (("zh", "zh-Hans"), ("en", "en-GB")),
    (("zh", tuple(f"{each}？" for each in COLUMN_PHRASES.values())), ("en", tuple(COLUMN_PHRASES.values()))),
)
PROMISE = DataCommitment(
    "2024",
    "city",
    "wages",
    "speech",
    "P18",
    (DataCommitmentWords("城", "工资不拖欠。", "讲话"), DataCommitmentWords("City", "Pay wages.", "Speech")),
)
LANGUAGES = ["zh", "en"]


def as_csv(*figures: DataFigure) -> bytes:
    return csv_bytes(FIGURES, LANGUAGES, [csv_rows(FIGURES, figures)] if figures else [])


def for_people(language: int, *figures: DataFigure) -> bytes:
    return people_bytes(VIEW.headings[language][1], [people_rows(figures, language)])


def promises() -> bytes:
    return csv_bytes(COMMITMENTS, LANGUAGES, [csv_rows(COMMITMENTS, [PROMISE])])


def as_json(*figures: DataFigure) -> bytes:
    return json_bytes(VIEW, [json_rows(FIGURES, LANGUAGES, figures)] if figures else [], [json_rows(COMMITMENTS, LANGUAGES, [PROMISE])])


def as_package(*figures: DataFigure, view: DataView = VIEW) -> bytes:
    people = {path: for_people(number, *figures) for number, path in enumerate(LANGUAGES)}
    return datapackage_bytes(view, Files(as_csv(*figures), as_json(*figures), promises(), people))


def said(**words: str) -> DataFigure:
    return FIGURE._replace(words=(CHINESE._replace(**words), ENGLISH))


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_gets_this_text() -> None:
    assert (
        as_csv(FIGURE)
        == (
            "\ufeffedition,section,figure,indicator,kind,bound,value,from,to,unit,"
            "period,period_type,period_start,period_end,period_inferred,document,place,status,result_edition,result_section,result_figure,"
            "section_title_zh,label_zh,text_zh,kind_text_zh,period_text_zh,scope_zh,status_text_zh,definition_zh,document_title_zh,"
            "section_title_en,label_en,text_en,kind_text_en,period_text_en,scope_en,status_text_en,definition_en,document_title_en\r\n"
            "2024,city,jobs,urban_jobs,target,at_least,2300,,,person,"
            "2024,year,2024-01-01,2024-12-31,true,speech,P17,met,2025,city,jobs_done,"
            "城,就业,2300人以上,目标,2024年,,达到,一年里在城镇找到工作的人数。,讲话,"
            'City,Jobs,"at least 2,300 people",Target,2024,,Met,People who found work in town in a year.,Speech\r\n'
        ).encode()
    )


def test_a_person_gets_what_is_wanted_first_in_one_language() -> None:
    assert (
        for_people(0, FIGURE)
        == (
            "\ufeffIndicator？,Figure？,Value？,From？,To？,Unit？,Kind？,Period？,What is counted？,"
            "What became of it？,Section？,Sentence？,Source？,Place in the source？,edition,section,figure,indicator\r\n"
            "就业,2300人以上,2300,,,人,目标,2024年,,达到,城,2300人以上找到工作。,讲话,P17,2024,city,jobs,urban_jobs\r\n"
        ).encode()
    )
    assert [each.name for each in FOR_PEOPLE] == list(COLUMN_PHRASES)
    assert rows(for_people(1, said()))[0]["Indicator"] == "Jobs"
    assert rows(for_people(0, said(label="=1+1")))[0]["Indicator？"] == "'=1+1"


def test_promises_without_a_number_are_told_too() -> None:
    assert (
        promises()
        == (
            "\ufeffedition,section,commitment,document,place,section_title_zh,text_zh,document_title_zh,section_title_en,text_en,document_title_en\r\n"
            "2024,city,wages,speech,P18,城,工资不拖欠。,讲话,City,Pay wages.,Speech\r\n"
        ).encode()
    )
    (promise,) = json.loads(as_json())["commitments"]
    assert (promise["commitment"], promise["text"]) == ("wages", {"zh": "工资不拖欠。", "en": "Pay wages."})


def test_a_program_gets_the_same_typed() -> None:
    document = json.loads(as_json(FIGURE, FIGURE._replace(figure=RANGE, status="", period_type="")))
    figures = document.pop("figures")
    assert len(document.pop("commitments")) == 1
    assert document == {
        "edition": "2024",
        "title": {"zh": "报告", "en": "Report"},
        "date": "2024-01-17",
        "updated": "2024-02-01",
        "source": {"zh": "讲话", "en": "Speech"},
        "licence": {"name": {"zh": "署名", "en": "Attribution"}, "address": "https://example.org/licence", "spdx": "CC-BY-4.0"},
        "citation": {"zh": "读报小组. 报告", "en": "Readers. Report"},
    }
    first, second = figures
    assert (first["value"], first["from"], first["period_inferred"], first["status"]) == (2300, None, True, "met")
    assert (first["text"], first["scope"]) == ({"zh": "2300人以上", "en": "at least 2,300 people"}, None)
    assert (second["value"], second["from"], second["to"], second["status"], second["period_type"]) == (None, -0.5, 1.25, None, None)
    assert list(first) == [column.name for column in (*CODES, *WORDS)]


def test_the_rows_of_sections_follow_each_other() -> None:
    two = [FIGURE, FIGURE._replace(section="town")]
    assert csv_bytes(FIGURES, LANGUAGES, [csv_rows(FIGURES, [each]) for each in two]) == as_csv(*two)
    promise = json_rows(COMMITMENTS, LANGUAGES, [PROMISE])
    assert json_bytes(VIEW, [json_rows(FIGURES, LANGUAGES, [each]) for each in two], [promise]) == as_json(*two)


@pytest.mark.parametrize("number", ["5.40", "-1234567.890", "0.1000000000000000055511151231257827", "123456789012345678901234567890"])
def test_numbers_keep_every_digit(number: str) -> None:
    figure = FIGURE._replace(figure=RECORD._replace(value=Decimal(number)))
    assert f'"value": {number},' in as_json(figure).decode()
    assert json.loads(as_json(figure), parse_float=Decimal, parse_int=Decimal)["figures"][0]["value"] == Decimal(number)
    assert rows(as_csv(figure))[0]["value"] == number


def test_no_figure_is_a_sound_file_too() -> None:
    assert json.loads(as_json())["figures"] == []
    assert rows(as_csv()) == []
    assert json.loads(as_package())["resources"][0]["bytes"] == len(as_csv())


FORMULAS = (
    "=1+1", "-1+1", "+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000＝1", "＝1",
    "＋1", "－1", "＠A1", "-cmd|' /C calc'!A0", "-1.2.3", "-5",
)  # fmt: skip


@pytest.mark.parametrize("words", [*FORMULAS, "'quoted'"])
def test_words_that_a_spreadsheet_would_take_for_a_formula_are_made_text_and_come_back(words: str) -> None:
    figure = said(label=words)._replace(figure=RECORD._replace(place=Place("", words, NOWHERE)))
    (row,) = rows(as_csv(figure))
    assert (row["label_zh"], row["place"]) == (f"'{words}", f"'{words}")
    assert unguarded(row["label_zh"]) == words
    (read,) = json.loads(as_json(figure))["figures"]
    assert (read["label"]["zh"], read["place"]) == (words, words)


@pytest.mark.parametrize("value", ["-5", "-0.5", "-1234567.890"])
def test_a_negative_number_stays_a_number(value: str) -> None:
    (row,) = rows(as_csv(FIGURE._replace(figure=RANGE._replace(start=Decimal(value), end=Decimal(value)))))
    assert (row["from"], row["to"]) == (value, value)


ANY = strategies.text(strategies.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=20)
SLY = strategies.builds("".join, strategies.lists(strategies.sampled_from([*FORMULAS, "'", " ", "\ufeff", ",", '"', "x"]), max_size=4))


@given(label=ANY | SLY, text=ANY | SLY, place=ANY | SLY)
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_words_come_back_whole_and_none_begins_a_formula(label: str, text: str, place: str) -> None:
    figure = said(label=label, text=text)._replace(figure=RECORD._replace(place=Place("", place, NOWHERE)))
    data = as_csv(figure)
    (row,) = rows(data)
    for name, words in (("label_zh", label), ("text_zh", text), ("place", place)):
        assert unguarded(row[name]) == words
    numbers = {column.name for column in CODES if column.type == "number"}
    assert [
        cell for name, cell in row.items() if name not in numbers and cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    ] == []
    (read,) = json.loads(as_json(figure))["figures"]
    assert (read["label"]["zh"] or "", read["text"]["zh"] or "", read["place"] or "") == (label, text, place)


def package(of: DataView) -> dict[str, object]:
    document: dict[str, object] = json.loads(as_package(FIGURE, view=of))
    return document


def test_the_package_says_what_the_files_are_and_whose() -> None:
    found = package(VIEW)
    resources = found.pop("resources")
    assert found == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "figures-2024",
        "title": "报告",
        "titles": {"zh": "报告", "en": "Report"},
        "description": "一句话。",
        "descriptions": {"zh": "一句话。", "en": "In a sentence."},
        "homepage": "https://example.org/zh/2024/index.html",
        "version": "2024-02-01",
        "date": "2024-01-17",
        "languages": {"zh": "zh-Hans", "en": "en-GB"},
        "licenses": [{"name": "CC-BY-4.0", "path": "https://example.org/licence", "title": "署名"}],
        "rights": {"zh": "署名", "en": "Attribution"},
        "contributors": [{"title": "读报小组", "path": "https://example.org/", "roles": ["publisher"]}],
        "sources": [
            {"title": "讲话", "titles": {"zh": "讲话", "en": "Speech"}, "path": "https://example.org/speech"},
            {"title": "剪报", "titles": {"zh": "剪报", "en": "Cutting"}},
        ],
        "citation": {"zh": "读报小组. 报告", "en": "Readers. Report"},
    }
    table, values, commitments, chinese, english = resources  # type: ignore[misc]
    assert [each["path"] for each in (chinese, english)] == ["figures.zh.csv", "figures.en.csv"]
    for resource, data in ((table, as_csv(FIGURE)), (values, as_json(FIGURE)), (commitments, promises()), (chinese, for_people(0, FIGURE))):
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
    assert [field["name"] for field in table["schema"]["fields"]] == list(rows(as_csv(FIGURE))[0])
    assert table["schema"]["primaryKey"] == ["section", "figure"]


def test_without_a_licence_the_package_names_none_and_says_so() -> None:
    found = package(VIEW._replace(licence=(("zh", "没有写明。"), ("en", "Not stated.")), licence_address="", licence_spdx=""))
    assert "licenses" not in found
    assert found["rights"] == {"zh": "没有写明。", "en": "Not stated."}


def test_without_publisher_and_address_the_package_leaves_them_out() -> None:
    found = package(VIEW._replace(publisher=(), publisher_address="", address=""))
    assert not {"contributors", "homepage"} & set(found)


# Frictionless's own validator


@pytest.fixture
def put(tmp_path: Path) -> Path:
    """A folder with the files of a view whose words would trip a careless reader."""
    odd = (
        said(label="=1+1", text='a "b", c\r\nd')._replace(figure=RECORD._replace(value=Decimal("-5.40"))),
        FIGURE._replace(figure=RANGE._replace(id="more")),
    )
    (tmp_path / "figures.csv").write_bytes(as_csv(*odd))
    (tmp_path / "figures.json").write_bytes(as_json(*odd))
    (tmp_path / "commitments.csv").write_bytes(promises())
    for number, path in enumerate(LANGUAGES):
        (tmp_path / f"figures.{path}.csv").write_bytes(for_people(number, *odd))
    (tmp_path / "datapackage.json").write_bytes(as_package(*odd))
    return tmp_path


def faults(folder: Path) -> list[tuple[str, str]]:
    """What Frictionless's validator finds: the kind of fault, and what it says of it."""
    report = validate(str(folder / "datapackage.json"), type="package")
    return [(kind, note) for kind, note in report.flatten(["type", "note"])]


def test_its_own_validator_accepts_the_package(put: Path) -> None:
    assert faults(put) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("figures.csv", b"more", b"mora", "hash-count"),
        ("figures.csv", b"-5.40", b"five.", "type-error"),
        ("figures.csv", b",met,", b",won,", "constraint-error"),
        ("figures.csv", b"2024-12-31", b"2024-13-31", "type-error"),
        ("figures.csv", b"more", b"jobs", "primary-key"),
        ("figures.csv", b"bound", b"bond", "incorrect-label"),
        ("datapackage.json", b'"type": "number"', b'"type": "nomber"', "field-error"),
    ],
)
def test_its_own_validator_finds_what_is_wrong(put: Path, file: str, old: bytes, new: bytes, kind: str) -> None:
    """The mutations: were the package's claims false, the validator would tell."""
    data = (put / file).read_bytes()
    assert old in data
    (put / file).write_bytes(data.replace(old, new))
    if kind != "hash-count":
        package = json.loads((put / "datapackage.json").read_bytes())
        for resource in package["resources"]:
            del resource["hash"], resource["bytes"]
        (put / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert kind in [found for found, _ in faults(put)]
