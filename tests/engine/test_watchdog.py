"""The limit of time for templates that nobody has vouched for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from microsite.engine.watchdog import Overdue, time_limit
from microsite.settings import SHIPPED


def never_ending() -> None:
    while True:
        pass


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(Overdue), time_limit(0.1):
        never_ending()


def test_a_computation_that_holds_the_interpreter_ends_with_its_process() -> None:
    code = """
from microsite.engine import watchdog
watchdog._SECONDS_TO_STOP = 0.3
with watchdog.time_limit(0.1):
    10 ** (10 ** 10)
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(SHIPPED)}, capture_output=True, check=False, timeout=30)
    assert done.returncode == 1
    assert done.stderr == b""
