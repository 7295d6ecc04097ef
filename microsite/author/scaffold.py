"""Add something new to the content: compute the files, check them on a copy of the content, and only then write them."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from microsite.author.answers import edition_of, period_yaml, refusals
from microsite.author.insertion import Unplaceable, YamlText, add_item, quoted, scalar
from microsite.author.questions import Answers
from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors
from microsite.files import Changed, write_whole
from microsite.load.everything import WholeSite, load_everything
from microsite.load.placeholders import placeholders
from microsite.model.content import Edition
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.settings import SHIPPED
from microsite.text.languages import cldr

Read = Callable[[str], YamlText | None]
"""gives the text of a content file, or None if there is no such file"""
Additions = dict[str, YamlText]
"""file → its new text"""
NEW = YamlText((), "", "\n")


class Scaffolded(NamedTuple):
    """The files that were written, with what `check` will warn of in them; or the faults for which none was."""

    written: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    unwritten: Mapping[str, YamlText] = MappingProxyType({})
    """the files that were not written, in which faults were found"""


def scaffold(root: Path, kind: str, answers: Answers, site: WholeSite) -> Scaffolded:
    """Add something to the content of `root`; write nothing if it would not pass `check`. Raises OSError."""
    if faults := refusals(kind, answers, site):
        return Scaffolded((), faults)

    @cache
    def before(file: str) -> bytes | None:
        return (root / file).read_bytes() if (root / file).is_file() else None

    def read(file: str) -> YamlText | None:
        data = before(file)
        return YamlText.of(data) if data is not None else None

    edition = edition_of(answers, site)
    assert edition is not None
    folder = f"content/{edition.id}"
    file = {"edition": f"content/{answers.get('id')}/edition.yaml", "section": f"{folder}/{answers.get('id')}.yaml"}.get(kind)
    if file and before(file) is not None:
        # A file that is not part of the site.
        return Scaffolded((), (diagnostic("new-taken", Position(file), found=answers["id"]),))
    try:
        added = _additions(kind, site, edition, answers, read)
    except Unplaceable as where:
        key, line, column = where.args
        files = {"languages": "content/site.yaml", "figures": f"{folder}/{answers.get('section')}.yaml"}
        place = Position(files.get(key, f"content/{key}.yaml"), line, column)
        return Scaffolded((), (diagnostic("new-brackets", place, found=key),))
    added = with_schemas(added, [file for file in added if before(file) is None])
    added = {file: text for file, text in added.items() if text.bytes() != before(file)}
    # `check` reports the faults that were there before.
    known = {_identity(each) for each in load_everything(root, RESERVED_SECTIONS, prose=True)[1]}
    found = tuple(each for each in _faults_with(root, added) if _identity(each) not in known)
    if has_errors(found):
        return Scaffolded((), found, added)
    expected = {root / file: before(file) for file in added}
    try:
        write_whole({root / file: text.bytes() for file, text in added.items()}, within=root, expected=expected)
    except Changed as changed:
        file = changed.path.relative_to(root).as_posix()
        return Scaffolded((), (diagnostic("new-changed", Position(file), found=file),))
    return Scaffolded(tuple(sorted(added)), found)


def _identity(fault: Diagnostic) -> tuple[str, str, str | None]:
    """What identifies a fault even if its line number has changed."""
    return fault.code, fault.position.file, dict(fault.facts).get("found")


def _faults_with(root: Path, added: Additions) -> tuple[Diagnostic, ...]:
    """The faults of the content with the additions, found on a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "content", copy / "content")
        for file, text in added.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes(text.bytes())
        return load_everything(copy, RESERVED_SECTIONS, prose=True)[1]


def _words(site: WholeSite) -> dict[str, str]:
    """The comments of new files and, as `todo_…`, their placeholders, in the site's source language or else in the first that has some."""
    by_language: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("comments.json").read_text("utf-8"))
    own = cldr(site.languages[0].locale).language
    language = own if own in by_language else next(iter(by_language))
    return by_language[language] | {f"todo_{name}": text for name, text in placeholders()[language].items()}


