"""What is typed lies in the file: by itself, where the person left, one window at a time, and said when it cannot."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import WriteError
from resign_tui.drafts.load import load
from resign_tui.drafts.store import Store, open_draft
from resign_tui.ui.dialogs.confirm import Confirm
from tests.ui.wizard_host import SIZES, SMALL, WIDE, full_draft, wizard

FULL = "Could not write the draft: the disk is full."


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """While this list holds something, nothing can be saved."""
    full: list[str] = []
    real = Store.save

    def save(store: Store, draft: Draft) -> None:
        if full:
            raise WriteError(FULL)
        real(store, draft)

    monkeypatch.setattr(Store, "save", save)
    return full


async def test_what_is_typed_is_saved_by_itself(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value")) as one:
        await one.press("end")
        await one.type(" and tea")
        assert (await one.saved()).text("content.team_value") == "research rigour and tea"
        await one.pilot.pause()
        assert "saved 14:31" in one.lines()[0]
        assert one.path.stat().st_mode & 0o777 == 0o600


async def test_the_clock_of_saving_starts_at_the_first_key(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value")) as one:
        await one.saved()
        one.app.saver._delay = 3600.0  # so that nothing is written while a busy machine works the keys off
        await one.type("a")
        due = one.app.saver.due_at()
        assert due is not None
        await one.type("bcdef")
        assert one.app.saver.due_at() == due


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("step", "field"), [("people", "company.name"), ("words", "next.reason"), ("dates", "")])
async def test_a_draft_opens_where_the_person_left(home: Path, step: str, field: str, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("situation"), size) as one:
        for _ in range({"people": 1, "dates": 2, "words": 3}[step]):
            await one.press("ctrl+n")
        if field:
            await one.walk_to(field)
        stood = one.screen.live.field
        await one.saved()
    async with wizard(home, size=size) as again:
        assert again.screen.live.step == step
        assert again.screen.live.field == stood
        assert again.draft.answers == full_draft().answers
        focused = again.app.screen.focused
        assert focused is not None and again.screen.query_one("#steps").region.overlaps(focused.region)


async def test_quitting_saves_and_asks_nothing(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value")) as one:
        await one.type("!")
        await one.press("ctrl+q")
        assert one.app.return_value == 0
    assert load(one.path).draft.text("content.team_value").count("!") == 1


async def test_a_second_window_reads_only_and_says_so(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL) as first:
        await first.saved()
        async with wizard(home, size=SMALL) as second:
            assert "read only" in second.lines()[0]
            assert any("open in another window" in said for said in second.notices())
            await second.type("never")
            assert second.app.saver.due_at() is None
            await second.press("ctrl+q")
            assert second.app.return_value == 0
        assert load(first.path).draft.text("content.team_value") == "research rigour"


async def test_a_full_disk_is_said_and_typing_goes_on(home: Path, disk: list[str]) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), WIDE) as one:
        disk.append("full")
        await one.press("end")
        await one.type(" still here")
        await one.until(lambda: one.screen.save is not None and one.screen.save.kind == "failed")
        await one.pilot.pause()
        assert "not saved" in one.lines()[0]
        await one.type(" and on")
        assert "still here and on" in one.letter.text()
        disk.clear()
        assert one.app._save_now()
        assert (await one.saved()).text("content.team_value") == "research rigour still here and on"


async def test_quitting_asks_only_when_something_is_not_saved(home: Path, disk: list[str]) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), SMALL) as one:
        disk.append("full")
        await one.type("!")
        await one.press("ctrl+q")
        assert isinstance(one.app.screen, Confirm)
        assert "the disk is full" in one.words()
        await one.press("n")
        assert one.on_top
        assert one.app.return_value is None
        await one.press("ctrl+q", "y")
        assert one.app.return_value == 1


async def test_a_damaged_draft_is_set_aside_and_said(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        await one.type("!")
        await one.saved()
    one.path.write_bytes(b"\0" * 40)
    async with wizard(home) as again:
        assert again.draft.text("company.name") == "Quill & Lantern, Inc."
        assert again.notices()
    assert any(path.read_bytes() == b"\0" * 40 for path in one.path.parent.rglob("*") if path.is_file())


async def test_another_draft_is_opened_in_this_window(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="first"):
        pass
    async with wizard(home, full_draft("words", "content.team_value"), SMALL, name="second") as one:
        await one.type("!")
        await one.press("alt+d")
        await one.pilot.pause()
        assert "second" in one.text() and "open here" in one.text()
        await one.press("n")
        await one.pilot.pause()
        assert one.draft.answers == {}
        assert one.on_top
        assert load(one.path).draft.text("content.team_value").count("!") == 1
        await one.type("d")
        opened = open_draft(one.path)
        assert not opened.read_only
        opened.store.close()


async def test_a_draft_is_forgotten_after_a_question(home: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="first") as gone:
        path = gone.path
    async with wizard(home, full_draft("words"), SMALL, name="second") as one:
        await one.press("alt+d")
        await one.pilot.pause()
        await one.until(lambda: "▌ first" in one.words(), "down", limit=5)
        await one.press("d")
        assert "Forget first" in one.words()
        await one.press("n")
        assert path.exists()
        await one.press("d", "y")
        await one.pilot.pause()
        assert not path.exists()
        assert "first" not in one.text()
        await one.until(lambda: "▌ second" in one.words(), "up", limit=5)
        await one.press("d")
        assert one.path.exists()
        assert any("open here" in said for said in one.notices())


async def test_the_time_of_saving_is_the_wall_clock_that_was_handed_in(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        assert one.app.clock() == f"{datetime(2026, 11, 23, 14, 31):%H:%M}"
