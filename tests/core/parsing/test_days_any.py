"""Dates of any kind: each reads in every form of it, and any text reads or says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from resign_tui.core import parsing
from resign_tui.core.parsing import MONTHS, WEEKDAYS, Unreadable

TODAY = date(2026, 11, 27)
ANY = st.text(st.characters(exclude_categories=()))
LIKE_A_DATE = st.from_regex(
    r"(?:[+ ]{0,2}[0-9]{1,5}|the|next|end of|in|mon|sat)[ dwm./-]{0,2}[0-9]{0,4}[ a-z./-]{0,9}[0-9]{0,4}",
    fullmatch=True,
)
PIECES = st.lists(
    st.sampled_from(
        [*"059 .,-/()+:'[]{", "fri", "next ", "end of ", "dec", "am ", "月", "(火)", "weeks", " ago", "²", "st"]
    ),
    min_size=1,
    max_size=6,
).map("".join)
READERS: list[Callable[[str, date], date]] = [parsing.day, parsing.past_day, parsing.since]
DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def asked(typed: str, today: date = TODAY) -> tuple[str, ...]:
    """The readings that are offered for what was typed."""
    with pytest.raises(Unreadable) as caught:
        parsing.day(typed, today)
    return caught.value.readings


@pytest.mark.parametrize("today", [date(2026, 11, 23) + timedelta(days=one) for one in range(14)])
@pytest.mark.parametrize("name", WEEKDAYS)
def test_the_next_weekday_is_one_day_only_when_no_week_has_another(today: date, name: str) -> None:
    coming = parsing.day(name, today)
    assert today < coming <= today + timedelta(days=7)
    assert WEEKDAYS[coming.weekday()] == name
    assert parsing.day(f"this {name}", today) == coming
    weeks_begin_on_monday = coming.isocalendar()[:2] == today.isocalendar()[:2]
    weeks_begin_on_sunday = (coming + timedelta(1)).isocalendar()[:2] == (today + timedelta(1)).isocalendar()[:2]
    if weeks_begin_on_monday or weeks_begin_on_sunday:
        assert len(asked(f"next {name}", today)) == 2
    else:
        assert parsing.day(f"next {name}", today) == coming


@pytest.mark.parametrize("read", READERS)
@example(text="0(.)", today=TODAY)
@given(text=ANY | LIKE_A_DATE | PIECES, today=st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_any_text_is_a_date_or_says_why(read: Callable[[str, date], date], text: str, today: date) -> None:
    try:
        assert isinstance(read(text, today), date)
    except Unreadable as error:
        assert len(str(error).splitlines()) == 1
        assert len({read(one, today) for one in error.readings}) == len(error.readings)


@given(DATES, st.sampled_from(READERS))
def test_every_date_reads_in_every_form_of_it(day: date, read: Callable[[str, date], date]) -> None:
    name, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    forms = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{day:%d.%m.%Y}",
        f"{day.day}. {day.month}. {day.year}",
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{weekday}, {day.day} {name[:3]} {day.year}",
        f"{day.day}-{name[:3].upper()}-{day.year}",
        f"{day.day}{name[:3]}{day.year}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    assert [read(one, TODAY) for one in forms] == [day] * len(forms)


@given(DATES)
def test_figures_with_a_slash_read_or_are_asked_about(day: date) -> None:
    typed = f"{day.day}/{day.month}/{day.year}"
    if day.day <= 12 and day.day != day.month:
        assert day in [parsing.day(one, TODAY) for one in asked(typed)]
        assert asked(typed) == asked(typed.replace("/", "-"))
    else:
        assert parsing.day(typed, TODAY) == day
        assert parsing.day(f"{day.month}/{day.day}/{day.year}", TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_two_figures_of_a_year_are_of_this_century(day: date) -> None:
    assert parsing.day(f"{day.day}.{day.month}.{day.year % 100:02}", TODAY) == day
    assert parsing.day(f"{MONTHS[day.month - 1]} {day.day} '{day.year % 100:02}", TODAY) == day


@given(DATES, st.sampled_from(WEEKDAYS))
def test_a_weekday_that_contradicts_its_date_is_asked_about(day: date, name: str) -> None:
    assume(date(1900, 1, 5) < day < date(2199, 12, 25))
    typed = f"{name[:3]} {day.isoformat()}"
    if WEEKDAYS[day.weekday()] == name:
        assert parsing.day(typed, TODAY) == day
    else:
        first, second = (parsing.day(one, TODAY) for one in asked(typed))
        assert first == day
        assert WEEKDAYS[second.weekday()] == name
        assert abs(second - first) <= timedelta(days=3)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 365))
def test_a_date_without_a_year_is_the_coming_one_or_asked_about(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assume((day.month, day.day) != (2, 29))
    typed = f"{day.day} {MONTHS[day.month - 1]}"
    if ahead <= 183:
        assert parsing.day(typed, today) == day
    elif (day.month, day.day) != (today.month, today.day):
        before, after = (parsing.day(one, today) for one in asked(typed, today))
        assert before < today <= after == day


@given(ANY | LIKE_A_DATE | PIECES, st.sampled_from(READERS))
def test_what_is_settled_means_the_same_ever_after(text: str, read: Callable[[str, date], date]) -> None:
    try:
        meant = read(text, TODAY)
    except Unreadable:
        assert parsing.settled(text, TODAY, read) == text
        return
    kept = parsing.settled(text, TODAY, read)
    for today in (TODAY, date(2027, 2, 28), date(2030, 5, 5)):
        assert read(kept, today) == meant
        assert parsing.settled(kept, today, read) == kept
