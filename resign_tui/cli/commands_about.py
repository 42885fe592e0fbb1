"""The commands that tell of the program itself; each loads its work when it is called."""

from __future__ import annotations

import click

from resign_tui.cli.session import session, shared

SHELLS = ("bash", "zsh", "fish", "powershell")
"""Shells that may be completed; whether one can be is click's to say."""


@shared()
@click.command()
@click.option("--settings", "of_settings", is_flag=True, help="Of the settings file instead.")
def schema(of_settings: bool) -> None:
    """Print the JSON Schema of a draft file."""
    from resign_tui.cli.output import give_json
    from resign_tui.cli.schema import draft_schema, settings_schema

    give_json(settings_schema() if of_settings else draft_schema())


@shared("config")
@click.command()
@click.pass_context
def paths(context: click.Context) -> None:
    """Print where drafts, profile and settings lie."""
    from resign_tui.cli.about import paths

    paths(session(context))


@shared()
@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash: eval "$(resign-tui completion bash)"; the same for zsh; for fish: resign-tui completion fish | source.
    """
    from resign_tui.cli.about import completion

    completion(context, shell)
