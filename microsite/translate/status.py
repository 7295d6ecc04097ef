"""Count how much is translated, by language, catalogue and section."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from microsite.diagnostics import Diagnostic, display_width, ordered
from microsite.load.catalogues import Judgement
from microsite.proofreading.contradictions import forms_for_one
from microsite.proofreading.language_data import HAN, WORD
from microsite.read.po import Entry
from microsite.settings import SHIPPED
from microsite.text.slots import SLOT
from microsite.translate.catalogues import ExpectedCatalogue, LoadedSite, each_catalogue, read
from microsite.translate.expected import ExpectedMessage


class Count(NamedTuple):
    """Messages by state, and how much is left to translate."""

    total: int = 0
    translated: int = 0
    """published as translated, including unreviewed ones"""
    fuzzy: int = 0
    missing: int = 0
    withheld: int = 0
    """translated, but not published, because the translation contradicts its source"""
    unreviewed: int = 0
    """translated by a machine, and not reviewed by a person"""
    words: int = 0
    """words in the source texts of messages that are not published, without references"""
    han: int = 0
    """Han characters in these source texts"""

    @property
    def percent(self) -> int:
        """The percentage of translated messages, rounded down, so that it is 100 only if all are translated."""
        return 100 * self.translated // self.total if self.total else 100


class Row(NamedTuple):
    """One line of the table: a language (catalogue and part are empty), a catalogue (part is empty), or a part of one."""

    language: str
    catalogue: str
    part: str
    counts: Count


class Status(NamedTuple):
    """All rows, with languages and catalogues before their parts; why translations are withheld, and the faults of catalogues."""

    rows: tuple[Row, ...]
    faults: tuple[Diagnostic, ...]
    is_refused: bool = False
    """whether the content has errors, so that nothing could be counted"""


def status(root: Path, site: LoadedSite, shipped: Path = SHIPPED) -> Status:
    """Count the messages that the site should have; other entries in catalogues don't count."""

    def count(catalogue: ExpectedCatalogue) -> tuple[str, str, dict[str, Count], tuple[Diagnostic, ...]]:
        """The path of its language, its name, the counts of its parts, and its faults."""
        file = read(root, catalogue.file)
        entries = {entry.key: entry for entry in file.po.messages} if file.po else {}
        alone = forms_for_one(file.po.header) if file.po else frozenset[int]()
        judgement = Judgement(catalogue.name, catalogue.source, catalogue.language.locale, alone)
        parts: dict[str, Count] = {}
        faults = list(file.faults)
        for message in catalogue.messages:
            entry = entries.get(message.key)
            reasons = judgement.reasons_of(catalogue.file, entry) if entry is not None else []
            parts[message.part] = _sum(parts.get(message.part, Count()), _count(message, entry, bool(reasons)))
            faults += reasons
        return catalogue.language.path, catalogue.name, parts, tuple(faults)

    counted, faults = each_catalogue(root, site, shipped, count)
    rows: dict[tuple[str, str, str], Count] = {}
    for path, name, parts, catalogue_faults in counted or ():
        for whole in ((path, "", ""), (path, name, "")):
            rows[whole] = _sum(rows.get(whole, Count()), *parts.values())
        rows |= {(path, name, part): of_part for part, of_part in parts.items() if part}
        faults += catalogue_faults
    return Status(tuple(Row(*key, count) for key, count in rows.items()), tuple(ordered(faults)), counted is None)


def _count(message: ExpectedMessage, entry: Entry | None, is_withheld: bool) -> Count:
    if entry is None or not entry.msgstr or not all(form.strip() for form in entry.msgstr):
        state = Count(total=1, missing=1)
    elif entry.fuzzy:
        state = Count(total=1, fuzzy=1)
    elif is_withheld:
        state = Count(total=1, withheld=1)
    else:
        return Count(total=1, translated=1, unreviewed=int(entry.machine))
    source = SLOT.sub(" ", message.msgid)
    return state._replace(words=len(WORD.findall(HAN.sub(" ", source))), han=len(HAN.findall(source)))


def _sum(*counts: Count) -> Count:
    return Count(*map(sum, zip(*counts, strict=True)))


def table(status: Status, heads: Sequence[str]) -> str:
    """The status as a table for a terminal; `heads` are the headings of the percentage and of the counts, in the user's language."""
    lines = [["", *heads]]
    for row in status.rows:
        name = f"    {row.part}" if row.part else f"  {row.catalogue}" if row.catalogue else row.language
        lines.append([name, str(row.counts.percent), f"{row.counts.translated}/{row.counts.total}", *map(str, row.counts[2:])])
    widths = [max(map(display_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: list[str], widths: list[int]) -> str:
    pads = [" " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([cells[0] + pads[0], *(pad + cell for cell, pad in zip(cells[1:], pads[1:], strict=True))]).rstrip()


def data(status: Status) -> dict[str, Any]:
    """The status for programs, as nested objects: language → catalogue → part, each with its counts in `count`."""
    languages: dict[str, Any] = {}
    for row in status.rows:
        node = {"count": {**row.counts._asdict(), "percent": row.counts.percent}}
        if not row.catalogue:
            languages[row.language] = {**node, "catalogues": {}}
        elif not row.part:
            languages[row.language]["catalogues"][row.catalogue] = {**node, "parts": {}}
        else:
            languages[row.language]["catalogues"][row.catalogue]["parts"][row.part] = node
    return {"languages": languages}
