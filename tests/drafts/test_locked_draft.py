"""A locked draft: nothing of it stands in clear anywhere, and its key alone opens it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError
from resign_tui.disk import write_private
from resign_tui.drafts import closing, opening, renaming
from resign_tui.drafts.encrypting import to_lock, to_unlock, unlock
from resign_tui.drafts.forgetting import forget, planned
from resign_tui.drafts.load import load
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import Locked, key_path
from resign_tui.drafts.store import open_draft
from tests.drafts.locked_host import (
    CANARY,
    DRAFT,
    IDENTITY,
    KEY_FILE,
    SEAL,
    contents,
    in_clear,
    locked,
    with_everything,
)


def test_a_whole_session_writes_nothing_in_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even in a file that lives for a moment: every byte that is written is looked at."""
    path = locked(with_everything(tmp_path / "drafts"))
    written: list[bytes] = []
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        written.append(bytes(data))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    now = [0.0]
    opened = open_draft(path, clock=lambda: now[0], seal=SEAL)
    assert opened.draft.text("sender.full_name") == CANARY
    for number in range(8):
        now[0] += 700
        opened.store.save(DRAFT.answer("sender.role", f"{CANARY} again {number}"))
    path.write_bytes(SEAL.sealed(b"schema = 1\n[sender]\nfull_name = 'xylocopa-canary by another'\n"))
    opened.store.save(DRAFT)
    assert any("other-1" in note for note in opened.store.take_notes())
    opened.store.rename(path.with_name("mine.toml"))
    opened.store.save(DRAFT.answer("sender.role", f"{CANARY} renamed"))
    renaming.copy(opened.store.path, path.with_name("twin.toml"))
    opened.store.save(Draft({"sender.full_name": CANARY}))
    assert not hr_path(opened.store.path).exists()
    closing.name_by_content(opened.store, tmp_path / "drafts", tmp_path / "state", date(2026, 11, 23))
    opened.store.close()
    assert load(path.with_name("twin.toml"), SEAL).draft.text("sender.role") == f"{CANARY} renamed"
    assert load(path.with_name("mine.toml"), SEAL).draft.text("sender.full_name") == CANARY
    assert in_clear(tmp_path) == []
    assert written
    assert [data for data in written if CANARY.encode() in data] == []


def test_a_locked_draft_keeps_its_neutral_name(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    opened = open_draft(path, seal=SEAL)
    opened.store.save(DRAFT.answer("situation.feeling", "fine"))
    closing.name_by_content(opened.store, tmp_path, tmp_path / "state", date(2026, 11, 23))
    opened.store.close()
    assert opened.store.path == path


@pytest.mark.parametrize("of", [lambda path: path, hr_path], ids=["draft", "private"])
@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:90], lambda data: data[:-9] + b"9" * 9])
def test_a_damaged_file_is_kept_and_told(
    of: Callable[[Path], Path], damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = locked(with_everything(tmp_path))
    damaged = damage(of(path).read_bytes())
    of(path).write_bytes(damaged)
    opened = open_draft(path, seal=SEAL)
    opened.store.close()
    assert any("could not be read; it is kept as" in note for note in opened.notes)
    assert damaged in contents(tmp_path).values()
    assert in_clear(tmp_path) == []


def test_a_draft_without_earlier_versions_stays_as_it_is_when_it_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    opened = open_draft(path)
    opened.store.save(Draft({"sender.full_name": CANARY}))
    opened.store.close()
    locked(path)
    shutil.rmtree(tmp_path / "history")
    path.write_bytes(path.read_bytes()[:-3])
    before = contents(tmp_path)
    for attempt in (lambda: open_draft(path, seal=SEAL), lambda: unlock(to_unlock(path, tmp_path), SEAL)):
        with pytest.raises(DraftError, match=r"a\.toml is not opened by its key"):
            attempt()
        assert contents(tmp_path) == before


def test_without_its_key_nothing_is_opened_and_nothing_is_touched(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    before = contents(tmp_path)
    with pytest.raises(Locked, match="asks for what opens it"):
        open_draft(path)
    key_path(path).rename(tmp_path / "away")
    write_private(tmp_path / "history" / "departure-1.99.toml", b"schema = 1\n", replace=False)
    with pytest.raises(Locked, match="its key is not beside it"):
        open_draft(path)
    with pytest.raises(Locked, match="its key is not beside it"):
        to_lock(path, tmp_path)  # another key would open nothing of it
    (tmp_path / "away").rename(key_path(path))
    (tmp_path / "history" / "departure-1.99.toml").unlink()
    assert contents(tmp_path) == before


def test_renaming_takes_the_key_along_and_forgetting_leaves_nothing(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    renaming.rename(path, tmp_path / "b.toml")
    assert [file for file in contents(tmp_path) if "departure-1" in file] == []
    assert load(tmp_path / "b.toml", SEAL).draft.text("sender.full_name") == CANARY
    plan = planned(tmp_path / "b.toml", tmp_path)
    assert "the key that opens it" in [item.what for item in plan.goes]
    assert forget(plan).failed == ()
    assert contents(tmp_path) == {}


def test_a_copy_of_a_link_has_the_key_too(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path / "elsewhere"))
    (tmp_path / "link.toml").symlink_to(path)
    renaming.copy(tmp_path / "link.toml", tmp_path / "twin.toml")
    assert load(tmp_path / "twin.toml", SEAL).draft.text("sender.full_name") == CANARY


def test_a_draft_that_lies_elsewhere_is_forgotten_with_its_key(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path / "elsewhere"))
    assert forget(planned(path, tmp_path / "drafts")).failed == ()
    assert contents(tmp_path) == {}
    (tmp_path / "foreign.toml").write_bytes(SEAL.sealed(b"of somebody"))
    with pytest.raises(DraftError, match="does not read as a draft"):
        planned(tmp_path / "foreign.toml", tmp_path / "drafts")


@pytest.mark.parametrize(
    "damage", [b"", KEY_FILE[:100], KEY_FILE[:-3], b"AGE-SECRET-KEY-1"], ids=["empty", "a start", "cut", "clear"]
)
def test_a_damaged_key_is_no_wrong_identity(damage: bytes, tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    (tmp_path / "mine").write_text(f"{IDENTITY}\n")
    key_path(path).write_bytes(damage)
    with pytest.raises(DraftError, match=r"departure-1\.key\.age is damaged"):
        asked = opening.question(path)
        assert asked is not None
        opening.answered(asked, str(tmp_path / "mine"))
