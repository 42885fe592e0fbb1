"""The views of the handover step: the checklist, the schedule, the account, and what the person owns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.notice import public_holidays
from resign_tui.core.plan.schedule import plan
from resign_tui.ui.signs import UNICODE
from resign_tui.ui.steps import schedule_rows
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.row_list import RowList
from tests.core.cases import wide
from tests.ui.wizard_host import SIZES, SMALL, TODAY, WIDE, Wizard, full_draft, wizard


def schedule(one: Wizard) -> RowList:
    return one.screen.query_one("#schedule-rows", RowList)


def under_cursor(one: Wizard) -> str:
    return next((line for line in one.lines() if line.startswith((" ▌", "▌"))), "")


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_to_each_view_and_back(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        assert "c checklist" in one.words()
        assert "a account 15 open" in one.words()
        await one.press("s")
        assert one.focused == "schedule-rows"
        assert "Day 1 · Tue 24 Nov" in one.words()
        await one.press("a")
        assert "When your account closes" in one.words()
        await one.press("escape")
        assert one.focused == "handover-list"
        await one.press("o")
        assert one.screen.live.field.startswith("ownership.")
        await one.press("escape", "s", "c")
        assert one.focused == "handover-list"


@pytest.mark.parametrize("size", SIZES)
async def test_a_yes_becomes_a_dated_item(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        await one.press("a", "y", "enter")
        assert one.draft.text("account.jobs") == "yes"
        assert one.screen.live.field == "account.jobs_which"
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
        one.change(one.draft.answer("dates.employment_end", "2026-12-21"))
        await one.settle()
        await one.press("end")
        assert "Day 20 · Mon 21 Dec · your last day in" in one.words()


def _long_list() -> Draft:
    return full_draft("handover").answer("handover.item", wide(full_draft().answers)["handover.item"])


@pytest.mark.parametrize("size", SIZES)
async def test_what_stands_below_the_last_item_comes_into_view_with_it(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, _long_list(), size) as one:
        await one.press("s", "end")
        assert "have no day: they are P2" in one.words()
        assert under_cursor(one)
        await one.press("up", "home")
        assert under_cursor(one)


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
        assert one.screen.live.field == "account.alerts"
        assert "When your account closes" in one.words()


async def test_options_open_with_the_focus_and_close_behind_it(home: Path) -> None:
    async with wizard(home, full_draft("handover", account__jobs="no"), WIDE) as one:
        await one.press("a")
        for _ in range(6):
            rows = {choice.spec.id: choice.size.height for choice in one.screen.query(ChoiceField) if choice.display}
            high = {field for field, height in rows.items() if height > 1}
            assert high <= {one.screen.live.field}
            await one.press("tab")


async def test_a_form_of_the_step_is_there_again_at_the_next_start(home: Path) -> None:
    async with wizard(home, full_draft("handover", "account.alerts"), WIDE) as one:
        assert one.screen.live.field == "account.alerts"
    async with wizard(home, full_draft("send", "goodbye.contact"), WIDE, name="two") as one:
        assert one.screen.live.field == "goodbye.contact"
        assert one.screen.live.step == "send"


async def test_a_question_of_a_document_is_found_on_its_form(home: Path) -> None:
    async with wizard(home, full_draft("review"), WIDE) as one:
        await one.screen.go_to("goodbye.highlight")
        await one.settle()
        assert (one.screen.live.document, one.screen.live.field) == ("goodbye", "goodbye.highlight")


@pytest.mark.parametrize(("today", "left"), [(TODAY, 19), (date(2026, 12, 14), 6), (date(2026, 12, 22), 0)])
async def test_what_is_left_counts_from_today(home: Path, today: date, left: int) -> None:
    given = {"sent__on": "2026-11-23", "dates__given": "2026-11-23", "dates__employment_end": "2026-12-21"}
    async with wizard(home, full_draft("handover", **given), WIDE) as one:
        await one.open("handover")
        one.screen.take(replace(one.screen.session, today=today, holidays=public_holidays.known))
        await one.settle()
        hours = one.screen.departure.checklist.hours_open
        assert (f"{hours:.0f} h to do, {5 * left} h left" if left else "P0 8 open no working day left") in one.words()
        await one.press("home")
        says = f"{left} working days hold {5 * left} h." if left else "no working day is left."
        assert says in one.words()
        await one.press("s")
        assert one.words().count(" of 5 h") <= left
        await one.press("escape", "ctrl+l")
        still = "to come" if today == TODAY else "left"
        said = f"{left} working days {still}" if left else "no working day left"
        assert said in one.words()


async def test_the_account_says_what_a_yes_becomes_and_by_when(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.press("a")
        assert "Yes or not sure adds an item, due Thu 3 Dec." in one.words()
    async with wizard(home, full_draft("handover", dates__employment_end="soonish"), WIDE, name="two") as one:
        await one.press("a")
        assert "Yes or not sure adds an item." in one.words()


@pytest.mark.parametrize("width", [40, 68, 120])
def test_items_without_a_day_are_counted_with_the_reason(width: int) -> None:
    who = Departure(_long_list(), TODAY)
    made = schedule_rows.rows(who, UNICODE, width, plan(who))
    last = max(at for at, row in enumerate(made) if row.id)
    said = " ".join(row.left for row in made[last + 1 :])
    assert said.endswith("have no day: they are P2 and time is short, or this plan leaves them out.")
    assert all(len(row.left) <= width for row in made[last + 1 :])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["o", "a", "s"])
async def test_the_cursor_of_the_checklist_is_seen_again_after_another_view(
    home: Path, size: tuple[int, int], view: str
) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        await one.press(view, "escape")
        assert one.focused == "handover-list"
        assert any(line.startswith("▌") or " ▌ " in line for line in one.lines()[3:-1]), one.text()
