"""Help and usage errors in English and Chinese, and the language that is chosen for them."""

from __future__ import annotations

import argparse
import re

import pytest

from microsite.author.questions import NEVER, QUESTIONS
from microsite.cli.main import main
from microsite.cli.options import parser
from microsite.diagnostics import display_width
from microsite.language import language_of
from microsite.sentences.questions import HELP, PROMPTS

COMMANDS = "build, check, preview, cards, translations, new, test"

USAGE_ERRORS = {
    "": (
        "site.py: error: the following arguments are required: COMMAND",
        "site.py: 错误：缺少命令",
    ),
    "biuld": (
        f"site.py: error: argument COMMAND: invalid choice: 'biuld' (choose from {COMMANDS})",
        "site.py: 错误：命令：不能写'biuld'，可以写build、check、preview、cards、translations、new、test",
    ),
    "translations": (
        "site.py translations: error: the following arguments are required: COMMAND",
        "site.py translations: 错误：缺少命令",
    ),
    "translations status --format xml": (
        "site.py translations status: error: argument --format: invalid choice: 'xml' (choose from table, json)",
        "site.py translations status: 错误：--format：不能写'xml'，可以写table、json",
    ),
    "build extra": (
        "site.py: error: unrecognized arguments: extra",
        "site.py: 错误：不认识的选项或参数：extra",
    ),
    "build --outp x": (
        "site.py: error: unrecognized arguments: --outp x",
        "site.py: 错误：不认识的选项或参数：--outp x",
    ),
    "build --output": (
        "site.py build: error: argument --output: expected one argument",
        "site.py build: 错误：--output：后面缺少一个值",
    ),
    "build --strict=yes": (
        "site.py build: error: argument --strict: ignored explicit argument 'yes'",
        "site.py build: 错误：--strict：后面不写值，这里却写了'yes'",
    ),
    "build --jobs many": (
        "site.py build: error: argument --jobs: must be a whole number from 1 to 1000",
        "site.py build: 错误：--jobs：必须是1到1000的整数",
    ),
    "build --min-coverage 101": (
        "site.py build: error: argument --min-coverage: must be a whole number from 0 to 100",
        "site.py build: 错误：--min-coverage：必须是0到100的整数",
    ),
    "preview --port 70000": (
        "site.py preview: error: argument --port: must be a whole number from 0 to 65535",
        "site.py preview: 错误：--port：必须是0到65535的整数",
    ),
}
"""Wrong command line → the last line on stderr in English and in Chinese."""


@pytest.mark.parametrize("line", USAGE_ERRORS)
@pytest.mark.parametrize(("language", "usage"), [("en", "usage: site.py "), ("zh", "用法：site.py ")])
def test_a_wrong_command_line_exits_2_and_says_how(line: str, language: str, usage: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--messages", language, *line.split()])
    out, err = capsys.readouterr()
    assert (stopped.value.code, out) == (2, "")
    assert err.startswith(usage)
    english, chinese = USAGE_ERRORS[line]
    # Newer versions of Python write the choices without quotes.
    shown = re.sub(r"(?<=choose from ).*(?=\))", lambda choices: choices[0].replace("'", ""), err.splitlines()[-1])
    assert shown == (english if language == "en" else chinese)


def helps(command: argparse.ArgumentParser) -> list[str]:
    """The help of a command and of all its sub-commands."""
    texts = [command.format_help()]
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            texts += [text for sub_command in action.choices.values() for text in helps(sub_command)]
    return texts


@pytest.fixture(autouse=True)
def _wide_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


ENGLISH_BESIDES_EXAMPLES = re.compile(r"\b(?:usage|options|arguments|commands|show|exit|the|and|of|default)\b")


def test_no_help_in_chinese_has_an_english_word_in_it() -> None:
    for text in helps(parser("zh")):
        shown = text.partition("示例：")[0]
        assert text.startswith("用法：")
        assert not ENGLISH_BESIDES_EXAMPLES.search(shown), shown


def test_an_english_word_in_chinese_help_would_be_noticed() -> None:
    command = parser("zh")
    command.add_argument("--planted")
    assert ENGLISH_BESIDES_EXAMPLES.search(command.format_help())


def test_chinese_help_of_an_option_fits_its_line() -> None:
    """argparse counts characters, and a Chinese one takes two columns: what it would wrap runs past the edge of the terminal."""
    for text in helps(parser("zh")):
        for line in text.partition("示例：")[0].splitlines():
            assert display_width(line) <= 80, line


def test_each_option_of_new_has_its_help_and_each_question_its_words() -> None:
    for thing, questions in QUESTIONS.items():
        assert list(HELP[thing]) == [question.name for question in questions]
        assert list(PROMPTS[thing]) == [question.name for question in questions if question.asked != NEVER]


@pytest.mark.parametrize(
    ("arguments", "system", "language"),
    [
        (["build"], {}, "en"),
        (["build"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["build"], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        (["build"], {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        (["build", "--messages", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["--messages=zh", "build"], {}, "zh"),
        (["--messages", "en", "build", "--messages", "zh"], {}, "zh"),
        (["build", "--messages", "fr"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["build", "--messages"], {}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_else_the_systems(
    arguments: list[str], system: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in system.items():
        monkeypatch.setenv(name, value)
    assert language_of(arguments) == language
