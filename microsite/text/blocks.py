"""The blocks of prose for Python-Markdown: paragraphs, lists, quotes, tables, code. The only importer of its base class for blocks.

They replace the library's own, which number lists anew, make code of what is indented and headings of what is underlined, drop
definitions of links, and see no list directly below a line of text. Each takes its lines off the front and leaves the rest to the others.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from microsite.model.lines import BULLET, FENCE, NUMBER, QUOTE, RULE, cells, ends, is_item, is_underline, joint, stands_alone
from microsite.model.rows import lines_of_rows
from microsite.text.inlines import verbatim
from microsite.text.nodes import DEEPEST, MOST_COLUMNS

FAULT = "fault"
"""the tag of an element that stands for a fault: its `code`, and the `fragment` of the text where it is"""
BREAK = "\n"
"""a line break that stays, in the text of a paragraph"""
_LONGEST_SEEN = 60
_WIDTH = 4
"""columns of a tab"""


class _Block(BlockProcessor):
    """A block that takes lines off the front."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        taken = self.take(parent, lines)
        if taken < len(lines):
            blocks.insert(0, "\n".join(lines[taken:]))

    def take(self, parent: Element, lines: list[str]) -> int:
        """Add the block that the lines begin with to `parent`, and return how many lines it has."""
        raise NotImplementedError

    def inside(self, parent: Element, lines: list[str]) -> None:
        """Parse lines that a quote or an item of a list holds."""
        if len(self.parser.state) >= DEEPEST:
            _fault(parent, "prose-deep", next(filter(None, map(str.strip, lines)), ""))
            return
        self.parser.state.set("inside")
        self.parser.parseBlocks(parent, ["\n".join(lines)])
        self.parser.state.reset()


class Empty(_Block):
    """Empty lines between blocks."""

    def test(self, parent: Element, block: str) -> bool:
        return not _first(block).strip()

    def take(self, parent: Element, lines: list[str]) -> int:
        return len([*takewhile(lambda line: not line.strip(), lines)])


class Fence(_Block):
    """Lines of code between lines of three or more backticks or tildes."""

    def test(self, parent: Element, block: str) -> bool:
        return _is_fenced(block.split("\n", 1)[0], block)

    def take(self, parent: Element, lines: list[str]) -> int:
        end = next(index for index, line in enumerate(lines) if index and _closes(line, lines[0]))
        SubElement(SubElement(parent, "pre"), "code").text = verbatim("\n".join(lines[1:end]))
        return end + 1


class Table(_Block):
    """A header, a line of dashes, and rows with as many cells."""

    def test(self, parent: Element, block: str) -> bool:
        header, *rest = block.split("\n", 2)
        return bool(rest) and _is_table(header, rest[0])

    def take(self, parent: Element, lines: list[str]) -> int:
        header, _, *rest = lines
        rows = [*takewhile(lambda line: len(cells(line)) > 1 or line.lstrip().startswith("|"), rest)]
        table = SubElement(parent, "table")
        for tag, cell, some in (("thead", "th", [header]), ("tbody", "td", rows)):
            part = SubElement(table, tag) if some else table
            for row in some:
                line = SubElement(part, "tr")
                for text in cells(row):
                    SubElement(line, cell).text = text
                if len(line) > MOST_COLUMNS:
                    _fault(line, "prose-table-columns", row.strip()[:_LONGEST_SEEN])
                elif len(line) != len(cells(header)):
                    _fault(line, "prose-table-row", row.strip()[:_LONGEST_SEEN])
        return 2 + len(rows)


class Rule(_Block):
    """A line of stars or dashes: a pause."""

    def test(self, parent: Element, block: str) -> bool:
        return RULE.match(_first(block)) is not None

    def take(self, parent: Element, lines: list[str]) -> int:
        SubElement(parent, "hr")
        return 1


class Quote(_Block):
    """Lines that begin with `>`. A line without it is not in the quote: nobody is made to say what an editor added."""

    def test(self, parent: Element, block: str) -> bool:
        return QUOTE.match(_first(block)) is not None

    def take(self, parent: Element, lines: list[str]) -> int:
        held: list[str] = []
        for line in lines:
            mark = QUOTE.match(line)
            if mark is None:
                break
            held.append(line[mark.end() :])
        self.inside(SubElement(parent, "blockquote"), held)
        return len(held)


