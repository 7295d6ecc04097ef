"""The one reader of .po files: any text becomes entries and faults, and no character of it is lost."""

from __future__ import annotations

import re
from itertools import islice

from microsite.read.po_draft import Draft, draft_faults, make_entry
from microsite.read.po_lines import KEYWORDS, PLAIN, TOKEN, extent, locate, places, split_mark, unescape
from microsite.read.po_regular import REGULAR, regular_entry
from microsite.read.po_text import change_field, serialise
from microsite.read.po_values import MACHINE, Entry, Header, PoFault, PoFile, plural_rule
from microsite.read.po_whole import conflict_faults, header_faults, is_conflict_mark, line_faults, main_line_end, read_header

__all__ = [
    "MACHINE", "Entry", "Header", "PoFault", "PoFile",
    "change_field", "extent", "locate", "parse", "places", "plural_rule", "serialise",
]  # fmt: skip

_DOMAIN = re.compile(r'[ \t]*domain[ \t]*"[^"\\]*"[ \t]*\Z')
_REFERENCE = re.compile("\u2068[^\u2069]*\u2069\\S*|\\S+")


def parse(text: str) -> PoFile:
    """Read the text of a .po file, with or without its byte order mark; never raises.

    `serialise(parse(text)) == text` for every text, sound or not. Faults stand in the order of the file.
    """
    bom = text.startswith("\ufeff")
    text = text[bom:]
    reader = _Reader(text)
    reader.read()
    newline = main_line_end(text)
    conflicts, within = conflict_faults(text, reader.lines)
    found = reader.faults + line_faults(text, reader.lines, newline) + header_faults(reader.entries)
    # Two versions of one message side by side break the grammar in many ways; naming each would bury the cause.
    faults = [fault for fault in found if fault.line not in within] + conflicts
    faults.sort(key=lambda fault: (fault.line, fault.column))
    return PoFile(tuple(reader.entries), tuple(faults), reader.header, reader.rest(), bom, newline)


