"""The real program: through a pipe, on a terminal that can draw nothing, and how it ends."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from resign_tui.cli.edge import run
from resign_tui.drafts.load import load
from tests.pty.driver import Terminal

PROGRAM = [sys.executable, "-m", "resign_tui", "--today", "2026-11-23"]

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path), "LC_ALL": "C"}


def piped(environ: dict[str, str], lines: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments], input=lines, env=environ, capture_output=True, timeout=120, check=False
    )


def test_a_pipe_is_answered_to_its_end(environ: dict[str, str], tmp_path: Path) -> None:
    done = piped(environ, "go people\nZoë Ó Dálaigh\n".encode(), "--plain")
    assert (done.returncode, done.stderr) == (0, b"")
    said = " ".join(done.stdout.decode("utf-8").split())
    path = tmp_path / "home" / "drafts" / "departure-1.toml"
    assert said.endswith("Saved in ~/home/drafts/departure-1.toml; `resign-tui --plain departure-1` goes on there.")
    assert load(path).draft.text("sender.full_name") == "Zoë Ó Dálaigh"
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_option_stands_before_or_after_the_draft(environ: dict[str, str], tmp_path: Path) -> None:
    mine = str(tmp_path / "mine.toml")
    for arguments in (("--plain", mine), (mine, "--plain")):
        done = piped(environ, b"quit\n", *arguments)
        assert done.returncode == 0
        assert b"in plain mode, on" in done.stdout


def test_a_line_that_is_not_utf8_is_read_all_the_same(environ: dict[str, str], tmp_path: Path) -> None:
    piped(environ, "go people\nZoë\n".encode("latin-1"), "--plain")
    assert load(tmp_path / "home" / "drafts" / "departure-1.toml").draft.text("sender.full_name") == "Zoë"


def test_nobody_loads_textual_for_it() -> None:
    code = (
        "import sys; import resign_tui.cli.plain.session, resign_tui.cli.wizard;"
        "print(*[name for name in sys.modules if name.split('.')[0] in ('textual', 'typst', 'docx', 'jinja2')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120, check=True)
    assert done.stdout.strip() == b""


def test_where_the_wizard_cannot_draw_it_is_named(environ: dict[str, str]) -> None:
    done = piped(environ, b"")
    assert done.returncode == 2
    assert b"`resign-tui --plain`" in done.stderr
    assert done.stderr.count(b"\n") == 1


@on_linux
def test_a_dumb_terminal_from_the_first_line_to_the_letter(tmp_path: Path) -> None:
    env = {"RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path), "TERM": "dumb"}
    with Terminal([*PROGRAM, "--plain"], env=env, rows=50) as terminal:
        terminal.wait_for("1 of 9. Any misconduct?")
        for asked, typed in (
            ("Answer:", "go people"),
            ("1 of 27. Your name", "Ada Okonjo-Reyes"),
            ("2 of 27. Name you sign with", "letter"),
            ("Best regards", "quit"),
        ):
            terminal.wait_for(asked)
            terminal.send(typed, "enter")
        assert terminal.wait_exit() == 0
        raw = bytes(terminal.raw)
    assert b"\x1b" not in raw
    assert not set(raw) & (set(range(32)) - {10, 13})
    assert b"Ada Okonjo-Reyes" in raw
    assert b"goes on there." in b" ".join(raw.split())


@on_linux
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_saved(number: int, code: int, tmp_path: Path) -> None:
    env = {"RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path), "TERM": "dumb"}
    with Terminal([*PROGRAM, "--plain"], env=env, rows=50) as terminal:
        terminal.wait_for("1 of 9.")
        terminal.send("go people", "enter")
        terminal.wait_for("1 of 27.")
        terminal.send("Ada", "enter")
        terminal.wait_for("2 of 27.")
        terminal.signal(number)
        assert terminal.wait_exit() == code
        assert "goes on there." in " ".join(terminal.text.split())
    assert load(tmp_path / "home" / "drafts" / "departure-1.toml").draft.text("sender.full_name") == "Ada"


@on_linux
def test_a_window_that_is_closed_leaves_it_saved(tmp_path: Path) -> None:
    env = {"RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path), "TERM": "dumb"}
    with Terminal([*PROGRAM, "--plain"], env=env, rows=50) as terminal:
        terminal.wait_for("1 of 9.")
        terminal.send("go people", "enter", *["enter"] * 6)
        terminal.wait_for("7 of 27.")
        terminal.send("12 Alder Walk", "enter")
        terminal.wait_for("more:")
        terminal.hang_up()
        assert terminal.wait_exit() in (1, 128 + signal.SIGHUP)
    assert load(tmp_path / "home" / "drafts" / "departure-1.toml").draft.text("sender.address") == "12 Alder Walk"


@on_linux
def test_the_end_of_the_input_leaves_it_saved(tmp_path: Path) -> None:
    env = {"RESIGN_TUI_HOME": str(tmp_path / "home"), "HOME": str(tmp_path), "TERM": "dumb"}
    with Terminal([*PROGRAM, "--plain"], env=env, rows=50) as terminal:
        terminal.wait_for("1 of 9.")
        terminal.send(b"\x04")
        assert terminal.wait_exit() == 0
        assert "goes on there." in " ".join(terminal.text.split())


class _Output(io.StringIO):
    """Standard output that takes no more once the second question about the person is to be asked."""

    def __init__(self, number: int, nothing: int) -> None:
        super().__init__()
        self._number, self._nothing = number, nothing

    @property
    def buffer(self) -> BinaryIO:
        return io.BytesIO()

    def write(self, text: str) -> int:
        if "2 of 27" in text:
            raise OSError(self._number, os.strerror(self._number))
        return super().write(text)

    def fileno(self) -> int:
        return self._nothing


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        (errno.EIO, 1, f"Could not write to standard output: {os.strerror(errno.EIO)}"),
        (errno.ENOSPC, 1, f"Could not write to standard output: {os.strerror(errno.ENOSPC)}"),
        (errno.EPIPE, 141, ""),
    ],
    ids=("EIO", "ENOSPC", "EPIPE"),
)
def test_an_output_that_fails_ends_it_as_it_ends_any_command_and_saved(
    number: int, code: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESIGN_TUI_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("resign_tui.ui.terminal.environment.harden", lambda: None)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"go people\nAda\nnever read\n")))
    monkeypatch.setattr("sys.stderr", errors := io.StringIO())
    with Path(os.devnull).open("w") as nothing:
        monkeypatch.setattr("sys.stdout", _Output(number, nothing.fileno()))
        assert run(["--plain", "--today", "2026-11-23"]) == code
    assert errors.getvalue().count("\n") == bool(told)
    assert told in errors.getvalue()
    assert load(tmp_path / "home" / "drafts" / "departure-1.toml").draft.text("sender.full_name") == "Ada"


@on_linux
def test_a_terminal_that_is_gone_is_an_output_that_fails(environ: dict[str, str]) -> None:
    ours, theirs = os.openpty()
    os.close(ours)
    done = subprocess.run(
        [*PROGRAM, "--plain"],
        input=b"quit\n",
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environ,
        timeout=120,
        check=False,
    )
    os.close(theirs)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert done.stderr.startswith(b"resign-tui: Could not write to standard output")
