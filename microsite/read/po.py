"""Read .po files: lines → drafts → entries and faults, and the checks of a file as a whole. No character is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from microsite.read.po_draft import Draft, Field, draft_entries, draft_faults, make_entry
from microsite.read.po_lines import CONFLICT, Line, read_lines, unescape
from microsite.read.po_text import change_field, serialise
from microsite.read.po_values import MACHINE, Entry, Header, PoFault, PoFile, plural_rule
from microsite.read.source import position_at

__all__ = [
    "MACHINE", "Entry", "Header", "PoFault", "PoFile",
    "change_field", "extent", "locate", "parse", "places", "plural_rule", "serialise",
]  # fmt: skip

_HEADER_LINE = re.compile(r"^[^\S\n]*(?P<name>[!-9;-~]+)[^\S\n]*:(?P<value>.*)$|^.*\S.*$", re.MULTILINE)
_CHARSET = re.compile(r"charset=([^\s;]*)", re.IGNORECASE)


def parse(text: str) -> PoFile:
    """Read the text of a .po file, with or without its byte order mark; never raises.

    `serialise(parse(text)) == text` for every text, sound or not. Faults stand in the order of the file.
    """
    bom = text.startswith("\ufeff")
    text = text[bom:]
    lines, line_faults = read_lines(text.replace("\r\n", "\n").split("\n"))
    drafts, stray_faults = draft_entries(lines)
    entries, tail, header, entry_faults = _entries(drafts, re.findall(r"[^\n]*\n|[^\n]+", text))
    newline, end_faults = _line_ends(text)
    conflicts, within = _conflicts([line for line in lines if line.kind == CONFLICT])
    found = [*line_faults, *stray_faults, *entry_faults, *end_faults, *_header_faults(entries)]
    # Two versions of one message side by side break the grammar in many ways; naming each would bury the cause.
    faults = [fault for fault in found if fault.line not in within] + conflicts
    faults.sort(key=lambda fault: (fault.line, fault.column))
    return PoFile(tuple(entries), tuple(faults), header, tail, bom, newline)


def _entries(drafts: Sequence[Draft], raw_lines: Sequence[str]) -> tuple[list[Entry], str, Header | None, list[PoFault]]:
    """Entries of the drafts that have a msgid (the lines of the others become text between them), the text after them, header, faults."""
    entries: list[Entry] = []
    faults: list[PoFault] = []
    keywords: dict[tuple[str | None, str], Line] = {}
    header: Header | None = None
    last = 0  # the last line of the entry above
    for draft in drafts:
        faults += draft_faults(draft, header.nplurals if header is not None else None)
        msgid = draft.fields.get("msgid")
        if msgid is None:
            continue
        entry = make_entry(draft, "".join(raw_lines[last : draft.first - 1]), "".join(raw_lines[draft.first - 1 : draft.last]))
        entries.append(entry)
        last = draft.last
        # A msgid that could not be read is not the header's empty one.
        if draft.obsolete or draft.is_broken or not msgid.strings:
            continue
        twin = keywords.setdefault(entry.key, msgid.keyword)
        if twin is not msgid.keyword:
            faults.append(msgid.keyword.fault("po-duplicate", other_line=str(twin.number), msgid=entry.msgid, context=entry.context))
        elif entry.is_header:
            header = Header({name: line["value"].strip() for name, line in _header_fields(entry).items()})
    return entries, "".join(raw_lines[last:]), header, faults


def places(entry: Entry) -> dict[str, Field]:
    """Where each field of an entry is, by keyword (`msgstr[1]`; a previous one as `|msgid`); empty if the entry was not read."""
    lines, _ = read_lines((entry.raw or "").split("\n"), entry.line)
    drafts, _ = draft_entries(lines)
    return drafts[0].fields if drafts else {}


def locate(entry: Entry, field: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `offset` in a field's text (`msgid`, `msgstr`, `msgstr[1]` …).

    For an offset past the end: the closing quote. For a field that the entry lacks, and for an entry that was not read from
    a file or has been changed since: the first line of the entry.
    """
    return extent(entry, field, offset, offset)[:2]


