"""Letters of the person's own in the first step, and beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.wizard_host import SIZES, WIDE, full_draft, wizard

TEXT = 'extends = "closed_door"\ntitle = "Short and level"\n[paragraphs]\nthanks = "{ours} Greet the cat."\n'


@pytest.fixture
def own(home: Path) -> Path:
    """One letter of the person's own, after the closed door."""
    folder = home / "config" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "level.toml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.mark.parametrize("size", SIZES)
async def test_it_stands_below_the_four_and_is_chosen_with_the_same_keys(
    home: Path, own: Path, size: tuple[int, int]
) -> None:
    draft = full_draft("situation", "scenario.chosen", scenario__chosen="open_door")
    async with wizard(home, draft, size) as one:
        await one.until(lambda: one.focused == "picker", "tab")
        assert "level, after closed door" in one.text()
        await one.press("left", "enter")
        assert (one.draft.text("scenario.chosen"), one.draft.text("scenario.template")) == ("closed_door", "level")
        assert "You chose" in one.text()
        assert "yours, after closed door" in one.text()
        assert "Greet the cat." in one.letter.text()
        await one.press("right", "enter")
        assert (one.draft.text("scenario.chosen"), one.draft.text("scenario.template")) == ("open_door", "")
        assert "Greet the cat." not in one.letter.text()
        await one.press("ctrl+z")
        assert "Greet the cat." in one.letter.text()


async def test_one_that_is_gone_is_told_where_it_is_chosen(home: Path, own: Path) -> None:
    own.unlink()
    draft = full_draft("situation", "scenario.chosen", scenario__chosen="open_door", scenario__template="level")
    async with wizard(home, draft, WIDE) as one:
        await one.until(lambda: one.focused == "picker", "tab")
        assert 'Your letter "level" is no longer in the' in one.text()
        assert "scenario.template" in one.screen.session.progress.open
        await one.press("enter")
        assert not one.screen.session.progress.open


async def test_its_paragraph_is_rewritten_by_hand(home: Path, own: Path) -> None:
    draft = full_draft("words", "content.project", scenario__chosen="closed_door", scenario__template="level")
    async with wizard(home, draft, WIDE) as one:
        assert "Greet the cat." in one.letter.text()
        before = one.screen.session
        after = before.rewrite("thanks", "Farewell.")
        one.change(after.draft)
        await one.settle()
        assert "Greet the cat." not in one.letter.text()
        assert "Farewell." in one.letter.text()
