"""The drafts folder, names, the last draft, and forgetting."""

import os
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.disk.folder import OpenFolder
from resign_tui.drafts.forgetting import forget, planned
from resign_tui.drafts.listing import drafts_in, last, last_noted, make_ready, new_name, remember_last
from resign_tui.drafts.resolving import resolve
from resign_tui.drafts.store import open_draft
from resign_tui.folders import Folders, exposure, folders

SECRET = Draft(answers={"sender.full_name": "Canary", "hr.policy_ref": "Canary"})


def test_what_a_killed_writer_left_goes_at_the_next_sitting(tmp_path: Path) -> None:
    places = Folders(tmp_path / "drafts", tmp_path / "state", tmp_path / "config")
    for folder in (places.state, places.config):
        folder.mkdir()
        (folder / ".tmp-999999999-aaaaaaaaaaaaaaaa").write_text("half")
        (folder / "notes.txt").write_text("mine")
    make_ready(places)
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["notes.txt", "notes.txt"]
    assert places.drafts.stat().st_mode & 0o777 == 0o700


def test_only_drafts_are_listed_newest_first(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml", "a.hr.toml", "a.schema-0.toml", "a.toml.corrupt-1", ".c.toml", "note.txt"):
        (tmp_path / name).write_text("schema = 1\n")
    os.utime(tmp_path / "a.toml", (1, 1))
    opened = open_draft(tmp_path / "b.toml")
    found = drafts_in(tmp_path)
    assert [(one.name, one.locked, one.size) for one in found] == [("b", True, 11), ("a", False, 11)]
    assert found[0].modified.tzinfo is not None
    opened.store.close()
    assert drafts_in(tmp_path / "missing") == ()


def test_new_names_are_neutral_and_free(tmp_path: Path) -> None:
    assert new_name(tmp_path / "missing") == "departure-1"
    for name in ("departure-1.toml", "departure-7.toml.corrupt-1", "acme.toml"):
        (tmp_path / name).touch()
    assert new_name(tmp_path) == "departure-8"


def test_names_and_paths(tmp_path: Path) -> None:
    assert resolve("mine", tmp_path) == tmp_path / "mine.toml"
    assert resolve("mine.v2", tmp_path) == tmp_path / "mine.v2.toml"
    assert resolve("mine.toml", tmp_path) == Path("mine.toml")
    assert resolve("./mine", tmp_path) == Path("mine")
    assert resolve("~/mine.toml", tmp_path) == Path.home() / "mine.toml"


@pytest.mark.parametrize(
    "text", ["", " ", ".", "..", ".hidden", "a.hr", "a.hr.toml", "a.schema-0", "a\0b", "a\nb", "/", "../", "x" * 250]
)
def test_what_no_draft_is_called(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        resolve(text, tmp_path)


def test_the_last_draft(tmp_path: Path) -> None:
    drafts, state = tmp_path / "drafts", tmp_path / "state"
    assert last(state, drafts) is None
    drafts.mkdir()
    for number, name in enumerate(("a", "b")):
        (drafts / f"{name}.toml").touch()
        os.utime(drafts / f"{name}.toml", (number, number))
    assert last(state, drafts) == drafts / "b.toml"
    remember_last(state, drafts / "a.toml")
    assert (state / "last").stat().st_mode & 0o077 == 0
    assert last(state, drafts) == drafts / "a.toml"
    (drafts / "a.toml").unlink()
    assert last(state, drafts) == drafts / "b.toml"
    for noise in (b"\0\xff", b"", b"relative", b"\xff" * 9000):
        (state / "last").write_bytes(noise)
        assert last(state, drafts) == drafts / "b.toml"


def test_two_windows_may_note_their_draft_in_the_same_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = OpenFolder.temporary

    def beaten(folder: OpenFolder, data: bytes) -> str:
        monkeypatch.setattr(OpenFolder, "temporary", write)
        remember_last(tmp_path, tmp_path / "theirs.toml")
        return write(folder, data)

    monkeypatch.setattr(OpenFolder, "temporary", beaten)
    remember_last(tmp_path, tmp_path / "ours.toml")
    assert last_noted(tmp_path) == tmp_path / "theirs.toml"
    assert [path.name for path in tmp_path.iterdir()] == ["last"]


def test_forgetting_leaves_nothing_of_the_draft_and_all_of_the_others(tmp_path: Path) -> None:
    drafts, state = tmp_path / "drafts", tmp_path / "state"
    drafts.mkdir()
    path, other = drafts / "a.toml", drafts / "a.b.toml"
    for one, draft in ((path, SECRET), (other, Draft(answers={"sender.full_name": "Bo"}))):
        opened = open_draft(one)
        opened.store.save(draft)
        opened.store.close()
    path.write_text("broken Canary")
    opened = open_draft(path)
    remember_last(state, path)
    with pytest.raises(DraftError, match="another window"):
        planned(path, drafts, state)
    opened.store.close()
    (drafts / ".tmp-999999999-aaaaaaaaaaaaaaaa").write_text("Canary")
    kept = sorted(one for one in drafts.rglob("a.b.*"))
    forgotten = forget(planned(path, drafts, state))
    assert len(forgotten.removed) == 7
    assert forgotten.failed == forgotten.stays == ()
    assert len(forgotten.beyond) >= 3
    left = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert sorted(left) == kept
    assert len(kept) == 2
    with pytest.raises(DraftError, match="no draft"):
        planned(path, drafts, state)
    forget(planned(other, drafts))
    assert list(drafts.iterdir()) == []


def test_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    assert folders({"RESIGN_TUI_HOME": str(home)}) == Folders(home / "drafts", home / "state", home / "config")
    given = folders({"XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c"})
    assert given == Folders(Path("/s/resign-tui/drafts"), Path("/s/resign-tui"), Path("/c/resign-tui"))
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.delenv("HOME", raising=False)
    fallen = folders(os.environ)
    assert fallen.state.is_absolute()
    assert "relative" not in fallen.state.parts
    assert not home.exists()


def test_risky_places_are_named() -> None:
    mounts = "/dev/sda / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\ntmpfs /home/ann/local tmpfs rw 0 0\n"
    assert "network" in exposure(Path("/home/ann/x"), mounts)[0]
    assert exposure(Path("/home/ann/local/x"), mounts) == ()
    assert "Dropbox" in exposure(Path("/root/Dropbox/x"), mounts)[0]
