"""The words of the languages: none means two things, and every one is read."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest

from resign_tui.core import parsing
from resign_tui.core.parsing import calendar_words, text

TODAY = date(2026, 11, 27)
LANGUAGES = pytest.mark.parametrize("language", calendar_words.languages(), ids=lambda one: one.code)


def test_the_file_holds_every_language_once() -> None:
    codes = [one.code for one in calendar_words.languages()]
    assert len(set(codes)) == len(codes)
    assert {"de", "fr", "it", "es", "nl"} <= set(codes)


@LANGUAGES
def test_a_language_has_twelve_months_and_seven_weekdays(language: calendar_words.Language) -> None:
    assert (len(language.months), len(language.weekdays)) == (12, 7)
    assert all(language.months + language.weekdays)
    for names in (*language.months, *language.weekdays, language.today, language.tomorrow):
        for name in names:
            assert name == unicodedata.normalize("NFC", name).lower().strip(" .")


def test_no_word_means_two_things_however_it_is_accented() -> None:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    near: dict[str, int] = {}
    for one in calendar_words.languages():
        for found, lists in ((months, one.months), (weekdays, one.weekdays), (near, (one.today, one.tomorrow))):
            for at, names in enumerate(lists):
                for name in map(text.folded, names):
                    assert found.setdefault(name, at) == at, name
    assert not set(months) & set(weekdays)
    assert not set(near) & (set(months) | set(weekdays))
    for name, at in months.items():
        english = [n for n, word in enumerate(parsing.MONTHS) if len(name) >= 3 and word.lower().startswith(name)]
        assert english in ([], [at]), name


@LANGUAGES
def test_every_word_of_a_language_reads(language: calendar_words.Language) -> None:
    for number, names in enumerate(language.months, 1):
        for name in names:
            assert parsing.day(f"9 {name} 2027", TODAY) == date(2027, number, 9)
            assert parsing.day(f"9. {name.title()} 2027", TODAY) == date(2027, number, 9)
    monday = date(2026, 11, 30)
    for at, names in enumerate(language.weekdays):
        day = monday + timedelta(days=at)
        for name in names:
            assert parsing.day(name, monday - timedelta(days=1)) == day
            assert parsing.day(f"{name.title()}., {day}", TODAY) == day
    assert {parsing.day(one, TODAY) for one in language.today} <= {TODAY}
    assert {parsing.day(one, TODAY) for one in language.tomorrow} <= {TODAY + timedelta(days=1)}


def test_the_beginning_of_a_name_stands_for_it_where_it_is_the_only_one() -> None:
    assert parsing.day("9 déce 2027", TODAY) == date(2027, 12, 9)
    with pytest.raises(parsing.Unreadable, match="no month"):
        parsing.day("9 jui 2027", TODAY)


def test_accents_and_capitals_make_no_difference() -> None:
    assert calendar_words.weekday("Martedì") == calendar_words.weekday("martedi") == 1
    assert calendar_words.month("FÉVRIER") == calendar_words.month("fevrier") == 2
    assert calendar_words.near("Mañana") == 1
    assert calendar_words.weekday("march") is None
