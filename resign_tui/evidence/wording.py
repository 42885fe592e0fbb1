"""Lines of the list, numbers, times and curves in words, the same for every source."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from resign_tui.evidence import cleaning

_MOST_SETTINGS = 6
_MOST_POINTS = 16
_LONGEST_LINE = 70
_LONGEST_FACT = 50
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(_MONTHS)})\b")


def headline(subject: str, fact: str = "") -> str:
    """The line by which a proposal stands in the list; a long subject is cut, so that the fact stays in sight."""
    said = cleaning.line(fact, _LONGEST_FACT)
    if not said:
        return cleaning.line(subject, _LONGEST_LINE)
    return f"{cleaning.line(subject, _LONGEST_LINE - len(said) - 2)}: {said}"


def number(figure: float) -> str:
    """A figure with four significant digits; whole numbers whole."""
    if isinstance(figure, int) or (math.isfinite(figure) and figure == int(figure) and abs(figure) < 1e9):
        return str(int(figure))
    return f"{figure:.4g}" if math.isfinite(figure) else "NaN" if math.isnan(figure) else "Infinity"


def duration(seconds: float) -> str:
    """A length of time: 3 h 12 min, 21 min, 40 s, 5 days 2 h."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    days, hours = divmod(hours, 24)
    return f"{days} days {hours} h" if hours else f"{days} days"


def ago(then: datetime, now: datetime) -> str:
    """How long ago: 13 days, 3 h."""
    return duration((now - then).total_seconds())


def local(seconds: float) -> datetime | None:
    """A Unix time as local time; None for what is no time."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone() if math.isfinite(seconds) and seconds > 0 else None
    except (OverflowError, OSError, ValueError):
        return None


def day(moment: datetime, now: datetime | None = None) -> str:
    """A day: 27 Nov, with the year when it is another than now's or when no now is given."""
    text = f"{moment.day} {_MONTHS[moment.month - 1]}"
    return text if now is not None and moment.year == now.year else f"{text} {moment.year}"


def names_day(text: str) -> bool:
    """Whether a text says a day as `day` writes it."""
    return bool(_DAY.search(text))


def minute(moment: datetime, now: datetime | None = None) -> str:
    """A day with its time: 27 Nov 14:02."""
    return f"{day(moment, now)} {moment:%H:%M}"


def count(number_of: int, thing: str, things: str = "") -> str:
    """So many things: 1 run, 14 runs."""
    return f"{number_of:,} {thing if number_of == 1 else things or thing + 's'}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """The first names of many: a, b, c and 4 more."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def settings(pairs: Mapping[str, object] | Iterable[tuple[str, object]]) -> str:
    """At most six plain settings, "lr 0.001, batch_size 64"; what may be secret or is no plain value is left out."""
    entries = pairs.items() if isinstance(pairs, Mapping) else pairs
    plain = ((cleaning.name(key), cleaning.value(key, raw)) for key, raw in entries)
    shown = [f"{key} {text}" for key, text in plain if key and text]
    rest = len(shown) - _MOST_SETTINGS
    return ", ".join(shown[:_MOST_SETTINGS]) + (f", {rest} more" if rest > 0 else "")


def curve(points: Sequence[tuple[float, float]]) -> str:
    """A loss curve as the handover takes it: finite values by step, the first, the last and the lowest among them.

    points: (step, value) in order. Values that are no number are told behind them without a digit, for digits there
    would be read as more values.
    """
    finite = [(step, figure) for step, figure in points if math.isfinite(figure)]
    if len(finite) < 2:
        return ""
    last = len(finite) - 1
    places = {0, last, min(range(len(finite)), key=lambda at: finite[at][1])}
    if len(finite) <= _MOST_POINTS:
        places.update(range(len(finite)))
    else:
        places.update(round(at * last / (_MOST_POINTS - 1)) for at in range(_MOST_POINTS))
    text = " ".join(f"{finite[at][1]:.4g}" for at in sorted(places))
    ends_nan = bool(points) and not math.isfinite(points[-1][1])
    return f"{text} then NaN" if ends_nan else text
