"""Group the lines of a .po file into drafts of entries, make entries of them, and report what fits nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from microsite.read.po_lines import COMMENT, DOMAIN, KEYWORD, STRINGS, UNKNOWN_KEYWORD, Line, Segment, unescape
from microsite.read.po_values import Entry, PoFault

_REFERENCE = re.compile("\u2068[^\u2069]*\u2069\\S*|\\S+")


class Field(NamedTuple):
    """A field of an entry: the line of its keyword, and its strings."""

    keyword: Line
    strings: list[Segment]

    @property
    def text(self) -> str:
        """What its strings say."""
        bodies = "".join([string.body for string in self.strings])
        return bodies if "\\" not in bodies else "".join([text for string in self.strings for _, text in unescape(string.body)])


@dataclass(slots=True)
class Draft:
    """One entry while its lines are being read: `ends_before` says whether a line starts the next entry, `add` takes one."""

    first: int
    """its first line"""
    last: int
    """its last line so far"""
    comments: list[str] = field(default_factory=list)
    fields: dict[str, Field] = field(default_factory=dict)
    """by keyword, such as `msgid` or `msgstr[1]`; a previous one as `|msgid`"""
    forms: list[str] = field(default_factory=list)
    """the keywords of its translations"""
    open: Field | None = None
    """the field that the next string belongs to"""
    obsolete: bool | None = None
    """whether it is marked with `#~`; None while it has only comments and previous texts"""
    is_broken: bool = False
    """whether part of it could not be read; a keyword that seems to be missing may be there"""
    is_reported: bool = False
    """whether a fault already says that its lines don't belong together"""
    is_parted: bool = False
    """whether there is a comment between its keywords; further comments then belong to it, too"""
    faults: list[PoFault] = field(default_factory=list)

    def ends_before(self, line: Line, lines: Sequence[Line], following: int) -> bool:
        """Whether the line starts another entry; `following` is the index in `lines` of the line after it."""
        if line.kind == DOMAIN:
            return True
        if line.kind == UNKNOWN_KEYWORD:
            return bool(self.forms) and line.number > self.last + 1
        if line.kind not in (COMMENT, KEYWORD) or self.obsolete is None:
            return False
        if line.kind == COMMENT or line.previous:
            return bool(self.forms) or not (self.is_parted or self._continues(lines, following))
        if self.forms and not line.text.startswith("msgstr"):
            return True
        if line.text in self.fields and (line.number > self.last + 1 or line.obsolete != self.obsolete):
            return True
        return line.text == "msgctxt" and "msgid" in self.fields

    def _continues(self, lines: Sequence[Line], following: int) -> bool:
        """Whether the next line that is not a comment belongs to this entry, which has no `msgstr` yet."""
        while following < len(lines) and lines[following].kind == COMMENT:
            following += 1
        line = lines[following] if following < len(lines) else None
        if line is None or line.kind != KEYWORD:
            return line is not None and line.kind == STRINGS
        return line.text.startswith(("msgstr", "msgid_plural")) or (line.text == "msgid" and "msgid" not in self.fields)

    def add(self, line: Line) -> None:
        """Take a line that belongs to this entry."""
        if self.obsolete is not None and (line.kind == COMMENT or (line.kind == KEYWORD and line.previous)):
            self._report_once("po-comment-inside", line)
            self.is_parted = True
        elif line.kind in (KEYWORD, STRINGS) and not line.previous and self.obsolete not in (None, line.obsolete):
            start = self.fields["msgid"].keyword.number if "msgid" in self.fields else self.first
            self._report_once("po-obsolete-mixed", line, other_line=str(start))
        if line.kind == COMMENT:
            self.comments.append(line.text)
        elif line.kind == KEYWORD:
            self.open = self._add_keyword(line)
        elif line.kind == UNKNOWN_KEYWORD:
            self.faults.append(line.fault("po-unknown-keyword", found=line.text))
            self.is_broken = self.is_reported = True
            self.open = Field(line, [])
        elif line.kind != STRINGS or self.open is None or line.previous != self.open.keyword.previous:
            self.faults += stray_strings(line)
            return
        self.last = line.number
        self.is_broken |= line.is_unquoted
        if self.open is not None:
            self.open.strings.extend(line.strings)
        self.faults += unknown_escapes(line)

    def _add_keyword(self, line: Line) -> Field:
        if self.obsolete is None and not line.previous:
            self.obsolete = line.obsolete
        added = Field(line, [])
        first = self.fields.setdefault(f"|{line.text}" if line.previous else line.text, added)
        if first is not added:
            self.faults.append(line.fault("po-duplicate-line", keyword=line.text, other_line=str(first.keyword.number)))
        elif not line.previous and line.text.startswith("msgstr"):
            self.forms.append(line.text)
        return added

    def _report_once(self, code: str, line: Line, **facts: str) -> None:
        if not self.is_reported:
            self.faults.append(line.fault(code, **facts))
        self.is_reported = True


