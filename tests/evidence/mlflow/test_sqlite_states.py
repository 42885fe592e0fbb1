"""A database in every state in which a writer may leave it: what is read is right, and nothing beside it appears."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from resign_tui.evidence import limits
from resign_tui.evidence.formats import sqlite, sqlite_copy
from resign_tui.evidence.sources import mlflow
from resign_tui.evidence.survey import Stopped, Survey
from tests.evidence.host import read
from tests.evidence.mlflow.databases import made, names, number_of_runs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the writers are killed as POSIX does it")

_WRITER = """
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.argv[2:]:
    db.execute(statement)
os.kill(os.getpid(), signal.SIGKILL)
"""
_ROW = "'late', 'LOCAL', 'mhale', 'FINISHED', 1771000000000, 1771000060000, 'active', 1"
_INSERT = f"insert into runs select printf('%032x', 100), {_ROW}"
_CHANGES = ("pragma cache_size=1", "begin", "update runs set status='FAILED', name='never kept, and longer'")
"""More than fits into the smallest cache, so that rows reach the file before they are kept."""


def killed_after(path: Path, *statements: str) -> None:
    """A writer that dies in the middle of its work."""
    ended = subprocess.run([sys.executable, "-c", _WRITER, str(path), *statements], check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The only place where private copies are made in a test; empty before and after."""
    folder = tmp_path / "memory"
    folder.mkdir()
    monkeypatch.setattr(sqlite_copy, "memory_folder", lambda: folder)
    return folder


def test_a_quiet_database_is_read_where_it_lies(tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "work/mlflow.db")
    monkeypatch.setattr(sqlite_copy, "connected", None)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert (number_of_runs(got), got.troubles) == ("kept: 1 run in MLflow, on one machine", [])


def test_a_log_that_was_closed_cleanly_leaves_nothing_beside(tmp_path: Path, copies: Path) -> None:
    path = made(tmp_path / "work/mlflow.db")
    with sqlite3.connect(path) as db:
        db.execute("pragma journal_mode=wal")
        db.execute(_INSERT)
    db.close()
    assert number_of_runs(read(tmp_path / "work", [mlflow.KIND])) == "kept: 2 runs in MLflow, on one machine"
    assert names(tmp_path / "work") == ["mlflow.db"]


def test_rows_in_the_log_of_a_killed_writer_are_read(tmp_path: Path, copies: Path) -> None:
    path = made(tmp_path / "work/mlflow.db")
    killed_after(path, "pragma journal_mode=wal", _INSERT)
    assert (tmp_path / "work/mlflow.db-wal").stat().st_size > 0
    got = read(tmp_path / "work", [mlflow.KIND])
    assert (number_of_runs(got), got.troubles) == ("kept: 2 runs in MLflow, on one machine", [])
    assert names(copies) == []


def test_rows_that_a_killed_writer_never_kept_are_not_read(tmp_path: Path, copies: Path) -> None:
    path = made(tmp_path / "work/mlflow.db", runs=300)
    killed_after(path, *_CHANGES)
    assert (tmp_path / "work/mlflow.db-journal").stat().st_size > 0
    careless = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    assert "FAILED" in {row[0] for row in careless.execute("select status from runs limit 100")}
    careless.close()
    got = read(tmp_path / "work", [mlflow.KIND])
    assert (number_of_runs(got), got.troubles) == ("kept: 300 runs in MLflow, on one machine", [])
    assert "never kept" not in got.text
    assert "failed" not in got.text
    assert names(copies) == []


def test_a_database_that_another_program_holds_closed_is_read(tmp_path: Path, copies: Path) -> None:
    path = made(tmp_path / "work/mlflow.db")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin exclusive")
    try:
        assert number_of_runs(read(tmp_path / "work", [mlflow.KIND])) == "kept: 1 run in MLflow, on one machine"
    finally:
        holder.close()


def test_a_journal_that_names_another_file_deletes_nothing(tmp_path: Path, copies: Path) -> None:
    path = made(tmp_path / "work/mlflow.db", runs=300)
    killed_after(path, *_CHANGES)
    victim = tmp_path / "work/thesis.txt"
    victim.write_text("years of work")
    name = os.fsencode(victim)
    checksum = sum(int.from_bytes([byte], "big", signed=True) for byte in name) & 0xFFFFFFFF
    end = b"\0\0\0\0" + name + len(name).to_bytes(4, "big") + checksum.to_bytes(4, "big") + sqlite_copy._OF_SEVERAL
    with (tmp_path / "work/mlflow.db-journal").open("ab") as journal:
        journal.write(end)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert victim.read_text() == "years of work"
    assert got.proposals == ()
    assert got.troubles == [
        "work/mlflow.db was not read: it was left inside a change of several databases, "
        "which only its own program can settle."
    ]


