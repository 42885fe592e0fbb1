"""The git repositories of one run, and what they know of a commit that another store names."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from resign_tui.evidence import git
from resign_tui.evidence.programs import ProgramFailed

_SHA = re.compile(r"[0-9a-f]{7,64}", re.IGNORECASE)
_WHOLE = 40
_SHORT = 7


class Repository(msgspec.Struct, frozen=True):
    """A work tree with its history. shown: its place for the person. has_remote: it is known to have one."""

    path: Path
    shown: str
    has_remote: bool

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.path.name


class Commit(msgspec.Struct, frozen=True):
    """A commit that another store names. pushed: whether a branch of a remote holds it, as of the last fetch."""

    sha: str
    repository: Repository
    pushed: bool

    @property
    def short(self) -> str:
        """The first seven digits."""
        return self.sha[:_SHORT]

    @property
    def shown(self) -> str:
        """The commit with whether others have it, for the column of a record."""
        return f"{self.short} in {self.repository.name}, {'pushed' if self.pushed else 'not pushed'}"


class Repositories:
    """Every repository read so far in a run."""

    def __init__(self) -> None:
        self._known: list[Repository] = []
        self._commits: dict[str, Commit | None] = {}
        self._pushed: dict[Path, frozenset[bytes]] = {}

    def add(self, repository: Repository) -> None:
        """A repository that was read; commits asked for before are asked for again."""
        self._known.append(repository)
        self._commits.clear()

    def holding(self, path: Path) -> Repository | None:
        """The innermost repository whose work tree holds a path."""
        above = [known for known in self._known if known.path in (path, *path.parents)]
        return max(above, key=lambda known: len(known.path.parts), default=None)

    def commit(self, sha: str) -> Commit | None:
        """What is known of a commit; None when no repository of this run has it, or it is no commit's name."""
        sha = sha.strip().lower()
        if not _SHA.fullmatch(sha):
            return None
        if sha not in self._commits:
            commits = [commit for known in self._known if (commit := self._commit(known, sha))]
            self._commits[sha] = next((commit for commit in commits if commit.pushed), commits[0] if commits else None)
        return self._commits[sha]

    def _commit(self, repository: Repository, sha: str) -> Commit | None:
        """The commit in one repository, by its full name; None where it is unknown there or means several things."""
        try:
            if len(sha) == _WHOLE and repository.has_remote and sha.encode() in self._pushed_of(repository):
                return Commit(sha, repository, True)
            answer = git.ask(repository.path, "cat-file", "--batch-check", feed=f"{sha}\n".encode()).split()
            if len(answer) != 3 or answer[1] != b"commit":
                return None
            pushed = repository.has_remote and answer[0] in self._pushed_of(repository)
        except ProgramFailed:
            return None
        return Commit(answer[0].decode(), repository, pushed)

    def _pushed_of(self, repository: Repository) -> frozenset[bytes]:
        """Every commit that a branch of a remote holds, asked for once: one answer for all runs of a store."""
        if repository.path not in self._pushed:
            self._pushed[repository.path] = frozenset(git.ask(repository.path, "rev-list", "--remotes").split())
        return self._pushed[repository.path]
