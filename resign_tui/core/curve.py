"""A curve as a person writes it down: numbers in a line of text, and what they say in words."""

from __future__ import annotations

import math
import re

from resign_tui.core import late_regex

_NUMBER = late_regex.compile(r"[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|nan|inf)", re.IGNORECASE)
_BETWEEN = late_regex.compile(r"(?:->|[→;,\s])+")
_OPEN, _CLOSE = " \t[({", " \t])}"
_TIGHT = late_regex.compile(r"(?<=\d),(?=\d)")
_LOOSE = late_regex.compile(r"\s,|,\s")
_OTHER = late_regex.compile(r"->|[→;\s]")
_DIGIT = late_regex.compile(r"\d")
_FRACTION = late_regex.compile(r"[.eE]")
_THOUSANDS = late_regex.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+")
_MOST_POINTS = 100_000
_LEVELS = "▁▂▃▄▅▆▇█"
_LEAST = 2


def read(text: str) -> tuple[float, ...]:
    """The numbers that a text begins with, in order; nothing when there are fewer than two or the text says otherwise.

    Blanks, commas, semicolons and arrows part numbers, and nothing else may stand before or between them. Words after
    the last number change no number; `says_more` tells whether there are any. A number that is not finite is left out.
    Of very many points an even share is kept, the first and the last among them.
    """
    numbers, rest = _parted(text)
    if any(sign.isdigit() for sign in rest):
        return ()
    points = [number for number in map(float, numbers) if math.isfinite(number)]
    if len(points) > _MOST_POINTS:
        last = len(points) - 1
        points = [points[round(at * last / (_MOST_POINTS - 1))] for at in range(_MOST_POINTS)]
    return tuple(points) if len(points) >= _LEAST else ()


def says_more(text: str) -> bool:
    """The text holds something that a drawing of its numbers does not show: words, or a number that is not finite."""
    numbers, rest = _parted(text)
    return bool(rest) or not all(map(math.isfinite, map(float, numbers)))


def _parted(text: str) -> tuple[list[str], str]:
    """The numbers that a text begins with, and what follows the last of them."""
    plain = _with_points(text.lstrip(_OPEN).rstrip(_CLOSE))
    if plain is None:
        return [], text
    pieces = [piece.removesuffix(".") for piece in _BETWEEN.split(plain) if piece]
    count = next((at for at, piece in enumerate(pieces) if not _NUMBER.fullmatch(piece)), len(pieces))
    return pieces[:count], " ".join(pieces[count:])


def _with_points(text: str) -> str | None:
    """The text with decimal points only; nothing where nobody can tell what its commas mean.

    A comma between two digits parts numbers if every number has a point. Without any point it is a decimal comma where
    something else parts the numbers, unless it may stand for thousands, and parts them where nothing else does.
    """
    end = max((at for at, sign in enumerate(text) if sign.isdigit()), default=-1) + 1
    numbers = text[:end]
    tight = len(_TIGHT.findall(numbers))
    if not tight:
        return text
    if "." in numbers:
        return text if all(map(_FRACTION.search, filter(_DIGIT.search, _BETWEEN.split(numbers)))) else None
    if _LOOSE.search(numbers):
        return None
    if not _OTHER.search(numbers):
        return text if tight > 1 else None
    if all(_THOUSANDS.fullmatch(number) for number in _OTHER.split(numbers) if "," in number):
        return None
    return _TIGHT.sub(".", text)


def in_words(points: tuple[float, ...]) -> str:
    """Where the curve began, where it is, and its lowest point."""
    summary = f"{points[0]:.4g} to {points[-1]:.4g} over {len(points)} points"
    lowest = min(points)
    return summary if lowest in (points[0], points[-1]) else f"{summary}, lowest {lowest:.4g}"


def heights(points: tuple[float, ...], steps: int) -> tuple[float, ...]:
    """At most so many points, each from 0 (the lowest) to 1 (the highest); a flat line stands in the middle."""
    count = min(steps, len(points))
    last = len(points) - 1
    shown = [points[round(at * last / (count - 1))] for at in range(count)] if count > 1 else list(points[:1])
    low, high = min(shown), max(shown)
    if high == low:
        return (0.5,) * count
    scale = max(abs(low), abs(high))  # so that the difference of two very large numbers stays finite
    return tuple((point / scale - low / scale) / (high / scale - low / scale) for point in shown)


def in_blocks(points: tuple[float, ...], cells: int = 40) -> str:
    """The curve as a row of block characters, for formats that are text."""
    return "".join(_LEVELS[round(height * (len(_LEVELS) - 1))] for height in heights(points, cells))
