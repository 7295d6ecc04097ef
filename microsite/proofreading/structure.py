"""Checks of references, links, Markdown, tags and length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from microsite.diagnostics import near
from microsite.model.lines import NUMBER_ONLY
from microsite.proofreading.language_data import HAN
from microsite.proofreading.pair import Finding, TextPair
from microsite.proofreading.wording import wording
from microsite.text import prose
from microsite.text.slots import SLOT, slots


def references_differ(pair: TextPair) -> bool:
    """Whether `references` can find anything."""
    return ("{" in pair.text or "{" in pair.source) and sorted(_names(pair, pair.source)) != sorted(_names(pair, pair.text))


def references(pair: TextPair) -> Iterator[Finding]:
    """Report references and slots that are missing, added, or in another number or form than in the source."""
    ours, theirs = _names(pair, pair.source), _names(pair, pair.text)
    # How often each figure is shown, in any form:
    expected, found = (Counter(name.removesuffix(NUMBER_ONLY) if pair.is_prose else name for name in names) for names in (ours, theirs))
    lost, extra = expected.keys() - found.keys(), found.keys() - expected.keys()
    meant = {name: near(name, lost) for name in extra}
    # A misspelt name is one error, not two; so is one in broken braces, which `syntax` reports.
    is_broken = pair.is_prose and bool(lost) and bool(prose.parse(pair.text).faults)
    broken = {name for name in lost if is_broken and re.search(rf"\b{re.escape(name)}\b", pair.text, re.IGNORECASE)}
    for name in sorted(lost - set(meant.values()) - broken) if not pair.counts_one else ():
        yield Finding("check-reference-lost", {"found": name}, blocks=True)
    for name in sorted(extra):
        yield Finding("check-reference-extra", {"found": name, "near": meant[name]}, *_place(pair, name), blocks=True)
    for name in sorted(expected.keys() & found.keys()):
        if expected[name] != found[name]:
            facts = {"name": name, "found": found[name], "expected": expected[name]}
            yield Finding("check-reference-count", facts, *_place(pair, name, nth=min(expected[name], found[name] - 1)), blocks=True)
        elif ours.count(name) != theirs.count(name):
            forms = (name, name + NUMBER_ONLY)
            written, wanted = forms if theirs.count(name) > ours.count(name) else reversed(forms)
            # «no fewer than {jobs.number} people» says what {jobs} shows.
            if written.endswith(NUMBER_ONLY) and _has_bound(pair, written):
                continue
            yield Finding("check-reference-form", {"found": written, "expected": wanted}, *_place(pair, written, ending=""))


def _has_bound(pair: TextPair, name: str) -> bool:
    """Whether a bound is said directly before or after a reference to a number alone."""
    start, stop = _place(pair, name, ending="")
    words = wording(pair.locale)
    after = words.bounds_after.match(pair.text, stop) if words.bounds_after is not None else None
    return after is not None or bool(words.bounds_before.find(pair.text, 0, start))


def _names(pair: TextPair, text: str) -> list[str]:
    """The references and slots of a text that readers get numbers for: none in code."""
    if pair.is_prose and _MAY_BE_CODE.search(text):
        found = (leaf for leaf, _ in _leaves(prose.parse(text).nodes))
        return [f"{leaf.name}{NUMBER_ONLY if leaf.number_only else ''}" for leaf in found if not isinstance(leaf, str)]
    return slots(text)


_MAY_BE_CODE = re.compile("`|~~~")


def _place(pair: TextPair, name: str, nth: int = 0, ending: str = r"(?:\.number)?") -> tuple[int, int]:
    """Where the translation shows a reference; (0, 0) if it doesn't."""
    spans = [match.span() for match in re.finditer(rf"\{{{re.escape(name)}{ending}\}}", pair.text)]
    return spans[nth] if nth < len(spans) else (0, 0)


def is_prose(pair: TextPair) -> bool:
    """Whether `syntax` can find anything."""
    return pair.is_prose


