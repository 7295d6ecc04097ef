"""`new`: works out what is added, holds it against the tables as if it were there already, and only then writes it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from microsite.author.additions import Additions, Answers, Read, new_edition, new_figure, new_language, new_section
from microsite.author.answers import faults_of
from microsite.author.insertion import Text, Unplaceable
from microsite.author.questions import QUESTIONS
from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors
from microsite.load.everything import WholeSite, load_everything
from microsite.model.content import Edition
from microsite.model.linking import unknown
from microsite.plan.addresses import RESERVED_SECTIONS


class Begun(NamedTuple):
    """The files that were written, or why none was."""

    written: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


class Refused(Exception):
    """What was asked for cannot be: the diagnostics."""

    def __init__(self, *faults: Diagnostic) -> None:
        super().__init__()
        self.faults = faults


def lacks(kind: str, answers: Answers, site: WholeSite) -> tuple[str, ...]:
    """The names of the questions that still want an answer, because of what has been answered."""
    if kind == "figure" and "indicator" in answers and answers["indicator"] not in site.registers.indicators:
        names = ["name", "unit"]
        if "unit" in answers and answers["unit"] not in site.registers.units:
            names.append("counted")
    elif kind == "edition" and "document" in answers and answers["document"] not in site.registers.documents:
        names = ["document-title"]
    else:
        names = []
    required = [question.name for question in QUESTIONS[kind] if question.required and not _needless(question.name, answers)]
    return tuple(name for name in (*required, *names) if name not in answers)


def _needless(name: str, answers: Answers) -> bool:
    """An ambition may have no time."""
    return name == "period" and answers.get("kind") == "ambition"


def begin(root: Path, kind: str, answers: Answers, site: WholeSite) -> Begun:
    """Add what was asked for to the content of `root`; nothing is written where it would not pass `check`. Raises OSError."""
    shapes = {question.name: question.shape for question in QUESTIONS[kind]}
    faults = tuple(fault for name, answer in answers.items() if name in shapes for fault in faults_of(shapes[name], answer))
    if faults:
        return Begun((), faults)
    before: dict[str, bytes | None] = {}

    def read(file: str) -> Text | None:
        path = root / file
        before[file] = path.read_bytes() if path.is_file() else None
        data = before[file]
        return Text.of(data) if data is not None else None

    try:
        added = _added(kind, answers, site, read)
    except Refused as refused:
        return Begun((), refused.faults)
    for file in added:
        before.setdefault(file, (root / file).read_bytes() if (root / file).exists() else None)
    found = _as_if_written(root, added)
    if has_errors(found):
        return Begun((), found)
    return _write(root, added, before)


def _added(kind: str, answers: Answers, site: WholeSite, read: Read) -> Additions:
    try:
        if kind == "language":
            if any(language.path == answers["path"] for language in site.languages):
                raise Refused(diagnostic("new-taken", Position("content/site.yaml"), found=answers["path"]))
            return new_language(answers, read)
        if kind == "edition":
            if read(f"content/{answers['id']}/edition.yaml") is not None:
                raise Refused(diagnostic("new-taken", Position(f"content/{answers['id']}/edition.yaml"), found=answers["id"]))
            return new_edition(site, site.editions[-1], answers, read)
        edition = _edition(site, answers.get("edition", ""))
        return _in_edition(kind, answers, site, edition, read)
    except Unplaceable as where:
        file = {
            "languages": "content/site.yaml",
            "figures": f"content/{answers.get('edition', site.editions[-1].id)}/{answers.get('section')}.yaml",
        }
        place = Position(file.get(where.key, f"content/{where.key}.yaml"), where.line, where.column)
        raise Refused(diagnostic("new-brackets", place, found=where.key)) from None


def _in_edition(kind: str, answers: Answers, site: WholeSite, edition: Edition, read: Read) -> Additions:
    sections = {section.id: section for section in edition.sections}
    if kind == "section":
        file = f"content/{edition.id}/{answers['id']}.yaml"
        if read(file) is not None:
            raise Refused(diagnostic("new-taken", Position(file), found=answers["id"]))
        if answers["id"] in RESERVED_SECTIONS:
            raise Refused(diagnostic("section-reserved", Position(file), found=answers["id"]))
        if answers.get("after") and answers["after"] not in sections:
            raise Refused(unknown("section-unknown", Position(""), answers["after"], sections))
        return new_section(site, edition, answers, read)
    section = sections.get(answers["section"])
    if section is None:
        raise Refused(unknown("section-unknown", Position(""), answers["section"], sections))
    taken = {each.id: each.where["id"] for each in section.figures} | {each.id: each.where["id"] for each in section.commitments}
    if answers["id"] in taken:
        raise Refused(diagnostic("new-taken", taken[answers["id"]], found=answers["id"]))
    return new_figure(site, edition, answers, read)


def _edition(site: WholeSite, id_: str) -> Edition:
    editions = {edition.id: edition for edition in site.editions}
    if not id_:
        return site.editions[-1]
    if id_ not in editions:
        raise Refused(unknown("edition-unknown", Position(""), id_, editions))
    return editions[id_]


def _as_if_written(root: Path, added: Additions) -> tuple[Diagnostic, ...]:
    """What `check` would say of the content with the additions, found on a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "content", copy / "content")
        for file, text in added.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes(text.bytes())
        return load_everything(copy, RESERVED_SECTIONS, prose=True)[1]


def _write(root: Path, added: Additions, before: dict[str, bytes | None]) -> Begun:
    """Put each file in place whole; none where one has been changed since it was read."""
    temporary: dict[str, str] = {}
    try:
        for file, text in added.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, temporary[file] = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
            with open(descriptor, "wb") as stream:
                stream.write(text.bytes())
            if path.exists():
                shutil.copymode(path, temporary[file])
            else:
                # mkstemp's files are for their owner's eyes alone.
                mask = os.umask(0)
                os.umask(mask)
                os.chmod(temporary[file], 0o666 & ~mask)
        for file in added:
            path = root / file
            if (path.read_bytes() if path.exists() else None) != before[file]:
                return Begun((), (diagnostic("new-changed", Position(file), found=file),))
        for file, name in temporary.items():
            os.replace(name, root / file)
    finally:
        for name in temporary.values():
            if os.path.exists(name):
                os.unlink(name)
    return Begun(tuple(sorted(added)), ())
