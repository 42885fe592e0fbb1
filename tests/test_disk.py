"""The private, atomic write: whole or not at all, for the owner alone, and never over what nobody gave up."""

import os
import resource
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core.errors import WriteError
from resign_tui.disk import AlreadyExists, Seen, erase, look, private_folder, sweep, write_private


@pytest.fixture
def open_umask() -> Iterator[None]:
    old = os.umask(0)
    yield
    os.umask(old)


def standing(path: Path) -> Seen:
    seen = look(path)
    assert seen is not None
    return seen


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("open_umask")
@pytest.mark.parametrize("replace", [True, False])
def test_written_for_the_owner_alone_and_nothing_is_left(tmp_path: Path, replace: bool) -> None:
    write_private(tmp_path / "a", b"x" * 100_000, replace=replace)
    assert (tmp_path / "a").read_bytes() == b"x" * 100_000
    assert mode(tmp_path / "a") == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_replacing_takes_an_open_mode_away(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o644)
    write_private(tmp_path / "a", b"new", replace=True)
    assert mode(tmp_path / "a") == 0o600


@pytest.mark.parametrize("kind", ["file", "link", "dangling", "folder"])
def test_nothing_is_overwritten_unasked(tmp_path: Path, kind: str) -> None:
    other, target = tmp_path / "other", tmp_path / "a"
    if kind == "folder":
        target.mkdir()
    elif kind == "file":
        target.write_text("old")
    else:
        target.symlink_to(other)
        if kind == "link":
            other.write_text("old")
    before = sorted(one.name for one in tmp_path.iterdir())
    with pytest.raises(AlreadyExists, match="was not touched"):
        write_private(target, b"new", replace=False)
    assert sorted(one.name for one in tmp_path.iterdir()) == before
    assert not other.exists() or other.read_text() == "old"


def test_replacing_goes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_private(tmp_path / "link", b"new", replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_disk_without_hard_links_still_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_private(tmp_path / "a", b"x", replace=False)
    with pytest.raises(AlreadyExists):
        write_private(tmp_path / "a", b"y", replace=False)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"x")]


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing/a", "does not exist"), ("file/a", "not a folder"), ("n" * 300, "too long"), ("a\0b", "not a file name")],
)
@pytest.mark.parametrize("replace", [True, False])
def test_the_sentence_says_what_helps(tmp_path: Path, name: str, words: str, replace: bool) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError, match=words):
        write_private(tmp_path / name, b"secret", replace=replace)


def test_folders_and_pipes_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(WriteError):
            write_private(tmp_path / name, b"x", replace=True)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    script = (
        "import sys; from pathlib import Path; from resign_tui.disk import write_private; from resign_tui.core.errors "
        "import WriteError\ntry: write_private(Path(sys.argv[1]), b'x' * 50000, replace=True)\n"
        "except WriteError as error: print(error); sys.exit(3)"
    )
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # noqa: E731
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "a"], preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "grow that large" in done.stdout
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a", "old")]


@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_failing_call_leaves_the_old_file_and_no_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    (tmp_path / "a").write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteError, match="disk is full"):
        write_private(tmp_path / "a", b"new", replace=True)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a", "old")]


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace shows the order of system calls and is not installed"
)
@pytest.mark.parametrize(("replace", "naming"), [(True, "rename"), (False, "link")])
def test_the_order_that_survives_power_loss(tmp_path: Path, replace: bool, naming: str) -> None:
    log = tmp_path / "log"
    folder = tmp_path / "folder"
    folder.mkdir()
    script = (
        "from pathlib import Path; from resign_tui.disk import write_private; "
        f"write_private(Path('{folder}/a'), b'x', replace={replace})"
    )
    trace = [
        "strace",
        "-f",
        "-qq",
        "-y",
        "-o",
        str(log),
        "-e",
        "trace=write,fsync,rename,renameat,renameat2,link,linkat",
    ]
    done = subprocess.run([*trace, sys.executable, "-c", script], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("strace may not trace here")
    calls = [line.split(None, 1)[1] for line in log.read_text().splitlines() if str(folder) in line]
    assert [call.split("(")[0].removesuffix("at").removesuffix("at2") for call in calls] == [
        "write",
        "fsync",
        naming,
        "fsync",
    ]
    assert ".tmp-" in calls[1]
    assert ".tmp-" not in calls[3]


@pytest.mark.usefixtures("open_umask")
def test_private_folders(tmp_path: Path) -> None:
    private_folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700
    (tmp_path / "a" / "b").chmod(0o755)
    private_folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a" / "b") == 0o700
    (tmp_path / "file").write_text("x")
    for wrong in ("file", "file/x", "n" * 300, "a\0"):
        with pytest.raises(WriteError):
            private_folder(tmp_path / wrong)
    (tmp_path / "open").mkdir(mode=0o777)
    with pytest.raises(WriteError, match="Anybody may write"):
        private_folder(tmp_path / "open" / "mine")


def test_sweeping_takes_what_a_dead_writer_left(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    dead = tmp_path / f".tmp-{child.pid}-{'a' * 16}"
    old = tmp_path / f".tmp-{os.getpid()}-{'b' * 16}"
    alive = tmp_path / f".tmp-{os.getpid()}-{'c' * 16}"
    foreign = tmp_path / ".tmp-something"
    for one in (dead, old, alive, foreign):
        one.write_text("x")
    os.utime(old, (time.time() - 3600,) * 2)
    assert sweep(tmp_path) == 2
    assert sorted(tmp_path.iterdir()) == sorted((alive, foreign))
    assert sweep(tmp_path / "missing") == 0


def test_erasing_overwrites_first_and_leaves_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("secret")
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(WriteError, match="is a link and was left alone"):
        erase(standing(tmp_path / "link"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "secret"
    with (tmp_path / "real").open("rb") as file:
        assert erase(standing(tmp_path / "real")).overwritten
        assert b"secret" not in file.read()
    assert look(tmp_path / "real") is None
