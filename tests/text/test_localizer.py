"""The exact text of figures, with the examples of quantities.txt."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from microsite.engine import build
from microsite.model.catalogue import NO_TRANSLATION, TRANSLATED, Entries, Translation
from microsite.model.content import LanguageEntry, Period
from microsite.settings import Settings
from microsite.text.languages import Language, complete
from microsite.text.localizer import Localizer

EXAMPLES = Path(__file__).parent / "quantities.txt"
UPDATE = os.environ.get("UPDATE_EXAMPLES") == "1"
BOUNDS = ("at_least", "more_than", "about", "at_most")

SITE = """\
title: 数字
description: 数字的例子。
languages:
  - {path: zh, name: 中文, tag: zh-Hans, locale: zh_Hans_CN, knows: [mu]}
  - {path: en, name: English, tag: en-GB, locale: en_GB}
"""
MORE_LANGUAGES = """\
  - {path: pl, name: Polski}
  - {path: ru, name: Русский}
  - {path: ar, name: العربية}
"""
UNITS = 'units:\n  - {id: stall, counted: "{n}个摊位"}\n'
DOCUMENTS = "documents:\n  - {id: sample, title: 样本, unknown: [publisher, date, address]}\n"
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}


class Example(NamedTuple):
    """A figure as typed, and how it reads."""

    typed: str
    words: tuple[str, ...]

    def record(self, id_: str) -> str:
        unit, *rest = self.typed.split()
        lines = [f"  - id: {id_}", f"    indicator: of_{unit}", "    kind: target", "    period: {year: 2024}", "    place: P1"]
        for word in rest:
            if word in BOUNDS:
                lines.append(f"    bound: {word}")
            elif word == "digits":
                lines.append("    show: digits")
            elif ".." in word:
                start, end = word.split("..")
                lines += [f"    from: {start}", f"    to: {end}"]
            else:
                lines.append(f"    value: {word}")
        return "\n".join(lines) + f"\n    sentence: 说{{{id_}}}，即{{{id_}.number}}。\n"


def read_examples(text: str) -> list[Example]:
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    return [Example(typed.strip(), tuple(each.strip() for each in words)) for typed, *words in rows]


def write_root(root: Path, examples: list[Example], site: str = SITE) -> None:
    units = sorted({example.typed.split()[0] for example in examples})
    files = {
        "content/site.yaml": site,
        "content/units.yaml": UNITS,
        "content/documents.yaml": DOCUMENTS,
        "content/indicators.yaml": "indicators:\n"
        + "".join(f"  - {{id: of_{unit}, name: 量, unit: {unit}, theme: all}}\n" for unit in units),
        "content/2024/edition.yaml": "title: 例\ndate: 2024-01-01\ndocument: sample\norder: [all]\n",
        "content/2024/all.yaml": "title: 全部\nfinding: 有数字。\nsummary: 数字。\nfigures:\n"
        + "".join(example.record(f"f{number}") for number, example in enumerate(examples)),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def catalogue(root: Path, language: str, name: str, entries: str) -> None:
    path = root / f"translations/{language}/{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(language=language, plural=PLURALS[language]) + entries, "utf-8")


def unit_entry(id_: str, singular: str, plural: str, *forms: str) -> str:
    said = "".join(f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms))
    return f'msgctxt "unit.{id_}"\nmsgid "{singular}"\nmsgid_plural "{plural}"\n{said}\n'


def figures_of(root: Path, output: Path) -> list[dict[str, str]]:
    """Each figure's words by language, as the download has them."""
    outcome = build(Settings(root, output, jobs=1))
    assert outcome.published, outcome.diagnostics
    return [each["text"] for each in json.loads((output / "data/2024/figures.json").read_bytes())["figures"]]


CASES = read_examples(EXAMPLES.read_text("utf-8"))


class Built(NamedTuple):
    words: dict[str, tuple[str, str]]
    pages: dict[str, str]


@pytest.fixture(scope="module")
def examples_built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    place = tmp_path_factory.mktemp("quantities")
    write_root(place / "root", CASES)
    catalogue(place / "root", "en", "site", unit_entry("stall", "{n}个摊位", "{n}个摊位", "{n} stall", "{n} stalls"))
    sentences = "".join(
        f'msgctxt "all.figure.f{number}.sentence"\nmsgid "说{{f{number}}}，即{{f{number}.number}}。"\n'
        f'msgstr "Say {{f{number}}}, that is {{f{number}.number}}."\n\n'
        for number in range(len(CASES))
    )
    catalogue(place / "root", "en", "2024", sentences)
    figures = figures_of(place / "root", place / "output")
    words = {example.typed: (each["zh"], each["en"]) for example, each in zip(CASES, figures, strict=True)}
    if UPDATE:
        head, rows = EXAMPLES.read_text("utf-8").splitlines()[0], [" | ".join((typed, *said)) for typed, said in words.items()]
        EXAMPLES.write_text("\n".join([head, *rows]) + "\n", "utf-8", newline="\n")
    return Built(words, {path: (place / f"output/{path}/2024/all.html").read_text("utf-8") for path in ("zh", "en")})


