"""Finds a Chromium-based browser on this machine, and gives the options to start it without a window.

Standard library only: the set-up of the tests looks for one before any library is installed.
"""

from __future__ import annotations

import os
import shutil
import sys

BROWSER = "MICROSITE_BROWSER"
"""environment variable with the path of the browser to start"""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATHS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)


def browser() -> str | None:
    """The path of a Chromium-based browser on this machine, or None."""
    return os.environ.get(BROWSER) or next(filter(None, map(shutil.which, (*_PROGRAMS, *_PATHS))), None)


def flags() -> list[str]:
    """Options for a browser that shows our own pages, sends no request to other hosts, and works in a container."""
    no_requests = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # Chromium's sandbox does not start for root, which is the user in a container.
    as_root = sys.platform != "win32" and os.geteuid() == 0
    return [*no_requests, "--disable-dev-shm-usage", *(["--no-sandbox"] if as_root else [])]
