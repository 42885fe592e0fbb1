"""Which letter fits: every row of the decision table, the combinations, and that the first match wins."""

from __future__ import annotations

import itertools

import pytest

from resign_tui.core import library, situation
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.situation import Advice
from tests.core.cases import departure

GRAVE = ("harassment", "discrimination", "retaliation", "illegal_conduct", "safety_or_ethics_violation")
EXPECTS: dict[str, Value] = {"triage.expect_counter": "likely"}
SIGNED: dict[str, Value] = {"next.status": "signed"}


def advice(answers: dict[str, Value]) -> Advice:
    made = departure(answers)
    assert made.problems == ()
    return made.advice


def returns(answer: str) -> dict[str, Value]:
    return {"triage.would_return": answer}


def pattern() -> dict[str, Value]:
    return {"triage.patterns": ("unrealistic_deadlines",)}


@pytest.mark.parametrize("kind", GRAVE)
@pytest.mark.parametrize("answer", ["yes", "maybe", "no"])
def test_sc1_misconduct_overrides_everything(kind: str, answer: str) -> None:
    found = advice({"triage.misconduct": (kind,), **returns(answer), **EXPECTS, **SIGNED})
    assert (found.rule, found.recommend) == ("SC-1", "mistreated")
    assert "hr_memo" in found.overlays
    assert "legal_gate" in found.overlays
    assert "retaliation_guard" not in found.overlays


def test_sc1_with_fear_and_without_a_claim() -> None:
    found = advice(
        {"triage.misconduct": ("harassment",), "triage.legal_claim": "no", "triage.retaliation_fear": "true"}
    )
    assert "retaliation_guard" in found.overlays
    assert "legal_gate" not in found.overlays


def test_sc2_worn_down_and_not_coming_back() -> None:
    found = advice({**pattern(), **returns("no")})
    assert (found.rule, found.recommend) == ("SC-2", "mistreated")
    assert "exit_notes" in found.overlays


@pytest.mark.parametrize("answer", ["yes", "maybe"])
def test_sc3_worn_down_but_might_come_back(answer: str) -> None:
    found = advice({**pattern(), **returns(answer)})
    assert (found.rule, found.recommend) == ("SC-3", "closed_door")
    assert "exit_notes" in found.overlays


@pytest.mark.parametrize("expected", ["yes", "likely", "already_made"])
def test_sc4_an_offer_could_keep_them(expected: str) -> None:
    answers: dict[str, Value] = {
        "triage.expect_counter": expected,
        "triage.would_accept_counter": "yes",
        **returns("maybe"),
    }
    found = advice(answers)
    assert (found.rule, found.recommend) == ("SC-4", "pause")
    assert "talk_first" in found.overlays
    assert found.runner_up == "open_door"
    assert found.letter == "open_door"


def test_sc4_under_a_pause_a_letter_is_shown_all_the_same() -> None:
    made = departure({**EXPECTS, "triage.would_accept_counter": "yes", **returns("no")})
    assert made.advice.recommend == "pause"
    assert made.scenario in library.SCENARIOS


def test_sc5_unsure_brings_the_reasons_and_goes_on() -> None:
    found = advice({**EXPECTS, **SIGNED, "triage.would_accept_counter": "unsure", **returns("maybe")})
    assert "reasons_card" in found.overlays
    assert (found.rule, found.recommend) == ("SC-6", "counter_offer")


@pytest.mark.parametrize("accept", ["yes", "unsure"])
def test_sc4_and_sc5_ask_that_an_offer_is_expected(accept: str) -> None:
    found = advice({"triage.expect_counter": "no", "triage.would_accept_counter": accept})
    assert found.recommend != "pause"
    assert "reasons_card" not in found.overlays


@pytest.mark.parametrize("status", ["signed", "signed_start_confirmed"])
@pytest.mark.parametrize("answer", ["yes", "maybe"])
def test_sc6_signed_and_expecting_an_offer(status: str, answer: str) -> None:
    found = advice({**EXPECTS, "next.status": status, **returns(answer)})
    assert (found.rule, found.recommend) == ("SC-6", "counter_offer")
    assert "counter_reply" in found.overlays


