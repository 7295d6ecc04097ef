"""The recipes of CONTRIBUTING.md, followed letter for letter in a copy of the tool; builds after edits then equal clean ones."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import MADE_UP, copy_root
from tests.engine.test_incremental import differences, files
from tests.test_docs import Clone, fresh_clone, text_of

_BLOCK = re.compile(r"^( *)```diff (\S.*)\n((?:(?! *```).*\n)*) *```$", re.MULTILINE)


class Hunk(NamedTuple):
    """A block of a recipe: what stands in its files, once, and what becomes of it."""

    paths: list[str]
    before: str
    after: str


def hunks(text: str) -> Iterator[Hunk]:
    """The blocks of a page, in their order."""
    for indent, paths, body in _BLOCK.findall(text):
        lines = [line.removeprefix(indent) for line in body.splitlines()]
        before, after = ["\n".join(line[1:] for line in lines if not line.startswith(sign)) for sign in "+-"]
        yield Hunk(paths.split(), before, after)


def follow(tool: Path, text: str) -> None:
    """Do what the blocks say."""
    for hunk in hunks(text):
        for path in hunk.paths:
            file = tool / path
            found = file.read_text("utf-8")
            assert found.count(hunk.before) == 1, f"{path} has this {found.count(hunk.before)} times:\n{hunk.before}"
            file.write_text(found.replace(hunk.before, hunk.after), "utf-8")


class Workshop(NamedTuple):
    """A copy of the tool whose code follows the recipes, and a root that it has built before and after."""

    clone: Clone
    root: Path

    @property
    def output(self) -> Path:
        return self.root / "output"

    def run(self, command: str, fails: bool = False) -> str:
        """What a command of the tool says."""
        done = self.clone.run(f"python3 site.py --messages en {command}")
        assert done.returncode == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def build(self, fails: bool = False) -> str:
        return self.run(f"build --root {self.root} --jobs 1 --explain", fails)

    def edit(self, file: str, before: str, after: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(before) == 1, file
        path.write_text(text.replace(before, after), "utf-8")

    def read(self, path: str) -> str:
        return (self.output / path).read_text("utf-8")

    def pages_with(self, words: str) -> set[str]:
        return {path for path, data in files(self.output).items() if words.encode() in data}

    def differs_from_a_clean_build(self) -> list[str]:
        """What differs between the site and that which a first build makes of the same root."""
        place = self.root.with_name("clean")
        shutil.rmtree(place, ignore_errors=True)
        copy_root(self.root, place)
        self.run(f"build --root {place} --jobs 1")
        return differences(files(self.output), files(place / "output"))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("workshop")
    made = Workshop(fresh_clone(folder), copy_root(MADE_UP, folder / "root"))
    made.build()
    follow(made.clone.folder, text_of("CONTRIBUTING.md"))
    made.build()
    return made


def test_each_recipe_with_a_block_is_followed() -> None:
    assert len(list(hunks(text_of("CONTRIBUTING.md")))) >= 13


def test_a_block_that_no_longer_fits_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\ny = 2\n", "utf-8")
    follow(tmp_path, "   ```diff a.py\n   -x = 1\n   +x = 3\n    y = 2\n   ```\n")
    assert (tmp_path / "a.py").read_text("utf-8") == "x = 3\ny = 2\n"
    with pytest.raises(AssertionError, match="0 times"):
        follow(tmp_path, "```diff a.py\n-x = 1\n```\n")


def test_what_a_page_newly_shows_of_another_section_follows_its_edits(workshop: Workshop) -> None:
    workshop.edit("content/2024/roads.yaml", "finding: Les routes coûteront {cost}.", "finding: Les routes vaudront {cost}.")
    workshop.build()
    assert workshop.differs_from_a_clean_build() == []
    assert {"fr/2024/roads.html", "fr/2024/reading-rooms.html"} <= workshop.pages_with("Les routes vaudront")


def test_a_new_key_of_a_figure_is_on_its_card_in_the_table_and_in_the_downloads(workshop: Workshop) -> None:
    workshop.edit("content/2024/water.yaml", "    scope: Conduites publiques", "    scope: Conduites publiques\n    remark: Compté en mai")
    workshop.build()
    workshop.edit("content/2024/water.yaml", "remark: Compté en mai", "remark: Compté en juin")
    assert "content/2024/water.yaml" in workshop.build()
    assert workshop.differs_from_a_clean_build() == []
    assert workshop.pages_with("Compté en mai") == set()
    assert workshop.pages_with("Compté en juin") >= {
        *(f"fr/2024/{name}.html" for name in ("water", "indicators", "print")),
        *(f"data/2024/figures.{name}" for name in ("csv", "json")),
    }
    assert "remark_fr" in workshop.read("data/2024/figures.csv").partition("\n")[0]
    assert "remark_pl" in workshop.read("data/2024/datapackage.json")


def test_a_new_text_is_translated_and_its_translation_reaches_the_page(workshop: Workshop) -> None:
    workshop.edit("content/2024/roads.yaml", "    place: P5\n", "    place: P5\n    remark: Sans les ponts\n")
    workshop.run(f"translations update --root {workshop.root}")
    file = workshop.root / "translations/pl/2024.po"
    before = 'msgid "Sans les ponts"\nmsgstr ""'
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    workshop.build()
    file.write_text(text.replace(before, 'msgid "Sans les ponts"\nmsgstr "Bez mostów"'), "utf-8")
    assert "roads.figure." in workshop.build()
    assert workshop.differs_from_a_clean_build() == []
    assert "pl/2024/roads.html" in workshop.pages_with("Bez mostów")


def test_a_new_diagnostic_is_shown_at_its_place_and_goes_with_its_cause(workshop: Workshop) -> None:
    workshop.edit("content/2025/water.yaml", "    place: P1\n", "    place: P1\n    scope: Partout\n    remark: Partout\n")
    shown = workshop.build(fails=True)
    assert "content/2025/water.yaml:13:13: error: `remark:` repeats `scope:`: “Partout” [remark-repeated]" in shown
    assert "fix: delete `remark:`" in shown
    workshop.edit("content/2025/water.yaml", "    scope: Partout\n    remark: Partout\n", "")
    assert "[remark-repeated]" not in workshop.build()


def test_a_new_shipped_unit_and_a_new_kind_of_chart_can_be_used(workshop: Workshop) -> None:
    workshop.edit("content/indicators.yaml", "    unit: book\n", "    unit: acre\n")
    chart = (
        "charts:\n  - id: area\n    kind: dots\n    title: Deux surfaces\n    subtitle: En acres\n    figures: [wood, field]\nfigures:\n"
    )
    for id_, value in (("wood", 3), ("field", 4)):
        chart += (
            f"  - id: {id_}\n    indicator: books_bought\n    kind: target\n    value: {value}\n    period: {{year: 2025}}\n    place: P9\n"
        )
    workshop.edit("content/2025/reading_rooms.yaml", "figures:\n", chart)
    workshop.build()
    assert workshop.differs_from_a_clean_build() == []
    page = workshop.read("fr/2025/reading-rooms.html")
    assert 'class="chart dots"' in page
    assert 'cx="75%"' in page
    assert "acres" in page
