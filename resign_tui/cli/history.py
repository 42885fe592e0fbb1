"""`drafts history` and `drafts restore`: the earlier versions of a draft, and one of them in place of the present."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.cli.named_draft import opened_by
from resign_tui.cli.output import agreed, give_json, give_lines, say
from resign_tui.cli.session import Session, refuse_to_keep
from resign_tui.core.answers.leaks import scrub
from resign_tui.core.comparison import Comparison, compare
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError
from resign_tui.drafts import history
from resign_tui.drafts.store import open_draft


def list_versions(start: Session, name: str, as_json: bool) -> None:
    """Print the earlier versions, newest first: number, day and time, how far it was, and what it changed."""
    path, present, opening = opened_by(start, name)
    versions = sorted(history.told(path, present, opening), key=lambda earlier: -earlier.number)
    if as_json:
        give_json([history.as_json(earlier) for earlier in versions])
        return
    if not versions:
        say(f"No earlier version of {path.stem} is kept yet.")
    width = max((len(str(earlier.number)) for earlier in versions), default=0)
    for earlier in versions:
        changed = (earlier.since.words,) if earlier.since is not None else ()
        told = " · ".join((*earlier.words, *changed, *(("as it is now",) if earlier.is_present else ())))
        give_lines([f"{earlier.number:>{width}}  {earlier.moment}  {told}"])


def restore(start: Session, name: str, number: int, yes: bool) -> int:
    """Bring an earlier version back after a question, the present state kept as a version first; the exit code."""
    refuse_to_keep(start, "Bringing a version back")
    path, present, opening = opened_by(start, name)
    earlier = history.version(path, number, opening)
    assert earlier.draft is not None
    draft = history.brought_back(earlier.draft, present.draft)
    back = compare(present, Departure(draft, present.today, present.holidays, present.wording))
    if back.is_same:
        say(f"Version {number} says what {path.stem} says now, so there is nothing to bring back.")
        return 0
    say(f"Version {number} of {earlier.moment} would change in {path.stem}:", *_told(back))
    if not yes:
        say("What it says now is kept as a version. Type yes to go on:")
        if not agreed():
            say("Nothing was changed; answer yes, or add --yes.")
            return 1
    opened = open_draft(path, scrub=scrub, seal=opening)
    try:
        if opened.read_only:
            raise DraftError(f"{' '.join(opened.notes)} Nothing was brought back.")
        opened.store.keep(opened.draft)
        opened.store.save(draft)
        notes = opened.store.take_notes()
    finally:
        opened.store.close()
    for note in notes:
        say(note)
    give_lines([str(path)])
    return 0


def _told(back: Comparison) -> Iterator[str]:
    """What is said now and what would be, line by line; then what is only counted."""
    for change in back.changes:
        letter = f" ({change.letter})" if change.letter else ""
        yield f"{change.label}{letter}: {' -> '.join(change.words)}"
    if back.counted:
        words = ", ".join(back.counted)
        yield f"{words[:1].upper()}{words[1:]}."
