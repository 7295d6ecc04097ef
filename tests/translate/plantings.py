"""Errors planted in the sound translations of two roots, one of each class in every message that can hold it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.made_up import made_up
from microsite.load.everything import load_everything
from microsite.model.catalogue import INTERFACE, SITE_CATALOGUE, has_forms
from microsite.model.messages import is_prose
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.settings import SHIPPED
from microsite.translate.catalogues import each_catalogue, read
from microsite.translate.check import samples_of
from microsite.translate.expected import ExpectedMessage
from microsite.translate.glossary import glossary_of
from tests.translate.cases import Case

OF_A_CLASS = 40
"""plantings of a class that each catalogue gives at most, spread over it"""


@cache
def of_shipped() -> tuple[Case, ...]:
    """Every message of the shipped catalogues that is translated, as a sound case."""
    return tuple(_of_root(SHIPPED))


@cache
def of_made_up() -> tuple[Case, ...]:
    """Every message of a small made-up root."""
    with tempfile.TemporaryDirectory() as folder:
        made_up(Path(folder), editions=1, sections=20)
        return tuple(case for case in _of_root(Path(folder)) if case.catalogue.name != INTERFACE)


def _of_root(root: Path) -> Iterator[Case]:
    site, faults = load_everything(root, RESERVED_SECTIONS)
    assert site is not None, faults
    found, _ = each_catalogue(root, site, SHIPPED, lambda catalogue: (catalogue, read(root, catalogue.file)))
    catalogues = found or []
    samples_in = samples_of(site)
    glossaries = {language.path: glossary_of(site.registers, language, catalogues) for language in site.languages}
    for catalogue, file in catalogues:
        po = file.po
        if po is None or po.header is None:
            continue
        glossary = glossaries[catalogue.language.path] if catalogue.name != INTERFACE else None
        wanted = {message.key: message for message in catalogue.messages}
        samples = samples_in(catalogue.name, catalogue.language)
        header = po.header.fields.get("Plural-Forms", "")
        for entry in po.messages:
            message = wanted.get(entry.key)
            if message is not None and all(entry.msgstr) and not entry.fuzzy and not entry.silenced:
                yield Case("", catalogue._replace(messages=()), message, entry.msgstr, (), glossary, header, samples)


MEASURED = (
    ("治理水土流失{}。", "Erosion control on {}."),
    ("全年完成{}，比上年多。", "{} in the year, more than the year before."),
    ("计划先完成{}，其余明年再做。", "The plan is to complete {} first and the rest next year."),
)
AMOUNTS = (
    ("2.1万亩", "21,000 mu"),
    ("3000亩", "3,000 mu (200 ha)"),
    ("1.5万亩", "15,000 mu"),
    ("3.5亿元", "350 million yuan"),
    ("12亿元", "1.2 billion yuan"),
    ("800万元", "8 million yuan"),
    ("2.4万吨", "24,000 tonnes"),
    ("150万吨", "1.5 million tonnes"),
    ("45%", "45%"),
    ("5.2%", "5.2 per cent"),
    ("3个百分点", "3 percentage points"),
    ("0.5个百分点", "0.5 percentage points"),
    ("20公里", "20 kilometres"),
    ("6.5公里", "6.5 km"),
    ("50万平方米", "500,000 square metres"),
    ("1200平方米", "1,200 m²"),
    ("300公顷", "300 hectares"),
    ("6平方公里", "6 square kilometres"),
    ("三成", "30%"),
    ("63%～68%", "63% to 68%"),
    ("四座大桥", "four bridges"),
    ("十二个项目", "twelve projects"),
    ("二十五所学校", "twenty-five schools"),
    ("第三期工程", "the third phase"),
    ("7个小区", "seven estates"),
    ("36个月", "36 months"),
)
"""amounts of every kind, and how English says them"""


@cache
def composed() -> tuple[Case, ...]:
    """Sentences with amounts, which the shipped texts have in references alone."""
    catalogue = next(case.catalogue for case in of_shipped() if case.catalogue.name not in (INTERFACE, SITE_CATALOGUE))
    return tuple(
        Case(
            "",
            catalogue,
            ExpectedMessage("port.summary", source.format(ours)),
            (text.format(theirs)[:1].upper() + text.format(theirs)[1:],),
        )
        for source, text in MEASURED
        for ours, theirs in AMOUNTS
    )


class Error(NamedTuple):
    """A class of errors: how one is made of a sound translation, and which checks must find it."""

    kind: str
    checks: tuple[str, ...]
    plant: Callable[[Case, str], str | None]
    """gives the faulty text; None where the text can't hold such an error"""


