"""Typed stretches of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import parsing
from resign_tui.core.parsing import Unreadable

TODAY = date(2026, 11, 27)
ANY = st.text(st.characters(exclude_categories=()))
ENDS = st.sampled_from(
    [
        "24 Dec",
        "1 Jan",
        "2/3/2027",
        "5/3/27",
        "22 Nov",
        "the 3rd",
        "Friday",
        "Mon 1 Dec",
        "+2w",
        "27",
        "1.6.",
        "nothing",
    ]
)
ALIKE = """24 Dec to 1 Jan | 24 Dec To 1 Jan | 24.12.2026 - 1.1.2027 | 24.12.2026-1.1.2027 | 2026-12-24..2027-01-01
2026-12-24/2027-01-01 | 24 Dec – 1 Jan | 24 Dec–1 Jan | 24 Dec - 1 Jan | 24.12.-1.1. | 24 Dec until 1 Jan
from 24 Dec to 1 Jan | vom 24. Dezember bis 1. Januar | du 24 décembre au 1 janvier | 24/12/2026 to 1/1/2027"""
SIGNS = st.sampled_from([" to ", "-", " - ", "–", "..", " bis ", "/", " "])


def ends(typed: str) -> tuple[str, str, int]:
    """First and last day, and how many there are."""
    found = parsing.stretch(typed, TODAY)
    assert found == tuple(found[0] + timedelta(days=one) for one in range(len(found)))
    return found[0].isoformat(), found[-1].isoformat(), len(found)


@pytest.mark.parametrize(
    "typed",
    ALIKE.replace("\n", "|").split("|"),
)
def test_a_stretch_of_days_has_both_ends(typed: str) -> None:
    assert ends(typed) == ("2026-12-24", "2027-01-01", 9)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27 Nov", ("2026-11-27", "2026-11-27", 1)),
        ("15-12-2026", ("2026-12-15", "2026-12-15", 1)),
        ("24-27 Dec", ("2026-12-24", "2026-12-27", 4)),
        ("24 to 27 Dec 2027", ("2027-12-24", "2027-12-27", 4)),
        ("Dec 24-27", ("2026-12-24", "2026-12-27", 4)),
        ("24.–27. Dezember", ("2026-12-24", "2026-12-27", 4)),
        ("the 24th to the 27th", ("2026-11-24", "2026-11-27", 4)),
        ("24 Dec 2027 to 1 Jan", ("2027-12-24", "2028-01-01", 9)),
        ("24 Dec 2025 to 1 Jan", ("2025-12-24", "2026-01-01", 9)),
        ("20 May to 10 Jun", ("2027-05-20", "2027-06-10", 22)),
        ("Friday to Monday", ("2026-12-04", "2026-12-07", 4)),
        ("tomorrow to day after tomorrow", ("2026-11-28", "2026-11-29", 2)),
        ("24 Dec to +2w", ("2026-12-24", "2027-01-07", 15)),
        ("2/3/2027 to 5/3/2027", ("2027-03-02", "2027-03-05", 4)),
        ("1 Dec to 29 Jan", ("2026-12-01", "2027-01-29", 60)),
    ],
)
def test_a_stretch_reads(typed: str, meant: tuple[str, str, int]) -> None:
    assert ends(typed) == meant


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3/4/27", ("4 March 2027", "3 April 2027")),
        ("22 Nov to 25 Nov", ("22 November 2026 to 25 November 2026", "22 November 2027 to 25 November 2027")),
        ("1-2-2027 - 3-2-2027", ("1 February 2027 to 3 February 2027", "2 January 2027 to 2 March 2027")),
        ("24 Dec 2026 to 1/2/2027", ("24 December 2026 to 1 February 2027", "24 December 2026 to 2 January 2027")),
    ],
)
def test_a_stretch_of_two_readings_is_asked_about_with_both_ends(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.stretch(typed, TODAY)
    assert caught.value.readings == readings
    assert len({parsing.stretch(one, TODAY) for one in readings}) == 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("24 Dec to 20 Dec 2026", "does not run forward within 60 days"),
        ("1 Dec to 30 Jan", "does not run forward within 60 days"),
        ("30-31 Feb", "February has 28 days"),
        ("28 to 3 Jan", "does not run forward"),
        ("24 Dec to", "as a date"),
        ("24 Dec to never", '"never" as a date'),
        ("after-party", '"after-party" as a date'),
        ("", "as a date"),
    ],
)
def test_an_unreadable_stretch_says_why_with_an_example(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.stretch(typed, TODAY)
    assert why in str(caught.value)
    assert "Try " in str(caught.value)


def test_the_example_of_a_stretch_reads() -> None:
    assert ends("24 Dec 2026 to 1 Jan 2027") == ("2026-12-24", "2027-01-01", 9)


@given(ANY | st.tuples(ENDS, SIGNS, ENDS).map("".join))
def test_any_text_is_a_stretch_or_says_why(text: str) -> None:
    try:
        assert 1 <= len(parsing.stretch(text, TODAY)) <= 60
    except Unreadable as error:
        assert len(str(error).splitlines()) == 1
        assert all(parsing.stretch(one, TODAY) for one in error.readings)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 59))
def test_every_stretch_reads_back(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    found = parsing.stretch(f"{first} to {last}", TODAY)
    assert (found[0], found[-1], len(found)) == (first, last, more + 1)
    assert parsing.stretch(f"{first:%d.%m.%Y}-{last:%d.%m.%Y}", TODAY) == found
