"""What stands within a line of prose, for Python-Markdown's parser of inline patterns. The only importer of its base class for patterns.

They replace the library's own, which take `5*3=15*2` for emphasis, drop titles of links, and need more than linear time.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from microsite.model.lines import ESCAPED
from microsite.text.nodes import BRACES

LITERAL = "literal"
"""the tag of an element that holds a character behind a backslash"""
BRACE = "brace"
"""the tag of an element that holds a reference or a literal brace as it was typed"""

_OPAQUE = re.compile(
    rf"(?P<escape>{ESCAPED.pattern})"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.*?[^`])(?P=ticks)(?!`)"
    rf"|(?P<brace>{BRACES.pattern})"
    r"|<(?P<address>https?://[^\s<>]+)>|<(?P<mail>[^\s<>@:/]+@[^\s<>@:/]+)>",
    re.DOTALL,
)
_TEXT = r"(?:[^\[\]]|\[[^\[\]]*\])*"
LINK = rf"(?<!!)\[(?P<text>{_TEXT})\]\((?P<href>[^\s()<>\x02]+(?:\([^\s()<>\x02]*\)[^\s()<>\x02]*)*)\)"
# Where emphasis may open and close: as in CommonMark, but beside Chinese characters too, and never around blanks or beside closing marks.
_CLOSING, _OPENING = r"\s.,;:!?)\]}，。；：！？、）】》”’", r"\s(\[{（【《“‘"
_EDGES = rf"(?![{_CLOSING}])%s(?<![{_OPENING}])"
_BOTH = r"(?<![*])\*\*\*" + _EDGES % r"([^*]+)" + r"\*\*\*(?!\*)"
_STARS = r"(?<![*])(?<![0-9](?=\*\*[0-9]))\*\*(?!\*)" + _EDGES % r"((?:[^*]|(?<!\*)\*(?!\*))+)" + r"\*\*(?!\*)"
_LINES = r"(?<!\w)__(?!_)" + _EDGES % r"((?:[^_]|(?<!_)_(?!_))+)" + r"__(?!\w)"
# An operator, as in `5*3` or `(a+b)*c`, is no emphasis.
_STAR = r"(?<![A-Za-z0-9*])(?<!\)(?=\*[A-Za-z0-9(]))\*(?!\*)" + _EDGES % r"([^*\n]+)" + r"\*(?![A-Za-z0-9*])"
_LINE = r"(?<!\w)_(?!_)" + _EDGES % r"([^_\n]+)" + r"_(?!\w)"


def verbatim(text: str) -> str:
    """A text in which no pattern is looked for."""
    return AtomicString(text)


Handled = tuple[Element | None, int | None, int | None]


class Opaque(InlineProcessor):
    """What is searched for no further mark: characters behind a backslash, code, references, addresses that are their own text."""

    def __init__(self) -> None:
        super().__init__("opaque")
        self.compiled_re = _OPAQUE

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        element = Element("a", {"href": f"mailto:{m['mail']}"}) if m["mail"] else Element("a", {"href": m["address"] or ""})
        text = m["mail"] or m["address"]
        if m["escape"]:
            element, text = Element(LITERAL), m["escape"][1:]
        elif m["ticks"]:
            element, text = Element("code"), m["code"].replace("\n", " ")
        elif m["brace"]:
            element, text = Element(BRACE), m["brace"]
        element.text = verbatim(text)
        return element, m.start(), m.end()


class Link(InlineProcessor):
    """A link `[text](address)`."""

    def __init__(self) -> None:
        super().__init__(LINK)

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        element = Element("a", {"href": m["href"]})
        element.text = m["text"]
        return element, m.start(), m.end()


class Marked(InlineProcessor):
    """Text between equal marks."""

    def __init__(self, pattern: str, *tags: str) -> None:
        super().__init__(pattern)
        self.tags = tags

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        outer = inner = Element(self.tags[0])
        for tag in self.tags[1:]:
            inner = Element(tag)
            outer.append(inner)
        inner.text = m[1]
        return outer, m.start(), m.end()


class Break(InlineProcessor):
    """A line break that stays."""

    def __init__(self) -> None:
        super().__init__(r"\n")

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        return Element("br"), m.start(), m.end()


def inline_processors() -> tuple[InlineProcessor, ...]:
    """All patterns, in the order in which they are looked for."""
    marks = ((_BOTH, "strong", "em"), (_STARS, "strong"), (_LINES, "strong"), (_STAR, "em"), (_LINE, "em"))
    return (Opaque(), Link(), *(Marked(*each) for each in marks), Break())
