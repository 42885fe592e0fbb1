"""What opens over the wizard: every dialog fits both sizes, is left by keys, and gives the focus back."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft, Record
from resign_tui.ui.dialogs.item_editor import ItemEditor
from resign_tui.ui.dialogs.welcome import WelcomeScreen
from resign_tui.ui.widgets.handover_list import HandoverList
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

DIALOGS = {
    "go to": (("ctrl+g",), ("Go to", "1 Situation", "7 Send", "esc close")),
    "drafts": (("alt+d",), ("Drafts", "one", "open here", "a new departure")),
    "colours": (("alt+t",), ("Colours", "resign-evening", "resign-clear")),
    "help": (("f1",), ("Keys", "Go to the next question")),
    "palette": (("ctrl+p",), ("Go to the next step",)),
    "reword": (("ctrl+r",), ("This paragraph, in your words", "Our words would be", "ctrl+r back to our words")),
}


@pytest.mark.parametrize("size", SIZES)
async def test_a_dialog_opens_says_its_words_and_closes(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), size) as one:
        before = one.draft
        for keys, seen in DIALOGS.values():
            await one.press(*keys)
            await one.until(lambda seen=seen: all(words in one.text() for words in seen), limit=20)  # type: ignore[misc]
            assert not one.on_top
            assert one.app.screen.focused is not None
            assert all(len(line) <= size[0] for line in one.lines())
            await one.press("escape")
            assert one.on_top
            assert one.focused == "content-team_value"
            assert one.draft is before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["ctrl+g", "alt+d", "alt+t", "f1", "alt+c"])
async def test_a_list_on_a_sheet_stands_close_to_its_title_and_says_once_what_is_out_of_sight(
    home: Path, key: str, size: tuple[int, int]
) -> None:
    async with wizard(home, full_draft("dates"), size) as one:
        await one.press(key)
        rows = one.rows_in(one.app.screen.query_one(".dialog"))
        title = next(at for at, row in enumerate(rows) if row)
        assert rows[title + 1] == "" != rows[title + 2]
        assert sum(" more" in row for row in one.lines() if row.strip(" │╰─╯").startswith("↓")) <= 1


async def test_the_sheet_of_an_item_wastes_no_row_of_a_small_screen(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("enter")
        assert "" not in one.rows_in(one.app.screen.query_one(".dialog"))


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_run_says_where_drafts_lie_and_who_may_see_them(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, Draft(), size, first_run=True) as one:
        assert isinstance(one.app.screen, WelcomeScreen)
        words = one.words()
        for wanted in ("Before you begin", "stays on this machine", "employer's computer", "not legal advice",
                       "enter begins"):  # fmt: skip
            assert wanted in words, wanted
        assert str(one.path.parent)[:20] in one.text()
        await one.press("enter")
        assert one.on_top
        assert one.focused


def record(one: Wizard, item: str) -> Record:
    return next((one_ for one_ in one.draft.records("handover.item") if one_.get("id") == item), {})


@pytest.mark.parametrize("size", SIZES)
async def test_an_item_is_ticked_and_edited(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        one.screen.query_one(HandoverList).stand_on("MV-01")
        await one.press("space")
        assert record(one, "MV-01")["status"] == "done"
        assert "1 of 24 done" in one.words()
        await one.press("enter")
        assert isinstance(one.app.screen, ItemEditor)
        for word in ("Status", "Priority", "Who has it next", "Due", "Note", "esc or ctrl+s keep and close"):
            assert word in one.text()
        await one.until(lambda: one.focused == "item-owner", "tab", limit=5)
        await one.type("Bram")
        await one.press("tab")
        await one.type("2026-11-30")
        await one.press("tab")
        await one.type("wiki/models")
        await one.press("tab")
        await one.type("resolved twice")
        await one.press("escape")
        kept = record(one, "MV-01")
        assert (kept["owner"], kept["due"], kept["evidence"], kept["note"]) == (
            "Bram", "2026-11-30", "wiki/models", "resolved twice",
        )  # fmt: skip
        assert kept["status"] == "done"
        assert "Bram" in one.text()
        assert (await one.saved()).records("handover.item") == one.draft.records("handover.item")


async def test_an_item_goes_back_to_what_it_was(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("enter")
        await one.until(lambda: one.focused == "item-note", "tab", limit=7)
        await one.type("mistake")
        await one.press("ctrl+r", "escape")
        assert one.draft.answers == full_draft().answers


@pytest.mark.parametrize("size", SIZES)
async def test_an_item_of_ones_own_is_added_hidden_shown_and_taken_off(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        one.screen.query_one(HandoverList).stand_on("MV-01")
        await one.press("n")
        await one.type("The weekly report job")
        await one.press("escape")
        assert "The weekly report job" in [r.get("text") for r in one.draft.records("handover.item")]
        await one.until(lambda: any("▌" in line and "weekly report" in line for line in one.lines()), "down", limit=12)
        await one.press("h")
        assert "The weekly report job" not in one.text()
        await one.press("H", "home")
        assert "The weekly report job" in one.text()
        await one.until(lambda: any("▌" in line and "weekly report" in line for line in one.lines()), "down", limit=12)
        await one.press("enter")
        await one.until(lambda: one.focused == "TakeOff", "tab", limit=12)
        await one.press("enter")
        assert "The weekly report job" not in one.text()


async def test_a_starred_item_is_never_hidden(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("h")
        assert any("belongs to every handover" in said for said in one.notices())
        assert one.draft.answers == full_draft().answers


async def test_order_priority_and_what_does_not_apply(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        one.screen.query_one(HandoverList).stand_on("MV-01")
        first = one.screen.departure.checklist.items[0].id
        await one.press("J")
        assert one.screen.departure.checklist.items[1].id == first
        await one.press("K")
        assert one.screen.departure.checklist.items[0].id == first
        item = one.screen.departure.checklist.item(first)
        assert item is not None
        before = item.priority
        await one.press("p")
        after = one.screen.departure.checklist.item(first)
        assert after is not None and after.priority != before
        await one.press("x")
        gone = one.screen.departure.checklist.item(first)
        assert gone is not None and gone.status == "not_applicable"
        await one.press("ctrl+z")
        back = one.screen.departure.checklist.item(first)
        assert back is not None and back.status == "todo"


async def test_access_takes_places_never_values(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        one.screen.query_one(HandoverList).stand_on("IA-01")
        await one.press("enter")
        assert "never the key itself" in one.words()


@pytest.mark.parametrize("size", SIZES)
async def test_review_jumps_to_the_question(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("review", content__project=""), size) as one:
        assert "Work you valued" in one.text()
        await one.press("enter")
        await one.settle()
        assert (one.screen.live.step, one.focused) == ("words", "content-project")


async def test_what_is_typed_on_an_items_sheet_is_saved_before_it_is_closed(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        before = one.draft.records("handover.item")
        await one.press("n")
        await one.type("The [/b] weekly report")
        assert not one.on_top
        assert "The [/b] weekly report" in [r.get("text") for r in (await one.saved()).records("handover.item")]
        await one.press("escape", "ctrl+z")
        assert one.draft.records("handover.item") == before
        await one.press("home", "down", "enter")
        await one.walk_to("item.note")
        await one.type("half a note")
        assert "half a note" in [r.get("note") for r in (await one.saved()).records("handover.item")]
        await one.press("ctrl+r")
        assert one.draft.records("handover.item") == before


async def test_a_secret_on_an_items_sheet_is_told_there(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.press("home", "down", "enter")
        await one.walk_to("item.note")
        await one.type("token " + "ghp_" + "aB3" * 12)
        await one.press("tab", "shift+tab")
        assert "looks like a secret" in one.words()
        await one.press("escape")
