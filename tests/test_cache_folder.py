"""Where the system wants a user's caches."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from microsite.cache_folder import user_cache


def test_linux_says_it_by_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/of/the/user")
    assert user_cache() == Path("/of/the/user")


def test_a_user_without_a_home_has_no_cache_rather_than_one_that_others_write_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert user_cache() is None
