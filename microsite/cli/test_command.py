"""The command `test`: installs what the tests need (libraries, a browser, fonts, a web server) and runs them.

Standard library only: it runs before the libraries of the tests are installed.
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
from microsite.sentences.setup import setup_text

# The tool's own tests, whatever root the other commands work on.
TOOL = Path(__file__).resolve().parents[2]
# Programs that some tests start besides the browser, with their Debian packages.
PROGRAMS = {"nginx": "nginx", "msgfmt": "gettext"}
# Tells the tests which of these programs are missing.
WITHOUT = "MICROSITE_WITHOUT"
# Folders of servers, which are only in root's PATH.
SERVER_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin", "/opt/homebrew/bin")
NO_TESTS = 5  # pytest's exit code


def run(arguments: list[str]) -> int:
    """Run the tests, with ``--full`` also the long ones; other arguments go to pytest. Returns the exit code."""
    try:
        python = provide(str(TOOL), (RUNTIME, DEVELOPMENT))
        environ = {**environ_of_child(), "PATH": os.pathsep.join([os.environ.get("PATH", os.defpath), *SERVER_FOLDERS])}
        environ[BROWSER], environ[WITHOUT] = _install_programs(python, environ)
    except SetupFault as fault:
        print(fault, file=sys.stderr)
        return 3
    command = [python, "-m", "pytest"]
    if "--full" in arguments:
        command += ["-m", ""]
    chosen = [argument for argument in arguments if argument != "--full"]
    # The whole suite uses all cores; a part of it runs in one process, so that its output can be followed.
    command += chosen or ["-n", "auto", "--dist", "worksteal"]
    code = run_to_its_end(command, environ, str(TOOL))
    if code == NO_TESTS:
        print(setup_text("no-tests"), file=sys.stderr)
        return 1
    return code


def _install_programs(python: str, environ: Mapping[str, str]) -> tuple[str, str]:
    """Install the programs that the tests start, or raise SetupFault with the command to run.

    Returns the path of the browser, and the names of missing programs, separated by spaces.
    """
    path = browser() or _browser_of_playwright(python, environ)
    absent = [program for program in PROGRAMS if not shutil.which(program, path=environ["PATH"])]
    debian = shutil.which("apt-get") is not None
    # On systems other than Debian, fonts come with the browser.
    fonts = not debian or _has_chinese_font()
    packages = [*(["chromium"] if not path else []), *(["fonts-noto-cjk"] if not fonts else []), *(PROGRAMS[program] for program in absent)]
    if packages and debian:
        install_packages(packages, setup_text("test-packages", packages=", ".join(packages)))
        path = path or browser()
    if not path:
        raise SetupFault(setup_text("test-browser", python=python, variable=BROWSER))
    left_out = absent if not debian else []
    if left_out:
        # Other tests check the same in another way.
        print(setup_text("tests-left-out", programs=", ".join(left_out)), file=sys.stderr)
    return path, " ".join(left_out)


def _browser_of_playwright(python: str, environ: Mapping[str, str]) -> str | None:
    """The browser that Playwright has installed, or None."""
    source = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([python, "-I", "-c", source], env=environ, capture_output=True, text=True)
    path = answer.stdout.strip()
    return path if path and os.path.exists(path) else None


def _has_chinese_font() -> bool:
    """Whether a font with Chinese characters is installed: Debian's package, or any that fontconfig finds."""
    questions = (["dpkg-query", "-W", "-f", "${Status}", "fonts-noto-cjk"], "ok installed"), (["fc-list", ":lang=zh-cn"], ":")
    there = [(command, yes) for command, yes in questions if shutil.which(command[0])]
    return any(yes in subprocess.run(command, capture_output=True, text=True).stdout for command, yes in there)
