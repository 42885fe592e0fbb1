"""The mouse alone is enough: one click does what it says, and leads out of every sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from resign_tui.ui.dialogs.record_editor import RecordEditor
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.key_line import KeyLine, pressed
from resign_tui.ui.widgets.scenario_rows import Comparison
from resign_tui.ui.widgets.step_form import WayOn
from tests.ui.wizard_host import WIDE, Wizard, full_draft, wizard


async def click(one: Wizard, widget: Widget, words: str) -> None:
    """Click on words of a widget; what the press changes is drawn before the button is let go."""
    y, row = next((y, row) for y, row in enumerate(one.rows_in(widget)) if words in row)
    area = widget.content_region
    x = one.lines()[area.y + y].index(row, area.x) + row.index(words)
    for kind in (events.MouseDown, events.MouseUp):
        event = kind(None, x, area.y + y, 0, 0, 1, False, False, False, x, area.y + y)
        event.set_sender(one.app)
        assert one.app._driver is not None
        one.app._driver.send_message(event)
        await one.settle()


async def opened(one: Wizard, view: str, field: str) -> ChoiceField:
    """A question with its options open below it, which fold when the focus goes elsewhere."""
    await one.open(view, field)
    choice = one.screen.query_one(f"#{field.replace('.', '-')}", ChoiceField)
    assert choice.has_focus
    assert choice.size.height > 1
    return choice


async def in_view(one: Wizard, selector: str) -> Widget:
    """A widget, after the wheel brought it into sight."""
    widget = one.screen.query_one(selector)
    widget.scroll_visible(animate=False)
    await one.settle()
    return widget


async def test_an_option_below_an_open_question_is_picked_by_one_click(home: Path) -> None:
    async with wizard(home, full_draft("dates"), WIDE) as one:
        above = await opened(one, "dates", "notice.chosen_weeks")
        await click(one, one.screen.query_one("#notice-shorter_agreed"), "yes")
        assert above.size.height == 1
        assert one.draft.text("notice.shorter_agreed") == "true"


async def test_an_entry_below_an_open_question_is_begun_by_one_click(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        await opened(one, "dates", "calendar.free_weekdays")
        await click(one, await in_view(one, "#calendar-blackouts"), "add one")
        assert isinstance(one.app.screen, RecordEditor)


async def test_a_letter_below_an_open_question_is_compared_by_one_click(home: Path) -> None:
    async with wizard(home, full_draft("situation"), WIDE) as one:
        await opened(one, "situation", "next.relation")
        letters = await in_view(one, "#comparison")
        await click(one, letters, "Counter")
        assert isinstance(letters, Comparison)
        assert letters.compared == "counter_offer"


async def test_the_last_line_below_an_open_question_leads_on_by_one_click(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        await opened(one, "document-goodbye", "goodbye.send_when")
        await click(one, one.screen.query_one(WayOn), "back to step 7")
        assert one.screen.live.view == "send"


@pytest.mark.parametrize("key", ["ctrl+g", "alt+d", "alt+t", "f1", "f2", "ctrl+p", "ctrl+r", "alt+c", "alt+z"])
async def test_a_click_on_a_key_leads_out_of_the_sheet(home: Path, key: str) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), WIDE) as one:
        await one.press(key)
        assert not one.on_top
        await click(one, one.app.screen.query_one(KeyLine), "esc")
        assert one.on_top
        assert one.focused == "content-team_value"


async def test_what_is_asked_is_answered_by_a_click(home: Path) -> None:
    async with wizard(home, full_draft("send", content__project="so-and-so at Acme"), WIDE) as one:
        await one.press("m")
        await click(one, one.app.screen.query_one(KeyLine), "enter")
        assert one.draft.text("sent.on") == "2026-11-23"
        await one.press("m")
        await click(one, one.app.screen.query_one(KeyLine), "y take")
        assert "sent.on" not in one.draft.answers


@pytest.mark.parametrize(
    ("hint", "key"),
    [
        ("esc or ctrl+s keep and close", "escape"),
        ("enter next", "enter"),
        ("ctrl+r as it was", "ctrl+r"),
        ("y take it back", "y"),
        ("1 to 7 a step", ""),
        ("up and down to read on", ""),
        ("about as it will print", ""),
        ("escape is no key of ours", ""),
    ],
)
def test_a_hint_begins_with_its_key(hint: str, key: str) -> None:
    assert pressed(hint) == key
