"""The dialog of drafts: what stands in each, another name, a copy; and what is kept of the person."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.drafts import profile
from resign_tui.drafts.listing import last, remember_last
from resign_tui.drafts.load import load
from resign_tui.drafts.store import open_draft
from resign_tui.drafts.unkept import open_unkept
from resign_tui.folders import Folders
from resign_tui.ui.app import ResignApp, Settings
from resign_tui.ui.dialogs.draft_name import DraftNameScreen
from resign_tui.ui.dialogs.drafts import DraftsScreen
from resign_tui.ui.widgets.row_list import RowList
from tests.ui.wizard_host import NOON, SIZES, SMALL, TODAY, WIDE, Wizard, full_draft, scanner, wizard


def put(home: Path, name: str, draft: Draft) -> Path:
    """A draft in the folder of drafts."""
    path = home / "drafts" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    opened = open_draft(path)
    opened.store.save(draft)
    opened.store.close()
    return path


async def on_row(one: Wizard, name: str) -> None:
    """The dialog is open, everything is read, and the cursor stands on this draft."""
    await one.press("alt+d")
    dialog = one.app.screen
    assert isinstance(dialog, DraftsScreen)
    await one.until(lambda: len(dialog._summaries) == len(dialog._listed))
    dialog.query_one(RowList).stand_on(str(one.path.with_name(f"{name}.toml")))
    await one.settle()


def tree(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix != ".lock")


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
        before = tree(home)
        await on_row(one, "departure-1")
        for key in ("r", "c"):
            await one.press(key)
            await one.type("zzz")
            await one.press("escape")
        assert isinstance(one.app.screen, DraftsScreen)
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


# -- names that the program gives ------------------------------------------------------------------------------------


async def test_a_numbered_draft_is_named_when_another_one_is_opened(home: Path) -> None:
    async with wizard(home, full_draft("words", scenario__chosen="open_door"), SMALL, name="departure-1") as one:
        await one.press("alt+d", "n")
        await one.until(lambda: one.on_top)
        names = {path.name for path in (home / "drafts").glob("*.toml")}
        assert "quill-and-lantern-open-door.toml" in names
        assert "departure-1.toml" not in names
        assert one.app.opened.store.path.stem == "departure-2"


@pytest.mark.parametrize(
    ("name", "answers", "after"),
    [
        ("departure-1", {}, "quill-and-lantern-open-door"),
        ("departure-1", {"company.name": ""}, "departure-1"),
        ("mine", {}, "mine"),
        ("departure-one", {}, "departure-one"),
    ],
)
async def test_closing_gives_a_name_where_nobody_gave_one(
    name: str, answers: dict[str, Value], after: str, home: Path
) -> None:
    draft = full_draft("words")
    for field_id, value in answers.items():
        draft = draft.answer(field_id, value)
    async with wizard(home, draft, SMALL, name=name) as one:
        remember_last(home / "state", one.path)
        await one.press("ctrl+q")
    assert one.app.close_draft() == home / "drafts" / f"{after}.toml"
    assert last(home / "state", home / "drafts") == home / "drafts" / f"{after}.toml"
    assert load(home / "drafts" / f"{after}.toml").draft.text("sender.full_name")


async def test_a_name_that_is_taken_gets_a_number_and_the_victim_stays(home: Path) -> None:
    victim = put(home, "quill-and-lantern-open-door", Draft({"sender.full_name": "Victim"}))
    kept = home / "drafts" / "history" / "quill-and-lantern-open-door-2.4.toml"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("an earlier version")
    async with wizard(home, full_draft("words"), SMALL, name="departure-1") as one:
        await one.press("ctrl+q")
    assert one.app.close_draft() == home / "drafts" / "quill-and-lantern-open-door-3.toml"
    assert load(victim).draft.text("sender.full_name") == "Victim"
    assert kept.read_text() == "an earlier version"


async def test_a_draft_outside_of_our_folder_keeps_its_name(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="departure-1") as one:
        one.app.folders = replace(one.app.folders, drafts=home / "elsewhere")
        await one.press("ctrl+q")
    assert one.app.close_draft() == one.path


async def test_a_second_window_renames_nothing(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="departure-1") as first:
        await first.saved()
        async with wizard(home, size=SMALL, name="departure-1") as second:
            await second.press("ctrl+q")
        assert second.app.close_draft() is None
        assert first.path.exists()


# -- the profile -----------------------------------------------------------------------------------------------------


async def test_what_is_kept_fills_the_next_draft_and_one_undo_empties_it(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await one.press("alt+d")
        assert "Keep your name, address and e-mail for the next one" in one.words()
        await one.press("p")
        assert any(said.startswith("Kept for your next departure: name, job title, address") for said in one.notices())
        assert "name, job title, address, e-mail, phone, place" in one.words()
        assert profile.profile_path(home / "config").stat().st_mode & 0o777 == 0o600
        await one.press("n")
        await one.until(lambda: one.on_top)
        assert any(
            said == "Filled from your profile: name, job title, address, e-mail, phone, place. ctrl+z empties them."
            for said in one.notices()
        )
        assert one.draft.text("sender.full_name") == "Maribel O'Hanrahan-Tsui"
        assert "company.name" not in one.draft.answers
        await one.open("people", "sender.full_name")
        assert one.box("sender.full_name") == "Maribel O'Hanrahan-Tsui"
        await one.press("ctrl+z")
        assert one.draft.answers == {}
        assert one.box("sender.full_name") == ""


async def test_a_draft_that_is_there_already_is_not_filled(home: Path) -> None:
    profile.keep(home / "config", full_draft())
    async with wizard(home, Draft({"company.name": "Quill"}), SMALL) as one:
        assert set(one.draft.answers) == {"company.name"}
        assert one.notices() == []


async def test_a_new_draft_is_filled_from_the_start(home: Path) -> None:
    profile.keep(home / "config", full_draft())
    async with wizard(home, size=SMALL) as one:
        await one.settle()
        assert one.draft.text("sender.full_name") == "Maribel O'Hanrahan-Tsui"
        assert (await one.saved()).text("sender.full_name") == "Maribel O'Hanrahan-Tsui"


async def test_a_damaged_profile_is_told_and_stands_in_nobodys_way(home: Path) -> None:
    (home / "config").mkdir()
    profile.profile_path(home / "config").write_text("[x\n")
    async with wizard(home, size=SMALL) as one:
        assert any("profile.toml cannot be read" in said for said in one.notices())
        await one.press("alt+d")
        assert "profile.toml cannot be read" in one.words()


async def test_the_command_keeps_it_too_and_says_when_there_is_nothing(home: Path) -> None:
    async with wizard(home, Draft({"company.name": "Quill"}), SMALL) as one:
        await one.press("alt+k")
        assert any("nothing to keep yet" in said for said in one.notices())
        one.put(full_draft())
        await one.settle()
        await one.press("alt+k")
        assert profile.kept(home / "config").text("sender.email") == "maribel@mailbox.example"


# -- the example -----------------------------------------------------------------------------------------------------


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


async def test_a_disorderly_end_keeps_the_name_that_was_told(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="departure-1") as one:
        await one.press("ctrl+q")
    assert one.app.close_draft(is_orderly=False) == one.path


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
