"""What trainings of Lightning become: the newest as ongoing work, all of them as one experiment."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.evidence.sources.lightning import KIND
from resign_tui.evidence.sources.lightning.metrics_csv import parse
from tests.evidence.disk import put_traps, write, write_all
from tests.evidence.host import read

LOG = """epoch,step,train_loss_step,val_loss
0,3,1.9,
0,7,,1.5
1,11,1.2,
1,15,,1.1
"""
LOST = """epoch,step,train_loss_step,val_loss
0,3,3.5,
0,5,inf,
0,7,nan,
0,7,,nan
"""
HPARAMS = "lr: 0.01\nhidden: 8\napi_key: zzcanaryzz\nmodel: !!python/object:recs.Ranker {}\n"


def version(root: Path, number: int, log: str = LOG, hparams: str = HPARAMS, *, days: float = 1) -> Path:
    """A version folder; its checkpoint holds what nobody may read."""
    folder = root / "lightning_logs" / f"version_{number}"
    files = {"metrics.csv": log, "hparams.yaml": hparams, "checkpoints/epoch=1-step=16.ckpt": "zzcanaryzz"}
    write_all(folder, files, days=days)
    return folder


def test_the_newest_training_and_the_experiment(tmp_path: Path) -> None:
    version(tmp_path / "ranker", 0)
    version(tmp_path / "ranker", 1, LOST)
    work, experiment = read(tmp_path, [KIND]).proposals
    assert work.fields["name"] == "lightning_logs/version_0"
    assert (work.fields["epoch"], work.fields["step"]) == ("2", "16")
    assert work.fields["loss"] == "1.5 1.1"
    assert work.fields["resume"] == "from version_0/checkpoints/epoch=1-step=16.ckpt, the newest of 1 checkpoint"
    assert work.confidence == "guess"
    assert "Whether it is over is not written there." in work.note
    assert experiment.fields["project"] == "ranker/lightning_logs"
    assert experiment.fields["promising"] == "version_0: val_loss 1.1 (lr 0.01, hidden 8)"
    assert experiment.fields["dead_end"] == "version_1 failed"
    assert experiment.fields["why"] == "the loss is no number from step 5 on (lr 0.01, hidden 8)"
    assert (
        experiment.fields["export"]
        == f"2 trainings in {tmp_path.name}/ranker/lightning_logs on my machine; not exported"
    )


def test_failures_and_reasons_stay_in_step(tmp_path: Path) -> None:
    for number in range(3):
        version(tmp_path, number, LOST)
    (experiment,) = read(tmp_path, [KIND]).proposals
    assert len(str(experiment.fields["dead_end"]).split("\n")) == len(str(experiment.fields["why"]).split("\n")) == 3


def test_several_trainings_are_put_in_order(tmp_path: Path) -> None:
    version(tmp_path, 0)
    version(tmp_path, 1, LOG.replace("1.1", "0.9"))
    experiment = read(tmp_path, [KIND]).proposals[-1]
    assert (
        str(experiment.fields["promising"]).split("\n")[0] == "version_1: val_loss 0.9, lowest of 2 (lr 0.01, hidden 8)"
    )


def test_the_settings_tell_how_many_epochs_were_planned(tmp_path: Path) -> None:
    version(tmp_path / "done", 0, hparams="max_epochs: 2\n", days=200)
    version(tmp_path / "short", 0, hparams="max_epochs: 12\n", days=200)
    works = [proposal for proposal in read(tmp_path, [KIND]).proposals if proposal.record == "handover.work"]
    assert [(work.fields["epoch"], work.confidence) for work in works] == [("2 of 12", "likely")]
    assert works[0].what == "lightning_logs/version_0: unfinished since 11 May"


def test_an_old_training_without_a_plan_is_no_ongoing_work(tmp_path: Path) -> None:
    version(tmp_path, 0, days=31)
    assert [proposal.record for proposal in read(tmp_path, [KIND]).proposals] == ["handover.experiment"]


def test_without_a_log_the_names_of_checkpoints_tell(tmp_path: Path) -> None:
    write_all(
        tmp_path / "lightning_logs/version_7",
        {"hparams.yaml": "lr: 0.1\n", "checkpoints/epoch=3-step=3200.ckpt": "x", "checkpoints/last.ckpt": "x"},
    )
    (work,) = read(tmp_path, [KIND]).proposals
    assert (work.fields["epoch"], work.fields["step"]) == ("4", "3200")
    assert work.fields["resume"] == "from version_7/checkpoints/last.ckpt, the newest of 2 checkpoints"
    assert "curve" not in work.fields


def test_a_version_named_by_itself_is_read(tmp_path: Path) -> None:
    folder = version(tmp_path, 0)
    work, experiment = read(folder, [KIND]).proposals
    assert (work.fields["name"], experiment.fields["project"]) == ("version_0", "version_0")


def test_settings_without_a_log_and_checkpoints_say_nothing(tmp_path: Path) -> None:
    write(tmp_path / "lightning_tb/version_0/hparams.yaml", HPARAMS)
    assert read(tmp_path, [KIND]).proposals == ()


def test_a_header_that_grows_and_a_half_last_line() -> None:
    metrics = parse(b"epoch,step,train_loss\n0,1,2.5\nepoch,step,train_loss,val_loss\n0,2,2.1,1.8\n1,3,,1.6\n1,4,,0.0")
    assert metrics.losses == {"train_loss": ((1.0, 2.5), (2.0, 2.1)), "val_loss": ((2.0, 1.8), (3.0, 1.6))}
    assert (metrics.epoch, metrics.step, metrics.curve_name) == (1, 3, "val_loss")


def test_of_a_long_log_both_ends_are_read() -> None:
    metrics = parse(b"epoch,step,val_loss\n0,1,2.5\n0,2", b"9,1.0\n8,90,1.25\n9,99,1.125\n")
    assert metrics.losses == {"val_loss": ((1.0, 2.5), (90.0, 1.25), (99.0, 1.125))}


@pytest.mark.parametrize(
    "log",
    [b"", b"\n\n", b"epoch,step\n", b"\x00\xff" * 500, b'epoch,step,val_loss\n"a,b,c\n', b"step," * 100_000 + b"\n1\n"],
    ids=["empty", "blank", "header", "bytes", "quote", "wide"],
)
def test_a_log_that_says_nothing_is_no_trouble(tmp_path: Path, log: bytes) -> None:
    write(tmp_path / "lightning_logs/version_0/metrics.csv", log)
    got = read(tmp_path, [KIND])
    assert got.proposals == ()
    assert got.troubles == []


def test_no_pipe_is_waited_for_and_no_link_followed(tmp_path: Path) -> None:
    put_traps(version(tmp_path / "runs", 0) / "metrics.csv", tmp_path / "nowhere")
    put_traps(version(tmp_path / "runs", 1) / "hparams.yaml", write(tmp_path / "elsewhere", "lr: zzcanaryzz\n"))
    got = read(tmp_path / "runs", [KIND])
    assert [proposal.fields.get("promising") for proposal in got.proposals] == [None, "version_1: val_loss 1.1"]


def test_broken_settings_cost_only_the_settings(tmp_path: Path) -> None:
    version(tmp_path, 0, hparams="lr: [\n")
    got = read(tmp_path, [KIND])
    assert got.proposals[-1].fields["promising"] == "version_0: val_loss 1.1"
    assert "version_0/hparams.yaml was not read: it is no YAML" in got.troubles[0]


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_are_no_trouble(first: bytes, last: bytes) -> None:
    parse(b"epoch,step,val_loss\n" + first, last)


@given(st.integers(0, len(LOG)), st.integers(0, len(LOG) - 1), st.integers(0, 255))
def test_a_damaged_log_is_no_trouble(end: int, at: int, bits: int) -> None:
    data = bytearray(LOG.encode())
    data[at] ^= bits
    parse(bytes(data[:end]))


def test_names_with_control_signs_come_out_printable(tmp_path: Path) -> None:
    folder = version(tmp_path / "a\x1bb", 0)
    write(folder / "checkpoints/la\x1bst.ckpt", "x", days=0.5)
    assert len(read(tmp_path, [KIND]).proposals) == 2


def test_a_long_log_is_thinned_and_keeps_its_ends_and_its_lowest_point() -> None:
    rows = "".join(f"{at // 1000},{at},{0.5 if at == 12_345 else 2 + at / 1e5}\n" for at in range(30_000))
    metrics = parse(f"epoch,step,val_loss\n{rows}30,30000,nan\n".encode())
    assert len(metrics.curve) < 10_000
    assert metrics.curve[0] == (0.0, 2.0)
    assert (12_345.0, 0.5) in metrics.curve
    assert math.isnan(metrics.curve[-1][1])
    assert metrics.step == 30_000


def test_lines_of_a_list_are_short(tmp_path: Path) -> None:
    version(tmp_path / ("a-very-long-name-of-a-folder-that-somebody-gave-in-a-hurry-" * 2), 0)
    assert [len(proposal.what) <= 70 for proposal in read(tmp_path, [KIND]).proposals] == [True] * 2