_SLOT = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
_PROSE = ("summary", "sentence", "finding", "definition", "gloss", "note", "notice")


def _in_words(text: str) -> list[re.Match[str]]:
    """The numbers in digits outside references and addresses."""
    blanked = re.sub(r"\{[^}]*\}|\]\([^)]*\)", lambda match: "_" * len(match[0]), text)
    return list(re.finditer(r"\d+(?:[.,]\d+)*", blanked))


def _replaced(text: str, match: re.Match[str] | None, new: str) -> str | None:
    return text[: match.start()] + new + text[match.end() :] if match else None


def _by_one(case: Case, text: str) -> str | None:
    numbers = _in_words(text)
    if not numbers:
        return None
    match = numbers[len(text) % len(numbers)]
    last = int(match[0][-1])
    return text[: match.end() - 1] + str(last + 1 if last < 9 else 8) + text[match.end() :]


def _ten_times(case: Case, text: str) -> str | None:
    numbers = [match for match in _in_words(text) if match[0].isdigit()]
    return _replaced(text, numbers[0], numbers[0][0] + "0") if numbers else None


def _without_number(case: Case, text: str) -> str | None:
    numbers = _in_words(text)
    return _replaced(text, numbers[0], "some") if numbers else None


_WORDS = {
    "two": "four",
    "three": "five",
    "four": "five",
    "five": "six",
    "seven": "eight",
    "twelve": "eleven",
    "twenty-five": "twenty-six",
    "third": "second",
}


def _number_word(case: Case, text: str) -> str | None:
    match = re.search(rf"\b(?:{'|'.join(_WORDS)})\b", text)
    numerals = re.search("第?[二三四五六七八九十两]+[个项条座所处次期届]|\\d", case.message.msgid)
    return _replaced(text, match, _WORDS[match[0]]) if match and numerals else None


_SCALES = {" million": " billion", " billion": " million", ",000": "", "0,000": ",000"}


def _scale(case: Case, text: str) -> str | None:
    match = re.search(r" million| billion|,000", text)
    return _replaced(text, match, _SCALES[match[0]]) if match else None


_UNITS = {
    " mu": " hectares",
    " yuan": " dollars",
    " tonnes": " kilograms",
    " per cent": " percentage points",
    "%": " percentage points",
    " percentage points": "%",
    " kilometres": " miles",
    " km": " miles",
    " square metres": " square kilometres",
    " m²": " hectares",
    " hectares": " acres",
    " months": " weeks",
    " square kilometres": " hectares",
}


def _unit(case: Case, text: str) -> str | None:
    match = re.search(rf"(?<=\d)(?:{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?!\w)|(?<=illion) yuan", text)
    return _replaced(text, match, _UNITS[match[0]]) if match else None


def _han_run(case: Case) -> str | None:
    match = re.search("[\u4e00-\u9fff]{2}", case.message.msgid)
    return match[0] if match else None


