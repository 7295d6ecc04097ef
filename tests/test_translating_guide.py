"""The translator's guide, followed step by step as a newcomer would: each command and each example in it, in their order."""

from __future__ import annotations

import re
import shlex

import pytest

from microsite.cli.options import parser
from microsite.read.po import parse
from tests import crawl
from tests.guide import type_in
from tests.test_docs import NOT_RUN, Clone, _skeleton, blocks, clone, commands, text_of  # noqa: F401 (a fixture)

GUIDE, CHINESE = "docs/translating.md", "docs/translating.zh.md"
FIRST_HEADING = "## A new language"


def follow(place: Clone, text: str) -> list[str]:
    """Run and type what stands there, in its order; gives the commands that ran."""
    ran = []
    for block in blocks(text):
        if block.kind == "yaml":
            site = place.folder / block.name
            before = site.read_text("utf-8")
            (listed,) = re.findall(r"(?m)^languages:\n(?:[ #].*\n)+", before)
            site.write_text(before.replace(listed, listed + block.text), "utf-8", newline="\n")
        elif block.kind == "po" and block.name:
            type_in(place.folder / block.name, block.text)
        for line in block.text.splitlines() if block.kind == "sh" else ():
            assert parser().parse_args(shlex.split(line)[2:]).command not in NOT_RUN
            done = place.run(line)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            assert "Traceback" not in done.stderr
            ran.append(line)
    return ran


def test_the_guide_can_be_followed_to_a_site_in_two_more_languages(clone: Clone) -> None:  # noqa: F811
    assert len(follow(clone, text_of(GUIDE))) > 8
    site = crawl.load(clone.folder / "output", clone.folder)
    page = site.pages["ar/2024/livelihood.html"]
    assert (page.root.get("lang"), page.root.get("dir")) == ("ar", "rtl")
    (card,) = page.all("article", id="jobs")
    shown = crawl.words(card)
    # Number, noun and bound in the form that the number takes, inside the sentence: 2,300 is one of the others.
    assert re.search(r"في عام 2024 يُنتظر أن يجد \S*2\S?300\S* شخص على الأقل عملًا جديدًا في المدن\.", shown), shown
    # What isn't translated is the report's, says so, and is counted.
    lack = [crawl.words(each) for each in page.all("p") if "lack" in (each.get("class") or "").split()]
    assert len(lack) == 2
    assert re.search(r"\d+ of the \d+ texts", lack[1])
    headings = {page.language: crawl.words(page.all("h1")[0]) for page in (site.pages[f"{path}/2024/index.html"] for path in ("ar", "cy"))}
    assert headings == {"ar": "تقرير عمل قانغتشنغ لعام 2024 بإيجاز", "cy": crawl.words(site.pages["zh/2024/index.html"].all("h1")[0])}


def test_a_language_with_six_forms_has_six_in_its_new_catalogues(clone: Clone) -> None:  # noqa: F811
    follow(clone, text_of(GUIDE).partition(FIRST_HEADING)[2])
    for path in ("ar", "cy"):
        for file in (clone.folder / "translations" / path).glob("*.po"):
            header = parse(file.read_text("utf-8")).header
            assert header is not None
            assert header.nplurals == 6
            assert [header.plural(number) for number in (0, 1, 2, 3, 6, 100)] == (
                [0, 1, 2, 3, 3, 5] if path == "ar" else [0, 1, 2, 3, 4, 5]
            )


def test_the_entry_that_the_guide_explains_is_that_of_the_showcase(clone: Clone) -> None:  # noqa: F811
    entry = next(block.text for block in blocks(text_of(GUIDE)) if block.kind == "po")
    assert entry in (clone.folder / "translations/en/2024.po").read_text("utf-8")


def test_the_comment_of_the_guide_silences_the_check(clone: Clone) -> None:  # noqa: F811
    example = next(block.text for block in blocks(text_of(GUIDE)) if block.text.startswith("# check: ignore"))
    catalogue = clone.folder / "translations/en/2024.po"
    type_in(catalogue, example.split("\n", 1)[1])
    loud = clone.run("python3 site.py translations check || true").stderr
    assert "[check-number-lost]" in loud
    type_in(catalogue, example)
    assert "[check-number-lost]" not in clone.run("python3 site.py translations check || true").stderr


def test_both_languages_of_the_guide_show_the_same_blocks_and_commands() -> None:
    english, chinese = text_of(GUIDE), text_of(CHINESE)
    assert commands(english) == commands(chinese)
    assert blocks(english) == blocks(chinese)
    assert _skeleton(english) == _skeleton(chinese)


@pytest.mark.parametrize("page", [GUIDE, CHINESE])
def test_every_command_line_of_the_guide_is_one_that_the_tool_understands(page: str) -> None:
    for line in commands(text_of(page)):
        parser().parse_args(shlex.split(line)[2:])
