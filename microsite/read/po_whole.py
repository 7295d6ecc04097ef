"""The checks of a .po file as a whole: its header, line ends, control characters, unfinished merges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from microsite.read.po_lines import extent, locate, places
from microsite.read.po_tokens import CONFLICT, Token
from microsite.read.po_values import Entry, Header, PoFault, plural_rule

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_FIELD = re.compile(r"[!-9;-~]+")
_CHARSET = re.compile(r"charset=([^\s;]*)", re.IGNORECASE)


def read_header(entry: Entry) -> Header:
    """Read the fields of the header's entry; if a name occurs twice, the first counts."""
    fields: dict[str, str] = {}
    for line in "".join(entry.msgstr[:1]).split("\n"):
        name, colon, value = line.partition(":")
        if colon and _FIELD.fullmatch(name.strip()):
            fields.setdefault(name.strip(), value.strip())
    return Header(fields)


def header_faults(entries: Sequence[Entry]) -> list[PoFault]:
    """Faults of the header: it is missing, is not the first entry, or has faulty fields."""
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
    """The line end of most lines."""
    return "\r\n" if "\r" in text and text.count("\r\n") * 2 > text.count("\n") else "\n"


def line_faults(text: str, lines: Sequence[str], newline: str) -> list[PoFault]:
    """Control characters (the first of each line), and mixed line ends where they begin; `lines` are without their ends."""
    faults = []
    if "\r" in text:
        faults += _mixed_line_ends(text, lines, newline)
    if _CONTROL.search(text if "\r" not in text else text.replace("\r\n", "\n")):
        for number, line in enumerate(lines, 1):
            match = _CONTROL.search(line)
            if match:
                faults.append(PoFault("po-control-character", number, match.start() + 1, 1, {"found": f"U+{ord(match[0]):04X}"}))
    return faults


def _mixed_line_ends(text: str, lines: Sequence[str], newline: str) -> list[PoFault]:
    with_return, total = text.count("\r\n"), text.count("\n")
    odd = total - with_return if newline == "\r\n" else with_return
    if not odd:
        return []
    match = re.search(r"(?<!\r)\n" if newline == "\r\n" else r"\r\n", text)
    number = text.count("\n", 0, match.start()) + 1 if match else 1
    found, expected = ("LF", "CRLF") if newline == "\r\n" else ("CRLF", "LF")
    facts = {"found": found, "expected": expected, "count": str(odd), "total": str(total)}
    return [PoFault("po-mixed-line-ends", number, len(lines[number - 1]) + 1, 1, facts)]


def conflict_faults(tokens: Sequence[Token]) -> tuple[list[PoFault], set[int]]:
    """One fault for each unfinished merge or stray merge mark; and all lines within these merges."""
    marks = [token for token in tokens if token.kind == CONFLICT]
    faults: list[PoFault] = []
    within: set[int] = set()
    for index, token in enumerate(marks):
        number, mark = token.line, token.text[0]
        if mark == "<":
            following = next((marks[later] for later in range(index + 1, len(marks)) if marks[later].text[0] in "<>"), None)
            end = following.line if following is not None and following.text[0] == ">" else None
            facts = {"other_line": str(end)} if end is not None else {}
            faults.append(PoFault("po-conflict", number, 1, len(token.text), {"found": mark * 7, **facts}))
            within.update(range(number, (number if end is None else end) + 1))
        elif number not in within:
            faults.append(PoFault("po-conflict", number, 1, len(token.text), {"found": mark * 7}))
    return faults, within
