"""The list of the handover is the person's: what perhaps applies is folded, a key asks about it, filters narrow it."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.answers.draft import Draft
from resign_tui.ui.dialogs.perhaps import PerhapsScreen
from resign_tui.ui.session import Session
from tests.core.cases import TODAY
from tests.ui.wizard_host import full_draft, wizard


def test_a_row_is_taken_up_ruled_out_and_left_open_each_as_a_step_of_the_history() -> None:
    start = Session(Draft(), TODAY)
    taken = start.settle_row("XC-17", "applies")
    assert taken.departure.checklist.item("XC-17").stands  # type: ignore[union-attr]
    out = taken.settle_row("XC-18", "does_not")
    assert "XC-18" not in {item.id for item in out.departure.checklist.undecided}
    assert out.undo().draft.answers == taken.draft.answers
    assert out.undo().undo().draft.answers == start.draft.answers
    assert out.settle_row("XC-18", "open").draft.records("handover.item") == taken.draft.records("handover.item")


def test_ruling_out_a_row_that_perhaps_applies_can_be_taken_back_with_the_same_key() -> None:
    start = Session(Draft(), TODAY)
    out = start.turn_applicable("XC-18")
    assert out.departure.checklist.item("XC-18").status == "not_applicable"  # type: ignore[union-attr]
    assert not out.turn_applicable("XC-18").departure.checklist.item("XC-18").stands  # type: ignore[union-attr]


async def test_one_key_goes_through_what_perhaps_applies(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        before = one.screen.session.departure.checklist
        first = before.undecided[0]
        await one.press("home", "m")
        await one.settle()
        assert isinstance(one.app.screen, PerhapsScreen)
        assert first.text in one.words()
        await one.press("y", "n", "l", "escape")
        await one.settle()
        after = one.screen.session.departure.checklist
        assert after.total == before.total + 1
        assert len(after.undecided) == len(before.undecided) - 2
        await one.press("ctrl+z")
        await one.settle()
        assert len(one.screen.session.departure.checklist.undecided) == len(before.undecided) - 1


async def test_going_one_back_takes_the_answer_back(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        before = one.screen.session.departure.checklist
        await one.press("m", "y", "b", "escape")
        await one.settle()
        assert one.screen.session.departure.checklist.undecided == before.undecided


async def test_words_narrow_the_list_and_esc_shows_everything(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("slash", *"vault")
        await one.settle()
        seen = one.words()
        assert "Everything in the vault" in seen and "Dead ends" not in seen
        assert " shown" in seen
        await one.press("escape")
        await one.settle()
        assert " shown" not in one.words()


async def test_a_filter_shows_what_is_urgent_and_stays_while_one_is_elsewhere(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("f", "3")
        await one.settle()
        seen = one.words()
        assert "Live version" in seen and "Dead ends" not in seen
        await one.press("s", "c")
        await one.settle()
        assert "Dead ends" not in one.words()
        await one.press("f", "1")
        await one.settle()
        assert "Dead ends" in one.words()


async def test_one_key_folds_everything_and_unfolds_it(tmp_path: Path) -> None:
    async with wizard(tmp_path, full_draft("handover")) as one:
        await one.press("home", "z")
        await one.settle()
        seen = one.words()
        assert "Dead ends" not in seen and "▸ Experiments" in seen
        await one.press("home", "z")
        await one.settle()
        assert "▾ Experiments" in one.words()
