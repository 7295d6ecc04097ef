"""Every code that the sources raise has its sentence, in two languages and without gaps, and no sentence is kept that nothing raises."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import microsite
from microsite.language import Pair
from microsite.model.shapes import Record, shapes_in
from microsite.read import tables, unseen
from microsite.sentences import SENTENCES, commands, label, setup, words
from microsite.sentences.form import CHINESE, ENGLISH, Advice, fill, needed, slots, visible
from microsite.sentences.shapes import ELEMENTS, KINDS, RECORDS, SHAPES, UNSEEN

PACKAGE = Path(microsite.__file__).parent
SOURCES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "sentences"}


class Raised(NamedTuple):
    """A code as it stands in the sources, with the facts that are named beside it; None where they can't be told from there."""

    code: str
    facts: frozenset[str] | None
    place: str


def raisers(sources: Iterable[ast.AST]) -> dict[str, set[tuple[int, bool]]]:
    """The functions and classes that take a `code`: its place among their arguments (without `self`), whether facts are keywords."""
    found: dict[str, set[tuple[int, bool]]] = {}
    for tree in sources:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            elif isinstance(node, ast.ClassDef):
                names = [each.target.id for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
            else:
                continue
            if "code" in names:
                with_facts = isinstance(node, ast.FunctionDef) and node.args.kwarg is not None
                found.setdefault(node.name, set()).add((names.index("code"), with_facts))
    return found


def raised(sources: dict[Path, ast.Module]) -> Iterator[Raised]:
    """Every code that is written out: as an argument of a raiser, or given to the name `code`."""
    takes = raisers(sources.values())
    for path, tree in sources.items():
        for node in ast.walk(tree):
            place = f"{path.name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                keywords = [keyword.arg for keyword in node.keywords]
                told = None not in keywords and all(with_facts for _, with_facts in takes.get(name, ()))
                facts = frozenset(keyword for keyword in keywords if keyword) if told else None
                arguments = [node.args[at] for at, _ in takes.get(name, ()) if at < len(node.args)]
                arguments += [keyword.value for keyword in node.keywords if keyword.arg == "code" and name in takes]
                for argument in arguments:
                    yield from (Raised(code, facts, place) for code in _texts(argument))
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value and "code" in _targets(node):
                yield from (Raised(code, None, place) for code in _texts(node.value))


def _targets(node: ast.Assign | ast.AnnAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


RAISED = list(raised(SOURCES))


def without_sentence(found: Iterable[Raised]) -> list[str]:
    return sorted({f"{each.code} ({each.place})" for each in found if each.code not in SENTENCES})


def without_use(found: Iterable[Raised]) -> list[str]:
    used = {each.code for each in found}
    return sorted(code for code in SENTENCES if code.partition(":")[0] not in used)


def test_every_code_that_is_raised_has_its_sentence() -> None:
    assert without_sentence(RAISED) == []


def test_a_code_without_its_sentence_would_be_noticed() -> None:
    planted = ast.parse("def refuse(node, code, **facts): ...\nrefuse(None, 'moon-phase' if node else 'sun-spot')")
    found = list(raised({Path("planted.py"): planted}))
    assert without_sentence(found) == ["moon-phase (planted.py:2)", "sun-spot (planted.py:2)"]


def test_every_sentence_is_of_a_code_that_is_raised() -> None:
    assert without_use(RAISED) == []


def test_a_sentence_that_nothing_raises_would_be_noticed() -> None:
    assert without_use([each for each in RAISED if each.code != "key-unknown"]) == ["key-unknown"]


def gaps(found: Iterable[Raised]) -> list[str]:
    """Facts that a sentence needs and that the place which raises it does not give."""
    lacking = []
    for each in found:
        sentence = SENTENCES.get(each.code)
        if each.facts is None or sentence is None or sentence.by:
            continue
        missing = (needed(sentence.advice(ENGLISH)) | needed(sentence.advice(CHINESE))) - each.facts
        lacking += [f"{each.place}: {each.code} without {fact}" for fact in sorted(missing)]
    return lacking


def test_every_place_that_raises_a_code_gives_the_facts_of_its_sentence() -> None:
    assert gaps(RAISED) == []


def test_a_fact_that_is_not_given_would_be_noticed() -> None:
    assert gaps([Raised("key-missing", frozenset({"found"}), "planted.py:1")]) == ["planted.py:1: key-missing without record"]


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_says_the_same_in_both_languages(code: str) -> None:
    english, chinese = (SENTENCES[code].advice(index) for index in (ENGLISH, CHINESE))
    assert bool(english.expected) == bool(chinese.expected)
    assert bool(english.fix) == bool(chinese.fix)
    told = set().union(*(slots(part) for part in english)) ^ set().union(*(slots(part) for part in chinese))
    assert told <= {"count", "total", "purpose"}, f"only one of the languages tells {told}"


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_keeps_the_style_of_the_house(code: str) -> None:
    english, chinese = (SENTENCES[code].advice(index) for index in (ENGLISH, CHINESE))
    for part in english:
        assert not part.endswith("."), "no full stop"
        assert (
            not part
            or part[0] in "`{[<‘"
            or part[0].islower()
            or part.split()[0] in ("UTF-8", "Jinja's", "Markdown,", "Chinese", "CSS", "LF")
        ), part
        assert part.count("`") % 2 == 0, "each backtick has its other half"
    for part in chinese:
        assert not part.endswith("。"), "no full stop"
        assert part.count("`") % 2 == 0, "each backtick has its other half"
        bare = "".join(part.split("`")[::2])
        assert not any(sign in bare for sign in ",;!?"), f"full-width punctuation: {bare}"


def test_a_chosen_wording_belongs_to_a_sentence_that_chooses() -> None:
    for code in SENTENCES:
        base, colon, _ = code.partition(":")
        assert not colon or SENTENCES[base].by, f"{code} can never be chosen"


def test_every_cause_of_a_syntax_fault_has_its_wording() -> None:
    slips = next(tree for path, tree in SOURCES.items() if path.name == "yaml_slips.py")
    tables = [
        node.value
        for node in ast.walk(slips)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("SLIPS", "_CAUSES")
    ]
    assert len(tables) == 2
    names = {
        each.value
        for table in tables
        for each in ast.walk(table)
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value.replace("-", "").isalpha()
    }
    assert {"tab", "quote", "conflict"} <= names
    assert {f"yaml-syntax:{name}" for name in names} <= SENTENCES.keys()


ALL_SHAPES = [*shapes_in(tables.SITE, tables.EDITION, tables.SECTION, tables.SHIPPED_UNITS, *tables.REGISTERS.values())]


def test_every_shape_of_the_content_files_has_a_name_in_both_languages() -> None:
    assert {shape.name for shape in ALL_SHAPES if hasattr(shape, "name")} - SHAPES.keys() == set()
    assert {shape.name for shape in ALL_SHAPES if isinstance(shape, Record)} - RECORDS.keys() == set()
    assert {"scalar", "list", "map"} == KINDS.keys()


def test_every_kind_of_unseen_character_has_a_name_in_both_languages() -> None:
    assert {kind for _, _, kind in unseen._RANGES} == UNSEEN.keys()


def test_every_word_for_a_shape_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    for name in {*SHAPES, *RECORDS, *ELEMENTS} - {shape.name for shape in ALL_SHAPES if isinstance(shape, Record)}:
        assert f'"{name}"' in text, f"nothing is called {name!r}"


def test_a_part_falls_away_where_its_fact_is_missing_or_nothing() -> None:
    text = "there is no `{found}`[[, did you mean `{near}`?]]"
    assert fill(text, {"found": "a", "near": "b"}, 0) == "there is no `a`, did you mean `b`?"
    assert fill(text, {"found": "a"}, 0) == "there is no `a`"
    assert fill(text, {"found": "a", "near": ""}, 0) == "there is no `a`"
    assert fill("[[{count} are missing]]", {"count": "0"}, 0) == ""
    assert fill("write [[`{near}`||a word]]", {"near": "b"}, 0) == "write `b`"
    assert fill("write [[`{near}`||a word]]", {}, 0) == "write a word"


def test_a_list_of_names_is_written_as_each_language_does() -> None:
    assert fill("{a:names}", {"a": "x, y, z"}, 0) == "`x`, `y` or `z`"
    assert fill("{a:names}", {"a": "x, y, z"}, 1) == "`x`、`y`或`z`"
    assert fill("{a:all}", {"a": "x, y"}, 1) == "`x`和`y`"
    assert fill("{a:names}", {"a": "x"}, 0) == "`x`"


def test_a_fact_is_text_whatever_it_looks_like() -> None:
    assert fill("`{found}`[[ {near}]]", {"found": "{near}]] {{", "near": ""}, 0) == "`{near}]] {{`"


def test_a_fact_commands_no_terminal_and_breaks_no_line() -> None:
    assert visible("a\x1b[2Jb\nc\u202ed") == "aU+001B[2Jb cU+202Ed"
    assert len(visible("x" * 10_000)) == 300


def test_a_fact_that_is_missing_makes_no_sentence_fail() -> None:
    for code in SENTENCES:
        for language in ("en", "zh"):
            assert words(code.partition(":")[0], {}, language).problem


def test_a_label_is_in_the_language_that_is_asked_for() -> None:
    assert (label("error", "en"), label("error", "zh")) == ("error: ", "错误：")


def test_a_wording_is_chosen_by_its_fact() -> None:
    assert words("yaml-syntax", {"cause": "tab", "problem": ""}, "en").problem == "the line begins with a tab"
    assert words("yaml-syntax", {"cause": "unknown", "problem": "odd"}, "en") == Advice(
        "the file cannot be read from here on (“odd”)",
        "lines such as `title: …`, aligned with each other",
        "compare this line and the one above it with a file that works: indentation, colons, quotes",
    )


def with_different_facts(texts: dict[str, Pair]) -> list[str]:
    """Names of texts whose English and Chinese use different facts."""
    return [name for name, (english, chinese) in texts.items() if slots(english) != slots(chinese)]


def test_texts_of_commands_and_set_up_use_the_same_facts_in_both_languages() -> None:
    assert with_different_facts({**commands.TEXTS, **setup.TEXTS}) == []


def test_a_fact_in_one_language_only_would_be_noticed() -> None:
    assert with_different_facts({"wrote": ("wrote {file}", "已写入")}) == ["wrote"]


def test_a_refusal_of_the_system_says_what_is_wrong_with_which_file() -> None:
    full, other = OSError(28, "No space left on device", "a.html"), OSError(5, "Input/output error", "b.html")
    assert commands.text_of_system_fault("en", full) == "cannot write a.html: the disk is full"
    assert commands.text_of_system_fault("zh", full) == "无法写入a.html：磁盘已满"
    assert commands.text_of_system_fault("en", other) == "cannot access b.html: Input/output error"
