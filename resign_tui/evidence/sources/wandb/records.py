"""What the records of one W&B run say; of a long run only as much is decoded as is told.

Numbers of fields as in wandb_internal.proto, the same from 0.13 to 0.31; values of the history are JSON, and typed
since 0.31. Output, statistics, arguments, host, user, mail and diffs have no number here, so they are never decoded.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from resign_tui.evidence import metrics
from resign_tui.evidence.cleaning import name, notes
from resign_tui.evidence.formats import protobuf
from resign_tui.evidence.formats.protobuf import Value, readable
from resign_tui.evidence.limits import KB
from resign_tui.evidence.sources.wandb.log import Log
from resign_tui.evidence.sources.wandb.settings import SETTINGS_MOST, figures, number_of, plain, runtime_of, whole_of

_HISTORY, _SUMMARY, _CONFIG, _RUN, _EXIT, _ENVIRONMENT = 2, 3, 5, 17, 18, 26
_KNOWN = frozenset((_HISTORY, _SUMMARY, _CONFIG, _RUN, _EXIT, _ENVIRONMENT))
_JSON_MOST = 16 * KB
_KEY_MOST = 120
_QUIET_SUMMARIES = 300
"""Summaries read backwards without a new key before the older ones count as known."""

_SAMPLE = 256
"""Points of the history that are looked at for its metrics, and for its curve."""


_TEXTS = {1: "id", 2: "entity", 3: "project", 6: "group", 8: "name"}
"""Texts of the record of a run."""

Point = tuple[int, float]
_Entry = TypeVar("_Entry")


class Curve(msgspec.Struct, frozen=True):
    """An even share of the points of one metric in order. nan_after: its last step with a number, if it ends as NaN."""

    key: str = ""
    points: tuple[Point, ...] = ()
    nan_after: int | None = None

    @property
    def ends_as_nan(self) -> bool:
        """Whether its last point is no number."""
        return bool(self.points) and not math.isfinite(self.points[-1][1])


class RunRecords(msgspec.Struct, frozen=True):
    """A run as its files say. exit: its code; None where no end was recorded. damaged: places that were not readable.

    begun, heard: Unix times of its start and of its last point. step: of the last point.
    """

    id: str = ""
    entity: str = ""
    project: str = ""
    group: str = ""
    name: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    begun: float = 0.0
    commit: str = ""
    config: dict[str, str] = {}
    metrics: dict[str, float] = {}
    exit: int | None = None
    runtime: float = 0.0
    gpu: str = ""
    gpus: int = 0
    step: int | None = None
    heard: float = 0.0
    curve: Curve = Curve()
    damaged: int = 0


def read(log: Log, check: Callable[[], None] = lambda: None) -> RunRecords:
    """What the records of a run say. check: called now and then, so that reading can be stopped."""
    histories: list[bytes] = []
    summaries: list[bytes] = []
    settings: dict[str, object] = {}
    said: dict[str, object] = {}
    for number, record in enumerate(log.records):
        if not number % 4096:
            check()
        kind, body = _kind(record)
        if kind == _HISTORY:
            histories.append(body)
        elif kind == _SUMMARY:
            summaries.append(body)
        elif kind == _RUN:
            _read_run(body, said, settings)
        elif kind == _CONFIG:
            _read_settings(body, settings)
        elif kind == _EXIT:
            _read_exit(body, said)
        elif kind == _ENVIRONMENT:
            _read_environment(body, said)
    summary = _summary(summaries)
    runtime = said.pop("runtime", 0.0) or runtime_of(summary)
    said |= {"config": plain(settings), "metrics": figures(summary), "runtime": runtime}
    said |= {"damaged": log.damaged, "curve": _curve(histories)}
    last = dict(_items(histories[-1])) if histories else {}
    said |= {
        "step": _step(histories[-1], last) if histories else None,
        "heard": number_of(last.get("_timestamp")) or 0.0,
    }
    return msgspec.convert(said, RunRecords)


def _kind(record: bytes) -> tuple[int, bytes]:
    """Which record it is, and its body; 0 for one that tells nothing here."""
    for number, value in readable(record):
        if number in _KNOWN:
            return number, protobuf.raw(value)
    return 0, b""


def _read_run(body: bytes, said: dict[str, object], settings: dict[str, object]) -> None:
    tags: list[str] = []
    for number, value in readable(body):
        if number in _TEXTS:
            said[_TEXTS[number]] = name(protobuf.text(value)) or said.get(_TEXTS[number], "")
        elif number == 4:
            _read_settings(protobuf.raw(value), settings)
        elif number == 9:
            said["notes"] = notes(protobuf.text(value))
        elif number == 10 and len(tags) < 20:
            tags.append(name(protobuf.text(value)))
        elif number == 17:
            seconds = next((value for field, value in readable(protobuf.raw(value)) if field == 1), 0)
            said["begun"] = float(protobuf.signed(seconds))
        elif number == 21:
            commit = next((value for field, value in readable(protobuf.raw(value)) if field == 2), b"")
            said["commit"] = name(protobuf.text(commit))
    if tags:
        said["tags"] = tuple(tags)


def _read_settings(body: bytes, settings: dict[str, object]) -> None:
    """Keep what a configuration says; the newest value of each key counts."""
    for key, value in _items(body):
        if len(settings) < SETTINGS_MOST:
            settings[key] = value


def _read_exit(body: bytes, said: dict[str, object]) -> None:
    said["exit"] = 0
    for number, value in readable(body):
        if number == 1:
            said["exit"] = protobuf.signed(value)
        elif number == 2:
            said["runtime"] = float(protobuf.signed(value))


def _read_environment(body: bytes, said: dict[str, object]) -> None:
    for number, value in readable(body):
        if number == 18:
            said["gpu"] = name(protobuf.text(value))
        elif number == 19 and isinstance(value, int):
            said["gpus"] = min(value, 1_000_000)


def _items(body: bytes) -> Iterator[tuple[str, object]]:
    """Key and value of each item of a configuration, a summary or a point of the history."""
    for number, value in readable(body):
        if number == 1 and isinstance(value, bytes):
            key, said = _item(value)
            if key:
                yield key, said


def _item(data: bytes) -> tuple[str, object]:
    parts: list[bytes] = []
    said: object = None
    for number, value in readable(data):
        if number in (1, 2) and isinstance(value, bytes):
            parts.append(value)
        elif number in _DECODERS:
            said = _DECODERS[number](value)
    key = b".".join(part for part in parts if part).decode("utf-8", "replace")
    return (key if len(key) <= _KEY_MOST else ""), said


def _json(said: Value) -> object:
    data = protobuf.raw(said)
    if len(data) > _JSON_MOST:
        return None
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


_DECODERS: dict[int, Callable[[Value], object]] = {
    4: lambda value: bool(value),
    5: protobuf.zigzag,
    6: protobuf.figure,
    8: _json,
    16: _json,
}


def _summary(summaries: Sequence[bytes]) -> dict[str, object]:
    """The last value of every key: backwards, until many summaries in a row say nothing new."""
    known: dict[str, object] = {}
    quiet = 0
    for body in reversed(summaries):
        before = len(known)
        for key, value in _items(body):
            if key not in known and before < SETTINGS_MOST:
                known[key] = value
        quiet = 0 if len(known) > before else quiet + 1
        if quiet > _QUIET_SUMMARIES:
            break
    return known


def _step(body: bytes, items: dict[str, object]) -> int | None:
    """The step of a point: its own item, or the number beside the items."""
    said = whole_of(items.get("_step"))
    if said is not None:
        return said
    inner = next((value for number, value in readable(body) if number == 2), b"")
    return next((protobuf.signed(value) for number, value in readable(protobuf.raw(inner)) if number == 1), None)


def _curve(histories: Sequence[bytes]) -> Curve:
    """The curve that tells how the training went; only the points that are kept are decoded."""
    keys = {key for body in _share(histories) for key, said in _items(body) if number_of(said) is not None}
    key = metrics.curve_name(sorted(key for key in keys if not key.startswith(("_", "system/"))))
    if not key:
        return Curve()
    written = key.encode()
    marks = (b"\x0a" + bytes([len(written)]) + written, b"\x12" + bytes([len(written)]) + written)
    places = [place for place, body in enumerate(histories) if marks[0] in body or marks[1] in body]
    shares = _share(places)
    points = [point for place in shares if (point := _point(histories[place], key)) is not None]
    curve = Curve(name(key), tuple(points))
    if not curve.ends_as_nan:
        return curve
    last = max((step for step, figure in points if math.isfinite(figure)), default=-1)
    after = (_point(histories[place], key) for place in places)
    finite = [point[0] for point in after if point is not None and point[0] >= last and math.isfinite(point[1])]
    return replace(curve, nan_after=finite[-1] if finite else None)


def _point(body: bytes, key: str) -> Point | None:
    items = dict(_items(body))
    figure, step = number_of(items.get(key)), _step(body, items)
    return None if figure is None or step is None else (step, figure)


def _share(entries: Sequence[_Entry]) -> list[_Entry]:
    """An even share of many, the first and the last among them."""
    last = len(entries) - 1
    if last < _SAMPLE:
        return list(entries)
    return [entries[round(at * last / (_SAMPLE - 1))] for at in range(_SAMPLE)]
