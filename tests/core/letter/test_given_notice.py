"""Which notice a letter says it gives: by what asks for it, and never more than is true."""

from __future__ import annotations

import re
from datetime import date

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.letter import compose
from resign_tui.core.letter.given_notice import given_notice
from tests.core.cases import answers_for, departure, letter, paragraphs

CONTRACT: dict[str, Value] = {"notice.contract_known": "yes", "notice.contract_value": "1 month"}
CASES: list[tuple[dict[str, Value], str, str]] = [
    ({"notice.contract_known": "no_clause", "notice.chosen_weeks": "2"}, "own", "two weeks' notice"),
    (CONTRACT, "contract", "one month's notice"),
    ({**CONTRACT, "notice.contract_value": "3 months to the end of a month"}, "contract",
     "three months' notice, running to the end of a calendar month"),
    ({**CONTRACT, "notice.contract_value": "60 days", "locale.jurisdiction": "IN"}, "contract", "60 days' notice"),
    ({"locale.jurisdiction": "DE", "notice.contract_known": "no_clause"}, "law", "statutory notice"),
    ({"locale.jurisdiction": "FR", "notice.agreement": "syntec_cadre"}, "agreement",
     "the Syntec agreement"),
    ({**CONTRACT, "locale.jurisdiction": "IT", "notice.agreement_name": "Metalmeccanici"}, "agreement",
     "Metalmeccanici"),
    ({**CONTRACT, "notice.contract_value": "3 weeks", "dates.employment_end": "2026-12-17"}, "contract",
     "a few days beyond the three weeks' notice in my contract"),
    ({**CONTRACT, "notice.contract_value": "2 weeks", "notice.chosen_weeks": "4"}, "contract",
     "two weeks beyond the two weeks' notice in my contract"),
    ({**CONTRACT, "dates.employment_end": "2026-12-10", "notice.shorter_agreed": "true"}, "agreed",
     "We have agreed in writing on a shorter notice period"),
    ({**CONTRACT, "dates.employment_end": "2026-12-10"}, "unsaid", "December 10, 2026."),
    ({"dates.employment_end": "2026-11-23", "dates.immediate_exit_agreed": "true"}, "at_once",
     "As we have agreed in writing"),
    ({"release.kind": "in_lieu", "release.last_day": "2026-11-27"}, "unsaid", "pay in lieu"),
    ({"dates.employment_end": "2027-01-08"}, "unsaid", "January 8, 2027."),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "kind", "words"), CASES)
@pytest.mark.parametrize("scenario", ["open_door", "closed_door", "mistreated", "counter_offer"])
def test_the_notice_is_told_by_its_kind(scenario: str, answers: dict[str, Value], kind: str, words: str) -> None:
    given = answers_for(scenario, answers)
    assert given_notice(departure(given)).kind == kind
    said = paragraphs(letter(given))["notice"]
    short = "My notice period is" in said and "notice" in words
    assert words in said or (short and words.split("'", maxsplit=1)[0] in said)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("approved", "as I have four days of approved vacation at the end of my notice period"),
        ("yes", "my remaining four days of vacation"),
        ("ask", "I would like to take my remaining four days of vacation"),
    ],
)
def test_leave_is_the_reason_for_the_earlier_last_working_day(state: str, words: str) -> None:
    answers = answers_for("open_door", {"leave.days_left": "4", "leave.use_to_shorten": state})
    said = paragraphs(letter(answers))["notice"]
    assert words in said
    assert said.count("last working day") == 1


def test_leave_is_called_and_taken_as_in_the_place() -> None:
    for place, words in {"UK": "of annual leave", "SG": "as I will clear", "DE": "days of leave"}.items():
        more: dict[str, Value] = {"leave.days_left": "4", "leave.use_to_shorten": "yes", "locale.jurisdiction": place}
        assert words in paragraphs(letter(answers_for("open_door", CONTRACT, more)))["notice"]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("spoken", "that I resigned verbally on November 19, 2026"),
        ("written", "takes the place of the one I gave you on November 19, 2026"),
    ],
)
def test_a_letter_after_an_earlier_notice_says_so(how: str, words: str) -> None:
    earlier: dict[str, Value] = {"talk.told": "earlier", "notice.earlier_on": "2026-11-19", "notice.earlier_how": how}
    assert words in paragraphs(letter(answers_for("closed_door", earlier)))["notice"]


