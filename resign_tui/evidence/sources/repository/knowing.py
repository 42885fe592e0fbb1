"""Who touched which file, from one stream of the history: newest first, moved files followed, programs left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from resign_tui.core.evidence.identity import Author, Identities

LOG = (
    "log",
    "--no-merges",
    "-M100%",
    "--name-status",
    "--encoding=UTF-8",
    "-z",
    "--format=%x01%H%x00%at%x00%aE%x00%aN%x00%(trailers:key=Co-authored-by,valueonly,separator=%x02)",
)
YEAR = 365 * 86_400
_STATUS = re.compile(rb"[AMDTUXB]|[RC]\d{1,3}")
_SIGNED = re.compile(r"\s*(.*?)\s*<([^<>]*)>\s*")


class Known(msgspec.Struct):
    """What is known of one file: commits of the person, those of the last year, and the last sign of any other author.

    others_seen: when any of its other authors last committed anywhere; 0 when it has no other author.
    """

    mine: int = 0
    mine_lately: int = 0
    others_seen: int = 0

    @property
    def is_only_mine(self) -> bool:
        """The person touched it, and nobody else did."""
        return self.mine > 0 and not self.others_seen


class Knowledge(msgspec.Struct, frozen=True):
    """A history as it was read. files: of the last commit only. since: where reading was cut; 0 where it was not.

    first: time of the oldest commit. others: authors who are neither the person nor a program,
    with their last commit. lookalikes: authors who may be the person, with their commits.
    """

    files: Mapping[bytes, Known]
    commits: int
    mine: int
    last_mine: int
    first: int
    since: int
    others: Mapping[Author, int]
    lookalikes: Counter[Author]

    @property
    def others_seen(self) -> int:
        """When any other author committed last; 0 when there is none."""
        return max(self.others.values(), default=0)


class _Person(msgspec.Struct, frozen=True):
    author: Author
    is_me: bool
    is_program: bool
    looks_like_me: bool


class Reader:
    """Takes the fields of `LOG` one after another."""

    def __init__(self, me: Identities, now: int, seen: Mapping[Author, int]) -> None:
        self._me, self._year_ago = me, now - YEAR
        self._seen = dict(seen)
        self._files: dict[bytes, Known] = {}
        self._later_names: dict[bytes, bytes] = {}
        self._authors: dict[tuple[str, str], _Person] = {}
        self._lookalikes: Counter[Author] = Counter()
        self._others: dict[Author, int] = {}
        self._commits = self._mine = self._last_mine = self._time = 0
        self._by_me, self._other_seen = False, 0

    def read(self, fields: Iterable[bytes], is_over: Callable[[], bool], alive: frozenset[bytes]) -> Knowledge:
        """What the history tells of the files that are alive, read until it ends or time is over."""
        since = 0
        for _ in self._commits_of(iter(fields)):
            self._commits += 1
            if self._commits % 256 == 0 and is_over():
                since = self._time
                break
        files = {path: known for path, known in self._files.items() if path in alive}
        lookalikes = Counter({author: number for author, number in self._lookalikes.items() if number})
        return Knowledge(files, self._commits, self._mine, self._last_mine, self._time, since, self._others, lookalikes)

    def _commits_of(self, fields: Iterator[bytes]) -> Iterator[None]:
        for field in fields:
            field = field.lstrip(b"\n")
            if field[:1] == b"\x01":
                yield
                head = [next(fields, b"") for _ in range(4)]
                self._begin(*(part.decode("utf-8", "surrogateescape") for part in head))
            elif _STATUS.fullmatch(field):
                path = next(fields, b"")
                self._touched(field, path, next(fields, b"") if field[:1] in b"RC" else b"")

    def _begin(self, time: str, mail: str, name: str, trailers: str) -> None:
        self._time = int(time) if time.isascii() and time.isdigit() else 0
        signed = (_SIGNED.fullmatch(text) for text in trailers.split("\x02") if text.strip())
        self._by_me, self._other_seen = False, 0
        for signature in ((name, mail), *((match[1], match[2]) for match in signed if match)):
            person = self._authors.get(signature)
            if person is None:
                author = Author(*signature)
                person = self._authors[signature] = _Person(
                    author, self._me.owns(author), author.is_bot, self._me.resembles(author)
                )
            if person.is_me:
                self._by_me = True
            elif not person.is_program:
                last = max(self._others.get(person.author, 0), self._time, self._seen.get(person.author, 0), 1)
                self._others[person.author] = last
                self._other_seen = max(self._other_seen, last)
                self._lookalikes[person.author] += person.looks_like_me
        if self._by_me:
            self._mine += 1
            self._last_mine = max(self._last_mine, self._time)

    def _touched(self, status: bytes, path: bytes, new: bytes) -> None:
        letter = status[:1]
        if letter == b"R" or letter == b"C":
            later = self._later_names.get(new, new)
            if letter == b"R":
                self._later_names[path] = later
            if status[1:] == b"100":
                return
        else:
            later = self._later_names.get(path, path)
        known = self._files.get(later)
        if known is None:
            known = self._files[later] = Known()
        if self._by_me:
            known.mine += 1
            known.mine_lately += self._time >= self._year_ago
        known.others_seen = max(known.others_seen, self._other_seen)


class Part(msgspec.Struct, frozen=True):
    """A folder or a file that the person touched and no other author; lately: their commits to it of the last year."""

    path: str
    files: int
    mine: int
    lately: int

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.path.endswith("/")


def is_all_mine(files: Mapping[bytes, Known]) -> bool:
    """Whether no file of a repository has another author."""
    return any(known.mine for known in files.values()) and not any(known.others_seen for known in files.values())


def only_mine(files: Mapping[bytes, Known]) -> list[Part]:
    """Folders without another author, the widest ones, then single files; what the person worked on lately first."""
    held: dict[bytes, list[Known]] = {}
    for path, known in files.items():
        for folder in _above(path):
            held.setdefault(folder, []).append(known)
    chosen: dict[bytes, list[Known]] = {}
    for folder in sorted(held, key=lambda folder: folder.count(b"/")):
        inside = held[folder]
        is_mine = sum(known.mine > 0 for known in inside) > 1 and not any(known.others_seen for known in inside)
        if is_mine and not any(above in chosen for above in _above(folder.rstrip(b"/"))):
            chosen[folder] = inside
    for path, known in files.items():
        if known.is_only_mine and not any(folder in chosen for folder in _above(path)):
            chosen[path] = [known]
    parts = (
        Part(
            path.decode("utf-8", "surrogateescape"),
            len(inside),
            sum(known.mine for known in inside),
            sum(known.mine_lately for known in inside),
        )
        for path, inside in chosen.items()
    )
    return sorted(parts, key=lambda part: (not part.is_folder, -part.lately, -part.mine, part.path))


def _above(path: bytes) -> Iterator[bytes]:
    """The folders that a path lies in, each ending with a slash."""
    at = path.find(b"/")
    while at >= 0:
        yield path[: at + 1]
        at = path.find(b"/", at + 1)
