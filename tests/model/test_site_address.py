"""The addresses that a site may be published at."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.model.site_address import address_fault, proposed_address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/",
        "http://example.org/report/2024",
        "https://example.org:8443/report/",
        "http://localhost:5500",
        "http://192.0.2.7/",
        "http://[2001:db8::1]:8080/report/",
        "https://钢城.example/",
        "https://my_site.example.org/~editor/",
    ],
)
def test_an_address_that_serves(address: str) -> None:
    assert address_fault(address) == ""


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("example.org", "form"),
        ("ftp://example.org", "form"),
        ("https:/example.org", "form"),
        ("https：//example.org", "form"),
        ("https://", "form"),
        ("https://exam ple.org", "form"),
        ("https://example.org\\report", "form"),
        ("https://[", "host"),
        ("https://[::1", "host"),
        ("https://[1.2.3.4]/", "host"),
        ("https:///report/", "host"),
        ("https://example..org", "host"),
        ("https://-example.org", "host"),
        ("https://example.org。", "host"),
        ("https://example.org，", "host"),
        ("https://" + "a" * 64 + ".org", "host"),
        ("https://example.org?a=1", "query"),
        ("https://example.org/#top", "query"),
        ("https://example.org:99999", "port"),
        ("https://example.org:0/", "port"),
        ("https://example.org:", "port"),
        ("https://example.org:http/", "port"),
        ("https://editor@example.org", "credentials"),
        ("https://editor:secret@example.org:443/", "credentials"),
        ("https://example.org/index.html", "page"),
    ],
)
def test_an_address_that_does_not_serve(address: str, fault: str) -> None:
    assert address_fault(address) == fault


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("example.org/report", "https://example.org/report"),
        ("www.example.org", "https://www.example.org"),
        ("https：//example.org", "https://example.org"),
        ("https:/example.org", "https://example.org"),
        ("http:example.org", "http://example.org"),
        ("https://example.org。", "https://example.org"),
        ("https:\\\\example.org\\report", "https://example.org/report"),
        ("https://me:secret@example.org/", "https://example.org/"),
        ("https://example.org/?a=1", "https://example.org/"),
        ("https://example.org/zh/index.html#top", "https://example.org/zh/"),
        ("https://[", None),
        ("https://example.org:99999", None),
        ("钢城 区", None),
    ],
)
def test_the_address_that_is_probably_meant(address: str, meant: str | None) -> None:
    assert proposed_address(address) == meant


@given(st.text("htps:/[]@?#.:019aé。： \\", max_size=30))
def test_what_is_proposed_serves(address: str) -> None:
    meant = proposed_address(address)
    assert meant is None or address_fault(meant) == ""


@given(st.text("https:/[]@?#.:0129aé。 \\", max_size=30).map("https://".__add__))
def test_an_accepted_address_is_one_for_the_library_too(address: str) -> None:
    if address_fault(address) == "":
        parts = urlsplit(address)
        assert parts.hostname
        assert parts.port is None or 0 < parts.port < 65536
        assert (parts.username, parts.password, parts.query, parts.fragment) == (None, None, "", "")
