"""Views: closed values that hold all that an artifact may show. Templates get these and nothing else.

Their annotations are values: as text each of the three hundred would be compiled at every start, which takes half as long again as all
the rest of making them.
"""

from typing import Any, NamedTuple

from microsite.model.catalogue import Progress
from microsite.model.content import Document as Document
from microsite.model.content import Figure as Figure
from microsite.text.localizer import LocalizedText
from microsite.text.quantities import Quantity
from microsite.text.terms import TermMark


class FigureReference(NamedTuple):
    """What a reference in a text shows."""

    name: str
    """as written in the text: `jobs` or `section.jobs`"""
    quantity: Quantity


class InsideLink(NamedTuple):
    """A link to a section or figure of the edition, as written (`section:city`), and its address on the page."""

    target: str
    href: str


class ProseView(NamedTuple):
    """One paragraph or sentence of Markdown with all that its references show."""

    text: LocalizedText
    references: tuple[FigureReference, ...] = ()
    terms: tuple[TermMark, ...] = ()
    """terms that are explained at the foot of the page; each mark's `term` is a fragment"""
    links: tuple[InsideLink, ...] = ()
    """where its links to sections and figures lead"""


class Link(NamedTuple):
    """A link inside the site, relative to the page that holds it."""

    href: str
    text: LocalizedText


class LanguageLink(NamedTuple):
    """The same page in another language."""

    href: str
    name: str
    tag: str
    direction: str


class Alternate(NamedTuple):
    """An hreflang entry: absolute address and tag (`x-default` for the default language)."""

    tag: str
    address: str


class SharedCard(NamedTuple):
    """The picture that stands beside a shared link."""

    address: str
    """absolute"""
    alt: str
    """what the picture says"""


class Sharing(NamedTuple):
    """What services that show shared links are told beside title and description."""

    type: str
    """website or article, in the words of Open Graph"""
    locale: str
    """language_TERRITORY; empty where the language names no territory"""
    other_locales: tuple[str, ...]
    card: SharedCard | None
    """None where no base address is known or no card is drawn"""


class Frame(NamedTuple):
    """What every page has around its own content."""

    path: str
    """the page's own path below the site's root"""
    language: str
    direction: str
    title: str
    """for the browser's tab and for shared links"""
    description: str
    site_title: LocalizedText
    home: str
    """link to the newest edition's home in this language"""
    other_languages: tuple[LanguageLink, ...]
    canonical: str
    """absolute address, or empty where no base address is known"""
    alternates: tuple[Alternate, ...]
    notice: tuple[ProseView, ...]
    """its first paragraph, or none: the page on the site has it all"""
    publisher: LocalizedText | None
    publisher_address: str
    is_translation: bool
    """whether the page is in a language that the report wasn't written in"""
    source_language: LocalizedText
    """what the page's language calls that one"""
    coverage: Progress
    """how much of the content's texts on the page is translated"""
    about: str
    glossary: str
    """empty where the site has no terms"""
    editions: str
    find: str
    """link to the page to find things on"""
    indicators: str
    """link to the page that lists all indicators"""
    report: str
    """the first address for e-mail in the imprint, as `mailto:…`, for readers who found an error; empty where there is none"""
    feed: str
    """empty where no base address is known: a feed's ids must be absolute"""
    licence: LocalizedText | None
    licence_address: str
    imprint: "tuple[ImprintView, ...]"
    """what stands at the foot of every page"""
    sharing: Sharing
    structured: str
    """the page's facts for programs, as the text of a JSON-LD object; empty where it has none"""
    has_picture: bool
    """whether it shows a picture file, which its policy must allow"""


class PictureView(NamedTuple):
    """A picture with what stands below it. A page that shows one says so in its frame."""

    src: str
    """relative to the page"""
    width: int
    height: int
    """pixels"""
    alt: LocalizedText
    caption: ProseView | None
    credit: ProseView


class ImprintView(NamedTuple):
    """A registration or a way to reach the publisher: what it is, what it says, where it leads (may be empty)."""

    name: LocalizedText
    value: LocalizedText
    address: str


