"""What comes out of experiments and runs: what people noted, what ranked highest, what failed, sweeps, open runs."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from resign_tui.core.evidence.proposal import ACCOUNT, Proposal
from resign_tui.evidence.sources import mlflow
from tests.evidence.host import Read, read
from tests.evidence.mlflow.shop_ranker import shop_ranker
from tests.evidence.mlflow.stores import COMMIT, HOUR, SCHEMAS, START, Files, Run, Sqlite, Writer, run_id

FORMS = (*SCHEMAS, "files")
LAST_POINT = datetime.fromtimestamp((START + 130 * HOUR) / 1000, UTC) + timedelta(minutes=16)


def store(folder: Path, form: str = "3.17") -> Writer:
    return Files(folder / "work/mlruns") if form == "files" else Sqlite(folder / "work/mlflow.db", form)


def by_row(got: Read, row: str) -> Proposal:
    (found,) = [proposal for proposal in got.proposals if proposal.row == row]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_an_experiment_says_where_its_runs_are_and_what_people_noted(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    got = read(tmp_path / "work", [mlflow.KIND])
    (experiment,) = [one for one in got.proposals if one.record == "handover.experiment"]
    assert experiment.fields["project"] == "shop-ranker"
    assert experiment.fields["tracker"] == "mlflow"
    assert str(experiment.fields["export"]).startswith("10 runs, work/ml")
    assert str(experiment.fields["export"]).endswith("on my machine; no export is noted")
    assert experiment.fields["promising"] == (
        'listwise-t0.7 (ndcg_at_10 0.412, highest of 6 finished runs): "Promising: wins on every slice but cold start."'
    )
    assert experiment.fields["dead_end"] == "longer-history-90 (ndcg_at_10 0.391)"
    assert experiment.fields["why"] == '"Dead end: brings old taste back."'
    assert experiment.note.startswith("shop-ranker has 10 runs in MLflow, 13 Feb to 19 Feb (work/ml")
    assert 'Its note says: "Number to beat: ndcg_at_10 0.412."' in experiment.note
    assert (experiment.row, experiment.confidence, experiment.group) == ("ET-01", "certain", ACCOUNT)


@pytest.mark.parametrize("form", FORMS)
def test_the_highest_and_the_failed_and_the_swept_are_told_as_what_they_are(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    got = read(tmp_path / "work", [mlflow.KIND])
    failed, swept = by_row(got, "ET-03"), by_row(got, "ET-08")
    assert "ET-07" not in [proposal.row for proposal in got.proposals]  # the record says it with the person's words
    assert "listwise-t0.3 was killed after 44 min; bf16 failed after 21 min, val_loss NaN from step 4" in failed.note
    assert failed.confidence == "likely"
    assert not failed.record
    assert swept.note.startswith(
        "sweep-temperature: 3 runs, temperature 0.5 to 0.9; ndcg_at_10 highest at temperature 0.8: 0.41 ("
    )
    assert swept.confidence == "certain"


@pytest.mark.parametrize("form", FORMS)
def test_deleted_runs_deleted_experiments_and_scratch_give_nothing(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    text = read(tmp_path / "work", [mlflow.KIND]).text
    for name in ("deleted-try", "0.999", "of-old", "old-ranker", "scratch"):
        assert name not in text


@pytest.mark.parametrize("form", FORMS)
def test_an_open_run_with_a_young_point_is_ongoing_work(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    got = read(tmp_path / "work", [mlflow.KIND], now=LAST_POINT + timedelta(hours=71))
    (work,) = [one for one in got.proposals if one.record == "handover.work"]
    assert work.fields["name"] == "distil"
    assert work.fields["kind"] == "training"
    assert work.fields["epoch"] == "16 of 40"
    assert work.fields["step"] == "16"
    assert str(work.fields["curve"]).startswith(f"MLflow run distil ({run_id(10)[:8]}) in work/ml")
    assert str(work.fields["loss"]).startswith("1.5 1.35 1.215 ")
    assert str(work.fields["loss"]).endswith(" 0.278")
    assert work.note.startswith("MLflow calls distil RUNNING; its last point is of ")
    assert work.confidence == "likely"
    assert work.same == (f"run:{run_id(10)}", f"named:{COMMIT[:7]}:distil")


@pytest.mark.parametrize("form", FORMS)
def test_an_open_run_without_a_young_point_was_left_open(tmp_path: Path, form: str) -> None:
    shop_ranker(store(tmp_path, form))
    got = read(tmp_path / "work", [mlflow.KIND], now=LAST_POINT + timedelta(hours=73))
    assert not [one for one in got.proposals if one.record == "handover.work"]
    left = by_row(got, "OW-01")
    assert left.what == "distil left open in MLflow since 19 Feb"
    assert "It has logged nothing for more than three days." in left.note


@pytest.mark.parametrize("form", ["3.17", "files"])
def test_a_metric_whose_name_tells_no_order_ranks_nothing(tmp_path: Path, form: str) -> None:
    made = store(tmp_path, form)
    made.experiment("1", "counts")
    made.run(Run(1, "a", metrics={"items_seen": [(0, 3.0)]}))
    made.run(Run(2, "b", metrics={"items_seen": [(0, 5.0)]}))
    made.done()
    assert [one.row for one in read(tmp_path / "work", [mlflow.KIND]).proposals] == ["ET-01"]


@pytest.mark.parametrize("form", ["3.17", "files"])
def test_the_metric_that_mlflow_was_told_counts_in_the_order_it_was_told(tmp_path: Path, form: str) -> None:
    told = {"mlflow.experiment.primaryMetric.name": "drift", "mlflow.experiment.primaryMetric.greaterIsBetter": "False"}
    made = store(tmp_path, form)
    made.experiment("1", "told", **told)
    made.run(Run(1, "a", metrics={"drift": [(0, 3.0)], "acc": [(0, 0.1)]}))
    made.run(Run(2, "b", metrics={"drift": [(0, 5.0)], "acc": [(0, 0.9)]}))
    made.done()
    assert by_row(read(tmp_path / "work", [mlflow.KIND]), "ET-07").what == "told: drift 3, lowest of 2 finished runs"


@pytest.mark.parametrize("form", ["3.17", "files"])
def test_not_a_number_and_infinity_never_come_out_highest(tmp_path: Path, form: str) -> None:
    made = store(tmp_path, form)
    made.experiment("1", "odd")
    for number, figure in enumerate((math.nan, math.inf, 0.3, 0.2)):
        made.run(Run(number + 1, f"r{number}", metrics={"accuracy": [(0, figure)]}))
    made.done()
    ranked = by_row(read(tmp_path / "work", [mlflow.KIND]), "ET-07")
    assert ranked.what == "odd: accuracy 0.3, highest of 2 finished runs"


@pytest.mark.parametrize("form", ["3.17", "files"])
def test_every_dead_end_has_its_line_of_reasons(tmp_path: Path, form: str) -> None:
    made = store(tmp_path, form)
    made.experiment("1", "e")
    made.run(Run(1, "by-tag", tags={"verdict": "rejected"}))
    made.run(Run(2, "by-note", start=START + HOUR, tags={"mlflow.note.content": "Did not converge.\nTwice."}))
    made.run(Run(3, "neutral", tags={"mlflow.note.content": "Monday's data."}))
    made.done()
    (experiment,) = [one for one in read(tmp_path / "work", [mlflow.KIND]).proposals if one.record]
    assert experiment.fields["dead_end"] == "by-note\nby-tag"
    assert experiment.fields["why"] == '"Did not converge. Twice."\nno reason noted'
    assert "promising" not in experiment.fields


def test_a_note_with_a_secret_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    made = store(tmp_path)
    made.experiment("1", "e", note="password=zzcanaryzzHunter2Hunter2")
    made.run(Run(1, "told", tags={"mlflow.note.content": "Promising: see postgres://maya:zzcanaryzz9@db.example/x"}))
    made.run(Run(2, "kept", tags={"mlflow.note.content": "Promising: more data."}))
    made.done()
    (experiment,) = [one for one in read(tmp_path / "work", [mlflow.KIND]).proposals if one.record]
    assert experiment.fields["promising"] == 'kept: "Promising: more data."'


def test_control_signs_and_hidden_directions_in_names_are_shown_as_signs(tmp_path: Path) -> None:
    made = store(tmp_path)
    made.experiment("1", "rank\x1b[31m\u202eer")
    made.run(Run(1, "a\nb\x07", tags={"mlflow.note.content": "Promising\x9b31m"}))
    made.done()
    (experiment,) = [one for one in read(tmp_path / "work", [mlflow.KIND]).proposals if one.record]
    assert experiment.fields["project"] == "rank␛[31m‹U+202E›er"


@pytest.mark.parametrize("form", ["3.17", "files"])
def test_many_experiments_are_bounded_and_that_is_said(tmp_path: Path, form: str) -> None:
    made = store(tmp_path, form)
    for number in range(1, 21):
        made.experiment(str(number), f"e{number}")
        made.run(Run(number, "a", str(number), start=START + number * HOUR))
    made.done()
    got = read(tmp_path / "work", [mlflow.KIND])
    assert len([one for one in got.proposals if one.record]) == 15
    assert got.troubles[0].endswith(": 5 experiments with older runs left out.")
