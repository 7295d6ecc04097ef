"""The grammar of the command line: commands, options, and an example of each, in English and Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from microsite import __version__
from microsite.author.questions import QUESTIONS
from microsite.language import LANGUAGES, in_language
from microsite.sentences.questions import HELP
from microsite.settings import SHIPPED, Settings

Text = Callable[[str, str], str]
"""chooses between English and Chinese"""

_EXAMPLES = {
    "build": "--base-url https://example.org/report/",
    "check": "--strict",
    "cards": "",
    "preview": "--port 5500",
    "translations update": "",
    "translations status": "--format json",
    "translations check": "",
    "new edition": "--id 2025 --title 2025年工作报告摘要 --date 2025-01-17 --document report_2025 --document-title 2025年工作报告",
    "new section": "--id old_villages --title 老旧小区",
    "new figure": "--section city --id lamps --indicator new_lamps --name 新装路灯数 --unit lamp --counted '{n}盏' --kind target"
    " --value 300 --period 2024 --place P6",
    "new language": "--path fr --name Français",
    "test": "--full",
}
"""command → the options of its example"""

_NEW = {
    "edition": ("add an edition, a draft with the sections of the last one", "新建一期（草稿），章节与上一期相同"),
    "section": ("add a section, a draft", "新建一节（草稿）"),
    "figure": ("add a figure to a section, and its indicator and unit if they are new", "给一节加一个数字；指标和单位是新的，也一起加"),
    "language": ("add a language, and create its catalogues", "新增一种语言，并生成它的译文文件"),
}


def parser(language: str = "en") -> argparse.ArgumentParser:
    """The parser of the whole command line; its help and errors are in `language`."""
    text: Text = partial(in_language, language)
    top = BilingualParser(
        text=text,
        prog="site.py",
        description=text(
            "Makes a website in several languages from YAML summaries of a report and their gettext translations.",
            "用报告的YAML摘要和gettext译文生成多语言网站。",
        ),
    )
    top.option("--version", "show the version and exit", "显示版本后退出", action="version", version=f"microsite {__version__}")
    top.common_options(SHIPPED, None)
    command = top.commands("command")

    build = command("build", "make the site in output/", "在output/里生成网站")
    refused = (
        "find everything that build would refuse or warn of, and mistakes in translations; write nothing",
        "找出生成时会报的错误和警告，以及译文里的错，不写任何文件",
    )
    check = command("check", *refused)
    preview = command("preview", "show the site in a browser, and update it after every change", "在浏览器里看网站，随改随看")
    cards = command("cards", "draw the pictures for shared links", "画分享链接时显示的卡片")
    cards.option("--again", "also draw those that are up to date", "没有变化的也重画", action="store_true")
    for each in (build, check, preview):
        address = "address of the published site (default: base_url in site.yaml)", "网站发布后的地址（默认：site.yaml里的base_url）"
        each.option("--base-url", *address, default="", metavar="URL")
    for each in (build, check, cards):
        each.option("--drafts", "include what is marked `draft: true`", "包括标了`draft: true`的内容", action="store_true")
    for each in (build, check):
        each.option("--strict", "warnings and missing translations fail", "有警告或缺译文也算失败", action="store_true")
        coverage = "fail if less than N %% of the texts is translated into a language", "任何一种语言的译文不到N%%就算失败"
        each.option("--min-coverage", *coverage, type=number(text, 0, 100), default=0, metavar="N")
        jobs = "number of processes (default: one for each core)", "用几个进程（默认：有几个核用几个）"
        each.option("--jobs", *jobs, type=number(text, 1, 1000), default=0, metavar="N")
    for each in (build, check, preview, cards):
        trust = "run the root's own templates without the sandbox", "根文件夹自己的模板不放进沙箱运行"
        each.option("--trust-templates", *trust, action="store_true")

    output = "where the site goes (default: output/ in the root)", "网站放到哪里（默认：根文件夹里的output/）"
    build.option("--output", *output, type=Path, metavar="DIR")
    build.option("--explain", "say why each file was written", "说明每个文件为什么重写", action="store_true")
    build.option("--verify", "compare every file by its bytes, whatever its time says", "不管文件时间，逐字节比较", action="store_true")

    source = "also compare the figures with this text, both ways; it is not copied", "再把数字与这份文本两头核对，文本留在原处"
    check.option("--source", *source, type=Path, metavar="FILE")
    document = "which document the text is (default: that of the newest edition)", "文本是哪份资料（默认：最新一期的）"
    check.option("--document", *document, default="", metavar="ID")

    port = "port on this machine (default: 5500, or the next free one)", "本机端口（默认：5500或下一个空闲的）"
    preview.option("--port", *port, type=number(text, 0, 65535), default=0, metavar="N")
    preview.option("--open", "open the browser", "打开浏览器", action="store_true")
    preview.option("--no-drafts", "leave out drafts", "不包括草稿", dest="drafts", action="store_false")

    translations = command("translations", "update, count and check the .po files", "更新、统计、检查.po译文文件")
    kind = translations.commands("kind")
    update = kind("update", "bring the .po files up to date with the content", "按内容更新.po文件")
    behind = "write nothing; exit 1 if a catalogue is out of date", "不写文件；有落后的译文文件就以1退出"
    update.option("--check", *behind, action="store_true")
    status = kind("status", "show how much is translated", "统计译了多少")
    status.option("--format", "form of the output", "输出的格式", choices=("table", "json"), default="table")
    kind("check", "look for mistakes in translations; docs/checks.md lists them", "检查译文里的错误，见docs/checks.zh.md")

    new = command("new", "add an edition, section, figure or language", "新建一期、一节、一个数字或一种语言")
    thing = new.commands("thing")
    for name, questions in QUESTIONS.items():
        addition = thing(name, *_NEW[name])
        for question in questions:
            metavar = question.shape.upper().replace("-ID", "")
            addition.option(f"--{question.name}", *HELP[name][question.name], default="", metavar=metavar)
        if name == "figure":
            inferred = "the document does not state the time; the editors concluded it", "时间不是资料写的，而是编者推断的"
            addition.option("--inferred", *inferred, action="store_true")

    test = command("test", "run the tool's own tests, and install what they need", "运行工具自己的测试，并装好所需的东西")
    test.option("--full", "also run the long ones", "耗时长的也运行", action="store_true")
    rest = "further arguments for pytest", "交给pytest的其他参数"
    test.option("arguments", *rest, nargs=argparse.REMAINDER, metavar=text("ARGUMENT", "参数"))
    return top


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of a parsed command line."""
    given = {name: value for name, value in vars(options).items() if name in Settings._fields}
    root = options.root.absolute()
    output = given.get("output") or root / "output"
    return Settings(**given | {"root": root, "output": output.absolute()})


