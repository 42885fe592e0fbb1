"""The example in the wizard: it says that it is one, writes nothing, and leads to a draft of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.drafts.unkept import open_unkept
from resign_tui.folders import Folders
from resign_tui.ui.app import ResignApp, Settings
from tests.ui.wizard_host import NOON, SMALL, TODAY, WIDE, Wizard, scanner


@pytest.mark.parametrize("size", [WIDE, SMALL, (100, 30)])
async def test_the_example_says_that_it_is_one_and_writes_nothing(home: Path, size: tuple[int, int]) -> None:
    folders = Folders(home / "drafts", home / "state", home / "config")
    opened = open_unkept(folders, is_example=True)
    app = ResignApp(opened, today=TODAY, folders=folders, settings=Settings(), wall=lambda: NOON)
    app.scanner = scanner()
    before = sorted(home.rglob("*"))
    async with app.run_test(size=size) as pilot:
        one = Wizard(app, pilot, opened.store.path)
        await pilot.pause()
        assert "Example: nothing here is saved" in one.lines()[0]
        await one.open("words", "content.team_value")
        await one.press("end")
        await one.type(" and tea")
        assert one.draft.text("content.team_value") == "research rigor and tea"
        assert "and tea" in " ".join(one.letter.text().split())
        await one.press("ctrl+z", "alt+k")
        assert any("nothing of it is kept" in said for said in one.notices())
        await one.open("handover")
        await one.press("space", "ctrl+n", "ctrl+n", "alt+d", "escape", "ctrl+q")
        assert app.return_value == 0
    assert app.close_draft() is None
    assert sorted(home.rglob("*")) == before


async def test_the_way_from_the_example_leads_to_a_draft_of_ones_own(home: Path) -> None:
    folders = Folders(home / "drafts", home / "state", home / "config")
    opened = open_unkept(folders, is_example=True)
    app = ResignApp(opened, today=TODAY, folders=folders, wall=lambda: NOON, draw=lambda: 7)
    app.scanner = scanner()
    async with app.run_test(size=SMALL) as pilot:
        one = Wizard(app, pilot, folders.drafts / "departure-1.toml")
        await pilot.pause()
        await one.press("alt+d", "n")
        await one.until(lambda: one.on_top)
        assert one.draft.answers == {}
        assert "Example" not in one.lines()[0]
        await one.type("n")
        await one.saved()
    assert app.close_draft() == one.path
    assert [path.name for path in folders.drafts.glob("*.toml")] == ["departure-1.toml"]
