"""CSS rules for the heads and feet of the print edition's sheets, for which HTML has no element."""

from __future__ import annotations

import re

from microsite.plan.views import PrintView

# Characters that would end the string or its `<style>` element, and control characters.
_SPECIAL = re.compile(r'["\\<>&\x00-\x1f\x7f]')


def running_heads(view: PrintView) -> str:
    """CSS rules that put the edition's title and address on every sheet but the cover, and a leaf's number and title on its own sheets."""
    start, end = ("left", "right") if view.frame.direction == "ltr" else ("right", "left")
    address = f"@bottom-{start} {{ content: {_string(view.frame.canonical)}; }} " if view.frame.canonical else ""
    rules = [
        f"@page {{ @top-{start} {{ content: {_string(view.edition.title.text)}; }} {address}}}",
        f"@page cover {{ @top-{start} {{ content: none; }} @bottom-{start} {{ content: none; }} }}",
    ]
    chapters = [(each.href, f"{each.number}  {each.title.text}") for each in view.home.sections]
    for number, (href, title) in enumerate([*chapters, (view.table.href, view.table.text.text)], 1):
        rules.append(f"{href} {{ page: sheet{number}; }} @page sheet{number} {{ @top-{end} {{ content: {_string(title)}; }} }}")
    return "\n".join(rules)


def _string(text: str) -> str:
    """A text as a CSS string."""
    return '"' + _SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
