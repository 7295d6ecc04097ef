"""What has the right form and is hardly meant: a result of a time that is not over, half a person, a place typed in another way. Pure.

Everything here is a warning; `microsite.sentences.plausibility` says how an editor who does mean it writes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model.content import REACHED, EditionHead, Figure, Period, Place, Registers, Section
from microsite.model.histories import TargetOutcome
from microsite.model.linking import SIGNED
from microsite.model.outcomes import NOT_COMPARABLE, OTHER_PART, OTHER_PERIOD, TOO_LOOSE
from microsite.model.spans import span_of

FAR_BACK, FAR_AHEAD = 9, 9
"""years from a report to a time that it speaks of, beyond which the year is taken for mistyped"""
FAR_BACK_REACHED, FAR_AHEAD_BY = 100, 20
"""the same for results, which may be old, and for what is to be reached by a time, or over several years"""


def section_doubts(section: Section, edition: str, head: EditionHead, registers: Registers) -> Iterator[Diagnostic]:
    """What is hardly meant in a section of an edition."""
    # A date that does not fit the edition is a fault of its own, not one of each figure.
    date = head.date if fits_edition(head.date, edition) else f"{edition[:4]}-12-31"
    places = [*(figure.place for figure in section.figures), *(commitment.place for commitment in section.commitments)]
    for place in places:
        yield from _place_doubts(place, registers)
    # A number below zero that a chart can't draw is an error of its own.
    drawn = {listed.name for chart in section.charts if chart.kind not in SIGNED for listed in chart.figures}
    for figure in section.figures:
        yield from _period_doubts(figure, date, registers)
        yield from _whole_doubts(figure, registers, figure.id in drawn)


# Places

_FULL_WIDTH = {code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
_DIGITS_FOR_LETTERS = str.maketrans("lIOo", "1100")
_TOKEN = r"[A-Za-z]?[\s.]*[0-9]{1,3}"
_AND = r"\s*(?:[,，、；;&+/~–—-]|至|和|到)\s*"
_PLACES = re.compile(rf"{_TOKEN}(?:(?:{_AND}|\s+(?=[A-Za-z])){_TOKEN})*")


def tidy_locator(locator: str) -> str:
    """The usual form of a place that names numbered parts: `P17` for `p17`, `Ｐ１７` and `17`; others stay as they are."""
    plain = re.sub(r"^[\[(【（「]\s*|\s*[\])】）」.,;，。、；：:]+$", "", locator.translate(_FULL_WIDTH))
    if match := re.fullmatch(r"([A-Za-z])(?=[lIOo]*[0-9])([0-9lIOo]{1,3})", plain):
        plain = match[1] + match[2].translate(_DIGITS_FOR_LETTERS)
    # «18段» is the eighteenth paragraph; «第18段» says so in words.
    plain = re.sub(r"^([A-Za-z]?\s*[0-9]{1,3})\s*段$", r"\1", plain)
    if not _PLACES.fullmatch(plain):
        return plain
    plain = re.sub(r"([A-Za-z]?)[\s.]*([0-9]+)", lambda match: (match[1].upper() or "P") + match[2], plain)
    # Pages of a newspaper may be called B08.
    plain = re.sub(r"P0+(?=[1-9])", "P", plain)
    # Readers see several as a list; «P3、P5» is one, too.
    return re.sub(r"\s*[,，;；&+/和]\s*|(?<=[0-9])\s+(?=[A-Z])", ", ", plain)


def _place_doubts(place: Place, registers: Registers) -> Iterator[Diagnostic]:
    named = re.fullmatch(r"([a-z][a-z0-9_]*)[\s,，、:：]+(\S.*)", place.locator)
    if named and named[1] in registers.documents:
        meant = f"{{document: {named[1]}, at: {tidy_locator(named[2])}}}"
        yield diagnostic("place-form", place.where.get("at", place.position), found=place.locator, near=meant)
        return
    tidy = tidy_locator(place.locator)
    if tidy != place.locator:
        page = re.fullmatch(r"[Pp]?[\s.]*0*([0-9]+)", place.locator)
        position = place.where.get("at", place.position)
        yield diagnostic("place-form", position, found=place.locator, near=tidy, page=page[1] if page else None)


# Times


def fits_edition(date: str, edition: str) -> bool:
    """Whether a date is in the year of an edition, or in the year before or after."""
    return abs(int(edition[:4]) - int(date[:4])) <= 1


def _period_doubts(figure: Figure, date: str, registers: Registers) -> Iterator[Diagnostic]:
    """A result of a time that was not over when it was said; any figure of a time decades away."""
    span, period = span_of(figure.period), figure.period
    if span is None or period is None:
        return
    document = registers.documents.get(figure.place.document)
    said = max(date, document.date if document is not None else "")
    place, time = figure.where["period"], period_text(period)
    year = int(said[:4])
    back = FAR_BACK_REACHED if figure.kind in REACHED else FAR_BACK
    ahead = FAR_AHEAD_BY if period.type in ("by", "cumulative") else FAR_AHEAD
    if figure.kind != "ambition" and not year - back <= span.last.year <= year + ahead:
        way = "vision" if span.last.year > year and figure.kind not in REACHED else "year"
        yield diagnostic("period-far", place, found=time, years=abs(span.last.year - year), date=said, way=way)
    elif figure.kind == "result" and span.last.isoformat() > said:
        yield diagnostic("result-early", place, found=time, date=said)


def period_text(period: Period) -> str:
    """A period as it is written in content files, without braces."""
    if period.last:
        return f"{period.type}: {{from: {period.first}, to: {period.last}}}"
    return f"{period.type}: {period.first}"


# Numbers


def _whole_doubts(figure: Figure, registers: Registers, is_drawn: bool) -> Iterator[Diagnostic]:
    """A fraction or a negative number of what is counted in whole things."""
    indicator = registers.indicators.get(figure.indicator)
    unit = registers.units.get(indicator.unit) if indicator is not None else None
    if unit is None or not unit.whole:
        return
    for key, number in (("value", figure.value), ("from", figure.start), ("to", figure.end)):
        # 171.0 is more likely to be 1710 than 171.
        if number is not None and (number < 0 or "." in _plain(number)):
            code = "whole-negative" if number < 0 else "whole-fraction"
            if is_drawn and number < 0:
                continue
            yield diagnostic(code, figure.where[key], found=_plain(number), unit=unit.id)


def _plain(number: Decimal) -> str:
    return f"{number:f}"


# Figures that say the same

Stated = tuple[str, Figure]
"""the section that gives a figure, and the figure"""


def repeated_figures(
    section: Section, others: Callable[[Figure], Sequence[Stated]], file_of: Callable[[str], Position]
) -> Iterator[Diagnostic]:
    """Figures of one indicator, time, part, kind and document: two in the section, or one that an earlier section gives otherwise.

    `others`: what earlier sections of the edition say of a figure's indicator and time. Another section may give the same number again.
    """
    first: dict[object, Figure] = {}
    for figure in section.figures:
        twin = first.setdefault(_subject(figure), figure)
        if twin is not figure:
            yield diagnostic("figure-twice", figure.where["id"], twin.where["id"], found=figure.id, other=twin.id)
            continue
        for name, other in others(figure):
            if _subject(other) == _subject(figure) and _amount(other) != _amount(figure):
                yield diagnostic("figure-twice", figure.where["id"], file_of(name), found=figure.id, other=f"{name}.{other.id}")
                break


def _subject(figure: Figure) -> object:
    period = figure.period._replace(inferred=False) if figure.period is not None else None
    scope = figure.scope.text if figure.scope is not None else ""
    return figure.indicator, figure.kind, period, scope, figure.place.document


def _amount(figure: Figure) -> tuple[object, ...]:
    return figure.bound, figure.value, figure.start, figure.end


def numbers_of(section: Section) -> list[object]:
    """What a section's figures say, whatever they are called and whenever it was: a copy of it says the same."""
    return [(figure.indicator, figure.kind, figure.scope and figure.scope.text, *map(str, _amount(figure))) for figure in section.figures]


