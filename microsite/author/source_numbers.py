"""Find the numbers in a paragraph of a source text, with their bounds and the text around them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from microsite.proofreading.amounts import amounts
from microsite.proofreading.language_data import language_data, writes_han
from microsite.proofreading.numerals import SCALES, Amount
from microsite.text.bound_words import bound_words
from microsite.text.languages import cldr


class StatedNumber(NamedTuple):
    """A number in a text: its value, its bound, and the text before and after it."""

    value: Decimal
    bound: str
    """a bound of the content files; `range` for both ends of one"""
    upper: Decimal | None
    """the upper end of a range, for both its ends"""
    before: str
    after: str
    """without words for the bound between number and unit"""
    negative: bool
    written: str
    """the number as written, with a few characters around it"""
    start: int
    stop: int
    """where it stands in the paragraph as written"""
    counts: bool
    """whether it says how much or how many: no date, no ordinal, no figure of speech"""


_RANGE_SIGNS = "[-–—~～]|——"
_HAN_SCALE = re.compile("[万亿]+$")
_POWERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HALF_WIDTH = str.maketrans("．％＋－", ".%+-")
_AROUND = 8
_NEAR = 24
"""how many characters around a number are searched for words for its bound"""


def stated_numbers(text: str, locale: str, units: Sequence[str]) -> list[StatedNumber]:
    """Find the numbers in a paragraph; `units` are all units that may follow a number."""
    han = writes_han(locale)
    plain = _plain(text, locale)
    line = plain.text
    found = [_without_unit(each, line, units) for each in sorted(amounts(line, locale), key=lambda each: (each.start, -each.stop))]
    found = _composed(found, line) if han else found
    ranges = _ranges(found, line, units, locale)
    aside = [match.span() for pattern in _set_aside(locale) for match in pattern.finditer(line)]
    measures = language_data(locale).measures

    def counts(each: Amount) -> bool:
        if each.ordinal or any(start <= each.start < stop for start, stop in aside):
            return False
        # «三张清单» sums up a list, and so is not taken for a number by those who compare translations. «百分点» has none.
        is_counted = line[each.stop : each.stop + 1] in tuple(measures) and not set(line[each.start : each.stop]) <= set(SCALES)
        return each.firm or each.sort == "percent" or (len(each.values) == 1 and each.values[0] > 1 and is_counted)

    return [_stated_number(each, plain, locale, ranges, counts(each)) for each in found]


def places_of(words: str, text: str, locale: str) -> list[tuple[int, int]]:
    """Where these words stand in a paragraph, whatever blanks and line breaks are between their characters."""
    plain, wanted = _plain(text, locale), _plain(words.strip(), locale).text
    matches = re.finditer(re.escape(wanted), plain.text) if wanted else ()
    return [(plain.origins[match.start()], plain.origins[match.end() - 1] + 1) for match in matches]


class _Line(NamedTuple):
    """A paragraph as one line, and where each of its characters stands in the paragraph as written."""

    text: str
    origins: Sequence[int]

    def replaced(self, pattern: str, make: Callable[[re.Match[str]], str]) -> _Line:
        """The line with what matches the pattern replaced."""
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for match in re.finditer(pattern, self.text):
            new = make(match)
            pieces += [self.text[done : match.start()], new]
            origins += [*self.origins[done : match.start()], *[self.origins[match.start()]] * (len(new) - 1)]
            origins += [self.origins[match.end() - 1]] if new else []
            done = match.end()
        return _Line("".join([*pieces, self.text[done:]]), [*origins, *self.origins[done:]])


def _plain(text: str, locale: str) -> _Line:
    """A paragraph as one line, with plain digits and without line breaks and stray spaces in numbers."""
    # Not the full-width comma, which separates clauses in such texts.
    text = re.sub(r"\d", lambda digit: str(unicodedata.decimal(digit[0])), text).translate(_HALF_WIDTH)
    line = _Line(text, range(len(text)))
    if writes_han(locale):
        # These scripts have no spaces between words, so a space comes from line breaks or scanning; Latin words keep theirs.
        line = line.replaced(r"((?<=[A-Za-z])\s+(?=[A-Za-z]))|\s+", lambda match: match[1] or "")
        return line.replaced("百分之(负?[〇零一二三四五六七八九十百点0-9.]+)", lambda match: f"{match[1]}%")
    symbols = cldr(locale).number_symbols
    decimal = str((symbols.get("latn") or next(iter(symbols.values()))).get("decimal", "."))
    # In other scripts, a space before a decimal sign is stray; one after a full stop is not.
    line = line.replaced(r"[ \t\n]+", lambda match: " ")
    return line.replaced(rf"(?<=\d)\s+{re.escape(decimal)}\s?(?=\d)", lambda match: decimal)


@cache
def _set_aside(locale: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of dates and ordinals of the language: no figure states them."""
    by_language: dict[str, list[str]] = json.loads(Path(__file__).with_name("not_figures.json").read_text("utf-8"))
    return tuple(re.compile(each, re.IGNORECASE) for each in by_language.get(cldr(locale).language, ()))


