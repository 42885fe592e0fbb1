"""The way through the wizard: what is asked now, what is required, what is still open."""

from __future__ import annotations

import pytest

from resign_tui.core import flow, library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.letter import compose
from tests.core.cases import USUAL, answers_for, departure


def asked(answers: dict[str, Value], step: str) -> list[str]:
    return [one.id for one in flow.questions(departure(answers), step)]


def progress(answers: dict[str, Value]) -> flow.Progress:
    made = departure(answers)
    return flow.progress(made, compose.letter(made))


def test_every_step_has_a_title() -> None:
    assert tuple(flow.TITLES) == catalogue.STEPS


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_every_required_question_is_asked_somewhere(scenario: str) -> None:
    made = departure({"scenario.chosen": scenario})
    shown = {question.id for step in catalogue.STEPS for question in flow.questions(made, step)}
    needed = progress({"scenario.chosen": scenario}).open
    assert set(needed) <= shown
    by_catalogue = {one.id for one in catalogue.fields().values() if {"always", scenario} & set(one.required)}
    assert ("manager.name" in needed) is (scenario != "mistreated")
    whole_without = {"manager.name", "recipient.name", "sender.role"}  # another addressee; "my position"
    assert by_catalogue - whole_without <= set(needed)


def test_questions_follow_the_scenario() -> None:
    assert "content.team_value" in asked({"scenario.chosen": "open_door"}, "words")
    assert "content.team_value" not in asked({"scenario.chosen": "closed_door"}, "words")
    assert "next.goal_area" in asked({"scenario.chosen": "counter_offer"}, "words")
    assert "next.goal_area" not in asked({"scenario.chosen": "open_door"}, "words")


def test_questions_follow_other_answers() -> None:
    named: dict[str, Value] = {"scenario.chosen": "open_door", "next.disclosure": "named"}
    assert "next.name" in asked(named, "words")
    assert "next.name" not in asked({**named, "next.disclosure": "nothing"}, "words")


def test_the_manager_is_needed_only_when_the_letter_is_for_them() -> None:
    assert "manager.name" in progress({"scenario.chosen": "open_door"}).open
    assert "manager.name" not in progress({"scenario.chosen": "mistreated"}).open


def test_an_empty_draft_is_untouched_and_open() -> None:
    found = progress({})
    assert set(found.states.values()) == {"untouched"}
    assert "sender.full_name" in found.open
    order = list(catalogue.fields())
    assert list(found.open) == sorted(found.open, key=order.index)


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_the_usual_answers_leave_nothing_open(scenario: str) -> None:
    found = progress(answers_for(scenario, USUAL[scenario]))
    assert found.open == ()
    assert found.states["people"] == "complete"
    assert found.states["send"] == "untouched"


def test_an_answer_that_cannot_be_read_keeps_its_step_open() -> None:
    found = progress(answers_for("open_door", {"dates.given": "soonish"}))
    assert found.open == ("dates.given",)
    assert found.states["dates"] == "begun"


def test_the_handover_is_complete_when_all_of_it_is_done() -> None:
    answers = answers_for("open_door", {"ownership.prod_model": "true"})
    assert progress(answers).states["handover"] == "begun"
    items = departure(answers).checklist.items
    done: Value = tuple({"id": item.id, "status": "done"} for item in items)
    assert progress({**answers, "handover.item": done}).states["handover"] == "complete"


def test_handed_in_completes_the_last_step() -> None:
    assert progress(answers_for("open_door", {"sent.on": "2026-11-23"})).states["send"] == "complete"
