"""A signal while something is read: nothing of it stays behind, no program and no copy."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from resign_tui.drafts.toml_file import dumps
from tests.evidence.git.made import JUN, Commit, Made
from tests.evidence.whole.calling import environment, started
from tests.pty.driver import Terminal
from tests.ui.wizard_host import full_draft

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def waited_for(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether a condition came to hold."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def gits(folder: Path) -> list[int]:
    """Processes of git that were asked about a folder."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
        except OSError:
            continue
        if words and words[0].endswith(b"git") and any(word.startswith(os.fsencode(folder)) for word in words):
            found.append(int(entry.name))
    return found


def copies() -> set[str]:
    """Folders for private copies, wherever they may lie."""
    return {str(path) for place in ("/dev/shm", "/tmp") for path in Path(place).glob("resign-*")}


@pytest.fixture
def stuck(tmp_path: Path) -> Path:
    """A repository in which git waits for ever."""
    work = tmp_path / "work"
    made = Made.new(work / "recs").add([Commit(JUN, "2026-01-01", {"d/a.txt": "1\n"})])
    os.mkfifo(made.path / "d" / ".gitignore")
    return work


@contextmanager
def ended_at_last(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever happens, the process is gone afterwards."""
    try:
        yield
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", ENDING)
def test_git_ends_with_the_command(stuck: Path, tmp_path: Path, number: signal.Signals) -> None:
    process = started(tmp_path, tmp_path, "evidence", str(stuck))
    with ended_at_last(process):
        assert waited_for(lambda: bool(gits(stuck)) and waiting_at_the_pipe(stuck))
        process.send_signal(number)
        assert process.wait(10) == 128 + number
        assert waited_for(lambda: not gits(stuck), 2)
    assert b"Traceback" not in (tmp_path / "err").read_bytes()


def waiting_at_the_pipe(stuck: Path) -> bool:
    """Whether the git that never ends has begun: the one that looks for files of its own."""
    return any(b"ls-files" in command(pid) for pid in gits(stuck))


def command(pid: int) -> bytes:
    """What a process was started with; nothing once it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize("number", ENDING)
def test_copies_go_with_the_command(tmp_path: Path, number: signal.Signals) -> None:
    """A large database that another program has open is being copied when the signal comes."""
    work = tmp_path / "work"
    work.mkdir()
    before = copies()
    link = sqlite3.connect(work / "mlflow.db", isolation_level=None)
    link.execute("pragma journal_mode=wal")
    for table in ("runs", "experiments", "params", "tags", "metrics", "latest_metrics"):
        link.execute(f"create table {table} (run_uuid, experiment_id, key, value)")
    link.execute("insert into params values ('x', 1, 'k', zeroblob(100000000))")
    link.execute("pragma wal_checkpoint(truncate)")
    link.execute("insert into tags values ('x', 1, 'k', 'v')")
    process = started(tmp_path, tmp_path, "evidence", str(work), "--only", "mlflow")
    with ended_at_last(process):
        assert waited_for(lambda: bool(copies() - before) or process.poll() is not None)
        process.send_signal(number)
        process.wait(20)
    link.close()
    assert copies() == before


@pytest.mark.parametrize("number", ENDING)
def test_git_ends_with_the_wizard(stuck: Path, tmp_path: Path, number: signal.Signals) -> None:
    draft = tmp_path / "mine.toml"
    draft.write_bytes(dumps(full_draft("handover")))
    arguments = [sys.executable, "-m", "resign_tui", str(draft)]
    env = {**environment(tmp_path, tmp_path), "TERM": "xterm-256color"}
    with Terminal(arguments, env=env, cols=120, rows=40, cwd=stuck) as terminal:
        terminal.wait_for("Handover")
        terminal.send("v")
        terminal.wait_for("Folders")
        terminal.send("enter")
        assert waited_for(lambda: waiting_at_the_pipe(stuck))
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        assert waited_for(lambda: not gits(stuck), 2)
