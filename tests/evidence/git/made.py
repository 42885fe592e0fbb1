"""Repositories as the tests want them, made by git itself from one stream for a whole history."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence.sources.repository import KIND
from tests.evidence.host import MAYA, Read, read

MAYA_AT_WORK = "Maya Hale <maya.hale@northpier.example>"
MAYA_AT_HOME = "mhale <maya@home.example>"
JUN = "Jun Park <jun.park@northpier.example>"
OLA = "Ola Berg <ola.berg@northpier.example>"
RENOVATE = "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>"


class Moved(msgspec.Struct, frozen=True):
    """A file that a commit moves here unchanged."""

    old: str


class Commit(msgspec.Struct, frozen=True):
    """One commit: who, on which day, and the files as it leaves them; None for one that it removes."""

    author: str
    day: str
    files: Mapping[str, str | bytes | Moved | None]
    message: str = "Work"
    branch: str = "main"


class Made(msgspec.Struct, frozen=True):
    """A repository of a test."""

    path: Path

    @staticmethod
    def new(path: Path) -> Made:
        """An empty one."""
        repository = Made(path)
        git("init", "-q", "-b", "main", "--template=", str(path))
        return repository

    def git(self, *words: str, feed: bytes = b"", check: bool = True) -> str:
        """What git says in it; careless, as a person would call it."""
        return git("-C", str(self.path), *words, feed=feed, check=check)

    def add(self, commits: Sequence[Commit]) -> Made:
        """More history, checked out."""
        tips = dict(line.split() for line in self.git("for-each-ref", "--format=%(refname) %(objectname)").splitlines())
        begun: set[str] = set()
        stream = [part for commit in commits for part in _stream(commit, tips, begun)]
        self.git("fast-import", "--quiet", "--date-format=raw", feed=b"".join(stream))
        self.git("reset", "-q", "--hard")
        return self

    def branch(self, name: str, commits: Sequence[Commit], start: str = "main") -> Made:
        """A branch with commits, not checked out."""
        self.git("branch", name, start)
        return self.add([msgspec.structs.replace(commit, branch=name) for commit in commits])

    def pushed(self, *branches: str, remote: str = "origin", to: str = "HEAD") -> Made:
        """As after a push of branches: a remote with an address, and what it was last seen to hold."""
        self.git("config", f"remote.{remote}.url", f"https://git.northpier.example/{self.path.name}.git")
        for branch in branches or ("main",):
            self.git("update-ref", f"refs/remotes/{remote}/{branch}", branch if branches else to)
        self.git("symbolic-ref", f"refs/remotes/{remote}/HEAD", f"refs/remotes/{remote}/main")
        fetched = datetime(2026, 11, 12, 9, 0, tzinfo=UTC).timestamp()
        (self.path / ".git" / "FETCH_HEAD").touch()
        os.utime(self.path / ".git" / "FETCH_HEAD", (fetched, fetched))
        return self

    def sha(self, name: str = "HEAD") -> str:
        """The commit that a name stands for."""
        return self.git("rev-parse", name).strip()

    def write(self, name: str, content: str | bytes) -> Path:
        """A file of the work tree."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def git(*words: str, feed: bytes = b"", check: bool = True) -> str:
    """What git prints; for making what is read, never for reading."""
    ran = subprocess.run(["git", *words], input=feed, capture_output=True, check=False)
    assert not check or ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode("utf-8", "replace")


def seconds(day: str) -> int:
    """Noon of a day."""
    return int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp())


def _stream(commit: Commit, tips: Mapping[str, str], begun: set[str]) -> list[bytes]:
    ref = f"refs/heads/{commit.branch}"
    who = f"{commit.author} {seconds(commit.day)} +0000"
    message = commit.message.encode()
    parts = [f"commit {ref}\nauthor {who}\ncommitter {who}\ndata {len(message)}\n".encode(), message, b"\n"]
    if ref not in begun and ref in tips:
        parts.append(f"from {tips[ref]}\n".encode())
    begun.add(ref)
    for name, content in commit.files.items():
        if content is None:
            parts.append(f"D {name}\n".encode())
        elif isinstance(content, Moved):
            parts.append(f"R {content.old} {name}\n".encode())
        else:
            data = content.encode() if isinstance(content, str) else content
            parts += [f"M 100644 inline {name}\ndata {len(data)}\n".encode(), data, b"\n"]
    return [*parts, b"\n"]


def look(folder: Path, *, me: Sequence[str] = MAYA) -> Read:
    """What the git reader proposes for a folder."""
    return read(folder, [KIND], me=me)


def of_row(got: Read, row: str) -> list[Proposal]:
    """The proposals for one row of the checklist."""
    return [proposal for proposal in got.proposals if proposal.row == row]


def of_record(got: Read, record: str) -> list[Proposal]:
    """The proposals that give a record."""
    return [proposal for proposal in got.proposals if proposal.record == record]
