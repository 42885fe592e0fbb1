"""The names that the program gives to drafts."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.drafts.listing import last, remember_last
from resign_tui.drafts.load import load
from tests.ui.drafts_host import put
from tests.ui.wizard_host import SMALL, full_draft, wizard


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


async def test_a_disorderly_end_keeps_the_name_that_was_told(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="departure-1") as one:
        await one.press("ctrl+q")
    assert one.app.close_draft(is_orderly=False) == one.path
