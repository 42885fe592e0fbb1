"""`profile`: what is kept of the person for the next departure, and forgetting it."""

from __future__ import annotations

from resign_tui.cli.output import agreed, give_lines, say
from resign_tui.cli.session import Session
from resign_tui.core.answers import catalogue
from resign_tui.drafts import profile
from resign_tui.drafts.forgetting import BEYOND

_NONE = "Nothing of you is kept; alt+k in the wizard keeps your name and address for the next departure."


def show(start: Session) -> None:
    """Print what is kept, answer by answer."""
    answers = profile.kept(start.folders.config).answers
    if not answers:
        say(_NONE)
        return
    labels = {field_id: catalogue.field(field_id).label for field_id in answers}
    width = max(map(len, labels.values()))
    give_lines(f"{labels[key]:<{width}}  {', '.join(str(text).splitlines())}" for key, text in answers.items())


def forget(start: Session, yes: bool) -> int:
    """Overwrite and delete what is kept, print which file it was, and say what is beyond reach; the exit code."""
    seen = profile.standing(start.folders.config)
    if seen is None:
        say(_NONE)
        return 0
    say(f"This will be deleted: {seen.path}, {seen.kind.value} with what is kept of you.")
    if not yes:
        say("It cannot come back; your drafts stay. Type yes to go on:")
        if not agreed():
            say("Nothing was deleted; answer yes, or add --yes.")
            return 1
    overwritten = profile.forget(seen)
    give_lines([str(seen.path)])
    if not overwritten:
        say("It was deleted, but could not be overwritten before; it may have another name on this disk.")
    for sentence in BEYOND:
        say(sentence)
    return 0
