"""The documents say what is so: commands run, links lead somewhere, tables are those of the code, both languages tell the same."""

from __future__ import annotations

import argparse
import ast
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from microsite.cli.options import parser
from microsite.diagnostics import has_errors
from microsite.engine import build, check
from microsite.model.shapes import fields_of
from microsite.read import picture_files
from microsite.read.decoding import Reading, decode
from microsite.read.yaml_tree import MAP, Node, read_yaml
from microsite.settings import Settings
from tests.pictures import jpeg

ROOT = Path(__file__).resolve().parent.parent
ENGLISH, CHINESE = "README.md", "README.zh.md"
CONTENT, CONTENT_CHINESE = "docs/content.md", "docs/content.zh.md"
ARCHITECTURE = "docs/architecture.md"
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")))
# They don't end by themselves, or would run this suite inside itself.
NOT_RUN = ("preview", "test")

reference: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))


class Block(NamedTuple):
    """A fenced block: the word after the fence, what follows on that line, and the lines inside."""

    kind: str
    name: str
    text: str


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [Block(*found) for found in re.findall(r"^```(\w*) ?(.*)\n((?:(?!```).*\n)*)```$", text, re.MULTILINE)]


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^```.*\n(?:(?!```).*\n)*```$", "", text, flags=re.MULTILINE)


# Commands


def commands(text: str) -> list[str]:
    """Every command line of the tool in a page: in its blocks, and in its tables."""
    lines = [line for block in blocks(text) if block.kind in ("sh", "bat") for line in block.text.splitlines()]
    return [line for line in (*lines, *re.findall(r"`([^`\n]+)`", prose(text))) if re.match(r"(?:python3|py) site\.py ", line)]


def grammar(top: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every command with each of its options, as the parser has them; a command without its own options has an empty one."""
    yield path, ""
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from grammar(below, (*path, name))
        for option in action.option_strings:
            if option.startswith("--"):
                yield path, option


class Said(NamedTuple):
    """What the two tables of a README say of the command line."""

    commands: set[str]
    options: set[tuple[str, str]]
    """command ("" where the table says: all) and option"""


def said(text: str) -> Said:
    rows = [
        [re.findall(r"`([^`]+)`", cell) for cell in row.strip("|").split("|")] for row in re.findall(r"^\| `[^\n]+\|$", text, re.MULTILINE)
    ]
    named = {row[0][0] for row in rows if len(row) == 3 and row[0] and row[2] and row[2][0].startswith("python3 site.py ")}
    options = {
        (command, option.split()[0]) for row in rows if row[0][0].startswith("--") for option in row[0] for command in (row[1] or [""])
    }
    return Said(named, options)


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_command_and_option_is_in_the_tables_and_no_other(page: str) -> None:
    told = said(text_of(page))
    paths = [path for path, option in grammar(parser()) if not option]
    leaves = {" ".join(path) for path in paths if path and not any(other[: len(path)] == path and other != path for other in paths)}
    assert told.commands == leaves
    own = {(" ".join(path), option) for path, option in grammar(parser()) if option and path[-1:] not in (("translations",), ("new",))}
    everywhere = {option for _, option in own if all((leaf, option) in own for leaf in leaves)}
    assert told.options == {("" if option in everywhere else command, option) for command, option in own}


def test_an_option_that_a_table_leaves_out_or_makes_up_is_found() -> None:
    whole = text_of(ENGLISH)
    assert ("build", "--explain") not in said(whole.replace("| `--explain` |", "| `--explian` |")).options
    assert ("build", "--explian") in said(whole.replace("| `--explain` |", "| `--explian` |")).options


@pytest.mark.parametrize("page", [ENGLISH, CHINESE])
def test_every_command_line_is_one_that_the_tool_understands(page: str) -> None:
    found = commands(text_of(page))
    assert len(found) > 10
    for line in found:
        arguments = shlex.split(line)[2:]
        if "--help" not in arguments:
            parser().parse_args(arguments)


def test_both_languages_show_the_same_blocks_and_commands() -> None:
    english, chinese = text_of(ENGLISH), text_of(CHINESE)
    assert commands(english) == commands(chinese)
    assert [block for block in blocks(english) if block.kind != "text"] == [block for block in blocks(chinese) if block.kind != "text"]
    assert _skeleton(english) == _skeleton(chinese)


def _skeleton(text: str) -> list[str]:
    """The levels of a page's headings, and how many rows its tables have."""
    return [match[1] or "|" for match in re.finditer(r"^(#+) |^\|", prose(text), re.MULTILINE)]


class Clone(NamedTuple):
    """A copy of the project in which commands may run, and their environment."""

    folder: Path
    environ: dict[str, str]

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-euc", line], cwd=self.folder, env=self.environ, capture_output=True, text=True, encoding="utf-8", timeout=120
        )


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return fresh_clone(tmp_path)


def fresh_clone(tmp_path: Path) -> Clone:
    """What a newcomer has who has fetched the project, in a folder of its own."""
    folder, programs = tmp_path / "clone", tmp_path / "programs"
    folder.mkdir()
    programs.mkdir()
    # With the modules as Python has compiled them, which have the time of the source in them: to do that again takes a second.
    for name in ("content", "translations", "templates", "assets", "schemas", "microsite"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("site.py", "requirements.lock"):
        shutil.copyfile(ROOT / name, folder / name)
    # `python3` is the Python that runs the tests, with its libraries; a link to it would not find them.
    wrapper = programs / "python3"
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    environ = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
    }
    return Clone(folder, environ)


def test_the_commands_of_the_readme_run_in_their_order(clone: Clone) -> None:
    ran = []
    for block in blocks(text_of(ENGLISH)):
        for line in block.text.splitlines() if block.kind == "sh" else ():
            if line.startswith("python3 site.py ") and parser().parse_args(shlex.split(line)[2:]).command in NOT_RUN:
                continue
            done = clone.run(line)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            assert "Traceback" not in done.stderr, f"{line}\n{done.stderr}"
            ran.append(line)
    assert any("--root" in line for line in ran)
    assert any("translations" in line for line in ran)
    assert (clone.folder / "output" / "sitemap.xml").is_file()
    assert (clone.folder.parent / "district" / "output" / "index.html").is_file()


def test_the_examples_in_the_table_of_commands_run(clone: Clone) -> None:
    lines = [line for line in re.findall(r"`([^`\n]+)`", prose(text_of(ENGLISH))) if line.startswith("python3 site.py ")]
    ran = 0
    for line in lines:
        if shlex.split(line)[2] not in NOT_RUN:
            done = clone.run(line)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            ran += 1
    assert ran >= 5


@pytest.mark.parametrize(("page", "language"), [(ENGLISH, "en"), (CHINESE, "zh")])
def test_the_readmes_slip_is_shown_as_it_says(clone: Clone, page: str, language: str) -> None:
    figure = next(block.text for block in blocks(text_of(page)) if block.kind == "yaml")
    shown = next(block.text for block in blocks(text_of(page)) if "[number]" in block.text)
    path = clone.folder / shown.partition(":")[0]
    before = path.read_text(encoding="utf-8")
    assert figure in before
    path.write_text(before.replace(figure, figure.replace("2300", "2,300")), encoding="utf-8")
    done = clone.run(f"python3 site.py --messages {language} check")
    assert (done.returncode, done.stderr) == (1, shown)


def test_the_readmes_catalogue_entry_is_that_of_the_showcase(clone: Clone) -> None:
    entry = next(block.text for block in blocks(text_of(ENGLISH)) if block.kind == "po")
    clone.run("python3 site.py translations update")
    assert entry in (clone.folder / "translations" / "en" / "2024.po").read_text(encoding="utf-8")


def test_the_tree_of_the_output_is_what_a_build_makes(clone: Clone) -> None:
    assert clone.run("python3 site.py build").returncode == 0
    tree = next(block.text for block in blocks(text_of(ENGLISH)) if block.text.startswith("output/"))
    for line in tree.splitlines()[1:]:
        path = line.split()[0]
        for name in (path.replace("csv|json", "csv"), path.replace("csv|json", "json")):
            assert (clone.folder / "output" / name.rstrip("…")).exists(), line


def test_the_folders_and_files_of_the_readme_are_there() -> None:
    made = {"output/", ".venv/"}
    rows = text_of(ENGLISH).partition("## What is where")[2]
    named = {name for row in re.findall(r"^\| (`[^|]+)\|", rows, re.MULTILINE) for name in re.findall(r"`([^`]+)`", row)}
    assert len(named) > 8
    assert [name for name in named - made if not (ROOT / name).exists()] == []


# Links


def slug(heading: str) -> str:
    """The fragment that forges make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def fragments(page: str) -> set[str]:
    text = prose(text_of(page))
    return {slug(re.sub(r"[`*]", "", heading)) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)} | set(
        re.findall(r'<a id="([^"]+)"', text)
    )


def broken(page: str, text: str) -> list[str]:
    """The links of a page's text that lead nowhere in the project."""
    found = []
    # What stands in code is an example.
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", prose(text))):
        if re.match(r"https?://", link):
            continue
        path, _, fragment = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        stands = target.exists() and (not fragment or fragment in fragments(target.resolve().relative_to(ROOT).as_posix()))
        found += [] if stands else [link]
    return found


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    assert broken(page, text_of(page)) == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    assert broken(ARCHITECTURE, "[a](content.md) [b](gone.md) [c](content.md#figure) [d](#gone) [e](content.md#gone)") == [
        "gone.md",
        "#gone",
        "content.md#gone",
    ]


def test_every_page_is_reached_from_the_readme() -> None:
    reached, queue = set(), [ENGLISH]
    while queue:
        page = queue.pop()
        if page not in reached:
            reached.add(page)
            links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", prose(text_of(page))) if not link.startswith("http")]
            queue += [((ROOT / page).parent / link).resolve().relative_to(ROOT).as_posix() for link in links if link.endswith(".md")]
    assert set(PAGES) <= reached


# The reference of content files


@pytest.mark.parametrize("page", [CONTENT, CONTENT_CHINESE])
def test_the_tables_of_the_reference_are_those_of_the_code(page: str) -> None:
    language = reference["FILES"][Path(page).name]
    assert reference["reference"](text_of(page), language) == text_of(page), "python docs/make_reference.py writes them"
    assert sorted(re.findall(r"<!-- fields: ([a-z]+) -->", text_of(page))) == sorted(reference["records"]())


def test_the_schemas_are_those_of_the_code() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert reference["schemas"]() == written, "python docs/make_reference.py writes them"


def example_root(folder: Path) -> Path:
    """The root that the examples of the reference make together."""
    for block in blocks(text_of(CONTENT)):
        if "/" in block.name:
            path = folder / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            for name in re.findall(r"^  file: (\S+)$", block.text, re.MULTILINE):
                picture = folder / "assets" / name
                picture.parent.mkdir(parents=True, exist_ok=True)
                picture.write_bytes(jpeg(1200, 800))
    return folder


def test_the_examples_of_the_reference_make_a_site(tmp_path: Path) -> None:
    root = example_root(tmp_path / "root")
    found = check(Settings(root, root / "output")).diagnostics
    assert {each.code for each in found} == {"translations-incomplete"}
    assert build(Settings(root, root / "output", jobs=1)).published
    page = (root / "output/zh/2024/work.html").read_text(encoding="utf-8")
    assert "2300人以上" in page
    assert 'src="../../assets/pictures/road_works.jpg" width="1200" height="800"' in page


def test_the_bounds_of_a_picture_are_told_as_the_code_has_them() -> None:
    for page in (CONTENT, CONTENT_CHINESE):
        text = text_of(page)
        assert {str(picture_files.WIDEST), str(picture_files.HIGHEST), f"{picture_files.HEAVIEST // 1000} KB"} <= set(
            re.findall(r"\d+(?: KB)?", text)
        )
        assert all(name in text for name in picture_files.FORMATS)


def test_every_file_and_every_key_of_the_reference_has_an_example() -> None:
    keys: set[str] = set()
    for block in blocks(text_of(CONTENT)):
        if block.kind != "yaml":
            continue
        tree, faults = read_yaml(block.name, block.text)
        assert tree is not None
        assert not faults
        if "/" not in block.name:
            reading = Reading(block.name)
            assert decode(reference["records"]()[block.name], tree, reading)
            assert not reading.faults
        keys |= set(_keys(tree))
    assert {field.name for record in reference["records"]().values() for field in fields_of(record.of)} - keys == set()


def _keys(node: Node) -> Iterator[str]:
    for key, value in node.pairs.values() if node.kind == MAP else ():
        yield key.text
        yield from _keys(value)
    for item in node.items:
        yield from _keys(item)


def test_an_example_that_says_something_else_is_found(tmp_path: Path) -> None:
    root = example_root(tmp_path / "root")
    path = root / "content/2024/work.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("bound: at_least", "bounds: at_least"), encoding="utf-8")
    assert has_errors(check(Settings(root, root / "output")).diagnostics)


def test_both_languages_of_the_reference_show_the_same_examples() -> None:
    assert blocks(text_of(CONTENT)) == blocks(text_of(CONTENT_CHINESE))
    assert _skeleton(text_of(CONTENT)) == _skeleton(text_of(CONTENT_CHINESE))


# The notes on the architecture


def rooms() -> list[str]:
    """The rooms in the order of their table: a package, or a module beside the packages."""
    table = text_of(ARCHITECTURE).partition("## The rooms")[2].partition("\n## ")[0]
    return [name.removesuffix("/").removesuffix(".py") for name in re.findall(r"^\| `([a-z_]+(?:/|\.py))` \|", table, re.MULTILINE)]


def imported(folder: Path) -> set[tuple[str, str]]:
    """Which room imports which, wherever in a module."""
    edges = set()
    for path in folder.rglob("*.py"):
        room = path.relative_to(folder).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: Sequence[str] = ()
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "microsite":
                names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "microsite" else [node.module]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names if alias.name.startswith("microsite.")]
            edges |= {(room, name.split(".")[1]) for name in names if not name.split(".")[1].startswith("__")}
    return {(room, other) for room, other in edges if room != other}


EXCEPTIONS = {("bootstrap", "cli"), ("bootstrap", "environment")}


def upward(edges: set[tuple[str, str]], order: list[str]) -> set[tuple[str, str]]:
    """Imports of a room that the table has further down."""
    return {(room, other) for room, other in edges if order.index(other) > order.index(room)}


def test_the_table_of_rooms_has_them_all_in_the_order_of_their_imports() -> None:
    there = {path.stem for path in (ROOT / "microsite").iterdir() if (path / "__init__.py").exists() or path.suffix == ".py"} - {"__init__"}
    assert sorted(rooms()) == sorted(there)
    assert upward(imported(ROOT / "microsite"), rooms()) == EXCEPTIONS


def test_an_import_against_the_order_is_found(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "site.py").write_text("def later():\n    from microsite.plan.views import Link\n", encoding="utf-8")
    assert upward(imported(tmp_path), rooms()) == {("model", "plan")}


@pytest.mark.parametrize("page", [ARCHITECTURE, "CONTRIBUTING.md", CONTENT, CONTENT_CHINESE])
def test_paths_that_are_named_are_there(page: str) -> None:
    named = re.findall(r"`((?:microsite|tests|templates|assets|docs|translations)/[^`\s<>*]*)`", text_of(page))
    missing = []
    for name in named:
        path, _, test = name.partition("::")
        if re.search("LANGUAGE|EDITION|SECTION", name):
            continue
        stands = (ROOT / path).exists() and (not test or f"def {test}(" in text_of(path))
        missing += [] if stands else [name]
    assert missing == []


def test_a_change_leads_to_its_room() -> None:
    table = text_of(ARCHITECTURE).partition("## I want to change")[2].partition("\n## ")[0]
    led = {name.split("/")[1].removesuffix(".py") for name in re.findall(r"`(microsite/[^`]+)`", table)}
    assert set(rooms()) - led == {"diagnostics", "digests", "cache_folder"}
