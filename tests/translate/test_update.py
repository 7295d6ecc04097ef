"""Updating the files of catalogues: which there are, what is written, what stays as it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from microsite.model.content import NameEntry
from microsite.read.po import Entry, parse
from microsite.translate import update as module
from microsite.translate.merge import CARRIED, FUZZY, NEW, RETIRED
from microsite.translate.update import Updated, update
from tests.translate.harbour import Site, figure, language, make_site, section, words

Typed = Callable[[Path, str, str], None]


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def events(updated: Updated) -> dict[str, set[str]]:
    return {change.file: {event.what for event in change.events} for change in updated.changes}


EDITION = """msgid ""
msgstr ""
"Language: en_GB\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. edition: title
#. a title, without markup
#. best within 60 characters
msgctxt "edition.title"
msgid "海港2031年报告"
msgstr ""

#. edition: summary
#. a paragraph; Markdown
#. {port.berths} is shown as “at least 1,234 [unit.berth]”
#, python-brace-format
msgctxt "edition.summary"
msgid "全年新建{port.berths}。"
msgstr ""

#. section port: title
#. a title, without markup
#. best within 60 characters
msgctxt "port.title"
msgid "港口"
msgstr ""

#. section port: finding
#. one sentence; Markdown
#. best within 200 characters
msgctxt "port.finding"
msgid "港口在扩建。"
msgstr ""

#. section port: summary
#. a paragraph; Markdown
#. {berths} is shown as “at least 1,234 [unit.berth]”
#, python-brace-format
msgctxt "port.summary"
msgid "港口在扩建，新建{berths}。"
msgstr ""

#. section port: summary
#. a paragraph; Markdown
msgctxt "port.summary"
msgid "货船更多了。"
msgstr ""

#. section port, figure berths: sentence
#. one sentence; Markdown
#. best within 200 characters
#. {berths} is shown as “at least 1,234 [unit.berth]”
#, python-brace-format
msgctxt "port.figure.berths.sentence"
msgid "新建{berths}。"
msgstr ""

