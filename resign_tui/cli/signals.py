"""The signals that end the program: work is left in order at the first one, and at once at the second."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Self

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


class Signals:
    """Hears them while its block runs, and ends the program behind it; those that somebody ignores stay ignored.

    first: what is done when one is heard, so that the block comes to its end soon.
    """

    def __init__(self, first: Callable[[], None] = lambda: None) -> None:
        self._first = first
        self._heard = 0
        self._is_waiting = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in _ENDING if hasattr(signal, name)):
                handler = signal.getsignal(number)
                if handler not in (None, signal.SIG_IGN):
                    self._before[number] = handler
                    signal.signal(number, self._hear)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if kind is None:
            self.end_if_heard()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """The person is waited for: a signal breaks that off at once."""
        self.end_if_heard()
        self._is_waiting = True
        try:
            yield
        finally:
            self._is_waiting = False

    def end_if_heard(self) -> None:
        """End the program when a signal asked for it."""
        if self._heard:
            self._end(self._heard)

    def _hear(self, number: int, _: FrameType | None) -> None:
        if self._is_waiting or self._heard:
            self._end(number)
        self._heard = number
        self._first()

    @staticmethod
    def _end(number: int) -> None:
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        raise SystemExit(128 + number)
