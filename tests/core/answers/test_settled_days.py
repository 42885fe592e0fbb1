"""Dates typed in words that count from today keep the day that they meant, and nothing else is touched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.settled_days import settled
from resign_tui.core.departure import Departure

TODAY = date(2026, 11, 23)
DATES = ("dates.given", "dates.letter", "dates.employment_end", "dates.last_working_day", "sent.on")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("tomorrow", "2026-11-24"),
        ("+2w", "2026-12-07"),
        ("Friday", "2026-11-27"),
        ("4 December", "2026-12-04"),
        ("4 December 2026", "4 December 2026"),
        ("2026-12-04", "2026-12-04"),
        ("soonish", "soonish"),
        ("3/4", "3/4"),
    ],
)
def test_a_day_in_words_is_written_out(typed: str, kept: str) -> None:
    assert settled(Draft().answer("dates.given", typed), TODAY).text("dates.given") == kept


def test_what_has_happened_is_read_looking_back() -> None:
    assert settled(Draft().answer("sent.on", "20 Nov"), TODAY).text("sent.on") == "2026-11-20"


def test_other_answers_and_a_draft_without_such_days_stay_as_they_are() -> None:
    draft = Draft().answer("content.project", "tomorrow").answer("dates.given", "2026-12-04").answer("no.field", "+2w")
    assert settled(draft, TODAY) is draft


@given(
    st.dictionaries(st.sampled_from(DATES), st.sampled_from(["tomorrow", "+3d", "fri", "1 May", "x", "31.12.2026"])),
    st.integers(0, 900),
)
def test_settled_days_mean_the_same_on_every_later_day(answers: dict[str, str], later: int) -> None:
    draft = Draft()
    for field_id, text in answers.items():
        draft = draft.answer(field_id, text)
    kept = settled(draft, TODAY)
    today, then = Departure(draft, TODAY), Departure(kept, TODAY + timedelta(days=later))
    assert [then.facts.day(one) for one in answers] == [today.facts.day(one) for one in answers]
    assert settled(kept, TODAY + timedelta(days=later)) is kept
