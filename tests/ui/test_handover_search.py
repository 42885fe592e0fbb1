"""Finding in the checklist: enter keeps what was found, esc clears it wholly, and coming back nothing of it is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.ui.dialogs.perhaps import PerhapsScreen
from resign_tui.ui.widgets.handover_cursor import ALL_FOUND
from resign_tui.ui.widgets.handover_list import DONE, ON_HEADING, RULED_OUT, STARRED, HandoverList
from tests.ui.wizard_host import SIZES, Wizard, full_draft, wizard


def the_list(one: Wizard) -> HandoverList:
    return one.screen.query_one(HandoverList)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_keeps_what_was_found_and_stands_on_a_row_and_esc_shows_the_whole_list(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with wizard(tmp_path, full_draft("handover"), size) as one:
        await one.press("home", "slash", *"vault")
        assert the_list(one).cursor, "never a heading"
        await one.press("enter")
        assert one.focused == "handover-list"
        found = the_list(one)._item
        assert found is not None and "vault" in (found.text + found.question).casefold()
        count = len(one.screen.departure.checklist.items)
        kept = sum(the_list(one).view.keeps(item) for item in one.screen.departure.checklist.items)
        assert f"{kept} of {count} shown" in one.words()
        await one.press("escape")
        assert " shown" not in one.words() and the_list(one).view.words == ""
        assert the_list(one).cursor == found.id, "the row that was found stays under the cursor"


async def test_esc_while_typing_clears_it_too_and_what_is_nowhere_is_said(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("slash", *"zzz")
        assert 'No row holds "zzz".' in one.words()
        await one.press("enter", "x")
        assert one.notices() == [], "there is no heading either"
        await one.press("escape")
        assert one.focused == "handover-list" and the_list(one).view.words == ""
        assert the_list(one).cursor


@pytest.mark.parametrize("way", [("s", "c"), ("a", "escape"), ("ctrl+n", "ctrl+l")])
async def test_the_search_is_over_when_one_comes_back(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("slash", *"vault", "enter", *way)
        assert the_list(one).view.words == ""
        assert "Lines with these words" not in one.words()


async def test_esc_on_the_list_takes_a_filter_away_after_the_search(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("f", "2", "slash", *"vault", "enter")
        await one.press("escape")
        assert (the_list(one).view.words, the_list(one).view.kind) == ("", "open")
        await one.press("escape")
        assert not the_list(one).view.is_narrowed


@pytest.mark.parametrize("key", ["t", "p", "h", "x", "J"])
async def test_a_heading_answers_every_key_of_a_row(tmp_path: Path, key: str) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        before = one.draft
        await one.press("home", key)
        assert one.notices() == [ON_HEADING]
        assert one.draft.answers == before.answers


async def test_space_folds_a_heading_and_says_why_not_while_a_search_holds(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("home", "space")
        assert "MV" in the_list(one).view.folded
        await one.press("space", "slash", *"live", "enter", "up", "space")
        assert one.notices() == [ALL_FOUND]


async def test_what_is_done_or_ruled_out_is_not_sorted_but_says_how_it_opens(tmp_path: Path) -> None:
    async with wizard(tmp_path, Draft()) as one:
        await one.open("handover", "MV-01")
        await one.press("space", "t")
        item = one.screen.departure.checklist.item("MV-01")
        assert item is not None and (item.status, item.verdict) == ("done", "")
        assert one.notices() == [DONE]
        await one.press("space", "x", "t")
        assert one.notices() == [RULED_OUT], "one line at a time"


async def test_the_pass_through_what_perhaps_applies_is_of_the_category_under_the_cursor(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        category = next(each for each in one.screen.departure.checklist.categories if each.id == "ET")
        await one.open("handover", category.items[0].id)
        assert f"perhaps also {len(category.undecided)}" in one.words()
        await one.press("m")
        assert isinstance(one.app.screen, PerhapsScreen)
        assert f"{category.title} 1 of {len(category.undecided)}" in one.words()
        await one.press(*["l"] * len(category.undecided))
        assert one.on_top


async def test_esc_while_typing_goes_back_to_the_row_one_was_on(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        row = one.screen.departure.checklist.items[9].id
        the_list(one).stand_on(row)
        for words in ("vault", "zzz"):
            await one.press("slash", *words, "escape")
            assert the_list(one).cursor == row
        await one.press("slash", *"zzz", "enter", "escape")
        assert the_list(one).cursor == row


async def test_a_filter_has_numbers_and_is_named_and_its_counts_add_up(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("f")
        assert "2 What is open" in one.words()
        await one.press("2")
        assert "Open " in one.text() and "shown" in one.words()
        await one.press("slash", *"vault")
        assert 'Open, "vault"' in one.words()
        items = one.screen.departure.checklist.items
        kept = sum(the_list(one).view.keeps(item) for item in items)
        assert f"{kept} of {len(items)} shown" in one.words()
        category = one.screen.departure.checklist.categories[0]
        await one.press("enter", "escape", "escape", "f")
        await one.press("6")
        size = len(category.at_hand)
        assert category.title in one.text() and f"{size} of " in one.words()
        assert " not shown" not in one.words()


async def test_what_can_be_shown_has_one_edge_with_a_number_and_without(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("f")
        first, last = "Everything", one.screen.departure.checklist.categories[-1].title
        (numbered,), (bare,) = ([line for line in one.lines() if name in line] for name in (f"1 {first}", f"  {last}"))
        assert numbered.index(first) == bare.index(last)


async def test_what_nobody_else_has_leaves_out_what_is_let_go_or_received(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        items = one.screen.departure.checklist.items
        first, second, third = items[:3]
        one.screen.take(
            one.screen.session.with_items(
                (
                    {"id": first.id, "owner": "Bram"},
                    {"id": second.id, "verdict": "drop"},
                    {"id": third.id, "received_by": "Priya"},
                )
            )
        )
        await one.settle()
        await one.press("f", "5")
        assert f"{len(items) - 3} of {len(items)} shown" in one.words()
        assert "Nobody else has" in one.text()


async def test_letters_of_the_hands_of_vi_move_and_the_one_for_undo_names_the_key(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("home")
        first = the_list(one)._at
        await one.press("j", "j")
        down = the_list(one)._at
        await one.press("k", "G")
        last = the_list(one)._at
        assert first < down < last
        await one.press("home")
        assert the_list(one)._at == first
        await one.press("u")
        assert one.notices()[-1] == "ctrl+z undoes the last change, ctrl+y does it again."


async def test_what_a_key_made_of_an_item_is_said_with_the_way_back(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        star = next(each for each in one.screen.departure.checklist.items if each.star)
        one.screen.take(one.screen.session.with_items(({"id": "bot", "category": "XC", "text": "The bot"},)))
        await one.settle()
        the_list(one).stand_on(star.id)
        await one.press("h")
        assert one.notices()[-1] == STARRED
        item = one.screen.departure.checklist.item("bot")
        assert item is not None
        the_list(one).stand_on(item.id)
        await one.press("t")
        assert one.notices()[-1] == f"{item.text}: hand over. ctrl+z takes it back."
        await one.press("h")
        assert one.notices()[-1] == "Hidden. H shows what is hidden."
        await one.press("ctrl+z", "ctrl+z")
        assert one.screen.departure.checklist.item(item.id) == item


@pytest.mark.parametrize("place", ["handover", "today"])
async def test_the_key_of_the_handover_leads_to_the_checklist_in_its_own_step(tmp_path: Path, place: str) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("s" if place == "today" else "c", "ctrl+o")
        assert one.focused == "handover-list"
        await one.press("s")
        assert one.focused == "schedule-rows"
