"""The policy of a served page allows the reload script and its socket besides what it allowed, and nothing else."""

from __future__ import annotations

import pytest

from microsite.preview.policy import widened

SCRIPT, SOCKET = "http://127.0.0.1:5500/livereload.js", "ws://127.0.0.1:5500/livereload"
SITES = "style-src 'sha256-abc='; img-src data:; base-uri 'none'; form-action 'none'"


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
    assert widened(policy, script=SCRIPT, socket=SOCKET) == expected
