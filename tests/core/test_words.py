"""Lists, numbers, dates, and phrases without their stop."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core import words

DAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("items", "serial", "plain"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "A and B"),
        (["A", "B", "C"], "A, B, and C", "A, B and C"),
        (["A", "B", "C", "D", "E"], "A, B, C, D, and E", "A, B, C, D and E"),
    ],
)
def test_lists(items: list[str], serial: str, plain: str) -> None:
    assert words.listed(items) == serial
    assert words.listed(items, serial_comma=False) == plain


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("the rebuild.", "the rebuild"),
        ("the rebuild,", "the rebuild"),
        ("the rebuild; ", "the rebuild"),
        ("work at Quill Inc.", "work at Quill Inc."),
        ("loaders etc.", "loaders etc."),
        ("v2.1.", "v2.1."),
        ("wait...", "wait..."),
        (".", "."),
        ("", ""),
    ],
)
def test_a_typed_stop_is_taken_off_a_phrase_but_not_off_an_abbreviation(typed: str, bare: str) -> None:
    assert words.unclosed(typed) == bare


def test_dates_have_their_month_spelled() -> None:
    assert words.full_date(DAY, "mdy_long") == "Monday, December 7, 2026"
    assert words.full_date(DAY, "dmy_long") == "Monday, 7 December 2026"
    assert words.styled_date(DAY, "iso") == "2026-12-07"
    assert words.styled_date(DAY, "de_numeric") == "07.12.2026"
    assert words.short_date(DAY) == "Mon 7 Dec 2026"


def test_small_numbers_are_words() -> None:
    assert [words.count_word(n) for n in (0, 1, 12, 13, 1000)] == ["no", "one", "twelve", "13", "1,000"]


def test_a_kept_day_is_said_and_anything_else_stands_as_typed() -> None:
    assert words.kept_day("2026-12-07") == "Mon 7 Dec 2026"
    assert [words.kept_day(text) for text in ("", "7.12.", "2026-13-40", "next week")] == [
        "",
        "7.12.",
        "2026-13-40",
        "next week",
    ]


def test_the_year_stands_only_where_it_is_another() -> None:
    assert words.day_near(DAY, DAY) == "Mon 7 Dec"
    assert words.day_near(DAY, DAY.replace(year=2027)) == "Mon 7 Dec 2026"
