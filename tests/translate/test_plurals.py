"""The plural rule of a new catalogue has all forms of the language, in the order of translators' tools."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from babel.localedata import locale_identifiers

from microsite.read.po import plural_rule
from microsite.text.languages import cldr
from microsite.translate.merge import plural_forms

# By form: numbers that take it.
FORMS = {
    "en": [(1,), (0, 2, 5, 100)],
    "fr": [(0, 1), (2, 100)],
    "zh_Hans_CN": [(0, 1, 2, 100)],
    "pl": [(1,), (2, 4, 22), (0, 5, 12, 100)],
    "ar": [(0,), (1,), (2,), (3, 10, 103), (11, 99, 111), (100, 102)],
    "cy": [(0,), (1,), (2,), (3,), (6,), (4, 5, 7, 100)],
    "he": [(1,), (2,), (0, 3, 100)],
}


@pytest.mark.parametrize("locale", FORMS)
def test_each_number_takes_its_form(locale: str) -> None:
    rule = plural_rule(plural_forms(locale))
    assert rule is not None
    assert rule[0] == len(FORMS[locale])
    assert [{rule[1](number) for number in numbers} for numbers in FORMS[locale]] == [{index} for index in range(rule[0])]


def test_every_locale_has_a_rule_that_tells_no_two_categories_of_small_numbers_for_one() -> None:
    rules = {each: plural_forms(each) for each in locale_identifiers() if "_" not in each and each != "root"}
    assert len(rules) > 100
    unsound = [each for each, text in rules.items() if plural_rule(text) is None]
    assert unsound == []
    for each, text in rules.items():
        rule, category = plural_rule(text), cldr(each).plural_form
        assert rule is not None
        assert all(rule[1](one) != rule[1](other) for one in range(12) for other in range(12) if category(one) != category(other)), each


@pytest.mark.needs("msgfmt")
@pytest.mark.parametrize("locale", FORMS)
def test_gettext_takes_the_rule(locale: str) -> None:
    assert shutil.which("msgfmt")
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {plural_forms(locale)}\\n"\n'
    text += '\nmsgid "a"\nmsgid_plural "b"\n' + "".join(f'msgstr[{index}] "{index}"\n' for index in range(len(FORMS[locale])))
    done = subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", "-"], input=text, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
