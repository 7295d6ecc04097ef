"""A served page is the built one but for the script's tag and its policy, which allows the script and its socket besides, nothing else."""

from __future__ import annotations

import pytest

from microsite.preview.pages import reloading, widened

HOST = "127.0.0.1:5500"
TAG = '<script src="/livereload.js?snipver=a-1&amp;mindelay=200&amp;maxdelay=2000" defer></script>'
ALLOWED = "script-src http://127.0.0.1:5500/livereload.js; connect-src ws://127.0.0.1:5500/livereload"
SCRIPT, SOCKET = f"http://{HOST}/livereload.js", f"ws://{HOST}/livereload"
SITES = "style-src 'sha256-abc='; img-src data:; base-uri 'none'; form-action 'none'"


def served(page: str) -> str:
    return reloading(page.encode(), host=HOST, stamp="a-1").decode()


def test_the_policy_is_replaced_and_the_script_follows_it() -> None:
    page = '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n{}\n<style>p{{}}</style>\n</head>\n<body><p>中文</p></body>\n</html>\n'
    before = page.format("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-x='\">")
    tag = f'<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; style-src &#x27;sha256-x=&#x27;; {ALLOWED}">'
    assert served(before) == page.format(tag + TAG)


def test_a_policy_is_found_however_the_template_writes_it() -> None:
    page = "<head><title>中文</title>\n  <META\n content='default-src &#39;none&#39;' HTTP-EQUIV=content-security-policy /><p>"
    tag = f'<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; {ALLOWED}">'
    assert served(page) == f"<head><title>中文</title>\n  {tag}{TAG}<p>"


def test_every_policy_of_a_page_is_replaced_since_all_of_them_count() -> None:
    one = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    assert served(f"<head>{one}{one}").count(ALLOWED) == 2


def test_what_only_looks_like_a_policy_is_left_alone() -> None:
    look = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page = f"<head><!-- {look} --><style>/* {look} */</style></head><body><pre>{look}</pre></body>"
    assert served(page) == page.replace("<head>", f"<head>{TAG}")


def test_a_page_without_policy_or_head_gets_the_script_all_the_same() -> None:
    assert served("<head lang=x><title>t</title>") == f"<head lang=x>{TAG}<title>t</title>"
    assert served("<!doctype html><title>t</title><p>x") == f"<!doctype html><title>t</title><p>x{TAG}"


def test_bytes_that_are_no_utf_8_stay_as_they_are() -> None:
    assert reloading(b"<head>\xff\xfe</head>", host=HOST, stamp="a-1") == b"<head>" + TAG.encode() + b"\xff\xfe</head>"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (
            f"default-src 'none'; {SITES}",
            f"default-src 'none'; {SITES}; script-src {SCRIPT}; connect-src {SOCKET}",
        ),
        # The site's own scripts keep what they had.
        ("script-src 'sha256-x='; connect-src 'none'", f"script-src 'sha256-x=' {SCRIPT}; connect-src {SOCKET}"),
        ("default-src 'self'", f"default-src 'self'; script-src 'self' {SCRIPT}; connect-src 'self' {SOCKET}"),
        (
            "script-src-elem 'none'; default-src 'none'",
            f"script-src-elem {SCRIPT}; default-src 'none'; script-src {SCRIPT}; connect-src {SOCKET}",
        ),
        # Nothing that is allowed already becomes forbidden.
        ("style-src 'self'", "style-src 'self'"),
        ("", ""),
        # Browsers heed the first of two, and names in any case.
        ("Default-Src 'none'; default-src *;;", f"default-src 'none'; script-src {SCRIPT}; connect-src {SOCKET}"),
        ("upgrade-insecure-requests; default-src 'NONE'", f"default-src 'NONE'; script-src {SCRIPT}; connect-src {SOCKET}"),
    ],
)
def test_a_policy_is_widened_by_the_script_and_the_socket_alone(policy: str, expected: str) -> None:
    assert widened(policy, HOST) == expected
