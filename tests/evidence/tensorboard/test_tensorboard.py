"""What comes out of the event files of TensorBoard."""

from __future__ import annotations

import math
import os
import shutil
import struct
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from resign_tui.core.answers import catalogue
from resign_tui.core.curve import read as read_curve
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.sources import tensorboard
from resign_tui.evidence.sources.tensorboard.events import Events
from tests.evidence.host import NOW, Read, read
from tests.evidence.tensorboard import maker
from tests.evidence.wire import double, message, number, varint

DATA = Path(__file__).parents[2] / "data" / "evidence"


def from_folder(folder: Path, **more: object) -> Read:
    return read(folder, [tensorboard.KIND], **more)  # type: ignore[arg-type]


def only(got: Read) -> Proposal:
    (proposal,) = got.proposals
    return proposal


def parsed(*files: bytes) -> Events:
    events = Events()
    for data in files:
        events.add(data)
    return events


def points(events: Events, tag: str) -> list[tuple[int, float]]:
    return [(step, round(figure, 4)) for step, figure in events.curve(tag).points]


def test_a_run_comes_with_its_curve_its_step_and_the_time_of_its_last_event(tmp_path: Path) -> None:
    events = [maker.event(step, maker.simple("loss/val", 2.0), maker.simple("loss/train", 1.0)) for step in range(3)]
    maker.write(tmp_path / "tb" / "distil-a", [*events, *maker.curve("loss/train", range(3, 120))])
    proposal = only(from_folder(tmp_path / "tb"))
    assert (proposal.record, proposal.row, proposal.confidence) == ("handover.work", "OW-02", "guess")
    assert proposal.fields == {
        "kind": "training",
        "name": "distil-a",
        "step": "119",
        "curve": "TensorBoard, tb/distil-a",
        "loss": "2 2 2",
    }
    assert proposal.note == (
        "TensorBoard's curve in tb/distil-a has its last event of 27 Nov 09:01: loss/val 2 at step 2; "
        "loss/train 0.01667 at step 119. Whether the training has ended does not stand there."
    )
    assert proposal.as_of == datetime(2026, 11, 27, 9, 1, 59, tzinfo=UTC)
    assert set(proposal.origins) == set(proposal.fields)
    assert set(proposal.fields) <= {column.key for column in catalogue.fields()["handover.work"].columns}
    assert len(read_curve(str(proposal.fields["loss"]))) == 3


def test_a_file_that_grew_within_the_hour_is_likely_and_said_with_its_time(tmp_path: Path) -> None:
    maker.write(tmp_path / "run", [*maker.curve("loss", range(10)), maker.curve("loss", [10])[0][:-9]])
    got = from_folder(tmp_path, now=datetime(2026, 11, 27, 9, 30, tzinfo=UTC))
    proposal = only(got)
    assert proposal.confidence == "likely"
    assert "was still being written at 09:00" in proposal.note
    assert got.troubles == []  # its last record is only half there


def test_old_runs_are_left_out_without_being_read(tmp_path: Path) -> None:
    old = (NOW - timedelta(days=31)).timestamp()
    maker.write(tmp_path / "old", maker.curve("loss", range(5)), touched=old)
    got = from_folder(tmp_path)
    assert got.proposals == ()
    assert got.survey.read_bytes == 0


@pytest.mark.parametrize("form", ["simple", "float_val", "packed", "double_val", "content", "double content"])
def test_a_scalar_is_read_in_each_of_its_forms(form: str) -> None:
    def value(figure: float, plugin: str) -> bytes:
        four, eight = struct.pack("<f", figure), struct.pack("<d", figure)
        forms = {
            "simple": maker.simple("loss", figure),
            "float_val": maker.tensor("loss", varint(5 << 3 | 5) + four, plugin=plugin),
            "packed": maker.tensor("loss", message(5, four), plugin=plugin),
            "double_val": maker.tensor("loss", double(6, figure), kind=2, plugin=plugin),
            "content": maker.tensor("loss", message(4, four), plugin=plugin),
            "double content": maker.tensor("loss", message(4, eight), kind=2, plugin=plugin),
        }
        return forms[form]

    data = maker.version() + maker.event(0, value(0.5, "scalars")) + maker.event(7, value(0.25, ""))
    assert points(parsed(data), "loss") == [(0, 0.5), (7, 0.25)]


def test_texts_images_tensors_with_dimensions_and_other_plugins_are_no_curves() -> None:
    shaped = message(1, message(1, "loss/matrix"), message(8, number(1, 1), message(2, message(2, number(1, 3)))))
    events = [
        maker.event(0, maker.text("loss/text", "token=zzcanaryzz")),
        maker.event(1, shaped, maker.tensor("loss/other", message(4, b"abcd"), plugin="histograms")),
    ]
    assert parsed(maker.version() + b"".join(events)).tags == ()


