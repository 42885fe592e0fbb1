"""Calendar files, read back by the library and, where the library misreads, by a few lines of our own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from resign_tui.core.answers.draft import Draft, Record, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Event
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.errors import UsageError, WriteError
from resign_tui.core.handover.checklist import add_item, remove_item
from resign_tui.core.legible import legible
from resign_tui.exports import ics, registry
from resign_tui.exports.gate import clear
from tests.exports import samples
from tests.personas import personas

ON = date(2026, 11, 23)
TRAPS = (
    r"C:\New\Nightly", "a,b;c", "line\nbreak", "END:VEVENT", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "\\", "\\\\n", r"\;",
    "é" * 60, "霧" * 80, "🧪" * 40, "e\u0301" * 50, ":;,\"'", "\ud800", "\x00", "=cmd|' /C calc'!A0", " lead", "trail ",
)  # fmt: skip


def read(data: bytes) -> Any:
    """The file as the library reads it."""
    return Calendar.from_ical(data)


def document(*events: Event) -> Document:
    return replace(samples.letter(), dated=ON, events=events)


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def said(data: bytes, name: str) -> list[str]:
    """The values of a text property, unescaped as RFC 5545 says and nothing more."""
    escapes = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}
    values = [line.split(":", 1)[1] for line in unfolded(data) if line.split(":", 1)[0].split(";")[0] == name]
    return [re.sub(r"\\(.)", lambda found: escapes[found[1]], value) for value in values]


def test_the_last_days_are_whole_days() -> None:
    data = registry.render(clear(compose(personas()["T-03"].departure, "plan")), "ics")
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
    data = registry.render(clear(compose(Departure(draft, one.today), "handover")), "ics")
    (task,) = read(data).walk("VTODO")
    assert task["DUE"].dt == date(2026, 12, 1)
    assert "Bram" in str(task["DESCRIPTION"])


def test_the_same_entry_has_the_same_identity_when_its_words_or_day_change() -> None:
    def uids(title: str, day: date) -> set[str]:
        data = ics.render(document(Event("employment-end", title, day, deadline=True)))
        return {str(one["UID"]) for one in read(data).walk() if "UID" in one}

    assert uids("a", ON) == uids("b", ON + timedelta(days=9))
    assert len(uids("a", ON)) == 2


EXAMPLE_ANSWERS: dict[str, Value] = {
    "sender.full_name": "Dana Mirelle",
    "company.name": "Tern Analytics",
    "locale.jurisdiction": "US",
    "dates.employment_end": "2026-12-18",
}
FIRST: Record = {"text": "the dashboard", "due": "2026-12-01"}
SECOND: Record = {"text": "the call", "due": "2026-12-02"}
NAMED: Record = {"id": "bot", "text": "the bot", "due": "2026-12-03"}


def uids(name: str = "plan", /, **answers: Value) -> dict[str, str]:
    """The title of every entry and task with its identity; of several with one title the first."""
    draft = Draft()
    for field_id, value in {
        **EXAMPLE_ANSWERS,
        **{key.replace("__", "."): value for key, value in answers.items()},
    }.items():
        draft = draft.answer(field_id, value)
    walked = [one for one in read(ics.render(compose(Departure(draft, ON), name))).walk() if "UID" in one]
    return {f"{one.name} {one['SUMMARY']}": str(one["UID"]) for one in reversed(walked)}


@pytest.mark.parametrize("name", ["plan", "handover"])
def test_a_second_export_updates_the_first_when_dates_owners_or_notes_change(name: str) -> None:
    before = uids(name, handover__item=({"id": "IA-02", "due": "2026-12-01"}, FIRST, NAMED))
    after = uids(
        name,
        dates__employment_end="2026-12-30",
        sender__full_name=" dana  MIRELLE ",
        handover__item=(
            {"id": "IA-02", "due": "2026-12-07", "owner": "Bram"},
            {**FIRST, "id": "own-1", "due": "2026-12-08", "note": "ask"},
            {**NAMED, "due": "2026-12-09", "owner": "Femke"},
        ),
    )
    kept = [title for title in before if "VEVENT Meet " not in title]
    assert len(kept) == 2 + 2 * 3
    assert after.keys() == before.keys()
    assert after == before


NAMED_PEOPLE: dict[str, Value] = {
    "manager__name": "Elena Marsh",
    "handover__successor": "Bram Achterberg",
    "handover__contact": ({"who": "Ada", "about": "billing"}, {"who": "Wim"}),
}


def test_three_months_are_a_handful_of_entries_and_no_day_of_work_is_one() -> None:
    last = date(2027, 2, 26)
    titles = uids(
        **{**NAMED_PEOPLE, "dates__employment_end": last.isoformat(), "handover__item": (FIRST, SECOND, NAMED)}
    )
    events = [title.removeprefix("VEVENT ") for title in titles if title.startswith("VEVENT ")]
    assert len(events) <= 15
    assert {"Last working day", "Employment ends", "Handover: the call"} <= set(events)
    assert "Meet Elena Marsh: agree scope, the announcement and who takes over" in events
    assert "Meet Bram Achterberg: their rollback drill" in events
    assert sum(title.startswith("Meet your contacts") for title in events) == 1
    assert not any("critical path" in title or title.startswith("Handover day") for title in events)


def test_a_meeting_keeps_its_identity_when_its_day_and_who_is_met_change() -> None:
    before = uids(**NAMED_PEOPLE)
    after = uids(dates__employment_end="2027-02-26", **{**NAMED_PEOPLE, "manager__name": "Ines Moreau"})
    met = {title.replace("Elena Marsh", "Ines Moreau"): uid for title, uid in before.items() if " Meet " in title}
    assert len(met) > 6
    assert met.items() <= after.items()


def test_all_that_closes_with_the_account_is_one_entry_for_good() -> None:
    account: dict[str, Value] = {"account__jobs": "yes", "account__cloud_keys": "yes", "account__alerts": "unsure"}
    several = uids("handover", **account)
    single = uids("handover", account__jobs="yes")
    assert "VEVENT Handover: three things before your account closes" in several
    one = next(title for title in single if title.startswith("VEVENT Handover: "))
    assert single[one] == several["VEVENT Handover: three things before your account closes"]
    assert len(several) - len(single) == 0


@pytest.mark.parametrize("name", ["plan", "handover"])
@pytest.mark.parametrize("other", [{"sender__full_name": "Ada Nyström"}, {"company__name": "Heron & Slate"}])
def test_two_who_leave_do_not_overwrite_each_other(name: str, other: dict[str, Value]) -> None:
    items = (FIRST, NAMED, {"id": "IA-02", "due": "2026-12-01"})
    one, two = uids(name, handover__item=items), uids(name, handover__item=items, **other)
    assert one.keys() == two.keys()
    assert not set(one.values()) & set(two.values())


def test_an_item_that_is_removed_moves_no_other() -> None:
    before = uids(handover__item=(FIRST, SECOND))
    for left in ((SECOND,), remove_item((FIRST, SECOND), "own-1"), ({"id": "own-1", **SECOND},)):
        after = uids(handover__item=left)
        assert "VEVENT Handover: the dashboard" not in after
        assert after.items() <= before.items()
    added, _ = add_item((FIRST,), "OW", "the call")
    fresh = uids(handover__item=tuple({**one, "due": "2026-12-02"} for one in added))
    assert fresh.items() == before.items()


def test_items_with_the_same_words_are_two_entries() -> None:
    draft = Draft().answer("handover.item", (FIRST, FIRST))
    tasks = read(ics.render(compose(Departure(draft, ON), "handover"))).walk("VTODO")
    assert len({str(one["UID"]) for one in tasks}) == len(tasks) == 2


def test_who_leaves_and_what_was_written_cannot_be_read_from_an_identity() -> None:
    for uid in uids(handover__item=(FIRST, NAMED)).values():
        assert re.fullmatch(r"[0-9a-f]{32}@resign-tui", uid)


@pytest.mark.parametrize("typed", TRAPS)
def test_words_come_back_as_they_were(typed: str) -> None:
    data = ics.render(document(Event("k", typed, ON, typed, deadline=True)))
    assert said(data, "SUMMARY") == [legible(typed)] * 2
    assert said(data, "DESCRIPTION") == [legible(typed)] * 2
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
    assert said(data, "SUMMARY")[1::2] == [legible(title) for title, _, _ in entries]


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
    assert {name for name in document_kinds() if registry.get("ics").takes(name)} == {"handover", "plan"}
    with pytest.raises(UsageError):
        registry.render(clear(compose(personas()["T-01"].departure, "letter")), "ics")
