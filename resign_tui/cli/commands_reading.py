"""The commands that read and tell; each loads its work when it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from resign_tui.cli.arguments import LateChoice, complete_draft, draft_name
from resign_tui.cli.session import READS, complete_file, session, shared


def _sources() -> Iterable[str]:
    from resign_tui.evidence.registry import SOURCES

    return (kind.name for kind in SOURCES)


def _scenarios() -> Iterable[str]:
    from resign_tui.core.library import SCENARIOS

    return SCENARIOS


@shared(*READS)
@click.command()
@click.argument("draft_name", metavar="[DRAFT]", required=False, shell_complete=complete_draft)
@click.option(
    "--letter",
    "letter_file",
    metavar="FILE",
    shell_complete=complete_file,
    help="Check a letter written elsewhere instead: text, Word, PDF, e-mail or web page; - is standard input.",
)
@click.option("--scenario", type=LateChoice(_scenarios), help="Which letter FILE is meant to be.")
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
@click.command()
@draft_name
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@click.pass_context
def advise(context: click.Context, draft_name: str, as_json: bool) -> None:
    """Say which letter fits, when notice ends, what comes first.

    In JSON a lasting name as open_door has beside it what people call it: recommend and recommend_name, documents and
    document_names. Days are written as 2026-12-07, or null while they are not known.
    """
    from resign_tui.cli.advice import advise

    advise(session(context), draft_name, as_json)


@shared("identity")
@click.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True, shell_complete=complete_file)
@click.option("--home", is_flag=True, help="Also the names of keys and jobs in your home folder; never a value.")
@click.option("--me", metavar="MAIL|NAME", multiple=True, help="An address, name or @login of yours; once for each.")
@click.option("--only", type=LateChoice(_sources), multiple=True, help="Only this kind of store; once for each.")
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
