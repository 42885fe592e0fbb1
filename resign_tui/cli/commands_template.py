"""The command for letters of one's own; it loads its work when it is called."""

from __future__ import annotations

import click

from resign_tui.cli.session import session, shared


@shared()
@click.group(invoke_without_command=True)
@click.pass_context
def template(context: click.Context) -> None:
    """List, check or begin a letter of your own."""
    if context.invoked_subcommand is None:
        _list(context)


@shared()
@template.command("list")
@click.pass_context
def list_templates(context: click.Context) -> None:
    """List the letters of your own, and which of them cannot be used."""
    _list(context)


@shared("today")
@template.command("check")
@click.argument("file", required=False)
@click.pass_context
def check_template(context: click.Context, file: str | None) -> int:
    """Say what is wrong with a letter of your own, or with all of them.

    FILE is a path or the name of a template; without it phrases.toml is read too. The exit code is 1 when something
    cannot be used as it is.
    """
    from resign_tui.cli.template import check

    return check(session(context), file)


@shared("today")
@template.command("show")
@click.argument("scenario", metavar="LETTER")
@click.pass_context
def show_template(context: click.Context, scenario: str) -> None:
    """Print a beginning to copy: one of our letters, explained.

    Every paragraph and every slot is there. LETTER is open_door, closed_door, mistreated or counter_offer.
    """
    from resign_tui.cli.template import show

    show(session(context), scenario)


def _list(context: click.Context) -> None:
    from resign_tui.cli.template import list_templates

    list_templates(session(context))
