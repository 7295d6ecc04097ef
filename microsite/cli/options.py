"""The grammar of the command line: commands, options, and an example of each, in English and Chinese."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from microsite import __version__
from microsite.author.questions import QUESTIONS
from microsite.cli.bilingual_parser import BilingualParser, Text, number
from microsite.language import LANGUAGES, Pair, in_language
from microsite.sentences.questions import HELP
from microsite.settings import SHIPPED, Settings

_EXAMPLES = {
    "build": "python3 site.py build --base-url https://example.org/report/",
    "check": "python3 site.py check --strict",
    "cards": "python3 site.py cards",
    "preview": "python3 site.py preview --port 5500",
    "translations update": "python3 site.py translations update",
    "translations status": "python3 site.py translations status --format json",
    "translations check": "python3 site.py translations check",
    "new edition": "python3 site.py new edition --id 2025 --title 2025年工作报告摘要 --date 2025-01-17 --document report_2025"
    " --document-title 2025年工作报告",
    "new section": "python3 site.py new section --id old_villages --title 老旧小区",
    "new figure": "python3 site.py new figure --section city --id lamps --indicator new_lamps --name 新装路灯数 --unit lamp"
    " --counted '{n}盏' --kind target --value 300 --period 2024 --place P6",
    "new language": "python3 site.py new language --path fr --name Français",
    "test": "python3 site.py test --full",
}

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
        epilog=_examples(text, ""),
    )
    top.options.add_argument(
        "--version", action="version", version=f"microsite {__version__}", help=text("show the version and exit", "显示版本后退出")
    )
    _everywhere(top, SHIPPED, None)
    commands = top.add_subparsers(title=text("commands", "命令"), dest="command", metavar=text("COMMAND", "命令"), required=True)
    build = _command(commands, text, "build", ("make the site in output/", "在output/里生成网站"))
    _building(build)
    add = build.options.add_argument
    add(
        "--output",
        type=Path,
        metavar="DIR",
        help=text("where the site goes (default: output/ in the root)", "网站放到哪里（默认：根文件夹里的output/）"),
    )
    add("--explain", action="store_true", help=text("say why each file was written", "说明每个文件为什么重写"))
    add("--verify", action="store_true", help=text("compare every file by its bytes, whatever its time says", "不管文件时间，逐字节比较"))
    check = _command(
        commands,
        text,
        "check",
        ("find everything that build would refuse or warn of; write nothing", "找出生成时会报的错误和警告，不写任何文件"),
    )
    _building(check)
    add = check.options.add_argument
    add(
        "--source",
        type=Path,
        metavar="FILE",
        help=text("also compare each figure with this text, which is not copied", "再把每个数字与这份文本核对，文本留在原处"),
    )
    add(
        "--document",
        default="",
        metavar="ID",
        help=text("which document the text is (default: that of the newest edition)", "文本是哪份资料（默认：最新一期的）"),
    )
    preview = _command(
        commands, text, "preview", ("show the site in a browser, and update it after every change", "在浏览器里看网站，随改随看")
    )
    _addressed(preview)
    _trusting(preview)
    add = preview.options.add_argument
    port = number(text, 0, 65535)
    add(
        "--port",
        type=port,
        default=0,
        metavar="N",
        help=text("port on this machine (default: 5500, or the next free one)", "本机端口（默认：5500或下一个空闲的）"),
    )
    add("--open", action="store_true", help=text("open the browser", "打开浏览器"))
    add("--no-drafts", dest="drafts", action="store_false", help=text("leave out drafts", "不包括草稿"))
    cards = _command(commands, text, "cards", ("draw the pictures for shared links", "画分享链接时显示的卡片"))
    add = cards.options.add_argument
    add("--again", action="store_true", help=text("also draw those that are up to date", "没有变化的也重画"))
    _drafting(cards)
    _trusting(cards)
    translations = _command(commands, text, "translations", ("update, count and check the .po files", "更新、统计、检查.po译文文件"))
    kinds = translations.add_subparsers(title=text("commands", "命令"), dest="kind", metavar=text("COMMAND", "命令"), required=True)
    update = _command(kinds, text, "translations update", ("bring the .po files up to date with the content", "按内容更新.po文件"))
    update.options.add_argument(
        "--check",
        action="store_true",
        help=text("write nothing; exit 1 if a catalogue is out of date", "不写文件；有落后的译文文件就以1退出"),
    )
    status = _command(kinds, text, "translations status", ("show how much is translated", "统计译了多少"))
    status.options.add_argument("--format", choices=("table", "json"), default="table", help=text("form of the output", "输出的格式"))
    _command(
        kinds,
        text,
        "translations check",
        ("look for mistakes in translations; docs/checks.md lists them", "检查译文里的错误，见docs/checks.zh.md"),
    )
    new = _command(commands, text, "new", ("add an edition, section, figure or language", "新建一期、一节、一个数字或一种语言"))
    things = new.add_subparsers(title=text("commands", "命令"), dest="thing", metavar=text("COMMAND", "命令"), required=True)
    for thing, questions in QUESTIONS.items():
        add = _command(things, text, f"new {thing}", _NEW[thing]).options.add_argument
        for question in questions:
            metavar = question.shape.upper().replace("-ID", "")
            add(f"--{question.name}", default="", metavar=metavar, help=text(question.help, HELP[thing][question.name]))
        if thing == "figure":
            add(
                "--inferred",
                action="store_true",
                help=text("the document does not state the time; the editors concluded it", "时间不是资料写的，而是编者推断的"),
            )
    test = _command(
        commands, text, "test", ("run the tool's own tests, and install what they need", "运行工具自己的测试，并装好所需的东西")
    )
    test.options.add_argument("--full", action="store_true", help=text("also run the long ones", "耗时长的也运行"))
    test.options.add_argument("arguments", nargs=argparse.REMAINDER, help=text("further arguments for pytest", "交给pytest的其他参数"))
    return top


def _examples(text: Text, command: str) -> str:
    """The examples of a command and its sub-commands, for the end of its help."""
    lines = [example for path, example in _EXAMPLES.items() if f"{path} ".startswith(f"{command} ".lstrip())]
    return (text("Example:\n", "示例：\n") if len(lines) == 1 else text("Examples:\n", "示例：\n")) + "\n".join(
        f"  {line}" for line in lines
    )


def _command(commands: argparse._SubParsersAction[BilingualParser], text: Text, path: str, summary: Pair) -> BilingualParser:
    """Add the command of that path, such as `translations update`."""
    help_ = text(*summary)
    command = commands.add_parser(
        path.split()[-1],
        help=help_,
        text=text,
        description=f"{help_[0].upper()}{help_[1:]}{text('.', '。')}",
        epilog=_examples(text, path),
    )
    # These options may also come before the command; suppressed defaults keep the values given there.
    _everywhere(command, argparse.SUPPRESS, argparse.SUPPRESS)
    return command


def _everywhere(command: BilingualParser, root: Path | str, messages: str | None) -> None:
    text, add = command.text, command.options.add_argument
    add(
        "--root",
        type=Path,
        default=root,
        metavar="DIR",
        help=text("folder with content/ and the rest (default: that of site.py)", "放content/等的文件夹（默认：site.py所在的）"),
    )
    add(
        "--messages",
        choices=LANGUAGES,
        default=messages,
        help=text("language of the tool's messages (default: the system's)", "工具的提示用什么语言（默认：随系统）"),
    )


def _addressed(command: BilingualParser) -> None:
    help_ = command.text(
        "address of the published site (default: base_url in site.yaml)", "网站发布后的地址（默认：site.yaml里的base_url）"
    )
    command.options.add_argument("--base-url", default="", metavar="URL", help=help_)


def _trusting(command: BilingualParser) -> None:
    help_ = command.text("run the root's own templates without the sandbox", "根文件夹自己的模板不放进沙箱运行")
    command.options.add_argument("--trust-templates", action="store_true", help=help_)


def _drafting(command: BilingualParser) -> None:
    help_ = command.text("include what is marked `draft: true`", "包括标了`draft: true`的内容")
    command.options.add_argument("--drafts", action="store_true", help=help_)


def _building(command: BilingualParser) -> None:
    text, add = command.text, command.options.add_argument
    _addressed(command)
    _drafting(command)
    add("--strict", action="store_true", help=text("warnings and missing translations fail", "有警告或缺译文也算失败"))
    coverage = number(text, 0, 100)
    add(
        "--min-coverage",
        type=coverage,
        default=0,
        metavar="N",
        help=text("fail if less than N %% of the texts is translated into a language", "任何一种语言的译文不到N%%就算失败"),
    )
    add(
        "--jobs",
        type=number(text, 1, 1000),
        default=0,
        metavar="N",
        help=text("number of processes (default: one for each core)", "用几个进程（默认：有几个核用几个）"),
    )
    _trusting(command)


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of a parsed command line."""
    root: Path = options.root.absolute()
    return Settings(
        root,
        (getattr(options, "output", None) or root / "output").absolute(),
        getattr(options, "base_url", ""),
        getattr(options, "drafts", False),
        getattr(options, "strict", False),
        getattr(options, "jobs", 0),
        getattr(options, "verify", False),
        getattr(options, "trust_templates", False),
        getattr(options, "min_coverage", 0),
    )
