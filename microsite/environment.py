"""Makes ``.venv`` from the hashed locks, or mends it: once, for one process at a time, with a sentence for each mishap.

Standard library only: it runs where nothing is installed yet.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from microsite import files
from microsite.bootstrap import (
    RUNTIME,
    SetupFault,
    environ_of_child,
    environment_folder,
    environment_python,
    installed,
    known,
    runs_in_environment,
    stamp_file,
    unfinished_file,
)

WAIT = 600.0  # seconds for another process to finish its set-up
# pip's words when it could not reach an index, whatever it concludes from that.
NETWORK_WORDS = ("connection", "name resolution", "timed out", "network is unreachable", "proxy", "from versions: none")
# Settings of pip that send what it installs somewhere else than .venv.
PIP_DIVERSIONS = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_DRY_RUN")


def provide(root: str, locks: Sequence[str]) -> str:
    """Set up ``.venv`` in ``root`` with what ``locks`` pin; returns its interpreter's path, or raises SetupFault."""
    if all(installed(root, lock) for lock in locks):
        return environment_python(root)
    place = os.path.join(root, ".cache", "microsite", "setup.lock")
    try:
        # pip inherits the lock: if this process is killed, the lock holds until pip has ended too.
        with files.lock(place, patience=WAIT, waiting=_say_waiting, inherited=True):
            missing = [lock for lock in locks if not installed(root, lock)]
            if missing:
                what = "the libraries" if RUNTIME in missing else "the tools of the tests"
                say(f"Setting up once: {what} go into {environment_folder(root)}; this takes up to a minute.")
                _set_up(root, missing)
    except files.Locked:
        raise SetupFault(f"Another process has been setting up {root} for {WAIT / 60:.0f} minutes.") from None
    except OSError as error:
        raise _not_writable(root, error, locks) from None
    return environment_python(root)


def _say_waiting() -> None:
    say("Another process is setting up the same folder: waiting for it.")


def say(line: str) -> None:
    """Tell the user one line while something takes its time."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _set_up(root: str, locks: Sequence[str]) -> None:
    """Make or keep ``.venv``, and install what ``locks`` pin."""
    kept = _make_or_keep(root, locks)
    try:
        for lock in locks:
            _install(root, lock)
    except SetupFault:
        # pip fetches all before it installs any, and takes back what it can't finish: what was there is sound. What
        # was not there must not stay half-made, or it would be in the way of setting up by hand.
        if kept:
            os.unlink(unfinished_file(root))
        else:
            shutil.rmtree(environment_folder(root))
        raise
    os.unlink(unfinished_file(root))


def _make_or_keep(root: str, locks: Sequence[str]) -> bool:
    """Leave ``.venv`` with a working interpreter, marked unfinished; returns whether it is the one that was there."""
    folder, mark = environment_folder(root), unfinished_file(root)
    cut_short = os.path.exists(mark)
    tag = "" if cut_short else _tag(environment_python(root))
    outdated = runs_in_environment(root) and tag and _stamped_tag(root) not in ("", tag)
    if tag and not outdated:
        open(mark, "w").close()
        return True
    if os.path.lexists(folder):
        if not (known(root) or os.path.exists(os.path.join(folder, "pyvenv.cfg")) or _is_empty(folder)):
            raise SetupFault(f"{folder} is there, but it is no environment of Python.\nMove it away and try again.")
        shutil.rmtree(folder)
    _need_ensurepip(root, locks)
    os.mkdir(folder)
    open(mark, "w").close()
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = _run([base, "-I", "-m", "venv", folder], root)
    if made.returncode:
        raise SetupFault(f"The environment {folder} could not be made.\n{_tail(made.stdout)}\n{by_hand(locks)}")
    return False


def _tag(python: str) -> str:
    """The cache tag (such as ``cpython-311``) of an interpreter; empty where it does not run."""
    source = "import sys; print(sys.implementation.cache_tag if sys.version_info >= (3, 11) else 'old')"
    try:
        answer = subprocess.run([python, "-I", "-c", source], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError:
        return ""
    tag = answer.stdout.strip() if answer.returncode == 0 else ""
    if tag == "old":
        raise SetupFault(f"{python} is older than Python 3.11.\nRemove its folder .venv and try again.")
    return tag


def _stamped_tag(root: str) -> str:
    try:
        with open(stamp_file(root, RUNTIME), encoding="utf-8") as file:
            return file.readline().strip()
    except OSError:
        return ""


def _is_empty(folder: str) -> bool:
    return os.path.isdir(folder) and not os.listdir(folder)


def _install(root: str, lock: str) -> None:
    """Install what ``lock`` pins into ``.venv`` and stamp it."""
    python = environment_python(root)
    with open(os.path.join(root, lock), "rb") as file:
        pins = file.read()
    if _run([python, "-I", "-c", "import pip"], root).returncode:
        _run([python, "-I", "-m", "ensurepip"], root)  # uv and some editors make environments without pip
    done = _run([python, "-I", "-m", "pip", "install", "--require-hashes", "--no-input", "-q", "-r", lock], root)
    if done.returncode:
        raise SetupFault(f"{_why_not(done.stdout)}\n{_tail(done.stdout)}\n{by_hand((lock,))}")
    if lock == RUNTIME:
        # As pip has done with the libraries, also where Python is told to write no bytecode: each command would compile us anew.
        _run([python, "-I", "-m", "compileall", "-q", "microsite"], root)
    with open(stamp_file(root, lock), "wb") as file:
        file.write(_tag(python).encode() + b"\n" + pins)


def _why_not(output: str) -> str:
    """One sentence on why pip failed, from what it said."""
    said = output.lower()
    if "no space left" in said:
        return "The libraries could not be installed: the disk is full."
    if "do not match the hashes" in said:
        return "The libraries could not be installed: what was fetched is not what the lock pins."
    if any(word in said for word in NETWORK_WORDS):
        return "The libraries could not be fetched: no network, or the package index does not answer or lacks them."
    return "The libraries could not be installed."


def _tail(output: str) -> str:
    """The last lines of a program's output that say what went wrong, indented."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    chosen = [line for line in lines if line.startswith(("ERROR:", "E:"))] or lines
    return "\n".join(f"  {line}" for line in chosen[-3:])


