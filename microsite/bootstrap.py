"""Finds the libraries that the tool needs, before anything of the tool is imported.

Standard library only, and as little of it as will do: this is the start of every command. Three places serve, the
first that does: ``.venv`` when it is what runs, the libraries of the Python that runs (an active environment, a
container), ``.venv`` beside ``site.py``. Where none does, ``microsite.environment`` makes or mends ``.venv``.

``.venv`` is entered by starting its own interpreter. Putting its folder on ``sys.path`` instead would save some ten
milliseconds and leave ``sys.executable``, the libraries of the Python outside and every child process wrong.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing's own takes as long to import as all of this
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
# Name, first version that serves, first that does not: as in pyproject.toml, which a test compares with this.
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
# Tells the interpreter in .venv that it was just set up: if it still lacks something, setting up again won't help.
JUST_SET_UP = "MICROSITE_JUST_SET_UP"


class SetupFault(Exception):
    """The machine lacks something; the text says what, and how to come by it."""


def start(root: str, argv: list[str]) -> int:
    """Run the command ``argv`` of the tool in the folder ``root``; returns the exit code, 3 where set-up failed."""
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
        sys.stderr.write("\nInterrupted.\n")
        return 130


def _python_to_enter(root: str) -> str | None:
    """The interpreter that has the libraries, or None if it is the one that runs."""
    just_set_up = os.environ.pop(JUST_SET_UP, None) is not None
    if runs_in_environment(root):
        # What was installed by hand, without our stamp, serves as anyone's active environment does.
        if installed(root, RUNTIME) or (not known(root) and has_libraries(sys.path)):
            return None
    elif has_libraries(sys.path):
        return None
    elif installed(root, RUNTIME) or (not known(root) and has_libraries(library_folders(root))):
        return environment_python(root)
    if just_set_up:
        raise SetupFault(
            f"The libraries were installed, but {sys.executable} does not find them.\n"
            f"Remove the folder {environment_folder(root)} and try again."
        )
    from microsite.environment import provide

    python = provide(root, (RUNTIME,))
    os.environ[JUST_SET_UP] = "1"
    return python


def enter(python: str, arguments: list[str]) -> int:
    """Go on as ``python`` with ``arguments``; returns (where the system can't replace a process) its exit code."""
    environ = environ_of_child()
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            os.execve(python, [python, *arguments], environ)
        except OSError as error:
            raise SetupFault(
                f"{python} does not start: {error.strerror}.\nRemove the folder {os.path.dirname(os.path.dirname(python))} and try again."
            ) from None
    return run_to_its_end([python, *arguments], environ)


def run_to_its_end(command: Sequence[str], environ: Mapping[str, str], folder: str | None = None) -> int:
    """Run a program on this terminal, in ``folder``; returns its exit code, 130 where the user interrupted it."""
    import subprocess

    interrupted = False
    with subprocess.Popen(command, env=environ, cwd=folder) as child:
        while True:
            try:
                code = child.wait()
                break
            except KeyboardInterrupt:
                interrupted = True  # the terminal told the child as well: it tidies up and ends by itself
    if interrupted:
        return 130
    return code if code >= 0 else 128 - code


def environ_of_child() -> dict[str, str]:
    """The environment variables for a Python of ``.venv``: without those that lead it to another one's modules."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def environment_folder(root: str) -> str:
    return os.path.join(root, ".venv")


def environment_python(root: str) -> str:
    """The path of the interpreter in ``.venv``, be it there or not."""
    return os.path.join(root, ".venv", *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def runs_in_environment(root: str) -> bool:
    """Whether this very process runs in ``.venv``."""
    folder = environment_folder(root)
    return sys.prefix == folder or (os.path.isdir(folder) and os.path.samefile(sys.prefix, folder))


def stamp_file(root: str, lock: str) -> str:
    """The file in ``.venv`` that says what was installed: a line that names the Python, then the lock as it was."""
    return os.path.join(root, ".venv", f"microsite-{lock}")


def unfinished_file(root: str) -> str:
    """The file in ``.venv`` that stands there while something is being installed, and after it was cut short."""
    return os.path.join(root, ".venv", "microsite-unfinished")


def known(root: str) -> bool:
    """Whether ``.venv`` bears any mark of ours; one without was made by hand or by an editor."""
    return any(map(os.path.exists, (stamp_file(root, RUNTIME), stamp_file(root, DEVELOPMENT), unfinished_file(root))))


def installed(root: str, lock: str) -> bool:
    """Whether ``.venv`` holds what ``lock`` pins, for the Python that is in it."""
    try:
        with open(stamp_file(root, lock), "rb") as file:
            python, _, pins = file.read().partition(b"\n")
        with open(os.path.join(root, lock), "rb") as file:
            if file.read() != pins:
                return False
    except OSError:
        return False
    if runs_in_environment(root) and python.decode() != sys.implementation.cache_tag:
        return False  # the system's Python was replaced by a newer one behind .venv's back
    return os.path.exists(environment_python(root)) and not os.path.exists(unfinished_file(root))


def library_folders(root: str) -> list[str]:
    """The folders of ``.venv`` that hold its libraries; empty where its interpreter is gone."""
    if not os.path.exists(environment_python(root)):
        return []
    if os.name == "nt":
        return [os.path.join(root, ".venv", "Lib", "site-packages")]
    lib = os.path.join(root, ".venv", "lib")
    return [os.path.join(lib, name, "site-packages") for name in (os.listdir(lib) if os.path.isdir(lib) else ())]


def has_libraries(folders: list[str]) -> bool:
    """Whether each library lies in one of ``folders`` in a version that serves.

    Reads the names of the folders beside the libraries: importing importlib.metadata costs more than a whole start.
    """
    wanted = {name: (_numbers(first), _numbers(end)) for name, first, end in LIBRARIES}
    for folder in folders:
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in entries:
            if entry.endswith((".dist-info", ".egg-info")):
                name, version = [*entry.rpartition(".")[0].split("-"), ""][:2]
                bounds = wanted.get(name.lower())
                # The first folder wins, as in an import; so a version that won't do settles it.
                if bounds is not None:
                    if not bounds[0] <= _numbers(version) < bounds[1]:
                        return False
                    del wanted[name.lower()]
        if not wanted:
            return True
    return False


def _numbers(version: str) -> tuple[int, ...]:
    """``3.1.6`` as (3, 1, 6): a suffix is left out, zeros at the end too."""
    numbers: list[int] = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
