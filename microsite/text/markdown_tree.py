"""Python-Markdown with the project's own blocks and inline patterns, in place of all of the library's. The only importer of its parser.

It is imported when the first text with a mark is parsed: most commands need it later or never.
"""

from __future__ import annotations

from functools import cache
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import InlineProcessor

from microsite.text.blocks import BLOCK_PROCESSORS
from microsite.text.inlines import inline_processors

_OWN = dict.fromkeys(map(ord, "\x02\x03"))
"""characters that the library marks its own places with"""


class _Markdown(markdown.Markdown):
    """The parser with nothing but our blocks and patterns."""

    def build_parser(self) -> _Markdown:
        super().build_parser()
        self.parser = BlockParser(self)
        for priority, block in enumerate(reversed(BLOCK_PROCESSORS)):
            self.parser.blockprocessors.register(block(self.parser), block.__name__, priority)
        self.inlinePatterns = type(self.inlinePatterns)()
        for priority, pattern in enumerate(reversed(inline_processors())):
            self.inlinePatterns.register(pattern, pattern.pattern, priority)
        return self


@cache
def _parser() -> tuple[BlockParser, InlineProcessor]:
    parser = _Markdown()
    return parser.parser, InlineProcessor(parser)


def tree(text: str) -> Element:
    """The elements of a text, below an element that stands for the whole of it."""
    blocks, inline = _parser()
    root = Element("div")
    blocks.parseBlocks(root, [text.translate(_OWN)])
    return inline.run(root)
