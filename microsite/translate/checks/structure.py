"""Checks of references, links, Markdown, tags and length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from microsite.diagnostics import near
from microsite.text import prose
from microsite.translate.checks.pair import Finding, TextPair
from microsite.translate.expected import SLOT

_NUMBER = ".number"


def references(pair: TextPair) -> Iterator[Finding]:
    """Report references and slots that are missing, added, or in another number or form than in the source."""
    if "{" not in pair.source and "{" not in pair.text:
        return
    ours, theirs = _shown(pair.source), _shown(pair.text)
    if ours == theirs:
        return
    names = [_figures(shown) if pair.is_prose else shown for shown in (ours, theirs)]
    lost, extra = names[0].keys() - names[1].keys(), names[1].keys() - names[0].keys()
    for name in sorted(lost):
        if not pair.counts_one:
            yield Finding("check-reference-lost", {"found": name})
    for name in sorted(extra):
        meant = near(name, lost)
        yield Finding("check-reference-extra", {"found": name} | ({"near": meant} if meant else {}), *_place(pair, name))
    for name in sorted(names[0].keys() & names[1].keys()):
        expected, found = names[0][name], names[1][name]
        if expected != found:
            facts = {"name": name, "found": str(found), "expected": str(expected)}
            yield Finding("check-reference-count", facts, *_place(pair, name, nth=min(expected, found - 1)))
        elif pair.is_prose and ours[name] != theirs[name]:
            written, wanted = (name, name + _NUMBER) if theirs[name] > ours[name] else (name + _NUMBER, name)
            yield Finding("check-reference-form", {"found": written, "expected": wanted}, *_place(pair, written, exact=True))


def _shown(text: str) -> Counter[str]:
    return Counter(match[1] for match in SLOT.finditer(text) if match[1]) if "{" in text else Counter()


def _figures(shown: Counter[str]) -> Counter[str]:
    """How often each figure is shown, in any form."""
    total: Counter[str] = Counter()
    for name, count in shown.items():
        total[name.removesuffix(_NUMBER)] += count
    return total


def _place(pair: TextPair, name: str, nth: int = 0, exact: bool = False) -> tuple[int, int]:
    ending = "" if exact else r"(?:\.number)?"
    spans = [match.span() for match in re.finditer(re.escape("{" + name) + ending + r"\}", pair.text)]
    return spans[min(max(nth, 0), len(spans) - 1)] if spans else (0, 0)


class _Structure(NamedTuple):
    blocks: tuple[str, ...]
    """elements in order, without paragraphs"""
    links: tuple[tuple[str, str], ...]
    """address and visible text"""
    nested: tuple[tuple[str, str], ...]
    """reference and the inline element around it"""
    code: tuple[str, ...]
    leaves: str
    """the text that readers see, without code"""


_STRUCTURED = re.compile(r"[*_`\[<#>\\\n]|^\s*(?:[-+]|\d+[.)])\s")


@lru_cache(maxsize=8192)
def _structure(text: str) -> _Structure:
    blocks: list[str] = []
    links: list[tuple[str, str]] = []
    nested: list[tuple[str, str]] = []
    code: list[str] = []
    leaves: list[str] = []

    def walk(nodes: tuple[prose.ProseNode, ...], within: str) -> str:
        visible = ""
        for node in nodes:
            if isinstance(node, prose.Reference):
                visible += "{" + node.name + "}"
                if within:
                    nested.append((node.name, within))
            elif isinstance(node, prose.Element):
                if node.tag not in ("p", "a"):
                    blocks.append(node.tag)
                inner = walk(node.children, node.tag if node.tag in prose.INLINES else within)
                visible += inner
                if node.tag == "a":
                    links.append((node.href, inner))
            else:
                visible += node
                (code if within == "code" else leaves).append(node)
        return visible

    walk(prose.parse(text).nodes, "")
    return _Structure(tuple(blocks), tuple(links), tuple(nested), tuple(code), " ".join(leaves))


def _compared(pair: TextPair) -> tuple[_Structure, _Structure] | None:
    """The structures of both texts; None if neither can have any."""
    if not pair.is_prose or not (_STRUCTURED.search(pair.source) or _STRUCTURED.search(pair.text)):
        return None
    return _structure(pair.source), _structure(pair.text)


_DIGITS = re.compile(r"\d+|\{[^{}]+\}")


def links(pair: TextPair) -> Iterator[Finding]:
    """Report missing, added, empty and swapped links."""
    both = _compared(pair)
    if both is None:
        return
    ours, theirs = both
    before, after = (Counter(address for address, _ in each.links) for each in both)
    for address in sorted((before - after).elements()):
        yield Finding("check-link-lost", {"found": address})
    for address in sorted((after - before).elements()):
        yield Finding("check-link-extra", {"found": address}, *_found(pair.text, address))
    texts = dict(ours.links)
    for address, text in theirs.links:
        if not text.strip():
            yield Finding("check-link-empty", {"found": address}, *_found(pair.text, address))
        elif before == after and max(before.values()) == 1:
            expected, found = set(_DIGITS.findall(texts[address])), set(_DIGITS.findall(text))
            others = {number for other, words in ours.links if other != address for number in _DIGITS.findall(words)}
            if found and found != expected and found <= others:
                yield Finding(
                    "check-link-swapped", {"found": address, "text": text, "expected": texts[address]}, *_found(pair.text, address)
                )


def _found(text: str, part: str) -> tuple[int, int]:
    start = text.find(part)
    return (start, start + len(part)) if start >= 0 else (0, 0)


_MARKS = {"em": r"[*_]", "strong": r"\*\*|__", "code": "`", "li": r"(?m:^\s*(?:[-+*]|\d+[.)])\s)", "blockquote": r"(?m:^>)"}
_TAGS = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_STRAY = re.compile(r"\*\*|__|(?<![\d\s])\*(?!\s)|(?<!\s)\*(?![\s\d])|`|\]\(|\[[^\[\]]*\]")
_HAN = re.compile("[\u3400-\u9fff]")


def markup(pair: TextPair) -> Iterator[Finding]:
    """Report missing, added or moved elements, and Markdown that would be visible to readers."""
    yield from _tags(pair)
    both = _compared(pair)
    if both is None:
        return
    ours, theirs = both
    expected, found = Counter(ours.blocks), Counter(theirs.blocks)
    for element in sorted(expected.keys() | found.keys()):
        if expected[element] != found[element]:
            facts = {"element": element, "found": str(found[element]), "expected": str(expected[element])}
            mark = re.search(_MARKS[element], pair.text) if found[element] > expected[element] and element in _MARKS else None
            yield Finding("check-markup", facts, *(mark.span() if mark else (0, 0)))
    if expected == found:
        for name, element in sorted((Counter(ours.nested) - Counter(theirs.nested)).elements()):
            if element != "a":
                yield Finding("check-markup-moved", {"found": name, "element": element}, *_place(pair, name))
        for code in sorted((Counter(ours.code) - Counter(theirs.code)).elements()):
            if not _HAN.search(code):
                yield Finding("check-code", {"found": code})
    marks = Counter(match[0][:1] for match in _STRAY.finditer(ours.leaves))
    for match in _STRAY.finditer(theirs.leaves):
        if not marks[match[0][:1]]:
            yield Finding("check-mark-shown", {"found": match[0]}, *_found(pair.text, match[0]))
            return


def _tags(pair: TextPair) -> Iterator[Finding]:
    if "<" not in pair.source and "<" not in pair.text:
        return
    ours, theirs = (Counter(_TAGS.findall(text)) for text in (pair.source, pair.text))
    for tag in sorted((ours - theirs).elements()):
        yield Finding("check-tag-lost", {"found": tag})
    for tag in sorted((theirs - ours).elements()):
        yield Finding("check-tag-extra", {"found": tag}, *_found(pair.text, tag))


def length(pair: TextPair) -> Iterator[Finding]:
    """Report a translation that is too long; a reference counts as a number of four digits."""
    if pair.limit and len(pair.text) > pair.limit:
        size = len(SLOT.sub("0000", pair.text)) if "{" in pair.text else len(pair.text)
        if size > pair.limit:
            yield Finding("check-length", {"found": str(size), "expected": str(pair.limit)}, pair.limit, len(pair.text))
