"""Ways to a stale page that were open once, each closed: a build after the edit makes what a first build makes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from microsite.engine import build, pipeline
from microsite.engine.facts import Facts
from microsite.load.facts import fact
from microsite.read.design import Design, read_design
from microsite.settings import SHIPPED, Settings
from tests.engine.test_incremental import clean, differences, files


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    return Settings(root, tmp_path / "output", trust_templates=True, jobs=1)


def stale(settings: Settings, place: Path) -> list[str]:
    """What a build leaves that a first build would not make."""
    assert build(settings).published
    return differences(files(settings.output), clean(settings, place)[1])


def change(settings: Settings, file: str, old: str, new: str) -> None:
    path = settings.root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, file
    path.write_text(text.replace(old, new), "utf-8")


def test_the_order_of_colours(settings: Settings, tmp_path: Path) -> None:
    site = settings.root / "content/site.yaml"
    before = site.read_text("utf-8")
    link, steel = '    link: "#004488"\n', '    steel: "#223344"\n'
    site.write_text(f"{before}\ncolours:\n  light:\n{link}{steel}", "utf-8")
    assert build(settings).published
    site.write_text(f"{before}\ncolours:\n  light:\n{steel}{link}", "utf-8")
    assert stale(settings, tmp_path / "clean") == []


def test_a_style_that_is_changed_again_while_the_build_runs(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    style = settings.root / "assets/custom.css"
    style.parent.mkdir(exist_ok=True)
    style.write_text("h1 { margin: 1px }\n", "utf-8")

    def changed_right_after(places: dict[str, Path]) -> Design:
        design = read_design(places)
        style.write_text("h1 { margin: 2px }\n", "utf-8")
        return design

    monkeypatch.setattr(pipeline, "read_design", changed_right_after)
    assert build(settings).published
    monkeypatch.undo()
    assert stale(settings, tmp_path / "clean") == []


@pytest.mark.parametrize("language", ["fr", "pl"])
def test_pieces_of_a_page_whose_template_changes_all_of_them_for_a_while(settings: Settings, tmp_path: Path, language: str) -> None:
    assert build(settings).published
    for name in ("print.html", "indicators.html"):
        shipped = (SHIPPED / "templates" / name).read_text("utf-8")
        assert shipped.count("each.html|markup") >= 1
        altered = f'(each.html|replace(">", ">\\n") if frame.language == "{language}" else each.html)|markup'
        (settings.root / "templates").mkdir(exist_ok=True)
        (settings.root / "templates" / name).write_text(shipped.replace("each.html|markup", altered), "utf-8")
    assert build(settings).published
    change(settings, "content/2024/roads.yaml", "finding: Les routes coûteront {cost}.", "finding: Les routes vaudront {cost}.")
    assert stale(settings, tmp_path / "clean") == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_an_asset_with_a_colon_in_its_name_is_refused_until_it_has_another(settings: Settings, tmp_path: Path) -> None:
    (settings.root / "assets/files").mkdir(parents=True, exist_ok=True)
    file = settings.root / "assets/files/a:b.txt"
    file.write_text("one", "utf-8")
    for _ in range(2):
        refused = build(settings)
        assert not refused.published
        assert [each.code for each in refused.diagnostics if each.severity == "error"] == ["name-unstorable"]
    file.rename(file.with_name("a-b.txt"))
    assert build(settings).published
    assert stale(settings, tmp_path / "clean") == []
    assert (settings.output / "assets/files/a-b.txt").read_text("utf-8") == "one"


def test_a_file_that_everything_stands_on_is_gone_after_a_build(settings: Settings) -> None:
    assert build(settings).published
    (settings.root / "content/site.yaml").unlink()
    outcome = build(settings)
    assert not outcome.published
    assert [each.position.file for each in outcome.diagnostics if each.severity == "error"] == ["content/site.yaml"]


def test_a_fact_that_its_source_no_longer_has_is_known_no_more(tmp_path: Path) -> None:
    facts = Facts(None, tmp_path)
    facts.replace("a.yaml", [fact("title:a", "A"), fact("names", "A")])
    facts.replace("b.yaml", [fact("names", "B")])
    assert facts.rows("names") == {"a.yaml": "A", "b.yaml": "B"}
    facts.replace("a.yaml", [fact("title:a", "A")])
    assert facts.rows("names") == {"b.yaml": "B"}
