"""What comes out of the run folders of W&B."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Cell
from resign_tui.core.curve import read as read_curve
from resign_tui.core.evidence.identity import Identities
from resign_tui.core.evidence.proposal import ACCOUNT, Proposal
from resign_tui.evidence import wandb
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder
from tests.evidence.host import MAYA, NOW, Read, read
from tests.evidence.wandb import maker

DATA = Path(__file__).parents[2] / "data" / "evidence"
SETTINGS = {
    "lr": 0.001,
    "optimizer": {"name": "adamw", "betas": [0.9, 0.98]},
    "seed": 17,
    "api_key": "zzcanaryzzConfig",
    "db": "postgres://maya:zzcanaryzz@db.northpier.example/f",
    "data_dir": "/home/someone/data",
    "username": "someone",
    "dataset": "clicks@2026-01-31",
}


def fine(name: str = "lr-1e-3", ndcg: float = 0.405, **more: object) -> list[bytes]:
    """The records of a run that finished."""
    points = [
        maker.point(step, {"train/loss": 2 / (step + 1), "val/loss": 2.2 / (step + 1)}) for step in range(0, 40, 2)
    ]
    return [
        maker.run(name=name, **more),  # type: ignore[arg-type]
        maker.config(SETTINGS),
        maker.environment(),
        maker.output(),
        *points,
        maker.summary({"val/ndcg@10": ndcg, "_runtime": 11520.0}),
        maker.ended(),
    ]


def diverged(name: str = "lr-1e-2", **more: object) -> list[bytes]:
    """The records of a run that met NaN and failed."""
    points = [maker.point(step, {"loss": math.nan if step > 120 else 2 / (step + 1)}) for step in range(0, 300, 30)]
    return [maker.run(name=name, **more), *points, maker.summary({"loss": math.nan}), maker.ended(1)]  # type: ignore[arg-type]


def still_open(name: str = "distil-long", **more: object) -> list[bytes]:
    """The records of a run without an end."""
    points = [maker.point(step, {"val/loss": 2 / (step + 1), "epoch": step / 10}) for step in range(0, 160, 10)]
    settings = maker.config({"epochs": 40})
    return [maker.run(name=name, **more), settings, *points, maker.summary({"epoch": 15.0})]  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    place = tmp_path / "work" / "wandb"
    place.mkdir(parents=True)
    return place


def from_store(store: Path, **more: object) -> Read:
    return read(store.parent, [wandb.KIND], **more)  # type: ignore[arg-type]


def texts_of(fields: Mapping[str, Cell], column: str) -> tuple[str, ...]:
    return tuple(str(fields[column]).split("\n"))


def of_row(got: Read, row: str) -> Proposal:
    (proposal,) = (proposal for proposal in got.proposals if proposal.row == row)
    return proposal


def of_record(got: Read, record: str) -> Proposal:
    (proposal,) = (proposal for proposal in got.proposals if proposal.record == record)
    return proposal


def test_runs_never_synced_come_first_and_vanish(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine("lr-1e-3", run_id="aaaa1111"), when="20261101_100000")
    maker.folder(store, "bbbb2222", maker.HEADER, when="20261102_233700")
    maker.folder(store, "cccc3333", fine("sent-later", run_id="cccc3333"), synced=True)
    maker.folder(store, "dddd4444", fine("went-straight", run_id="dddd4444"), offline=False)
    proposal = from_store(store).proposals[0]
    assert (proposal.row, proposal.priority, proposal.confidence) == ("ET-01", "P0", "certain")
    assert proposal.vanishes
    assert proposal.group == ACCOUNT
    assert proposal.what == "2 W&B runs never synced"
    assert proposal.note == (
        "2 W&B runs in work/wandb were made offline and bear no mark of syncing, so this machine may hold the only "
        "copy: lr-1e-3, the run bbbb2222 of 2 Nov 23:37. The command wandb sync uploads them, as long as the account "
        "is open."
    )
    assert proposal.source.path == "work/wandb"


def test_nothing_is_said_of_syncing_where_all_is_synced(store: Path) -> None:
    maker.folder(store, "cccc3333", fine(), synced=True)
    got = from_store(store)
    assert "ET-01" not in [proposal.row for proposal in got.proposals]
    assert of_record(got, "handover.experiment").fields["export"] == (
        "1 run in work/wandb on this machine, entity mhale; all sent or marked as synced"
    )


def test_an_entity_that_is_the_person_is_proposed_for_their_account(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine(run_id="aaaa1111"))
    maker.folder(store, "bbbb2222", fine(run_id="bbbb2222", project="recs-distil"))
    maker.folder(store, "cccc3333", fine(run_id="cccc3333", entity="northpier-ml", project="recs"))
    proposal = of_row(from_store(store), "ET-04")
    assert proposal.answers == {"account.runs": "yes", "account.runs_which": "recs-distil, recs-ablations"}
    assert proposal.confidence == "likely"
    assert "under mhale, which looks like you" in proposal.what
    assert "Moving runs needs rights on both sides" in proposal.note


def test_an_entity_that_only_resembles_the_person_is_a_guess_and_a_team_is_none(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine(run_id="aaaa1111", entity="maya-hale"))
    maker.folder(store, "cccc3333", fine(run_id="cccc3333", entity="northpier-ml"))
    got = from_store(store, me=("maya.hale@northpier.example",))
    assert of_row(got, "ET-04").confidence == "guess"
    assert "northpier-ml" not in of_row(got, "ET-04").note


def test_an_entity_left_to_the_server_stands_at_the_end_of_the_log(store: Path) -> None:
    records = fine(entity="", project="")
    maker.folder(store, "abcd1234", records, offline=False, finishing="mhale/recs-ablations/abcd1234")
    got = from_store(store)
    assert of_row(got, "ET-04").answers["account.runs_which"] == "recs-ablations"
    assert of_record(got, "handover.experiment").fields["project"] == "recs-ablations"


def test_a_line_of_another_run_in_the_log_does_not_count(store: Path) -> None:
    maker.folder(store, "abcd1234", fine(entity=""), finishing="mhale/recs-ablations/otherrun")
    assert "ET-04" not in [proposal.row for proposal in from_store(store).proposals]


def test_a_project_tells_what_was_highest_and_what_failed_line_by_line(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine("t-0.7", 0.412, run_id="aaaa1111", notes="Promising.\nKeep."))
    maker.folder(store, "bbbb2222", fine("t-0.9", 0.398, run_id="bbbb2222"))
    maker.folder(store, "cccc3333", diverged(run_id="cccc3333", notes="Diverges after 120 steps."))
    proposal = of_record(from_store(store), "handover.experiment")
    assert proposal.confidence == "likely"
    assert proposal.fields["tracker"] == "wandb"
    highest, second = texts_of(proposal.fields, "promising")
    assert highest == (
        "t-0.7: “Promising. Keep.” val/ndcg@10 0.412, highest of 2 finished runs; "
        "lr 0.001, seed 17, optimizer.name adamw, dataset clicks@2026-01-31; 3 h 12 min on 4 × NVIDIA A100"
    )
    assert second.startswith("t-0.9: val/ndcg@10 0.398; lr 0.001")
    assert texts_of(proposal.fields, "dead_end") == ("lr-1e-2 failed",)
    assert texts_of(proposal.fields, "why") == ("exit code 1; loss NaN after step 120; “Diverges after 120 steps.”",)
    assert proposal.note == "The W&B project recs-ablations has in work/wandb 3 runs: 2 finished, 1 failed."


def test_one_finished_run_is_not_compared_and_its_words_are_certain(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine(notes="Promising."))
    proposal = of_record(from_store(store), "handover.experiment")
    assert proposal.confidence == "certain"
    assert "highest" not in str(proposal.fields)
    assert "“Promising.”" in str(proposal.fields["promising"])


def test_a_metric_whose_name_has_no_order_ranks_nothing(store: Path) -> None:
    for run_id, figure in (("aaaa1111", 3.0), ("bbbb2222", 4.0)):
        maker.folder(store, run_id, [maker.run(run_id), maker.summary({"temperature": figure}), maker.ended()])
    assert "promising" not in of_record(from_store(store), "handover.experiment").fields


def test_losses_are_ranked_from_below_and_a_tie_is_called_one(store: Path) -> None:
    for run_id, figure in (("aaaa1111", 0.3), ("bbbb2222", 0.3), ("cccc3333", 0.4)):
        maker.folder(
            store, run_id, [maker.run(run_id, name=run_id), maker.summary({"eval/loss": figure}), maker.ended()]
        )
    lines = texts_of(of_record(from_store(store), "handover.experiment").fields, "promising")
    assert sorted(lines)[:2] == [
        "aaaa1111: eval/loss 0.3, among the lowest of 3 finished runs",
        "bbbb2222: eval/loss 0.3, among the lowest of 3 finished runs",
    ]


def test_a_run_that_the_person_wrote_off_is_a_dead_end_in_their_words(store: Path) -> None:
    maker.folder(store, "aaaa1111", fine("longer-history", notes="No gain, twice the cost."))
    fields = of_record(from_store(store), "handover.experiment").fields
    assert fields["dead_end"] == "longer-history: “No gain, twice the cost.”"
    assert len(texts_of(fields, "dead_end")) == len(texts_of(fields, "why"))


def test_a_secret_in_the_notes_of_one_run_costs_only_these_notes(store: Path) -> None:
    secret = "Promising, password: Zzcanaryzz-8127-Horse"
    maker.folder(store, "aaaa1111", fine("t-0.7", 0.412, run_id="aaaa1111", notes=secret))
    maker.folder(store, "bbbb2222", fine("t-0.9", 0.398, run_id="bbbb2222", notes="Promising."))
    promising = of_record(from_store(store), "handover.experiment").fields["promising"]
    assert "t-0.7: val/ndcg@10 0.412" in str(promising)
    assert "t-0.9: “Promising.”" in str(promising)


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
    proposal = of_record(got, "handover.work")
    assert proposal.confidence == "guess"
    assert proposal.note == (
        "A run of 26 Nov 23:37 began in work/wandb/offline-run-20261126_233700-hardly12; "
        "nothing else of it is on disk yet."
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


def committed(folder: Path) -> str:
    """A repository without a remote, and its one commit."""
    git = ["git", "-C", str(folder), "-c", "user.name=Maya Hale", "-c", "user.email=maya.hale@northpier.example"]
    folder.mkdir()
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "ranker"], check=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()


def proposals_with(store: Path, *, repository: Path | None = None, facts: set[str] = frozenset()) -> list[Proposal]:  # type: ignore[assignment]
    survey = Survey(Identities.of(MAYA), NOW)
    survey.facts |= facts
    if repository is not None:
        survey.repositories.add(Repository(repository, "work/recs", has_remote=False))
    folder = Folder(store, store.parent, (), tuple(sorted(path.name for path in store.iterdir())))
    return list(wandb.KIND.read(Store(store, folder), survey))


def test_a_commit_that_was_never_pushed_is_told_once_for_all_its_runs(store: Path) -> None:
    sha = committed(store.parent / "recs")
    maker.folder(store, "aaaa1111", fine("t-0.7", run_id="aaaa1111", commit=sha))
    maker.folder(store, "bbbb2222", still_open("t-0.9", run_id="bbbb2222", commit=sha))
    got = proposals_with(store, repository=store.parent / "recs")
    (proposal,) = (proposal for proposal in got if proposal.row == "MV-04")
    assert (proposal.priority, proposal.vanishes, proposal.confidence) == ("P0", True, "certain")
    assert proposal.what == f"2 W&B runs made from {sha[:7]}, not pushed"
    assert "nobody else can repeat them" in proposal.note
    (work,) = (proposal for proposal in got if proposal.record == "handover.work")
    assert work.note.endswith(f"It was made from {sha[:7]} in recs, not pushed.")
    assert f"named:{sha[:7]}:t-0.9" in work.same


def test_a_pushed_commit_and_an_unknown_one_are_no_matter(store: Path) -> None:
    sha = committed(store.parent / "recs")
    subprocess.run(["git", "-C", str(store.parent / "recs"), "update-ref", "refs/remotes/origin/main", sha], check=True)
    maker.folder(store, "aaaa1111", fine(run_id="aaaa1111", commit=sha))
    maker.folder(store, "bbbb2222", fine(run_id="bbbb2222", commit="0" * 40))
    rows = [proposal.row for proposal in proposals_with(store, repository=store.parent / "recs")]
    assert "MV-04" not in rows


@pytest.mark.parametrize(("facts", "confidence"), [(set(), "guess"), ({"scheduled training: nightly.yml"}, "likely")])
def test_a_key_in_the_home_is_asked_after_and_likely_with_a_schedule(
    store: Path, facts: set[str], confidence: str
) -> None:
    maker.folder(store, records=fine())
    got = proposals_with(store, facts={"wandb key in ~/.netrc"} | facts)
    (proposal,) = (proposal for proposal in got if proposal.row == "ET-05")
    assert proposal.confidence == confidence
    assert proposal.answers == {"account.tracker_key": "yes", "account.tracker_key_which": "recs-ablations"}


def test_without_that_remark_nothing_is_said_of_a_key(store: Path) -> None:
    maker.folder(store, records=fine())
    assert "ET-05" not in [proposal.row for proposal in proposals_with(store, facts={"scheduled training"})]


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
    monkeypatch.setattr("resign_tui.evidence.wandb.runs._MOST_RUNS", 3)
    for number in range(6):
        maker.folder(store, f"run{number}", fine(run_id=f"run{number}"), when=f"2026112{number}_100000")
    got = from_store(store)
    assert of_record(got, "handover.experiment").what == "W&B project recs-ablations: 3 runs"
    assert got.troubles == ["work/wandb holds 6 runs of W&B; only the newest 3 were read."]


def test_of_a_large_file_the_ends_are_read(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.wandb.runs.WANDB_FILE", 200_000)
    monkeypatch.setattr("resign_tui.evidence.wandb.runs.WANDB_ENDS", 70_000)
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
