"""Calendar files, read back by the library and, where the library misreads, by a few lines of our own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from resign_tui.core.departure import Departure
from resign_tui.core.documents import DOCUMENTS, compose
from resign_tui.core.documents.outgoing import Event, Outgoing, outgoing
from resign_tui.core.errors import UsageError, WriteError
from resign_tui.exports import ics, registry
from resign_tui.exports.text import clean
from tests.personas import personas

from . import samples

ON = date(2026, 11, 23)
TRAPS = (
    r"C:\New\Nightly", "a,b;c", "line\nbreak", "END:VEVENT", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "\\", "\\\\n", r"\;",
    "é" * 60, "霧" * 80, "🧪" * 40, "e\u0301" * 50, ":;,\"'", "\ud800", "\x00", "=cmd|' /C calc'!A0", " lead", "trail ",
)  # fmt: skip


def read(data: bytes) -> Any:
    """The file as the library reads it."""
    return Calendar.from_ical(data)


def document(*events: Event) -> Outgoing:
    return outgoing(samples.letter(), ON, events=events)


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def said(data: bytes, name: str) -> list[str]:
    """The values of a text property, unescaped as RFC 5545 says and nothing more."""
    escapes = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}
    values = [line.split(":", 1)[1] for line in unfolded(data) if line.split(":", 1)[0].split(";")[0] == name]
    return [re.sub(r"\\(.)", lambda found: escapes[found[1]], value) for value in values]


def test_the_last_days_are_whole_days() -> None:
    data = registry.render(compose(personas()["T-03"].departure, "plan"), "ics")
    calendar = read(data)
    entries = {str(one["SUMMARY"]): one for one in calendar.walk("VEVENT")}
    last, end = entries["Last working day"], entries["Employment ends"]
    assert (last.start, last.end) == (date(2026, 12, 10), date(2026, 12, 11))
    assert end.start == date(2026, 12, 21)
    assert b"DTSTART;VALUE=DATE:20261210\r\n" in data
    assert str(calendar["X-WR-CALNAME"]) == "Transition plan"


def test_a_deadline_is_an_entry_and_a_task() -> None:
    due = Event("item-IA-02", "Cloud keys", date(2026, 12, 4), "P0", deadline=True)
    done = Event("item-IA-03", "Users", date(2026, 12, 4), deadline=True, done=True)
    calendar = read(ics.render(document(due, done)))
    assert [one["DUE"].dt for one in calendar.walk("VTODO")] == [date(2026, 12, 4)] * 2
    assert [str(one["STATUS"]) for one in calendar.walk("VTODO")] == ["NEEDS-ACTION", "COMPLETED"]
    assert len(calendar.walk("VEVENT")) == 2
    uids = [str(one["UID"]) for one in calendar.walk() if "UID" in one]
    assert len(set(uids)) == 4


def test_the_handover_brings_its_due_dates() -> None:
    one = personas()["T-01"]
    draft = one.draft.answer("handover.item", ({"id": "IA-02", "due": "2026-12-01", "owner": "Bram"},))
    data = registry.render(compose(Departure(draft, one.today), "handover"), "ics")
    (task,) = read(data).walk("VTODO")
    assert task["DUE"].dt == date(2026, 12, 1)
    assert "Bram" in str(task["DESCRIPTION"])


def test_the_same_entry_has_the_same_identity_when_its_words_or_day_change() -> None:
    def uids(title: str, day: date) -> set[str]:
        data = ics.render(document(Event("employment-end", title, day, deadline=True)))
        return {str(one["UID"]) for one in read(data).walk() if "UID" in one}

    assert uids("a", ON) == uids("b", ON + timedelta(days=9))
    assert len(uids("a", ON)) == 2
    plans = [read(ics.render(compose(personas()[who].departure, "plan"))) for who in ("T-01", "T-03")]
    first, second = ({str(one["UID"]) for one in found.walk("VEVENT")} for found in plans)
    assert len(first & second) >= 10


@pytest.mark.parametrize("typed", TRAPS)
def test_words_come_back_as_they_were(typed: str) -> None:
    data = ics.render(document(Event("k", typed, ON, typed, deadline=True)))
    assert said(data, "SUMMARY") == [clean(typed)] * 2
    assert said(data, "DESCRIPTION") == [clean(typed)] * 2
    assert len(read(data).walk("VEVENT")) == 1


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(samples.answers, samples.answers, st.dates(date(1900, 1, 1), date(2199, 1, 1))), max_size=4))
def test_any_words_on_any_day(entries: list[tuple[str, str, date]]) -> None:
    events = [Event(f"k{n}", title, day, note, True) for n, (title, note, day) in enumerate(entries)]
    data = ics.render(document(Event("end", "Employment ends", ON), *events))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode("utf-8")
    calendar = read(data)
    assert [one.start for one in calendar.walk("VEVENT")[1:]] == [day for _, _, day in entries]
    assert len(calendar.walk("VTODO")) == len(entries)
    assert said(data, "SUMMARY")[1::2] == [clean(title).lstrip("\ufeff") for title, _, _ in entries]


def test_nothing_of_the_machine_or_the_clock_goes_in() -> None:
    one = compose(personas()["T-01"].departure, "plan")
    data = ics.render(one)
    assert data == ics.render(compose(personas()["T-01"].departure, "plan"))
    assert set(re.findall(rb"DTSTAMP:(.*)\r\n", data)) == {b"20261123T000000Z"}


def test_a_draft_says_so() -> None:
    assert b"X-WR-CALNAME:DRAFT: Letter" in ics.render(document(Event("k", "x", ON)), draft=True)


def test_without_a_date_there_is_no_calendar() -> None:
    for nothing in (samples.letter(), document()):
        with pytest.raises(WriteError, match="no date"):
            ics.render(nothing)


def test_only_plans_and_handovers_have_calendars() -> None:
    assert {name for name in DOCUMENTS if registry.get("ics").takes(name)} == {"handover", "plan"}
    with pytest.raises(UsageError):
        registry.render(compose(personas()["T-01"].departure, "letter"), "ics")
