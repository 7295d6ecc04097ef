"""Build the entries of a .po file from its tokens; tokens that fit nowhere become faults."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from microsite.read.po_lines import unescape
from microsite.read.po_tokens import COMMENT, CONFLICT, DOMAIN, KEYWORD, OUTSIDE, STRING, UNKNOWN_KEYWORD, UNQUOTED, Token
from microsite.read.po_values import Entry, PoFault

_REFERENCE = re.compile("\u2068[^\u2069]*\u2069\\S*|\\S+")


class DraftField(NamedTuple):
    """A keyword, and the texts of its strings."""

    keyword: Token
    texts: list[str]


@dataclass(slots=True)
class Draft:
    """One entry while its tokens are being read: `ends_before` says whether a token starts the next entry, `add` takes one."""

    first: int
    """its first line"""
    last: int
    """its last line so far"""
    comments: list[str] = field(default_factory=list)
    fields: dict[str, DraftField] = field(default_factory=dict)
    """by keyword, such as `msgid` or `msgstr[1]`; a previous one as `|msgid`"""
    forms: list[str] = field(default_factory=list)
    """the keywords of its translations"""
    open: DraftField | None = None
    """the field that the next string belongs to"""
    is_begun: bool = False
    """whether it has more than comments and previous texts"""
    obsolete: bool = False
    is_broken: bool = False
    """whether part of it could not be read; a keyword that seems to be missing may be there"""
    is_reported: bool = False
    """whether a fault already says that its lines don't belong together"""
    is_parted: bool = False
    """whether there is a comment between its keywords; further comments then belong to it, too"""
    faults: list[PoFault] = field(default_factory=list)

    def ends_before(self, token: Token, tokens: Sequence[Token], following: int) -> bool:
        """Whether the token starts another entry; `following` is the index in `tokens` of the token after it."""
        if token.kind == KEYWORD and not token.previous:
            if not self.is_begun:
                return False
            name = token.text
            if self.forms and not name.startswith("msgstr"):
                return True
            repeats = name in self.fields
            return (repeats and (token.line > self.last + 1 or token.obsolete != self.obsolete)) or (
                name == "msgctxt" and "msgid" in self.fields
            )
        if token.kind == COMMENT or token.kind == KEYWORD:
            return self.is_begun and (bool(self.forms) or not (self.is_parted or self._continues(tokens, following)))
        if token.kind == UNKNOWN_KEYWORD:
            return bool(self.forms) and token.line > self.last + 1
        return token.kind == DOMAIN

    def _continues(self, tokens: Sequence[Token], following: int) -> bool:
        """Whether the next token that is not a comment belongs to this entry, which has no `msgstr` yet."""
        while following < len(tokens) and tokens[following].kind == COMMENT:
            following += 1
        if following == len(tokens) or tokens[following].kind not in (KEYWORD, STRING):
            return False
        token = tokens[following]
        is_missing_msgid = token.text == "msgid" and "msgid" not in self.fields
        return token.kind == STRING or is_missing_msgid or token.text.startswith(("msgstr", "msgid_plural"))

    def add(self, token: Token) -> None:
        """Take a token that belongs to this entry."""
        kind = token.kind
        if kind == KEYWORD:
            self._add_keyword(token)
        elif kind == COMMENT:
            self._note_if_inside(token)
            self.last = token.line
            self.comments.append(token.text)
        elif kind == UNKNOWN_KEYWORD:
            self._fault("po-unknown-keyword", token, found=token.text)
            self.is_broken = self.is_reported = True
            self.last = token.line
            self.open = DraftField(token, [])
        elif kind == UNQUOTED and self.open is not None:
            self.is_broken = True
            self.open.texts.append(token.text)
        if token.string is not None:
            self._add_string(token, token.string)

    def _add_keyword(self, token: Token) -> None:
        name = token.text
        if token.previous:
            self._note_if_inside(token)
            name = f"|{name}"
        elif not self.is_begun:
            self.is_begun, self.obsolete = True, token.obsolete
        elif token.obsolete != self.obsolete:
            self._note_mixed(token, len(name))
        self.last = token.line
        self.open = DraftField(token, [])
        first = self.fields.setdefault(name, self.open)
        if first is not self.open:
            self._fault("po-duplicate-line", token, keyword=token.text, other_line=str(first.keyword.line))
        elif name.startswith("msgstr"):
            self.forms.append(name)

    def _add_string(self, token: Token, string: str) -> None:
        if self.open is None or token.previous != self.open.keyword.previous:
            self.faults += stray_string(token)
            return
        if token.obsolete != self.obsolete and not token.previous:
            self._note_mixed(token, len(string) + 2)
        self.last = token.line
        if "\\" in string:
            string, unknown = unescape(string)
            for offset, escape in unknown:
                self.faults.append(PoFault("po-escape", token.line, token.string_column + offset, len(escape), {"found": escape}))
        self.open.texts.append(string)

    def _note_if_inside(self, token: Token) -> None:
        """Report a comment or a previous text between the keywords of the entry."""
        if self.is_begun:
            if not self.is_reported:
                self._fault("po-comment-inside", token)
            self.is_reported = self.is_parted = True

    def _note_mixed(self, token: Token, length: int) -> None:
        """Report a line that is marked as obsolete in an entry that is not, or the other way round."""
        if not self.is_reported:
            self.is_reported = True
            line = self.fields["msgid"].keyword.line if "msgid" in self.fields else self.first
            self.faults.append(PoFault("po-obsolete-mixed", token.line, token.column, length, {"other_line": str(line)}))

    def _fault(self, code: str, token: Token, **facts: str) -> None:
        self.faults.append(PoFault(code, token.line, token.column, len(token.text), facts))


