"""The command line as tests call it: in this process with both streams caught, or as a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from resign_tui.cli.edge import run

DATA = Path(__file__).parent / "data" / "cli"
OPEN, UNFINISHED = str(DATA / "open.toml"), str(DATA / "unfinished.toml")
TODAY = ("--today", "2026-11-23")
Capture = pytest.CaptureFixture[bytes]
KEYS = ["rule", "severity", "document", "field", "excerpt", "why", "suggestion", "name"]
BARGAIN = "I might reconsider if you can match $250k & 0.4% equity."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our folders, away from the real ones."""
    monkeypatch.setenv("RESIGN_TUI_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("_RESIGN_TUI_COMPLETE", raising=False)
    return tmp_path / "home"


def a_draft(home: Path, name: str = "departure-1") -> Path:
    """A draft in the drafts folder."""
    (home / "drafts").mkdir(parents=True, exist_ok=True)
    path = home / "drafts" / f"{name}.toml"
    path.write_bytes(Path(OPEN).read_bytes())
    return path


def program(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The whole program in a process of its own."""
    more.setdefault("stdin", subprocess.DEVNULL)
    more.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        [sys.executable, "-m", "resign_tui", *arguments], stderr=subprocess.PIPE, timeout=60, check=False, **more
    )


def ends_with(code: int, arguments: Sequence[str], capture: Capture) -> tuple[str, str]:
    """Both streams of a command that must end so."""
    capture.readouterr()
    assert run(arguments) == code
    out, err = capture.readouterr()
    return out.decode(), err.decode()
