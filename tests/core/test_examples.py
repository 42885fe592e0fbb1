"""Examples go with the draft: days are of its own, none past or after the last, and addresses are of its place."""

from __future__ import annotations

from datetime import date

import pytest
from holidays import country_holidays

from resign_tui.core import library, parsing
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.examples import fitted

CODES = [choice.value for choice in catalogue.field("locale.jurisdiction").choices]
OF_PLACES = {"sender.phone", "sender.address", "sender.city_region_postcode", "company.name", "company.address"}
DAYS = [date(2026, 11, 30), date(2026, 12, 31), date(2027, 7, 2)]


def example(field_id: str, today: date, **answers: str) -> str:
    draft = Draft()
    for key, value in answers.items():
        draft = draft.answer(key.replace("__", "."), value)
    return fitted(Departure(draft, today), catalogue.field(field_id)).example


def test_the_wish_to_leave_earlier_lies_before_the_last_day() -> None:
    today = date(2026, 11, 30)
    wish = example("dates.release_by", today, dates__employment_end="2026-12-14")
    assert wish == "7 December 2026"


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize(
    "spec", [spec for spec in catalogue.fields().values() if spec.kind == "date" and not spec.past]
)
def test_an_example_of_a_day_to_come_is_one(spec: catalogue.Field, today: date) -> None:
    for shown in fitted(Departure(Draft(), today), spec).example.split(" · "):
        assert not shown or parsing.day(shown, today) >= today, spec.id


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_an_example_of_a_day_gone_by_is_one(today: date) -> None:
    assert parsing.past_day(example("notice.earlier_on", today), today) < today


@pytest.mark.parametrize(
    ("field_id", "column"),
    [("handover.work", "deadline"), ("handover.access", "rotate"), ("calendar.blackouts", "date")],
)
def test_columns_follow_the_days_as_well(field_id: str, column: str) -> None:
    spec = fitted(Departure(Draft(), date(2027, 7, 2)), catalogue.field(field_id))
    assert "July 2027" in next(one.example for one in spec.columns if one.key == column)


def test_a_question_without_days_stays_as_it_is() -> None:
    spec = catalogue.field("handover.tool")
    assert fitted(Departure(Draft(), DAYS[0]), spec) is spec


def test_what_another_answer_stands_in_for_is_shown_where_nothing_is_typed() -> None:
    spec = catalogue.field("handover.system")
    draft = Draft().answer("handover.successor", "Priya")
    shown = {one.key: one.example for one in fitted(Departure(draft, DAYS[0]), spec).columns}
    assert (shown["successor"], shown["backup"]) == ("Priya", "the platform team")
    assert fitted(Departure(Draft(), DAYS[0]), spec) == spec


@pytest.mark.parametrize("code", [code for code in CODES if code != "OTHER"])
def test_every_place_says_how_it_writes_addresses(code: str) -> None:
    place = library.place(code)
    assert set(place.examples) == OF_PLACES | ({"locale.region"} if place.asks_region else set())
    for field_id, shown in place.examples.items():
        assert example(field_id, DAYS[0], locale__jurisdiction=code) == shown
        assert shown.strip() == shown != ""
    assert place.examples["sender.phone"].startswith("+")


@pytest.mark.parametrize("code", [code for code in CODES if library.place(code).asks_region])
def test_an_example_of_a_region_is_one_that_the_calendar_knows(code: str) -> None:
    place = library.place(code)
    for typed in place.examples["locale.region"].split(" · "):
        assert country_holidays(place.holidays.country, subdiv=place.region_code(typed), years=2027)


def test_elsewhere_the_examples_are_those_of_the_question() -> None:
    for field_id in OF_PLACES:
        assert example(field_id, DAYS[0], locale__jurisdiction="OTHER") == catalogue.field(field_id).example != ""
