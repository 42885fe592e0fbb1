"""The command line as the person sees it: every command with its options.

Here alone this room decides what is loaded when: each command loads its work when it is called, so that help, the
version and completion wait for none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from resign_tui.cli.commands_drafts import complete_draft, demo, drafts, drafts_or_files, profile
from resign_tui.cli.commands_template import template
from resign_tui.cli.session import READS, SCREEN, complete_file, session, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

SETTINGS = {"help_option_names": [], "max_content_width": 100}
"""Click's settings, inherited by every command; help is an option of ours."""

SHELLS = ("bash", "zsh", "fish", "powershell")
"""Shells that may be completed; whether one can be is click's to say."""


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


class _LateChoice(click.Choice[str]):
    """One of some names, which are looked up when they are asked for."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        self.case_sensitive = True
        self._names = names

    def __getattr__(self, name: str) -> Any:
        """The names, which click keeps as `choices`."""
        if name != "choices":
            raise AttributeError(name)
        self.choices = tuple(self._names())
        return self.choices


def _documents() -> Iterable[str]:
    from resign_tui.core.documents import document_kinds

    return document_kinds()


def _formats() -> Iterable[str]:
    from resign_tui.exports.registry import FORMATS

    return (form.name for form in FORMATS)


def _sources() -> Iterable[str]:
    from resign_tui.evidence.registry import SOURCES

    return (kind.name for kind in SOURCES)


def _scenarios() -> Iterable[str]:
    from resign_tui.core.library import SCENARIOS

    return SCENARIOS


_document, _format = _LateChoice(_documents), _LateChoice(_formats)
_draft_name = click.argument("draft_name", metavar="DRAFT", shell_complete=complete_draft)
_draft = click.option("--draft", is_flag=True, help="Unfinished too, with its markers and the word DRAFT.")
_attach = click.option("--attach", is_flag=True, help="The letter as a PDF on its e-mail; with the format eml.")


@shared(*SCREEN, "ephemeral", "identity", "version")
@click.group(cls=_Root, name="resign-tui", invoke_without_command=True, context_settings=SETTINGS)
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


@shared(*READS)
@root.command()
@_draft_name
@click.option("--document", type=_document, default="letter", show_default=True, help="Which document.")
@click.option("--format", "form", type=_format, help="How it is written; txt, or what the file's name says.")
@click.option("--output", metavar="PATH", default="-", help="A file; - is standard output.")
@_draft
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@_attach
@click.pass_context
def render(context: click.Context, /, **given: Any) -> None:
    """Write one document to standard output or to a file.

    It is the letter as text, unless told otherwise.
    """
    from resign_tui.cli import documents

    documents.render(session(context), **given)


@shared(*READS)
@root.command()
@_draft_name
@click.option("--to", "folder", metavar="FOLDER", required=True, help="Where the files go; made if it is not there.")
@click.option("--document", "documents", type=_document, multiple=True, help="Once for each; letter and handover.")
@click.option("--format", "forms", type=_format, multiple=True, help="Once for each; txt and md.")
@_draft
@click.option("--force", is_flag=True, help="Replace files that exist; without it a new one gets a number.")
@_attach
@click.pass_context
def export(context: click.Context, /, **given: Any) -> int:
    """Write letter and handover as files, and print where they are.

    What cannot be written is told, and everything else is written all the same; the exit code is then 1.
    """
    from resign_tui.cli import exporting

    return exporting.export(session(context), **given)


@shared(*READS)
@root.command()
@click.argument("draft_name", metavar="[DRAFT]", required=False, shell_complete=complete_draft)
@click.option(
    "--letter",
    "letter_file",
    metavar="FILE",
    shell_complete=complete_file,
    help="Check a letter written elsewhere instead: text, Word, PDF, e-mail or web page; - is standard input.",
)
@click.option("--scenario", type=_LateChoice(_scenarios), help="Which letter FILE is meant to be.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@click.pass_context
def check(
    context: click.Context, draft_name: str | None, letter_file: str | None, scenario: str | None, as_json: bool
) -> int:
    """Say what could be regretted, why, and what would mend it.

    It reads the letter and its companions, or a letter written elsewhere. The exit code is 1 when something of severity
    error or block is among it.

    In JSON a finding has its rule by number, and by name, which lasts; its severity (block, error, warn or info), the
    document, the question or paragraph as field, the words as excerpt, why, and a suggestion. What was set aside is not
    among it.
    """
    if (draft_name is None) == (letter_file is None):
        raise click.UsageError("Give either a DRAFT or --letter FILE", context)
    if draft_name is not None and scenario:
        raise click.UsageError("--scenario goes with --letter; a draft knows its own", context)
    if draft_name is not None:
        from resign_tui.cli.check import check_draft

        return check_draft(session(context), draft_name, as_json)
    from resign_tui.cli.check_elsewhere import check_file

    return check_file(letter_file or "", scenario or "", as_json)


@shared(*READS)
@root.command()
@_draft_name
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@click.pass_context
def advise(context: click.Context, draft_name: str, as_json: bool) -> None:
    """Say which letter fits, when it ends, what to hand over first.

    In JSON a lasting name as open_door has beside it what people call it: recommend and recommend_name, documents and
    document_names. Days are written as 2026-12-07, or null while they are not known.
    """
    from resign_tui.cli.advice import advise

    advise(session(context), draft_name, as_json)


@shared("identity")
@root.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True, shell_complete=complete_file)
@click.option("--home", is_flag=True, help="Also the names of keys and jobs in your home folder; never a value.")
@click.option("--me", metavar="MAIL|NAME", multiple=True, help="An address, name or @login of yours; once for each.")
@click.option("--only", type=_LateChoice(_sources), multiple=True, help="Only this kind of store; once for each.")
@click.option("--since", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Leave out what is known to be older.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@click.option("--into", metavar="DRAFT", shell_complete=complete_draft, help="Take what --accept names into a draft.")
@click.option("--accept", "accepted", metavar="ID|certain", multiple=True, help="An id, or `certain` for all that is.")
@click.pass_context
def evidence(context: click.Context, /, **given: Any) -> int:
    """Propose what belongs into the handover; reads only.

    It looks into git, CI files, trackers and trainings. Nothing that is found is run, changed or sent, and no value
    of a secret is read. Results go to standard output; what could not be read to standard error.

    In JSON record and fields are what would be added, origins where in the store each value stands, answers the
    questions that it answers, and row the row of the checklist that it is about. confidence is certain, likely or
    guess; as_of is the time with its zone that it held at, and source and duplicates are where it was read. What is not
    known is null.
    """
    if given["into"] and not given["accepted"]:
        raise click.UsageError("--into needs --accept: an id from the list, or `certain` for all that is", context)
    if given["accepted"] and not given["into"]:
        raise click.UsageError("--accept needs --into DRAFT", context)
    from resign_tui.cli import evidence as work

    since = given.pop("since")
    return work.evidence(session(context), since=since.date() if since else None, **given)


root.add_command(drafts)
root.add_command(profile)
root.add_command(demo)
root.add_command(template)


@shared()
@root.command()
@click.option("--settings", "of_settings", is_flag=True, help="Of the settings file instead.")
def schema(of_settings: bool) -> None:
    """Print the JSON Schema of a draft file."""
    from resign_tui.cli.output import give_json
    from resign_tui.cli.schema import draft_schema, settings_schema

    give_json(settings_schema() if of_settings else draft_schema())


@shared("config")
@root.command()
@click.pass_context
def paths(context: click.Context) -> None:
    """Print where drafts, profile and settings lie."""
    from resign_tui.cli.about import paths

    paths(session(context))


@shared()
@root.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    For bash: eval "$(resign-tui completion bash)"; the same for zsh; for fish: resign-tui completion fish | source.
    """
    from resign_tui.cli.about import completion

    completion(context, shell)


@shared()
@click.command(hidden=True, context_settings=SETTINGS)
@click.argument("words", metavar="[DRAFT]", nargs=-1, shell_complete=complete_draft)
@click.pass_context
def _wizard(context: click.Context, words: tuple[str, ...]) -> int:
    """Open the wizard on a draft."""
    from resign_tui.cli.wizard import open_named, open_wizard

    return open_named(context, words) if words else open_wizard(session(context), None)
