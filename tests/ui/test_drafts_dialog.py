"""The dialog of drafts: what stands in each, another name, a copy, and forgetting one."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.listing import last, remember_last
from resign_tui.drafts.load import load
from resign_tui.drafts.store import open_draft
from resign_tui.ui.dialogs.draft_name import DraftNameScreen
from resign_tui.ui.dialogs.drafts import DraftsScreen
from tests.ui.drafts_host import on_row, put
from tests.ui.wizard_host import SIZES, SMALL, WIDE, full_draft, wizard


@pytest.mark.parametrize("size", SIZES)
async def test_each_draft_says_whose_it_is_and_how_far(home: Path, size: tuple[int, int]) -> None:
    put(home, "begun", Draft({"sender.full_name": "Ada"}))
    put(
        home,
        "long",
        full_draft("dates", company__name="The Very Long Name of a Company That Goes On", sent__on="2026-11-20"),
    )
    (home / "drafts" / "broken.toml").write_text("[x\n")
    async with wizard(home, full_draft("words"), size, name="mine") as one:
        await on_row(one, "mine")
        said = one.words()
        assert "mine · open here" in said
        assert "Quill & Lantern, Inc. · open door · nothing needed · step 4 Words" in said
        assert "no company yet · open door · 3 needed" in said
        assert "The Very Long Name of a… · open door · handed in Fri 20 Nov 2026" in said
        assert "broken.toml cannot be read: line 1 is not valid TOML" in said
        assert "r rename c copy d forget" in said


async def test_a_draft_gets_a_typed_name_with_its_private_file(home: Path) -> None:
    path = put(home, "departure-1", full_draft("words", hr__policy_ref="7"))
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "departure-1")
        await one.press("r", *["backspace"] * 11)
        await one.type("mine")
        assert "There is a draft named mine; choose another name." in one.words()
        await one.press("enter")
        assert isinstance(one.app.screen, DraftNameScreen)
        await one.type(" too")
        await one.press("enter")
        assert isinstance(one.app.screen, DraftsScreen)
        await one.until(lambda: "▌ mine too" in one.words())
        assert not path.exists()
        assert load(path.with_name("mine too.toml")).draft.text("hr.policy_ref") == "7"
        assert path.with_name("mine too.hr.toml").exists()
        await one.press("enter")
        await one.until(lambda: one.on_top)
        assert one.app.opened.store.path.stem == "mine too"


async def test_leaving_the_name_changes_nothing(home: Path) -> None:
    put(home, "departure-1", full_draft("words"))
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "departure-1")
        await one.saved()
        before = tree(home)
        for key in ("r", "c"):
            await one.press(key)
            await one.type("zzz")
            await one.press("escape")
        assert isinstance(one.app.screen, DraftsScreen)
        await one.saved()
        assert tree(home) == before


async def test_the_open_draft_is_renamed_while_it_is_written(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL, name="departure-1") as one:
        remember_last(home / "state", one.path)
        await one.press("end")
        await one.type(" first")
        await one.rest()
        await on_row(one, "departure-1")
        await one.press("r", *["backspace"] * 11)
        await one.type("mine")
        await one.press("enter")
        await one.until(lambda: "▌ mine · open here" in one.words())
        await one.press("escape")
        await one.type(" second")
        one.path = one.path.with_name("mine.toml")
        assert (await one.saved()).text("content.team_value") == "research rigour first second"
        assert not one.path.with_name("departure-1.toml").exists()
        assert last(home / "state", home / "drafts") == one.path
        assert open_draft(one.path).read_only
        await one.press("ctrl+z")
        assert one.draft.text("content.team_value") == "research rigour first"


async def test_a_draft_of_another_window_keeps_its_name(home: Path) -> None:
    path = put(home, "theirs", full_draft("words"))
    window = open_draft(path)
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "theirs")
        assert "open in another window" in one.words()
        await one.press("r")
        await one.type("x")
        await one.press("enter")
        assert any("open in another window; close it there first" in said for said in one.notices())
        assert path.exists()
        assert not path.with_name("theirsx.toml").exists()
    window.store.close()


async def test_a_copy_stands_beside_the_first(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL, name="mine") as one:
        await on_row(one, "mine")
        await one.press("c", "enter")
        await one.until(lambda: "▌ mine-copy" in one.words())
        copied = load(one.path.with_name("mine-copy.toml")).draft
        assert copied.answers == one.draft.answers
        await one.press("escape")
        await one.type("!")
        await one.saved()
        assert load(one.path.with_name("mine-copy.toml")).draft.answers == copied.answers


async def test_forgetting_says_first_what_goes_and_then_what_is_beyond_reach(home: Path) -> None:
    path = put(home, "theirs", full_draft("words", hr__policy_ref="7"))
    async with wizard(home, full_draft("words"), WIDE, name="mine") as one:
        await on_row(one, "theirs")
        await one.press("d")
        said = one.words()
        for name in ("theirs.toml", "theirs.hr.toml", "theirs.1.toml", "theirs.hr.1.toml"):
            assert name in said
        await one.press("n")
        assert path.exists()
        assert isinstance(one.app.screen, DraftsScreen)
        await one.press("d", "y")
        assert not path.exists()
        assert not path.with_name("theirs.hr.toml").exists()
        assert one.path.exists()
        assert any("exported" in notice for notice in one.notices())


async def test_a_link_among_the_drafts_is_not_forgotten(home: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.toml"
    victim.write_text("schema = 1\n")
    async with wizard(home, full_draft("words"), WIDE, name="mine") as one:
        (home / "drafts" / "linked.toml").symlink_to(victim)
        await on_row(one, "linked")
        await one.press("d")
        assert isinstance(one.app.screen, DraftsScreen)
        assert any("nothing is deleted through a link" in notice for notice in one.notices())
        assert victim.read_text() == "schema = 1\n"
        assert (home / "drafts" / "linked.toml").is_symlink()


def tree(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix != ".lock")
