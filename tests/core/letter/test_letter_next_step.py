"""What each of the four letters says of where the person goes, and what it keeps to itself."""

from __future__ import annotations

import re

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.letter import compose
from resign_tui.core.letter.prompt import Reading, questioned
from resign_tui.core.review import review
from resign_tui.ui.effective import example_of
from tests.core.cases import USUAL, answers_for, departure, letter, paragraphs, words_of

DESTINATION: dict[str, Value] = {"next.name": "Hollowbrook", "next.status": "signed_start_confirmed"}


@pytest.mark.parametrize("scenario", ["open_door", "counter_offer"])
def test_the_destination_is_named_only_when_the_person_says_so(scenario: str) -> None:
    for disclosure in ("", "job", "nothing", "study", "move", "own", "break"):
        answers = answers_for(scenario, DESTINATION, {"next.disclosure": disclosure} if disclosure else {})
        assert "Hollowbrook" not in words_of(letter(answers))
    assert "Hollowbrook" in words_of(letter(answers_for(scenario, DESTINATION, {"next.disclosure": "named"})))


@pytest.mark.parametrize("status", ["", "none", "talks", "verbal", "not_saying"])
def test_nobody_without_an_offer_is_said_to_have_one(status: str) -> None:
    text = words_of(letter(answers_for("open_door", {"next.status": status} if status else {})))
    for claim in ("opportunity", "I am leaving for", "I am joining", "new role"):
        assert claim not in text


NEXT_STEPS: list[tuple[dict[str, Value], str]] = [
    ({"next.status": "signed"}, "I am leaving for a new role."),
    ({"next.reason": "lead a small research group"}, "I am leaving to lead a small research group."),
    ({"next.generic_phrase": "a smaller company", "next.reason": "climate modelling"},
     "I am joining a smaller company, where I will work on climate modelling."),
    ({"next.generic_phrase": "graduate programme", "next.reason": "rotate through teams"},
     "I am leaving for a graduate programme, where I will rotate through teams."),
    ({"next.disclosure": "study", "next.generic_phrase": "a PhD in linguistics"},
     "I am leaving to begin a PhD in linguistics."),
    ({"next.disclosure": "study"}, "I am going back to university."),
    ({"next.disclosure": "family_move", "next.generic_phrase": "Vancouver",
      "next.reason": "my wife has a post at a hospital"},
     "My family is moving to Vancouver, where my wife has a post at a hospital."),
    ({"next.disclosure": "move", "next.generic_phrase": "to Lisbon"}, "I am moving to Lisbon."),
    ({"next.disclosure": "own"}, "I am leaving to start my own company."),
    ({"next.disclosure": "break"}, "I am taking some time off before I decide what comes next."),
    ({"next.disclosure": "break", "next.generic_phrase": "sabbatical"}, "I am taking a sabbatical."),
    ({"next.disclosure": "named", "next.name": "at Hollowbrook"}, "I am joining Hollowbrook."),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "sentence"), NEXT_STEPS)
def test_each_kind_of_next_step_has_its_sentence(answers: dict[str, Value], sentence: str) -> None:
    assert sentence in words_of(letter(answers_for("open_door", answers)))


def test_the_organisation_follows_the_spelling_of_the_place() -> None:
    assert "another organisation" in words_of(letter(answers_for("counter_offer", {"locale.jurisdiction": "UK"})))
    assert "another organization" in words_of(letter(answers_for("counter_offer")))


def test_an_answer_without_a_place_is_simply_elsewhere() -> None:
    text = paragraphs(letter(answers_for("counter_offer", {"next.disclosure": "nothing"})))["transparency"]
    assert "I have made a commitment elsewhere." in text


ELSEWHERE: dict[str, Value] = {
    "next.name": "CANARY-name",
    "next.generic_phrase": "CANARY-phrase",
    "next.reason": "CANARY-reason",
    "next.goal_area": "CANARY-goal",
    "content.team_value": "CANARY-value",
    "content.after_help": "true",
    "content.door": "CANARY-door",
    "content.after_help_channel": "CANARY-channel",
    "content.difficulty_line": "true",
    "content.feedback_offer": "true",
    "content.consideration": "months",
    "triage.reason": "competitor",
}


@pytest.mark.parametrize("scenario", ["closed_door", "mistreated"])
@pytest.mark.parametrize("disclosure", ["job", "named", "study"])
def test_letters_without_a_destination_keep_every_fact_of_the_others_out(scenario: str, disclosure: str) -> None:
    made = letter(answers_for(scenario, ELSEWHERE, {"next.disclosure": disclosure}))
    assert "CANARY" not in words_of(made)
    assert made == letter(answers_for(scenario))


KINDS = [choice.value for choice in catalogue.field("next.disclosure").choices if choice.value != "nothing"]


@pytest.mark.parametrize("told", ["no", "today", "earlier"])
@pytest.mark.parametrize("kind", KINDS)
def test_that_it_was_hard_is_said_of_the_step_and_not_of_a_date(kind: str, told: str) -> None:
    answers = answers_for("open_door", USUAL["open_door"], {"next.disclosure": kind, "talk.told": told})
    answers |= {"next.name": "Hollowbrook", "next.generic_phrase": "", "next.reason": ""}
    said = "\n".join(paragraphs(letter(answers)).values())
    before, after = re.split(r"(?:This|Leaving) was (?:a hard|not an easy) decision\.", said)
    assert re.search(r"(?:leaving|joining|moving|going|taking)[^.]*\. $", before), said
    assert "decision" not in after


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scenario", ["open_door", "counter_offer"])
def test_examples_follow_what_was_chosen_and_read_well(scenario: str, kind: str) -> None:
    checked = 0
    for field_id in ("next.generic_phrase", "next.reason"):
        answers = answers_for(scenario, USUAL[scenario], {"next.disclosure": kind, "next.reason": ""})
        made = departure(answers)
        if not made.facts.is_asked(field_id):
            continue
        for example in example_of(made, catalogue.field(field_id)).split(" · "):
            checked += 1
            with_example = departure({**answers, field_id: example})
            words = " ".join(paragraphs(compose.letter(with_example)).values())
            assert example.removeprefix("a ").split()[-1] in words, (kind, example)
            assert not (questioned(with_example, field_id) or Reading()).doubt
            found = [one for one in review(with_example, compose.letter(with_example)) if one.field == field_id]
            assert found == [], (kind, example)
    assert checked or kind == "named"
