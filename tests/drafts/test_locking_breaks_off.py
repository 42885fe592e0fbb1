"""Locking and unlocking that break off, at any call to the system: nothing is lost, and the next opening ends it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import ResignError, WriteError
from resign_tui.disk import Erasure, Seen, exchange
from resign_tui.disk import folder as disk_folder
from resign_tui.drafts import encrypting
from resign_tui.drafts.encrypting import lock, to_lock, to_unlock, unlock
from resign_tui.drafts.load import load
from resign_tui.drafts.seal import CLEAR, has_key, is_sealed
from resign_tui.drafts.store import open_draft
from tests.cli_host import Capture, ends_with
from tests.drafts.locked_host import (
    CANARY,
    IDENTITY,
    KEY_FILE,
    SEAL,
    contents,
    in_clear,
    locked,
    with_everything,
)
from tests.faults import every_fault

Work = Callable[[], object]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(disk_folder, "_lives", lambda _: False)  # whoever wrote before a restart is gone
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the order is tested elsewhere, and a loop would wait for it
    path = tmp_path / "home" / "a.toml"
    path.parent.mkdir()
    opened = open_draft(path)
    opened.store.save(Draft({"sender.full_name": CANARY}))
    opened.store.close()
    return path


def each_break(path: Path, work: Work, error: int | None) -> Iterator[str]:
    before = path.parent.with_name("before")
    shutil.copytree(path.parent, before)

    def prepare() -> Path:
        shutil.rmtree(path.parent)
        shutil.copytree(before, path.parent)
        return path.parent

    def told() -> object:
        try:
            work()
        except ResignError as refused:
            return str(refused)
        return 0 if error is None else "done"

    tried = 0
    for failing, _ in every_fault(prepare, error, told):
        tried += 1
        yield failing.failed
    assert tried > 20


@pytest.mark.parametrize("error", [errno.EIO, None], ids=["fails", "dies"])
def test_locking_that_breaks_off_is_finished_by_the_next_opening(stage: Path, error: int | None) -> None:
    clear, plan = load(stage).draft, to_lock(stage, stage.parent)
    for failed in each_break(stage, lambda: lock(plan, SEAL, KEY_FILE), error):
        opening = SEAL if has_key(stage) else CLEAR
        assert load(stage, opening).draft == clear, failed
        opened = open_draft(stage, seal=opening)
        assert (opened.draft, opened.notes) == (clear, ()), failed
        opened.store.close()
        if opening is SEAL:
            assert in_clear(stage.parent) == [], failed
        else:
            locked(stage)
            assert in_clear(stage.parent) == [], failed


@pytest.mark.parametrize("error", [errno.EIO, None], ids=["fails", "dies"])
def test_unlocking_that_breaks_off_loses_nothing(stage: Path, error: int | None) -> None:
    clear, files = load(stage).draft, contents(stage.parent)
    plan = to_unlock(locked(stage), stage.parent)
    for failed in each_break(stage, lambda: unlock(plan, SEAL), error):
        opening = SEAL if has_key(stage) else CLEAR
        assert load(stage, opening).draft == clear, failed
        if opening is SEAL:
            assert unlock(to_unlock(stage, stage.parent), SEAL).failed == ()
        assert {**contents(stage.parent), **files} == contents(stage.parent), failed
        assert [data for data in contents(stage.parent).values() if is_sealed(data) and opening is SEAL] == [], failed


@pytest.mark.parametrize("work", ["lock", "unlock"])
def test_what_is_half_locked_is_told_with_what_goes_on(
    work: str, home: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_everything(home / "drafts", "kind")
    identity = home / "mine.txt"
    identity.write_text(f"{IDENTITY}\n")
    lock_line = ["drafts", "lock", "kind", "--recipient", str(IDENTITY.to_public()), "--identity", str(identity)]
    lines = {"lock": lock_line, "unlock": ["drafts", "unlock", "kind", "--identity", str(identity)]}
    if work == "unlock":
        ends_with(0, lines["lock"], capsysbinary)
    real = exchange

    def full(seen: Seen, data: bytes) -> Erasure:
        if seen.path.parent.name == "history":
            raise WriteError(f"Could not write {seen.path}: the disk is full.")
        return real(seen, data)

    monkeypatch.setattr(encrypting, "exchange", full)
    _, err = ends_with(1, lines[work], capsysbinary)
    rest = "in clear" if work == "lock" else "encrypted"
    assert f"The rest of kind is still {rest}; `resign-tui drafts {work} kind` goes on." in err
    out, _ = ends_with(0, ["drafts"], capsysbinary)
    assert "broke off, so part of it is in clear" in out
    monkeypatch.undo()
    monkeypatch.setenv("RESIGN_TUI_HOME", str(home))
    _, err = ends_with(0, lines[work], capsysbinary)
    assert "The rest" not in err
    assert (in_clear(home) == []) == (work == "lock")
    assert has_key(path) == (work == "lock")
    assert "broke off" not in ends_with(0, ["drafts"], capsysbinary)[0]