@pytest.mark.parametrize("example", CASES, ids=lambda example: example.typed)
def test_a_figure_reads_so(examples_built: Built, example: Example) -> None:
    assert UPDATE or examples_built.words[example.typed] == example.words


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("square_metre 500000", "50万平方米", "500,000 m²"),
        ("us_dollar 20000000", "2000万美元", "US$20 million"),
        ("mu 21000", "2.1万亩", "21,000 mu (1,400 ha)"),
        ("mu 1000", "1000亩", "1,000 mu (about 66.7 ha)"),
        ("person at_least 2300", "2300人以上", "at least 2,300 people"),
        ("household more_than 15000", "1.5万余户", "more than 15,000 households"),
        ("person 123456", "123456人", "123,456 people"),
    ],
)
def test_the_examples_of_the_users_are_as_they_asked(examples_built: Built, typed: str, chinese: str, english: str) -> None:
    """Not rewritten by any switch."""
    assert examples_built.words[typed] == (chinese, english)


def test_the_page_says_the_same_as_the_download(examples_built: Built) -> None:
    """In the figure's own line and in the sentence that refers to it."""
    for number, example in enumerate(CASES):
        for at, (language, before) in enumerate((("zh", "说"), ("en", "Say "))):
            page = examples_built.pages[language]
            card = page[page.index(f'<article class="card target" id="f{number}"') :]
            card = card[: card.index("</article>")]
            set_as_type = re.search(r'<p class="figure[^"]*">(.*?)</p>', card, re.DOTALL)
            sentence = re.search(r'<p class="sentence">(.*?)</p>', card, re.DOTALL)
            assert set_as_type is not None
            assert sentence is not None
            assert plain(set_as_type[1]) == examples_built.words[example.typed][at], (example.typed, language)
            assert plain(sentence[1]).startswith(before + examples_built.words[example.typed][at]), (example.typed, language)


