"""What every command starts from: the day, our folders, the draft that was named, and the options all share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from resign_tui import __version__
from resign_tui.cli.output import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from resign_tui.core.departure import Departure
    from resign_tui.folders import Folders

C = TypeVar("C", bound=Callable[..., Any])

_META = "resign_tui."


class Session(msgspec.Struct, frozen=True):
    """today: the day of the command. calendar: what says the day as long as a window is open; None when it is fixed.

    config: a file named by --config. theme: None when none was asked for.
    """

    today: date
    calendar: Callable[[], date] | None
    environ: Mapping[str, str]
    config: Path | None
    ascii: bool
    theme: str | None

    @property
    def folders(self) -> Folders:
        """Our folders, looked up when asked for: a draft named by its path needs none."""
        from resign_tui.folders import folders

        return folders(self.environ)


def session(context: click.Context) -> Session:
    """The session of this command line."""
    given = context.meta.get
    fixed = given(_META + "today")
    config = given(_META + "config")
    return Session(
        fixed or date.today(),
        None if fixed else date.today,
        os.environ,
        Path(config) if config else None,
        bool(given(_META + "ascii")),
        given(_META + "theme"),
    )


def departure_of(start: Session, name: str) -> tuple[Path, Departure]:
    """The draft that was named, read for the session's day; what was odd in it is told on standard error."""
    from resign_tui.core.departure import Departure
    from resign_tui.core.notice import public_holidays
    from resign_tui.drafts.listing import resolve
    from resign_tui.drafts.load import load

    path = resolve(name, start.folders.drafts)
    loaded = load(path)
    departure = Departure(loaded.draft, start.today, public_holidays.known)
    for note in loaded.notes:
        say(note)
    for problem in departure.problems:
        say(f"{problem.field}: {problem.text}")
    return path, departure


def complete_draft(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What may stand where a draft is named: the drafts that are there, then files."""
    from click.shell_completion import CompletionItem

    return [*map(CompletionItem, draft_names(incomplete)), CompletionItem(incomplete, type="file")]


def draft_names(start: str) -> list[str]:
    """Names in the drafts folder that begin so; none when the folder cannot be read."""
    from resign_tui.core.errors import DraftError
    from resign_tui.drafts.listing import drafts_in
    from resign_tui.folders import folders

    try:
        drafts = drafts_in(folders(os.environ).drafts)
    except DraftError:
        return []
    return [draft.name for draft in drafts if draft.name.startswith(start)]


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Remember a shared option wherever it stood; the one nearest to the end of the line counts."""
    if value:
        context.meta[_META + (parameter.name or "")] = value


def _keep_day(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Remember the day; a date is YYYY-MM-DD and nothing else."""
    if not value:
        return
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise click.BadParameter(f"{value!r} is not a date; write it like 2026-11-23", context, parameter)
    _keep(context, parameter, day)


_SHARED: tuple[Callable[[C], C], ...] = (
    click.option(
        "--today",
        metavar="YYYY-MM-DD",
        help="Work as if it were this day.",
        callback=_keep_day,
        expose_value=False,
    ),
    click.option("--ascii", is_flag=True, help="Draw with plain characters.", callback=_keep, expose_value=False),
    click.option("--theme", metavar="NAME", help="Colours of the wizard.", callback=_keep, expose_value=False),
    click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False),
        help="Read this settings file.",
        callback=_keep,
        expose_value=False,
    ),
    click.version_option(__version__, message="resign-tui %(version)s"),
)


def shared(command: C) -> C:
    """Gives a command the options that are the same everywhere."""
    for option in reversed(_SHARED):
        command = option(command)
    return command
