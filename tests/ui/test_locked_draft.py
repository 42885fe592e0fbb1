"""A locked draft opened from within the wizard: a dialog asks for its passphrase, and nothing is written in clear."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from resign_tui.drafts import seal
from resign_tui.drafts.encrypting import lock, to_lock
from resign_tui.drafts.generations import draft_versions
from resign_tui.ui.dialogs.history import HistoryScreen
from resign_tui.ui.dialogs.passphrase import PassphraseScreen
from tests.drafts.test_encrypting import CANARY, DRAFT, in_clear, quick_scrypt
from tests.ui.test_drafts_dialog import on_row, put
from tests.ui.wizard_host import SIZES, SMALL, full_draft, wizard


@pytest.fixture
def locked(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    quick_scrypt(monkeypatch)
    path = put(home, "away", DRAFT)
    opening, key = seal.new_key()
    lock(to_lock(path, path.parent), opening, seal.key_with_passphrase(key, "open sesame"))
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_by_its_passphrase_and_stays_locked(home: Path, locked: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words"), size, name="mine") as one:
        await on_row(one, "away")
        assert "away" in one.words() and "locked" in one.words()
        await one.press("enter")
        assert isinstance(one.app.screen, PassphraseScreen)
        await one.type("wrong")
        assert "wrong" not in one.words()
        assert "•••••" in one.words()
        await one.press("enter")
        await one.until(lambda: "does not open" in one.words())
        await one.type("open sesame")
        await one.press("enter")
        await one.until(lambda: one.app.opened.store.path == locked)
        assert one.draft.text("sender.full_name") == CANARY
        one.change(one.draft.answer("sender.role", f"{CANARY} typed"))
        assert one.app.save_all().kind == "saved"
        assert in_clear(home) == []
    assert in_clear(home) == []


async def test_its_earlier_versions_are_seen_and_brought_back(home: Path, locked: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "away")
        await one.press("h")
        assert isinstance(one.app.screen, PassphraseScreen)
        await one.press("escape")
        assert not isinstance(one.app.screen, HistoryScreen)
        await one.press("h")
        await one.type("open sesame")
        await one.press("enter")
        await one.until(lambda: isinstance(one.app.screen, HistoryScreen) and one.app.screen.is_read)
        await one.settle()
        assert "Earlier versions of away" in one.words()
        assert "cannot be read" not in one.words()
        await one.press("escape", "enter")
        await one.type("open sesame")
        await one.press("enter")
        await one.until(lambda: one.app.opened.store.path == locked and one.on_top)
        one.change(one.draft.answer("sender.role", f"{CANARY} typed"))
        assert one.app.save_all().kind == "saved"
        await one.press("alt+z")
        await one.until(lambda: isinstance(one.app.screen, HistoryScreen) and one.app.screen.is_read)
        await one.settle()
        before = len(draft_versions(locked))
        await one.press("enter")
        await one.until(lambda: one.on_top)
        assert one.draft.text("sender.full_name") == CANARY
        assert one.draft.text("sender.role") == ""
        assert one.app.save_all().kind == "saved"
        assert len(draft_versions(locked)) == before + 1
        assert in_clear(home) == []
    assert in_clear(home) == []


async def test_it_opens_behind_the_cover(home: Path, locked: Path) -> None:
    async with wizard(home, full_draft("words"), name="mine") as one:
        await on_row(one, "away")
        await one.press("h")
        await one.type("open sesame")
        await one.press("enter", "f9")
        for _ in range(20):
            await one.settle()
        assert "Paused" in one.words()
        assert "away" not in one.words()
        await one.press("f9")
        await one.until(lambda: isinstance(one.app.screen, HistoryScreen) and one.app.screen.is_read)
        assert in_clear(home) == []


async def test_three_wrong_ones_leave_the_open_draft(home: Path, locked: Path) -> None:
    before = locked.read_bytes()
    async with wizard(home, full_draft("words"), name="mine") as one:
        await on_row(one, "away")
        await one.press("enter")
        for _ in range(3):
            await one.until(lambda: not one.app.screen.query_one(Input).disabled)
            await one.type("no")
            await one.press("enter")
        await one.until(lambda: not isinstance(one.app.screen, PassphraseScreen))
        assert "3 passphrases did not open away, so it stays locked." in one.notices()
        assert one.app.opened.store.path.stem == "mine"
    assert locked.read_bytes() == before
