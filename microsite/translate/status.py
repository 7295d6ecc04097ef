"""Count how much is translated, by language, catalogue and section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from microsite.diagnostics import Diagnostic, display_width, ordered
from microsite.read.po import Entry
from microsite.settings import SHIPPED
from microsite.translate.catalogues import Catalogues, ExpectedCatalogue, LoadedSite, read
from microsite.translate.expected import SLOT, ExpectedMessage
from microsite.translate.scripts import counted


class Count(NamedTuple):
    """Messages by state, and how much is left to translate."""

    total: int = 0
    translated: int = 0
    """published as translated, including unreviewed ones"""
    fuzzy: int = 0
    missing: int = 0
    unreviewed: int = 0
    """translated by a machine, and not reviewed by a person"""
    words: int = 0
    """words in the source texts of fuzzy and missing messages, without references"""
    han: int = 0
    """Han characters in these source texts"""


class Row(NamedTuple):
    """One line of the table: a language (catalogue and part are empty), a catalogue (part is empty), or a part of one."""

    language: str
    catalogue: str
    part: str
    counts: Count


class Status(NamedTuple):
    """All rows, with languages and catalogues before their parts; and the faults of catalogues that can't be read."""

    rows: tuple[Row, ...]
    faults: tuple[Diagnostic, ...]
    is_refused: bool = False
    """whether the content has errors, so that nothing could be counted"""


def status(root: Path, site: LoadedSite, shipped: Path = SHIPPED) -> Status:
    """Count the messages that the site should have; other entries in catalogues don't count."""
    catalogues = Catalogues(root, site, shipped)

    def of_catalogue(catalogue: ExpectedCatalogue) -> tuple[str, tuple[list[Row], tuple[Diagnostic, ...]]]:
        file = read(root, catalogue.file)
        return catalogue.language.path, (rows_of(catalogue, file.po.messages if file.po else ()), file.faults)

    of_site, faults = catalogues.of_site()
    of_editions, content_faults = site.each(lambda edition: [of_catalogue(catalogue) for catalogue in catalogues.of_edition(edition)])
    if of_editions is None:
        return Status((), tuple(ordered(content_faults)), is_refused=True)
    found = list(faults)
    of_language: dict[str, list[Row]] = {}
    counted_catalogues = [*map(of_catalogue, of_site), *(each for of_edition in of_editions for each in of_edition)]
    for rows, catalogue_faults in catalogues.in_order(counted_catalogues):
        found += catalogue_faults
        of_language.setdefault(rows[0].language, []).extend(rows)
    return Status(tuple(row for path, rows in of_language.items() for row in (_whole(path, rows), *rows)), tuple(ordered(found)))


def _whole(path: str, rows: Iterable[Row]) -> Row:
    """The row of a language, with the sums of its catalogues."""
    return Row(path, "", "", _sum(row.counts for row in rows if not row.part))


def rows_of(catalogue: ExpectedCatalogue, entries: Iterable[Entry]) -> list[Row]:
    """Count the messages of one catalogue and of its parts."""
    by_key = {entry.key: entry for entry in entries}
    parts: dict[str, list[Count]] = {}
    for message in catalogue.messages:
        parts.setdefault(message.part, []).append(_count(message, by_key.get(message.key)))
    path = catalogue.language.path
    rows = [Row(path, catalogue.name, part, _sum(counts)) for part, counts in parts.items()]
    return [Row(path, catalogue.name, "", _sum(row.counts for row in rows)), *(row for row in rows if row.part)]


_TRANSLATED, _UNREVIEWED = Count(1, 1), Count(1, 1, unreviewed=1)


def _count(message: ExpectedMessage, entry: Entry | None) -> Count:
    if entry is not None and entry.msgstr and all(form.strip() for form in entry.msgstr):
        if not entry.fuzzy:
            return _UNREVIEWED if entry.machine else _TRANSLATED
        return Count(1, 0, 1, 0, 0, *_left(message))
    return Count(1, 0, 0, 1, 0, *_left(message))


def _left(message: ExpectedMessage) -> tuple[int, int]:
    return counted(SLOT.sub(" ", message.msgid))


def _sum(counts: Iterable[Count]) -> Count:
    return Count(*map(sum, zip(*counts, strict=True)))


ENGLISH_HEADS = {
    "name": "",
    "percent": "%",
    "translated": "translated",
    "fuzzy": "fuzzy",
    "missing": "missing",
    "unreviewed": "unreviewed",
    "words": "words left",
    "han": "Han left",
}


def table(status: Status, heads: Mapping[str, str] = ENGLISH_HEADS) -> str:
    """The status as a table for a terminal; `heads` are its headings in the user's language, with the keys of `ENGLISH_HEADS`."""
    lines = [[heads[key] for key in ENGLISH_HEADS]]
    for row in status.rows:
        count = row.counts
        name = f"    {row.part}" if row.part else f"  {row.catalogue}" if row.catalogue else row.language
        numbers = (count.fuzzy, count.missing, count.unreviewed, count.words, count.han)
        lines.append([name, str(percent(count)), f"{count.translated}/{count.total}", *map(str, numbers)])
    widths = [max(display_width(line[column]) for line in lines) for column in range(len(ENGLISH_HEADS))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: list[str], widths: list[int]) -> str:
    pads = [" " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([cells[0] + pads[0], *(pad + cell for cell, pad in zip(cells[1:], pads[1:], strict=True))]).rstrip()


def percent(count: Count) -> int:
    """The percentage of translated messages, rounded down, so that it is 100 only if all are translated."""
    return 100 * count.translated // count.total if count.total else 100


def data(status: Status) -> dict[str, Any]:
    """The status for programs, as nested objects: language → catalogue → part, each with its counts in `count`."""
    languages: dict[str, Any] = {}
    for row in status.rows:
        node = {"count": {**row.counts._asdict(), "percent": percent(row.counts)}}
        if not row.catalogue:
            languages[row.language] = {**node, "catalogues": {}}
        elif not row.part:
            languages[row.language]["catalogues"][row.catalogue] = {**node, "parts": {}}
        else:
            languages[row.language]["catalogues"][row.catalogue]["parts"][row.part] = node
    return {"languages": languages}
