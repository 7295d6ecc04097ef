"""Add something new to the content: compute the files, check them on a copy of the content, and only then write them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from microsite.author.additions import Additions, Answers, Read, new_edition, new_figure, new_language, new_section
from microsite.author.answers import faults_of
from microsite.author.conflicts import conflicts, edition_of
from microsite.author.insertion import Unplaceable, YamlText
from microsite.author.questions import QUESTIONS
from microsite.author.schemas import with_schemas
from microsite.diagnostics import Diagnostic, Position, diagnostic, has_errors
from microsite.files import Changed, write_whole
from microsite.load.everything import WholeSite, load_everything
from microsite.plan.addresses import RESERVED_SECTIONS


class Scaffolded(NamedTuple):
    """The files that were written, or the faults for which none was."""

    written: tuple[str, ...]
    faults: tuple[Diagnostic, ...]
    unwritten: Mapping[str, YamlText] = MappingProxyType({})
    """the files that were not written, in which faults were found"""


class Refused(Exception):
    """Something cannot be added; `faults` tell why."""

    def __init__(self, *faults: Diagnostic) -> None:
        super().__init__()
        self.faults = faults


def refusals(kind: str, answers: Answers, site: WholeSite) -> tuple[Diagnostic, ...]:
    """The faults of answers: in their form, or else conflicts with the site."""
    shapes = {question.name: question.shape for question in QUESTIONS[kind]}
    faults = tuple(fault for name, answer in answers.items() if name in shapes for fault in faults_of(shapes[name], answer))
    return faults or conflicts(kind, answers, site)


def scaffold(root: Path, kind: str, answers: Answers, site: WholeSite) -> Scaffolded:
    """Add something to the content of `root`; write nothing if it would not pass `check`. Raises OSError."""
    faults = refusals(kind, answers, site)
    if faults:
        return Scaffolded((), faults)
    before: dict[str, bytes | None] = {}

    def read(file: str) -> YamlText | None:
        path = root / file
        before[file] = path.read_bytes() if path.is_file() else None
        data = before[file]
        return YamlText.of(data) if data is not None else None

    try:
        added = _added(kind, answers, site, read)
    except Refused as refused:
        return Scaffolded((), refused.faults)
    for file in added:
        before.setdefault(file, _bytes(root / file))
    added = with_schemas(added, [file for file in added if before[file] is None])
    for file in added:
        before.setdefault(file, _bytes(root / file))
    added = {file: text for file, text in added.items() if text.bytes() != before[file]}
    found = _new_faults(root, added)
    if has_errors(found):
        return Scaffolded((), found, added)
    return _write(root, added, before)


def _bytes(path: Path) -> bytes | None:
    """What is in a file; None where there is none."""
    return path.read_bytes() if path.exists() else None


def _added(kind: str, answers: Answers, site: WholeSite, read: Read) -> Additions:
    edition = edition_of(answers, site)
    assert edition is not None
    try:
        if kind == "language":
            return new_language(answers, read)
        if kind == "figure":
            return new_figure(site, edition, answers, read)
        # A file may exist that is not part of the site.
        file = f"content/{answers['id']}/edition.yaml" if kind == "edition" else f"content/{edition.id}/{answers['id']}.yaml"
        if read(file) is not None:
            raise Refused(diagnostic("new-taken", Position(file), found=answers["id"]))
        return new_edition(site, edition, answers, read) if kind == "edition" else new_section(site, edition, answers, read)
    except Unplaceable as where:
        files = {"languages": "content/site.yaml", "figures": f"content/{edition.id}/{answers.get('section')}.yaml"}
        place = Position(files.get(where.key, f"content/{where.key}.yaml"), where.line, where.column)
        raise Refused(diagnostic("new-brackets", place, found=where.key)) from None


def _new_faults(root: Path, added: Additions) -> tuple[Diagnostic, ...]:
    """The errors and warnings that the additions cause; `check` reports those that were there before."""
    before = {_identity(each) for each in load_everything(root, RESERVED_SECTIONS, prose=True)[1]}
    return tuple(each for each in _as_if_written(root, added) if _identity(each) not in before)


def _identity(fault: Diagnostic) -> tuple[str, str, str | None]:
    """What identifies a fault even if its line number has changed."""
    return fault.code, fault.position.file, dict(fault.facts).get("found")


def _as_if_written(root: Path, added: Additions) -> tuple[Diagnostic, ...]:
    """The faults of the content with the additions, found on a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "content", copy / "content")
        for file, text in added.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes(text.bytes())
        return load_everything(copy, RESERVED_SECTIONS, prose=True)[1]


def _write(root: Path, added: Additions, before: dict[str, bytes | None]) -> Scaffolded:
    """Write the files, each as a whole; write none if one of them has been changed since it was read."""
    files = {root / file: text.bytes() for file, text in added.items()}
    try:
        write_whole(files, within=root, expected={root / file: before[file] for file in added})
    except Changed as changed:
        file = changed.path.relative_to(root).as_posix()
        return Scaffolded((), (diagnostic("new-changed", Position(file), found=file),))
    return Scaffolded(tuple(sorted(added)), ())
