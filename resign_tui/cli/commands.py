"""THE table of commands, and the group that takes a draft where others take a command only.

Here alone this room decides what is loaded when: nothing of a command before it is called.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

from resign_tui.cli.session import session, shared

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "render": (
        "resign_tui.cli.documents:render",
        "Write one document; the letter as text to standard output, unless told otherwise.",
    ),
    "export": (
        "resign_tui.cli.documents:export",
        "Write the letter and the handover as files, and print where they are.",
    ),
    "check": (
        "resign_tui.cli.check:check",
        "Say what in the letter and its companions could be regretted, why, and what would mend it.",
    ),
    "advise": (
        "resign_tui.cli.advice:advise",
        "Say which letter fits, when notice ends, and what to hand over first.",
    ),
    "drafts": ("resign_tui.cli.drafts:drafts", "List the drafts, or forget one."),
    "schema": ("resign_tui.cli.schema:schema", "Print the JSON Schema of a draft file."),
    "paths": ("resign_tui.cli.about:paths", "Print where drafts and settings lie."),
    "completion": ("resign_tui.cli.about:completion", "Print the completion script for a shell."),
}
"""Every command by name: where it is, and its line in the list of commands."""

_WIZARD = "resign_tui.cli.wizard:wizard"
_OPEN_WIZARD = "resign_tui.cli.wizard:open_wizard"
_DRAFTS_OR_FILES = "resign_tui.cli.completion:drafts_or_files"

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""Click's settings, inherited by every command."""


def _load(target: str) -> Any:
    """What stands at "module:name", whose module is imported now."""
    module, name = target.split(":")
    return getattr(importlib.import_module(module), name)


class _Root(click.Group):
    """A first word that is no command is a draft; click's own group would call it an unknown command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table, which is the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command as lists and completions show it, out of the table; `resolve_command` loads the one that runs."""
        return click.Command(cmd_name, help=COMMANDS[cmd_name][1]) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command of the table, or the wizard with all the words that were given."""
        if args[0] in COMMANDS:
            return args[0], _load(COMMANDS[args[0]][0]), args[1:]
        return "wizard", _load(_WIZARD), args

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the program's name in the usage line."""
        return ["[OPTIONS]", "[DRAFT | COMMAND ...]"]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, then the names of drafts, then files."""
        return [*super().shell_complete(ctx, incomplete), *_load(_DRAFTS_OR_FILES)(incomplete)]


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
    opened: int = _load(_OPEN_WIZARD)(session(context), None)
    return opened