def _without_unit(amount: Amount, line: str, units: Sequence[str]) -> Amount:
    """Remove a scale that belongs to the unit: «5千瓦» is five kilowatts, not five thousand watts."""
    last = line[amount.stop - 1]
    begins = any(len(unit) > 1 and unit[0] == last and line.startswith(unit, amount.stop - 1) for unit in units)
    if last in _POWERS and begins and amount.stop - amount.start > 1:
        return amount._replace(values=(amount.values[0] / _POWERS[last],), stop=amount.stop - 1)
    return amount


def _composed(found: list[Amount], line: str) -> list[Amount]:
    """Join numbers that are parts of one: «1亿5000万»."""
    whole: list[Amount] = []
    for amount in found:
        before = whole[-1] if whole else None
        if before is not None and amount.start == before.stop:
            scale = _HAN_SCALE.search(line[before.start : before.stop])
            if scale and amount.values[0] < _POWERS[scale[0][-1]]:
                whole[-1] = before._replace(values=(before.values[0] + amount.values[0],), stop=amount.stop)
                continue
        whole.append(amount)
    return whole


def _ranges(found: list[Amount], line: str, units: Sequence[str], locale: str) -> dict[int, tuple[Decimal, Decimal]]:
    """Position of each end of a range → its value and the upper end. A lower end without a scale has that of the upper end: «1.5至2万»."""
    ends: dict[int, tuple[Decimal, Decimal]] = {}
    sign = re.compile(rf"\s*(?:{_RANGE_SIGNS}|{_words(locale, 'between')})\s*", re.IGNORECASE)
    for first, second in pairwise(found):
        between = line[first.stop : second.start]
        unit = next((unit for unit in units if unit and between.startswith(unit)), "")
        if not sign.fullmatch(between.removeprefix(unit)):
            continue
        low, high = first.values[0], second.values[0]
        if _is_bare(first, line) and low * _scale(second, line) < high:
            low *= _scale(second, line)
        if low < high:
            ends |= {first.start: (low, high), second.start: (high, high)}
    return ends


def _is_bare(amount: Amount, line: str) -> bool:
    """Whether a number is written with digits alone."""
    return re.fullmatch(r"[\d.,\s]*", line[amount.start : amount.stop]) is not None


def _scale(amount: Amount, line: str) -> Decimal:
    """What the digits of a number are multiplied by: 10,000 in «2万»."""
    digits = re.match(r"\d+(?:[.,]\d+)?", line[amount.start : amount.stop])
    written = Decimal(digits[0].replace(",", ".")) if digits and not _is_bare(amount, line) else Decimal(0)
    return amount.values[0] / written if written else Decimal(1)


def _stated_number(amount: Amount, plain: _Line, locale: str, ranges: dict[int, tuple[Decimal, Decimal]], counts: bool) -> StatedNumber:
    line = plain.text
    before, after = line[: amount.start], line[amount.stop :]
    negative = bool(re.search(r"(?:^|[^\w%)])[-−]$", before)) or before.endswith("负")
    bound = "exactly"
    if match := re.match(rf"\s*({_words(locale, 'behind')})\s*", after):
        bound, after = bound_words(locale)["behind"][match[1]], after[match.end() :]
    value, upper = ranges.get(amount.start, (amount.values[0], None))
    written = line[max(0, amount.start - _AROUND) : amount.stop + _AROUND].strip()
    start, stop = plain.origins[amount.start], plain.origins[amount.stop - 1] + 1
    return StatedNumber(value, bound if upper is None else "range", upper, before, after, negative, written, start, stop, counts)


def bound_of(number: StatedNumber, unit_length: int, locale: str) -> str:
    """The bound of a number, by the words before it, between it and its unit, or after its unit."""
    if number.bound != "exactly":
        return number.bound
    behind = _words(locale, "behind")
    pattern = rf"({behind})" if writes_han(locale) else rf"\s*({behind})(?![^\W\d_])"
    if match := re.match(pattern, number.after[unit_length:][:_NEAR]):
        return bound_words(locale)["behind"][match[1]]
    match = re.search(rf"({_words(locale, 'before')})\s*$", number.before[-_NEAR:], re.IGNORECASE)
    return bound_words(locale)["before"][match[1].lower()] if match else "exactly"


@cache
def _words(locale: str, side: str) -> str:
    """A pattern for the words that stand there; one that never matches if there are none."""
    return "|".join(re.escape(word) for word in sorted(bound_words(locale).get(side, {}), key=len, reverse=True)) or "(?!)"
