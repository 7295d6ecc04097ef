"""CSS rules for the heads and feet of the print edition's sheets, for which HTML has no element."""

from __future__ import annotations

import re

from microsite.plan.views import PrintView

# Characters that would end the string or its `<style>` element, and control characters.
_SPECIAL = re.compile(r'["\\<>&\x00-\x1f\x7f]')


def running_heads(view: PrintView) -> str:
    """CSS rules that put the edition's title and address on every sheet but the cover."""
    start = "left" if view.frame.direction == "ltr" else "right"
    address = f"@bottom-{start} {{ content: {_string(view.frame.canonical)}; }} " if view.frame.canonical else ""
    return (
        f"@page {{ @top-{start} {{ content: {_string(view.edition.title.text)}; }} {address}}}\n"
        f"@page cover {{ @top-{start} {{ content: none; }} @bottom-{start} {{ content: none; }} }}"
    )


def _string(text: str) -> str:
    """A text as a CSS string."""
    return '"' + _SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
