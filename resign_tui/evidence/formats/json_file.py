"""JSON as plain data: bare NaN is a number, a whole number of thousands of digits is text, half a file is none."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from resign_tui.evidence.opening import Unreadable

_MOST_DIGITS = 300


def document(data: bytes) -> Any:
    """What a file holds; Unreadable where it is no JSON, or nested beyond reason."""
    try:
        return _loaded(data.decode("utf-8-sig", "replace"))
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None
    except json.JSONDecodeError:
        raise Unreadable("it is no JSON, or only a part of it") from None


def lines(data: bytes) -> Iterator[dict[str, Any]]:
    """The tables of a file that holds one on each line; lines that are none, such as a half last one, are left out."""
    for line in data.split(b"\n"):
        try:
            yield table(document(line)) if line.strip() else {}
        except Unreadable:
            continue


def table(node: Any) -> dict[str, Any]:
    """A node that should be a table; an empty one for anything else."""
    return node if isinstance(node, dict) else {}


def items(node: Any) -> list[Any]:
    """A node that should be a list; an empty one for anything else."""
    return node if isinstance(node, list) else []


def figure(node: Any) -> float | None:
    """A node that should be a number, with NaN and Infinity; None for anything else."""
    if isinstance(node, bool) or not isinstance(node, int | float):
        return None
    try:
        return float(node)
    except OverflowError:
        return None


def whole(node: Any) -> int:
    """A node that should be a count; 0 for anything else."""
    number = figure(node)
    return int(number) if number is not None and math.isfinite(number) and 0 <= number < 2**63 else 0


def text(node: Any) -> str:
    """A node that should be a text; empty for anything else."""
    return node if isinstance(node, str) else ""


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # a whole number of more digits than Python takes at once
        return json.loads(text, parse_int=_whole)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits
