"""`paths` and `completion`: what the program can say about itself."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from resign_tui import settings
from resign_tui.cli.edge import COMPLETE_VARIABLE
from resign_tui.cli.output import PROGRAM, give, give_lines, say
from resign_tui.cli.session import session, shared
from resign_tui.folders import exposure

SHELLS = ("bash", "zsh", "fish", "powershell")
"""Shells that may be completed; whether one can be is click's to say."""


@click.command()
@shared
@click.pass_context
def paths(context: click.Context) -> None:
    """Print where drafts and settings lie."""
    start = session(context)
    ours = start.folders
    give_lines(
        [
            f"drafts    {ours.drafts}",
            f"state     {ours.state}",
            f"settings  {start.config or ours.config / settings.NAME}",
        ]
    )
    for sentence in exposure(ours.drafts, _mounts()):
        say(sentence)


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@shared
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash: eval "$(resign-tui completion bash)"; the same for zsh; for fish: resign-tui completion fish | source.
    """
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
