"""`render` and `export`: a finished document as bytes, to standard output, a file or a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from resign_tui.cli.findings import find, grave, one_line
from resign_tui.cli.named_draft import departure_of
from resign_tui.cli.output import give, give_lines, say
from resign_tui.cli.session import Session
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.documents import document_kinds, spoken
from resign_tui.core.errors import RefusedError, ResignError, UsageError, WriteError
from resign_tui.core.review import together
from resign_tui.disk import AlreadyExists, Kind, look, read
from resign_tui.drafts.toml_file import LARGEST, is_draft
from resign_tui.exports import registry
from resign_tui.exports.files import export_file, usable_folder, write_file
from resign_tui.exports.gate import Cleared, Gate, capital, new_gate

_BUNDLE = ("letter", "handover")
_BUNDLE_FORMATS = ("txt", "md")


class _Order(msgspec.Struct, frozen=True):
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
    _check_attach(attach, (document,), (chosen.name,))
    path, departure = departure_of(start, draft_name)
    composed = document_kinds()[document].compose(departure)
    _notice(departure, composed, draft)
    registry.fitting(chosen.name, composed)
    order = _Order(departure, draft, attach, new_gate(draft=draft, find=find, waived=departure.draft.waived))
    data = _bytes(order, _cleared(order, composed), chosen.name)
    if output == "-":
        give(data)
        return
    _spare(path, Path(output))
    try:
        write_file(Path(output), data, replace=force)
    except AlreadyExists as error:
        raise WriteError(f"{output} already exists and was not touched; add --force to replace it.") from error


def export(
    start: Session,
    *,
    draft_name: str,
    folder: str,
    documents: tuple[str, ...],
    forms: tuple[str, ...],
    draft: bool,
    force: bool,
    attach: bool,
) -> int:
    """Write these documents as files, and print where they are; the exit code."""
    if not folder:
        raise UsageError("--to needs the name of a folder; . is the one you are in.")
    names = tuple(dict.fromkeys(documents or _BUNDLE))
    _check_attach(attach, names, forms or _BUNDLE_FORMATS)
    _, departure = departure_of(start, draft_name)
    plan = _fitting(names, tuple(dict.fromkeys(forms or _BUNDLE_FORMATS)))
    _warn_together(names)
    usable_folder(Path(folder))
    order = _Order(
        departure, draft, attach, new_gate(draft=draft, find=find, waived=departure.draft.waived), "letter" not in names
    )
    written = [_written(order, name, taken, Path(folder), force) for name, taken in plan.items()]
    return 0 if all(written) else 1


def _check_attach(attach: bool, names: Iterable[str], forms: Iterable[str]) -> None:
    """An attachment needs an e-mail of the letter or of its cover note; UsageError when there is none."""
    if not attach:
        return
    from resign_tui.exports.attachment import carries  # most letters carry nothing

    if not any(map(carries, names)):
        raise UsageError("Only the letter and its cover note carry an attachment; leave --attach out.")
    if "eml" not in forms:
        raise UsageError("--attach puts the letter as a PDF on an e-mail; add --format eml, or leave --attach out.")


def _written(order: _Order, name: str, forms: tuple[registry.Format, ...], folder: Path, force: bool) -> bool:
    """Write a document in these formats; one that cannot be written is told and does not take the others along."""
    whole = True
    try:
        document = document_kinds()[name].compose(order.departure)
        _notice(order.departure, document, order.draft)
        cleared = _cleared(order, document)
        for form in forms:
            try:
                give_lines([str(_exported(order, cleared, form, folder, force))])
            except WriteError as error:
                file = f"{name}{form.suffix}"
                say(str(error) if file in str(error) else f"{file} was not written. {error}")
                whole = False
    except RefusedError as error:
        say(str(error), *error.reasons)
        return False
    except ResignError as error:
        say(str(error))
        return False
    return whole


def _exported(order: _Order, cleared: Cleared, form: registry.Format, folder: Path, force: bool) -> Path:
    kind = document_kinds()[cleared.document.name]
    data = _bytes(order, cleared, form.name)
    written = export_file(folder / kind.folder, kind.name, form.suffix, data, replace=force)
    if written.kept:
        say(f"{written.kept} was there already and stays; the new file is {written.path.name}.")
    return written.path


def _fitting(names: tuple[str, ...], forms: tuple[str, ...]) -> dict[str, tuple[registry.Format, ...]]:
    """Which of these formats each document takes; one that takes none is told, UsageError when none takes any."""
    wanted = [registry.get(form) for form in forms]
    plan = {name: tuple(file_format for file_format in wanted if file_format.takes(name)) for name in names}
    without = [name for name, taken in plan.items() if not taken]
    sentences = [
        f"{capital(spoken(name))} cannot be written as {' or '.join(forms)}; choose another format." for name in without
    ]
    if len(without) == len(plan):
        raise UsageError(sentences[0])
    for sentence in sentences:
        say(sentence)
    return {name: taken for name, taken in plan.items() if taken}


def _warn_together(names: tuple[str, ...]) -> None:
    """The memo travels alone, at another hour than the letter."""
    if "hr-memo" in names and "letter" in names:
        say(one_line(together(), ""))


def _notice(departure: Departure, document: Document, draft: bool, *, tell: bool = True) -> None:
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


def _cleared(order: _Order, document: Document) -> Cleared:
    """The document, to be let out; a refusal names the question behind each missing answer."""
    try:
        return order.gate(document)
    except RefusedError as error:
        if order.draft or not document.missing:
            raise
        reasons = tuple(f"{answer.field}: {answer.label}" for answer in document.missing)
        raise RefusedError(f"{error} Answer these, or add --draft to see it as it is:", reasons) from error


def _bytes(order: _Order, cleared: Cleared, form: str) -> bytes:
    """The document in a format, with what hangs on it."""
    if form == "eml" and cleared.document.name == "cover-note":
        return _cover_mail(order, cleared)
    carried = order.attach and form == "eml" and cleared.document.name == "letter"
    return registry.render(cleared, form, attachment=registry.attach(cleared) if carried else None)


def _cover_mail(order: _Order, note: Cleared) -> bytes:
    """The cover note with the letter on it; what is grave in that letter, and what hangs on it not, is told."""
    from resign_tui.exports import cover_mail  # most documents carry no other

    letter = document_kinds()["letter"].compose(order.departure)
    mail = cover_mail.render(order.departure, note, letter, order.gate)
    if mail.has_letter:
        _notice(order.departure, letter, order.draft, tell=order.alone)
    if order.attach and not mail.is_letter_listed:
        say("The cover note's list of files does not name the letter; add letter.pdf to cover_note.attachments.")
    for remark in mail.remarks:
        say(remark)
    return mail.data


def _format_of(output: str) -> str:
    """The format that a file's name asks for, plain text when it says nothing."""
    suffix = Path(output).suffix.lower()
    return next((file_format.name for file_format in registry.FORMATS if file_format.suffix == suffix), "txt")


def _spare(draft: Path, output: Path) -> None:
    """A slip of the keys must not put the letter in place of the draft, nor of another one."""
    if os.path.realpath(draft) == os.path.realpath(output):
        raise UsageError(f"{output} is the draft itself; choose another file for --output.")
    seen = look(output)
    if seen is not None and seen.kind is Kind.FILE and is_draft(read(seen, LARGEST + 1)):
        raise UsageError(f"{output} is a draft; choose another file for --output.")
