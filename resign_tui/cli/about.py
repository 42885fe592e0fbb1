"""`paths` and `completion`: what the program can say about itself."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from resign_tui import settings, wording_files
from resign_tui.cli.output import COMPLETE_VARIABLE, PROGRAM, give, give_lines, say
from resign_tui.cli.session import Session
from resign_tui.core.answers import catalogue
from resign_tui.drafts.profile import profile_path
from resign_tui.folders import exposure
from resign_tui.ui.keymap import keymap
from resign_tui.ui.views import FOLDER


def paths(start: Session) -> None:
    """Print where drafts, profile, settings and wording of the person's own lie, and where files are written."""
    ours = start.folders
    give_lines(
        [
            f"drafts    {ours.drafts}",
            f"state     {ours.state}",
            f"profile   {profile_path(ours.config)}",
            f"settings  {start.config or ours.config / settings.NAME}",
            f"templates {ours.config / wording_files.FOLDER}",
            f"phrases   {ours.config / wording_files.PHRASES}",
            f"exports   {catalogue.field(FOLDER).default}, unless step 7 of a draft names another folder",
        ]
    )
    chosen = settings.load(ours.config, start.config)
    for sentence in (*chosen.notes, *key_notes(chosen)):
        say(sentence)
    for sentence in exposure(ours.drafts, _mounts()):
        say(sentence)


def key_notes(chosen: settings.Settings) -> tuple[str, ...]:
    """Why keys of the settings do not hold."""
    return tuple(f"{settings.NAME}: {note}" for note in keymap(chosen.keys).notes)


def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    shell_class = get_completion_class(shell)
    if shell_class is None:
        raise click.UsageError(f"Completion for {shell} needs a newer click", context)
    script = shell_class(context.find_root().command, {}, PROGRAM, COMPLETE_VARIABLE).source()
    give(script.encode() + b"\n")


def _mounts() -> str:
    """What is mounted where, as Linux tells it; empty elsewhere."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
