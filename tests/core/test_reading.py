"""Reading typed answers: dates in any sane form, numbers, yes and no, and a sentence for everything else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import reading
from resign_tui.core.reading import Unreadable

TODAY = date(2026, 11, 23)
ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-07", date(2026, 12, 7)),
        (" 2026-12-7 ", date(2026, 12, 7)),
        ("7 December 2026", date(2026, 12, 7)),
        ("7 dec 2026", date(2026, 12, 7)),
        ("7th Dec. 2026", date(2026, 12, 7)),
        ("7. Dec 2026", date(2026, 12, 7)),
        ("Dec 7, 2026", date(2026, 12, 7)),
        ("December 7th 2026", date(2026, 12, 7)),
        ("Monday, December 7, 2026", date(2026, 12, 7)),
        ("Mon 7 December 2026", date(2026, 12, 7)),
        ("7 December", date(2026, 12, 7)),
        ("Nov 23", TODAY),
        ("Nov 22", date(2027, 11, 22)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("29 Feb", date(2028, 2, 29)),
        ("+10d", date(2026, 12, 3)),
        ("+2w", date(2026, 12, 7)),
        ("+ 1M", date(2026, 12, 23)),
        ("today", TODAY),
        (" Tomorrow ", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
    ],
)
def test_a_date_reads(typed: str, meant: date) -> None:
    assert reading.day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("03/04/27", "two ways"),
        ("3.4.2027", "two ways"),
        ("31 April 2027", "April has 30 days"),
        ("31 April", "April has 30 days"),
        ("30 Feb", "February 2026 has 28 days"),
        ("29 Feb 2027", "February 2027 has 28 days"),
        ("2026-13-01", "twelve months"),
        ("0001-01-01", "year looks wrong"),
        ("7 Smarch 2026", "no month"),
        ("7 M 2026", "no month"),
        ("0 December", "December has 31 days"),
        ("soon", "as a date"),
        ("+9999w and a bit", "as a date"),
        ("", "as a date"),
    ],
)
def test_an_unreadable_date_says_why(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.day(typed, TODAY)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


@given(ANY)
def test_any_text_is_a_date_or_says_why(text: str) -> None:
    try:
        assert isinstance(reading.day(text, TODAY), date)
    except Unreadable as error:
        assert str(error)


@given(st.from_regex(r"[+ ]{0,2}[0-9]{1,5}[ dwm./-]{0,2}[0-9]{0,4}[ a-z./-]{0,5}[0-9]{0,4}", fullmatch=True))
def test_anything_that_looks_like_a_date_is_one_or_says_why(text: str) -> None:
    try:
        assert isinstance(reading.day(text, TODAY), date)
    except Unreadable as error:
        assert str(error)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20 November", date(2026, 11, 20)),
        ("Jul 1", date(2026, 7, 1)),
        ("2 December", date(2026, 12, 2)),
        ("29 Feb", date(2028, 2, 29)),
        ("20 November 2027", date(2027, 11, 20)),
        ("2027-11-20", date(2027, 11, 20)),
        ("yesterday", date(2026, 11, 22)),
        ("+2w", date(2026, 12, 7)),
    ],
)
def test_what_has_happened_lies_behind_where_it_can(typed: str, meant: date) -> None:
    assert reading.past_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("tomorrow", "2026-11-24"),
        ("+2w", "2026-12-07"),
        ("2 December", "2026-12-02"),
        ("29 Feb", "2028-02-29"),
        ("2 December 2026", "2 December 2026"),
        ("2026-12-02", "2026-12-02"),
        ("after the audit", "after the audit"),
        ("", ""),
    ],
)
def test_a_day_in_words_is_written_out_where_it_would_mean_another_later(typed: str, kept: str) -> None:
    assert reading.settled(typed, TODAY) == kept


@given(ANY, st.sampled_from([reading.day, reading.past_day]))
def test_what_is_settled_stays_so(text: str, read: Callable[[str, date], date]) -> None:
    kept = reading.settled(text, TODAY, read)
    assert reading.settled(kept, date(2030, 5, 5), read) == kept


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_iso_dates_read_back(day: date) -> None:
    assert reading.day(day.isoformat(), TODAY) == day


@pytest.mark.parametrize("typed", ["true", "Yes", " y ", "1", "ON"])
def test_yes(typed: str) -> None:
    assert reading.flag(typed)


@pytest.mark.parametrize("typed", ["false", "No", "n", "0", "off"])
def test_no(typed: str) -> None:
    assert not reading.flag(typed)


def test_neither_yes_nor_no_is_said() -> None:
    with pytest.raises(Unreadable, match="perhaps"):
        reading.flag("perhaps")


@pytest.mark.parametrize(("typed", "meant"), [("2", 2.0), (" 1.5 ", 1.5), ("1,5", 1.5), ("0", 0.0)])
def test_a_number_reads(typed: str, meant: float) -> None:
    assert reading.number(typed) == meant


@pytest.mark.parametrize("typed", ["", "two", "-1", "nan", "inf", "1e999", "1;2"])
def test_an_unreadable_number_says_so(typed: str) -> None:
    with pytest.raises(Unreadable):
        reading.number(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ada  ", "Ada"),
        ("Ada\nNyström", "Ada Nyström"),
        ("Ada\r\n\r\n  Nyström", "Ada Nyström"),
        ("a  b", "a  b"),
        ("e\u0301", "é"),
        ("נ\u05be", "נ\u05be"),
        (" \n ", ""),
    ],
)
def test_one_line(typed: str, kept: str) -> None:
    assert reading.one_line(typed) == kept


@given(ANY)
def test_one_line_is_one_line_and_stays_so(text: str) -> None:
    line = reading.one_line(text)
    assert line.splitlines() in ([line], [])
    assert reading.one_line(line) == line
    assert line == unicodedata.normalize("NFC", line)


@given(ANY)
def test_many_lines_stay_so(text: str) -> None:
    once = reading.many_lines(text)
    assert reading.many_lines(once) == once
    assert "\r" not in once


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 14, date(2028, 1, 30)),
    ],
)
def test_months_keep_the_day_or_end_with_the_month(start: date, months: int, end: date) -> None:
    assert reading.add_months(start, months) == end


def test_the_end_of_a_month() -> None:
    assert reading.month_end(date(2028, 2, 1)) == date(2028, 2, 29)
    assert reading.month_end(date(2026, 12, 31)) == date(2026, 12, 31)


def test_a_long_answer_is_not_repeated_in_full() -> None:
    with pytest.raises(Unreadable) as caught:
        reading.day("x" * 10_000, TODAY)
    assert len(str(caught.value)) < 150
