"""Opening found sqlite files so that nothing of them changes, nothing appears beside them, and nothing in them runs."""

from __future__ import annotations

import math
import os
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from resign_tui.evidence import limits
from resign_tui.evidence.formats import sqlite_copy
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.survey import Store, Survey

_MAGIC = b"SQLite format 3\0"
_ENDINGS = (".db", ".sqlite", ".sqlite3", ".db3")

_SECONDS = 15.0
_STEPS = 20_000
"""Steps of sqlite's machine between two looks at the clock."""

_PRAGMAS = frozenset(("table_info",))
_LONGEST = 32 * limits.MB
"""Bytes of one row that sqlite takes up."""

_CACHE_KB = 4_000

_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What sqlite raises; its complaint may quote bytes of a damaged file that are no text."""


class Database:
    """The tables of one file, row by row; a damaged table costs only what stands behind the damage."""

    def __init__(self, link: sqlite3.Connection, store: Store, survey: Survey) -> None:
        self._link = link
        self._store = store
        self._survey = survey
        self._deadline = time.monotonic() + _SECONDS
        link.text_factory = _text
        link.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        for setting in ("query_only=1", "trusted_schema=0", "cell_size_check=1", "temp_store=2", "mmap_size=0"):
            link.execute(f"pragma {setting}").close()
        link.execute(f"pragma cache_size=-{_CACHE_KB}").close()
        link.set_authorizer(_allowed)
        link.set_progress_handler(self._is_over, _STEPS)
        self.tables = frozenset(str(row[0]) for row in self._plain_tables())

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table; none where there is no such table."""
        if table not in self.tables:
            return frozenset()
        return frozenset(str(row[1]) for row in self._asked(f"pragma table_info({_name(table)})", ()))

    def need(self, table: str, *columns: str) -> None:
        """Unreadable unless the table has these columns."""
        if not self.columns(table).issuperset(columns):
            raise Unreadable("it has not the form that is known for such a store")

    def rows(
        self, table: str, columns: Sequence[str], where: str = "", values: Iterable[object] = ()
    ) -> Iterator[tuple[object, ...]]:
        """Rows with these columns, None for a column that the table has not; nothing where there is no such table.

        Where the table turns out to be damaged, that is told, and what came before stands.
        """
        present = self.columns(table)
        if not present:
            return
        chosen = ", ".join(_name(column) if column in present else "null" for column in columns)
        try:
            yield from self._asked(f"select {chosen} from {_name(table)} {where}", tuple(values))
        except _Damaged:
            self._survey.told(
                f"A part of {self._store.shown} could not be read: the table {table} is damaged; "
                "what stands behind the damage is missing."
            )

    def _plain_tables(self) -> Iterator[tuple[object, ...]]:
        """Names of real tables; views and virtual tables, which may run anything, have no page of their own."""
        return self._asked("select name from sqlite_master where type='table' and rootpage > 0", ())

    def _asked(self, question: str, values: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
        with closing(self._link.cursor()) as cursor:
            try:
                cursor.execute(question, values)
                while rows := cursor.fetchmany(500):
                    yield from rows
            except _FAULTS as error:
                self._survey.check()
                raise _in_words(error) from None

    def _is_over(self) -> bool:
        is_spent = self._survey.seconds > limits.RUN_SECONDS or self._survey.stopped.is_set()
        return is_spent or time.monotonic() > self._deadline


class _Damaged(Unreadable):
    """The file contradicts itself."""


def is_named_so(name: str, *words: str) -> bool:
    """Whether a file of this name may be a sqlite store: by its ending, or by a word in a name without any."""
    lower = name.lower()
    return lower.endswith(_ENDINGS) or ("." not in lower and any(word in lower for word in words))


@contextmanager
def database(store: Store, survey: Survey, needed: frozenset[str]) -> Iterator[Database | None]:
    """The database of a file that holds the needed tables; None for another file, or for another program's database.

    A file whose sidecars are empty is opened as unchangeable, which leaves nothing beside it. With a log or a journal
    that holds data the newest rows stand in it, or rows that were never kept: then a private copy is read.
    """
    if survey.read_start(store.path, len(_MAGIC)) != _MAGIC:
        yield None
        return
    sidecar = next((ending for ending in ("-wal", "-journal") if _size(_beside(store.path, ending))), "")
    if sidecar and _is_foreign(store, survey, needed):
        yield None
        return
    if sidecar and _size(store.path) + _size(_beside(store.path, sidecar)) > limits.SQLITE_COPY:
        survey.told(f"{store.shown} is too large to copy while it is open elsewhere; its newest rows may be missing.")
        sidecar = ""
    with ExitStack() as opened:
        try:
            link = opened.enter_context(
                sqlite_copy.connected(store, survey, sidecar) if sidecar else _unchangeable(store.path)
            )
            found = Database(link, store, survey)
        except _FAULTS as error:
            raise _in_words(error) from None
        yield found if needed <= found.tables else None


def _is_foreign(store: Store, survey: Survey, needed: frozenset[str]) -> bool:
    """Whether the file as it lies there is another program's; what is still in its log cannot be seen that way."""
    with suppress(*_FAULTS, _Damaged), _unchangeable(store.path) as link:
        tables = Database(link, store, survey).tables
        return bool(tables) and not needed <= tables
    return False


@contextmanager
def _unchangeable(path: Path) -> Iterator[sqlite3.Connection]:
    """A file opened where it lies; ?, # and % of its name are no part of the address's own signs."""
    absolute = os.fsencode(path.absolute().as_posix())
    address = f"file://{'' if absolute.startswith(b'/') else '/'}{quote(absolute)}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)) as link:
        yield link


def _in_words(error: Exception) -> Unreadable:
    """Why sqlite could not read, without its own words, which may quote what stands in the file."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if code is not None else None
    if primary == sqlite3.SQLITE_INTERRUPT:
        return Unreadable(f"reading it took longer than {_SECONDS:.0f} seconds")
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_TOOBIG):
        return _Damaged("it is damaged")
    if primary == sqlite3.SQLITE_AUTH:
        return Unreadable("what should be a table in it is something else")
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Unreadable("another program holds it closed")
    return _Damaged("sqlite cannot read it")


def _allowed(action: int, first: str | None, _second: str | None, _database: str | None, source: str | None) -> int:
    """Reading columns of plain tables, and nothing else: no view, no trigger, no function."""
    if source is not None:
        return sqlite3.SQLITE_DENY
    allowed = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) or (
        action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _size(path: Path) -> int:
    """The size of an ordinary file; 0 for anything else, which is not opened."""
    try:
        status = path.lstat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def text(cell: object) -> str:
    """What should be a text; numbers as text, empty for anything else, for a store may hold anything anywhere."""
    return cell if isinstance(cell, str) else str(cell) if isinstance(cell, int | float) else ""


def number(cell: object) -> float | None:
    """What should be a number; None for anything else."""
    return cell if isinstance(cell, int | float) else None


def whole(cell: object) -> int:
    """What should be a whole number; 0 for anything else."""
    figure = number(cell)
    return int(figure) if figure is not None and math.isfinite(figure) else 0
