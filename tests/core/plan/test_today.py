"""Today: what slipped, what is to be done, who is met, and what a tick or a putting off makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.departure import Departure
from resign_tui.core.plan.placing import HOURS_A_DAY
from resign_tui.core.plan.schedule import next_day, plan, time_left
from resign_tui.core.plan.today import Today, due_words, is_handed_in, is_todays, load_words, today
from resign_tui.ui.session import Session
from tests.core.plan.test_plan import OWNS, until

SENT: dict[str, Value] = {"sent.on": "2026-11-23", "dates.given": "2026-11-23", "manager.name": "Elena Marsh"}
WEDNESDAY = date(2026, 12, 2)


def a_day(day: date = WEDNESDAY, *records: Record, **more: Value) -> Departure:
    answers: Mapping[str, Value] = {
        **SENT,
        "handover.item": records,
        **{k.replace("__", "."): v for k, v in more.items()},
    }
    return until("2026-12-21", OWNS, answers, today=day)


def ids(here: Today) -> list[str]:
    return [item.id for item in here.items]


def test_what_slipped_comes_first_with_its_days_then_what_is_due_then_the_rest() -> None:
    late: tuple[Record, ...] = (
        {"id": "bot", "text": "the bot", "due": "2026-12-01"},
        {"id": "call", "text": "the call", "due": "2026-11-27"},
        {"id": "index", "text": "the index", "due": "2026-12-02"},
    )
    here = today(a_day(WEDNESDAY, *late))
    assert [item.id for item in here.slipped[:2]] == ["call", "bot"]
    assert here.tasks[0].id == "index"
    assert [due_words(item, WEDNESDAY) for item in (*here.slipped[:2], here.tasks[0])] == [
        "5 days late", "1 day late", "due today",
    ]  # fmt: skip
    planned = next(day for day in plan(a_day(WEDNESDAY, *late)).days if day.date == WEDNESDAY)
    assert set(planned.item_ids) == set(ids(here))
    assert (here.number, here.room) == (7, HOURS_A_DAY)
    assert here.ahead is not None
    assert here.ahead.date == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("due", "said"),
    [("2026-12-03", "due tomorrow"), ("2026-12-05", "due Saturday"), ("2026-12-11", "due Fri 11 Dec"), ("soon", "")],
)
def test_days_are_said_as_people_say_them(due: str, said: str) -> None:
    item = a_day(WEDNESDAY, {"id": "bot", "text": "the bot", "due": due}).checklist.item("bot")
    assert item is not None
    assert due_words(item, WEDNESDAY) == said


def test_who_is_met_bears_a_name() -> None:
    monday = today(a_day(date(2026, 11, 24), {"id": "XC-01", "owner": "Wim de Vries"}))
    said = {meeting.who: meeting.about for meeting in monday.meetings}
    assert said["Elena Marsh"] == "agree scope, the announcement and who takes over"
    assert said["Wim de Vries"] == "Owner map"
    people = today(a_day(date(2026, 11, 25), handover__contact=({"who": "Ada", "about": "billing"},)))
    assert [meeting.who for meeting in people.meetings if meeting.about.endswith("; billing")] == ["Ada"]


def test_a_tick_leaves_the_day_shorter_and_brings_nothing_in_its_place() -> None:
    session = Session(a_day().draft, WEDNESDAY)
    before = today(session.departure)
    left = ids(before)
    assert len(left) > 2
    for count, item_id in enumerate(left, 1):
        session = session.tick(item_id)
        here = today(session.departure)
        assert ids(here) == left[count:]
        assert {item.id for item in here.done} == set(left[:count])
        assert here.hours_open + here.hours_done == pytest.approx(before.hours_open)
    assert here.rest.endswith(" The rest can wait.")
    again = session.tick(left[0])
    assert ids(today(again.departure)) == left[:1]
    tomorrow = today(session.on(date(2026, 12, 3)).departure)
    assert not tomorrow.done
    assert tomorrow.items


def test_something_of_less_weight_that_is_done_moves_nothing_else() -> None:
    late: tuple[Record, ...] = tuple(
        {"id": f"late-{count}", "text": "late", "due": "2026-12-01", "priority": "P2", "estimate_hours": "3"}
        for count in range(3)
    )
    session = Session(a_day(WEDNESDAY, *late).draft, WEDNESDAY)
    before = ids(today(session.departure))
    after = session.tick("late-0").tick("late-2")
    assert ids(today(after.departure)) == [item_id for item_id in before if item_id not in ("late-0", "late-2")]


def test_what_is_ticked_before_handing_in_or_for_another_day_takes_no_time_of_today() -> None:
    early = Session(until("2026-12-21", OWNS).draft, date(2026, 11, 23)).tick("MV-01")
    assert "done_on" not in early.item_records[0]
    session = Session(a_day().draft, WEDNESDAY)
    assert not is_todays(session.departure, "XC-17")
    assert "done_on" not in session.tick("XC-17").item_records[0]
    assert ids(today(session.tick("XC-17").departure)) == ids(today(session.departure))


def test_what_is_put_off_stands_on_the_next_working_day_and_a_day_it_was_due_moves_along() -> None:
    friday = date(2026, 12, 4)
    session = Session(a_day(friday, {"id": "bot", "text": "the bot", "due": "2026-12-03"}).draft, friday)
    planned = next(item_id for item_id in ids(today(session.departure)) if item_id != "bot")
    assert next_day(session.departure) == date(2026, 12, 7)
    after = session.put_off("bot").put_off(planned)
    assert not {"bot", planned} & set(ids(today(after.departure)))
    monday = today(after.on(date(2026, 12, 7)).departure)
    assert "bot" in ids(monday)
    assert planned in ids(monday)
    assert not {"bot", planned} & {item.id for item in monday.slipped}
    bot, other = after.departure.checklist.item("bot"), after.departure.checklist.item(planned)
    assert bot is not None and other is not None
    assert str(bot.due_on) == "2026-12-07"
    assert other.due_on is None
    assert ids(today(after.undo().undo().departure)) == ids(today(session.departure))


@pytest.mark.parametrize("day", [date(2026, 11, 24), WEDNESDAY, date(2026, 12, 9), date(2026, 12, 18)])
def test_what_is_put_off_leaves_the_day_shorter_and_brings_nothing_in_its_place(day: date) -> None:
    session = Session(a_day(day, {"id": "bot", "text": "the bot", "due": "2026-12-02"}).draft, day)
    here = today(session.departure)
    left = set(ids(here))
    assert left
    while here.items:
        first, enough = here.items[0].id, {item.id for item in here.enough}
        session = session.put_off(first)
        before, here = set(ids(here)), today(session.departure)
        assert set(ids(here)) == before - {first}
        assert {item.id for item in here.enough} <= enough
    assert here.rest.endswith(" The rest can wait.")
    planned = [item_id for each in plan(session.departure).days for item_id in each.item_ids]
    assert set(left) <= set(planned)
    assert len(planned) == len(set(planned))


def test_what_was_put_off_before_a_weekend_is_no_work_of_that_weekend() -> None:
    friday = Session(a_day(date(2026, 12, 4)).draft, date(2026, 12, 4))
    for item_id in ids(today(friday.departure)):
        friday = friday.put_off(item_id)
    assert today(friday.departure).rest == "Today's list is done. The rest can wait."
    for day in (5, 6):
        here = today(friday.on(date(2026, 12, day)).departure)
        assert (here.rest, here.put_off) == ("Nothing on the list today.", ())


def test_of_more_than_a_day_holds_it_says_what_is_enough_and_what_has_no_room() -> None:
    day = date(2026, 12, 9)
    here = today(a_day(day, {"id": "bot", "text": "the bot", "due": "2026-12-09"}))
    assert here.hours_open > here.room
    assert sum(item.hours for item in here.enough) <= here.room
    assert "bot" in {item.id for item in here.enough}
    assert {*here.enough, *here.more} == set(here.items)
    assert load_words(here).startswith(f"{sum(item.hours for item in here.enough):g} h for today; ")
    assert load_words(here).endswith(" h more have no room.")
    session = Session(a_day(day).draft, day)
    for item in today(session.departure).enough:
        session = session.tick(item.id)
    done = today(session.departure)
    assert done.more
    assert load_words(done).startswith(f"Enough for today, {done.hours_done:g} h done; ")


def test_the_last_day_holds_what_fits_and_the_rest_goes_to_the_manager() -> None:
    here = today(a_day(date(2026, 12, 21)))
    assert sum(item.hours for item in here.enough) <= here.room < here.hours_open
    assert load_words(here) == "5 h for today; the manager gets the rest in writing."
    assert here.sections[2][0] == "For the manager"


def test_what_helps_is_said_where_the_days_do_not_hold_what_is_open() -> None:
    here = today(a_day(date(2026, 12, 9)))
    assert here.helps[0] == "That does not fit. P2 is left out, and the manager chooses what comes first."
    assert "extend the notice" in here.helps[1]
    made = a_day(date(2026, 12, 9))
    lesser: tuple[Record, ...] = tuple(
        {"id": item.id, "status": "done"} for item in made.checklist.items if item.priority == "P2"
    )
    assert today(a_day(date(2026, 12, 9), *lesser)).helps[0] == (
        "That does not fit. The manager chooses what comes first."
    )
    light = tuple({"id": item.id, "status": "done"} for item in made.checklist.items[5:])
    assert today(a_day(date(2026, 12, 9), *light)).helps == ()


def test_on_the_last_day_nothing_is_put_off() -> None:
    last = date(2026, 12, 21)
    session = Session(a_day(last).draft, last)
    assert next_day(session.departure) is None
    assert session.put_off(ids(today(session.departure))[0]) is session


def test_days_without_a_plan_say_one_calm_line() -> None:
    saturday = today(a_day(date(2026, 12, 5)))
    assert (saturday.items, saturday.room, saturday.rest) == ((), 0, "Nothing on the list today.")
    assert saturday.ahead is not None
    after = a_day(date(2026, 12, 22))
    assert not is_handed_in(after)
    assert (today(after).rest, load_words(today(after))) == ("", "")
    assert is_handed_in(a_day())
    assert not is_handed_in(until("2026-12-21", OWNS))
    assert "step 3" in today(until("soonish", OWNS)).rest


def test_what_the_plan_had_on_a_day_that_is_past_has_slipped_with_that_day() -> None:
    made = a_day()
    here = today(made)
    before = {item_id: day.date for day in plan(a_day(date(2026, 11, 24))).days for item_id in day.item_ids}
    meant = {item_id for item_id, day in before.items() if day < WEDNESDAY}
    assert {item.id for item in here.slipped} <= meant
    assert here.slipped
    assert here.spread == len(meant) - len(here.slipped) > 0
    assert all(here.missed[item.id] < WEDNESDAY and due_words(item, WEDNESDAY) == "" for item in here.slipped)
    assert due_words(here.slipped[0], WEDNESDAY, here.missed).startswith("planned ")
    done = today(a_day(WEDNESDAY, *({"id": item_id, "status": "done"} for item_id in meant)))
    assert (done.slipped, done.spread, dict(done.missed)) == ((), 0, {})


def test_on_the_first_day_nothing_of_the_plan_has_slipped() -> None:
    first = today(a_day(date(2026, 11, 24)))
    assert (first.slipped, first.spread) == ((), 0)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "20 working days to come"),
        (date(2026, 11, 24), "20 working days left"),
        (date(2026, 11, 25), "19 working days left"),
        (date(2026, 12, 21), "1 working day left"),
        (date(2026, 12, 22), "no working day left"),
    ],
)
def test_a_day_is_left_until_it_is_over_and_counts_from_the_first_day_of_the_notice(day: date, said: str) -> None:
    assert time_left(a_day(day)) == said


@pytest.mark.parametrize(("way", "asked"), [("email", True), ("hr_portal", True), ("paper_in_person", False)])
def test_the_day_of_handing_in_asks_for_the_line_that_confirms_it(way: str, asked: bool) -> None:
    monday = today(a_day(date(2026, 11, 23), delivery__mode=way))
    met = [(meeting.who, meeting.about) for meeting in monday.meetings]
    assert (("Elena Marsh", "ask for a line that confirms receipt and the last day") in met) == asked
    assert monday.rest == ("Nothing on the list today." if asked else "Nothing to do today.")


def test_the_line_that_confirms_it_is_asked_for_until_it_is_there() -> None:
    session = Session(a_day(WEDNESDAY).draft, WEDNESDAY)
    assert [meeting.key for meeting in today(session.departure).to_meet] == ["receipt"]
    after = session.meet("receipt")
    assert [(meeting.key, meeting.is_met) for meeting in today(after.departure).meetings] == [("receipt", True)]
    thursday = date(2026, 12, 3)
    assert "receipt" in [meeting.key for meeting in today(session.on(thursday).departure).to_meet]
    assert "receipt" not in [meeting.key for meeting in today(after.on(thursday).departure).meetings]
    assert today(after.meet("receipt").departure).meetings == today(session.departure).meetings
    again = after.take_back().hand_in(WEDNESDAY)
    assert "receipt" in [meeting.key for meeting in today(again.departure).to_meet]


def test_a_day_is_done_once_its_hours_and_its_talks_are() -> None:
    first = date(2026, 11, 24)
    session = Session(a_day(first).draft, first)
    for item_id in ids(today(session.departure)):
        session = session.tick(item_id)
    here = today(session.departure)
    assert (
        here.rest == f"Today's list is done. The day has {5 - here.hours_done:g} h more: what comes next can begin now."
    )
    day = Session(a_day().draft, WEDNESDAY)
    for item_id in ids(today(day.departure)):
        day = day.tick(item_id)
    assert today(day.departure).rest == "Today's list is done. The rest can wait."
    for meeting in today(day.departure).meetings:
        day = day.meet(meeting.key)
    assert today(day.departure).rest == "Done for today. The rest can wait."


def test_what_slipped_tells_the_day_that_is_past_and_not_one_to_come() -> None:
    here = today(a_day(WEDNESDAY, account__jobs="yes"))
    due = [item for item in here.slipped if item.due_on and item.due_on > WEDNESDAY]
    assert due
    assert all(due_words(item, WEDNESDAY, here.missed).startswith("planned ") for item in due)
