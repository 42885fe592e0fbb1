"""The transition plan: which work on which day, for any number of days, and anew after every change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.departure import Departure
from resign_tui.core.handover.named import named
from resign_tui.core.plan.placing import HOURS_A_DAY
from resign_tui.core.plan.schedule import Plan, days_left, plan
from tests.core.cases import TODAY, answers_for, departure, wide
from tests.personas import personas

OWNS: dict[str, Value] = {
    "ownership.prod_model": "true",
    "ownership.pipelines": "true",
    "ownership.custom_tooling": "true",
    "ownership.training_in_flight": "true",
    "handover.successor": "Bram Achterberg",
}


def until(last: str, *more: Mapping[str, Value], scenario: str = "open_door", today: date = TODAY) -> Departure:
    return departure(wide(answers_for(scenario, {"dates.employment_end": last}, *more)), today)


def _long_list(persona: str) -> Departure:
    one = personas()[persona]
    return departure(wide(one.draft.answers), one.today)


def all_ids(made: Plan) -> list[str]:
    return [one for day in made.days for one in day.item_ids]


def number_of(made: Plan) -> dict[str, int]:
    return {one: day.number for day in made.days for one in day.item_ids}


def test_two_weeks() -> None:
    made = plan(_long_list("T-01"))
    assert [(day.date.isoformat(), day.number, re.split("[,:;]| with ", day.focus)[0]) for day in made.days] == [
        ("2026-11-24", 1, "Scope"),
        ("2026-11-25", 2, "Urgent access"),
        ("2026-11-26", 3, "Urgent models"),
        ("2026-11-27", 4, "Ongoing work"),
        ("2026-11-30", 5, "Deployment"),
        ("2026-12-01", 6, "The other way round"),
        ("2026-12-02", 7, "Experiments"),
        ("2026-12-03", 8, "Tooling"),
        ("2026-12-04", 9, "Remaining secrets changed or passed on"),
        ("2026-12-07", 10, "Receipts signed"),
    ]  # fmt: skip
    where = {one: day.number for day in made.days for one in day.item_ids}
    for item_id, number in {
        "IA-02": 2,
        "IA-07": 2,
        "MV-01": 3,
        "OW-13": 4,
        "ET-03": 7,
        "CT-04": 8,
        "XC-17": 10,
    }.items():
        assert where[item_id] == number
    assert made.hours_left == 50
    assert made.notes[0].startswith("P0 and P1 ask for about ")
    assert made.notes[1].startswith("That does not fit.")


def test_four_weeks() -> None:
    made = plan(until("2026-12-21", OWNS))
    assert len(made.days) == 20
    assert [re.split("[,:;]", day.focus)[0] for day in made.days] == [
        "Scope",
        "Which items are the most urgent",
        "Urgent access",
        "Urgent models",
        "Ongoing work",
        "Notes on the most critical system",
        "How models are trained and judged",
        "Deployment and CI",
        "Data",
        "Tools",
        "The successor leads",
        "Retraining by the successor",
        "Rollback drill by the successor",
        "Experiments",
        "Dead ends and why",
        "Audit of secrets",
        "Audit of jobs and admins",
        "Production changes by others only",
        "Vendors",
        "Receipts signed",
    ]
    where = {one: day.number for day in made.days for one in day.item_ids}
    for item_id, number in {
        "IA-02": 3,
        "MV-07": 4,
        "OW-06": 5,
        "MV-06": 6,
        "ET-01": 14,
        "IA-03": 16,
        "XC-17": 20,
    }.items():
        assert where[item_id] == number


def test_nothing_that_must_be_done_is_lost_or_done_twice() -> None:
    for last in ("2026-12-07", "2026-12-21", "2027-02-26", "2026-12-14"):
        one = until(last, OWNS)
        made = plan(one)
        found = all_ids(made)
        assert len(found) == len(set(found))
        assert {*found, *made.later} == {item.id for item in one.checklist.work_order if not item.in_doubt}
        must = {item.id for item in one.checklist.work_order if item.priority != "P2" and not item.in_doubt}
        assert must <= set(found)


def test_what_nobody_said_there_is_has_no_day_until_it_is_said() -> None:
    asked = until("2026-12-21", {**OWNS, "ownership.training_in_flight": ""})
    answered = until("2026-12-21", {**OWNS, "ownership.open_incident": "true"})
    for item_id, words in (("OW-01", "If a run is in progress: "), ("OW-04", "If an incident is open: ")):
        assert item_id not in all_ids(plan(asked)) and item_id in all_ids(plan(answered))
        doubted, known = asked.checklist.item(item_id), answered.checklist.item(item_id)
        assert doubted is not None and known is not None
        assert doubted.text.startswith(words) and named(doubted).text == doubted.text
        assert not known.text.startswith("If ")
    assert not any("runs stand" in day.focus or "incidents" in day.focus for day in plan(asked).days)
    assert any("incidents" in day.focus for day in plan(answered).days)
    assert any("once you answer whether" in note for note in plan(asked).notes)
    assert not any("once you answer whether" in note for note in (*plan(answered).notes, *plan(asked).shared))
    run = until("2026-12-21", {**OWNS, "ownership.training_in_flight": "", "handover.work": ({"kind": "training"},)})
    assert "OW-01" in all_ids(plan(run))
    assert any("runs stand" in day.focus for day in plan(run).days)


def test_p2_waits_where_there_is_no_time_for_it() -> None:
    short, long = plan(until("2026-12-07", OWNS)), plan(until("2027-02-26", OWNS))
    assert short.later
    assert not long.later
    assert short.hours_open > short.hours_left
    assert long.hours_open <= long.hours_left
    assert any("does not fit" in note for note in short.notes)
    assert not any("does not fit" in note for note in long.notes)


def test_hours_are_those_of_the_items() -> None:
    one = until("2026-12-21", OWNS)
    made = plan(one)
    hours = {item.id: item.hours for item in one.checklist.items}
    for day in made.days:
        assert day.hours == pytest.approx(sum(hours[item] for item in day.item_ids))


@pytest.mark.parametrize("last", ["2026-11-26", "2026-12-04", "2026-12-07", "2026-12-21", "2027-01-25"])
def test_what_is_ticked_drops_out_and_nothing_comes_later_for_it(last: str) -> None:
    before = number_of(plan(until(last, OWNS)))
    for ticked in (("IA-02",), ("MV-01", "OW-06"), ("IA-01", "IA-03", "IA-08", "XC-10"), tuple(before)[::3]):
        ticks: tuple[Record, ...] = tuple({"id": one, "status": "done"} for one in ticked)
        after = number_of(plan(until(last, OWNS, {"handover.item": ticks})))
        assert set(before) - set(after) == set(ticked)
        assert all(after[one] <= before[one] for one in set(before) - set(ticked))


def test_one_tick_leaves_most_where_it_was() -> None:
    before = number_of(plan(until("2026-12-21", OWNS)))
    after = number_of(plan(until("2026-12-21", OWNS, {"handover.item": ({"id": "MV-05", "status": "done"},)})))
    assert sum(before[one] != after[one] for one in after) <= len(after) / 5


@pytest.mark.parametrize("last", ["2026-11-26", "2026-12-04", "2026-12-07", "2026-12-14", "2026-12-21", "2027-01-25"])
def test_no_day_is_asked_for_much_more_than_its_share(last: str) -> None:
    """Half of the item that reaches over a day's end may come on top, and what the first days do not hold."""
    made = plan(until(last, OWNS))
    asked = sum(day.hours for day in made.days)
    share = max(HOURS_A_DAY, asked / len(made.days))
    assert max(day.hours for day in made.days) <= max(share * 1.25, share + 2.5)
    middle = [day.hours for day in made.days[2:-1]]
    if asked > made.hours_left and middle:
        assert min(middle) >= share * 0.75


