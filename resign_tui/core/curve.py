"""A curve as a person writes it down: numbers in a line of text, and what they say in words."""

from __future__ import annotations

import math
import re

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|\bnan\b|\binf\b", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_MOST_POINTS = 2000
_LEVELS = "▁▂▃▄▅▆▇█"
_LEAST = 2


def read(text: str) -> tuple[float, ...]:
    """The numbers in a text, in order, those that are not finite left out; nothing when there are fewer than two.

    Commas part numbers; where semicolons do, a comma between digits is a decimal one. Of very many points an even
    share is kept, the first and the last among them.
    """
    plain = _DECIMAL_COMMA.sub(".", text) if ";" in text else text
    points = [one for one in map(float, _NUMBER.findall(plain)) if math.isfinite(one)]
    if len(points) > _MOST_POINTS:
        last = len(points) - 1
        points = [points[round(at * last / (_MOST_POINTS - 1))] for at in range(_MOST_POINTS)]
    return tuple(points) if len(points) >= _LEAST else ()


def in_words(points: tuple[float, ...]) -> str:
    """Where the curve began, where it is, and its lowest point."""
    said = f"{points[0]:.4g} to {points[-1]:.4g} over {len(points)} points"
    lowest = min(points)
    return said if lowest in (points[0], points[-1]) else f"{said}, lowest {lowest:.4g}"


def heights(points: tuple[float, ...], steps: int) -> tuple[float, ...]:
    """At most so many points, each from 0 (the lowest) to 1 (the highest); a flat line stands in the middle."""
    count = min(steps, len(points))
    last = len(points) - 1
    shown = [points[round(at * last / (count - 1))] for at in range(count)] if count > 1 else list(points[:1])
    low, high = min(shown), max(shown)
    if high == low:
        return (0.5,) * count
    scale = max(abs(low), abs(high))  # so that the difference of two very large numbers stays finite
    return tuple((one / scale - low / scale) / (high / scale - low / scale) for one in shown)


def in_blocks(points: tuple[float, ...], cells: int = 40) -> str:
    """The curve as a row of block characters, for formats that are text."""
    return "".join(_LEVELS[round(one * (len(_LEVELS) - 1))] for one in heights(points, cells))
