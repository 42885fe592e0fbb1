"""What stands under the names of our other files and is not ours: nothing is written or deleted through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.core.errors import ResignError, WriteError
from resign_tui.drafts import profile
from resign_tui.drafts.generations import LATEST, add_generation, generations
from resign_tui.drafts.listing import remember_last
from resign_tui.drafts.lock import DraftLock, Hold, lock_path
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import CLEAR
from resign_tui.drafts.store import open_draft
from tests.cli_host import Capture, ends_with
from tests.drafts.forgetting_host import ADA, ODD, saved, state


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "text", "open to others", "linked"])
def test_a_lock_that_is_not_ours_stays(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    lock, victim = lock_path(path), tmp_path / "victim.txt"
    victim.write_text("victim")
    if kind in ODD:
        ODD[kind](lock)
    else:
        lock.write_text("theirs" if kind == "text" else "")
        lock.chmod(0o644 if kind == "open to others" else 0o600)
        if kind == "linked":
            (tmp_path / "second").hardlink_to(lock)
    before = state(tmp_path)
    taken = DraftLock(path)
    assert taken.take() in (Hold.HELD, Hold.DENIED)
    taken.release()
    assert state(tmp_path) == before


def test_the_note_on_the_last_draft_is_written_over_nothing_odd(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    for kind, make in ODD.items():
        (tmp_path / "victim.txt").write_text("victim")
        make(tmp_path / "state" / "last")
        before = state(tmp_path)
        with pytest.raises(WriteError, match=f"is a {kind} and was not overwritten"):
            remember_last(tmp_path / "state", tmp_path / "a.toml")
        assert state(tmp_path) == before
        (tmp_path / "state" / "last").rename(tmp_path / kind)


def test_a_profile_is_kept_over_and_forgotten_through_nothing_odd(
    home: Path, capsysbinary: Capture, tmp_path: Path
) -> None:
    config = home / "config"
    config.mkdir(parents=True)
    for kind, make in ODD.items():
        (config.parent / "victim.txt").write_text("victim")
        make(config / "profile.toml")
        before = state(home)
        with pytest.raises(WriteError):
            profile.keep(config, ADA)
        ends_with(1, ["profile", "forget", "--yes"], capsysbinary)
        assert state(home) == before
        (config / "profile.toml").rename(tmp_path / kind)
    (config / "profile.toml").write_text("[broken\n")
    with pytest.raises(ResignError, match="cannot be read"):
        profile.keep(config, ADA)
    assert (config / "profile.toml").read_text() == "[broken\n"


def test_a_private_file_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    path, victim = saved(tmp_path / "a.toml"), tmp_path / "victim.txt"
    hr_path(path).rename(tmp_path / "kept")
    victim.write_text("no TOML at all")
    hr_path(path).symlink_to(victim)
    before = state(tmp_path)
    with pytest.raises(ResignError, match="is a link"):
        open_draft(path)
    assert state(tmp_path) == before


def test_a_version_that_is_dropped_is_an_ordinary_file(tmp_path: Path) -> None:
    path, victim = tmp_path / "a.toml", tmp_path / "victim.txt"
    (tmp_path / "history").mkdir(mode=0o700)
    victim.write_text("victim")
    (tmp_path / "history" / "a.1.toml").symlink_to(victim)
    for number in range(LATEST + 9):
        add_generation(path, b"%d" % number, seal=CLEAR)
    assert len(generations(path)) < LATEST + 9
    assert (tmp_path / "history" / "a.1.toml").is_symlink()
    assert victim.read_text() == "victim"


def test_an_export_never_takes_the_place_of_a_draft(home: Path, capsysbinary: Capture) -> None:
    path, other = saved(home / "drafts" / "a.toml"), saved(home / "drafts" / "other.toml")
    before = other.read_bytes()
    for victim in (path, other, hr_path(other), *generations(other)):
        _, err = ends_with(2, ["render", "a", "--draft", "--force", "--output", str(victim)], capsysbinary)
        assert "choose another file for --output" in err
    assert other.read_bytes() == before
