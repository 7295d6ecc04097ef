"""What is checked of a .po file as a whole: its header, its line ends and characters, the marks of an unfinished merge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from microsite.read.po_lines import extent, locate, places
from microsite.read.po_values import Entry, Header, PoFault, plural_rule

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?\Z|={7}\Z")
_FIELD = re.compile(r"[!-9;-~]+")
_MARKS = ("<", ">", "|", "=")
_CHARSET = re.compile(r"charset=([^\s;]*)", re.IGNORECASE)


def read_header(entry: Entry) -> Header:
    """The fields of a header's entry; of two with one name the first counts."""
    fields: dict[str, str] = {}
    for line in "".join(entry.msgstr[:1]).split("\n"):
        name, colon, value = line.partition(":")
        if colon and _FIELD.fullmatch(name.strip()):
            fields.setdefault(name.strip(), value.strip())
    return Header(fields)


def header_faults(entries: Sequence[Entry]) -> list[PoFault]:
    """What is wrong with the header of these entries, or that they have none, or not where every tool looks for it."""
    entry = next((entry for entry in entries if entry.is_header), None)
    if entry is None:
        return [PoFault("po-no-header", 1, 1, 1)]
    faults = []
    if entry is not entries[0]:
        faults.append(_at_keyword(entry, "msgid", "po-header-late", other_line=str(entries[0].line)))
    first: dict[str, int] = {}
    offset = 0
    for line in "".join(entry.msgstr[:1]).split("\n"):
        name, colon, _ = line.partition(":")
        name = name.strip()
        if line.strip() and not (colon and _FIELD.fullmatch(name)):
            faults.append(PoFault("po-header-field", *extent(entry, "msgstr", offset, offset + len(line)), {"found": line}))
        elif name in first:
            facts = {"found": name, "other_line": str(locate(entry, "msgstr", first[name])[0])}
            faults.append(PoFault("po-header-duplicate", *extent(entry, "msgstr", offset, offset + len(name)), facts))
        elif name:
            first[name] = offset
        offset += len(line) + 1
    faults += _values(entry, first, any(each.msgid_plural is not None and not each.obsolete for each in entries))
    return faults


def _values(entry: Entry, offsets: dict[str, int], plurals: bool) -> list[PoFault]:
    fields = read_header(entry).fields
    faults = []

    def report(code: str, name: str, **facts: str) -> None:
        if name in offsets:
            start = offsets[name]
            line = entry.msgstr[0][start:].partition("\n")[0]
            faults.append(PoFault(code, *extent(entry, "msgstr", start, start + len(line)), facts))
        else:
            faults.append(_at_keyword(entry, "msgstr", code, **facts))

    charset = _CHARSET.search(fields.get("Content-Type", ""))
    if charset is None or charset[1].lower() not in ("utf-8", "utf8"):
        report("po-charset", "Content-Type", found=charset[1] if charset else "", expected="UTF-8")
    rule = fields.get("Plural-Forms")
    if plurals if rule is None else plural_rule(rule) is None:
        report("po-plural-forms", "Plural-Forms", found=rule or "")
    return faults


def _at_keyword(entry: Entry, name: str, code: str, **facts: str) -> PoFault:
    found = places(entry)
    place = found.get(name) or found["msgid"]
    return PoFault(code, place.line, place.column, len(name), facts)


def main_line_end(text: str) -> str:
    """The line end that most lines have."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def line_faults(text: str, lines: Sequence[str], newline: str) -> list[PoFault]:
    """Control characters (the first of each line), and mixed line ends where they begin; `lines` are without their ends."""
    faults = []
    lone = text.count("\n") - text.count("\r\n")
    odd = lone if newline == "\r\n" else text.count("\r\n")
    if odd:
        match = re.search(r"(?<!\r)\n" if newline == "\r\n" else r"\r\n", text)
        number = text.count("\n", 0, match.start()) + 1 if match else 1
        found, expected = ("LF", "CRLF") if newline == "\r\n" else ("CRLF", "LF")
        facts = {"found": found, "expected": expected, "count": str(odd), "total": str(text.count("\n"))}
        faults.append(PoFault("po-mixed-line-ends", number, len(lines[number - 1]) + 1, 1, facts))
    if _CONTROL.search(text if "\r" not in text else text.replace("\r\n", "\n")):
        for number, line in enumerate(lines, 1):
            match = _CONTROL.search(line)
            if match:
                faults.append(PoFault("po-control-character", number, match.start() + 1, 1, {"found": f"U+{ord(match[0]):04X}"}))
    return faults


def is_conflict_mark(line: str) -> bool:
    """Whether the line is one that git leaves where two versions could not be merged."""
    return line[:1] in "<>|=" and _CONFLICT.match(line) is not None


def conflict_faults(text: str, lines: Sequence[str]) -> tuple[list[PoFault], set[int]]:
    """One fault for each unfinished merge (or single mark that was left), and the lines that lie within one."""
    if not any(mark * 7 in text for mark in _MARKS):
        return [], set()
    marks = [(number, line[0]) for number, line in enumerate(lines, 1) if line[:1] in _MARKS and is_conflict_mark(line)]
    faults: list[PoFault] = []
    within: set[int] = set()
    start = 0
    for position, (number, mark) in enumerate(marks):
        if mark == "<":
            following = (marks[index] for index in range(position + 1, len(marks)) if marks[index][1] in "<>")
            end, last = next(following, (0, "<"))
            facts = {"other_line": str(end)} if last == ">" else {}
            faults.append(PoFault("po-conflict", number, 1, len(lines[number - 1]), {"found": mark * 7, **facts}))
            start = end if last == ">" else number
            within.update(range(number, start + 1))
        elif number not in within:
            faults.append(PoFault("po-conflict", number, 1, len(lines[number - 1]), {"found": mark * 7}))
    return faults, within
