"""Copying and writing, away from the screen: each tells in lines that say only what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Literal, TypeGuard

import msgspec
from msgspec.structs import replace

from resign_tui.core.answers.leaks import Find
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Lines
from resign_tui.core.documents import document_kinds, spoken
from resign_tui.core.documents.carrier import LETTER_FILE
from resign_tui.core.errors import RefusedError, ResignError, WriteError
from resign_tui.core.secrets import patterns
from resign_tui.exports import clipboard, cover_mail, desktop, files, registry, text
from resign_tui.exports.gate import Cleared, Gate, new_gate
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending.chosen import Choice, Part, folder_of, in_order

_LETTERHEAD = ("sender", "date", "recipient", "subject")
"""Kinds of lines that an e-mail or a form says elsewhere."""


def refusal(departure: Departure, name: str) -> str:
    """Why this document may not leave yet; empty when it may."""
    made = _composed(departure, name)
    return made if isinstance(made, str) else ""


def _composed(departure: Departure, name: str) -> Document | str:
    """The document of this name, or in one sentence why it may not leave yet."""
    label = document_kinds()[name].label
    try:
        made = document_kinds()[name].compose(departure)
    except ResignError as error:
        return f"{label}: {_words(error)}"
    if made.missing:
        needed = [one.label.lower() for one in made.missing]
        apart = "; " if any("," in one for one in needed) else ", "
        return f"{label} not yet. It needs: {apart.join(needed)}."
    return made


def _cleared(departure: Departure, name: str, gate: Gate) -> Cleared | str:
    """The document, to be let out, or in one sentence why it may not leave."""
    made = _composed(departure, name)
    try:
        return made if isinstance(made, str) else gate(made)
    except RefusedError as error:
        return _words(error)
    except ResignError as error:
        return f"{document_kinds()[name].label}: {_words(error)}"


def _words(error: ResignError) -> str:
    reasons = error.reasons if isinstance(error, RefusedError) else ()
    return " ".join((str(error), ", ".join(reasons))).strip()


def copy(
    departure: Departure,
    name: str,
    environ: Mapping[str, str],
    terminal: Callable[[str], None] | None,
    find: Find = patterns.find,
    part: Part = "whole",
) -> Outcome:
    """Copy a document, or a part of it, as text and say what is known; may wait some seconds for a clipboard tool."""
    made = _cleared(departure, name, new_gate(find=find, waived=departure.draft.waived))
    if isinstance(made, str):
        return Outcome("failed", made)
    result = clipboard.copy(_part(made.document, part), what=_called(name, part), environ=environ, terminal=terminal)
    kind: Literal["done", "warning", "failed"] = "done" if result.state == "verified" else "warning"
    if result.state == "failed":
        return Outcome("failed", result.sentence)
    return Outcome(kind, result.sentence, documents=() if part == "subject" else (name,))


def _part(document: Document, part: Part) -> str:
    """The whole document, or what a message or a form takes of it: no letterhead, no room to sign in."""
    message = document.message
    if part == "whole" or message is None:
        return text.to_text(document)
    if part == "subject":
        return message.subject
    blocks = [block for block in document.blocks[: message.blocks] if getattr(block, "kind", "") not in _LETTERHEAD]
    signed = [replace(block, space_before=0) if _is_signature(block) else block for block in blocks]
    return text.to_text(replace(document, blocks=tuple(signed)))


def _is_signature(block: Block) -> TypeGuard[Lines]:
    return isinstance(block, Lines) and block.kind == "signature"


def _called(name: str, part: Part) -> str:
    """What was copied, as a sentence begins."""
    if part == "whole":
        return "Whole letter" if name == "letter" else document_kinds()[name].label
    return f"{part.capitalize()} of {spoken(name)}"


def show_folder(
    typed: str, environ: Mapping[str, str], terminal: Callable[[str], None] | None, *, shown: bool
) -> Outcome:
    """Show the folder of the files where there is a desktop; else, or when only that is asked for, copy its path."""
    try:
        folder = files.usable_folder(folder_of(typed))
    except WriteError as error:
        return Outcome("failed", str(error))
    if shown and not folder.exists():
        return Outcome("warning", f"{typed} is not there yet; it is made with the first file.")
    if shown and desktop.show_folder(folder, environ):
        return Outcome("done", f"{typed} is open in your file manager.")
    why = "No file manager here. " if shown else ""
    result = clipboard.copy(str(folder), what="Path of the folder", environ=environ, terminal=terminal)
    if result.state == "failed":
        return Outcome("failed", f"{why}The files are in {folder}.")
    return Outcome("done" if result.state == "verified" else "warning", why + result.sentence)


def print_letter(departure: Departure, printer: str, environ: Mapping[str, str], find: Find = patterns.find) -> Outcome:
    """Send the letter to a printer as the PDF that it also makes; may wait some seconds."""
    made = _cleared(departure, "letter", new_gate(find=find, waived=departure.draft.waived))
    if isinstance(made, str):
        return Outcome("failed", made)
    try:
        why = desktop.print_pdf(registry.render(made, "pdf"), printer, environ)
    except ResignError as error:
        why = str(error)
    if why:
        return Outcome("failed", f"Not printed: {why}")
    return Outcome("done", f"Letter sent to the printer {printer}. Sign it by hand.", documents=("letter",))


def write(
    departure: Departure,
    chosen: Iterable[Choice],
    folder: Path,
    find: Find = patterns.find,
) -> Iterator[Outcome]:
    """Write the chosen documents and formats into a folder, and tell of each as soon as it is there.

    One that fails does not take the others along; one that is refused is told once for all its formats. What lives
    apart from everything else goes into a folder of its own below. The letter's e-mail carries its PDF when both are
    chosen.
    """
    wanted = in_order(chosen)
    try:
        folder = files.usable_folder(folder)
    except WriteError as error:
        yield Outcome("failed", str(error), len(wanted))
        return
    gate = new_gate(find=find, waived=departure.draft.waived)
    for name, group in groupby(wanted, key=lambda choice: choice[0]):
        formats = [format_name for _, format_name in group]
        made = _cleared(departure, name, gate)
        if isinstance(made, str):
            yield Outcome("failed", made, len(formats))
            continue
        for format_name in formats:
            yield from _write_one(departure, made, format_name, folder, "pdf" in formats, gate)


def _write_one(
    departure: Departure, made: Cleared, format_name: str, folder: Path, with_pdf: bool, gate: Gate
) -> Iterator[Outcome]:
    kind = document_kinds()[made.document.name]
    below = f"{kind.folder}/" if kind.folder else ""
    try:
        ready = _ready(departure, made, format_name, with_pdf, gate)
        written = files.export_file(folder / kind.folder, kind.name, registry.get(format_name).suffix, ready.data)
    except RefusedError as error:
        yield Outcome("failed", _words(error), 1)
        return
    except ResignError as error:
        yield Outcome("failed", f"{kind.label} as {format_name}: {error}", 1)
        return
    if written.kept is not None:
        said = f"{below}{written.path.name} written beside {written.kept.name}, which is kept{ready.carrying}."
    else:
        said = f"{below}{written.path.name} written{ready.carrying}."
    yield Outcome("done", said, 1, (kind.name, "letter") if ready.carries else (kind.name,))
    for remark in ready.remarks:
        yield Outcome("warning", remark)


class _Ready(msgspec.Struct, frozen=True):
    """A file before it is written, whether the letter hangs on it, and what the person must know of that."""

    data: bytes
    carries: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def carrying(self) -> str:
        """The same as the end of a sentence."""
        return f", with {LETTER_FILE} on it" if self.carries else ""


def _ready(departure: Departure, made: Cleared, format_name: str, with_pdf: bool, gate: Gate) -> _Ready:
    """The document in a format; a message with the letter on it where it belongs."""
    name = made.document.name
    if format_name == "eml" and name == "cover-note":
        mail = cover_mail.render(departure, made, document_kinds()["letter"].compose(departure), gate)
        return _Ready(mail.data, mail.has_letter, mail.remarks)
    if format_name != "eml" or name != "letter" or not with_pdf:
        return _Ready(registry.render(made, format_name))
    try:
        paper = registry.attach(made)
    except WriteError as error:
        why = f"The letter's e-mail goes without {LETTER_FILE}. {error}"
        return _Ready(registry.render(made, "eml"), remarks=(why,))
    return _Ready(registry.render(made, "eml", attachment=paper), True)


def summary(outcomes: Iterable[Outcome], wanted: int, folder: str) -> tuple[Outcome, ...]:
    """What could not be written, first; then how many of the wanted files were, and where."""
    told = tuple(outcomes)
    failed = tuple(one for one in told if one.kind == "failed")
    written = sum(one.files for one in told if one.kind != "failed")
    if not written:
        return failed
    if written == wanted:
        return (*failed, Outcome("done", f"{written} {'file' if written == 1 else 'files'} written to {folder}."))
    return (
        *failed,
        Outcome("done", f"{written} of {wanted} files written to {folder}; why not the rest stands above."),
    )
