"""A real terminal for tests: the program runs on a pseudo-terminal, a screen model reads what it draws.

    with Terminal([sys.executable, "-m", "resign_tui"], env={"RESIGN_TUI_HOME": str(tmp_path)}, cols=100) as term:
        term.wait_for("Situation")          # text on the screen; or a predicate: wait_for(lambda t: "a" in t.line(0))
        term.send("hello", "tab", "ctrl+q") # names of keys are keys, everything else is typed
        assert term.wait_exit() == 0
        assert term.modes_left_on() == set()

Every wait ends as soon as its condition holds and fails with the screen in the message. POSIX only.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

from tests.pty.codes import KEYS, MODES

ROOT = Path(__file__).parents[2]

_FORGOTTEN = ("TMUX", "STY", "COLORTERM", "COLUMNS", "LINES", "NO_COLOR", "SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT")
_PRIVATE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][\d;]*[ -/]*[@-~]")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")

Condition = str | re.Pattern[str] | Callable[["Terminal"], bool]


def _begin_session() -> None:
    """Take the terminal, and hear every signal: a shell in the background leaves some of them ignored."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """A program on a terminal of `cols` by `rows`; `env` is laid over ours, None removes a variable."""

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str | None] | None = None,
        cols: int = 80,
        rows: int = 24,
        cwd: Path = ROOT,
        timeout: float = 60.0,
    ) -> None:
        self.raw = bytearray()
        """Every byte the program wrote."""
        self.timeout = timeout
        self._screen = _Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unfed = b""
        self._changed = threading.Condition()
        self._frozen = False
        self._ended = False
        self._heard, self._bell = os.pipe()
        self._master, slave = os.openpty()
        self._set_size(cols, rows)
        self.process = subprocess.Popen(
            list(argv),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env=_environment(env or {}),
            start_new_session=True,
            preexec_fn=_begin_session,
        )
        self._slave: int | None = slave
        self._reader = threading.Thread(target=self._read, name="terminal", daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What a person does

    def send(self, *keys: str | bytes) -> None:
        """Press keys by name, type text, or send bytes as they are."""
        for key in keys:
            self._write(key if isinstance(key, bytes) else KEYS.get(key, key).encode())

    def paste(self, text: str | bytes) -> None:
        """Paste as a terminal with bracketed paste does."""
        body = text if isinstance(text, bytes) else text.encode()
        self._write(b"\x1b[200~" + body + b"\x1b[201~")

    def click(self, x: int, y: int) -> None:
        """Press and release the left button at a cell, counted from 0."""
        self.send(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")

    def resize(self, cols: int, rows: int) -> None:
        """Change the size of the window."""
        with self._changed:
            self._screen.resize(rows, cols)
        self._set_size(cols, rows)

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window."""
        self._stop_reading()
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None
        os.close(self._master)
        self._master = -1

    def freeze(self) -> None:
        """Stop reading what the program draws; typing still works."""
        self._frozen = True
        os.write(self._bell, b"f")

    def thaw(self) -> None:
        """Read on."""
        self._frozen = False
        os.write(self._bell, b"t")

    # What a person sees

    @property
    def text(self) -> str:
        """The screen as text, without trailing spaces."""
        with self._changed:
            return self._shown()

    def line(self, row: int) -> str:
        """One line of the screen, counted from 0."""
        return self.text.splitlines()[row]

    def cell(self, x: int, y: int) -> Any:
        """One cell: its data, fg, bg, bold, reverse ..., as pyte has them."""
        with self._changed:
            return self._screen.buffer[y][x]

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor."""
        with self._changed:
            return self._screen.cursor.x, self._screen.cursor.y

    def modes_left_on(self) -> set[str]:
        """What the program switched on and not off again; the cursor and the keyboard count too."""
        raw = bytes(self.raw)
        on: dict[int, bool] = {}
        for found in _PRIVATE.finditer(raw):
            on.update((int(mode), found[2] == b"h") for mode in found[1].split(b";"))
        left = {MODES.get(mode, str(mode)) for mode, is_on in on.items() if is_on and mode not in (7, 25)}
        left |= {name for mode, name in ((25, "hidden cursor"), (7, "no wrapping")) if on.get(mode) is False}
        keyboard = re.findall(rb"\x1b\[([<>])\d*u", raw)
        if keyboard and keyboard[-1] == b">":
            left.add("kitty keys")
        return left

    def line_settings(self) -> dict[str, bool]:
        """Echo, line mode and signal keys: is the shell usable?"""
        local = termios.tcgetattr(self._master)[3]
        return {
            "echo": bool(local & termios.ECHO),
            "lines": bool(local & termios.ICANON),
            "signals": bool(local & termios.ISIG),
        }

    # Waiting

    def wait_for(self, condition: Condition, timeout: float | None = None) -> str:
        """The screen, once it shows this text or pattern, or once the predicate on this terminal is true."""
        self._wait(lambda: self._holds(condition), f"waited for {condition!r}", timeout)
        return self.text

    def wait_raw(self, wanted: bytes, timeout: float | None = None) -> None:
        """Wait until the program has written these bytes."""
        self._wait(lambda: wanted in self.raw, f"waited for the bytes {wanted!r}", timeout)

    def wait_file(self, path: Path, wanted: str, timeout: float | None = None) -> str:
        """The text of a file, once it holds this."""
        self._wait(lambda: wanted in _content(path), f"waited for {wanted!r} in {path.name}", timeout)
        return _content(path)

    def wait_state(self, letter: str, timeout: float | None = None) -> None:
        """Wait until the kernel says the program is in this state, such as T for stopped (Linux)."""
        stat = Path(f"/proc/{self.process.pid}/stat")
        self._wait(lambda: stat.read_text().rpartition(") ")[2][:1] == letter, f"waited for state {letter}", timeout)

    def wait_exit(self, timeout: float | None = None) -> int:
        """The exit code, once the program has ended and all it wrote is read; minus n when signal n killed it."""
        self._wait(lambda: self.process.poll() is not None, "waited for the end", timeout)
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None
        if not self._frozen and self._master >= 0:
            self._wait(lambda: self._ended, "waited for the last output", timeout)
        return int(self.process.returncode)

    def close(self) -> None:
        """End the program, whatever it is doing."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            self.hang_up()
        for fd in (self._heard, self._bell):
            os.close(fd)

    # Inside

    def _holds(self, condition: Condition) -> bool:
        if callable(condition):
            return condition(self)
        shown = self.text
        return condition in shown if isinstance(condition, str) else bool(condition.search(shown))

    def _wait(self, holds: Callable[[], bool], what: str, timeout: float | None) -> None:
        until = time.monotonic() + (self.timeout if timeout is None else timeout)
        while not holds():
            left = until - time.monotonic()
            if left <= 0:
                raise AssertionError(f"{what}; exit code {self.process.poll()}; the screen:\n{self.text}")
            with self._changed:
                self._changed.wait(min(left, 0.02))

    def _shown(self) -> str:
        return "\n".join(row.rstrip() for row in self._screen.display)

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._master, data[:1024]) :]

    def _set_size(self, cols: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def _read(self) -> None:
        while True:
            watched = [self._heard] if self._frozen else [self._heard, self._master]
            ready = select.select(watched, [], [])[0]
            if self._heard in ready:
                if os.read(self._heard, 1) == b"q":
                    return
                continue
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            with self._changed:
                self.raw += data
                self._feed(data)
                self._ended = not data
                self._changed.notify_all()
            if not data:
                return

    def _feed(self, data: bytes) -> None:
        data = self._unfed + data
        unfinished = _UNFINISHED.search(data)
        end = unfinished.start() if unfinished else len(data)
        self._unfed = data[end:]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data[:end]))

    def _stop_reading(self) -> None:
        os.write(self._bell, b"q")
        self._reader.join()


class _Screen(pyte.Screen):
    """pyte's screen, deaf to the private colour commands that it does not know."""

    def select_graphic_rendition(self, *attributes: int, private: bool = False) -> None:
        if not private:
            super().select_graphic_rendition(*attributes)


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    environ = {name: value for name, value in os.environ.items() if name not in _FORGOTTEN and "TEXTUAL" not in name}
    merged: dict[str, str | None] = {**environ, "TERM": "xterm-256color", **changes}
    return {name: value for name, value in merged.items() if value is not None}


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
