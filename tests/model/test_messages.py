"""Which texts are messages follows from the declarations of the records, and so does the order in which a catalogue has them."""

from __future__ import annotations

from decimal import Decimal

from microsite.diagnostics import Position
from microsite.model.content import (
    Authority,
    Chart,
    Commitment,
    Correction,
    Edition,
    EditionHead,
    Explained,
    Figure,
    Indicator,
    Listed,
    Picture,
    Place,
    Publisher,
    Registers,
    Section,
    SiteHead,
    SourceText,
    Unit,
)
from microsite.model.messages import (
    Message,
    edition_messages,
    head_messages,
    is_prose,
    section_messages,
    site_messages,
    with_texts,
)

HERE = Position("content/2031/port.yaml", 1)
PLACE = Place("", "P1", {"": HERE})


def words(text: str) -> SourceText:
    return SourceText(text, HERE)


def shown(message: Message) -> tuple[str, str, str]:
    return message.context, message.kind, message.words.text


PICTURE = Picture("port.jpg", words("一座港口"), words("港口的全景"), words("港务局供图"))
CHART = Chart("quays", "bullet", words("泊位翻倍"), words("泊位，2031年"), (Listed("berths", HERE), Listed("old", HERE)))
SECTION = Section(
    "port",
    words("港口"),
    words("港口2031年：扩建"),
    words("港口在扩建。"),
    summary=(words("第一段。"), words("第二段。")),
    picture=PICTURE,
    charts=(CHART,),
    figures=(
        Figure("berths", "new_berths", "target", value=Decimal(12), place=PLACE, sentence=words("新建{berths}。"), scope=words("客运")),
        Figure("old", "new_berths", "result", value=Decimal(6), place=PLACE),
    ),
    commitments=(Commitment("dredging", words("疏浚航道。"), PLACE),),
)
HEAD = EditionHead(
    words("2031年"), finding=words("泊位翻倍。"), summary=(words("这一年。"),), charts=(CHART,), date="2031-02-03", document="report",
    corrections=(Correction("2031-03-01", "port.berths", "10", words("抄错了。")),),
)  # fmt: skip


def test_a_section_has_its_messages_in_the_order_of_its_fields() -> None:
    assert [shown(each) for each in section_messages(SECTION)] == [
        ("port.title", "title", "港口"),
        ("port.link_title", "title", "港口2031年：扩建"),
        ("port.finding", "sentence", "港口在扩建。"),
        ("port.summary", "paragraph", "第一段。"),
        ("port.summary", "paragraph", "第二段。"),
        ("port.picture.alt", "line", "一座港口"),
        ("port.picture.caption", "sentence", "港口的全景"),
        ("port.picture.credit", "sentence", "港务局供图"),
        ("port.chart.quays.title", "title", "泊位翻倍"),
        ("port.chart.quays.subtitle", "line", "泊位，2031年"),
        ("port.figure.berths.sentence", "sentence", "新建{berths}。"),
        ("port.figure.berths.scope", "line", "客运"),
        ("port.commitment.dredging", "item", "疏浚航道。"),
    ]


def test_an_edition_has_its_head_then_its_sections_then_its_corrections() -> None:
    whole = list(edition_messages(Edition("2031", HEAD, (SECTION,))))
    *head, correction = head_messages(HEAD)
    assert whole == [*head, *section_messages(SECTION), correction]
    assert [each.context for each in head] == [
        "edition.title", "edition.finding", "edition.summary", "edition.chart.quays.title", "edition.chart.quays.subtitle",
    ]  # fmt: skip
    assert shown(correction) == ("edition.correction.2031-03-01.port.berths", "sentence", "抄错了。")


def test_a_site_has_its_own_texts_and_those_of_its_registers() -> None:
    head = SiteHead(
        words("海港"), words("一句话。"), (words("非官方。"),), (),
        publisher=Publisher(words("读报小组")), authority=Authority(words("港务局"), words("海港区")),
    )  # fmt: skip
    definition = Explained((words("当年开工的。"),), "editors")
    indicators = {"new_berths": Indicator("new_berths", words("新建泊位"), "berth", definition=definition)}
    units = {"berth": Unit("berth", (words("{n} berth"), words("{n} berths"))), "mu": Unit("mu", (words("{n} mu"),), shipped=True)}
    found = list(site_messages(head, Registers(indicators, units, {}, {})))
    assert [(each.context, each.kind) for each in found] == [
        ("site.title", "title"),
        ("site.description", "line"),
        ("site.notice", "paragraph"),
        ("site.publisher", "name"),
        ("site.authority", "name"),
        ("site.place", "name"),
        ("indicator.new_berths.name", "name"),
        ("indicator.new_berths.definition", "paragraph"),
        ("unit.berth", "unit"),
    ]
    assert found[-1].plural == words("{n} berths")


def test_a_text_may_have_markdown_where_its_declaration_says_so() -> None:
    assert [each.context for each in section_messages(SECTION) if is_prose(each.context)] == [
        "port.finding", "port.summary", "port.summary", "port.picture.caption", "port.picture.credit", "port.figure.berths.sentence",
        "port.commitment.dredging",
    ]  # fmt: skip
    assert is_prose("edition.correction.2031-03-01.port.berths")
    assert is_prose("port.commitment.scope")
    assert not is_prose("site.imprint.mail.text")
    assert not is_prose("unit.berth")


def test_a_record_is_given_with_its_texts_as_they_are_said() -> None:
    figure = SECTION.figures[0]
    assert with_texts(figure, "port.figure.berths", lambda context, words, is_prose: (context, words.text, is_prose)) == figure._replace(
        sentence=("port.figure.berths.sentence", "新建{berths}。", True),  # type: ignore[arg-type]
        scope=("port.figure.berths.scope", "客运", False),  # type: ignore[arg-type]
    )
