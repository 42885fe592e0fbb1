"""A database that is made to trap its reader: what is no plain table is not read, and no question goes on for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from resign_tui.evidence.formats import sqlite
from resign_tui.evidence.sources import mlflow
from tests.evidence.host import read
from tests.evidence.mlflow.databases import made, names, number_of_runs
from tests.evidence.mlflow.stores import Sqlite, run_id


@pytest.mark.parametrize("name", ["ml?mode=rw#50%25.db", "a b;c&d=é.sqlite", "mlflow"])
def test_the_name_of_a_file_is_no_part_of_its_address(tmp_path: Path, name: str) -> None:
    made(tmp_path / "work?x#y" / name)
    got = read(tmp_path / "work?x#y", [mlflow.KIND])
    assert number_of_runs(got) == "kept: 1 run in MLflow, on one machine"
    assert names(tmp_path) == ["work?x#y"]


_ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select i as run_uuid from n"


def _a_view(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("alter table runs rename to kept_runs")
        db.execute(
            "create view runs as with recursive n(i) as (select 1 union all select i + 1 from n) select * from n"
        )
    db.close()


def _a_view_that_lies(path: Path) -> None:
    """A view entered as a table, with a page of its own."""
    with sqlite3.connect(path) as db:
        db.execute("pragma writable_schema=on")
        text = f"create view runs as {_ENDLESS}"
        db.execute("update sqlite_master set sql=? where name='runs'", (text,))
    db.close()


def _a_virtual_table(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("drop table runs")
        db.execute("create virtual table runs using fts5(run_uuid, status)")
    db.close()


@pytest.mark.parametrize("change", [_a_view, _a_view_that_lies, _a_virtual_table])
def test_only_tables_are_read(tmp_path: Path, change: Callable[[Path], None]) -> None:
    path = made(tmp_path / "work/mlflow.db")
    change(path)
    assert read(tmp_path / "work", [mlflow.KIND]).proposals == ()


def test_a_column_that_computes_runs_no_function(tmp_path: Path) -> None:
    path = made(tmp_path / "work/mlflow.db")
    with sqlite3.connect(path) as db:
        db.execute("alter table runs rename to kept_runs")
        db.execute(
            "create table runs (run_uuid, name as (hex('abc')), user_id, status, start_time, end_time,"
            " lifecycle_stage, experiment_id)"
        )
        db.execute("insert into runs (run_uuid, lifecycle_stage, experiment_id) values (?, 'active', 1)", (run_id(1),))
    db.close()
    got = read(tmp_path / "work", [mlflow.KIND])
    assert (number_of_runs(got), got.troubles) == ("kept: 1 run in MLflow, on one machine", [])


def test_a_question_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Sqlite(tmp_path / "work/mlflow.db")
    store.experiment("1", "kept")
    for number in range(3_000):
        store.insert("runs", run_id(number), "r", "LOCAL", "mhale", "FINISHED", 1, 2, "active", 1)
    store.done()
    monkeypatch.setattr(sqlite, "_SECONDS", 0.0)
    monkeypatch.setattr(sqlite, "_STEPS", 1)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert got.proposals == ()
    assert got.troubles == ["work/mlflow.db was not read: reading it took longer than 0 seconds."]
