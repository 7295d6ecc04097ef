"""A small site of a made-up harbour town, as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from microsite.diagnostics import Diagnostic, Position
from microsite.model.content import (
    Commitment,
    Conversion,
    Document,
    Edition,
    EditionHead,
    Explained,
    Figure,
    Indicator,
    LanguageEntry,
    Place,
    Registers,
    Section,
    SiteHead,
    SourceText,
    Term,
    Unit,
)
from microsite.text.languages import Language, complete
from microsite.text.localizer import Localizer

HERE = Position("content/harbour.yaml", 1, 1)

Made = TypeVar("Made")


def words(text: str) -> SourceText:
    return SourceText(text, HERE)


@dataclass(frozen=True)
class Site:
    """What the loader gives, as far as catalogues need it."""

    head: SiteHead
    languages: tuple[Language, ...]
    registers: Registers
    editions: tuple[Edition, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(edition.id for edition in self.editions)

    def each(self, work: Callable[[Edition], Made]) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]]:
        return tuple(map(work, self.editions)), ()

    def localizers(self) -> dict[str, Localizer]:
        """The words of each language; nothing is translated."""
        return {each.path: Localizer(each, {}, self.registers.units, "en", each == self.languages[0]) for each in self.languages}

    def with_section(self, section: Section) -> Site:
        edition = self.editions[0]
        return replace(self, editions=(edition._replace(sections=(section,)), *self.editions[1:]))


def language(path: str, name: str, tag: str = "", knows: tuple[str, ...] = ()) -> LanguageEntry:
    return LanguageEntry(path, name, tag, knows=knows)


def figure(id_: str = "berths", **more: object) -> Figure:
    known = {"bound": "at_least", "value": Decimal(12), "sentence": words(f"新建{{{id_}}}。")}
    return Figure(id_, "new_berths", "target", place=Place("", "P1", {"": HERE}), **{**known, **more})  # type: ignore[arg-type]


def section(id_: str = "port", **more: object) -> Section:
    known = {
        "summary": (words("港口在扩建，新建{berths}。"), words("货船更多了。")),
        "figures": (figure(),),
        "commitments": (Commitment("dredging", words("疏浚航道。"), Place("", "P2", {"": HERE})),),
    }
    return Section(id_, words("港口"), finding=words("港口在扩建。"), **{**known, **more})  # type: ignore[arg-type]


def make_site(*languages: LanguageEntry) -> Site:
    entries = languages or (language("zh", "中文", "zh-Hans", ("mu",)), language("en", "English", "en-GB"))
    head = SiteHead(words("海港摘要"), words("一句话说明。"), (words("非官方。"),), entries)
    units = {
        "berth": Unit("berth", (words("{n}个"),)),
        "mu": Unit("mu", (words("{n} mu"),), converts=Conversion("hectare", Decimal(1), Decimal(15)), shipped=True),
        "hectare": Unit("hectare", (words("{n} ha"),), symbol=True, shipped=True),
    }
    indicators = {
        "new_berths": Indicator("new_berths", words("新建泊位"), "berth", definition=Explained((words("当年开工的泊位。"),), "editors")),
        "land": Indicator("land", words("造地面积"), "mu"),
    }
    documents = {"report": Document("report", words("海港报告"))}
    terms = {"quay": Term("quay", words("码头"), Explained((words("船停靠的地方。"),), "editors"))}
    edition_head = EditionHead(words("海港2031年报告"), summary=(words("全年新建{port.berths}。"),), date="2031-02-03", document="report")
    edition = Edition("2031", edition_head, (section(),))
    return Site(head, complete(entries)[0], Registers(indicators, units, documents, terms), (edition,))
