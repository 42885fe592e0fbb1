"""The review of the companions: each begun document by its own rules, beside the letter's findings."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.letter import compose
from resign_tui.core.review import Finding, review, review_all, review_document, together
from tests.core.cases import answers_for, departure
from tests.personas import personas


def found(one: Departure) -> tuple[Finding, ...]:
    return review_all(one, compose.letter(one))


@pytest.mark.parametrize(
    ("document", "answers", "rule"),
    [
        ("goodbye", {"goodbye.highlight": "how we survived this toxic place"}, "grievance"),
        ("goodbye", {"goodbye.highlight": "our talks; join me, we're hiring"}, "unfit-for-farewell"),
        ("announcement", {"announcement.text": "Finally free of toxic management."}, "grievance"),
        (
            "counter-reply",
            {"counter_reply.final_line": "I might reconsider if you match the offer."},
            "condition-for-staying",
        ),
    ],
)
def test_words_of_a_begun_companion_are_judged(document: str, answers: dict[str, Value], rule: str) -> None:
    one = departure(answers_for("counter_offer" if document == "counter-reply" else "open_door", answers))
    told = [finding for finding in found(one) if finding.document == document]
    assert rule in {finding.rule for finding in told}
    assert all(finding.field in answers for finding in told if finding.rule == rule)


def test_what_was_not_begun_or_is_not_offered_is_not_judged() -> None:
    bare = departure(answers_for("open_door"))
    assert {one.document for one in found(bare)} <= {"letter"}
    hidden: dict[str, Value] = {"announcement.text": "Finally free of toxic management."}
    assert "announcement" not in {one.document for one in found(departure(answers_for("mistreated", hidden)))}


def test_nothing_is_told_twice_and_the_letter_comes_first() -> None:
    answers: dict[str, Value] = {"sender.full_name": "Dana [Mirelle]", "goodbye.highlight": "the [launch] night"}
    told = found(departure(answers_for("open_door", answers)))
    assert len({one.key for one in told}) == len(told)
    assert [one.document for one in told if one.field == "sender.full_name"][:1] == ["letter"]


def test_all_that_the_letter_has_is_there() -> None:
    looked_at = 0
    for who in personas().values():
        letter = compose.letter(who.departure)
        alone = {one.key for one in review(who.departure, letter)}
        assert alone <= {one.key for one in review_all(who.departure, letter)}
        looked_at += len(alone)
    assert looked_at


def test_the_memo_asks_for_the_gate_only_when_it_leaves() -> None:
    who = personas()["T-03"].departure
    memo = document_kinds()["hr-memo"].compose(who)
    assert "memo-with-letter" in {one.rule for one in review_document(who, memo)}
    assert "memo-with-letter" not in {one.rule for one in found(who)}
    assert (together().rule, together().severity) == ("memo-with-letter", "error")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"hr.recipient": "Conrad  Vellacott"}, True),
        ({"hr.name": "conrad vellacott"}, True),
        ({"hr.recipient": "People team"}, False),
        ({"hr.recipient": "Ottoline Marsh"}, False),
        ({}, False),
    ],
)
def test_a_memo_does_not_go_to_somebody_it_is_about(answers: dict[str, Value], told: bool) -> None:
    draft = personas()["T-03"].draft
    for field, value in answers.items():
        draft = draft.answer(field, value)
    one = Departure(draft, personas()["T-03"].today)
    rules = {finding.rule for finding in review_document(one, document_kinds()["hr-memo"].compose(one))}
    assert ("addressee-in-record" in rules) is told


def test_of_a_letter_that_is_out_only_what_can_still_be_done_is_told() -> None:
    short = {"notice.chosen_weeks": "2", "ownership.sole_maintainer": "much", "handover.item": ""}
    sent = {"sent.on": "2026-11-23", "sent.employment_end": "2026-11-30", "dates.given": "2026-11-23"}
    before = departure(answers_for("open_door", {**short, "dates.employment_end": "2026-12-07"}))
    assert found(before)
    told = {each.rule for each in found(departure({**before.draft.answers, **sent}))}
    assert told == {"moved-since"}
    over = departure({**before.draft.answers, **sent, "dates.employment_end": "2026-11-20"})
    assert not [each for each in found(over) if each.document == "letter"]
