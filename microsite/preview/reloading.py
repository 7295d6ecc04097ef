"""Adds the reload script to a built page, and widens the page's Content Security Policy so that the script may run."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

SCRIPT = "/livereload.js"
SOCKET = "/livereload"

# Both make the browser use https:// and wss://, which the preview does not support.
_HTTPS_ONLY = ("upgrade-insecure-requests", "block-all-mixed-content")


def reloading(page: bytes, *, host: str, stamp: str) -> bytes:
    """Add the script's tag to `page` (HTML in UTF-8) and widen its policies; `host` is the preview's host with its port.

    The script sends `stamp` when it connects. A page older than the last build is then reloaded at once, so that a
    change made before the script connected is not lost.
    """
    text = page.decode("utf-8", "surrogateescape")
    head = _Head(text)
    # Browsers ignore policies inside the body, which is most of the page.
    head.feed(re.split("<body", text, maxsplit=1, flags=re.IGNORECASE)[0])
    place = max((end for end in (head.end, *(end for _, end, _ in head.policies)) if end), default=len(text))
    edits = [(start, end, policy_tag(policy, host)) for start, end, policy in head.policies]
    for start, end, tag in reversed([*edits, (place, place, script_tag(stamp))]):
        text = text[:start] + tag + text[end:]
    return text.encode("utf-8", "surrogateescape")


def policy_tag(policy: str, host: str) -> str:
    """HTML tag that sets a page's policy, which is `policy` and what reloading needs."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(widened(policy, host))}">'


def script_tag(stamp: str) -> str:
    """HTML tag that loads the script, which waits from 0.2 s to 2 s between attempts to reconnect to a stopped preview."""
    return f'<script src="{SCRIPT}?snipver={escape(stamp)}&amp;mindelay=200&amp;maxdelay=2000" defer></script>'


def widened(policy: str, host: str) -> str:
    """Add the script and the socket to what `policy` allows, each by its exact address."""
    directives: dict[str, list[str]] = {}
    for each in policy.split(";"):
        name, *sources = each.split() or [""]
        if name and name.lower() not in _HTTPS_ONLY:
            # As in browsers, the first of two directives with the same name counts.
            directives.setdefault(name.lower(), sources)
    script, socket, default = f"http://{host}{SCRIPT}", f"ws://{host}{SOCKET}", directives.get("default-src")
    for name, address, fallback in (("script-src", script, default), ("script-src-elem", script, None), ("connect-src", socket, default)):
        # A new directive replaces the fallback, so it takes over its sources. Without directive and fallback, everything is allowed.
        allowed = directives.get(name, fallback)
        if allowed is not None:
            directives[name] = [*(each for each in allowed if each.lower() != "'none'"), address]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


class _Head(HTMLParser):
    """Finds the policies and the start of the head in a page's text, whatever order and quotes a template uses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.policies: list[tuple[int, int, str]] = []
        """start and end of the tag, and the policy"""
        self.end = 0
        """where the tag of the head ends"""
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        start = self._line_starts[line - 1] + column
        end = start + len(self.get_starttag_text() or "")
        values = dict(attrs)
        if tag == "head":
            self.end = self.end or end
        elif tag == "meta" and (values.get("http-equiv") or "").strip().lower() == "content-security-policy":
            self.policies.append((start, end, values.get("content") or ""))
