"""The earlier versions of a draft to look at and to bring back: what each says, how far it was, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from resign_tui.core.answers.draft import Draft
from resign_tui.core.comparison import Comparison, compare
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError, ResignError, UsageError
from resign_tui.core.words import short_date
from resign_tui.disk import Kind, Seen
from resign_tui.drafts.generations import Version, draft_versions
from resign_tui.drafts.load import Read, joined, read_file
from resign_tui.drafts.seal import Seal
from resign_tui.drafts.summaries import Summary, summary_of
from resign_tui.drafts.toml_file import Loaded


class Earlier(msgspec.Struct, frozen=True):
    """One earlier version. draft: what it says, None where it cannot be read; then `problem` says why, a sentence.

    summary: whose it was and how far. since: what it changed, seen from the version before it that can be read; None
    for the first. back: what bringing it back would change in the present draft.
    """

    number: int
    when: datetime
    draft: Draft | None = None
    problem: str = ""
    summary: Summary | None = None
    since: Comparison | None = None
    back: Comparison | None = None

    @property
    def moment(self) -> str:
        """When it was kept, as days and times are shown."""
        return f"{short_date(self.when)}, {self.when:%H:%M}"

    @property
    def is_present(self) -> bool:
        """It says what the draft says now."""
        return self.back is not None and self.back.is_same

    @property
    def words(self) -> tuple[str, ...]:
        """How far it was, or why it cannot be read, each a part of one line."""
        return (self.problem,) if self.problem or self.summary is None else self.summary.words


def listed(path: Path) -> tuple[Earlier, ...]:
    """The earlier versions of a draft, newest first, of which nothing is read yet. Raises WriteError."""
    return tuple(Earlier(version.number, version.when) for version in draft_versions(path))


def told(path: Path, present: Departure, seal: Seal) -> Iterator[Earlier]:
    """The same, each read through the seal and compared, one after the other, for reading all of them takes a while."""
    after: Earlier | None = None
    for version in draft_versions(path):
        earlier = _read(version, seal)
        if earlier.draft is None:
            yield earlier
            continue
        here = _departure(earlier.draft, present)
        earlier = replace(earlier, summary=summary_of(here), back=compare(present, here))
        if after is not None and after.draft is not None:
            yield replace(after, since=compare(here, _departure(after.draft, present)))
        after = earlier
    if after is not None:
        yield after


def version(path: Path, number: int, seal: Seal) -> Earlier:
    """One earlier version, read. Raises UsageError when there is none of this number, DraftError when it is damaged."""
    found = next((each for each in draft_versions(path) if each.number == number), None)
    if found is None:
        raise UsageError(f"{path.stem} has no version {number}; `resign-tui drafts history` lists them.")
    earlier = _read(found, seal)
    if earlier.draft is None:
        raise DraftError(f"Version {number} cannot be brought back. {earlier.problem}")
    return earlier


def brought_back(version: Draft, present: Draft) -> Draft:
    """The draft of an earlier version in place of the present one; the person stands where they stand."""
    return replace(version, seed=version.seed or present.seed).at(present.place)


def as_json(earlier: Earlier) -> dict[str, Any]:
    """One version as an object, each thing by its lasting name and in words; no private answer is in it."""
    summary = earlier.summary
    facts = {key: value or None for key, value in msgspec.to_builtins(summary or Summary()).items()}
    return {
        "version": earlier.number,
        "kept": earlier.when.isoformat(timespec="seconds"),
        **facts,
        "scenario_name": summary.scenario_name or None if summary else None,
        "open": None if summary is None else summary.open,
        "problem": earlier.problem or None,
        "words": list(earlier.words),
        "is_present": earlier.is_present,
        "changed": _changes(earlier.since),
        "brought_back": _changes(earlier.back),
    }


def _changes(compared: Comparison | None) -> dict[str, Any] | None:
    if compared is None:
        return None
    changes = [{**msgspec.to_builtins(change), "letter": change.letter} for change in compared.changes]
    return {"words": compared.words, **msgspec.to_builtins(compared), "changes": changes}


def _departure(draft: Draft, present: Departure) -> Departure:
    """A version, read on the day and in the words of the present draft."""
    return Departure(draft, present.today, present.holidays, present.wording)


def _read(version: Version, seal: Seal) -> Earlier:
    earlier = Earlier(version.number, version.when)
    try:
        if version.main is None:
            raise DraftError("Only its private answers are there; the file of the draft itself is gone.")
        private = Read(None, Loaded(Draft())) if version.private is None else _file(version.private, seal)
        loaded = joined(_file(version.main, seal).loaded, private)
        if loaded.read_only:
            raise DraftError("A newer resign-tui wrote it; update resign-tui to bring it back.")
    except ResignError as error:
        return replace(earlier, problem=str(error))
    return replace(earlier, draft=loaded.draft)


def _file(seen: Seen, seal: Seal) -> Read:
    """What a file of a version says; one that says nothing is no empty draft, but none."""
    if seen.kind is not Kind.FILE:
        raise DraftError(f"{seen.path.name} is {seen.kind.value}, so nothing is read from it.")
    file = read_file(seen.path, seal)
    if file.data is None or not file.data.strip():
        raise DraftError(f"{seen.path.name} is {'gone' if file.data is None else 'empty'}.")
    return file
