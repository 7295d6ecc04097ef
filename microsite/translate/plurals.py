"""The plural rule for the header of a new catalogue. The only importer of babel.messages.plurals and babel.plural."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from babel.messages.plurals import get_plural
from babel.plural import to_gettext

from microsite.read.po import plural_rule
from microsite.text.languages import cldr

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