def extent(entry: Entry, field: str, start: int, stop: int) -> tuple[int, int, int]:
    """Line, column and length in the file of a field's characters from `start` to `stop`, up to the end of the first line; at least 1."""
    fields = places(entry)
    place = fields.get(field) or fields.get(f"{field}[0]")
    if place is None:
        return max(entry.line, 1), 1, 1
    if not place.strings:
        return place.keyword.number, place.keyword.column, 1
    # Of each character, and of the closing quote.
    positions = [
        (string.line, string.column + offset + index)
        for string in place.strings
        for offset, text in unescape(string.body)
        for index in range(len(text))
    ]
    last = next((string for string in reversed(place.strings) if string.body), place.strings[0])
    positions.append((last.line, last.column + len(last.body)))
    line, column = positions[min(start, len(positions) - 1)]
    stop_line, stop_column = positions[min(stop, len(positions) - 1)]
    if stop_line != line:
        stop_column = max(each.column + len(each.body) for each in place.strings if each.line == line and each.column <= column)
    return line, column, max(1, stop_column - column)


def _header_fields(entry: Entry) -> dict[str, re.Match[str]]:
    """The fields of the header, by name; if a name occurs twice, the first counts."""
    fields: dict[str, re.Match[str]] = {}
    for line in _HEADER_LINE.finditer("".join(entry.msgstr[:1])):
        if line["name"]:
            fields.setdefault(line["name"], line)
    return fields


def _header_faults(entries: Sequence[Entry]) -> list[PoFault]:
    """Faults of the header: it is missing, is not the first entry, or has faulty fields."""
    entry = next((entry for entry in entries if entry.is_header), None)
    if entry is None:
        return [PoFault("po-no-header", 1, 1, 1)]
    keywords = places(entry)
    fields = _header_fields(entry)
    faults = []

    def report(code: str, line: re.Match[str] | None, length: int = 0, **facts: str) -> None:
        if line is None:
            msgstr = (keywords.get("msgstr") or keywords["msgid"]).keyword
            faults.append(PoFault(code, msgstr.number, msgstr.column, len("msgstr"), facts))
        else:
            faults.append(PoFault(code, *extent(entry, "msgstr", line.start(), line.start() + (length or len(line[0]))), facts))

    if entry is not entries[0]:
        faults.append(keywords["msgid"].keyword.fault("po-header-late", other_line=str(entries[0].line)))
    for line in _HEADER_LINE.finditer("".join(entry.msgstr[:1])):
        name = line["name"]
        if not name:
            report("po-header-field", line, found=line[0])
        elif fields[name].start() != line.start():
            other_line, _ = locate(entry, "msgstr", fields[name].start())
            report("po-header-duplicate", line, len(name), found=name, other_line=str(other_line))
    content_type = fields.get("Content-Type")
    charset = _CHARSET.search(content_type["value"]) if content_type else None
    if charset is None or charset[1].lower() not in ("utf-8", "utf8"):
        report("po-charset", content_type, found=charset[1] if charset else "", expected="UTF-8")
    rule = fields.get("Plural-Forms")
    has_plurals = any(each.msgid_plural is not None and not each.obsolete for each in entries)
    if has_plurals if rule is None else plural_rule(rule["value"].strip()) is None:
        report("po-plural-forms", rule, found=rule["value"].strip() if rule else "")
    return faults


def _line_ends(text: str) -> tuple[str, list[PoFault]]:
    """The line end of most lines, and a fault where the first of the others stands."""
    total, with_return = text.count("\n"), text.count("\r\n")
    if with_return * 2 > total:
        newline, odd, odd_one, found, expected = "\r\n", total - with_return, r"(?<!\r)\n", "LF", "CRLF"
    else:
        newline, odd, odd_one, found, expected = "\n", with_return, r"\r\n", "CRLF", "LF"
    match = re.search(odd_one, text) if odd else None
    if match is None:
        return newline, []
    _, line, column, _ = position_at("", text, match.start())
    facts = {"found": found, "expected": expected, "count": str(odd), "total": str(total)}
    return newline, [PoFault("po-mixed-line-ends", line, column, 1, facts)]


def _conflicts(marks: Sequence[Line]) -> tuple[list[PoFault], set[int]]:
    """One fault for each unfinished merge or stray merge mark; and all lines within these merges."""
    faults: list[PoFault] = []
    within: set[int] = set()
    for index, mark in enumerate(marks):
        end = None
        if mark.text[0] == "<":
            following = next((each for each in marks[index + 1 :] if each.text[0] in "<>"), mark)
            end = following.number if following.text[0] == ">" else None
            within.update(range(mark.number, (end or mark.number) + 1))
        elif mark.number in within:
            continue
        faults.append(mark.fault("po-conflict", found=mark.text[0] * 7, other_line=None if end is None else str(end)))
    return faults, within
