"""`drafts`: which drafts are there, and forgetting one."""

from __future__ import annotations

import sys

from resign_tui.cli.output import give_lines, say
from resign_tui.cli.session import Session
from resign_tui.drafts.forgetting import forget, remains
from resign_tui.drafts.listing import drafts_in, resolve


def forget_draft(start: Session, name: str, yes: bool) -> int:
    """Overwrite and delete a draft with all its earlier versions, and say what is beyond reach; the exit code."""
    path = resolve(name, start.folders.drafts)
    if not yes and remains(path.resolve()) and not _confirmed(path.name):
        say("Nothing was deleted; answer yes, or add --yes.")
        return 1
    forgotten = forget(path, start.folders.state)
    give_lines(str(removed) for removed in forgotten.removed)
    for sentence in forgotten.beyond:
        say(sentence)
    return 0


def _confirmed(name: str) -> bool:
    """Ask on standard error, so that standard output holds results only."""
    if sys.stdin is None:
        return False
    say(f"{name}, its private file and all its earlier versions will be deleted. Type yes to go on:")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def list_drafts(start: Session) -> None:
    """Print the drafts, the one changed last first."""
    folder = start.folders.drafts
    listing = drafts_in(folder)
    if not listing:
        say(f"There are no drafts in {folder} yet; `resign-tui` starts one.")
    width = max((len(draft.name) for draft in listing), default=0)
    for listed in listing:
        changed = listed.modified.strftime("%Y-%m-%d %H:%M")
        give_lines([f"{listed.name:<{width}}  {changed}{'  open in a window' if listed.locked else ''}"])
