"""What follows from private answers is a count in the review and beside the documents, until it is in hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.ui.widgets.row_list import RowList
from tests.ui.send_host import go_to, harmed
from tests.ui.test_folded import private
from tests.ui.wizard_host import SIZES, Wizard, full_draft, wizard

TELLING = ("Advice first", "a claim holds", "Speak to a lawyer", "Memo kept apart", "Begin with HR")


def shown(one: Wizard) -> list[str]:
    return [words for words in TELLING if words in one.words()]


@pytest.mark.parametrize("size", SIZES)
async def test_the_review_counts_them_and_enter_shows_them(home: Path, size: tuple[int, int]) -> None:
    draft = private("review").answer("triage.advice", "").answer("scenario.chosen", "mistreated")
    async with wizard(home, draft, size) as one:
        rows = one.screen.query_one("#review-rows")
        for _ in range(60):
            assert not shown(one)
            await one.press("down")
        await one.press("home")
        await one.until(lambda: rows.current == "private notes", "down")  # type: ignore[attr-defined]
        assert "private notes: enter shows them." in one.words()
        listed = sum("try " in line for line in one.rows_in(one.screen.query_one("#review-rows")))
        assert ("to mend" in one.words()) == bool(listed), "the heading counts what is listed"
        await one.press("enter")
        assert "Advice first" in shown(one) and "to mend" in one.words()
        await one.press("home")
        await one.until(lambda: "private notes: enter shows them." in one.words(), "down")
        assert not shown(one)


async def test_every_private_point_of_the_review_is_reached_by_keys_and_settled(home: Path) -> None:
    draft = private("review").answer("triage.advice", "").answer("scenario.chosen", "mistreated")
    async with wizard(home, draft) as one:
        rows = one.screen.query_one("#review-rows", RowList)
        await one.until(lambda: rows.current == "private notes", "down")
        await one.press("enter")
        for point in ("check.memo_separate", "check.exit_considered"):
            await one.until(lambda point=point: rows.current == f"check {point}", "down", limit=9)  # type: ignore[misc]
            await one.press("space")
            assert one.draft.text(point) == "done"
        await one.open("people", "sender.full_name")
        await one.open("review", "check.exit_considered")
        assert rows.current == "check check.exit_considered"


async def test_what_stands_in_the_letter_is_no_private_note(home: Path) -> None:
    draft = private("review").answer("scenario.chosen", "mistreated")
    async with wizard(home, draft.answer("content.adviser_paragraph", "My boss is an idiot.")) as one:
        assert "Words that only an adviser should write" in one.words()
        assert "1 to mend" in one.words()


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_set_aside_is_counted_in_one_whole_line(home: Path, size: tuple[int, int]) -> None:
    draft = full_draft("review", letter__extra_paragraph="My boss is an idiot.\n\nMy manager is a bully.")
    async with wizard(home, draft, size) as one:
        await one.until(lambda: "finding insult" in one.screen.query_one("#review-rows", RowList).current, "down")
        await one.press("w")
        assert "1 set aside, until its words change." in one.text()
        await one.press("home")
        await one.until(lambda: "finding grievance" in one.screen.query_one("#review-rows", RowList).current, "down")
        await one.press("w")
        assert "2 set aside, until their words change." in one.text()


@pytest.mark.parametrize("size", SIZES)
async def test_beside_a_document_they_show_with_the_focus_alone(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, private("send"), size) as one:
        assert not shown(one)
        assert "1 private note: tab shows it." in one.words() or size == SIZES[1]
        await one.until(lambda: one.focused == "send-card", "tab")
        assert "Begin with HR" in one.words()
        await one.press("shift+tab")
        assert not shown(one)


@pytest.mark.parametrize("size", SIZES)
async def test_a_private_document_is_read_only_once_it_is_opened(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        told = "Report of concerns"
        await go_to(one, "hr-memo")
        assert told not in one.words() and told not in str(one.screen.live.shown)
        assert one.screen.live.shown[0] == "HR memo"
        await one.press("ctrl+t")
        assert told in one.words()
        await one.press("escape")
        assert one.focused == "send-table" and told not in one.words()
        await one.press("e")
        assert told in str(one.screen.live.shown)
        await one.open("send")
        await one.press("up")
        assert "Private" not in str(one.screen.live.shown)
