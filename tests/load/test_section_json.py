"""A section made again from JSON is the section that was taken apart, whatever it has."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from microsite.diagnostics import Position
from microsite.load.content_files import read_section
from microsite.load.section_json import Maker, listed, plain
from microsite.model.content import Chart, Commitment, Figure, Listed, Period, Picture, Place, Section, Words
from microsite.settings import SHIPPED
from tests.conftest import MADE_UP

FILE = "content/2024/trees.yaml"


class Filler:
    """Values that nothing else has, so that one which lands in another's place is seen."""

    def __init__(self) -> None:
        self.count = 0

    def position(self) -> Position:
        self.count += 1
        return Position(FILE, self.count, self.count + 1000, self.count + 2000)

    def text(self) -> str:
        self.count += 1
        return f"text {self.count} «树»\u2028"

    def words(self) -> Words:
        return Words(self.text(), self.position(), self.count + 3000)

    def where(self) -> dict[str, Position]:
        return {"": self.position(), "id": self.position()}

    def number(self) -> Decimal:
        self.count += 1
        return Decimal(f"{self.count}.50")

    def place(self) -> Place:
        return Place(self.text(), self.text(), self.position())

    def figure(self) -> Figure:
        return Figure(
            *(self.text(), self.text(), self.text(), self.place(), self.number(), self.number(), self.number(), self.text()),
            *(Period(self.text(), self.text(), self.text(), True), self.words(), self.words(), self.text(), (self.text(), self.text())),
            self.where(),
        )

    def chart(self) -> Chart:
        figures = (Listed(self.text(), self.position()), Listed(self.text(), self.position()))
        return Chart(self.text(), self.text(), self.words(), self.words(), figures, self.number(), self.where())

    def section(self) -> Section:
        picture = Picture(self.text(), self.words(), self.words(), self.words(), (3, 4), self.where())
        commitment = Commitment(self.text(), self.words(), self.place(), self.where())
        return Section(
            *(self.text(), self.words(), self.words(), (self.words(), self.words()), picture, (self.figure(), self.figure())),
            *((self.chart(),), (commitment,), self.words(), True, (self.text(), self.text()), self.where()),
        )


def again(section: Section, file: str = FILE) -> Section:
    return Maker(file).section(json.loads(json.dumps(plain(section))))


def told(value: Any) -> Any:
    """All of a value, with the types that a comparison of tuples leaves out."""
    if isinstance(value, dict):
        return {name: told(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [type(value), *(told(each) for each in value)]
    return [type(value), str(value) if isinstance(value, Decimal) else value]


def records(value: Any) -> list[Any]:
    """The records in a value, it itself included."""
    if not isinstance(value, tuple):
        return []
    return [*([value] if hasattr(value, "where") else []), *(each for item in value for each in records(item))]


def test_every_field_of_a_section_comes_back() -> None:
    section = Filler().section()
    assert told(again(section)) == told(section)


def test_the_section_that_is_held_against_itself_leaves_no_field_at_its_default() -> None:
    """So a field that is added to a record must be added to its JSON."""
    section = Filler().section()
    found = records(section)
    assert {type(each) for each in found} == {Section, Picture, Figure, Chart, Commitment}
    for record in found:
        for field, default in record._field_defaults.items():
            assert getattr(record, field) != default, f"{type(record).__name__}.{field}"


def test_what_is_left_out_comes_back_as_left_out() -> None:
    words = Filler().words()
    figure = Figure("jobs", "new_jobs", "result", Place("", "P1", Position(FILE, 1, 1)))
    section = Section("trees", words, words, (), figures=(figure,))
    assert told(again(section)) == told(section)


@pytest.mark.parametrize("root", [SHIPPED, MADE_UP], ids=["showcase", "made-up"])
def test_each_section_comes_back(root: Path) -> None:
    files = [path.relative_to(root).as_posix() for path in sorted(root.glob("content/*/*.yaml")) if path.name != "edition.yaml"]
    assert len(files) > 5
    for file in files:
        read = read_section(root, file)
        assert told(again(read.value, file)) == told(read.value)
        assert tuple(Maker(file).listed(*listed(each)) for each in read.pictures) == read.pictures
