"""Copying and writing, away from the screen: each tells in lines that say only what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Literal

import msgspec

from resign_tui.core.answers.leaks import Find
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document
from resign_tui.core.documents import document_kinds
from resign_tui.core.documents.cover_note import LETTER_FILE
from resign_tui.core.errors import RefusedError, ResignError, WriteError
from resign_tui.core.secrets import patterns
from resign_tui.exports import clipboard, cover_mail, files, registry, text
from resign_tui.exports.gate import Cleared, Gate, new_gate
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending.chosen import Choice, in_order


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
        return f"{label} not yet: still needed is {', '.join(one.label.lower() for one in made.missing)}."
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
) -> Outcome:
    """Copy a document as text and say what is known about it; may wait some seconds for a clipboard tool."""
    made = _cleared(departure, name, new_gate(find=find, waived=departure.draft.waived))
    if isinstance(made, str):
        return Outcome("failed", made)
    result = clipboard.copy(
        text.to_text(made.document), what=document_kinds()[name].label, environ=environ, terminal=terminal
    )
    kind: Literal["done", "warning", "failed"] = "done" if result.state == "verified" else "warning"
    if result.state == "failed":
        return Outcome("failed", result.sentence)
    return Outcome(kind, result.sentence, letter=name == "letter")


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
        said = f"{below}{written.kept.name} exists. Kept; wrote {written.path.name} beside it{ready.carrying}."
        yield Outcome("warning", said, 1, ready.carries or kind.name == "letter")
    else:
        said = f"{below}{written.path.name} written{ready.carrying}."
        yield Outcome("done", said, 1, ready.carries or kind.name == "letter")
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
    """How many of the wanted files were written, and where; nothing when none was, for then each line says why."""
    told = tuple(outcomes)
    written = sum(one.files for one in told if one.kind != "failed")
    if not written:
        return ()
    kept = sum(one.files for one in told if one.kind == "warning")
    beside = f", {kept} beside older ones" if kept else ""
    if written == wanted:
        return (Outcome("done", f"{written} {'file' if written == 1 else 'files'} written to {folder}{beside}."),)
    text = f"{written} of {wanted} files written to {folder}{beside}; why not the rest stands below."
    return (Outcome("warning", text),)
