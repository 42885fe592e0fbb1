"""Gives the terminal back in the state we found it, also when nobody reads from it and when a frame is half written."""

from __future__ import annotations

import os
import signal
import termios
import time
from typing import Any

_MODES_OFF = (2026, 2004, 2048, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016)
_CANCEL = "\x18"
RESET = _CANCEL + "".join(f"\x1b[?{mode}l" for mode in _MODES_OFF) + "\x1b[0m\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"
"""Ends a half-written sequence, then switches off all that Textual switches on; main screen and cursor come back."""

_TRIES = 100
_PAUSE_SECONDS = 0.002

Attributes = list[Any]


def attributes(fd: int) -> Attributes | None:
    """The line settings of a terminal (echo, line mode ...); None when it is none."""
    try:
        return termios.tcgetattr(fd)
    except termios.error:
        return None


def give_back(before: Attributes | None, last_words: str = "") -> None:
    """Reset the terminal and silence our own output for good, without ever blocking; the process ends right after."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    try:
        tty = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError:
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _write_in_spite_of_all(tty, (RESET + last_words).encode("utf-8", "replace"))
    if before is not None:
        try:
            termios.tcsetattr(tty, termios.TCSANOW, before)
        except termios.error:
            return


def _write_in_spite_of_all(tty: int, data: bytes) -> None:
    """Write without waiting; when the terminal takes no more, throw away the frames that nobody has read."""
    for _ in range(_TRIES):
        try:
            data = data[os.write(tty, data) :]
        except BlockingIOError:
            _drop_unread(tty)
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            return
        if not data:
            return


def _drop_unread(tty: int) -> None:
    """Empty the terminal's queue; holding and releasing the flow wakes a writer of ours that waits for room."""
    try:
        termios.tcflush(tty, termios.TCOFLUSH)
        termios.tcflow(tty, termios.TCOOFF)
        termios.tcflow(tty, termios.TCOON)
    except termios.error:
        return
