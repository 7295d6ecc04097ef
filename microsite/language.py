"""The language of the tool's own messages, English or Chinese: decided here, once for a run.

Standard library only: the set-up has messages before any library is installed.
"""

from __future__ import annotations

import os
import sys
from itertools import pairwise

TYPE_CHECKING = False  # importing typing takes longer than everything else that starts a command
if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = ("en", "zh")
Pair = tuple[str, str]
"""A text in English and in Chinese, in the order of `LANGUAGES`."""


def language_of(arguments: Sequence[str]) -> str:
    """The language that the command line asks for with `--messages`, or else the system's: `zh` if that is Chinese, otherwise `en`.

    It reads the command line before argparse does, because argparse's own help and errors need the language.
    """
    words = [word for each in arguments for word in (each.split("=", 1) if each.startswith("--messages=") else [each])]
    asked = [value for option, value in pairwise(words) if option == "--messages"]
    if asked and asked[-1] in LANGUAGES:
        return asked[-1]
    variables = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    system = next((value for value in variables if value), "")
    if not system and sys.platform == "win32":
        import locale

        system = locale.getlocale()[0] or ""
    # `zh_CN.UTF-8`; on Windows `Chinese (Simplified)_China`.
    return "zh" if system.lower().startswith(("zh", "chinese")) else "en"


def in_language(language: str, english: str, chinese: str) -> str:
    """The text in `language`."""
    return chinese if language == "zh" else english
