"""Lists, tables and bars in the running wizard: keys, wheel, pointer, a new size and another theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from resign_tui.ui.app import Settings
from resign_tui.ui.dialogs.help import HelpScreen
from resign_tui.ui.widgets.keybar import KeyBar
from resign_tui.ui.widgets.masthead import Masthead
from resign_tui.ui.widgets.row_list import Row, RowList
from tests.ui.send_host import every_size, harmed, table
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, strips, wizard


def rows_of(one: Wizard) -> RowList:
    return one.screen.query_one("#review-rows", RowList)


def is_in_sight(one: Wizard) -> bool:
    """The row under the cursor stands on the screen, with the mark of the focus."""
    return any(row.startswith("▌") for row in one.rows_in(rows_of(one)))


async def click(one: Wizard, widget: Widget, words: str) -> None:
    """Click on words as they stand on the screen within a widget."""
    area = widget.region
    for y in range(area.y, area.bottom):
        row = one.lines()[y][area.x : area.right]
        if words in row:
            await one.pilot.click(widget, offset=(row.index(words), y - area.y))
            await one.settle()
            return
    raise AssertionError(f"{words} is not there")


@every_size
async def test_every_key_and_the_wheel_move_the_review(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("review"), size) as one:
        rows = rows_of(one)
        first = rows.current
        assert is_in_sight(one)
        await one.press("up")
        assert rows.current == first
        await one.press("end")
        last = rows.current
        assert last != first
        assert is_in_sight(one)
        await one.press("down")
        assert rows.current == last
        await one.press("pageup")
        assert rows.current not in (first, last)
        assert is_in_sight(one)
        await one.press("home")
        assert rows.current == first
        seen = one.rows_in(rows)
        assert "↓ " in str(rows.border_subtitle)
        await one.pilot._post_mouse_events([events.MouseScrollDown], rows, offset=(5, 5))
        await one.settle()
        assert one.rows_in(rows) != seen
        assert rows.current == first
        assert "↑ " in str(rows.border_title)


async def test_what_is_out_of_sight_is_counted_before_it_is_drawn(home: Path) -> None:
    async with wizard(home, full_draft("review"), WIDE) as one:
        rows = rows_of(one)
        room = rows.scrollable_content_region.height
        rows.show([Row(f"row {number}", str(number)) for number in range(room + 5)])
        assert str(rows.border_subtitle).strip() == "↓ 5 more"
        rows.show([Row(f"row {number}", str(number), below=(("why", "item"),)) for number in range(room)])
        assert str(rows.border_subtitle).strip() == f"↓ {room} more"


async def test_the_cursor_stays_in_sight_at_every_size(home: Path) -> None:
    async with wizard(home, full_draft("review"), WIDE) as one:
        await one.press("end", "pageup")
        stood = rows_of(one).current
        for size in (SMALL, (100, 30), (60, 18), (200, 60), WIDE):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            assert rows_of(one).current == stood
            assert is_in_sight(one)


async def test_a_tick_leaves_the_rows_where_they_are(home: Path) -> None:
    async with wizard(home, full_draft("review"), SMALL) as one:
        await one.until(lambda: rows_of(one).current.startswith("check "), "down")
        await one.press(*["down"] * 8)
        stood, top = rows_of(one).current, rows_of(one).scroll_y
        await one.press("space")
        assert rows_of(one).current == stood
        assert rows_of(one).scroll_y == top


async def test_a_click_on_a_row_goes_there(home: Path) -> None:
    async with wizard(home, full_draft("review"), WIDE) as one:
        await click(one, rows_of(one), "You have told nobody yet")
        assert one.screen.live.step != "review"


@every_size
async def test_the_cursor_stays_in_the_table_and_tab_leaves_it(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        first = table(one).current
        await one.press("up")
        assert (one.focused, table(one).current) == ("send-table", first)
        await one.press(*["down"] * 30)
        last = table(one).current
        assert one.focused == "send-table"
        assert last != first
        await one.press("home")
        assert table(one).current == first
        await one.press("end")
        assert table(one).current == last
        await one.press("pageup")
        assert table(one).current != last
        await one.press("tab")
        assert one.focused == "send-folder"


@pytest.mark.parametrize("words", ["next step", "ctrl+n"])
async def test_a_click_on_a_hint_does_what_its_key_does(home: Path, words: str) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), WIDE) as one:
        await click(one, one.screen.query_one(KeyBar), words)
        assert one.screen.live.step == "handover"


async def test_a_click_on_the_sign_of_help_types_nothing(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), WIDE) as one:
        typed = one.box("content.team_value")
        await click(one, one.screen.query_one(KeyBar), "f1 help")
        assert isinstance(one.app.screen, HelpScreen)
        assert one.box("content.team_value") == typed


async def test_a_click_on_a_step_of_the_header_goes_there(home: Path) -> None:
    async with wizard(home, full_draft("situation"), WIDE) as one:
        await click(one, one.screen.query_one(Masthead), "6 Review")
        assert one.screen.live.step == "review"


@pytest.mark.parametrize("words", ["nothing needed", "1 finding"])
async def test_a_click_on_what_the_header_tells_goes_to_the_review(home: Path, words: str) -> None:
    async with wizard(home, full_draft("situation"), WIDE) as one:
        await one.until(lambda: words in one.lines()[0])
        await click(one, one.screen.query_one(Masthead), words)
        assert one.screen.live.step == "review"


async def stand(one: Wizard, step: str) -> None:
    """On a step, with something saved, so that the header says the same time."""
    one.put(one.draft.answer("sender.team", "Ranking"))
    await one.open(step)
    await one.until(lambda: "saved 14:31" in one.lines()[0])
    await one.settle()


def painted(one: Wizard) -> list[list[tuple[str, str]]]:
    """Every run of the screen with its style; the time of saving is the same in both."""
    return [[(part.text, str(part.style)) for part in row] for row in strips(one.app)]


_born: dict[str, list[list[tuple[str, str]]]] = {}
"""Each step as the theme paints it that was there from the beginning; it is looked at once."""


async def born(home: Path, step: str) -> list[list[tuple[str, str]]]:
    if step not in _born:
        theme = Settings(theme="resign-morning")
        async with wizard(home, full_draft(step), WIDE, name="born", settings=theme) as one:
            await stand(one, step)
            await one.saved()
            _born[step] = painted(one)
    return _born[step]


@pytest.mark.parametrize("before", ["resign-evening", "resign-evening-dim", "resign-clear"])
@pytest.mark.parametrize("step", ["situation", "dates", "words", "handover", "schedule", "review", "send"])
async def test_another_theme_recolours_everything(home: Path, step: str, before: str) -> None:
    wanted = await born(home, step)
    async with wizard(home, full_draft(step), WIDE, name="turned", settings=Settings(theme=before)) as one:
        await stand(one, step)
        one.app.theme = "resign-morning"
        await one.saved()
        await one.settle()
        assert painted(one) == wanted


@pytest.mark.parametrize("step", ["schedule", "today", "review", "evidence"])
async def test_rows_are_broken_for_the_width_they_have(home: Path, step: str) -> None:
    draft = full_draft(step, sent__on="2026-11-23", content__project="[ ] the ranking, I really hate it")
    async with wizard(home, draft, (140, 50)) as one:
        await one.open(step)
        for size in ((124, 50), (140, 50)):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            turned = one.rows_in(one.screen.query_one(f"#step-{step}"))
            await one.open("people")
            await one.open(step)
            await one.settle()
            assert turned == one.rows_in(one.screen.query_one(f"#step-{step}"))


async def test_too_little_room_leaves_only_the_sentence(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        for step in ("situation", "dates", "words", "handover", "review", "send"):
            await one.pilot.resize_terminal(*SMALL)
            await one.open(step)
            await one.settle()
            await one.pilot.resize_terminal(59, 17)
            await one.settle()
            assert (
                one.words()
                == "A little more room, please: 60 by 18 or larger, or `resign-tui --plain`. Nothing is lost."
            )


@pytest.mark.parametrize("key", ["pagedown", "pageup", "home", "end", "down", "up"])
async def test_a_list_without_a_row_of_the_screen_takes_every_key(home: Path, key: str) -> None:
    async with wizard(home, full_draft("review"), (1, 1)) as one:
        one.screen.action_go_to()
        await one.settle()
        assert isinstance(one.app.screen.focused, RowList)
        await one.press(key)
        assert one.app._exception is None
        await one.pilot.resize_terminal(*SMALL)
        await one.press("escape")
        assert one.on_top
