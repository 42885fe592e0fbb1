"""The views of the handover step: the checklist, the schedule, the account, and what the person owns."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.row_list import RowList
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard


def schedule(one: Wizard) -> RowList:
    return one.screen.query_one("#schedule-rows", RowList)


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_to_each_view_and_back(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        assert "c checklist" in one.words()
        assert "a your account 0 of 15" in one.words()
        await one.press("s")
        assert one.focused == "schedule-rows"
        assert "Day 1 · Tue 24 Nov" in one.words()
        await one.press("a")
        assert "When your account closes" in one.words()
        await one.press("escape")
        assert one.focused == "handover-list"
        await one.press("o")
        assert one.screen.focused_field.startswith("ownership.")
        await one.press("escape", "s", "c")
        assert one.focused == "handover-list"


@pytest.mark.parametrize("size", SIZES)
async def test_a_yes_becomes_a_dated_item(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        await one.press("a", "y")
        assert one.draft.text("account.jobs") == "yes"
        assert one.screen.focused_field == "account.jobs_which"
        await one.type("nightly [/b] retrain")
        await one.press("tab", "n")
        assert one.draft.text("account.cloud_keys") == "no"
        assert "2 of 15" in one.words()
        item = one.screen.departure.checklist.item("IA-09")
        assert item is not None
        assert (item.which, str(item.due_on)) == ("nightly [/b] retrain", "2026-12-03")
        await one.press("escape")
        one.screen.query_one(HandoverList).stand_on("IA-09")
        await one.settle()
        assert "Thu 3 Dec" in one.words()
        saved = await one.saved()
        assert saved.text("account.jobs_which") == "nightly [/b] retrain"


async def test_the_schedule_follows_a_tick_and_a_date(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.press("s")
        first = schedule(one).current
        assert first
        await one.press("space")
        item = one.screen.departure.checklist.item(first)
        assert item is not None
        assert item.status == "done"
        assert schedule(one).current != first
        await one.press("ctrl+z")
        await one.press("home")
        assert schedule(one).current == first
        one.screen.change(one.draft.answer("dates.employment_end", "2026-12-21"))
        await one.settle()
        await one.press("end")
        assert "Day 20 · Mon 21 Dec · your last day in" in one.words()


async def test_enter_shows_the_item_on_the_checklist(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("s", "down", "down")
        wanted = schedule(one).current
        await one.press("enter")
        assert one.focused == "handover-list"
        assert one.screen.query_one(HandoverList).cursor == wanted


async def test_without_a_last_day_the_schedule_says_what_it_needs(home: Path) -> None:
    async with wizard(home, full_draft("handover", dates__employment_end="soonish"), SMALL) as one:
        await one.press("s")
        assert "The plan needs the last working day." in one.words()


async def test_a_click_on_a_name_opens_its_view(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        tabs = one.screen.query_one("#step-handover").query_one(".view-tabs")
        column = one.lines()[tabs.region.y].index("schedule")
        await one.pilot.click(tabs, offset=(column - tabs.region.x, 0))
        await one.settle()
        assert one.focused == "schedule-rows"


async def test_a_question_of_the_account_is_found_where_it_is_asked(home: Path) -> None:
    async with wizard(home, full_draft("people"), WIDE) as one:
        await one.screen.go_to("account.alerts")
        await one.settle()
        assert one.screen.focused_field == "account.alerts"
        assert "When your account closes" in one.words()


async def test_options_open_with_the_focus_and_close_behind_it(home: Path) -> None:
    async with wizard(home, full_draft("handover", account__jobs="no"), WIDE) as one:
        await one.press("a")
        for _ in range(6):
            rows = {choice.spec.id: choice.size.height for choice in one.screen.query(ChoiceField) if choice.display}
            high = {field for field, height in rows.items() if height > 1}
            assert high <= {one.screen.focused_field}
            await one.press("tab")


async def test_a_form_of_the_step_is_there_again_at_the_next_start(home: Path) -> None:
    async with wizard(home, full_draft("handover", "account.alerts"), WIDE) as one:
        assert one.screen.focused_field == "account.alerts"
    async with wizard(home, full_draft("send", "goodbye.contact"), WIDE, name="two") as one:
        assert one.screen.focused_field == "goodbye.contact"
        assert one.screen.step == "send"


async def test_a_question_of_a_document_is_found_on_its_form(home: Path) -> None:
    async with wizard(home, full_draft("review"), WIDE) as one:
        await one.screen.go_to("goodbye.highlight")
        await one.settle()
        assert (one.screen.document_step, one.screen.focused_field) == ("goodbye", "goodbye.highlight")
