"""What a no to a question takes off the list: what hangs on it, and nothing that every successor needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.rows import groups
from tests.core.cases import departure

ROWS = tuple(row for group in groups() for row in group.rows)

RULED_OUT_BY_NO = {
    "ownership.training_in_flight": {"OW-01", "OW-02", "OW-03"},
    "ownership.open_incident": {"OW-04", "OW-05"},
}
"""Starred rows that hang on one fact; a no folds them away. The rest of the starred rows every successor needs."""

HANG_ON = {
    "ownership.training_in_flight": r"\bthe run\b|\bcheckpoint",
    "ownership.open_incident": r"\bthe incident\b",
    "ownership.oncall": r"\brota\b|\bshifts\b",
    "ownership.manages_people": r"\bdirect reports\b|\binterview loops\b",
    "ownership.llm_app": r"\bprompts?\b|\bfine-tuning\b|\bvector store\b",
    "ownership.client_facing": r"\bcommitments to customers\b|\bone customer\b",
}
"""Words by which a row speaks of what only a yes brings."""


@pytest.mark.parametrize("question", HANG_ON)
def test_a_no_leaves_no_row_that_speaks_of_what_there_is_not(question: str) -> None:
    no = {row.id for row in at_hand({question: "false"})}
    speaking = {
        row.id
        for row in ROWS
        if re.search(HANG_ON[question], f"{row.text} {row.question} {row.done_when}", re.IGNORECASE)
    }
    assert speaking
    assert not speaking & no


FACTS = sorted(field_id for field_id in catalogue.fields() if field_id.startswith("ownership."))


@pytest.mark.parametrize("question", FACTS)
def test_a_no_takes_away_what_hangs_on_it_and_nothing_that_every_successor_needs(question: str) -> None:
    spec = catalogue.field(question)
    negative = "false" if spec.kind == "flag" else "none"
    unanswered, no = ({row.id for row in at_hand(given)} for given in ({}, {question: negative}))
    assert unanswered - no == RULED_OUT_BY_NO.get(question, set())
    assert no <= unanswered
    assert question not in RULED_OUT_BY_NO or not spec.default


def test_before_anything_is_owned_only_what_every_handover_has_stands() -> None:
    assert {row.id for row in at_hand({})} == {row.id for row in ROWS if row.star}


def at_hand(given: Mapping[str, Value]) -> list[Item]:
    return [item for category in departure(given).checklist.categories for item in category.at_hand]
