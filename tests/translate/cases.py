"""The corpus of `planted/`: translations beside their sources, and the checks that must find something in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from microsite.diagnostics import Diagnostic
from microsite.model.catalogue import forms_of
from microsite.model.content import LanguageEntry
from microsite.proofreading.glossary import Glossary, Named
from microsite.read.po import Entry, PoFile, parse
from microsite.read.po_values import Header
from microsite.text.languages import complete
from microsite.translate.catalogues import ExpectedCatalogue
from microsite.translate.check import BothSamples, check_catalogue
from microsite.translate.expected import ExpectedMessage
from microsite.translate.samples import Samples

PLANTED = Path(__file__).parent / "planted"


class _Shown(Samples):
    """What references show, as a file of the corpus says."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def of(self, context: str, names: Iterable[str]) -> dict[str, str]:
        """What references show, by their names."""
        return {name: self._words[name] for name in names if name in self._words}


class Case(NamedTuple):
    """A translation beside its source, and the checks that must find something in it: none in a sound one."""

    kind: str
    """the class of the error; "" for a sound translation"""
    catalogue: ExpectedCatalogue
    message: ExpectedMessage
    forms: tuple[str, ...]
    checks: tuple[str, ...] = ()
    """each is the name of a check, or several of which one is enough: `numbers/words`; `any` is each of them"""
    glossary: Glossary | None = None
    header: str = ""
    samples: BothSamples | None = None

    def found(self) -> list[str]:
        """The checks that find something, once for each finding."""
        return [dict(each.facts).get("check", each.code) for each in self.findings()]

    def blocked(self) -> list[str]:
        """The checks whose findings keep the translation from being published."""
        return [dict(each.facts)["check"] for each in self.findings() if each.withholds]

    def findings(self) -> list[Diagnostic]:
        """All findings, as `translations check` reports them."""
        entry = replace(Entry(self.message.context, self.message.msgid), msgid_plural=self.message.plural, msgstr=self.forms, line=1)
        po = PoFile((entry,), header=_header(self.header))
        catalogue = self.catalogue._replace(messages=(self.message,))
        return check_catalogue(catalogue, po, self.glossary, self.samples)

    @property
    def caught(self) -> bool:
        """Whether each check that should has found something."""
        return self.is_caught(self.findings())

    def is_caught(self, findings: Iterable[Diagnostic]) -> bool:
        """Whether each check that should is among those with these findings."""
        found = {dict(each.facts).get("check", each.code) for each in findings}
        return all(found if checks == "any" else not found.isdisjoint(checks.split("/")) for checks in self.checks)


@cache
def _header(plural: str) -> Header | None:
    return parse(f'msgid ""\nmsgstr "Plural-Forms: {plural}\\n"\n').header if plural else None


def by_hand(folder: str = "") -> list[Case]:
    """The cases of a folder's files; without a class of its own, an error is of the class of the first check that must find it."""
    return [case for file in sorted((PLANTED / folder).glob("*.txt")) for case in _read(file.read_text("utf-8"))]


@dataclass
class _Group:
    """The cases of two languages, with their terms and names and with what readers see in place of references."""

    source: str
    target: str
    named: list[Named] = field(default_factory=list)
    samples: dict[str, tuple[str, str]] = field(default_factory=dict)
    cases: list[tuple[str, str, str, tuple[str, ...]]] = field(default_factory=list)
    """class, source text, translation, checks"""


_SHOWN = re.compile(r"\{(\S+)\} = (.+) > (.+)")


def _read(text: str) -> Iterator[Case]:
    groups: list[_Group] = []
    source = ""
    for line in text.split("\n"):
        mark, rest = line[:2], line[2:]
        shown = _SHOWN.fullmatch(line)
        if mark == "@ ":
            groups.append(_Group(*rest.split(" > ")))
        elif line.startswith(("term: ", "name: ")):
            ours, _, theirs = line[6:].partition(" = ")
            named = groups[-1].named
            named.append(Named(f"{line[:4]}.t{len(named)}", forms_of(ours), forms_of(theirs)))
        elif shown is not None:
            groups[-1].samples[shown[1]] = (shown[2], shown[3])
        elif mark == "= ":
            source = _unescaped(rest)
        elif mark == "+ ":
            groups[-1].cases.append(("", source, _unescaped(rest), ()))
        elif mark == "- ":
            names, _, faulty = rest.partition(" | ")
            kind, _, listed = names.rpartition(": ")
            checks = tuple(listed.split(", "))
            groups[-1].cases.append((kind or checks[0], source, _unescaped(faulty), checks))
        else:
            assert not line or line.startswith("#"), f"no case: {line}"
    for group in groups:
        yield from _made(group)


def _unescaped(text: str) -> str:
    """The text with `\\n` and `\\u2028` as the characters that they stand for."""
    return re.sub(r"\\(?:n|u([0-9a-f]{4}))", lambda match: chr(int(match[1], 16)) if match[1] else "\n", text)


def _made(group: _Group) -> Iterator[Case]:
    source, target = (complete((LanguageEntry(tag, ""),))[0][0] for tag in (group.source, group.target))
    glossary = Glossary(group.named, [text for _, text, _, _ in group.cases])
    # The interface's texts are in the tool's own language; all others are content, with Markdown.
    catalogue = ExpectedCatalogue("translations/x/2031.po", "2031", target, source.locale, ())
    samples = BothSamples(*(_Shown({name: shown[index] for name, shown in group.samples.items()}) for index in (0, 1)))
    for kind, text, translation, checks in group.cases:
        yield Case(kind, catalogue, ExpectedMessage("port.summary", text), (translation,), checks, glossary, samples=samples)


class Caught(NamedTuple):
    """How many errors of a class are caught, how many are not published, and how many were planted."""

    caught: int
    blocked: int
    total: int


def rates(cases: Iterable[Case]) -> dict[str, Caught]:
    """How many are caught, by class."""
    found: dict[str, Caught] = {}
    for case in cases:
        caught, blocked, total = found.get(case.kind, Caught(0, 0, 0))
        findings = case.findings()
        found[case.kind] = Caught(caught + case.is_caught(findings), blocked + any(each.withholds for each in findings), total + 1)
    return found


def sampled(cases: Iterable[Case], of_a_class: int = 20) -> list[Case]:
    """About so many cases of each class, from all parts of the catalogues; the benchmark looks at all of them."""
    by_kind: dict[str, list[Case]] = {}
    for case in cases:
        by_kind.setdefault(case.kind, []).append(case)
    return [case for each in by_kind.values() for case in each[:: max(1, len(each) // of_a_class)]]
