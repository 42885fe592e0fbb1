"""What is kept of the person fills the next draft."""

from __future__ import annotations

from pathlib import Path

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts import profile
from tests.ui.wizard_host import SMALL, full_draft, wizard


async def test_what_is_kept_fills_the_next_draft_and_one_undo_empties_it(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await one.press("alt+d")
        assert "Keep your name, address and e-mail for the next one" in one.words()
        await one.press("p")
        assert any(said.startswith("Kept for your next departure: name, job title, address") for said in one.notices())
        assert "name, job title, address, e-mail, phone, place" in one.words()
        assert profile.profile_path(home / "config").stat().st_mode & 0o777 == 0o600
        await one.press("n")
        filled = "Filled from your profile: name, job title, address, e-mail, phone, place. ctrl+z empties them."
        await one.until(lambda: filled in one.notices())
        assert one.on_top
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