#. section port, commitment dredging
#. an item of a list; Markdown
#. best within 220 characters
msgctxt "port.commitment.dredging"
msgid "疏浚航道。"
msgstr ""
"""


def test_a_new_site_gets_its_catalogues(site: Site, root: Path, tool: Path) -> None:
    updated = update(root, site, tool)
    assert not updated.faults
    assert all(change.is_new for change in updated.changes)
    # The source language needs the interface alone, the interface's own language the content alone.
    assert list(files(root)) == ["translations/en/2031.po", "translations/en/site.po", "translations/zh/interface.po"]
    assert (root / "translations/en/2031.po").read_text("utf-8") == EDITION
    interface = (root / "translations/zh/interface.po").read_text("utf-8")
    assert '"Plural-Forms: nplurals=1; plural=0;\\n"' in interface
    assert '#. in page.html\n#, python-brace-format\nmsgid "{n} figure"\nmsgid_plural "{n} figures"\nmsgstr[0] ""\n' in interface
    assert 'msgctxt "unit.mu"\nmsgid "{n} mu"\n' in interface


def test_a_second_update_changes_no_byte_and_touches_no_file(site: Site, root: Path, tool: Path) -> None:
    update(root, site, tool)
    before = {path: (data, (root / path).stat().st_mtime_ns) for path, data in files(root).items()}
    assert update(root, site, tool) == Updated((), ())
    assert {path: (data, (root / path).stat().st_mtime_ns) for path, data in files(root).items()} == before


def test_a_changed_number_changes_no_catalogue(site: Site, root: Path, tool: Path) -> None:
    update(root, site, tool)
    other = section(figures=(figure(value=figure().value * 7 + 100_000),))
    assert update(root, site.with_section(other), tool) == Updated((), ())


def test_without_write_nothing_is_written(site: Site, root: Path, tool: Path) -> None:
    assert len(update(root, site, tool, write=False).changes) == 3
    assert files(root) == {}


def test_a_renamed_section_and_figure_keep_their_translations(site: Site, root: Path, tool: Path, translated: Typed) -> None:
    update(root, site, tool)
    file = root / "translations/en/2031.po"
    translated(file, "港口", "The port")
    translated(file, "新建{berths}。", "{berths} new berths.")
    other = section("harbour", formerly=("port",), figures=(figure("moorings", formerly=("berths",)),), summary=())
    updated = update(root, site.with_section(other), tool)
    text = file.read_text("utf-8")
    assert 'msgctxt "harbour.title"\nmsgid "港口"\nmsgstr "The port"' in text
    assert 'msgctxt "harbour.figure.moorings.sentence"\nmsgid "新建{moorings}。"\nmsgstr "{moorings} new berths."' in text
    assert "#~" not in text
    assert events(updated)["translations/en/2031.po"] >= {CARRIED}
    assert RETIRED not in events(updated)["translations/en/2031.po"]


def test_a_renamed_indicator_keeps_its_translations(site: Site, root: Path, tool: Path, translated: Typed) -> None:
    update(root, site, tool)
    translated(root / "translations/en/site.po", "新建泊位", "New berths")
    old = site.registers.indicators["new_berths"]
    registers = site.registers._replace(indicators={"berths_built": old._replace(id="berths_built", formerly=("new_berths",))})
    update(root, replace(site, registers=registers), tool)
    text = (root / "translations/en/site.po").read_text("utf-8")
    assert 'msgctxt "indicator.berths_built.name"\nmsgid "新建泊位"\nmsgstr "New berths"' in text


def test_a_renamed_edition_takes_its_catalogue_along(site: Site, root: Path, tool: Path, translated: Typed) -> None:
    update(root, site, tool)
    old = root / "translations/en/2031.po"
    translated(old, "港口", "The port")
    before = old.read_bytes()
    edition = site.editions[0]
    renamed = edition._replace(id="2031b", head=edition.head._replace(formerly=("2031",)))
    updated = update(root, replace(site, editions=(renamed,)), tool)
    assert [(change.file, change.formerly) for change in updated.changes] == [("translations/en/2031b.po", "translations/en/2031.po")]
    assert (root / "translations/en/2031b.po").read_bytes() == before
    assert not old.exists()


def test_a_former_edition_that_is_still_there_keeps_its_own_catalogue(site: Site, root: Path, tool: Path) -> None:
    update(root, site, tool)
    edition = site.editions[0]
    second = edition._replace(id="2031b", head=edition.head._replace(formerly=("2031",)))
    update(root, replace(site, editions=(edition, second)), tool)
    assert (root / "translations/en/2031.po").exists()
    assert (root / "translations/en/2031b.po").exists()


def test_a_third_language_gets_a_header_with_its_own_plurals(root: Path, tool: Path) -> None:
    site = make_site(language("zh", "中文", "zh-Hans"), language("en", "English"), language("ar", "العربية"))
    update(root, site, tool)
    text = (root / "translations/ar/site.po").read_text("utf-8")
    assert '"Language: ar\\n"' in text
    assert '"Plural-Forms: nplurals=6; ' in text
    assert 'msgid_plural "{n}个"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\nmsgstr[3] ""\nmsgstr[4] ""\nmsgstr[5] ""\n' in text
    assert (root / "translations/ar/interface.po").exists()


def test_what_a_reference_shows_follows_what_the_readers_know(root: Path, tool: Path) -> None:
    sentence = words("造地{land}，即{land.number}亩。")
    land = figure("land", sentence=sentence)._replace(indicator="land", bound="exactly")
    for path, knows, shown in (("en", (), "“1,234 mu (about 82.3 ha)”"), ("en", ("mu",), "“1,234 mu”")):
        site = make_site(language("zh", "中文"), language(path, "English", knows=knows)).with_section(section(figures=(land,), summary=()))
        update(root, site, tool)
        text = (root / f"translations/{path}/2031.po").read_text("utf-8")
        assert f"#. {{land}} is shown as {shown}\n#. {{land.number}} is shown as “1,234”\n" in text


def test_a_translator_is_told_the_terms_of_a_text_and_how_long_it_may_be_in_the_language(root: Path, tool: Path) -> None:
    site = make_site(language("ar", "العربية"), language("zh", "中文", "zh-Hans"), language("en", "English"))
    update(root, site.with_section(section(figures=(figure(sentence=words("码头旁新建{berths}。")),))), tool)
    for path, longest in (("en", 200), ("zh", 100)):
        entry = next(each for each in parsed(root / f"translations/{path}/2031.po") if each.context == "port.figure.berths.sentence")
        assert entry.extracted[2:] == (
            f"best within {longest} characters",
            "{berths} is shown as “at least 1,234 [unit.berth]”",
            "term: 码头 (term.quay.name in site.po)",
        )
    # What is being translated is no hint at itself; a paragraph may be as long as it must.
    gloss = next(each for each in parsed(root / "translations/en/site.po") if each.context == "term.quay.gloss")
    assert gloss.extracted == ("term quay: gloss", "a paragraph; Markdown")


def named(site: Site, *names: NameEntry) -> Site:
    return replace(site, registers=site.registers._replace(names={name.id: name for name in names}))


def test_a_translator_is_told_the_proper_names_of_a_text_and_what_is_known_of_them(root: Path, tool: Path) -> None:
    names = (
        NameEntry("harbour", words("海港"), (words("大港"),), "读Hǎigǎng"),
        NameEntry("harbour_board", words("海港管理局")),
    )
    site = named(make_site(), *names)
    update(root, site.with_section(section(figures=(figure(sentence=words("海港管理局在大港新建{berths}，靠近码头。")),))), tool)
    sentence = next(each for each in parsed(root / "translations/en/2031.po") if each.context == "port.figure.berths.sentence")
    assert sentence.extracted[4:] == (
        "name: 海港管理局 (name.harbour_board.name in site.po)",
        "name: 海港 (name.harbour.name in site.po)",
        "term: 码头 (term.quay.name in site.po)",
    )
    # They stand last, because readers see no list of them.
    *_, harbour, board = parsed(root / "translations/en/site.po")
    assert (harbour.context, harbour.msgid, harbour.extracted) == (
        "name.harbour.name",
        "海港",
        (
            "proper name harbour",
            "a name: short, without markup",
            "best within 60 characters",
            "every text should use this translation; other forms that texts may use can follow it, each after “ / ”",
            "also written 大港",
            "note: 读Hǎigǎng",
        ),
    )
    # Of a name within another the longer counts, and a name itself needs no note of itself.
    assert not [note for note in board.extracted if note.startswith("name:")]


def test_a_proper_name_with_another_id_keeps_its_translation(root: Path, tool: Path) -> None:
    catalogue = root / "translations/en/site.po"
    update(root, named(make_site(), NameEntry("harbour", words("海港"))), tool)
    catalogue.write_text(
        catalogue.read_text("utf-8").replace('msgid "海港"\nmsgstr ""', 'msgid "海港"\nmsgstr "Haigang / the Harbour"'), "utf-8"
    )
    site = named(make_site(), NameEntry("haigang", words("海港"), formerly=("harbour",)))
    assert events(update(root, site, tool))["translations/en/site.po"] == {CARRIED}
    assert parsed(catalogue)[-1].msgstr == ("Haigang / the Harbour",)
    assert not update(root, site, tool).changes


def parsed(file: Path) -> tuple[Entry, ...]:
    return parse(file.read_text("utf-8")).messages


def test_a_broken_catalogue_is_not_touched_and_the_others_are(site: Site, root: Path, tool: Path) -> None:
    update(root, site, tool)
    broken = root / "translations/en/2031.po"
    text = broken.read_text("utf-8").replace('msgstr ""\n\n#. edition: summary', 'msgstr "Harbour\n\n#. edition: summary')
    broken.write_text(text, "utf-8")
    site_file = root / "translations/en/site.po"
    site_file.write_text(site_file.read_text("utf-8").replace("#. site: title\n", ""), "utf-8")
    updated = update(root, site, tool)
    assert [(fault.code, fault.position.file) for fault in updated.faults] == [("po-unterminated", "translations/en/2031.po")]
    assert [change.file for change in updated.changes] == ["translations/en/site.po"]
    assert broken.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ('msgid ""\nmsgstr ""\n'.encode("utf-16"), "encoding"),
        (b'msgid "a"\nmsgstr "b"\n', "po-no-header"),
        (b"<<<<<<< ours\n", "po-conflict"),
    ],
)
def test_a_file_that_is_no_catalogue_is_not_touched(site: Site, root: Path, tool: Path, data: bytes, code: str) -> None:
    file = root / "translations/en/site.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    assert code in {fault.code for fault in update(root, site, tool).faults}
    assert file.read_bytes() == data


def test_an_empty_file_is_as_good_as_none(site: Site, root: Path, tool: Path) -> None:
    file = root / "translations/en/2031.po"
    file.parent.mkdir(parents=True)
    file.write_text("\ufeff \n")
    assert not update(root, site, tool).faults
    assert file.read_text("utf-8") == EDITION


def test_a_template_that_cannot_be_read_keeps_every_catalogue_as_it_is(site: Site, root: Path, tool: Path) -> None:
    (tool / "templates" / "page.html").write_text('<p>{{ _("Source") }}\n<p>{% if %}', "utf-8")
    updated = update(root, site, tool)
    assert [(fault.code, fault.position.file, fault.position.line) for fault in updated.faults] == [
        ("template-syntax", "templates/page.html", 2)
    ]
    assert files(root) == {}


def test_byte_order_mark_line_ends_and_rights_of_a_file_stay(site: Site, root: Path, tool: Path) -> None:
    update(root, site, tool)
    file = root / "translations/en/2031.po"
    file.write_bytes(b"\xef\xbb\xbf" + EDITION.replace("海港2031年报告", "海港旧报告").replace("\n", "\r\n").encode())
    file.chmod(0o640)
    update(root, site, tool)
    assert file.read_bytes() == b"\xef\xbb\xbf" + EDITION.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_linked_catalogue_stays_a_link(site: Site, root: Path, tool: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "shared.po"
    elsewhere.write_text("")
    (root / "translations/en").mkdir(parents=True)
    (root / "translations/en/2031.po").symlink_to(elsewhere)
    update(root, site, tool)
    assert (root / "translations/en/2031.po").is_symlink()
    assert elsewhere.read_text("utf-8") == EDITION


def test_a_new_catalogue_is_never_made_outside_the_root(site: Site, root: Path, tool: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "translations").mkdir(parents=True)
    (root / "translations/en").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(OSError, match="a symbolic link leads out of"):
        update(root, site, tool)
    assert list(elsewhere.iterdir()) == []


def test_a_link_that_leads_nowhere_gets_no_catalogue_at_its_end(site: Site, root: Path, tool: Path, tmp_path: Path) -> None:
    (root / "translations/en").mkdir(parents=True)
    (root / "translations/en/2031.po").symlink_to(tmp_path / "elsewhere.po")
    update(root, site, tool)
    assert not (tmp_path / "elsewhere.po").exists()
    assert (root / "translations/en/2031.po").read_text("utf-8") == EDITION


def test_what_a_translator_saves_while_the_update_runs_is_taken_in(
    site: Site, root: Path, tool: Path, translated: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(root, site, tool)
    file = root / "translations/en/2031.po"
    real, saved = module.merge, []

    def merge(wanted, old, headed, renames):  # type: ignore[no-untyped-def]
        if not saved and any(message.context == "port.title" for message in wanted):
            saved.append(True)
            translated(file, "疏浚航道。", "Dredging.")
        return real(wanted, old, headed, renames)

    monkeypatch.setattr(module, "merge", merge)
    update(root, site.with_section(section()._replace(title=words("新港口"))), tool)
    text = file.read_text("utf-8")
    assert 'msgid "新港口"' in text
    assert 'msgid "疏浚航道。"\nmsgstr "Dredging."' in text


def test_a_failed_write_leaves_the_old_file_and_no_other(site: Site, root: Path, tool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update(root, site, tool)
    before = files(root)

    def replace_(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", replace_)
    with pytest.raises(OSError, match="No space"):
        update(root, site.with_section(section()._replace(title=words("新港口"))), tool)
    assert files(root) == before


# The interface


def test_a_root_has_an_interface_catalogue_for_what_the_tools_lacks_and_no_more(
    site: Site, root: Path, tool: Path, translated: Typed
) -> None:
    shipped = make_site(language("zh", "中文", "zh-Hans"))
    update(tool, shipped, tool)
    file = tool / "translations/zh/interface.po"
    done = file.read_text("utf-8").replace('msgstr ""\n\n', 'msgstr "译文"\n\n').replace('msgstr[0] ""', 'msgstr[0] "译文"')
    file.write_text(done.replace('msgstr "译文"\n"Language', 'msgstr ""\n"Language'), "utf-8")
    assert "translations/zh/interface.po" not in {change.file for change in update(root, site, tool).changes}
    (root / "templates").mkdir()
    (root / "templates" / "page.html").write_text('{{ _("Source") }} {{ plain("A word of ours") }}', "utf-8")
    update(root, site, tool)
    own = root / "translations/zh/interface.po"
    assert [line for line in own.read_text("utf-8").splitlines() if line.startswith("msgid")] == ['msgid ""', 'msgid "A word of ours"']
    # What a root translates itself stays its own, even if the tool has a word for it.
    own.write_text(own.read_text("utf-8") + '\nmsgid "Source"\nmsgstr "来源"\n', "utf-8")
    update(root, site, tool)
    assert 'msgid "Source"\nmsgstr "来源"' in own.read_text("utf-8")
    assert "#~" not in own.read_text("utf-8")


def test_events_tell_what_became_of_messages(site: Site, root: Path, tool: Path, translated: Typed) -> None:
    update(root, site, tool)
    file = root / "translations/en/2031.po"
    for source, text in (("港口", "Port"), ("疏浚航道。", "Dredging."), ("货船更多了。", "More ships.")):
        translated(file, source, text)
    changed = section(commitments=(), summary=(words("货船更多了。"), words("还有渔船。")))
    updated = update(root, site.with_section(changed._replace(title=words("新港口"))), tool)
    happened = {(event.what, event.context) for event in updated.changes[0].events}
    assert happened == {(FUZZY, "port.title"), (RETIRED, "port.commitment.dredging"), (NEW, "port.summary")}
