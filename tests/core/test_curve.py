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
        ("2.31,1.84 1.52", (2.31, 1.84, 1.52)),
        ("2.31; 1.84;1.52", (2.31, 1.84, 1.52)),
        ("2.3e0 -> 1e-1", (2.3, 0.1)),
        ("2.3->1.9→1.8", (2.3, 1.9, 1.8)),
        ("[2.31, 1.84]", (2.31, 1.84)),
        ("512,256,128", (512.0, 256.0, 128.0)),
        ("2.3 1.9.", (2.3, 1.9)),
        ("2.31", ()),
        ("", ()),
    ],
)
def test_numbers_in_a_line_of_text(text: str, points: tuple[float, ...]) -> None:
    assert curve.read(text) == points
    assert not curve.says_more(text)


@pytest.mark.parametrize("text", ["2,31 1,84 1,52", "2,31; 1,84; 1,52", "2,31 -> 1,84 -> 1,52", "2,31→1,84→1,52"])
def test_a_decimal_comma_where_something_else_parts_the_numbers(text: str) -> None:
    assert curve.read(text) == (2.31, 1.84, 1.52)
    assert not curve.says_more(text)


@pytest.mark.parametrize(
    "text",
    [
        "2,31",
        "2,31, 1,84, 1,52",
        "12,000 9,500 8,000",
        "1,234.5 1,100.2",
        "1.234,5 1.100,2",
        "2,31,1,84 1,52",
    ],
)
def test_where_nobody_can_tell_what_a_comma_means_nothing_is_drawn(text: str) -> None:
    assert curve.read(text) == ()
    assert curve.says_more(text)


@pytest.mark.parametrize(
    ("text", "points"),
    [("1 -1", (1.0, -1.0)), ("-1, -2", (-1.0, -2.0)), ("1;-1", (1.0, -1.0)), ("1->-1", (1.0, -1.0))],
)
def test_a_minus_stands_before_a_number(text: str, points: tuple[float, ...]) -> None:
    assert curve.read(text) == points


@pytest.mark.parametrize(
    "text",
    [
        "epoch 10: 2.31, epoch 20: 1.84",
        "10: 2.31, 20: 1.84",
        "from 2.31 1.84",
        "2.31 to 1.84",
        "2.31 1.84 at epoch 7",
        "2.31-1.84",
        "2.31 - 1.84",
        "2.31 ... 1.33",
        "2.31/2.40 1.84/1.99",
        "see the wiki",
    ],
)
def test_words_before_or_between_the_numbers_draw_nothing(text: str) -> None:
    assert curve.read(text) == ()
    assert curve.says_more(text)


def test_a_number_that_is_not_finite_is_not_drawn_but_told() -> None:
    assert curve.read("3 nan 2 inf 1") == (3.0, 2.0, 1.0)
    assert curve.says_more("3 nan 2 inf 1")


@pytest.mark.parametrize("text", ["2.3 1.9, then a bad node", "2,3 1,9, then a bad node", "2.3 1.9 (smoothed)"])
def test_words_after_the_last_number_change_none(text: str) -> None:
    assert curve.read(text) == (2.3, 1.9)
    assert curve.says_more(text)


def test_in_words() -> None:
    assert curve.in_words((2.31, 1.84, 1.5234)) == "2.31 to 1.523 over 3 points"
    assert curve.in_words((2.31, 0.98, 1.02)) == "2.31 to 1.02 over 3 points, lowest 0.98"


def test_in_blocks() -> None:
    assert curve.in_blocks((0, 1, 2, 3, 4, 5, 6, 7)) == "▁▂▃▄▅▆▇█"
    assert curve.in_blocks((2.0, 2.0)) == "▅▅"
    assert len(curve.in_blocks(tuple(range(1000)))) == 40


def test_very_many_points_keep_the_first_and_the_last() -> None:
    points = curve.read(" ".join(map(str, range(150_000))))
    assert len(points) == 100_000
    assert (points[0], points[-1]) == (0.0, 149_999.0)


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


@given(st.lists(st.floats(0.001, 1000).map(lambda one: round(one, 2)), min_size=2, max_size=9), st.sampled_from(" ;→"))
def test_numbers_read_back_with_a_point_and_with_a_comma(losses: list[float], between: str) -> None:
    typed = between.join(f"{one:.2f}" for one in losses)
    assert curve.read(typed) == curve.read(typed.replace(".", ",")) == tuple(losses)
