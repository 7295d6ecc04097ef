"""Update a catalogue: merge the messages that it should have with its old entries. Pure.

No text of a translator is lost: it stays, is carried over, becomes fuzzy, or becomes obsolete (`#~`). Messages are matched by context and
text; changed ones by context and position among unchanged neighbours; never by similarity. The only importer of babel.messages.plurals
and babel.plural.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
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
from microsite.translate.match import has_text, match, original_context

CARRIED, FUZZY, REVIVED, NEW, RETIRED = "carried over", "fuzzy", "revived", "new", "retired"
"""what happened to a message; a message that stayed the same has no event"""

_HEADER = """\
Language: {locale}
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
Plural-Forms: {rule}
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

    The best old entry for a message is used, empty ones pass on their comments, and others with a translation become obsolete. So no
    obsolete entry has a translation that a message lacks, and a second update changes nothing. `locale` is that of the language, with
    underscores, as gettext's tools expect.
    """
    old = old or PoFile(())
    rule = plural_forms(locale)
    header = old.header_entry or Entry(None, "", msgstr=(_HEADER.format(locale=locale, rule=rule),))
    nplurals = old.header.nplurals if old.header else None
    if any(each.plural is not None for each in expected) and nplurals is None:
        header = change_field(header, "Plural-Forms", rule)
    nplurals = nplurals or Header({"Plural-Forms": rule}).nplurals or 1
    events: list[Event] = []
    active: list[Entry] = []
    cut: list[Entry] = []  # entries with plural forms that the message no longer has
    unused = {id(entry): entry for entry in (*old.obsolete, *old.messages)}
    matches = match(expected, old, renames)
    for message in expected:
        origin, entry = None, Entry(message.context, message.msgid, message.plural)
        if matches[message.key]:
            (origin, entry), *others = matches[message.key]
            empty = [other.entry for other in others if not has_text(other.entry)]
            for used in (origin, *empty):
                unused.pop(id(used), None)
            for each in empty:
                entry = _with_remarks(entry, each)
        what = _what_happened(origin, entry, message)
        if what:
            events.append(Event(what, *message.key))
        active.append(_updated(origin, entry, message, nplurals))
        if not {*filter(None, entry.msgstr)} <= {*active[-1].msgstr}:
            cut.append(entry)
    retired = _retired(unused.values(), cut, events)
    entries = (header, *active, *_acceptable(retired, {each.key for each in expected} | {header.key}))
    return Merged(replace(old, entries=entries), tuple(events))


def _is_changed(entry: Entry, message: ExpectedMessage) -> bool:
    """Whether a translation is that of another source text."""
    return (entry.msgid, entry.msgid_plural) != (message.msgid, message.plural) and has_text(entry)


def _what_happened(origin: Entry | None, entry: Entry, message: ExpectedMessage) -> str:
    """What a message's event says; `entry` is the old entry `origin` with current ids."""
    if _is_changed(entry, message):
        return FUZZY
    if origin is not None and origin.key == message.key and not origin.obsolete:
        return CARRIED if entry.msgstr != origin.msgstr else ""
    if origin is None or not has_text(origin):
        return NEW
    return REVIVED if (original_context(origin), origin.msgid) == message.key else CARRIED


def _updated(origin: Entry | None, entry: Entry, message: ExpectedMessage, nplurals: int) -> Entry:
    """The entry for a message: fuzzy if its source text was different; the same object if nothing changes."""
    is_changed = _is_changed(entry, message)
    updated = replace(
        entry,
        context=message.context,
        msgid=message.msgid,
        msgid_plural=message.plural,
        extracted=message.extracted,
        flags=_flags(entry.flags, message, is_changed),
        obsolete=False,
    )
    if origin is entry and updated == entry:
        return entry
    previous = (entry.previous_context, entry.previous_msgid, entry.previous_plural)
    if origin is not None and is_changed and not (entry.fuzzy and entry.previous_msgid is not None):
        context = original_context(origin) if original_context(origin) != message.context else None
        previous = (context, entry.msgid, entry.msgid_plural)
    if previous[1:] == (message.msgid, message.plural):
        previous = (None, None, None)
    msgstr = _forms(entry, message, nplurals)
    return replace(updated, msgstr=msgstr, previous_context=previous[0], previous_msgid=previous[1], previous_plural=previous[2])


def _forms(entry: Entry, message: ExpectedMessage, nplurals: int) -> tuple[str, ...]:
    """The translation with as many plural forms as the message has now."""
    first = next((form for form in entry.msgstr if form), "")
    if message.plural is None:
        return (first,)
    old = entry.msgstr if entry.msgid_plural is not None else ()
    return old if len(old) == nplurals else tuple(form or first for form in (*old, *("",) * nplurals)[:nplurals])


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


def _retired(unused: Iterable[Entry], cut: Iterable[Entry], events: list[Event]) -> list[Entry]:
    """The obsolete entries: old ones, and those that no message uses any more, unless they have neither translation nor comment."""
    retired = []
    contents = set()
    for entry in unused:
        content = (original_context(entry), entry.msgid, entry.msgid_plural, entry.msgstr, entry.comments)
        if entry.obsolete:
            retired.append(entry)
        elif has_text(entry) or entry.comments:
            events.append(Event(RETIRED, *entry.key))
            if content not in contents:
                retired.append(_obsolete(entry))
        contents.add(content)
    return [*retired, *map(_obsolete, cut)]


def _obsolete(entry: Entry) -> Entry:
    return replace(entry, obsolete=True, extracted=(), references=(), before=None)


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
    category = cldr(locale).plural_form
    if (known := plural_rule(usual)) is not None:
        count, index = known
        found = {(category(number), index(number)) for number in _NUMBERS}
        categories = sorted({each for each, _ in found}, key=_CATEGORIES.index)
        if found == set(zip_longest(categories, range(count))):
            return usual
    # `e` is the exponent of numbers such as «1.2 million», which gettext does not know.
    rule = re.sub(r"\be\b", "0", to_gettext(category))
    return rule if plural_rule(rule) is not None else usual
