"""The commands that keep drafts and what is known of the person; each loads its work when it is called."""

from __future__ import annotations

import click

from resign_tui.cli.arguments import complete_draft
from resign_tui.cli.session import READS, SCREEN, session, shared

_old_name = click.argument("old", shell_complete=complete_draft)
_new_name = click.argument("new")
_yes = click.option("--yes", is_flag=True, help="Do not ask.")
_as_json = click.option("--json", "as_json", is_flag=True, help="As a JSON list.")


@shared("today")
@click.group(invoke_without_command=True)
@_as_json
@click.pass_context
def drafts(context: click.Context, as_json: bool) -> None:
    """List the drafts; rename, copy, forget, lock or restore one.

    In JSON a draft has its name and path, its company, its letter as scenario (open_door) and scenario_name (Open
    door), the step you were in, open, which counts the answers that are missing or cannot be read, and unread, which
    counts the latter alone, the day it was handed in as sent_on, and when it was changed. What is not known is null,
    and so is a letter that alone would tell what happened; problem says why nothing is known. open_in_window says
    whether a window has it, locked whether it is encrypted.
    """
    if context.invoked_subcommand is None:
        _list_drafts(context, as_json)


@shared("today")
@drafts.command("list")
@_as_json
@click.pass_context
def list_drafts(context: click.Context, as_json: bool) -> None:
    """List the drafts, the one changed last first.

    In JSON as `resign-tui drafts --help` says.
    """
    _list_drafts(context, as_json)


@shared()
@drafts.command("rename")
@_old_name
@_new_name
@click.pass_context
def rename_draft(context: click.Context, old: str, new: str) -> None:
    """Give a draft another name.

    Its private file and its earlier versions follow.
    """
    from resign_tui.cli.drafts import rename_draft

    rename_draft(session(context), old, new)


@shared()
@drafts.command("copy")
@_old_name
@_new_name
@click.pass_context
def copy_draft(context: click.Context, old: str, new: str) -> None:
    """Write a draft once more under another name.

    Its private file comes along, its earlier versions do not.
    """
    from resign_tui.cli.drafts import copy_draft

    copy_draft(session(context), old, new)


@shared("today")
@drafts.command("forget")
@click.argument("name", shell_complete=complete_draft)
@_yes
@click.pass_context
def forget_draft(context: click.Context, name: str, yes: bool) -> int:
    """Overwrite and delete a draft with all its earlier versions.

    What goes is listed first; what is beyond reach is said.
    """
    from resign_tui.cli.drafts import forget_draft

    return forget_draft(session(context), name, yes)


@shared(*READS)
@drafts.command("history")
@click.argument("name", shell_complete=complete_draft)
@_as_json
@click.pass_context
def draft_history(context: click.Context, name: str, as_json: bool) -> None:
    """List the earlier versions: how far each was, what it changed.

    In JSON `words` are the parts of a version's line, `changed` is what it changed and `brought_back` what bringing it
    back would: `words` in one line, and in `changes` each answer or paragraph with before and after, its question as
    `field`, and its letter as `scenario` (open_door) and `letter` (Open door). Private answers are only counted.
    """
    from resign_tui.cli.history import list_versions

    list_versions(session(context), name, as_json)


@shared(*READS)
@drafts.command("restore")
@click.argument("name", shell_complete=complete_draft)
@click.argument("number", metavar="VERSION", type=click.IntRange(min=1))
@_yes
@click.pass_context
def restore_draft(context: click.Context, name: str, number: int, yes: bool) -> int:
    """Bring an earlier version of a draft back.

    What the draft says now is kept as a version first.
    """
    from resign_tui.cli.history import restore

    return restore(session(context), name, number, yes)


@shared("identity")
@drafts.command("lock")
@click.argument("name", shell_complete=complete_draft)
@click.option(
    "--recipient",
    "recipients",
    metavar="RECIPIENT",
    multiple=True,
    help="Lock it for this recipient: age1..., an SSH key, or a file of them such as id_ed25519.pub.",
)
@click.pass_context
def lock_draft(context: click.Context, name: str, recipients: tuple[str, ...]) -> int:
    """Encrypt a draft with all its earlier versions.

    A passphrase is asked for, which opens it from then on.
    """
    from resign_tui.cli.locking import lock_draft

    return lock_draft(session(context), name, recipients)


@shared("identity")
@drafts.command("unlock")
@click.argument("name", shell_complete=complete_draft)
@click.pass_context
def unlock_draft(context: click.Context, name: str) -> int:
    """Write a locked draft and its earlier versions in clear again."""
    from resign_tui.cli.locking import unlock_draft

    return unlock_draft(session(context), name)


def _list_drafts(context: click.Context, as_json: bool) -> None:
    from resign_tui.cli.drafts import list_drafts

    list_drafts(session(context), as_json)


@shared()
@click.group(invoke_without_command=True)
@click.pass_context
def profile(context: click.Context) -> None:
    """Show what is kept of you for the next departure, or forget it."""
    if context.invoked_subcommand is None:
        _show_profile(context)


@shared()
@profile.command("show")
@click.pass_context
def show_profile(context: click.Context) -> None:
    """Print what is kept of you."""
    _show_profile(context)


@shared()
@profile.command("forget")
@_yes
@click.pass_context
def forget_profile(context: click.Context, yes: bool) -> int:
    """Overwrite and delete what is kept of you."""
    from resign_tui.cli.profile import forget

    return forget(session(context), yes)


def _show_profile(context: click.Context) -> None:
    from resign_tui.cli.profile import show

    show(session(context))


@shared(*SCREEN)
@click.command()
@click.pass_context
def demo(context: click.Context) -> int:
    """Open an example to look around in; nothing of it is saved."""
    from resign_tui.cli.wizard import open_wizard

    return open_wizard(session(context), None, is_example=True)
