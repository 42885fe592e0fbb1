"""A W&B run folder as a test makes it: the binary file block by block, and what lies beside it."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.evidence.wire import double, message, number

HEADER = b":W&B\xe1\xbe\x00"
BLOCK = 32_768
BEGUN = 1_795_707_200  # 26 Nov 2026, 15:33:20 UTC


def log(records: Sequence[bytes]) -> bytes:
    """Records in blocks, those that do not fit into the rest of a block in pieces."""
    out = bytearray(HEADER)
    for record in records:
        rest, first = record, True
        while rest or first:
            left = BLOCK - len(out) % BLOCK
            if left < 7:
                out += b"\0" * left
                left = BLOCK
            piece, rest = rest[: left - 7], rest[left - 7 :]
            kind = (1 if first else 4) if not rest else (2 if first else 3)
            out += struct.pack("<IHB", zlib.crc32(bytes([kind]) + piece), len(piece), kind) + piece
            first = False
    return bytes(out)


def record(kind: int, *parts: bytes) -> bytes:
    """A record of this kind, with the number and the stream id that the client writes before it."""
    return number(1, 7) + message(200, message(1, "stream")) + message(kind, *parts)


def run(
    run_id: str = "abcd1234",
    *,
    entity: str = "mhale",
    project: str = "recs-ablations",
    name: str = "lr-1e-3",
    notes: str = "",
    tags: Sequence[str] = (),
    commit: str = "",
    begun: int = BEGUN,
) -> bytes:
    """The record of the run itself, with what must never be shown: host, user, mail, arguments."""
    parts = [message(field, text) for field, text in ((1, run_id), (2, entity), (3, project), (8, name), (9, notes))]
    parts += [message(10, tag) for tag in tags]
    parts += [message(13, "zzcanaryzz-host"), message(17, number(1, begun))]
    parts += (
        [message(21, message(1, "https://ines:zzcanaryzz@git.example/recs.git"), message(2, commit))] if commit else []
    )
    return record(17, *parts)


def config(settings: Mapping[str, object]) -> bytes:
    """Settings as JSON values."""
    return record(5, *(message(1, message(1, key), message(16, json.dumps(value))) for key, value in settings.items()))


def summary(figures: Mapping[str, object]) -> bytes:
    """The last figures."""
    return record(3, *(message(1, message(2, key), message(16, json.dumps(value))) for key, value in figures.items()))


def point(step: int, figures: Mapping[str, float], *, typed: bool = True, at: float = BEGUN) -> bytes:
    """One point of the history: typed as since 0.31, else as JSON."""
    items = {**figures, "_step": step, "_timestamp": at + step}
    values = {key: double(6, value) if typed else message(16, json.dumps(value)) for key, value in items.items()}
    return record(
        2, *(message(1, message(2, key), value) for key, value in values.items()), message(2, number(1, step))
    )


def ended(code: int = 0, seconds: int = 0) -> bytes:
    """The record of the end."""
    return record(18, *([number(1, code)] if code else []), number(2, seconds))


def environment() -> bytes:
    """Where it ran: only the graphics cards may be told."""
    secret = [message(field, "zzcanaryzz") for field in (4, 5, 7, 9, 10, 11)]
    return record(26, *secret, message(18, "NVIDIA A100"), number(19, 4))


def output() -> bytes:
    """What the program printed."""
    return record(13, message(2, "password: zzcanaryzz"))


def folder(
    store: Path,
    run_id: str = "abcd1234",
    records: Sequence[bytes] | bytes = (),
    *,
    offline: bool = True,
    synced: bool = False,
    when: str = "20261126_153320",
    finishing: str = "",
) -> Path:
    """A run folder below `store`."""
    place = store / f"{'offline-' if offline else ''}run-{when}-{run_id}"
    (place / "files").mkdir(parents=True)
    (place / "logs").mkdir()
    data = records if isinstance(records, bytes) else log(records)
    (place / f"run-{run_id}.wandb").write_bytes(data)
    if synced:
        (place / f"run-{run_id}.wandb.synced").touch()
    lines = ["2026-11-26 15:33:20,000 INFO config: {'api_key': 'zzcanaryzz'}"]
    lines += [f"2026-11-26 15:43:20,000 INFO MainThread:1 [wandb_run.py:_finish():2300] finishing run {finishing}"]
    (place / "logs" / "debug.log").write_text("\n".join(lines) + "\n2026-11-26 got exitcode: 0 zzcanaryzz\n")
    (place / "files" / "output.log").write_text("token=zzcanaryzz\n")
    return place
