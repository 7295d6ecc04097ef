"""A page as the preview serves it: the built one, with the script that reloads it and a policy that lets the script work."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from microsite.preview.policy import widened

SCRIPT = "/livereload.js"
SOCKET = "/livereload"


def reloading(page: bytes, *, host: str, stamp: str) -> bytes:
    """`page` (HTML in UTF-8) with the script's tag and widened policies; `host` is the preview's own, with its port.

    The script sends `stamp` back when it connects: a page made before the newest build is told to reload at once,
    so that a change between the page's making and the script's connecting is not lost.
    """
    text = page.decode("utf-8", "surrogateescape")
    landmarks = _landmarks(text)
    pieces: list[str] = []
    end = 0
    for policy in landmarks.policies:
        pieces.append(text[end : policy.start])
        pieces.append(policy_tag(widened(policy.content, script=f"http://{host}{SCRIPT}", socket=f"ws://{host}{SOCKET}")))
        end = policy.end
    place = max(end, landmarks.head)
    pieces += [text[end:place], script_tag(stamp), text[place:]]
    return "".join(pieces).encode("utf-8", "surrogateescape")


def policy_tag(policy: str) -> str:
    """The tag that sets a page's policy."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'


def script_tag(stamp: str) -> str:
    """The tag that loads the script; it waits 0.2 s, at most 2 s, between two attempts to reach a preview that was stopped."""
    return f'<script src="{SCRIPT}?snipver={escape(stamp)}&amp;mindelay=200&amp;maxdelay=2000" defer></script>'


class _Policy:
    __slots__ = ("content", "end", "start")

    def __init__(self, content: str, start: int, end: int) -> None:
        self.content, self.start, self.end = content, start, end


class _Landmarks(HTMLParser):
    """Where in a page's text its policies stand, and where its head begins; whatever order and quotes a template writes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.policies: list[_Policy] = []
        self.head = -1
        self._line_starts = [0]
        for line in text.split("\n"):
            self._line_starts.append(self._line_starts[-1] + len(line) + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        start = self._line_starts[line - 1] + column
        end = start + len(self.get_starttag_text() or "")
        if tag == "head" and self.head < 0:
            self.head = end
        values = dict(attrs)
        if tag == "meta" and (values.get("http-equiv") or "").strip().lower() == "content-security-policy":
            self.policies.append(_Policy(values.get("content") or "", start, end))


def _landmarks(text: str) -> _Landmarks:
    # What follows the body's start can't hold a policy that browsers heed, and is most of the page.
    landmarks = _Landmarks(text)
    body = text.lower().find("<body")
    landmarks.feed(text if body < 0 else text[:body])
    if landmarks.head < 0 and not landmarks.policies:
        landmarks.head = len(text)
    return landmarks
