"""Records are plain values that know where they stand in the file that they come from."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from microsite.diagnostics import Position
from microsite.load.content_files import read_section
from microsite.model import content
from microsite.model.content import Figure, Section
from microsite.model.messages import section_messages
from tests.conftest import MADE_UP


@pytest.fixture(scope="module")
def section() -> Section:
    file = next(path for path in sorted(MADE_UP.glob("content/*/*.yaml")) if "figures:\n  - " in path.read_text("utf-8"))
    return read_section(MADE_UP, file.relative_to(MADE_UP).as_posix()).value  # type: ignore[no-any-return]


def test_a_record_is_a_frozen_value_that_can_be_compared_and_sent_to_another_process(section: Section) -> None:
    assert pickle.loads(pickle.dumps(section)) == section
    assert section._replace(draft=True) != section
    with pytest.raises(AttributeError):
        section.draft = True  # type: ignore[misc]


def test_a_record_knows_where_each_of_its_values_stands(section: Section) -> None:
    lines = (MADE_UP / section.where[""].file).read_text("utf-8").splitlines()
    for figure in section.figures:
        for key in figure.where.keys() - {"", "period"}:
            place: Position = figure.where[key]
            assert lines[place.line - 1].lstrip(" -").startswith(f"{key}: ")


def test_each_text_of_a_section_is_a_message(section: Section) -> None:
    told = {each.words for each in section_messages(section)}
    assert section.finding in told
    assert {each.sentence for each in section.figures if each.sentence} <= told


def test_a_range_is_a_bound_of_its_own() -> None:
    figure = Figure("a", "b", "target", start=Decimal(1), end=Decimal(2))
    assert content.FIGURE.make(figure, Position("")).bound == "range"
    assert list(figure.faults()) == []
