"""A doubtful reading: where it is told, and the keys that settle it."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core import english
from resign_tui.ui.effective import UNLISTED
from resign_tui.ui.signs import UNICODE
from resign_tui.ui.widgets.drawing import style_of
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.test_wizard_words import helped, letter
from tests.ui.wizard_host import SIZES, WIDE, full_draft, strips, wizard

THANKS = "content.gratitude"
SYSTEM = "handover.system"
HIGH = (120, 60)
"""High enough for the whole form."""


@pytest.mark.parametrize("size", SIZES)
async def test_a_doubt_is_calm_and_one_key_takes_the_other_reading(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", THANKS), size) as one:
        await one.type("hard problem")
        await one.rest()
        read = english.read("gratitude", "hard problem")
        assert read.doubt and read.text in letter(one)
        await one.until(lambda: f"alt+1 {read.text} · alt+2 {read.other}" in one.text())
        assert read.doubt in helped(one)
        calm = style_of(one.screen, "$soft").color
        told = [part for row in strips(one.app) for part in row if "alt+2" in part.text]
        assert told and all(part.style and part.style.color == calm for part in told)
        assert "to mend" not in one.text()
        await one.press("alt+2")
        assert one.box(THANKS) == "hard problem"
        assert one.draft.texts(THANKS) == ("hard problem",)
        assert read.other in letter(one)
        assert "alt+2" not in one.text()
        assert (await one.saved()).wording == one.draft.wording
        await one.press("ctrl+z")
        await one.rest()
        assert one.box(THANKS) == "hard problem"
        assert read.text in letter(one)
        await one.until(lambda: "alt+2" in one.text())


async def test_the_row_of_a_doubt_stays_open_while_one_types_and_closes_behind(home: Path) -> None:
    async with wizard(home, full_draft("words", THANKS), WIDE) as one:
        field = one.screen.query_one("#content-gratitude", TextField)
        await one.type("hard problem")
        await one.rest()
        assert field.size.height == 3
        await one.type("s that we solved")
        await one.rest()
        assert not field.state.doubt
        assert field.size.height == 3
        await one.press("shift+tab")
        await one.rest()
        assert field.size.height == 2


async def test_half_a_word_is_never_doubted_and_what_is_left_is_at_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resign_tui.ui.session_screen._PAUSE_AFTER", 1000)
    async with wizard(home, full_draft("words", THANKS), HIGH) as one:
        await one.type("hard problem")
        await one.settle()
        assert "your hard problem" not in one.text()
        await one.press("shift+tab")
        await one.settle()
        assert "“the hard problem” or “your hard problem”?" in one.text()


async def test_without_the_focus_the_doubt_itself_is_told(home: Path) -> None:
    async with wizard(home, full_draft("words", THANKS, content__gratitude=("hard problem",)), HIGH) as one:
        await one.press("shift+tab")
        await one.rest()
        assert "“the hard problem” or “your hard problem”?" in one.text()
        assert "alt+2" not in one.text()


async def test_the_key_takes_what_was_typed_up_to_it_even_in_a_burst(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.successor", handover__successor=""), WIDE) as one:
        field = one.screen.query_one("#handover-successor", TextField)
        for char in "bram":
            field.insert_text_at_cursor(char)
        field.action_take_reading(1)
        field.insert_text_at_cursor("!")
        assert list(one.draft.wording) == ["handover.successor=bram"]


async def test_no_reading_is_noted_of_a_phrase_with_a_secret(home: Path) -> None:
    thanks = ("hard problem AKIAIOSFODNN7EXAMPLQ",)
    async with wizard(home, full_draft("words", THANKS, content__gratitude=thanks), WIDE) as one:
        field = one.screen.query_one("#content-gratitude", TextField)
        field.action_take_reading(0)
        field.action_take_reading(1)
        assert one.draft.wording == {}
        assert "alt+2" not in one.text()


@pytest.mark.parametrize("key", ["alt+2", "™"])
async def test_doubts_about_several_entries_come_one_after_the_other(home: Path, key: str) -> None:
    thanks = ("hard problem", "the time you took", "long review")
    async with wizard(home, full_draft("words", THANKS, content__gratitude=thanks), WIDE) as one:
        await one.until(lambda: "alt+2 your hard problem" in one.text())
        await one.press(key)
        await one.until(lambda: "alt+2 your long review" in one.text())
        await one.press("alt+1")
        await one.rest()
        assert "alt+" not in one.text()
        assert one.draft.texts(THANKS) == thanks
        assert sorted(one.draft.wording.values()) == [1, 2]


@pytest.mark.parametrize("size", SIZES)
async def test_a_system_in_doubt_is_told_below_the_entries(home: Path, size: tuple[int, int]) -> None:
    systems = ({"name": "the ranker"}, {"name": "tern-core"})
    async with wizard(home, full_draft("words", SYSTEM, handover__system=systems), size) as one:
        await one.rest()
        assert "alt+1 tern-core · alt+2 the tern-core" in one.text()
        await one.press("down", "down", "alt+2")
        await one.rest()
        assert one.on_top
        assert "the tern-core" in letter(one)
        assert one.draft.records(SYSTEM) == systems
        assert "alt+2" not in one.text()
        await one.press("ctrl+z")
        assert "the tern-core" not in letter(one)


async def test_where_we_are_sure_the_second_reading_stands_in_the_help(home: Path) -> None:
    draft = full_draft("people", "company.name", company__name="Tern Foundation")
    async with wizard(home, draft, WIDE) as one:
        assert "at the Tern Foundation" in letter(one)
        assert "alt+2 Tern Foundation" in helped(one)
        await one.press("alt+2")
        assert "at Tern Foundation" in letter(one)
        assert "alt+2" not in helped(one)


async def test_a_doubt_with_nothing_to_choose_is_settled_too(home: Path) -> None:
    async with wizard(home, full_draft("words", THANKS, content__gratitude=("my time here",)), WIDE) as one:
        await one.until(lambda: "alt+1 my time here" in one.text())
        assert "One true thing says more" in helped(one)
        await one.press("alt+2")
        assert one.draft.wording == {}
        await one.press("alt+1")
        await one.rest()
        assert "One true thing" not in one.text()
        assert one.draft.texts(THANKS) == ("my time here",)


async def test_two_long_readings_both_stand_in_the_row(home: Path) -> None:
    async with wizard(home, full_draft("words", "handover.successor"), HIGH) as one:
        field = one.screen.query_one("#handover-successor", TextField)
        field.show_state(FieldState("done", readings=("the first team " * 5, "the second team " * 5), doubt="Which?"))
        await one.until(lambda: "alt+1 the first team" in one.text())
        row = next(line for line in one.lines() if "alt+1" in line)
        assert "alt+2 the second" in row and row.count(UNICODE.ellipsis) >= 2


@pytest.mark.parametrize("key", ["alt+2", "™"])
async def test_a_key_for_a_reading_that_is_not_offered_adds_nothing_and_says_so(home: Path, key: str) -> None:
    systems = ({"name": "the ranker"},)
    async with wizard(home, full_draft("words", SYSTEM, handover__system=systems), HIGH) as one:
        await one.press("down", key)
        await one.until(lambda: one.notices() == ["There is no second reading to choose here."])
        assert one.draft.records(SYSTEM) == systems


@pytest.mark.parametrize("size", SIZES)
async def test_a_state_that_is_not_known_gets_no_tick_and_one_key_takes_the_nearest(
    home: Path, size: tuple[int, int]
) -> None:
    async with wizard(home, full_draft(locale__region=""), size) as one:
        await one.open("people", "locale.region")
        await one.type("Calfornia")
        await one.rest()
        await one.until(lambda: "alt+1 California" in one.text())
        assert "not known" in one.text()
        assert one.draft.text("locale.region") == "Calfornia", "nothing is taken unasked"
        assert not one.screen.session.progress.open, "it holds nothing up"
        await one.press("tab")
        await one.until(lambda: UNLISTED in one.text())
        await one.press("shift+tab", "alt+1")
        await one.rest()
        assert one.box("locale.region") == one.draft.text("locale.region") == "California"
        assert "not known" not in one.text()
        await one.press("ctrl+u")
        await one.type("Calif.")
        await one.rest()
        assert "not known" not in one.text()
