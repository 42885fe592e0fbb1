"""What a training of the Trainer becomes: where it stands, how to go on, and what its state cannot tell."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core import curve
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources.transformers import KIND
from resign_tui.evidence.sources.transformers.state import parse
from tests.evidence.disk import put_traps, write, write_json
from tests.evidence.host import Read, read

REAL = Path(__file__).parents[2] / "data" / "evidence" / "transformers"
PARTS = ("model.safetensors", "optimizer.pt", "scheduler.pt", "rng_state.pth", "config.json")


def state(step: int = 20, steps: int = 40, **changes: Any) -> dict[str, Any]:
    """A state as the Trainer writes it, cut down."""
    history: list[dict[str, Any]] = []
    for at in range(2, step + 1, 2):
        history.append({"epoch": at / 4, "loss": 2.0 / at, "step": at, "learning_rate": 5e-5})
    for at in range(4, step + 1, 4):
        history.append({"epoch": at / 4, "eval_loss": 3.0 / at, "step": at, "eval_runtime": 0.02})
    top = {"epoch": step / 4, "global_step": step, "max_steps": steps, "num_train_epochs": 10, "log_history": history}
    return {**top, **changes}


def checkpoint(
    folder: Path, step: int = 20, *, days: float = 1, parts: tuple[str, ...] = PARTS, **changes: Any
) -> Path:
    """A checkpoint with its state; its weights and pickles hold what nobody may read."""
    place = folder / f"checkpoint-{step}"
    for name in parts:
        write(place / name, "zzcanaryzz", days=days)
    write(place / "training_args.bin", "hub_token zzcanaryzz", days=days)
    write_json(place / "trainer_state.json", state(step, **changes), days=days)
    return place


def one(got: Read, record: str = "handover.work") -> Proposal:
    """The only proposal of a kind."""
    found = [proposal for proposal in got.proposals if proposal.record == record]
    assert len(found) == 1, [proposal.what for proposal in got.proposals]
    return found[0]


def test_where_a_training_stands_and_how_to_go_on(tmp_path: Path) -> None:
    checkpoint(tmp_path / "runs/query-rewriter", 16)
    checkpoint(tmp_path / "runs/query-rewriter", 20)
    proposal = one(read(tmp_path, [KIND]))
    assert proposal.fields["kind"] == "training"
    assert proposal.fields["name"] == "query-rewriter"
    assert proposal.fields["epoch"] == "5 of 10"
    assert proposal.fields["step"] == "20 of 40"
    assert proposal.fields["loss"] == "0.75 0.375 0.25 0.1875 0.15"
    assert proposal.fields["resume"] == "from checkpoint-20: weights, optimizer, scheduler and random state are there"
    assert proposal.what == "query-rewriter: epoch 5 of 10, step 20 of 40"
    assert proposal.note.startswith("The training query-rewriter stood at epoch 5 of 10, step 20 of 40 on 26 Nov 2026")
    assert (proposal.confidence, proposal.row) == ("likely", "OW-01")
    assert set(proposal.origins) == set(proposal.fields)


@pytest.mark.parametrize(
    "ended",
    [
        {"max_steps": 20},
        {"log_history": [{"step": 20, "train_runtime": 734.2}]},
        {
            "stateful_callbacks": {
                "EarlyStoppingCallback": {
                    "args": {"early_stopping_patience": 3},
                    "attributes": {"early_stopping_patience_counter": 3},
                }
            }
        },
    ],
    ids=["all steps done", "the loop was left", "stopped early"],
)
def test_a_training_that_ended_is_no_ongoing_work(tmp_path: Path, ended: dict[str, Any]) -> None:
    checkpoint(tmp_path / "ranker", 20)
    write_json(tmp_path / "ranker/checkpoint-20/trainer_state.json", state(20) | ended)
    assert read(tmp_path, [KIND]).proposals == ()


def test_the_state_beside_the_checkpoints_tells_that_it_ended(tmp_path: Path) -> None:
    checkpoint(tmp_path / "ranker", 36)
    write_json(tmp_path / "ranker/trainer_state.json", state(40))
    assert read(tmp_path, [KIND]).proposals == ()


def test_an_old_training_counts_only_when_it_is_short_of_its_goal(tmp_path: Path) -> None:
    checkpoint(tmp_path / "a/distil", 20, days=286)
    checkpoint(tmp_path / "b/open-end", 20, days=286, max_steps=0)
    proposal = one(read(tmp_path, [KIND]))
    assert proposal.what == "distil: unfinished since 14 Feb"
    assert "is unfinished since 14 Feb 2026" in proposal.note


def test_a_training_without_a_goal_is_a_guess_while_it_is_young(tmp_path: Path) -> None:
    checkpoint(tmp_path / "ranker", 20, max_steps=-1)
    proposal = one(read(tmp_path, [KIND]))
    assert proposal.fields["step"] == "20"
    assert proposal.confidence == "guess"
    assert "how many steps were planned is not said" in proposal.why


def test_what_is_missing_in_a_checkpoint_is_said(tmp_path: Path) -> None:
    checkpoint(tmp_path / "weights-only", 20, parts=("model-00001-of-00002.safetensors",))
    ranks = tuple(f"rng_state_{rank}.pth" for rank in range(8))
    checkpoint(tmp_path / "eight", 20, parts=(*ranks, "pytorch_model.bin", "optimizer.bin", "scheduler.pt"))
    got = {str(proposal.fields["name"]): proposal.fields["resume"] for proposal in read(tmp_path, [KIND]).proposals}
    assert got["weights-only"] == "from checkpoint-20: weights are there, optimizer and scheduler are not"
    assert (
        got["eight"] == "from checkpoint-20: weights, optimizer, scheduler and random states of 8 processes are there"
    )


def test_a_state_cut_off_while_it_was_written_leaves_the_one_before(tmp_path: Path) -> None:
    checkpoint(tmp_path / "ranker", 16)
    checkpoint(tmp_path / "ranker", 20)
    cut = (tmp_path / "ranker/checkpoint-20/trainer_state.json").read_bytes()[:700]
    write(tmp_path / "ranker/checkpoint-20/trainer_state.json", cut)
    got = read(tmp_path, [KIND])
    assert one(got).fields["step"] == "16 of 40"
    assert len(got.troubles) == 1
    assert "checkpoint-20/trainer_state.json was not read: it is no JSON, or only a part of it" in got.troubles[0]


def test_without_any_state_the_name_tells_the_step(tmp_path: Path) -> None:
    for name in ("optimizer.bin", "scheduler.bin", "random_states_0.pkl"):
        write(tmp_path / "lora/checkpoint-500" / name, "zzcanaryzz")
    proposal = one(read(tmp_path, [KIND]))
    assert proposal.fields["step"] == "500"
    assert "loss" not in proposal.fields
    assert proposal.confidence == "guess"


def test_nan_is_told_in_words_and_the_curve_stays_readable(tmp_path: Path) -> None:
    history = [{"step": at, "loss": 2.0 / at if at < 8 else math.nan} for at in range(2, 13, 2)]
    checkpoint(tmp_path / "ranker", 12, log_history=history)
    proposal = one(read(tmp_path, [KIND]))
    assert proposal.fields["loss"] == "1 0.5 0.3333 then NaN"
    assert curve.read(str(proposal.fields["loss"])) == (1.0, 0.5, 0.3333)
    assert "Its loss is no number from step 8 on." in proposal.note


def test_a_folder_called_output_is_named_with_the_one_above(tmp_path: Path) -> None:
    checkpoint(tmp_path / "query-rewriter/output", 20)
    assert one(read(tmp_path, [KIND])).fields["name"] == "query-rewriter/output"


def test_checkpoints_in_a_home_folder_are_weights_that_go_with_the_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    checkpoint(tmp_path / "work/ranker", 40, steps=40)
    checkpoint(tmp_path / "work/ranker", 36)
    (proposal,) = read(tmp_path / "work", [KIND]).proposals
    assert dict(proposal.answers) == {"account.weights": "yes", "account.weights_which": "ranker/checkpoint-40"}
    assert proposal.vanishes
    assert "2 checkpoints in ~/work/ranker, a home folder" in proposal.note


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[" * 200_000, "it is nested too deeply"),
        (b'{"global_step": "many"}', "it is no state of a training"),
        (b'{"global_step": 2' + b"0" * 100_000 + b"}", "it is no state of a training"),
        (b"\x00\xff\xfe", "it is no JSON, or only a part of it"),
        (b"[1, 2]", "it is no state of a training"),
    ],
    ids=["nested", "text", "digits", "bytes", "list"],
)
def test_what_is_no_state_is_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    checkpoint(tmp_path / "ranker", 20)
    write(tmp_path / "ranker/checkpoint-20/trainer_state.json", content)
    got = read(tmp_path, [KIND])
    assert [sentence in trouble for trouble in got.troubles] == [True]
    assert one(got).fields["step"] == "20"


def test_no_pipe_is_waited_for_and_no_link_followed(tmp_path: Path) -> None:
    for name in ("pipe", "link"):
        checkpoint(tmp_path / f"runs/{name}", 20)
    put_traps(tmp_path / "runs/pipe/checkpoint-20/trainer_state.json", tmp_path / "nowhere")
    secret = write_json(tmp_path / "elsewhere.json", state(39, hub_token="zzcanaryzz"))
    put_traps(tmp_path / "runs/link/checkpoint-20/trainer_state.json", secret)
    steps = {proposal.fields["step"] for proposal in read(tmp_path / "runs", [KIND]).proposals}
    assert steps == {"20"}


def test_a_name_with_control_signs_comes_out_printable(tmp_path: Path) -> None:
    checkpoint(tmp_path / "ran\x1b[31mker\n", 20)
    assert one(read(tmp_path, [KIND])).fields["name"] == "ran␛[31mker"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(("step", "loss", "eval_loss", "args", "x")), inner),
    max_leaves=8,
)
WHOLE = json.dumps(state(12)).encode()


@given(st.integers(0, len(WHOLE)))
def test_a_file_cut_anywhere_is_read_or_refused(end: int) -> None:
    try:
        parse(WHOLE[:end])
    except Unreadable:
        return
    assert end == len(WHOLE)


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_read_or_refused(at: int, bits: int) -> None:
    data = bytearray(WHOLE)
    data[at] ^= bits
    with suppress(Unreadable):
        parse(bytes(data))


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
def test_any_json_in_any_place_is_read_or_refused(node: Any) -> None:
    for key in ("global_step", "log_history", "stateful_callbacks", "epoch", "max_steps", "best_model_checkpoint"):
        with suppress(Unreadable):
            parse(json.dumps(state(4) | {key: node}).encode())


def test_a_state_that_the_real_trainer_wrote() -> None:
    real = parse((REAL / "query-rewriter/checkpoint-20/trainer_state.json").read_bytes())
    assert (real.step, real.steps, real.epoch, real.epochs) == (20, 40, 5.0, 10)
    assert (real.loss_name, len(real.points), real.marked) == ("eval_loss", 5, "checkpoint-20")
    assert (real.has_ended, real.was_told_to_stop) == (False, True)


def test_lines_of_a_list_are_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / ("a-very-long-name-of-a-folder-that-somebody-gave-in-a-hurry-" * 2)
    checkpoint(folder, 20)
    write(folder / "README.md", "---\nlicense: mit\nbase_model: google-bert/bert-base-uncased\n---\n")
    assert [len(proposal.what) <= 70 for proposal in read(tmp_path, [KIND]).proposals] == [True] * 4


def test_a_state_beyond_all_bounds_is_not_read(tmp_path: Path) -> None:
    place = checkpoint(tmp_path / "ranker", 20) / "trainer_state.json"
    with place.open("ab") as file:
        file.truncate(2**40)
    got = read(tmp_path, [KIND])
    assert one(got).fields["step"] == "20"
    assert "checkpoint-20/trainer_state.json was not read: it is too large to read (" in got.troubles[0]


def test_the_curves_that_it_wrote_for_tensorboard_are_the_same_work(tmp_path: Path) -> None:
    checkpoint(tmp_path / "ranker", 20)
    write(tmp_path / "ranker/runs/Nov26_12-00-00_node/events.out.tfevents.1.node.1.0", "zzcanaryzz")
    place = f"{tmp_path.name}/ranker"
    assert one(read(tmp_path, [KIND])).same == (
        f"checkpoint:{place}/checkpoint-20",
        f"events:{place}",
        f"events:{place}/runs/Nov26_12-00-00_node",
    )
