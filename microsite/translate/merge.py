"""Update a catalogue: merge the messages that it should have with its old entries. Pure.

No text of a translator is lost: it stays, is carried over, becomes fuzzy, or becomes obsolete (`#~`). Messages are matched by context and
text; changed ones by context and position among unchanged neighbours; never by similarity. The only importer of babel.messages.plurals
and babel.plural.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from babel.messages.plurals import get_plural
from babel.plural import to_gettext

from microsite.model.renames import Renames
from microsite.read.po import MACHINE, Entry, Header, PoFile, change_field, plural_rule
from microsite.text.languages import cldr
from microsite.translate.expected import BRACES, ExpectedMessage, Key
from microsite.translate.match import OldEntry, has_text, match, original_context

CARRIED, FUZZY, REVIVED, NEW, RETIRED = "carried over", "fuzzy", "revived", "new", "retired"
"""what happened to a message; a message that stayed the same has no event"""

_HEADER = """\
Language: {locale}
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
Plural-Forms: {forms}
"""


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


def merge(expected: Sequence[ExpectedMessage], old: PoFile | None, locale: str, renames: Renames = Renames()) -> Merged:  # noqa: B008 (immutable)
    """Update a catalogue; `old` has no faults, or is None for a new one. The keys of `expected` are unique.

    `locale` is that of its language, with underscores, as gettext's tools expect.
    """
    old = old or PoFile(())
    forms = plural_forms(locale)
    header = old.header_entry or Entry(None, "", msgstr=(_HEADER.format(locale=locale, forms=forms),))
    nplurals = old.header.nplurals if old.header else None
    if any(each.plural is not None for each in expected) and nplurals is None:
        header = change_field(header, "Plural-Forms", forms)
    merging = _Merging(nplurals or Header({"Plural-Forms": forms}).nplurals or 1)
    matches = match(expected, old, renames)
    active = [merging.entry(each, matches[each.key]) for each in expected]
    retired = merging.retired(old, {each.key for each in expected} | {header.key})
    return Merged(replace(old, entries=(header, *active, *retired)), tuple(merging.events))


class _Merging:
    """One merge while it is being done: the old entries that were used, and what happened.

    The best candidate for a message is used, empty ones pass on their comments, and others with a translation become obsolete. So no
    obsolete entry has a translation that a message lacks, and a second update changes nothing.
    """

    def __init__(self, nplurals: int) -> None:
        self.nplurals = nplurals
        self.events: list[Event] = []
        self.extra: list[Entry] = []
        self.used: set[int] = set()  # ids (`id()`) of old entries that were used

    def entry(self, message: ExpectedMessage, candidates: Sequence[OldEntry]) -> Entry:
        """The new entry for a message, made from the best old one: fuzzy if its source text was different."""
        if not candidates:
            self.events.append(Event(NEW, *message.key))
            empty = Entry(message.context, message.msgid, message.plural, extracted=message.extracted)
            return replace(empty, msgstr=self._forms(empty, message), flags=_flags((), message, is_changed=False))
        (origin, entry), *others = candidates
        self.used.add(id(origin))
        if origin.obsolete:
            entry = replace(entry, obsolete=False)
        for other in others:
            if not has_text(other.entry):
                self.used.add(id(other.entry))
                entry = _with_remarks(entry, other.entry)
        is_same = (entry.msgid, entry.msgid_plural) == (message.msgid, message.plural)
        is_changed = not is_same and has_text(entry)
        what = _what_happened(origin, entry, message, is_changed)
        if what:
            self.events.append(Event(what, *message.key))
        flags = _flags(entry.flags, message, is_changed)
        if entry is origin and is_same and (entry.extracted, entry.flags) == (message.extracted, flags):
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
        """The translation with as many plural forms as the message has now; what doesn't fit becomes an obsolete entry."""
        first = next((form for form in entry.msgstr if form), "")
        forms: tuple[str, ...] = (first,)
        if message.plural is not None:
            old = entry.msgstr if entry.msgid_plural is not None else ()
            if len(old) == self.nplurals:
                return old
            forms = tuple(form or first for form in (*old, *("",) * self.nplurals)[: self.nplurals])
        if not {*filter(None, entry.msgstr)} <= {*forms}:
            self.extra.append(replace(entry, obsolete=True))
        return forms

    def retired(self, old: PoFile, taken: Collection[Key]) -> list[Entry]:
        """The obsolete entries: old ones, and those that no message uses any more, unless they have neither translation nor comment."""
        retired = [entry for entry in old.obsolete if id(entry) not in self.used]
        contents = {_content(entry) for entry in retired}
        for entry in old.messages:
            if id(entry) in self.used or not (has_text(entry) or entry.comments):
                continue
            self.events.append(Event(RETIRED, *entry.key))
            if _content(entry) not in contents:
                retired.append(replace(entry, obsolete=True, extracted=(), references=(), before=None))
        retired += [replace(entry, extracted=(), references=(), before=None) for entry in self.extra]
        return _acceptable(retired, taken)


def _what_happened(origin: Entry, entry: Entry, message: ExpectedMessage, is_changed: bool) -> str:
    """What a message's event says; `entry` is the old entry `origin` with current ids."""
    if is_changed:
        return FUZZY
    if origin.key == message.key and not origin.obsolete:
        return CARRIED if entry.msgstr != origin.msgstr else ""
    if not has_text(origin):
        return NEW
    return REVIVED if (original_context(origin), origin.msgid) == message.key else CARRIED


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


def _acceptable(retired: Sequence[Entry], taken: Collection[Key]) -> list[Entry]:
    """Obsolete entries that gettext's tools keep: they reject an entry with the key of another, and drop one without its first form."""
    keys = set(taken)
    found = []
    for entry in retired:
        first = next((form for form in entry.msgstr if form), "")
        if first and not entry.msgstr[0]:
            # The next form may not fit.
            flags = entry.flags if entry.fuzzy else ("fuzzy", *entry.flags)
            entry = replace(entry, msgstr=(first, *entry.msgstr[1:]), flags=flags)
        number, context = 1, entry.context
        while (context, entry.msgid) in keys:
            number += 1
            context = f"{original_context(entry) or ''}~{number}"
        keys.add((context, entry.msgid))
        found.append(entry if context == entry.context else replace(entry, context=context))
    return found


_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_NUMBERS = range(201)
"""enough to include every category of whole numbers below a million"""


@cache
def plural_forms(locale: str) -> str:
    """The value of `Plural-Forms` for a locale, such as `nplurals=2; plural=(n != 1);`.

    Babel's rule, if it distinguishes the same forms as CLDR in CLDR's order (zero, one, two, few, many, other), in which translators'
    tools show them; otherwise CLDR's. Babel has too few forms for Welsh, and the last two of Arabic in reverse order.
    """
    usual = str(get_plural(locale))
    if _agrees(usual, locale):
        return usual
    # `e` is the exponent of numbers such as «1.2 million», which gettext does not know.
    rule = re.sub(r"\be\b", "0", to_gettext(cldr(locale).plural_form))
    return rule if plural_rule(rule) is not None else usual


def _agrees(usual: str, locale: str) -> bool:
    rule = plural_rule(usual)
    if rule is None:
        return False
    count, index = rule
    category = cldr(locale).plural_form
    found = {(category(number), index(number)) for number in _NUMBERS}
    categories = sorted({each for each, _ in found}, key=_CATEGORIES.index)
    return found == set(zip_longest(categories, range(count)))