def plain(html: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


FORMS = {
    "pl": ("{n} osoba", "{n} osoby", "{n} osób"),
    "ru": ("{n} человек", "{n} человека", "{n} людей"),
    "ar": ("{n} شخص", "شخص واحد ({n})", "شخصان ({n})", "{n} أشخاص", "{n} شخصًا", "{n} شخص آخر"),
}
NUMBERS = ("0", "1", "2", "3", "4", "5", "10", "11", "12", "21", "22", "25", "100", "101", "102", "103", "111", "1.5", "0.1")
EXPECTED = {
    "pl": "0 osób, 1 osoba, 2 osoby, 3 osoby, 4 osoby, 5 osób, 10 osób, 11 osób, 12 osób, 21 osób, 22 osoby, 25 osób, 100 osób, 101 osób, "
    "102 osoby, 103 osoby, 111 osób, 1,5 osoby, 0,1 osoby",
    "ru": "0 людей, 1 человек, 2 человека, 3 человека, 4 человека, 5 людей, 10 людей, 11 людей, 12 людей, 21 человек, 22 человека, "
    "25 людей, 100 людей, 101 человек, 102 человека, 103 человека, 111 людей, 1,5 человека, 0,1 человека",
    "ar": "0 شخص, شخص واحد (1), شخصان (2), 3 أشخاص, 4 أشخاص, 5 أشخاص, 10 أشخاص, 11 شخصًا, 12 شخصًا, 21 شخصًا, 22 شخصًا, 25 شخصًا, "
    "100 شخص آخر, 101 شخص آخر, 102 شخص آخر, 103 أشخاص, 111 شخصًا",
}


@pytest.fixture(scope="module")
def many_languages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    place = tmp_path_factory.mktemp("plurals")
    write_root(place / "root", [Example(f"person {number}", ()) for number in NUMBERS], SITE + MORE_LANGUAGES)
    for language, forms in FORMS.items():
        catalogue(place / "root", language, "interface", unit_entry("person", "{n} person", "{n} people", *forms))
    figures = figures_of(place / "root", place / "output")
    return lambda language: [each[language] for each in figures]


@pytest.mark.parametrize("language", FORMS)
def test_a_noun_takes_the_plural_of_its_number(many_languages: Callable[[str], list[str]], language: str) -> None:
    expected = EXPECTED[language].split(", ")
    assert many_languages(language)[: len(expected)] == expected


def test_a_number_falls_back_whole_in_one_language(tmp_path: Path) -> None:
    """A language that has the noun but not the bound's words doesn't mix: bound, number and noun are those of the first that has all."""
    examples = [Example("person at_least 2300000", ()), Example("person 2300000", ())]
    write_root(tmp_path / "root", examples, SITE + MORE_LANGUAGES)
    catalogue(tmp_path / "root", "pl", "interface", unit_entry("person", "{n} person", "{n} people", *FORMS["pl"]))
    bounded, bare = figures_of(tmp_path / "root", tmp_path / "output")
    assert bounded["pl"] == "230万人以上"
    assert bare["pl"].replace("\u00a0", " ") == "2,3 miliona osób"


# Periods and dates


class Phrases(NamedTuple):
    """A catalogue of interface phrases."""

    entries: Entries

    def find(self, context: str, source: str) -> Translation:
        return self.entries.get((context, source), NO_TRANSLATION)

    def plural(self, count: int) -> int:
        return 0


def speaking(language: Language, **phrases: str) -> Localizer:
    """A localizer of a language with these translations of interface phrases; what has none is taken as it is written."""
    entries = {("", source): Translation((words,), TRANSLATED) for source, words in phrases.items()}
    return Localizer(language, {"interface": Phrases(entries)}, {}, language.path, True)


LANGUAGES, _ = complete((LanguageEntry("zh", "中文", "zh-Hans"), LanguageEntry("en", "English", "en-GB"), LanguageEntry("pl", "Polski")))
CHINESE = {
    "by the end of {period}": "到{period}底",
    "by {period}": "{period}以前",
    "{from} to {to}, in total": "{from}至{to}累计",
    "first half of {year}": "{year}上半年",
    "second half of {year}": "{year}下半年",
}

EXAMPLES_OF_PERIODS = [
    (Period("year", "2024", "2024"), "2024年", "2024"),
    (Period("half", "2024-H1", "2024-H1"), "2024年上半年", "first half of 2024"),
    (Period("half", "2024-H2", "2024-H2"), "2024年下半年", "second half of 2024"),
    (Period("month", "2024-06", "2024-06"), "2024年6月", "June 2024"),
    (Period("date", "2024-01-17", "2024-01-17"), "2024年1月17日", "17 January 2024"),
    (Period("by", "2025", "2025"), "到2025年底", "by the end of 2025"),
    (Period("by", "2025-06", "2025-06"), "到2025年6月底", "by the end of June 2025"),
    (Period("by", "2025-06-30", "2025-06-30"), "2025年6月30日以前", "by 30 June 2025"),
    (Period("cumulative", "2021", "2025"), "2021年至2025年累计", "2021 to 2025, in total"),
    (Period("cumulative", "2021-03", "2025-04"), "2021年3月至2025年4月累计", "March 2021 to April 2025, in total"),
]


ZH, EN, PL = speaking(LANGUAGES[0], **CHINESE), speaking(LANGUAGES[1]), speaking(LANGUAGES[2])


@pytest.mark.parametrize(("period", "chinese", "english"), EXAMPLES_OF_PERIODS, ids=[english for _, _, english in EXAMPLES_OF_PERIODS])
def test_a_period_reads_so(period: Period, chinese: str, english: str) -> None:
    assert ZH.period(period).text == chinese
    assert EN.period(period).text == english


def test_dates_follow_the_languages_own_order_and_cases() -> None:
    assert [each.date("2024-01-17") for each in (ZH, EN, PL)] == ["2024年1月17日", "17 January 2024", "17 stycznia 2024"]
    assert [each.date("2024-01") for each in (ZH, EN, PL)] == ["2024年1月", "January 2024", "styczeń 2024"]


def test_a_slot_in_a_translation_is_filled_once_and_never_looked_into() -> None:
    """A translation that repeats a slot, or a period that looks like one, comes out whole."""
    english = speaking(LANGUAGES[1], **{"by the end of {period}": "{period} ({period})", "{from} to {to}, in total": "{to} from {from}"})
    assert english.period(Period("by", "2025", "2025")).text == "2025 (2025)"
    assert english.period(Period("cumulative", "2021", "2025")).text == "2025 from 2021"
