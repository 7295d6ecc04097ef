"""Each kind of fault in a user's files is shown at its place, in words that lead to its fix: diagnostics/*.txt have the exact texts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from microsite import diagnostics as diagnostics_module
from microsite.author.source_check import check_source
from microsite.cli.report import report
from microsite.diagnostics import Diagnostic, Position, diagnostic, display_width, show
from microsite.engine import worker
from microsite.load.everything import load_everything
from microsite.plan.addresses import RESERVED_SECTIONS
from microsite.read.source import line_of
from microsite.sentences import SENTENCES
from microsite.sentences.form import CHINESE, ENGLISH, needed
from microsite.settings import Settings
from microsite.translate.check import check as check_translations
from microsite.translate.whole_check import check
from tests import pictures

EXAMPLES = Path(__file__).parent / "diagnostics"
TRANSLATIONS = "by translations check"
SOURCE = r"by check --source (\S+)"
UPDATE = os.environ.get("UPDATE_EXAMPLES") == "1"

PICTURES = {
    "PNG": pictures.png(6, 4),
    "JPEG": pictures.jpeg(600, 400),
    "JPEG, 4032 × 3024": pictures.jpeg(4032, 3024),
    "JPEG, 4032 × 3024, 2 MB": pictures.jpeg(4032, 3024) + bytes(2_000_000),
    "JPEG with coordinates": pictures.jpeg(600, 400, exif=pictures.exif(place=True)),
    "WebP": pictures.webp(600, 400),
    "animated WebP": pictures.webp(600, 400, "animated"),
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "text": b"not a picture",
    "nothing": b"",
    "half a PNG": pictures.png(6, 4)[:20],
    "a PNG without its end": pictures.png(6, 4)[:-14],
}
"""the files that `picture FILE as KIND` makes"""


@dataclass
class Case:
    """One example: how the sound root is changed, and what is then shown."""

    file: Path
    title: str
    steps: list[tuple[str, list[str]]] = field(default_factory=list)
    """a command with the lines that belong to it"""
    shown: str = ""


def read_cases(file: Path) -> list[Case]:
    """The cases of one file; a line that fits nowhere is an error of whoever wrote it."""
    cases: list[Case] = []
    shown: list[str] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("#### "):
            cases.append(Case(file, line[5:]))
            shown = None
        elif shown is not None:
            shown.append(line)
            cases[-1].shown = "\n".join(shown).strip("\n")
        elif line == "shows":
            shown = []
        elif line[:2] in ("- ", "+ ", "-\\", "+\\", "-", "+"):
            cases[-1].steps[-1][1].append(line)
        elif line:
            assert cases, f"{file.name}:{number}: this line stands before the first case"
            cases[-1].steps.append((line, []))
    return cases


def written(cases: list[Case]) -> str:
    """The text of a file with these cases."""
    parts = []
    for case in cases:
        steps = "".join(f"{command}\n" + "".join(f"{line}\n" for line in lines) for command, lines in case.steps)
        parts.append(f"#### {case.title}\n{steps}shows\n{case.shown}\n" if case.shown else f"#### {case.title}\n{steps}shows\n")
    return "\n".join(parts)


def _line(marked: str) -> str:
    if marked[1:2] != "\\":
        return marked[2:]
    escapes = {"t": "\t", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(?:u([0-9a-f]{4})|([tr\\]))", lambda match: chr(int(match[1], 16)) if match[1] else escapes[match[2]], marked[2:])


def _change(text: str, lines: list[str]) -> str:
    """Each run of `-` lines replaced by the `+` lines that follow it."""
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", "".join(f"{line}\n" for line in lines), re.MULTILINE):
        before = "".join(_line(line) + "\n" for line in old.splitlines())
        after = "".join(_line(line) + "\n" for line in new.splitlines())
        assert f"\n{text}".count(f"\n{before}") == 1, f"these lines stand {text.count(before)} times in the file:\n{before}"
        text = f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:]
    return text


def prepare(case: Case, root: Path) -> tuple[Settings, str]:
    """The case's root, made from the sound one; the settings and the language of the diagnostics."""
    shutil.copytree(EXAMPLES / "base", root)
    options: dict[str, object] = {"root": root, "output": root / "output"}
    language = "en"
    for command, lines in case.steps:
        if match := re.fullmatch(r"change (\S+)", command):
            path = root / match[1]
            path.write_bytes(_change(path.read_bytes().decode(), lines).encode())
        elif match := re.fullmatch(r"write (.+)", command):
            (root / match[1]).parent.mkdir(parents=True, exist_ok=True)
            (root / match[1]).write_bytes("".join(_line(line) + "\n" for line in lines).encode())
        elif match := re.fullmatch(r"picture (\S+) as (.+)", command):
            (root / match[1]).parent.mkdir(parents=True, exist_ok=True)
            (root / match[1]).write_bytes(PICTURES[match[2]])
        elif match := re.fullmatch(r"copy (\S+) to (\S+)", command):
            (root / match[2]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / match[1], root / match[2])
        elif match := re.fullmatch(r"encode (\S+) as (\S+)", command):
            (root / match[1]).write_bytes((root / match[1]).read_text(encoding="utf-8").encode(match[2]))
        elif match := re.fullmatch(r"remove (\S+)", command):
            shutil.rmtree(root / match[1]) if (root / match[1]).is_dir() else (root / match[1]).unlink()
        elif match := re.fullmatch(r"option (\w+) = (.+)", command):
            value = match[2].replace("{root}", str(root))
            options[match[1]] = root / value if match[1] in ("root", "output") else int(value) if value.isdigit() else value
        elif command == "in Chinese":
            language = "zh"
        elif command == TRANSLATIONS or re.fullmatch(SOURCE, command):
            continue
        else:
            raise AssertionError(f"{case.file.name}: {command!r} is no command")
    return Settings(**options), language  # type: ignore[arg-type]


