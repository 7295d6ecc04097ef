"""What is wrong in prose beyond its marks: links to no section or figure, words that look like references, and what figures say already."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.load.site import Site
from microsite.model.content import Figure, SourceText
from microsite.model.lines import NUMBER_ONLY
from microsite.model.linking import unknown
from microsite.model.unspaced import is_unspaced
from microsite.read.source import place_of, read_source
from microsite.read.unseen import lines_of
from microsite.text.bound_words import bound_words, unit_compounds
from microsite.text.localizer import Localizer
from microsite.text.nodes import BRACES, Reference, reference
from microsite.text.prose import inside_links, references
from microsite.text.quantities import Quantity


class Found(NamedTuple):
    """A fault in a text: what it is about, and the `nth` occurrence (from 0) of `fragment`, where it is."""

    code: str
    fragment: str
    nth: int
    facts: Mapping[str, str]


def located(site: Site, file: str, texts: Iterable[SourceText], find: Callable[[str], Iterable[Found]]) -> Iterator[Diagnostic]:
    """A diagnostic for each fault that `find` finds in the texts of a file, which is read again for its lines."""
    found = [(words, each) for words in texts for each in find(words.text)]
    lines = lines_of(read_source(site.root, file).text) if found else []
    for words, each in found:
        place = place_of(each.fragment, each.nth, lines, words.position, words.end_line)
        yield diagnostic(each.code, place, **each.facts)


def section_text_faults(site: Site, edition: str, section: str, file: str, texts: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """What is wrong in the texts of a section, where it could be read."""
    figures = said(site, site.section(edition, section).figures)
    by_name, locale = {each.id: each for each in figures}, site.languages[0].locale

    def find(text: str) -> Iterator[Found]:
        yield from look_alikes(text, by_name)
        yield from said_twice(text, by_name, locale)
        yield from typed_figures(text, figures, locale)

    yield from located(site, file, texts, find)


# Links


def link_faults(
    site: Site, edition: str, section: str, left_out: Collection[str], text: str, place: Callable[[str], Position]
) -> Iterator[Diagnostic]:
    """Links of a text of a section (or of none, "") to a section or figure that the edition does not have; `place` finds a target."""
    for target in dict.fromkeys(inside_links(text)):
        kind, _, name = target.partition(":")
        if set(name.split(".")) & set(left_out):
            continue
        if kind == "section" and name not in site.sections(edition):
            yield unknown("link-section-unknown", place(target), name, site.sections(edition))
        elif kind == "figure" and (name if "." in name else f"{section}.{name}") not in site.figures(edition):
            # The other sections are read only for a fault: what is walked is noted as read.
            names = list(site.figures(edition))
            own = [each.partition(".")[2] for each in names if each.startswith(f"{section}.")]
            yield unknown("link-figure-unknown", place(target), name, [*own, *names])


def head_text_faults(site: Site, edition: str, file: str, texts: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """What is said twice in the texts of an edition's head; only the sections whose figures they name are read."""
    figures = site.figures(edition)
    names = {each.name for words in texts for each in references(words.text)}
    found = {name: said(site, [figures[name]]) for name in sorted(names) if name in figures}
    by_name = {name: each._replace(id=name) for name, of_name in found.items() for each in of_name}
    yield from located(site, file, texts, partial(said_twice, figures=by_name, locale=site.languages[0].locale))


def content_link_faults(
    site: Site, edition: str, section: str, left_out: Collection[str], file: str, texts: Iterable[SourceText]
) -> Iterator[Diagnostic]:
    """Links of a content file to a section or figure that the edition does not have."""
    for words in texts:
        if inside_links(words.text):
            lines = lines_of(read_source(site.root, file).text)
            place = partial(_place_of_target, lines=lines, words=words)
            yield from link_faults(site, edition, section, left_out, words.text, place)


def _place_of_target(target: str, lines: list[str], words: SourceText) -> Position:
    return place_of(f"({target})", 0, lines, words.position, words.end_line)


# What figures say


class Said(NamedTuple):
    """A figure of a section with what it says in the language of the content."""

    id: str
    quantity: Quantity

    def part(self, role: str) -> str:
        """The parts of one role, without blanks around them."""
        return "".join(part.text for part in self.quantity.parts if part.role == role).strip()


def said(site: Site, figures: Iterable[Figure]) -> tuple[Said, ...]:
    """What figures say; those without an indicator or a unit are faults of their own."""
    localizer: Localizer = site.localizers[site.languages[0].path]
    registers = site.registers
    found = []
    for figure in figures:
        indicator = registers.indicators.get(figure.indicator)
        unit = registers.units.get(indicator.unit) if indicator is not None else None
        if unit is not None:
            found.append(Said(figure.id, localizer.quantity(figure, unit)))
    return tuple(found)


_CODE = re.compile(r"`[^`]*`|｛[^｝]*｝")
_NAME = r"([a-z][a-z0-9_.]*)"
_BRACKETED = re.compile(rf"\{{\{{ *{_NAME} *\}}\}}|[（\[【［《「『]\s*{_NAME}\s*[）\]】］》」』](?!\()|\(\s*{_NAME}\s*\)")
_BARE = re.compile(rf"(?<![A-Za-z0-9_.@/:-]){_NAME}(?![A-Za-z0-9_.@/:-])")
_TAIL = re.compile(r"[^\d]+$")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def look_alikes(text: str, names: Collection[str]) -> Iterator[Found]:
    """Names of figures that are not in braces, where they can hardly be words: `（jobs）`, `[jobs]`, or between Chinese characters."""
    if not any(name in text for name in names):
        return
    searched = _without_code(text)
    for pattern in (_BRACKETED, _BARE):
        for match in pattern.finditer(searched):
            name = next(filter(None, match.groups()))
            sides = is_unspaced(searched[: match.start()][-1:] or " "), is_unspaced(searched[match.end() :][:1] or " ")
            is_meant = all(sides) if pattern is _BARE else any(sides) or match[0][0] != "("
            if name.removesuffix(NUMBER_ONLY) in names and is_meant:
                yield Found("reference-lookalike", match[0], text.count(match[0], 0, match.start()), {"found": match[0], "near": name})
        # What stands in brackets is told once.
        searched = _BRACKETED.sub(lambda match: "\x00" * len(match[0]), searched)


