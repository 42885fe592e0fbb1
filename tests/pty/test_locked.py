"""A locked draft in a real terminal: the passphrase is typed and not shown, and the ordinary age program takes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
    env = {"RESIGN_TUI_HOME": str(tmp_path)}
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
        term.send("ctrl+q")
        assert term.wait_exit() == 0
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n")
    age = shutil.which("age")
    if age is None:
        return
    output = tmp_path / "clear.toml"
    with Terminal([age, "-d", "-i", str(key), "-o", str(output), str(path)]) as term:
        term.wait_for("passphrase")
        term.send(WORD, "enter")
        assert term.wait_exit() == 0
    assert b"Wren" in output.read_bytes()


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
