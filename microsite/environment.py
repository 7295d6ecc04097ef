"""Creates or repairs ``.venv`` from the hashed locks, in one process at a time, with a clear message for each failure.

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from microsite import bootstrap, files
from microsite.bootstrap import RUNTIME, SetupFault
from microsite.sentences.setup import setup_text

WAIT = 600.0  # seconds for another process to finish its set-up
# Why pip fails, by words in its output.
CAUSES = {
    "disk-full": ("no space left",),
    "hashes-differ": ("do not match the hashes",),
    "no-network": ("connection", "name resolution", "timed out", "network is unreachable", "proxy", "from versions: none"),
}
# Environment variables that make pip install somewhere else than into .venv.
PIP_DIVERSIONS = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_DRY_RUN")


def provide(root: str, locks: Sequence[str]) -> str:
    """Install what ``locks`` pin into ``.venv`` of ``root``; returns the path of its interpreter, or raises SetupFault."""
    if all(bootstrap.installed(root, lock) for lock in locks):
        return bootstrap.environment_python(root)
    place = os.path.join(root, ".cache", "microsite", "setup.lock")
    try:
        # pip inherits the lock: if this process is killed, the lock holds until pip has ended too.
        with files.lock(place, patience=WAIT, waiting=lambda: say(setup_text("waiting")), inherited=True):
            if missing := [lock for lock in locks if not bootstrap.installed(root, lock)]:
                name = "installing-libraries" if RUNTIME in missing else "installing-test-tools"
                say(setup_text(name, folder=bootstrap.environment_folder(root)))
                _set_up(root, missing)
    except files.Locked:
        raise SetupFault(setup_text("waited", folder=root, minutes=round(WAIT / 60))) from None
    except OSError as error:
        problem = setup_text("environment-refused", folder=root, reason=error.strerror or error)
        raise SetupFault(f"{problem}\n{by_hand(locks, folder=os.path.join('~', 'microsite-venv'))}") from None
    return bootstrap.environment_python(root)


def say(line: str) -> None:
    """Write a line about progress to stderr."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _set_up(root: str, locks: Sequence[str]) -> None:
    """Create ``.venv`` or reuse it, and install what ``locks`` pin."""
    existed = _make_or_reuse(root, locks)
    try:
        for lock in locks:
            _install(root, lock)
    except SetupFault:
        # pip downloads everything before it installs anything, and undoes what it cannot finish, so an environment that existed
        # is intact. A new one is deleted, because half an environment would be in the way of an installation by hand.
        if existed:
            os.unlink(bootstrap.unfinished_file(root))
        else:
            shutil.rmtree(bootstrap.environment_folder(root))
        raise
    os.unlink(bootstrap.unfinished_file(root))


def _make_or_reuse(root: str, locks: Sequence[str]) -> bool:
    """Provide ``.venv`` with a working interpreter, marked unfinished; returns whether it existed before."""
    folder, mark = bootstrap.environment_folder(root), bootstrap.unfinished_file(root)
    # If the mark is there, a set-up was interrupted.
    tag = "" if os.path.exists(mark) else _tag(bootstrap.environment_python(root))
    outdated = bootstrap.runs_in_environment(root) and tag and _stamped_tag(root) not in ("", tag)
    if tag and not outdated:
        open(mark, "w").close()
        return True
    if os.path.lexists(folder):
        is_empty = os.path.isdir(folder) and not os.listdir(folder)
        if not (bootstrap.is_ours(root) or is_empty or os.path.exists(os.path.join(folder, "pyvenv.cfg"))):
            raise SetupFault(setup_text("not-an-environment", folder=folder))
        shutil.rmtree(folder)
    _need_ensurepip(locks)
    os.mkdir(folder)
    open(mark, "w").close()
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = _run([base, "-I", "-m", "venv", folder], root)
    if made.returncode:
        raise SetupFault(f"{setup_text('environment-failed', folder=folder)}\n{_last_lines(made.stdout)}\n{by_hand(locks)}")
    return False


