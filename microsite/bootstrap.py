"""Starts every command: finds an interpreter with the libraries that the tool needs, before they are imported.

It imports only the standard library, and little of it, because every command waits for it. It takes the first of these
that has the libraries: ``.venv`` if it is running already; the running Python (an active environment, a container);
``.venv`` next to ``site.py``. If none has them, ``microsite.environment`` creates or repairs ``.venv``.

To enter ``.venv``, its own interpreter is started. Putting its folder on ``sys.path`` instead would save about 10 ms, but
``sys.executable``, the libraries of the outer Python and every child process would be wrong.
"""

from __future__ import annotations

import os
import sys
from itertools import takewhile

TYPE_CHECKING = False  # importing typing takes as long as everything else here
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
# Name, first supported version, first unsupported one: the same as in pyproject.toml, as a test checks.
LIBRARIES = (
    ("babel", "2.17", "3"),
    ("budoux", "0.10", "1"),
    ("jinja2", "3.1.6", "4"),
    ("livereload", "2.7.1", "3"),
    ("markdown", "3.8", "4"),
    ("markupsafe", "2", "4"),
    ("pyyaml", "6.0.2", "7"),
    ("segno", "1.6.6", "2"),
    ("watchfiles", "1.0", "2"),
)
# Set for the interpreter of a new .venv: if it still lacks a library, another set-up would not help.
JUST_SET_UP = "MICROSITE_JUST_SET_UP"


class SetupFault(Exception):
    """The set-up cannot continue; the text says what is missing and how to get it."""


def start(root: str, argv: list[str]) -> int:
    """Run the command ``argv`` of the tool in the folder ``root``; returns the exit code, 3 if the set-up failed."""
    try:
        python = _python_to_enter(root)
        if python is not None:
            return enter(python, sys.orig_argv[1:])
        from microsite.cli.main import main

        return main(argv)
    except SetupFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 3
    except KeyboardInterrupt:
        from microsite.sentences.setup import setup_text

        sys.stderr.write(f"\n{setup_text('interrupted')}\n")
        return 130


def _python_to_enter(root: str) -> str | None:
    """The interpreter that has the libraries, or None if it is the running one."""
    just_set_up = os.environ.pop(JUST_SET_UP, None) is not None
    if runs_in_environment(root):
        # Libraries that someone installed by hand, without our stamp, are as good as those of an active environment.
        if installed(root, RUNTIME) or (not is_ours(root) and has_libraries(sys.path)):
            return None
    elif has_libraries(sys.path):
        return None
    elif installed(root, RUNTIME) or (not is_ours(root) and has_libraries(library_folders(root))):
        return environment_python(root)
    if just_set_up:
        from microsite.sentences.setup import setup_text

        raise SetupFault(setup_text("libraries-not-found", python=sys.executable, folder=environment_folder(root)))
    from microsite.environment import provide

    python = provide(root, (RUNTIME,))
    os.environ[JUST_SET_UP] = "1"
    return python


def enter(python: str, arguments: list[str]) -> int:
    """Replace this process by ``python`` with ``arguments``; on Windows, which cannot, run it and return its exit code."""
    environ = environ_of_child()
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            os.execve(python, [python, *arguments], environ)
        except OSError as error:
            from microsite.sentences.setup import setup_text

            folder = os.path.dirname(os.path.dirname(python))
            raise SetupFault(setup_text("python-broken", python=python, reason=error.strerror, folder=folder)) from None
    return run_to_its_end([python, *arguments], environ)


def run_to_its_end(command: Sequence[str], environ: Mapping[str, str], folder: str | None = None) -> int:
    """Run a program in this terminal, in ``folder``; returns its exit code, 130 if the user interrupted it."""
    import subprocess

    interrupted = False
    with subprocess.Popen(command, env=environ, cwd=folder) as child:
        while child.poll() is None:
            try:
                child.wait()
            except KeyboardInterrupt:
                interrupted = True  # the child gets the signal as well: it cleans up and ends by itself
    if interrupted:
        return 130
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def environ_of_child() -> dict[str, str]:
    """Environment variables for the Python of ``.venv``: without those that would make it import another one's modules."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def environment_folder(root: str) -> str:
    return os.path.join(root, ".venv")


def environment_python(root: str) -> str:
    """The path of the interpreter in ``.venv``, which may not exist."""
    return os.path.join(root, ".venv", *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def runs_in_environment(root: str) -> bool:
    """Whether this process runs in ``.venv``."""
    folder = environment_folder(root)
    return sys.prefix == folder or (os.path.isdir(folder) and os.path.samefile(sys.prefix, folder))


def stamp_file(root: str, lock: str) -> str:
    """The file in ``.venv`` that records what was installed: one line with the Python, then the content of the lock."""
    return os.path.join(root, ".venv", f"microsite-{lock}")


def unfinished_file(root: str) -> str:
    """The file in ``.venv`` that exists during an installation, and after one that was interrupted."""
    return os.path.join(root, ".venv", "microsite-unfinished")


def is_ours(root: str) -> bool:
    """Whether the tool created ``.venv``; otherwise a person or an editor did."""
    return any(map(os.path.exists, (stamp_file(root, RUNTIME), stamp_file(root, DEVELOPMENT), unfinished_file(root))))


def installed(root: str, lock: str) -> bool:
    """Whether what ``lock`` pins is installed in ``.venv``, for its present Python."""
    try:
        with open(stamp_file(root, lock), "rb") as stamp, open(os.path.join(root, lock), "rb") as pins:
            python, _, installed_pins = stamp.read().partition(b"\n")
            if pins.read() != installed_pins:
                return False
    except OSError:
        return False
    if runs_in_environment(root) and python.decode() != sys.implementation.cache_tag:
        return False  # the system's Python was upgraded after .venv was created
    return os.path.exists(environment_python(root)) and not os.path.exists(unfinished_file(root))


def library_folders(root: str) -> list[str]:
    """The folders of ``.venv`` with its libraries; empty if its interpreter is missing."""
    if not os.path.exists(environment_python(root)):
        return []
    if os.name == "nt":
        return [os.path.join(root, ".venv", "Lib", "site-packages")]
    lib = os.path.join(root, ".venv", "lib")
    return [os.path.join(lib, name, "site-packages") for name in (os.listdir(lib) if os.path.isdir(lib) else ())]


def has_libraries(folders: list[str]) -> bool:
    """Whether ``folders`` contain a supported version of each library.

    It reads the names of the ``.dist-info`` folders, because importing importlib.metadata takes longer than a whole start.
    """
    wanted = {name: (_numbers(first), _numbers(end)) for name, first, end in LIBRARIES}
    for folder in folders:
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in entries:
            stem, _, kind = entry.rpartition(".")
            name, version = [*stem.lower().split("-"), ""][:2]
            if kind in ("dist-info", "egg-info") and name in wanted:
                first, end = wanted.pop(name)
                # The first folder wins, as in an import, so an unsupported version there decides.
                if not first <= _numbers(version) < end:
                    return False
        if not wanted:
            return True
    return False


def _numbers(version: str) -> tuple[int, ...]:
    """``3.1.6`` as (3, 1, 6), without a suffix and without zeros at the end."""
    numbers = [int(part) for part in takewhile(str.isdigit, version.split("."))]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
