"""What was typed just before the program is asked to go still comes into the draft."""

from __future__ import annotations

import select
import threading
import time
from collections.abc import Callable

_PAUSE = 0.01
"""Seconds between two looks, in which the thread that reads the terminal hands on what it has."""


def wait_for_typing(is_at_rest: Callable[[], bool], call: Callable[[Callable[[], None]], bool], seconds: float) -> None:
    """Return when nothing that was typed is under way at two looks in a row, or when the time is over.

    Call this from another thread than the app's. `call` runs something in the app's own task, behind what waits there,
    and answers whether it will; `is_at_rest` is asked there. A screen that is stuck costs the time and nothing else.
    """
    end = time.monotonic() + seconds
    quiet = 0
    while quiet < 2 and (left := end - time.monotonic()) > 0:
        quiet = quiet + 1 if not _is_unread() and _asked(is_at_rest, call, left) else 0
        time.sleep(min(_PAUSE, left))


def _is_unread(terminal: int = 0) -> bool:
    """Whether the terminal still holds keys; of one that is gone nothing comes any more."""
    poll = select.poll()
    poll.register(terminal, select.POLLIN)
    return any(event == select.POLLIN for _, event in poll.poll(0))


def _asked(is_at_rest: Callable[[], bool], call: Callable[[Callable[[], None]], bool], seconds: float) -> bool:
    """What the app's own task says; no where it says nothing in this time, yes where it takes nothing any more."""
    answers: list[bool] = []
    told = threading.Event()

    def ask() -> None:
        answers.append(is_at_rest())
        told.set()

    if not call(ask):
        return True
    told.wait(seconds)
    return answers == [True]
