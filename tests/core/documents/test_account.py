"""What vanishes with the account: each answer moves rows of the handover; verdicts and receipts stand on items."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.rows import HandoverRow, groups
from resign_tui.core.plan.schedule import plan
from tests.core.cases import TODAY, answers_for, departure

ASKED = {row.account: row for group in groups() for row in group.rows if row.account}
"""The row behind each question of the interview."""


def until(last: str, **account: str) -> Departure:
    """A departure with these answers to the interview."""
    answers: dict[str, Value] = {f"account.{key}": value for key, value in account.items()}
    return departure(answers_for("open_door", {"dates.employment_end": last}, answers))


def item(one: Departure, item_id: str) -> Item:
    found = one.checklist.item(item_id)
    assert found is not None
    return found


def test_every_question_has_a_row_and_every_row_a_question() -> None:
    asked = {one for one in catalogue.fields() if one.startswith("account.") and not one.endswith("_which")}
    assert set(ASKED) == asked
    assert len(asked) == 16
    for one in asked:
        assert [choice.value for choice in catalogue.field(one).choices] == ["yes", "no", "unsure"]
        assert catalogue.field(f"{one}_which").when


@pytest.mark.parametrize(("question", "row"), ASKED.items(), ids=ASKED)
def test_yes_brings_a_dated_item_no_takes_it_away_and_not_sure_keeps_it_open(question: str, row: HandoverRow) -> None:
    owns = {"ownership.llm_app": "true"}
    base = answers_for("open_door", {"dates.employment_end": "2026-12-07"}, owns)
    yes = departure({**base, question: "yes", f"{question}_which": "the night run"})
    found = item(yes, row.id)
    assert found.is_open
    assert found.dies
    assert found.held_in == "account"
    assert found.which == "the night run"
    assert found.due_on == date(2026, 12, 3)
    assert found.priority in ("P0", "P1")
    unsure = item(departure({**base, question: "unsure"}), row.id)
    assert unsure.is_open
    assert unsure.may_die
    assert not unsure.dies
    assert unsure.due_on == date(2026, 12, 3)
    gone = departure({**base, question: "no"}).checklist.item(row.id)
    assert gone is not None
    assert gone.status == ("todo" if row.needed else "not_applicable")
    assert gone.held_in != "account" or not gone.counts
    assert row.star or row.needed or not gone.stands


def test_a_question_that_was_not_answered_changes_nothing() -> None:
    untouched = departure(answers_for("open_door", {"dates.employment_end": "2026-12-07"})).checklist
    assert not any(one.due_on or one.dies or one.which for one in untouched.items)


def test_the_day_is_two_working_days_before_the_last_and_never_before_today() -> None:
    assert until("2026-12-07").account_until == date(2026, 12, 3)
    assert until("2026-12-04").account_until == date(2026, 12, 2)
    assert until("2026-11-24").account_until == TODAY
    assert until("soonish").account_until is None
    free = departure(
        answers_for("open_door", {"dates.employment_end": "2026-12-07", "calendar.holidays": ("2026-12-03",)})
    )
    assert free.account_until == date(2026, 12, 2)


def test_the_date_follows_the_last_day_and_a_typed_one_counts_more() -> None:
    assert item(until("2026-12-07", jobs="yes"), "IA-09").due_on == date(2026, 12, 3)
    assert item(until("2026-12-21", jobs="yes"), "IA-09").due_on == date(2026, 12, 17)
    typed: dict[str, Value] = {"handover.item": ({"id": "IA-09", "due": "2026-11-25"},), "account.jobs": "yes"}
    one = departure(answers_for("open_door", {"dates.employment_end": "2026-12-07"}, typed))
    assert item(one, "IA-09").due_on == date(2026, 11, 25)


def test_a_yes_stands_in_the_plan_in_time() -> None:
    one = until("2026-12-07", runs="yes", mailboxes="yes", domains="yes")
    where = {item_id: day.date for day in plan(one).days for item_id in day.item_ids}
    for item_id in ("ET-04", "IA-24", "IA-20"):
        assert where[item_id] <= date(2026, 12, 3)


def test_what_is_let_go_leaves_the_count_and_the_plan_and_comes_back() -> None:
    base = answers_for("open_door", {"dates.employment_end": "2026-12-07"})
    before, after = departure(base), departure({**base, "handover.item": ({"id": "ET-02", "verdict": "drop"},)})
    assert after.checklist.total == before.checklist.total - 1
    assert not item(after, "ET-02").is_open
    assert "ET-02" not in [one for day in plan(after).days for one in day.item_ids]
    for verdict in ("transfer", "finish", "unowned", "nonsense"):
        kept = departure({**base, "handover.item": ({"id": "ET-02", "verdict": verdict},)})
        assert kept.checklist.total == before.checklist.total
        assert item(kept, "ET-02").is_open
        assert item(kept, "ET-02").verdict == ("" if verdict == "nonsense" else verdict)


def test_a_receipt_says_who_when_and_whether_they_have_done_it_alone() -> None:
    record: Record = {"id": "MV-07", "received_by": "Priya", "received_on": "2026-12-02", "without_me": "yes"}
    owns: dict[str, Value] = {"ownership.prod_model": "true", "handover.item": (record,)}
    found = item(departure(answers_for("open_door", owns)), "MV-07")
    assert (found.received_by, found.received_day, found.is_proven) == ("Priya", date(2026, 12, 2), True)
    assert found.is_accepted
    typed: Record = {"id": "MV-07", "received_on": "some day", "without_me": "not_yet"}
    vague = item(departure(answers_for("open_door", {**owns, "handover.item": (typed,)})), "MV-07")
    assert (vague.received_on, vague.received_day, vague.is_proven) == ("some day", None, False)
    assert vague.is_accepted


def test_drafts_that_share_their_values_do_not_share_their_checklist() -> None:
    jobs, bots = until("2026-12-07", jobs="yes"), until("2026-12-07", bots="yes")
    assert item(jobs, "IA-09").dies
    assert not item(bots, "IA-09").dies
    assert item(bots, "CT-13").dies
    soon: dict[str, Value] = {"handover.item": ({"id": "ET-01", "due": "+2w"},)}
    answers = answers_for("open_door", {"dates.employment_end": "2027-02-26"}, soon)
    days = [item(departure(answers, today), "ET-01").due_on for today in (TODAY, date(2026, 12, 1))]
    assert days == [date(2026, 12, 7), date(2026, 12, 15)]


def test_an_answer_whose_question_is_hidden_does_not_count() -> None:
    owns = {"ownership.llm_app": "true"}
    base = answers_for("open_door", {"dates.employment_end": "2026-12-07", "account.llm_admin": "yes"})
    assert item(departure({**base, **owns}), "IA-16").dies
    assert not item(departure(base), "IA-16").stands
