"""Catalogues that were saved by translators' tools (GNU gettext, translate-toolkit) lose nothing."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from translate.convert import po2xliff, xliff2po
from translate.filters import checks
from translate.storage import pypo

from microsite.load.everything import load_everything
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.po import PoFile, parse, serialise
from microsite.settings import SHIPPED
from microsite.translate.update import Updated, update
from tests.conftest import MADE_UP, copy_root

CATALOGUES = [path for place in (SHIPPED, MADE_UP) for path in sorted(place.glob("translations/*/*.po"))]


def name_of(path: Path) -> str:
    return "/".join(path.parts[-4:])


def gnu(program: str, *options: str, text: str) -> str:
    done = subprocess.run([program, *options, "-"], input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    # Dates and names of translators are no business of a catalogue that is kept in a repository.
    complaints = [line for line in done.stderr.splitlines() if not re.search(r"warning: header field '[\w-]+' missing in header$", line)]
    assert (done.returncode, complaints) == (0, []), done.stderr
    return done.stdout


def meaning(file: PoFile) -> list[tuple[object, ...]]:
    """All that a translator has said, and what it is said of; not how it is wrapped, and no flag but `fuzzy`."""
    assert file.faults == ()
    return [
        (entry.key, entry.msgid_plural, entry.msgstr, entry.comments, entry.extracted, entry.fuzzy, entry.previous_msgid, entry.obsolete)
        for entry in file.entries
        if not entry.is_header
    ]


def with_all_kinds(text: str) -> str:
    """The catalogue with a fuzzy entry that has a past, a machine's, a silenced one and retired ones among its own."""
    file = parse(text)
    header, first, second, third, *rest = file.entries
    retired = [replace(each, obsolete=True, extracted=(), flags=(), msgid=f"{each.msgid}…") for each in (second, third)]
    return serialise(
        replace(
            file,
            entries=(
                header,
                replace(first, flags=("fuzzy", *first.flags), previous_msgid="what it was"),
                replace(second, comments=("state: machine",)),
                replace(third, comments=("a remark of mine", "check: ignore numbers")),
                *rest,
                *retired,
            ),
        )
    )


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """A copy of the made-up district, whose translators have left work to do."""
    return copy_root(MADE_UP, tmp_path / "district")


# GNU gettext


@pytest.mark.needs("msgfmt")
@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_msgfmt_finds_nothing_wrong_with_a_catalogue(path: Path) -> None:
    gnu("msgfmt", "--check", "-o", "/dev/null", text=path.read_text("utf-8"))


@pytest.mark.needs("msgfmt")
def test_msgfmt_finds_what_is_wrong() -> None:
    with pytest.raises(AssertionError, match="duplicate message definition"):
        gnu("msgfmt", "--check", "-o", "/dev/null", text='msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n')


@pytest.mark.needs("msgfmt")
@pytest.mark.parametrize(
    "command", [["msgcat"], ["msgcat", "--width=40"], ["msgattrib"], ["msgcat", "--no-escape", "--no-wrap"]], ids=" ".join
)
def test_what_gettext_saves_of_a_catalogue_is_read_as_it_was(command: list[str]) -> None:
    for path in CATALOGUES[:4]:
        text = with_all_kinds(path.read_text("utf-8"))
        assert meaning(parse(gnu(*command, text=text))) == meaning(parse(text))  # type: ignore[arg-type]


