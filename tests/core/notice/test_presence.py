"""Leave, a part-time week, being sent home, and kinds of contract: what they make of the dates and of the letter."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.guidance import entries
from resign_tui.core.letter import compose
from resign_tui.core.notice import public_holidays
from resign_tui.core.review import review
from tests.core.cases import TODAY, answers_for, departure, draft, letter, paragraphs, words_of

LEAVE: dict[str, Value] = {"dates.employment_end": "2026-12-25", "leave.use_to_shorten": "yes"}


def leave(days: str, **more: Value) -> Departure:
    return departure({**LEAVE, "leave.days_left": days, **{key.replace("__", "."): one for key, one in more.items()}})


def test_half_a_day_of_leave_counts_and_is_told() -> None:
    made = leave("4.5")
    assert (made.timeline.leave_days, made.timeline.leave_left) == (4.5, 0)
    assert made.timeline.last_day == date(2026, 12, 21)
    assert any("4.5 days of leave at the end" in one and "half of it" in one for one in made.timeline.reasons)
    assert leave("4,5").timeline.leave_days == 4.5


def test_a_free_weekday_is_no_day_of_leave() -> None:
    assert leave("8").timeline.last_day == date(2026, 12, 15)
    assert leave("8", calendar__free_weekdays=("fri",)).timeline.last_day == date(2026, 12, 10)


def test_a_week_without_any_working_day_is_a_slip() -> None:
    every = ("mon", "tue", "wed", "thu", "fri")
    assert leave("0", calendar__free_weekdays=every).timeline.workdays.weekend == (5, 6)


def test_a_shutdown_is_typed_as_a_stretch() -> None:
    made = leave("1", calendar__holidays=("21 Dec to 25 Dec 2026",))
    assert made.timeline.last_day == date(2026, 12, 17)
    assert made.problem("calendar.holidays") == ""


def test_leave_that_does_not_fit_is_said_in_days() -> None:
    made = departure({"leave.days_left": "30", "leave.use_to_shorten": "yes", "dates.employment_end": "2026-11-30"})
    assert (made.timeline.leave_days, made.timeline.leave_left) == (5, 25)
    assert made.timeline.last_day == TODAY
    assert any("25 days of leave do not fit before the end" in one for one in made.timeline.reasons)


def test_in_italy_leave_does_not_shorten_presence() -> None:
    made = leave("5", locale__jurisdiction="IT")
    assert made.timeline.last_day == date(2026, 12, 25)
    assert any("Italy: leave stops the notice" in one for one in made.timeline.reasons)


def test_approved_leave_the_wrong_way_round_is_said() -> None:
    made = departure(
        {"locale.jurisdiction": "FR", "leave.approved_from": "2026-12-20", "leave.approved_until": "2026-12-10"}
    )
    assert "end before it begins" in made.problem("leave.approved_until")


def test_sent_home_the_letter_says_so_before_it_is_handed_in() -> None:
    answers = answers_for("open_door", {"release.kind": "garden", "release.last_day": "2026-11-27"})
    made = departure(answers)
    assert (made.timeline.end, made.timeline.last_day) == (date(2026, 12, 7), date(2026, 11, 27))
    said = "My last working day will be Friday, November 27, 2026; after that, I am released from work"
    assert said in words_of(letter(answers))
    paid = answers_for("open_door", {"release.kind": "in_lieu", "release.last_day": "2026-11-27"})
    assert departure(paid).timeline.end == date(2026, 11, 27)
    assert "with pay in lieu of the rest of my notice" in words_of(letter(paid))


def test_a_wish_to_leave_earlier_names_both_days() -> None:
    text = words_of(letter(answers_for("open_door", {"dates.release_by": "2026-12-01"})))
    assert "y last day will be Monday, December 7, 2026" in text
    assert "release me earlier, by Tuesday, December 1, 2026" in text
    assert "release me earlier" not in words_of(letter(answers_for("open_door", {"dates.release_by": "2026-12-20"})))


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_a_letter_that_ends_today_promises_no_work(scenario: str) -> None:
    answers = answers_for(
        scenario, {"dates.employment_end": TODAY.isoformat(), "dates.immediate_exit_agreed": "true"},
        {"handover.system": ({"name": "ranker"},)},
    )  # fmt: skip
    found = paragraphs(letter(answers))
    assert "As we have agreed in writing" in found["notice"]
    assert "ends today, Monday, November 23, 2026" in found["notice"]
    text = " ".join(found.values())
    assert "By my last working day" not in text
    assert "should come first" not in text
    assert "hand over ranker" not in text


def test_on_leave_the_letter_promises_nothing_and_the_law_of_parental_leave_is_told() -> None:
    answers = answers_for(
        "open_door",
        {"handover.system": ({"name": "ranker"},), "leave.status": "parental", "leave.until": "2027-01-31",
         "locale.jurisdiction": "DE"},
    )  # fmt: skip
    assert "ranker" not in words_of(letter(answers))
    assert "parental" not in words_of(letter(answers))
    told = " ".join(departure(answers).timeline.reasons)
    assert "the notice must arrive by Sat 31 Oct 2026. It is too late for that now." in told


KINDS = {
    "permanent": ("as ML Engineer at Tern Analytics", "y last day will be"),
    "fixed_term": ("my fixed-term role as ML Engineer at Tern Analytics", "y last day will be"),
    "contractor": ("ending my contract with Tern Analytics for services as ML Engineer", "y services will end on"),
    "intern": ("my internship as ML Engineer at Tern Analytics", "y internship will end on"),
    "founder": ("any office on the board I resign in a letter of its own", "y last day will be"),
}


@pytest.mark.parametrize("scenario", library.SCENARIOS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_contract_has_its_words(kind: str, scenario: str) -> None:
    text = paragraphs(letter(answers_for(scenario, {"contract.kind": kind, "dates.employment_end": "2026-12-18"})))[
        "notice"
    ]
    assert all(one in text for one in KINDS[kind])


def test_every_kind_of_contract_is_offered() -> None:
    assert {one.value for one in catalogue.field("contract.kind").choices} == set(KINDS)


@pytest.mark.parametrize("kind", ["contractor", "intern"])
def test_no_statute_on_employees_counts_for_other_contracts(kind: str) -> None:
    made = departure({"locale.jurisdiction": "DE", "contract.kind": kind, "notice.contract_known": "no"})
    assert made.timeline.end is None
    assert made.timeline.statutory is None
    assert made.problem("notice.contract_known")
    read = departure(
        {"locale.jurisdiction": "DE", "contract.kind": kind, "notice.contract_known": "yes",
         "notice.contract_value": "10 days"}
    )  # fmt: skip
    assert read.timeline.end == date(2026, 12, 3)


def test_a_fixed_term_ends_early_only_by_a_clause() -> None:
    fixed: dict[str, Value] = {"locale.jurisdiction": "NL", "contract.kind": "fixed_term"}
    assert departure(fixed).timeline.end is None
    assert "clause" in departure(fixed).problem("contract.can_be_ended")
    agreed = departure({**fixed, "contract.can_be_ended": "no", "dates.employment_end": "2026-12-31"})
    assert agreed.timeline.end == date(2026, 12, 31)
    by_clause = departure({**fixed, "contract.can_be_ended": "yes", "notice.contract_known": "no_clause"})
    assert by_clause.timeline.end == date(2026, 12, 31)
    assert any("fixed term" in one for one in by_clause.timeline.notes)


@pytest.mark.parametrize(
    ("given", "last"),
    [("2026-09-28", date(2026, 10, 12)), ("2026-10-28", date(2026, 11, 11)), ("2026-11-12", date(2026, 11, 25))],
)
def test_private_employers_in_the_us_keep_few_holidays(given: str, last: date) -> None:
    answers = answers_for("open_door", {"dates.given": given, "locale.region": "California"})
    made = Departure(draft(answers), date.fromisoformat(given), public_holidays.known)
    assert made.timeline.last_day == last


@pytest.mark.parametrize(
    ("region", "told"),
    [
        ("", "depends on the state"),
        ("Oregon", "depends on the state"),
        ("California", "California treats unused leave"),
    ],
)
def test_what_becomes_of_unused_leave_is_told_once(region: str, told: str) -> None:
    notes = departure(answers_for("open_door", {"locale.region": region})).timeline.notes
    payout = [note for note in notes if "unused leave" in note]
    assert len(payout) == 1 and told in payout[0]


def test_a_region_is_known_to_the_calendar_by_its_usual_name() -> None:
    answers: dict[str, Value] = {"locale.jurisdiction": "DE", "dates.employment_end": "2027-01-06"}
    for region, last in (("", date(2027, 1, 6)), ("Bavaria", date(2027, 1, 5))):
        made = Departure(draft({**answers, "locale.region": region}), TODAY, public_holidays.known)
        assert made.timeline.last_day == last


def test_the_region_is_asked_wherever_a_place_knows_parts_of_itself() -> None:
    places = [choice.value for choice in catalogue.field("locale.jurisdiction").choices]
    with_parts = [one for one in places if library.place(one).regions]
    assert with_parts
    for one in with_parts:
        assert departure({"locale.jurisdiction": one}).facts.is_asked("locale.region")


@pytest.mark.parametrize(
    ("entry", "place", "part"),
    [
        ("legal_gate", "DE", "within two months"),
        ("legal_gate", "PL", "We do not know the deadlines here".lower()),
        ("card_visa", "AU", "Subclass 482"),
        ("card_retraction", "PT", "seventh day"),
    ],
)
def test_texts_carry_the_lines_of_the_place(entry: str, place: str, part: str) -> None:
    made = departure({"locale.jurisdiction": place})
    (found,) = [one for one in entries.for_departure(made) if one.id == entry]
    assert part in " ".join(found.text).lower() or part in " ".join(found.text)


def test_what_binds_in_japan_is_told_with_its_doubt() -> None:
    made = departure({"locale.jurisdiction": "JP", "notice.contract_known": "yes", "notice.contract_value": "1 month"})
    assert made.timeline.end == date(2026, 12, 23)
    assert made.timeline.statutory_end == date(2026, 12, 7)
    assert any("Article 627" in one for one in made.timeline.notes)


def test_the_title_of_a_letter_follows_the_contract() -> None:
    made = departure(answers_for("open_door", {"contract.kind": "contractor", "dates.employment_end": "2026-12-18"}))
    assert compose.letter(made).title == "End of agreement - Dana Mirelle"


def test_a_term_that_ends_before_the_notice_is_an_error() -> None:
    made = departure(
        answers_for(
            "open_door",
            {"contract.kind": "fixed_term", "contract.can_be_ended": "yes", "contract.ends_on": "2026-11-30"},
        )
    )
    (said,) = [one for one in review(made, compose.letter(made)) if one.rule == "fixed-term"]
    assert (said.severity, said.field) == ("error", "contract.ends_on")


@pytest.mark.parametrize(("place", "weeks", "last"), [("DE", "2", "2026-12-07"), ("CH", "1", "2026-11-30")])
def test_in_probation_a_period_in_weeks_waits_for_no_month(place: str, weeks: str, last: str) -> None:
    made = departure(
        {"locale.jurisdiction": place, "notice.contract_known": "yes", "notice.contract_value": f"{weeks} weeks",
         "notice.in_probation": "true", "notice.probation_figure": "contract", "notice.chosen_weeks": "contract"}
    )  # fmt: skip
    assert made.timeline.end == date.fromisoformat(last)


def test_a_province_that_we_do_not_know_is_an_open_question() -> None:
    made = departure(
        {"locale.jurisdiction": "CA", "locale.region": "Newfoundland", "notice.contract_known": "no_clause"}
    )
    assert made.timeline.end is None


def test_pay_in_lieu_never_makes_the_end_later() -> None:
    made = departure(answers_for("open_door", {"release.kind": "in_lieu", "release.last_day": "2027-05-05"}))
    assert made.timeline.end == date(2026, 12, 7)
