"""An edit of one section makes the document for paper anew from what it said before of the others, and as a first build would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from microsite.render.leaves import leaves_in

from microsite.engine import bench, build
from microsite.plan.edition import EditionPlan
from microsite.plan.views import KeptLeaf
from microsite.settings import Settings
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

    def noting(plan: EditionPlan, index: int) -> object:
        found.append(f"{plan.edition.id}/{plan.edition.sections[index].id}")
        return whole(plan, index)

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
def test_only_the_edited_section_is_planned_and_the_document_is_as_if_made_afresh(
    settings: Settings, planned: list[str], tmp_path: Path, change: tuple[str, str, str]
) -> None:
    edit(settings, *change)
    written = set(build(settings).written)
    assert planned == ["2025/roads"] * 3
    assert written & DOCUMENTS
    assert differences(files(settings.output), clean(settings, tmp_path / "clean")[1]) == []


def test_an_edit_without_effect_on_an_edition_leaves_its_document(settings: Settings) -> None:
    edit(settings, *FINDING)
    assert not {path for path in build(settings).written if path.endswith("2024/print.html")}


def test_a_document_that_a_hand_has_changed_is_made_anew_from_the_content(settings: Settings, planned: list[str], tmp_path: Path) -> None:
    path = settings.output / "pl/2025/print.html"
    path.write_text(path.read_text("utf-8").replace("<article", "<article hidden"), "utf-8", newline="\n")
    edit(settings, *FINDING)
    build(settings)
    assert len(planned) > 3
    assert differences(files(settings.output), clean(settings, tmp_path / "clean")[1]) == []


def test_a_leaf_that_is_taken_for_another_is_seen(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison above notices a leaf that says what its section doesn't."""
    edit(settings, *FINDING)

    def stale(page: bytes) -> dict[str, KeptLeaf]:
        return {id_: leaf._replace(html=leaf.html.replace("<article", "<article hidden")) for id_, leaf in leaves_in(page).items()}

    monkeypatch.setattr(bench, "leaves_in", stale)
    build(settings)
    assert [each.partition(":")[0] for each in differences(files(settings.output), clean(settings, tmp_path / "clean")[1])]


def changing(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / "templates").mkdir(exist_ok=True)
        from microsite.settings import SHIPPED

        text = (SHIPPED / "templates" / name).read_text("utf-8")
        assert old in text
        (root / "templates" / name).write_text(text.replace(old, new), "utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        changing("print.html", "{{ leaf(leaves.any, each) }}", '{{ leaf(leaves.any, each)|replace("<h3>", "<h3>· ") }}'),
        changing("print.html", "{{ leaf(leaves.any, each) }}", "{{ leaves.any(each) }}"),
    ],
    ids=["a template that changes leaves", "a template that binds none"],
)
def test_a_site_may_set_its_own_document(root: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    change(root)
    settings = Settings(root, tmp_path / "output", trust_templates=True, jobs=1)
    assert build(settings).published
    edit(settings, *FINDING)
    assert build(settings).published
    copy = tmp_path / "clean"
    _, fresh = clean(settings, copy)
    assert differences(files(settings.output), fresh) == []
