"""The files that `new` creates or changes. Pure, except that it reads the comments shipped next to this module."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from microsite.author.answers import period_yaml
from microsite.author.insertion import YamlText, add_name, add_record, scalar
from microsite.load.everything import WholeSite
from microsite.model.content import Edition
from microsite.text.languages import cldr

Answers = Mapping[str, str]
Read = Callable[[str], "YamlText | None"]
"""gives the text of a content file, or None if there is no such file"""
Additions = dict[str, YamlText]
"""file → its new text"""
NEW = YamlText((), "", "\n")


@cache
def _words(language: str) -> dict[str, str]:
    """The comments of new files in a language; in the first language of the list if there are none."""
    by_language: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("comments.json").read_text("utf-8"))
    return by_language.get(language) or next(iter(by_language.values()))


def words_for(site: WholeSite) -> dict[str, str]:
    """The comments of new files in the site's source language."""
    return _words(cldr(site.languages[0].locale).language)


def new_section(site: WholeSite, edition: Edition, answers: Answers, read: Read) -> Additions:
    """Add a section, as a draft, and its line in the edition's order."""
    id_, folder = answers["id"], f"content/{edition.id}"
    head = f"{folder}/edition.yaml"
    text = read(head)
    assert text is not None
    ordered = text if any(each.name == id_ for each in edition.head.order) else _ordered(text, edition, id_, answers.get("after", ""))
    added = {f"{folder}/{id_}.yaml": section_file(words_for(site), answers["title"], text)}
    return added if ordered == text else added | {head: ordered}


def _ordered(text: YamlText, edition: Edition, id_: str, after: str) -> YamlText:
    """Add a section to the order in an edition's file; if there is no order yet, add one with the current sections."""
    if not edition.head.order:
        for section in edition.sections:
            text = add_record(text, "order", [section.id], before="headline")
    # An empty list, or none, has no item after which to add.
    listed = add_name(text, "order", id_, after)
    return listed if listed != text else add_record(text, "order", [id_], before="headline")


def section_file(words: Mapping[str, str], title: str, neighbour: YamlText) -> YamlText:
    """The file of an empty section that passes `check`, with the line ends of `neighbour`."""
    lines = [
        f"# {words['section'].replace('{title}', title)}",
        f"title: {scalar(title)}",
        f"finding: {scalar(words['todo_finding'])}",
        f"# {words['summary']}",
        "summary: |",
        f"  {words['todo_summary']}",
        "figures:",
        "commitments:",
        f"# {words['draft_section']}",
        "draft: true",
    ]
    return NEW._replace(end=neighbour.end).with_lines(0, lines)


def new_figure(site: WholeSite, edition: Edition, answers: Answers, read: Read) -> Additions:
    """Add a figure at the end of its section, and its indicator and unit if they are new."""
    added: Additions = {}
    file = f"content/{edition.id}/{answers['section']}.yaml"
    text = read(file)
    assert text is not None
    if answers["indicator"] not in site.registers.indicators:
        lines = [f"id: {answers['indicator']}", f"name: {scalar(answers['name'])}", f"unit: {answers['unit']}"]
        lines += [f"direction: {answers['direction']}"] if answers.get("direction", "neither") != "neither" else []
        added |= _registered("indicators", lines, read, text)
        if answers["unit"] not in site.registers.units:
            added |= _registered("units", [f"id: {answers['unit']}", f'counted: "{_escaped(answers["counted"])}"'], read, text)
    lines = [f"id: {answers['id']}", f"indicator: {answers['indicator']}", f"kind: {answers['kind']}"]
    lines += [f"bound: {answers['bound']}"] if answers.get("bound", "exactly") != "exactly" else []
    lines += [f"from: {answers['value']}", f"to: {answers['to']}"] if answers.get("to") else [f"value: {answers['value']}"]
    if answers.get("period"):
        period = period_yaml(answers["period"])
        assert period is not None
        inner = f"{period[0]}: {period[1]}" + (", inferred: true" if answers.get("inferred") else "")
        lines.append(f"period: {{{inner}}}")
    lines += [f"place: {scalar(answers['place'])}"]
    lines += [f"sentence: {scalar(answers['sentence'])}"] if answers.get("sentence") else []
    return added | {file: add_record(text, "figures", lines, before="commitments")}


def _registered(name: str, record: list[str], read: Read, neighbour: YamlText) -> Additions:
    file = f"content/{name}.yaml"
    return {file: add_record(read(file) or NEW._replace(end=neighbour.end), name, record)}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def new_edition(site: WholeSite, last: Edition, answers: Answers, read: Read) -> Additions:
    """Add an edition with the sections of the last one, in its order and without its texts; all are drafts."""
    words, folder = words_for(site), f"content/{answers['id']}"
    neighbour = read(f"content/{last.id}/edition.yaml") or NEW
    lines = [
        f"# {words['edition']}",
        f"title: {scalar(answers['title'])}",
        "summary: |",
        f"  {words['todo_edition']}",
        f"date: {answers['date']}",
        f"document: {answers['document']}",
    ]
    if last.sections:
        lines += [f"# {words['order'].replace('{last}', last.id)}", "order:", *(f"  - {section.id}" for section in last.sections)]
    lines += [f"# {words['headline']}", f"# {words['draft_edition']}", "draft: true"]
    added = {f"{folder}/edition.yaml": NEW._replace(end=neighbour.end).with_lines(0, lines)}
    for section in last.sections:
        added[f"{folder}/{section.id}.yaml"] = section_file(words, section.title.text, neighbour)
    if answers["document"] not in site.registers.documents:
        record = [
            f"id: {answers['document']}",
            f"title: {scalar(answers['document-title'])}",
            f"# {words['todo_unknown']}",
            "unknown: [publisher, date, address]",
        ]
        added |= _registered("documents", record, read, neighbour)
    return added


def new_language(answers: Answers, read: Read) -> Additions:
    """Add an entry to `languages:`."""
    file = "content/site.yaml"
    text = read(file)
    assert text is not None
    lines = [f"path: {answers['path']}", f"name: {scalar(answers['name'])}"]
    lines += [f"{key}: {answers[key]}" for key in ("tag", "locale") if answers.get(key)]
    return {file: add_record(text, "languages", lines)}
