"""`test`: brings what the tests need (libraries, a browser, fonts, a web server) and runs them.

Standard library only: it runs before the tests' libraries are there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from microsite.bootstrap import DEVELOPMENT, RUNTIME, SetupFault, environ_of_child, run_to_its_end
from microsite.browser import BROWSER, browser
from microsite.environment import install_packages, provide

# The tool's own tests are run, whatever root the other commands work on.
TOOL = Path(__file__).resolve().parents[2]
# Programs that some tests run beside the browser, and Debian's packages of them.
PROGRAMS = {"nginx": "nginx", "msgfmt": "gettext"}
# Tells the tests which of them there are not.
WITHOUT = "MICROSITE_WITHOUT"
# Servers lie where only root's PATH leads.
SERVER_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin", "/opt/homebrew/bin")
NO_TESTS = 5  # pytest's exit code


def run(arguments: list[str]) -> int:
    """Run the tests, the long ones too with ``--full``; further arguments are pytest's. Returns the exit code."""
    try:
        python = provide(str(TOOL), (RUNTIME, DEVELOPMENT))
        environ = {**environ_of_child(), "PATH": _path()}
        environ[BROWSER], environ[WITHOUT] = _bring_programs(python, environ)
    except SetupFault as fault:
        print(fault, file=sys.stderr)
        return 3
    command = [python, "-m", "pytest"]
    if "--full" in arguments:
        command += ["-m", ""]
    chosen = [argument for argument in arguments if argument != "--full"]
    # The whole suite goes to all cores; who asks for a part wants to watch it.
    command += chosen or ["-n", "auto", "--dist", "worksteal"]
    code = run_to_its_end(command, environ, str(TOOL))
    if code == NO_TESTS:
        print("No test was run.", file=sys.stderr)
        return 1
    return code


def _path() -> str:
    return os.pathsep.join([os.environ.get("PATH", os.defpath), *SERVER_FOLDERS])


def _bring_programs(python: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """Install the programs that the tests start, or raise SetupFault with the line to run.

    Returns the browser, and the names of the programs that there are not, with blanks between.
    """
    path = browser() or _browser_of_playwright(python, environ)
    absent = [program for program in PROGRAMS if not shutil.which(program, path=environ["PATH"])]
    debian = shutil.which("apt-get") is not None
    # Elsewhere than on Debian a system with a browser has come with fonts.
    fonts = not debian or _has_chinese_font()
    packages = [*(["chromium"] if not path else []), *(["fonts-noto-cjk"] if not fonts else []), *(PROGRAMS[program] for program in absent)]
    if packages and debian:
        install_packages(packages, f"The tests need what this machine lacks: {', '.join(packages)}.")
        path = path or browser()
    if not path:
        raise SetupFault(
            "The tests need a browser (Chromium or Chrome), and none was found.\n"
            f"Run this once, then try again:\n  {python} -m playwright install chromium\n"
            f"or set {BROWSER} to the path of one."
        )
    if absent and not debian:
        # They prove what other tests hold in another way; the rest of the suite is the same everywhere.
        print(f"Left out, because this machine lacks {', '.join(absent)}: the tests that run those programs.", file=sys.stderr)
        return path, " ".join(absent)
    return path, ""


def _browser_of_playwright(python: str, environ: Mapping[str, str]) -> str | None:
    """The browser that the browser library installed for itself, if it did."""
    source = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([python, "-I", "-c", source], env=environ, capture_output=True, text=True)
    path = answer.stdout.strip()
    return path if path and os.path.exists(path) else None


def _has_chinese_font() -> bool:
    """Whether there is a font with Chinese letters: Debian's own package, or any that fontconfig knows."""
    questions = (["dpkg-query", "-W", "-f", "${Status}", "fonts-noto-cjk"], "ok installed"), (["fc-list", ":lang=zh-cn"], ":")
    for command, yes in questions:
        program = shutil.which(command[0])
        if program and yes in subprocess.run([program, *command[1:]], capture_output=True, text=True).stdout:
            return True
    return False
