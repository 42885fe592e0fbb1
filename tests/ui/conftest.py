"""What every test of a screen starts from: a home of its own, and a terminal with true colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.notifications import Notification

_UNSET = ("NO_COLOR", "TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "COLUMNS", "LINES")


@pytest.fixture(autouse=True)
def notices_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said in passing does not pass by while a busy machine works a key off."""
    monkeypatch.setattr(Notification, "has_expired", property(lambda notice: False))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's home folder, empty; no clipboard, no multiplexer."""
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    return tmp_path