def test_the_rest_of_the_notice_can_be_bought_out() -> None:
    wish: dict[str, Value] = {**CONTRACT, "dates.release_by": "2026-12-11"}
    assert "buy out" not in paragraphs(letter(answers_for("open_door", wish)))["notice"]
    said = paragraphs(letter(answers_for("open_door", wish, {"dates.release_buyout": "true"})))["notice"]
    assert "release me earlier, by Friday, December 11, 2026; I am willing to buy out the rest of my notice" in said
    assert "December 23, 2026" in said


@pytest.mark.parametrize(
    ("told", "words"),
    [("no", ""), ("today", "today,"), ("this_week", "earlier this week,"), ("last_week", "last week,"),
     ("earlier", "As you know,")],
)  # fmt: skip
def test_a_letter_after_a_talk_begins_with_it(told: str, words: str) -> None:
    for scenario in ("open_door", "counter_offer"):
        said = paragraphs(letter(answers_for(scenario, {"talk.told": told})))["notice"]
        assert said.startswith("As ") is bool(words)
        assert words in said
    plain = answers_for("closed_door")
    assert letter({**plain, "talk.told": told}) == letter(plain)


FREE_FRIDAY: dict[str, Value] = {"calendar.holidays": ("25 Dec 2026", "26 Dec 2026")}


@pytest.mark.parametrize("scenario", ["open_door", "closed_door", "mistreated", "counter_offer"])
@pytest.mark.parametrize("place", ["US", "UK", "JP", "SE", "CA"])
def test_the_length_stands_where_a_day_off_moves_the_last_working_day(place: str, scenario: str) -> None:
    """Four weeks from a Friday end on a Friday that is free; the last working day comes before it."""
    friday = date(2026, 11, 27)
    more: dict[str, Value] = {
        "locale.jurisdiction": place, "locale.region": "Ontario", "sender.start_date": "2020-01-01",
        "notice.contract_known": "yes", "notice.contract_value": "4 weeks", **FREE_FRIDAY,
    }  # fmt: skip
    for asked in ({}, {"notice.contract_known": "no_clause", "notice.contract_value": "", "notice.chosen_weeks": "4"}):
        made = departure(answers_for(scenario, more, asked), friday)
        said = paragraphs(compose.letter(made))["notice"]
        assert made.timeline.letter_last_day is not None
        assert made.timeline.letter_last_day < (made.timeline.letter_end or friday)
        assert re.search("(four weeks|one month)'?s? ?(notice)?", said), said
        assert "last working day will be Thursday" in said


def test_an_end_moved_past_days_off_is_just_over_the_length() -> None:
    friday = date(2026, 12, 11)
    moved: dict[str, Value] = {**FREE_FRIDAY, "dates.employment_end": "2026-12-28"}
    said = paragraphs(compose.letter(departure(answers_for("closed_door", moved), friday)))["notice"]
    assert "I am giving just over two weeks' notice, so my last day will be Monday, December 28, 2026." in said


def test_who_takes_leave_does_not_leave_time_for_the_handover() -> None:
    four: dict[str, Value] = {"notice.contract_known": "no_clause", "notice.chosen_weeks": "4"}
    assert "to leave time for a proper handover" in paragraphs(letter(answers_for("open_door", four)))["notice"]
    leave: dict[str, Value] = {**four, "leave.days_left": "10", "leave.use_to_shorten": "yes"}
    said = paragraphs(letter(answers_for("open_door", leave)))["notice"]
    assert "I am giving four weeks' notice, so my employment will end" in said
    assert "proper handover" not in said


def test_two_managers_stand_in_the_address_and_in_the_greeting() -> None:
    from tests.core.cases import lines

    two: dict[str, Value] = {"manager.name": "Ada Nyström and Grace Lindqvist", "manager.first_name": "Ada"}
    made = letter(answers_for("open_door", two))
    assert lines(made, "recipient")[:2] == ["Ada Nyström", "Grace Lindqvist"]
    assert lines(made, "salutation") == ["Dear Ada and Grace,"]
    assert lines(letter(answers_for("closed_door", two)), "salutation") == ["Dear Ada Nyström and Grace Lindqvist,"]
