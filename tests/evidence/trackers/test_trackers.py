"""Hydra, Ray Tune, Sacred, and folders of offline runs."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.trackers import KIND, hydra, ray_tune
from tests.evidence.disk import put_traps, write, write_all, write_json
from tests.evidence.host import read

SETTINGS = "model: {lr: 0.001}\ndata: {password: zzcanaryzz}\n"


def hydra_run(folder: Path, overrides: str = "[]", *, days: float = 1) -> Path:
    """A run of Hydra; its log holds what nobody may read."""
    write_all(
        folder,
        {".hydra/config.yaml": SETTINGS, ".hydra/overrides.yaml": overrides, "train.log": "token zzcanaryzz"},
        days=days,
    )
    return folder


def test_where_the_settings_of_hydra_are(tmp_path: Path) -> None:
    hydra_run(tmp_path / "outputs/2026-11-20/10-00-00")
    hydra_run(tmp_path / "outputs/2026-11-26/10-00-00", "- model.layers=6\n- +data.password=zzcanaryzz\n")
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert proposal.note == (
        f"The settings of 2 runs of Hydra are in {tmp_path.name}/outputs; those of the newest are "
        f"{tmp_path.name}/outputs/2026-11-26/10-00-00/.hydra/config.yaml, with model.layers 6 set for it. "
        "Results are in the logs of the runs alone. Read on 27 Nov 2026."
    )
    assert (proposal.row, proposal.confidence) == ("MV-04", "certain")


def test_a_sweep_of_hydra_tells_what_it_varied(tmp_path: Path) -> None:
    for number in range(6):
        hydra_run(
            tmp_path / f"multirun/2026-11-26/10-00-00/{number}",
            f"[model.lr={10**-number}, loss={number % 2}, k.password=zzcanaryzz{number}]",
        )
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert (proposal.row, proposal.what) == ("ET-08", "Sweep of Hydra 2026-11-26/10-00-00: 6 runs")
    assert "has 6 runs over model.lr 1e-05 to 1 (6 values), loss 0 and 1." in proposal.note


def test_a_run_of_hydra_in_a_folder_of_its_own(tmp_path: Path) -> None:
    hydra_run(tmp_path / "exp/a")
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert proposal.note.startswith(f"The settings of 1 run of Hydra are in {tmp_path.name}/exp/a")


def test_broken_overrides_cost_only_themselves(tmp_path: Path) -> None:
    hydra_run(tmp_path / "outputs/2026-11-26/10-00-00", "[")
    got = read(tmp_path, [KIND])
    assert len(got.proposals) == len(got.troubles) == 1
    assert "overrides.yaml was not read: it is no YAML" in got.troubles[0]


def ray_trial(folder: Path, name: str, ndcg: float, *, error: bool = False) -> None:
    """A trial of Ray Tune with its settings in a pickle too."""
    rows = [{"training_iteration": at, "loss": 9.0, "ndcg": ndcg, "time_total_s": 1, "pid": 7} for at in range(1, 5)]
    lines = "".join(json.dumps({**row, "trial_id": name, "config": {"token": "zzcanaryzz"}}) + "\n" for row in rows)
    write(folder / f"train_{name}" / "result.json", lines + '{"ndcg": 99')
    write_json(folder / f"train_{name}" / "params.json", {"lr": 0.1, "wandb": {"api_key": "zzcanaryzz"}})
    write(folder / f"train_{name}" / "params.pkl", "zzcanaryzz")
    if error:
        write(folder / f"train_{name}" / "error.txt", "zzcanaryzz")


def test_an_experiment_of_ray_tune(tmp_path: Path) -> None:
    folder = tmp_path / "ranker-tune"
    write(folder / "tuner.pkl", "zzcanaryzz")
    write(folder / "experiment_state-2026.json", "zzcanaryzz")
    for name, ndcg in (("a1", 0.3), ("a2", 0.41)):
        ray_trial(folder, name, ndcg)
    ray_trial(folder, "a3", 0.5, error=True)
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert proposal.fields["project"] == "ranker-tune"
    assert proposal.fields["promising"] == "trial a2: ndcg 0.41, highest of 2 (lr 0.1)\ntrial a1: ndcg 0.3 (lr 0.1)"
    assert proposal.fields["dead_end"] == "trial a3 failed"
    assert proposal.fields["why"] == "it ended in an error after 4 iterations (lr 0.1)"


def test_figures_whose_names_tell_no_direction_are_not_put_in_order(tmp_path: Path) -> None:
    write(tmp_path / "e/tuner.pkl", "")
    write(tmp_path / "e/t1/result.json", '{"temperature": 1}\n')
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert "promising" not in proposal.fields


def sacred_run(folder: Path, status: str, values: list[float]) -> None:
    """A run of Sacred; its output and its traceback hold what nobody may read."""
    top = {"status": status, "heartbeat": "2026-11-26T10:00:00.5", "experiment": {"name": "ranker-ablation"}}
    write_json(folder / "run.json", {**top, "fail_trace": ["zzcanaryzz"], "host": {"hostname": "zzcanaryzz"}})
    write_json(folder / "config.json", {"lr": 0.1, "password": "zzcanaryzz", "seed": 7})
    write_json(folder / "metrics.json", {"loss": {"steps": [0, 1], "values": values}})
    write(folder / "cout.txt", "zzcanaryzz")


def test_runs_of_sacred(tmp_path: Path) -> None:
    write(tmp_path / "runs/_sources/train.py", "zzcanaryzz")
    sacred_run(tmp_path / "runs/1", "COMPLETED", [1.0, 0.25])
    sacred_run(tmp_path / "runs/2", "FAILED", [1.0, float("nan")])
    sacred_run(tmp_path / "runs/10", "COMPLETED", [1.0, 0.5])
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert proposal.fields["project"] == "ranker-ablation"
    assert proposal.fields["promising"] == "run 1: loss 0.25, lowest of 2 (lr 0.1)\nrun 10: loss 0.5 (lr 0.1)"
    assert (proposal.fields["dead_end"], proposal.fields["why"]) == ("run 2 failed", "Sacred calls it FAILED (lr 0.1)")


@pytest.mark.parametrize("content", [b"[" * 200_000, b"{", b"[]", b"\xff"])
def test_broken_files_of_sacred_end_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    write(tmp_path / "runs/_sources/x.py")
    sacred_run(tmp_path / "runs/1", "COMPLETED", [0.5])
    write(tmp_path / "runs/1/metrics.json", content)
    got = read(tmp_path, [KIND])
    assert len(got.proposals) == 1
    assert len(got.troubles) == (content != b"[]")


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (".aim/meta/chunks/0f3a/data", "holds 1 run of Aim"),
        (".neptune/offline/run__1/data.log", "Neptune ended on 5 March 2026"),
        (".cometml-runs/x.zip", "comet upload sends them"),
        ("swanlog/run-20261126/meta", "holds 1 run of SwanLab"),
        (".clearml/cache/offline/b00.zip", "ClearML imports them"),
    ],
)
def test_offline_runs_are_told_by_their_names_alone(tmp_path: Path, place: str, sentence: str) -> None:
    write(tmp_path / place, "zzcanaryzz")
    (proposal,) = read(tmp_path, [KIND]).proposals
    assert sentence in proposal.note
    assert proposal.vanishes
    assert (proposal.priority == "P0") == ("neptune" in place)


@pytest.mark.parametrize("place", [".aim", ".neptune/offline", ".cometml-runs", "swanlog", ".clearml/cache"])
def test_a_folder_without_runs_says_nothing(tmp_path: Path, place: str) -> None:
    (tmp_path / place).mkdir(parents=True)
    got = read(tmp_path, [KIND])
    assert (got.proposals, got.troubles) == ((), [])


def test_no_pipe_is_waited_for_and_no_link_followed(tmp_path: Path) -> None:
    runs = tmp_path / "named"
    put_traps(hydra_run(runs / "outputs/2026-11-26/10-00-00") / ".hydra/overrides.yaml", tmp_path / "nowhere")
    write(runs / "e/tuner.pkl", "")
    ray_trial(runs / "e", "a1", 0.3)
    secret = write(tmp_path / "elsewhere", '{"ndcg": 1, "trial_id": "zzcanaryzz"}\n')
    put_traps(runs / "e/train_a1/result.json", secret)
    assert len(read(runs, [KIND]).proposals) == 2


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    ray_tune.last_result(data)
    with suppress(Unreadable):
        hydra.overrides(data)


def test_names_with_control_signs_come_out_printable(tmp_path: Path) -> None:
    hydra_run(tmp_path / "multirun/2026-11-26/10-00-00/a\x1b[1m")
    hydra_run(tmp_path / "e\x1b[31m")
    write(tmp_path / "r\x1b/tuner.pkl", "")
    ray_trial(tmp_path / "r\x1b", "a\x1b1", 0.3)
    write(tmp_path / "swanlog/run-\x1b/meta", "")
    assert len(read(tmp_path, [KIND]).proposals) == 4


def test_lines_of_a_list_are_short(tmp_path: Path) -> None:
    long = "a-very-long-name-of-a-folder-that-somebody-gave-in-a-hurry-" * 2
    hydra_run(tmp_path / long / "outputs/2026-11-26/10-00-00")
    write(tmp_path / long / f"{long}/tuner.pkl", "")
    ray_trial(tmp_path / long / long, "a1", 0.3)
    write(tmp_path / long / "swanlog/run-1/meta", "")
    assert [len(proposal.what) <= 70 for proposal in read(tmp_path, [KIND]).proposals] == [True] * 3
