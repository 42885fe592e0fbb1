"""What a list of drafts says of each: whose letter it is, which one, and how far it has come."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from resign_tui.core import flow, library
from resign_tui.core.answers import catalogue
from resign_tui.core.departure import Departure
from resign_tui.core.errors import ResignError
from resign_tui.core.letter import compose
from resign_tui.core.situation import TELLING_LETTERS
from resign_tui.core.words import short_date
from resign_tui.drafts.encrypting import is_half_locked
from resign_tui.drafts.listing import DraftInfo
from resign_tui.drafts.load import load
from resign_tui.drafts.seal import has_key

LOCKED = "locked"
"""All that can be said of a draft that opens with its key alone."""

_COUNTS = ("open", "unread")
"""What is nought where there is none, and null where nothing is known."""

HALF_LOCKED = "Locking or unlocking it broke off, so part of it is in clear; lock or unlock it once more."


class Summary(msgspec.Struct, frozen=True):
    """One draft in short. step: where the person is. open: answers that are needed, or (unread) cannot be read.

    scenario: which letter it is; empty where that alone tells what happened, as a list is read over a shoulder.
    sent_on: the day it was handed in, if it was. problem: why nothing is known of it, a sentence.
    """

    company: str = ""
    scenario: str = ""
    step: str = ""
    open: int = 0
    unread: int = 0
    sent_on: date | None = None
    problem: str = ""

    @property
    def scenario_name(self) -> str:
        """What people call the letter; empty where it is not told."""
        return library.scenario(self.scenario).name if self.scenario else ""

    @property
    def words(self) -> tuple[str, ...]:
        """The same in words, each a part of one line."""
        if self.problem:
            return (self.problem,)
        still = flow.stands(self.open - self.unread, self.unread)
        step = f"step {catalogue.STEPS.index(self.step) + 1} {flow.TITLES[self.step]}" if self.step else ""
        where = (f"handed in {short_date(self.sent_on)}",) if self.sent_on else (still, step)
        parts = (self.company or "no company yet", self.scenario_name.lower(), *where)
        return tuple(part for part in parts if part)


def summary_of(departure: Departure) -> Summary:
    """What can be said of a departure in one line."""
    step, progress = departure.draft.place.step, flow.progress(departure, compose.letter(departure))
    return Summary(
        company=" ".join(departure.facts.text("company.name").split()),
        scenario="" if departure.scenario in TELLING_LETTERS else departure.scenario,
        step=step if step in catalogue.STEPS else "",
        open=len(progress.open),
        unread=progress.to_mend,
        sent_on=departure.facts.day("sent.on"),
    )


def summarised(path: Path, today: date) -> Summary:
    """The same of a draft on disk, which is only read; where that fails, the reason."""
    try:
        if has_key(path):
            return Summary(problem=HALF_LOCKED if is_half_locked(path) else LOCKED)
        return summary_of(Departure(load(path).draft, today))
    except ResignError as error:
        return Summary(problem=str(error))


def as_json(listed: DraftInfo, summary: Summary) -> dict[str, Any]:
    """One draft as an object."""
    facts = {key: value or None for key, value in msgspec.to_builtins(summary).items() if key not in _COUNTS}
    return {
        "name": listed.name,
        "path": str(listed.path),
        **facts,
        "scenario_name": summary.scenario_name or None,
        **{key: None if summary.problem else getattr(summary, key) for key in _COUNTS},
        "changed": listed.modified.isoformat(timespec="seconds"),
        "open_in_window": listed.locked,
        "locked": listed.encrypted,
    }
