"""What a plan says beside its days: whether it fits, who it is for, and what it leaves out."""

from __future__ import annotations

import re

from resign_tui.core.answers.draft import Value
from resign_tui.core.plan.schedule import plan, whole_hours
from tests.core.plan.test_plan import OWNS, all_ids, until


def test_garden_leave_asks_for_the_day_0_page() -> None:
    assert any("sent home" in note for note in plan(until("2026-12-21", {"contract.garden_leave": "done"})).notes)


def test_mistreated_covers_the_named_system_and_urgent_access_in_writing() -> None:
    one = until("2026-12-21", OWNS, scenario="mistreated")
    made = plan(one)
    found = all_ids(made)
    assert {item for item in found if item[:2] not in ("MV", "OW", "IA", "XC")} == {"ET-04", "ET-05", "CT-13"}
    priority = {item.id: item.priority for item in one.checklist.items}
    assert {item for item in found if priority[item] != "P0"} == {"XC-16", "XC-17"}
    assert "in writing" in made.notes[0].lower()
    assert not any("paid help" in note for note in made.notes)
    asked = sum(day.hours for day in made.days)
    assert made.notes[1].startswith(f"This plan asks for about {whole_hours(asked)} hours; 20 working days leave")


def test_mistreated_access_of_lower_priority_is_left_out() -> None:
    low: dict[str, Value] = {"handover.item": ({"id": "ET-04", "priority": "P1"},)}
    made = plan(until("2026-12-21", OWNS, low, scenario="mistreated"))
    assert "ET-04" not in all_ids(made)
    assert "ET-04" in made.later


def test_mistreated_says_when_it_does_not_fit() -> None:
    notes = plan(until("2026-11-27", OWNS, scenario="mistreated")).notes
    assert any(note.startswith("That does not fit.") for note in notes)
    assert not any("paid help" in note for note in notes)


def test_one_working_day_is_said_as_one() -> None:
    assert any("; one working day leaves about 5 hours for it." in note for note in plan(until("2026-11-24")).notes)


def test_advice_for_the_person_alone_is_not_shared() -> None:
    made = plan(until("2026-12-07", OWNS, {"contract.garden_leave": "done"}))
    assert set(made.shared) < set(made.notes)
    private = " ".join(note for note in made.notes if note not in made.shared)
    assert "sent home" in private
    assert "paid help" in private
    assert not any(re.search(r"\b(you|your)\b", note) for note in made.shared)


def test_hours_are_said_in_whole_ones_that_hold_them() -> None:
    assert [whole_hours(one) for one in (0, 0.5, 5.0, 106.2, 0.1 + 0.2 - 0.3, 106.5)] == [0, 1, 5, 107, 0, 107]


def test_nobody_to_hand_to() -> None:
    alone = {key: value for key, value in OWNS.items() if key != "handover.successor"}
    for more, said in (
        ({}, True),
        ({"handover.successor": "the platform team"}, False),
        ({"handover.system": ({"name": "ranker", "backup": "Bram"},)}, False),
    ):
        made = plan(until("2026-12-21", alone, more))
        assert any("Nobody is named" in note for note in made.notes) is said
        assert any("successor" in day.focus for day in made.days) is not said


def test_no_day_no_plan_but_a_sentence() -> None:
    for last, words in (
        ("soonish", "needs the last working day"),
        ("2026-11-23", "No working day"),
        ("2190-01-01", "three years"),
    ):
        made = plan(until(last))
        assert made.days == ()
        assert words in made.notes[0]
