"""What a finding asks for is what is missing, and nothing that is there already."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.letter import compose
from resign_tui.core.review import Finding, review, review_document, table
from tests.core.cases import TODAY, USUAL, answers_for, draft

PAPER: dict[str, Value] = {"delivery.mode": "paper_in_person"}
RIVAL: dict[str, Value] = {"next.relation": "direct_competitor", "next.reason": ""}
SHORTER: dict[str, Value] = {
    "dates.employment_end": "2026-12-07",
    "notice.contract_known": "yes",
    "notice.contract_value": "4 weeks",
}


def the(rule: str, more: Mapping[str, Value]) -> Finding:
    departure = Departure(draft(answers_for("open_door", USUAL["open_door"], more)), TODAY)
    found = review(departure, compose.letter(departure))
    (one,) = [finding for finding in found if finding.rule == rule]
    return one


@pytest.mark.parametrize(
    ("given", "field", "asked"),
    [
        ({}, "sender.address", "Add your address and the company's address."),
        ({"sender.address": "1 Fen Row"}, "company.address", "Add the company's address."),
        ({"company.address": "2 Fen Row"}, "sender.address", "Add your address."),
    ],
)
def test_only_the_address_that_is_missing_is_asked_for(given: dict[str, Value], field: str, asked: str) -> None:
    finding = the("no-postal-address", {**PAPER, **given})
    assert (finding.field, finding.suggestion) == (field, asked)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({}, "Settle your non-compete clause and your inventions clause first"),
        ({"contract.noncompete": "done"}, "Settle your inventions clause first"),
        ({"contract.ip_assignment": "done"}, "Settle your non-compete clause first"),
    ],
)
def test_only_the_clause_that_is_open_is_to_be_settled(given: dict[str, Value], asked: str) -> None:
    assert the("to-a-rival", {**RIVAL, **given}).suggestion.startswith(asked)


def test_where_both_clauses_are_settled_neither_is_asked_for() -> None:
    settled: dict[str, Value] = {"contract.noncompete": "done", "contract.ip_assignment": "not_applicable"}
    assert "clause" not in the("to-a-rival", {**RIVAL, **settled, "next.reason": "lead a group"}).suggestion


@pytest.mark.parametrize(("place", "other"), [("DE", "Italy"), ("IT", "Germany")])
def test_the_form_is_named_for_the_own_place_alone(place: str, other: str) -> None:
    finding = the("wrong-form", {"locale.jurisdiction": place, "delivery.mode": "email"})
    assert ("paper" in finding.suggestion) == (place == "DE")
    assert other not in finding.suggestion


def test_what_is_agreed_is_not_to_be_said_again() -> None:
    assert "say in step 3" in the("below-owed-notice", SHORTER).suggestion
    assert "say in step 3" not in the("below-owed-notice", {**SHORTER, "notice.shorter_agreed": "true"}).suggestion


def test_the_memo_asks_for_what_it_lacks() -> None:
    claim: dict[str, Value] = {"triage.misconduct": ("harassment",), "triage.legal_claim": "yes"}
    departure = Departure(draft(answers_for("mistreated", claim, {"hr.incident": ({"what": "said it"},)})), TODAY)
    found = {one.rule: one for one in review_document(departure, Document("hr-memo", "Memo", ()))}
    assert "Split" not in found["memo-with-letter"].suggestion
    assert found["label-for-fact"].title == "An event without a date"
    assert "witness" not in found["label-for-fact"].suggestion


def test_every_part_is_filled_in() -> None:
    asking = [rule.id for rule in table.rules().values() if "{parts}" in rule.suggestion]
    assert sorted(asking) == ["no-postal-address", "to-a-rival", "wrong-form"]
    assert not [rule.id for rule in table.rules().values() if "{" in rule.title + rule.why]
