"""Locking and unlocking that break off, at any call to the system: nothing is lost, and the next opening ends it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import ResignError
from resign_tui.disk import folder as disk_folder
from resign_tui.drafts.encrypting import lock, to_lock, to_unlock, unlock
from resign_tui.drafts.load import load
from resign_tui.drafts.seal import CLEAR, has_key, is_sealed
from resign_tui.drafts.store import open_draft
from tests.drafts.locked_host import (
    CANARY,
    KEY_FILE,
    SEAL,
    contents,
    in_clear,
    locked,
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
