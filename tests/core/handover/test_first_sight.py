"""What a person meets before they have done anything: a list that is theirs."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.documents import compose
from resign_tui.core.plan.schedule import plan
from tests.core.cases import departure, words_of
from tests.core.pages import OWNER, document
from tests.personas import personas

FIRST_SIGHT = {
    "T-01": (24, 8, 33),
    "T-02": (36, 15, 46),
    "T-03": (24, 8, 33),
    "T-04": (32, 11, 42),
    "T-05": (24, 8, 33),
    "T-06": (40, 15, 52),
}
"""For each person the most rows, open P0 and hours; before, 86 to 111 rows, 25 to 37 P0, 71 to 98 hours."""

ONE_MODEL: dict[str, Value] = {
    **OWNER,
    "handover.system": ({"name": "ranker"},),
    "handover.model": ({"name": "ranker"},),
}
NO = dict.fromkeys(("ownership.training_in_flight", "ownership.open_incident"), "false")


@pytest.mark.parametrize("persona", FIRST_SIGHT)
def test_rows_and_urgent_rows_at_first_sight(persona: str) -> None:
    shown = personas()[persona].departure.checklist
    rows, urgent, hours = FIRST_SIGHT[persona]
    assert 0 < len(shown.items) <= rows
    assert 0 < shown.open_p0 <= urgent
    assert shown.hours_open <= hours


@pytest.mark.parametrize("more", [{}, NO], ids=["not asked yet", "no run and no incident"])
def test_who_owns_one_model_meets_25_rows_and_its_rollback_among_the_urgent_ones(more: dict[str, Value]) -> None:
    shown = departure({**ONE_MODEL, **more}).checklist
    assert len(shown.items) <= 25
    urgent = {item.id for item in shown.work_order if item.priority == "P0"}
    assert {"MV-01", "MV-02", "MV-03", "MV-07"} <= urgent
    assert not any(item_id.startswith("OW") for item_id in urgent)


def test_what_only_perhaps_applies_reaches_no_document_and_no_plan() -> None:
    made = departure({**ONE_MODEL, "dates.employment_end": "2026-12-21"})
    perhaps = {item.text for item in made.checklist.undecided} - {"Owner map"}  # which is also a heading
    assert len(perhaps) > 90
    for name in ("handover", "day0", "plan"):
        words = words_of(compose(made, name))
        assert not [text for text in perhaps if text in words]
    planned = {item_id for day in plan(made).days for item_id in day.item_ids}
    assert planned <= {item.id for item in made.checklist.items}


@pytest.mark.parametrize(
    ("question", "row", "after"),
    [("account.weights", "MV-21", "P1"), ("account.notebooks", "ET-12", "P2"), ("account.llm_admin", "IA-16", "P1")],
)
def test_a_no_about_the_account_leaves_what_the_successor_needs(question: str, row: str, after: str) -> None:
    llm = {"ownership.llm_app": "true", "dates.employment_end": "2026-12-21"}
    yes, no = (departure({**OWNER, **llm, question: said}).checklist.item(row) for said in ("yes", "no"))
    assert yes is not None and yes.held_in == "account" and yes.due_on is not None
    assert no is not None and no.stands and no.applies and no.counts
    assert (no.priority, no.held_in, no.due_on) == (after, "head", None)
    assert no.text in words_of(document({**OWNER, **llm, question: "no"}))


def test_a_no_about_the_account_rules_out_what_hangs_on_it() -> None:
    shown = departure({**OWNER, "account.tokens": "no", "account.cloud_keys": "no"}).checklist
    tokens, keys = shown.item("IA-07"), shown.item("IA-02")
    assert tokens is not None and not tokens.stands and tokens not in shown.undecided
    assert keys is not None and keys.stands and not keys.applies


def test_a_run_that_was_written_down_is_a_run() -> None:
    work: Value = ({"kind": "training", "name": "v5"},)
    shown = departure({**OWNER, "handover.work": work}).checklist
    resume = shown.item("OW-06")
    assert resume is not None and resume.stands
    denied = departure({**OWNER, "handover.work": work, "ownership.training_in_flight": "false"}).checklist.item(
        "OW-06"
    )
    assert denied is not None and not denied.stands


def test_what_was_ticked_in_an_earlier_draft_stays() -> None:
    ticked: Value = (
        {"id": "ET-20", "status": "done"},
        {"id": "IA-23", "note": "two boards"},
        {"id": "MV-02", "order": "1"},
    )
    shown = departure({**OWNER, "handover.item": ticked}).checklist
    assert {"ET-20", "IA-23"} <= {item.id for item in shown.items}
    assert shown.done == 1
    assert "two boards" in words_of(document({**OWNER, "handover.item": ticked}))
