"""Read .po files: lines → tokens → drafts → entries and faults. No character is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from microsite.read.po_draft import Draft, draft_entries, draft_faults, make_entry
from microsite.read.po_lines import extent, locate, places
from microsite.read.po_text import change_field, serialise
from microsite.read.po_tokens import scan
from microsite.read.po_values import MACHINE, Entry, Header, PoFault, PoFile, plural_rule
from microsite.read.po_whole import conflict_faults, header_faults, line_faults, main_line_end, read_header

__all__ = [
    "MACHINE", "Entry", "Header", "PoFault", "PoFile",
    "change_field", "extent", "locate", "parse", "places", "plural_rule", "serialise",
]  # fmt: skip


def parse(text: str) -> PoFile:
    """Read the text of a .po file, with or without its byte order mark; never raises.

    `serialise(parse(text)) == text` for every text, sound or not. Faults stand in the order of the file.
    """
    bom = text.startswith("\ufeff")
    text = text[bom:]
    raw_lines = text.split("\n")
    lines = text.replace("\r\n", "\n").split("\n") if "\r" in text else raw_lines
    newline = main_line_end(text)
    tokens, token_faults = scan(lines)
    drafts, stray_faults = draft_entries(tokens)
    read = _complete(drafts, raw_lines)
    conflicts, within = conflict_faults(tokens)
    found = [*token_faults, *stray_faults, *read.faults, *line_faults(text, lines, newline), *header_faults(read.entries)]
    # Two versions of one message side by side break the grammar in many ways; naming each would bury the cause.
    faults = [fault for fault in found if fault.line not in within] + conflicts
    faults.sort(key=lambda fault: (fault.line, fault.column))
    return replace(read, faults=tuple(faults), bom=bom, newline=newline)


def _complete(drafts: Sequence[Draft], raw_lines: Sequence[str]) -> PoFile:
    """Make entries of the drafts that have a msgid; the lines of the others become text between entries."""
    entries: list[Entry] = []
    faults: list[PoFault] = []
    first_lines: dict[tuple[str | None, str], int] = {}
    header: Header | None = None
    last = 0  # the last line of the entry above
    for draft in drafts:
        faults += draft_faults(draft, header.nplurals if header is not None else None)
        msgid = draft.fields.get("msgid")
        if msgid is None:
            continue
        entry = make_entry(draft, _lines(raw_lines, last, draft.first - 1), _lines(raw_lines, draft.first - 1, draft.last))
        entries.append(entry)
        last = draft.last
        # A msgid that could not be read is not the header's empty one.
        if draft.obsolete or draft.is_broken or not msgid.texts:
            continue
        line = msgid.keyword.line
        first_line = first_lines.setdefault(entry.key, line)
        if first_line != line:
            facts = {"other_line": str(first_line), "msgid": entry.msgid}
            if entry.context is not None:
                facts["context"] = entry.context
            faults.append(PoFault("po-duplicate", line, msgid.keyword.column, len("msgid"), facts))
        elif entry.is_header:
            header = read_header(entry)
    return PoFile(tuple(entries), tuple(faults), header, _lines(raw_lines, last, len(raw_lines)))


def _lines(raw_lines: Sequence[str], start: int, stop: int) -> str:
    """The text of these lines, with the line end of the last one if it has one."""
    text = "\n".join(raw_lines[start:stop])
    return text + "\n" if start < stop < len(raw_lines) else text
