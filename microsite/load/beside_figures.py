"""Find what stands beside a reference and is said by its figure already, or changes it; and numbers that are typed in a figure's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from microsite.load.look_alikes import without_code
from microsite.load.placed_faults import Found
from microsite.load.said import Said
from microsite.model.lines import NUMBER_ONLY
from microsite.model.unspaced import is_unspaced
from microsite.read.half_width import half_width
from microsite.read.han_numbers import NUMERALS, han_number
from microsite.text.bound_words import beside_numbers, bound_words
from microsite.text.nodes import BRACES, Reference, reference
from microsite.text.prose import references

# Words beside a reference


def said_beside(text: str, figures: Mapping[str, Said], locale: str) -> Iterator[Found]:
    """Units and bounds beside a reference that shows them itself, `{jobs}人`, `至少{jobs}`; and others, which change it, `近{jobs}`."""
    for match in BRACES.finditer(text):
        found = reference(match)
        figure = figures.get(found.name) if isinstance(found, Reference) and not found.number_only else None
        if figure is None:
            continue
        facts = {"name": figure.id, "text": figure.quantity.text}
        before, after = text[: match.start()].rstrip(" "), text[match.end() :].lstrip(" ")
        if ahead := _ahead(figure, before, locale):
            nth = text.count(ahead.words, 0, len(before) - len(ahead.words))
            yield Found(ahead.code, ahead.words, nth, {"found": ahead.words, **facts})
        if behind := _behind(figure, after, locale):
            nth = text.count(behind.words, 0, len(text) - len(after))
            yield Found(behind.code, behind.words, nth, {"found": behind.words, **facts})


class _Beside(NamedTuple):
    """Words beside a reference that should not stand there."""

    code: str
    words: str


def _ahead(figure: Said, before: str, locale: str) -> _Beside | None:
    """What stands before a reference and should not."""
    words, bound = beside_numbers(locale), figure.part("bound")
    if before.endswith(words.end or ("\x00",)):
        return None
    doubled = {bound, *_bounds(locale, "before")} if bound else set()
    if figure.quantity.parts[0].role == "unit":
        doubled.add(figure.quantity.parts[0].text.strip())

    def longest(words: Iterable[str]) -> str:
        found = (each for each in words if each and before.endswith(each) and _is_whole(before[: -len(each)][-1:], each[0]))
        return max(found, key=len, default="")

    if found := longest(doubled):
        return _Beside("reference-doubled", found)
    found = longest({*words.loose, *(() if bound else _bounds(locale, "before") - {*words.compares})})
    return _Beside("reference-bound", found) if found else None


def _behind(figure: Said, after: str, locale: str) -> _Beside | None:
    """What stands after a reference and should not."""
    words, bound = beside_numbers(locale), figure.part("bound")
    if after.startswith(words.begin or ("\x00",)):
        return None
    unit = figure.part("unit") if figure.quantity.parts[0].role != "unit" else ""
    bounds = _bounds(locale, "behind")
    # With a scale, as in `2.1万亩`, more than the unit may stand there again.
    tail = _TAIL.search(figure.quantity.text)
    doubled = {unit, tail[0].strip() if tail else "", *({bound, *bounds, *(unit + each for each in (bound, *bounds))} if bound else ())}

    def longest(words: Iterable[str]) -> str:
        found = (each for each in words if each and after.startswith(each) and _is_whole(each[-1], after[len(each) :][:1]))
        return max(found, key=len, default="")

    if found := longest(doubled):
        return _Beside("reference-doubled", found)
    if not bound and (found := longest(bounds)):
        return _Beside("reference-bound", found)
    found = longest(words.units) if unit else ""
    return _Beside("reference-unit", found) if found else None


_TAIL = re.compile(r"[^\d]+$")


def _bounds(locale: str, side: str) -> set[str]:
    """The words for a bound on that side of a number, without those that leave it exact («控制在»)."""
    return {word for word, bound in bound_words(locale).get(side, {}).items() if bound != "exactly"}


def _is_whole(one: str, other: str) -> bool:
    """Whether a word ends between two characters."""
    return not (one.isalnum() and other.isalnum()) or is_unspaced(one) or is_unspaced(other)


# Numbers in place of references


def typed_figures(text: str, figures: Iterable[Said], locale: str) -> Iterator[Found]:
    """Numbers that a figure of the section has, typed in place of a reference to it."""
    plain = without_code(text)
    searched, words = half_width(plain), beside_numbers(locale)
    spelled = [(match, f"{value:f}") for match in _HAN.finditer(plain) if (value := han_number(match[0])) is not None]
    # «1.5万余户»
    between = "|".join(re.escape(each) for each in _bounds(locale, "behind") if len(each) == 1)
    told: dict[int, Found] = {}
    # A figure that the text shows already is not what is typed, if another one has the same number.
    shown = {each.name for each in references(text)}
    for figure in sorted(figures, key=lambda each: each.id in shown):
        unit, exact = figure.part("unit"), figure.quantity.exact
        numbers = {figure.quantity.number, exact, f"{Decimal(exact):,f}" if exact else ""}
        typed = [re.escape(each) for each in sorted(numbers) if each and each in searched and any(map(str.isdigit, each))] if unit else []
        counted = rf"(?:{between})?\s?{re.escape(unit)}"
        found = [*re.finditer(rf"(?<![0-9.,])({'|'.join(typed)})({counted})", searched)] if typed else []
        found += [whole for each, value in spelled if unit and value == exact and (whole := _spelled(each, counted, plain, figure))]
        for match in found:
            is_ordinal = searched.endswith(words.ordinal or ("\x00",), 0, match.start())
            if not is_ordinal and not searched.startswith(words.begin or ("\x00",), match.start(2)):
                told.setdefault(match.start(), _typed_figure(text, match, figure))
    yield from told.values()


_HAN = re.compile(f"[{NUMERALS}]+(?:点[{NUMERALS}]+)?")


def _spelled(number: re.Match[str], counted: str, text: str, figure: Said) -> re.Match[str] | None:
    """A number in Chinese numerals with the figure's unit. One digit says little: then what is counted must be named, too."""
    is_share = figure.part("unit") == "%"
    match = re.compile(rf"({number[0]})({counted})").match(text, number.start())
    match = match or (re.compile(rf"(百分之{number[0]})()").match(text, max(0, number.start() - 3)) if is_share else None)
    if match is None or len(number[0]) > 1 or is_share:
        return match
    noun = text[match.end() : match.end() + 2]
    return match if len(noun) == 2 and noun in figure.measures else None


def _typed_figure(text: str, match: re.Match[str], figure: Said) -> Found:
    """A typed number: with the bound, if that is typed too, the whole reference stands for it, else the number alone."""
    whole = figure.quantity.text
    at = text.find(whole, max(0, match.start() - len(whole)), match.end() + len(whole))
    has_whole = 0 <= at <= match.start()
    start, typed = (at, whole) if has_whole else (match.start(), text[match.start() : match.end()])
    is_all = has_whole or not figure.part("bound") or match[2].strip() != figure.part("unit")
    proposal = f"{{{figure.id}}}" if is_all else f"{{{figure.id}{NUMBER_ONLY}}}{match[2]}"
    return Found("figure-typed", typed, text.count(typed, 0, start), {"found": typed, "proposal": proposal})
