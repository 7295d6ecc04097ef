"""The report's own values: site, editions, sections, figures, and the registers of indicators, units, documents and terms.

They are tuples, and their annotations are values: frozen dataclasses of the same take seven times as long to make at every start, and
annotations that are text half as long again.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from microsite.diagnostics import Position

Where = Mapping[str, Position]
"""Where each written field of a record stands, by the field's name; "" is the record itself."""
NOWHERE: Where = {}
"""of a record that nobody wrote"""


class Words(NamedTuple):
    """One translatable text in the report's language: a line, or one paragraph of Markdown."""

    text: str
    position: Position
    """where the text begins; its file is the one that the text stands in"""
    end_line: int = 0


Prose = tuple[Words, ...]
"""Paragraphs in order; each is a message of its own."""


KINDS = ("result", "estimate", "target", "expected_effect", "ambition")
BOUNDS = ("exactly", "at_least", "more_than", "about", "at_most", "range")
DIRECTIONS = ("up", "down", "neither")
CHARTS = ("ladder", "bullet", "grid", "squares", "slope")


class Period(NamedTuple):
    """The time a figure speaks of. `first` and `last` are a year `2024`, a half `2024-H1`, a month `2024-06` or a date `2024-06-30`."""

    type: str
    """year, half, month, date, by or cumulative"""
    first: str
    last: str = ""
    """the end of a cumulative period, else empty"""
    inferred: bool = False
    """the source doesn't say it; the editors concluded it"""


class Place(NamedTuple):
    """Where a source says it: a document's id ("" is the edition's own document) and a locator in it, such as `P17`."""

    document: str
    locator: str
    position: Position


class Explained(NamedTuple):
    """A definition or gloss: what it says, and who says so."""

    text: Prose
    source: str
    """`report`, `editors` or the id of a document"""
    where: Where = NOWHERE


class Conversion(NamedTuple):
    """Into what unit readers elsewhere know: value × times ÷ over."""

    to: str
    times: Decimal = Decimal(1)
    over: Decimal = Decimal(1)
    where: Where = NOWHERE


class Unit(NamedTuple):
    """How a number and what it counts combine."""

    id: str
    counted: tuple[Words, ...]
    """patterns with `{n}`: one, or the singular and the plural"""
    symbol: bool = False
    """a symbol (% or a currency): never parted from its number, repeated at both ends of a range"""
    converts: Conversion | None = None
    difference: str = ""
    """the unit that a difference between two of these is counted in, for rates and shares; empty where it is the unit itself"""
    shipped: bool = False
    where: Where = NOWHERE


class Indicator(NamedTuple):
    """What is measured, the same over the years."""

    id: str
    name: Words
    unit: str
    direction: str = "neither"
    """which way is good: up, down or neither"""
    theme: str = ""
    definition: Explained | None = None
    formerly: tuple[str, ...] = ()
    where: Where = NOWHERE


class Document(NamedTuple):
    """A source, listed once; what is not known of it is named in `unknown`."""

    id: str
    title: Words
    publisher: Words | None = None
    date: str = ""
    address: str = ""
    unknown: tuple[str, ...] = ()
    note: Prose = ()
    where: Where = NOWHERE


class Alias(NamedTuple):
    """Another form of a term in one language (by its path), such as a singular."""

    language: str
    name: str
    where: Where = NOWHERE


class Term(NamedTuple):
    """A glossary entry; `gloss` is None where the meaning is not known, which `unknown` then says."""

    id: str
    name: Words
    gloss: Explained | None = None
    unknown: bool = False
    aliases: tuple[Alias, ...] = ()
    formerly: tuple[str, ...] = ()
    where: Where = NOWHERE

    def also_called(self, language: str) -> tuple[str, ...]:
        """Its other forms in the language of this path."""
        return tuple(alias.name for alias in self.aliases if alias.language == language)


class Figure(NamedTuple):
    """One value of an indicator, in one section of one edition; a range has `start` and `end` and no `value`."""

    id: str
    indicator: str
    kind: str
    place: Place
    value: Decimal | None = None
    start: Decimal | None = None
    end: Decimal | None = None
    bound: str = "exactly"
    period: Period | None = None
    sentence: Words | None = None
    scope: Words | None = None
    show: str = "scaled"
    """`scaled` (words such as million where exact) or `digits`"""
    formerly: tuple[str, ...] = ()
    where: Where = NOWHERE


class Commitment(NamedTuple):
    """A promise without a number."""

    id: str
    text: Words
    place: Place
    where: Where = NOWHERE


