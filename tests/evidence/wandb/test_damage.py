"""Files of W&B runs that are cut, flipped, lying or made of noise: what is readable is told, and nothing raises."""

from __future__ import annotations

import struct
import tempfile
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from resign_tui.evidence.formats import protobuf
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources import wandb
from resign_tui.evidence.sources.wandb import log, records
from tests.evidence.host import read
from tests.evidence.wandb import maker
from tests.evidence.wire import message, number, varint

DATA = Path(__file__).parents[2] / "data" / "evidence"
SMALL = maker.log(
    [
        maker.run(notes="Promising."),
        maker.config({"lr": 0.001, "api_key": "zzcanaryzz"}),
        maker.output(),
        *(maker.point(step, {"loss": 2 / (step + 1)}) for step in range(4)),
        maker.summary({"loss": 0.5}),
        maker.ended(1, 75),
    ]
)
LONG = maker.log([maker.run(), *(maker.point(step, {"loss": 2 / (step + 1)}) for step in range(1500)), maker.ended(1)])


def parsed(data: bytes) -> records.RunRecords:
    return records.read(log.read(data))


def test_a_file_cut_at_any_place_gives_what_stands_before_the_cut() -> None:
    whole = parsed(SMALL)
    told = 0
    for cut in range(len(log.HEADER), len(SMALL)):
        said = parsed(SMALL[:cut])
        assert said.name in ("", whole.name)
        assert "zzcanaryzz" not in repr(said).lower()
        assert len(said.curve.points) <= len(whole.curve.points)
        told += said.damaged
    assert told > len(SMALL) // 2  # a cut is said, except where it falls between two records
    assert parsed(SMALL).damaged == 0


@given(st.integers(len(log.HEADER), len(SMALL) - 1), st.integers(1, 255))
@examples(max_examples=300, deadline=None)
def test_a_flipped_byte_costs_a_place_and_is_told(at: int, mask: int) -> None:
    data = bytearray(SMALL)
    data[at] ^= mask
    said = parsed(bytes(data))
    assert said.damaged >= 1
    assert "zzcanaryzz" not in repr(said).lower()


def test_behind_a_damaged_place_the_next_block_is_read() -> None:
    data = bytearray(LONG)
    data[maker.BLOCK + 5_000] ^= 0xFF
    said = parsed(bytes(data))
    assert said.damaged == 1
    assert said.exit == 1
    assert said.step == 1499
    assert said.curve.points[0][0] == 0


@pytest.mark.parametrize("kind", [0, 5, 255])
def test_a_piece_of_no_known_type_costs_its_block(kind: int) -> None:
    body = maker.ended(1)
    piece = struct.pack("<IHB", zlib.crc32(bytes([kind]) + body), len(body), kind) + body
    assert parsed(SMALL + piece).damaged == 1


def test_a_tail_of_zeros_is_told_and_costs_nothing_before_it() -> None:
    said = parsed(SMALL + b"\0" * 5_000)
    assert said.damaged == 1
    assert said.exit == 1


@given(st.binary(max_size=400))
@examples(max_examples=300, deadline=None)
def test_noise_behind_a_right_beginning_never_raises(noise: bytes) -> None:
    parsed(log.HEADER + noise)


@given(st.binary(max_size=200), st.sampled_from([2, 3, 5, 17, 18, 26, 21]))
@examples(max_examples=400, deadline=None)
def test_noise_within_a_whole_record_never_raises(noise: bytes, kind: int) -> None:
    parsed(maker.log([noise, maker.record(kind, noise), maker.record(kind, message(1, noise)), maker.ended()]))


@given(st.binary(max_size=60).filter(lambda data: not log.HEADER.startswith(data) or not data))
@examples(max_examples=100, deadline=None)
def test_what_has_no_such_beginning_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        log.read(data)


@pytest.mark.parametrize("size", [2**31, 2**40, 2**63, 2**64 - 1])
def test_a_length_that_lies_ends_its_record_only(size: int) -> None:
    lie = number(1, 7) + varint(2 << 3 | 2) + varint(size) + b"abc"
    inner = maker.record(2, varint(1 << 3 | 2) + varint(size) + b"abc")
    said = parsed(maker.log([maker.run(), lie, inner, maker.point(3, {"loss": 1.0}), maker.ended(1)]))
    assert (said.name, said.exit, said.step) == ("lr-1e-3", 1, 3)


@pytest.mark.parametrize("size", [2**31, 2**40, 2**63])
def test_a_broken_message_is_named_as_one(size: int) -> None:
    with pytest.raises(protobuf.Broken):
        list(protobuf.fields(varint(1 << 3 | 2) + varint(size)))
    for data in (b"\xff" * 11, b"\x08", b"\x0b", b"\x09abc", b"\x80"):
        with pytest.raises(protobuf.Broken):
            list(protobuf.fields(data))


def test_numbers_below_zero_and_zigzag_numbers_are_read() -> None:
    said = parsed(maker.log([maker.run(), maker.record(18, number(1, -9))]))
    assert said.exit == -9
    assert [protobuf.zigzag(value) for value in (0, 1, 2, 3)] == [0, -1, 1, -2]
    assert protobuf.figure(b"abc") == 0.0


@pytest.mark.parametrize("step", ["1e300", "-1e300", "1e999", "NaN", '"x"', "true", "9" * 5_000])
def test_a_step_beyond_all_counting_is_none(step: str) -> None:
    items = [message(1, message(2, key), message(16, text)) for key, text in (("_step", step), ("loss", "1"))]
    said = parsed(maker.log([maker.run(), maker.record(2, *items), maker.ended(1)]))
    assert (said.step, said.exit) == (None, 1)


def test_values_too_deep_too_long_or_no_json_are_left_out() -> None:
    deep, many = "[" * 200_000, "9" * 5_000
    raw = [
        message(1, message(1, key), message(16, text)) for key, text in (("deep", deep), ("many", many), ("torn", "{"))
    ]
    said = parsed(maker.log([maker.run(), maker.record(5, *raw), maker.record(3, *raw), maker.ended()]))
    assert (said.config, said.metrics, said.exit) == ({}, {}, 0)


def test_a_file_of_very_many_tiny_records_stays_within_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.sources.wandb.log._MOST_RECORDS", 2_000)
    data = maker.log([b"ab"] * 40_000)
    tracemalloc.start()
    found = log.read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.records) == 2_000
    assert peak < 1_000_000


def test_a_record_that_never_ends_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resign_tui.evidence.sources.wandb.log._LONGEST_RECORD", 100_000)
    found = log.read(maker.log([maker.run(), b"x" * 400_000, maker.ended(1)]))
    assert len(found.records) == 2


@pytest.mark.parametrize("version", ["0.13.11", "0.17.9", "0.31.0"])
def test_what_the_client_wrote_is_read_up_to_any_cut(version: str) -> None:
    data = (DATA / f"wandb-{version}.wandb").read_bytes()
    for cut in range(len(log.HEADER), len(data), 37):
        parsed(data[:cut])


def test_damage_is_one_sentence_beside_what_was_read() -> None:
    with tempfile.TemporaryDirectory() as place:
        data = bytearray(LONG)
        data[maker.BLOCK + 5_000] ^= 0xFF
        maker.folder(Path(place) / "wandb", records=bytes(data))
        got = read(Path(place) / "wandb", [wandb.KIND])
    assert got.troubles == [
        "Part of wandb/offline-run-20261126_153320-abcd1234/run-abcd1234.wandb could not be read (1 damaged place); "
        "points of its curve may be missing."
    ]
    assert "1 failed" in got.text
