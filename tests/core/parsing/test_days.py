"""Typed dates: every form of the table, what is asked instead of guessed, and a sentence for everything else."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core import parsing
from resign_tui.core.parsing import Unreadable

TODAY = date(2026, 11, 27)
"""A Friday."""

MID_DECEMBER = date(2026, 12, 15)
ALIKE = """2026-12-15 | 2026-12-15. | 2026/12/15 | 2026.12.15 | 2026. 12. 15. | 2026 12 15 | 20261215
15/12/2026 | 12/15/2026 | 15-12-2026 | 15.12.2026 | 15. 12. 2026 | 15.12.26 | 15 12 2026 | 15.12. | 15.12 | 15/12
15 Dec | 15. Dec | Dec 15 | dec 15th | 15 Dec, 2026 | 15 Dec. 2026 | Dec 15, 2026 | December 15th 2026 | Dec 15 '26
15-Dec-2026 | 15/Dec/2026 | Dec-15-2026 | 2026-Dec-15 | 15Dec2026 | 15th of December | the 15th of December
on 15 Dec | December the 15th | Tuesday, December 15, 2026 | Tue 15 Dec 2026 | Tuesday the 15th of December
15 Dec 2026 (Tue) | 15 December 2026, Tuesday | Tues 15/12/2026
15. Dezember 2026 | 15. Dez | Dienstag, den 15. Dezember 2026 | am 15. Dezember | 15 décembre 2026 | 15 decembre
le 15 décembre | 15 dicembre 2026 | 15 de diciembre de 2026 | 15 de dezembro de 2026 | 15 december 2026
15 grudnia 2026 | 15. joulukuuta 2026 | 2026年12月15日 | 2026年12月15日(火) | 12月15日
２０２６年１２月１５日 | 2026년 12월 15일 | the 15th | 15th | +18 | +18d | + 18 d | in 18 days | 18 days"""
"""Forms of MID_DECEMBER."""


@pytest.mark.parametrize("typed", ALIKE.replace("\n", "|").split("|"))
def test_every_form_of_a_date_reads(typed: str) -> None:
    assert parsing.day(typed, TODAY) == MID_DECEMBER
    assert parsing.day(f" {typed.upper()} ", TODAY) == MID_DECEMBER


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("24/11/2026", date(2026, 11, 24)),
        ("31.12.2026", date(2026, 12, 31)),
        ("3.4.2027", date(2027, 4, 3)),
        ("5/5/2027", date(2027, 5, 5)),
        ("Sat 3/4/27", date(2027, 4, 3)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("1er janvier", date(2027, 1, 1)),
        ("15 Mär 2027", date(2027, 3, 15)),
        ("15 Ma\u0308rz 2027", date(2027, 3, 15)),
        ("Nov 27", TODAY),
        ("27 May", date(2027, 5, 27)),
        ("9 Sept 2027", date(2027, 9, 9)),
        ("Sun 22 Nov", date(2026, 11, 22)),
        ("today", TODAY),
        (" Tomorrow ", date(2026, 11, 28)),
        ("yesterday", date(2026, 11, 26)),
        ("day after tomorrow", date(2026, 11, 29)),
        ("the day after tomorrow", date(2026, 11, 29)),
        ("heute", TODAY),
        ("morgen", date(2026, 11, 28)),
        ("aujourd’hui", TODAY),
        ("+2w", date(2026, 12, 11)),
        ("+2 weeks", date(2026, 12, 11)),
        ("+14", date(2026, 12, 11)),
        ("+ 1M", date(2026, 12, 27)),
        ("in two weeks", date(2026, 12, 11)),
        ("two weeks", date(2026, 12, 11)),
        ("2 weeks", date(2026, 12, 11)),
        ("2 weeks from today", date(2026, 12, 11)),
        ("in 2 weeks' time", date(2026, 12, 11)),
        ("2 Wochen", date(2026, 12, 11)),
        ("a fortnight", date(2026, 12, 11)),
        ("twelve weeks", date(2027, 2, 19)),
        ("3 days ago", date(2026, 11, 24)),
        ("next week", date(2026, 12, 4)),
        ("next month", date(2026, 12, 27)),
        ("Friday", date(2026, 12, 4)),
        ("this Friday", date(2026, 12, 4)),
        ("next Friday", date(2026, 12, 4)),
        ("on Monday", date(2026, 11, 30)),
        ("next Monday", date(2026, 11, 30)),
        ("Freitag", date(2026, 12, 4)),
        ("weds", date(2026, 12, 2)),
        ("last Friday", date(2026, 11, 20)),
        ("end of month", date(2026, 11, 30)),
        ("by the end of this month", date(2026, 11, 30)),
        ("month end", date(2026, 11, 30)),
        ("eom", date(2026, 11, 30)),
        ("Monatsende", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("end of the quarter", date(2026, 12, 31)),
        ("end of the year", date(2026, 12, 31)),
        ("end of 2027", date(2027, 12, 31)),
        ("end of December", date(2026, 12, 31)),
        ("last day of December", date(2026, 12, 31)),
        ("end of February", date(2027, 2, 28)),
        ("last day of Feb 2028", date(2028, 2, 29)),
        ("Ende Dezember", date(2026, 12, 31)),
        ("the 27th", TODAY),
        ("the 31st", date(2026, 12, 31)),
    ],
)
def test_a_date_reads(typed: str, meant: date) -> None:
    assert parsing.day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31 April 2027", "April has 30 days. Try 30 April 2027."),
        ("31 Nov", "November has 30 days. Try 30 November 2026."),
        ("31/4/2027", "April has 30 days"),
        ("4/31/2027", "April has 30 days"),
        ("30 Feb", "February has 28 days, or 29"),
        ("29 Feb 2027", "February 2027 has 28 days"),
        ("2026-13-01", "twelve months"),
        ("13/13/2026", "twelve months"),
        ("12.15.2026", "twelve months"),
        ("0001-01-01", "year looks wrong"),
        ("1/2/345", "year looks wrong"),
        ("+9999m", "year looks wrong"),
        ("end of 9999", "year looks wrong"),
        ("+9999999", "as a date"),
        ("7 Smarch 2026", 'no month is called "smarch"'),
        ("7 M 2026", "no month"),
        ("0 December", "December has 31 days"),
        ("December 2026", "names no day. Try 1 December 2026"),
        ("March", "names no day. Try 1 March 2027"),
        ("the 32nd", "no month has such a day"),
        ("Dec 24-27", "as a date"),
        ("soon", "as a date"),
        ("now", "as a date"),
        ("asap", "as a date"),
        ("-3d", "as a date"),
        ("10 working days", "as a date"),
        ("+9999w and a bit", "as a date"),
        ("12/2026", "as a date"),
        ("", "as a date"),
    ],
)
def test_an_unreadable_date_says_why_with_an_example(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.day(typed, TODAY)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)
    examples = str(caught.value).partition("Try ")[2].rstrip(".").replace(" or ", ", ").split(", ")
    assert all(isinstance(parsing.day(one, TODAY), date) for one in examples)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3/4/27", ("4 March 2027", "3 April 2027")),
        ("03-04-2027", ("4 March 2027", "3 April 2027")),
        ("3 4 2027", ("4 March 2027", "3 April 2027")),
        ("3/4", ("4 March 2027", "3 April 2027")),
        ("Mon 15 Dec 2026", ("Tue 15 December 2026", "Mon 14 December 2026")),
        ("Mittwoch, 15. Dezember 2026", ("Tue 15 December 2026", "Wed 16 December 2026")),
        ("2026-12-15 (Sunday)", ("Tue 15 December 2026", "Sun 13 December 2026")),
        ("29 Feb", ("29 February 2024", "29 February 2028")),
        ("Nov 22", ("22 November 2026", "22 November 2027")),
        ("15 Sep", ("15 September 2026", "15 September 2027")),
        ("1.6.", ("1 June 2026", "1 June 2027")),
        ("end of August", ("31 August 2026", "31 August 2027")),
        ("next Saturday", ("28 November 2026", "5 December 2026")),
    ],
)
def test_what_reads_in_two_ways_is_asked_in_one_sentence(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.day(typed, TODAY)
    assert caught.value.readings == readings
    assert str(caught.value) == f'"{typed}" is {readings[0]} or {readings[1]}: which one?'


def test_a_leap_day_that_comes_within_half_a_year_is_not_asked_about() -> None:
    assert parsing.day("29 Feb", date(2028, 1, 10)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20 November", date(2026, 11, 20)),
        ("Jul 1", date(2026, 7, 1)),
        ("2 December", date(2026, 12, 2)),
        ("29 Feb", date(2028, 2, 29)),
        ("20 November 2027", date(2027, 11, 20)),
        ("2027-11-20", date(2027, 11, 20)),
        ("25.11.", date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 26)),
        ("+2w", date(2026, 12, 11)),
        ("Monday", date(2026, 11, 23)),
        ("Saturday", date(2026, 11, 21)),
        ("Friday", date(2026, 11, 20)),
        ("last Friday", date(2026, 11, 20)),
        ("on Thursday", date(2026, 11, 26)),
        ("tomorrow", date(2026, 11, 28)),
        ("next Monday", date(2026, 11, 30)),
        ("the 15th", date(2026, 11, 15)),
        ("the 31st", date(2026, 10, 31)),
        ("the 27th", TODAY),
        ("end of October", date(2026, 10, 31)),
    ],
)
def test_what_has_happened_lies_behind_where_it_can(typed: str, meant: date) -> None:
    assert parsing.past_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("tomorrow", "2026-11-28"),
        ("+2w", "2026-12-11"),
        ("Friday", "2026-12-04"),
        ("2 December", "2026-12-02"),
        ("Nov 27", "2026-11-27"),
        ("Tue 15 Dec", "2026-12-15"),
        ("end of month", "2026-11-30"),
        ("2 December 2026", "2 December 2026"),
        ("15.12.26", "15.12.26"),
        ("2026-12-02", "2026-12-02"),
        ("3/4/27", "3/4/27"),
        ("after the audit", "after the audit"),
        ("", ""),
    ],
)
def test_a_day_in_words_is_written_out_where_it_would_mean_another_later(typed: str, kept: str) -> None:
    assert parsing.settled(typed, TODAY) == kept


def test_a_long_answer_is_not_repeated_in_full() -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.day("x" * 10_000, TODAY)
    assert len(str(caught.value)) < 150


def test_a_refusal_that_is_raised_again_gathers_nothing() -> None:
    caught = []
    for _ in range(2):
        with pytest.raises(Unreadable) as one:
            parsing.day("soon", TODAY)
        caught.append(one.value)
    assert caught[0] is not caught[1]
    assert str(caught[0]) == str(caught[1])


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
    assert parsing.add_months(start, months) == end


def test_the_end_of_a_month_and_of_a_quarter() -> None:
    assert parsing.month_end(date(2028, 2, 1)) == date(2028, 2, 29)
    assert parsing.month_end(date(2026, 12, 31)) == date(2026, 12, 31)
    ends = [parsing.quarter_end(date(2028, month, 1)) for month in range(1, 13)]
    assert (
        ends == [date(2028, 3, 31)] * 3 + [date(2028, 6, 30)] * 3 + [date(2028, 9, 30)] * 3 + [date(2028, 12, 31)] * 3
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("March 2022", date(2022, 3, 1)),
        ("since Mar 2022", date(2022, 3, 1)),
        ("März 2022", date(2022, 3, 1)),
        ("03/2022", date(2022, 3, 1)),
        ("2022-03", date(2022, 3, 1)),
        ("March", date(TODAY.year - (TODAY.month < 3), 3, 1)),
        ("December", date(TODAY.year - (TODAY.month < 12), 12, 1)),
        ("2 Oct 2023", date(2023, 10, 2)),
    ],
)
def test_of_a_beginning_the_month_will_do(typed: str, first: date) -> None:
    assert parsing.since(typed, TODAY) == first


@pytest.mark.parametrize("typed", ["13/2022", "2022", "March 0001", "soon", "03/9999"])
def test_a_beginning_that_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        parsing.since(typed, TODAY)


def test_a_month_alone_offers_its_ends_where_a_day_is_needed() -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.day("December 2026", TODAY)
    assert caught.value.readings == ("1 December 2026", "31 December 2026")
