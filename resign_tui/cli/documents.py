"""A finished document as bytes, and `render`, which writes one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from resign_tui.cli.findings import find, grave, one_line
from resign_tui.cli.named_draft import departure_of
from resign_tui.cli.output import give, say
from resign_tui.cli.session import Session
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.documents import document_kinds, spoken
from resign_tui.core.errors import RefusedError, UsageError
from resign_tui.exports import registry
from resign_tui.exports.gate import Cleared, Gate, capital, new_gate


class Order(msgspec.Struct, frozen=True):
    """What was asked for beside documents and formats; alone: the letter is not written as a document of its own."""

    departure: Departure
    draft: bool
    attach: bool
    gate: Gate
    alone: bool = True


def render(
    start: Session,
    *,
    draft_name: str,
    document: str,
    form: str | None,
    output: str,
    draft: bool,
    force: bool,
    attach: bool,
) -> None:
    """Write one document to standard output or into a file."""
    if not output:
        raise UsageError("--output needs the name of a file; - is standard output.")
    chosen = registry.get(form or _format_of(output))
    if output == "-" and chosen.binary and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"A {chosen.name} file is of no use on a terminal; give a file with --output.")
    check_attach(attach, (document,), (chosen.name,))
    path, departure = departure_of(start, draft_name)
    composed = document_kinds()[document].compose(departure)
    tell_grave(departure, composed, draft)
    registry.fitting(chosen.name, composed)
    order = Order(departure, draft, attach, new_gate(draft=draft, find=find, waived=departure.draft.waived))
    data = written_as(order, cleared_for(order, composed), chosen.name)
    if output == "-":
        give(data)
        return
    from resign_tui.cli import one_file  # most letters are read on the terminal or go down a pipe

    one_file.write(path, Path(output), data, replace=force)


def check_attach(attach: bool, names: Iterable[str], forms: Iterable[str]) -> None:
    """An attachment needs an e-mail of the letter or of its cover note; UsageError when there is none."""
    if not attach:
        return
    from resign_tui.exports.attachment import carries  # most letters carry nothing

    if not any(map(carries, names)):
        raise UsageError("Only the letter and its cover note carry an attachment; leave --attach out.")
    if "eml" not in forms:
        raise UsageError("--attach puts the letter as a PDF on an e-mail; add --format eml, or leave --attach out.")


def tell_grave(departure: Departure, document: Document, draft: bool, *, tell: bool = True) -> None:
    """Tell what is grave in a document, one line for each; refuse it when something must be mended first."""
    if document.missing and not draft:
        return
    findings = grave(departure, document)
    blocks = tuple(one_line(finding, departure.scenario) for finding in findings if finding.severity == "block")
    if blocks and not draft:
        raise RefusedError(
            f"{capital(spoken(document.name))} cannot leave yet. Mend this, or add --draft to see it as it is:", blocks
        )
    for grave_finding in findings if tell else ():
        if grave_finding.severity == "error":
            say(one_line(grave_finding, departure.scenario))


def cleared_for(order: Order, document: Document) -> Cleared:
    """The document, to be let out; a refusal names the question behind each missing answer."""
    try:
        return order.gate(document)
    except RefusedError as error:
        if order.draft or not document.missing:
            raise
        reasons = tuple(f"{answer.field}: {answer.label}" for answer in document.missing)
        raise RefusedError(f"{error} Answer these, or add --draft to see it as it is:", reasons) from error


def written_as(order: Order, cleared: Cleared, form: str) -> bytes:
    """The document in a format, with what hangs on it."""
    if form == "eml" and cleared.document.name == "cover-note":
        return _cover_mail(order, cleared)
    carried = order.attach and form == "eml" and cleared.document.name == "letter"
    return registry.render(cleared, form, attachment=registry.attach(cleared) if carried else None)


def _cover_mail(order: Order, note: Cleared) -> bytes:
    """The cover note with the letter on it; what is grave in that letter, and what hangs on it not, is told."""
    from resign_tui.exports import cover_mail  # most documents carry no other

    letter = document_kinds()["letter"].compose(order.departure)
    mail = cover_mail.render(order.departure, note, letter, order.gate)
    if mail.has_letter:
        tell_grave(order.departure, letter, order.draft, tell=order.alone)
    if order.attach and not mail.is_letter_listed:
        say("The cover note's list of files does not name the letter; add letter.pdf to cover_note.attachments.")
    for remark in mail.remarks:
        say(remark)
    return mail.data


def _format_of(output: str) -> str:
    """The format that a file's name asks for, plain text when it says nothing."""
    suffix = Path(output).suffix.lower()
    return next((file_format.name for file_format in registry.FORMATS if file_format.suffix == suffix), "txt")
