"""A catalogue brought up to date: what it should hold and what it held become what it holds. Pure.

Nothing that a translator typed is lost: each text stays, is carried over, waits as fuzzy, or is retired under `#~`. A message is
matched by its context and text; a changed one by its context and its place among unchanged neighbours; nothing by likeness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from microsite.model.renames import Renames
from microsite.read.po import MACHINE, Entry, PoFile, change_field
from microsite.translate.expected import BRACES, ExpectedMessage
from microsite.translate.match import Matcher, has_text
from microsite.translate.retire import original_context, retire

CARRIED, FUZZY, REVIVED, NEW, RETIRED = "carried over", "fuzzy", "revived", "new", "retired"
"""What became of a message; one that only stayed or moved is not told of."""

_PLURAL_FORMS = "Plural-Forms"


class HeaderDefaults(NamedTuple):
    """What a new catalogue's header says of its language."""

    locale: str
    """with underscores, as gettext's tools message it"""
    plural_forms: str
    """`nplurals=2; plural=(n != 1);`"""
    nplurals: int


class Event(NamedTuple):
    """What became of one message."""

    what: str
    """`CARRIED`, `FUZZY`, `REVIVED`, `NEW` or `RETIRED`"""
    context: str | None
    msgid: str


class Merged(NamedTuple):
    """The catalogue as it should be, and what has happened on the way."""

    file: PoFile
    events: tuple[Event, ...]


def merge(expected: Sequence[ExpectedMessage], old: PoFile | None, defaults: HeaderDefaults, renames: Renames = Renames()) -> Merged:  # noqa: B008 (immutable)
    """Bring a catalogue up to date; `old` must be without faults, None makes a new one. Keys in `expected` are unique."""
    old = old or PoFile(())
    header = old.header_entry or Entry(None, "", msgstr=(_new_header(defaults),))
    nplurals = old.header.nplurals if old.header else None
    if any(each.plural is not None for each in expected) and nplurals is None:
        header = change_field(header, _PLURAL_FORMS, defaults.plural_forms)
    work = _Work(expected, old, nplurals or defaults.nplurals, renames)
    active = tuple(work.entry(each) for each in expected)
    retired = work.retired()
    return Merged(replace(old, entries=(header, *active, *retired)), tuple(work.events))


