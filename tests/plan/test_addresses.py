"""Addresses of indicators: from their ids, and safe whatever these are."""

from __future__ import annotations

import pytest

from microsite.plan import addresses


@pytest.mark.parametrize(
    ("id_", "page", "data"),
    [
        ("urban_jobs", "indicators/urban-jobs.html", "data/indicators/urban-jobs.csv"),
        # The list of all has this name.
        ("index", "indicators/index_.html", "data/indicators/index_.csv"),
        # A device on Windows.
        ("con", "indicators/con_.html", "data/indicators/con_.csv"),
    ],
)
def test_an_indicators_pages_have_a_name_that_every_system_can_store(id_: str, page: str, data: str) -> None:
    assert addresses.indicator(id_) == page
    assert addresses.indicator_chart(id_) == page.replace(".html", ".svg")
    assert addresses.indicator_data(id_) == data
