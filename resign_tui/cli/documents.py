"""`render` and `export`: a finished document as bytes, to standard output, a file or a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resign_tui.cli.output import give, give_lines, say
from resign_tui.cli.session import complete_draft, departure_of, session, shared
from resign_tui.core.documents import DOCUMENTS
from resign_tui.core.errors import RefusedError, UsageError, WriteError
from resign_tui.exports import registry

if TYPE_CHECKING:
    from resign_tui.core.departure import Departure
    from resign_tui.core.document import Document


_BUNDLE = ("letter", "handover")
_BUNDLE_FORMATS = ("txt", "md")

_document = click.Choice(list(DOCUMENTS))
_format = click.Choice([one.name for one in registry.FORMATS])


@click.command()
@click.argument("draft_name", metavar="DRAFT", shell_complete=complete_draft)
@click.option("--document", type=_document, default="letter", show_default=True, help="Which document.")
@click.option("--format", "form", type=_format, help="How it is written; txt, or what the file's name says.")
@click.option("--output", metavar="PATH", default="-", help="A file; - is standard output.")
@click.option("--draft", is_flag=True, help="Unfinished too, with its markers and the word DRAFT.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@shared
@click.pass_context
def render(
    context: click.Context, draft_name: str, document: str, form: str | None, output: str, draft: bool, force: bool
) -> None:
    """Write one document; the letter as text to standard output, unless told otherwise."""
    chosen = registry.get(form or _format_of(output))
    if output == "-" and chosen.binary and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"A {chosen.name} file is of no use on a terminal; give a file with --output.")
    path, departure = departure_of(session(context), draft_name)
    made = DOCUMENTS[document].compose(departure)
    _notice(departure, made, draft)
    data = _bytes(made, chosen.name, draft)
    if output == "-":
        give(data)
        return
    from resign_tui.disk import AlreadyExists
    from resign_tui.exports.files import write_file

    _spare(path, Path(output))
    try:
        write_file(Path(output), data, replace=force)
    except AlreadyExists as error:
        raise WriteError(f"{output} already exists and was not touched; add --force to replace it.") from error


@click.command()
@click.argument("draft_name", metavar="DRAFT", shell_complete=complete_draft)
@click.option("--to", "folder", metavar="FOLDER", required=True, help="Where the files go; made if it is not there.")
@click.option("--document", "documents", type=_document, multiple=True, help="Once for each; letter and handover.")
@click.option("--format", "forms", type=_format, multiple=True, help="Once for each; txt and md.")
@click.option("--draft", is_flag=True, help="Unfinished too, with its markers and the word DRAFT.")
@click.option("--force", is_flag=True, help="Replace files that exist; without it a new one gets a number.")
@shared
@click.pass_context
def export(
    context: click.Context,
    draft_name: str,
    folder: str,
    documents: tuple[str, ...],
    forms: tuple[str, ...],
    draft: bool,
    force: bool,
) -> int:
    """Write the letter and the handover as files, and print where they are.

    What cannot be written is told, and everything else is written all the same; the exit code is then 1.
    """
    _, departure = departure_of(session(context), draft_name)
    failed = False
    for name in dict.fromkeys(documents or _BUNDLE):
        document = DOCUMENTS[name].compose(departure)
        try:
            _notice(departure, document, draft)
            for form in _fitting(document, tuple(dict.fromkeys(forms or _BUNDLE_FORMATS))):
                give_lines([str(_exported(document, form, Path(folder), draft, force))])
        except RefusedError as error:
            say(str(error), *error.reasons)
            failed = True
        except WriteError as error:
            say(str(error))
            failed = True
    return 1 if failed else 0


def _exported(document: Document, form: registry.Format, folder: Path, draft: bool, force: bool) -> Path:
    from resign_tui.cli.check import scanner
    from resign_tui.exports.files import export_file

    data = _bytes(document, form.name, draft)
    registry.refuse_secrets(document, scanner().scan)
    written = export_file(folder, document.name, form.suffix, data, replace=force)
    if written.kept:
        say(f"{written.kept} was there already and stays; the new file is {written.path.name}.")
    return written.path


def _fitting(document: Document, names: tuple[str, ...]) -> Iterator[registry.Format]:
    """The formats among these that the document can take; UsageError when there is none."""
    found = [one for one in map(registry.get, names) if one.takes(document.name)]
    if not found:
        raise UsageError(f"The {document.name} cannot be written as {', '.join(names)}; choose another format.")
    yield from found


def _notice(departure: Departure, document: Document, draft: bool) -> None:
    """Tell what is grave in a letter, one line for each; refuse it when something must be mended first."""
    if document.name != "letter" or (document.missing and not draft):
        return
    from resign_tui.cli.check import grave, one_line

    found = grave(departure)
    blocks = tuple(one_line(one, departure.scenario) for one in found if one.severity == "block")
    if blocks and not draft:
        raise RefusedError("The letter is not finished. Mend this, or add --draft to see it as it is:", blocks)
    for one in found:
        if one.severity == "error":
            say(one_line(one, departure.scenario))


def _bytes(document: Document, form: str, draft: bool) -> bytes:
    """The document in a format; a refusal names the question behind each missing answer."""
    try:
        return registry.render(document, form, draft=draft)
    except RefusedError as error:
        if draft or not document.missing:
            raise
        reasons = tuple(f"{one.field}: {one.label}" for one in document.missing)
        raise RefusedError(f"{error} Answer these, or add --draft to see it as it is:", reasons) from error


def _format_of(output: str) -> str:
    """The format that a file's name asks for, plain text when it says nothing."""
    suffix = Path(output).suffix.lower()
    return next((one.name for one in registry.FORMATS if one.suffix == suffix), "txt")


def _spare(draft: Path, output: Path) -> None:
    """A slip of the keys must not put the letter in place of the draft."""
    if os.path.realpath(draft) == os.path.realpath(output):
        raise UsageError(f"{output} is the draft itself; choose another file for --output.")