def _latin_word(text: str) -> re.Match[str] | None:
    words = list(re.finditer(r"(?<![\w{/.*`])[A-Za-z]{3,}(?![\w}/.:*`])", text))
    return words[len(words) // 2] if words else None


def _han_left(case: Case, text: str) -> str | None:
    han = _han_run(case)
    return _replaced(text, _latin_word(text), han) if han else None


def _doubled_word(case: Case, text: str) -> str | None:
    words = [match for match in re.finditer(r"(?<![\w{/.’'-])[a-z]{2,}(?![\w}/.:’'-])", text) if match[0] not in ("that", "had")]
    match = words[len(words) // 3] if words else None
    return _replaced(text, match, f"{match[0]} {match[0]}") if match else None


def _first(pattern: str, new: str) -> Callable[[Case, str], str | None]:
    """An error that is made by one replacement."""

    def plant(case: Case, text: str) -> str | None:
        changed = re.sub(pattern, new, text, count=1, flags=re.DOTALL)
        return changed if changed != text else None

    return plant


def _with_reference(change: Callable[[str], str]) -> Callable[[Case, str], str | None]:
    def plant(case: Case, text: str) -> str | None:
        match = _SLOT.search(text)
        return _replaced(text, match, change(match[1])) if match and case.message.plural is None else None

    return plant


def _other_form(case: Case, text: str) -> str | None:
    match = _SLOT.search(text)
    if match is None or case.catalogue.name in (INTERFACE, SITE_CATALOGUE) or case.message.plural:
        return None
    return _replaced(text, match, "{" + (match[1].removesuffix(".number") if match[1].endswith(".number") else match[1] + ".number") + "}")


def _swapped_scope(case: Case, text: str) -> str | None:
    """Emphasis that moves from one reference to another."""
    match = re.search(r"\*\*(\{[^}]+\})\*\*", text)
    others = [other for other in _SLOT.finditer(text) if match and not match.start() <= other.start() < match.end()]
    if match is None or not others:
        return None
    return text.replace(match[0], match[1]).replace(others[-1][0], f"**{others[-1][0]}**")


def _merged_items(case: Case, text: str) -> str | None:
    return text.replace("\n- ", " ", 1) if "\n- " in text else None


def _end_lost(case: Case, text: str) -> str | None:
    return text[:-1] if text[-1] in ".。" else None


def _end_gained(case: Case, text: str) -> str | None:
    return text + ("。" if case.catalogue.language.scale == "myriads" else ".") if text[-1].isalpha() and text[-1] not in "}" else None


def _end_changed(case: Case, text: str) -> str | None:
    return text[:-1] + {".": ":", "。": "：", "?": ".", "？": "。"}[text[-1]] if text[-1] in ".。?？" else None


def _copied(case: Case, text: str) -> str | None:
    han = re.search("[\u4e00-\u9fff]", case.message.msgid)
    english = len(re.findall("[A-Za-z]{2,}", _SLOT.sub("", case.message.msgid))) > 1
    return case.message.msgid if (han or english) and case.message.plural is None else None


def _other_term(case: Case, text: str) -> str | None:
    if case.glossary is None or re.fullmatch(r"term\..*\.name", case.message.context or ""):
        return None
    for _, term in case.glossary.named_in(case.message.msgid):
        # Where another form of its name stands beside, the term would still be named.
        others = [form for form in term.forms[1:] if form.lower() in text.lower()]
        words = sorted(re.findall(r"[^\W\d_]{4,}", term.forms[0]), key=len) if not others and not term.is_proper else []
        pattern = rf"\b{re.escape(words[-1][: max(4, len(words[-1]) - 2)])}\w*" if words else ""
        if words and re.search(pattern, text, re.IGNORECASE):
            return re.sub(pattern, "common", text, flags=re.IGNORECASE)
    return None


def _proper_names(case: Case, text: str) -> Iterator[re.Match[str]]:
    """The longest word of each proper name, where it stands in the text once and in capitals."""
    if case.glossary is None or has_forms(case.message.context or ""):
        return
    for _, name in case.glossary.named_in(case.message.msgid):
        words = sorted(re.findall(r"[^\W\d_]{5,}", name.forms[0]), key=len) if name.is_proper else []
        found = list(re.finditer(rf"\b{words[-1]}\b", text)) if words and not case.glossary.is_ordinary(words[-1]) else []
        if len(found) == 1:
            yield found[0]


def _misspelt_name(case: Case, text: str) -> str | None:
    match = next(_proper_names(case, text), None)
    return _replaced(text, match, match[0][:2] + match[0][3:]) if match else None


def _other_name(case: Case, text: str) -> str | None:
    match = next(_proper_names(case, text), None)
    return _replaced(text, match, "Utopia") if match else None


def _too_long(case: Case, text: str) -> str | None:
    return text + " and so on and on" * (case.message.limit // 12 + 1) if case.message.limit and case.message.plural is None else None


def _unpaired(case: Case, text: str) -> str | None:
    match = re.search("[”)）]", re.sub(r"\]\([^)]*\)", lambda found: "_" * len(found[0]), text))
    return _replaced(text, match, "") if match else None


def _entity(case: Case, text: str) -> str | None:
    is_plain = case.catalogue.name == INTERFACE or not is_prose(case.message.context or "")
    return text.replace(" ", "&nbsp;", 1) if is_plain and " " in text else None


ERRORS = (
    Error("HTML entity", ("entities",), _entity),
    Error("reference lost", ("references",), _with_reference(lambda name: "some")),
    Error("reference doubled", ("references",), _with_reference(lambda name: f"{{{name}}} {{{name}}}")),
    Error("reference renamed", ("references",), _with_reference(lambda name: f"{{x_{name}}}")),
    Error("reference of another form", ("references",), _other_form),
    Error("link lost", ("links",), _first(r"\[([^\]]*)\]\([^)]*\)", r"\1")),
    Error("link elsewhere", ("links",), _first(r"(\]\([^)]*)\)", r"\1x)")),
    Error("emphasis lost", ("markup",), _first(r"(\*+)([^*]+)\1", r"\2")),
    Error("emphasis unclosed", ("markup",), _first(r"(\*+)([^*]+)\1", r"\1\2")),
    Error("emphasis moved", ("markup",), _swapped_scope),
    Error("items merged", ("markup",), _merged_items),
    Error("number by one", ("numbers",), _by_one),
    Error("number ten times", ("numbers",), _ten_times),
    Error("number lost", ("numbers",), _without_number),
    Error("number word", ("numbers",), _number_word),
    Error("scale", ("numbers",), _scale),
    Error("unit", ("numbers",), _unit),
    Error("Han left", ("han",), _han_left),
    Error("full-width comma", ("punctuation",), _first(", ", "，")),
    Error("half-width comma", ("punctuation",), _first("(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])", ",")),
    Error("half-width bracket", ("punctuation",), _first("(?<=[\u4e00-\u9fff])（", "(")),
    Error("end lost", ("ends",), _end_lost),
    Error("end gained", ("ends",), _end_gained),
    Error("end changed", ("ends",), _end_changed),
    Error("pair broken", ("brackets",), _unpaired),
    Error("word doubled", ("words",), _doubled_word),
    Error("Han doubled", ("words",), _first("(?<=[\u4e00-\u9fff])(?:的|了|在)(?=[\u4e00-\u9fff])", r"\g<0>\g<0>")),
    Error("space doubled", ("spaces",), _first(r"(?<=\w) (?=\w)", "  ")),
    Error("space at the end", ("spaces",), _first(r"\Z", " ")),
    Error("space lost", ("spaces",), _first(r"(?<=[a-z]{2}), (?=[a-z]{2})", ",")),
    Error("space before the comma", ("spaces",), _first(r"(?<=[a-z]), ", " , ")),
    Error("source copied", ("same",), _copied),
    Error("term renamed", ("terms",), _other_term),
    Error("name misspelt", ("names",), _misspelt_name),
    Error("name replaced", ("names",), _other_name),
    Error("too long", ("length",), _too_long),
)
"""every class that can be planted in a catalogue's texts"""


def planted() -> Iterator[Case]:
    """Errors of every class, planted in the sound translations of each root."""
    for cases in (of_shipped(), of_made_up(), composed()):
        for error in ERRORS:
            yield from _spread(_planted(error, cases))
        yield from _spread(_plurals(cases))


def _planted(error: Error, cases: Iterable[Case]) -> Iterator[Case]:
    for case in cases:
        faulty = error.plant(case, case.forms[-1])
        if faulty is not None and faulty != case.forms[-1]:
            yield case._replace(kind=error.kind, forms=(*case.forms[:-1], faulty), checks=error.checks)


def _plurals(cases: Iterable[Case]) -> Iterator[Case]:
    for case in cases:
        if len(case.forms) > 1 and re.search("[a-z]{4}", case.forms[-1].replace("{n}", "")):
            yield case._replace(kind="plurals alike", forms=case.forms[-1:] * len(case.forms), checks=("plurals",))
            yield case._replace(kind="plural empty", forms=(*case.forms[:-1], ""), checks=("plurals",))


def _spread(cases: Iterable[Case]) -> list[Case]:
    every = list(cases)
    step = max(1, -(-len(every) // OF_A_CLASS))
    return every[::step]