def syntax(pair: TextPair) -> Iterator[Finding]:
    """Report Markdown and braces that can't be shown as they are meant."""
    for fault in prose.faults(pair.text, pair.is_sentence) if pair.is_prose else ():
        place = _found(pair.text, fault.fragment, fault.nth)
        yield Finding(fault.code, {**fault.facts, "found": fault.found, "proposal": fault.proposal or None}, *place, blocks=True)


_STRUCTURED = re.compile(r"[*_`\[<#>\\\n]|^\s*(?:[-+]|\d+[.)])\s")
_Nodes = tuple[prose.ProseNode, ...]


def _parsed(pair: TextPair) -> tuple[_Nodes, _Nodes] | None:
    """Both texts as trees; None if neither can have any structure."""
    if not pair.is_prose or not (_STRUCTURED.search(pair.source) or _STRUCTURED.search(pair.text)):
        return None
    return prose.parse(pair.source).nodes, prose.parse(pair.text).nodes


def _elements(nodes: _Nodes) -> Iterator[prose.Element]:
    """All elements, in order."""
    for node in nodes:
        if isinstance(node, prose.Element):
            yield node
            yield from _elements(node.children)


def _leaves(nodes: _Nodes, tag: str = "") -> Iterator[tuple[str | prose.Reference, str]]:
    """All texts and references, in order, each with the tag of the element around it."""
    for node in nodes:
        if isinstance(node, prose.Element):
            yield from _leaves(node.children, node.tag)
        else:
            yield node, tag


def _links(nodes: _Nodes) -> list[tuple[str, str]]:
    """The address and the visible text of each link."""
    found = []
    for element in _elements(nodes):
        if element.tag == "a":
            leaves = (leaf if isinstance(leaf, str) else f"{{{leaf.name}}}" for leaf, _ in _leaves(element.children))
            found.append((element.href, "".join(leaves)))
    return found


def has_links(pair: TextPair) -> bool:
    """Whether `links` can find anything that blocks."""
    return bool(prose.inside_links(pair.text))


_DIGITS = re.compile(r"\d+|\{[^{}]+\}")


def links(pair: TextPair) -> Iterator[Finding]:
    """Report missing, added and swapped links; a link to another section or figure than in the source may lead nowhere."""
    both = _parsed(pair)
    if both is None:
        return
    ours, theirs = map(_links, both)
    before, after = (Counter(address for address, _ in each) for each in (ours, theirs))
    for address in sorted((before - after).elements()):
        yield Finding("check-link-lost", {"found": address})
    for address in sorted((after - before).elements()):
        yield Finding(
            "check-link-extra", {"found": address}, *_found(pair.text, address), blocks=prose.INSIDE.fullmatch(address) is not None
        )
    texts = dict(ours)
    for address, text in theirs:
        if before == after and max(before.values()) == 1:
            expected, found = set(_DIGITS.findall(texts[address])), set(_DIGITS.findall(text))
            others = {number for other, words in ours if other != address for number in _DIGITS.findall(words)}
            if found and found != expected and found <= others:
                facts = {"found": address, "text": text, "expected": texts[address]}
                yield Finding("check-link-swapped", facts, *_found(pair.text, address))


