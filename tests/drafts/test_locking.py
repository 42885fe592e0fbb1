"""Locking a draft and unlocking it: everything of it is encrypted and comes back, and what is beyond reach is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resign_tui.core.errors import DraftError
from resign_tui.disk import write_private
from resign_tui.drafts import renaming
from resign_tui.drafts.encrypting import lock, to_lock, to_unlock, unlock
from resign_tui.drafts.load import load
from resign_tui.drafts.lock import DraftLock, Hold
from resign_tui.drafts.seal import LARGEST_SEALED, is_sealed, key_path
from tests.drafts.locked_host import (
    CANARY,
    KEY_FILE,
    SEAL,
    contents,
    in_clear,
    locked,
    with_everything,
)


def test_everything_of_it_is_encrypted_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = with_everything(tmp_path)
    before, times = contents(tmp_path), {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.toml*")}
    assert len(in_clear(tmp_path)) >= 8
    plan = to_lock(path, tmp_path)
    assert sorted(map(str, plan.goes)) == sorted(in_clear(tmp_path))
    locked(path)
    assert in_clear(tmp_path) == []
    assert {name for name, data in contents(tmp_path).items() if is_sealed(data)} == {*before, key_path(path).name}
    assert {file.stat().st_mode & 0o777 for file in tmp_path.rglob("*") if file.is_file()} == {0o600}
    assert load(path, SEAL).draft.text("hr.policy_ref") == f"{CANARY} 7"
    assert unlock(to_unlock(path, tmp_path), SEAL).failed == ()
    assert contents(tmp_path) == before
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.toml*")} == times


def test_what_stood_in_clear_is_overwritten(tmp_path: Path) -> None:
    path = with_everything(tmp_path)
    with path.open("rb") as old:
        locked(path)
        assert old.read() == b""


def test_what_a_locking_that_broke_off_left_is_not_copied(tmp_path: Path) -> None:
    path = with_everything(tmp_path)
    write_private(key_path(path), KEY_FILE, replace=False)
    with pytest.raises(DraftError, match="broke off"):
        renaming.copy(path, tmp_path / "twin.toml")
    assert list(tmp_path.glob("twin*")) == []
    assert lock(to_lock(path, tmp_path), SEAL, None).failed == ()
    assert in_clear(tmp_path) == []


def test_what_is_beyond_reach_is_said(tmp_path: Path) -> None:
    path = with_everything(tmp_path / "drafts")
    (tmp_path / "twin").hardlink_to(path)
    plan = to_lock(path, path.parent)
    assert [sentence for sentence in plan.stays if "another name on this disk" in sentence] != []
    assert lock(plan, SEAL, KEY_FILE).failed == ()
    assert in_clear(tmp_path) == [str(tmp_path / "twin")]


@pytest.mark.parametrize("name", ["departure-1.toml", "history/departure-1.1.toml"])
def test_what_is_too_large_for_a_draft_is_told_before_anything_changes(name: str, tmp_path: Path) -> None:
    path = with_everything(tmp_path)
    os.truncate(tmp_path / name, LARGEST_SEALED + 1)
    before = contents(tmp_path)
    with pytest.raises(DraftError, match="is too large for a draft, so nothing was changed"):
        to_lock(path, tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("hold", "told"),
    [(Hold.DENIED, "Nothing can be written"), (Hold.UNSUPPORTED, "Locks do not work"), (Hold.BUSY, "another window")],
)
def test_where_no_window_of_its_own_can_be_had_nothing_changes(
    hold: Hold, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_everything(tmp_path)
    before, plan = contents(tmp_path), to_lock(path, tmp_path)
    monkeypatch.setattr(DraftLock, "take", lambda _: hold)
    with pytest.raises(DraftError, match=told):
        lock(plan, SEAL, KEY_FILE)
    assert contents(tmp_path) == before


def test_what_a_killed_writer_left_in_clear_goes_though_it_is_locked_already(tmp_path: Path) -> None:
    path = locked(with_everything(tmp_path))
    for folder in (tmp_path, tmp_path / "history"):
        (folder / ".tmp-999999999-aaaaaaaaaaaaaaaa").write_text(CANARY)
    with pytest.raises(DraftError, match="is locked already"):
        to_lock(path, tmp_path)
    assert in_clear(tmp_path) == []
