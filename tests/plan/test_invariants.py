"""Invariants that no single room can hold; each with the mutation that breaks it, so that its test is seen to fail."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from microsite.engine import build, downloads_task, pipeline
from microsite.engine.ledger import Ledger
from microsite.engine.places import ledger_file
from microsite.settings import Settings
from tests.engine.test_incremental import clean, differences, files


@pytest.fixture
def settings(root: Path, tmp_path: Path) -> Settings:
    return Settings(root, tmp_path / "output", jobs=1, trust_templates=True)


def change(settings: Settings, name: str, old: str, new: str) -> None:
    path = settings.root / name
    text = path.read_text("utf-8")
    assert old in text, f"{name} has no {old!r}"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


# 4. An artifact's bytes depend on its fingerprint's fields and nothing else


def varying(settings: Settings, place: Path) -> list[str]:
    """What differs between two first builds of the same root, in two folders."""
    return differences(clean(settings, place / "one")[1], clean(settings, place / "another" / "folder")[1])


def test_two_first_builds_make_the_same_bytes(settings: Settings, tmp_path: Path) -> None:
    assert varying(settings, tmp_path) == []


def test_bytes_that_depend_on_something_else_are_found(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = itertools.count()
    csv = downloads_task.csv_bytes
    monkeypatch.setattr(downloads_task, "csv_bytes", lambda *rows: csv(*rows) + f"{next(count)}".encode())
    assert varying(settings, tmp_path)


# 7. The ledger never claims what is not on disk


def false_claims(settings: Settings) -> list[str]:
    """Files that the ledger or the manifest has, and the disk has not, or otherwise."""
    claims = {path: record.digest for path, record in Ledger(ledger_file(settings)).outputs.items()}
    manifest = json.loads((settings.output / "manifest.json").read_bytes())["files"]
    actual = {path: sha256(data).hexdigest() for path, data in files(settings.output).items()}
    return sorted(path for known in (claims, manifest) for path, digest in known.items() if actual.get(path) != digest)


EDITS: list[Callable[[Settings], None]] = [
    lambda settings: None,
    lambda settings: change(settings, "content/2024/water.yaml", "value: 12", "value: 13"),
    lambda settings: (settings.root / "content/2025/roads.yaml").unlink(),
    lambda settings: change(settings, "content/2025/edition.yaml", "Valdorée 2025", "Valdorée, 2025"),
    lambda settings: change(settings, "content/2024/water.yaml", "kind: target", "kind: tagret"),
    lambda settings: change(settings, "content/2024/water.yaml", "kind: tagret", "kind: target"),
]


def test_after_each_build_the_ledger_claims_what_is_there(settings: Settings) -> None:
    for edit in EDITS:
        edit(settings)
        build(settings)
        assert false_claims(settings) == []
        assert Ledger(ledger_file(settings)).outputs.keys() == files(settings.output).keys() - {"manifest.json"}


def test_a_false_claim_is_found_and_believed_by_no_build(settings: Settings) -> None:
    build(settings)
    lost = settings.output / "pl/2024/water.html"
    lost.unlink()
    assert "pl/2024/water.html" in false_claims(settings)
    build(settings)
    assert false_claims(settings) == []
    assert lost.is_file()


# 8. Nothing is published from a build that has an error


def test_nothing_is_published_from_a_build_that_has_an_error_and_without_that_rule_it_would_be(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(settings)
    before = files(settings.output)
    change(settings, "content/2025/edition.yaml", "title: Valdorée 2025", "title: Valdorée vingt-cinq\nextra: 1")
    assert not build(settings).published
    assert files(settings.output) == before

    monkeypatch.setattr(pipeline, "is_refused", lambda result, is_strict: False)
    build(settings)
    assert files(settings.output) != before
