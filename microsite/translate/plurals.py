"""The plural rule that a new catalogue's header gets: how many forms a language has, and which number takes which.

The one importer of babel.messages.plurals and babel.plural.
"""

from __future__ import annotations

import re
from functools import cache

from babel.messages.plurals import get_plural
from babel.plural import to_gettext

from microsite.read.po import plural_rule
from microsite.text.languages import cldr

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_NUMBERS = range(201)
"""enough to meet each category that a whole number below a million has"""


@cache
def plural_forms(locale: str) -> str:
    """The value of `Plural-Forms` for a locale, such as `nplurals=2; plural=(n != 1);`.

    gettext's own habit where that tells the forms apart as CLDR does, and in CLDR's order (zero, one, two, few, many, other), in which
    translators' tools show them: Babel's table has too few for Welsh, and the last two of Arabic the wrong way round. Else CLDR's rule.
    """
    habit = str(get_plural(locale))
    if _agrees(habit, locale):
        return habit
    # CLDR's exponent of numbers such as «1.2 million», which gettext doesn't know.
    rule = re.sub(r"\be\b", "0", to_gettext(cldr(locale).plural_form))
    return rule if plural_rule(rule) is not None else habit


def _agrees(habit: str, locale: str) -> bool:
    rule = plural_rule(habit)
    if rule is None:
        return False
    count, index = rule
    category = cldr(locale).plural_form
    forms: dict[str, set[int]] = {}
    for number in _NUMBERS:
        forms.setdefault(category(number), set()).add(index(number))
    return [forms[each] for each in _CATEGORIES if each in forms] == [{each} for each in range(count)]
