"""Handing in: the day is asked for, what moves is said before, and the letter that went out stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.handing_in import handed_in
from resign_tui.core.letter import compose
from resign_tui.exports import clipboard
from resign_tui.ui.dialogs.confirm import Confirm
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending import documents
from tests.ui.send_host import each_size, go_to, table, write, written
from tests.ui.wizard_host import SMALL, TODAY, WIDE, Wizard, full_draft, wizard

DUTCH = {"locale__jurisdiction": "NL", "notice__contract_known": "no_clause", "notice__chosen_weeks": "contract"}
END = date(2026, 12, 31)


def dutch(step: str = "send", field: str = "", **answers: str) -> Draft:
    """Notice of a month, to the end of a month."""
    return full_draft(step, field, **{**DUTCH, **answers})


async def mark(one: Wizard, day: str = "") -> None:
    await one.press("m")
    await one.type(day)
    await one.press("enter")


def told(one: Wizard) -> str:
    """What the dialog says below the line."""
    area = one.app.screen.query_one("#handed-in-told").region
    return " ".join(" ".join(line[area.x : area.right] for line in one.lines()[area.y : area.bottom]).split())


# -- the dialog -----------------------------------------------------------------------------------------------------


@each_size
async def test_everything_is_in_view_and_today_needs_one_key(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, dutch(), size) as one:
        before = one.draft
        await one.press("m")
        for text in ("On which day did it reach them?", "today, Mon 23 Nov 2026", "Employment ends on Thu 31 Dec 2026.",
                     "enter or ctrl+s mark as handed in   esc leave it"):  # fmt: skip
            assert text in one.text()
        await one.press("enter")
        assert one.on_top
        fixed = {"sent.on": "2026-11-23", "dates.given": "2026-11-23", "dates.letter": "2026-11-23",
                 "sent.employment_end": "2026-12-31", "sent.last_working_day": "2026-12-31"}  # fmt: skip
        assert one.draft.answers == {**before.answers, **fixed}
        assert "handed in on Mon 23 Nov 2026" in one.text()
        await one.press("ctrl+z")
        assert one.draft.answers == before.answers
        await one.press("ctrl+y")
        assert one.draft.answers == {**before.answers, **fixed}


@each_size
async def test_what_moves_is_said_at_every_key(home: Path, size: tuple[int, int]) -> None:
    answers = {"copied__employment_end": "2026-12-31", "dates__letter": "2026-11-30"}
    async with wizard(home, dutch(**answers), size) as one:
        one.screen.take_day(date(2026, 12, 1))
        await one.press("m")
        moves = "Your end moves from Thu 31 Dec 2026 to Sun 31 Jan 2027:"
        assert told(one).startswith(moves)
        assert "copy the letter again before you hand it in." in told(one)
        await one.type("yesterday")
        assert told(one) == "Employment ends on Thu 31 Dec 2026."
        await one.press("enter")
        assert one.draft.text("dates.given") == one.draft.text("sent.on") == "2026-11-30"
        assert "outdated-copy" not in {finding.rule for finding in one.screen.session.findings}


@each_size
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 Nov", "November has 30 days"),
        ("soonish", 'Could not read "soonish" as a date'),
        ("tomorrow", "Tue 24 Nov 2026 is still to come."),
        ("3/4/26", "alt+1 4 March 2026 · alt+2 3 April 2026"),
    ],
)
async def test_what_cannot_be_marked_stays_as_typed_with_the_reason(
    home: Path, typed: str, said: str, size: tuple[int, int]
) -> None:
    async with wizard(home, dutch(), size) as one:
        before = one.draft
        await one.press("m")
        await one.type(typed)
        await one.press("enter")
        await one.settle()
        assert said in one.text()
        assert typed in one.text()
        assert "esc leave it" in one.text()
        await one.press("escape")
        assert one.on_top
        assert one.draft is before


async def test_two_readings_are_settled_by_one_key_here_too(home: Path) -> None:
    async with wizard(home, dutch(), SMALL) as one:
        await one.press("m")
        await one.type("10/11/26")
        await one.press("alt+2", "enter")
        assert one.draft.text("sent.on") == "2026-11-10"


async def test_by_post_it_may_reach_them_on_a_later_day(home: Path) -> None:
    async with wizard(home, dutch(delivery__mode="registered_post"), SMALL) as one:
        await one.press("m")
        await one.type("1 December")
        assert "Your end moves from Thu 31 Dec 2026 to Sun 31 Jan 2027" in one.text()
        await one.press("enter")
        assert one.draft.text("dates.given") == one.draft.text("sent.on") == "2026-12-01"
        assert one.screen.departure.timeline.letter_end == date(2027, 1, 31)


async def test_an_unfinished_letter_says_what_is_missing(home: Path) -> None:
    async with wizard(home, dutch(content__project=""), SMALL) as one:
        before = one.draft
        await one.press("m")
        assert one.on_top
        assert one.notices() == ["The letter is not finished: work you valued."]
        assert one.draft is before


async def test_the_mark_is_taken_back_after_a_question_and_in_one_step(home: Path) -> None:
    async with wizard(home, dutch(), SMALL) as one:
        await mark(one, "20 November")
        marked = one.draft
        await one.press("m")
        assert isinstance(one.app.screen, Confirm)
        assert "Marked as handed in on Fri 20 Nov 2026." in one.text()
        await one.press("escape")
        assert one.draft is marked
        await one.press("m", "y")
        assert not {"sent.on", "dates.given", "sent.employment_end"} & set(one.draft.answers)
        await one.press("ctrl+z")
        assert one.draft.answers == marked.answers


# -- what a copy fixes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "leaves"), [("verified", True), ("sent", True), ("failed", False)])
async def test_only_a_copy_that_left_is_noted(
    home: Path, monkeypatch: pytest.MonkeyPatch, state: Literal["verified", "sent", "failed"], leaves: bool
) -> None:
    monkeypatch.setattr(clipboard, "copy", lambda *_, **__: clipboard.CopyResult(state, "desktop", 9, "Said."))
    async with wizard(home, dutch(), WIDE) as one:
        before = one.draft
        await one.press("C")
        await one.app.workers.wait_for_complete()
        assert one.draft is before
        await one.press("c")
        await one.app.workers.wait_for_complete()
        await one.settle()
        noted = {"dates.letter": "2026-11-23", "copied.employment_end": "2026-12-31"} if leaves else {}
        assert one.draft.answers == {**before.answers, **noted}


async def test_each_copy_says_anew_what_it_says(home: Path) -> None:
    async with wizard(home, dutch(copied__employment_end="2026-12-07", dates__letter="20 Nov"), WIDE) as one:
        assert "outdated-copy" in {finding.rule for finding in one.screen.session.findings}
        await write(one)
        assert one.draft.text("copied.employment_end") == "2026-12-31"
        assert one.draft.text("dates.letter") == "20 Nov"
        assert "dates.given" not in one.draft.answers
        assert "outdated-copy" not in {finding.rule for finding in one.screen.session.findings}


@pytest.mark.parametrize(("document", "form", "leaves"), [("cover-note", "eml", True), ("cover-note", "txt", False)])
async def test_the_letter_leaves_on_the_cover_notes_message_too(
    home: Path, monkeypatch: pytest.MonkeyPatch, document: str, form: str, leaves: bool
) -> None:
    def writes(*_: Any) -> Iterator[Outcome]:
        yield Outcome("done", "Written.", 1, documents=("letter",) if form == "eml" else (document,))

    monkeypatch.setattr(documents, "write", writes)
    async with wizard(home, dutch(), WIDE) as one:
        one.send._chosen = frozenset({(document, form)})
        await go_to(one, document)
        await write(one)
        assert ("copied.employment_end" in one.draft.answers) is leaves


async def test_a_copy_of_the_draft_before_is_not_noted_on_this_one(home: Path) -> None:
    async with wizard(home, dutch(), WIDE) as one:
        outbox, departure = await one.screen._opened_outbox(), one.screen.departure
        await one.screen.take_draft(full_draft("send"), read_only=False)
        outbox._take_left(Outcome("done", "Copied.", documents=("letter",)), departure)
        await one.settle()
        assert "copied.employment_end" not in one.draft.answers


# -- once it is out -------------------------------------------------------------------------------------------------


async def test_an_end_that_moves_later_is_told_once_and_the_letter_stays(home: Path) -> None:
    async with wizard(home, dutch(), WIDE) as one:
        await mark(one)
        letter = one.letter.text()
        await one.open("dates", "dates.employment_end")
        await one.type("31 Jan 2027")
        assert one.notices() == []
        await one.press("tab")
        said = ("Your letter says Thu 31 Dec 2026, your answers now Sun 31 Jan 2027. "
                "Step 7 has an amending letter that asks for the new day.")  # fmt: skip
        assert one.notices() == [said]
        await one.press("tab", "tab", "shift+tab")
        assert one.notices() == [said]
        assert one.screen.departure.timeline.end == date(2027, 1, 31)
        assert one.letter.text() == letter


async def test_an_answer_of_another_step_tells_it_too(home: Path) -> None:
    async with wizard(home, dutch("people", "locale.jurisdiction"), WIDE) as one:
        one.change(handed_in(one.screen.departure, TODAY))
        one.change(one.draft.answer("locale.jurisdiction", "UK"))
        await one.settle()
        assert len(one.notices()) == 1
        assert one.notices()[0].startswith("Your letter says Thu 31 Dec 2026")


@each_size
async def test_the_amending_letter_stands_in_the_table_and_is_written(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, dutch(), size) as one:
        names = [row.document for row in table(one)._rows]
        assert not {"amendment", "withdrawal"} & set(names)
        await mark(one)
        one.change(one.draft.answer("dates.employment_end", "2027-01-31"))
        await go_to(one, "amendment")
        assert "Amendment" in one.text()
        assert ("amendment", "txt") in one.send.picked
        assert "amendment.txt" in one.text()
        await write(one)
        assert "amendment.txt" in written(home / "departure")
        text = (home / "departure" / "amendment.txt").read_text("utf-8")
        assert "31 December 2026" in text
        assert "31 January 2027" in text
        await one.press("ctrl+z")
        one.change(one.draft.without("dates.employment_end"))
        assert "Amendment" not in one.text() or one.send.picked.isdisjoint({("amendment", "txt")})


async def test_a_withdrawal_is_offered_while_the_law_allows_it(home: Path) -> None:
    answers = {"locale__jurisdiction": "PT", "notice__chosen_weeks": "contract", "notice__contract_known": "no_clause"}
    async with wizard(home, full_draft("send", **answers), WIDE) as one:
        await mark(one)
        await go_to(one, "withdrawal")
        await one.press("space")
        await write(one)
        assert "I withdraw my resignation" in (home / "departure" / "withdrawal.txt").read_text("utf-8")
        one.screen.take_day(date(2026, 12, 23))
        assert ("withdrawal", "txt") not in one.send.picked


async def test_a_letter_that_is_out_is_copied_as_it_went_out(home: Path) -> None:
    async with wizard(home, dutch(), WIDE) as one:
        await mark(one)
        one.change(one.draft.answer("dates.employment_end", "2027-01-31"))
        await one.press("space")
        await write(one)
        assert "31 December 2026" in (home / "departure" / "letter.txt").read_text("utf-8")
        assert one.draft.text("copied.employment_end") == END.isoformat()
        assert compose.letter(one.screen.departure).missing == ()