def test_a_large_database_with_a_log_is_read_as_it_lies_and_that_is_said(
    tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "work/mlflow.db")
    killed_after(path, "pragma journal_mode=wal", _INSERT)
    monkeypatch.setattr(limits, "SQLITE_COPY", 1000)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert number_of_runs(got) == "kept: 1 run in MLflow, on one machine"
    assert got.troubles == [
        "work/mlflow.db is too large to copy while it is open elsewhere; its newest rows may be missing."
    ]


def test_another_programs_open_database_is_never_copied(
    tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "work/places.db"
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("create table visits (url)")
    db.close()
    killed_after(path, "pragma journal_mode=wal", "insert into visits values ('zzcanaryzz')")
    monkeypatch.setattr(sqlite_copy, "connected", None)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert (got.proposals, got.troubles) == ((), [])


def test_a_copy_has_no_name_while_it_is_read_and_is_its_owners_alone(
    tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "work/mlflow.db")
    killed_after(path, "pragma journal_mode=wal", _INSERT)
    modes: list[int] = []
    settle = sqlite_copy._settled

    def watched(copy: Path) -> sqlite3.Connection:
        modes.extend(place.stat().st_mode & 0o777 for place in (copy.parent, *copy.parent.iterdir()))
        return settle(copy)

    monkeypatch.setattr(sqlite_copy, "_settled", watched)
    lookup = sqlite.Database.rows
    seen: list[list[str]] = []

    def looking(self: sqlite.Database, *asked: object) -> object:
        seen.append(names(copies))
        return lookup(self, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite.Database, "rows", looking)
    read(tmp_path / "work", [mlflow.KIND])
    assert modes == [0o700, 0o600, 0o600]
    assert seen and not any(seen)


def test_a_signal_in_the_middle_of_copying_leaves_no_copy(tmp_path: Path, copies: Path) -> None:
    path = made(tmp_path / "work/mlflow.db")
    killed_after(path, "pragma journal_mode=wal", _INSERT)
    program = f"""
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from resign_tui.core.evidence.identity import Identities
from resign_tui.evidence.sources import mlflow
from resign_tui.evidence.formats import sqlite_copy
from resign_tui.evidence.reading import proposals
from resign_tui.evidence.survey import Survey
sqlite_copy.memory_folder = lambda: Path({str(copies)!r})
copy = sqlite_copy._copy
def signalled(*asked):
    copy(*asked)
    assert os.listdir(sqlite_copy.memory_folder())
    os.kill(os.getpid(), signal.SIGTERM)
sqlite_copy._copy = signalled
list(proposals([Path({str(tmp_path / "work")!r})], Survey(Identities(), datetime.now(UTC)), kinds=[mlflow.KIND]))
print("went on")
"""
    ended = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGTERM, "", "")
    assert names(copies) == []


def test_stopping_while_copying_leaves_no_copy(tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "work/mlflow.db")
    killed_after(path, "pragma journal_mode=wal", _INSERT)
    check = Survey.check

    def stopping(self: Survey) -> None:
        if names(copies):
            raise Stopped("The reading was stopped.")
        check(self)

    monkeypatch.setattr(Survey, "check", stopping)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert (got.proposals, got.troubles, names(copies)) == ((), [], [])


def test_what_changes_while_it_is_copied_is_told(tmp_path: Path, copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "work/mlflow.db")
    killed_after(path, "pragma journal_mode=wal", _INSERT)
    states = iter(range(100))
    monkeypatch.setattr(sqlite_copy, "_state", lambda _: (0, next(states)))
    got = read(tmp_path / "work", [mlflow.KIND])
    assert number_of_runs(got) == "kept: 2 runs in MLflow, on one machine"
    assert got.troubles == ["work/mlflow.db was being written at 27 Nov 2026 12:00; its newest rows may be missing."]


def test_sidecars_that_are_no_files_are_not_waited_for(tmp_path: Path, copies: Path) -> None:
    made(tmp_path / "work/mlflow.db")
    os.mkfifo(tmp_path / "work/mlflow.db-wal")
    (tmp_path / "work/mlflow.db-journal").symlink_to(tmp_path / "elsewhere")
    assert number_of_runs(read(tmp_path / "work", [mlflow.KIND])) == "kept: 1 run in MLflow, on one machine"
