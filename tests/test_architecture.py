"""The house's invariants, held against the sources; each check is a function that is shown to find what it forbids."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from microsite.settings import SHIPPED

Sources = Mapping[str, str]
"""path below the tool's folder → text"""


@pytest.fixture(scope="module")
def sources() -> Sources:
    """All modules and templates of the tool."""
    paths = [*sorted((SHIPPED / "microsite").rglob("*.py")), *sorted((SHIPPED / "templates").glob("*.html"))]
    return {path.relative_to(SHIPPED).as_posix(): path.read_text("utf-8") for path in paths}


@cache
def parsed(path: str, text: str) -> ast.Module:
    return ast.parse(text, path)


def modules(sources: Sources) -> Iterator[tuple[str, ast.Module]]:
    for path, text in sources.items():
        if path.endswith(".py"):
            yield path, parsed(path, text)


def dotted(node: ast.expr) -> str:
    """`os.path.join` for such an expression, "" for what is no plain name; a call in it is shown as ()."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "()"


# 1. Only publish writes under output/


_WRITING_FUNCTIONS = re.compile(
    r"(?:^|\.)(?:write_text|write_bytes|touch|mkdir|makedirs|unlink|rmdir|removedirs|rmtree|copytree|copyfile|copy2?|move|symlink_to|symlink"
    r"|hardlink_to|link|chmod|truncate|mkstemp|mkdtemp|NamedTemporaryFile|TemporaryDirectory|TemporaryFile|remove|rename|renames"
    r"|write_whole|replace_file)$"
)
_MODULES_THAT_WRITE = ("os", "shutil", "tempfile")

MAY_WRITE = {
    "microsite/publish/": "the only writer of output/",
    "microsite/files.py": "writes for those that are named here, and for nobody else: its functions count as writing",
    "microsite/engine/ledger.py": "keeps the ledger, in the user's cache",
    "microsite/engine/places.py": "makes the folder for the ledger",
    "microsite/render/templates.py": "makes the folder for compiled templates, in the user's cache",
    "microsite/translate/": "keeps the catalogues, under translations/",
    "microsite/author/": "makes files of content/ that the user asked for",
    "microsite/sharing/draw.py": "keeps the sharing cards, under assets/",
    "microsite/environment.py": "makes .venv",
    "microsite/bootstrap.py": "makes .venv",
}


def writers(sources: Sources) -> list[str]:
    """Each call that changes the file system, as path:line: call."""
    found = []
    for path, module in modules(sources):
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            name = dotted(node.func)
            last, owner = name.rpartition(".")[2], name.rpartition(".")[0]
            strings = [each.value for each in (*node.args, *(key.value for key in node.keywords)) if isinstance(each, ast.Constant)]
            opens = last == "open" and any(isinstance(each, str) and re.fullmatch("[rwxabt+]*[wxa+][rwxabt+]*", each) for each in strings)
            writes = bool(_WRITING_FUNCTIONS.search(name)) and (
                last not in ("copy", "move", "remove", "link") or owner in _MODULES_THAT_WRITE
            )
            # A text's `replace` takes two arguments, a path's one.
            replaces = (
                last == "replace"
                and bool(owner)
                and (owner == "os" or (len(node.args) == 1 and not node.keywords and owner != "dataclasses"))
            )
            if opens or writes or replaces:
                found.append(f"{path}:{node.lineno}: {name}")
    return found


def second_writers(sources: Sources) -> list[str]:
    return [each for each in writers(sources) if not each.startswith(tuple(MAY_WRITE))]


def test_only_publish_writes_under_output(sources: Sources) -> None:
    assert second_writers(sources) == []
    assert any(each.startswith("microsite/publish/") for each in writers(sources)), "the search finds not even the writer that there is"


@pytest.mark.parametrize(
    "line",
    [
        "open(path, 'w').write('x')", "path.open(mode='ab')", "path.write_text('x')", "path.write_bytes(b'x')", "os.replace(a, b)",
        "path.rename(b)",
        "shutil.copy(a, b)", "shutil.rmtree(a)", "path.unlink()", "path.replace(other)", "os.makedirs(a)", "tempfile.NamedTemporaryFile()",
        "(output / name).mkdir()", "os.remove(a)", "path.touch()", "write_whole({path: data}, within=a)", "files.replace_file(a, b)",
    ],
)  # fmt: skip
def test_a_second_writer_is_found(line: str) -> None:
    planted = {"microsite/render/second.py": f"def write(path, name, output, other, a, b):\n    {line}\n"}
    assert [each for each in second_writers(planted) if each.startswith("microsite/render/second.py:2")]


# 2. model and plan touch no file, clock, environment


PURE = ("microsite/model/", "microsite/plan/")
_IMPURE_MODULES = {
    "os", "pathlib", "io", "shutil", "tempfile", "glob", "time", "random", "secrets", "uuid", "socket", "subprocess", "sys", "threading",
    "urllib",
    "http", "logging", "locale", "platform", "getpass", "multiprocessing",
}  # fmt: skip
_IMPURE_CALLS = re.compile(
    r"^(?:open|input|print|exec|eval|__import__|import_module)$|\.(?:now|today|utcnow|read_text|read_bytes|open|stat|exists|is_file|is_dir|getenv|environ)$"
)


def impurities(sources: Sources) -> list[str]:
    """What of the pure modules reaches for the world."""
    found = []
    for path, module in modules(sources):
        if not path.startswith(PURE):
            continue
        for node in ast.walk(module):
            names = (
                [each.name for each in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            found += [f"{path}:{node.lineno}: import {name}" for name in names if name.split(".")[0] in _IMPURE_MODULES]  # type: ignore[attr-defined]
            if isinstance(node, ast.Call) and _IMPURE_CALLS.search(dotted(node.func)):
                found.append(f"{path}:{node.lineno}: {dotted(node.func)}()")
    return found


def clocks(sources: Sources) -> list[str]:
    """Where words or bytes could come to depend on the day they are made."""
    return [
        f"{path}:{node.lineno}: {dotted(node.func)}()"
        for path, module in modules(sources)
        if path.startswith(
            ("microsite/model/", "microsite/read/", "microsite/text/", "microsite/load/", "microsite/plan/", "microsite/render/")
        )
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and re.search(r"(?:^|\.)(?:now|today|utcnow|time|time_ns|localtime|gmtime|ctime|random|randrange|uuid4|getpid)$", dotted(node.func))
    ]


def test_model_and_plan_touch_no_file_clock_or_environment(sources: Sources) -> None:
    assert impurities(sources) == []


def test_no_word_depends_on_the_clock(sources: Sources) -> None:
    assert clocks(sources) == []


@pytest.mark.parametrize(
    "text",
    [
        "import os", "from pathlib import Path", "import time", "from os.path import exists",
        "def f():\n    return open('x')", "def f(d):\n    return d.now()",
        "def f():\n    import subprocess",
    ],
)  # fmt: skip
def test_a_reach_for_the_world_is_found(text: str) -> None:
    for place in ("microsite/model/new.py", "microsite/plan/new.py"):
        assert impurities({place: text + "\n"})


def test_a_clock_is_found() -> None:
    assert clocks({"microsite/render/new.py": "import datetime\n\ndef f():\n    return datetime.date.today()\n"})


# 4, 6: tests/engine/test_incremental.py; 7, 8: tests/publish/test_output.py. 5. One importer per third-party sub-package


@cache
def imports(module: ast.Module) -> tuple[tuple[str, int, bool], ...]:
    """Each imported module's name, its line, and whether it is imported when this module is; modules of the tool by their full name."""
    late = {id(each) for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for each in ast.walk(node)}
    late |= {
        id(each)
        for node in ast.walk(module)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for each in ast.walk(node)
    }
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found += [(each.name, node.lineno, id(node) not in late) for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            name = node.module or ""
            own = [
                f"{name}.{each.name}"
                for each in node.names
                if (SHIPPED / f"{name}.{each.name}".replace(".", "/")).with_suffix(".py").exists()
            ]
            own += [f"{name}.{each.name}" for each in node.names if (SHIPPED / f"{name}.{each.name}".replace(".", "/")).is_dir()]
            found += [(each, node.lineno, id(node) not in late) for each in own or [name]]
    return tuple(found)


def shared_libraries(sources: Sources) -> list[str]:
    """Sub-packages of third parties that two modules import."""
    importers: dict[str, set[str]] = {}
    for path, module in modules(sources):
        for name, _, _ in imports(module):
            if name.split(".")[0] not in (*sys.stdlib_module_names, "microsite"):
                importers.setdefault(name, set()).add(path)
    return [f"{name}: {', '.join(sorted(paths))}" for name, paths in sorted(importers.items()) if len(paths) > 1]


def test_each_third_party_sub_package_has_one_importer(sources: Sources) -> None:
    assert shared_libraries(sources) == []


@pytest.mark.parametrize(
    "line",
    ["import yaml", "from jinja2 import Template", "from babel.numbers import format_decimal", "import markdown", "import watchfiles"],
)
def test_a_second_importer_is_found(sources: Sources, line: str) -> None:
    assert shared_libraries({**sources, "microsite/plan/new.py": f"def f():\n    {line}\n"})


def test_the_bootstrap_needs_the_standard_library_alone(sources: Sources) -> None:
    for name in ("bootstrap", "environment", "files", "browser", "cli/test_command"):
        path = f"microsite/{name}.py"
        names = {name for name, _, _ in imports(ast.parse(sources[path]))}
        assert {name for name in names if name.split(".")[0] not in (*sys.stdlib_module_names, "microsite")} == set(), path


# Layers


LAYERS = (
    ("__init__",), ("files", "language"), ("sentences",), ("bootstrap",), ("environment",),
    ("diagnostics", "settings", "stages", "digests", "cache_folder", "browser", "parallel", "memo"), ("model",),
    ("read",), ("text",), ("proofreading",), ("load",), ("plan",), ("render",), ("publish",), ("engine",), ("translate",),
    ("author", "sharing"), ("preview",), ("cli",),
)  # fmt: skip
_LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
UPWARD = {
    ("bootstrap", "cli"): "the entrance starts the command line once the libraries are there",
    ("bootstrap", "environment"): "and sets them up where they are not",
}


def package_of(name: str) -> str:
    """The layer's name of a module path or a dotted module name."""
    parts = name.removesuffix(".py").replace("/", ".").split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def upward_imports(sources: Sources) -> list[str]:
    """Imports of a later stage by an earlier one."""
    found = []
    for path, module in modules(sources):
        own = package_of(path)
        if own not in _LEVEL:
            found.append(f"{path}: no layer is known for {own}")
            continue
        for name, line, _ in imports(module):
            other = package_of(name)
            if (
                name.split(".")[0] == "microsite"
                and other != own
                and other in _LEVEL
                and _LEVEL[other] >= _LEVEL[own]
                and (own, other) not in UPWARD
            ):
                found.append(f"{path}:{line}: {own} imports {name}")
    return found


def cycles(sources: Sources) -> list[str]:
    """Modules that need each other while they are being imported."""
    names = {path.removesuffix(".py").replace("/", ".").removesuffix(".__init__"): path for path in sources if path.endswith(".py")}
    edges: dict[str, set[str]] = {}
    for path, module in modules(sources):
        own = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        edges[own] = {name for name, _, now in imports(module) if now and name in names and name != own}
    found = []
    state: dict[str, int] = {}

    def visit(name: str, way: list[str]) -> None:
        state[name] = 1
        for other in sorted(edges.get(name, ())):
            if state.get(other) == 1:
                found.append(" → ".join([*way[way.index(other) :], other] if other in way else [name, other]))
            elif other not in state:
                visit(other, [*way, other])
        state[name] = 2

    for name in sorted(edges):
        if name not in state:
            visit(name, [name])
    return found


def test_imports_point_from_later_stages_to_earlier_ones(sources: Sources) -> None:
    assert upward_imports(sources) == []


def test_no_two_modules_need_each_other(sources: Sources) -> None:
    assert cycles(sources) == []


def test_an_import_upwards_and_a_cycle_are_found(sources: Sources) -> None:
    assert upward_imports({**sources, "microsite/model/new.py": "from microsite.engine import build\n"})
    assert upward_imports({**sources, "microsite/helpers.py": ""})
    assert cycles(
        {**sources, "microsite/model/a.py": "import microsite.model.b\n", "microsite/model/b.py": "from microsite.model.a import x\n"}
    )


def test_every_module_can_be_imported_and_says_nothing(sources: Sources, tmp_path: Path) -> None:
    """In any order, because no two need each other."""
    names = [path.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for path in sources if path.endswith(".py")]
    script = (
        "import importlib, sys\nsys.path.insert(0, sys.argv[1])\nbroken = []\nfor name in sys.argv[2:]:\n"
        "    try:\n        importlib.import_module(name)\n    except Exception as error:\n        broken.append(f'{name}: {error!r}')\n"
        "sys.exit('\\n'.join(broken) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(SHIPPED), *names], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


# Size


LONGER = {
    "microsite/model/content.py": "declarations of what content files say",
    "microsite/plan/views.py": "declarations of what templates get",
}
LONGEST = 300


def long_modules(sources: Sources) -> list[str]:
    return [
        f"{path}: {lines} lines"
        for path, text in sources.items()
        if (lines := len(text.splitlines())) > LONGEST and path.endswith(".py") and path not in LONGER
    ]


def test_modules_are_short_or_listed_with_their_reason(sources: Sources) -> None:
    assert long_modules(sources) == []
    assert [path for path in LONGER if len(sources[path].splitlines()) <= LONGEST] == [], "no longer long: take it from the list"


def test_a_long_module_is_found(sources: Sources) -> None:
    assert long_modules({**sources, "microsite/plan/new.py": "x = 1\n" * 301})


# Data stays data


SPEAKS_OF_LANGUAGES = {
    "microsite/sentences/": "the tool's messages are in English and Chinese, without catalogues",
    "microsite/language.py": "which of the two is decided here",
    "microsite/cli/": "the help of the command line is in both",
}


def _scalars(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _scalars(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _scalars(each, key)
    elif isinstance(value, str):
        yield key, value


@cache
def showcase_words() -> dict[str, str]:
    """What only the showcase's files may name, as patterns with what each is: derived from those files."""
    words: dict[str, str] = {}
    for path in sorted((SHIPPED / "content").rglob("*.yaml")):
        if path.parent.name != "content":
            words[rf"^{path.parent.name}$|\b{path.parent.name}/"] = "an edition"
            if "_" in path.stem:
                words[rf"\b{path.stem}\b"] = "a section"
        for key, value in _scalars(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)):
            if key == "id" and "_" in value:
                words[rf"\b{value}\b"] = "an id"
            elif key in ("name", "title", "counted") and re.search("[\u4e00-\u9fff]{2}", value) and path.name != "site.yaml":
                words[re.escape(value.replace("{n}", ""))] = "a name"
    site = yaml.load((SHIPPED / "content/site.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    words[re.escape(site["title"][:3])] = "the showcase's name"
    for path in (SHIPPED / "translations").glob("*/site.po"):
        title = re.search(r'msgctxt "site.title"\nmsgid .*\nmsgstr "(.*)"', path.read_text("utf-8"))
        for word in re.findall(r"\b[A-Z][a-z]{4,}\b", title[1] if title else ""):
            words[rf"(?i)\b{word}\b"] = "the showcase's name"
    return words


@cache
def language_words() -> set[str]:
    """Codes and names of the showcase's languages."""
    site = yaml.load((SHIPPED / "content/site.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return {each[key] for each in site["languages"] for key in ("path", "tag", "locale", "name") if key in each}


def texts(sources: Sources) -> Iterator[tuple[str, int, str]]:
    """The strings of modules, without docstrings and the like, and the lines of templates."""
    for path, module in modules(sources):
        idle = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
        yield from (
            (path, node.lineno, node.value)
            for node in ast.walk(module)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in idle
        )
    for path, text in sources.items():
        if path.endswith(".html"):
            yield from ((path, number, line) for number, line in enumerate(text.splitlines(), 1))


def named_data(sources: Sources) -> list[str]:
    """Where the tool names what only content may."""
    patterns = [(re.compile(pattern), what) for pattern, what in showcase_words().items()]
    any_of_them = re.compile("|".join(pattern.replace("(?i)", "") for pattern in showcase_words()), re.IGNORECASE)
    languages = language_words()
    found = []
    for path, line, text in texts(sources):
        if any_of_them.search(text):
            found += [f"{path}:{line}: {what}: {text[:60]!r}" for pattern, what in patterns if pattern.search(text)]
        quoted = {text} if path.endswith(".py") else set(re.findall(r"[\"']([^\"']*)[\"']", text))
        if not path.startswith(tuple(SPEAKS_OF_LANGUAGES)):
            found += [f"{path}:{line}: a language: {text[:60]!r}" for _ in quoted & languages]
    return found


def test_no_module_or_template_names_the_showcase_or_a_language(sources: Sources) -> None:
    assert len(showcase_words()) > 50, "the words to look for were not found in the content"
    assert named_data(sources) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("microsite/plan/new.py", "def f(edition):\n    return edition == '2024'\n"),
        ("microsite/plan/new.py", "WORD = 'education_health'\n"),
        ("microsite/text/new.py", "UNIT = '平方公里的示范'\nNAME = '高新技术企业'\n"),
        ("microsite/render/new.py", "TITLE = 'Gangcheng in brief'\n"),
        ("microsite/load/new.py", "def f(language):\n    return language == 'zh'\n"),
        ("templates/new.html", '{% if frame.language == "zh-Hans" %}'),
        ("templates/new.html", "<p>Gangcheng</p>"),
    ],
)  # fmt: skip
def test_a_name_of_the_showcase_is_found(path: str, text: str) -> None:
    text = text.replace("高新技术企业", yaml.safe_load((SHIPPED / "content/indicators.yaml").read_text("utf-8"))["indicators"][0]["name"])
    assert [each for each in named_data({path: text}) if each.startswith(path)]


CHECKERS: tuple[Callable[[Sources], list[str]], ...] = (
    second_writers, impurities, clocks, shared_libraries, upward_imports, cycles, long_modules, named_data,
)  # fmt: skip


def test_the_checks_look_at_every_module(sources: Sources) -> None:
    assert len([path for path in sources if path.endswith(".py")]) > 60
    assert len([path for path in sources if path.endswith(".html")]) > 4
    for check in CHECKERS:
        assert check({}) == []
