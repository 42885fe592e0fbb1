"""A thread that waits for signals and for the end of the terminal, so that neither waits for a busy screen."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable
from types import FrameType

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""The signals that ask us to go; others lose at most what the autosaver had not written yet."""


Handler = Callable[[int, FrameType | None], object]


def unless_gone(handler: Handler, terminal: int = 0) -> Handler:
    """The handler of a signal for as long as the terminal stands.

    A window that closes also sends the signal to go on, at which Textual would draw all anew, for nobody, while the
    draft waits to be saved.
    """

    def handle(number: int, frame: FrameType | None) -> None:
        poll = select.poll()
        poll.register(terminal, 0)
        if not poll.poll(0):
            handler(number, frame)

    return handle


class Watch(threading.Thread):
    """Calls `leave(128 + n)` once, from this thread: the thread that was interrupted may hold the draft's lock."""

    def __init__(self, leave: Callable[[int], None], terminal: int = 0) -> None:
        super().__init__(name="resign-watch", daemon=True)
        self._leave = leave
        self._terminal = terminal
        self._heard, self._bell = os.pipe()
        self._before: dict[int, object] = {}

    def install(self) -> None:
        """Take over the ending signals, except those our caller wants ignored, and start."""
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._ring)
        self.start()

    def remove(self) -> None:
        """Give the signals back and stop."""
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        os.write(self._bell, b"\0")
        self.join()
        os.close(self._heard)
        os.close(self._bell)

    def run(self) -> None:
        """Wait for a signal's number, or for the terminal to hang up."""
        poll = select.poll()
        poll.register(self._heard, select.POLLIN)
        poll.register(self._terminal, 0)
        while True:
            for fd, event in poll.poll():
                if fd == self._heard:
                    number = os.read(self._heard, 1)[0]
                    if number:
                        self._leave(128 + number)
                    return
                if event & (select.POLLHUP | select.POLLERR):
                    self._leave(128 + signal.SIGHUP)
                    return
                poll.unregister(fd)

    def _ring(self, number: int, _frame: FrameType | None) -> None:
        os.write(self._bell, bytes((number,)))
