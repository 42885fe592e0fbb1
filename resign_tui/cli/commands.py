"""The command line as the person sees it: the program with its options, and the names of its commands.

A command is loaded when it is called, and loads its work then; its help waits for none of that.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import click

from resign_tui.cli.arguments import complete_draft, drafts_or_files
from resign_tui.cli.session import SCREEN, session, shared

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SETTINGS = {"help_option_names": [], "max_content_width": 100}
"""Click's settings, inherited by every command; help is an option of ours."""

MODULES = {
    "render": "commands_letter",
    "export": "commands_letter",
    "check": "commands_reading",
    "advise": "commands_reading",
    "evidence": "commands_reading",
    "drafts": "commands_drafts",
    "profile": "commands_drafts",
    "demo": "commands_drafts",
    "template": "commands_template",
    "schema": "commands_about",
    "paths": "commands_about",
    "completion": "commands_about",
}
"""In which module each command stands under its name, in the order of use."""


class _Commands(Mapping[str, click.Command]):
    """The commands by name, each loaded when it is looked up."""

    def __getitem__(self, name: str) -> click.Command:
        command: click.Command = getattr(importlib.import_module(f"{__package__}.{MODULES[name]}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


class _Root(click.Group):
    """A first word that is no command is a draft; click's own group would call it an unknown command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command, or the wizard with all the words that were given."""
        command = self.get_command(ctx, args[0])
        return (args[0], command, args[1:]) if command is not None else ("wizard", _wizard, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the program's name in the usage line."""
        return ["[OPTIONS]", "[DRAFT | COMMAND ...]"]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, then the names of drafts, then files."""
        return [*super().shell_complete(ctx, incomplete), *drafts_or_files(incomplete)]


@shared(*SCREEN, "ephemeral", "identity", "version")
@click.group(cls=_Root, commands=_Commands(), name="resign-tui", invoke_without_command=True, context_settings=SETTINGS)
@click.pass_context
def root(context: click.Context) -> int:
    """Write the letter, work out the notice and hand over the work.

    Without a command the wizard opens: on DRAFT, else on the last draft, else on a new one. DRAFT is a path when it
    has a separator or ends in .toml, otherwise a name in the drafts folder, whole or as much of it as tells it apart.
    A name that is not there yet begins a draft.

    The options below may stand before or behind every command; its own help names those that it uses.
    """
    if context.invoked_subcommand is not None:
        return 0
    from resign_tui.cli.wizard import open_wizard

    return open_wizard(session(context), None)


@shared()
@click.command(hidden=True, context_settings=SETTINGS)
@click.argument("words", metavar="[DRAFT]", nargs=-1, shell_complete=complete_draft)
@click.pass_context
def _wizard(context: click.Context, words: tuple[str, ...]) -> int:
    """Open the wizard on a draft."""
    from resign_tui.cli.wizard import open_named, open_wizard

    return open_named(context, words) if words else open_wizard(session(context), None)