def diagnostics_of(case: Case, settings: Settings) -> tuple[Diagnostic, ...]:
    """What the command of the case finds: `check`, `check --source` (the figures alone), or `translations check`."""
    for command, _ in case.steps:
        if match := re.fullmatch(SOURCE, command):
            return check_source(settings.root, settings.root / match[1]).diagnostics
    if not any(command == TRANSLATIONS for command, _ in case.steps):
        return check(settings).diagnostics
    site, faults = load_everything(settings.root, RESERVED_SECTIONS)
    assert site is not None, f"{case.title}: the content has faults of its own: {faults}"
    return check_translations(settings.root, site)


FILES = sorted(EXAMPLES.glob("*.txt"))
CASES = [case for file in FILES for case in read_cases(file)]
_updated: dict[tuple[str, str], str] = {}


@pytest.fixture(scope="module", autouse=True)
def _rewrite_examples() -> object:
    """Under UPDATE_EXAMPLES=1, what was shown takes the place of what was expected."""
    yield
    assert not (UPDATE and "PYTEST_XDIST_WORKER" in os.environ), "each process knows its own cases only: update without -n"
    for file in FILES if UPDATE else ():
        cases = read_cases(file)
        for case in cases:
            case.shown = _updated.get((file.name, case.title), case.shown)
        file.write_text(written(cases), encoding="utf-8", newline="\n")


def _lines_with_carets(text: str) -> list[tuple[str, str]]:
    """Each excerpt of a file's line with the line of carets below it."""
    lines = text.split("\n")
    return [(above, below) for above, below in pairwise(lines) if re.fullmatch(r" +\| +\^+", below)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file.stem}: {case.title}" for case in CASES])
