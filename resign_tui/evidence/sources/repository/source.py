"""The source git: how a repository is recognised, and the order in which it is asked."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping

from resign_tui.core.evidence.identity import Author
from resign_tui.core.evidence.proposal import Proposal
from resign_tui.evidence import git, wording
from resign_tui.evidence.kind import SourceKind
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.repositories import Repository
from resign_tui.evidence.sources.repository import attached, copies, deployed, knowing, owners, systems, uncommitted
from resign_tui.evidence.sources.repository.opened import KIND_NAME, Opened, opened
from resign_tui.evidence.survey import Store, Survey
from resign_tui.evidence.walk import Folder

HISTORY_SECONDS = 10.0


def stores(folder: Folder) -> Iterator[str]:
    """A folder with a .git in it, be it a folder or the file of a submodule or a further work tree."""
    is_bare = not folder.parts and "HEAD" in folder.files and {"objects", "refs"} <= set(folder.folders)
    if is_bare or ".git" in (*folder.folders, *folder.files, *folder.links):
        yield ""


def read(store: Store, survey: Survey) -> Iterator[Proposal]:
    """What would be lost with this machine first; then who knows it; then what hangs on it."""
    found = opened(store, survey)
    _become_known(found)
    is_further_tree = f"git: {found.common}" in survey.facts
    survey.facts.add(f"git: {found.common}")
    survey.repositories.add(Repository(store.path, store.shown, bool(found.remotes)))
    if not is_further_tree:
        try:
            yield from copies.proposals(found)
        except ProgramFailed as error:
            found.tell(error, "what only this machine has of it is not known")
    yield from uncommitted.proposals(found)
    if not is_further_tree and found.has_commit:
        yield from _history(found)


def _history(found: Opened) -> Iterator[Proposal]:
    try:
        blobs = _files(found)
        knowledge = _knowledge(found, frozenset(map(os.fsencode, blobs)))
    except ProgramFailed as error:
        found.tell(error, "who else knows its files is not known")
        return
    found.survey.lookalikes.update(knowledge.lookalikes)
    if not found.survey.me:
        found.survey.told(
            f"{found.store.shown}: who you are is not known; what nobody else touched was not looked for."
        )
        return
    if knowledge.since:
        since = wording.local(knowledge.since)
        day = wording.day(since) if since else "a while ago"
        found.survey.told(f"{found.store.shown}: its history is long; it was read back to {day}.")
    yield from systems.proposals(systems.History.of(found, knowledge, tuple(blobs)))
    if knowledge.mine:
        yield from deployed.proposals(found)
    yield from owners.proposals(found, tuple(blobs))
    try:
        yield from attached.large_files(found, blobs)
    except ProgramFailed as error:
        found.tell(error, "which of its files git LFS keeps is not known")


def _become_known(found: Opened) -> None:
    """The person is also who git signs as here."""
    names = [*found.settings.get("user.email", ()), *found.settings.get("user.name", ())]
    found.survey.me = found.survey.me.plus(names)


def _files(found: Opened) -> Mapping[str, str]:
    """Path and object of each file of the last commit."""
    files = {}
    for field in found.ask("ls-tree", "-r", "-z", "HEAD").split(b"\0"):
        head, _, path = field.partition(b"\t")
        parts = head.split(b" ")
        if path and len(parts) == 3 and parts[1] == b"blob":
            files[os.fsdecode(path)] = parts[2].decode("ascii", "replace")
    return files


def _knowledge(found: Opened, alive: frozenset[bytes]) -> knowing.Knowledge:
    seen: dict[Author, int] = {}
    for ref in found.refs:
        seen[ref.author] = max(seen.get(ref.author, 0), ref.time)
    deadline = time.monotonic() + HISTORY_SECONDS

    def is_over() -> bool:
        found.survey.check()
        return time.monotonic() > deadline

    reader = knowing.Reader(found.survey.me, int(found.survey.now.timestamp()), seen)
    fields = git.raw_fields(found.path, *knowing.LOG, "HEAD", stopped=found.survey.stopped)
    return reader.read(fields, is_over, alive)


KIND = SourceKind(name=KIND_NAME, title="git repositories", stores=stores, read=read, first=True)
