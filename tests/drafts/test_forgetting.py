"""Forgetting acts on what is provably ours: victims under our names, in our way and at the last moment all stay."""

from __future__ import annotations

import io
import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui import disk
from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import ResignError, WriteError
from resign_tui.disk import erase, look, write_private
from resign_tui.disk.folder import OpenFolder
from resign_tui.disk.seen import Seen
from resign_tui.drafts import profile
from resign_tui.drafts.forgetting import BEYOND, forget, planned
from resign_tui.drafts.generations import LATEST, add_generation, generations
from resign_tui.drafts.listing import remember_last
from resign_tui.drafts.lock import DraftLock, Hold, lock_path
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import CLEAR
from resign_tui.drafts.store import open_draft
from resign_tui.drafts.toml_file import dumps, is_draft
from tests.cli_host import Capture, ends_with, home

__all__ = ["home"]

ADA = Draft({"sender.full_name": "Ada", "hr.policy_ref": "Canary"})
FOREIGN = b'[project]\nname = "x"\n'


def saved(path: Path, draft: Draft = ADA) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = open_draft(path)
    opened.store.save(draft)
    opened.store.close()
    return path


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's name is short
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


VICTIMS: dict[str, Callable[[Path], object]] = {
    "a photo": lambda path: path.write_bytes(b"\xff\xd8\xff holiday"),
    "a PDF": lambda path: path.write_bytes(b"%PDF-1.7\n"),
    "notes": lambda path: path.write_text("shopping"),
    "an empty file": lambda path: path.touch(),
    "settings of another program": lambda path: path.write_bytes(FOREIGN),
    "settings with a schema": lambda path: path.write_bytes(b"schema = 1\n" + FOREIGN),
    "a broken TOML file": lambda path: path.write_text("schema = 1\n[x\n"),
    "a pipe": os.mkfifo,
    "a socket": a_socket,
    "a folder": lambda path: path.mkdir(),
    "a link to a draft": lambda path: path.symlink_to(saved(path.parent / "real" / "a.toml")),
    "a dangling link": lambda path: path.symlink_to("nowhere"),
}
"""What somebody else may have where a draft is looked for, outside the drafts folder."""


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every name below a folder with what it is and what it holds."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_ino,
            stat.S_IFMT(path.lstat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("name", ["notes.txt", "notes.toml"])
@pytest.mark.parametrize("victim", VICTIMS)
def test_what_is_no_draft_is_refused(
    victim: str, name: str, home: Path, tmp_path: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    VICTIMS[victim](place / name)
    before = state(place)
    monkeypatch.setattr("resign_tui.cli.drafts.answered", lambda: name)
    out, err = ends_with(2, ["drafts", "forget", "--yes", str(place / name)], capsysbinary)
    assert state(place) == before
    assert out == ""
    assert "nothing" in err
    assert "This will be deleted" not in err


@pytest.mark.skipif(os.getuid() != 0, reason="only the superuser makes devices")
def test_a_device_is_refused(home: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    device = tmp_path / "null.toml"
    try:
        os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("no devices here")
    _, err = ends_with(2, ["drafts", "forget", "--yes", str(device)], capsysbinary)
    assert "is a device and no draft" in err
    assert stat.S_ISCHR(device.stat().st_mode)
    lock = device.with_name("a.toml.lock")
    os.mknod(lock, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    saved(tmp_path / "a.toml")
    assert stat.S_ISCHR(lock.stat().st_mode)


@pytest.mark.parametrize(
    ("answer", "goes"), [("mine.toml", True), ("yes", False), ("y", False), ("", False), ("mine", False)]
)
@pytest.mark.parametrize("options", [(), ("--yes",)])
def test_outside_the_drafts_folder_the_name_is_the_answer(
    answer: str,
    goes: bool,
    options: tuple[str, ...],
    tmp_path: Path,
    home: Path,
    capsysbinary: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = saved(tmp_path / "mine.toml")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
    _, err = ends_with(0 if goes else 1, ["drafts", "forget", *options, str(path)], capsysbinary)
    assert path.exists() is not goes
    assert "Type its name, mine.toml" in err
    assert f"{path}  the draft" in err


def test_everything_that_goes_is_listed_before_and_printed_after(home: Path, capsysbinary: Capture) -> None:
    drafts = home / "drafts"
    path = saved(drafts / "a.toml")
    path.with_name("a.toml.corrupt-1").write_text("broken")
    path.with_name("a.schema-0.toml").write_text("older")
    left = drafts / ".tmp-999999999-aaaaaaaaaaaaaaaa"
    left.write_text("Canary")
    lock_path(path).touch(mode=0o600)
    remember_last(home / "state", path)
    out, err = ends_with(0, ["drafts", "forget", "a", "--yes"], capsysbinary)
    goes = {
        path: "the draft",
        hr_path(path): "its private answers",
        drafts / "history" / "a.1.toml": "an earlier version",
        drafts / "history" / "a.hr.1.toml": "an earlier version",
        drafts / "a.toml.corrupt-1": "a version put aside",
        drafts / "a.schema-0.toml": "a version put aside",
        left: "left by a write that broke off",
        home / "state" / "last": "the note that it was open last",
    }
    for file, what in goes.items():
        assert f"  {file}  {what}\n" in err
    assert sorted(out.splitlines()) == sorted(map(str, goes))
    assert list(drafts.iterdir()) == list((home / "state").iterdir()) == []
    for sentence in BEYOND:
        assert sentence in err
    for word in ("exported", "clipboard", "backups", "scrollback", "copies on write", "Synced"):
        assert any(word in sentence for sentence in BEYOND)


ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": lambda path: path.mkdir(),
    "link": lambda path: path.symlink_to(path.parent.parent / "victim.txt"),
}


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["a.hr.toml", "a.toml.corrupt-1", "history/a.7.toml", "a.toml.other-1"])
def test_what_is_no_file_under_one_of_our_names_stays_and_is_named(kind: str, name: str, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    path = saved(drafts / "a.toml", Draft({"sender.full_name": "Ada"}))
    (tmp_path / "victim.txt").write_text("victim")
    ODD[kind](drafts / name)
    forgotten = forget(planned(path, drafts))
    assert not path.exists()
    assert os.path.lexists(drafts / name)
    assert (tmp_path / "victim.txt").read_text() == "victim"
    assert forgotten.stays == (f"{drafts / name} is a {kind} and stays.",)


def test_in_the_drafts_folder_the_name_is_enough(home: Path, capsysbinary: Capture) -> None:
    path = home / "drafts" / "broken.toml"
    path.parent.mkdir(parents=True)
    path.write_text("Canary = = 1")
    _, err = ends_with(0, ["drafts", "forget", "broken", "--yes"], capsysbinary)
    assert "line 1 is not valid TOML" in err
    assert list(path.parent.iterdir()) == []


def test_without_its_lock_nothing_is_deleted(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.toml")
    plan = planned(path, tmp_path)
    lock_path(path).mkdir()
    before = state(tmp_path)
    with pytest.raises(ResignError, match="nothing was deleted"):
        forget(plan)
    assert state(tmp_path) == before


def test_a_linked_history_is_neither_read_into_nor_emptied(tmp_path: Path) -> None:
    drafts, elsewhere = tmp_path / "drafts", tmp_path / "elsewhere"
    path = saved(drafts / "a.toml")
    (drafts / "history").rename(elsewhere)
    (drafts / "history").symlink_to(elsewhere)
    before = state(elsewhere)
    with pytest.raises(WriteError, match="is a link"):
        add_generation(path, b"new", seal=CLEAR)
    forgotten = forget(planned(path, drafts))
    assert state(elsewhere) == before
    assert any(f"{drafts / 'history'} is a link and stays" in sentence for sentence in forgotten.stays)


def test_outside_the_folder_a_neighbour_must_read_as_a_draft_too(tmp_path: Path) -> None:
    path = saved(tmp_path / "place" / "a.toml", Draft({"sender.full_name": "Ada"}))
    theirs = [path.with_name("a.hr.toml"), path.with_name("a.toml.other-1"), path.parent / "history" / "a.99.toml"]
    for file in theirs:
        file.write_bytes(FOREIGN)
    ours = generations(path)[1:]
    assert ours
    forgotten = forget(planned(path, tmp_path / "drafts"))
    assert sorted(forgotten.removed) == sorted([path, *ours])
    assert [file.read_bytes() for file in theirs] == [FOREIGN] * 3
    assert len(forgotten.stays) == 3


def test_a_second_name_keeps_the_text_and_is_told_before_and_after(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    path, other = saved(drafts / "a.toml"), tmp_path / "other"
    other.hardlink_to(path)
    data = path.read_bytes()
    plan = planned(path, drafts)
    assert [f"{path} has another name on this disk" in sentence for sentence in plan.stays] == [True]
    forgotten = forget(plan)
    assert forgotten.stays == plan.stays
    assert forgotten.failed == ()
    assert not path.exists()
    assert other.read_bytes() == data


def test_names_that_all_go_are_no_other_names(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    path = saved(drafts / "a.toml")
    path.with_name("a.toml.corrupt-1").hardlink_to(path)
    with path.open("rb") as file:
        forgotten = forget(planned(path, drafts))
        assert file.read() == b""
    assert forgotten.stays == forgotten.failed == ()


def test_what_changed_between_the_question_and_the_answer_stays(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    path = saved(drafts / "a.toml")

    def a_link() -> None:
        path.unlink()
        path.symlink_to(tmp_path / "victim")

    changes: tuple[Callable[[], object], ...] = (
        lambda: path.write_bytes(dumps(ADA.answer("sender.role", "Engineer"))),
        lambda: path.with_name("a.toml.other-1").write_text("new"),
        a_link,
    )
    for change in changes:
        plan = planned(path, drafts)
        change()
        before = state(drafts)
        with pytest.raises(ResignError):
            forget(plan)
        assert state(drafts) == before


# -- at the last moment ----------------------------------------------------------------------------------------------


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


# -- our other files -------------------------------------------------------------------------------------------------


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


# -- what reads as a draft -------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["sender.full_name", "company.name", "hr.policy_ref"]), st.text()))
def test_every_draft_that_is_written_reads_as_one(answers: dict[str, str]) -> None:
    assert is_draft(dumps(Draft(answers)))


@settings(deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_other_bytes_do_not(data: bytes) -> None:
    assert not is_draft(data) or b"schema" in data


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("schema = 1\n", True),
        ('schema = 0\n[sender]\nfull_name = "Ada"\n', True),
        ('schema = 9\n[sender]\nfull_name = "Ada"\n', True),
        ('schema = 1\n[sender]\nfull_name = "Ada"\n[odd]\na = 1\n', True),
        ('schema = 1\n[project]\nname = "x"\n', False),
        ('schema = "draft-07"\n[sender]\nfull_name = "Ada"\n', False),
        ('[sender]\nfull_name = "Ada"\n', False),
        ("", False),
    ],
)
def test_what_reads_as_a_draft(text: str, reads: bool) -> None:
    assert is_draft(text.encode()) is reads


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