class EditionFrame(NamedTuple):
    """What every page of an edition has."""

    title: LocalizedText
    home: str
    table: str
    print_edition: str
    """link to the edition as one document for paper"""
    brief: str
    """link to the edition on one sheet of paper"""
    csv: str
    """link to the figures for people, in the page's language"""
    json: str
    datapackage: str
    date: str
    updated: str
    document: Any
    """a `Document` as `model/content.py` declares it: its texts are LocalizedText, or ProseView if they may have Markdown"""
    source: str
    """link to what the page about the site says of that document"""
    newer: Link | None
    """the newest edition, where this is an older one"""


class PlaceView(NamedTuple):
    """Where a source says it; `document` is None where it is the edition's own."""

    document: LocalizedText | None
    locator: LocalizedText
    """in the language of the source where it is words, in the page's where it is a mark such as `P3`"""


class DefinitionView(NamedTuple):
    """What is meant, and who says so: `source` is report, editors or document, and then `document` is its title."""

    text: tuple[ProseView, ...]
    source: str
    document: LocalizedText | None


class Pair(NamedTuple):
    """Two numbers on one scale that begins at zero, in percent of its width: reached and aimed at, or before and now."""

    first: str
    second: str
    over: str = ""
    """how far what was reached goes beyond a target that it misses by that; empty where it doesn't"""


class Comparison(NamedTuple):
    """A figure of the same indicator that another edition gives, or the same edition elsewhere."""

    kind: str
    kind_word: LocalizedText
    quantity: Quantity
    edition: Link
    """leads to the figure in the edition that gives it"""
    period: LocalizedText | None
    period_inferred: bool
    scope: LocalizedText | None
    place: PlaceView
    status: str = ""
    """what became of it, where it is a target that this card's figure answers: one of `model.outcomes.STATUSES`, else empty"""
    status_word: LocalizedText | None = None
    drawn: Pair | None = None
    """what the card's figure reached, and this target; None where they can't be drawn"""


class OutcomeView(NamedTuple):
    """What became of a target, with all that this rests on."""

    status: str
    """met, partly, missed, not_yet_due, unreported or not_comparable"""
    word: LocalizedText
    result: Comparison | None
    """what it is held against; None where no result is given"""
    is_provisional: bool
    """whether the result is an estimate, so that this may change"""
    rule: LocalizedText
    """what would meet the target, in a sentence"""
    reason: LocalizedText | None
    """why it is met in part, not due or not comparable, in a sentence"""
    share: LocalizedText | None
    """the result in percent of the target, where that means something"""
    drawn: Pair | None
    """what was reached, and this target; None where they can't be drawn"""


class RevisionView(NamedTuple):
    """Another number for the same thing, by another report or document."""

    other: Comparison
    is_later: bool
    """whether the other is the later one, which counts; else this card's figure replaced it"""


class YearOnYear(NamedTuple):
    """A result against that of the year before."""

    before: Comparison
    change: str
    """more, less or same"""
    quality: str
    """better, worse or, where neither way is good or nothing has changed, empty"""
    difference: Quantity
    """without a sign; of rates in the unit of their differences, such as percentage points"""
    percent: LocalizedText | None
    """the difference in percent of the number before; None for rates"""
    drawn: Pair | None
    """before and now; None where they can't be drawn"""


class Card(NamedTuple):
    """A figure as a reader meets it."""

    id: str
    """the fragment that addresses it"""
    href: str
    """link to it from elsewhere; empty in its own section"""
    label: LocalizedText
    kind: str
    kind_word: LocalizedText
    direction: str
    quantity: Quantity
    period: LocalizedText | None
    """in words; None where the report names none"""
    period_inferred: bool
    figure: Any
    """all that `Figure` in `model/content.py` declares, such as `scope`: texts are LocalizedText, or ProseView if they may have Markdown"""
    place: PlaceView
    definition: DefinitionView | None
    is_defined_here: bool
    """whether the card itself shows the definition, because it sets a limit that the figure's sentence does not tell"""
    series: str
    """link to the indicator's page, with its figures of all years"""
    outcome: OutcomeView | None
    """what became of a target; None for other kinds, and for targets that no later report could tell of"""
    revisions: tuple[RevisionView, ...]
    year_on_year: YearOnYear | None
    comparisons: tuple[Comparison, ...]
    """what other editions say of the same indicator and period beside that"""
    former_ids: tuple[str, ...]
    """fragments of older addresses that still lead here"""
    corrections: "tuple[CorrectionView, ...]"
    """what was wrong in it on the site, in the order of the file"""


