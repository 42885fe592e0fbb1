"""Numbers as a person writes them down, and what they look like."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import curve


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("2.31 1.84 1.52", (2.31, 1.84, 1.52)),
        ("2.31, 1.84,1.52", (2.31, 1.84, 1.52)),
        ("2,31; 1,84; 1,52", (2.31, 1.84, 1.52)),
        ("2.3e0 -> 1e-1", (2.3, 0.1)),
        ("3 nan 2 inf 1", (3.0, 2.0, 1.0)),
        ("1 -1", (1.0, -1.0)),
        ("see the wiki", ()),
        ("2.31", ()),
        ("", ()),
    ],
)
def test_numbers_in_a_line_of_text(text: str, points: tuple[float, ...]) -> None:
    assert curve.read(text) == points


def test_in_words() -> None:
    assert curve.in_words((2.31, 1.84, 1.5234)) == "2.31 to 1.523 over 3 points"
    assert curve.in_words((2.31, 0.98, 1.02)) == "2.31 to 1.02 over 3 points, lowest 0.98"


def test_in_blocks() -> None:
    assert curve.in_blocks((0, 1, 2, 3, 4, 5, 6, 7)) == "▁▂▃▄▅▆▇█"
    assert curve.in_blocks((2.0, 2.0)) == "▅▅"
    assert len(curve.in_blocks(tuple(range(1000)))) == 40


def test_very_many_points_keep_the_first_and_the_last() -> None:
    points = curve.read(" ".join(map(str, range(10_000))))
    assert len(points) == 2000
    assert (points[0], points[-1]) == (0.0, 9999.0)


@given(st.text())
def test_any_text_gives_finite_numbers_or_none(text: str) -> None:
    points = curve.read(text)
    assert len(points) != 1
    assert all(map(math.isfinite, points))


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2), st.integers(2, 60))
def test_heights_lie_between_the_lowest_and_the_highest(points: list[float], steps: int) -> None:
    found = curve.heights(tuple(points), steps)
    assert len(found) == min(steps, len(points))
    assert all(0.0 <= one <= 1.0 for one in found)
    assert set(curve.in_blocks(tuple(points), steps)) <= set("▁▂▃▄▅▆▇█")
