"""docs/reader-page.md names every requirement, each with tests and checks that there are; and each check has its planted fault."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

import pytest

from microsite.settings import SHIPPED
from tests import crawl, crawl_paper, crawl_reading, test_paper_crawl, test_reading_crawl, test_sharing_crawl, test_site_crawl
from tests.browser import test_paper, test_reading

TEXT = (SHIPPED / "docs" / "reader-page.md").read_text("utf-8")


class Row(NamedTuple):
    """A requirement of the table."""

    number: int
    asked: str
    checks: list[str]
    tests: list[str]


def rows(text: str) -> list[Row]:
    found = []
    for number, asked, checks, tests in re.findall(r"^\| R(\d+) \| (.*?) \| (.*?) \| ?(.*?) ?\|$", text, re.MULTILINE):
        found.append(Row(int(number), asked, re.findall(r"`([a-z_]+)`", checks), re.findall(r"`([^`]+)`", tests)))
    return found


def wrong(text: str) -> list[str]:
    """Requirements that are missing, that nothing holds, or whose tests or checks are not there."""
    found = []
    table = {row.number: row for row in rows(text)}
    found += [f"R{number} is missing" for number in range(1, 61) if number not in table]
    for row in table.values():
        if not row.tests:
            found.append(f"R{row.number} has no test")
        for test in row.tests:
            file, _, name = test.partition("::")
            path = SHIPPED / file
            if not path.is_file() or name not in functions(path.read_text("utf-8")):
                found.append(f"R{row.number}: no {test}")
        found += [f"R{row.number}: no check {check}" for check in row.checks if check not in planted()]
    return found


def functions(source: str) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)}


def planted() -> set[str]:
    """The checks that have a planted fault which they must find."""
    crawled = (*test_site_crawl.PLANTED, *test_reading_crawl.PLANTED, *test_sharing_crawl.PLANTED, *test_paper_crawl.PLANTED)
    return {check.__name__ for _, check, _ in crawled} | {name for name, *_ in (*test_reading.PLANTED, *test_paper.PLANTED)}


def test_each_requirement_leads_to_what_holds_it() -> None:
    assert wrong(TEXT) == []


def test_every_check_of_a_page_belongs_to_a_requirement() -> None:
    named = {check for row in rows(TEXT) for check in row.checks}
    own = {check.__name__ for check in (*crawl_reading.CHECKS, *crawl_paper.CHECKS, *test_paper.CHECKS)}
    assert own - named == set()
    # The older ones also hold what no requirement speaks of.
    assert len({check.__name__ for check in crawl.CHECKS} & named) > 10


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("| R7 |", "| R77 |", "R7 is missing"),
        ("test_a_number_reads_so", "test_a_number_reads_well", "R10: no tests/text/test_numbers.py::test_a_number_reads_well"),
        ("`lost_bounds`", "`lost_hounds`", "R5: no check lost_hounds"),
    ],
)
def test_a_row_that_leads_nowhere_is_found(old: str, new: str, said: str) -> None:
    assert old in TEXT
    assert said in wrong(TEXT.replace(old, new))


def test_what_is_better_done_otherwise_is_listed() -> None:
    listed = re.findall(r"^- \*\*(R[^*]+)\*\*", TEXT.partition("## Where we do otherwise")[2], re.MULTILINE)
    numbers = {int(number) for line in listed for number in re.findall(r"R(\d+)", line)}
    assert {3, 29, 55, 57} <= numbers <= set(range(1, 61))
