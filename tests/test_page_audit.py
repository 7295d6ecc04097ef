"""What `benchmarks/page.py` makes of its tools' answers: a fault in them is counted, and only what is asked for is installed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import schemas
from benchmarks.auditing import lighthouse, nu, pages, tools, weights
from microsite.settings import SHIPPED

LOCK = tools.HERE / "package-lock.json"


@pytest.mark.parametrize("lock", [LOCK, schemas.PINS / "package-lock.json"], ids=lambda lock: lock.parent.name)
def test_a_lock_pins_every_package_by_digest_and_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert not re.search(r"https?:|resolved|registry", text)
    packages = {path: each for path, each in json.loads(text)["packages"].items() if path}
    assert packages
    assert [path for path, each in packages.items() if not each.get("integrity", "").startswith("sha512-")] == []


def test_the_lock_has_the_versions_that_the_figures_are_promised_for() -> None:
    wanted = json.loads((tools.HERE / "package.json").read_text("utf-8"))["dependencies"]
    pinned = json.loads(LOCK.read_text("utf-8"))["packages"]
    assert {name: pinned[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert wanted["axe-core"].startswith("4.14.")
    assert wanted["lighthouse"].startswith("12.")
    assert wanted["vnu-jar"] == "24.10.17"


@pytest.mark.parametrize(("missing", "said"), [("node", "apt-get install -y nodejs npm"), ("java", "default-jre-headless")])
def test_where_a_program_is_missing_the_line_to_run_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, said: str
) -> None:
    for name in {"node", "npm", "java"} - {missing}:
        (tmp_path / name).write_text("#!/bin/sh\necho v20.1.0\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(tools.Lacking, match=said):
        tools.provide_tools(tmp_path / "cache")


def test_a_node_that_is_too_old_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm", "java"):
        (tmp_path / name).write_text("#!/bin/sh\necho v16.20.0\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(tools.Lacking, match=r"Node\.js 18 or newer"):
        tools.provide_tools(tmp_path / "cache")


STUB = b'<meta http-equiv="refresh" content="0">'


@pytest.mark.parametrize(
    ("path", "page", "kind"),
    [
        ("index.html", b"", pages.HOME),
        ("zh/index.html", b"", pages.HOME),
        ("zh/2024/index.html", b"", pages.HOME),
        ("zh/2024/old-villages.html", b"", pages.SECTION),
        ("pt-br/2024a/water.html", b"", pages.SECTION),
        ("zh/2024/water.html", STUB, pages.STUB),
        ("zh/2024/indicators.html", b"", pages.TABLE),
        ("en/2024/water.zh.html", b"", pages.BESIDE),
        ("en/2024/print.html", b"", pages.PAPER),
        ("en/glossary.html", b"", pages.OTHER),
        ("en/indicators/index.html", b"", pages.INDICATORS),
        ("en/indicators/jobs.html", b"", pages.INDICATOR),
        ("404.html", b"", pages.OTHER),
    ],
)
def test_an_address_tells_the_kind_of_its_page(path: str, page: bytes, kind: str) -> None:
    assert pages.kind(path, page) == kind


def report(**scores: float | None) -> dict[str, object]:
    names = lighthouse.CATEGORIES
    categories = {name: {"score": scores.get(name, 1), "auditRefs": [{"id": f"{name}-audit", "weight": 1}]} for name in names}
    return {"categories": categories, "audits": {f"{name}-audit": {"id": f"{name}-audit", "score": scores.get(name, 1)} for name in names}}


def test_points_that_are_missing_are_told_with_their_audit() -> None:
    assert lighthouse.scores_of(report()) == lighthouse.Scores((100, 100, 100, 100), ())
    assert lighthouse.scores_of(report(seo=0.91)) == lighthouse.Scores((100, 100, 100, 91), ("seo: seo-audit",))
    # A category that could not be judged is no full one.
    assert lighthouse.scores_of(report(performance=None)).points[0] == 0


def test_a_busy_machine_costs_no_points_and_a_fault_does() -> None:
    full, slow, faulty = (lighthouse.scores_of(report(**each)) for each in ({}, {"performance": 0.97}, {"seo": 0.91}))
    assert lighthouse.settled([slow, full, full]).full
    assert lighthouse.settled([faulty, faulty, faulty]) == faulty


def test_errors_and_warnings_of_the_checker_count_and_its_own_notes_do_not() -> None:
    folder = Path("/a/site")
    found = [
        {"type": "error", "url": "file:/a/site/en/a.html", "lastLine": 3, "message": "Stray end tag."},
        {"type": "info", "subType": "warning", "url": "file:/a/site/en/b.html", "lastLine": 5, "message": "Section lacks heading."},
        {"type": "info", "message": "Using the preset."},
    ]
    assert nu.said(found, folder) == ["en/a.html:3: error: Stray end tag.", "en/b.html:5: warning: Section lacks heading."]


def test_a_page_that_is_too_heavy_is_seen() -> None:
    def noise(length: int) -> bytes:
        import random

        return b"<style>p{}</style>" + random.Random(1).randbytes(length)

    found = {each.kind: each for each in weights.weights({"en/2024/index.html": noise(30_000), "en/2024/a.html": noise(30_000)})}
    assert found[pages.HOME].bytes <= found[pages.HOME].limit
    assert found[pages.SECTION].bytes > found[pages.SECTION].limit
    assert found["three pages"].bytes > 60_000


def test_the_command_explains_itself() -> None:
    done = subprocess.run([sys.executable, "benchmarks/page.py", "--help"], cwd=SHIPPED, capture_output=True, text=True)
    assert done.returncode == 0
    assert "--only" in done.stdout
