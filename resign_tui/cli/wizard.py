"""The wizard, on a draft where one is named: what must be known before the terminal is touched, then the app itself."""

from __future__ import annotations

import difflib
import os
import shlex
import sys
from functools import partial
from pathlib import Path

import click

from resign_tui import settings
from resign_tui.cli.about import key_notes
from resign_tui.cli.named_draft import draft_meant
from resign_tui.cli.output import say
from resign_tui.cli.passphrase import seal_to_open
from resign_tui.cli.session import KEPT_NOTHING, Session, commands, session
from resign_tui.drafts.resolving import stands
from resign_tui.ui.terminal import environment

_STDIN, _STDERR = 0, 2

_NOT_SAVED = "Nothing here was saved. `resign-tui` opens your own departure."

_NOT_A_DRAFT = {"help": "--help", "version": "--version"}


def open_named(context: click.Context, words: tuple[str, ...]) -> int:
    """Run the wizard on the draft that was named; the exit code."""
    name = words[0]
    if len(words) > 1:
        raise click.UsageError(
            f"There is no command {name!r}; the commands are {', '.join(commands(context))}", context
        )
    if name in _NOT_A_DRAFT:
        raise click.UsageError(f"There is no command {name!r}; did you mean `resign-tui {_NOT_A_DRAFT[name]}`?")
    start = session(context)
    path = draft_meant(start, name)
    if path.parent == start.folders.drafts and not stands(path):
        _ask_for_near_miss(name, start.commands)
    return open_wizard(start, path)


def _ask_for_near_miss(name: str, commands: tuple[str, ...]) -> None:
    """A slip of the keys in a command must not start a new draft of that name."""
    near = difflib.get_close_matches(name, commands, n=1, cutoff=0.75) if name.isalpha() else []
    if near:
        raise click.UsageError(f"{name!r} is neither a command nor a draft; did you mean `resign-tui {near[0]}`?")


def open_wizard(start: Session, path: Path | None, *, is_example: bool = False) -> int:
    """Run the wizard on a draft, on the last one, or on the example; the exit code.

    Nothing heavy is loaded where it cannot run.
    """
    if start.ephemeral:
        sys.dont_write_bytecode = True
    if start.plain:
        from resign_tui.cli.plain.session import run_plain  # needs no screen, and the wizard none of it

        return run_plain(start, path, is_example=is_example)
    why_not = environment.can_draw(_STDIN, _STDERR, start.environ)
    if why_not:
        say(why_not)
        return 2
    opening = seal_to_open(start, path, is_example=is_example)
    chosen = settings.load(start.folders.config, start.config)
    environment.scrub(os.environ)
    environment.harden()
    from resign_tui.ui.app import run_wizard  # heavy, and Textual reads the environment when it is imported

    ended = run_wizard(
        path,
        seal=opening,
        today=start.today,
        calendar=start.calendar,
        folders=start.folders,
        ascii=start.ascii or chosen.ascii,
        theme=start.theme or chosen.theme or None,
        notices=(*chosen.notes, *key_notes(chosen)),
        keys=chosen.keys,
        remember_theme=None if start.config else partial(settings.save_theme, start.folders.config),
        is_unkept=start.ephemeral or is_example,
        is_example=is_example,
    )
    if ended.code == 0:
        kept_nothing = KEPT_NOTHING if start.ephemeral else _NOT_SAVED
        say(_farewell(ended.draft, start.folders.drafts, start.commands) if ended.draft else kept_nothing)
    return ended.code


def _farewell(path: Path, drafts: Path, commands: tuple[str, ...]) -> str:
    """Where the draft is, and how to open it again."""
    if path.parent == Path(os.path.realpath(drafts)) and path.stem not in commands:
        return f"Saved as {path.stem}. `resign-tui {shlex.quote(path.stem)}` opens it again."
    return f"Saved as {path.name} in {path.parent}. `resign-tui {shlex.quote(str(path))}` opens it again."