def _new_header(defaults: HeaderDefaults) -> str:
    fields = {
        "Language": defaults.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _PLURAL_FORMS: defaults.plural_forms,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


class _Work:
    """One merge: the claims of the old entries, and those that have served.

    Of those that claim a message one serves; empty ones hand their remarks on to it; others with a text are retired. So nothing retired is
    expected where a text is missing, and a second update finds nothing to do.
    """

    def __init__(self, expected: Sequence[ExpectedMessage], old: PoFile, nplurals: int, renames: Renames) -> None:
        self.nplurals = nplurals
        self.events: list[Event] = []
        self.keys = {each.key for each in expected}
        self.claims = Matcher(expected, old, renames)
        self.old = old.messages
        self.obsolete = old.obsolete
        self.extra: list[Entry] = []
        self.used: set[int] = set()  # ids of old entries that have served

    def entry(self, message: ExpectedMessage) -> Entry:
        """The entry for a expected message, from whatever serves best."""
        best, claims = self.claims.on(message)
        if best is None:
            self.events.append(Event(NEW, *message.key))
            forms = ("",) * (self.nplurals if message.plural is not None else 1)
            return Entry(
                message.context, message.msgid, message.plural, forms, (), message.extracted, (), (BRACES,) if message.braces else ()
            )
        entry = replace(best.renamed, obsolete=False) if best.entry.obsolete else best.renamed
        for held in claims:
            if held is not best and not has_text(held.entry):
                self.used.add(id(held.entry))
                entry = _with_remarks(entry, held.entry)
        if best.entry.key == message.key and not best.entry.obsolete:
            what = CARRIED if best.renamed.msgstr != best.entry.msgstr else ""
        elif not has_text(best.entry):
            what = NEW
        else:
            what = REVIVED if (original_context(best.entry), best.entry.msgid) == message.key else CARRIED
        return self._serve(best.entry, entry, message, what)

    def _serve(self, origin: Entry, entry: Entry, message: ExpectedMessage, what: str) -> Entry:
        """`entry`, made of the old one `origin`, as the entry for `message`: fuzzy where its source text was another."""
        self.used.add(id(origin))
        is_changed = (entry.msgid, entry.msgid_plural) != (message.msgid, message.plural) and has_text(entry)
        what = FUZZY if is_changed else what
        if what:
            self.events.append(Event(what, *message.key))
        flags = _flags(entry.flags, message, is_changed)
        unchanged = entry is origin and not is_changed and (message.msgid, message.plural) == (entry.msgid, entry.msgid_plural)
        if unchanged and (entry.extracted, entry.flags) == (message.extracted, flags):
            return entry
        previous = (entry.previous_context, entry.previous_msgid, entry.previous_plural)
        if is_changed and not (entry.fuzzy and entry.previous_msgid is not None):
            context = original_context(origin) if original_context(origin) != message.context else None
            previous = (context, entry.msgid, entry.msgid_plural)
        if previous[1:] == (message.msgid, message.plural):
            previous = (None, None, None)
        return replace(
            entry,
            context=message.context,
            msgid=message.msgid,
            msgid_plural=message.plural,
            msgstr=self._shaped(entry, message),
            extracted=message.extracted,
            flags=flags,
            previous_context=previous[0],
            previous_msgid=previous[1],
            previous_plural=previous[2],
        )

    def _shaped(self, entry: Entry, message: ExpectedMessage) -> tuple[str, ...]:
        """The translation with as many forms as the message has now."""
        if message.plural is not None:
            if entry.msgid_plural is not None and len(entry.msgstr) == self.nplurals:
                return entry.msgstr
            first = next((form for form in entry.msgstr if form), "")
            forms = entry.msgstr if entry.msgid_plural is not None else ()
            if any(form not in forms[: self.nplurals] for form in forms if form):
                self.extra.append(replace(entry, obsolete=True))
            return tuple(form or first for form in (*forms, *("",) * self.nplurals)[: self.nplurals])
        if len(set(filter(None, entry.msgstr))) > 1:
            self.extra.append(replace(entry, obsolete=True))
        return (next((form for form in entry.msgstr if form), ""),)

    def retired(self) -> list[Entry]:
        """The obsolete entries: those that were, those that nothing asks for any more; without those that hold nothing."""
        kept = [entry for entry in self.obsolete if id(entry) not in self.used]
        known = {_words(entry) for entry in kept}
        for entry in self.old:
            if id(entry) in self.used or not (has_text(entry) or entry.comments):
                continue
            self.events.append(Event(RETIRED, *entry.key))
            if _words(entry) not in known:
                kept.append(replace(entry, obsolete=True, extracted=(), references=(), before=None))
        kept += [replace(entry, extracted=(), references=(), before=None) for entry in self.extra]
        return retire(kept, self.keys | {(None, "")})


def _flags(flags: tuple[str, ...], message: ExpectedMessage, is_changed: bool) -> tuple[str, ...]:
    """The translator's flags as they are, ours as they should be."""
    if is_changed and "fuzzy" not in flags:
        flags = ("fuzzy", *flags)
    if (BRACES in flags or f"no-{BRACES}" in flags) == message.braces:
        return flags
    return (*flags, BRACES) if message.braces else tuple(flag for flag in flags if flag != BRACES)


def _with_remarks(entry: Entry, empty: Entry) -> Entry:
    """The entry with the comments and flags of an empty one for the same message; what they say of a text is not said of its own."""
    comments = tuple(comment for comment in empty.comments if comment not in entry.comments and comment.strip() != MACHINE)
    flags = tuple(flag for flag in empty.flags if flag not in (*entry.flags, "fuzzy", BRACES))
    if not comments and not flags:
        return entry
    return replace(entry, comments=(*entry.comments, *comments), flags=(*entry.flags, *flags))


def _words(entry: Entry) -> tuple[object, ...]:
    return (original_context(entry), entry.msgid, entry.msgid_plural, entry.msgstr, entry.comments)
