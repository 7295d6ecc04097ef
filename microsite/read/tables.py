"""The field tables: what each kind of content file may say. Decoder, JSON Schema and the content reference all come from here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from microsite.diagnostics import diagnostic
from microsite.model import content
from microsite.read.picture_fields import PICTURE
from microsite.read.shapes import (
    EDITION_PATTERN,
    FAULTY,
    ID_PATTERN,
    Choice,
    Date,
    Either,
    Field,
    Flag,
    Id,
    Line,
    ListOf,
    Number,
    Paragraphs,
    Pattern,
    Reading,
    Record,
    Sentence,
    Shape,
    With,
    is_date,
    is_given,
    node_has,
    unique,
    value_of,
)
from microsite.read.yaml_tree import Node

ADDRESS = Pattern("address", r"https?://[^\s<>\"]+")
YEAR = Pattern("year", "[1-9][0-9]{3}")
LOCATOR = Pattern("locator", r"[^\s{}].{0,39}")
FIGURE_IN_CHART = Pattern("figure-in-chart", rf"{ID_PATTERN}(?:\.{ID_PATTERN})?")
FIGURE_NAME = Pattern("figure-name", rf"{ID_PATTERN}\.{ID_PATTERN}")


def _named(value: str, node: Node, reading: Reading) -> content.Listed:
    return content.Listed(value, node.position(reading.file))


NAMES_OF_SECTIONS = ListOf(With(Id, _named))
NAMES_OF_FIGURES = ListOf(With(FIGURE_NAME, _named))
FORMERLY = Field("formerly", ListOf(Id), "earlier ids: old addresses, translations and comparisons follow them")


def _short(words: content.Words, node: Node, reading: Reading) -> content.Words:
    """What a tab and a shared link show without cutting it: a wide character counts as two."""
    width = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words.text)
    if width > LONGEST_LINK_TITLE:
        reading.fault("link-title-long", node, found=width, most=LONGEST_LINK_TITLE)
    return words


LONGEST_LINK_TITLE = 60
LINK_TITLE = Field(
    "link_title", With(Line(), _short), "the finding and the place, for tabs and shared links: at most 30 Chinese or 60 Latin characters"
)


def _time(value: str, node: Node, reading: Reading) -> Any:
    """A year, month or date for `by` and `cumulative`."""
    month_is_real = len(value) != 7 or is_date(value + "-01")
    return value if month_is_real and (len(value) != 10 or is_date(value)) else reading.fault("date", node, found=value)


TIME = With(Pattern("time", "[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?"), _time)
SPAN = Record(
    "span",
    lambda where, first, last: (first, last),
    (Field("from", TIME, "the first year, month or date", True, "first"), Field("to", TIME, "the last one", True, "last")),
)
PERIOD_TYPES: dict[str, Shape] = {
    "year": YEAR,
    "half": Pattern("half", "[1-9][0-9]{3}-H[12]"),
    "month": With(Pattern("month", "[1-9][0-9]{3}-[0-9]{2}"), _time),
    "date": Date(),
    "by": TIME,
    "cumulative": SPAN,
}
_PERIOD_DOCS = {
    "year": "a whole year, as in 2024",
    "half": "half a year, as in 2024-H1",
    "month": "a month, as in 2024-06",
    "date": "a day, as in 2024-06-30",
    "by": "by the end of a year or month, or by a date",
    "cumulative": "summed up over a span, as in {from: 2021, to: 2025}",
}


def _period(where: content.Where, inferred: bool = False, **types: Any) -> content.Period | None:
    if len(types) != 1:
        return None
    ((type_, time),) = types.items()
    first, last = time if type_ == "cumulative" else (time, "")
    return content.Period(type_, first, last, inferred)


def _one_period(value: content.Period | None, node: Node, reading: Reading) -> Any:
    if len(PERIOD_TYPES.keys() & node.pairs.keys()) != 1:
        types = [key for key in PERIOD_TYPES if node_has(node, key)]
        return reading.fault("period-types", node, found=", ".join(types) or None, expected=", ".join(PERIOD_TYPES))
    if value is not None and value.type == "cumulative" and value.last < value.first:
        return reading.fault("range-backwards", node, found=f"{value.first} > {value.last}")
    return FAULTY if value is None else value


PERIOD = With(
    Record(
        "period",
        _period,
        (
            *(Field(key, shape, _PERIOD_DOCS[key]) for key, shape in PERIOD_TYPES.items()),
            Field("inferred", Flag(), "true where the source does not name the time and the editors concluded it"),
        ),
    ),
    _one_period,
)

PLACE = Either(
    With(LOCATOR, lambda value, node, reading: content.Place("", value, node.position(reading.file))),
    With(
        Record(
            "place",
            lambda where, document, locator: (document, locator),
            (Field("document", Id, "the id of a document", True), Field("at", LOCATOR, "where in it", True, "locator")),
        ),
        lambda value, node, reading: content.Place(value[0], value[1], node.position(reading.file)),
    ),
)


def _explained(record_name: str) -> Record:
    return Record(
        record_name,
        content.Explained,
        (
            Field("text", Paragraphs(), "what it says", True),
            Field("source", Id, "whose it is: report, editors, or the id of a document", True),
        ),
    )


def _divides(conversion: content.Conversion, node: Node, reading: Reading) -> None:
    if conversion.over <= 0 or conversion.times <= 0:
        reading.fault("conversion-zero", node)


CONVERSION = Record(
    "conversion",
    content.Conversion,
    (
        Field("to", Id, "the unit that readers elsewhere know", True),
        Field("times", Number(), "the value is multiplied by this"),
        Field("over", Number(), "and divided by this"),
    ),
    _divides,
)

_PLURAL_FORMS = ("one", "other")


def _counted_words(words: content.Words, node: Node, reading: Reading) -> Any:
    return words if words.text.count("{n}") == 1 else reading.fault("unit-pattern", node, found=words.text)


_COUNTED = With(Line(), _counted_words)
COUNTED = Either(
    With(_COUNTED, lambda words, node, reading: (words,)),
    Record(
        "counted",
        lambda where, one, other: (one, other),
        (Field("one", _COUNTED, "with the number one", True), Field("other", _COUNTED, "with other numbers", True)),
    ),
)

UNIT = Record(
    "unit",
    content.Unit,
    (
        Field("id", Id, "the unit's own name in the files", True),
        Field("counted", COUNTED, "number and noun together, the number as {n}", True),
        Field("symbol", Flag(), "true for a symbol such as %: never parted from its number, repeated in ranges"),
        Field("converts", CONVERSION, "into what unit it is converted for readers who do not know it"),
        Field("difference", Id, "of a rate or share: the unit that a difference of two is counted in, such as `percentage_point`"),
    ),
)

INDICATOR = Record(
    "indicator",
    content.Indicator,
    (
        Field("id", Id, "the indicator's own name in the files; stays over the years", True),
        Field("name", Line(), "what is measured: without year, source or bound", True),
        Field("unit", Id, "the id of a unit", True),
        Field("direction", Choice(content.DIRECTIONS), "which way is good: up, down or neither"),
        Field("theme", Id, "a word that groups indicators"),
        Field("definition", _explained("definition"), "what exactly is meant, and who says so"),
        FORMERLY,
    ),
)

DOCUMENT = Record(
    "document",
    content.Document,
    (
        Field("id", Id, "the document's own name in the files", True),
        Field("title", Line(), "its title", True),
        Field("publisher", Line(), "who published it"),
        Field("date", Date(), "when"),
        Field("address", ADDRESS, "where it can be read"),
        Field("unknown", ListOf(Choice(("title", "publisher", "date", "address"))), "what is not known of it"),
        Field("note", Paragraphs(), "what else a reader should know of it"),
    ),
)


def _term(record: content.Term, node: Node, reading: Reading) -> None:
    if is_given(node, "gloss") == record.unknown:
        reading.fault("term-gloss", node, found=record.id)


ALIAS = Record(
    "alias",
    content.Alias,
    (
        Field("language", Pattern("language-path", "[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)*"), "the path of the language it is of", True),
        Field("name", With(Line(), lambda words, node, reading: words.text), "another form, such as a singular", True),
    ),
)

TERM = Record(
    "term",
    content.Term,
    (
        Field("id", Id, "the term's own name in the files", True),
        Field("name", Line(), "the term as the report writes it", True),
        Field("gloss", _explained("gloss"), "what it means, and who says so"),
        Field("unknown", Flag(), "true where the meaning is not known: the page says so"),
        Field("aliases", ListOf(ALIAS), "other forms by which the term is found in texts, language by language"),
        FORMERLY,
    ),
    _term,
)


def _figure(record: content.Figure, node: Node, reading: Reading) -> None:
    is_range = record.start is not None or record.end is not None
    if is_range and (record.value is not None or record.start is None or record.end is None):
        reading.fault("range", node, found=record.id)
    elif is_range and record.bound not in ("exactly", "range"):
        reading.faults.append(diagnostic("range-bound", record.where["bound"], found=record.bound))
    elif record.start is not None and record.end is not None and record.start >= record.end:
        reading.faults.append(diagnostic("range-backwards", record.where["from"], found=f"{record.start} ≥ {record.end}"))


def _figure_needs(node: Node) -> Iterator[str]:
    """A number, and a time unless it is an ambition."""
    if not node_has(node, "from") and not node_has(node, "to"):
        yield "value"
    kind = value_of(node, "kind")
    if kind is None or kind.text != "ambition":
        yield "period"


def _with_range(record: content.Figure, node: Node, reading: Reading) -> content.Figure:
    return record._replace(bound="range") if record.start is not None else record


FIGURE = With(
    Record(
        "figure",
        content.Figure,
        (
            Field("id", Id, "the figure's own name in its section; sentences refer to it as {id}", True),
            Field("indicator", Id, "the id of an indicator", True),
            Field("kind", Choice(content.KINDS), "result, estimate, target, expected_effect or ambition", True),
            Field("bound", Choice(content.BOUNDS[:-1]), "exactly (if left out), at_least, more_than, about or at_most"),
            Field("value", Number(), "the exact number, in plain digits"),
            Field("from", Number(), "the lower end of a range, instead of a value", attribute="start"),
            Field("to", Number(), "the upper end of a range", attribute="end"),
            Field("period", PERIOD, "the time that the number speaks of; an ambition may have none"),
            Field("place", PLACE, "where the source says it, such as P17", True),
            Field("sentence", Sentence(), "one plain sentence that a reader can repeat"),
            Field("scope", Line(), "what part it speaks of, where not the whole"),
            Field("show", Choice(("scaled", "digits")), "digits: never shortened with words such as million"),
            FORMERLY,
        ),
        _figure,
        _figure_needs,
    ),
    _with_range,
)

COMMITMENT = Record(
    "commitment",
    content.Commitment,
    (
        Field("id", Id, "the commitment's own name in its section", True),
        Field("text", Sentence(), "what is promised, in one sentence", True),
        Field("place", PLACE, "where the source says it", True),
    ),
)


def _unique_list(shape: Shape) -> Shape:
    return With(ListOf(shape), lambda records, node, reading: unique(records, reading))


def _all_or_none(value: tuple[content.Listed, ...], node: Node, reading: Reading) -> object:
    """A chart that lacks a misspelt figure is not judged by those that are left."""
    return value if len(value) == len(node.items) else FAULTY


def _chart(record: content.Chart, node: Node, reading: Reading) -> None:
    if record.of is not None and record.kind != "bullet":
        reading.faults.append(diagnostic("chart-of", record.where["of"], found=record.kind))
    elif record.of is not None and record.of <= 0:
        reading.faults.append(diagnostic("chart-of-zero", record.where["of"], found=record.of))


CHART = Record(
    "chart",
    content.Chart,
    (
        Field("id", Id, "the chart's own name in its file", True),
        Field("kind", Choice(content.CHARTS), "ladder, bullet, grid, squares or slope", True),
        Field("title", Line(), "what it shows: the finding, in at most 22 characters or 15 words", True),
        Field("subtitle", Line(), "what is measured, where, when and in which unit", True),
        Field("figures", With(ListOf(With(FIGURE_IN_CHART, _named)), _all_or_none), "the figures to compare, two or more", True),
        Field("of", Number(), "the whole that the shares of a bullet are parts of, such as 100"),
    ),
    _chart,
)

SECTION = Record(
    "section",
    lambda where, **values: content.Section(id="", where=where, **values),
    (
        Field("title", Line(), "the section's title", True),
        LINK_TITLE,
        Field("finding", Sentence(), "one sentence: what the section says", True),
        Field("summary", Paragraphs(), "the summary, in Markdown; figures as {id}", True),
        Field("picture", PICTURE, "a picture, shown below the summary"),
        Field("figures", _unique_list(FIGURE), "its figures, in the order of the page"),
        Field("charts", _unique_list(CHART), "its charts"),
        Field("commitments", _unique_list(COMMITMENT), "promises without a number"),
        Field("draft", Flag(), "true: left out unless drafts are asked for"),
        FORMERLY,
    ),
)

CORRECTION = Record(
    "correction",
    content.Correction,
    (
        Field("date", Date(), "when the site was corrected", True),
        Field("figure", FIGURE_NAME, "which figure, as section.figure", True),
        Field("was", Pattern("line", r".{1,80}"), "what had stood there", True),
        Field("reason", Sentence(), "why it was wrong", True),
    ),
)

EDITION = Record(
    "edition",
    content.EditionHead,
    (
        Field("title", Line(), "the edition's title", True),
        LINK_TITLE,
        Field("summary", Paragraphs(), "what this edition is; figures as {section.figure}"),
        Field("picture", PICTURE, "a picture, shown below the summary"),
        Field("date", Date(), "the edition's date", True),
        Field("document", Id, "the document that places refer to", True),
        Field("order", NAMES_OF_SECTIONS, "the sections in order"),
        Field("headline", NAMES_OF_FIGURES, "the figures on the edition's home, as section.figure"),
        Field("charts", _unique_list(CHART), "charts on its home; figures as section.figure"),
        Field("corrections", ListOf(CORRECTION), "what was wrong on the site and is mended"),
        Field("formerly", ListOf(Pattern("edition-id", EDITION_PATTERN)), "earlier ids of the edition"),
        Field("draft", Flag(), "true: left out unless drafts are asked for"),
    ),
)


LANGUAGE = Record(
    "language",
    content.LanguageEntry,
    (
        Field("path", Pattern("language-path", "[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)*"), "its folder in addresses and in translations/", True),
        Field("name", With(Line(), lambda words, node, reading: words.text), "its own name, as its readers write it", True),
        Field("tag", Pattern("language-tag", "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"), "its BCP 47 tag; the path, if left out"),
        Field(
            "locale", Pattern("locale", "[a-z]{2,3}(?:_[A-Za-z0-9]+)*"), "the CLDR locale for numbers and dates; from the tag, if left out"
        ),
        Field("direction", Choice(("ltr", "rtl")), "of writing; from the locale, if left out"),
        Field("scale", Choice(("myriads", "thousands")), "how large numbers are shortened; from the locale, if left out"),
        Field(
            "fallback",
            ListOf(Pattern("language-path", "[a-zA-Z0-9-]+")),
            "languages to show where a text is not translated, before the source",
        ),
        Field("knows", ListOf(Id), "units that its readers know, so that no conversion is added"),
    ),
)

PUBLISHER = Record(
    "publisher",
    content.Publisher,
    (Field("name", Line(), "who publishes the site", True), Field("address", ADDRESS, "the publisher's own site")),
)

COLOUR = Pattern("colour", "#[0-9a-fA-F]{6}")
PALETTE = Record(
    "palette",
    lambda where, **colours: content.Palette(colours, where),
    (
        Field("plate", COLOUR, "the dark ground at the top of a home; light letters stand on it"),
        Field("steel", COLOUR, "what was, and what is under way: letters and signs"),
        Field("green", COLOUR, "what is done"),
        Field("ember", COLOUR, "what was missed, and warnings"),
        Field("link", COLOUR, "links"),
        Field("terrace", COLOUR, "the drawing on the dark ground"),
        Field("bar_steel", COLOUR, "bars of what was"),
        Field("bar_green", COLOUR, "bars of what is done"),
    ),
)
COLOURS = Record(
    "colours",
    content.Colours,
    (
        Field("light", PALETTE, "on a light screen"),
        Field("dark", PALETTE, "on a dark screen; the style's own, if left out"),
    ),
)

LICENCE = Record(
    "licence",
    content.Licence,
    (
        Field("name", Line(), "its name", True),
        Field("address", ADDRESS, "where its text can be read"),
        Field("spdx", Pattern("spdx", r"[A-Za-z0-9][A-Za-z0-9.+-]*"), "its SPDX identifier, such as CC-BY-4.0"),
    ),
)


def _imprint(record: content.ImprintEntry, node: Node, reading: Reading) -> None:
    if is_given(node, "value") == is_given(node, "text"):
        reading.fault("imprint-value", node, found=record.id)


IMPRINT = Record(
    "imprint",
    content.ImprintEntry,
    (
        Field("id", Id, "the entry's own name in the files", True),
        Field("name", Line(), "what it is: a registration, a way to reach the publisher", True),
        Field("value", Pattern("line", r".{1,80}"), "the same in all languages: a number, a mail address"),
        Field("text", Line(), "words, which are translated"),
        Field("address", Pattern("link", r"(?:https?://|mailto:|tel:)[^\s<>\"]+"), "where it leads: a web address, mailto: or tel:"),
        Field("foot", Flag(), "true: at the foot of every page too, not on the page about the site alone"),
    ),
    _imprint,
)

AUTHORITY = Record(
    "authority",
    content.Authority,
    (Field("name", Line(), "whose reports these are", True), Field("place", Line(), "the place that they are about")),
)

SITE = Record(
    "site",
    content.SiteHead,
    (
        Field("title", Line(), "the site's title", True),
        Field("description", Line(), "what the site is, in a sentence, for search engines and shared links", True),
        Field("notice", Paragraphs(), "what the site is and is not; at the foot of each page"),
        Field("languages", ListOf(LANGUAGE), "the source language first, then those it is translated into", True),
        Field("base_url", ADDRESS, "the address that the site is published at"),
        Field("newest", Pattern("edition-id", EDITION_PATTERN), "the newest edition; the highest, if left out"),
        Field("publisher", PUBLISHER, "who publishes the site"),
        Field("colours", COLOURS, "the site's own colours; the style's, if left out"),
        Field("licence", LICENCE, "under which terms texts and figures may be used"),
        Field("imprint", _unique_list(IMPRINT), "registrations and ways to reach the publisher"),
        Field("about", Paragraphs(), "what the site is and is not, at length, for the page about it"),
        Field("method", Paragraphs(), "how the figures were taken and are to be read, for the page about the site"),
        Field("authority", AUTHORITY, "whose reports the site is about; not the site's publisher"),
    ),
)


def _register(key: str, shape: Shape, doc: str) -> Record:
    return Record("register", lambda where, **values: values.get(key, ()), (Field(key, _unique_list(shape), doc, True),))


SHIPPED_UNITS = Record(
    "register",
    lambda where, language, units: (language, units),
    (
        Field("language", Pattern("language-tag", "[a-z]{2,3}"), "the language that the interface's messages are written in", True),
        Field("units", _unique_list(UNIT), "how numbers and nouns combine", True),
    ),
)

REGISTERS: dict[str, Record] = {
    "indicators": _register("indicators", INDICATOR, "what is measured"),
    "units": _register("units", UNIT, "how numbers and nouns combine"),
    "documents": _register("documents", DOCUMENT, "the sources"),
    "terms": _register("terms", TERM, "the glossary"),
}