def test_a_fault_is_shown_in_the_words_of_its_example(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if "template-timeout" in case.shown:
        # All others end by themselves, however slow the machine is.
        monkeypatch.setattr(worker, "SECONDS_FOR_A_TASK", 1)
    settings, language = prepare(case, tmp_path / "root")
    before = {path: path.read_bytes() for path in sorted(settings.root.rglob("*")) if path.is_file() and ".cache" not in path.parts}
    diagnostics = diagnostics_of(case, settings)
    report(settings, diagnostics, language)
    shown = capsys.readouterr().err.strip("\n").replace(str(settings.root), "{root}")
    for each in diagnostics:
        _holds_together(each, settings.root)
    for above, below in _lines_with_carets(shown):
        assert len(below) <= display_width(above) + 1, f"the caret points past the line's end:\n{above}\n{below}"
    after = {path: path.read_bytes() for path in sorted(settings.root.rglob("*")) if path.is_file() and ".cache" not in path.parts}
    assert after == before, "a check writes nothing"
    if UPDATE:
        _updated[case.file.name, case.title] = shown
    else:
        assert shown == case.shown


def _holds_together(each: Diagnostic, root: Path) -> None:
    """The place exists, and no sentence has a gap where a fact should be."""
    facts = dict(each.facts)
    sentence = SENTENCES[each.code]
    if sentence.by:
        sentence = SENTENCES.get(f"{each.code}:{facts.get(sentence.by, '')}", sentence)
    for advice in (sentence.advice(ENGLISH), sentence.advice(CHINESE)):
        assert needed(advice) <= facts.keys(), f"{each.code} lacks {needed(advice) - facts.keys()}"
    for position in (each.position, *each.others):
        if position.line:
            text = line_of(root, position.file, position.line)
            assert text is not None, f"{position.file} has no line {position.line}"
            assert position.column - 1 + position.length <= len(text) + 1, f"{position} runs past the end of {text!r}"


def test_titles_of_cases_are_told_apart() -> None:
    keys = [(case.file.name, case.title) for case in CASES]
    assert len(set(keys)) == len(keys)


def test_examples_are_written_as_they_are_read() -> None:
    for file in FILES:
        assert written(read_cases(file)) == file.read_text(encoding="utf-8"), (
            f"{file.name}: empty lines or their like differ; UPDATE_EXAMPLES=1 sets them right"
        )


@pytest.mark.parametrize("width", [len, lambda text: len(text.encode())], ids=["in characters", "in bytes"])
def test_a_caret_counted_otherwise_than_in_columns_would_be_noticed(
    width: Callable[[str], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = next(case for case in CASES if case.title == "a reference to a figure that there is not, after Chinese text")
    settings, language = prepare(case, tmp_path / "root")
    (first, *_) = check(settings).diagnostics

    def shown() -> str:
        return show(first, lambda file, line: line_of(settings.root, file, line), language)

    assert case.shown.startswith(shown())
    monkeypatch.setattr(diagnostics_module, "display_width", width)
    assert not case.shown.startswith(shown())


def test_equal_places_are_shown_in_one_order_whatever_the_process() -> None:
    place = Position("content/2024/city.yaml", 6, 5)
    several = [diagnostic("key-missing", place, found=name, record="figure") for name in ("value", "place", "period", "kind", "indicator")]
    script = f"from microsite.diagnostics import *; print([dict(each.facts)['found'] for each in ordered({several!r})])"
    orders = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=EXAMPLES.parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert orders == {"['indicator', 'kind', 'period', 'place', 'value']\n"}


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "tests/diagnostics/README.md"])
def test_the_commands_that_update_examples_name_the_test_that_writes_them(page: str) -> None:
    """Without a name the whole suite runs in several processes, none of which knows all examples."""
    commands = re.findall(r"`UPDATE_EXAMPLES=1 ([^`]*)`", (EXAMPLES.parent.parent / page).read_text(encoding="utf-8"))
    assert commands
    assert set(commands) == {"python3 site.py test tests/test_diagnostics.py"}
