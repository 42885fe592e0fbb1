"""Opening the wizard: what must be known before the terminal is touched, then the app itself."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from resign_tui import settings
from resign_tui.cli.output import say
from resign_tui.cli.session import Session

_STDIN, _STDERR = 0, 2


def open_wizard(start: Session, path: Path | None) -> int:
    """Run the wizard on a draft, or on the last one; the exit code. Nothing heavy is loaded where it cannot run."""
    from resign_tui.ui.terminal import environment

    why_not = environment.can_draw(_STDIN, _STDERR, start.environ)
    if why_not:
        say(why_not)
        return 2
    chosen = settings.load(start.folders.config, start.config)
    environment.scrub(os.environ)
    environment.harden()
    from resign_tui.ui.app import run_wizard

    return run_wizard(
        path,
        today=start.today,
        calendar=start.calendar,
        folders=start.folders,
        environ=start.environ,
        ascii=start.ascii or chosen.ascii,
        theme=start.theme or chosen.theme or None,
        notices=chosen.notes,
        remember_theme=None if start.config else partial(settings.save_theme, start.folders.config),
    )