class BilingualParser(argparse.ArgumentParser):
    """A parser whose help and errors are in one language.

    argparse takes its own words from gettext, that is from a compiled catalogue on disk, chosen by environment variables for the
    whole process and all that it starts. Its few words are easier to replace here, through what argparse documents: own titles
    of groups, own help for `--help` and `--version`, and the methods `format_usage`, `format_help` and `error`.
    """

    def __init__(self, *, text: Text, path: str = "", **others: Any) -> None:
        """`path` is that of the command, such as `translations update`; its examples and those of its sub-commands end the help."""
        examples = {command: options for command, options in _EXAMPLES.items() if f"{command} ".startswith(f"{path} ".lstrip())}
        lines = [f"  python3 site.py {command} {options}".rstrip() for command, options in examples.items()]
        epilog = "\n".join([text("Example:" if len(lines) == 1 else "Examples:", "示例："), *lines])
        formatter = argparse.RawDescriptionHelpFormatter
        super().__init__(formatter_class=formatter, allow_abbrev=False, add_help=False, epilog=epilog, **others)
        self.text, self.path = text, path
        self._option_group = self.add_argument_group(text("options", "选项"))
        self.option("-h --help", "show this help and exit", "显示这份帮助后退出", action="help")

    def option(self, names: str, english: str, chinese: str, **others: Any) -> None:
        """Add an option (or an argument) by its names, separated by spaces, with its help; `others` go to `add_argument`."""
        self._option_group.add_argument(*names.split(), help=self.text(english, chinese), **others)

    def common_options(self, root: Path | str, messages: str | None) -> None:
        """Add the options that every command has, with their defaults."""
        folder = "folder with content/ and the rest (default: that of site.py)", "放content/等的文件夹（默认：site.py所在的）"
        self.option("--root", *folder, type=Path, default=root, metavar="DIR")
        language = "language of the tool's messages (default: the system's)", "工具的提示用什么语言（默认：随系统）"
        self.option("--messages", *language, choices=LANGUAGES, default=messages)

    def commands(self, dest: str) -> Callable[[str, str, str], BilingualParser]:
        """Begin the sub-commands, whose name is stored as `dest`; returns the function that adds one, with a summary of what it does."""
        title, metavar = self.text("commands", "命令"), self.text("COMMAND", "命令")
        commands = self.add_subparsers(title=title, dest=dest, metavar=metavar, required=True)

        def add(name: str, english: str, chinese: str) -> BilingualParser:
            summary = self.text(english, chinese)
            description = f"{summary[0].upper()}{summary[1:]}{self.text('.', '。')}"
            path = f"{self.path} {name}".lstrip()
            command: BilingualParser = commands.add_parser(name, help=summary, text=self.text, path=path, description=description)
            # These options may also come before the command; suppressed defaults keep the values given there.
            command.common_options(argparse.SUPPRESS, argparse.SUPPRESS)
            return command

        return add

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
