"""Addresses lead to files below the output folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.preview.addresses import hosts, is_own_origin, media_type, resolve


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    (output / "x" / "2024").mkdir(parents=True)
    for name in ("index.html", "x/index.html", "x/2024/a b.html", "x/2024/页.html", ".publishing.json"):
        (output / name).write_text("page")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "output-drafts").mkdir()
    (tmp_path / "output-drafts" / "index.html").write_text("secret")
    return output


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/x/", "x/index.html"),
        ("/x/2024/a%20b.html", "x/2024/a b.html"),
        ("/x/2024/%E9%A1%B5.html", "x/2024/页.html"),
    ],
)
def test_an_address_leads_to_its_file(output: Path, address: str, file: str) -> None:
    assert resolve(output, address) == (output / file).resolve()


def test_a_folder_without_its_slash_is_found_as_a_folder(output: Path) -> None:
    assert resolve(output, "/x") == (output / "x").resolve()
    assert resolve(output, "/x/2024") == (output / "x/2024").resolve()


@pytest.mark.parametrize(
    "address",
    [
        "/../secret.txt",
        "/x/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/../output-drafts/index.html",
        "//127.0.0.1/secret.txt",
        "//x",
        "/x//2024/",
        "/./index.html",
        "/C:/secret.txt",
        "/index.html::$DATA",
        "/index.html%00.png",
        "/index.html/",
        "/x/2024/",
        "/missing",
        "/.publishing.json",
        "/%ff",
        "/" + "a" * 5000,
    ],
)
def test_what_is_no_file_of_the_site_is_not_found(output: Path, address: str) -> None:
    assert resolve(output, address) is None


def test_a_file_by_its_absolute_path_is_not_found(output: Path) -> None:
    secret = output.parent / "secret.txt"
    assert resolve(output, str(secret)) is None
    assert resolve(output, f"/{secret}") is None


def test_a_link_that_leads_out_of_the_folder_is_not_followed(output: Path) -> None:
    (output / "out.txt").symlink_to(output.parent / "secret.txt")
    (output / "out").symlink_to(output.parent)
    assert resolve(output, "/out.txt") is None
    assert resolve(output, "/out/secret.txt") is None


def test_the_preview_is_asked_under_its_own_names_only() -> None:
    assert hosts(5500) == {"127.0.0.1:5500", "localhost:5500"}
    assert "127.0.0.1" in hosts(80)
    assert "127.0.0.1" not in hosts(5500)


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("http://127.0.0.1:5500", True),
        ("http://localhost:5500", False),
        ("https://127.0.0.1:5500", False),
        ("http://127.0.0.1:5501", False),
        ("http://127.0.0.1", False),
        ("http://evil.example", False),
        ("http://127.0.0.1:5500.evil.example", False),
        ("null", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_page_of_the_preview_itself_is_of_its_origin(origin: str | None, own: bool) -> None:
    assert is_own_origin(origin, "127.0.0.1:5500") is own


def test_types_are_those_that_browsers_expect() -> None:
    assert media_type(Path("a.HTML")) == "text/html; charset=utf-8"
    assert media_type(Path("a.csv")) == "text/csv; charset=utf-8"
    assert media_type(Path("a.unheard_of")) == "application/octet-stream"
