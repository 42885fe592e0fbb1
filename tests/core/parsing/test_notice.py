"""Typed lengths of notice, in every form of a clause."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import library, parsing
from resign_tui.core.notice.period import Period
from resign_tui.core.parsing import BY_LAW, Notice, Unreadable, notice_phrase

ANY = st.text(st.characters(exclude_categories=()))
WORDS = """1 2 3 15 1.5 1,000 ½ -4 a one drei months weeks days Monate h quarter and to or - end of month the 15th from
receipt notice at least ( ) . , zum Quartalsende 1st 16th monday %"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", Notice(3)),
        ("3.0", Notice(3)),
        ("one", Notice(1)),
        ("0", Notice(0)),
        ("0 days", Notice(0, "days")),
        ("1 month", Notice(1, "months")),
        ("a month", Notice(1, "months")),
        ("3 months", Notice(3, "months")),
        ("3 calendar months", Notice(3, "months")),
        ("3m", Notice(3, "months")),
        ("3 mths", Notice(3, "months")),
        ("1 mo", Notice(1, "months")),
        ("30 days", Notice(30, "days")),
        ("thirty days", Notice(30, "days")),
        ("30 calendar days", Notice(30, "days")),
        ("30d", Notice(30, "days")),
        ("four weeks", Notice(4, "weeks")),
        ("4w", Notice(4, "weeks")),
        ("4-week", Notice(4, "weeks")),
        ("a fortnight", Notice(2, "weeks")),
        ("a quarter", Notice(3, "months")),
        ("two quarters", Notice(6, "months")),
        ("1 year", Notice(12, "months")),
        ("48 hours", Notice(48, "hours")),
        ("24h", Notice(24, "hours")),
        ("20 working days", Notice(20, "working_days")),
        ("20 business days", Notice(20, "working_days")),
        ("20 Arbeitstage", Notice(20, "working_days")),
        ("20 Werktage", Notice(20, "working_days")),
        ("5 jours ouvrés", Notice(5, "working_days")),
        ("1.5 months", Notice(1, "months", extra_days=15)),
        ("1,5 months", Notice(1, "months", extra_days=15)),
        ("1½ months", Notice(1, "months", extra_days=15)),
        ("1 1/2 months", Notice(1, "months", extra_days=15)),
        ("one and a half months", Notice(1, "months", extra_days=15)),
        ("half a month", Notice(15, "days")),
        ("1.5 fortnights", Notice(3, "weeks")),
        ("1 month and 15 days", Notice(1, "months", extra_days=15)),
        ("1 month 15 days", Notice(1, "months", extra_days=15)),
        ("1m 15d", Notice(1, "months", extra_days=15)),
        ("1 mese e 15 giorni", Notice(1, "months", extra_days=15)),
        ("1 month + 2 weeks", Notice(1, "months", extra_days=14)),
        ("one month's notice", Notice(1, "months")),
        ("3 months’ written notice", Notice(3, "months")),
        ("“3 months”", Notice(3, "months")),
        ("three (3) months", Notice(3, "months")),
        ("Notice period of three (3) months.", Notice(3, "months")),
        ("notice period: 3 months", Notice(3, "months")),
        ("not less than 4 weeks", Notice(4, "weeks")),
        ("at least 3 months", Notice(3, "months")),
        ("vier Wochen", Notice(4, "weeks")),
        ("fünf Tage", Notice(5, "days")),
        ("eine Woche", Notice(1, "weeks")),
        ("Kündigungsfrist: 3 Monate", Notice(3, "months")),
        ("zwei Monate", Notice(2, "months")),
        ("3 mois de préavis", Notice(3, "months")),
        ("quatre semaines", Notice(4, "weeks")),
        ("tre mesi", Notice(3, "months")),
        ("due settimane", Notice(2, "weeks")),
        ("zes weken", Notice(6, "weeks")),
        ("2 maanden", Notice(2, "months")),
        ("14 dagen", Notice(14, "days")),
        ("15 días", Notice(15, "days")),
        ("dos semanas", Notice(2, "weeks")),
        ("3 meses", Notice(3, "months")),
        ("36 months", Notice(36, "months")),
        ("1100 days", Notice(1100, "days")),
    ],
)
def test_a_length_of_notice_reads(typed: str, meant: Notice) -> None:
    assert parsing.notice_phrase(typed) == meant
    assert parsing.notice_phrase(f" {typed.upper()} ") == meant


