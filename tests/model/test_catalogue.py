"""The forms in the translation of a name."""

from __future__ import annotations

import pytest

from microsite.model.catalogue import forms_of, has_forms


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("urban villages", ("urban villages",)),
        ("urban villages / urban village", ("urban villages", "urban village")),
        ("urban villages  /\nurban village /  village", ("urban villages", "urban village", "village")),
        ("城中村／城里的村", ("城中村", "城里的村")),
        # Without spaces a slash belongs to the name.
        ("24/7 service", ("24/7 service",)),
        ("urban villages / ", ("urban villages",)),
        (" / urban villages", ("urban villages",)),
        # Each check sees what was typed.
        (" urban villages", (" urban villages",)),
        ("/", ("/",)),
        ("／", ("／",)),
        ("", ("",)),
    ],
)
def test_the_forms_of_a_name(name: str, forms: tuple[str, ...]) -> None:
    assert forms_of(name) == forms


def test_names_of_terms_and_proper_names_have_forms() -> None:
    assert [has_forms(f"{part}.park.{field}") for part in ("term", "name", "indicator") for field in ("name", "gloss")] == [
        True, False, True, False, False, False,
    ]  # fmt: skip
