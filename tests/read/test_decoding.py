"""What may stand under a key: each shape turns a node into a value or notes one fault at its place, and never raises."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, NamedTuple

import pytest
from hypothesis import given, settings, strategies

from microsite.diagnostics import Diagnostic, diagnostic
from microsite.model import content, shapes
from microsite.model.content import Period
from microsite.model.shapes import REQUIRED, Key, ListOf, Record, Shape, fields_of, records_in, shape_of
from microsite.read import decoding, tables
from microsite.read.decoding import Reading
from microsite.read.po import parse
from microsite.read.repairs import meant_choice
from microsite.read.yaml_tree import read_yaml
from microsite.settings import SHIPPED
from microsite.text.phrases import KIND_PHRASES

FILE = "content/a.yaml"
ID, DATE, LINE, PARAGRAPHS = (shape_of(each) for each in (content.Id, content.Date, content.Line, content.Paragraphs))


def decode(shape: Shape, text: str) -> tuple[object, Reading]:
    """The value of the key `a`, which `text` writes."""
    root, faults = read_yaml(FILE, text)
    assert faults == ()
    assert root is not None
    reading = Reading(FILE)
    return decoding.decode(shape, next(iter(root.pairs.values()))[1], reading), reading


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.faults]


@pytest.mark.parametrize(("typed", "value"), [("0", "0"), ("5.40", "5.40"), ("-1.5", "-1.5"), ("'2300'", "2300"), ("1.5万", "15000")])
def test_a_number_stays_the_decimal_that_was_typed(typed: str, value: str) -> None:
    decoded, reading = decode(shapes.NUMBER, f"a: {typed}\n")
    assert reading.faults == []
    assert str(decoded) == value
    assert isinstance(decoded, Decimal)


def test_a_number_written_otherwise_is_one_fault_at_its_place_that_proposes_what_to_write() -> None:
    value, reading = decode(shapes.NUMBER, "a: 2,300\n")
    assert value == 2300, "what was certainly meant, so that nothing else is found wrong because of the slip"
    (fault,) = reading.faults
    assert (fault.code, fault.position.line, fault.position.column) == ("number", 1, 4)
    assert dict(fault.facts) == {"advice": "one", "found": "2,300", "proposal": "2300"}


@pytest.mark.parametrize(
    ("shape", "typed", "advice"),
    [
        (shapes.NUMBER, "≥5", "none"),
        (shapes.NUMBER, "5~10", "none"),
        (shapes.Number(may_be_range=True), "≥5", "none"),
        (shapes.Number(may_be_range=True), "5~10", "range"),
        (shapes.Number(may_have_bound=True), "≥5", "bound"),
    ],
)
def test_a_bound_and_a_range_are_proposed_where_the_record_has_keys_for_them(shape: Shape, typed: str, advice: str) -> None:
    _, reading = decode(shape, f"a: '{typed}'\n")
    assert dict(reading.faults[0].facts)["advice"] == advice


@pytest.mark.parametrize(
    ("shape", "typed", "code"),
    [
        (ID, "City", "id-form"),
        (ID, "2city", "id-form"),
        (ID, "a-b", "id-form"),
        (ID, "城市", "id-form"),
        (ID, "''", "value-empty"),
        (ID, "[a]", "type"),
        (shapes.FLAG, "yes", "choice"),
        (shapes.FLAG, "'true'", "choice"),
        (shapes.FLAG, "True", "choice"),
        (DATE, "2024-02-30", "date"),
        (DATE, "2024-1-7", "date"),
        (DATE, "2024年1月17日", "date"),
        (DATE, "0000-01-01", "date"),
        (LINE, "|\n  b\n  c\n\n  d", "line-broken"),
        (LINE, "{b: c}", "type"),
        (LINE, "' '", "value-empty"),
        (ListOf(ID), "b", "type"),
        (shapes.Choice(("result", "target")), "tagret", "choice"),
    ],
)
def test_what_a_shape_does_not_take_is_one_fault(shape: Shape, typed: str, code: str) -> None:
    _, reading = decode(shape, f"a: {typed}\n")
    assert codes(reading) == [code]


FIGURE, YEAR, HALF, MONTH = content.FIGURE_NAME, *(shape_of(content.PeriodKeys.__annotations__[each]) for each in ("year", "half", "month"))
LINK, ADDRESS, COLOUR = (shape_of(each) for each in (content.Link, content.Address, content.Colour))
KIND, BOUND = (shape_of(each) for each in (content.Kind, content.Bound))


@pytest.mark.parametrize(
    ("shape", "typed", "meant"),
    [
        (ID, "City", "city"),
        (ID, "old-villages", "old_villages"),
        (ID, "urban_jobs。", "urban_jobs"),
        (ID, "ｊｏｂｓ", "jobs"),
        (ID, "“jobs”", "jobs"),
        (ID, "• jobs", "jobs"),
        (ID, "城市", None),
        (ID, "2city", None),
        (ID, "a，b", None),
        (FIGURE, "economy：jobs", "economy.jobs"),
        (FIGURE, "economy/jobs", "economy.jobs"),
        (FIGURE, "economy。jobs", "economy.jobs"),
        (FIGURE, "Economy.Jobs", "economy.jobs"),
        (FIGURE, "economy.jobs、city.parks", None),
        (FIGURE, "jobs", None),
        (DATE, "2024-1-7", "2024-01-07"),
        (DATE, "2024/1/17", "2024-01-17"),
        (DATE, "2024.1.17", "2024-01-17"),
        (DATE, "20240117", "2024-01-17"),
        (DATE, "2024年1月17日", "2024-01-17"),
        (DATE, "２０２４－０１－１７", "2024-01-17"),
        (DATE, "45308", "2024-01-17"),
        (DATE, "17/1/2024", "2024-01-17"),
        (DATE, "01-17-2024", "2024-01-17"),
        (DATE, "1/2/2024", None),
        (DATE, "24-01-17", None),
        (DATE, "2024—01—17", "2024-01-17"),
        (DATE, "2024-01-17 09:30:00", "2024-01-17"),
        (DATE, "2024-01-17T09:30:00+08:00", "2024-01-17"),
        (DATE, "2024年1月17日上午", "2024-01-17"),
        (DATE, "2024年1月17日（星期三）", "2024-01-17"),
        (DATE, "二〇二四年一月十七日", "2024-01-17"),
        (DATE, "17 January 2024", "2024-01-17"),
        (DATE, '"Jan. 17th, 2024"', "2024-01-17"),
        (DATE, "1月17日", None),
        (DATE, "2024-02-30", None),
        (DATE, "2024-13-01", None),
        (DATE, "2024年1月", None),
        (DATE, "12345", None),
        (YEAR, "2024年", "2024"),
        (YEAR, "２０２４", "2024"),
        (YEAR, "24", "2024"),
        (YEAR, "24年", "2024"),
        (YEAR, "99", None),
        (YEAR, "二〇二四年", "2024"),
        (YEAR, "2O24", "2024"),
        (YEAR, "2024-2025", None),
        (YEAR, "2024-01", None),
        (HALF, "2024年上半年", "2024-H1"),
        (HALF, "2024-h2", "2024-H2"),
        (HALF, "2024H1", "2024-H1"),
        (HALF, "2024", None),
        (MONTH, "2024年6月", "2024-06"),
        (MONTH, "2024/6", "2024-06"),
        (MONTH, "2024-6", "2024-06"),
        (MONTH, "2024-13", None),
        (MONTH, "6/2024", "2024-06"),
        (MONTH, "June 2024", "2024-06"),
        (content.TIME, "2024年底", "2024"),
        (content.TIME, "2025年6月", "2025-06"),
        (content.TIME, "soon", None),
        (ADDRESS, "www.example.org/a", "https://www.example.org/a"),
        (ADDRESS, "https：//example.org", "https://example.org"),
        (ADDRESS, "example", None),
        (LINK, "a@example.org", "mailto:a@example.org"),
        (COLOUR, "2f4a5c", "#2f4a5c"),
        (COLOUR, "red", None),
        (KIND, "目标", "target"),
        (KIND, "Target", "target"),
        (KIND, "预期效果", "expected_effect"),
        (KIND, "预期目标", "target"),
        (KIND, "expected effect", "expected_effect"),
        (KIND, "target。", "target"),
        (KIND, "以上", None),
        (BOUND, "以上", "at_least"),
        (BOUND, "at least", "at_least"),
        (BOUND, "约", "about"),
        (BOUND, "≥", "at_least"),
        (BOUND, "正好", "exactly"),
        (BOUND, "environ", "about"),
        (BOUND, "目标", None),
        (shapes.FLAG, "是", True),
        (shapes.FLAG, "yes", True),
        (shapes.FLAG, "True", True),
        (shapes.FLAG, "'true'", True),
        (shapes.FLAG, "否", False),
        (shapes.FLAG, "off", False),
        (shapes.FLAG, "也许", None),
    ],
)
def test_what_is_proposed_for_a_mistyped_value_is_taken_and_is_meant(shape: Shape, typed: str, meant: object) -> None:
    value, reading = decode(shape, f"a: {typed}\n")
    assert value == meant
    (fault,) = reading.faults
    proposed = dict(fault.facts).get("near")
    if meant is not None:
        assert proposed == (str(meant).lower() if isinstance(meant, bool) else f'"{meant}"' if shape == COLOUR else meant)
        again, reading = decode(shape, f"a: {proposed}\n")
        assert (again, reading.faults) == (meant, [])


@pytest.mark.parametrize(
    ("shape", "typed", "proposal"),
    [
        (content.PERIOD, "2024", "{year: 2024}"),
        (content.PERIOD, "2024-06", "{month: 2024-06}"),
        (content.PERIOD, "2024-H1", "{half: 2024-H1}"),
        (content.PERIOD, "'{year: 2024}'", "{year: 2024}"),
        (content.PERIOD, "soon", None),
        (content.PERIOD, "｛year：2024｝", "{year: 2024}"),
        (ListOf(ID), "a", "[a]"),
        (ListOf(ID), "a, b", "[a, b]"),
        (ListOf(ID), "a、b", "[a, b]"),
        (ListOf(ID), "【a，b】", "[a, b]"),
        (ListOf(ID), "－ a － b", "[a, b]"),
        (ListOf(ID), "甲", None),
        (ID, "[a]", "a"),
        (ID, "[a, b]", None),
    ],
)
def test_what_is_proposed_for_a_value_of_the_wrong_kind_is_taken(shape: Shape, typed: str, proposal: str | None) -> None:
    _, reading = decode(shape, f"a: {typed}\n")
    assert [(fault.code, dict(fault.facts).get("proposal")) for fault in reading.faults] == [("type", proposal)]
    if proposal:
        value, reading = decode(shape, f"a: {proposal}\n")
        assert (value is None, reading.faults) == (False, [])


@pytest.mark.parametrize(
    ("typed", "code", "fact"),
    [
        ("{year:2024}", "key-colon", "year: 2024"),
        ("{year：2024, inferred: true}", "key-colon", "year: 2024"),
        ("{Year: 2024}", "key-unknown", "year"),
        ("{年: 2024}", "key-unknown", "year"),
        ("{“year”: 2024}", "key-unknown", "year"),
        ("{yaer: 2024}", "key-unknown", "year"),
        ("{quarter: 2024}", "key-unknown", None),
    ],
)
def test_a_mistyped_key_is_one_fault(typed: str, code: str, fact: str | None) -> None:
    _, reading = decode(content.PERIOD, f"a: {typed}\n")
    assert codes(reading) == [code]
    facts = dict(reading.faults[0].facts)
    assert facts.get("proposal", facts.get("near")) == fact


def test_a_blank_within_an_id_may_part_two_ids_so_what_is_proposed_is_not_taken_for_it() -> None:
    value, reading = decode(ID, "a: Old Villages\n")
    assert (value, dict(reading.faults[0].facts)["near"]) == (None, "old_villages")
    value, reading = decode(FIGURE, "a: a.b c.d\n")
    assert (value, dict(reading.faults[0].facts)["advice"]) == (None, "blank")


def test_a_blank_of_another_keyboard_before_a_value_is_named() -> None:
    value, reading = decode(ID, "a: \u00a0jobs\n")
    assert (value, codes(reading), dict(reading.faults[0].facts)["cause"]) == ("jobs", ["yaml-syntax"], "space-no-break")


@pytest.mark.parametrize(("typed", "proposal"), [("就业 #1 住房", '"就业 #1 住房"'), ('就业"新" #1', None)])
def test_a_text_that_a_comment_cuts_is_a_fault(typed: str, proposal: str | None) -> None:
    _, reading = decode(LINE, f"a: {typed}\n")
    assert [(fault.code, dict(fault.facts).get("proposal")) for fault in reading.faults] == [("text-cut", proposal)]
    value, reading = decode(LINE, "a: 就业 # 1\n")
    assert (value.text, reading.faults) == ("就业", [])  # type: ignore[attr-defined]


def test_kinds_are_known_by_the_names_that_the_interface_has_for_them() -> None:
    for file in (SHIPPED / "translations").glob("*/interface.po"):
        names = {entry.msgid: entry.msgstr[0] for entry in parse(file.read_text("utf-8")).messages}
        for kind, english in KIND_PHRASES.items():
            assert meant_choice(names[english], content.KINDS) == kind
            assert meant_choice(english, content.KINDS) == kind


def test_every_word_of_the_tables_is_of_a_choice_or_key_that_there_is() -> None:
    words = json.loads((SHIPPED / "microsite/read/choice_words.json").read_text("utf-8"))
    records = list(shapes.shapes_in(tables.SITE, tables.EDITION, tables.SECTION, *tables.REGISTERS.values()))
    choices = {choice for shape in records if isinstance(shape, shapes.Choice) for choice in shape.choices}
    keys = {field.name for shape in records if isinstance(shape, Record) for field in fields_of(shape.of)}
    assert words["choices"].keys() == choices | {"true", "false", *content.SAYERS}
    assert words["keys"].keys() <= keys


def test_a_mistyped_word_is_told_the_near_one() -> None:
    _, reading = decode(shapes.Choice(("result", "target")), "a: tagret\n")
    assert dict(reading.faults[0].facts) == {"found": "tagret", "near": "target", "expected": "result, target"}


def test_a_list_leaves_out_its_faulty_items_and_notes_each() -> None:
    value, reading = decode(ListOf(ID), "a: [b, 丙, d, 4]\n")
    assert value == ("b", "d")
    assert codes(reading) == ["id-form", "id-form"]
    assert [each.position.column for each in reading.faults] == [8, 14]


def test_each_paragraph_knows_its_line() -> None:
    value, reading = decode(PARAGRAPHS, "a: |\n  一\n  二\n\n  三\n")
    assert [(words.text, words.position.line) for words in value] == [("一二", 2), ("三", 5)]  # type: ignore[attr-defined]
    assert list(reading.prose) == list(value)  # type: ignore[call-overload]


def test_a_folded_line_of_han_has_no_blanks_where_it_was_folded() -> None:
    value, _ = decode(LINE, "a: 今年\n  明年 2024\n")
    assert value.text == "今年明年 2024"  # type: ignore[attr-defined]


# Records


class Thing(NamedTuple):
    """A record as content.py declares them."""

    id: Annotated[content.Id, Key("its id", "它的id")]
    start: Annotated[content.Date, Key("a day", "一天", name="from")] = ""
    value: Annotated[Decimal, Key("a number", "一个数")] = REQUIRED
    unit: Annotated[content.Id, Key("its unit", "它的单位", unless={"value": "0", "from": ""})] = ""
    made_later: int = 0
    """no key of the file"""
    where: content.Where = content.NOWHERE

    def faults(self) -> Iterator[Diagnostic]:
        """A value of 7 is worth a warning, one of 8 is an error."""
        if self.value in (7, 8):
            code = "chart-title-long" if self.value == 7 else "value-form"
            yield diagnostic(code, self.where["value"], found=self.value)


RECORD = Record(Thing, "thing")


@pytest.mark.parametrize(("number", "code", "is_left_out"), [(7, "chart-title-long", False), (8, "value-form", True)])
def test_a_record_with_a_warning_stands_and_one_with_an_error_does_not(number: int, code: str, is_left_out: bool) -> None:
    value, reading = decode(RECORD, f"a:\n  id: b\n  value: {number}\n  unit: x\n")
    assert codes(reading) == [code]
    assert (value is None, reading.left_out == {"b"}) == (is_left_out, is_left_out)


def test_a_record_takes_its_keys_and_knows_where_they_stood() -> None:
    value, reading = decode(RECORD, "a:\n  id: b\n  value: 5\n  unit: x\n  from: 2024-01-17\n")
    assert reading.faults == []
    assert (value.id, value.value, value.start) == ("b", Decimal(5), "2024-01-17")  # type: ignore[attr-defined]
    assert value.where["value"] == (FILE, 3, 10, 1)  # type: ignore[attr-defined]


def test_all_faults_of_a_record_are_found_at_once_and_its_id_is_remembered() -> None:
    value, reading = decode(RECORD, "a:\n  id: b\n  valeu: 5\n  from: tomorrow\n  extra: 1\n")
    assert value is None
    assert sorted(codes(reading)) == ["date", "key-unknown", "key-unknown"]
    assert reading.left_out == {"b"}
    unknown = next(each for each in reading.faults if dict(each.facts)["found"] == "valeu")
    assert dict(unknown.facts)["near"] == "value"


def test_an_optional_field_that_is_faulty_leaves_the_record_standing() -> None:
    value, reading = decode(RECORD, "a: {id: b, value: 1, unit: x, from: x}\n")
    assert value is not None
    assert codes(reading) == ["date"]


def test_an_empty_value_of_an_optional_key_is_as_if_left_out_and_of_a_needed_one_a_fault() -> None:
    value, reading = decode(RECORD, "a:\n  id: b\n  value: 1\n  unit: x\n  from:\n")
    assert value is not None
    assert reading.faults == []
    value, reading = decode(RECORD, "a:\n  id: b\n  unit: x\n  value:\n")
    assert value is None
    assert codes(reading) == ["value-empty"]


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("{year: 2024}", Period("year", "2024")),
        ("{half: 2024-H1, inferred: true}", Period("half", "2024-H1", "", True)),
        ("{month: 2024-06}", Period("month", "2024-06")),
        ("{date: 2024-01-17}", Period("date", "2024-01-17")),
        ("{by: 2025}", Period("by", "2025")),
        ("{cumulative: {from: 2021, to: 2025}}", Period("cumulative", "2021", "2025")),
    ],
)
def test_a_period_has_a_type(typed: str, period: Period) -> None:
    value, reading = decode(content.PERIOD, f"a: {typed}\n")
    assert reading.faults == []
    assert value == period


@pytest.mark.parametrize(
    "typed",
    [
        "2024",
        "{}",
        "{year: 2024, month: 2024-06}",
        "{year: 24}",
        "{half: 2024-H3}",
        "{month: 2024-13}",
        "{date: 2024-02-30}",
        "{by: soon}",
        "{cumulative: {from: 2025, to: 2021}}",
        "{cumulative: {from: 2021}}",
        "{quarter: 2024-Q1}",
    ],
)
def test_a_period_that_is_none_is_a_fault(typed: str) -> None:
    _, reading = decode(content.PERIOD, f"a: {typed}\n")
    assert reading.faults


def test_a_field_without_default_is_required_and_so_is_one_that_says_so() -> None:
    assert [(each.name, each.required) for each in fields_of(Thing)] == [("id", True), ("from", False), ("value", True), ("unit", False)]


@pytest.mark.parametrize(
    ("typed", "faults"),
    [
        ("{id: b, value: 1}", ["key-missing"]),
        ("{id: b, value: 1, unit: x}", []),
        ("{id: b, value: 0}", []),
        ("{id: b, value: 1, from: 2024-01-17}", []),
    ],
)
def test_a_key_can_be_required_unless_another_one_is_there(typed: str, faults: list[str]) -> None:
    _, reading = decode(RECORD, f"a: {typed}\n")
    assert codes(reading) == faults


def test_a_period_whose_only_time_is_left_empty_is_told() -> None:
    value, reading = decode(content.PERIOD, "a: {year: , inferred: true}\n")
    assert value is None
    assert codes(reading) == ["period-types"]


def test_each_key_says_what_it_is_for_in_both_languages() -> None:
    records = set(records_in(tables.SITE, tables.EDITION, tables.SECTION, tables.SHIPPED_UNITS, *tables.REGISTERS.values()))
    assert len(records) > 8
    for record in records:
        for field in fields_of(record.of):
            assert field.key.english, (record.name, field.name)
            assert re.search("[\u4e00-\u9fff]", field.key.chinese), (record.name, field.name)


YAML = strategies.recursive(
    strategies.sampled_from(["a", "1", "5.4", "2024-01-17", "''", "true", "城", "'{x}'", "{}", "[]", "~", "<b>", "|\n  x"]).filter(
        lambda text: "\n" not in text
    ),
    lambda inner: strategies.one_of(
        strategies.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
        strategies.dictionaries(
            strategies.sampled_from(
                [
                    "id",
                    "title",
                    "finding",
                    "summary",
                    "figures",
                    "indicator",
                    "kind",
                    "value",
                    "from",
                    "to",
                    "period",
                    "year",
                    "place",
                    "text",
                    "source",
                    "languages",
                    "path",
                    "name",
                    "unit",
                    "counted",
                    "one",
                    "other",
                    "order",
                    "date",
                    "document",
                    "formerly",
                    "corrections",
                    "figure",
                    "converts",
                    "times",
                    "over",
                    "gloss",
                    "unknown",
                    "draft",
                ]
            ),
            inner,
            max_size=6,
        ).map(lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"),
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("name", ["SECTION", "EDITION", "SITE", *tables.REGISTERS])
@given(text=YAML)
@settings(max_examples=120, deadline=None, derandomize=True, database=None)
def test_whatever_a_file_holds_it_is_a_value_or_faults(name: str, text: str) -> None:
    shape = tables.REGISTERS.get(name) or getattr(tables, name)
    root, faults = read_yaml(FILE, text)
    if root is None or faults:
        return
    reading = Reading(FILE)
    value = decoding.decode(shape, root, reading)
    assert value is not None or reading.faults
    assert all(each.position.file == FILE and each.position.line >= 1 for each in reading.faults)
