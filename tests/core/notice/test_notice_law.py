"""What the law of a place asks for: the tiers by service, probation, regions, and which of contract and law binds."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.notice.period import Period
from resign_tui.core.notice.timeline import Timeline
from tests.core.cases import TODAY, departure

MONDAY = TODAY


def timeline(answers: dict[str, Value], place: str) -> Timeline:
    return departure({"scenario.chosen": "open_door", "locale.jurisdiction": place, **answers}).timeline


def contract(value: str, unit: str, rule: str = "") -> dict[str, Value]:
    return {
        "notice.contract_known": "yes",
        "notice.contract_value": value,
        "notice.contract_unit": unit,
        "notice.contract_rule": rule,
    }


PROBATION: dict[str, Value] = {"notice.in_probation": "true"}


@pytest.mark.parametrize(
    ("place", "since", "more", "given", "end"),
    [
        ("US", "2015-01-01", {}, MONDAY, None),
        ("UK", "2026-11-01", {}, MONDAY, None),
        ("UK", "2026-10-23", {}, MONDAY, date(2026, 11, 30)),
        ("IE", "2026-08-25", {}, MONDAY, None),
        ("IE", "2026-08-24", {}, MONDAY, date(2026, 11, 30)),
        ("DE", "2020-01-01", {}, MONDAY, date(2026, 12, 31)),
        ("DE", "2020-01-01", {}, date(2026, 11, 17), date(2026, 12, 15)),
        ("DE", "2026-09-01", PROBATION, MONDAY, date(2026, 12, 7)),
        ("FR", "2020-01-01", {}, MONDAY, None),
        ("NL", "2020-01-01", {}, MONDAY, date(2026, 12, 31)),
        ("NL", "2020-01-01", {}, date(2026, 12, 1), date(2027, 1, 31)),
        ("NL", "2026-11-01", PROBATION, MONDAY, MONDAY),
        ("CH", "2026-11-01", PROBATION, MONDAY, date(2026, 11, 30)),
        ("CH", "2026-01-01", {}, MONDAY, date(2026, 12, 31)),
        ("CH", "2025-11-23", {}, MONDAY, date(2027, 1, 31)),
        ("CH", "2017-11-24", {}, MONDAY, date(2027, 1, 31)),
        ("CH", "2017-11-23", {}, MONDAY, date(2027, 2, 28)),
        ("IN", "2020-01-01", {}, MONDAY, None),
        ("CA", "2020-01-01", {}, MONDAY, None),
        ("CA", "2026-10-01", {"locale.region": "Alberta"}, MONDAY, None),
        ("CA", "2026-01-01", {"locale.region": "CA · Alberta"}, MONDAY, date(2026, 11, 30)),
        ("CA", "2024-11-23", {"locale.region": "AB"}, MONDAY, date(2026, 12, 7)),
        ("CA", "2026-08-24", {"locale.region": "nova scotia"}, MONDAY, None),
        ("CA", "2026-08-23", {"locale.region": "NS"}, MONDAY, date(2026, 11, 30)),
        ("CA", "2020-01-01", {"locale.region": "Québec"}, MONDAY, None),
        ("AU", "2015-01-01", {}, MONDAY, None),
        ("SG", "2026-10-01", {}, MONDAY, MONDAY),
        ("SG", "2026-05-25", {}, MONDAY, date(2026, 11, 29)),
        ("SG", "2024-11-23", {}, MONDAY, date(2026, 12, 6)),
        ("SG", "2021-11-23", {}, MONDAY, date(2026, 12, 20)),
        ("JP", "2026-11-20", {}, MONDAY, date(2026, 12, 7)),
        ("IT", "2020-01-01", {}, MONDAY, None),
        ("OTHER", "2020-01-01", {}, MONDAY, None),
    ],
)
def test_the_minimum_by_place_and_service(
    place: str, since: str, more: dict[str, Value], given: date, end: date | None
) -> None:
    found = timeline({"sender.start_date": since, "dates.given": given.isoformat(), **more}, place)
    assert found.statutory_end == end
    assert (found.statutory is None) == (end is None)
    assert not any("Without the day you were employed" in one for one in found.reasons)


@pytest.mark.parametrize(
    ("place", "longest"), [("CH", Period(3, "months", "to_month_end")), ("UK", Period(1, "weeks"))]
)
def test_without_the_length_of_service_the_longest_tier_stands_and_says_so(place: str, longest: Period) -> None:
    found = timeline({}, place)
    assert found.statutory == longest
    assert any("Without the day you were employed we take the longest" in one for one in found.reasons)


def test_where_service_does_not_matter_nothing_is_said_about_it() -> None:
    assert not any("Without the day" in one for one in timeline({}, "JP").reasons)


def test_the_later_of_contract_and_law_binds() -> None:
    law_wins = timeline(contract("1", "weeks"), "DE")
    assert law_wins.binding == law_wins.statutory == Period(4, "weeks", "to_15th_or_month_end")
    assert (law_wins.end, law_wins.binding_end) == (date(2026, 12, 31), date(2026, 12, 31))
    assert any("check" in one.text and one.layer == "law" for one in law_wins.layers)
    contract_wins = timeline(contract("3", "months"), "DE")
    assert contract_wins.binding == Period(3, "months", "to_month_end")
    assert contract_wins.end == date(2027, 2, 28)


def test_the_advice_and_the_typed_choice_never_go_below_the_law() -> None:
    for chosen in ("", "2", "4", "contract"):
        assert timeline({"notice.chosen_weeks": chosen}, "NL").end == date(2026, 12, 31)


def test_in_singapore_the_law_speaks_only_where_the_contract_is_silent_and_counts_the_day() -> None:
    answers: dict[str, Value] = {"sender.start_date": "2015-01-01"}
    assert timeline(answers, "SG").end == date(2026, 12, 20)
    agreed = timeline({**answers, **contract("1", "weeks"), "notice.chosen_weeks": "contract"}, "SG")
    assert agreed.end == date(2026, 11, 29)
    assert timeline({**answers, **contract("1", "months"), "notice.chosen_weeks": "contract"}, "SG").end == date(
        2026, 12, 22
    )
    assert any("only where your contract names no period" in one for one in agreed.reasons)


def test_one_day_in_singapore_may_end_the_same_day() -> None:
    answers: dict[str, Value] = {"sender.start_date": "2026-10-01", "notice.chosen_weeks": "contract"}
    found = timeline(answers, "SG")
    assert (found.end, found.phrase) == (MONDAY, "")


def test_in_the_netherlands_the_contract_may_agree_on_another_day() -> None:
    answers: dict[str, Value] = {**contract("1", "months", "from_receipt"), "notice.chosen_weeks": "contract"}
    assert timeline(answers, "NL").end == date(2026, 12, 23)
    assert timeline({**answers, "notice.contract_rule": ""}, "NL").end == date(2026, 12, 31)


def test_a_place_that_is_not_in_the_list_is_no_place_we_know() -> None:
    made = departure({"locale.jurisdiction": "Atlantis", "scenario.chosen": "open_door"})
    assert "Atlantis" in made.problem("locale.jurisdiction")
    assert made.timeline.statutory is None
    assert any("know no law of this place" in one for one in made.timeline.reasons)


@pytest.mark.parametrize("place", ["US", "UK", "DE", "FR", "NL", "CH", "IN", "CA", "AU", "SG", "JP", "IT", "IE"])
def test_every_law_is_told_with_its_date_and_source_and_asks_to_check(place: str) -> None:
    (told,) = [one for one in timeline({}, place).layers if one.layer == "law"]
    assert "usual legal minimum: " in told.text
    assert "(as of Nov 2026)" in told.text
    assert "contract" in told.text
    assert "Source: " in told.text
    assert told.text.endswith("Check before you sign.")
    assert "locale.jurisdiction" in told.fields
