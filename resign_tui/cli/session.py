"""What every command starts from: the day, our folders, and the options that all share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from copy import copy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from resign_tui import __version__
from resign_tui.cli.output import PROGRAM, give_lines
from resign_tui.core.errors import UsageError
from resign_tui.core.parsing.civil import FIRST_YEAR, LAST_YEAR
from resign_tui.folders import Folders, folders
from resign_tui.themes import THEMES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

C = TypeVar("C", bound=click.Command)

READS = ("today", "identity")
"""The shared options that matter to what reads a draft."""

SCREEN = ("today", "ascii", "plain", "theme", "config")
"""Those that matter to what shows one in the wizard."""

_META = "resign_tui."

KEPT_NOTHING = "Nothing was kept but what you copied or wrote yourself."
"""The last line of a sitting that left no trace."""


class Session(msgspec.Struct, frozen=True):
    """today: the day of the command. calendar: what says the day as long as a window is open; None when it is fixed.

    config: a file named by --config. theme: None when none was asked for. plain: questions line by line, no screen.
    ephemeral: nothing of the sitting is kept. commands: the names that mean no draft. identity: a file of age that
    opens drafts locked for a recipient.
    """

    today: date
    calendar: Callable[[], date] | None
    environ: Mapping[str, str]
    config: Path | None
    ascii: bool
    theme: str | None
    plain: bool = False
    ephemeral: bool = False
    commands: tuple[str, ...] = ()
    identity: Path | None = None

    @property
    def folders(self) -> Folders:
        """Our folders, looked up when asked for: a draft named by its path needs none."""
        return folders(self.environ)


def session(context: click.Context) -> Session:
    """The session of this command line."""
    given = context.meta.get
    fixed = given(_META + "today")
    config, identity = given(_META + "config"), given(_META + "identity")
    return Session(
        fixed or date.today(),
        None if fixed else date.today,
        os.environ,
        Path(config) if config else None,
        bool(given(_META + "ascii")),
        given(_META + "theme"),
        bool(given(_META + "plain")),
        bool(given(_META + "ephemeral")),
        commands(context),
        Path(identity) if identity else None,
    )


def refuse_to_keep(start: Session, what: str) -> None:
    """UsageError where a command that keeps something was asked to keep nothing."""
    if start.ephemeral:
        raise UsageError(f"{what} keeps something on the disk, which --ephemeral rules out; leave one of them out.")


def commands(context: click.Context) -> tuple[str, ...]:
    """The name of every command, in the order of use."""
    root = context.find_root()
    return tuple(root.command.list_commands(root)) if isinstance(root.command, click.Group) else ()


def complete_file(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The shell puts a file there; click's own type for that looks for a translation of its name at every start."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Remember a shared option wherever it stood; the one nearest to the end of the line counts."""
    if value:
        context.meta[_META + (parameter.name or "")] = value


def _keep_day(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Remember the day; a date is YYYY-MM-DD and nothing else, of a year that dates in a draft may have."""
    if value is None:
        return
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise click.BadParameter(f"{value!r} is not a date; write it like 2026-11-23", context, parameter)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise click.BadParameter(f"{value!r} is not of the years {FIRST_YEAR} to {LAST_YEAR}", context, parameter)
    _keep(context, parameter, day)


def _keep_named(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Remember the name of a file; an empty one is a slip of a script, which nobody should have to guess at."""
    if value == "":
        raise click.BadParameter("it names no file; write its name, or leave the option out", context, parameter)
    _keep(context, parameter, value)


def _keep_settings(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Remember the settings file, once it can be read."""
    _keep_named(context, parameter, value)
    if value:
        from resign_tui import settings

        settings.load(Path(), Path(value))


def _give_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        give_lines([f"{PROGRAM} {__version__}"])
        context.exit()


def _give_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """What a command is for; of one that has no name of its own, what the whole program is for."""
    if wanted and not context.resilient_parsing:
        named = context.parent if context.command.hidden and context.parent else context
        give_lines([named.get_help()])
        context.exit()


_SHARED = (
    click.Option(
        ["--today"],
        metavar="YYYY-MM-DD",
        help="Work as if it were this day.",
        callback=_keep_day,
        expose_value=False,
    ),
    click.Option(["--ascii"], is_flag=True, help="Draw with plain characters.", callback=_keep, expose_value=False),
    click.Option(
        ["--plain"], is_flag=True, help="Ask line by line: for screen readers.", callback=_keep, expose_value=False
    ),
    click.Option(
        ["--ephemeral"],
        is_flag=True,
        help="Keep nothing of this sitting: no draft, no settings, no file.",
        callback=_keep,
        expose_value=False,
    ),
    click.Option(
        ["--theme"],
        metavar="NAME",
        type=click.Choice(THEMES),
        help=f"Colours: {', '.join(THEMES[:4])}, or one of Textual's.",
        callback=_keep,
        expose_value=False,
    ),
    click.Option(
        ["--config"],
        metavar="FILE",
        shell_complete=complete_file,
        help="Read this settings file.",
        callback=_keep_settings,
        expose_value=False,
    ),
    click.Option(
        ["--identity"],
        metavar="FILE",
        shell_complete=complete_file,
        help="Open what is locked for a recipient with this identity of age, or private SSH key.",
        callback=_keep_named,
        expose_value=False,
    ),
    click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        help="Show the version and exit.",
        callback=_give_version,
        expose_value=False,
    ),
    click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        help="Show this message and exit.",
        callback=_give_help,
        expose_value=False,
    ),
)


def shared(*used: str) -> Callable[[C], C]:
    """Gives a command the options that are the same everywhere, behind its own; its help names those that it uses.

    The others it takes as well, so that an alias may hold any of them before every command.
    """

    def give(command: C) -> C:
        command.params.extend(each if each.name in (*used, "help") else _unnamed(each) for each in _SHARED)
        return command

    return give


@cache
def _unnamed(option: click.Option) -> click.Option:
    """The same option, of which help and completion say nothing."""
    other = copy(option)
    other.hidden = True
    return other
