"""`drafts`: which drafts are there, another name for one, a copy, and forgetting one."""

from __future__ import annotations

from pathlib import Path

from resign_tui.cli.named_draft import draft_meant, draft_there
from resign_tui.cli.output import agreed, answered, give_json, give_lines, say
from resign_tui.cli.session import Session, refuse_to_keep
from resign_tui.core.errors import DraftError, UsageError
from resign_tui.drafts import profile, renaming, summaries
from resign_tui.drafts.forgetting import Plan, forget, planned
from resign_tui.drafts.listing import drafts_in, follow_last
from resign_tui.drafts.resolving import resolve, stands


def forget_draft(start: Session, name: str, yes: bool) -> int:
    """Overwrite and delete a draft with all its earlier versions, and say what is beyond reach; the exit code."""
    plan = _planned(start, name)
    told = summaries.summarised(plan.path, start.today).words
    say(f"This will be deleted ({' · '.join(told)}):", *(f"{item.seen.path}  {item.what}" for item in plan.goes))
    for sentence in plan.stays:
        say(sentence)
    if not _confirmed(plan, yes):
        return 1
    forgotten = forget(plan)
    give_lines(str(removed) for removed in forgotten.removed)
    for sentence in (*forgotten.failed, *forgotten.beyond, *profile.remark(start.folders.config)):
        say(sentence)
    return 1 if forgotten.failed else 0


def _planned(start: Session, name: str) -> Plan:
    """What is to be forgotten, which goes by its whole name alone; a part of one is only asked about."""
    folders = start.folders
    path = resolve(name, folders.drafts)
    try:
        return planned(path, folders.drafts, folders.state)
    except DraftError:
        whole = draft_meant(start, name)
        if stands(path) or whole == path:
            raise
        raise UsageError(
            f"There is no draft {name!r}, and forgetting takes a whole name; do you mean {whole.stem}?"
        ) from None


def _confirmed(plan: Plan, yes: bool) -> bool:
    """Whether the person wants it; outside the drafts folder only the name says so, and no option."""
    name = plan.path.name
    if plan.is_elsewhere:
        say(f"{name} does not lie in your drafts folder. Type its name, {name}, to go on:")
        if answered() == name:
            return True
        say(f"Nothing was deleted; answer {name}.")
        return False
    if yes:
        return True
    say("It cannot come back. Type yes to go on:")
    if agreed():
        return True
    say("Nothing was deleted; answer yes, or add --yes.")
    return False


def list_drafts(start: Session, as_json: bool) -> None:
    """Print the drafts, the one changed last first, with what stands in each."""
    folder = start.folders.drafts
    listing = drafts_in(folder)
    if as_json:
        give_json([summaries.as_json(listed, summaries.summarised(listed.path, start.today)) for listed in listing])
        return
    if not listing:
        say(f"There are no drafts in {folder} yet; `resign-tui` starts one.")
    width = max((len(draft.name) for draft in listing), default=0)
    for listed in listing:
        changed = listed.modified.strftime("%Y-%m-%d %H:%M")
        told = " · ".join(summaries.summarised(listed.path, start.today).words)
        give_lines([f"{listed.name:<{width}}  {changed}  {told}{'  open in a window' if listed.locked else ''}"])


def rename_draft(start: Session, old: str, new: str) -> None:
    """Give a draft another name, with all that is kept beside it, and print where it is."""
    path, target = _from_and_to(start, old, new)
    renaming.rename(path, target)
    follow_last(start.folders.state, path, target)
    give_lines([str(target)])


def copy_draft(start: Session, old: str, new: str) -> None:
    """Write a draft and its private file once more under another name, and print where the copy is."""
    path, target = _from_and_to(start, old, new)
    renaming.copy(path, target)
    give_lines([str(target)])


def _from_and_to(start: Session, old: str, new: str) -> tuple[Path, Path]:
    refuse_to_keep(start, "A draft of another name")
    path = draft_there(start, old)
    target = renaming.named(new, path.parent)
    if target.stem in start.commands:
        raise UsageError(
            f"{target.stem} is a command, so `resign-tui {target.stem}` would not open it; choose another."
        )
    return path, target
