"""Random edits of content with random states of translations: no text of a translator is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microsite.model.renames import Renames
from microsite.read.po import MACHINE, Entry, PoFile, parse, serialise
from microsite.translate.expected import ExpectedMessage, once
from microsite.translate.merge import merge

contexts = st.sampled_from(
    ["a.title", "a.summary", "b.title", "b.summary", "c.title", "edition.summary", "a.figure.x.sentence", "b.figure.y.sentence", None]
)
texts = st.sampled_from(["一", "二", "三", "四{x}", "四{y}", "五{a.x}", "六{b.y}", "七\n八", '"九"\\'])
notes = st.sampled_from([(), ("where",), ("where", "what")])
messages = st.one_of(
    st.builds(ExpectedMessage, contexts, texts, st.none(), notes),
    st.builds(lambda text, extracted: ExpectedMessage("unit.post", text, text + "s", extracted), texts, notes),
)
documents = st.lists(messages, max_size=14).map(once)
renames = st.sampled_from(
    [
        Renames(),
        Renames({}, {"a": "b"}, {"b": {"x": "y"}}),
        Renames({}, {"b": "c"}),
        Renames({}, {"a": "c", "b": "c"}, {"c": {"x": "z", "y": "z"}}),
        Renames({}, {}, {"a": {"x": "z"}}),
    ]
)
# What a translator does to the n-th entry: which, what is typed in, which flags and comments.
jobs = st.sampled_from(["fill", "fuzzy", "sure", "machine", "comment", "clear one form"])
works = st.lists(st.tuples(st.integers(0, 20), jobs), max_size=12)


def worked(file: PoFile, work: list[tuple[int, str]], typed: set[str], month: int) -> PoFile:
    """The file after a translator's month; what is typed for good is noted in `typed`."""
    entries = list(file.entries)
    places = [index for index, entry in enumerate(entries) if not entry.is_header and not entry.obsolete]
    for number, (which, what) in enumerate(work):
        if not places:
            break
        index = places[which % len(places)]
        entry = entries[index]
        if what == "fill":
            replaced = [form for form in entry.msgstr if form]
            entry = replace(entry, msgstr=tuple(f"words {month}.{number}.{form} of {index}" for form in range(len(entry.msgstr))))
            # What a translator overwrites, the translator has given up.
            typed.difference_update(replaced)
        elif what == "fuzzy" and any(entry.msgstr):
            entry = replace(entry, flags=tuple(dict.fromkeys(("fuzzy", *entry.flags))))
        elif what == "sure":
            flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
            entry = replace(entry, flags=flags, previous_msgid=None, previous_plural=None, previous_context=None)
        elif what == "machine":
            entry = replace(entry, comments=(*entry.comments, MACHINE))
        elif what == "comment":
            entry = replace(entry, comments=(*entry.comments, f"remark {month}.{number}"))
        elif what == "clear one form" and len(entry.msgstr) > 1:
            typed.discard(entry.msgstr[1])
            entry = replace(entry, msgstr=(entry.msgstr[0], *("" for _ in entry.msgstr[1:])))
        entries[index] = entry
        typed.update(form for form in entry.msgstr if form)
        typed.update(comment for comment in entry.comments if comment.startswith("remark"))
    return replace(file, entries=tuple(entries))


def found(entries: tuple[Entry, ...]) -> set[str]:
    return {text for entry in entries for text in (*entry.msgstr, *entry.comments) if text}


Month = tuple[tuple[ExpectedMessage, ...], Renames, list[tuple[int, str]]]
years = st.lists(st.tuples(documents, renames, works), min_size=1, max_size=6)


@settings(max_examples=80, deadline=None)
@given(years, st.booleans(), st.booleans())
def test_whatever_was_typed_is_active_fuzzy_or_obsolete_and_a_second_update_changes_no_byte(
    year: list[Month], bom: bool, crlf: bool
) -> None:
    play(year, bom, crlf)


@pytest.mark.full
@settings(max_examples=3_000, deadline=None)
@given(years, st.booleans(), st.booleans())
def test_many_years_of_edits_lose_nothing_that_was_typed(year: list[Month], bom: bool, crlf: bool) -> None:
    play(year, bom, crlf)


def play(year: list[Month], bom: bool, crlf: bool) -> None:
    """Update and translate month by month, and hold after each that nothing is lost and nothing stale is published."""
    file: PoFile | None = None
    typed: set[str] = set()
    for month, (document, renamed, work) in enumerate(year):
        sure_before = {(entry.msgid, entry.msgid_plural, entry.msgstr) for entry in (file.entries if file else ()) if not entry.fuzzy}
        merged = merge(document, file, "en_GB", renamed)
        text = serialise(replace(merged.file, bom=bom, newline="\r\n" if crlf else "\n"))
        file = parse(text)
        assert not file.faults, (file.faults, text)
        assert [entry.key for entry in file.messages] == [want.key for want in document]
        assert typed <= found(file.entries), typed - found(file.entries)
        # What gettext's tools ask for: one entry for a key, retired ones too, and none that they would drop for its empty first form.
        assert len({entry.key for entry in file.entries}) == len(file.entries)
        assert all(entry.msgstr[0] for entry in file.obsolete if any(entry.msgstr))
        second = merge(document, file, "en_GB", renamed)
        assert serialise(second.file) == text
        assert second.events == ()
        # A text counts as translated only where its very source was translated before (by present names of figures).
        for entry in file.messages:
            if any(entry.msgstr) and not entry.fuzzy:
                sources = {(msgid, plural) for msgid, plural, _ in sure_before}
                assert any(_by_names(source) == _by_names((entry.msgid, entry.msgid_plural)) for source in sources)
        file = parse(serialise(worked(file, work, typed, month)))
        assert not file.faults


def _by_names(source: tuple[str, str | None]) -> tuple[str, ...]:
    return tuple("".join("*" if letter in "abcxyz" else letter for letter in text or "") for text in source)
