"""The texts of pictures are in the catalogues, with notes, and are checked."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from microsite.engine import check
from microsite.load.everything import load_everything
from microsite.model.messages import is_prose
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.settings import Settings
from microsite.translate.check import check as check_translations
from tests.conftest import SECOND_DISTRICT, copy_root

CATALOGUE = "translations/en/2024.po"


@pytest.fixture
def district(tmp_path: Path) -> Path:
    return copy_root(SECOND_DISTRICT, tmp_path / "root")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_it_stands_between_summary_and_figures_and_says_what_it_is(district: Path) -> None:
    entries = [each for each in polib.pofile(str(district / CATALOGUE)) if (each.msgctxt or "").startswith("wetland.")]
    assert [each.msgctxt for each in entries] == [
        "wetland.title", "wetland.finding", "wetland.summary",
        "wetland.picture.alt", "wetland.picture.caption", "wetland.picture.credit",
        "wetland.figure.reeds.sentence",
    ]  # fmt: skip
    told = {each.msgctxt: each.comment for each in entries}
    assert told["wetland.picture.alt"].startswith(
        "section wetland, picture: alternative text, for those who do not see it\na line, without markup"
    )
    assert "{reeds} is shown as" in told["wetland.picture.caption"]


def test_words_on_alternative_text_are_no_markup_and_those_of_a_commitment_of_that_name_are() -> None:
    assert not is_prose("wetland.picture.alt")
    assert not is_prose("edition.picture.alt")
    assert is_prose("wetland.picture.caption")
    assert is_prose("wetland.picture.credit")
    assert is_prose("wetland.commitment.alt")
    assert is_prose("wetland.commitment.credit")


def test_a_renamed_section_takes_the_words_of_its_picture_along(district: Path) -> None:
    (district / "content/2024/wetland.yaml").rename(district / "content/2024/reeds.yaml")
    change(district / "content/2024/reeds.yaml", "title: 湿地", "title: 湿地\nformerly: [wetland]")
    change(district / "content/2024/edition.yaml", "pavilions, wetland]", "pavilions, reeds]")
    change(district / "content/2024/edition.yaml", "wetland.reeds", "reeds.reeds")
    assert check(Settings(district, district / "output")).diagnostics == ()


def test_a_translation_that_lost_a_link_or_a_number_is_told(district: Path) -> None:
    change(district / "content/2024/wetland.yaml", "credit: 为这个示例画的", "credit: 为[这个示例](https://liuwan.example/)画的")
    site, _ = load_everything(district, RESERVED_SECTIONS)
    assert site is not None
    text = (district / CATALOGUE).read_text("utf-8")
    text = text.replace("为这个示例画的，可以任意使用。", "为[这个示例](https://liuwan.example/)画的，可以任意使用。").replace(
        "By 2026,", "By 2029,"
    )
    (district / CATALOGUE).write_text(text, "utf-8")
    assert sorted(each.code for each in check_translations(district, site)) == ["check-link-lost", "check-number-changed"]