def _tag(python: str) -> str:
    """The cache tag of an interpreter, such as ``cpython-311``; empty if it does not run."""
    source = "import sys; print(sys.implementation.cache_tag if sys.version_info >= (3, 11) else 'old')"
    try:
        answer = subprocess.run([python, "-I", "-c", source], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError:
        return ""
    tag = answer.stdout.strip() if answer.returncode == 0 else ""
    if tag == "old":
        raise SetupFault(setup_text("python-old", python=python))
    return tag


def _stamped_tag(root: str) -> str:
    try:
        with open(bootstrap.stamp_file(root, RUNTIME), encoding="utf-8") as file:
            return file.readline().strip()
    except OSError:
        return ""


def _install(root: str, lock: str) -> None:
    """Install what ``lock`` pins into ``.venv`` and record it."""
    python = bootstrap.environment_python(root)
    with open(os.path.join(root, lock), "rb") as file:
        pins = file.read()
    if _run([python, "-I", "-c", "import pip"], root).returncode:
        _run([python, "-I", "-m", "ensurepip"], root)  # uv and some editors create environments without pip
    done = _run([python, "-I", "-m", "pip", "install", "--require-hashes", "--no-input", "-q", "-r", lock], root)
    if done.returncode:
        output = done.stdout.lower()
        cause = next((cause for cause, words in CAUSES.items() if any(word in output for word in words)), "install-failed")
        raise SetupFault(f"{setup_text(cause)}\n{_last_lines(done.stdout)}\n{by_hand((lock,))}")
    if lock == RUNTIME:
        # As pip does for the libraries. If Python is told not to write bytecode, each command would compile the tool again.
        _run([python, "-I", "-m", "compileall", "-q", "microsite"], root)
    with open(bootstrap.stamp_file(root, lock), "wb") as file:
        file.write(_tag(python).encode() + b"\n" + pins)


def _last_lines(output: str) -> str:
    """The last lines of a program's output, preferably errors, indented."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    chosen = [line for line in lines if line.startswith(("ERROR:", "E:"))] or lines
    return "\n".join(f"  {line}" for line in chosen[-3:])


def by_hand(locks: Sequence[str], folder: str = ".venv") -> str:
    """Instructions for installing without this tool."""
    python = os.path.relpath(bootstrap.environment_python("."), ".").replace(".venv", folder, 1)
    options = " ".join(f"-r {lock}" for lock in locks)
    return (
        f"{setup_text('by-hand')}\n"
        f"  python3 -m venv {folder}\n"
        f"  {python} -m pip install --require-hashes {options}\n"
        f"  {python} site.py build\n"
        f"{setup_text('by-hand-offline')}\n"
        f"  python3 -m pip download --require-hashes -d wheels {options}\n"
        f"  {python} -m pip install --no-index --find-links wheels --require-hashes {options}"
    )


def _need_ensurepip(locks: Sequence[str]) -> None:
    """If this Python cannot create environments, as on Debian, install the package for it or raise SetupFault."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    missing = setup_text("no-ensurepip", python=sys.executable)
    if not shutil.which("apt-get"):
        raise SetupFault(f"{missing}\n{setup_text('no-ensurepip-advice')}\n{by_hand(locks)}")
    base = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
    is_default = os.path.realpath("/usr/bin/python3") == base
    install_packages(["python3-venv" if is_default else f"python3.{sys.version_info.minor}-venv"], missing)
    importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise SetupFault(f"{missing}\n{setup_text('no-ensurepip-in-package')}\n{by_hand(locks)}")


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages if root; otherwise raise SetupFault with ``why`` and the command to run."""
    line = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() != 0:
        raise SetupFault(f"{why}\n{setup_text('run-once')}\n  sudo {line}")
    say(setup_text("installing-packages", command=line))
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    # The lists first: old ones name versions that the mirror no longer has.
    patient = ["apt-get", "-o", "DPkg::Lock::Timeout=300"]
    for command in ([*patient, "update"], [*patient, "install", "-y", *packages]):
        done = _run(command, "/")
    if done.returncode:
        raise SetupFault(f"{why}\n{setup_text('packages-failed', command=line, output=_last_lines(done.stdout))}")


def _run(command: Sequence[str], folder: str) -> subprocess.CompletedProcess[str]:
    """Run a program in ``folder`` without input; its stdout contains stderr as well."""
    environ = {name: value for name, value in bootstrap.environ_of_child().items() if name not in PIP_DIVERSIONS}
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
