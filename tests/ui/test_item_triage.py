"""The sheet for one item: what becomes of it, how urgent it is, who received it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from resign_tui.ui.dialogs.item_editor import ItemChange
from tests.ui.item_host import ROW, Host, screen


async def test_scores_are_a_digit_each_and_the_sum_follows_at_once() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "P1  our ranking for such work. Four numbers from 0 to 3 decide it." in screen(app)
        app.editor.query_one("#item-impact").focus()
        await pilot.press("2")
        assert "P2  impact 2 + only you 0 + lost with the account 0 + time 0 = 2" in screen(app)
        await pilot.press("enter", "1", "enter", "3")
        assert "P0  impact 2 + only you 1 + lost with the account 3 + time 0 = 6" in screen(app)
        assert "▸P0" in screen(app), "the priority follows"
        await pilot.press("enter", "0", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"impact": "2", "bus_factor": "1", "irrecoverability": "3", "urgency": "0"})


async def test_a_priority_of_ones_own_stands_over_the_scores_until_it_is_taken_back() -> None:
    app = Host(replace(ROW, priority="P2"), priority="P2", impact="3", bus_factor="3")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "P2  by your choice. Backspace on Priority lets the scores decide: P0" in screen(app)
        assert "impact 3 + only you 3 + lost with the account 0 + time 0 = 6" in screen(app)
        app.editor.query_one("#item-priority").focus()
        await pilot.press("backspace")
        assert "P0  impact 3 + only you 3" in screen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.result == ItemChange({"priority": ""})


async def test_a_priority_that_we_would_say_ourselves_is_not_written_down() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.editor.query_one("#item-priority").focus()
        await pilot.press("1", "escape")
        await pilot.pause()
        assert app.result == ItemChange()


async def test_a_verdict_is_one_key_and_can_be_taken_back() -> None:
    app = Host(replace(ROW, verdict="drop"), verdict="drop")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        assert "▸let go" in screen(app)
        await pilot.press("n")
        assert "▸nobody yet" in screen(app)
        app.editor.query_one("#item-verdict").focus()
        await pilot.press("backspace", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"verdict": ""})


async def test_a_receipt_says_who_when_and_whether_without_you() -> None:
    app = Host(ROW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.field("received_by").focus()
        await pilot.press(*"Priya", "enter", *"yesterday", "enter")
        assert app.field("received_on").value == "2026-11-22", "the words become the day that they mean"
        await pilot.press("y", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"received_by": "Priya", "received_on": "2026-11-22", "without_me": "yes"})


@pytest.mark.parametrize("key", ["due", "received_on"])
async def test_a_day_that_cannot_be_read_is_said_and_kept(key: str) -> None:
    app = Host(ROW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.field(key).focus()
        await pilot.press(*"[/date]", "tab")
        await pilot.pause()
        assert 'Could not read "[/date]" as a date' in screen(app).replace("“", '"').replace("”", '"')
        await pilot.press("escape")
        await pilot.pause()
        assert app.result == ItemChange({key: "[/date]"})


async def test_hours_that_cannot_be_read_are_said_and_kept() -> None:
    app = Host(ROW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1 by our estimate" in screen(app)
        app.field("estimate_hours").focus()
        await pilot.press(*"half", "tab")
        await pilot.pause()
        assert "as a number" in screen(app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "as a number" not in screen(app)