def _found(text: str, part: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.find(part, start + 1)
    return (start, start + len(part)) if start >= 0 else (0, 0)


_MARKS = {"em": r"[*_]", "strong": r"\*\*|__", "code": "`", "li": r"(?m:^\s*(?:[-+*]|\d+[.)])\s)", "blockquote": r"(?m:^>)"}
_TAGS = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_SURELY_MARKS, _MAYBE_MARKS = ("**", "__", "]("), ("*", "`")
_STRAY = re.compile(r"\*\*|__|(?<![\d\s])\*(?!\s)|(?<!\s)\*(?![\s\d])|(?<!\S)\*(?=[^\W\d])|`|\]\(|\[[^\[\]]*\]")


def marks_shown(pair: TextPair) -> bool:
    """Whether `markup` can find anything that blocks: a tag, or a mark that readers see."""
    if not pair.is_prose:
        return "<" in pair.text or "<" in pair.source
    if not _VISIBLE.search(pair.text):
        return False
    return any(_VISIBLE.search(leaf) for leaf, _ in _leaves(prose.parse(pair.text).nodes) if isinstance(leaf, str))


_VISIBLE = re.compile(r"[*_`]|\]\(")


_NEVER_COUNTED = ("p", "a", "thead", "tbody")


def _count_lines_as_items(one: Counter[str], other: Counter[str]) -> None:
    """Where one text has lines with signs such as `1、`, and the other a list for them, count no difference."""
    for lines, items in ((one, other), (other, one)):
        breaks = lines["br"] - items["br"]
        if breaks > 0 and items["li"] - lines["li"] in (breaks, breaks + 1):
            for tag in ("br", "li", "ol", "ul"):
                items[tag] = lines[tag]


def markup(pair: TextPair) -> Iterator[Finding]:
    """Report missing, added or moved elements, and Markdown that would be visible to readers."""
    # In prose they are no tags, and reported as such.
    ours_tags, theirs_tags = (Counter(_TAGS.findall(text) if not pair.is_prose else ()) for text in (pair.source, pair.text))
    for tag in sorted((ours_tags - theirs_tags).elements()):
        yield Finding("check-tag-lost", {"found": tag}, blocks=True)
    for tag in sorted((theirs_tags - ours_tags).elements()):
        yield Finding("check-tag-extra", {"found": tag}, *_found(pair.text, tag), blocks=True)
    both = _parsed(pair)
    if both is None:
        return
    expected, found = (Counter(each.tag for each in _elements(nodes) if each.tag not in _NEVER_COUNTED) for nodes in both)
    _count_lines_as_items(expected, found)
    for element in sorted(expected.keys() | found.keys()):
        if expected[element] != found[element]:
            facts = {"element": element, "found": found[element], "expected": expected[element]}
            mark = re.search(_MARKS[element], pair.text) if found[element] > expected[element] and element in _MARKS else None
            yield Finding("check-markup", facts, *(mark.span() if mark else (0, 0)))
    leaves = [list(_leaves(nodes)) for nodes in both]
    if expected == found:
        nested, other = (Counter((leaf.name, tag) for leaf, tag in each if not isinstance(leaf, str)) for each in leaves)
        for name, element in sorted((nested - other).elements()):
            if element in prose.INLINES and element != "a":
                yield Finding("check-markup-moved", {"found": name, "element": element}, *_place(pair, name))
        code, other_code = (Counter(leaf for leaf, tag in each if isinstance(leaf, str) and tag == "code") for each in leaves)
        for text in sorted((code - other_code).elements()):
            if not HAN.search(text):
                yield Finding("check-code", {"found": text})
    shown = [" ".join(leaf for leaf, tag in each if isinstance(leaf, str) and tag != "code") for each in leaves]
    marks = {match[0][0] for match in _STRAY.finditer(shown[0])}
    stray = next((match[0] for match in _STRAY.finditer(shown[1]) if match[0][0] not in marks), None)
    if stray is None and expected != found:
        stray = next((mark for mark in _MAYBE_MARKS if shown[1].count(mark) > shown[0].count(mark)), None)
    # `syntax` reports marks that can't be shown as they are meant.
    if stray and not prose.parse(pair.text).faults:
        # A single asterisk may be meant, and so may words in square brackets.
        is_sure = stray in _SURELY_MARKS or (expected != found and stray in _MAYBE_MARKS)
        yield Finding("check-mark-shown", {"found": stray}, *_found(pair.text, stray), blocks=is_sure)


def length(pair: TextPair) -> Iterator[Finding]:
    """Report a translation that is too long; a reference counts as a number of four digits."""
    size = len(SLOT.sub("0000", pair.text))
    if 0 < pair.limit < min(size, len(pair.text)):
        yield Finding("check-length", {"found": size, "expected": pair.limit}, pair.limit, len(pair.text))