@pytest.mark.parametrize("status", ["none", "talks", "verbal", "written", "not_saying"])
def test_sc7_not_signed_falls_through(status: str) -> None:
    assert advice({**EXPECTS, "next.status": status, **returns("maybe")}).recommend == "open_door"
    assert advice({**EXPECTS, "next.status": status, **returns("no")}).recommend == "closed_door"


@pytest.mark.parametrize("answer", [{"triage.reason": "competitor"}, {"next.relation": "direct_competitor"}])
def test_sc8_to_a_rival(answer: dict[str, Value]) -> None:
    found = advice({**answer, **SIGNED, **returns("maybe")})
    assert (found.rule, found.recommend) == ("SC-8", "closed_door")
    assert "clause_check" in found.overlays
    assert found.runner_up == "open_door"


def test_sc9_toxic_culture() -> None:
    found = advice({"triage.reason": "toxic_culture", **returns("yes")})
    assert (found.rule, found.recommend) == ("SC-9", "closed_door")
    assert "exit_notes" in found.overlays


def test_sc10_a_change_of_course_for_good() -> None:
    found = advice({"triage.reason": "pivot", **returns("no")})
    assert (found.rule, found.recommend) == ("SC-10", "closed_door")
    assert advice({"triage.reason": "pivot", **returns("maybe")}).rule == "SC-11"


def test_sc11_would_come_back() -> None:
    found = advice({**returns("yes"), **SIGNED, "next.relation": "different_domain"})
    assert (found.rule, found.recommend, found.runner_up) == ("SC-11", "open_door", "closed_door")
    assert "clause_check" not in found.overlays
    assert "clause_check" in advice(returns("yes")).overlays


def test_sc12_otherwise() -> None:
    found = advice(returns("no"))
    assert (found.rule, found.recommend, found.runner_up) == ("SC-12", "closed_door", "")


def test_a_claim_in_the_uk_or_ireland_brings_the_gate_without_misconduct() -> None:
    answers: dict[str, Value] = {**pattern(), "triage.legal_claim": "yes"}
    assert "legal_gate" in advice({**answers, "locale.jurisdiction": "UK"}).overlays
    assert "legal_gate" in advice({**answers, "locale.jurisdiction": "IE"}).overlays
    assert "legal_gate" not in advice({**answers, "locale.jurisdiction": "US"}).overlays


def test_what_the_person_chose_beats_everything() -> None:
    assert departure({"triage.misconduct": ("harassment",), "scenario.chosen": "open_door"}).scenario == "open_door"


def test_every_combination_has_advice_with_a_reason_and_a_letter() -> None:
    axes: dict[str, tuple[Value, ...]] = {
        "triage.misconduct": ((), ("harassment",)),
        "triage.patterns": ((), pattern()["triage.patterns"]),
        "triage.would_return": ("", "yes", "maybe", "no"),
        "triage.reason": ("", "competitor", "toxic_culture", "pivot", "study"),
        "next.status": ("", "verbal", "signed"),
        "triage.expect_counter": ("", "no", "likely"),
        "triage.would_accept_counter": ("", "yes", "unsure", "no"),
    }
    checked = 0
    for values in itertools.product(*axes.values()):
        made = departure(dict(zip(axes, values, strict=True)))
        found = made.advice
        assert found.recommend in (*library.SCENARIOS, "pause")
        assert found.runner_up in ("", *library.SCENARIOS)
        assert found.runner_up != found.recommend
        assert found.reason.endswith(".")
        assert made.scenario in library.SCENARIOS
        checked += 1
    assert checked == 2880


def test_offers_are_ranked() -> None:
    order = situation.OFFER_ORDER
    assert set(order) == {choice.value for choice in catalogue.field("next.status").choices}
    found = departure({"next.status": "written"}).facts
    assert situation.offer_at_least(found, "verbal")
    assert not situation.offer_at_least(found, "signed")
