"""Numbers, hours and years as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.english import hours, number, service


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "no"),
        (1, "one"),
        (12, "twelve"),
        (13, "13"),
        (1200, "1,200"),
        (2.5, "two and a half"),
        (2.25, "2.25"),
        (-3, "-3"),
    ],
)
def test_small_numbers_are_words(n: float, said: str) -> None:
    assert number(n) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, ""),
        (-1, ""),
        (0.25, "a quarter of an hour"),
        (0.5, "half an hour"),
        (1, "one hour"),
        (1.5, "an hour and a half"),
        (2, "two hours"),
        (2.5, "two and a half hours"),
        (3, "three hours"),
        (1.25, "1.25 hours"),
        (40, "40 hours"),
        (float("nan"), ""),
        (float("inf"), ""),
    ],
)
def test_hours_are_said_as_people_say_them(n: float, said: str) -> None:
    assert hours(n) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0, ""),
        (17, ""),
        (18, "a year and a half"),
        (20, "more than a year and a half"),
        (22, "almost two years"),
        (24, "two years"),
        (25, "more than two years"),
        (33, "more than two years"),
        (34, "almost three years"),
        (38, "more than three years"),
        (47, "almost four years"),
        (48, "four years"),
        (150, "more than twelve years"),
        (180, "15 years"),
    ],
)
def test_service_is_rounded_as_people_round_it(months: int, said: str) -> None:
    assert service(months) == said


@given(st.floats(), st.integers())
def test_any_number_is_said(n: float, months: int) -> None:
    assert number(n)
    hours(n)
    service(months)
