"""One reading of the stores in a thread of its own: what it found waits until the screen takes it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import msgspec

from resign_tui.core.answers.leaks import Find
from resign_tui.core.evidence.identity import Author, Identities
from resign_tui.core.evidence.proposal import Proposal

if TYPE_CHECKING:
    from resign_tui.evidence.survey import Survey


_TURN = 0.0005
"""Seconds after which a reader that only computes makes room for the keys; Python's own ten times as many are felt."""
_USUAL_TURN = sys.getswitchinterval()

_READING: set[Run] = set()


def let_go(seconds: float = 1.0) -> None:
    """Stop whatever is being read, and wait a moment until git has ended and copies are gone; from any thread."""
    for run in tuple(_READING):
        run.stop()
    for run in tuple(_READING):
        run.ended.wait(seconds)


class Wanted(msgspec.Struct, frozen=True):
    """Which folders are read, whether the home folder too, who the person is, and the moment."""

    folders: tuple[Path, ...]
    home: Path | None
    me: Identities
    now: datetime


class Run:
    """A reading; everything but `read` and `cleaned` is called by the screen."""

    def __init__(self, wanted: Wanted, find: Find) -> None:
        self.wanted = wanted
        self.looked_for: tuple[str, ...] = ()
        self.ended = threading.Event()
        self._find = find
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._waiting: SimpleQueue[Proposal] = SimpleQueue()
        self._survey: Survey | None = None

    def read(self, tell: Callable[[], object]) -> None:
        """Read; `tell` is called for the first thing found, and at the end."""
        from resign_tui.evidence import reading, registry
        from resign_tui.evidence.survey import Survey

        wanted = self.wanted
        survey = Survey(wanted.me, wanted.now, find=self._find)
        survey.stopped = self._stopped
        self._survey = survey
        self.look_with(self._find)
        kinds = registry.SOURCES
        self.looked_for = tuple(kind.title for kind in kinds if not kind.home or wanted.home)
        _READING.add(self)
        sys.setswitchinterval(_TURN)
        try:
            found = reading.proposals(wanted.folders, survey, home=wanted.home, kinds=kinds)
            used, is_first = self._find, True
            for proposal in found:
                with self._lock:  # what waits was looked through with what counts when the screen takes it
                    told = proposal if used == self._find else reading.without_secrets(proposal, self._find)
                    self._waiting.put(told)
                    used = self._find
                if is_first:
                    tell()
                is_first = False
        finally:
            _READING.discard(self)
            if not _READING:
                sys.setswitchinterval(_USUAL_TURN)
            self.ended.set()
            tell()

    def stop(self) -> None:
        """Read no further."""
        self._stopped.set()

    def look_with(self, find: Find) -> None:
        """From now on look for secrets with this."""
        with self._lock:
            self._find = find
            if self._survey is not None:
                self._survey.find = find

    def told(self, sentence: str) -> None:
        """Tell what could not be read."""
        if self._survey is not None:
            self._survey.told(sentence)

    def cleaned(self, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
        """Proposals of before, without what is known to be a secret now."""
        from resign_tui.evidence.reading import without_secrets

        return tuple(without_secrets(proposal, self._find) for proposal in proposals)

    # -- what there is by now --------------------------------------------------------------------------------------

    @property
    def is_over(self) -> bool:
        """It has come to its end, or to where it was stopped."""
        return self.ended.is_set()

    @property
    def is_running(self) -> bool:
        """It reads on."""
        return not self.is_over and not self.is_stopped

    @property
    def is_stopped(self) -> bool:
        """The person stopped it."""
        return self._stopped.is_set()

    def arrived(self) -> tuple[Proposal, ...]:
        """What was found since this was asked last."""
        batch: list[Proposal] = []
        try:
            while True:
                batch.append(self._waiting.get_nowait())
        except Empty:
            return tuple(batch)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What could not be read."""
        return tuple(self._survey.troubles) if self._survey is not None else ()

    @property
    def lookalikes(self) -> dict[Author, int]:
        """Authors who may be the person, with their commits."""
        return dict(self._survey.lookalikes) if self._survey is not None else {}

    @property
    def progress(self) -> tuple[str, int, float]:
        """What is being read, how many files were, and for how many seconds."""
        survey = self._survey
        return (survey.source, survey.files, survey.seconds) if survey is not None else ("", 0, 0.0)