@pytest.mark.parametrize(
    ("clock", "rule"),
    [
        ("to end of quarter", "to_quarter_end"),
        ("to the end of a quarter", "to_quarter_end"),
        ("to the quarter's end", "to_quarter_end"),
        ("to eoq", "to_quarter_end"),
        ("zum Quartalsende", "to_quarter_end"),
        ("zum Ende eines Kalendervierteljahres", "to_quarter_end"),
        ("to month end", "to_month_end"),
        ("end of month", "to_month_end"),
        ("to the end of any calendar month", "to_month_end"),
        ("zum Monatsende", "to_month_end"),
        ("zum Ende eines Kalendermonats", "to_month_end"),
        ("tegen het einde van de maand", "to_month_end"),
        ("fin de mois", "to_month_end"),
        ("to the 15th or end of a month", "to_15th_or_month_end"),
        ("to the 15th or the end", "to_15th_or_month_end"),
        ("zum 15. oder zum Ende eines Kalendermonats", "to_15th_or_month_end"),
        ("zum Fünfzehnten oder zum Ende eines Kalendermonats", "to_15th_or_month_end"),
        ("from receipt", "from_receipt"),
        ("from the date of receipt", "from_receipt"),
        ("ab Zugang", "from_receipt"),
        ("from the 1st or 16th", "from_1st_or_16th"),
        ("dal 1° o dal 16° del mese", "from_1st_or_16th"),
        ("from the next Monday", "from_next_monday"),
        ("from the Monday after receipt", "from_next_monday"),
        ("to a Saturday", "weeks_to_saturday"),
        ("the day of notice included", "inclusive_day"),
        ("of notice, the day of receipt included", "inclusive_day"),
    ],
)
def test_a_clock_reads_behind_its_length(clock: str, rule: str) -> None:
    assert parsing.notice_phrase(f"3 months {clock}") == Notice(3, "months", rule)
    assert parsing.notice_phrase(f"four weeks {clock}") == Notice(4, "weeks", rule)
    assert parsing.notice_phrase(f"1 month and 15 days {clock}") == Notice(1, "months", rule, 15)


@given(
    st.integers(1, 60),
    st.sampled_from(["days", "working_days", "weeks", "hours", "months"]),
    st.sampled_from(get_args(library.Clock)),
    st.integers(0, 30),
)
def test_a_period_reads_as_it_is_told(value: int, unit: str, rule: str, extra: int) -> None:
    if unit == "months":
        value = min(value, 35)
    period = Period(value, unit, rule, extra if unit in ("months", "weeks") else 0)
    found = parsing.notice_phrase(period.in_full)
    told_alike = {"from_receipt": "", "inclusive_calendar_month": "inclusive_day"}
    assert found == Notice(value, unit, told_alike.get(rule, rule), period.extra_days)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("end of month", ""),
        ("-3", "zero or more"),
        ("−3 weeks", "zero or more"),
        ("1.5 weeks", "only a month can be halved"),
        ("0.5 days", "only a month can be halved"),
        ("1.25 months", "only a month can be halved"),
        ("1½", "only a month can be halved"),
        ("99999 weeks", "over three years"),
        ("1101 days", "over three years"),
        ("1101", "over three years"),
        ("37 months", "over three years"),
        ("9" * 150 + " days", "over three years"),
        ("three (4) months", "two numbers"),
        ("20 working days and 3 days", "only whole days stand on top"),
        ("3 months to the moon", "“to the moon” is no way to run"),
        ("3 potatoes", "days, weeks or months"),
        ("3 weeks and 2", ""),
        ("3 weeks / 4 months", ""),
        ("less than 3 weeks", ""),
        ("months", ""),
        ("a", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_what_is_no_length_of_notice_says_why_with_an_example(typed: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.notice_phrase(typed)
    assert "as a length of notice" in str(caught.value)
    assert why in str(caught.value)
    assert "Try “3 months to the end of a quarter” or “4 weeks”." in str(caught.value)
    assert caught.value.readings == ()


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("2-4", ("2", "4")),
        ("2-4 weeks", ("2 weeks", "4 weeks")),
        ("2 to 4 weeks", ("2 weeks", "4 weeks")),
        ("2 – 4 weeks", ("2 weeks", "4 weeks")),
        ("two or three months", ("two months", "three months")),
        ("between 2 and 4 weeks", ("2 weeks", "4 weeks")),
        ("2 weeks to 1 month", ("2 weeks", "1 month")),
        ("2 bis 4 Wochen", ("2 wochen", "4 wochen")),
        ("at least 2-4 weeks to month end", ("2 weeks to month end", "4 weeks to month end")),
        ("1.000", ("1000", "1")),
        ("1,000 days", ("1000 days", "1 days")),
    ],
)
def test_a_length_of_two_readings_is_asked_about(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.notice_phrase(typed)
    assert caught.value.readings == readings
    assert str(caught.value) == f'"{typed}" is {readings[0]} or {readings[1]}: which one?'


@given(ANY | PIECES)
def test_any_text_is_a_length_of_notice_or_says_why(text: str) -> None:
    try:
        found = parsing.notice_phrase(text)
    except Unreadable as error:
        assert len(str(error).splitlines()) == 1
        assert all(parsing.notice_phrase(one) for one in error.readings)
    else:
        assert found.value >= 0
        assert found.unit in ("", *get_args(library.Unit))
        assert found.rule in ("", *get_args(library.Clock))
        assert found.extra_days == 0 or found.unit in ("months", "weeks")


@pytest.mark.parametrize(
    "typed",
    ["statutory", "the statutory notice period", "as per law", "By law", "legal minimum", "gesetzliche Kündigungsfrist",
     "préavis légal", "the statutory notice applies"],
)  # fmt: skip
def test_a_clause_may_leave_the_length_to_the_law(typed: str) -> None:
    assert notice_phrase(typed) == Notice(0, BY_LAW)


@pytest.mark.parametrize("typed", ["lawful", "the law firm", "notice", "statutory plus 2 weeks", "of"])
def test_other_words_about_law_are_no_length(typed: str) -> None:
    with pytest.raises(Unreadable):
        notice_phrase(typed)


def test_long_words_about_law_take_no_time() -> None:
    started = time.process_time()
    with pytest.raises(Unreadable):
        notice_phrase("the legal notice " * 11 + "x")
    assert time.process_time() - started < 0.5
