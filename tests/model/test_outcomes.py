"""What became of a target, in exact words: outcomes.txt holds the examples; one small site of two years is built from them."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings, strategies

from microsite.engine import build
from microsite.model.content import Figure
from microsite.model.outcomes import MET, MISSED, NOT_COMPARABLE, PARTLY, accepts, judge, means
from microsite.settings import Settings
from tests import crawl

EXAMPLES = Path(__file__).parent / "outcomes.txt"
UPDATE = os.environ.get("UPDATE_EXAMPLES") == "1"
BOUNDS = ("at_least", "more_than", "about", "at_most")
FILES = {
    "content/site.yaml": """\
title: 约定
description: 约定和结果。
languages:
  - {path: zh, name: 中文, tag: zh-Hans, locale: zh_Hans_CN}
  - {path: en, name: English, tag: en-GB, locale: en_GB}
""",
    "content/units.yaml": 'units:\n  - {id: road, counted: "{n}条"}\n',
    "content/documents.yaml": "documents:\n  - {id: talk, title: 讲话, unknown: [publisher, date, address]}\n",
    "content/2024/edition.yaml": "title: 约定\ndate: 2024-01-15\ndocument: talk\norder: [all]\n",
    "content/2025/edition.yaml": "title: 结果\ndate: 2025-01-20\ndocument: talk\norder: [all]\n",
}


class Example(NamedTuple):
    """A target with what a later report says, and how the page tells what became of it, in each language."""

    measure: str
    target: str
    result: str
    words: tuple[str, ...]

    @property
    def typed(self) -> str:
        return " | ".join((self.measure, self.target, self.result))


def read_examples(text: str) -> list[Example]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line and not line.startswith("#")]
    return [Example(measure, target, result, tuple(words)) for measure, target, result, *words in rows]


def figure(typed: str, number: int, kind: str) -> str:
    """A figure's YAML."""
    lines = []
    for word in typed.split():
        if word in BOUNDS:
            lines.append(f"bound: {word}")
        elif word == "estimate":
            kind = word
        elif word.startswith("scope:"):
            lines.append(f"scope: {word.removeprefix('scope:')}")
        elif word.startswith("@"):
            lines.append(f"period: {period(word[1:])}")
        elif ".." in word:
            start, end = word.split("..")
            lines += [f"from: {start}", f"to: {end}"]
        else:
            lines.append(f"value: {word}")
    record = [f"- id: f{number}", f"  indicator: i{number}", f"  kind: {kind}", "  place: P1", *(f"  {line}" for line in lines)]
    return "".join(f"  {line}\n" for line in record)


def period(typed: str) -> str:
    if typed.startswith("by:"):
        return f"{{by: {typed[3:]}}}"
    if typed.startswith("sum:"):
        start, end = typed[4:].split("/")
        return f"{{cumulative: {{from: {start}, to: {end}}}}}"
    return f"{{{'half' if 'H' in typed else {4: 'year', 7: 'month', 10: 'date'}[len(typed)]}: {typed}}}"


def write_root(root: Path, examples: list[Example]) -> None:
    measures = [example.measure.split() for example in examples]
    indicators = [f"  - {{id: i{number}, name: 量, unit: {unit}, direction: {way}}}" for number, (unit, way) in enumerate(measures)]
    section = "title: 全部\nfinding: 有数字。\nsummary: 数字。\nfigures:\n"
    files = {
        **FILES,
        "content/indicators.yaml": "\n".join(["indicators:", *indicators, ""]),
        "content/2024/all.yaml": section + "".join(figure(each.target, number, "target") for number, each in enumerate(examples)),
        "content/2025/all.yaml": section
        + "".join(figure(each.result, number, "result") for number, each in enumerate(examples) if each.result != "-"),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def told(page: crawl.Page, number: int) -> str:
    """Status and rule as the card of a target has them."""
    (card,) = page.all("article", id=f"f{number}")
    lines = [each for block in card.iter("div") if "outcome" in block.get("class", "").split() for each in block.iter("p")]
    return " · ".join(crawl.words(each) for each in lines if {"verdict", "rule"} & set(each.get("class", "").split()))


CASES = read_examples(EXAMPLES.read_text("utf-8"))


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, ...]]:
    """What the pages of the first year say of each example, in each language."""
    place = tmp_path_factory.mktemp("outcomes")
    write_root(place / "root", CASES)
    outcome = build(Settings(place / "root", place / "output", jobs=1))
    assert outcome.published, outcome.diagnostics
    site = crawl.load(place / "output", place / "root", "")
    found = [tuple(told(site.pages[f"{path}/2024/all.html"], number) for path in ("zh", "en")) for number in range(len(CASES))]
    if UPDATE:
        lines = iter(found)
        typed = [line if not line or line.startswith("#") else " | ".join([*line.split(" | ")[:3], *next(lines)]) for line in _lines()]
        EXAMPLES.write_text("\n".join(typed) + "\n", "utf-8", newline="\n")
    return found


def _lines() -> list[str]:
    return EXAMPLES.read_text("utf-8").splitlines()


@pytest.mark.parametrize("number", range(len(CASES)), ids=[each.typed for each in CASES])
def test_a_target_shows_what_became_of_it_and_by_which_rule(words: list[tuple[str, ...]], number: int) -> None:
    assert UPDATE or words[number] == CASES[number].words


def typed(bound: str, value: Decimal | None, start: Decimal | None = None, end: Decimal | None = None) -> Figure:
    return Figure("", "", "", bound, value, start, end)


NUMBERS = strategies.decimals(-1000, 1000, places=1)
TYPED = strategies.builds(typed, strategies.sampled_from(("exactly", *BOUNDS)), NUMBERS) | strategies.tuples(NUMBERS, NUMBERS).map(
    lambda ends: typed("range", None, min(ends), max(ends))
)
DIRECTIONS = strategies.sampled_from(("up", "down", "neither"))


@given(TYPED, NUMBERS, DIRECTIONS, strategies.booleans())
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_an_exact_result_always_decides_and_a_better_one_is_never_judged_worse(
    target: Figure, value: Decimal, direction: str, is_rate: bool
) -> None:
    ranks = {MISSED: 0, PARTLY: 1, MET: 2}
    status = judge(target, typed("exactly", value), direction, is_rate).status
    better = judge(target, typed("exactly", value + 1), direction, is_rate).status
    assert {status, better} <= set(ranks)
    if direction == "up" and target.bound != "at_most":
        assert ranks[better] >= ranks[status]


@given(TYPED, TYPED, NUMBERS, DIRECTIONS)
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_a_loose_result_decides_only_what_every_number_that_it_may_mean_decides(
    target: Figure, result: Figure, value: Decimal, direction: str
) -> None:
    accepted, meant = accepts(target, direction)[0], means(result)
    status = judge(target, result, direction, is_rate=True).status
    one = typed("exactly", value)
    if meant.holds(means(one)) and status != NOT_COMPARABLE:
        assert judge(target, one, direction, is_rate=True).status == status
    assert (status == MET) <= accepted.holds(meant)
