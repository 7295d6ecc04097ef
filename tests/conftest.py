"""Roots to build from, and builds of them, in this process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from microsite.browser import browser as browser_program
from microsite.browser import flags
from microsite.cli.test_command import WITHOUT
from microsite.engine import BuildResult, build
from microsite.settings import SHIPPED, Settings
from tests import crawl
from tests.extremes import extremes

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.guide import Followed

MADE_UP = Path(__file__).parent / "made_up"
"""a district that does not exist: two editions, three languages"""
SECOND_DISTRICT = Path(__file__).parent / "second_district"
"""another one, with content, translations and pictures alone"""
ROOTS = {"showcase": SHIPPED, "made_up": MADE_UP, "second_district": SECOND_DISTRICT}
BASE = "https://valdoree.example/rapport"

# Ledgers of made-up roots don't belong into the user's own cache. Compiled templates are kept from one run to the next.
CACHE = SHIPPED / ".cache/tests"
os.environ["XDG_CACHE_HOME"] = str(CACHE)
# The commands that tests start keep what Python compiles, whatever is usual on the machine: each would take a second more.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The same examples in each run, however slow the machine is just now.
settings.register_profile("suite", deadline=None, derandomize=True, database=None)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        for folder in CACHE.glob("microsite/" + "[0-9a-f]" * 16):
            shutil.rmtree(folder)
    config.addinivalue_line(
        "markers", "needs(program): starts that program; left out where the variable of `site.py test` says that there is none"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as such, what needs a program that this machine lacks."""
    absent = set(os.environ.get(WITHOUT, "").split())
    left_out = [item for item in items if any(absent & set(mark.args) for mark in item.iter_markers("needs"))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def copy_root(source: Path, target: Path) -> Path:
    """The files of a root that a person writes."""
    for folder in ("content", "translations", "templates", "assets"):
        if (source / folder).is_dir():
            shutil.copytree(source / folder, target / folder)
    return target


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the made-up district that a test may change."""
    return copy_root(MADE_UP, tmp_path / "root")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], crawl.Site]:
    """`built(a name of ROOTS or "extremes", base_url)`: the site as a first build makes it, made once."""
    made: dict[tuple[str, str], crawl.Site] = {}

    def once(name: str, base_url: str = "") -> crawl.Site:
        if (name, base_url) not in made:
            folder = tmp_path_factory.mktemp(name)
            place = folder / "root"
            if name in ROOTS:
                copy_root(ROOTS[name], place)
            else:
                extremes(place)
            outcome: BuildResult = build(Settings(place, folder / "output", base_url=base_url, jobs=1, trust_templates=True))
            assert outcome.published, outcome.diagnostics
            made[name, base_url] = crawl.load(folder / "output", place, base_url)
        return made[name, base_url]

    return once


@pytest.fixture(scope="session")
def editors_guide(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Followed]:
    """`editors_guide("en")` or `("zh")`: the editor's guide in that language followed from its first block to its last, once.

    The steps are the same in both, so that the stages are kept of one.
    """
    from tests.guide import followed

    pages = {"en": ("docs/editing.md", "en_GB.UTF-8"), "zh": ("docs/editing.zh.md", "zh_CN.UTF-8")}
    kept: dict[str, Followed] = {}

    def once(language: str) -> Followed:
        if language not in kept:
            kept[language] = followed(tmp_path_factory.mktemp(f"guide_{language}"), *pages[language], keeps_stages=language == "en")
        return kept[language]

    return once


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window, for one module: its library keeps an event loop that other modules' tests would trip over."""
    from playwright.sync_api import sync_playwright

    program = browser_program()
    assert program, "no browser: `python3 site.py test` brings one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags())
        yield browser
        browser.close()
