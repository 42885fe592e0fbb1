"""What git prints, read into plain values; bytes that are no text stay as surrogates until they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from resign_tui.core.evidence.identity import Author

REFS_FORMAT = (
    "--format=%(refname)%00%(objectname)%00%(*objectname)%00%(symref)%00%(committerdate:unix)%00%(creatordate:unix)"
    "%00%(authorname)%00%(authoremail)%00%(*authorname)%00%(*authoremail)"
)
AHEAD_FORMAT = "--format=%H%x00%P%x00%ct%x00%aN%x00%aE%x00%s"

_ENTRY = re.compile(rb"(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t(.+)", re.DOTALL)
_ON_DISK = re.compile(rb"\s*ctime: \d+:\d+\n  mtime: (\d+):(\d+)\n[^\0]*?size: (\d+)\s+flags: ([0-9a-f]+)\n")
_UNCHECKED = 0x8000 | 1 << 30
"""Flags of an index entry that git does not compare: assumed unchanged, or left out of a sparse checkout."""


class Ref(msgspec.Struct, frozen=True):
    """A branch or a tag with the commit it stands for. time: when its commit was made. created: of a tag, itself."""

    name: str
    sha: str
    target: str
    time: int
    created: int
    author: Author

    @property
    def short(self) -> str:
        """The name without refs/heads, refs/tags or refs/remotes."""
        return self.name.split("/", 2)[-1]

    @property
    def branch(self) -> str:
        """The name of the branch, without the name of a remote."""
        return self.short.split("/", 1)[-1] if self.name.startswith("refs/remotes/") else self.short


class Ahead(msgspec.Struct, frozen=True):
    """A commit that no branch of a remote holds."""

    sha: str
    parents: tuple[str, ...]
    time: int
    author: Author
    subject: str


class Entry(msgspec.Struct, frozen=True):
    """A file as the index has it. changed_ns: when it was changed last, as git saw it. is_checked: git compares it."""

    mode: str
    sha: str
    stage: int
    path: bytes
    changed_ns: int
    size: int
    is_checked: bool


def text(raw: bytes) -> str:
    """Bytes of git as text."""
    return raw.decode("utf-8", "surrogateescape")


def refs(answer: bytes) -> tuple[Ref, ...]:
    """Branches and tags as for-each-ref prints them; what is no line of it is left out."""
    found = []
    for raw in text(answer).split("\n"):
        parts = raw.split("\0")
        if len(parts) == 10:
            name, sha, peeled, target, time, created, author, mail, peeled_author, peeled_mail = parts
            by = Author(author or peeled_author, (mail or peeled_mail).strip("<>"))
            found.append(Ref(name, peeled or sha, target, seconds(time), seconds(created), by))
    return tuple(found)


def ahead(fields: Iterable[str]) -> Iterator[Ahead]:
    """Commits as log prints them in `AHEAD_FORMAT`."""
    for sha, parents, time, name, mail, subject in zip(*[iter(fields)] * 6, strict=False):
        yield Ahead(sha, tuple(parents.split()), seconds(time), Author(name, mail), subject)


def entries(answer: bytes) -> list[Entry]:
    """The index as ls-files -s --debug -z prints it; what is no entry of it is left out."""
    found = []
    rest = answer
    head, *parts = rest.split(b"\0")
    for part in parts:
        on_disk = _ON_DISK.match(part)
        entry = _ENTRY.match(head)
        if on_disk is None:
            break
        if entry is not None:
            mode, sha, stage, path = entry.groups()
            whole, parted, size, flags = on_disk.groups()
            changed = int(whole) * 10**9 + int(parted)
            checked = not int(flags, 16) & _UNCHECKED
            found.append(Entry(mode.decode(), sha.decode(), int(stage), path, changed, int(size), checked))
        head = part[on_disk.end() :]
    return found


def settings(answer: bytes) -> Mapping[str, list[str]]:
    """The settings as config --list -z prints them; a name may stand in several places."""
    found: dict[str, list[str]] = {}
    for field in text(answer).split("\0"):
        key, _, value = field.partition("\n")
        if key:
            found.setdefault(key, []).append(value)
    return found


def staged(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Letter and path of what differs between the index and the last commit, from diff-index --raw -z."""
    parts = answer.split(b"\0")
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        if head.startswith(b":"):
            yield text(head.rsplit(b" ", 1)[-1])[:1], path


def seconds(raw: str) -> int:
    """A Unix time; 0 for what is none."""
    digits = raw.partition(" ")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0
