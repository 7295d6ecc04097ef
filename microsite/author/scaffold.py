"""Add something new to the content: compute the files, check them on a copy of the content, and only then write them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from microsite.author.additions import Additions, additions, with_schemas
from microsite.author.answers import edition_of, refusals
from microsite.author.insertion import Unplaceable, YamlText
from microsite.author.questions import Answers
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


def scaffold(root: Path, kind: str, answers: Answers, site: WholeSite) -> Scaffolded:
    """Add something to the content of `root`; write nothing if it would not pass `check`. Raises OSError."""
    faults = refusals(kind, answers, site)
    if faults:
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
        added = additions(kind, site, edition, answers, read)
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
    return Scaffolded(tuple(sorted(added)), ())


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
