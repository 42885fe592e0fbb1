"""What comes out of Optuna studies, the same from every version's database and from a journal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.core.evidence.proposal import ACCOUNT, Proposal
from resign_tui.evidence import limits
from resign_tui.evidence.sources import mlflow, optuna
from resign_tui.evidence.sources.optuna.facts import setting
from tests.evidence.host import Read, read
from tests.evidence.optuna.stores import SCHEMAS, TRIALS, database, journal

SOME = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SEARCHED = "loss pointwise or listwise, lr 1e-05 to 0.1, temperature 0.3 to 1"


def made(folder: Path, form: str) -> Path:
    if form == "journal":
        return journal(folder / "work/journal.log")
    return database(folder / "work/ranker.db", form)


def only(got: Read) -> Proposal:
    (found,) = got.proposals
    return found


@pytest.mark.parametrize("form", [*SCHEMAS, "journal"])
def test_a_study_says_what_was_searched_and_where_it_came_out_highest(tmp_path: Path, form: str) -> None:
    path = made(tmp_path, form)
    got = read(tmp_path / "work", [optuna.KIND])
    study, place = only(got), f"work/{path.name}"
    assert got.troubles == []
    assert study.fields["project"] == ("journal-study" if form == "journal" else "ranker-temperature")
    assert study.fields["tracker"] == "internal"
    assert str(study.fields["export"]).startswith(f"6 trials, Optuna, {place}, ")
    assert study.fields["promising"] == (
        f"6 trials, highest 0.4106 at loss listwise, lr 0.0011, temperature 0.7; searched {SEARCHED}"
    )
    assert (
        "6 trials (3 complete, 1 pruned, 1 failed, 1 that Optuna calls RUNNING), highest 0.4106 at loss listwise, "
        f"lr 0.0011, temperature 0.7. Searched {SEARCHED}. It lies on my machine, in {place} (read on 27 Nov 2026)."
    ) in study.note
    assert (study.record, study.row, study.confidence, study.group) == (
        "handover.experiment",
        "ET-08",
        "certain",
        ACCOUNT,
    )
    assert study.as_of is not None
    if form == "journal":
        assert study.as_of.astimezone(UTC) == datetime(2026, 11, 20, 10, 5, 0, 250_000, UTC)


@pytest.mark.parametrize("form", ["5.0", "journal"])
def test_low_is_first_where_the_study_said_so(tmp_path: Path, form: str) -> None:
    if form == "journal":
        journal(tmp_path / "work/journal.log", directions=[1])
    else:
        database(tmp_path / "work/ranker.db", directions=["MINIMIZE"])
    assert "lowest 0.398 at" in str(only(read(tmp_path / "work", [optuna.KIND])).fields["promising"])


@pytest.mark.parametrize("form", ["5.0", "journal"])
def test_with_several_goals_nothing_is_first(tmp_path: Path, form: str) -> None:
    if form == "journal":
        journal(tmp_path / "work/journal.log", directions=[2, 1])
    else:
        database(tmp_path / "work/ranker.db", directions=["MAXIMIZE", "MINIMIZE"])
    study = only(read(tmp_path / "work", [optuna.KIND]))
    assert "promising" not in study.fields
    assert "It has 2 goals, so that no trial is first." in study.note
    assert "Searched lo" in study.note


def test_a_study_without_trials_is_none(tmp_path: Path) -> None:
    database(tmp_path / "work/ranker.db", trials=())
    got = read(tmp_path / "work", [optuna.KIND])
    assert (got.proposals, got.troubles) == ((), [])


def test_one_file_is_not_taken_for_the_other_kind(tmp_path: Path) -> None:
    database(tmp_path / "work/ranker.db")
    assert read(tmp_path / "work", [mlflow.KIND]).proposals == ()
    both = read(tmp_path / "work", [mlflow.KIND, optuna.KIND])
    assert [one.source.kind for one in both.proposals] == ["optuna"]


def test_the_same_study_in_two_places_is_proposed_once(tmp_path: Path) -> None:
    database(tmp_path / "work/a/ranker.db")
    database(tmp_path / "work/b/ranker.db")
    assert [source.path for source in only(read(tmp_path / "work", [optuna.KIND])).duplicates] == ["work/b/ranker.db"]


def test_a_deleted_study_of_a_journal_is_gone(tmp_path: Path) -> None:
    path = journal(tmp_path / "work/journal.log")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"op_code": 1, "worker_id": "w", "study_id": 0}\n')
    assert read(tmp_path / "work", [optuna.KIND]).proposals == ()


def test_what_is_told_of_a_finished_trial_does_not_count(tmp_path: Path) -> None:
    path = journal(tmp_path / "work/journal.log")
    late = {"op_code": 6, "worker_id": "w", "trial_id": 1, "state": 1, "values": [99.0]}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(late) + "\n")
    assert "highest 0.4106" in only(read(tmp_path / "work", [optuna.KIND])).what


def test_a_trial_that_was_added_whole_counts(tmp_path: Path) -> None:
    path = journal(tmp_path / "work/journal.log")
    added = {"op_code": 4, "worker_id": "w", "study_id": 0, "state": 1, "value": 0.5, "datetime_start": None}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(added) + "\n")
    assert only(read(tmp_path / "work", [optuna.KIND])).what == "journal-study: 7 trials in Optuna, highest 0.5"


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        "{",
        "7",
        '{"op_code": 6, "trial_id": 999, "state": 1, "values": [1]}',
        '{"op_code": 6, "trial_id": -1, "state": 1, "values": [1]}',
        '{"op_code": 4, "study_id": 0, "state": 77}',
        '{"op_code": 0}',
        '{"op_code": 4, "study_id": 0, "values": ["zzcanaryzz"]}',
    ],
)
def test_a_damaged_line_costs_only_itself(tmp_path: Path, line: str) -> None:
    path = journal(tmp_path / "work/journal.log")
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    got = read(tmp_path / "work", [optuna.KIND])
    assert only(got).what == "journal-study: 6 trials in Optuna, highest 0.4106"
    assert got.troubles == ["1 line of work/journal.log could not be read; what they say is missing."]


def test_a_half_last_line_is_being_written(tmp_path: Path) -> None:
    path = journal(tmp_path / "work/journal.log")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"op_code": 4, "worker_')
    assert read(tmp_path / "work", [optuna.KIND]).troubles == []


def test_of_a_very_long_journal_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = journal(tmp_path / "work/journal.log")
    monkeypatch.setattr(limits, "LINES_FILE", path.stat().st_size // 2)
    got = read(tmp_path / "work", [optuna.KIND])
    assert only(got).what.startswith("journal-study: 3 trials")
    assert "were read; later trials are missing." in got.troubles[0]


def test_other_logs_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work/train.log").write_text("epoch 1 password=zzcanaryzz\n")
    got = read(tmp_path / "work", [optuna.KIND])
    assert (got.proposals, got.troubles, got.survey.read_bytes < 600) == ((), [], True)


@SOME
@given(st.data())
def test_flipped_bytes_and_cuts_never_break_the_reading(tmp_path: Path, data: st.DataObject) -> None:
    path = journal(tmp_path / "work/journal.log") if data.draw(st.booleans()) else database(tmp_path / "work/r.db")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(16, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    read(tmp_path / "work", [optuna.KIND])
    path.unlink()


@pytest.mark.parametrize(
    "raw", ["", "[" * 100_000, "{}", '{"attributes": {"low": "a", "high": 1}}', "null", '{"attributes": 1}']
)
def test_a_space_that_is_none_is_left_out(raw: str) -> None:
    assert setting(raw) is None


def test_a_space_that_changed_is_told_in_its_whole_width(tmp_path: Path) -> None:
    path = journal(tmp_path / "work/journal.log", TRIALS[:1])
    wider = {"name": "IntDistribution", "attributes": {"low": 0, "high": 10**30}}
    lines = [
        {"op_code": 4, "worker_id": "w", "study_id": 0, "datetime_start": "no time"},
        {"op_code": 5, "worker_id": "w", "trial_id": 1, "param_name": "lr", "param_value_internal": 1}
        | {"distribution": json.dumps(wider)},
    ]
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(f"{json.dumps(line)}\n" for line in lines))
    assert "lr 0 to 1e+30" in only(read(tmp_path / "work", [optuna.KIND])).note
