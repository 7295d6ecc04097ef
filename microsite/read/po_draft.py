"""An entry while its lines are being read: what is complete becomes an `Entry`, what is not becomes faults."""

from __future__ import annotations

from microsite.read.po_values import Entry, PoFault


class Draft:
    """What the lines of one entry have said so far."""

    __slots__ = (
        "begun", "broken", "comments", "extracted", "fields", "first", "flags",
        "forms", "keywords", "last", "obsolete", "parted", "references", "reported",
    )  # fmt: skip

    def __init__(self, first: int) -> None:
        self.first = self.last = first
        self.comments: list[str] = []
        self.extracted: list[str] = []
        self.references: list[str] = []
        self.flags: list[str] = []
        # by name: `msgid`, `msgstr`, `msgstr[1]` …; previous ones as `|msgid`
        self.fields: dict[str, list[str]] = {}
        self.keywords: dict[str, tuple[int, int]] = {}
        # the names of its msgstr, in the order of their lines
        self.forms: list[str] = []
        self.begun = self.obsolete = False
        # A keyword was not understood, so that what seems to be missing may stand there under another name.
        self.broken = False
        # One fault says that its lines don't hang together; a second would say it again.
        self.reported = False
        # A comment stands in its middle, so that more of them belong to it.
        self.parted = False

    @property
    def plain(self) -> bool:
        """Whether it is complete, has no plural, and leaves nothing to find fault with."""
        return self.forms == ["msgstr"] and "msgid" in self.fields and "msgid_plural" not in self.fields and [] not in self.fields.values()


def make_entry(draft: Draft, before: str, raw: str) -> Entry:
    """The entry that a draft with a msgid stands for, `raw` being its lines and `before` what parts it from the one above."""
    text = {name: parts[0] if len(parts) == 1 else "".join(parts) for name, parts in draft.fields.items()}
    entry = Entry(
        text.get("msgctxt"),
        text["msgid"],
        text.get("msgid_plural"),
        tuple([text[form] for form in draft.forms]),
        tuple(draft.comments),
        tuple(draft.extracted),
        tuple(draft.references),
        tuple(draft.flags),
        text.get("|msgctxt"),
        text.get("|msgid"),
        text.get("|msgid_plural"),
        draft.obsolete,
        draft.first,
        before,
    )
    return as_read(entry, raw)


def as_read(entry: Entry, raw: str) -> Entry:
    """The entry with its lines: the reader alone may say that these are the entry; `dataclasses.replace` drops them."""
    object.__setattr__(entry, "raw", raw)
    return entry


def draft_faults(draft: Draft, nplurals: int | None) -> list[PoFault]:
    """What a finished draft lacks or has in the wrong place; `nplurals` is how many forms the header promises, if it does."""
    faults = [_fault("po-no-string", draft, name, keyword=name.lstrip("|")) for name, parts in draft.fields.items() if not parts]
    if draft.broken:
        return faults
    if "msgid" not in draft.fields:
        name = next(iter(draft.keywords))
        faults.append(_fault("po-no-msgid", draft, name, keyword=name.lstrip("|")))
    elif not draft.forms:
        faults.append(_fault("po-no-msgstr", draft, "msgid"))
    else:
        faults += _form_faults(draft, nplurals)
    return faults


def _form_faults(draft: Draft, nplurals: int | None) -> list[PoFault]:
    plural = "msgid_plural" in draft.fields
    numbered = [form for form in draft.forms if form != "msgstr"]
    if plural and "msgstr" in draft.forms:
        return [_fault("po-plural-unnumbered", draft, "msgstr")]
    if numbered and not plural:
        return [_fault("po-plural-no-msgid", draft, numbered[0], found=numbered[0])]
    for index, form in enumerate(numbered):
        if form != f"msgstr[{index}]":
            return [_fault("po-plural-index", draft, form, found=form, expected=f"msgstr[{index}]")]
    if numbered and nplurals not in (None, len(numbered)) and not draft.obsolete:
        form = numbered[min(nplurals or 0, len(numbered) - 1)]
        return [_fault("po-plural-count", draft, form, found=str(len(numbered)), expected=str(nplurals))]
    return []


def _fault(code: str, draft: Draft, name: str, **facts: str) -> PoFault:
    return PoFault(code, *draft.keywords[name], len(name.lstrip("|")), facts)
