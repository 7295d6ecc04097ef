"""A year in which editors change the content, translators the catalogues, with whatever tool they have, and the site is built in between.

What was typed is never lost, and nothing is ever published as the translation of a text that it was not typed, or confirmed, for.
"""

from __future__ import annotations

import io
import re
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from microsite.engine import build
from microsite.load.everything import load_everything
from microsite.model.messages import edition_messages, site_messages
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.po import MACHINE, Entry, parse, serialise
from microsite.settings import Settings
from microsite.translate.update import Updated, update

TOKEN = re.compile(r"Zq\d+q")
"""what a translator types holds one of these, so that it is known again wherever it turns up"""


# The content


@dataclass
class Chapter:
    """A section as its editors know it; `{0}` in a text stands for its first figure, whatever that is called."""

    id: str
    title: str
    finding: str
    paragraphs: list[str]
    figures: list[tuple[str, str, list[str]]]
    """id, sentence, former ids"""
    commitment: str
    formerly: list[str] = field(default_factory=list)


class Report:
    """The content of a small site, and the editors who change it."""

    def __init__(self, random: Random) -> None:
        self.random, self.serial = random, 0
        self.shared = {
            name: self.text() for name in ("site", "description", "edition", "document", "indicator", "definition", "term", "gloss")
        }
        self.unit = self.text()
        self.chapters = [self.chapter(), self.chapter()]
        self.attic: list[str] = []

    def number(self) -> int:
        self.serial += 1
        return self.serial

    def text(self) -> str:
        return f"第{self.number()}句"

    def chapter(self) -> Chapter:
        figures = [(f"fig_{self.number()}", self.text() + "有{0}", [])]
        return Chapter(
            f"part_{self.number()}", self.text(), self.text(), [self.text(), self.text() + "要{0}", self.text()], figures, self.text()
        )

    def edit(self) -> None:
        """One change, of a kind that editors make."""
        kinds = (
            self.rewrite, self.rewrite_shared, self.rewrite_unit, self.move, self.insert, self.take_out, self.bring_back,
            self.rename_section, self.rename_figure, self.split, self.swap, self.rename_silently,
        )  # fmt: skip
        self.random.choice(kinds)()

    def rewrite(self) -> None:
        chapter = self.random.choice(self.chapters)
        match self.random.randrange(4):
            case 0:
                chapter.title = self.text()
            case 1:
                chapter.finding = self.text()
            case 2:
                chapter.paragraphs[self.random.randrange(len(chapter.paragraphs))] = self.text()
            case _:
                id_, _, formerly = chapter.figures[0]
                chapter.figures[0] = (id_, self.text() + "达{0}", formerly)

    def rewrite_shared(self) -> None:
        self.shared[self.random.choice(list(self.shared))] = self.text()

    def rewrite_unit(self) -> None:
        self.unit = self.text()

    def move(self) -> None:
        self.random.shuffle(self.random.choice(self.chapters).paragraphs)

    def insert(self) -> None:
        paragraphs = self.random.choice(self.chapters).paragraphs
        paragraphs.insert(self.random.randrange(len(paragraphs) + 1), self.text())

    def take_out(self) -> None:
        paragraphs = self.random.choice(self.chapters).paragraphs
        if len(paragraphs) > 1:
            self.attic.append(paragraphs.pop(self.random.randrange(len(paragraphs))))

    def bring_back(self) -> None:
        if self.attic:
            self.random.choice(self.chapters).paragraphs.append(self.attic.pop())

    def rename_section(self) -> None:
        chapter = self.random.choice(self.chapters)
        chapter.formerly.append(chapter.id)
        chapter.id = f"part_{self.number()}"

    def rename_figure(self) -> None:
        chapter = self.random.choice(self.chapters)
        id_, sentence, formerly = chapter.figures[0]
        chapter.figures[0] = (f"fig_{self.number()}", sentence, [*formerly, id_])

    def rename_silently(self) -> None:
        self.random.choice(self.chapters).id = f"part_{self.number()}"

    def split(self) -> None:
        chapter, new = self.random.choice(self.chapters), self.chapter()
        if len(chapter.paragraphs) > 2 and len(self.chapters) < 4:
            new.paragraphs = [chapter.paragraphs.pop() for _ in range(len(chapter.paragraphs) // 2)]
            self.chapters.append(new)

    def swap(self) -> None:
        self.random.shuffle(self.chapters)

    def write(self, root: Path) -> None:
        """The content files as they stand now."""
        shared, folder = self.shared, root / "content/2031"
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.yaml"):
            old.unlink()
        languages = "languages:\n  - {path: zh, name: 中文, tag: zh-Hans}\n  - {path: en, name: English, tag: en-GB}\n"
        files = {
            "site.yaml": f"title: {shared['site']}\ndescription: {shared['description']}\n{languages}",
            "units.yaml": f'units:\n  - id: berth\n    counted: "{{n}}个{self.unit}"\n',
            "documents.yaml": f"documents:\n  - id: report\n    title: {shared['document']}\n    unknown: [publisher, date, address]\n",
            "terms.yaml": f"terms:\n  - id: quay\n    name: {shared['term']}\n    gloss: {{text: {shared['gloss']}, source: editors}}\n",
            "indicators.yaml": f"indicators:\n  - id: berths\n    name: {shared['indicator']}\n    unit: berth\n    direction: up\n"
            f"    definition: {{text: {shared['definition']}, source: editors}}\n",
            "2031/edition.yaml": f"title: {shared['edition']}\ndate: 2031-02-03\ndocument: report\n"
            f"order: [{', '.join(chapter.id for chapter in self.chapters)}]\n",
        }
        for chapter in self.chapters:
            files[f"2031/{chapter.id}.yaml"] = self.section(chapter)
        for name, text in files.items():
            (root / "content" / name).write_text(text, "utf-8")

    @staticmethod
    def section(chapter: Chapter) -> str:
        def said(text: str) -> str:
            return text.replace("{0}", f"{{{chapter.figures[0][0]}}}")

        lines = [f"title: {chapter.title}", f"finding: {said(chapter.finding)}", "summary: |"]
        lines += [line for paragraph in chapter.paragraphs for line in (f"  {said(paragraph)}", "")]
        lines.append("figures:")
        for id_, sentence, formerly in chapter.figures:
            lines += [
                f"  - id: {id_}",
                "    indicator: berths",
                "    kind: target",
                "    value: 12",
                "    period: {year: 2031}",
                "    place: P1",
            ]
            lines += [f"    sentence: {said(sentence)}", f"    formerly: [{', '.join(formerly)}]" if formerly else ""]
        lines += ["commitments:", "  - id: word", f"    text: {said(chapter.commitment)}", "    place: P2"]
        lines.append(f"formerly: [{', '.join(chapter.formerly)}]" if chapter.formerly else "")
        return "\n".join(line for line in lines if line or lines) + "\n"


# The translators


def nameless(source: str) -> str:
    """A source text by what it says, whatever its figures are called."""
    return re.sub(r"\{[a-z_0-9.]+\}", "{}", source)


class Translators:
    """They type, confirm, doubt and let machines work, and save with different tools."""

    def __init__(self, random: Random) -> None:
        self.random, self.serial = random, 0
        self.typed: set[str] = set()
        """tokens that nobody has overwritten"""
        self.meant: dict[str, set[str]] = {}
        """token → the source texts that it was typed or confirmed for"""

    def work(self, file: Path) -> None:
        po = parse(file.read_bytes().decode())
        entries = list(po.entries)
        expected_catalogues = [index for index, entry in enumerate(entries) if not entry.is_header and not entry.obsolete]
        for index in self.random.sample(expected_catalogues, min(len(expected_catalogues), 6)):
            entries[index] = self.worked(entries[index])
        file.write_bytes(self.saved(serialise(replace(po, entries=tuple(entries)))))

    def worked(self, entry: Entry) -> Entry:
        sure = tuple(flag for flag in entry.flags if flag != "fuzzy")
        done = replace(entry, flags=sure, previous_context=None, previous_msgid=None, previous_plural=None)
        match self.random.randrange(6):
            case 0 if any(entry.msgstr):
                return replace(entry, flags=("fuzzy", *sure))
            case 1 if any(entry.msgstr):
                for token in tokens(entry):
                    self.meant[token].add(nameless(entry.msgid))
                return done
            case 2 if any(entry.msgstr) and not entry.machine:
                return replace(entry, comments=(*entry.comments, MACHINE))
            case _:
                self.typed -= tokens(entry)
                shown = "".join(dict.fromkeys(re.findall(r"\{[a-z_0-9.]+\}", entry.msgid)))
                return replace(done, msgstr=tuple(f"{self.token(entry)} {shown}".strip() for _ in entry.msgstr))

    def token(self, entry: Entry) -> str:
        self.serial += 1
        token = f"Zq{self.serial}q"
        self.typed.add(token)
        self.meant[token] = {nameless(entry.msgid)}
        return token

    def saved(self, text: str) -> bytes:
        """The file as one of the tools leaves it."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        match self.random.randrange(4):
            case 0:
                text = "\ufeff" + text.replace("\n", "\r\n")
            case 1 if "X-Generator" not in text:
                text = text.replace('"MIME-Version', '"X-Generator: Poedit 3.4\\n"\n"MIME-Version', 1)
            case 2:
                store = pypo.pofile(io.BytesIO(text.encode()))
                for unit in store.units:
                    unit.addnote("seen")
                text = bytes(store).decode()
        return text.encode()


def tokens(entry: Entry) -> set[str]:
    return {token for form in entry.msgstr for token in TOKEN.findall(form)}


# The year


def play(seed: int, months: int) -> None:
    random = Random(seed)
    report, translators = Report(random), Translators(random)
    with tempfile.TemporaryDirectory(prefix="year-") as place:
        root = Path(place) / "root"
        for _ in range(months):
            report.write(root)
            # Before anyone has brought the catalogues up to date …
            published(root, translators)
            updated(root, translators)
            # … and after it, and again when translators have been at work.
            published(root, translators)
            for file in sorted(root.glob("translations/en/*.po")):
                translators.work(file)
            published(root, translators)
            for _ in range(random.randrange(1, 5)):
                report.edit()


def updated(root: Path, translators: Translators) -> None:
    """Bring the catalogues up to date, and hold what must hold of them."""
    site, faults = load_everything(root, RESERVED_SECTIONS)
    assert site is not None, faults
    assert update(root, site).faults == ()
    files = [parse(file.read_bytes().decode()) for file in root.glob("translations/en/*.po")]
    kept = {token for po in files for entry in po.entries for token in tokens(entry)}
    assert translators.typed <= kept
    for po in files:
        assert po.faults == ()
        assert len({entry.key for entry in po.entries}) == len(po.entries)
        for entry in po.messages:
            assert entry.fuzzy or all(nameless(entry.msgid) in translators.meant[token] for token in tokens(entry)), entry
    assert update(root, site) == Updated((), ())


def published(root: Path, translators: Translators) -> None:
    """Build, and hold that what a page shows as translated was typed for a text that the site has now, and is not in doubt."""
    outcome = build(Settings(root, root / "output", jobs=1, trust_templates=True))
    assert outcome.published, outcome.diagnostics
    site, _ = load_everything(root, RESERVED_SECTIONS)
    assert site is not None
    messages = [*site_messages(site.head, site.registers), *(each for edition in site.editions for each in edition_messages(edition))]
    current = {nameless(message.words.text) for message in messages}
    entries = [entry for file in root.glob("translations/en/*.po") for entry in parse(file.read_bytes().decode()).messages]
    sure = {token for entry in entries if not entry.fuzzy for token in tokens(entry)}
    for page in root.glob("output/**/*.html"):
        for token in set(TOKEN.findall(page.read_text("utf-8"))):
            assert token in sure, f"{page.name} shows what is in doubt: {token}"
            assert translators.meant[token] & current, f"{page.name} shows a translation of what the site no longer says: {token}"


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**32))
def test_nothing_typed_is_lost_and_nothing_stale_is_published(seed: int) -> None:
    play(seed, 4)


@pytest.mark.full
@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_nothing_is_lost_or_stale_in_many_years(seed: int) -> None:
    play(seed, 12)
