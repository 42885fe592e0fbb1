"""A locked draft in a real terminal: the passphrase is typed and not shown, and the ordinary age program takes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_host import OPEN, program
from tests.pty.driver import Terminal

PROGRAM = [sys.executable, "-m", "resign_tui"]
WORD = "correct horse ü"


def test_lock_open_and_let_age_open_it(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    path, key = drafts / "kind.toml", drafts / "kind.key.age"
    shutil.copy(OPEN, path)
    clear = path.read_bytes()
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = {"RESIGN_TUI_HOME": str(tmp_path), "TMPDIR": str(temporary)}
    with Terminal([*PROGRAM, "drafts", "lock", "kind"], env=env) as term:
        term.wait_for("New passphrase:")
        term.send(WORD, "enter")
        term.wait_for("once more:")
        term.send(WORD, "enter")
        assert term.wait_exit() == 0
        assert b"horse" not in term.raw
    assert path.read_bytes() != clear
    with Terminal([*PROGRAM, "kind"], env=env, cols=120, rows=40) as term:
        term.wait_for("Passphrase of kind:")
        term.send(WORD, "enter")
        term.wait_for("Wren")
        before = path.read_bytes()
        term.send("ctrl+g", "2")
        term.wait_for("People")
        term.send("tab", "xylocopa")
        term.wait_for("xylocopa")
        term.wait_for(lambda _: path.read_bytes() != before)
        term.send("ctrl+q")
        assert term.wait_exit() == 0
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert [file for file in files if b"xylocopa" in file.read_bytes() or b"Wren" in file.read_bytes()] == []
    assert {file.name for file in files if file.read_bytes().startswith(b"age-encryption.org/v1\n")} >= {
        "kind.toml", "kind.key.age", "kind.1.toml"
    }  # fmt: skip
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed; all the rest holds")
    output = tmp_path / "clear.toml"
    with Terminal([age, "-d", "-i", str(key), "-o", str(output), str(path)]) as term:
        term.wait_for("passphrase")
        term.send(WORD, "enter")
        assert term.wait_exit() == 0
    assert b"xylocopa" in output.read_bytes()


def test_without_a_terminal_it_refuses(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    path = tmp_path / "drafts" / "kind.toml"
    shutil.copy(OPEN, path)
    clear = path.read_bytes()
    done = program(
        "drafts", "lock", "kind", env={**os.environ, "RESIGN_TUI_HOME": str(tmp_path)}, start_new_session=True,
        stdin=subprocess.PIPE,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"there is none here" in done.stderr
    assert path.read_bytes() == clear