def _additions(kind: str, site: WholeSite, edition: Edition, answers: Answers, read: Read) -> Additions:
    """The files that change for a new edition, section, figure or language. `edition` is the one to add to, or the last one."""
    match kind:
        case "edition":
            return _edition(site, edition, answers, read)
        case "section":
            return _section(site, edition, answers, read)
        case "figure":
            return _figure(site, edition, answers, read)
    lines = _record(path=answers["path"], name=scalar(answers["name"]), tag=answers.get("tag"), locale=answers.get("locale"))
    return {"content/site.yaml": add_item(read("content/site.yaml") or NEW, "languages", lines)}


def _record(**values: str | None) -> list[str]:
    """The lines of a record, without those keys that have no value."""
    return [f"{key.removesuffix('_')}: {value}" for key, value in values.items() if value]


def _section(site: WholeSite, edition: Edition, answers: Answers, read: Read) -> Additions:
    """Add a section, as a draft, and its line in the edition's order."""
    id_, head = answers["id"], f"content/{edition.id}/edition.yaml"
    text = read(head) or NEW
    added = {f"content/{edition.id}/{id_}.yaml": _section_file(_words(site), answers["title"], text)}
    if all(each.name != id_ for each in edition.head.order):
        # If there is no order yet, it begins with the current sections.
        for section in edition.sections if not edition.head.order else ():
            text = add_item(text, "order", [section.id], before="headline")
        added[head] = add_item(text, "order", [id_], after=answers.get("after", ""), before="headline")
    return added


def _section_file(words: Mapping[str, str], title: str, neighbour: YamlText) -> YamlText:
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


def _figure(site: WholeSite, edition: Edition, answers: Answers, read: Read) -> Additions:
    """Add a figure at the end of its section, and its indicator and unit if they are new."""
    added: Additions = {}
    file = f"content/{edition.id}/{answers['section']}.yaml"
    text = read(file) or NEW
    indicator, unit = answers["indicator"], answers.get("unit", "")
    if indicator not in site.registers.indicators:
        direction = answers.get("direction", "neither")
        lines = _record(id=indicator, name=scalar(answers["name"]), unit=unit, direction=direction if direction != "neither" else "")
        added |= _registered("indicators", lines, read, text)
        if unit not in site.registers.units:
            added |= _registered("units", _record(id=unit, counted=quoted(answers["counted"])), read, text)
    bound, to = answers.get("bound", "exactly"), answers.get("to")
    period = period_yaml(answers.get("period", ""))
    inferred = ", inferred: true" if answers.get("inferred") else ""
    lines = _record(
        id=answers["id"],
        indicator=indicator,
        kind=answers["kind"],
        bound=bound if bound != "exactly" else "",
        value="" if to else answers["value"],
        from_=answers["value"] if to else "",
        to=to,
        period=f"{{{period}{inferred}}}" if period else "",
        place=scalar(answers["place"]),
        sentence=scalar(answers["sentence"]) if answers.get("sentence") else "",
    )
    return added | {file: add_item(text, "figures", lines, before="commitments")}


def _registered(name: str, record: list[str], read: Read, neighbour: YamlText) -> Additions:
    file = f"content/{name}.yaml"
    return {file: add_item(read(file) or NEW._replace(end=neighbour.end), name, record)}


def _edition(site: WholeSite, last: Edition, answers: Answers, read: Read) -> Additions:
    """Add an edition with the sections of the last one, in its order and without its texts; all are drafts."""
    words, folder = _words(site), f"content/{answers['id']}"
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
        added[f"{folder}/{section.id}.yaml"] = _section_file(words, section.title.text, neighbour)
    if answers["document"] not in site.registers.documents:
        record = [
            f"id: {answers['document']}",
            f"title: {scalar(answers['document-title'])}",
            f"# {words['unknown']}",
            "unknown: [publisher, date, address]",
        ]
        added |= _registered("documents", record, read, neighbour)
    return added


def with_schemas(added: Additions, new_files: Iterable[str]) -> Additions:
    """The additions, where each new content file names its schema in the first line, with the schemas that are named.

    A root has copies of its own, below the folder that content/ is in: a path that leads to the tool holds on one machine alone.
    """
    named = dict(added)
    for file in new_files:
        _, *edition, name = file.removesuffix(".yaml").split("/")
        schema = f"schemas/{'section' if edition and name != 'edition' else name}.json"
        named[file] = added[file].with_lines(0, [f"# yaml-language-server: $schema={'../' * file.count('/')}{schema}"])
        named[schema] = YamlText.of((SHIPPED / schema).read_bytes())
    return named