class Listed(NamedTuple):
    """An entry of a list of names in a file, such as a section in `order`."""

    name: str
    position: Position


class Chart(NamedTuple):
    """A picture of figures that can be compared; `title` says what it shows, `subtitle` what is measured, where, when and in what."""

    id: str
    kind: str
    title: Words
    subtitle: Words
    figures: tuple[Listed, ...]
    """as sentences name them: `jobs` in a section, `section.jobs` in an edition's head"""
    of: Decimal | None = None
    """the whole that a bullet's shares are parts of"""
    where: Where = NOWHERE


class Picture(NamedTuple):
    """A picture file below assets/ with what is said of it."""

    file: str
    """path below assets/"""
    alt: Words
    """what it shows, for those who don't see it"""
    credit: Words
    """whose it is"""
    caption: Words | None = None
    size: tuple[int, int] = (0, 0)
    """width and height in pixels, from the file itself; zeros where nobody has looked at the files"""
    where: Where = NOWHERE


class Section(NamedTuple):
    """One chapter of an edition: a YAML file."""

    id: str
    title: Words
    finding: Words
    summary: Prose
    picture: Picture | None = None
    figures: tuple[Figure, ...] = ()
    charts: tuple[Chart, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    link_title: Words | None = None
    """what the page is called in tabs and shared links; title and edition, if there is none"""
    draft: bool = False
    formerly: tuple[str, ...] = ()
    where: Where = NOWHERE


class Correction(NamedTuple):
    """A figure that was wrong on the site: when it was mended, what had stood there, why."""

    date: str
    figure: str
    was: str
    reason: Words
    where: Where = NOWHERE


class EditionHead(NamedTuple):
    """What edition.yaml says."""

    title: Words
    date: str
    document: str
    summary: Prose = ()
    order: tuple[Listed, ...] = ()
    headline: tuple[Listed, ...] = ()
    link_title: Words | None = None
    picture: Picture | None = None
    charts: tuple[Chart, ...] = ()
    corrections: tuple[Correction, ...] = ()
    formerly: tuple[str, ...] = ()
    draft: bool = False
    where: Where = NOWHERE


class Edition(NamedTuple):
    """One report of one year: its head, and its sections in the order in which they are shown."""

    id: str
    head: EditionHead
    sections: tuple[Section, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its own and its sections'."""
        return tuple(each for each in (self.head.picture, *(section.picture for section in self.sections)) if each is not None)


def updated(head: EditionHead) -> str:
    """The date of an edition's last update: that of the newest correction, else its own."""
    return max([head.date, *(correction.date for correction in head.corrections)])


class LanguageEntry(NamedTuple):
    """A language as written in site.yaml; what is left out follows from the tag."""

    path: str
    name: str
    tag: str = ""
    locale: str = ""
    direction: str = ""
    scale: str = ""
    fallback: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    where: Where = NOWHERE


class Publisher(NamedTuple):
    """Who publishes the site."""

    name: Words
    address: str = ""
    where: Where = NOWHERE


class Palette(NamedTuple):
    """A site's own colours for light or dark screens, by name, as `#rrggbb`."""

    colours: Mapping[str, str]
    where: Where = NOWHERE


class Licence(NamedTuple):
    """What readers may do with the texts and figures."""

    name: Words
    address: str = ""
    spdx: str = ""
    """its SPDX identifier, for programs"""
    where: Where = NOWHERE


class Colours(NamedTuple):
    """A site's own colours."""

    light: Palette | None = None
    dark: Palette | None = None
    where: Where = NOWHERE


class ImprintEntry(NamedTuple):
    """What a publisher has to say of itself: a registration, a way to reach it. Either `value` (the same in all languages) or `text`."""

    id: str
    name: Words
    value: str = ""
    text: Words | None = None
    address: str = ""
    foot: bool = False
    """at the foot of every page too"""
    where: Where = NOWHERE


class Authority(NamedTuple):
    """Whose reports the site is about, and of which place; never the site's own publisher."""

    name: Words
    place: Words | None = None
    where: Where = NOWHERE


class SiteHead(NamedTuple):
    """What site.yaml says."""

    title: Words
    description: Words
    languages: tuple[LanguageEntry, ...]
    notice: Prose = ()
    base_url: str = ""
    newest: str = ""
    publisher: Publisher | None = None
    colours: Colours | None = None
    licence: Licence | None = None
    imprint: tuple[ImprintEntry, ...] = ()
    about: Prose = ()
    method: Prose = ()
    authority: Authority | None = None
    where: Where = NOWHERE
