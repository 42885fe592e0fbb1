"""Typed numbers, yes and no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import parsing
from resign_tui.core.parsing import Unreadable

ANY = st.text(st.characters(exclude_categories=()))
FIGURES = st.text("0123456789.,' ½/-e", max_size=9)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2", 2.0),
        (" 1.5 ", 1.5),
        ("1,5", 1.5),
        ("1½", 1.5),
        ("1 ½", 1.5),
        ("4 1/2", 4.5),
        ("½", 0.5),
        ("1/2", 0.5),
        ("3 3/4", 3.75),
        ("0", 0.0),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("1.2550", 1.255),
        ("1000", 1000.0),
        ("1 000", 1000.0),
        ("1\u00a0000", 1000.0),
        ("1'000", 1000.0),
        ("1’000,5", 1000.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567.0),
    ],
)
def test_a_number_reads(typed: str, meant: float) -> None:
    assert parsing.number(typed) == meant


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.000", ("1000", "1")),
        ("1,000", ("1000", "1")),
        ("12.500", ("12500", "12.5")),
        ("1.255", ("1255", "1.2550")),
    ],
)
def test_a_number_of_two_readings_is_asked_about(typed: str, readings: tuple[str, str]) -> None:
    with pytest.raises(Unreadable) as caught:
        parsing.number(typed)
    assert caught.value.readings == readings
    assert str(caught.value) == f'"{typed}" is {readings[0]} or {readings[1]}: which one?'


@pytest.mark.parametrize("typed", ["", "two", "-1", "−1", "nan", "inf", "1e999", "1;2", "1,5,2", "1.5.2", "½½"])
def test_an_unreadable_number_says_so_with_an_example(typed: str) -> None:
    with pytest.raises(Unreadable, match=r"an example is 4\.5"):
        parsing.number(typed)


@given(ANY | FIGURES)
def test_any_text_is_a_number_or_says_why(text: str) -> None:
    try:
        assert 0 <= parsing.number(text) < float("inf")
    except Unreadable as error:
        assert len(str(error).splitlines()) == 1
        assert len({parsing.number(one) for one in error.readings}) == len(error.readings)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_number_reads_with_comma_and_point_and_groups(whole: int, part: int) -> None:
    meant = float(f"{whole}.{part:02}")
    typed = [f"{whole}.{part:02}", f"{whole},{part:02}", f"{whole:,}.{part:02}"]
    assert [parsing.number(one) for one in typed] == [meant] * 3


@pytest.mark.parametrize(
    "typed",
    ["true", "Yes", " y ", "1", "ON", "ja", "Ja.", "oui", "si", "sí", "si\u0301", "sì", "x", "OK", "tak", "はい"],
)
def test_yes(typed: str) -> None:
    assert parsing.flag(typed) is True


@pytest.mark.parametrize("typed", ["false", "No", "n", "0", "off", "nein", "non", "nej", "nee", "não", "いいえ"])
def test_no(typed: str) -> None:
    assert parsing.flag(typed) is False


@pytest.mark.parametrize("typed", ["perhaps", "ne", "", "yes no"])
def test_neither_yes_nor_no_is_said(typed: str) -> None:
    with pytest.raises(Unreadable, match="as yes or no"):
        parsing.flag(typed)