def draft_entries(lines: Sequence[Line]) -> tuple[list[Draft], list[PoFault]]:
    """Group lines into drafts, one for each entry or fragment of one; also report strings that belong to none."""
    drafts: list[Draft] = []
    faults: list[PoFault] = []
    draft: Draft | None = None
    for at, line in enumerate(lines, 1):
        if draft is not None and draft.ends_before(line, lines, at):
            draft = None
        if draft is None:
            if line.kind not in (COMMENT, KEYWORD, UNKNOWN_KEYWORD):
                faults += stray_strings(line)
                continue
            draft = Draft(line.number, line.number)
            drafts.append(draft)
        draft.add(line)
    return drafts, faults


def stray_strings(line: Line) -> list[PoFault]:
    """Report strings that belong to no keyword, unless they follow from an unterminated string that is already reported."""
    return [
        PoFault("po-stray-string", each.line, each.column - 1, len(each.body) + 2, {"found": each.body})
        for each in line.strings
        if not line.is_torn
    ]


def unknown_escapes(line: Line) -> list[PoFault]:
    """Report escapes that mean nothing."""
    return [
        PoFault("po-escape", each.line, each.column + offset, len(text), {"found": text})
        for each in line.strings
        if "\\" in each.body and not line.is_unquoted
        for offset, text in unescape(each.body)
        if text[0] == "\\" and len(text) > 1
    ]


def make_entry(draft: Draft, before: str, raw: str) -> Entry:
    """Make an entry of a draft that has a msgid. `raw` is its text; `before` is the text between it and the previous entry."""
    text = {name: each.text for name, each in draft.fields.items()}
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for line in draft.comments:
        kind = line[1:2]
        if kind == ".":
            extracted.append(line[3:] if line[2:3] == " " else line[2:])
        elif kind == ":":
            references += _REFERENCE.findall(line, 2)
        elif kind == ",":
            flags += filter(None, map(str.strip, line[2:].split(",")))
        elif kind == " " and line[2:3] not in ("", "#"):
            comments.append(line[2:])
        else:
            comments.append(line if line != "#" else "")
    entry = Entry(
        context=text.get("msgctxt"),
        msgid=text["msgid"],
        msgid_plural=text.get("msgid_plural"),
        msgstr=tuple(text[form] for form in draft.forms),
        comments=tuple(comments),
        extracted=tuple(extracted),
        references=tuple(references),
        flags=tuple(flags),
        previous_context=text.get("|msgctxt"),
        previous_msgid=text.get("|msgid"),
        previous_plural=text.get("|msgid_plural"),
        obsolete=bool(draft.obsolete),
        line=draft.first,
        before=before,
    )
    # `raw` cannot be passed to the constructor, so that `dataclasses.replace` drops it.
    object.__setattr__(entry, "raw", raw)
    return entry


def draft_faults(draft: Draft, nplurals: int | None) -> list[PoFault]:
    """All faults of a complete draft; `nplurals` is the number of plural forms according to the header, if it says so."""
    without = [each.keyword for each in draft.fields.values() if not each.strings]
    faults = [*draft.faults, *(keyword.fault("po-no-string", keyword=keyword.text) for keyword in without)]
    if draft.fields and not draft.is_broken:
        faults += _fault_of_fields(draft, nplurals)
    return faults


def _fault_of_fields(draft: Draft, nplurals: int | None) -> list[PoFault]:
    """Report the first keyword that is missing, or that the plural forms don't fit."""
    keywords = {name: each.keyword for name, each in draft.fields.items()}
    numbered = [form for form in draft.forms if form != "msgstr"]
    if "msgid" not in keywords:
        first = next(iter(keywords.values()))
        return [first.fault("po-no-msgid", keyword=first.text)]
    if not draft.forms:
        return [keywords["msgid"].fault("po-no-msgstr")]
    if "msgid_plural" in keywords and "msgstr" in keywords:
        return [keywords["msgstr"].fault("po-plural-unnumbered")]
    if numbered and "msgid_plural" not in keywords:
        return [keywords[numbered[0]].fault("po-plural-no-msgid", found=numbered[0])]
    for index, form in enumerate(numbered):
        if form != f"msgstr[{index}]":
            return [keywords[form].fault("po-plural-index", found=form, expected=f"msgstr[{index}]")]
    if numbered and nplurals not in (None, len(numbered)) and not draft.obsolete:
        form = numbered[min(nplurals or 0, len(numbered) - 1)]
        return [keywords[form].fault("po-plural-count", found=str(len(numbered)), expected=str(nplurals))]
    return []
