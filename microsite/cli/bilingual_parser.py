"""argparse in English and Chinese: help, headings, usage and errors in one language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn, Self

Text = Callable[[str, str], str]
"""chooses between English and Chinese"""


class BilingualParser(argparse.ArgumentParser):
    """A parser whose help and errors are in one language.

    argparse takes its own words from gettext, that is from a compiled catalogue on disk, chosen by environment variables for the
    whole process and all that it starts. Its few words are easier to replace here, through what argparse documents: own titles
    of groups, own help for `--help` and `--version`, and the methods `format_usage`, `format_help` and `error`.
    """

    def __init__(self, *, text: Text, **others: Any) -> None:
        formatter = argparse.RawDescriptionHelpFormatter
        super().__init__(formatter_class=formatter, allow_abbrev=False, add_help=False, **others)
        self.text = text
        self._option_group = self.add_argument_group(text("options", "选项"))
        self.option("-h --help", "show this help and exit", "显示这份帮助后退出", action="help")

    def option(self, names: str, english: str, chinese: str, **others: Any) -> None:
        """Add an option (or an argument) by its names, separated by spaces, with its help; `others` go to `add_argument`."""
        self._option_group.add_argument(*names.split(), help=self.text(english, chinese), **others)

    def commands(self, dest: str) -> Callable[..., Self]:
        """Begin the sub-commands, whose name is stored as `dest`; returns the function that adds one."""
        title, metavar = self.text("commands", "命令"), self.text("COMMAND", "命令")
        return self.add_subparsers(title=title, dest=dest, metavar=metavar, required=True).add_parser

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", self.text("usage: ", "用法："), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", self.text("usage: ", "用法："), 1)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        chinese = in_chinese(message)
        self.exit(2, self.text(f"{self.prog}: error: {message}\n", f"{self.prog}: 错误：{chinese}\n"))


_ARGUMENT = re.compile(r"argument (?P<name>[^:]+): (?P<problem>.+)", re.DOTALL)
_CHOICE = re.compile(r"invalid choice: (?P<found>.+) \(choose from (?P<choices>.+)\)", re.DOTALL)
_OTHERS = (
    (re.compile(r"expected one argument"), "后面缺少一个值"),
    (re.compile(r"ignored explicit argument (.+)", re.DOTALL), r"后面不写值，这里却写了\1"),
    (re.compile(r"unrecognized arguments: (.+)", re.DOTALL), r"不认识的选项或参数：\1"),
    (re.compile(r"the following arguments are required: (.+)", re.DOTALL), r"缺少\1"),
)


def in_chinese(message: str) -> str:
    """An error message of argparse in Chinese; one that is not known here stays in English."""
    if argument := _ARGUMENT.fullmatch(message):
        return f"{argument['name']}：{in_chinese(argument['problem'])}"
    if choice := _CHOICE.fullmatch(message):
        # Python 3.11 writes the choices in quotes, newer versions do not.
        return f"不能写{choice['found']}，可以写{choice['choices'].replace(chr(39), '').replace(', ', '、')}"
    return next((match.expand(chinese) for pattern, chinese in _OTHERS if (match := pattern.fullmatch(message))), message)


def number(text: Text, least: int, most: int) -> Callable[[str], int]:
    """The type of an option whose value is a whole number in a range."""

    def convert(value: str) -> int:
        if value.isdecimal() and len(value) <= len(str(most)) and least <= int(value) <= most:
            return int(value)
        raise argparse.ArgumentTypeError(text(f"must be a whole number from {least} to {most}", f"必须是{least}到{most}的整数"))

    return convert
