"""Notice and dates: the golden vectors, what binds, what is advised, and dates that cannot be true."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.notice.period import Period
from resign_tui.core.notice.timeline import Timeline
from resign_tui.core.notice.workdays import DaysOff, Workdays
from tests.core.cases import TODAY, departure, draft

MONDAY = date(2026, 11, 23)


def timeline(answers: dict[str, Value]) -> Timeline:
    return departure(answers).timeline


def contract(value: str, unit: str, rule: str = "", **more: Value) -> dict[str, Value]:
    return {
        "notice.contract_known": "yes",
        "notice.contract_value": value,
        "notice.contract_unit": unit,
        "notice.contract_rule": rule,
        **more,
    }


@pytest.mark.parametrize(
    ("given", "period", "end"),
    [
        (MONDAY, Period(2, "weeks"), date(2026, 12, 7)),
        (MONDAY, Period(4, "weeks"), date(2026, 12, 21)),
        (MONDAY, Period(1, "weeks"), date(2026, 11, 30)),
        (MONDAY, Period(1, "months"), date(2026, 12, 23)),
        (MONDAY, Period(90, "days"), date(2027, 2, 21)),
        (MONDAY, Period(4, "weeks", "to_15th_or_month_end"), date(2026, 12, 31)),
        (date(2026, 11, 17), Period(4, "weeks", "to_15th_or_month_end"), date(2026, 12, 15)),
        (MONDAY, Period(14, "days"), date(2026, 12, 7)),
        (MONDAY, Period(1, "months", "to_month_end"), date(2026, 12, 31)),
        (date(2026, 12, 1), Period(1, "months", "to_month_end"), date(2027, 1, 31)),
        (MONDAY, Period(3, "months", "to_month_end"), date(2027, 2, 28)),
        (MONDAY, Period(1, "months", "inclusive_day"), date(2026, 12, 22)),
        (MONDAY, Period(1, "days", "inclusive_day"), MONDAY),
        (date(2028, 1, 31), Period(1, "months"), date(2028, 2, 29)),
        (date(2026, 12, 18), Period(2, "weeks"), date(2027, 1, 1)),
    ],
)
def test_golden_ends(given: date, period: Period, end: date) -> None:
    assert period.end(given) == end
    rule: dict[str, Value] = contract(str(period.value), period.unit, period.rule)
    answers: dict[str, Value] = {**rule, "notice.chosen_weeks": "contract", "dates.given": given.isoformat()}
    assert Departure(draft(answers), given).timeline.end == end


@pytest.mark.parametrize(
    ("end", "last"),
    [
        (date(2027, 2, 21), date(2027, 2, 19)),
        (date(2027, 1, 31), date(2027, 1, 29)),
        (date(2026, 12, 7), date(2026, 12, 7)),
    ],
)
def test_presence_ends_on_a_working_day(end: date, last: date) -> None:
    found = timeline({"dates.employment_end": end.isoformat()})
    assert (found.end, found.last_day) == (end, last)
    assert found.differ is (end != last)


def test_seven_days_of_leave_shorten_presence() -> None:
    answers: dict[str, Value] = {"dates.employment_end": "2026-12-21", "leave.days_left": "7"}
    assert timeline(answers).last_day == date(2026, 12, 21)
    found = timeline({**answers, "leave.use_to_shorten": "yes"})
    assert (found.last_day, found.leave_days, found.differ) == (date(2026, 12, 10), 7, True)


def test_own_free_days_are_not_working_days() -> None:
    answers: dict[str, Value] = {
        "dates.employment_end": "2026-12-25",
        "calendar.holidays": ("2026-12-25", "24 Dec 2026"),
    }
    assert timeline(answers).last_day == date(2026, 12, 23)


def test_an_unreadable_free_day_is_said() -> None:
    made = departure({"calendar.holidays": ("2026-12-25", "someday")})
    assert made.problem("calendar.holidays")


def test_leave_never_ends_presence_before_the_notice() -> None:
    found = timeline({"leave.days_left": "400", "leave.use_to_shorten": "yes"})
    assert found.last_day == found.given


OWNED = ("ownership.client_facing", "ownership.pipelines", "ownership.prod_model")


@pytest.mark.parametrize("owned", OWNED)
def test_owning_asks_for_four_weeks_and_says_why(owned: str) -> None:
    found = timeline({owned: "true"})
    assert (found.advised_weeks, len(found.advised_because)) == (4, 1)
    assert found.end == date(2026, 12, 7), "it is advised, and only the person decides"
    assert found.offer is not None
    assert (found.offer.answer, found.offer.end) == ("4", date(2026, 12, 21))
    taken = timeline({owned: "true", "notice.chosen_weeks": found.offer.answer})
    assert (taken.end, taken.offer) == (date(2026, 12, 21), None)
    assert any(found.advised_because[0] in reason for reason in found.reasons)


def test_regulated_finance_asks_for_four_weeks_and_other_sectors_do_not() -> None:
    assert timeline({"ownership.regulated": "finance"}).advised_weeks == 4
    assert timeline({"ownership.regulated": "health"}).advised_weeks == 2


def test_nothing_owned_is_two_weeks() -> None:
    found = timeline({"scenario.chosen": "open_door"})
    assert (found.advised_weeks, found.end, found.phrase) == (2, date(2026, 12, 7), "two weeks")


def test_all_reasons_are_named() -> None:
    found = timeline({**dict.fromkeys(OWNED, "true"), "ownership.regulated": "finance"})
    assert len(found.advised_because) == 4


def test_the_longer_of_choice_and_contract_counts() -> None:
    assert timeline(contract("1", "months", **{"notice.chosen_weeks": "2"})).end == date(2026, 12, 23)
    assert timeline(contract("1", "weeks", **{"notice.chosen_weeks": "4"})).end == date(2026, 12, 21)


def test_no_clause_binds_nothing() -> None:
    found = timeline({**contract("3", "months"), "notice.contract_known": "no_clause"})
    assert found.binding is None
    assert found.binding_end is None


def test_a_typed_end_is_kept_even_if_it_is_too_early() -> None:
    found = timeline(contract("1", "months", **{"dates.employment_end": "2026-12-01"}))
    assert (found.end, found.binding_end) == (date(2026, 12, 1), date(2026, 12, 23))


def test_mistreated_is_the_later_of_two_weeks_and_what_binds() -> None:
    answers: dict[str, Value] = {"scenario.chosen": "mistreated", "ownership.prod_model": "true"}
    assert timeline(answers).end == date(2026, 12, 7)
    assert timeline({**answers, **contract("4", "weeks")}).end == date(2026, 12, 21)


def test_a_custom_length() -> None:
    answers: dict[str, Value] = {
        "notice.chosen_weeks": "custom",
        "notice.custom_value": "6",
        "notice.custom_unit": "weeks",
    }
    found = timeline(answers)
    assert (found.end, found.phrase) == (date(2027, 1, 4), "six weeks")


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("notice.contract_value", contract("2.5", "weeks")),
        ("notice.contract_value", contract("9999", "months")),
        ("notice.custom_value", {"notice.chosen_weeks": "custom", "notice.custom_value": "1e300"}),
        ("dates.employment_end", {"dates.employment_end": "2026-11-02"}),
        ("dates.last_working_day", {"dates.employment_end": "2026-12-07", "dates.last_working_day": "2026-12-08"}),
        ("dates.last_working_day", {"dates.employment_end": "2026-12-07", "dates.last_working_day": "2026-11-20"}),
        ("next.start_date", {"dates.employment_end": "2026-12-07", "next.start_date": "2026-12-07"}),
    ],
)
def test_what_cannot_be_true_is_said_at_its_field(field: str, answers: dict[str, Value]) -> None:
    assert departure(answers).problem(field)


def test_an_unreadable_end_is_no_end() -> None:
    found = timeline({"dates.employment_end": "soonish"})
    assert (found.end, found.last_day, found.phrase, found.differ) == (None, None, "", False)


def test_the_clock_starts_when_notice_is_given_and_the_letter_may_be_older() -> None:
    found = timeline({"dates.letter": "2026-11-20", "dates.given": "2026-11-30", "notice.chosen_weeks": "2"})
    assert (found.letter, found.given, found.end) == (date(2026, 11, 20), date(2026, 11, 30), date(2026, 12, 14))


@pytest.mark.parametrize(
    ("answers", "phrase"),
    [
        ({"notice.chosen_weeks": "2"}, "two weeks"),
        ({"notice.chosen_weeks": "4"}, "four weeks"),
        (contract("1", "months"), "one month"),
        (contract("1", "months", "to_month_end"), ""),
        ({"dates.employment_end": "2026-12-14"}, "three weeks"),
        ({"dates.employment_end": "2026-12-16"}, ""),
        ({"dates.employment_end": "2026-11-23"}, ""),
        (contract("1", "days", "inclusive_day", **{"notice.chosen_weeks": "contract"}), ""),
        ({"notice.chosen_weeks": "custom", "notice.custom_value": "0"}, ""),
        ({"notice.chosen_weeks": "4", "leave.days_left": "5", "leave.use_to_shorten": "yes"}, "four weeks"),
        ({"dates.employment_end": "2026-12-08", "calendar.holidays": ("7 Dec 2026",)}, "just over two weeks"),
        ({"dates.employment_end": "2026-12-09", "calendar.holidays": ("7 Dec 2026",)}, ""),
    ],
)
def test_the_length_as_a_letter_says_it(answers: dict[str, Value], phrase: str) -> None:
    assert timeline(answers).phrase == phrase


def test_working_days_of_presence() -> None:
    assert timeline({"notice.chosen_weeks": "2"}).working_days == 10


def test_weekends() -> None:
    assert MONDAY in Workdays()
    assert date(2026, 11, 22) not in Workdays()
    assert MONDAY not in Workdays(DaysOff(frozenset({MONDAY})))
    assert Workdays().before(date(2026, 11, 22)) == date(2026, 11, 20)
    assert Workdays().after(date(2026, 11, 22)) == MONDAY
    assert Workdays().moved(date(2026, 11, 20), 1) == MONDAY
    assert Workdays().moved(MONDAY, -1) == date(2026, 11, 20)


@settings(max_examples=150, deadline=None)
@given_by(
    st.dates(date(2020, 1, 1), date(2100, 1, 1)),
    st.integers(0, 120),
    st.sampled_from(["days", "weeks", "months"]),
    st.sampled_from(["from_receipt", "to_month_end", "to_15th_or_month_end"]),
)
def test_an_end_is_never_before_the_notice_and_grows_with_it(given: date, value: int, unit: str, rule: str) -> None:
    shorter, longer = Period(value, unit, rule).end(given), Period(value + 1, unit, rule).end(given)
    assert given <= shorter <= longer


@settings(max_examples=80, deadline=None)
@given_by(
    st.dictionaries(
        st.sampled_from(
            [
                "dates.given",
                "dates.letter",
                "dates.employment_end",
                "dates.last_working_day",
                "notice.contract_value",
                "notice.custom_value",
                "leave.days_left",
                "next.start_date",
            ]
        ),
        st.sampled_from(["+1d", "+3m", "+9999m", "2199-12-31", "1900-01-01", "12", "1e300", "0", "x", "-3", "0.5"]),
    ),
    st.sampled_from(["", "2", "4", "contract", "custom"]),
    st.sampled_from(["weeks", "months", "days"]),
)
def test_wild_answers_give_dates_or_problems(answers: dict[str, str], chosen: str, unit: str) -> None:
    typed: dict[str, Value] = {
        **answers,
        "notice.contract_known": "yes",
        "notice.contract_unit": unit,
        "notice.chosen_weeks": chosen,
        "leave.use_to_shorten": "yes",
    }
    found = Departure(draft(typed), TODAY)
    assert found.timeline.working_days >= 0
    assert all(one.text for one in found.problems)