class Count(NamedTuple):
    """How many figures of a kind there are, or targets of a status."""

    name: str
    word: LocalizedText
    total: int


class Slab(NamedTuple):
    """A part of a bar that counts figures by kind, or targets by what became of them; in percent of its width."""

    kind: str
    """a kind, `promise` for commitments without a number, or a status"""
    start: str
    length: str


class ChartMark(NamedTuple):
    """One figure in a chart, with its geometry."""

    kind: str
    word: LocalizedText
    quantity: Quantity
    period: LocalizedText | None
    start: str
    """where it begins, in percent of the width (ladder, bullet); where it lies (slope)"""
    length: str
    """how long it is, in percent; the side of a square, in pixels; the height of a grid's drawing"""
    path: str
    """the cells of a grid; else empty"""
    over: str = ""
    """how far a bullet's fact goes beyond an aim that is a ceiling, in percent of the width; else empty"""


class ChartRow(NamedTuple):
    """What stands in one line of a chart: a figure, or an indicator's figures beside each other."""

    href: str
    label: LocalizedText
    marks: tuple[ChartMark, ...]


class ChartView(NamedTuple):
    """A chart: its finding, what is measured, its rows in the order in which they are drawn, where the numbers are from."""

    id: str
    kind: str
    """ladder, bullet, grid, squares or slope"""
    title: LocalizedText
    subtitle: LocalizedText
    kinds: tuple[Count, ...]
    zero: str
    """where zero lies, in percent of the width"""
    cell: Quantity | None
    """what one cell of a grid stands for"""
    rows: tuple[ChartRow, ...]
    places: tuple[PlaceView, ...]


class CommitmentOutcomeView(NamedTuple):
    """What a later document says of a commitment."""

    status: str
    """one of `model.content.COMMITMENT_STATUSES`"""
    word: LocalizedText
    place: PlaceView | None
    """where it is said; None where nothing mentions the commitment"""


class CommitmentView(NamedTuple):
    """A promise without a number."""

    id: str
    text: ProseView
    place: PlaceView
    outcome: CommitmentOutcomeView | None


class SectionTeaser(NamedTuple):
    """What lists of sections show of a section."""

    title: LocalizedText
    finding: ProseView


class BestFigure(NamedTuple):
    """The figure that stands beside a section."""

    label: LocalizedText
    kind: str
    kind_word: LocalizedText
    quantity: Quantity


class SectionSummary(NamedTuple):
    """A section in a list of sections."""

    href: str
    number: int
    title: LocalizedText
    finding: ProseView
    best: BestFigure | None
    kinds: tuple[Count, ...]
    commitments: int


class CountedView(NamedTuple):
    """How many figures an edition has of each kind, and promises without a number."""

    kinds: tuple[Count, ...]
    commitments: int
    bar: tuple[Slab, ...]
    """all of them as one bar"""


class TargetLine(NamedTuple):
    """A target in the list of what became of an edition's targets."""

    href: str
    """link to its card, which says by which rule it was judged"""
    label: LocalizedText
    scope: LocalizedText | None
    target: Quantity
    result: Quantity | None
    """what it is held against; None where no result is given"""
    is_provisional: bool
    """whether the result is an estimate, so that this may change"""


class OutcomeGroup(NamedTuple):
    """The targets of an edition that have one status."""

    name: str
    """one of `model.outcomes.STATUSES`"""
    word: LocalizedText
    total: int
    href: str
    """link to all of them in the edition's table"""
    targets: tuple[TargetLine, ...]
    """the first of them"""


class OutcomesView(NamedTuple):
    """What became of an edition's targets."""

    edition: Link | None
    """the edition that set them; None where the page is of that edition itself"""
    time: str
    """when it set them: a year such as `2024`, or a month"""
    total: int
    groups: tuple[OutcomeGroup, ...]
    bar: tuple[Slab, ...]
    """all of them as one bar, in the order of the groups"""


class Download(NamedTuple):
    """A file to download."""

    href: str
    form: str
    """people (figures in one language), commitments, csv (figures in all languages), json or package"""
    size: str


