"""Writes a made-up root of any size: the same numbers give the same bytes, on every machine and Python.

    python3 benchmarks/made_up.py FOLDER --editions 10 --sections 100

All content is invented. Each section has four indicators, each with the result of the year before and the target for the edition's year, so
that every figure is shown beside one of a neighbouring edition. Standard library only.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

SOURCE, TARGET = "zh", "en"
NEWEST = 2025
"""the newest edition; the others are of the years before"""


class Pair(NamedTuple):
    """A text in the source language and its translation."""

    source: str
    target: str


class Message(NamedTuple):
    """An entry of a catalogue; with plural forms if `one` is given."""

    context: str
    text: Pair
    one: str = ""


class Measure(NamedTuple):
    """A thing that each section measures; the ids of its figures begin with `id`."""

    id: str
    name: Pair
    definition: Pair
    done: Pair
    goal: Pair


TOPICS = (
    Pair("湖岸步道", "lakeside paths"),
    Pair("夜间渡船", "night ferries"),
    Pair("屋顶菜园", "roof gardens"),
    Pair("雨水花园", "rain gardens"),
    Pair("旧钟楼", "old bell towers"),
    Pair("流动书车", "book vans"),
    Pair("竹林小学", "bamboo-grove schools"),
    Pair("灯塔广场", "lighthouse squares"),
    Pair("桑蚕作坊", "silk workshops"),
    Pair("浮桥码头", "floating piers"),
    Pair("风车磨坊", "windmills"),
    Pair("盐田湿地", "salt-pan wetlands"),
    Pair("石板老街", "flagstone lanes"),
)
OPENINGS = (
    Pair("这一片的工作从春天开始", "Work here began in spring"),
    Pair("居民提得最多的是出行", "Getting about was what residents raised most"),
    Pair("去年的汛期来得早", "Last year the floods came early"),
    Pair("老设备到了更换的年限", "The old equipment had reached the end of its life"),
    Pair("几个街坊联名提了建议", "Several neighbourhoods put forward a joint proposal"),
)
REASONS = (
    Pair("先修最旧的，再修最忙的", "the oldest parts come first, then the busiest"),
    Pair("花钱少、见效快的排在前面", "what costs little and works quickly is done first"),
    Pair("每一步都先问过住在旁边的人", "those who live next door are asked before every step"),
    Pair("工期避开了学生放假", "the works keep clear of the school holidays"),
    Pair("材料尽量用本地的", "local materials are used wherever possible"),
    Pair("夜里不施工", "no work is done at night"),
    Pair("做完一段就开放一段", "each stretch opens as soon as it is finished"),
)
CLOSINGS = (
    Pair("还有两件事没有说清楚", "Two things remain unclear"),
    Pair("明年要看的是保养", "What to watch next year is upkeep"),
    Pair("费用由谁分担，报告没有写", "The report does not say who shares the cost"),
    Pair("数字都是街道自己报的", "The numbers are those the neighbourhoods reported themselves"),
)
TASKS = (
    Pair("把{topic}的台账公开，每季度更新一次", "Publish the register of {topic} and bring it up to date each quarter"),
    Pair("给{topic}装上看得清的指路牌", "Put up signs for {topic} that can be read from afar"),
    Pair("请居民代表每半年检查一次{topic}", "Have residents inspect the {topic} every six months"),
    Pair("为{topic}编一本维修手册", "Write a repair manual for the {topic}"),
    Pair("让{topic}在雨天也能使用", "Make the {topic} usable in the rain"),
)
OWN_UNITS = (
    ("lamp", "{n}盏", "{n} lamp", "{n} lamps"),
    ("boat", "{n}条", "{n} boat", "{n} boats"),
    ("bench", "{n}张", "{n} bench", "{n} benches"),
    ("crew", "{n}支", "{n} crew", "{n} crews"),
    ("footbridge", "{n}座", "{n} footbridge", "{n} footbridges"),
    ("course", "{n}门", "{n} course", "{n} courses"),
)
MEASURES = (
    Measure(
        "built",
        Pair("{n}片{topic}新增数", "additions to {topic}, zone {n}"),
        Pair(
            "一年里新做成、能用的{topic}设施，修好的旧设施不算。",
            "Fittings for {topic} finished within a year, not counting repairs.",
        ),
        Pair("上一年第{n}片的{topic}添了{ref}。", "In the year before, the {topic} of zone {n} gained {ref}."),
        Pair("今年第{n}片的{topic}要再添{ref}。", "This year the {topic} of zone {n} are to gain {ref}."),
    ),
    Measure(
        "served",
        Pair("{n}片{topic}服务人数", "people served by {topic}, zone {n}"),
        Pair("一年里用过{topic}的居民，一个人**只算一次**。", "Residents who used the {topic} in a year, each **counted once**."),
        Pair("上一年有{ref}用过第{n}片的{topic}。", "In the year before, {ref} used the {topic} of zone {n}."),
        Pair("今年要让{ref}用上第{n}片的{topic}。", "This year the {topic} of zone {n} are to serve {ref}."),
    ),
    Measure(
        "kept",
        Pair("{n}片{topic}完好率", "{topic} in good repair, zone {n}"),
        Pair("年底检查时完好的{topic}占全部的多少。", "The share of the {topic} found sound in the check at the end of the year."),
        Pair("上一年年底，第{n}片的{topic}有{ref}完好。", "At the end of the year before, {ref} of the {topic} in zone {n} were sound."),
        Pair("今年年底，第{n}片的{topic}完好的要占{ref}。", "By the end of this year {ref} of the {topic} in zone {n} are to be sound."),
    ),
    Measure(
        "land",
        Pair("{n}片{topic}整治面积", "land improved for {topic}, zone {n}"),
        Pair(
            "为{topic}清理、平整过的土地，重复整治的只算一次。",
            "Land cleared for the {topic}; land treated twice counts once.",
        ),
        Pair("上一年为第{n}片的{topic}整治了{ref}土地。", "In the year before, {ref} of land were improved for the {topic} of zone {n}."),
        Pair("今年要为第{n}片的{topic}整治{ref}土地。", "This year {ref} of land are to be improved for the {topic} of zone {n}."),
    ),
)
BOUNDS = ("at_least", "more_than", "about", "exactly")
_Choice = TypeVar("_Choice")


def made_up(root: Path, editions: int = 10, sections: int = 100) -> None:
    """Write the made-up root: content/ and translations/ in the folder `root`."""
    writing = _Writing(root)
    years = edition_ids(editions)
    writing.yaml("content/site.yaml", _site())
    writing.yaml("content/units.yaml", _units())
    writing.yaml("content/documents.yaml", _documents(years))
    writing.yaml("content/indicators.yaml", _indicators(sections))
    writing.catalogue("site", _shared_messages(years, sections))
    for year in years:
        messages = list(_edition_head(writing, year, sections))
        for number in range(1, sections + 1):
            messages += _section(writing, year, number)
        writing.catalogue(year, messages)


def edition_ids(editions: int) -> list[str]:
    """The ids of that many editions, the oldest first."""
    return [str(year) for year in range(NEWEST - editions + 1, NEWEST + 1)]


def section_id(number: int) -> str:
    """The id of a section, counted from 1."""
    return f"zone_{number:03}"


class _Writing:
    """Writes files in one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def yaml(self, file: str, lines: Iterable[str]) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    def catalogue(self, name: str, messages: Iterable[Message]) -> None:
        header = (
            f"Language: {TARGET}\\n",
            "MIME-Version: 1.0\\n",
            "Content-Type: text/plain; charset=UTF-8\\n",
            "Content-Transfer-Encoding: 8bit\\n",
            "Plural-Forms: nplurals=2; plural=(n != 1);\\n",
        )
        lines = ['msgid ""', 'msgstr ""', *(f'"{line}"' for line in header)]
        for message in messages:
            lines += ["", f"msgctxt {_quoted(message.context)}", f"msgid {_quoted(message.text.source)}"]
            if message.one:
                lines += [
                    f"msgid_plural {_quoted(message.text.source)}",
                    f"msgstr[0] {_quoted(message.one)}",
                    f"msgstr[1] {_quoted(message.text.target)}",
                ]
            else:
                lines.append(f"msgstr {_quoted(message.text.target)}")
        self.yaml(f"translations/{TARGET}/{name}.po", lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _picked(choices: Sequence[_Choice], *key: object) -> _Choice:
    """One of the choices, always the same for the same key."""
    return choices[_chance(len(choices), *key)]


def _chance(below: int, *key: object) -> int:
    return zlib.crc32(" ".join(map(str, key)).encode()) % below


def _filled(pair: Pair, number: int, ref: str = "") -> Pair:
    topic = TOPICS[number % len(TOPICS)]

    def fill(pattern: str, own_topic: str) -> str:
        return pattern.replace("{n}", str(number)).replace("{topic}", own_topic).replace("{ref}", "{" + ref + "}")

    return Pair(fill(pair.source, topic.source), fill(pair.target, topic.target))


SITE = {
    "title": Pair("雾松湾年度工作簿摘要", "Misty Pine Bay workbook in brief"),
    "description": Pair("雾松湾是编造的地方，这些网页只用来量快慢。", "Misty Pine Bay is made up, to measure speed."),
    "notice": Pair(
        "这里的地名、数字和文字*全是编造的*，与任何真实的地方无关。",
        "All that is said here is *made up*.",
    ),
}


def _workbook(year: str) -> dict[str, Pair]:
    """The texts about the document that an edition sums up."""
    return {
        "title": Pair(f"雾松湾{year}年工作簿", f"The {year} workbook of Misty Pine Bay"),
        "note": Pair("一本不存在的工作簿。", "A workbook that does not exist."),
    }


def _site() -> Iterator[str]:
    yield f"title: {SITE['title'].source}"
    yield f"description: {SITE['description'].source}"
    yield from ("notice: |", f"  {SITE['notice'].source}", "languages:")
    yield f"  - {{path: {SOURCE}, name: 中文, tag: zh-Hans, locale: zh_Hans_CN, knows: [mu]}}"
    yield f"  - {{path: {TARGET}, name: English, tag: en-GB, locale: en_GB}}"


def _units() -> Iterator[str]:
    yield "units:"
    for id_, counted, _, _ in OWN_UNITS:
        yield from (f"  - id: {id_}", f'    counted: "{counted}"')


def _documents(years: Iterable[str]) -> Iterator[str]:
    yield "documents:"
    for year in years:
        words = _workbook(year)
        yield from (f"  - id: {_document_id(year)}", f"    title: {words['title'].source}", "    unknown: [publisher, date, address]")
        yield from ("    note: |", f"      {words['note'].source}")


def _document_id(year: str) -> str:
    return f"workbook_{year}"


def _indicator_id(measure: Measure, number: int) -> str:
    return f"{measure.id}_{number:03}"


def _unit(measure: Measure, number: int) -> str:
    own = OWN_UNITS[number % len(OWN_UNITS)][0]
    return {"built": own, "served": "person", "kept": "percent", "land": "mu"}[measure.id]


def _indicators(sections: int) -> Iterator[str]:
    yield "indicators:"
    for number in range(1, sections + 1):
        for measure in MEASURES:
            yield f"  - id: {_indicator_id(measure, number)}"
            yield f"    name: {_filled(measure.name, number).source}"
            yield from (f"    unit: {_unit(measure, number)}", "    direction: up", "    theme: zones", "    definition:")
            yield from (f"      text: {_filled(measure.definition, number).source}", "      source: editors")


def _shared_messages(years: Iterable[str], sections: int) -> Iterator[Message]:
    for name, text in SITE.items():
        yield Message(f"site.{name}", text)
    for year in years:
        for name, text in _workbook(year).items():
            yield Message(f"document.{_document_id(year)}.{name}", text)
    for id_, counted, one, other in OWN_UNITS:
        yield Message(f"unit.{id_}", Pair(counted, other), one)
    for number in range(1, sections + 1):
        for measure in MEASURES:
            context = f"indicator.{_indicator_id(measure, number)}"
            yield Message(f"{context}.name", _filled(measure.name, number))
            yield Message(f"{context}.definition", _filled(measure.definition, number))


def _edition_head(writing: _Writing, year: str, sections: int) -> Iterator[Message]:
    title = Pair(f"雾松湾{year}年工作簿摘要", f"Misty Pine Bay workbook {year} in brief")
    ref = f"{{{section_id(1)}.served_goal}}"
    summary = (
        Pair(f"这一期讲{sections}个片区在{year}年的打算。", f"This edition is about the plans of {sections} zones for {year}."),
        Pair(f"单是第1片，就要让{ref}用上新设施。", f"In zone 1 alone, new facilities are to serve {ref}."),
    )
    lines = [f"title: {title.source}", "summary: |", f"  {summary[0].source}", "", f"  {summary[1].source}", f"date: {year}-02-01"]
    lines += [f"document: {_document_id(year)}", "order:", *(f"  - {section_id(number)}" for number in range(1, sections + 1)), "headline:"]
    lines += [f"  - {section_id(number)}.served_goal" for number in range(1, min(sections, 5) + 1)]
    writing.yaml(f"content/{year}/edition.yaml", lines)
    yield Message("edition.title", title)
    for paragraph in summary:
        yield Message("edition.summary", paragraph)


def _value(measure: Measure, number: int, year: int) -> str:
    chance = _chance(900, measure.id, number, year) + 100
    return {"built": str(chance), "served": f"{chance}00", "kept": f"{chance % 40 + 59}.{chance % 10}", "land": f"{chance * 3}"}[measure.id]


def _section(writing: _Writing, year: str, number: int) -> list[Message]:
    """Write one section; returns its messages in the order of its fields."""
    id_ = section_id(number)
    topic = TOPICS[number % len(TOPICS)]
    title = Pair(f"第{number}片：{topic.source}", f"Zone {number}: {topic.target}")
    finding = _filled(
        Pair("第{n}片今年的重点是{topic}，要服务{ref}。", "This year zone {n} turns to its {topic}, to serve {ref}."), number, "served_goal"
    )
    paragraphs = _summary(year, number)
    lines = [f"title: {title.source}", f"finding: {finding.source}", "summary: |"]
    for paragraph in paragraphs:
        lines += [*(f"  {line}" for line in paragraph.source.split("\n")), ""]
    lines[-1:] = ["figures:"]
    messages = [
        Message(f"{id_}.title", title),
        Message(f"{id_}.finding", finding),
        *(Message(f"{id_}.summary", each) for each in paragraphs),
    ]
    for index, measure in enumerate(MEASURES):
        for stem, kind, told, sentence in (("done", "result", int(year) - 1, measure.done), ("goal", "target", int(year), measure.goal)):
            figure = f"{measure.id}_{stem}"
            text = _filled(sentence, number, figure)
            bound = _picked(BOUNDS, figure, number) if kind == "target" else "exactly"
            lines += [f"  - id: {figure}", f"    indicator: {_indicator_id(measure, number)}", f"    kind: {kind}", f"    bound: {bound}"]
            lines += [f"    value: {_value(measure, number, told)}", f"    period: {{year: {told}}}", f"    place: P{number * 4 + index}"]
            lines.append(f"    sentence: {text.source}")
            messages.append(Message(f"{id_}.figure.{figure}.sentence", text))
    lines.append("commitments:")
    first = _chance(len(TASKS), year, number)
    for index in range(3):
        text = _filled(TASKS[(first + index) % len(TASKS)], number)
        text = Pair(text.source + "。", text.target + ".")
        lines += [f"  - id: task_{index + 1}", f"    text: {text.source}", f"    place: P{number * 4}"]
        messages.append(Message(f"{id_}.commitment.task_{index + 1}", text))
    writing.yaml(f"content/{year}/{id_}.yaml", lines)
    return messages


def _summary(year: str, number: int) -> list[Pair]:
    """Three or four paragraphs: prose with references, a link, a list, and in most sections a closing paragraph."""
    topic = TOPICS[number % len(TOPICS)]
    opening, closing = _picked(OPENINGS, year, number), _picked(CLOSINGS, year, number)
    first = _chance(len(REASONS), year, number)
    reasons = [REASONS[(first + step) % len(REASONS)] for step in range(3)]
    page = f"https://example.org/{year}/{section_id(number)}"
    paragraphs = [
        Pair(
            f"{opening.source}。第{number}片去年做成{{built_done}}，今年打算做成**{{built_goal}}**；去年整治土地{{land_done}}，今年{{land_goal}}。",
            f"{opening.target}. Zone {number} finished {{built_done}} last year and plans **{{built_goal}}** this year; "
            f"it improved {{land_done}} of land then and means to improve {{land_goal}} now.",
        ),
        Pair(
            f"去年有{{served_done}}用过这里的{topic.source}，*完好的*占{{kept_done}}。做法写在[{year}年的工作簿]({page})里，{reasons[0].source}。",
            f"Last year {{served_done}} used the {topic.target}, of which {{kept_done}} were *in good repair*. "
            f"The [workbook for {year}]({page}) tells how: {reasons[0].target}.",
        ),
        Pair(
            "\n".join(f"- {reason.source}，第{step}步。" for step, reason in enumerate(reasons, 1)),
            "\n".join(f"- Step {step}: {reason.target}." for step, reason in enumerate(reasons, 1)),
        ),
    ]
    if number % 4:
        paragraphs.append(
            Pair(
                f"{closing.source}；到{year}年底，完好的要占{{kept_goal}}，服务{{served_goal.number}}人。",
                f"{closing.target}; by the end of {year}, {{kept_goal}} are to be sound and {{served_goal.number}} people served.",
            )
        )
    return paragraphs


def main(argv: list[str]) -> int:
    """Write a made-up root where the command line says."""
    parser = argparse.ArgumentParser(description="Writes a made-up root of any size.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--editions", type=int, default=10, metavar="N")
    parser.add_argument("--sections", type=int, default=100, metavar="M", help="of each edition")
    options = parser.parse_args(argv)
    made_up(options.folder, options.editions, options.sections)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
