"""Situations that people meet: the letter says what is so, and the review has nothing to add, or just the one thing."""

from __future__ import annotations

from collections.abc import Mapping

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.core.review import Finding, review
from resign_tui.core.review.elsewhere import review_text
from resign_tui.exports.text import to_text
from tests.core.cases import TODAY, USUAL, answers_for, draft

LOUD = ("block", "error", "warn")


def said(more: Mapping[str, Value], scenario: str = "open_door") -> tuple[str, tuple[Finding, ...]]:
    """The letter on one line, and what the review says of it."""
    departure = Departure(draft(answers_for(scenario, USUAL[scenario], more)), TODAY)
    letter = compose.letter(departure)
    text = to_text(letter)
    assert [one.rule for one in review_text(text, scenario) if one.severity in LOUD] == []
    return " ".join(text.split()), review(departure, letter)


def loud(found: tuple[Finding, ...]) -> list[str]:
    return [one.rule for one in found if one.severity in LOUD]


def test_leaving_today_promises_nothing_and_asks_for_no_tick_that_is_there() -> None:
    letter, found = said({"dates.employment_end": "2026-11-23", "dates.immediate_exit_agreed": "true"})
    assert "agreed" in letter
    assert "ends today" in letter
    for promise in ("hand over", "something else", "before I leave", "Before I leave"):
        assert promise not in letter
    assert loud(found) == []
    (one,) = [one for one in found if one.rule == "impossible-last-day"]
    assert "tick" not in one.suggestion


def test_papers_are_asked_for_by_the_names_they_have_there() -> None:
    term: dict[str, Value] = {"notice.contract_known": "yes", "notice.contract_value": "2 months"}
    asked: dict[str, Value] = {"content.papers_request": "true", "content.acknowledge_request": "yes", **term}
    for place, name in (("IN", "relieving letter"), ("DE", "Arbeitszeugnis"), ("FR", "final settlement")):
        letter, found = said({**asked, "locale.jurisdiction": place})
        assert name in letter
        assert [rule for rule in loud(found) if rule not in ("no-postal-address", "end-unknown-to-law")] == []


def test_a_contractor_ends_an_agreement() -> None:
    role: dict[str, Value] = {"sender.role": "independent contractor"}
    _, found = said(role)
    assert loud(found) == ["other-contract"]
    letter, found = said({**role, "contract.kind": "contractor", "dates.employment_end": "2026-12-18"})
    assert "I am ending my" in letter
    assert "employment" not in letter
    assert loud(found) == []


def test_two_managers_stand_in_the_address_and_in_the_greeting() -> None:
    both: dict[str, Value] = {"manager.name": "Ada Nyström and Tomás Vey"}
    letter, found = said(both)
    assert letter.index("Ada Nyström") < letter.index("Tomás Vey") < letter.index("Dear")
    assert loud(found) == []
    own: dict[str, Value] = {"letter.salutation": "custom", "letter.salutation_text": "Dear Ada and Tomás,"}
    assert loud(said({**both, **own})[1]) == []


def test_an_earlier_release_is_asked_for_beside_the_end_that_is_owed() -> None:
    term: dict[str, Value] = {"notice.contract_known": "yes", "notice.contract_value": "90 days"}
    wish: dict[str, Value] = {
        "locale.jurisdiction": "IN",
        "dates.release_by": "2027-01-15",
        "dates.release_buyout": "true",
    }
    letter, found = said({**term, **wish})
    assert "21 February 2027" in letter or "22 February 2027" in letter
    assert "15 January 2027" in letter
    assert not {"below-owed-notice", "dates-disagree", "condition-for-staying"} & set(loud(found))
