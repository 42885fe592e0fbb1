"""The commands that write documents; each loads its work when it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from resign_tui.cli.arguments import LateChoice, draft_name
from resign_tui.cli.session import READS, session, shared


def _documents() -> Iterable[str]:
    from resign_tui.core.documents import document_kinds

    return document_kinds()


def _formats() -> Iterable[str]:
    from resign_tui.exports.registry import FORMATS

    return (form.name for form in FORMATS)


_document, _format = LateChoice(_documents), LateChoice(_formats)
_draft = click.option("--draft", is_flag=True, help="Unfinished too, with its markers and the word DRAFT.")
_attach = click.option("--attach", is_flag=True, help="The letter as a PDF on its e-mail; with the format eml.")


@shared(*READS)
@click.command()
@draft_name
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
@click.command()
@draft_name
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
