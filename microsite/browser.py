"""Finds a browser of Chromium's kind on this machine, and says how it is started without a window.

Standard library only: the set-up of the tests looks for one before any library is there.
"""

from __future__ import annotations

import os
import shutil
import sys

BROWSER = "MICROSITE_BROWSER"
"""the environment variable that names the browser to start, by its path"""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def browser() -> str | None:
    """The path of a browser of Chromium's kind on this machine; None where there is none."""
    chosen = os.environ.get(BROWSER)
    if chosen:
        return chosen
    found = (shutil.which(program) for program in _PROGRAMS)
    return next((path for path in (*found, *filter(os.path.exists, _PLACES)) if path), None)


def flags() -> list[str]:
    """Options for a browser that shows our own pages, asks no other host for anything, and works in a container."""
    asks_nobody = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # Chromium's sandbox refuses to start for root, which is who runs in a container.
    as_root = sys.platform != "win32" and os.geteuid() == 0
    return [*asks_nobody, "--disable-dev-shm-usage", *(["--no-sandbox"] if as_root else [])]