def draft_entries(tokens: Sequence[Token]) -> tuple[list[Draft], list[PoFault]]:
    """Group tokens into drafts, one for each entry or fragment of one; also report strings that belong to none."""
    drafts: list[Draft] = []
    faults: list[PoFault] = []
    draft: Draft | None = None
    for index, token in enumerate(tokens, 1):
        if draft is not None and draft.ends_before(token, tokens, index):
            draft = None
        if draft is None:
            if token.kind in (CONFLICT, DOMAIN, OUTSIDE, STRING):
                faults += stray_string(token)
                continue
            draft = Draft(token.line, token.line)
            drafts.append(draft)
        draft.add(token)
    return drafts, faults


def stray_string(token: Token) -> list[PoFault]:
    """Report a string that belongs to no keyword, unless it follows from an unterminated string that is already reported."""
    if token.string is None or token.torn:
        return []
    return [PoFault("po-stray-string", token.line, token.column, len(token.string) + 2, {"found": token.string})]


def make_entry(draft: Draft, before: str, raw: str) -> Entry:
    """Make an entry of a draft that has a msgid. `raw` is its text; `before` is the text between it and the previous entry."""
    text = {}
    for name, each in draft.fields.items():
        text[name] = "".join(each.texts)
    comments, extracted, references, flags = _sort_comments(draft.comments)
    entry = Entry(
        text.get("msgctxt"),
        text["msgid"],
        text.get("msgid_plural"),
        tuple([text[form] for form in draft.forms]),
        comments,
        extracted,
        references,
        flags,
        text.get("|msgctxt"),
        text.get("|msgid"),
        text.get("|msgid_plural"),
        draft.obsolete,
        draft.first,
        before,
    )
    # `raw` cannot be passed to the constructor, so that `dataclasses.replace` drops it.
    object.__setattr__(entry, "raw", raw)
    return entry


def _sort_comments(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Sort the comment lines of an entry into translator comments, extracted comments, references and flags."""
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for line in lines:
        kind = line[1:2]
        if kind == ".":
            extracted.append(line[3:] if line[2:3] == " " else line[2:])
        elif kind == ":":
            references += _REFERENCE.findall(line, 2) if "\u2068" in line else line[2:].split()
        elif kind == ",":
            flags += [flag for flag in map(str.strip, line[2:].split(",")) if flag]
        elif kind == " " and line[2:3] not in ("", "#"):
            comments.append(line[2:])
        else:
            comments.append(line if line != "#" else "")
    return tuple(comments), tuple(extracted), tuple(references), tuple(flags)


def draft_faults(draft: Draft, nplurals: int | None) -> list[PoFault]:
    """All faults of a complete draft; `nplurals` is the number of plural forms according to the header, if it says so."""
    fields = draft.fields
    faults = draft.faults
    for each in fields.values():
        if not each.texts:
            faults.append(_fault("po-no-string", each, keyword=each.keyword.text))
    if draft.is_broken or not fields:
        return faults
    if "msgid" not in fields:
        first = next(iter(fields.values()))
        faults.append(_fault("po-no-msgid", first, keyword=first.keyword.text))
    elif not draft.forms:
        faults.append(_fault("po-no-msgstr", fields["msgid"]))
    elif draft.forms != ["msgstr"] or "msgid_plural" in fields:
        faults += _form_faults(draft, nplurals)
    return faults


def _form_faults(draft: Draft, nplurals: int | None) -> list[PoFault]:
    """Faults of the plural forms."""
    fields, has_plural = draft.fields, "msgid_plural" in draft.fields
    numbered = [form for form in draft.forms if form != "msgstr"]
    if has_plural and "msgstr" in fields:
        return [_fault("po-plural-unnumbered", fields["msgstr"])]
    if numbered and not has_plural:
        return [_fault("po-plural-no-msgid", fields[numbered[0]], found=numbered[0])]
    for index, form in enumerate(numbered):
        if form != f"msgstr[{index}]":
            return [_fault("po-plural-index", fields[form], found=form, expected=f"msgstr[{index}]")]
    if numbered and nplurals not in (None, len(numbered)) and not draft.obsolete:
        form = numbered[min(nplurals or 0, len(numbered) - 1)]
        return [_fault("po-plural-count", fields[form], found=str(len(numbered)), expected=str(nplurals))]
    return []


def _fault(code: str, field: DraftField, **facts: str) -> PoFault:
    token = field.keyword
    return PoFault(code, token.line, token.column, len(token.text), facts)
