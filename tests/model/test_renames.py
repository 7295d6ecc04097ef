"""What `formerly:` says, for the contexts and references of catalogues."""

from __future__ import annotations

import pytest

from microsite.model.renames import Renames

RENAMES = Renames(
    {"indicator.jobs": "indicator.new_jobs", "term.ring": "term.belt"},
    {"work": "livelihood", "town": "city"},
    {"livelihood": {"posts": "jobs", "old_jobs": "jobs"}, "city": {"roads": "streets"}},
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("indicator.jobs.name", "indicator.new_jobs.name"),
        ("indicator.jobs.definition", "indicator.new_jobs.definition"),
        ("indicator.jobs2.name", "indicator.jobs2.name"),
        ("term.ring.gloss", "term.belt.gloss"),
        ("work.title", "livelihood.title"),
        ("work.figure.posts.sentence", "livelihood.figure.jobs.sentence"),
        ("livelihood.figure.posts.sentence", "livelihood.figure.jobs.sentence"),
        ("work.commitment.posts", "livelihood.commitment.posts"),
        ("edition.correction.2024-03-05.work.posts", "edition.correction.2024-03-05.livelihood.jobs"),
        ("edition.summary", "edition.summary"),
        ("site.title", "site.title"),
        ("", ""),
        ("work", "livelihood"),
    ],
)
def test_a_context_gets_its_present_name(old: str, new: str) -> None:
    assert RENAMES.context(old) == new


@pytest.mark.parametrize(
    ("context", "old", "new"),
    [
        ("livelihood.summary", "a {posts} b {posts.number} c {jobs}", "a {jobs} b {jobs.number} c {jobs}"),
        ("city.summary", "{posts} {roads}", "{posts} {streets}"),
        (
            "edition.summary",
            "{work.posts} {town.roads.number} {city.roads} {other.posts}",
            "{livelihood.jobs} {city.streets.number} {city.streets} {other.posts}",
        ),
        ("livelihood.summary", "{{posts}} {Posts} {posts", "{{posts}} {Posts} {posts"),
        ("livelihood.summary", "{{{posts}}}", "{{{jobs}}}"),
        (
            "livelihood.summary",
            "[a](section:work) [b](figure:posts) [c](figure:town.roads)",
            "[a](section:livelihood) [b](figure:jobs) [c](figure:city.streets)",
        ),
        ("livelihood.summary", "[a](https://work.example/) (section:work)", "[a](https://work.example/) (section:work)"),
    ],
)
def test_a_reference_gets_its_present_name(context: str, old: str, new: str) -> None:
    assert RENAMES.text(context, old) == new


def test_nothing_renamed_changes_nothing() -> None:
    assert not Renames()
    assert Renames().context("work.title") == "work.title"
    assert Renames().text("work.summary", "{posts}") == "{posts}"
