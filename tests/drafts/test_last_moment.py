"""At the last moment: what somebody puts in place between look and act stays, whatever it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resign_tui import disk
from resign_tui.core.errors import WriteError
from resign_tui.disk import erase, look, write_private
from resign_tui.disk.folder import OpenFolder
from resign_tui.disk.seen import Seen
from tests.drafts.forgetting_host import a_socket


def swap_for(kind: str, path: Path, victim: Path) -> None:
    """Somebody puts something else under the name."""
    path.rename(path.with_name("moved-away"))
    if kind == "link":
        path.symlink_to(victim)
    elif kind == "hard link":
        path.hardlink_to(victim)
    elif kind == "folder":
        path.mkdir()
        (path / "inside").write_text("inside")
    else:
        path.write_text("another file")


@pytest.mark.parametrize("kind", ["link", "hard link", "folder", "file"])
@pytest.mark.parametrize("moment", ["before it is looked at again", "just before it is moved aside"])
def test_what_is_put_in_place_between_look_and_act_stays(
    kind: str, moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, victim = tmp_path / "a", tmp_path / "victim"
    path.write_text("ours")
    victim.write_text("victim")
    seen = look(path)
    assert seen is not None
    if moment == "just before it is moved aside":
        real = OpenFolder._rename
        done: list[str] = []

        def late(folder: OpenFolder, old: str, new: str) -> None:
            if not done:
                done.append(old)
                swap_for(kind, path, victim)
            real(folder, old, new)

        monkeypatch.setattr(OpenFolder, "_rename", late)
    else:
        swap_for(kind, path, victim)
    with pytest.raises(WriteError, match="changed meanwhile"):
        erase(seen)
    assert victim.read_text() == "victim"
    assert (tmp_path / "moved-away").read_text() == "ours"
    there = look(path)
    assert there is not None
    assert (there.kind is disk.Kind.LINK) is (kind == "link")
    assert not kind.endswith("folder") or (path / "inside").read_text() == "inside"
    assert [name for name in os.listdir(tmp_path) if name.startswith(".tmp-")] == []  # noqa: PTH208


@pytest.mark.parametrize("kind", ["link", "folder", "file"])
def test_a_write_replaces_only_what_it_has_seen(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, victim = tmp_path / "a", tmp_path / "victim"
    path.write_text("ours")
    victim.write_text("victim")
    real = OpenFolder.temporary

    def late(folder: OpenFolder, data: bytes) -> str:
        swap_for(kind, path, victim)
        return real(folder, data)

    monkeypatch.setattr(OpenFolder, "temporary", late)
    with pytest.raises(WriteError, match="changed meanwhile"):
        write_private(path, b"new", replace=True)
    assert victim.read_text() == "victim"
    assert (tmp_path / "moved-away").read_text() == "ours"
    assert kind != "file" or path.read_text() == "another file"
    assert sorted(os.listdir(tmp_path)) == ["a", "moved-away", "victim"]  # noqa: PTH208


def test_a_folder_that_is_swapped_for_a_link_saves_nothing_of_somebody_else(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
        (folder / "a").write_text(folder.name)
    seen = look(ours / "a")
    assert seen is not None
    ours.rename(tmp_path / "moved")
    ours.symlink_to(theirs)
    with pytest.raises(WriteError):
        erase(seen)
    assert (theirs / "a").read_text() == "theirs"


def test_a_look_tells_the_kinds_apart(tmp_path: Path) -> None:
    def kind(name: str) -> str:
        seen: Seen | None = look(tmp_path / name)
        return "" if seen is None else seen.kind.value

    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    os.mkfifo(tmp_path / "pipe")
    a_socket(tmp_path / "socket")
    names = {"file": "an ordinary file", "folder": "a folder", "link": "a link", "pipe": "a pipe", "socket": "a socket"}
    assert {name: kind(name) for name in names} == names
    assert kind("nothing") == kind("file/below") == ""