def by_hand(locks: Sequence[str], folder: str = ".venv") -> str:
    """How to set up without this tool, in lines."""
    python = os.path.relpath(environment_python("."), ".").replace(".venv", folder, 1)
    options = " ".join(f"-r {lock}" for lock in locks)
    return (
        "By hand, in the folder of site.py:\n"
        f"  python3 -m venv {folder}\n"
        f"  {python} -m pip install --require-hashes {options}\n"
        f"  {python} site.py build\n"
        "Without network: fetch the files on a machine like this one that has it, and bring the folder `wheels`:\n"
        f"  python3 -m pip download --require-hashes -d wheels {options}\n"
        f"  {python} -m pip install --no-index --find-links wheels --require-hashes {options}"
    )


def _not_writable(root: str, error: OSError, locks: Sequence[str]) -> SetupFault:
    return SetupFault(
        f"The environment can't be made in {root}: {error.strerror or error}.\n"
        "Make it where you may write, and start the tool with it.\n"
        f"{by_hand(locks, folder=os.path.join('~', 'microsite-venv'))}"
    )


def _need_ensurepip(root: str, locks: Sequence[str]) -> None:
    """Raise SetupFault, or install the package, where this Python can't make environments (as Debian's can't)."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    missing = f"This Python ({sys.executable}) can't make environments: its module ensurepip is missing."
    if not shutil.which("apt-get"):
        raise SetupFault(f"{missing}\nInstall it with your system's packages, or use another Python.\n{by_hand(locks)}")
    base = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
    ours = os.path.realpath("/usr/bin/python3") == base
    install_packages(["python3-venv" if ours else f"python3.{sys.version_info.minor}-venv"], missing)
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise SetupFault(f"{missing}\nThe package was installed, but brought none.\n{by_hand(locks)}")


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root and say so; otherwise raise SetupFault with ``why`` and the line to run."""
    line = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() != 0:
        raise SetupFault(f"{why}\nRun this once, then try again:\n  sudo {line}")
    say(f"Setting up once: {line}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    # Lists first: an old list names versions that the mirror no longer has.
    patient = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]
    for command in ([*patient, "update"], [*patient, "install", "-y", *packages]):
        done = _run(command, "/")
    if done.returncode:
        raise SetupFault(f"{why}\n`{line}` failed:\n{_tail(done.stdout)}\nRun it by hand, then try again.")


def _run(command: Sequence[str], folder: str) -> subprocess.CompletedProcess[str]:
    """Run a program in ``folder`` without input; its output and errors are one text."""
    environ = {name: value for name, value in environ_of_child().items() if name not in PIP_DIVERSIONS}
    environ.setdefault("PIP_RETRIES", "2")
    environ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return subprocess.run(
        command,
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        # The lock of the set-up must reach the child: see `provide`.
        close_fds=os.name == "nt",
    )