def test_a_resumed_run_stands_in_for_the_steps_it_did_again(tmp_path: Path) -> None:
    first = [maker.event(step, maker.simple("loss", 9.0)) for step in range(0, 1000, 10)]
    second = [maker.event(step, maker.simple("loss", 1.0)) for step in range(900, 1500, 10)]
    maker.write(tmp_path / "run", second, begun=maker.BEGUN + 30_000)
    maker.write(tmp_path / "run", first, begun=maker.BEGUN)
    events = parsed(maker.version() + b"".join(first), maker.version() + b"".join(second))
    curve = events.curve("loss")
    assert [step for step, _ in curve.points] == list(range(0, 1500, 10))
    assert {figure for step, figure in curve.points if step >= 900} == {1.0}
    proposal = only(from_folder(tmp_path))
    assert "loss resumed at step 900; loss 1 at step 1490" in proposal.note
    assert proposal.why == "read from 2 event files"


def test_a_step_that_goes_back_within_a_file_begins_anew() -> None:
    data = b"".join(maker.event(step, maker.simple("loss", step)) for step in (0, 1, 2, 3, 1, 2))
    assert points(parsed(data), "loss") == [(0, 0.0), (1, 1.0), (2, 2.0)]


def test_nan_is_told_from_the_step_where_it_begins(tmp_path: Path) -> None:
    events = [
        maker.event(s, maker.simple("loss/train", math.nan if s >= 310 else 2 - s / 400)) for s in range(0, 600, 10)
    ]
    maker.write(tmp_path / "distil-b-lr3", events)
    proposal = only(from_folder(tmp_path))
    assert "loss/train NaN from step 310 on" in proposal.note
    loss = str(proposal.fields["loss"])
    assert loss.endswith("then NaN")
    assert read_curve(loss)[0] == 2.0


def test_a_run_without_any_loss_is_no_work_unless_it_is_being_written(tmp_path: Path) -> None:
    maker.write(tmp_path / "run", [maker.event(step, maker.simple("reward", 1.0)) for step in range(5)])
    assert from_folder(tmp_path).proposals == ()
    writing = only(from_folder(tmp_path, now=datetime(2026, 11, 27, 9, 5, tzinfo=UTC)))
    assert "loss" not in writing.fields


def test_names_that_say_nothing_come_with_what_stands_above_and_without_the_machine(tmp_path: Path) -> None:
    for place in ("lightning_logs/version_3", "ranker/runs/Nov27_09-00-00_gpu-07"):
        maker.write(tmp_path / place, maker.curve("loss", range(5)))
    names = sorted(str(proposal.fields["name"]) for proposal in from_folder(tmp_path).proposals)
    assert names == ["lightning_logs/version_3", "ranker"]


def test_the_two_halves_of_a_keras_run_are_one(tmp_path: Path) -> None:
    maker.write(tmp_path / "ranker" / "train", maker.curve("epoch_loss", range(5)))
    maker.write(tmp_path / "ranker" / "validation", maker.curve("epoch_loss", range(5)))
    assert [source.path for source in only(from_folder(tmp_path)).duplicates]


def test_the_run_of_another_store_is_known_by_its_folder(tmp_path: Path) -> None:
    run_id = "d23f0824" * 4
    maker.write(tmp_path / run_id / "tb", maker.curve("loss", range(5)))
    maker.write(tmp_path / "run-20261126_153320-abcd1234" / "tb", maker.curve("loss", range(5)))
    keys = {key for proposal in from_folder(tmp_path).proposals for key in proposal.same}
    assert {f"run:{run_id}", "run:abcd1234"} <= keys


def test_of_a_sweep_only_some_old_runs_are_listed_and_all_fresh_ones(tmp_path: Path) -> None:
    for at in range(14):
        maker.write(tmp_path / "sweep" / f"old{at}", maker.event(0, maker.simple("loss", 1.0), at=maker.BEGUN - 9e5))
        maker.write(tmp_path / "sweep" / f"new{at}", maker.curve("loss", range(3)))
    got = from_folder(tmp_path / "sweep")
    names = [str(proposal.fields["name"])[:3] for proposal in got.proposals]
    assert (names.count("old"), names.count("new")) == (3, 14)
    assert len(got.troubles) == 1
    assert "sweep holds many runs of TensorBoard" in got.troubles[0]


