"""What stands at the edge of each sheet of a document for paper, as rules of its style: HTML has no element for that."""

from __future__ import annotations

import re

from microsite.plan.views import PrintView

# What would end the string or the style element that it stands in, and what CSS has no character for.
_SPECIAL = re.compile(r'["\\<>&\x00-\x1f\x7f]')


def running_heads(view: PrintView) -> str:
    """CSS rules: each sheet but the cover says the document's title and, where it has one, its address; each leaf its own title and
    number, too."""
    start, end = ("left", "right") if view.frame.direction == "ltr" else ("right", "left")
    address = f"@bottom-{start} {{ content: {_string(view.frame.canonical)}; }} " if view.frame.canonical else ""
    rules = [
        f"@page {{ @top-{start} {{ content: {_string(view.edition.title.text)}; }} {address}}}",
        f"@page cover {{ @top-{start} {{ content: none; }} @bottom-{start} {{ content: none; }} }}",
    ]
    for number, chapter in enumerate(view.chapters, 1):
        title = f"{chapter.number}  {chapter.title.text}" if chapter.number else chapter.title.text
        rules.append(f"#{chapter.id} {{ page: sheet{number}; }} @page sheet{number} {{ @top-{end} {{ content: {_string(title)}; }} }}")
    return "\n".join(rules)


def _string(text: str) -> str:
    """A text as a string of CSS."""
    return '"' + _SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
