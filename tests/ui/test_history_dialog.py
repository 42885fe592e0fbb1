"""Earlier versions in the wizard: seen with what changed, brought back in one step, and that step taken back."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.generations import draft_versions
from resign_tui.drafts.load import load
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.store import open_draft
from resign_tui.drafts.toml_file import dumps
from resign_tui.drafts.unkept import open_unkept
from resign_tui.folders import Folders
from resign_tui.ui.app import ResignApp, Settings
from resign_tui.ui.dialogs.history import HistoryScreen
from resign_tui.ui.widgets.row_list import RowList
from tests.ui.wizard_host import NOON, SIZES, SMALL, TODAY, WIDE, Wizard, full_draft, scanner, wizard

FIRST = full_draft("words", "content.project", content__project="the ranking rebuild", hr__policy_ref="Zyzzyva")
SECOND = FIRST.answer("content.project", "the fraud model").without("hr.policy_ref")
TICKED = ({"id": "IA-02", "status": "done"},)
NOW = SECOND.answer("handover.item", TICKED)


def kept(home: Path, *drafts: Draft, name: str = "one") -> Path:
    """A draft with these versions, an hour apart, the last an hour before noon."""
    path = home / "drafts" / f"{name}.toml"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    for draft in drafts:
        opened = open_draft(path)
        opened.store.save(draft)
        opened.store.keep(draft)
        opened.store.close()
    for place, version in enumerate(draft_versions(path)):
        moment = (NOON - timedelta(hours=place + 1)).timestamp()
        for seen in version.files:
            os.utime(seen.path, (moment, moment))
    return path


async def opened(one: Wizard, key: str = "alt+z") -> HistoryScreen:
    """The dialog is open and every version is read."""
    await one.press(key)
    dialog = one.app.screen
    assert isinstance(dialog, HistoryScreen)
    await one.until(lambda: dialog.is_read)
    await one.settle()
    return dialog


async def stand_on(one: Wizard, dialog: HistoryScreen, number: int) -> None:
    dialog.query_one("#history-versions", RowList).stand_on(str(number))
    await one.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_each_version_says_when_how_far_and_what_changed(home: Path, size: tuple[int, int]) -> None:
    kept(home, FIRST, SECOND)
    async with wizard(home, NOW, size) as one:
        dialog = await opened(one)
        said = one.words()
        assert "Earlier versions of one" in said
        assert f"{datetime.fromtimestamp(draft_versions(one.path)[1].files[0].changed / 1e9):%H:%M}" in said
        assert "nothing needed" in said
        await stand_on(one, dialog, 1)
        rows = one.rows_in(dialog.query_one("#history-told"))
        assert "Mon 23 Nov 2026, 12:31" in rows
        at = rows.index("Brought back, it changes")
        assert rows[at + 1 : at + 4] == ["Work you valued", "now   the fraud model", "then  the ranking rebuild"]
        assert "One tick taken back" in rows
        assert "Private answers changed" in rows
        assert "Zyzzyva" not in one.text()
        await stand_on(one, dialog, 2)
        rows = one.rows_in(dialog.query_one("#history-told"))
        at = rows.index("What was new in it")
        assert rows[at + 1 : at + 4] == ["Work you valued", "before  the ranking rebuild", "after   the fraud model"]
        await one.press("alt+z")
        assert one.on_top
        assert one.draft is one.screen.session.draft


@pytest.mark.parametrize("size", SIZES)
async def test_bringing_one_back_is_one_step_that_can_be_taken_back(home: Path, size: tuple[int, int]) -> None:
    kept(home, FIRST, SECOND)
    async with wizard(home, NOW, size) as one:
        await one.press("end")
        await one.type(" of 2026")
        before = one.draft
        on_disk = dumps(await one.saved())
        dialog = await opened(one, "alt+z")
        await stand_on(one, dialog, 1)
        await one.press("enter")
        assert one.on_top
        assert one.box("content.project") == "the ranking rebuild"
        assert one.draft.answers == FIRST.answers
        assert one.draft.place == before.place
        assert await one.saved() == one.draft
        assert hr_path(one.path).exists()
        newest = draft_versions(one.path)[0]
        assert newest.main is not None
        assert newest.main.path.read_bytes() == on_disk
        assert any("The draft is as it was on Mon 23 Nov 2026" in told for told in one.notices())
        await one.press("ctrl+z")
        assert one.draft == before
        assert dumps(await one.saved()) == on_disk
        assert not hr_path(one.path).exists()
        assert one.box("content.project") == "the fraud model of 2026"
        await one.press("ctrl+y")
        assert one.draft.answers == FIRST.answers


async def test_a_version_that_cannot_be_read_says_why_and_stays_where_it_is(home: Path) -> None:
    path = kept(home, FIRST, SECOND)
    (path.parent / "history" / "one.1.toml").write_text("[x\n")
    (path.parent / "history" / "one.9.toml").write_text("")
    async with wizard(home, NOW, SMALL) as one:
        dialog = await opened(one)
        for number, why in ((1, "line 1 is not valid TOML"), (9, "one.9.toml is empty")):
            await stand_on(one, dialog, number)
            told = " ".join(one.rows_in(dialog.query_one("#history-told")))
            assert why in " ".join(told.split())
            assert "It cannot be brought back." in told
            await one.press("enter")
            assert one.app.screen is dialog
        assert one.draft.answers == NOW.answers


async def test_what_the_draft_says_now_is_nothing_to_bring_back(home: Path) -> None:
    kept(home, FIRST, NOW)
    async with wizard(home, NOW, SMALL) as one:
        dialog = await opened(one)
        await stand_on(one, dialog, 2)
        assert "as it is now" in one.words()
        await one.press("enter")
        assert one.app.screen is dialog
        assert "The draft says this now." in one.notices()


async def test_where_the_present_cannot_be_kept_nothing_is_brought_back(home: Path) -> None:
    path = kept(home, FIRST, SECOND)
    async with wizard(home, NOW, SMALL) as one:
        dialog = await opened(one)
        await stand_on(one, dialog, 1)
        (path.parent / "history").rename(home / "elsewhere")
        (path.parent / "history").symlink_to(home / "elsewhere")
        before = one.draft
        await one.press("enter")
        assert one.draft is before
        assert any("is a link" in told for told in one.notices())


async def test_a_new_draft_has_no_versions_and_an_ascii_terminal_reads_them_too(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        shutil.rmtree(one.path.parent / "history")
        dialog = await opened(one)
        assert "No earlier version is kept yet." in " ".join(one.rows_in(dialog.query_one("#history-told")))
        await one.press("enter", "escape")
        assert one.on_top
    kept(home, FIRST, SECOND, name="two")
    async with wizard(home, NOW, WIDE, name="two", settings=Settings(ascii=True)) as one:
        dialog = await opened(one)
        await stand_on(one, dialog, 1)
        assert one.text().isascii()


async def test_the_palette_knows_it_by_other_words(home: Path) -> None:
    kept(home, FIRST, SECOND)
    async with wizard(home, NOW, WIDE) as one:
        for words in ("time machine", "restore", "versions", "backup"):
            await one.press("ctrl+p")
            await one.type(words)
            await one.until(lambda: isinstance(one.app.screen, HistoryScreen), "enter", limit=10)
            await one.press("escape")


async def test_from_the_drafts_the_open_one_can_be_brought_back_and_another_be_looked_at(home: Path) -> None:
    kept(home, FIRST, SECOND)
    other = kept(home, SECOND, FIRST, name="other")
    async with wizard(home, NOW, SMALL) as one:
        for name in ("other", "one"):
            await one.press("f4")
            rows = one.app.screen.query_one(RowList)
            rows.stand_on(str(one.path.with_name(f"{name}.toml")))
            dialog = await opened(one, "h")
            await stand_on(one, dialog, 1)
            await one.press("enter")
            if name == "other":
                assert "Open other to bring a version of it back." in one.words()
                assert one.app.screen is dialog
                await one.press("escape", "escape")
                assert one.on_top
        assert one.on_top
        assert one.draft.answers == FIRST.answers
        assert load(other).draft.answers == FIRST.answers


async def test_the_example_has_no_earlier_versions(home: Path) -> None:
    folders = Folders(home / "drafts", home / "state", home / "config")
    opened_example = open_unkept(folders, is_example=True)
    app = ResignApp(opened_example, today=TODAY, folders=folders, wall=lambda: NOON)
    app.scanner = scanner()
    async with app.run_test(size=SMALL) as pilot:
        one = Wizard(app, pilot, opened_example.store.path)
        await pilot.pause()
        dialog = await opened(one)
        assert "No earlier version is kept yet." in " ".join(one.rows_in(dialog.query_one("#history-told")))
