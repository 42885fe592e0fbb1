"""Why the dates are what they are: layers in their order with the answers behind them, notes and suggestions."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core import words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.suggestions import suggestions
from tests.core.cases import departure
from tests.personas import personas

VEST: Value = ({"label": "vesting", "date": "2026-12-01"},)
ORDER = ("contract", "law", "courtesy", "personal", "safety")


def test_layers_come_in_order_and_name_questions_that_exist() -> None:
    made = departure(
        {
            "scenario.chosen": "mistreated",
            "locale.jurisdiction": "UK",
            "sender.start_date": "2020-01-01",
            "calendar.blackouts": VEST,
            "leave.days_left": "2",
            "leave.use_to_shorten": "yes",
            "check.visa": "Skilled Worker",
            "ownership.prod_model": "true",
        }
    )
    layers = [one.layer for one in made.timeline.layers]
    assert layers == sorted(layers, key=ORDER.index)
    assert set(layers) == set(ORDER)
    for one in made.timeline.layers:
        assert one.fields
        assert set(one.fields) <= {*catalogue.fields(), "scenario.chosen"}


def test_the_answers_that_ask_for_four_weeks_are_named() -> None:
    made = departure({"ownership.pipelines": "true", "ownership.regulated": "finance"})
    (courtesy,) = [one for one in made.timeline.layers if one.layer == "courtesy"]
    assert courtesy.fields == ("ownership.pipelines", "ownership.regulated")
    assert "four weeks" in courtesy.text


def test_somebody_mistreated_is_advised_two_weeks_whatever_they_own() -> None:
    found = departure({"scenario.chosen": "mistreated", "ownership.pipelines": "true"}).timeline
    assert (found.advised_weeks, found.choice, found.end) == (2, "2", date(2026, 12, 7))
    assert any("whatever you own" in one for one in found.reasons)


def test_a_date_of_ones_own_is_told_before_or_after_the_end() -> None:
    before = departure({"calendar.blackouts": VEST, "notice.chosen_weeks": "2"}).timeline.reasons
    assert "Vesting on Tue 1 Dec 2026 comes before the end." in before
    after = departure({"calendar.blackouts": VEST, "dates.employment_end": "2026-11-30"}).timeline.reasons
    assert any(one.startswith("Vesting on Tue 1 Dec 2026 comes after the end.") for one in after)


def test_an_unreadable_date_of_ones_own_is_said_at_its_question() -> None:
    made = departure({"calendar.blackouts": ({"label": "bonus", "date": "03/04/27"}, {"label": "nothing"})})
    assert "which one?" in made.problem("calendar.blackouts")
    assert made.timeline.personal == ()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"ownership.sole_maintainer": "much"}, "rests on you alone"),
        ({"ownership.training_in_flight": "true"}, "run is in flight"),
        ({"ownership.open_incident": "true"}, "incident is open"),
    ],
)
def test_what_hangs_on_one_person_asks_for_four_weeks_without_changing_anything(
    answers: dict[str, Value], words: str
) -> None:
    found = departure({**answers, "notice.chosen_weeks": "2"}).timeline
    assert any(words in note and "four weeks" in note for note in found.notes)
    assert found.end == date(2026, 12, 7)
    assert not any(words in note for note in departure({**answers, "notice.chosen_weeks": "4"}).timeline.notes)


def test_at_will_is_told_where_it_holds() -> None:
    assert any("same day" in note for note in departure({"locale.jurisdiction": "US"}).timeline.notes)
    assert not any("same day" in note for note in departure({"locale.jurisdiction": "NL"}).timeline.notes)


def test_a_rival_may_put_months_between() -> None:
    assert any("months" in note for note in departure({"next.relation": "direct_competitor"}).timeline.notes)


MONTH_END: dict[str, Value] = {
    "locale.jurisdiction": "NL",
    "notice.contract_known": "yes",
    "notice.contract_value": "1",
    "notice.contract_unit": "months",
    "notice.contract_rule": "to_month_end",
}


def test_a_month_end_on_a_sunday_stays_and_names_the_working_day_before() -> None:
    found = suggestions(personas()["T-06"].departure)
    assert found == (
        "Given one day earlier, the end would have been Thu 31 Dec 2026.",
        "The end stays on Sun 31 Jan 2027; the working day before it is Fri 29 Jan 2027.",
    )


def test_any_other_end_on_a_weekend_may_move_on_and_back_only_while_notice_holds() -> None:
    owed: dict[str, Value] = {
        "locale.jurisdiction": "IN",
        "notice.contract_known": "yes",
        "notice.contract_value": "90",
        "notice.contract_unit": "days",
    }
    (bound,) = suggestions(departure(owed))
    assert "Mon 22 Feb 2027 is the next working day." in bound
    assert "keeps the notice" not in bound
    free: dict[str, Value] = {
        "notice.chosen_weeks": "custom",
        "notice.custom_value": "20",
        "notice.custom_unit": "days",
    }
    (loose,) = suggestions(departure(free))
    assert "Mon 14 Dec 2026 is the next working day; Fri 11 Dec 2026 keeps the notice as well." in loose


@pytest.mark.parametrize(("day", "told"), [("2026-12-07", True), ("2026-12-08", False), ("2026-11-30", False)])
def test_a_date_within_five_working_days_after_the_end_is_worth_staying_for(day: str, told: bool) -> None:
    found = suggestions(
        departure({"calendar.blackouts": ({"label": "bonus", "date": day},), "locale.jurisdiction": "UK"})
    )
    assert (
        any(f"Bonus comes just after the end: ask for an end on {words.kept_day(day)}" in one for one in found) is told
    )


def test_health_cover_to_the_end_of_the_month_in_the_us_only() -> None:
    answers: dict[str, Value] = {"dates.employment_end": "2026-12-28"}
    for place, told in (("US", True), ("UK", False)):
        found = suggestions(departure({**answers, "locale.jurisdiction": place}))
        assert any("Thu 31 Dec 2026" in one for one in found) is told


@pytest.mark.parametrize(("start", "told"), [("2026-12-08", "one day"), ("2026-12-13", "6 days"), ("2026-12-14", "")])
def test_a_week_between_two_jobs_is_suggested(start: str, told: str) -> None:
    found = suggestions(departure({"next.start_date": start, "dates.employment_end": "2026-12-07"}))
    assert bool(told) is bool(found)
    assert all(f"Only {told} from the end" in one for one in found)


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        ("dates.employment_end", "2026-1", "Could not read"),
        ("dates.employment_end", "31 April", "April has 30 days"),
        ("dates.given", "03/04/27", "which one?"),
        ("notice.contract_value", "-1", "as a length of notice"),
        ("notice.contract_value", "10000", "over three years"),
        ("next.start_date", "2026-11-30", "before this one ends"),
    ],
)
def test_bad_input_gets_one_sentence_at_its_question_and_the_rest_stands(field: str, typed: str, part: str) -> None:
    answers: dict[str, Value] = {
        "scenario.chosen": "open_door",
        "notice.contract_known": "yes",
        "notice.contract_unit": "weeks",
        "notice.contract_value": "2",
        field: typed,
    }
    made = departure(answers)
    assert [one.field for one in made.problems] == [field]
    assert part in made.problem(field)
    assert made.timeline.reasons
    assert (made.timeline.end is None) == (field in ("dates.employment_end", "notice.contract_value"))
