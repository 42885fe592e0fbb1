"""Reading typed answers: dates in any sane form, numbers, yes and no, and a sentence for everything else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import reading
from resign_tui.core.reading import Notice, Unreadable, calendar_words

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
        ("29 Feb 2028", date(2028, 2, 29)),
        ("+10d", date(2026, 12, 3)),
        ("+2w", date(2026, 12, 7)),
        ("+ 1M", date(2026, 12, 23)),
        ("+14", date(2026, 12, 7)),
        ("+2 weeks", date(2026, 12, 7)),
        ("2 weeks", date(2026, 12, 7)),
        ("in two weeks", date(2026, 12, 7)),
        ("next week", date(2026, 11, 30)),
        ("today", TODAY),
        (" Tomorrow ", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("day after tomorrow", date(2026, 11, 25)),
        ("heute", TODAY),
        ("morgen", date(2026, 11, 24)),
        ("15/12/2026", date(2026, 12, 15)),
        ("12/15/2026", date(2026, 12, 15)),
        ("31/12/2026", date(2026, 12, 31)),
        ("15.12.2026", date(2026, 12, 15)),
        ("3.4.2027", date(2027, 4, 3)),
        ("15.12.26", date(2026, 12, 15)),
        ("15.12.", date(2026, 12, 15)),
        ("15-12-2026", date(2026, 12, 15)),
        ("2026/12/15", date(2026, 12, 15)),
        ("5/5/2027", date(2027, 5, 5)),
        ("15-Dec-2026", date(2026, 12, 15)),
        ("15/Dec/2026", date(2026, 12, 15)),
        ("15Dec2026", date(2026, 12, 15)),
        ("20261215", date(2026, 12, 15)),
        ("Dec 15 '26", date(2026, 12, 15)),
        ("15 12 2026", date(2026, 12, 15)),
        ("15. Dezember 2026", date(2026, 12, 15)),
        ("Dienstag, 15. Dez", date(2026, 12, 15)),
        ("15 décembre 2026", date(2026, 12, 15)),
        ("15 dicembre 2026", date(2026, 12, 15)),
        ("15 de diciembre de 2026", date(2026, 12, 15)),
        ("15 grudnia 2026", date(2026, 12, 15)),
        ("2026年12月15日", date(2026, 12, 15)),
        ("2026년 12월 15일", date(2026, 12, 15)),
        ("Friday", date(2026, 11, 27)),
        ("this Friday", date(2026, 11, 27)),
        ("Monday", date(2026, 11, 30)),
        ("next Monday", date(2026, 11, 30)),
        ("end of month", date(2026, 11, 30)),
        ("eom", date(2026, 11, 30)),
        ("end of the year", date(2026, 12, 31)),
        ("last day of December", date(2026, 12, 31)),
        ("15th of December", date(2026, 12, 15)),
        ("the 15th", date(2026, 12, 15)),
        ("the 31st", date(2026, 12, 31)),
    ],
)
def test_a_date_reads(typed: str, meant: date) -> None:
    assert reading.day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31 April 2027", "April has 30 days"),
        ("31 April", "April has 30 days"),
        ("30 Feb", "February 2026 has 28 days"),
        ("29 Feb 2027", "February 2027 has 28 days"),
        ("2026-13-01", "twelve months"),
        ("0001-01-01", "year looks wrong"),
        ("+9999m", "year looks wrong"),
        ("+9999999", "as a date"),
        ("7 Smarch 2026", "no month"),
        ("7 M 2026", "no month"),
        ("0 December", "December has 31 days"),
        ("the 32nd", "no month has such a day"),
        ("soon", "as a date"),
        ("+9999w and a bit", "as a date"),
        ("12/2026", "as a date"),
        ("", "as a date"),
    ],
)
def test_an_unreadable_date_says_why_with_an_example(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.day(typed, TODAY)
    assert why in str(caught.value)
    assert "Try " in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3/4/27", ("4 March 2027", "3 April 2027")),
        ("03-04-2027", ("4 March 2027", "3 April 2027")),
        ("Mon 15 Dec 2026", ("15 December 2026", "14 December 2026")),
        ("Mittwoch, 15. Dezember 2026", ("15 December 2026", "16 December 2026")),
        ("29 Feb", ("29 February 2024", "29 February 2028")),
        ("Nov 22", ("22 November 2026", "22 November 2027")),
        ("15 Sep", ("15 September 2026", "15 September 2027")),
        ("next Friday", ("27 November 2026", "4 December 2026")),
    ],
)
def test_what_reads_in_two_ways_is_asked_in_one_sentence(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.day(typed, TODAY)
    assert caught.value.readings == readings
    assert all(one in str(caught.value) for one in readings)
    assert str(caught.value).count("?") == 1
    for one in readings:
        assert isinstance(reading.day(one, TODAY), date)


def test_looking_back_a_weekday_is_the_last_one() -> None:
    assert reading.past_day("Friday", TODAY) == date(2026, 11, 20)
    assert reading.past_day("last Monday", TODAY) == date(2026, 11, 16)
    assert reading.past_day("tomorrow", TODAY) == date(2026, 11, 24)


def test_a_stretch_of_days() -> None:
    for typed in ("24 Dec to 1 Jan", "24.12.2026 - 1.1.2027", "2026-12-24..2027-01-01", "24 Dec – 1 Jan"):
        found = reading.stretch(typed, TODAY)
        assert (found[0], found[-1], len(found)) == (date(2026, 12, 24), date(2027, 1, 1), 9)
    assert reading.stretch("27 Nov", TODAY) == (date(2026, 11, 27),)
    for typed in ("24 Dec to 20 Dec 2026", "1 Dec to 30 Apr", "24 Dec to"):
        with pytest.raises(Unreadable):
            reading.stretch(typed, TODAY)


def test_no_month_or_weekday_name_means_two_things() -> None:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for one in calendar_words.languages():
        assert (len(one.months), len(one.weekdays)) == (12, 7)
        for found, names in ((months, one.months), (weekdays, one.weekdays)):
            for at, same in enumerate(names):
                for name in same:
                    assert name == name.casefold()
                    assert found.setdefault(name, at) == at, name
    for name, at in months.items():
        english = [n for n, word in enumerate(reading.MONTHS) if len(name) >= 3 and word.casefold().startswith(name)]
        assert english in ([], [at]), name
    assert len(months) > 100
    assert not set(months) & set(weekdays)


@pytest.mark.parametrize("language", calendar_words.languages(), ids=lambda one: one.code)
def test_every_month_of_every_language_reads(language: calendar_words.Language) -> None:
    for number, names in enumerate(language.months, 1):
        for name in names:
            assert reading.day(f"9 {name} 2027", TODAY) == date(2027, number, 9)
            assert reading.day(f"9. {name.title()} 2027", TODAY) == date(2027, number, 9)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", Notice(3)),
        ("3.0", Notice(3)),
        ("one", Notice(1)),
        ("1 month", Notice(1, "months")),
        ("3 months", Notice(3, "months")),
        ("3m", Notice(3, "months")),
        ("30 days", Notice(30, "days")),
        ("four weeks", Notice(4, "weeks")),
        ("4w", Notice(4, "weeks")),
        ("a fortnight", Notice(2, "weeks")),
        ("a quarter", Notice(3, "months")),
        ("48 hours", Notice(48, "hours")),
        ("20 working days", Notice(20, "working_days")),
        ("20 Arbeitstage", Notice(20, "working_days")),
        ("1.5 months", Notice(1, "months", extra_days=15)),
        ("1½ months", Notice(1, "months", extra_days=15)),
        ("1 month and 15 days", Notice(1, "months", extra_days=15)),
        ("one month's notice", Notice(1, "months")),
        ("3 months' written notice", Notice(3, "months")),
        ("3 mths to end of quarter", Notice(3, "months", "to_quarter_end")),
        ("3 months to the end of a quarter", Notice(3, "months", "to_quarter_end")),
        ("3 Monate zum Quartalsende", Notice(3, "months", "to_quarter_end")),
        ("vier Wochen zum Monatsende", Notice(4, "weeks", "to_month_end")),
        ("4 weeks to month end", Notice(4, "weeks", "to_month_end")),
        ("4 weeks to the 15th or the end of a month", Notice(4, "weeks", "to_15th_or_month_end")),
        ("45 days from the 1st or 16th", Notice(45, "days", "from_1st_or_16th")),
        ("3 weeks from the next Monday", Notice(3, "weeks", "from_next_monday")),
        ("2 weeks to a Saturday", Notice(2, "weeks", "weeks_to_saturday")),
        ("1 month, the day of receipt included", Notice(1, "months", "inclusive_day")),
        ("3 months from receipt", Notice(3, "months", "from_receipt")),
    ],
)
def test_a_length_of_notice_reads_with_its_clock(typed: str, meant: Notice) -> None:
    assert reading.notice_phrase(typed) == meant


@pytest.mark.parametrize(
    "typed", ["end of month", "-3", "1.5 weeks", "99999 weeks", "1½", "soon", "3 potatoes", "", "3 weeks and 2"]
)
def test_what_is_no_length_of_notice_says_so_with_an_example(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reading.notice_phrase(typed)
    assert "“" in str(caught.value)


def test_a_range_of_notice_is_asked_about() -> None:
    for typed, readings in (("2-4", ("2", "4")), ("2 to 4 weeks", ("2 weeks", "4 weeks"))):
        with pytest.raises(Unreadable) as caught:
            reading.notice_phrase(typed)
        assert caught.value.readings == readings


@given(ANY)
def test_any_text_is_a_length_of_notice_or_says_why(text: str) -> None:
    try:
        assert reading.notice_phrase(text).value >= 0
    except Unreadable as error:
        assert "\n" not in str(error)
        assert all(reading.notice_phrase(one) for one in error.readings)


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
