"""Adds the reload script to a built page, and widens the page's policy so that the script may run."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from microsite.preview.policy import widened

SCRIPT = "/livereload.js"
SOCKET = "/livereload"


def reloading(page: bytes, *, host: str, stamp: str) -> bytes:
    """Add the script's tag to `page` (HTML in UTF-8) and widen its policies; `host` is the preview's host with its port.

    The script sends `stamp` when it connects. A page older than the last build is then reloaded at once, so that a
    change made before the script connected is not lost.
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
    """HTML tag that sets a page's policy."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'


def script_tag(stamp: str) -> str:
    """HTML tag that loads the script, which waits from 0.2 s to 2 s between attempts to reconnect to a stopped preview."""
    return f'<script src="{SCRIPT}?snipver={escape(stamp)}&amp;mindelay=200&amp;maxdelay=2000" defer></script>'


class _Policy:
    __slots__ = ("content", "end", "start")

    def __init__(self, content: str, start: int, end: int) -> None:
        self.content, self.start, self.end = content, start, end


class _Landmarks(HTMLParser):
    """Finds the policies and the start of the head in a page's text, whatever order and quotes a template uses."""

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
    # Browsers ignore policies inside the body, which is most of the page.
    landmarks = _Landmarks(text)
    body = text.lower().find("<body")
    landmarks.feed(text if body < 0 else text[:body])
    if landmarks.head < 0 and not landmarks.policies:
        landmarks.head = len(text)
    return landmarks
