"""Runs of W&B whose end was not recorded."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.curve import read as read_curve
from tests.evidence.wandb import maker
from tests.evidence.wandb.made import fine, from_store, of_record, of_row, still_open


@pytest.mark.parametrize("typed", [True, False], ids=["typed since 0.31", "JSON before"])
def test_a_run_without_an_end_is_told_with_its_curve(store: Path, typed: bool) -> None:
    points = [
        maker.point(step, {"val/loss": 2 / (step + 1), "epoch": step / 10}, typed=typed) for step in range(0, 160, 10)
    ]
    settings = maker.config({"epochs": 40})
    notes = "Still training when the node went down."
    maker.folder(
        store, records=[maker.run(name="distil-long", notes=notes), settings, *points, maker.summary({"epoch": 15})]
    )
    proposal = of_record(from_store(store), "handover.work")
    assert (proposal.row, proposal.confidence) == ("OW-01", "likely")
    assert proposal.fields["kind"] == "training"
    assert proposal.fields["name"] == "distil-long"
    assert proposal.fields["epoch"] == "15 of 40"
    assert proposal.fields["step"] == "150"
    assert proposal.fields["curve"] == (
        "W&B run distil-long (abcd1234), work/wandb/offline-run-20261126_153320-abcd1234"
    )
    numbers = read_curve(str(proposal.fields["loss"]))
    assert (numbers[0], numbers[-1]) == (2.0, 0.01325)
    assert proposal.note == (
        "W&B recorded no end of distil-long in recs-ablations: it was stopped, was lost, or goes on. The last that is "
        "on disk is of 26 Nov 15:35: step 150, val/loss 0.01325 at step 150; newer points come to the disk in blocks. "
        f"Its notes say: “{notes}”"
    )
    assert "run:abcd1234" in proposal.same
    keys = {column.key for column in catalogue.fields()["handover.work"].columns}
    assert set(proposal.fields) <= keys
    assert set(proposal.origins) == set(proposal.fields)


def test_a_curve_that_ends_as_nan_says_so_without_a_digit_behind_it(store: Path) -> None:
    points = [maker.point(step, {"loss": 1.0 if step < 5 else math.nan}) for step in range(10)]
    maker.folder(store, records=[maker.run(), *points])
    loss = of_record(from_store(store), "handover.work").fields["loss"]
    assert str(loss).endswith("then NaN")
    assert read_curve(str(loss))


def test_a_file_of_seven_bytes_is_a_run_that_began_not_a_broken_one(store: Path) -> None:
    maker.folder(store, "hardly12", maker.HEADER, when="20261126_233700")
    got = from_store(store)
    assert "the run hardly12 of 26 Nov 23:37" in of_row(got, "ET-01").note
    assert "handover.work" not in [proposal.record for proposal in got.proposals]


def test_a_run_that_began_on_the_server_a_moment_ago_is_a_guess(store: Path) -> None:
    maker.folder(store, "hardly12", maker.HEADER, when="20261126_233700", offline=False)
    got = from_store(store)
    proposal = of_record(got, "handover.work")
    assert proposal.confidence == "guess"
    assert proposal.note == (
        "A run of 26 Nov 23:37 began in work/wandb/run-20261126_233700-hardly12; nothing else of it is on disk yet."
    )
    assert got.troubles == []


def test_a_run_left_open_days_ago_is_no_ongoing_work(store: Path) -> None:
    maker.folder(store, records=still_open())
    got = from_store(store, now=datetime(2026, 12, 20, tzinfo=UTC))
    assert "handover.work" not in [proposal.record for proposal in got.proposals]
    assert "1 without a recorded end" in of_record(got, "handover.experiment").note


def test_of_a_resumed_run_the_newest_folder_tells_how_it_ended(store: Path) -> None:
    maker.folder(store, "abcd1234", still_open(), when="20261125_100000")
    maker.folder(store, "abcd1234", fine("distil-long"), when="20261126_100000")
    got = from_store(store)
    assert "handover.work" not in [proposal.record for proposal in got.proposals]
    assert of_record(got, "handover.experiment").what == "W&B project recs-ablations: 1 run"
