"""Messages extracted from templates; and the shipped catalogues, which must have them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.load.content_files import read_record
from microsite.model.content import LanguageEntry
from microsite.read.inventory import UNITS_FILE
from microsite.read.po import parse
from microsite.read.tables import SHIPPED_UNITS
from microsite.settings import SHIPPED
from microsite.text.languages import complete
from microsite.text.phrases import PHRASES
from microsite.translate.catalogues import ExpectedCatalogue
from microsite.translate.check import check_catalogue
from microsite.translate.extract import Interface, expected_interface_messages, read_templates

SHIPPED_CATALOGUES = sorted((SHIPPED / "translations").glob("*/interface.po"))


def from_templates(**templates: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    messages, faults = expected_interface_messages({f"{name}.html": text for name, text in templates.items()}, ())
    assert not faults
    return [(each.msgid, each.plural, each.extracted) for each in messages[len(PHRASES) :]]


def test_messages_come_template_by_template_with_the_templates_that_use_them() -> None:
    assert from_templates(
        home='{{ _("Imprint") }} {{ plain("Languages") }}', base='{{ _("Updated {date}", date=view.date|day) }} {{ part(_("Imprint"), 1) }}'
    ) == [
        ("Updated {date}", None, ("in base.html",)),
        ("Imprint", None, ("in base.html", "in home.html")),
        ("Languages", None, ("in home.html",)),
    ]


def test_a_counted_message_has_its_plural_and_wins_over_an_uncounted_one() -> None:
    assert from_templates(page='{{ _("{n} figure") }}{{ _n("{n} figure", "{n} figures", view.cards|length, more=1) }}') == [
        ("{n} figure", "{n} figures", ("in page.html",))
    ]


def test_a_comment_for_translators_is_told_to_them() -> None:
    assert from_templates(page='{# Translators: a heading #}\n<h2>{{ _("At a glance") }}</h2>') == [
        ("At a glance", None, ("in page.html", "a heading"))
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "length"),
    [
        ("<p>\n {{ _(view.word) }}", "template-message", 2, 5, 1),
        ('{{ _n("one", view.many, 3) }}', "template-message", 1, 4, 2),
        ("{{ plain() }}", "template-message", 1, 4, 5),
        ('{{ _("Source") }}\n{% endif %}', "template-syntax", 2, 4, 5),
    ],
)
def test_a_message_that_cannot_be_taken_is_a_fault_with_its_place(text: str, code: str, line: int, column: int, length: int) -> None:
    _, (fault,) = expected_interface_messages({"page.html": text}, ())
    assert (fault.code, fault.position) == (code, ("templates/page.html", line, column, length))


def test_a_roots_own_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    for folder, files in (
        ("tool", {"a.html": "tool a", "b.html": "tool b"}),
        ("root", {"b.html": "root b", "b.html~": "junk", "c.txt": "no template"}),
    ):
        (tmp_path / folder / "templates").mkdir(parents=True)
        for name, text in files.items():
            (tmp_path / folder / "templates" / name).write_text(text, "utf-8")
    templates, faults = read_templates(tmp_path / "tool", tmp_path / "root")
    assert templates == {"a.html": "tool a", "b.html": "root b"}
    assert faults == ()


def shipped() -> tuple[str, Interface]:
    language, units = read_record(SHIPPED, UNITS_FILE, SHIPPED_UNITS).value
    templates, faults = read_templates(SHIPPED)
    assert not faults
    return language, expected_interface_messages(templates, units)


@pytest.mark.parametrize("file", SHIPPED_CATALOGUES, ids=lambda file: file.parent.name)
def test_a_shipped_interface_is_complete_reviewed_and_without_findings(file: Path) -> None:
    source, (wanted, faults) = shipped()
    assert not faults
    po = parse(file.read_text("utf-8"))
    assert not po.faults
    done = {entry.key for entry in po.messages if all(entry.msgstr) and not entry.fuzzy and not entry.machine}
    assert {each.key for each in wanted} - done == set()
    assert po.header is not None
    language = complete((LanguageEntry(po.header.fields["Language"].replace("_", "-"), ""),))[0][0]
    assert check_catalogue(ExpectedCatalogue(str(file), "interface", language, source, wanted), po) == []


def test_there_is_a_shipped_interface() -> None:
    assert SHIPPED_CATALOGUES
