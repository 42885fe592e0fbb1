"""`profile`: what is kept of the person for the next departure, and forgetting it."""

from __future__ import annotations

from resign_tui.cli.output import give_lines, say
from resign_tui.cli.session import Session
from resign_tui.core.answers import catalogue
from resign_tui.drafts import profile

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


def forget(start: Session) -> None:
    """Overwrite and delete what is kept, and print which file it was."""
    if profile.forget(start.folders.config):
        give_lines([str(profile.profile_path(start.folders.config))])
    else:
        say(_NONE)
