"""A sitting without a trace, watched from outside: no file of ours comes, goes or changes, however it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty.driver import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")

PROGRAM = [sys.executable, "-B", "-m", "resign_tui", "--today", "2026-11-23", "--ephemeral"]
SECRET = "zanzibar"
DRAFT = """schema = 1
[sender]
full_name = "Ada Okonjo-Reyes"
role = "ML Engineer"
[wizard]
step = "words"
field = "content.project"
"""

_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
_NAMING = ("mkdir", "rename", "unlink", "rmdir", "link", "symlink", "truncate", "chmod", "utime", "mknod", "creat(")
_DEVICES = re.compile(r'"/dev/(?:null|tty|ptmx|pts/\d+)"')


class House:
    """A home with its folders and a draft, and everything that stands in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("home", "tmp", "state", "config", "cache", "data", "run"):
            (root / name).mkdir(mode=0o700)
        self.draft = root / "home" / "mine.toml"
        self.draft.write_text(DRAFT, encoding="utf-8")
        (root / "config" / "resign-tui").mkdir()
        (root / "config" / "resign-tui" / "config.toml").write_text('theme = "resign-morning"\n', encoding="utf-8")
        self.environ: dict[str, str | None] = {
            "HOME": str(root / "home"),
            "TMPDIR": str(root / "tmp"),
            "XDG_STATE_HOME": str(root / "state"),
            "XDG_CONFIG_HOME": str(root / "config"),
            "XDG_CACHE_HOME": str(root / "cache"),
            "XDG_DATA_HOME": str(root / "data"),
            "XDG_RUNTIME_DIR": str(root / "run"),
            "RESIGN_TUI_HOME": None,
            "DISPLAY": None,
            "WAYLAND_DISPLAY": None,
        }
        self.before = self.seen()

    def seen(self) -> dict[str, tuple[int, int, int, bytes]]:
        """Every path with its mode, size and time of change, and the bytes of files."""
        found = {}
        for path in sorted(self.root.rglob("*")):
            status = path.lstat()
            data = path.read_bytes() if path.is_file() else b""
            found[str(path)] = (status.st_mode, status.st_size, status.st_mtime_ns, data)
        return found

    def open(self, *arguments: str, argv: list[str] | None = None, cols: int = 80, rows: int = 24) -> Terminal:
        return Terminal([*(argv or []), *PROGRAM, *arguments], env=self.environ, cols=cols, rows=rows)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def _use(terminal: Terminal) -> None:
    """Begin, type, copy, go through colours, look at the drafts, and keep the profile."""
    terminal.wait_for("No trace")
    terminal.send("enter")
    terminal.wait_for("Work you valued")
    terminal.send(SECRET)
    terminal.wait_for(SECRET)
    terminal.wait_for("nothing here is kept")
    terminal.send("ctrl+s")
    terminal.wait_for("not yet")
    terminal.send(b"\x1bt")
    terminal.wait_for("Colours")
    terminal.send("down", "enter")
    terminal.wait_for(lambda t: "Colours" not in t.text)
    terminal.send(b"\x1bd")
    terminal.wait_for("drafts stay as they are")
    terminal.send(b"\x1bk")
    terminal.wait_for("nothing of you either")


@pytest.mark.parametrize("end", ["quit", signal.SIGTERM, signal.SIGKILL])
def test_nothing_stays_however_it_ends(house: House, end: str | signal.Signals) -> None:
    with house.open(str(house.draft)) as terminal:
        _use(terminal)
        if isinstance(end, signal.Signals):
            terminal.signal(end)
            assert terminal.wait_exit() == (-end if end == signal.SIGKILL else 128 + end)
        else:
            terminal.send("ctrl+q")
            terminal.wait_for("Nothing is kept.")
            terminal.send("n")
            terminal.wait_for(lambda t: "y close" not in t.text)
            terminal.send("ctrl+q")
            terminal.wait_for("y close")
            terminal.send("y")
            assert terminal.wait_exit() == 0
            assert "Nothing was kept" in terminal.text
    assert house.seen() == house.before


def test_an_empty_sitting_neither_makes_a_folder_nor_asks_nor_names_the_window(house: House) -> None:
    with house.open() as terminal:
        terminal.wait_for("No trace")
        terminal.send("enter", "ctrl+q")
        assert terminal.wait_exit() == 0
        assert not re.search(rb"\x1b\][012];|\x1bk", bytes(terminal.raw))
    assert house.seen() == house.before


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace watches the system calls")
def test_no_system_call_makes_changes_or_removes_a_file(house: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    log = tmp_path_factory.mktemp("watched") / "calls"
    watch = ["strace", "-f", "-qq", "-s", "256", "-e", "trace=%file,memfd_create", "-o", str(log)]
    if subprocess.run([*watch, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("strace may not watch a process here")
    with house.open(str(house.draft), argv=watch) as terminal:
        _use(terminal)
        terminal.send("ctrl+q")
        terminal.wait_for("y close")
        terminal.send("y")
        assert terminal.wait_exit() == 0
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert sum("openat(" in call for call in calls) > 500
    assert [call for call in calls if _leaves_something(call)] == []
    assert not any(SECRET in call for call in calls)
    assert house.seen() == house.before


@pytest.mark.parametrize(
    ("call", "leaves"),
    [
        ('7 openat(AT_FDCWD, "/home/a/x", O_WRONLY|O_CREAT|O_CLOEXEC, 0600) = 3', True),
        ('7 openat(AT_FDCWD, "/tmp", O_RDWR|O_EXCL|O_TMPFILE, 0600) = 3', True),
        ('7 mkdir("/home/a/.local", 0700) = 0', True),
        ('7 mkdir("/home/a/.local", 0700) = -1 EACCES (Permission denied)', False),
        ('7 openat(AT_FDCWD, "/dev/null", O_RDWR|O_CLOEXEC) = 3', False),
        ('7 openat(AT_FDCWD, "/home/a/x", O_RDONLY|O_CLOEXEC) = 3', False),
    ],
)
def test_the_watch_knows_what_leaves_something(call: str, leaves: bool) -> None:
    assert _leaves_something(call) is leaves


def _leaves_something(call: str) -> bool:
    """Whether the call succeeded and made, named or opened for writing what is no device."""
    if re.search(r"= -1 E[A-Z]+|resumed>", call):
        return False
    _, _, act = call.partition(" ")
    return any(act.lstrip().startswith(name) for name in _NAMING) or (
        bool(_WRITING.search(act)) and not _DEVICES.search(act)
    )


def test_plain_mode_leaves_no_trace_either(house: House) -> None:
    lines = "\n".join(["Ada", "quit", "y", ""])
    environ = {name: value for name, value in {**os.environ, **house.environ}.items() if value is not None}
    ran = subprocess.run(
        [*PROGRAM, "--plain", str(house.draft)],
        input=lines,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "without a trace" in ran.stdout.splitlines()[0]
    said = " ".join(ran.stdout.split())
    assert "clipboard managers" in said
    assert "changes" in said or "what you change in it is not kept" in said
    assert "Nothing is kept. Not copied or written as it stands: the letter." in said
    assert "Nothing was kept" in said
    assert house.seen() == house.before