class HomeView(NamedTuple):
    """An edition's home."""

    frame: Frame
    edition: EditionFrame
    finding: ProseView | None
    """what a reader should know first, as the editors wrote it; None where the page draws it from the counts"""
    summary: tuple[ProseView, ...]
    picture: PictureView | None
    headline: tuple[Card, ...]
    charts: tuple[ChartView, ...]
    sections: tuple[SectionSummary, ...]
    counted: CountedView
    outcomes: OutcomesView | None
    """what became of targets: of the edition before the newest, else of its own; None where no report could tell yet"""
    downloads: tuple[Download, ...]


class SectionView(NamedTuple):
    """A section: its page or, without its terms, its chapter of the print edition."""

    chapter: str
    """the fragment that addresses it in the print edition"""
    frame: Frame
    edition: EditionFrame
    number: int
    total: int
    """how many sections there are"""
    title: LocalizedText
    finding: ProseView
    summary: tuple[ProseView, ...]
    picture: PictureView | None
    charts: tuple[ChartView, ...]
    cards: tuple[Card, ...]
    commitments: tuple[CommitmentView, ...]
    terms: "tuple[TermView, ...]"
    """what its marked terms mean, in the order in which they stand in the text"""
    previous: Link | None
    next: Link | None
    side_by_side: tuple[LanguageLink, ...]
    """the section side by side with the source language; on a page in the source language, with each of the others"""
    menu: tuple[Link, ...]
    """all sections of the edition, in their order"""
    other_years: tuple[Link, ...]
    """the same section in other editions, by their ids"""


class SideBySideView(NamedTuple):
    """A section in two languages, paragraph by paragraph: the page's own, and the one that the content is written in."""

    frame: Frame
    edition: EditionFrame
    own: SectionView
    """what isn't translated says so, instead of falling back"""
    source: SectionView
    """the same paragraphs, figures and commitments in the same order"""
    own_page: LanguageLink
    source_page: LanguageLink
    source_path: str
    """the source language's path, by which a template has pieces said in it"""
    menu: tuple[Link, ...]
    """all sections of the edition side by side"""
    previous: Link | None
    next: Link | None


class TableRow(NamedTuple):
    """A figure in the table of all indicators."""

    href: str
    """link to it in its section"""
    label: LocalizedText
    kind: str
    kind_word: LocalizedText
    quantity: Quantity
    period: LocalizedText | None
    """in words; None where the report names none"""
    period_inferred: bool
    figure: Any
    """as in its card"""
    place: PlaceView
    status: str
    """what became of a target: one of `model.outcomes.STATUSES`; empty where its card has no outcome"""
    status_word: LocalizedText | None
    share: LocalizedText | None
    """the result in percent of the target, where that means something"""


class TableSection(NamedTuple):
    """The figures of one section in the table of all indicators."""

    section: Link
    rows: tuple[TableRow, ...]
    is_paper: bool = False
    """whether they are for the print edition, where nothing is a link"""


class TableCommitment(NamedTuple):
    """A promise without a number on the page with the table of all indicators."""

    href: str
    """link to it in its section"""
    text: ProseView
    place: PlaceView


class TableCommitments(NamedTuple):
    """The promises without a number of one section, on that page."""

    section: Link
    rows: tuple[TableCommitment, ...]


class Piece(NamedTuple):
    """A part of a page that is made with its section and put into the page as it is."""

    html: str
    coverage: Progress
    period_inferred: bool = False
    """whether a figure in it speaks of a time that the editors concluded"""


class IndicatorsView(NamedTuple):
    """All figures of an edition in one table."""

    frame: Frame
    edition: EditionFrame
    menu: tuple[Link, ...]
    """all sections of the edition, in their order"""
    rows: tuple[Piece, ...]
    total: int
    counted: CountedView
    statuses: tuple[Count, ...]
    """what became of its targets; empty where no report could tell yet"""
    downloads: tuple[Download, ...]
    commitments: tuple[Piece, ...]
    """the promises without a number, section by section"""
    commitments_total: int


class FoundFigure(NamedTuple):
    """A figure on the page to find things on."""

    href: str
    label: LocalizedText
    kind: str
    kind_word: LocalizedText
    quantity: Quantity
    period: LocalizedText | None
    period_inferred: bool
    scope: LocalizedText | None
    sentence: ProseView | None
    status: str
    """what became of a target: one of `model.outcomes.STATUSES`; else empty"""
    status_word: LocalizedText | None


