"""Stores that are damaged, cut off, hostile or none at all: one sentence each, and the rest is read."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.evidence import limits
from resign_tui.evidence.sources import mlflow
from resign_tui.evidence.sources.mlflow.facts import source_place
from resign_tui.evidence.sources.mlflow.small_files import description, point
from tests.evidence.host import Read, read
from tests.evidence.mlflow.shop_ranker import shop_ranker
from tests.evidence.mlflow.stores import START, Files, Run, Sqlite, Version, run_id

NEAR = datetime.fromtimestamp(START / 1000, UTC) + timedelta(hours=1)
SOME = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def given_again(folder: Path, data: bytes) -> Read:
    """Read one database with these bytes."""
    path = folder / "work/mlflow.db"
    path.write_bytes(data)
    return read(folder / "work", [mlflow.KIND])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop_ranker(Sqlite(tmp_path_factory.mktemp("whole") / "mlflow.db"))


@SOME
@given(st.data())
def test_a_database_cut_off_anywhere_is_a_sentence_or_what_is_left(
    tmp_path: Path, whole: Path, data: st.DataObject
) -> None:
    (tmp_path / "work").mkdir(exist_ok=True)
    content = whole.read_bytes()
    got = given_again(tmp_path, content[: data.draw(st.integers(0, len(content) - 1))])
    assert all(sentence.startswith(("work/mlflow.db", "A part of work/mlflow.db")) for sentence in got.troubles)


@SOME
@given(st.data())
def test_flipped_bytes_of_a_database_never_break_the_reading(tmp_path: Path, whole: Path, data: st.DataObject) -> None:
    (tmp_path / "work").mkdir(exist_ok=True)
    flipped = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        flipped[data.draw(st.integers(16, len(flipped) - 1))] ^= data.draw(st.integers(1, 255))
    given_again(tmp_path, bytes(flipped))


def test_a_damaged_table_costs_only_what_stands_in_it(tmp_path: Path) -> None:
    store = Sqlite(tmp_path / "work/mlflow.db")
    store.experiment("1", "kept")
    for number in range(1, 400):
        store.run(Run(number, "r", params={"lr": "0.1"}))
    store.version(Version("ranker", 1, 1, aliases=["prod"]))
    root = store.db.execute("select rootpage from sqlite_master where name='params'").fetchone()[0]
    size = store.db.execute("pragma page_size").fetchone()[0]
    path = store.done()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert "ranker version 1, alias prod" in [one.what for one in got.proposals]
    assert got.troubles == [
        "A part of work/mlflow.db could not be read: the table params is damaged; "
        "what stands behind the damage is missing."
    ]


def test_a_table_of_an_unknown_form_is_said_to_be_one(tmp_path: Path) -> None:
    store = Sqlite(tmp_path / "work/mlflow.db")
    store.db.execute("alter table runs rename column start_time to began")
    store.done()
    got = read(tmp_path / "work", [mlflow.KIND])
    assert got.troubles == ["work/mlflow.db was not read: it has not the form that is known for such a store."]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"no database", b"\0" * 5000])
def test_what_only_has_the_name_of_a_database_gives_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "work").mkdir()
    assert given_again(tmp_path, content).proposals == ()


def test_cells_of_any_kind_in_any_column_are_taken_for_what_they_are(tmp_path: Path) -> None:
    store = Sqlite(tmp_path / "work/mlflow.db")
    store.experiment("1", "kept")
    store.insert("runs", run_id(1), b"\xff\xfe", 7, b"\xff", "FINISHED", "soon", b"\0", "active", 1)
    store.insert("runs", run_id(2), "huge", "LOCAL", "mhale", "RUNNING", 2**62, None, "active", 1)
    store.insert("runs", run_id(3), "endless", "LOCAL", "mhale", "RUNNING", 9e999, -9e999, "active", 1)
    for number in (1, 2, 3):
        store.insert("latest_metrics", "val_loss", "no figure", 9e999, 9e999, None, run_id(number))
        store.insert("latest_metrics", "epoch", b"\1", None, None, 0, run_id(number))
    store.insert("model_versions", "m", "two", 9e999, None, None, None, run_id(1), "READY")
    store.insert("registered_model_aliases", "prod", "two", "m")
    store.done()
    got = read(tmp_path / "work", [mlflow.KIND])
    assert "kept: 3 runs in MLflow, on one machine" in [one.what for one in got.proposals]


def test_half_lines_at_the_end_of_a_curve_are_left_out(tmp_path: Path) -> None:
    store = Files(tmp_path / "work/mlruns")
    store.experiment("1", "e")
    store.run(Run(1, "open", status="RUNNING", minutes=None))
    lines = "".join(f"{START + step} {1.5 - step / 100} {step}\n" for step in range(5))
    store.write("1", run_id(1), "metrics", "val_loss", text=f"{lines}{START} 0.0")
    store.write("1", run_id(1), "metrics", "loss", text=f"{lines}not a line at all\n{'9' * 5000} 1 1\n")
    assert point(b"1771000000000 0.5 3") is not None
    assert [point(line) for line in (b"", b"x", b"1 2 3 4", b"1 a 2", b"9" * 5000 + b" 1 1")] == [None] * 5
    got = read(tmp_path / "work", [mlflow.KIND], now=NEAR)
    (work,) = [one for one in got.proposals if one.record == "handover.work"]
    assert str(work.fields["loss"]).startswith("1.5 1.49 1.48 1.47 1.46")


def test_a_long_curve_is_read_at_both_ends(tmp_path: Path) -> None:
    store = Files(tmp_path / "work/mlruns")
    store.experiment("1", "e")
    store.run(Run(1, "open", status="RUNNING", minutes=None))
    lines = "".join(f"{START + step} {2 - step / 100_000:.5f} {step}\n" for step in range(20_000))
    store.write("1", run_id(1), "metrics", "val_loss", text=lines)
    got = read(tmp_path / "work", [mlflow.KIND], now=NEAR)
    (work,) = [one for one in got.proposals if one.record == "handover.work"]
    assert work.fields["step"] == "19999"
    assert str(work.fields["loss"]).startswith("2 ")
    assert str(work.fields["loss"]).endswith(" 1.8")
    assert got.survey.read_bytes < len(lines)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_links_and_pipes_in_a_folder_are_neither_followed_nor_waited_for(tmp_path: Path) -> None:
    store = Files(tmp_path / "work/mlruns")
    store.experiment("1", "e")
    store.run(Run(1, "kept"))
    outside = Files(tmp_path / "outside")
    outside.experiment("7", "zzcanaryzz")
    outside.run(Run(2, "zzcanaryzz", "7", tags={"mlflow.note.content": "Promising: zzcanaryzz"}))
    run = tmp_path / "work/mlruns/1" / run_id(1)
    (tmp_path / "work/mlruns/7").symlink_to(outside.path / "7")
    (tmp_path / "work/mlruns/1" / run_id(2)).symlink_to(outside.path / "7" / run_id(2))
    (run / "params").symlink_to(outside.path / "7" / run_id(2) / "tags")
    (run / "tags/mlflow.note.content").symlink_to(outside.path / "7" / run_id(2) / "tags/mlflow.note.content")
    os.mkfifo(run / "tags/verdict")
    (tmp_path / "work/mlruns/1" / run_id(3)).mkdir()
    os.mkfifo(tmp_path / "work/mlruns/1" / run_id(3) / "meta.yaml")
    got = read(tmp_path / "work", [mlflow.KIND])
    assert [one.what for one in got.proposals] == ["e: 1 run in MLflow, on one machine"]
    assert f"work/mlruns/1/{run_id(3)}/meta.yaml was not read: it is no ordinary file" in got.troubles[0]


@pytest.mark.parametrize(
    "meta",
    [
        "run_id: [a, b\n",
        "run_id: !!python/object/apply:os.system ['touch zzcanaryzz']\nstatus: 3\n",
        "&a [*a]",
        "run_id: " + "[" * 20_000,
        "\0\0\0",
        "status: 3\n",
    ],
)
def test_a_description_that_is_none_costs_its_run(tmp_path: Path, meta: str) -> None:
    store = Files(tmp_path / "work/mlruns")
    store.experiment("1", "e")
    store.run(Run(1, "kept"))
    store.write("1", run_id(2), "meta.yaml", text=meta)
    got = read(tmp_path / "work", [mlflow.KIND])
    assert [one.what for one in got.proposals] == ["e: 1 run in MLflow, on one machine"]
    assert all(sentence.startswith(f"work/mlruns/1/{run_id(2)}/meta.yaml was not read: ") for sentence in got.troubles)


def test_a_value_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    store = Files(tmp_path / "work/mlruns")
    store.experiment("1", "e")
    store.run(Run(1, "kept", params={"prompt": "zzcanaryzz" * limits.ONE_LINE_FILE}))
    got = read(tmp_path / "work", [mlflow.KIND])
    assert len(got.troubles) == 1
    assert "params/prompt was not read: it is too large to read" in got.troubles[0]


def test_a_folder_of_another_name_is_known_by_how_it_is_built(tmp_path: Path) -> None:
    for place in ("work/tracking", "work/deep/mlruns"):
        store = Files(tmp_path / place)
        store.experiment("1", place)
        store.run(Run(1, "kept"))
        store.experiment("0", "Default")
    (tmp_path / "work/vault/.trash").mkdir(parents=True)
    (tmp_path / "work/vault/2024/models/mlruns").mkdir(parents=True)  # somebody's notes, and a store that is empty
    got = read(tmp_path / "work", [mlflow.KIND])
    assert len(got.proposals) == 2
    assert got.troubles == []
    named = read(tmp_path / "work/deep/mlruns", [mlflow.KIND])
    assert [one.source.path for one in named.proposals] == ["mlruns"]


def test_a_folder_of_5000_runs_is_read_within_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.sources.mlflow.files._MOST_TAGGED", 20)
    monkeypatch.setattr("resign_tui.evidence.sources.mlflow.files.MOST_DETAILS", 5)
    store = Files(tmp_path / "work/mlruns")
    store.experiment("1", "e")
    for number in range(1, 61):
        store.run(Run(number, "r", start=START + number, params={"lr": "1"}, metrics={"acc": [(0, 0.5)]}))
    got = read(tmp_path / "work", [mlflow.KIND])
    assert got.troubles == [
        "work/mlruns holds 60 runs; notes were looked for in the newest 20, settings and figures in 5."
    ]
    assert "e: 60 runs in MLflow, on one machine" in [one.what for one in got.proposals]
    assert got.survey.files < 60 + 20 * 3 + 5 * 5


@SOME
@given(st.binary(max_size=300))
def test_any_bytes_as_a_description_are_read_or_refused(data: bytes) -> None:
    assert all(isinstance(text, str) for pair in description(data).items() for text in pair)
    point(data)
    assert isinstance(source_place(data.decode("utf-8", "replace")), str)


@pytest.mark.parametrize("raw", ["[" * 100_000, "{", "7", '{"uri": 5}', '{"uri": ""}', ""])
def test_a_dataset_without_a_place_has_none(raw: str) -> None:
    assert source_place(raw) == ""