class _Reader:
    """Goes through the lines once; a line that makes no sense is a fault and leaves the entry around it standing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raws = text.split("\n")
        self.lines = text.replace("\r\n", "\n").split("\n") if "\r" in text else self.raws
        self.entries: list[Entry] = []
        self.faults: list[PoFault] = []
        self.header: Header | None = None
        self.nplurals: int | None = None
        self.draft: Draft | None = None
        self.current: list[str] | None = None  # the parts of the field that a further string belongs to
        self.current_previous = False
        self.consumed = 0
        self.torn = -1  # the last line that an unterminated string has made senseless
        self.seen: dict[tuple[str | None, str], int] = {}

    def read(self) -> None:
        at, number, count = 0, 0, len(self.lines)  # where the next line begins, how many are read, how many there are
        while number < count:
            line = self.lines[number]
            number += 1
            if line:
                # Nothing of a half entry may be left out; one that has its msgstr ends where the next begins.
                match = REGULAR.match(self.text, at) if self.draft is None or self.draft.forms else None
                if match is not None:
                    number, at = self.regular(match, number), match.end()
                    continue
                if line[0] == "#":
                    self.comment(line, number)
                else:
                    self.statement(line, number)
            at += len(self.raws[number - 1]) + 1
        self.close()

    def regular(self, match: re.Match[str], first: int) -> int:
        """Take the entry that begins on this line; gives its last line."""
        if self.draft is not None:
            self.close()
        for number, line in enumerate(match[1].split("\n")[:-1], first):
            self.comment(line, number)
        notes, self.draft, self.current = self.draft, None, None
        entry, line_of_msgid, self.consumed = regular_entry(match, notes, first, self.slice(self.consumed, first - 1), self.unescaped)
        self.entries.append(entry)
        self.enter(entry, (line_of_msgid, 1))
        return self.consumed

    def fault(self, code: str, line: int, column: int, length: int, **facts: str) -> None:
        self.faults.append(PoFault(code, line, column, max(length, 1), facts))

    def rest(self) -> str:
        return self.slice(self.consumed, len(self.raws))

    def slice(self, start: int, stop: int) -> str:
        text = "\n".join(self.raws[start:stop])
        return text + "\n" if start < stop < len(self.raws) else text

    # Comments

    def comment(self, line: str, number: int) -> None:
        kind = line[1:2]
        if kind == "~" or kind == "|":
            self.marked(line, number)
            return
        draft = self.draft
        if draft is None or draft.begun:
            draft = self.commented(number, line)
        draft.last = number
        if kind == ".":
            draft.extracted.append(line[3:] if line[2:3] == " " else line[2:])
        elif kind == ":":
            draft.references += _REFERENCE.findall(line, 2) if "\u2068" in line else line[2:].split()
        elif kind == ",":
            draft.flags += [flag for flag in map(str.strip, line[2:].split(",")) if flag]
        elif kind == " " and line[2:3] not in ("", "#"):
            draft.comments.append(line[2:])
        else:
            draft.comments.append(line if line != "#" else "")

    def marked(self, line: str, number: int) -> None:
        """A line under `#~`, `#|` or `#~|`."""
        mark, position = split_mark(line)
        if line.startswith("#", position) and mark == "~" and line[position + 1 : position + 2] not in ("~", "|"):
            self.comment(line[position:], number)
        elif position < len(line):
            self.statement(line, number, position, mark[-1] == "|", mark[0] == "~")

    def commented(self, number: int, line: str) -> Draft:
        """The entry that a comment on this line belongs to."""
        draft = self.draft
        if draft is not None and draft.begun:
            if draft.forms or not self.goes_on(draft, number):
                self.close()
            else:
                if not draft.reported:
                    self.fault("po-comment-inside", number, 1, len(line))
                draft.reported = draft.parted = True
        if self.draft is None:
            self.draft = Draft(number)
        return self.draft

    def goes_on(self, draft: Draft, number: int) -> bool:
        """Whether the half entry above a comment is carried on below it."""
        if draft.parted:
            return True
        for line in islice(self.lines, number, None):
            _, position = split_mark(line)
            if position < len(line) and line[position] != "#":
                token = TOKEN.match(line, position)
                word = token["word"] if token else None
                late = word == "msgid" and "msgid" not in draft.fields
                return token is not None and (late or word in (None, "msgstr", "msgid_plural"))
        return False

    # Keywords and strings

    def statement(self, line: str, number: int, position: int = 0, previous: bool = False, obsolete: bool = False) -> None:
        match = PLAIN.match(line, position)
        if match is None:
            self.words(line, number, position, previous, obsolete)
            return
        word, index, body = match.groups()
        if word is None:
            self.string(body, number, match.start(3) + 1, previous, obsolete)
            return
        parts = self.keyword(word, index, number, position + 1, previous, obsolete)
        parts.append(body if "\\" not in body else self.unescaped(body, number, match.start(3) + 1))

    def keyword(self, word: str, index: str | None, number: int, column: int, previous: bool, obsolete: bool) -> list[str]:
        """Begin a field; gives the list that its strings go to."""
        key = word if index is None else f"{word}[{int(index)}]"
        if previous if word == "msgstr" else index is not None:
            return self.unknown(key, number, column)
        if previous:
            draft, name = self.commented(number, self.lines[number - 1]), "|" + key
        else:
            draft, name = self.begun(word, key, number, column, obsolete), key
        draft.last = number
        self.current_previous = previous
        parts: list[str] = []
        self.current = parts
        if name in draft.fields:
            self.fault("po-duplicate-line", number, column, len(key), keyword=key, other_line=str(draft.keywords[name][0]))
            return parts
        draft.fields[name] = parts
        draft.keywords[name] = (number, column)
        if word == "msgstr":
            draft.forms.append(key)
        return parts

    def begun(self, word: str, key: str, number: int, column: int, obsolete: bool) -> Draft:
        """The entry that a keyword belongs to: the one being read, or a new one."""
        draft = self.draft
        if draft is not None and draft.begun:
            fields, apart = draft.fields, number > draft.last + 1 or obsolete != draft.obsolete
            if word == "msgstr":
                ends = apart and key in fields
            else:
                ends = bool(draft.forms) or (word == "msgctxt" and "msgid" in fields) or (apart and key in fields)
            if not ends:
                if draft.obsolete != obsolete:
                    self.mixed(draft, number, column, len(key))
                return draft
            self.close()
        draft = self.draft = self.draft or Draft(number)
        draft.begun, draft.obsolete = True, obsolete
        return draft

    def mixed(self, draft: Draft, number: int, column: int, length: int) -> None:
        if not draft.reported:
            draft.reported = True
            self.fault("po-obsolete-mixed", number, column, length, other_line=str(draft.keywords.get("msgid", (draft.first,))[0]))

    def string(self, body: str, number: int, column: int, previous: bool, obsolete: bool) -> None:
        draft = self.draft
        if self.current is None or draft is None or previous != self.current_previous:
            if self.torn < number - 1:
                self.fault("po-stray-string", number, column - 1, len(body) + 2, found=body)
            return
        if obsolete != draft.obsolete and not previous:
            self.mixed(draft, number, column - 1, len(body) + 2)
        draft.last = number
        self.current.append(body if "\\" not in body else self.unescaped(body, number, column))

    def unescaped(self, body: str, number: int, column: int) -> str:
        text, senseless = unescape(body)
        for offset, escape in senseless:
            self.fault("po-escape", number, column + offset, len(escape), found=escape)
        return text

    # Lines that are not plain

    def words(self, line: str, number: int, position: int, previous: bool, obsolete: bool) -> None:
        """Read a line word by word; the first thing in it that makes no sense ends it."""
        if not position:
            text = line.lstrip(" \t")
            if not text or is_conflict_mark(line):
                return
            if text[0] == "#":
                self.comment(text, number)
                return
            if _DOMAIN.match(line):
                self.close()
                return
            if self.torn == number - 1 and text[0] != '"' and not text.startswith(KEYWORDS):
                self.torn = number
                return
        after, end = "", len(line.rstrip(" \t"))
        while position < end:
            token = TOKEN.match(line, position, end)
            word = token["word"] if token else None
            if token is None or (word and (after or (word not in KEYWORDS and line[token.end() :].lstrip()[:1] != '"'))):
                start = len(line) - len(line[position:].lstrip(" \t"))
                self.senseless(after, number, start + 1, line[start:end])
                return
            position = token.end()
            if word is None:
                column = token.start("body") + 1
                if not token["close"]:
                    self.fault("po-unterminated", number, column - 1, end - column + 2)
                    self.torn = number
                    position = end
                self.string(token["body"], number, column, previous, obsolete)
                after = "string"
            else:
                column, index = token.start("word") + 1, token["index"]
                if word not in KEYWORDS or index == "":
                    self.unknown(line[column - 1 : position], number, column)
                else:
                    self.keyword(word, index, number, column, previous, obsolete)
                after = "keyword"

    def senseless(self, after: str, number: int, column: int, found: str) -> None:
        if after == "string":
            self.fault("po-after-string", number, column, len(found), found=found)
        elif after == "keyword":
            self.fault("po-unquoted", number, column, len(found), found=found)
            if self.draft is not None and self.current is not None:
                self.draft.broken = True
                self.current.append(found)
        else:
            self.fault("po-outside", number, column, len(found), found=found)

    def unknown(self, keyword: str, number: int, column: int) -> list[str]:
        """Swallow a keyword that there is not, with its strings; the entry around it counts as broken."""
        self.fault("po-unknown-keyword", number, column, len(keyword), found=keyword)
        draft = self.draft
        if draft is not None and draft.forms and number > draft.last + 1:
            self.close()
        draft = self.draft = self.draft or Draft(number)
        draft.broken = draft.reported = True
        draft.last = number
        self.current, self.current_previous = [], False
        return self.current

    # The end of an entry

    def close(self) -> None:
        """Make an entry of the draft; what has no msgid becomes text between entries."""
        draft = self.draft
        self.draft = self.current = None
        if draft is None or not draft.fields:
            return
        if not draft.plain:
            self.faults += draft_faults(draft, self.nplurals)
        if "msgid" not in draft.fields:
            return
        before, raw = self.slice(self.consumed, draft.first - 1), self.slice(draft.first - 1, draft.last)
        self.consumed = draft.last
        entry = make_entry(draft, before, raw)
        self.entries.append(entry)
        # A msgid that could not be read is not the header's empty one.
        if not draft.obsolete and not draft.broken and draft.fields["msgid"]:
            self.enter(entry, draft.keywords["msgid"])

    def enter(self, entry: Entry, place: tuple[int, int]) -> None:
        """Take an entry in use into account: its key must be new, and the header's tells how many forms a plural has."""
        first = self.seen.setdefault(entry.key, place[0])
        if first != place[0]:
            facts = {"other_line": str(first), "msgid": entry.msgid}
            if entry.context is not None:
                facts["context"] = entry.context
            self.faults.append(PoFault("po-duplicate", *place, len("msgid"), facts))
        elif not entry.msgid and entry.is_header:
            self.header = read_header(entry)
            self.nplurals = self.header.nplurals
