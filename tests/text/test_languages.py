"""Languages are completed from CLDR; impossible values are faults at their positions."""

from __future__ import annotations

import pytest

from microsite.diagnostics import Position
from microsite.model.content import LanguageEntry
from microsite.text.languages import complete, scale_words

PLACE = {name: Position("content/site.yaml", line, 5) for line, name in enumerate(("path", "tag", "locale", "fallback"), 1)}


def entry(path: str, **rest: object) -> LanguageEntry:
    return LanguageEntry(path, path.upper(), where={name: PLACE[name] for name in ("path", *rest) if name in PLACE}, **rest)  # type: ignore[arg-type]


def test_all_that_follows_from_a_tag_is_filled_in() -> None:
    languages, faults = complete(
        (entry("zh", tag="zh-Hans"), entry("ar"), entry("en", tag="en-GB", fallback=("ar",)), entry("ja"), entry("hi"))
    )
    assert faults == ()
    assert [(each.path, each.tag, each.locale, each.direction, each.scale, each.fallback) for each in languages] == [
        ("zh", "zh-Hans", "zh_Hans", "ltr", "myriads", ()),
        ("ar", "ar", "ar", "rtl", "thousands", ("zh",)),
        ("en", "en-GB", "en_GB", "ltr", "thousands", ("ar", "zh")),
        ("ja", "ja", "ja", "ltr", "myriads", ("zh",)),
        ("hi", "hi", "hi", "ltr", "thousands", ("zh",)),
    ]


def test_what_is_said_wins_over_what_follows() -> None:
    (_, made), faults = complete(
        (entry("fr"), entry("x", tag="ar", locale="ar_MA", direction="ltr", scale="myriads", fallback=("x", "fr", "fr"), knows=("mu",)))
    )
    assert faults == ()
    assert (made.tag, made.locale, made.direction, made.scale, made.fallback, made.knows) == (
        "ar",
        "ar_MA",
        "ltr",
        "myriads",
        ("fr",),
        ("mu",),
    )


@pytest.mark.parametrize(
    ("entries", "code", "place", "found"),
    [
        ((entry("fr"), entry("fr")), "id-twice", "path", "fr"),
        ((entry("fr"), entry("tlh")), "locale-unknown", "path", "tlh"),
        ((entry("fr"), entry("x", tag="tlh")), "locale-unknown", "tag", "tlh"),
        ((entry("fr", locale="fr_XX_YY_ZZ"),), "locale-unknown", "locale", "fr_XX_YY_ZZ"),
        ((entry("fr"), entry("pl", fallback=("de",))), "language-unknown", "fallback", "de"),
    ],
)
def test_what_can_not_be_is_a_fault_at_its_place(entries: tuple[LanguageEntry, ...], code: str, place: str, found: str) -> None:
    _, faults = complete(entries)
    assert [(each.code, each.position, dict(each.facts)["found"]) for each in faults] == [(code, PLACE[place], found)]


def test_powers_of_ten_with_a_word_of_their_own_are_taken_and_others_left() -> None:
    assert [power for power, _ in scale_words("zh_Hans")] == [10**12, 10**8, 10**4]
    assert [power for power, _ in scale_words("en_GB")] == [10**12, 10**9, 10**6]
    assert dict(scale_words("pl"))[10**6]["few"].replace("\u00a0", " ") == "{n} miliony"
