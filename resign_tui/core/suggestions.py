"""Small changes of a date that are worth a lot, said before it is too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from resign_tui.core.departure import Departure
from resign_tui.core.notice.personal import NEW_WORK
from resign_tui.core.notice.timeline import Timeline
from resign_tui.core.parsing import month_end
from resign_tui.core.words import short_date

_WORTH_DAYS = 7
"""A day sooner or later is worth a word when the end moves by more than a week."""

_NEAR = 5
"""Working days within which a date just after the end is worth staying for."""

_BREATH = timedelta(days=7)
"""What we suggest between two jobs."""


def suggestions(departure: Departure) -> tuple[str, ...]:
    """Sentences on how a small move of the notice or the end would help; none of an end that is fixed."""
    line = departure.timeline
    if line.end is None:
        return ()
    is_fixed = any(departure.facts.is_given(field_id) for field_id in ("dates.employment_end", "sent.on"))
    computed = () if is_fixed else (*_about_the_day(departure), *_about_the_end(line, line.end))
    return (*computed, *_just_after(departure, line.end), *_about_the_start(departure, line.end))


def _about_the_day(departure: Departure) -> Iterator[str]:
    given, end = departure.timeline.given, departure.timeline.end
    if end is None:
        return
    sooner = _end_if_given(departure, given - timedelta(days=1))
    if sooner is not None and (end - sooner).days > _WORTH_DAYS:
        would = "would have been" if given <= departure.today else "would be"
        yield f"Given one day earlier, the end {would} {short_date(sooner)}."
    later = _end_if_given(departure, given + timedelta(days=1))
    if later is not None and (later - end).days > _WORTH_DAYS:
        yield f"Given one day later, the end would be {short_date(later)}."


def _end_if_given(departure: Departure, day: date) -> date | None:
    draft = departure.draft.answer("dates.given", day.isoformat())
    return replace(departure, draft=draft).timeline.end


def _about_the_end(line: Timeline, end: date) -> Iterator[str]:
    """An end on a day without work: a month's end stays, any other may move, never below what is owed."""
    if end in line.workdays:
        return
    before, after = line.workdays.before(end), line.workdays.after(end)
    if line.binding and line.binding.ends_on_fixed_day and end == line.binding_end:
        yield f"The end stays on {short_date(end)}; the working day before it is {short_date(before)}."
        return
    text = f"Employment would end on {short_date(end)}, a day without work. {short_date(after)} is the next working day"
    holds = before > line.given and (line.binding_end is None or before >= line.binding_end)
    yield f"{text}; {short_date(before)} keeps the notice as well." if holds else f"{text}."


def _just_after(departure: Departure, end: date) -> Iterator[str]:
    line = departure.timeline
    reach = line.workdays.moved(end, _NEAR)
    for personal in line.personal:
        if personal.label != NEW_WORK and end < personal.day <= reach:
            name = personal.label[:1].upper() + personal.label[1:]
            yield f"{name} comes just after the end: ask for an end on {short_date(personal.day)}."
    month = month_end(end)
    if departure.place.health_cover_by_employer and end < month <= reach:
        yield f"Health cover often runs to a month's end: ask what an end on {short_date(month)} changes."


def _about_the_start(departure: Departure, end: date) -> Iterator[str]:
    start = departure.facts.day("next.start_date")
    if start is not None and end < start < end + _BREATH:
        days = (start - end).days
        free = "one day" if days == 1 else f"{days} days"
        yield f"Only {free} from the end to the new work. A week is worth asking for."
