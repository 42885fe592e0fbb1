"""One repository that is being read: where it lies, what it is called, and git for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from resign_tui.core.evidence.proposal import Source
from resign_tui.evidence import cleaning, git, wording
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.sources.repository import enclosure, parsing
from resign_tui.evidence.sources.repository.parsing import Ref
from resign_tui.evidence.survey import Store, Survey

KIND_NAME = "git"
_DEFAULTS = ("main", "master", "develop", "trunk")
_WHERE = ("--show-toplevel", "--absolute-git-dir", "--git-common-dir", "--is-shallow-repository")


class Opened(msgspec.Struct, frozen=True):
    """A work tree with its history.

    git_folder: with its index. common: with the objects, shared by all work trees of one repository. has_commit:
    something is checked out.
    """

    store: Store
    survey: Survey
    git_folder: Path
    common: Path
    is_shallow: bool
    has_commit: bool
    settings: Mapping[str, list[str]]
    refs: tuple[Ref, ...]

    @property
    def path(self) -> Path:
        """The top of the work tree."""
        return self.store.path

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return cleaning.name(self.path.name)

    @property
    def remotes(self) -> tuple[tuple[str, str], ...]:
        """Name and address of each remote, without user, password and query."""
        return tuple(
            (cleaning.name(key[len("remote.") : -len(".url")]), cleaning.url(addresses[-1]))
            for key, addresses in self.settings.items()
            if key.startswith("remote.") and key.endswith(".url")
        )

    @property
    def branches(self) -> tuple[Ref, ...]:
        """The branches of this machine."""
        return tuple(ref for ref in self.refs if ref.name.startswith("refs/heads/"))

    @property
    def remote_branches(self) -> tuple[Ref, ...]:
        """The branches of the remotes, as of the last fetch."""
        return tuple(ref for ref in self.refs if ref.name.startswith("refs/remotes/") and not ref.target)

    @property
    def default(self) -> Ref | None:
        """The branch that others are merged into: what the remote calls its HEAD, or the first of the usual names."""
        by_name = {ref.name: ref for ref in self.refs}
        heads = [ref.target for ref in self.refs if ref.target and ref.name.startswith("refs/remotes/")]
        wanted = [*sorted(heads, key=lambda target: "/origin/" not in target)]
        for name in _DEFAULTS:
            wanted += [f"refs/remotes/origin/{name}", f"refs/heads/{name}"]
        return next((by_name[name] for name in wanted if name in by_name), None)

    @property
    def fetched(self) -> datetime | None:
        """When it last asked a remote."""
        try:
            return wording.local(os.lstat(self.common / "FETCH_HEAD").st_mtime)
        except OSError:
            return None

    @property
    def as_of_fetch(self) -> str:
        """The time that everything about remotes holds for, as the end of a sentence."""
        moment = self.fetched
        if not self.remote_branches:
            return "nothing was fetched from its remote so far, or pushed there, as far as this copy knows"
        return f"as of the last fetch, {self.day(moment)}" if moment else "as far as this copy knows"

    def day(self, moment: datetime | None) -> str:
        """A day, or words for none."""
        return wording.day(moment, self.survey.now) if moment else "a day that is not known"

    def day_of(self, seconds: int) -> str:
        """The day of a Unix time."""
        return self.day(wording.local(seconds))

    def source(self, thing: str = "") -> Source:
        """The place of a finding: the repository and a thing in it."""
        return Source(KIND_NAME, self.store.shown, cleaning.name(thing))

    def ask(self, *words: str, feed: bytes = b"") -> bytes:
        """All that git answers; Stopped once the person stopped the reading."""
        self.survey.check()
        try:
            return git.ask(self.path, *words, feed=feed, stopped=self.survey.stopped)
        except ProgramFailed:
            self.survey.check()
            raise

    def fields(self, *words: str) -> Iterator[str]:
        """What git answers with -z, field by field."""
        return (parsing.text(field) for field in self.ask(*words).split(b"\0"))

    def tell(self, error: ProgramFailed, cost: str) -> None:
        """Say why one question stayed open, and what it costs."""
        why = git.why_not(error)
        self.survey.told(f"{self.store.shown}: {why}; {cost}.")


def opened(store: Store, survey: Survey) -> Opened:
    """A repository with its settings and refs; Unreadable, with the reason, when it is none that may be read."""
    enclosure.check_place(store, survey)
    blank = Opened(store, survey, store.path / ".git", store.path / ".git", False, False, {}, ())
    try:
        answer = parsing.text(blank.ask("rev-parse", *_WHERE))
        top, own, common, shallow = (answer.rstrip("\n").split("\n") + [""] * 4)[:4]
        if os.path.realpath(top) != os.path.realpath(store.path):
            raise Unreadable("its settings say that its files lie elsewhere")
        whole = Path(os.path.normpath(store.path / common))
        enclosure.check_folder(whole, store, survey)
        settings = parsing.settings(blank.ask("config", "--list", "-z"))
        refs = parsing.refs(
            blank.ask("for-each-ref", parsing.REFS_FORMAT, "refs/heads", "refs/remotes", "refs/tags", "refs/stash")
        )
    except ProgramFailed as error:
        raise Unreadable(git.why_not(error)) from None
    return Opened(store, survey, store.path / own, whole, shallow == "true", _has_commit(blank), settings, refs)


def _has_commit(blank: Opened) -> bool:
    try:
        return bool(blank.ask("rev-parse", "--quiet", "--verify", "HEAD^{commit}"))
    except ProgramFailed:
        return False