class List(_Block):
    """Items with bullets, or with numbers, which stay as they were typed."""

    def test(self, parent: Element, block: str) -> bool:
        return is_item(_first(block))

    def take(self, parent: Element, lines: list[str]) -> int:
        lines = [line.expandtabs(_WIDTH) for line in lines]
        outer = _indent(lines[0])
        sign = BULLET if BULLET.match(lines[0], outer) else NUMBER
        items: list[tuple[str, list[str]]] = []
        taken, gap, is_loose = 0, 0, False
        for line in lines:
            indent = _indent(line)
            mark = sign.match(line, indent)
            if not line.strip():
                gap += 1
                continue
            if mark and indent < outer + 2:
                # The first line of an item as if its sign were blanks.
                items.append((mark[1] if sign is NUMBER else "", [" " * mark.end() + line[mark.end() :]]))
            elif indent >= outer + 2:
                items[-1][1].extend([*[""] * gap, line])
            elif not (gap or _begins(line)):
                items[-1][1].append(" " * (outer + 2) + line.strip())
            else:
                break
            is_loose, taken, gap = is_loose or gap > 0, taken + gap + 1, 0
        tree = SubElement(parent, "ul" if sign is BULLET else "ol")
        for number, held in items:
            item = SubElement(tree, "li", {"number": number} if number else {})
            margin = min(_indent(line) for line in held if line)
            self.inside(item, [held[0].lstrip(), *[line[margin:] for line in held[1:]]])
            if not is_loose and len(item) and item[0].tag == "p":
                item.text = item[0].text
                item.remove(item[0])
        return taken


class Paragraph(_Block):
    """All other lines."""

    def test(self, parent: Element, block: str) -> bool:
        return True

    def take(self, parent: Element, lines: list[str]) -> int:
        held = [lines[0]]
        for line, below in zip(lines[1:], [*lines[2:], ""], strict=False):
            if not line.strip() or _begins(line, below):
                break
            held.append(line)
        SubElement(parent, "p").text = _joined(held)
        return len(held)


BLOCK_PROCESSORS: tuple[type[BlockProcessor], ...] = (Empty, Fence, Table, Rule, Quote, List, Paragraph)
"""all blocks, in the order in which they are looked for"""


def _fault(parent: Element, code: str, fragment: str) -> None:
    SubElement(parent, FAULT, {"code": code, "fragment": fragment})


def _is_table(header: str, underline: str) -> bool:
    return is_underline(underline) and len(cells(header)) == len(cells(underline))


def _first(block: str) -> str:
    return block.split("\n", 1)[0]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_fenced(first: str, block: str) -> bool:
    mark = FENCE.match(first)
    return mark is not None and not mark[2] and any(_closes(line, first) for line in block.split("\n")[1:])


def _closes(line: str, fence: str) -> bool:
    mark, opening = FENCE.match(line), FENCE.match(fence)
    return mark is not None and opening is not None and not mark[2] and mark[1].startswith(opening[1])


def _begins(line: str, below: str = "") -> bool:
    """Whether a line begins a block of its own, also directly below a line of text. A line of dashes there is a slip."""
    is_rule = RULE.match(line) is not None and "-" not in line
    return is_item(line) or is_rule or QUOTE.match(line) is not None or FENCE.match(line) is not None or _is_table(line, below)


def _joined(lines: list[str]) -> str:
    """The text of a paragraph: breaks stay where they were typed, and around lines that stand alone, such as one with the sign `1、`."""
    text = lines[0].strip(" \t")
    in_rows = lines_of_rows(lines)
    for index, (above, line) in enumerate(pairwise(lines)):
        is_broken = above.endswith("  ") or stands_alone(line) or ends(above) or bool(in_rows & {index, index + 1})
        line = line.strip(" \t")
        if above.endswith("\\") and not above.endswith("\\\\"):
            text, is_broken = text.removesuffix("\\"), True
        # The last characters alone, because a text may have many lines.
        text += (BREAK if is_broken else joint(text[-9:], line)) + line
    return text