class FoundCommitment(NamedTuple):
    """A promise without a number on that page."""

    href: str
    text: ProseView


class FoundWord(NamedTuple):
    """A term or an indicator on that page: what it is called, what it means, where figures of it are."""

    href: str
    name: LocalizedText
    meaning: tuple[ProseView, ...]
    figures: tuple[Link, ...] = ()


class FindSection(NamedTuple):
    """What there is to find of a section."""

    section: Link
    finding: ProseView
    figures: tuple[FoundFigure, ...]
    commitments: tuple[FoundCommitment, ...]
    names: tuple[LocalizedText, ...]
    """the proper names in its texts, in the order in which they stand there"""


class FindEdition(NamedTuple):
    """An older edition on the page to find things on."""

    find: Link
    """its own page of that kind, called by the edition's title"""
    sections: tuple[Link, ...]


class FindShared(NamedTuple):
    """What there is to find beside an edition's own: on the page of the newest."""

    indicators: tuple[FoundWord, ...]
    """of all editions"""
    terms: tuple[FoundWord, ...]
    earlier: tuple[FindEdition, ...]
    """the other editions, the newest first"""


class FindView(NamedTuple):
    """The page to find things on: of the newest edition, with what all editions share; or of an older one."""

    frame: Frame
    edition: EditionFrame
    sections: tuple[Piece, ...]
    kinds: tuple[Count, ...]
    outcomes: tuple[Count, ...]
    shared: tuple[Piece, ...]
    """what all editions share, as one; none on the page of an older one"""


class BriefView(NamedTuple):
    """An edition on one sheet of paper."""

    frame: Frame
    edition: EditionFrame
    home: HomeView
    """what its home says, as far as there is room"""
    left_out: int
    """how many sections there is no room for"""


class PrintView(NamedTuple):
    """An edition as one document for paper: cover, contents, what the home says, all sections, all figures."""

    frame: Frame
    edition: EditionFrame
    home: HomeView
    """what its home says, its links leading to places in this document"""
    total: int
    """how many figures there are"""
    table: Link
    """to the table of all indicators in this document"""
    pieces: tuple[Piece, ...]
    """the sections"""
    rows: tuple[Piece, ...]
    """of the table, section by section"""
    terms: "tuple[TermView, ...]"
    """what the terms in its texts mean, each once, in the order of the glossary"""
    notice: tuple[ProseView, ...]
    """the paragraphs that follow the frame's first one"""


class CorrectionView(NamedTuple):
    """A figure that was wrong on the site."""

    date: str
    figure: Link
    """the figure's label; leads to its card, nowhere on the card itself"""
    edition: LocalizedText
    was: LocalizedText
    now: Quantity
    reason: ProseView


class TranslationState(NamedTuple):
    """How far the site is translated into a language; of texts that readers see."""

    language: LocalizedText
    coverage: Progress


class AboutView(NamedTuple):
    """What the site is, what it was made from and how, who answers for it, what was wrong in it."""

    frame: Frame
    notice: tuple[ProseView, ...]
    """the paragraphs that follow the frame's first one"""
    about: tuple[ProseView, ...]
    documents: tuple[Any, ...]
    """as in `EditionFrame`"""
    method: tuple[ProseView, ...]
    translations: tuple[TranslationState, ...]
    imprint: tuple[ImprintView, ...]
    corrections: tuple[CorrectionView, ...]
    """of all editions, the newest first"""


class TermView(NamedTuple):
    """A term with what it means; `gloss` is None where that is not known."""

    id: str
    """the fragment that addresses it"""
    name: LocalizedText
    original: LocalizedText | None
    """as the report writes it, where the page's language is another"""
    gloss: DefinitionView | None
    former_ids: tuple[str, ...]


class GlossaryView(NamedTuple):
    """All terms of the site."""

    frame: Frame
    terms: tuple[TermView, ...]


class EditionItem(NamedTuple):
    """An edition in the list of editions."""

    edition: Link
    date: str
    updated: str
    sections: int
    figures: int
    corrections: int
    is_newest: bool


class EditionsView(NamedTuple):
    """All editions, the newest first."""

    frame: Frame
    editions: tuple[EditionItem, ...]


