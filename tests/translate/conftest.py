"""The made-up harbour town's site, and the folders of a root and of a tool."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.translate.harbour import Site, make_site


@pytest.fixture
def site() -> Site:
    return make_site()


UNITS = """language: en
units:
  - id: mu
    counted: "{n} mu"
  - id: hectare
    counted: "{n} ha"
"""


@pytest.fixture
def tool(tmp_path: Path) -> Path:
    """The folder of a tool with one template, its own units, and its interface in one language."""
    folder = tmp_path / "tool"
    (folder / "templates").mkdir(parents=True)
    (folder / "translations").mkdir()
    (folder / "translations" / "units.yaml").write_text(UNITS, "utf-8")
    (folder / "templates" / "page.html").write_text('<p>{{ _("Source") }}</p>\n<p>{{ _n("{n} figure", "{n} figures", 3) }}</p>\n', "utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


@pytest.fixture
def translated() -> Callable[[Path, str, str], None]:
    """Types a translation into a catalogue: file, source text, translation."""

    def typed(file: Path, source: str, text: str) -> None:
        before = file.read_text("utf-8")
        after = before.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{text}"')
        assert after != before
        file.write_text(after, "utf-8")

    return typed
