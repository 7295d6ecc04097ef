"""Whatever a task shows it has read through the site: given only the facts that it noted, it makes the same again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from microsite.engine.facts import Facts
from microsite.engine.ledger import Ledger
from microsite.engine.making import Making
from microsite.engine.pipeline import design_places
from microsite.engine.scan import scan_inputs
from microsite.engine.tasks import TASKS, Task, planned
from microsite.load.facts import read_file
from microsite.load.site import Site
from microsite.plan.views import Piece
from microsite.read.design import read_design
from microsite.read.inventory import SHIPPED_MARK
from microsite.render.templates import Pages
from microsite.settings import Settings


class OnlyRead:
    """The facts of a root without those that a task has not noted."""

    def __init__(self, facts: Facts, noted: set[str]) -> None:
        self._facts, self._noted = facts, noted

    def rows(self, key: str) -> Mapping[str, Any]:
        assert key in self._noted, f"{key} is read and not noted"
        return self._facts.rows(key)

    def add_piece(self, key: str, piece: Piece) -> None:
        self._facts.add_piece(key, piece)

    def piece(self, key: str) -> Piece:
        assert key in self._noted, f"{key} is read and not noted"
        return self._facts.piece(key)


@pytest.fixture
def facts(root: Path) -> Facts:
    """All files of the made-up district, read."""
    settings = Settings(root, root / "output", base_url="https://valdoree.example/")
    facts = Facts(None, settings.output)
    scan = scan_inputs(settings, Ledger(None))
    for name in scan.identities:
        if name.startswith(("content/", "translations/", "assets/", f"{SHIPPED_MARK}translations/")):
            facts.replace(name, read_file(root, name).facts)
    return facts


def test_a_task_that_gets_only_what_it_noted_makes_the_same(root: Path, facts: Facts) -> None:
    settings = Settings(root, root / "output", base_url="https://valdoree.example/")
    site = Site(facts, settings)
    design = read_design(design_places(settings, scan_inputs(settings, Ledger(None))))
    pages = Pages(design, site.localizers, sandboxed=False)
    tasks = planned(((each.id, site.sections(each.id), True) for each in site.editions), site.registers.indicators).values()
    for task in sorted(tasks, key=lambda each: each.stage):
        first = Making(site, facts, pages)
        with site.recording() as noted:
            TASKS[task.kind].make(first, task)
        facts.replace(task.name, first.facts)
        # Nothing remembered serves the second run.
        alone = Site(OnlyRead(facts, noted), settings)
        second = Making(alone, OnlyRead(facts, noted), pages)  # type: ignore[arg-type]
        TASKS[task.kind].make(second, task)
        assert (second.files, second.faults) == (first.files, first.faults), task
        assert [(each.key, each.digest) for each in second.facts] == [(each.key, each.digest) for each in first.facts], task


def test_the_page_to_find_things_on_asks_no_statement_itself(root: Path, facts: Facts) -> None:
    """It has those of its indicators in a piece, so that an edit of a section does not look up all of them again."""
    settings = Settings(root, root / "output")
    site = Site(facts, settings)
    pages = Pages(read_design(design_places(settings, scan_inputs(settings, Ledger(None)))), site.localizers, sandboxed=False)
    noted: dict[str, set[str]] = {}
    for task in (
        *(Task("section", site.newest, each) for each in site.sections(site.newest)),
        Task("find_shared", site.newest),
        Task("find", site.newest),
    ):
        making = Making(site, facts, pages)
        with site.recording() as noted[task.kind]:
            TASKS[task.kind].make(making, task)
        facts.replace(task.name, making.facts)
    assert any(key.startswith("statements:") for key in noted["find_shared"])
    assert not any(key.startswith("statements:") for key in noted["find"])


def test_what_is_remembered_counts_as_read_by_each_task_that_asks_for_it(root: Path, facts: Facts) -> None:
    site = Site(facts, Settings(root, root / "output"))
    with site.recording() as first:
        site.localizer("pl")
    with site.recording() as second:
        site.localizer("pl")
    assert first == second
    assert "messages:pl:interface:" in second


def test_a_look_that_finds_nothing_is_noted(root: Path, facts: Facts) -> None:
    site = Site(facts, Settings(root, root / "output"))
    with site.recording() as noted:
        assert "nowhere" not in site.registers.indicators
        assert site.registers.documents.get("lost") is None
        assert site.figures("2024").get("nowhere.nothing") is None
    assert {"indicator:nowhere", "document:lost", "sections:2024"} <= noted


def test_a_list_that_is_walked_is_noted(root: Path, facts: Facts) -> None:
    site = Site(facts, Settings(root, root / "output"))
    with site.recording() as noted:
        list(site.registers.terms)
        list(site.editions)
    assert {"terms", "editions"} <= noted
    assert Task("home", "2024").name == "home:2024"
