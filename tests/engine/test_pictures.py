"""A picture is published where a page shows it, and what a change of it costs is the file and the pages that tell its size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from microsite.engine import build, check
from microsite.settings import Settings
from tests.conftest import SECOND_DISTRICT, copy_root
from tests.crawl import parse
from tests.pictures import png

REEDS = "assets/pictures/reeds.png"
PAGES = ["en/2024/wetland.html", "en/2024/wetland.zh.html", "zh/2024/wetland.html"]
DOCUMENTS = ["en/2024/print.html", "zh/2024/print.html"]


@pytest.fixture
def district(tmp_path: Path) -> Settings:
    """A district with a picture on its home and one in a section, built."""
    settings = Settings(copy_root(SECOND_DISTRICT, tmp_path / "root"), tmp_path / "output", jobs=1)
    assert build(settings).published
    return settings


def change(settings: Settings, file: str, old: str, new: str) -> None:
    path = settings.root / file
    text = path.read_text("utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text, count=1), "utf-8")


def without_picture(settings: Settings, file: str) -> None:
    change(settings, file, r"(?m)^picture:\n(?:  .*\n)+", "")


def test_other_pixels_of_the_same_size_write_the_file_alone(district: Settings) -> None:
    (district.root / REEDS).write_bytes(png(960, 540))
    assert build(district).written == (REEDS,)
    assert (district.output / REEDS).read_bytes() == png(960, 540)


def test_another_size_writes_the_pages_that_tell_it_too(district: Settings) -> None:
    (district.root / REEDS).write_bytes(png(30, 20))
    assert build(district).written == (REEDS, *sorted([*PAGES, *DOCUMENTS]))
    (image,) = parse((district.output / PAGES[0]).read_bytes()).all("img")
    assert (image.get("width"), image.get("height")) == ("30", "20")


def test_a_picture_that_is_shown_no_more_is_taken_out_of_the_site_and_stays_in_the_root(district: Settings) -> None:
    without_picture(district, "content/2024/wetland.yaml")
    outcome = build(district)
    assert outcome.published
    assert outcome.removed == (REEDS,)
    assert (district.root / REEDS).exists()
    assert "img-src data:" in (district.output / PAGES[0]).read_text("utf-8")
    assert not build(district).written


def test_a_picture_that_nothing_shows_is_not_published(district: Settings) -> None:
    (district.root / "assets/pictures/private.png").write_bytes(png(3, 2))
    (district.root / "assets/plan.png").write_bytes(png(3, 2))
    assert build(district).written == ("assets/plan.png",)


def test_a_picture_of_a_draft_is_published_with_the_draft_alone(district: Settings, tmp_path: Path) -> None:
    change(district, "content/2024/wetland.yaml", "^title:", "draft: true\ntitle:")
    change(district, "content/2024/edition.yaml", ", wetland.reeds", "")
    change(district, "content/2024/edition.yaml", "，恢复芦苇地{wetland.reeds}", "")
    assert build(district).removed[0] == REEDS
    drafts = Settings(district.root, tmp_path / "drafts", drafts=True, jobs=1)
    assert build(drafts).published
    assert (drafts.output / REEDS).exists()


def test_one_picture_of_two_pages_stays_as_long_as_either_shows_it(district: Settings) -> None:
    change(district, "content/2024/edition.yaml", "pictures/ferry.webp", "pictures/reeds.png")
    assert build(district).removed == ("assets/pictures/ferry.webp",)
    without_picture(district, "content/2024/wetland.yaml")
    assert build(district).removed == ()
    assert (district.output / REEDS).exists()


def test_a_picture_may_lie_elsewhere_below_assets(district: Settings) -> None:
    (district.root / "assets/photos").mkdir()
    (district.root / "assets/photos/Reeds_1.PNG").write_bytes(png(3, 2))
    change(district, "content/2024/wetland.yaml", "pictures/reeds.png", "photos/Reeds_1.PNG")
    outcome = build(district)
    assert "assets/photos/Reeds_1.PNG" in outcome.written
    assert outcome.removed == (REEDS,)


def test_a_picture_that_is_gone_refuses_the_next_build_and_the_old_site_stays(district: Settings) -> None:
    (district.root / REEDS).unlink()
    outcome = build(district)
    assert [each.code for each in outcome.diagnostics] == ["picture-missing"]
    assert not outcome.published
    assert (district.output / REEDS).exists()
    (district.root / REEDS).write_bytes(png(960, 540))
    assert build(district).written == (REEDS,)


def test_a_link_that_leads_nowhere_is_told_at_the_line_that_names_it(district: Settings) -> None:
    (district.root / REEDS).unlink()
    (district.root / REEDS).symlink_to(district.root / "gone.png")
    (fault,) = check(district).diagnostics
    assert (fault.code, fault.position.file, fault.position.line) == ("picture-unreadable", "content/2024/wetland.yaml", 6)


def test_words_that_are_not_translated_say_which_language_they_are_in(district: Settings) -> None:
    catalogue = "translations/en/2024.po"
    change(district, catalogue, 'msgstr "A white bird[^"]*"', 'msgstr ""')
    change(district, catalogue, 'msgstr "By 2026[^"]*"', 'msgstr ""')
    assert build(district).published
    own, beside = (parse((district.output / path).read_bytes()) for path in PAGES[:2])
    (image,) = own.all("img")
    assert (image.get("lang"), image.get("dir")) == ("zh-Hans", "ltr")
    assert (image.get("alt") or "").startswith("一只白鸟")
    # Side by side what isn't translated says so; what the picture shows is said once, in the language that there is.
    (image,) = beside.all("img")
    assert (image.get("lang"), image.get("alt")) == ("zh-Hans", own.all("img")[0].get("alt"))
    below = [paragraph for caption in beside.all("figcaption") for paragraph in caption.iter("p")]
    assert "(not translated yet)" in "".join(below[0].itertext())


def test_text_in_attributes_and_captions_is_escaped(district: Settings) -> None:
    change(district, "content/2024/wetland.yaml", "alt: .*", """alt: 'a " onload="x" <b &lt'""")
    change(district, "content/2024/wetland.yaml", "credit: .*", "credit: '[林青](https://liuwan.example/?a=1&b=2) & Co.'")
    assert build(district).published
    page = parse((district.output / "zh/2024/wetland.html").read_bytes())
    (image,) = page.all("img")
    assert image.get("alt") == 'a " onload="x" <b &lt'
    assert image.get("onload") is None
    (link,) = (link for caption in page.all("figcaption") for link in caption.iter("a"))
    assert link.get("href") == "https://liuwan.example/?a=1&b=2"
