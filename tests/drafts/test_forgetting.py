"""Forgetting acts on what is provably ours: it is listed first, asked for and printed, and anything else is refused."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from resign_tui.core.errors import ResignError
from resign_tui.drafts.forgetting import BEYOND, forget, planned
from resign_tui.drafts.listing import remember_last
from resign_tui.drafts.lock import lock_path
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.toml_file import dumps
from tests.cli_host import Capture, ends_with
from tests.drafts.forgetting_host import ADA, FOREIGN, a_socket, saved, state

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


@pytest.mark.parametrize("place", ["drafts", "drafts/history", "elsewhere"])
def test_a_forgetting_that_was_killed_at_the_draft_is_finished_when_it_is_asked_again(
    place: str, home: Path, capsysbinary: Capture
) -> None:
    left = home / place / ".tmp-999999999-aaaaaaaaaaaaaaaa"
    left.parent.mkdir(parents=True)
    left.write_text("Canary")
    path = home / place.removesuffix("/history") / "mine.toml"
    _, err = ends_with(2, ["drafts", "forget", str(path), "--yes"], capsysbinary)
    assert "There is no draft" in err
    assert not left.exists()


def test_in_the_drafts_folder_the_name_is_enough(home: Path, capsysbinary: Capture) -> None:
    path = home / "drafts" / "broken.toml"
    path.parent.mkdir(parents=True)
    path.write_text("Canary = = 1")
    _, err = ends_with(0, ["drafts", "forget", "broken", "--yes"], capsysbinary)
    assert "line 1 is not valid TOML" in err
    assert list(path.parent.iterdir()) == []


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
