"""metrics.csv of Lightning: sparse rows, a header that may grow or come again, a last line that may be half."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping

import msgspec

from resign_tui.evidence.metrics import Points, by_step, curve_name, is_loss, thinned

_MOST_COLUMNS = 500
_MOST_LOSSES = 8
_MOST_POINTS = 8_192


class Metrics(msgspec.Struct, frozen=True):
    """What a log says. epoch, step: the last ones, -1 and 0 where none stands there. losses: by column, by step."""

    epoch: int = -1
    step: int = 0
    losses: Mapping[str, Points] = msgspec.field(default_factory=dict)

    @property
    def curve_name(self) -> str:
        """The column of the loss: the last one that has two numbers, on held-out data before the one in training."""
        told = [name for name, points in self.losses.items() if sum(math.isfinite(point[1]) for point in points) > 1]
        return curve_name(told) or curve_name(self.losses)

    @property
    def curve(self) -> Points:
        """That loss."""
        return self.losses.get(self.curve_name, ())


class _Columns(msgspec.Struct, frozen=True):
    """Where in a row the epoch, the step and the losses stand."""

    epoch: int = -1
    step: int = -1
    losses: tuple[tuple[int, str], ...] = ()


def parse(first: bytes, last: bytes = b"") -> Metrics:
    """The log in a file, or in the first and the last part of a long one."""
    epoch, step = -1, 0
    losses: dict[str, list[tuple[float, float]]] = {}
    columns = _Columns()
    for cells in _rows(first, last):
        if "step" in cells or "epoch" in cells:
            columns = _columns(cells)
            continue
        at = _number(_cell(cells, columns.step))
        if at is None:
            continue
        step = max(step, int(at))
        in_epoch = _number(_cell(cells, columns.epoch))
        epoch = epoch if in_epoch is None else max(epoch, int(in_epoch))
        for place, name in columns.losses:
            figure = _figure(_cell(cells, place))
            if figure is not None:
                points = losses.setdefault(name, [])
                points.append((at, figure))
                if len(points) >= _MOST_POINTS:
                    losses[name] = thinned(points)
    return Metrics(epoch, step, {name: by_step(points) for name, points in losses.items()})


def _columns(cells: list[str]) -> _Columns:
    header = cells[:_MOST_COLUMNS]
    places = {name: place for place, name in enumerate(header)}
    told = [(place, name) for name, place in places.items() if is_loss(name)]
    return _Columns(places.get("epoch", -1), places.get("step", -1), tuple(told[:_MOST_LOSSES]))


def _cell(cells: list[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""


def _rows(first: bytes, last: bytes) -> Iterator[list[str]]:
    """Whole lines cut into cells; a line that was not ended, or whose beginning is missing, is left out."""
    parts = [first[: first.rfind(b"\n") + 1], last[last.find(b"\n") + 1 : last.rfind(b"\n") + 1]]
    for part in parts:
        text = part.decode("utf-8-sig", "replace").replace("\0", "")
        reader = csv.reader(io.StringIO(text, newline=None), quoting=csv.QUOTE_NONE)
        while True:
            try:
                yield next(reader)
            except StopIteration:
                break
            except csv.Error:
                continue


def _figure(cell: str) -> float | None:
    if not cell:
        return None
    try:
        return float(cell)
    except ValueError:
        return None


def _number(cell: str) -> float | None:
    figure = _figure(cell)
    return figure if figure is not None and 0 <= figure < 2**53 else None
