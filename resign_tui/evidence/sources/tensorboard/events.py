"""Event files of TensorBoard: the curves of their scalars, in whichever of three forms they were written.

A record is its length, the checksum of the length, its data and the checksum of the data. The length is believed only
with its checksum and within the file; the data's checksum is computed only for points that are shown.
"""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Callable, Iterator

import msgspec

from resign_tui.evidence.cleaning import name
from resign_tui.evidence.formats import protobuf
from resign_tui.evidence.formats.protobuf import Broken, fields, readable
from resign_tui.evidence.sources.tensorboard import crc32c

_HEAD = struct.Struct("<QI")
_FOOT = 4
_FLOAT, _DOUBLE = 1, 2
_MOST_TAGS = 1_000
_TAG_MOST = 120
_LONGEST_SCALAR = 4_096
_SHARE = 256
_MOST_RESUMED = 20

Point = tuple[int, float]


class Curve(msgspec.Struct, frozen=True):
    """One tag. points: an even share of them. nan_from: the step from which it is no number to its end.

    resumed: the steps at which a later writer took over.
    """

    tag: str
    points: tuple[Point, ...]
    nan_from: int | None
    resumed: tuple[int, ...]


class _Series:
    """The points of one tag as they were written, and where each one stands, to check it when it is shown."""

    def __init__(self) -> None:
        self.steps = array("q")
        self.figures = array("d")
        self.places = array("q")
        self.resumed: list[int] = []


class Events:
    """What the event files of one run say, taken in order of their time.

    heard: Unix time of the last event. damaged: places that could not be read. unfinished: the last record is not
    whole, as in a file that is being written.
    """

    def __init__(self) -> None:
        self.heard = 0.0
        self.damaged = 0
        self.unfinished = False
        self._series: dict[str, _Series] = {}
        self._files: list[bytes] = []
        self._scalar_tags: set[str] = set()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all scalars."""
        return tuple(self._series)

    def add(self, data: bytes, check: Callable[[], None] = lambda: None) -> None:
        """The events of the next file of the run; from its first step on it stands in for earlier files."""
        number = len(self._files)
        self._files.append(data)
        self.unfinished = False
        begun: set[str] = set()
        for count, (place, body) in enumerate(self._records(data)):
            if not count % 4096:
                check()
            try:
                self._event(body, number << 40 | place, begun)
            except Broken:
                self.damaged += 1

    def curve(self, tag: str) -> Curve:
        """A tag's curve with its first, last and lowest point; of points that are kept the checksum holds."""
        series = self._series[tag]
        last = len(series.steps) - 1
        wanted = {round(at * last / (_SHARE - 1)) for at in range(_SHARE)} if last >= _SHARE else set(range(last + 1))
        finite = [at for at, figure in enumerate(series.figures) if math.isfinite(figure)]
        if finite:
            wanted.add(min(finite, key=series.figures.__getitem__))
        kept = [at for at in sorted(wanted) if self._holds(series.places[at])]
        self.damaged += len(wanted) - len(kept)
        points = tuple((series.steps[at], series.figures[at]) for at in kept)
        first_nan = finite[-1] + 1 if finite else 0
        return Curve(name(tag), points, series.steps[first_nan] if first_nan <= last else None, tuple(series.resumed))

    def _records(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Place and data of each record; what follows a length that lies cannot be found again."""
        at = 0
        while at < len(data):
            if at + _HEAD.size > len(data):
                self.unfinished = True
                return
            length, checksum = _HEAD.unpack_from(data, at)
            begin = at + _HEAD.size
            if crc32c.masked(data[at : at + 8]) != checksum:
                self.damaged += 1
                return
            if length > len(data) - begin - _FOOT:
                self.unfinished = True
                return
            yield at, data[begin : begin + length]
            at = begin + length + _FOOT

    def _holds(self, place: int) -> bool:
        data, at = self._files[place >> 40], place & (1 << 40) - 1
        begin = at + _HEAD.size
        end = begin + _HEAD.unpack_from(data, at)[0]
        return crc32c.masked(data[begin:end]) == int.from_bytes(data[end : end + _FOOT], "little")

    def _event(self, body: bytes, place: int, begun: set[str]) -> None:
        step, summary = 0, b""
        for number, value in fields(body):
            if number == 1:
                self._hear(protobuf.figure(value))
            elif number == 2:
                step = protobuf.signed(value)
            elif number == 5:
                summary = protobuf.raw(value)
        for number, value in fields(summary):
            if number == 1 and isinstance(value, bytes):
                self._value(value, step, place, begun)

    def _hear(self, wall: float) -> None:
        if math.isfinite(wall) and wall > self.heard:
            self.heard = wall

    def _value(self, value: bytes, step: int, place: int, begun: set[str]) -> None:
        tag, figure, tensor = "", None, b""
        for number, part in fields(value):
            if number == 1:
                tag = protobuf.text(part)
            elif number == 2:
                figure = protobuf.figure(part)
            elif number == 8:
                tensor = protobuf.raw(part)
            elif number == 9 and _plugin(protobuf.raw(part)) == "scalars":
                self._scalar_tags.add(tag)
        if figure is None and tag in self._scalar_tags and len(tensor) <= _LONGEST_SCALAR:
            figure = _scalar(tensor)
        if figure is not None and tag and len(tag) <= _TAG_MOST:
            self._point(tag, step, figure, place, begun)

    def _point(self, tag: str, step: int, figure: float, place: int, begun: set[str]) -> None:
        series = self._series.get(tag)
        if series is None:
            if len(self._series) >= _MOST_TAGS:
                return
            series = self._series[tag] = _Series()
        starts = tag not in begun
        begun.add(tag)
        if series.steps and (starts or step < series.steps[-1]):
            _supersede(series, step)
        series.steps.append(step)
        series.figures.append(figure)
        series.places.append(place)


def _supersede(series: _Series, step: int) -> None:
    """A later writer began at this step: what an earlier one wrote from there on no longer counts."""
    if len(series.resumed) < _MOST_RESUMED:
        series.resumed.append(step)
    while series.steps and series.steps[-1] >= step:
        for column in (series.steps, series.figures, series.places):
            column.pop()


def _plugin(metadata: bytes) -> str:
    data = next((protobuf.raw(value) for number, value in readable(metadata) if number == 1), b"")
    return next((protobuf.text(value) for number, value in readable(data) if number == 1), "")


def _scalar(tensor: bytes) -> float | None:
    """The one figure of a tensor without dimensions; None for any other tensor."""
    kind, content, figures = 0, b"", []
    for number, value in fields(tensor):
        if number == 1 and isinstance(value, int):
            kind = value
        elif number == 2 and protobuf.raw(value):
            return None
        elif number == 4:
            content = protobuf.raw(value)
        elif number in (5, 6):
            figures.append(protobuf.raw(value))
    if kind not in (_FLOAT, _DOUBLE):
        return None
    size = 4 if kind == _FLOAT else 8
    data = content or (figures[0] if len(figures) == 1 else b"")
    return protobuf.figure(data) if len(data) == size else None