def _without_code(text: str) -> str:
    """The text, as long as it is, without code and references; literal braces stay, because they may be meant as references."""

    def blanked(match: re.Match[str]) -> str:
        return "\x00" * len(match[0]) if match[0][0] == "`" or isinstance(reference(match), Reference) else match[0]

    return BRACES.sub(blanked, _CODE.sub(lambda match: "\x00" * len(match[0]), text))


def said_twice(text: str, figures: Mapping[str, Said], locale: str) -> Iterator[Found]:
    """Units and bounds beside a reference that shows them itself: `{jobs}人`, `至少{jobs}`."""
    for match in BRACES.finditer(text):
        found = reference(match)
        figure = figures.get(found.name) if isinstance(found, Reference) and not found.number_only else None
        if figure is None:
            continue
        before, after = text[: match.start()].rstrip(" "), text[match.end() :]
        ahead, behind = _said_ahead(figure, before, locale), _said_behind(figure, after.lstrip(" "), locale)
        facts = {"name": figure.id, "text": figure.quantity.text}
        if ahead:
            start = len(before) - len(ahead)
            yield Found("reference-doubled", ahead, text.count(ahead, 0, start), {"found": ahead, **facts})
        if behind:
            start = text.index(behind, match.end())
            yield Found("reference-doubled", behind, text.count(behind, 0, start), {"found": behind, **facts})


def _said_ahead(figure: Said, before: str, locale: str) -> str:
    """What stands before a reference and is said by it, too."""
    bound = figure.part("bound")
    words = {bound, *_bounds(locale, "before")} if bound else set()
    if figure.quantity.parts[0].role == "unit":
        words.add(figure.quantity.parts[0].text.strip())
    if before.endswith(unit_compounds(locale).get("end", ("\x00",))):
        return ""
    found = [each for each in words if each and before.endswith(each) and _is_whole(before[: -len(each)][-1:], each[0])]
    return max(found, key=len, default="")


def _said_behind(figure: Said, after: str, locale: str) -> str:
    """What stands behind a reference and is said by it, too."""
    unit, bound = figure.part("unit") if figure.quantity.parts[0].role != "unit" else "", figure.part("bound")
    bounds = {bound, *_bounds(locale, "behind")} if bound else set()
    # With a scale, as in `2.1万亩`, more than the unit may stand there again.
    tail = _TAIL.search(figure.quantity.text)
    words = {unit, tail[0].strip() if tail else "", *(each for each in bounds if len(each) > 1), *(unit + each for each in bounds)}
    if after.startswith(unit_compounds(locale).get("begin", ("\x00",))):
        return ""
    found = [each for each in words if each and after.startswith(each) and _is_whole(each[-1], after[len(each) :][:1])]
    return max(found, key=len, default="")


def _bounds(locale: str, side: str) -> set[str]:
    """The words for a bound on that side of a number, without those that leave it exact («控制在»)."""
    return {word for word, bound in bound_words(locale).get(side, {}).items() if bound != "exactly"}


def _is_whole(one: str, other: str) -> bool:
    """Whether a word ends between two characters."""
    return not (one.isalnum() and other.isalnum()) or is_unspaced(one) or is_unspaced(other)


def typed_figures(text: str, figures: Iterable[Said], locale: str) -> Iterator[Found]:
    """Numbers that a figure of the section has, typed in place of a reference to it."""
    searched = _without_code(text).translate(_HALF_WIDTH)
    others = unit_compounds(locale)
    for figure in figures:
        unit, exact = figure.part("unit"), figure.quantity.exact
        numbers = {figure.quantity.number, exact, f"{Decimal(exact):,f}" if exact else ""}
        typed = [re.escape(each) for each in sorted(numbers) if each and each in searched and any(map(str.isdigit, each))] if unit else []
        for match in re.finditer(rf"(?<![0-9.,])({'|'.join(typed)})(\s?{re.escape(unit)})", searched) if typed else ():
            if searched.startswith(others.get("begin", ("\x00",)), match.start(2)) or searched.endswith(
                others.get("ordinal", ("\x00",)), 0, match.start()
            ):
                continue
            yield _typed_figure(text, match, figure)


def _typed_figure(text: str, match: re.Match[str], figure: Said) -> Found:
    """A typed number: with the bound, if that is typed too, the whole reference stands for it, else the number alone."""
    whole = figure.quantity.text
    at = text.find(whole, max(0, match.start() - len(whole)), match.end() + len(whole))
    has_whole = 0 <= at <= match.start()
    start, typed = (at, whole) if has_whole else (match.start(), text[match.start() : match.end()])
    is_all = has_whole or not figure.part("bound")
    proposal = f"{{{figure.id}}}" if is_all else f"{{{figure.id}{NUMBER_ONLY}}}{match[2]}"
    return Found("figure-typed", typed, text.count(typed, 0, start), {"found": typed, "proposal": proposal})
