"""THE table of commands, and the group that takes a draft where others take a command only."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import click

from resign_tui.cli.session import complete_draft, draft_names, session, shared

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "render": "resign_tui.cli.documents:render",
    "export": "resign_tui.cli.documents:export",
    "check": "resign_tui.cli.check:check",
    "advise": "resign_tui.cli.advice:advise",
    "drafts": "resign_tui.cli.drafts:drafts",
    "schema": "resign_tui.cli.about:schema",
    "paths": "resign_tui.cli.about:paths",
    "completion": "resign_tui.cli.about:completion",
}
"""Every command by name, with the module that holds it; the module is loaded when its command is called."""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""Click's settings, inherited by every command."""

_NOT_A_DRAFT = {"help": "--help", "version": "--version"}


class _Root(click.Group):
    """A first word that is no command is a draft; click's own group would call it an unknown command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table, which is the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command of the table, or the wizard with all the words that were given."""
        command = self.get_command(ctx, args[0])
        if command is not None:
            return args[0], command, args[1:]
        return "wizard", _wizard, args

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the program's name in the usage line."""
        return ["[OPTIONS]", "[DRAFT | COMMAND ...]"]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, then the names of drafts, then files."""
        from click.shell_completion import CompletionItem

        drafts = map(CompletionItem, draft_names(incomplete))
        return [*super().shell_complete(ctx, incomplete), *drafts, CompletionItem(incomplete, type="file")]


@click.group(cls=_Root, name="resign-tui", invoke_without_command=True, context_settings=SETTINGS)
@shared
@click.pass_context
def root(context: click.Context) -> int:
    """Write the letter, work out the notice and hand over the work.

    Without a command the wizard opens: on DRAFT, else on the last draft, else on a new one. DRAFT is a path when it
    has a separator or ends in .toml, otherwise a name in the drafts folder.
    """
    if context.invoked_subcommand is not None:
        return 0
    from resign_tui.cli.wizard import open_wizard

    return open_wizard(session(context), None)


def _root_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and context.parent is not None:
        click.echo(context.parent.get_help())
        context.exit()


@click.command(hidden=True, add_help_option=False, context_settings=SETTINGS)
@click.argument("words", metavar="[DRAFT]", nargs=-1, shell_complete=complete_draft)
@click.option("-h", "--help", is_flag=True, is_eager=True, expose_value=False, callback=_root_help)
@shared
@click.pass_context
def _wizard(context: click.Context, words: tuple[str, ...]) -> int:
    """Open the wizard on a draft."""
    name = words[0]
    if len(words) > 1:
        raise click.UsageError(f"There is no command {name!r}; the commands are {', '.join(COMMANDS)}", context)
    if name in _NOT_A_DRAFT:
        raise click.UsageError(f"There is no command {name!r}; did you mean `resign-tui {_NOT_A_DRAFT[name]}`?")
    from resign_tui.cli.wizard import open_wizard
    from resign_tui.drafts.listing import resolve

    start = session(context)
    path = resolve(name, start.folders.drafts)
    if path.parent == start.folders.drafts and not path.exists():
        _ask_for_near_miss(name)
    return open_wizard(start, path)


def _ask_for_near_miss(name: str) -> None:
    """A slip of the keys in a command must not start a new draft of that name."""
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, n=1, cutoff=0.75) if name.isalpha() else []
    if near:
        raise click.UsageError(f"{name!r} is neither a command nor a draft; did you mean `resign-tui {near[0]}`?")
