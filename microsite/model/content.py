"""The report's own values, and what an editor may write to make them: site, editions, sections, figures, and the registers they share.

Each record is declared once. A field that an editor writes is `Annotated` with a `Key`, which says what it is for. What may stand there
follows from its type or from the shape before the key, whether it is required from its default (see `shapes.fields_of`). Decoder, list of
messages, JSON Schema and reference are made from these declarations.

Records are named tuples: frozen dataclasses of the same take seven times as long to make, at every start of every command.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, NamedTuple

from microsite.diagnostics import Diagnostic, Position, diagnostic
from microsite.model import shapes
from microsite.model.shapes import (
    EDITION_PATTERN,
    ID_PATTERN,
    REQUIRED,
    Choice,
    Either,
    Key,
    ListOf,
    Made,
    Number,
    Pattern,
    Record,
    Text,
    Time,
)
from microsite.model.site_address import site_address_fault

Where = Mapping[str, Position]
"""The positions of a record's values, by key of the file; "" is the record itself. A key that is left out or empty has none."""
NOWHERE: Where = {}
"""for a record that was made in code"""


class SourceText(NamedTuple):
    """One translatable text in the report's language: a line, or one paragraph of Markdown."""

    text: str
    position: Position
    """where the text begins; its file is the one that the text stands in"""
    end_line: int = 0


Prose = tuple[SourceText, ...]
"""Paragraphs in order; each is a message of its own."""


class Listed(NamedTuple):
    """An entry of a list of names in a file, such as a section in `order`."""

    name: str
    position: Position


KINDS = ("result", "estimate", "target", "expected_effect", "ambition")
REACHED = ("result", "estimate")
"""kinds that tell what was reached, the final one first; the others tell of what is to be"""
BOUNDS = ("exactly", "at_least", "more_than", "about", "at_most", "range")
COMMITMENT_STATUSES = ("done", "under_way", "dropped", "not_mentioned")
"""what a later document says of a commitment"""
CHARTS = ("ladder", "bullet", "grid", "squares", "slope")

