"""Typed texts, tidied."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import parsing
from resign_tui.core.parsing.text import folded

ANY = st.text(st.characters(exclude_categories=()))


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
    assert parsing.one_line(typed) == kept


@given(ANY)
def test_one_line_is_one_line_and_stays_so(text: str) -> None:
    line = parsing.one_line(text)
    assert line.splitlines() in ([line], [])
    assert parsing.one_line(line) == line
    assert line == unicodedata.normalize("NFC", line)


@given(ANY)
def test_many_lines_stay_so(text: str) -> None:
    once = parsing.many_lines(text)
    assert parsing.many_lines(once) == once
    assert "\r" not in once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  15   DEC ", "15 dec"),
        ("MÄRZ", "marz"),
        ("Ma\u0308rz", "marz"),
        ("dreißig", "dreissig"),
        ("aujourd’hui", "aujourd'hui"),
        ("２０２６年", "2026年"),
        ("12월", "12월"),
        ("−3", "-3"),
    ],
)
def test_folded_texts_compare(typed: str, kept: str) -> None:
    assert folded(typed) == kept
