"""Update a catalogue: merge the messages that it should have with its old entries. Pure.

No text of a translator is lost: it stays, is carried over, becomes fuzzy, or becomes obsolete (`#~`). Messages are matched by context and
text; changed ones by context and position among unchanged neighbours; never by similarity.
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
"""what happened to a message; a message that stayed the same has no event"""

_PLURAL_FORMS = "Plural-Forms"


class HeaderDefaults(NamedTuple):
    """The fields of a new catalogue's header that depend on its language."""

    locale: str
    """with underscores, as gettext's tools expect"""
    plural_forms: str
    """`nplurals=2; plural=(n != 1);`"""
    nplurals: int


class Event(NamedTuple):
    """What happened to one message."""

    what: str
    """`CARRIED`, `FUZZY`, `REVIVED`, `NEW` or `RETIRED`"""
    context: str | None
    msgid: str


class Merged(NamedTuple):
    """An updated catalogue, and what happened to its messages."""

    file: PoFile
    events: tuple[Event, ...]


def merge(expected: Sequence[ExpectedMessage], old: PoFile | None, defaults: HeaderDefaults, renames: Renames = Renames()) -> Merged:  # noqa: B008 (immutable)
    """Update a catalogue; `old` has no faults, or is None for a new one. The keys of `expected` are unique."""
    old = old or PoFile(())
    header = old.header_entry or Entry(None, "", msgstr=(_new_header(defaults),))
    nplurals = old.header.nplurals if old.header else None
    if any(each.plural is not None for each in expected) and nplurals is None:
        header = change_field(header, _PLURAL_FORMS, defaults.plural_forms)
    merging = _Merging(expected, old, nplurals or defaults.nplurals, renames)
    active = tuple(merging.entry(each) for each in expected)
    retired = merging.retired()
    return Merged(replace(old, entries=(header, *active, *retired)), tuple(merging.events))


def _new_header(defaults: HeaderDefaults) -> str:
    fields = {
        "Language": defaults.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _PLURAL_FORMS: defaults.plural_forms,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


class _Merging:
    """One merge while it is being done: the old entries that were used, and what happened.

    The best candidate for a message is used, empty ones pass on their comments, and others with a translation become obsolete. So no
    obsolete entry has a translation that a message lacks, and a second update changes nothing.
    """

    def __init__(self, expected: Sequence[ExpectedMessage], old: PoFile, nplurals: int, renames: Renames) -> None:
        self.nplurals = nplurals
        self.events: list[Event] = []
        self.keys = {each.key for each in expected}
        self.matcher = Matcher(expected, old, renames)
        self.old = old.messages
        self.obsolete = old.obsolete
        self.extra: list[Entry] = []
        self.used: set[int] = set()  # ids (`id()`) of old entries that were used

    def entry(self, message: ExpectedMessage) -> Entry:
        """The new entry for a message, made from the best old one."""
        best, candidates = self.matcher.match(message)
        if best is None:
            self.events.append(Event(NEW, *message.key))
            forms = ("",) * (self.nplurals if message.plural is not None else 1)
            return Entry(
                message.context, message.msgid, message.plural, forms, (), message.extracted, (), (BRACES,) if message.braces else ()
            )
        entry = replace(best.renamed, obsolete=False) if best.entry.obsolete else best.renamed
        for other in candidates:
            if other is not best and not has_text(other.entry):
                self.used.add(id(other.entry))
                entry = _with_remarks(entry, other.entry)
        if best.entry.key == message.key and not best.entry.obsolete:
            what = CARRIED if best.renamed.msgstr != best.entry.msgstr else ""
        elif not has_text(best.entry):
            what = NEW
        else:
            what = REVIVED if (original_context(best.entry), best.entry.msgid) == message.key else CARRIED
        return self._use(best.entry, entry, message, what)

    def _use(self, origin: Entry, entry: Entry, message: ExpectedMessage, what: str) -> Entry:
        """Make `entry` (the old entry `origin` with current ids) the entry for `message`: fuzzy if its source text was different."""
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
            msgstr=self._forms(entry, message),
            extracted=message.extracted,
            flags=flags,
            previous_context=previous[0],
            previous_msgid=previous[1],
            previous_plural=previous[2],
        )

    def _forms(self, entry: Entry, message: ExpectedMessage) -> tuple[str, ...]:
        """The translation with as many plural forms as the message has now."""
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
        """The obsolete entries: old ones, and those that no message uses any more, unless they have neither translation nor comment."""
        retired = [entry for entry in self.obsolete if id(entry) not in self.used]
        contents = {_content(entry) for entry in retired}
        for entry in self.old:
            if id(entry) in self.used or not (has_text(entry) or entry.comments):
                continue
            self.events.append(Event(RETIRED, *entry.key))
            if _content(entry) not in contents:
                retired.append(replace(entry, obsolete=True, extracted=(), references=(), before=None))
        retired += [replace(entry, extracted=(), references=(), before=None) for entry in self.extra]
        return retire(retired, self.keys | {(None, "")})


def _flags(flags: tuple[str, ...], message: ExpectedMessage, is_changed: bool) -> tuple[str, ...]:
    """Set or clear our own flags; others stay."""
    if is_changed and "fuzzy" not in flags:
        flags = ("fuzzy", *flags)
    if (BRACES in flags or f"no-{BRACES}" in flags) == message.braces:
        return flags
    return (*flags, BRACES) if message.braces else tuple(flag for flag in flags if flag != BRACES)


def _with_remarks(entry: Entry, empty: Entry) -> Entry:
    """Add the comments and flags of an empty entry for the same message, except those about its text (fuzzy, machine translation)."""
    comments = tuple(comment for comment in empty.comments if comment not in entry.comments and comment.strip() != MACHINE)
    flags = tuple(flag for flag in empty.flags if flag not in (*entry.flags, "fuzzy", BRACES))
    if not comments and not flags:
        return entry
    return replace(entry, comments=(*entry.comments, *comments), flags=(*entry.flags, *flags))


def _content(entry: Entry) -> tuple[object, ...]:
    return (original_context(entry), entry.msgid, entry.msgid_plural, entry.msgstr, entry.comments)
