"""The draft that a command names: what was typed, read for the day of the command."""

from __future__ import annotations

from pathlib import Path

from resign_tui import wording_files
from resign_tui.cli.output import say
from resign_tui.cli.passphrase import seal_for
from resign_tui.cli.session import Session
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.core.notice import public_holidays
from resign_tui.drafts.load import load
from resign_tui.drafts.resolving import resolve, stands
from resign_tui.drafts.seal import Seal


def draft_meant(start: Session, text: str) -> Path:
    """The draft that was named: by its path or whole name, else the only one whose name may be meant; where there is
    none, the file that a draft of this name would have. Raises UsageError when it may be one of several.
    """
    folder = start.folders.drafts
    path = resolve(text, folder)
    if stands(path) or path != folder / f"{text}.toml":
        return path
    from resign_tui.drafts.listing import drafts_in  # most drafts are named in full
    from resign_tui.drafts.naming import meant

    names = meant(text, (draft.name for draft in drafts_in(folder)))
    if len(names) > 1:
        raise UsageError(f"{text!r} may be {', '.join(names[:-1])} or {names[-1]}; give more of the name.")
    return folder / f"{names[0]}.toml" if names else path


def draft_there(start: Session, text: str) -> Path:
    """The same of a command that begins none: says how it was read, and raises DraftError where there is none."""
    path = draft_meant(start, text)
    if not stands(path.absolute()):  # which fails where the current folder is gone, and with it what the path means
        import shlex  # most drafts are there

        begin = f"`resign-tui {shlex.quote(text)}`"
        raise DraftError(f"There is no draft {text!r}; `resign-tui drafts` lists yours, and {begin} begins it.")
    if path != resolve(text, start.folders.drafts):
        say(f"{text!r} is read as the draft {path.stem}.")
    return path


def departure_of(start: Session, name: str) -> tuple[Path, Departure]:
    """The draft that was named, read for the session's day; what was odd in it is told on standard error."""
    path, departure, _ = opened_by(start, name)
    return path, departure


def opened_by(start: Session, name: str) -> tuple[Path, Departure, Seal]:
    """The same, with what opens all of it, for that is asked for once."""
    path = draft_there(start, name)
    opening = seal_for(start, path)
    loaded = load(path, opening)
    wording, notes = wording_files.load(start.folders.config)
    departure = Departure(loaded.draft, start.today, public_holidays.known, wording)
    for note in (*loaded.notes, *notes):
        say(note)
    for problem in departure.problems:
        say(f"{problem.field}: {problem.text}")
    return path, departure, opening
