"""A locked draft opened from within the wizard: a dialog asks for its passphrase, and nothing is written in clear."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from resign_tui.drafts import scrypt
from resign_tui.drafts.encrypting import lock, to_lock
from resign_tui.drafts.generations import draft_versions
from resign_tui.drafts.keys import key_for, new_key
from resign_tui.ui.dialogs.history import HistoryScreen
from resign_tui.ui.dialogs.opening import OpeningScreen
from tests.drafts.locked_host import CANARY, DRAFT, IDENTITY, in_clear, quick_scrypt, ssh_key
from tests.ui.drafts_host import on_row, put
from tests.ui.wizard_host import SIZES, SMALL, full_draft, wizard


@pytest.fixture
def locked(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    quick_scrypt(monkeypatch)
    path = put(home, "away", DRAFT)
    opening, key = new_key()
    lock(to_lock(path, path.parent), opening, scrypt.encrypted(key, "open sesame"))
    return path


class Gate:
    """Holds up the work of a passphrase until it is opened. tried: the passphrases. left: those nobody waits for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tried: list[str] = []
        self.left: list[str] = []
        self._open = threading.Event()
        self._work = scrypt.decrypted
        monkeypatch.setattr(scrypt, "decrypted", self._decrypted)

    def open(self) -> None:
        """Let the work go on."""
        self._open.set()

    def _decrypted(self, data: bytes, passphrase: str, name: str, is_wanted: Callable[[], bool]) -> bytes:
        self.tried.append(passphrase)
        while not self._open.wait(0.01):
            if not is_wanted():
                self.left.append(passphrase)
                raise scrypt.Unwanted("left")
        return self._work(data, passphrase, name)


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_by_its_passphrase_and_stays_locked(home: Path, locked: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words"), size, name="mine") as one:
        await on_row(one, "away")
        assert "away" in one.words() and "locked" in one.words()
        await one.press("enter")
        assert isinstance(one.app.screen, OpeningScreen)
        await one.type("wrong")
        assert "wrong" not in one.words()
        assert "•••••" in one.words()
        await one.press("enter")
        await one.until(lambda: "does not open" in one.words())
        await one.type("open sesame")
        await one.press("enter")
        await one.until(lambda: one.app.opened.store.path == locked and bool(one.screen.live.step))
        assert one.draft.text("sender.full_name") == CANARY
        one.change(one.draft.answer("sender.role", f"{CANARY} typed"))
        assert one.app.save_all().kind == "saved"
        assert in_clear(home) == []
    assert in_clear(home) == []


async def test_its_earlier_versions_are_seen_and_brought_back(home: Path, locked: Path) -> None:
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "away")
        await one.press("h")
        assert isinstance(one.app.screen, OpeningScreen)
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
            await one.type("no")
            await one.press("enter")
        await one.until(lambda: not isinstance(one.app.screen, OpeningScreen))
        assert "3 passphrases did not open away, so it stays locked." in one.notices()
        assert one.app.opened.store.path.stem == "mine"
    assert locked.read_bytes() == before


async def test_what_is_typed_while_it_is_tried_is_the_next_answer_and_goes_nowhere_else(
    home: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "away")
        await one.press("enter")
        await one.type("wrong")
        await one.press("enter", "enter")
        await one.until(lambda: gate.tried == ["wrong"])
        assert "Opening it; this takes a moment." in one.words()
        await one.type("open sesame")
        await one.press("enter", "enter")
        await one.type("q3")
        assert "••" in one.words()
        gate.open()
        await one.until(lambda: one.app.opened.store.path == locked and one.on_top)
        assert gate.tried == ["wrong", "open sesame"]
        assert one.draft.answers == DRAFT.answers
        assert one.draft.text("sender.full_name") == CANARY


async def test_leaving_ends_the_work(home: Path, locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "away")
        await one.press("enter")
        await one.type("open sesame")
        await one.press("enter")
        await one.until(lambda: gate.tried == ["open sesame"])
        await one.press("escape")
        await one.until(lambda: gate.left == ["open sesame"])
        assert one.on_top
        assert one.app.opened.store.path.stem == "mine"
        assert one.notices() == []


@pytest.mark.parametrize("kind", ["age", "age with a passphrase", "ssh"])
@pytest.mark.parametrize("key", ["enter", "h"])
async def test_one_that_is_locked_for_a_recipient_asks_for_the_identity_file(
    home: Path, tmp_path: Path, kind: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_scrypt(monkeypatch)
    path = put(home, "away", DRAFT)
    mine, wrong, words = tmp_path / "mine", tmp_path / "wrong", f"{IDENTITY}\n".encode()
    if kind == "ssh":
        recipient = f"{ssh_key(mine, 'ed25519')}.pub"
    else:
        recipient = str(IDENTITY.to_public())
        mine.write_bytes(words if kind == "age" else scrypt.encrypted(words, "open sesame"))
    opening, drafts_key = new_key()
    lock(to_lock(path, path.parent), opening, key_for(drafts_key, [recipient]))
    wrong.write_bytes(new_key()[1])
    async with wizard(home, full_draft("words"), SMALL, name="mine") as one:
        await on_row(one, "away")
        await one.press(key)
        assert "Identity file of away" in one.words()
        for file, told in ((tmp_path / "none", "There is no file"), (wrong, "not opened by that identity")):
            await one.type(str(file))
            await one.press("enter")
            await one.until(lambda told=told: told in " ".join(one.words().split()))  # type: ignore[misc]
            await one.press("ctrl+u")
        await one.type(str(mine))
        await one.press("enter")
        if "passphrase" in kind:
            await one.until(lambda: "Passphrase of mine" in one.words())
            await one.type("open sesame")
            assert "sesame" not in one.words()
            await one.press("enter")
        if key == "enter":
            await one.until(lambda: one.app.opened.store.path == path)
            assert one.draft.text("sender.full_name") == CANARY
        else:
            await one.until(lambda: isinstance(one.app.screen, HistoryScreen) and one.app.screen.is_read)
        assert in_clear(home) == []
