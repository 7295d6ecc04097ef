"""A folder with content and translations, and pictures if it likes, is a whole site, in its own colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from microsite.diagnostics import Position
from microsite.engine import build, check
from microsite.model.content import Colours, Palette
from microsite.model.shapes import fields_of
from microsite.read.colours import SHAPE, TEXT, colour_rules, contrast
from microsite.settings import SHIPPED, Settings
from tests.conftest import SECOND_DISTRICT, copy_root
from tests.crawl import Site

PLACE = Position("content/site.yaml", 1)
STYLE = (SHIPPED / "assets/site.css").read_text("utf-8")


def test_it_has_nothing_but_content_translations_and_pictures(built: Callable[..., Site]) -> None:
    assert sorted(path.name for path in SECOND_DISTRICT.iterdir() if not path.name.startswith(".")) == [
        "README.md",
        "assets",
        "content",
        "translations",
    ]
    assert {path.parent.name for path in SECOND_DISTRICT.glob("assets/**/*.*")} == {"pictures"}
    pages = {path for path in built("second_district").files if path.endswith(".html")}
    sections = {path.stem for path in (SECOND_DISTRICT / "content/2024").iterdir()} - {"edition"}
    assert len(sections) == 3
    assert {f"{language}/2024/{section}.html" for language in ("zh", "en") for section in sections} <= pages


def test_it_says_nothing_of_the_showcase(built: Callable[..., Site]) -> None:
    text = b"".join(built("second_district").files.values()).decode("utf-8", "replace")
    assert "柳湾区" in text
    assert "钢城" not in text
    assert "Gangcheng" not in text


def test_its_units_and_colours_are_its_own(built: Callable[..., Site]) -> None:
    home = built("second_district").files["zh/2024/index.html"].decode()
    assert "48班以上" in re.sub("<[^>]*>", "", home)
    assert "--plate: #3b2350" in home
    assert "#3b2350" not in built("showcase").files["zh/2024/index.html"].decode()


def test_a_new_colour_is_on_every_page_of_the_next_build(tmp_path: Path) -> None:
    copy_root(SECOND_DISTRICT, tmp_path)
    settings = Settings(tmp_path, tmp_path / "output", jobs=1)
    assert build(settings).published
    path = tmp_path / "content/site.yaml"
    path.write_text(path.read_text("utf-8").replace("#3b2350", "#1d4331"), encoding="utf-8")
    assert build(settings).published
    pages = [page.read_text("utf-8") for page in (tmp_path / "output").rglob("*.html")]
    styled = [page for page in pages if "<style>" in page and "--plate" in page]
    assert styled
    assert all("--plate: #1d4331" in page for page in styled)
    assert not check(settings._replace(strict=True)).diagnostics


def test_colours_of_its_own_for_light_screens_leave_dark_ones_as_they_are() -> None:
    own, faults = colour_rules(STYLE, Colours(light=Palette(link="#6a1f6e", where={"link": PLACE})))
    assert not faults
    assert "@media screen { :root { --link: #6a1f6e; } }" in own
    assert "dark) { :root { --link: #8cc8f0; } }" in own


def test_a_style_that_does_not_declare_what_a_colour_is_read_on_makes_a_warning() -> None:
    own = ":root { --page: white; --link: #00f }\n@media (max-width: 600px) { :root { --card: #fff } }"
    _, (fault,) = colour_rules(own, Colours(light=Palette(link="#6a1f6e", where={"link": PLACE})))
    assert (fault.code, fault.severity, dict(fault.facts)["missing"]) == ("colour-unchecked", "warning", "--page, --card")


def test_without_colours_the_style_gets_no_rules() -> None:
    assert colour_rules(STYLE, None) == ("", ())


def test_every_colour_that_may_be_chosen_is_one_of_the_style() -> None:
    for name in (field.name for field in fields_of(Palette)):
        assert len(re.findall(rf"--{name.replace('_', '-')}: #", STYLE)) >= 2, name


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#ffffff", 21.0), ("#ffffff", "#fff", 1.0), ("#767676", "#ffffff", 4.54), ("#0000ff", "#fff", 8.59)],
)
def test_contrast_is_counted_as_the_guidelines_do(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_least_contrast_is_that_of_the_guidelines() -> None:
    assert (TEXT, SHAPE) == (7.0, 3.0)
