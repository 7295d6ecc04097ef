"""The print edition after an edit: put together from what was published before and what has changed, and as a first build makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.engine import build, facts
from microsite.engine.records import PieceRecord
from microsite.plan.edition import EditionPlan
from microsite.settings import SHIPPED, Settings
from tests.engine.test_incremental import clean, differences, files

DOCUMENTS = {f"{language}/2025/print.html" for language in ("fr", "pl", "ar")}


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    assert build(settings).published
    return settings


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sections that a build plans, once for each language."""
    found: list[str] = []
    whole = EditionPlan.section

    def noting(plan: EditionPlan, id_: str) -> object:
        found.append(f"{plan.edition}/{id_}")
        return whole(plan, id_)

    monkeypatch.setattr(EditionPlan, "section", noting)
    return found


def edit(settings: Settings, file: str, old: str, new: str) -> None:
    path = settings.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


FINDING = ("content/2025/roads.yaml", "finding: ", "finding: Encore, ")
TRANSLATION = ("translations/pl/2025.po", 'msgctxt "roads.finding"', 'msgctxt "roads.fnding"')


@pytest.mark.parametrize("change", [FINDING, TRANSLATION], ids=["a text", "a translation that is gone"])
def test_only_the_edited_section_is_planned_and_the_print_edition_is_as_if_made_afresh(
    settings: Settings, planned: list[str], tmp_path: Path, change: tuple[str, str, str]
) -> None:
    edit(settings, *change)
    written = set(build(settings).written)
    assert planned == ["2025/roads"] * 3
    assert written & DOCUMENTS
    assert differences(files(settings.output), clean(settings, tmp_path / "clean")[1]) == []


def test_an_edit_without_effect_on_an_edition_leaves_its_print_edition(settings: Settings) -> None:
    edit(settings, *FINDING)
    assert not {path for path in build(settings).written if path.endswith("2024/print.html")}


@pytest.mark.parametrize("name", ["pl/2025/print.html", "fr/2025/indicators.html", "data/2025/figures.json"])
def test_a_file_that_a_hand_has_changed_is_made_anew_from_the_content(
    settings: Settings, planned: list[str], tmp_path: Path, name: str
) -> None:
    path = settings.output / name
    path.write_text(path.read_text("utf-8").replace("2025", "2052"), "utf-8", newline="\n")
    edit(settings, *FINDING)
    build(settings)
    assert len(planned) > 3
    assert differences(files(settings.output), clean(settings, tmp_path / "clean")[1]) == []


def test_a_piece_from_a_wrong_place_is_seen(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison above notices a piece that says what its section doesn't."""
    edit(settings, *FINDING)
    sliced = facts._sliced
    monkeypatch.setattr(facts, "_sliced", lambda published, place: sliced(published, PieceRecord(place.path, 0, 9)))
    build(settings)
    assert differences(files(settings.output), clean(settings, tmp_path / "clean")[1])


PIECES = "{{ each.html|markup }}\n{% endfor %}\n<section"


@pytest.mark.parametrize(
    "new",
    ['{{ each.html|replace("<h3>", "<h3>· ")|markup }}\n{% endfor %}\n<section', "{% endfor %}\n<section"],
    ids=["a template that changes pieces", "a template that leaves them out"],
)
def test_a_site_may_set_its_own_print_edition(root: Path, tmp_path: Path, new: str) -> None:
    (root / "templates").mkdir(exist_ok=True)
    text = (SHIPPED / "templates/print.html").read_text("utf-8")
    assert PIECES in text
    (root / "templates/print.html").write_text(text.replace(PIECES, new), "utf-8")
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    assert build(settings).published
    edit(settings, *FINDING)
    assert build(settings).published
    _, fresh = clean(settings, tmp_path / "clean")
    assert differences(files(settings.output), fresh) == []
