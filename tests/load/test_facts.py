"""Facts: an edit changes those alone that say something else afterwards, because each one that changes makes tasks run."""

from __future__ import annotations

from pathlib import Path

from microsite.load.facts import read_file
from tests.engine.years import change

DOCUMENTS = "content/documents.yaml"
MARKED = """documents:
  - id: speech
    title: Discours
    unknown: [publisher, date, address]
    not_figures:
      - {words: les deux rives, reason: un nom}
"""


def changed(root: Path, file: str, old: str, new: str) -> set[str]:
    """The keys of facts that an edit of a file changes."""
    before = {(fact.key, fact.digest) for fact in read_file(root, file).facts}
    change(root / file, old, new)
    return {key for key, _ in before ^ {(fact.key, fact.digest) for fact in read_file(root, file).facts}}


def test_words_that_are_no_figures_are_nothing_that_a_page_shows(root: Path) -> None:
    (root / DOCUMENTS).write_text(MARKED, "utf-8")
    assert changed(root, DOCUMENTS, "un nom", "un surnom") == {"not_figures:speech", f"file:{DOCUMENTS}"}


def test_what_pages_show_of_a_document_changes_it(root: Path) -> None:
    (root / DOCUMENTS).write_text(MARKED, "utf-8")
    assert changed(root, DOCUMENTS, "Discours", "Allocution") == {"document:speech", f"file:{DOCUMENTS}"}