TIME = Time("time", "[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
VALUE = Pattern("line", r".{1,80}")
FIGURE_NAME = Pattern("figure-name", rf"{ID_PATTERN}\.{ID_PATTERN}")

# Types of fields, each with the shape of what an editor writes.
Kind = Annotated[str, Choice(KINDS)]
Bound = Annotated[str, Choice(BOUNDS[:-1])]
Direction = Annotated[str, Choice(("up", "down", "neither"))]
Id = Annotated[str, Pattern("id", ID_PATTERN, "id-form")]
EditionId = Annotated[str, Pattern("edition-id", EDITION_PATTERN)]
Tag = Annotated[str, Pattern("language-tag", "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")]
LocaleName = Annotated[str, Pattern("locale", "[a-z]{2,3}(?:_[A-Za-z0-9]+)*")]
LanguagePath = Annotated[str, Pattern("language-path", "[a-z][a-z0-9]*(?:-[a-zA-Z0-9]+)*")]
Link = Annotated[str, Pattern("link", r'(?:https?://|mailto:|tel:)[^\s<>"]+')]
Address = Annotated[str, Pattern("address", r'https?://[^\s<>"]+')]
# Whatever is typed: what is wrong with it has sentences of its own.
SiteAddress = Annotated[str, Made(Pattern("address", r"\S.*"), lambda text, position: site_address_fault(text, position) or text)]
Colour = Annotated[str, Pattern("colour", "#[0-9a-fA-F]{6}")]
Date = Annotated[str, shapes.Date()]
Moment = Annotated[str, TIME]
Label = Annotated[str, Made(Text("line", ""), lambda words, position: words.text)]
"""one line that is the same in every language"""
Line = Annotated[SourceText, Text("line", "line")]
Title = Annotated[SourceText, Text("line", "title")]
Name = Annotated[SourceText, Text("line", "name")]
Form = Annotated[SourceText, Text("form", "", had_language=True)]
"""another form of a name, in the language of the content; those in other languages are the translators'"""
Sentence = Annotated[SourceText, Text("sentence", "sentence", is_prose=True)]
Paragraphs = Annotated[Prose, Text("paragraphs", "paragraph", is_prose=True)]

Formerly = Annotated[
    tuple[Id, ...],
    Key("earlier ids: old addresses, translations and comparisons keep working through them", "以前的id：旧网址、译文和对比都随之延续"),
]
SAYERS = ("report", "editors")
"""whose a definition may be, beside the listed documents"""
Draft = Annotated[bool, Key("true: a draft, left out of the site unless drafts are asked for", "写true：草稿，不发布，除非要求包括草稿")]


# Periods and places


class Period(NamedTuple):
    """The time a figure speaks of. `first` and `last` are a year `2024`, a half `2024-H1`, a month `2024-06` or a date `2024-06-30`."""

    type: str
    """year, half, month, date, by or cumulative"""
    first: str
    last: str = ""
    """the end of a cumulative period, else empty"""
    inferred: bool = False
    """whether the editors concluded it, because the source doesn't say it"""


class SpanKeys(NamedTuple):
    """The keys of a cumulative period's time."""

    first: Annotated[Moment, Key("the first year, month or date", "起始的年、月或日", name="from")]
    last: Annotated[Moment, Key("the last one", "截止的年、月或日", name="to")]
    where: Where = NOWHERE


class PeriodKeys(NamedTuple):
    """The keys of a period: `inferred`, and one of the others."""

    year: Annotated[str, Pattern("year", "[1-9][0-9]{3}"), Key("a whole year, as in 2024", "一整年，如2024")] = ""
    half: Annotated[str, Pattern("half", "[1-9][0-9]{3}-H[12]"), Key("half a year, as in 2024-H1", "半年，如2024-H1")] = ""
    month: Annotated[str, Time("month", "[1-9][0-9]{3}-[0-9]{2}"), Key("a month, as in 2024-06", "一个月，如2024-06")] = ""
    date: Annotated[Date, Key("a day, as in 2024-06-30", "一天，如2024-06-30")] = ""
    by: Annotated[Moment, Key("by the end of a year or month, or by a date", "到某年、某月底或某日为止")] = ""
    cumulative: Annotated[
        SpanKeys | None, Key("summed up over a span, as in {from: 2021, to: 2025}", "一段时间的累计，如{from: 2021, to: 2025}")
    ] = None
    inferred: Annotated[
        bool, Key("true if the source does not name the time and the editors concluded it", "资料没写时间、由编者推断的，写true")
    ] = False
    where: Where = NOWHERE


PERIOD_TYPES = ("year", "half", "month", "date", "by", "cumulative")


def _period(keys: PeriodKeys, position: Position) -> Period | Diagnostic | None:
    types = [each for each in PERIOD_TYPES if each in keys.where]
    if len(types) != 1:
        return diagnostic("period-types", position, found=", ".join(types) or None, expected=", ".join(PERIOD_TYPES))
    time = getattr(keys, types[0])
    if not time:
        return None
    first, last = (time.first, time.last) if types == ["cumulative"] else (time, "")
    if last and last < first:
        return diagnostic("range-backwards", position, found=f"{first} > {last}")
    return Period(types[0], first, last, keys.inferred)


PERIOD = Made(Record(PeriodKeys, "period"), _period)

LOCATOR = Pattern("locator", r"[^\s{}].{0,39}")


class Place(NamedTuple):
    """Where a source says it: a document's id ("" is the edition's own document) and a locator in it, such as `P17`."""

    document: Annotated[Id, Key("the id of a document", "资料的id")]
    locator: Annotated[str, LOCATOR, Key("where in it", "在其中的位置", name="at")]
    where: Where = NOWHERE

    @property
    def position(self) -> Position:
        """Where it stands in its file."""
        return self.where[""]


PLACE = Either(Made(LOCATOR, lambda locator, position: Place("", locator, {"": position})), Record(Place, "place"))


# What editions share


class Explained(NamedTuple):
    """A definition or gloss: what it says, and who says so."""

    text: Annotated[Paragraphs, Key("what it says", "解释的内容", context="")]
    source: Annotated[
        str,
        Pattern("id", ID_PATTERN, "id-form", SAYERS),
        Key("who says so: report, editors, or the id of a document", "谁的解释：report（报告）、editors（编者），或资料的id"),
    ]
    where: Where = NOWHERE


class Conversion(NamedTuple):
    """A conversion into a unit that readers elsewhere know: value × times ÷ over."""

    to: Annotated[Id, Key("the unit that readers elsewhere know", "别处读者熟悉的单位")]
    times: Annotated[Decimal, Key("multiply the value by this", "数值乘以它")] = Decimal(1)
    over: Annotated[Decimal, Key("then divide it by this", "再除以它")] = Decimal(1)
    where: Where = NOWHERE

    def faults(self) -> Iterator[Diagnostic]:
        if self.over <= 0 or self.times <= 0:
            yield diagnostic("conversion-zero", self.where[""])


def _with_number(words: SourceText, position: Position) -> SourceText | Diagnostic:
    text = words.text
    if text[:1] in "“‘「" and text[-1:] in "”’」":
        # They would stand around every number.
        return diagnostic("unit-quotes", position, found=text, near=text[1:-1])
    if text.count("{n}") == 1:
        return words
    meant = re.sub(r"[{｛]\s*[nNｎＮ]\s*[}｝]", "{n}", text) if re.search("[{｛}｝]", text) else f"{{n}}{text}"
    return diagnostic("unit-pattern", position, found=text, near=meant if meant.count("{n}") == 1 else None)


_COUNTED = Made(Text("line", "unit"), _with_number)


class CountedKeys(NamedTuple):
    """The keys of number and noun together, in a language that has a plural."""

    one: Annotated[SourceText, _COUNTED, Key("the form for the number one", "数字是一时的写法")]
    other: Annotated[SourceText, _COUNTED, Key("the form for other numbers", "其他数字的写法")]
    where: Where = NOWHERE


COUNTED = Either(
    Made(_COUNTED, lambda words, position: (words,)), Made(Record(CountedKeys, "counted"), lambda keys, position: (keys.one, keys.other))
)


class Unit(NamedTuple):
    """How a number and what it counts combine."""

    id: Annotated[Id, Key("the unit's own name in the files", "单位在文件里的名称")]
    counted: Annotated[
        tuple[SourceText, ...], COUNTED, Key("number and noun together, the number as {n}", "数字和量词连在一起的写法，数字写作{n}")
    ]
    """one pattern, or the singular and the plural"""
    symbol: Annotated[
        bool,
        Key(
            "true for a symbol such as %: kept on one line with its number, repeated in ranges",
            "%这类符号写true：不与数字拆开，在范围里两头都写",
        ),
    ] = False
    converts: Annotated[Conversion | None, Key("a conversion for readers who do not know the unit", "给不熟悉这个单位的读者换算成什么")] = (
        None
    )
    difference: Annotated[
        Id,
        Key(
            "for a rate or share: the unit of a difference between two values, such as `percentage_point`",
            "比率或占比：两数之差用什么单位说，如`percentage_point`",
        ),
    ] = ""
    """empty where it is the unit itself"""
    whole: Annotated[
        bool,
        Key(
            "true for what is counted in whole things, such as people: a fraction or a negative number gets a warning",
            "只能数整个的，如人、户，写true：小数或负数会有警告",
        ),
    ] = False
    shipped: bool = False
    where: Where = NOWHERE


class Indicator(NamedTuple):
    """What is measured, the same over the years."""

    id: Annotated[Id, Key("the indicator's own name in the files; stays over the years", "指标在文件里的名称，年年不变")]
    name: Annotated[Name, Key("what is measured: without year, source or bound", "量的是什么；不写年份、来源和“以上”之类的词")]
    unit: Annotated[Id, Key("the id of a unit", "单位的id")]
    direction: Annotated[
        Direction, Key("what is good: that it goes up, goes down, or neither", "升高好（up）、降低好（down），还是无所谓（neither）")
    ] = "neither"
    theme: Annotated[Id, Key("a word that groups indicators", "给指标分组的词")] = ""
    definition: Annotated[
        Explained | None, Record(Explained, "definition"), Key("what exactly is measured, and who says so", "具体指什么，是谁说的")
    ] = None
    definition_on_cards: Annotated[
        bool,
        Key(
            "true: cards show the definition, too, because it sets a limit that their sentences do not tell",
            "写true：数字的卡片上也显示定义，因为它说的限制卡片上的句子没有说",
        ),
    ] = False
    formerly: Formerly = ()
    where: Where = NOWHERE


class NotFigure(NamedTuple):
    """Words of a source that have a number in them and are no figure: a name, an ordinal, a phrase."""

    words: Annotated[Label, Key("the words as they stand in the document", "资料里的原话")]
    reason: Annotated[Label, Key("why no figure states the number in them", "里面的数字为什么不用写成数字")]
    where: Where = NOWHERE


class Document(NamedTuple):
    """A source that places refer to."""

    id: Annotated[Id, Key("the document's own name in the files", "资料在文件里的名称")]
    title: Annotated[Title, Key("the document's title", "标题")]
    publisher: Annotated[Name | None, Key("who published it", "谁发布的")] = None
    date: Annotated[Date, Key("when it was published", "发布日期")] = ""
    address: Annotated[Address, Key("where it can be read", "在哪里能读到")] = ""
    unknown: Annotated[
        tuple[Annotated[str, Choice(("title", "publisher", "date", "address"))], ...],
        Key("which of its details are not known", "哪些情况不清楚"),
    ] = ()
    note: Annotated[Paragraphs, Key("what else readers should know about it", "读者还应知道什么")] = ()
    not_figures: Annotated[
        tuple[Annotated[NotFigure, Record(NotFigure, "nonfigure")], ...],
        Key(
            "words whose numbers are no figures, for `check --source`; no page shows them",
            "哪些话里的数字不算数字，供`check --source`用，不显示在网页上",
        ),
    ] = ()
    where: Where = NOWHERE


class Term(NamedTuple):
    """A glossary entry; `gloss` is None if `unknown`."""

    id: Annotated[Id, Key("the term's own name in the files", "词语在文件里的名称")]
    name: Annotated[Name, Key("the term as the report writes it", "词语，照报告里的写法")]
    gloss: Annotated[Explained | None, Record(Explained, "gloss"), Key("what it means, and who says so", "什么意思，是谁说的")] = None
    unknown: Annotated[bool, Key("true if the meaning is not known: the page says so", "含义不清楚时写true，网页会说明")] = False
    aliases: Annotated[
        tuple[Form, ...],
        Key(
            "other forms in the language of the content, by which texts are searched for the term, too",
            "原文里的别的写法，文字里出现这些写法也算这个词语",
        ),
    ] = ()
    formerly: Formerly = ()
    where: Where = NOWHERE

    def faults(self) -> Iterator[Diagnostic]:
        if ("gloss" in self.where) == self.unknown:
            yield diagnostic("term-gloss", self.where[""], found=self.id)


class NameEntry(NamedTuple):
    """A proper name that is translated in one way wherever it occurs. The page to find things on lists those that texts mention."""

    id: Annotated[Id, Key("the name's own name in the files", "这个专名在文件里的名称")]
    name: Annotated[
        Name, Key("the name of a place, person, company or project, as texts write it", "地名、人名、企业名、项目名等，照文字里的写法")
    ]
    aliases: Annotated[
        tuple[Form, ...],
        Key("other forms in the language of the content, such as a short one", "原文里的别的写法，如简称"),
    ] = ()
    note: Annotated[
        Label | None, Key("what translators should know of it; not published", "译者应当知道的，如读音、官方译名的出处；不发布")
    ] = None
    formerly: Formerly = ()
    where: Where = NOWHERE


class Registers(NamedTuple):
    """The records that editions share, by id."""

    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    """the root's own, and those shipped units that it doesn't replace"""
    documents: Mapping[str, Document]
    terms: Mapping[str, Term]
    names: Mapping[str, NameEntry] = {}


# An edition and its sections


_PICTURE_PART = "[A-Za-z0-9_][A-Za-z0-9_.-]*"
# Names in other scripts get other bytes in archives and on other systems' disks; no part may lead upwards or hide.
_PICTURE_PATH = shapes.PicturePath("picture-file", rf"(?!assets/){_PICTURE_PART}(?:/{_PICTURE_PART})*")


class Picture(NamedTuple):
    """A picture file below assets/, with its texts."""

    file: Annotated[str, _PICTURE_PATH, Key("the picture, as a path below assets/", "图片文件在assets/里的路径")]
    alt: Annotated[Line, Key("what it shows, in words, for readers who cannot see it", "图上有什么，写给看不见图的人")]
    caption: Annotated[Sentence | None, Key("what readers should know about it; shown below it", "图片说明，显示在图下")] = None
    credit: Annotated[
        Sentence, Key("who made it, and under which licence it is used; shown below it", "图片是谁的、按什么许可使用，显示在图下")
    ] = REQUIRED
    size: tuple[int, int] = (0, 0)
    """width and height in pixels; zeros until the file is looked at"""
    where: Where = NOWHERE


OwnPicture = Annotated[Picture | None, Key("a picture, shown below the summary", "一张图片，显示在摘要下面")]


LinkTitle = Annotated[
    SourceText | None,
    Text("line", "title", widest=60),
    Key(
        "the title in browser tabs and shared links: finding and place, at most 30 Chinese or 60 Latin characters",
        "浏览器标签页和分享链接里的标题：结论和地名，不超过30个汉字",
    ),
]
"""if there is none, tabs and shared links show title and edition"""


class Figure(NamedTuple):
    """One value of an indicator, in one section of one edition; a range has `start` and `end` and no `value`."""

    id: Annotated[Id, Key("the figure's own name in its section; sentences refer to it as {id}", "数字在这一节里的名称；句子里写作{id}")]
    indicator: Annotated[Id, Key("the id of an indicator", "指标的id")]
    kind: Annotated[Kind, Key("result, estimate, target, expected_effect or ambition", "结果、预计、目标、预期效果、愿景")]
    bound: Annotated[
        Bound, Key("exactly (if left out), at_least, more_than, about or at_most", "依次是：正好（不写即是）、以上、余、约、不超过")
    ] = "exactly"
    value: Annotated[
        Decimal | None, Number(may_have_bound=True, may_be_range=True), Key("the exact number", "准确的数", unless={"from": "", "to": ""})
    ] = None
    start: Annotated[
        Decimal | None, Number(may_be_range=True), Key("the lower end of a range, instead of a value", "范围的下限，代替value", name="from")
    ] = None
    end: Annotated[Decimal | None, Number(may_be_range=True), Key("the upper end of a range", "范围的上限", name="to")] = None
    period: Annotated[
        Period | None,
        PERIOD,
        Key("the time that the number is about; an ambition may have none", "数字所说的时间；愿景可以没有", unless={"kind": "ambition"}),
    ] = None
    place: Annotated[Place, PLACE, Key("where the source says it, such as P17", "资料在哪里说的，如P17")] = REQUIRED
    sentence: Annotated[Sentence | None, Key("one plain sentence that a reader can repeat", "一句平实、读者能转述的话")] = None
    scope: Annotated[Line | None, Key("which part it covers, if not the whole", "只说一部分时，说的是哪部分")] = None
    worded: Annotated[
        Label,
        Key(
            "the source's words for number and unit, if they are other ones, for `check --source`; no page shows it",
            "资料里数字和单位的原话，和这里的写法不同时才写，供`check --source`用，不显示在网页上",
        ),
    ] = ""
    show: Annotated[
        str, Choice(("scaled", "digits")), Key("digits: never shortened with words such as million", "digits：写全数字，不用“万”“亿”缩写")
    ] = "scaled"
    formerly: Formerly = ()
    where: Where = NOWHERE

    def faults(self) -> Iterator[Diagnostic]:
        is_range = self.start is not None or self.end is not None
        if is_range and (self.value is not None or self.start is None or self.end is None):
            yield diagnostic("range", self.where[""], found=self.id)
        elif is_range and self.bound not in ("exactly", "range"):
            yield diagnostic("range-bound", self.where["bound"], found=self.bound)
        elif self.start is not None and self.end is not None and self.start >= self.end:
            yield diagnostic("range-backwards", self.where["from"], found=f"{self.start} ≥ {self.end}")


FIGURE = Made(Record(Figure, "figure"), lambda figure, position: figure if figure.start is None else figure._replace(bound="range"))


class CommitmentOutcome(NamedTuple):
    """What a later document says of a commitment."""

    status: Annotated[
        str,
        Choice(COMMITMENT_STATUSES),
        Key("done, under_way, dropped or not_mentioned", "依次是：已完成、进行中、已取消、后来没有提到"),
    ]
    document: Annotated[
        Id,
        Key("the id of the later document that says so", "后来是哪份资料说的，写它的id", unless={"status": "not_mentioned"}),
    ] = ""
    place: Annotated[
        str,
        LOCATOR,
        Key("where that document says it, such as P12", "那份资料在哪里说的，如P12", unless={"status": "not_mentioned"}),
    ] = ""
    where: Where = NOWHERE


class Commitment(NamedTuple):
    """A promise without a number."""

    id: Annotated[Id, Key("the commitment's own name in its section", "承诺在这一节里的名称")]
    text: Annotated[
        SourceText, Text("sentence", "item", is_prose=True), Key("what is promised, in one sentence", "承诺什么，一句话", context="")
    ]
    place: Annotated[Place, PLACE, Key("where the source says it", "资料在哪里说的")]
    outcome: Annotated[
        CommitmentOutcome | None,
        Record(CommitmentOutcome, "outcome"),
        Key("what a later document says became of it", "后来的资料说它办得怎样"),
    ] = None
    where: Where = NOWHERE


_FIGURE_IN_CHART = Pattern("figure-in-chart", rf"{ID_PATTERN}(?:\.{ID_PATTERN})?")


class Chart(NamedTuple):
    """A chart of figures that can be compared."""

    id: Annotated[Id, Key("the chart's own name in its file", "图在文件里的名称")]
    kind: Annotated[str, Choice(CHARTS), Key("ladder, bullet, grid, squares or slope", "ladder、bullet、grid、squares或slope")]
    title: Annotated[Title, Key("what it shows: the finding, in at most 22 characters or 15 words", "图的标题：写出结论，不超过22字")]
    subtitle: Annotated[Line, Key("what is measured, where, when and in which unit", "量的是什么、何地、何时、什么单位")]
    # If one name is misspelt, the chart must not be judged by the others.
    figures: Annotated[
        tuple[Listed, ...],
        ListOf(Made(_FIGURE_IN_CHART, Listed), whole=True),
        Key("the figures to compare, two or more", "要比较的数字，至少两个"),
    ]
    """as sentences name them: `jobs` in a section, `section.jobs` in an edition's head"""
    of: Annotated[
        Decimal | None, Key("the whole that the shares in a bullet chart are parts of, such as 100", "bullet图里比例的总量，如100")
    ] = None
    where: Where = NOWHERE

    def faults(self) -> Iterator[Diagnostic]:
        if self.of is not None and self.kind != "bullet":
            yield diagnostic("chart-of", self.where["of"], found=self.kind)
        elif self.of is not None and self.of <= 0:
            yield diagnostic("chart-of-zero", self.where["of"], found=self.of)


class Section(NamedTuple):
    """One chapter of an edition: a YAML file."""

    id: str = ""
    """the name of its file"""
    title: Annotated[Title, Key("the section's title", "这一节的标题")] = REQUIRED
    link_title: LinkTitle = None
    finding: Annotated[Sentence, Key("one sentence: what the section says", "一句话：这一节说了什么")] = REQUIRED
    best: Annotated[
        Id,
        Key(
            "the id of the figure beside the section on the edition's home; if left out, the first of its figures in `headline:`",
            "这一期首页上和本节并列的数字，写它的id；不写时取`headline:`里本节的第一个",
        ),
    ] = ""
    summary: Annotated[Paragraphs, Key("the summary, in Markdown; figures as {id}", "摘要，用Markdown；数字写作{id}")] = REQUIRED
    picture: OwnPicture = None
    # Above the figures, because catalogues have the messages in the order of the fields, and charts first.
    charts: Annotated[tuple[Chart, ...], Key("its charts", "本节的图")] = ()
    figures: Annotated[
        tuple[Annotated[Figure, FIGURE], ...], Key("its figures, in the order of the page", "这一节的数字，按页面上的顺序")
    ] = ()
    commitments: Annotated[tuple[Commitment, ...], Key("promises without a number", "没有数字的承诺")] = ()
    draft: Draft = False
    formerly: Formerly = ()
    where: Where = NOWHERE


class Correction(NamedTuple):
    """A figure that was wrong on the site: when it was corrected, what the site said before, and why it was wrong."""

    date: Annotated[Date, Key("when the site was corrected", "网站更正的日期")]
    figure: Annotated[str, FIGURE_NAME, Key("which figure, as section.figure", "哪个数字，写作section.figure")]
    was: Annotated[str, VALUE, Key("what the site said before", "原来写的是什么")]
    reason: Annotated[Sentence, Key("why it was wrong", "为什么错了", context="")]
    where: Where = NOWHERE


class EditionHead(NamedTuple):
    """What edition.yaml holds."""

    title: Annotated[Title, Key("the edition's title", "这一期的标题")]
    link_title: LinkTitle = None
    finding: Annotated[
        Sentence | None,
        Key(
            "what a reader should know first, in one sentence; if left out, it is drawn from the figures",
            "读者最该先知道的，一句话；不写时由网站按数字归纳",
        ),
    ] = None
    summary: Annotated[
        Paragraphs,
        Key("what this edition is, in one paragraph; figures as {section.figure}", "这一期讲什么，写一段；数字写作{section.figure}"),
    ] = ()
    picture: OwnPicture = None
    date: Annotated[Date, Key("the edition's date", "这一期的日期")] = REQUIRED
    document: Annotated[Id, Key("the id of the document that places refer to", "出处所指的资料")] = REQUIRED
    order: Annotated[tuple[Annotated[Listed, Made(shapes.shape_of(Id), Listed)], ...], Key("the sections in order", "各节的顺序")] = ()
    headline: Annotated[
        tuple[Annotated[Listed, Made(FIGURE_NAME, Listed)], ...],
        Key("the figures on the edition's home, as section.figure", "这一期首页上的数字，写作section.figure"),
    ] = ()
    charts: Annotated[tuple[Chart, ...], Key("charts on its home; figures as section.figure", "首页上的图，数字写作section.figure")] = ()
    corrections: Annotated[
        tuple[Correction, ...],
        Key("mistakes on the site that have been corrected", "网站上有过、已经改正的错误", context="correction.{date}.{figure}"),
    ] = ()
    formerly: Annotated[tuple[EditionId, ...], Key("earlier ids of the edition", "这一期以前的id")] = ()
    draft: Draft = False
    where: Where = NOWHERE


class Edition(NamedTuple):
    """One report of one year: its head, and its sections in the order in which they are shown."""

    id: str
    head: EditionHead
    sections: tuple[Section, ...]


def updated(head: EditionHead) -> str:
    """The date of an edition's last update: that of the newest correction, else its own."""
    return max([head.date, *(correction.date for correction in head.corrections)])


# The site


class LanguageEntry(NamedTuple):
    """A language as written in site.yaml; what is left out follows from the tag."""

    path: Annotated[LanguagePath, Key("its folder in addresses and in translations/", "网址里和translations/里的文件夹名")]
    name: Annotated[Label, Key("the language's own name, as its readers write it", "语言的名称，用这种语言自己的写法")]
    tag: Annotated[Tag, Key("its BCP 47 tag; if left out, the same as path", "BCP 47语言标签；不写时同path")] = ""
    locale: Annotated[
        LocaleName,
        Key(
            "the CLDR locale for numbers and dates; if left out, it follows from the tag",
            "CLDR区域名称，决定数字和日期的写法；不写时由标签推出",
        ),
    ] = ""
    direction: Annotated[
        str,
        Choice(("ltr", "rtl")),
        Key("the direction of writing; if left out, it follows from the locale", "书写方向；不写时由区域名称推出"),
    ] = ""
    scale: Annotated[
        str,
        Choice(("myriads", "thousands")),
        Key(
            "how large numbers are shortened; if left out, it follows from the locale",
            "大数怎样缩写：myriads按万，thousands按千；不写时由区域名称推出",
        ),
    ] = ""
    fallback: Annotated[
        tuple[Annotated[str, Pattern("language-path", "[a-zA-Z0-9-]+")], ...],
        Key("languages to fall back to before the source language, where a text is not translated", "没有译文时，先于原文显示哪些语言"),
    ] = ()
    knows: Annotated[tuple[Id, ...], Key("units that its readers know: they get no conversion", "读者熟悉、不必换算的单位")] = ()
    where: Where = NOWHERE


class Publisher(NamedTuple):
    """Who publishes the site."""

    name: Annotated[Name, Key("who publishes the site", "网站的发布者", context="")]
    address: Annotated[Address, Key("the publisher's own site", "发布者自己的网站")] = ""
    where: Where = NOWHERE


class Palette(NamedTuple):
    """A site's own colours for light or dark screens, as `#rrggbb`."""

    plate: Annotated[Colour, Key("the dark ground at the top of a home page, behind light letters", "首页顶部的深色底板，上面是浅色字")] = (
        ""
    )
    steel: Annotated[Colour, Key("letters and signs for the past and for what is under way", "过去的和进行中的：字和标记")] = ""
    green: Annotated[Colour, Key("letters and signs for what is done", "办成的：字和标记")] = ""
    ember: Annotated[Colour, Key("letters and signs for what was missed, and for warnings", "没有办成的，以及提醒：字和标记")] = ""
    link: Annotated[Colour, Key("links", "链接")] = ""
    terrace: Annotated[Colour, Key("thin lines on the dark ground", "底板上的细线")] = ""
    bar_steel: Annotated[Colour, Key("bars for the past", "过去的：条形")] = ""
    bar_green: Annotated[Colour, Key("bars for what is done", "办成的：条形")] = ""
    where: Where = NOWHERE

    @property
    def colours(self) -> Mapping[str, str]:
        """Those that are given, by name."""
        return {name: colour for name, colour in zip(self._fields[:-1], self[:-1], strict=True) if colour}


class Colours(NamedTuple):
    """A site's own colours."""

    light: Annotated[Palette | None, Key("on a light screen", "浅色屏幕")] = None
    dark: Annotated[Palette | None, Key("on a dark screen; if left out, those of the style", "深色屏幕；不写就用样式自带的")] = None
    where: Where = NOWHERE


class Licence(NamedTuple):
    """What readers may do with the texts and figures."""

    name: Annotated[Name, Key("its name", "名称", context="")]
    address: Annotated[Address, Key("where its text can be read", "全文的网址")] = ""
    spdx: Annotated[
        str, Pattern("spdx", r"[A-Za-z0-9][A-Za-z0-9.+-]*"), Key("its SPDX identifier, such as CC-BY-4.0", "SPDX代号，如CC-BY-4.0")
    ] = ""
    where: Where = NOWHERE


class ImprintEntry(NamedTuple):
    """A registration of the publisher, or a way to reach it; either `value` (the same in all languages) or `text`."""

    id: Annotated[Id, Key("the entry's own name in the files", "这一条在文件里的名称")]
    name: Annotated[Name, Key("what it is: a registration, a way to reach the publisher", "是什么：登记编号，或者联系办法")]
    value: Annotated[str, VALUE, Key("the same in all languages: a number, a mail address", "各种语言都一样的内容：编号、邮箱")] = ""
    text: Annotated[Line | None, Key("a text, which is translated", "要翻译的文字")] = None
    address: Annotated[Link, Key("a link: a web address, mailto: or tel:", "链接：网址、mailto:或tel:")] = ""
    foot: Annotated[
        bool,
        Key("true: shown at the foot of every page too, not only on the page about the site", "写true：除“关于本站”外，每页页脚也显示"),
    ] = False
    where: Where = NOWHERE

    def faults(self) -> Iterator[Diagnostic]:
        if ("value" in self.where) == ("text" in self.where):
            yield diagnostic("imprint-value", self.where[""], found=self.id)


class Authority(NamedTuple):
    """Whose reports the site is about, and of which place; never the site's own publisher."""

    name: Annotated[Name, Key("whose reports these are", "作报告的是谁", context="authority")]
    place: Annotated[Name | None, Key("the place that the reports are about", "报告说的是什么地方")] = None
    where: Where = NOWHERE


class SiteHead(NamedTuple):
    """What site.yaml holds."""

    title: Annotated[Title, Key("the site's title", "网站的标题")]
    description: Annotated[
        Line, Key("what the site is, in a sentence, for search engines and shared links", "用一句话说明网站是什么，给搜索引擎和分享链接用")
    ]
    notice: Annotated[
        Paragraphs,
        Key("what the site is and is not; its first paragraph is at the foot of each page", "网站是什么、不是什么；第一段显示在每页页脚"),
    ] = ()
    languages: Annotated[
        tuple[LanguageEntry, ...],
        Key(
            "the languages of the site: first the source language, then those it is translated into",
            "网站的语言：第一种是原文语言，后面是译文语言",
        ),
    ] = REQUIRED
    base_url: Annotated[SiteAddress, Key("the address that the site is published at", "网站发布后的网址")] = ""
    newest: Annotated[
        EditionId, Key("the newest edition; if left out, the one with the highest number", "最新一期；不写时取编号最大的一期")
    ] = ""
    publisher: Annotated[Publisher | None, Key("who publishes the site", "网站的发布者")] = None
    colours: Annotated[
        Colours | None, Key("the site's own colours; if left out, those of the style", "本站自己的颜色；不写就用样式自带的")
    ] = None
    licence: Annotated[Licence | None, Key("the terms under which texts and figures may be used", "文字和数字按什么条件可以使用")] = None
    imprint: Annotated[tuple[ImprintEntry, ...], Key("registrations and ways to reach the publisher", "登记编号和联系办法")] = ()
    about: Annotated[
        Paragraphs,
        Key("what the site is and is not, in detail, for the page about the site", "网站是什么、不是什么，详细说，用于“关于本站”"),
    ] = ()
    method: Annotated[
        Paragraphs,
        Key("how the figures were collected and how to read them, for the page about the site", "数字怎样摘取、怎样看，用于“关于本站”"),
    ] = ()
    authority: Annotated[
        Authority | None,
        Key("whose reports the site is about; not the site's publisher", "网站说的是谁的报告；不是网站的发布者", context=""),
    ] = None
    where: Where = NOWHERE


class ShippedUnitsFile(NamedTuple):
    """The keys of the units that come with the tool."""

    language: Annotated[
        str, Pattern("language-tag", "[a-z]{2,3}"), Key("the language that the interface's messages are written in", "界面文字用什么语言写")
    ]
    units: Annotated[tuple[Unit, ...], Key("how numbers and nouns combine", "数字和量词怎样连写")]
    where: Where = NOWHERE