def test_the_work_that_cannot_wait_begins_on_its_day_and_stays_in_front() -> None:
    for last in ("2026-12-04", "2026-12-07", "2026-12-21", "2027-01-25"):
        one = until(last, OWNS)
        where = number_of(plan(one))
        begins = 3 if len(plan(one).days) >= 20 else 2
        assert where["IA-02"] == begins
        assert where["MV-01"] == where["MV-02"] == begins + 1
        assert where["OW-06"] == begins + 2
        assert max(where[item] for item in ("IA-07", "IA-08", "IA-09", "IA-21")) <= begins + 5


def test_the_focus_names_what_was_moved_to_the_day() -> None:
    made = plan(until("2026-12-04", OWNS))
    third = made.days[2]
    assert "IA-04" in third.item_ids
    assert third.focus.startswith("Urgent models")
    assert third.also.startswith("urgent access")
    assert third.about == f"{third.focus}; also {third.also}"
    assert made.days[1].about == made.days[1].focus


def test_once_handed_in_the_plan_counts_from_there_and_late_work_is_spread_over_the_days_left() -> None:
    sent: dict[str, Value] = {"sent.on": "2026-11-23", "dates.given": "2026-11-23"}
    before = plan(until("2026-12-21", OWNS, sent))
    a_week_later = until("2026-12-21", OWNS, sent, today=date(2026, 11, 30))
    later = plan(a_week_later)
    assert [day.number for day in later.days] == list(range(5, 21))
    assert [(day.date, day.focus) for day in later.days] == [(day.date, day.focus) for day in before.days[4:]]
    late = [one for day in before.days[:4] for one in day.item_ids]
    where = {one: day.number for day in later.days for one in day.item_ids}
    assert set(where) == set(all_ids(before))
    order = [item.id for item in a_week_later.checklist.work_order if item.id in late]
    assert [where[one] for one in order] == sorted(where[one] for one in order)
    assert where[order[0]] == 5
    assert where[order[-1]] < 20
    assert set(later.days[-1].item_ids) == set(before.days[-1].item_ids)
    assert max(day.hours for day in later.days) < 109 / 16 * 1.35
    assert later.hours_left == 16 * HOURS_A_DAY
    assert any("anew from today" in note for note in later.notes)