@pytest.mark.needs("msgfmt")
def test_what_msgmerge_makes_of_a_catalogue_and_an_older_one_is_read(tmp_path: Path) -> None:
    text = with_all_kinds((SHIPPED / "translations/en/2024.po").read_text("utf-8"))
    template = tmp_path / "template.pot"
    template.write_text(gnu("msgattrib", "--clear-fuzzy", "--empty", "--no-obsolete", text=text), "utf-8")
    merged = subprocess.run(
        ["msgmerge", "--quiet", "--previous", "--no-fuzzy-matching", "-", str(template)],
        input=text.encode(),
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert {each[:4] for each in meaning(parse(merged))} == {each[:4] for each in meaning(parse(text))}


# translate-toolkit


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_the_toolkit_reads_what_we_read_and_writes_what_we_wrote(path: Path) -> None:
    text = path.read_text("utf-8")
    store = pypo.pofile(io.BytesIO(text.encode()))
    units = [unit for unit in store.units if not unit.isheader()]
    theirs = {(unit.getcontext(), str(unit.source), unit.isobsolete()): tuple(map(str, _forms(unit))) for unit in units}
    file = parse(text)
    assert theirs == {(entry.context or "", entry.msgid, entry.obsolete): entry.msgstr for entry in (*file.messages, *file.obsolete)}
    assert bytes(store) == text.encode()


def _forms(unit: pypo.pounit) -> list[str]:
    return unit.target.strings if unit.hasplural() else [unit.target]


def test_what_the_toolkit_changes_in_a_catalogue_is_that_and_no_more() -> None:
    text = with_all_kinds((SHIPPED / "translations/en/2024.po").read_text("utf-8"))
    store = pypo.pofile(io.BytesIO(text.encode()))
    unit = next(each for each in store.units if each.getcontext() == "economy.title")
    unit.target = "A sentence that is so long that the toolkit has to wrap it, as it wraps every line that has more than 77 characters."
    entries = tuple(
        replace(entry, msgstr=(str(unit.target),)) if entry.context == "economy.title" and not entry.obsolete else entry
        for entry in parse(text).entries
    )
    assert meaning(parse(bytes(store).decode())) == meaning(PoFile(entries))


# Not `printf`: it takes «5% of» for a format, and nothing of ours is one.
CRITICAL = ["escapes", "newlines", "nplurals", "pythonbraceformat", "tabs", "variables", "xmltags"]


def complaints(text: str) -> list[str]:
    """What pofilter finds that would break a page, or show markup to readers."""
    checker = checks.StandardChecker(checks.CheckerConfig(targetlanguage="en"), limitfilters=CRITICAL)
    store = pypo.pofile(io.BytesIO(text.encode()))
    return [f"{unit.getcontext()}: {name}" for unit in store.units if unit.istranslated() for name in checker.run_filters(unit)]


@pytest.mark.parametrize("path", [path for path in CATALOGUES if "made_up" not in path.parts], ids=name_of)
def test_pofilter_finds_nothing_critical(path: Path) -> None:
    assert complaints(path.read_text("utf-8")) == []


def test_pofilter_finds_what_is_critical() -> None:
    file = parse((SHIPPED / "translations/en/2024.po").read_text("utf-8"))
    entry = next(each for each in file.messages if "python-brace-format" in each.flags)
    spoilt = replace(entry, msgstr=(entry.msgstr[0].replace("{", "{x", 1),))
    text = serialise(replace(file, entries=tuple(spoilt if each is entry else each for each in file.entries)))
    assert complaints(text) == [f"{entry.context}: pythonbraceformat"]


# There and back


def updated(root: Path) -> Updated:
    site, faults = load_everything(root, RESERVED_SECTIONS)
    assert site is not None, faults
    return update(root, site)


def by_xliff(data: bytes) -> bytes:
    xliff, back = io.BytesIO(), io.BytesIO()
    po2xliff.convertpo(io.BytesIO(data), xliff, None)
    xliff2po.convertxliff(io.BytesIO(xliff.getvalue()), back, None)
    return back.getvalue()


def translations(file: PoFile) -> dict[object, tuple[object, ...]]:
    return {entry.key: (entry.msgstr, entry.fuzzy, entry.machine) for entry in file.messages if any(entry.msgstr)}


def test_translations_that_went_through_xliff_come_back_to_their_places(district: Path) -> None:
    """XLIFF as the toolkit makes it knows no contexts: a text that only one message has finds home by itself."""
    updated(district)
    for path in sorted(district.glob("translations/*/20*.po")):
        before = parse(path.read_text("utf-8"))
        path.write_bytes(by_xliff(path.read_bytes()))
        updated(district)
        after = parse(path.read_text("utf-8"))
        texts = [entry.msgid for entry in before.messages]
        expected = {key: value for key, value in translations(before).items() if texts.count(key[1]) == 1}  # type: ignore[index]
        assert len(expected) > len(before.messages) / 2
        assert {key: value for key, value in translations(after).items() if key in expected} == expected
        typed = {form for entry in parse(path.read_text("utf-8")).entries for form in entry.msgstr}
        assert {form for forms, _, _ in expected.values() for form in forms} <= typed  # type: ignore[union-attr]
        assert updated(district) == Updated((), ())


def as_poedit(text: str) -> str:
    """Headers of its own, and every line wrapped."""
    return text.replace('"MIME-Version', '"X-Generator: Poedit 3.4\\n"\n"X-Poedit-Basepath: .\\n"\n"MIME-Version', 1)


SAVED = {
    "msgcat": lambda text: gnu("msgcat", text=text),
    "Poedit": lambda text: as_poedit(gnu("msgcat", text=text)),
    "Poedit on Windows": lambda text: as_poedit(gnu("msgcat", text=text)).replace("\n", "\r\n"),
    "Notepad": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "Weblate": lambda text: bytes(pypo.pofile(io.BytesIO(gnu("msgcat", "--width=77", text=text).encode()))).decode(),
}


@pytest.mark.needs("msgfmt")
@pytest.mark.parametrize("tool", SAVED)
def test_a_site_whose_catalogues_a_tool_saved_is_up_to_date_and_stays_so_to_the_byte(district: Path, tool: str) -> None:
    updated(district)
    paths = sorted(district.glob("translations/*/*.po"))
    before = {path: meaning(parse(path.read_text("utf-8"))) for path in paths}
    for path in paths:
        path.write_bytes(SAVED[tool](path.read_text("utf-8")).encode())
    saved = {path: path.read_bytes() for path in paths}
    assert updated(district) == Updated((), ())
    assert {path: path.read_bytes() for path in paths} == saved
    assert {path: meaning(parse(path.read_bytes().decode())) for path in paths} == before


@pytest.mark.needs("msgfmt")
@pytest.mark.parametrize("tool", SAVED)
def test_an_update_of_what_a_tool_saved_changes_the_entries_that_must_change_and_no_other_line(district: Path, tool: str) -> None:
    updated(district)
    path, content = district / "translations/pl/2025.po", district / "content/2025/roads.yaml"
    path.write_bytes(SAVED[tool](path.read_text("utf-8")).encode())
    before = path.read_bytes().decode().splitlines(keepends=True)
    text = content.read_text("utf-8")
    assert "title: Les routes\n" in text
    content.write_text(text.replace("title: Les routes\n", "title: Les rues\n"), "utf-8")
    updated(district)
    after = path.read_bytes().decode().splitlines(keepends=True)
    end = "\r\n" if before[0].endswith("\r\n") else "\n"
    assert [line for line in after if line not in before] == [
        f"{line}{end}" for line in ("#, fuzzy", '#| msgid "Les routes"', 'msgid "Les rues"')
    ]
    assert [line for line in before if line not in after] == [f'msgid "Les routes"{end}']


def test_all_programs_that_these_tests_start_are_one_package() -> None:
    assert shutil.which("msgfmt") is None or all(map(shutil.which, ("msgcat", "msgattrib", "msgmerge")))
