"""Small changes that would move a date by a lot, said before it is too late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from .departure import Departure

_WORTH_DAYS = 7
"""A day sooner or later is worth a word when the end moves by more than a week."""


def suggestions(departure: Departure) -> tuple[str, ...]:
    """Sentences on what the day of notice does to the end of employment; none when the end was typed."""
    return tuple(_about_the_day(departure))


def _about_the_day(departure: Departure) -> Iterator[str]:
    given, end = departure.timeline.given, departure.timeline.end
    if end is None or departure.facts.is_given("dates.employment_end"):
        return
    sooner = _end_if_given(departure, given - timedelta(days=1))
    if sooner is not None and (end - sooner).days > _WORTH_DAYS:
        would = "would have been" if given <= departure.today else "would be"
        yield f"Given one day earlier, the end {would} {sooner.isoformat()}."
    later = _end_if_given(departure, given + timedelta(days=1))
    if later is not None and (later - end).days > _WORTH_DAYS:
        yield f"Given one day later, the end would be {later.isoformat()}."


def _end_if_given(departure: Departure, day: date) -> date | None:
    draft = departure.draft.answer("dates.given", day.isoformat())
    return replace(departure, draft=draft).timeline.end
