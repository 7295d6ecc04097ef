"""Pages as the preview serves them: built ones, and the failure page; both with the reload script, and a policy that lets it run."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from html.parser import HTMLParser

from microsite.sentences.commands import text_in

SCRIPT = "/livereload.js"
SOCKET = "/livereload"

# Both make the browser use https:// and wss://, which the preview does not support.
_HTTPS_ONLY = ("upgrade-insecure-requests", "block-all-mixed-content")

# The query of the frame with the last good page. Without it the frame would have the address of the page around it,
# and browsers leave such a frame empty.
LAST_GOOD = "last-good"

# Carets are under the right characters only in fonts where a Chinese character is exactly as wide as two Latin ones.
_STYLE = """
:root { color-scheme: light dark; }
body { display: flex; flex-direction: column; min-height: 100vh; margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
header { border-top: .4rem solid #c8321f; padding: 1rem 1.5rem; }
h1 { font-size: 1.25rem; margin: 0 0 .75rem; }
pre { font: .9375rem/1.45 "Noto Sans Mono CJK SC", "Sarasa Mono SC", "Source Han Mono SC", ui-monospace, Menlo, Consolas, monospace;
  margin: 0; max-height: 70vh; overflow: auto; white-space: pre; }
h2 { font-size: 1rem; font-weight: normal; margin: 0; padding: .25rem 1.5rem; border-top: 1px solid; }
iframe { border: 0; flex: 1; min-height: 60vh; width: 100%; background: Canvas; }
""".strip()


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
    edits = [(start, end, _policy_tag(policy, host)) for start, end, policy in head.policies]
    for start, end, tag in reversed([*edits, (place, place, _script_tag(stamp))]):
        text = text[:start] + tag + text[end:]
    return text.encode("utf-8", "surrogateescape")


def failure_page(failure: str, *, language: str, host: str, stamp: str, last_good: str | None) -> bytes:
    """The page shown instead of every other while the last build has errors: `failure` (text in `language`), and below it the last good
    page, at the address `last_good` (quoted), if there is one.
    """
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    frame = ""
    if last_good is not None:
        policy += f"; frame-src http://{host}"
        title = escape(text_in(language, "preview-last-good"))
        frame = f'<h2>{title}</h2>\n<iframe src="{escape(last_good)}?{LAST_GOOD}" title="{title}"></iframe>\n'
    page = f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
{_policy_tag(policy, host)}
{_script_tag(stamp)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(text_in(language, "preview-title"))}</title>
<style>{_STYLE}</style>
</head>
<body>
<header role="alert">
<h1>{escape(text_in(language, "preview-heading"))}</h1>
<pre tabindex="0">{escape(failure)}</pre>
</header>
{frame}</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _policy_tag(policy: str, host: str) -> str:
    """HTML tag that sets a page's policy, which is `policy` and what reloading needs."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(widened(policy, host))}">'


def _script_tag(stamp: str) -> str:
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
