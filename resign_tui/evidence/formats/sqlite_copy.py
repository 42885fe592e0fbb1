"""A private copy of a sqlite file that another program left open; it has no name while it is read."""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from resign_tui.disk import Scratch, memory_folder
from resign_tui.evidence import opening
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.wording import minute

_CHUNK = 1024 * 1024
_NAME = "copy.db"
_OF_SEVERAL = bytes.fromhex("d9d505f920a163d7")
"""How a journal ends that names another file; sqlite would open that file, and delete it."""

_TRIES = 2


@contextmanager
def connected(store: Store, survey: Survey, sidecar: str) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the file and its sidecar, with what was kept and without what was not.

    The copy lies in memory where the system has such a folder, for its owner alone. Its names go as soon as sqlite has
    it open, so that no exit leaves it behind; signals wait until then.
    """
    with _undisturbed():
        folder = Scratch(memory_folder())
        try:
            _copy(store, survey, sidecar, folder)
            link = _settled(folder.path / _NAME)
        finally:
            folder.cleanup()
    try:
        with closing(link):
            yield link
    finally:
        folder.cleanup()  # where an open file cannot lose its name


def _copy(store: Store, survey: Survey, sidecar: str, folder: Scratch) -> None:
    beside = store.path.with_name(store.path.name + sidecar)
    pairs = ((store.path, _NAME), (beside, _NAME + sidecar))
    for _ in range(_TRIES):
        before = [_state(path) for path, _ in pairs]
        for path, name in pairs:
            _copy_file(path, folder, name, survey)
        if [_state(path) for path, _ in pairs] == before:
            break
    else:
        survey.told(f"{store.shown} was being written at {minute(survey.now)}; its newest rows may be missing.")
    if sidecar == "-journal" and _names_others(folder.path / (_NAME + sidecar)):
        raise Unreadable("it was left inside a change of several databases, which only its own program can settle")


def _copy_file(path: Path, folder: Scratch, name: str, survey: Survey) -> None:
    survey.files += 1
    with folder.open(name) as copy, opening.opened(path) as (file, status):
        left = status.st_size
        while left > 0 and (data := file.read(min(left, _CHUNK))):
            survey.check()
            copy.write(data)
            survey.read_bytes += len(data)
            left -= len(data)


def _state(path: Path) -> tuple[int, int]:
    try:
        status = path.lstat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _names_others(journal: Path) -> bool:
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - len(_OF_SEVERAL)))
        return file.read() == _OF_SEVERAL


def _settled(path: Path) -> sqlite3.Connection:
    """The copy opened by its one owner, after sqlite has taken in its log or undone what was never kept."""
    link = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for setting in ("locking_mode=exclusive", "trusted_schema=0", "cell_size_check=1", "temp_store=2"):
            link.execute(f"pragma {setting}").close()
        link.execute("select count(*) from sqlite_master").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        link.close()
        raise
    return link


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals that end the program wait in this thread until the names of the copy are gone."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