FEWEST_COPIED = 3
"""numbers of an edition that are all those of an earlier one, from which on it is taken for a copy"""


# Targets and their results


def incomparable(figure: Figure, outcome: TargetOutcome | None) -> Iterator[Diagnostic]:
    """A note on a target of which there is a result that can't be compared with it: in what the two differ.

    It is no warning: a site may rightly give a result for another part, or an uncertain one.
    """
    if outcome is None or outcome.result is None or outcome.verdict.status != NOT_COMPARABLE:
        return
    reason, result, other = outcome.verdict.reason, outcome.result, outcome.result.figure
    key, of_target, of_result = {
        OTHER_PERIOD: ("period", _time(figure), _time(other)),
        OTHER_PART: ("scope", figure.scope and figure.scope.text, other.scope and other.scope.text),
        TOO_LOOSE: ("value", _amount_text(figure), _amount_text(other)),
    }[reason]
    position = figure.where.get(key) or figure.where["id"]
    facts = {"target": of_target, "result": of_result} if of_target and of_result else {"only_target": of_target, "only_result": of_result}
    file = Position(f"content/{result.edition}/{result.section}.yaml")
    other_id = f"{result.section}.{other.id}"
    yield diagnostic("not-comparable", position, file, found=figure.id, other=other_id, edition=result.edition, reason=reason, **facts)


def _time(figure: Figure) -> str:
    return period_text(figure.period) if figure.period is not None else ""


def _amount_text(figure: Figure) -> str:
    if figure.value is None:
        return f"from: {figure.start:f}, to: {figure.end:f}"
    return f"{figure.bound} {figure.value:f}"


# Editions


def edition_doubts(
    id_: str, head: EditionHead, twins: Mapping[str, Sequence[str]], place_of: Callable[[str, str], Position]
) -> Iterator[Diagnostic]:
    """What an edition shares with earlier ones, as a copy does that was not changed; dates that fit neither its name nor each other.

    `twins`: date, document, title → the ids of all editions that have the same. Two reports may be of one day, if they are of one year.
    """
    for key, ids in twins.items():
        earlier = [each for each in sorted(ids) if each < id_ and (key != "date" or each[:4] != id_[:4])]
        if earlier:
            found = {"date": head.date, "document": head.document, "title": head.title.text}[key]
            yield diagnostic(
                "edition-copied", head.where[key], place_of(earlier[-1], key), key=key, found=found, other=earlier[-1], edition=id_
            )
    if not fits_edition(head.date, id_):
        yield diagnostic("edition-year", head.where["date"], found=head.date, edition=id_)
    years = re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", head.title.text)
    if years and id_[:4] not in years:
        yield diagnostic("edition-title-year", head.where["title"], found=years[0], edition=id_)
    for correction in head.corrections:
        if correction.date < head.date:
            yield diagnostic("correction-early", correction.where["date"], head.where["date"], found=correction.date, date=head.date)


def future_date(date: str, position: Position) -> Iterator[Diagnostic]:
    """A warning that holds until that day comes."""
    if date:
        yield diagnostic("date-future", position, found=date)._replace(until=date)
