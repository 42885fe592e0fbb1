"""One run over the named folders: who the person is, the moment, the bounds, and what was seen on the way."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from resign_tui.core.answers.leaks import Find
from resign_tui.core.evidence.identity import Author, Identities
from resign_tui.core.secrets import patterns
from resign_tui.evidence import limits, opening, wording
from resign_tui.evidence.cleaning import line, place
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.repositories import Repositories
from resign_tui.evidence.walk import Folder

_LONGEST_SENTENCE = 1_000


class Spent(Unreadable):
    """The run read as much, or took as long, as one run may; what was proposed until then stands."""


class Stopped(Unreadable):
    """The person stopped the reading; what was proposed until then stands."""


class Store(msgspec.Struct, frozen=True):
    """A store as it was found: its path, and the listed folder that it lies in or is."""

    path: Path
    folder: Folder

    @property
    def shown(self) -> str:
        """Its place for the person, below the named folder and the same wherever that folder lies."""
        return self.folder.shown("" if self.path == self.folder.path else self.path.name)

    def below(self, *names: str) -> str:
        """A place within it."""
        return "/".join((self.shown, *names))


class Survey:
    """What every reader is given; it alone reads, so that nothing is read beyond the bounds.

    me: who the person is. now: local time with zone. repositories: filled by the git reader, which comes first.
    lookalikes: authors who may be the person, with their commits. facts: short remarks of one reader for another, such
    as "wandb key in ~/.netrc". troubles: sentences on what could not be read. roots: the folders that were named; no
    link below them is followed. source, files, read_bytes: progress.
    """

    def __init__(
        self,
        me: Identities,
        now: datetime,
        *,
        find: Find = patterns.find,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.me = me
        self.now = now
        self.find = find
        self.repositories = Repositories()
        self.lookalikes: Counter[Author] = Counter()
        self.facts: set[str] = set()
        self.troubles: list[str] = []
        self.stopped = threading.Event()
        self.source = ""
        self.files = 0
        self.read_bytes = 0
        self.roots: Sequence[Path] = ()
        self._without_links: set[Path] = set()
        self._clock = clock
        self._started = clock()

    @property
    def seconds(self) -> float:
        """How long the run has taken."""
        return self._clock() - self._started

    def local(self, seconds: float) -> datetime | None:
        """A Unix time in the zone of `now`; None for what is no time."""
        moment = wording.local(seconds)
        return moment.astimezone(self.now.tzinfo) if moment else None

    def told(self, sentence: str) -> None:
        """Tell, once, what could not be read or was cut off, and what it costs; whatever it quotes is printable."""
        sentence = line(sentence, _LONGEST_SENTENCE)
        if sentence not in self.troubles:
            self.troubles.append(sentence)

    def check(self) -> None:
        """Spent or Stopped, once no more may be read."""
        if self.stopped.is_set():
            raise Stopped("The reading was stopped.")
        if self.seconds > limits.RUN_SECONDS:
            raise Spent(f"Reading stopped after {limits.RUN_SECONDS:.0f} seconds; name fewer folders for the rest.")
        if self.read_bytes > limits.RUN_BYTES:
            raise Spent(f"Reading stopped after {opening.size(limits.RUN_BYTES)}; name fewer folders for the rest.")

    def read(self, path: Path, cap: int) -> bytes:
        """A whole file of at most `cap` bytes; Unreadable otherwise."""
        return self._counted(opening.read(self._next(path), cap))

    def read_start(self, path: Path, count: int) -> bytes:
        """The first bytes of a file."""
        return self._counted(opening.read_start(self._next(path), count))

    def read_ends(self, path: Path, whole: int, ends: int) -> tuple[bytes, bytes]:
        """A file of at most `whole` bytes and nothing, or both ends of a larger one."""
        first, last = opening.read_ends(self._next(path), whole, ends)
        return self._counted(first), self._counted(last)

    def read_text(self, path: Path, cap: int = limits.SETTINGS_FILE) -> str:
        """A whole text file; a byte order mark goes, bytes that are no text become U+FFFD."""
        return self.read(path, cap).decode("utf-8-sig", "replace")

    def tried(self, path: Path, shown: str, cap: int, cost: str = "") -> bytes | None:
        """A whole file, or None once the reason and what it costs have been told."""
        try:
            return self.read(path, cap)
        except (Spent, Stopped):
            raise
        except Unreadable as error:
            self.told(f"{shown} was not read: {error}{'; ' + cost if cost else ''}.")
            return None

    def entries(self, folder: Path, most: int = 10_000) -> Iterator[os.DirEntry[str]]:
        """What a folder holds, by name, links left out; nothing where it cannot be listed."""
        self.check()
        try:
            self._refuse_links(folder)
            with os.scandir(folder) as listing:
                listed = [entry for entry, _ in zip(listing, range(most), strict=False) if not entry.is_symlink()]
        except (OSError, Unreadable) as error:
            why = opening.reason(error) if isinstance(error, OSError) else error
            self.told(f"{place(folder.name)} was not listed: {why}.")
            return
        yield from sorted(listed, key=lambda entry: entry.name)

    def _next(self, path: Path) -> Path:
        self.check()
        self._refuse_links(path.parent)
        self.files += 1
        return path

    def _refuse_links(self, folder: Path) -> None:
        """Unreadable where a link leads to a folder; the link before a file's own name is seen when it is opened."""
        if folder in self._without_links:
            return
        above = [root for root in self.roots if folder.is_relative_to(root)]
        straight = [Path(os.path.realpath(root)) / folder.relative_to(root) for root in above]
        if above and Path(os.path.realpath(folder)) not in straight:
            raise Unreadable("it lies behind a link, and links are not followed")
        self._without_links.add(folder)

    def _counted(self, data: bytes) -> bytes:
        self.read_bytes += len(data)
        return data
