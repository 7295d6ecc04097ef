"""The catalogue of a new edition is prefilled with older translations of the same text or indicator, as fuzzy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from microsite.model.content import Commitment, Place
from microsite.read.po import Entry, parse
from microsite.translate import update as module
from microsite.translate.merge import NEW
from microsite.translate.update import TAKEN_OVER, Updated, update
from tests.translate.harbour import HERE, Site, figure, section, words

Typed = Callable[[Path, str, str], None]


@pytest.fixture
def translated_year(site: Site, root: Path, tool: Path, translated: Typed) -> Path:
    """The catalogue of 2031, translated but for its title."""
    update(root, site, tool)
    file = root / "translations/en/2031.po"
    for source, text in (
        ("港口", "The harbour"),
        ("港口在扩建。", "The harbour is growing."),
        ("货船更多了。", "There are more ships."),
        ("新建{berths}。", "{berths} are built."),
        ("疏浚航道。", "Dredge the channel."),
    ):
        translated(file, source, text)
    return file


def a_year_on(site: Site) -> Site:
    """2032: the section again, with another figure of the same indicator, a new commitment, and an old one under a new name."""
    edition = site.editions[0]
    head = edition.head._replace(title=words("海港2032年报告"), summary=())
    place = Place("", "P9", {"": HERE})
    done = figure("berths_done", bound="exactly", value=Decimal(11), sentence=words("当年建成{berths_done}。"))
    port = section(
        summary=(words("建成{berths_done}。"), words("货船更多了。")),
        figures=(done._replace(kind="result"),),
        commitments=(Commitment("channel", words("疏浚航道。"), place), Commitment("lights", words("装新的航标灯。"), place)),
    )
    return replace(
        site, editions=(edition, edition._replace(id="2032", head=head, sections=(port._replace(finding=words("港口建成了。")),)))
    )


def entries(root: Path) -> dict[tuple[str | None, str], Entry]:
    return {entry.key: entry for entry in parse((root / "translations/en/2032.po").read_text("utf-8")).messages}


def test_the_same_text_begins_with_its_translation_to_be_reviewed(site: Site, root: Path, tool: Path, translated_year: Path) -> None:
    update(root, a_year_on(site), tool)
    new = entries(root)
    title = new["port.title", "港口"]
    assert (title.msgstr, title.fuzzy, title.previous_context, title.previous_msgid) == (("The harbour",), True, None, "港口")
    assert new["port.summary", "货船更多了。"].msgstr == ("There are more ships.",)
    # Under another name, but a commitment as it was.
    dredging = new["port.commitment.channel", "疏浚航道。"]
    assert (dredging.msgstr, dredging.fuzzy) == (("Dredge the channel.",), True)
    assert dredging.previous_context == "port.commitment.dredging"


def test_a_sentence_on_the_same_indicator_begins_with_the_older_one_and_names_the_new_figure(
    site: Site, root: Path, tool: Path, translated_year: Path
) -> None:
    update(root, a_year_on(site), tool)
    text = (root / "translations/en/2032.po").read_text("utf-8")
    assert (
        "#, fuzzy, python-brace-format\n"
        '#| msgctxt "port.figure.berths.sentence"\n'
        '#| msgid "新建{berths}。"\n'
        'msgctxt "port.figure.berths_done.sentence"\n'
        'msgid "当年建成{berths_done}。"\n'
        'msgstr "{berths_done} are built."\n'
    ) in text


def test_what_no_older_catalogue_knows_begins_empty(site: Site, root: Path, tool: Path, translated_year: Path) -> None:
    updated = update(root, a_year_on(site), tool)
    new = entries(root)
    empty = {key for key, entry in new.items() if not any(entry.msgstr)}
    assert empty == {
        ("edition.title", "海港2032年报告"),
        ("port.finding", "港口建成了。"),
        ("port.summary", "建成{berths_done}。"),
        ("port.commitment.lights", "装新的航标灯。"),
    }
    (change,) = updated.changes
    assert {event.what for event in change.events if (event.context, event.msgid) in empty} == {NEW}
    assert {event.what for event in change.events if (event.context, event.msgid) not in empty} == {TAKEN_OVER}


def test_a_second_update_changes_nothing_and_brings_nothing_back_that_a_translator_took_out(
    site: Site, root: Path, tool: Path, translated_year: Path
) -> None:
    next_year = a_year_on(site)
    update(root, next_year, tool)
    assert update(root, next_year, tool) == Updated((), ())
    file = root / "translations/en/2032.po"
    emptied = file.read_text("utf-8").replace('msgstr "The harbour"', 'msgstr ""').replace("#, fuzzy\n", "")
    file.write_text(emptied, "utf-8")
    update(root, next_year, tool)
    assert entries(root)["port.title", "港口"].msgstr == ("",)


def test_unfinished_translations_are_offered_to_nobody_and_a_machines_stay_marked(
    site: Site, root: Path, tool: Path, translated_year: Path
) -> None:
    text = translated_year.read_text("utf-8")
    text = text.replace('msgctxt "port.title"', '#, fuzzy\nmsgctxt "port.title"')
    text = text.replace("#. section port, commitment dredging\n", "# state: machine\n#. section port, commitment dredging\n")
    translated_year.write_text(text, "utf-8")
    update(root, a_year_on(site), tool)
    new = entries(root)
    assert new["port.title", "港口"].msgstr == ("",)
    assert [comment.strip() for comment in new["port.commitment.channel", "疏浚航道。"].comments] == ["state: machine"]


def test_a_text_of_another_kind_is_no_beginning(site: Site, root: Path, tool: Path, translated_year: Path) -> None:
    next_year = a_year_on(site)
    edition = next_year.editions[1]
    other = edition.sections[0]._replace(title=words("疏浚航道。"))
    update(root, replace(next_year, editions=(next_year.editions[0], edition._replace(sections=(other,)))), tool)
    assert entries(root)["port.title", "疏浚航道。"].msgstr == ("",)


def test_the_nearest_older_edition_is_asked_first_and_later_ones_never(site: Site, root: Path, tool: Path, translated_year: Path) -> None:
    next_year = a_year_on(site)
    update(root, next_year, tool)
    file = root / "translations/en/2032.po"
    file.write_text(file.read_text("utf-8").replace("#, fuzzy\n", "").replace('"The harbour"', '"The port"'), "utf-8")
    third = next_year.editions[1]._replace(id="2033")
    zeroth = next_year.editions[0]._replace(id="2030")
    update(root, replace(next_year, editions=(zeroth, *next_year.editions, third)), tool)
    po = {year: parse((root / f"translations/en/{year}.po").read_text("utf-8")).messages for year in ("2030", "2033")}
    assert {entry.msgstr for entry in po["2030"]} == {("",)}
    assert next(entry.msgstr for entry in po["2033"] if entry.key == ("port.title", "港口")) == ("The port",)


def test_without_the_step_a_new_catalogue_is_empty(
    site: Site, root: Path, tool: Path, translated_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutation: what these tests see is that step."""
    monkeypatch.setattr(module, "prefill", lambda merged, figures, older: merged)
    update(root, a_year_on(site), tool)
    assert {entry.msgstr for entry in entries(root).values()} == {("",)}
