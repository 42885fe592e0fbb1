"""The draft that a command names: what was typed, read for the day of the command."""

from __future__ import annotations

from pathlib import Path

from resign_tui.cli.output import say
from resign_tui.cli.session import Session
from resign_tui.core.departure import Departure
from resign_tui.core.notice import public_holidays
from resign_tui.drafts.listing import resolve
from resign_tui.drafts.load import load


def departure_of(start: Session, name: str) -> tuple[Path, Departure]:
    """The draft that was named, read for the session's day; what was odd in it is told on standard error."""
    path = resolve(name, start.folders.drafts)
    loaded = load(path)
    departure = Departure(loaded.draft, start.today, public_holidays.known)
    for note in loaded.notes:
        say(note)
    for problem in departure.problems:
        say(f"{problem.field}: {problem.text}")
    return path, departure
