"""Who holds the cron line of a workflow: not the last author of the file, but the last who changed its times."""

from __future__ import annotations

from typing import Literal

import msgspec

from resign_tui.core.evidence.identity import Author, Identities
from resign_tui.evidence import cleaning, git
from resign_tui.evidence.checkout import Checkout
from resign_tui.evidence.formats.yaml_file import first
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.programs import ProgramFailed
from resign_tui.evidence.sources.ci.facts import Schedule
from resign_tui.evidence.sources.ci.github import crons

Whose = Literal["mine", "resembling", "other", "unknown"]


class Holder(msgspec.Struct, frozen=True):
    """Who changed the cron line last. doubt: why that is not known, as the end of "…, for". pending: the times in
    the work tree are not the committed ones."""

    author: Author | None = None
    commit: str = ""
    doubt: str = ""
    pending: bool = False

    def whose(self, me: Identities) -> Whose:
        """Whether the person holds it."""
        if self.author is None or not me:
            return "unknown"
        if me.owns(self.author):
            return "mine"
        return "resembling" if me.resembles(self.author) else "other"

    @property
    def name(self) -> str:
        """The holder's name."""
        return cleaning.name(self.author.name) if self.author is not None else ""


def holder(checkout: Checkout, file: str, schedules: tuple[Schedule, ...]) -> Holder:
    """Who changed the times of a workflow last, on the branch that is checked out."""
    if checkout.repository is None:
        return Holder(doubt="its history was not read")
    top = checkout.repository.path
    try:
        versions = git.history(top, file)
        if not versions:
            return Holder(doubt="it was never committed")
        times = _times(versions[0].content)
        same = 1
        while same < len(versions) and _times(versions[same].content) == times:
            same += 1
        if same == len(versions):
            if same >= git.MOST_VERSIONS:
                return Holder(doubt=f"its last {same} commits left it as it is")
            if git.ask(top, "rev-parse", "--is-shallow-repository").strip() == b"true":
                return Holder(doubt="the history in this checkout is cut off before that")
    except ProgramFailed as error:
        return Holder(doubt=git.why_not(error))
    changed = versions[same - 1]
    pending = times != _sorted(schedules)
    return Holder(Author(changed.name, changed.mail), changed.sha[:7], pending=pending)


def _times(content: bytes) -> tuple[str, ...] | None:
    """The cron lines of one version; None where it was no workflow that could start."""
    try:
        return _sorted(crons(first(content)))
    except Unreadable:
        return None


def _sorted(schedules: tuple[Schedule, ...]) -> tuple[str, ...]:
    return tuple(sorted(schedule.cron for schedule in schedules))
