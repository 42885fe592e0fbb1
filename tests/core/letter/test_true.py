"""Nothing untrue: private answers stay out, no promise without a day left, no words of employment without it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from resign_tui.core import library
from resign_tui.core.answers.draft import Edit, Value
from resign_tui.core.letter import compose
from resign_tui.core.letter.given_notice import Given
from tests.core.cases import answers_for, departure, letter, lines, paragraphs, words_of

CONTRACT: dict[str, Value] = {"notice.contract_known": "yes", "notice.contract_value": "1 month"}
SYSTEM: dict[str, Value] = {"handover.system": ({"name": "ranking service"},)}


@pytest.mark.parametrize("reason", ["study", "relocation_family", "start_own", "burnout_or_health", "better_role"])
@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_the_private_reason_reaches_no_letter(scenario: str, reason: str) -> None:
    plain = answers_for(scenario)
    for field_id, value in (("triage.reason", reason), ("next.relation", "break"), ("next.relation", "own_company")):
        assert letter({**plain, field_id: value}) == letter(plain)


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("study", "going back to university", "I am leaving to go back to university."),
        ("study", "to do a PhD", "I am leaving to do a PhD."),
        ("own", "freelancing", "I am leaving to freelance."),
        ("break", "travelling", "I am leaving to travel."),
        ("break", "caring for my father", "I am leaving to care for my father."),
        ("break", "we are moving to Vancouver", "We are moving to Vancouver."),
    ],
)
def test_an_action_typed_for_any_kind_is_an_action(kind: str, typed: str, said: str) -> None:
    answers = answers_for("open_door", {"next.disclosure": kind, "next.generic_phrase": typed})
    assert paragraphs(letter(answers))["next_step"].startswith(said)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("family_move", "another city, where my wife has a post."),
        ("break", "some time off because my wife has a post."),
        ("own", "my own company because my wife has a post."),
    ],
)
def test_a_clause_is_a_place_only_where_somebody_moves(kind: str, said: str) -> None:
    answers = answers_for("open_door", {"next.disclosure": kind, "next.reason": "my wife has a post"})
    assert said in words_of(letter(answers))


@pytest.mark.parametrize(
    "answers",
    [
        {"release.kind": "garden", "release.last_day": "2026-11-23"},
        {"leave.days_left": "40", "leave.use_to_shorten": "yes"},
        {"dates.last_working_day": "2026-11-23"},
    ],
)
@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_nothing_is_promised_when_no_day_is_left(scenario: str, answers: dict[str, Value]) -> None:
    body = paragraphs(letter(answers_for(scenario, CONTRACT, SYSTEM, answers)))
    assert "handover" not in body


def test_done_work_is_not_promised_again_and_without_a_promise_nothing_comes_first() -> None:
    made = departure(answers_for("open_door"))
    done = tuple({"id": one.id, "status": "done"} for one in made.checklist.items if one.category == "MV")
    assert "handover" not in paragraphs(letter(answers_for("open_door", {"handover.item": done})))


@pytest.mark.parametrize(
    ("length", "said"),
    [("one month", "one month's"), ("two weeks", "two weeks'"), ("one month and 15 days", "15 days'")],
)
def test_a_length_owns_its_notice(length: str, said: str) -> None:
    assert Given("contract", length).possessive.endswith(said)


def test_a_team_with_and_in_its_name_is_one_reader_and_a_title_is_no_first_name() -> None:
    team: dict[str, Value] = {"letter.addressee": "hr", "recipient.name": "People and Culture"}
    assert lines(letter(answers_for("closed_door", team)), "recipient")[0] == "People and Culture"
    two: dict[str, Value] = {"manager.name": "Dr. Ada Nyström and Dr. Grace Lindqvist", "manager.first_name": "Ada"}
    assert lines(letter(answers_for("open_door", two)), "salutation") == ["Dear Ada and Dr. Grace Lindqvist,"]


@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-23", "2027-01-31"])
def test_an_earlier_day_is_asked_for_only_where_it_is_earlier_and_to_come(day: str) -> None:
    assert "release me" not in words_of(letter(answers_for("open_door", CONTRACT, {"dates.release_by": day})))


def test_who_is_sent_home_does_not_ask_to_be_released() -> None:
    home: dict[str, Value] = {
        "release.kind": "garden",
        "release.last_day": "2026-12-01",
        "dates.release_by": "2026-11-27",
    }
    assert "release me" not in words_of(letter(answers_for("open_door", CONTRACT, home)))


def test_pay_in_lieu_is_told_only_where_the_end_comes_sooner() -> None:
    assert "in lieu" not in words_of(letter(answers_for("open_door", CONTRACT, {"release.kind": "in_lieu"})))
    paid: dict[str, Value] = {"release.kind": "in_lieu", "release.last_day": "2026-11-27"}
    assert "in lieu" in words_of(letter(answers_for("open_door", CONTRACT, paid)))


def test_a_sent_letter_stays_as_it_was() -> None:
    sent: dict[str, Value] = {
        "sent.on": "2026-11-23", "sent.employment_end": "2026-12-23", "sent.last_working_day": "2026-12-23",
        "dates.given": "2026-11-23", "dates.letter": "2026-11-23",
    }  # fmt: skip
    before = letter(answers_for("open_door", CONTRACT, sent))
    later: dict[str, Value] = {"dates.release_by": "2026-12-01", "release.kind": "garden"}
    assert letter(answers_for("open_door", CONTRACT, sent, later)) == before


def test_a_contractor_gets_no_words_of_employment() -> None:
    for place in ("IN", "DE", "UK", "FR"):
        alone: dict[str, Value] = {"contract.kind": "contractor", "locale.jurisdiction": place, **CONTRACT}
        text = words_of(letter(answers_for("closed_door", alone, {"content.papers_request": "true"})))
        for words in ("employment", "relieving", "Arbeitszeugnis", "accept my resignation", "I resign", "my role"):
            assert words not in text


def test_where_spoken_notice_is_void_the_letter_itself_resigns() -> None:
    spoken: dict[str, Value] = {"talk.told": "earlier", "notice.earlier_on": "2026-11-19", "locale.jurisdiction": "DE"}
    assert "I hereby resign" in paragraphs(letter(answers_for("closed_door", CONTRACT, spoken)))["notice"]
    future: dict[str, Value] = {**spoken, "notice.earlier_on": "2026-12-19"}
    assert "December" not in paragraphs(letter(answers_for("closed_door", CONTRACT, future)))["notice"].split("so")[0]


def test_what_only_a_hand_edit_still_holds_stands_before_the_farewell() -> None:
    made = departure(answers_for("open_door", {"next.disclosure": "nothing"}))
    kept = replace(made, draft=made.draft.edit("open_door.next_step", Edit("I am off to sea.")))
    names = list(paragraphs(compose.letter(kept)))
    assert names.index("next_step") < names.index("thanks")


def test_short_service_is_told_also_where_nothing_else_is() -> None:
    new: dict[str, Value] = {"sender.start_date": "2026-06-01", "content.short_service": "true"}
    assert "five months is a short time" in words_of(letter(answers_for("open_door", new)))
    newer: dict[str, Value] = {**new, "sender.start_date": "2026-11-02"}
    assert "a few weeks is a short time" in words_of(letter(answers_for("open_door", newer)))


def test_two_things_in_one_line_are_two() -> None:
    said = words_of(letter(answers_for("closed_door", {"content.gratitude": ("your patience; the hard problems",)})))
    assert "Thank you for your patience and for the hard problems." in said
