"""Today by line: where plain mode opens once the letter is handed in, and what is done or put off there."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import Departure
from resign_tui.core.plan.today import today
from resign_tui.drafts.store import open_draft
from tests.core.cases import answers_for, draft
from tests.plain.host import Talk, talked

__all__ = ["talked"]

WEDNESDAY, LAST_DAY = date(2026, 12, 2), date(2026, 12, 21)
LATE = {"id": "bot", "text": "The weekly report bot", "due": "2026-11-30", "owner": "Bram"}
DUE = {"id": "vault", "text": "Ask about the vault", "due": "2026-12-02"}
HANDED_IN: dict[str, Value] = {
    "dates.given": "2026-11-23",
    "dates.letter": "2026-11-23",
    "dates.employment_end": LAST_DAY.isoformat(),
    "sent.on": "2026-11-23",
    "handover.item": (LATE, DUE),
}


@pytest.fixture
def handed_in(talked: Talk) -> Talk:
    """A conversation on a Wednesday of the notice."""
    talked.calendar = lambda: WEDNESDAY
    return on(talked, draft(answers_for("open_door", HANDED_IN)))


def on(talk: Talk, stored: Draft) -> Talk:
    opened = open_draft(talk.path)
    opened.store.save(stored)
    opened.store.close()
    return talk


def said(talk: Talk) -> str:
    return " ".join(talk.said.split())


def left(talk: Talk, day: date = WEDNESDAY) -> list[str]:
    return [item.id for item in today(Departure(talk.draft, day)).items]


def number(item_id: str) -> int:
    """The number that an item has on the Wednesday, before anything is done."""
    items = today(Departure(draft(answers_for("open_door", HANDED_IN)), WEDNESDAY)).items
    return [item.id for item in items].index(item_id) + 1


def test_it_opens_on_today_with_what_slipped_what_is_due_and_who_is_met(handed_in: Talk) -> None:
    handed_in.lines("list")
    assert "Step 5 of 7, Handover: what today asks for." in handed_in.said
    told = said(handed_in).rpartition("Today, Wed 2 Dec 2026, day ")[2]
    assert " Slipped: 1 P1, 2 days late, " in told
    assert "Bram: The weekly report bot" in told
    assert " planned Fri 27 Nov, " in told
    assert "more are from earlier days; the plan has them on the days ahead." in told
    assert f" To do: {number('vault')} " in told
    assert "due today" in told
    assert "To meet: " in told
    assert "Bram: The weekly report bot Next, Thu 3 Dec 2026, tomorrow: " in told
    assert handed_in.faults() == []


def test_done_and_tomorrow_are_a_letter_and_a_number(handed_in: Talk) -> None:
    handed_in.lines("list", "?", "d 1", f"t {number('vault')}")
    assert "d 1 done, t 1 tomorrow, a number alone opens it" in said(handed_in)
    assert "t 1 moves number 1 to the next working day." in handed_in.said
    assert not {"bot", "vault"} & set(left(handed_in))
    bot, vault = handed_in.draft.records("handover.item")
    assert (bot["status"], bot["done_on"]) == ("done", "2026-12-02")
    assert vault["not_before"] == "2026-12-03"
    assert "Done: The weekly report bot" in handed_in.said
    assert "Moved to tomorrow: Ask about the vault" in handed_in.said


def test_several_at_once_and_what_is_done_is_to_do_again(handed_in: Talk) -> None:
    vault = number("vault")
    handed_in.lines("list", f"d 1, {vault}", "d 1", f"t {vault}", "d 99")
    assert left(handed_in)[0] == "bot"
    assert "vault" not in left(handed_in)
    assert "To do again: The weekly report bot" in handed_in.said
    assert "That one is done already." in handed_in.said
    assert "There is no number 99 today." in handed_in.said


def test_an_undo_names_the_one_thing_and_what_became_of_it(handed_in: Talk) -> None:
    handed_in.lines("list", "d 1", "undo", "redo", "undo", f"t {number('vault')}", "undo", "redo")
    told = [line for line in handed_in.said.split("\n") if line.startswith(("Undo: ", "Redo: "))]
    assert told == [
        "Undo: The weekly report bot is to do again.",
        "Redo: The weekly report bot is done.",
        "Undo: The weekly report bot is to do again.",
        "Undo: Ask about the vault waits no longer.",
        "Redo: Ask about the vault waits until Thu 3 Dec.",
    ]


def test_a_number_opens_the_item_and_enter_comes_back(handed_in: Talk) -> None:
    handed_in.lines("list", "1", "n", "in the wiki", "", "d 1")
    assert handed_in.draft.records("handover.item")[0]["note"] == "in the wiki"
    assert "bot" not in left(handed_in)


def test_what_is_no_choice_changes_nothing(handed_in: Talk) -> None:
    before = handed_in.draft.records("handover.item")
    handed_in.lines("the bot is done", "d", "?")
    assert handed_in.draft.records("handover.item") == before
    assert '"the bot is done" is none of these' in handed_in.said
    assert "d 1 says that number 1 is done" in handed_in.said


def test_enter_leads_to_the_checklist_and_back_from_there(handed_in: Talk) -> None:
    handed_in.lines("", "back", "back", "quit")
    steps = [line for line in handed_in.said.split("\n") if line.startswith("Step ")]
    assert [step.partition(": ")[2] for step in steps] == [
        "what today asks for.", "the checklist.", "what today asks for.", "what vanishes with your account.",
    ]  # fmt: skip


def test_on_the_last_day_nothing_waits(handed_in: Talk) -> None:
    handed_in.calendar = lambda: LAST_DAY
    handed_in.lines("list", "t 1", "?")
    assert "Today, Mon 21 Dec 2026, " in handed_in.said
    assert "d 1 done, a number alone opens it" in said(handed_in)
    assert "1 alone opens it, with all that is known of it." in handed_in.said
    assert "t 1 " not in handed_in.said.partition("It is another day now")[2]
    assert "your last day in" in handed_in.said
    assert "nothing can wait for tomorrow" in handed_in.said
    assert "not_before" not in handed_in.draft.records("handover.item")[0]


def test_all_that_is_done_leaves_a_calm_day(handed_in: Talk) -> None:
    for _ in range(3):
        handed_in.lines("list", f"d {' '.join(map(str, range(1, 1 + len(left(handed_in)))))}")
        if not left(handed_in):
            break
    assert left(handed_in) == []
    assert "Today's list is done." in handed_in.said


def test_a_talk_that_was_held_is_ticked_by_its_number(handed_in: Talk) -> None:
    receipt = len(left(handed_in)) + 1
    handed_in.lines("list", f"t {receipt}", f"d {receipt}", "list", f"d {receipt}")
    told = said(handed_in)
    assert f" To meet: {receipt} Ada Nyström: ask for a line" in told
    assert "Only work moves to another day" in told
    assert " Met: Ada Nyström: ask for a line" in told
    assert "confirms receipt and the last day, met" in told
    assert " To meet again: Ada Nyström: ask for a line" in told


def test_before_the_letter_is_handed_in_there_is_no_today(talked: Talk) -> None:
    talked.lines("go today", "go handover", "next", "next", "quit")
    assert "Today begins once the letter is handed in" in talked.said
    assert "what today asks for" not in talked.said
    assert "the checklist." in talked.said


def test_once_it_is_handed_in_go_today_leads_there(talked: Talk) -> None:
    on(talked, draft(answers_for("open_door"))).lines("go send", "m", "", "go today", "quit")
    assert "go today tells what the day asks for." in talked.said
    assert "Step 5 of 7, Handover: what today asks for." in talked.said
    assert "Today, Mon 23 Nov 2026" in talked.said


def test_after_the_last_day_it_begins_with_what_still_holds(handed_in: Talk) -> None:
    handed_in.calendar = None
    on(handed_in, draft(answers_for("open_door", HANDED_IN, {"dates.employment_end": "2026-11-20"})))
    handed_in.lines("quit")
    assert "Handover: what still holds." in handed_in.said
    assert "The handover ended" in handed_in.said
    assert "what today asks for" not in handed_in.said


def test_once_it_is_over_nothing_is_offered_to_be_done(talked: Talk) -> None:
    talked.calendar = lambda: date(2026, 12, 22)
    talked = on(talked, draft(answers_for("open_door", HANDED_IN)))
    talked.lines("list")
    told = said(talked).rpartition("Today, Tue 22 Dec 2026")[2]
    assert "were left open; the list has them." in told
    assert "Nothing is left" not in told
    assert "d 1 done" not in told
    assert "Enter goes to the checklist." in told
