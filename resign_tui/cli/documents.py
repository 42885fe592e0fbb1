"""`render` and `export`: a finished document as bytes, to standard output, a file or a folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from resign_tui.cli.output import give, give_lines, say
from resign_tui.cli.session import complete_draft, departure_of, session, shared
from resign_tui.core.documents import DOCUMENTS
from resign_tui.core.errors import RefusedError, UsageError, WriteError
from resign_tui.exports import registry
from resign_tui.exports.files import usable_folder

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
    if not folder:
        raise UsageError("--to needs the name of a folder; . is the one you are in.")
    _, departure = departure_of(session(context), draft_name)
    names = tuple(dict.fromkeys(documents or _BUNDLE))
    plan = _fitting(names, tuple(dict.fromkeys(forms or _BUNDLE_FORMATS)))
    _warn_together(names)
    usable_folder(Path(folder))
    written = [_written(departure, name, taken, Path(folder), draft, force) for name, taken in plan.items()]
    return 0 if all(written) else 1


def _written(
    departure: Departure, name: str, forms: tuple[registry.Format, ...], folder: Path, draft: bool, force: bool
) -> bool:
    """Write a document in these formats; one that cannot be written is told and does not take the others along."""
    document = DOCUMENTS[name].compose(departure)
    whole = True
    try:
        _notice(departure, document, draft)
        for form in forms:
            try:
                give_lines([str(_exported(document, form, folder, draft, force))])
            except WriteError as error:
                say(str(error))
                whole = False
    except RefusedError as error:
        say(str(error), *error.reasons)
        return False
    return whole


def _exported(document: Document, form: registry.Format, folder: Path, draft: bool, force: bool) -> Path:
    from resign_tui.cli.check import scanner
    from resign_tui.exports.files import export_file

    data = _bytes(document, form.name, draft)
    registry.refuse_secrets(document, scanner().scan)
    own = folder / DOCUMENTS[document.name].folder
    written = export_file(own, document.name, form.suffix, data, replace=force)
    if written.kept:
        say(f"{written.kept} was there already and stays; the new file is {written.path.name}.")
    return written.path


def _fitting(names: tuple[str, ...], forms: tuple[str, ...]) -> dict[str, tuple[registry.Format, ...]]:
    """Which of these formats each document takes; one that takes none is told, UsageError when none takes any."""
    wanted = [registry.get(form) for form in forms]
    plan = {name: tuple(one for one in wanted if one.takes(name)) for name in names}
    without = [name for name, taken in plan.items() if not taken]
    sentences = [f"The {name} cannot be written as {', '.join(forms)}; choose another format." for name in without]
    if len(without) == len(plan):
        raise UsageError(sentences[0])
    for one in sentences:
        say(one)
    return {name: taken for name, taken in plan.items() if taken}


def _warn_together(names: tuple[str, ...]) -> None:
    """The memo travels alone, at another hour than the letter."""
    if "hr-memo" in names and "letter" in names:
        from resign_tui.cli.check import one_line
        from resign_tui.core.review import together

        say(one_line(together(), ""))


def _notice(departure: Departure, document: Document, draft: bool) -> None:
    """Tell what is grave in a document, one line for each; refuse it when something must be mended first."""
    if document.missing and not draft:
        return
    from resign_tui.cli.check import grave, one_line

    found = grave(departure, document)
    blocks = tuple(one_line(one, departure.scenario) for one in found if one.severity == "block")
    if blocks and not draft:
        raise RefusedError(
            f"The {document.name} is not finished. Mend this, or add --draft to see it as it is:", blocks
        )
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