def test_leave_and_free_days_shrink_the_plan() -> None:
    full = plan(until("2026-12-21", OWNS))
    free = plan(until("2026-12-21", OWNS, {"calendar.holidays": ("2026-11-26", "2026-11-27")}))
    leave = plan(until("2026-12-21", OWNS, {"leave.days_left": "12", "leave.use_to_shorten": "yes"}))
    assert (len(full.days), len(free.days), len(leave.days)) == (20, 18, 8)
    assert date(2026, 11, 26) not in [day.date for day in free.days]
    assert any(note.startswith("Twelve days of leave") for note in leave.notes)


def test_a_few_days_hold_only_what_cannot_wait() -> None:
    one = until("2026-11-26", OWNS)
    made = plan(one)
    assert len(made.days) == 3
    priority = {item.id: item.priority for item in one.checklist.items}
    assert {priority[item] for item in all_ids(made)} == {"P0"}
    assert made.later
    assert "day-0 page" in made.notes[0]


def test_a_long_notice_is_off_the_critical_path_by_week_four() -> None:
    made = plan(until("2027-03-31", OWNS))
    assert len(made.days) > 80
    assert all(day.focus.startswith("Nothing waits for one person") for day in made.days[15:-5])
    assert not any(day.item_ids for day in made.days[25:-9])
    assert [re.split("[,:;]", day.focus)[0] for day in made.days[-5:-1]] == [
        "Audit of secrets",
        "Audit of jobs and admins",
        "Production changes by others only",
        "Vendors",
    ]
    where = number_of(made)
    assert where["XC-06"] >= len(made.days) - 4
    assert where["IA-03"] == len(made.days) - 4
    assert made.days[-1].focus.startswith("Receipts")
    assert any("week four" in note for note in made.notes)


def test_a_due_date_brings_an_item_forward_but_never_before_today() -> None:
    due: dict[str, Value] = {
        "handover.item": (
            {"id": "ET-01", "due": "2026-11-25"},
            {"id": "XC-17", "due": "2026-10-01"},
            {"id": "IA-02", "due": "2026-12-04"},
        )
    }
    where = {one: day.date for day in plan(until("2026-12-21", OWNS, due)).days for one in day.item_ids}
    assert where["ET-01"] == date(2026, 11, 25)
    assert where["XC-17"] == date(2026, 11, 24)
    assert where["IA-02"] == date(2026, 11, 26)


@settings(max_examples=60, deadline=None)
@given(
    st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=500)),
    st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40)),
    st.sampled_from(["open_door", "closed_door", "mistreated", "counter_offer"]),
    st.integers(0, 30),
)
def test_every_day_of_any_plan_is_a_working_day_ahead(last: date, sent: date, scenario: str, leave: int) -> None:
    dates: dict[str, Value] = {
        "sent.on": sent.isoformat(),
        "leave.days_left": str(leave),
        "leave.use_to_shorten": "yes",
        "calendar.holidays": ("2026-12-25",),
    }
    one = until(last.isoformat(), dates, OWNS, scenario=scenario)
    made = plan(one)
    assert made.notes
    assert days_left(one) == len(made.days)
    assert list(made.days) == sorted(made.days, key=lambda day: day.date)
    for day in made.days:
        assert day.date in one.timeline.workdays
        assert one.today <= day.date <= (one.timeline.last_day or date.max)
    assert len(all_ids(made)) == len(set(all_ids(made)))


def test_a_week_left_with_nothing_done_is_still_a_plan() -> None:
    """No day is asked for everything at once, and the last one keeps to what belongs to it."""
    sent: dict[str, Value] = {"sent.on": "2026-11-16", "dates.given": "2026-11-16"}
    made = plan(until("2026-11-27", OWNS, sent))
    assert [day.number for day in made.days] == [5, 6, 7, 8, 9]
    assert max(len(day.item_ids) for day in made.days) < len(all_ids(made)) / 2
    assert set(made.days[-1].item_ids) == {"XC-16", "XC-17", "XC-19"}
