"""What contract or law ask for anyway is never told as advice, and no advice stands against them."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core import data_files
from resign_tui.core.answers.draft import Value
from resign_tui.core.notice.timeline import Timeline
from tests.core.cases import departure

PLACES = sorted(data_files.load_all("places"))
OWNS: dict[str, Value] = {"ownership.prod_model": "true", "ownership.training_in_flight": "true"}
NO_CLAUSE: dict[str, Value] = {"notice.contract_known": "no_clause"}
SINCE: dict[str, Value] = {"sender.start_date": "2022-11-01"}


def clause(text: str) -> dict[str, Value]:
    return {"notice.contract_known": "yes", "notice.contract_value": text}


def line(place: str, *more: dict[str, Value]) -> Timeline:
    answers: dict[str, Value] = {"locale.jurisdiction": place, **SINCE}
    for one in more:
        answers |= one
    return departure(answers).timeline


def courtesy(found: Timeline) -> str:
    return " ".join(reason.text for reason in found.layers if reason.layer == "courtesy")


def test_in_germany_four_weeks_are_the_law_and_no_advice() -> None:
    found = line("DE", NO_CLAUSE, OWNS)
    assert found.advice == "what binds you, four weeks"
    assert courtesy(found).endswith("what binds you, four weeks, leaves time to hand that over.")
    assert found.offer is None
    assert not any("consider four weeks" in note for note in found.notes)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("scenario", ["open_door", "mistreated"])
@pytest.mark.parametrize("asked", [NO_CLAUSE, {}, clause("1 week"), clause("1 month"), clause("3 months")])
def test_advice_goes_beyond_what_binds_or_says_what_binds(place: str, scenario: str, asked: dict[str, Value]) -> None:
    for owns in ({}, OWNS):
        found = line(place, asked, owns, {"scenario.chosen": scenario})
        said = f"{found.advice} {courtesy(found)}"
        if found.binding_end is not None and found.binding_end >= date(2026, 12, 21):
            assert "dvise" not in said
            assert "custom" not in said
            assert not any("consider four weeks" in note for note in found.notes)
        if found.binding is None and found.law.leaves_it_to_the_contract and "dvise" in said:
            assert "if nothing longer binds you" in said
        assert found.offer is None or found.offer.end > max(found.binding_end or date.min, found.end or date.min)


def test_the_united_kingdom_asks_for_one_week_and_more_is_advised() -> None:
    found = line("UK", NO_CLAUSE, OWNS)
    assert courtesy(found) == "We advise four weeks: you own critical model infrastructure."
    assert found.offer is not None


def test_a_contract_of_a_month_puts_the_custom_of_two_weeks_aside() -> None:
    assert "custom" in courtesy(line("US", NO_CLAUSE))
    assert "custom" not in courtesy(line("US", clause("1 month")))


def test_what_you_own_is_no_fact_before_it_was_asked() -> None:
    kinds = "critical model, pipeline or client-facing system"
    so = "two weeks is the custom."
    denied: dict[str, Value] = {f"ownership.{kind}": "false" for kind in ("client_facing", "pipelines", "prod_model")}
    assert courtesy(line("US", NO_CLAUSE)) == f"As long as you name no {kinds} of yours, {so}"
    assert courtesy(line("US", NO_CLAUSE, denied)) == f"No {kinds} is yours, so {so}"


def test_once_it_is_handed_in_nothing_is_advised() -> None:
    sent: dict[str, Value] = {"sent.on": "2026-11-23", "dates.given": "2026-11-23"}
    found = line("US", NO_CLAUSE, OWNS, sent)
    assert courtesy(found) == ""
    assert "advise" not in found.advice
    assert not any("consider" in note for note in found.notes)


def test_a_province_that_is_named_is_not_asked_for() -> None:
    for region in ("Alberta", "Newfoundland"):
        found = line("CA", {"locale.region": region}, NO_CLAUSE)
        assert not any("ame your province" in said for said in (*found.reasons, *found.notes))


STATUTORY = clause("statutory")


@pytest.mark.parametrize("place", ["DE", "UK", "CH", "JP", "SE", "SG", "PL"])
def test_a_contract_that_names_the_law_is_read_and_asks_for_what_the_law_does(place: str) -> None:
    by_contract, by_law = line(place, STATUTORY), line(place, NO_CLAUSE)
    assert by_contract.end is not None
    assert (by_contract.end, by_contract.binding) == (by_law.end, by_law.binding)
    assert by_contract.problems == ()
    assert by_contract.reasons[0] == "Your contract leaves the length of the notice to the law."


def test_where_the_law_leaves_it_to_the_contract_the_clause_is_asked_for() -> None:
    found = line("AE", STATUTORY)
    assert (found.end, found.open is not None and found.open.field) == (None, "notice.contract_value")


def test_neither_unit_nor_clock_is_asked_where_the_contract_names_the_law() -> None:
    made = departure({"locale.jurisdiction": "DE", **STATUTORY})
    assert not made.facts.is_asked("notice.contract_unit")
    assert not made.facts.is_asked("notice.contract_rule")
    assert departure({"locale.jurisdiction": "DE", **clause("3 months")}).facts.is_asked("notice.contract_rule")
