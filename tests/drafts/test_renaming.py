"""Another name for a draft: all that is kept follows, nothing is replaced, and a failure changes nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from resign_tui import disk
from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError, ResignError, UsageError, WriteError
from resign_tui.disk import AlreadyExists, Seen
from resign_tui.drafts import renaming
from resign_tui.drafts.forgetting import forget, planned
from resign_tui.drafts.listing import follow_last, last, remember_last
from resign_tui.drafts.load import load
from resign_tui.drafts.renaming import copy, free, named, rename
from resign_tui.drafts.store import open_draft

PRIVATE = Draft({"sender.full_name": "Ada", "hr.policy_ref": "Canary"})


def written(path: Path, draft: Draft = PRIVATE) -> Path:
    """A draft with its private file, an earlier version of each, and what was put aside from it."""
    path.parent.mkdir(exist_ok=True)
    opened = open_draft(path)
    opened.store.save(draft)
    opened.store.close()
    path.with_name(f"{path.name}.corrupt-1").write_text("broken")
    path.with_name(f"{path.stem}.schema-0.toml").write_text("older")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def renamed(files: dict[str, bytes], old: str, new: str) -> dict[str, bytes]:
    return {name.replace(f"{old}.", f"{new}."): data for name, data in files.items()}


def test_everything_of_a_draft_follows_its_name(tmp_path: Path) -> None:
    path, target = written(tmp_path / "departure-1.toml"), tmp_path / "quill-open-door.toml"
    before, changed = tree(tmp_path), path.stat().st_mtime_ns
    assert len(before) == 6
    rename(path, target)
    assert tree(tmp_path) == renamed(before, "departure-1", "quill-open-door")
    assert target.stat().st_mtime_ns == changed
    assert load(target).draft.answers == PRIVATE.answers
    forget(planned(target, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_drafts_beside_it_stay(tmp_path: Path) -> None:
    path = written(tmp_path / "departure-1.toml")
    for other in ("departure-12", "departure-1.b"):
        written(tmp_path / f"{other}.toml", Draft({"sender.full_name": "Bo"}))
    others = {name: data for name, data in tree(tmp_path).items() if "departure-1." not in name or ".b." in name}
    rename(path, tmp_path / "mine.toml")
    assert others.items() <= tree(tmp_path).items()
    assert not any(name.startswith("departure-1.toml") for name in tree(tmp_path))


@pytest.mark.parametrize("victim", ["mine.toml", "mine.hr.toml", "history/mine.7.toml", "mine.toml.corrupt-1"])
@pytest.mark.parametrize("work", [rename, copy])
def test_a_name_of_which_anything_is_there_is_not_taken(
    work: Callable[[Path, Path], None], victim: str, tmp_path: Path
) -> None:
    path = written(tmp_path / "departure-1.toml")
    (tmp_path / victim).write_text("victim")
    before = tree(tmp_path)
    with pytest.raises(AlreadyExists):
        work(path, tmp_path / "mine.toml")
    assert tree(tmp_path) == before


def test_a_dangling_link_is_a_name_that_is_taken(tmp_path: Path) -> None:
    path = written(tmp_path / "departure-1.toml")
    (tmp_path / "mine.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(AlreadyExists):
        rename(path, tmp_path / "mine.toml")
    assert not (tmp_path / "elsewhere.toml").exists()
    assert load(path).draft.answers == PRIVATE.answers


def test_a_draft_of_another_window_keeps_its_name_and_may_be_copied(tmp_path: Path) -> None:
    path = written(tmp_path / "departure-1.toml")
    window = open_draft(path)
    with pytest.raises(DraftError, match="another window"):
        rename(path, tmp_path / "mine.toml")
    assert load(path).draft.answers == PRIVATE.answers
    copy(path, tmp_path / "mine.toml")
    assert load(tmp_path / "mine.toml").draft.answers == PRIVATE.answers
    window.store.save(PRIVATE.answer("sender.role", "Engineer"))
    assert load(path).draft.text("sender.role") == "Engineer"
    window.store.close()


def test_a_name_that_another_window_is_about_to_use_is_not_taken(tmp_path: Path) -> None:
    path = written(tmp_path / "departure-1.toml")
    before = tree(tmp_path)
    window = open_draft(tmp_path / "mine.toml")
    with pytest.raises(DraftError, match="another window"):
        rename(path, tmp_path / "mine.toml")
    window.store.close()
    assert tree(tmp_path) == before


@pytest.mark.parametrize("at", range(6))
def test_a_disk_that_fails_half_way_leaves_everything_as_it_was(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "departure-1.toml")
    before, real, done = tree(tmp_path), disk.second_name, 0

    def fails(file: Seen, name: Path) -> None:
        nonlocal done
        if done == at:
            raise WriteError("The disk is full.")
        done += 1
        real(file, name)

    monkeypatch.setattr(renaming, "second_name", fails)
    with pytest.raises(WriteError):
        rename(path, tmp_path / "mine.toml")
    assert tree(tmp_path) == before
    assert done == at


def test_a_kill_half_way_leaves_the_draft_whole_under_one_name_at_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "departure-1.toml")

    def killed(_file: Seen) -> bool:
        raise SystemExit

    monkeypatch.setattr(renaming, "erase", killed)
    with pytest.raises(SystemExit):
        rename(path, tmp_path / "mine.toml")
    for name in (path, tmp_path / "mine.toml"):
        assert load(name).draft.answers == PRIVATE.answers


def test_where_there_are_no_links_copies_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, target = written(tmp_path / "departure-1.toml"), tmp_path / "mine.toml"
    before, changed = tree(tmp_path), path.stat().st_mtime_ns

    def unlinked(*_names: object, **_more: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", unlinked)
    rename(path, target)
    assert tree(tmp_path) == renamed(before, "departure-1", "mine")
    assert target.stat().st_mtime_ns == changed
    assert target.stat().st_mode & 0o777 == 0o600


def test_an_open_draft_goes_on_under_its_new_name(tmp_path: Path) -> None:
    path, target = written(tmp_path / "departure-1.toml"), tmp_path / "mine.toml"
    window = open_draft(path)
    window.store.rename(target)
    window.store.save(PRIVATE.answer("sender.role", "Engineer"))
    assert load(target).draft.text("sender.role") == "Engineer"
    assert not path.exists()
    assert open_draft(target).read_only
    again = open_draft(path)
    assert again.is_new
    again.store.close()
    window.store.close()
    assert not any(name.endswith(".lock") for name in tree(tmp_path))


def test_an_open_draft_that_cannot_have_the_name_goes_on_as_before(tmp_path: Path) -> None:
    path, victim = written(tmp_path / "departure-1.toml"), written(tmp_path / "mine.toml", Draft({"a.b": "victim"}))
    window, before = open_draft(path), victim.read_bytes()
    with pytest.raises(AlreadyExists):
        window.store.rename(victim)
    window.store.save(PRIVATE.answer("sender.role", "Engineer"))
    assert load(path).draft.text("sender.role") == "Engineer"
    assert victim.read_bytes() == before
    assert open_draft(path).read_only
    other = open_draft(victim)
    assert not other.read_only
    other.store.close()
    window.store.close()


def test_a_link_and_a_file_that_is_not_called_so_keep_their_names(tmp_path: Path) -> None:
    real = written(tmp_path / "elsewhere.toml")
    (tmp_path / "link.toml").symlink_to(real)
    (tmp_path / "plain").write_bytes(real.read_bytes())
    for path in (tmp_path / "link.toml", tmp_path / "plain", tmp_path / "nothing.toml"):
        with pytest.raises(ResignError):
            rename(path, tmp_path / "mine.toml")
    assert not (tmp_path / "mine.toml").exists()


def test_a_copy_has_both_files_and_no_history(tmp_path: Path) -> None:
    path = written(tmp_path / "departure-1.toml")
    before = tree(tmp_path)
    copy(path, tmp_path / "mine.toml")
    after = tree(tmp_path)
    assert before.items() <= after.items()
    assert sorted(after.keys() - before.keys()) == ["mine.hr.toml", "mine.toml"]
    assert (tmp_path / "mine.hr.toml").stat().st_mode & 0o777 == 0o600


def test_the_note_on_the_last_draft_follows_its_own_draft_only(tmp_path: Path) -> None:
    state, old, new = tmp_path / "state", tmp_path / "departure-1.toml", tmp_path / "mine.toml"
    for path in (old, new):
        path.touch()
    follow_last(state, old, new)
    assert not state.exists()
    remember_last(state, old)
    follow_last(state, tmp_path / "another.toml", new)
    assert last(state, tmp_path) == old
    follow_last(state, old, new)
    assert last(state, tmp_path) == new


def test_free_names_count_up(tmp_path: Path) -> None:
    assert free("quill", tmp_path) == tmp_path / "quill.toml"
    (tmp_path / "quill.toml").touch()
    (tmp_path / "quill-2.hr.toml").touch()
    assert free("quill", tmp_path) == tmp_path / "quill-3.toml"


@pytest.mark.parametrize("text", ["", "a/b", "../a", "/a", ".a", "a.hr", "x" * 200, "~/a", "a\nb"])
def test_what_is_no_name(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        named(text, tmp_path)


def test_what_is_a_name(tmp_path: Path) -> None:
    assert named(" my try.toml ", tmp_path) == tmp_path / "my try.toml"
    assert named("東京", tmp_path) == tmp_path / "東京.toml"
