"""Event files as a test writes them, record by record."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.evidence.wire import double, message, number, single

BEGUN = 1_795_770_000  # 27 Nov 2026, 09:00:00 UTC


@cache
def checksum(data: bytes) -> int:
    """CRC-32C bit by bit, masked."""
    crc = 0xFFFF_FFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    crc ^= 0xFFFF_FFFF
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFF_FFFF


def record(data: bytes) -> bytes:
    """One record with both of its checksums."""
    head = struct.pack("<Q", len(data))
    return head + struct.pack("<I", checksum(head)) + data + struct.pack("<I", checksum(data))


def event(step: int, *values: bytes, at: float = BEGUN) -> bytes:
    """An event of a step."""
    return record(double(1, at + step) + number(2, step) + message(5, *values))


def simple(tag: str, figure: float) -> bytes:
    """A scalar as PyTorch, Lightning and tensorboardX write it."""
    return message(1, message(1, tag), single(2, figure))


def tensor(tag: str, *parts: bytes, kind: int = 1, plugin: str = "") -> bytes:
    """A scalar as a tensor without dimensions; the plugin stands on the first value of a tag only."""
    metadata = message(9, message(1, message(1, plugin))) if plugin else b""
    return message(1, message(1, tag), metadata, message(8, number(1, kind), message(2), *parts))


def text(tag: str, words: str) -> bytes:
    """A text, which may hold anything and is never shown."""
    metadata = message(9, message(1, message(1, "text")))
    return message(
        1, message(1, tag), metadata, message(8, number(1, 7), message(2, message(2, number(1, 1))), message(8, words))
    )


def version() -> bytes:
    """The first record of each file."""
    return record(double(1, BEGUN) + message(3, "brain.Event:2"))


def write(folder: Path, events: Iterable[bytes] | bytes, *, begun: int = BEGUN, touched: float = BEGUN + 3_600) -> Path:
    """An event file of a run, last changed at `touched`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"events.out.tfevents.{begun}.zzcanaryzz-host.123.0"
    path.write_bytes(events if isinstance(events, bytes) else version() + b"".join(events))
    os.utime(path, (touched, touched))
    return path


def curve(tag: str, steps: Iterable[int]) -> list[bytes]:
    """Events of a falling curve."""
    return [event(step, simple(tag, 2 / (step + 1)), text("note", "token=zzcanaryzz")) for step in steps]
