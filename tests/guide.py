"""A guide followed as a newcomer would: its blocks, in their order, typed and run in a fresh copy of the project.

What is to be done with a block stands behind its fence, where readers of the page don't see it:

```
yaml find FILE       these lines stand in the file, once
yaml instead         what they become
yaml below           what comes below them
yaml delete FILE     these lines stand in the file, once, and go
yaml slip            the same as `instead`, and taken back once `check` has told what is wrong
yaml end FILE        what comes at the end of the file
yaml file FILE       a whole new file
text file FILE       the same
text as CODEC FILE   what `check` says of the file in another encoding
text shown           what the command or the slip above shows, letter for letter; a line of three dots is anything
po FILE              translations to type
sh                   commands that succeed
sh refused           commands that don't
```
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from microsite.cli.options import parser
from microsite.engine import build
from microsite.read.po import parse, serialise
from microsite.settings import Settings
from tests.conftest import BASE, copy_root
from tests.crawl import Site, load
from tests.test_docs import Block, Clone, blocks, fresh_clone, text_of

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=6; plural=n%6;\\n"\n\n'
NO_END = ("preview", "test")
"""commands that end when somebody ends them, or that would run this suite within itself"""


class Shown(NamedTuple):
    """What a guide says is shown, and what was."""

    section: str
    said: str
    was: str

    @property
    def agrees(self) -> bool:
        """Line by line; of a time that something took only the form counts."""
        pattern = re.escape(_timeless(self.said)).replace(re.escape("...\n"), "(?:.*\n)*")
        return re.fullmatch(pattern, _timeless(self.was)) is not None


def _timeless(text: str) -> str:
    return re.sub(r"\d+\.\d\d( s|秒)", r"0.00\1", text)


def sections(page: str) -> Iterator[tuple[str, list[Block]]]:
    """The parts of a guide that begin with `## `, by number, with their blocks."""
    parts = re.split(r"(?m)^## ", text_of(page))
    for number, part in enumerate(parts):
        yield ("" if number == 0 else part.partition("\n")[0]), blocks(part)


def type_in(catalogue: Path, typed: str) -> None:
    """What a translator does with an example: finds its entries by context and source text, and types the translations."""
    file = parse(catalogue.read_text("utf-8"))
    entries = {entry.key: entry for entry in file.entries}
    for entry in parse(HEADER + typed).messages:
        assert entry.key in entries, f"{catalogue} has no {entry.key}"
        own = entries[entry.key]
        assert len(own.msgstr) == len(entry.msgstr), f"{entry.key} has {len(own.msgstr)} forms"
        flags = tuple(flag for flag in own.flags if flag != "fuzzy")
        entries[entry.key] = replace(own, msgstr=entry.msgstr, flags=flags, comments=entry.comments or own.comments)
    catalogue.write_text(serialise(replace(file, entries=tuple(entries.values()))), "utf-8", newline="\n")


class Stage(NamedTuple):
    """What there is when a section of a guide has been followed: the content, the site, and that with a base address."""

    folder: Path
    site: Site
    public: Site


class Followed(NamedTuple):
    """A guide that was followed to its end: what was shown and run on the way."""

    clone: Clone
    stages: tuple[Stage, ...]
    """behind each of its sections, from 1, if they were kept"""
    shown: tuple[Shown, ...]
    ran: tuple[str, ...]


def followed(place: Path, page: str, language: str, keeps_stages: bool) -> Followed:
    """Follow a guide in a new folder; `language` is that of the system."""
    clone = fresh_clone(place)
    reader, stages = Reader(clone, page, language), []
    for number, (section, steps) in enumerate(sections(page)):
        reader.follow(section, steps)
        if not keeps_stages:
            continue
        if stages and _typed(clone.folder) == _typed(stages[-1].folder):
            stages.append(stages[-1])
            continue
        root = copy_root(clone.folder, place / f"stage_{number}" / "root")
        output = place / f"stage_{number}" / "output"
        # Not a step of the guide: the same content as the publisher's guide builds it, to look at what needs an address.
        assert build(Settings(clone.folder, output, base_url=BASE, jobs=1, trust_templates=True)).published, section
        made = clone.folder / "output"
        stages.append(Stage(root, load(made, root) if made.is_dir() else load(output, root), load(output, root, BASE)))
    return Followed(clone, tuple(stages), tuple(reader.shown), tuple(reader.ran))


def _typed(root: Path) -> dict[str, bytes]:
    """What people have written, by file."""
    files = (path for folder in ("content", "translations") for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


class Reader:
    """Somebody who follows a guide; remembers what was found, so that a later block can say what becomes of it."""

    def __init__(self, clone: Clone, page: str, language: str) -> None:
        # As a system that speaks the language would set it; the letters stay UTF-8, whatever locales the machine has.
        environ = {name: value for name, value in clone.environ.items() if name not in ("LC_ALL", "LANG")}
        self.clone = clone._replace(environ={**environ, "LC_CTYPE": "C.UTF-8", "LC_MESSAGES": language})
        self.page = page
        self.shown: list[Shown] = []
        self.ran: list[str] = []
        self._section, self._file, self._found, self._said = "", Path(), "", ""

    def follow(self, section: str, steps: list[Block]) -> None:
        """Do what a section says."""
        self._section = section
        for block in steps:
            self._step(block)

    def _step(self, block: Block) -> None:
        what, _, name = block.name.partition(" ")
        if block.kind == "sh":
            for line in block.text.splitlines():
                self._run(line, refused=what == "refused")
        elif block.kind == "po":
            type_in(self.clone.folder / block.name, block.text)
        elif (block.kind, what) == ("text", "shown"):
            self.shown.append(Shown(self._section, block.text, self._said))
        elif (block.kind, what) == ("text", "as"):
            codec, _, file = name.partition(" ")
            self._encoded(codec, self.clone.folder / file, block.text)
        elif what == "file":
            path = self.clone.folder / name
            assert not path.exists(), f"{self.page}: {name} is there already"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8", newline="\n")
        elif what == "end":
            path = self.clone.folder / name
            self._write(path, path.read_text("utf-8") + block.text)
        else:
            self._edit(what, name, block.text)

    def _edit(self, what: str, name: str, text: str) -> None:
        if what in ("find", "delete"):
            self._file, self._found = self.clone.folder / name, text
        before = self._file.read_text("utf-8")
        assert before.count(self._found) == 1, f"{self.page}: {self._file} has {before.count(self._found)} times\n{self._found}"
        if what == "instead":
            self._write(self._file, before.replace(self._found, text))
        elif what == "delete":
            self._write(self._file, before.replace(self._found, ""))
        elif what == "below":
            self._write(self._file, before.replace(self._found, self._found + text))
        elif what == "slip":
            self._write(self._file, before.replace(self._found, text))
            self._check()
            self._write(self._file, before)
        else:
            assert what == "find", f"{self.page}: a block that is never looked at: {what} {name}"

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, "utf-8", newline="\n")

    def _check(self) -> None:
        done = self.clone.run("python3 site.py check")
        self._said = done.stderr + done.stdout

    def _encoded(self, codec: str, path: Path, said: str) -> None:
        before = path.read_bytes()
        path.write_bytes(before.decode("utf-8").encode(codec))
        self._check()
        path.write_bytes(before)
        self.shown.append(Shown(self._section, said, self._said))

    def _run(self, line: str, refused: bool) -> None:
        if line.startswith("python3 site.py "):
            assert parser().parse_args(shlex.split(line)[2:]).command not in NO_END
        done = self.clone.run(line)
        assert (done.returncode != 0) == refused, f"{self.page}: {line}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr
        self._said = done.stderr + done.stdout
        self.ran.append(line)