class StatementRow(NamedTuple):
    """A figure in the table of an indicator's page."""

    href: str
    """link to its card"""
    edition: Link
    """the report that gives it; leads to the edition's home"""
    section: LocalizedText
    kind: str
    kind_word: LocalizedText
    quantity: Quantity
    period: LocalizedText | None
    """in words; None where the report names none"""
    period_inferred: bool
    scope: LocalizedText | None
    place: PlaceView
    status: str
    """what became of a target: one of `model.outcomes.STATUSES`; empty where no later report could tell"""
    status_word: LocalizedText | None
    share: LocalizedText | None
    """the result in percent of the target, where that means something"""
    is_revised: bool
    """whether a later report or document gives another number, which counts instead"""
    is_alike: bool
    """whether another row has its period, kind and scope, so that a link to it must name its report, too"""


class EditionSections(NamedTuple):
    """The sections of an edition that show an indicator."""

    edition: Link
    sections: tuple[Link, ...]


class TimeBox(NamedTuple):
    """A rectangle in a chart over time; its lengths have their units."""

    kind: str
    """of the figure; `over` for what passes a ceiling, `under` for the ground of a tick"""
    role: str
    """column, tick or ceiling"""
    x: str
    y: str
    width: str
    height: str


class TimeLabel(NamedTuple):
    """Words or a number in a chart over time."""

    text: LocalizedText
    role: str
    """reached, aim, word or time"""
    x: str
    y: str
    anchor: str
    is_wide: bool
    """whether there is room for it in wide drawings alone"""


class TimePanel(NamedTuple):
    """A drawing over time: of the whole, or of one part."""

    part: LocalizedText | None
    """what is counted, or for how long; None where there is one panel of the whole"""
    top: str
    """where it begins in the file, in pixels"""
    width: str
    """the greatest, in pixels"""
    height: str
    lines: int
    """how many lines of labels it has room for, which decides its height"""
    zero: str
    end: str
    """the right end of the line at zero"""
    boxes: tuple[TimeBox, ...]
    labels: tuple[TimeLabel, ...]


class TimeChart(NamedTuple):
    """The numbers of an indicator that can be compared, over time."""

    title: LocalizedText
    """what it shows: the newest number beside its aim, or beside the one before"""
    subtitle: LocalizedText
    panels: tuple[TimePanel, ...]


class ChartFileView(NamedTuple):
    """A chart over time as a file of its own."""

    language: str
    direction: str
    chart: TimeChart
    """its lengths in pixels"""
    description: str
    source: str
    """whose chart it is, and where it stands"""
    width: str
    height: str


class IndicatorView(NamedTuple):
    """An indicator with all that the reports of all years say of it."""

    frame: Frame
    name: LocalizedText
    definition: DefinitionView | None
    unit: LocalizedText | None
    """None where a number alone is its quantity"""
    direction: str
    """up, down or neither is good"""
    newest: StatementRow
    chart: TimeChart | None
    """None where no two numbers can be compared"""
    chart_file: str
    """link to it as a file; empty where there is none"""
    rows: tuple[StatementRow, ...]
    """the latest time first"""
    sections: tuple[EditionSections, ...]
    """the newest edition first"""
    updated: str
    """the last update of the editions that state it"""
    csv: str


class IndicatorEntry(NamedTuple):
    """An indicator in the list of all: its name, its newest figure, and the years that its figures speak of."""

    name: LocalizedText
    kind: str
    kind_word: LocalizedText
    quantity: Quantity
    period: LocalizedText | None
    period_inferred: bool
    scope: LocalizedText | None
    years: tuple[str, ...]
    """the first and the last; one where they are the same, none where no figure names a time"""


class IndicatorLine(NamedTuple):
    """A line of the list of all indicators."""

    href: str
    entry: IndicatorEntry


class IndicatorGroup(NamedTuple):
    """The indicators whose newest figure is in one section."""

    section: Link
    edition: LocalizedText | None
    """the section's, where that is not the newest one"""
    lines: tuple[IndicatorLine, ...]


class IndicatorIndexView(NamedTuple):
    """All indicators over all editions."""

    frame: Frame
    groups: tuple[IndicatorGroup, ...]
    total: int
    updated: str
    """the last update of any edition"""


class FeedEntry(NamedTuple):
    """A correction or an edition in the feed; its date is a day of the content."""

    id: str
    title: LocalizedText
    date: str
    href: str
    paragraphs: tuple[LocalizedText, ...]


