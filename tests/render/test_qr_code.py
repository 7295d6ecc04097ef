"""The code of an address is read by a program that knows nothing of the one that wrote it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from microsite.render.qr_code import qr_svg
from tests.crawl_paper import read_code


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "https://valdoree.example/rapport/pl/2025/water.html",
        "https://valdoree.example/" + "a-very-long-path/" * 20,
        "https://例え.example/年/2024?b=c&d=%20",
    ],
)
def test_a_code_leads_to_its_address(address: str) -> None:
    code = read_code(qr_svg(address))
    assert (code.text, code.level) == (address, "M")
    assert code.quiet >= 4


def test_a_code_with_a_torn_off_corner_leads_nowhere() -> None:
    """The reader tells a code that is none."""
    svg = qr_svg("https://a.example/")
    assert read_code(svg).text
    assert read_code(svg.replace("M4 4h7v1h-7z", "")).text == ""


def test_the_same_address_makes_the_same_code() -> None:
    first = qr_svg("https://a.example/1")
    qr_svg.cache_clear()
    assert qr_svg("https://a.example/1") == first != qr_svg("https://a.example/2")


def test_its_library_is_imported_when_the_first_code_is_drawn_and_not_before() -> None:
    program = (
        "import sys, microsite.render.templates, microsite.cli.main; from microsite.render.qr_code import qr_svg;"
        "early = 'segno' in sys.modules; qr_svg('https://a.example/'); print(early, 'segno' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
