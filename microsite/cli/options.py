"""The command line's grammar: commands, options, and an example for each. Nothing here runs anything."""

from __future__ import annotations

import argparse
from pathlib import Path

from microsite import __version__
from microsite.author.questions import QUESTIONS
from microsite.sentences import LANGUAGES
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
    "edition": "begin an edition, a draft with the sections of the last one",
    "section": "begin a section, a draft",
    "figure": "add a figure to a section, with its indicator and unit if these are new",
    "language": "add a language, and make its catalogues",
}


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="site.py",
        description="Makes a website in several languages from YAML summaries of a report and their gettext translations.",
        epilog="Examples:\n" + "\n".join(f"  {example}" for example in _EXAMPLES.values()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"microsite {__version__}")
    _everywhere(top, SHIPPED, None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    build = _command(commands, "build", "make the site in output/")
    _building(build)
    build.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: output/ in the root)")
    build.add_argument("--explain", action="store_true", help="say why each file was written")
    build.add_argument("--verify", action="store_true", help="compare every file by its bytes, whatever its time says")
    check = _command(commands, "check", "find all that build would refuse or warn of; write nothing")
    _building(check)
    check.add_argument("--source", type=Path, metavar="FILE", help="also hold each figure against this text, which stays where it is")
    check.add_argument("--document", default="", metavar="ID", help="the document that the text is (default: that of the newest edition)")
    preview = _command(commands, "preview", "show the site in a browser, and follow every change")
    preview.add_argument("--base-url", default="", metavar="URL", help="address that the site will have (default: base_url in site.yaml)")
    preview.add_argument("--trust-templates", action="store_true", help="run the root's own templates without the sandbox")
    preview.add_argument("--port", type=int, default=0, metavar="N", help="port on this machine (default: 5500, or the next that is free)")
    preview.add_argument("--open", action="store_true", help="open the browser")
    preview.add_argument("--no-drafts", dest="drafts", action="store_false", help="leave drafts out")
    cards = _command(commands, "cards", "draw the pictures that stand beside shared links")
    cards.add_argument("--again", action="store_true", help="draw those too that are up to date")
    cards.add_argument("--drafts", action="store_true", help="include what is marked `draft: true`")
    cards.add_argument("--trust-templates", action="store_true", help="run the root's own templates without the sandbox")
    translations = commands.add_parser("translations", help="keep the .po files", allow_abbrev=False, description="Keeps the .po files.")
    kinds = translations.add_subparsers(dest="kind", metavar="WHAT", required=True)
    update = _command(kinds, "update", "bring the .po files up to date with the content", "translations update")
    update.add_argument("--check", action="store_true", help="write nothing; exit 1 if a catalogue is behind")
    status = _command(kinds, "status", "tell how much is translated", "translations status")
    status.add_argument("--format", choices=("table", "json"), default="table")
    _command(kinds, "check", "look for mistakes in translations; docs/checks.md lists them", "translations check")
    beginning = commands.add_parser(
        "new", help="begin an edition, section, figure or language", allow_abbrev=False, description="Adds to the content."
    )
    things = beginning.add_subparsers(dest="thing", metavar="WHAT", required=True)
    for thing, questions in QUESTIONS.items():
        made = _command(things, thing, _NEW[thing], f"new {thing}")
        for question in questions:
            made.add_argument(f"--{question.name}", default="", metavar=question.shape.upper().replace("-ID", ""), help=question.help)
        if thing == "figure":
            made.add_argument("--inferred", action="store_true", help="the document does not say the time; the editors concluded it")
    test = _command(commands, "test", "run the tool's own tests; brings what they need")
    test.add_argument("--full", action="store_true", help="the long ones too")
    test.add_argument("arguments", nargs=argparse.REMAINDER, help="further arguments for pytest")
    return top


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_: str, example: str = ""
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=help_,
        description=f"{help_[0].upper()}{help_[1:]}.",
        epilog=f"Example:\n  {_EXAMPLES[example or name]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    # Before or after the command: left out here, what stood before it holds.
    _everywhere(command, argparse.SUPPRESS, argparse.SUPPRESS)
    return command


def _everywhere(command: argparse.ArgumentParser, root: Path | str, messages: str | None) -> None:
    command.add_argument(
        "--root", type=Path, default=root, metavar="DIR", help="folder with content/ and the rest (default: beside site.py)"
    )
    command.add_argument(
        "--messages", choices=LANGUAGES, default=messages, help="language of the tool's own messages (default: the system's)"
    )


def _building(command: argparse.ArgumentParser) -> None:
    command.add_argument("--base-url", default="", metavar="URL", help="address that the site will have (default: base_url in site.yaml)")
    command.add_argument("--drafts", action="store_true", help="include what is marked `draft: true`")
    command.add_argument("--strict", action="store_true", help="warnings and missing translations fail")
    command.add_argument(
        "--min-coverage", type=_percent, default=0, metavar="N", help="fail where less than N %% of the texts is translated into a language"
    )
    command.add_argument("--jobs", type=_count, default=0, metavar="N", help="processes to use (default: one for each core)")
    command.add_argument("--trust-templates", action="store_true", help="run the root's own templates without the sandbox")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _percent(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 100:
        raise argparse.ArgumentTypeError("must be between 0 and 100")
    return number


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings that a command line asks for."""
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