class FeedView(NamedTuple):
    """The Atom feed of a language; all addresses are absolute."""

    id: str
    language: str
    title: LocalizedText
    subtitle: LocalizedText
    updated: str
    own: str
    home: str
    author: LocalizedText
    author_address: str
    entries: tuple[FeedEntry, ...]
    """the newest first"""


class NotFoundLanguage(NamedTuple):
    """What the not-found page says in one language."""

    language: str
    direction: str
    title: LocalizedText
    heading: LocalizedText
    explanation: LocalizedText
    home: str
    """an absolute address; where none is known, the root of the server, where most sites begin"""
    home_word: LocalizedText
    home_doubt: LocalizedText | None
    """what to do where the site does not begin there; None where its address is known"""


class NotFoundView(NamedTuple):
    """The one page for addresses that lead nowhere; it may be served at any depth, so it has no relative link."""

    language: str
    direction: str
    languages: tuple[NotFoundLanguage, ...]


class MovedView(NamedTuple):
    """A page at an old address that leads to the new one."""

    language: str
    direction: str
    href: str
    canonical: str
    title: LocalizedText
    explanation: LocalizedText
    source_language: LocalizedText | None
    """what the page's language calls the one that the report was written in; None in that one"""


InEachLanguage = tuple[tuple[str, str], ...]
"""a text in each language of the site, by its path; the source language's first"""


class DataWords(NamedTuple):
    """What the downloads say of a figure in one language."""

    section_title: str
    label: str
    text: str
    kind_text: str
    period_text: str
    figure: Any
    """as declared, its texts in this language"""
    status_text: str
    definition: str
    document_title: str
    unit_text: str = ""
    """the unit as it stands beside the number"""
    sentence: str = ""
    """what the editors say of it, as plain text"""


class CardFigure(NamedTuple):
    """A figure on a sharing card."""

    label: LocalizedText
    kind: str
    kind_word: LocalizedText
    quantity: Quantity
    period: LocalizedText | None


class CardView(NamedTuple):
    """The picture that stands beside shared links to an edition in one language: all that is drawn."""

    language: str
    direction: str
    site_title: LocalizedText
    title: LocalizedText
    date: str
    figures: tuple[CardFigure, ...]


class DataFigure(NamedTuple):
    """A figure in the downloads: exact values, codes, and its words in each language."""

    edition: str
    section: str
    figure: Figure
    """as declared"""
    unit: str
    period: str
    """as the files have it"""
    period_type: str
    period_start: str
    """the first day; empty for moments"""
    period_end: str
    period_inferred: bool
    document: str
    status: str
    """what became of a target; else empty"""
    result_edition: str
    result_section: str
    result_figure: str
    words: tuple[DataWords, ...]
    """in the order of the view's languages"""


class DataCommitmentWords(NamedTuple):
    """What the downloads say of a promise without a number in one language."""

    section_title: str
    text: str
    """as plain text"""
    document_title: str


class DataCommitment(NamedTuple):
    """A promise without a number in the downloads."""

    edition: str
    section: str
    id: str
    document: str
    place: str
    words: tuple[DataCommitmentWords, ...]
    """in the order of the view's languages"""


class DataSource(NamedTuple):
    """A document that figures are from."""

    title: InEachLanguage
    address: str


class DataView(NamedTuple):
    """The figures of an edition for download, and what a user of the data must know."""

    edition: str
    title: InEachLanguage
    description: InEachLanguage
    date: str
    updated: str
    sources: tuple[DataSource, ...]
    """the edition's document first"""
    publisher: InEachLanguage
    publisher_address: str
    licence: InEachLanguage
    """its name; where no licence is stated, this says so"""
    licence_address: str
    licence_spdx: str
    address: str
    """of the edition's home; empty where no base address is known"""
    citation: InEachLanguage
    languages: InEachLanguage
    """path and tag"""
    headings: tuple[tuple[str, tuple[str, ...]], ...]
    """by path of the language: the heads of the columns that are for people, in the order of `text.phrases.COLUMN_PHRASES`"""


class SitemapPage(NamedTuple):
    """An address with its versions in the other languages."""

    address: str
    updated: str
    alternates: tuple[Alternate, ...]
