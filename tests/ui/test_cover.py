"""One key hides everything and brings it back: nothing shows, is lost, or goes anywhere meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from resign_tui.themes import THEMES
from resign_tui.ui import dialogs
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending import documents
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, strips, wizard

KEYS = ("f9", "alt+h")
TYPED = ("x", "enter", "tab", "escape", "space", "ctrl+p", "ctrl+n", "ctrl+z", "ctrl+g", "f1", "f4", "alt+k", "ctrl+s",
         "ctrl+t", "ctrl+c", "ctrl+q", "y", "1", "backspace", "delete", "question_mark")  # fmt: skip


def hidden(one: Wizard) -> bool:
    """Nothing is drawn but the one line."""
    return one.words() == "Paused. f9 goes on."


async def bang(one: Wizard) -> None:
    """Press whatever does something elsewhere, paste, and click."""
    await one.press(*TYPED)
    await one.paste("pasted over it")
    await one.pilot.click(offset=(10, 10))
    await one.settle()


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("size", SIZES)
async def test_it_hides_all_and_brings_it_back_as_it_was(home: Path, size: tuple[int, int], key: str) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), size) as one:
        await one.press("end")
        await one.type(" and te")
        await one.saved()
        await one.settle()
        before, draft, focused = one.lines(), one.draft, one.focused
        clipboard = one.app.clipboard
        await one.press(key)
        assert hidden(one)
        await bang(one)
        assert hidden(one)
        assert (one.draft, one.app.return_value) == (draft, None)
        await one.press(key)
        assert one.focused == focused
        assert one.lines() == before
        await one.type("a")
        assert one.draft.text("content.team_value").endswith(" and tea")
        assert one.app.clipboard == clipboard
        assert one.notices() == []
        await one.press("ctrl+z")
        assert not one.draft.text("content.team_value").endswith("tea")


async def test_it_hides_between_two_letters_typed_in_a_hurry(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), WIDE) as one:
        await one.press("end")
        before = one.box("content.team_value")
        for key in ("a", "b", "f9", "c", "d", "f9", "e"):
            event = events.Key(key, key if len(key) == 1 else None)
            event.set_sender(one.app)
            one.app.post_message(event)
        await one.settle()
        assert one.box("content.team_value") == f"{before}abe"


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (("ctrl+p",), dialogs.PaletteScreen),
        (("ctrl+g",), dialogs.Chooser),
        (("alt+t",), dialogs.Chooser),
        (("ctrl+r",), dialogs.ParagraphEditor),
        (("alt+d",), dialogs.DraftsScreen),
        (("f1",), dialogs.HelpScreen),
        (("f2",), dialogs.GuidanceScreen),
        (("alt+c",), dialogs.ReckoningScreen),
        (("alt+d", "r"), dialogs.DraftNameScreen),
    ],
)
async def test_it_hides_dialogs_too(home: Path, keys: tuple[str, ...], kind: type[Any]) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL) as one:
        await one.press(*keys)
        assert isinstance(one.app.screen, kind)
        await one.press("f9", "f9")  # what a list says of the rows out of view is right from the second frame on
        before, focused, draft = one.lines(), one.focused, one.draft
        stack = list(one.app.screen_stack)
        await one.press("f9")
        assert hidden(one)
        await one.press("x", "enter", "escape", "y")
        assert hidden(one)
        await one.press("f9")
        assert list(one.app.screen_stack) == stack
        assert (one.focused, one.draft) == (focused, draft)
        assert one.lines() == before


async def test_what_was_typed_into_a_dialog_stands_there_afterwards(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        await one.press("ctrl+p")
        await one.type("hand")
        await one.press("f9", "x", "enter", "f9")
        await one.type("over")
        assert one.app.screen.query_one(Input).value == "handover"


async def test_a_copy_that_ends_meanwhile_shows_nothing_and_is_told_afterwards(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def copied(*_: Any) -> Outcome:
        assert may_end.wait(30)
        return Outcome("done", "Whole letter copied and checked.", documents=("letter",))

    monkeypatch.setattr(documents, "copy", copied)
    async with wizard(home, full_draft("words"), WIDE) as one:
        await one.press("ctrl+s", "f9")
        assert hidden(one)
        may_end.set()
        await one.until(lambda: "copied.employment_end" in one.draft.answers)
        assert hidden(one)
        assert one.notices() == []
        await one.press("f9")
        assert any("copied and checked" in said for said in one.notices())


async def test_a_question_or_an_end_of_a_dialog_waits_under_the_cover(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        await one.press("f1", "f9")
        one.app.push_screen(dialogs.Confirm("Let it go?", "go"))
        one.screen.notify("Said meanwhile.")
        await one.settle()
        assert hidden(one)
        await one.press("f9")
        assert isinstance(one.app.screen, dialogs.Confirm)
        assert one.notices() == ["Said meanwhile."]
        await one.press("n")
        assert isinstance(one.app.screen, dialogs.HelpScreen)
        helped = one.app.screen
        await one.press("f9")
        helped.dismiss()
        await one.settle()
        assert hidden(one)
        await one.press("f9")
        assert one.on_top


async def test_what_was_being_said_is_said_again(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        one.screen.notify("[Quill] & Lantern", markup=False)
        await one.settle()
        await one.press("f9")
        assert hidden(one)
        assert one.notices() == []
        await one.press("f9")
        assert one.notices() == ["[Quill] & Lantern"]


async def test_a_window_that_changes_its_size_meanwhile_is_folded_afterwards(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        await one.press("f9")
        await one.pilot.resize_terminal(*SMALL)
        await one.settle()
        assert hidden(one)
        await one.press("f9")
        await one.settle()
        there = one.lines()[1:]
        assert one.screen.has_class("-narrow")
    async with wizard(home, full_draft("words"), SMALL, name="two") as two:
        assert two.lines()[1:] == there


async def test_it_hides_in_every_palette_of_colours(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        for name in THEMES[:6]:  # ours, and those that leave the ground to the terminal
            one.app.theme = name
            await one.press("f9")
            assert hidden(one), name
            assert len(strips(one.app)) == SMALL[1]
            await one.press("f9")


async def test_the_palette_finds_it_and_does_it(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        for asked in ("hide", "privacy", "cover", "boss key"):
            await one.press("ctrl+p")
            await one.type(asked)
            assert "Hide everything at once" in one.text()
            if asked != "boss key":
                await one.press("escape")
        await one.press("enter")
        assert hidden(one)
