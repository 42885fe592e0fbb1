"""A sitting with a draft, without a screen: every transition gives the next session, and undo gives the one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.document import lines_of, plain
from resign_tui.core.documents import compose
from resign_tui.core.evidence.proposal import Proposal, Source
from resign_tui.core.handover.records import add_item
from resign_tui.core.secrets import patterns
from resign_tui.ui.session import Session
from tests import secret_samples
from tests.ui.wizard_host import TODAY, full_draft

SECRET = secret_samples.EXACT["aws"](Random(1))[0]
WORKED_OUT = ("letter", "progress", "order", "secrets", "findings")
SYSTEMS: Value = ({"name": "ranker"}, {"name": "search"})


def session(**answers: Value) -> Session:
    return Session(full_draft("", "", **answers), TODAY)


def first_item(at: Session) -> str:
    return next(item.id for item in at.departure.checklist.items if item.is_open)


ALIAS = Proposal(
    Source("mlflow", "mlflow.db", "alias prod"),
    "alias prod is version 2",
    "The registry says so.",
    "certain",
    record="handover.model",
    fields={"name": "ranker", "version": "2"},
    row="MV-01",
)
SCHEDULE = Proposal(
    Source("ci", "nightly.yml"), "runs at night", "Its cron line.", "likely", answers={"account.schedules": "yes"}
)

STEPS: dict[str, Callable[[Session], Session]] = {
    "an answer": lambda at: at.answer("company.name", "Nova"),
    "a tick": lambda at: at.tick(first_item(at)),
    "does not apply": lambda at: at.turn_applicable(first_item(at)),
    "another priority": lambda at: at.next_priority(first_item(at)),
    "a verdict": lambda at: at.next_verdict(first_item(at)),
    "hidden": lambda at: at.hide(first_item(at)),
    "moved": lambda at: at.move_item(first_item(at), 1),
    "added": lambda at: at.with_items(add_item(at.item_records, "MV", "the cron box")[0]),
    "words by hand": lambda at: at.rewrite("thanks", "Thank you all."),
    "handed in": lambda at: at.hand_in(TODAY),
    "copied": lambda at: at.departed(at.departure, ["letter"]),
    "accepted from a store": lambda at: at.accept_evidence(ALIAS),
    "two accepted from stores": lambda at: at.accept_all_evidence((ALIAS, SCHEDULE)),
    "dropped from a store": lambda at: at.drop_evidence(SCHEDULE),
}


@pytest.mark.parametrize("name", STEPS)
def test_every_change_is_one_step_back_and_one_forth(name: str) -> None:
    before = session(handover__system=SYSTEMS)
    after = STEPS[name](before)
    assert after.draft != before.draft
    assert after.undo().draft == before.draft
    assert after.undo().redo().draft == after.draft


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=8))
def test_as_many_undos_as_changes_lead_back(names: list[str]) -> None:
    now = start = session(handover__system=SYSTEMS)
    changes = 0
    for name in names:
        after = STEPS[name](now)
        changes += after is not now
        now = after
    for _ in range(changes):
        now = now.undo()
    assert now.draft == start.draft
    assert now.undo() is now


def test_typing_is_one_step_until_a_pause() -> None:
    now = start = session()
    for text in ("N", "No", "Nov"):
        now = now.answer("company.name", text, typing=True)
    now = now.pause()
    for text in ("Nova", "Nova L"):
        now = now.answer("company.name", text, typing=True)
    assert now.undo().draft.text("company.name") == "Nov"
    assert now.undo().undo().draft == start.draft


def test_each_entry_added_and_removed_is_a_step_of_its_own() -> None:
    now = start = session(handover__system=())
    for value in (SYSTEMS[:1], SYSTEMS, SYSTEMS[:1], ()):
        now = now.answer("handover.system", value)
    back = [now := now.undo() for _ in range(4)]
    assert [len(each.draft.records("handover.system")) for each in back] == [1, 2, 1, 0]
    assert back[-1].draft == start.draft


def test_what_was_worked_out_holds_over_a_pause() -> None:
    now = session().answer("company.name", "Nova", typing=True)
    letter = now.letter
    assert now.pause().letter is letter
    assert now.pause().pause() is not now


def test_nothing_changes_without_a_change() -> None:
    now = session()
    assert now.answer("company.name", now.draft.text("company.name")) is now
    assert now.undo() is now and now.redo() is now
    assert now.tick("no such item") is now
    assert now.word_otherwise("no such sentence") is now
    assert now.read_as("company.name", 1) is now
    assert now.rewrite("thanks", None) is now
    assert now.accept_all_evidence(()) is now


def test_what_a_store_says_is_decided_once() -> None:
    accepted = session().accept_evidence(ALIAS)
    assert accepted.draft.records("handover.model")[-1]["version"] == "2"
    assert accepted.accept_evidence(ALIAS) is accepted
    assert accepted.drop_evidence(ALIAS) is accepted
    both = accepted.accept_all_evidence((ALIAS, SCHEDULE))
    assert both.draft.evidence.accepted == {ALIAS.id, SCHEDULE.id}
    assert both.undo().draft == accepted.draft
    dropped = session().drop_evidence(ALIAS)
    assert dropped.draft.records("handover.model") == session().draft.records("handover.model")
    assert dropped.draft.evidence.dropped == {ALIAS.id}


def test_the_composed_words_taken_over_unchanged_are_no_hand_edit() -> None:
    now = session()
    paragraph = now.letter.paragraphs[0]
    assert now.rewrite(paragraph.id, paragraph.text) is now
    by_hand = now.rewrite(paragraph.id, "In my own words.")
    assert "In my own words." in [each.text for each in by_hand.letter.paragraphs]
    assert by_hand.rewrite(paragraph.id, None).draft == now.draft


def test_another_day_moves_what_is_open_and_keeps_what_was_typed() -> None:
    now = session()
    later = now.on(date(2026, 12, 1))
    assert later.departure.timeline.letter == date(2026, 12, 1)
    assert later.draft.text("company.name") == now.draft.text("company.name")


def test_an_undo_on_another_day_leads_back_to_the_same_dates() -> None:
    before = session(dates__employment_end="+4w", notice__chosen_weeks="")
    renamed = before.answer("company.name", "Nova")
    again = renamed.on(date(2026, 11, 24)).undo()
    assert again.draft.text("company.name") == before.draft.text("company.name")
    assert again.departure.timeline.end == before.departure.timeline.end
    assert renamed.undo().on(date(2026, 11, 24)).redo().departure.timeline.end == before.departure.timeline.end


def grieved() -> Session:
    return session(content__project="the years. My manager harassed me every week. I learned a lot")


def kept(after: Session) -> str:
    return str(after.draft.records("hr.incident")) + str(after.draft.answers.get("exit_interview.off_limits"))


def test_a_sentence_kept_private_leaves_the_letter_and_stands_in_the_notes() -> None:
    now = grieved()
    finding = next(each for each in now.findings if each.question == "content.project" and "harass" in each.excerpt)
    after = now.keep_private(finding)
    assert "harassed" not in after.draft.text("content.project")
    assert "I learned a lot" in after.draft.text("content.project")
    assert "harassed" in kept(after)
    assert after.undo().draft == now.draft


def test_what_is_kept_out_of_the_letter_stays_unsaid_in_the_exit_interview_too() -> None:
    said = "Deadlines were unrealistic and my boss is an idiot."
    now = session(letter__extra_paragraph=f"{said} Thank you.", exit_interview__off_limits=("my next employer",))
    after = now.keep_private(next(each for each in now.findings if each.rule == "insult"))
    assert after.draft.answers["exit_interview.off_limits"] == ("my next employer", said)
    notes = [plain(line) for block in compose(after.departure, "exit-interview").blocks for line in lines_of(block)]
    assert notes.index("Not today") < notes.index(said) < notes.index("What I will ask")


def test_a_sentence_that_the_letter_begins_otherwise_is_kept_private_too() -> None:
    now = session(content__project="My manager harassed me every week.")
    finding = next(each for each in now.findings if each.question == "content.project" and "harass" in each.excerpt)
    after = now.keep_private(finding)
    assert after.draft.text("content.project") == ""
    assert "harassed" in kept(after)


def test_what_is_written_in_one_sitting_is_one_step() -> None:
    now = start = session()
    for text in ("M", "Mi", "Mine."):
        now = now.rewrite("thanks", text)
    assert now.undo().draft == start.draft


def test_words_that_changed_since_are_not_replaced() -> None:
    now = grieved()
    finding = next(each for each in now.findings if each.question == "content.project" and each.excerpt)
    elsewhere = now.answer("content.project", "everything")
    assert elsewhere.use_ours(finding) is elsewhere
    assert elsewhere.keep_private(finding) is elsewhere


def test_a_finding_set_aside_comes_back() -> None:
    now = grieved()
    finding = next(each for each in now.findings if each.waivable)
    aside = now.waive(finding)
    assert next(each for each in aside.findings if each.key == finding.key).waived
    again = aside.waive(next(each for each in aside.findings if each.key == finding.key))
    assert again.draft == now.draft


def test_secrets_are_looked_for_with_what_is_given() -> None:
    def nothing(_text: str) -> tuple[patterns.SecretMatch, ...]:
        return ()

    draft = Draft().answer("company.name", "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8")
    now = Session(draft, TODAY)
    assert [each.question for each in now.secrets] == ["company.name"]
    assert now.looking(nothing).secrets == ()
    assert replace(now, find=nothing).looking(nothing).secrets == ()


@pytest.mark.parametrize("answers", [{}, {"content__project": "", "dates__given": "31 April"}, {"next__name": SECRET}])
def test_who_goes_elsewhere_finds_everything_as_it_stood(answers: dict[str, Value]) -> None:
    before = session(**answers)
    stood = {name: getattr(before, name) for name in WORKED_OUT}
    after = before.at("words", "content.project")
    assert all(getattr(after, name) is stood[name] for name in WORKED_OUT)
    assert after.departure.draft is after.draft != before.draft
    anew = replace(after)
    assert {name: getattr(anew, name) for name in WORKED_OUT} == stood
    assert anew.departure.timeline == after.departure.timeline
    assert anew.departure.checklist == after.departure.checklist
    assert before.answer("company.name", "Nova").at("words", "").letter != stood["letter"]
