"""Stores of W&B of every time, size and state, hostile ones among them."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resign_tui.core.evidence.identity import Identities
from resign_tui.evidence.sources import wandb
from resign_tui.evidence.survey import Stopped, Store, Survey
from resign_tui.evidence.walk import Folder
from tests.evidence.host import MAYA, NOW, read
from tests.evidence.wandb import maker
from tests.evidence.wandb.made import diverged, fine, from_store, of_record, of_row, still_open

DATA = Path(__file__).parents[2] / "data" / "evidence"


def test_settings_and_metrics_beside_the_records_fill_what_they_lack(store: Path) -> None:
    place = maker.folder(store, records=b"not a run", offline=False, finishing="mhale/recs-old/abcd1234")
    (place / "files" / "config.yaml").write_text(
        "wandb_version: 1\nlr:\n  desc: null\n  value: 0.001\napi_key:\n  value: zzcanaryzz\n"
        "_wandb:\n  value:\n    e: zzcanaryzz\n"
    )
    (place / "files" / "wandb-summary.json").write_text('{"val/ndcg@10": 0.39, "loss": NaN, "_wandb": {"runtime": 75}}')
    (place / "files" / "wandb-metadata.json").write_text(
        '{"state": "running", "host": "zzcanaryzz", "email": "zzcanaryzz", "args": ["zzcanaryzz"], "gpu": "A100"}'
    )
    got = from_store(store)
    proposal = of_record(got, "handover.experiment")
    assert proposal.fields["project"] == "recs-old"
    assert "1 not readable" in proposal.note
    assert "running" not in got.text
    assert got.troubles == [
        "work/wandb/run-20261126_153320-abcd1234/run-abcd1234.wandb was not read: it is no file of a W&B run; "
        "what the run says stays unknown."
    ]


@pytest.mark.parametrize("version", ["0.13.11", "0.17.9", "0.31.0"])
def test_what_the_client_of_each_time_wrote_is_read(store: Path, version: str) -> None:
    data = (DATA / f"wandb-{version}.wandb").read_bytes()
    run_id = "newv31" if version == "0.31.0" else f"oldv{version[2:4]}"
    maker.folder(store, run_id, data, when="20261128_144447")
    got = from_store(store, now=datetime(2026, 11, 28, 15, 0, tzinfo=UTC))
    assert got.troubles == []
    fields = of_record(got, "handover.experiment").fields
    if version == "0.31.0":
        assert fields["dead_end"] == "new-v31 failed"
        assert fields["why"] == (
            "exit code 1; train/loss NaN after step 30; “Diverges after 30 steps.”; "
            "lr 0.01, epochs 4, optimizer.name adamw"
        )
    else:
        name = f"old-v{version[2:4]}"
        assert f"{name}: “Promising with a longer history.”" in str(fields["promising"])
        assert "lr 0.001, seed 17, optimizer.name adamw" in str(fields["promising"])


def test_a_run_folder_named_by_itself_is_read(store: Path) -> None:
    place = maker.folder(store, records=fine())
    assert of_record(read(place, [wandb.KIND]), "handover.experiment").fields["project"] == "recs-ablations"


def test_a_copied_run_does_not_close_the_folder_it_lies_in(tmp_path: Path) -> None:
    maker.folder(tmp_path / "recs", records=fine())
    maker.folder(tmp_path / "recs" / "deep" / "wandb", "bbbb2222", fine(run_id="bbbb2222", project="recs-distil"))
    got = read(tmp_path, [wandb.KIND])
    projects = {str(proposal.fields.get("project")) for proposal in got.proposals if proposal.record}
    assert projects == {"recs-ablations", "recs-distil"}


def test_ids_stay_where_the_folder_is_moved(store: Path, tmp_path: Path) -> None:
    maker.folder(store, records=still_open())
    first = {proposal.id for proposal in from_store(store).proposals}
    shutil.copytree(store.parent, tmp_path / "elsewhere" / "work")
    assert {proposal.id for proposal in from_store(tmp_path / "elsewhere" / "work" / "wandb").proposals} == first


def test_no_forbidden_word_and_no_long_line_in_the_list(store: Path) -> None:
    long = "a-name-" * 15
    maker.folder(store, "aaaa1111", still_open(long, run_id="aaaa1111", project=long, entity="mhale"))
    maker.folder(store, "bbbb2222", fine(run_id="bbbb2222"))
    maker.folder(store, "cccc3333", diverged(run_id="cccc3333"))
    got = from_store(store)
    assert len(got.proposals) >= 5
    for proposal in got.proposals:
        assert len(proposal.what) <= 70, proposal.what
        said = f"{proposal.what} {proposal.note} {proposal.why}".lower()
        assert not [
            word for word in ("best", "dead end", "running", "live", "safe", "complete") if word in said.split()
        ]


def test_a_store_with_very_many_runs_is_bounded(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.sources.wandb.runs._MOST_RUNS", 3)
    for number in range(6):
        maker.folder(store, f"run{number}", fine(run_id=f"run{number}"), when=f"2026112{number}_100000")
    got = from_store(store)
    assert of_record(got, "handover.experiment").what == "W&B project recs-ablations: 3 runs"
    assert got.troubles == ["work/wandb holds 6 runs of W&B; only the newest 3 were read."]


def test_of_a_large_file_the_ends_are_read(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.sources.wandb.runs.WANDB_FILE", 200_000)
    monkeypatch.setattr("resign_tui.evidence.sources.wandb.runs.WANDB_ENDS", 70_000)
    points = [maker.point(step, {f"loss/{part}": 1 / (step + 1) for part in range(24)}) for step in range(600)]
    place = maker.folder(store, records=[maker.run(), *points, maker.ended(3)])
    assert (place / "run-abcd1234.wandb").stat().st_size > 300_000
    got = from_store(store)
    fields = of_record(got, "handover.experiment").fields
    assert str(fields["why"]).startswith("exit code 3")
    assert got.troubles == [
        "Of work/wandb/offline-run-20261126_153320-abcd1234/run-abcd1234.wandb only the beginning and the end were "
        "read; it is large."
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_what_is_no_ordinary_file_is_told_and_never_waited_for(store: Path, tmp_path: Path) -> None:
    place = maker.folder(store, "aaaa1111", b"")
    (place / "run-aaaa1111.wandb").unlink()
    os.mkfifo(place / "run-aaaa1111.wandb")
    linked = maker.folder(store, "bbbb2222", b"")
    (linked / "run-bbbb2222.wandb").unlink()
    outside = maker.folder(tmp_path / "outside", "bbbb2222", fine("from-outside"))
    (linked / "run-bbbb2222.wandb").symlink_to(outside / "run-bbbb2222.wandb")
    (linked / "logs" / "debug.log").unlink()
    os.mkfifo(linked / "logs" / "debug.log")
    (linked / "files" / "config.yaml").symlink_to("/etc/hostname")
    (store / "latest-run").symlink_to(outside)
    got = from_store(store)
    assert "from-outside" not in got.text
    assert any("it is no ordinary file" in sentence for sentence in got.troubles)
    assert of_row(got, "ET-01").what == "2 W&B runs never synced"


def test_names_full_of_control_signs_come_out_as_pictures(store: Path) -> None:
    evil = "\x1b[31mred\u202e\u0000 [bold]"
    maker.folder(store, records=still_open(evil, project=evil, entity=evil, notes=evil))
    assert "[bold]" in from_store(store).text


def test_a_stop_passes_through_and_nothing_is_told(store: Path) -> None:
    maker.folder(store, records=fine())
    survey = Survey(Identities.of(MAYA), NOW)
    survey.stopped.set()
    folder = Folder(store, store.parent, (), ())
    with pytest.raises(Stopped):
        list(wandb.KIND.read(Store(store, folder), survey))
    assert survey.troubles == []
