"""What helps the eye: columns, signs with words, colours tried on, help that is searched, a third column."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.ui.app import Settings
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.dialogs.help import HelpScreen, help_rows
from resign_tui.ui.dialogs.welcome import first_signs
from resign_tui.ui.signs import ASCII, LEGEND, UNICODE
from resign_tui.ui.widgets.help_pane import HelpPane
from resign_tui.ui.widgets.row_list import RowList
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, wizard

VAST = (200, 60)
YES_NO = ("Data or training pipelines?", "A training run in progress?", "On an on-call rota?", "Do you manage people?")


def row_of(one: Wizard, words: str) -> str:
    return next(row for row in one.lines() if words in row)


async def test_the_options_of_neighbouring_questions_stand_in_one_column(home: Path) -> None:
    async with wizard(home, full_draft("handover", "ownership.pipelines"), WIDE) as one:
        assert len({row_of(one, label).index("yes ") for label in YES_NO}) == 1


@pytest.mark.parametrize("size", [WIDE, (100, 30), SMALL])
async def test_an_entry_is_aligned_and_named(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover", "handover.system"), size) as one:
        await one.press("enter")
        places = {row_of(one, label).index("0   ") for label in ("Critical (0 to 3)", "Only you know (0 to 3)")}
        assert places == {row_of(one, "Backup").index("e.g.")}
        await one.press("escape", "down", "enter")
        assert "Add something you look after" in one.text()


def test_every_kind_of_entry_has_a_name_and_what_it_is_for() -> None:
    kinds = [field for field in catalogue.fields().values() if field.kind == "records"]
    assert len(kinds) > 8
    assert all(kind.entry and kind.help for kind in kinds)


async def test_our_suggestion_is_marked_alike_with_the_focus_and_without(home: Path) -> None:
    async with wizard(home, full_draft("handover", "ownership.oncall"), WIDE) as one:
        mark = row_of(one, "On an on-call rota?")[:56].split()[-1]
        assert "ours until you answer" in one.words()
        await one.press("down")
        assert row_of(one, "On an on-call rota?")[:56].split()[-1] == mark != UNICODE.done


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_every_sign_of_the_legend_stands_in_the_help_with_its_word(signs: object) -> None:
    rows = [row.left for row in help_rows("form", signs)]  # type: ignore[arg-type]
    assert rows.index("Signs") > 0
    for name, meaning in LEGEND:
        assert any(row.startswith(getattr(signs, name)) and row.endswith(meaning) for row in rows)


def test_the_first_signs_have_words_before_the_first_question() -> None:
    assert first_signs(UNICODE).startswith("Signs: ✓ done, ◧ begun, ‹› needed")
    assert first_signs(ASCII).isascii()


def test_the_help_keeps_what_holds_all_the_words() -> None:
    found = [row.left for row in help_rows("review", words="copy clipboard")]
    assert "Copy the letter to the clipboard and check it" in found
    assert "Go to the next step" not in found
    assert [row.left for row in help_rows("review", words="folded") if row.tone != "heading"][:2] == [
        "▸  chosen; before a name: folded",
        "▾  unfolded",
    ]
    assert help_rows("review", words="nothing is called so") == ()
    assert len([row for row in help_rows("review") if row.id]) == len(COMMANDS)


async def test_the_help_is_searched_and_shows_all_again(home: Path) -> None:
    async with wizard(home, full_draft("review"), SMALL) as one:
        await one.press("question_mark", "slash")
        await one.type("undo")
        assert "Undo the last change" in one.text()
        assert "Go to the next step" not in one.text()
        await one.press("escape")
        assert isinstance(one.app.screen, HelpScreen)
        assert "Settle a point" in one.text()
        assert one.app.screen.query_one("#help-rows").region.height >= 17, "nearly the whole height is rows"
        await one.press("escape")
        assert one.on_top


async def test_the_help_has_two_columns_where_there_is_room(home: Path) -> None:
    async with wizard(home, full_draft("review"), VAST) as one:
        await one.press("question_mark")
        await one.settle()
        left, right = one.app.screen.query(RowList)
        assert left.region.right <= right.region.x
        assert "Signs" in one.text()
        await one.pilot.resize_terminal(*WIDE)
        await one.settle()
        assert not right.display


async def test_colours_are_tried_on_and_only_the_chosen_ones_are_remembered(home: Path) -> None:
    kept: list[str] = []
    async with wizard(home, full_draft("words"), SMALL, settings=Settings(remember_theme=kept.append)) as one:
        before = one.app.theme
        await one.press("alt+t", "down", "down")
        await one.until(lambda: one.app.theme == "resign-morning")
        await one.press("escape")
        await one.until(lambda: one.app.theme == before)
        assert kept == []
        await one.press("alt+t", "down", "enter")
        await one.until(lambda: kept == ["resign-evening-dim"])
        assert one.app.theme == "resign-evening-dim"


async def test_on_a_very_wide_screen_the_handover_stands_beside_the_letter(home: Path) -> None:
    async with wizard(home, full_draft("words"), VAST) as one:
        widths = set()
        for step in ("words", "handover", "send"):
            await one.open(step)
            letter, handover = one.letter.region, one.screen.query_one("#handover-pane").region
            assert letter.right <= handover.x
            widths.add((one.screen.query_one("#left").region.width, letter.width))
        assert widths == {(90, 64)}


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_review_says_why_a_point_stands_there(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("review"), size) as one:
        rows = one.screen.query_one("#review-rows", RowList)
        rows.stand_on("check contract.garden_leave")
        await one.settle()
        said = " ".join(" ".join(one.rows_in(one.screen.query_one("#review-why", HelpPane))).split())
        assert "Garden leave" in said
        assert "Paid, but without access" in said
