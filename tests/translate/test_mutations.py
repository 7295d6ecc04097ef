"""Planted faults, each of which the test of an invariant must notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from microsite.load import catalogues
from microsite.read.po import Entry
from microsite.translate import merge as module
from microsite.translate.merge import Merged
from tests.translate import test_year_of_edits
from tests.translate.test_merge import (
    test_a_changed_sentence_keeps_its_translation_as_fuzzy_with_the_text_that_it_was_of,
    test_a_moved_message_keeps_its_translation_and_its_lines,
)
from tests.translate.test_merge_property import play, years

Test = Callable[[], None]

# Neither kept nor made small: a planted fault's example is of no use later.
a_year_of_edits: Test = settings(max_examples=500, deadline=None, database=None, phases=[Phase.generate], derandomize=True)(
    given(years, st.booleans(), st.booleans())(play)
)


def drops_what_is_retired(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(module, "_retired", lambda unused, cut, events: [entry for entry in unused if entry.obsolete])


def publishes_what_is_fuzzy(patch: pytest.MonkeyPatch) -> None:
    flags = module._flags
    patch.setattr(module, "_flags", lambda known, want, is_changed: flags(known, want, False))


def shows_what_is_in_doubt(patch: pytest.MonkeyPatch) -> None:
    state = catalogues._state
    patch.setattr(catalogues, "_state", lambda entry: state(replace(entry, flags=())))


def years_with_sites() -> None:
    for seed in range(20):
        test_year_of_edits.play(seed, 3)


def writes_every_entry_afresh(patch: pytest.MonkeyPatch) -> None:
    merge = module.merge

    def afresh(*arguments: object) -> Merged:
        merged = merge(*arguments)  # type: ignore[arg-type]
        entries: tuple[Entry, ...] = tuple(replace(entry, extracted=(*entry.extracted,)) for entry in merged.file.entries)
        return merged._replace(file=replace(merged.file, entries=entries))

    patch.setattr("tests.translate.test_merge.merge", afresh)


@pytest.mark.parametrize(
    ("mutation", "test"),
    [
        (drops_what_is_retired, a_year_of_edits),
        (publishes_what_is_fuzzy, a_year_of_edits),
        (publishes_what_is_fuzzy, test_a_changed_sentence_keeps_its_translation_as_fuzzy_with_the_text_that_it_was_of),
        (shows_what_is_in_doubt, years_with_sites),
        (writes_every_entry_afresh, test_a_moved_message_keeps_its_translation_and_its_lines),
    ],
)
def test_a_planted_fault_is_found(mutation: Callable[[pytest.MonkeyPatch], None], test: Test, monkeypatch: pytest.MonkeyPatch) -> None:
    mutation(monkeypatch)
    with pytest.raises(AssertionError):
        test()
