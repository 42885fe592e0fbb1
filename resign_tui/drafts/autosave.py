"""Saving by itself: at most a moment after the first unsaved change, in a thread that a slow screen cannot delay."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Literal

import msgspec

from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import ResignError

PATIENCE = 2.0
"""Seconds that `flush` waits for a write under way in the saver thread."""


class SaveState(msgspec.Struct, frozen=True):
    """How the saving stands. saved_at: when it last succeeded. reason: why it failed, a sentence to show."""

    kind: Literal["saved", "saving", "failed"]
    saved_at: datetime | None = None
    reason: str = ""


class Autosaver:
    """Writes the newest draft `delay` seconds after the first unsaved change, whatever is typed meanwhile.

    `save` writes a draft and raises a ResignError when it cannot; then it is tried again every `retry` seconds.
    `report` hears every new state, in the saver thread, with no lock held; it must post and not wait for the screen,
    or a frozen terminal would stop the saving. `wall` tells the time that states carry.
    """

    def __init__(
        self,
        save: Callable[[Draft], None],
        report: Callable[[SaveState], None],
        delay: float = 0.3,
        *,
        retry: float = 1.0,
        wall: Callable[[], datetime] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._save = save
        self._report = report
        self._delay = delay
        self._retry = retry
        self._wall = wall or (lambda: datetime.now().astimezone())
        self._clock = clock
        # Both locks are reentrant, for a signal handler may flush while the main thread holds them.
        self._news = threading.Condition(threading.RLock())
        self._writing = threading.RLock()
        self._newest: Draft | None = None
        self._written: Draft | None = None
        self._due: float | None = None
        self._saved_at: datetime | None = None
        self._stopping = False
        self._thread: threading.Thread | None = None

    def changed(self, draft: Draft) -> None:
        """Take the newest draft; the clock starts at the first unsaved one, and later ones do not restart it."""
        with self._news:
            self._newest = draft
            if self._due is None:
                self._due = self._clock() + self._delay
                self._news.notify_all()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
                self._thread.start()

    def due_at(self) -> float | None:
        """When the next write is due, by the clock; None when everything is saved."""
        return self._due

    def flush(self) -> SaveState:
        """Save now and say how it went, without a report; nothing unsaved counts as saved.

        Fit for a signal handler: it never waits for a lock that its own thread holds, and at most `PATIENCE` seconds
        for the saver thread. After that nothing is written beside it, since the disk is what does not answer.
        """
        return self._write()

    def stop(self) -> SaveState:
        """Save now and end the thread."""
        with self._news:
            self._stopping = True
            self._news.notify_all()
        state = self.flush()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(PATIENCE)
        return state

    def _run(self) -> None:
        orderly = False
        try:
            while self._wait():
                if self._newest is not self._written:
                    self._report(SaveState("saving", self._saved_at))
                self._report(self._write())
            orderly = True
        finally:
            if not orderly:
                self._report(SaveState("failed", self._saved_at, "Saving stopped by itself; quit to save once more."))

    def _wait(self) -> bool:
        """Sleep until a write is due; False when it is time to end."""
        with self._news:
            while not self._stopping:
                left = None if self._due is None else self._due - self._clock()
                if left is not None and left <= 0:
                    return True
                self._news.wait(left)
            return False

    def _write(self) -> SaveState:
        """Write the newest draft; it counts as unsaved until that is done, so an interrupting flush writes it too."""
        if not self._writing.acquire(timeout=PATIENCE):
            return SaveState("failed", self._saved_at, "The disk does not answer, so the last changes are not saved.")
        try:
            with self._news:
                draft = self._newest
                if draft is None or draft is self._written:
                    self._due = None
            if draft is None or draft is self._written:
                return SaveState("saved", self._saved_at)
            return self._try(draft)
        finally:
            self._writing.release()

    def _try(self, draft: Draft) -> SaveState:
        try:
            self._save(draft)
        except ResignError as error:
            return self._failed(str(error))
        return self._done(draft)

    def _done(self, draft: Draft) -> SaveState:
        with self._news:
            self._written = draft
            self._saved_at = self._wall()
            self._due = None if self._newest is draft else self._clock() + self._delay
            return SaveState("saved", self._saved_at)

    def _failed(self, reason: str) -> SaveState:
        with self._news:
            self._due = self._clock() + self._retry
            return SaveState("failed", self._saved_at, reason)