def test_ids_stay_where_the_folder_is_moved(tmp_path: Path) -> None:
    maker.write(tmp_path / "a" / "tb" / "run", maker.curve("loss", range(5)))
    shutil.copytree(tmp_path / "a" / "tb", tmp_path / "b" / "tb")
    assert only(from_folder(tmp_path / "a" / "tb")).id == only(from_folder(tmp_path / "b" / "tb")).id


def test_tags_full_of_control_signs_and_very_long_ones_come_out_plain(tmp_path: Path) -> None:
    evil = "loss/\x1b[31m\u202e[bold]"
    events = [maker.event(step, maker.simple(evil, 1.0), maker.simple("loss" * 100, 1.0)) for step in range(3)]
    maker.write(tmp_path / ("name-" * 30), events)
    proposal = only(from_folder(tmp_path))
    assert "[bold]" in proposal.note
    assert len(proposal.what) <= 70


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("tensorboard-2.21.0.events", "loss/val 0.07097 at step 30; loss/train 0.05128 at step 38"),
        ("tensorboardx-2.6.5.events", "loss/val NaN from step 350 on; loss/train NaN from step 310 on"),
    ],
)
def test_what_the_real_writers_wrote_is_read(tmp_path: Path, file: str, expected: str) -> None:
    maker.write(tmp_path / "run", (DATA / file).read_bytes(), touched=NOW.timestamp())
    got = from_folder(tmp_path)
    assert expected in only(got).note
    assert got.troubles == []


SMALL = maker.version() + b"".join(maker.curve("loss", range(4)))


def test_a_file_cut_at_any_place_gives_what_stands_before_the_cut() -> None:
    unfinished = 0
    for cut in range(len(SMALL)):
        events = parsed(SMALL[:cut])
        assert events.damaged == 0
        unfinished += events.unfinished
        if events.tags:
            assert points(events, "loss") == points(parsed(SMALL), "loss")[: len(events.curve("loss").points)]
    assert unfinished == len(SMALL) - 5  # but for the cuts between two of the five records


@given(st.integers(0, len(SMALL) - 1), st.integers(1, 255))
@examples(max_examples=300, deadline=None)
def test_a_flipped_byte_never_raises_and_never_becomes_a_point(at: int, mask: int) -> None:
    data = bytearray(SMALL)
    data[at] ^= mask
    events = parsed(bytes(data))
    right = points(parsed(SMALL), "loss")
    shown = [point for tag in events.tags for point in points(events, tag)]
    assert [point for point in shown if point not in right] == []
    assert "zzcanaryzz" not in "".join(events.tags)


@given(st.binary(max_size=300))
@examples(max_examples=300, deadline=None)
def test_noise_never_raises(noise: bytes) -> None:
    parsed(noise, maker.record(noise), maker.event(1, noise), maker.event(1, message(1, noise)))


@pytest.mark.parametrize("size", [2**31, 2**40, 2**63, 2**64 - 1])
def test_a_length_that_lies_is_not_believed_and_asks_for_no_memory(tmp_path: Path, size: int) -> None:
    head = struct.pack("<Q", size)
    lie = head + struct.pack("<I", maker.checksum(head)) + b"abc"
    inner = maker.record(double(1, maker.BEGUN) + varint(5 << 3 | 2) + varint(size))
    tracemalloc.start()
    maker.write(tmp_path / "run", SMALL + inner + maker.event(9, maker.simple("loss", 0.5)) + lie)
    got = from_folder(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "loss 0.5 at step 9" in only(got).note
    assert got.troubles == [
        "Part of the event files in " + tmp_path.name + "/run could not be read; points of its curves may be missing."
    ]
    assert peak < 20_000_000


def test_a_large_run_is_read_from_its_newest_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.sources.tensorboard.EVENT_FILE", 2_000)
    for part in range(6):
        events = maker.curve("loss", range(part * 10, part * 10 + 10))
        maker.write(tmp_path / "run", events, begun=maker.BEGUN + part)
    got = from_folder(tmp_path)
    assert "are large; only" in got.troubles[0]
    assert only(got).fields["step"] == "59"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_what_is_no_ordinary_file_is_never_waited_for_and_no_link_is_followed(tmp_path: Path) -> None:
    outside = maker.write(tmp_path / "outside", maker.curve("loss", range(5)))
    place = tmp_path / "named" / "run"
    place.mkdir(parents=True)
    os.mkfifo(place / "events.out.tfevents.1.fifo")
    (place / "events.out.tfevents.2.link").symlink_to(outside)
    assert from_folder(tmp_path / "named").proposals == ()
    maker.write(place, maker.curve("loss", range(5)))
    got = from_folder(tmp_path / "named")
    assert only(got).fields["step"] == "4"
    assert got.troubles == [
        "An event file in named/run was not read: it is no ordinary file; points of its curves are missing."
    ]
