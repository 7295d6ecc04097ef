"""The page shown instead of every other while the last build has errors: the errors, and below them the last good page."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from microsite.preview.reloading import policy_tag, script_tag
from microsite.sentences.commands import text_in

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


def failure_page(failure: str, *, language: str, host: str, stamp: str, last_good: str | None) -> bytes:
    """HTML that shows `failure` (text in `language`), and the page at the address `last_good` (quoted) if there is one."""
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
{policy_tag(policy, host)}
{script_tag(stamp)}
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
