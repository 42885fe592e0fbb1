"""Copying and writing, away from the screen: each tells in lines that say only what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from ..core.departure import Departure
from ..core.document import Document
from ..core.documents import DOCUMENTS
from ..core.errors import RefusedError, ResignError
from ..exports import clipboard, files, registry, text
from .send_plan import APART, Choice, in_order, trouble

if TYPE_CHECKING:
    from ..core.secret_patterns import Hit


class Outcome(msgspec.Struct, frozen=True):
    """What became of one request, in one sentence; `files` is how many of the wanted files it speaks of."""

    kind: Literal["done", "warning", "failed"]
    text: str
    files: int = 0


def document(departure: Departure, name: str) -> Document:
    """The document of this name."""
    return DOCUMENTS[name].compose(departure)


def refusal(departure: Departure, name: str) -> str:
    """Why this document may not leave yet; empty when it may."""
    return _refusal(document(departure, name))


def _refusal(made: Document) -> str:
    if not made.missing:
        return ""
    needed = ", ".join(one.label.lower() for one in made.missing)
    return f"{DOCUMENTS[made.name].label} not yet: still needed is {needed}."


def copy(
    departure: Departure,
    name: str,
    environ: Mapping[str, str],
    terminal: Callable[[str], None] | None,
    find: Callable[[str], tuple[Hit, ...]] | None = None,
) -> Outcome:
    """Copy a document as text and say what is known about it; may wait some seconds for a clipboard tool."""
    made = document(departure, name)
    why = _refusal(made)
    if why:
        return Outcome("failed", why)
    try:
        registry.refuse_secrets(made, find)
    except RefusedError as error:
        return Outcome("failed", f"{error} {', '.join(error.reasons)}")
    result = clipboard.copy(text.to_text(made), what=DOCUMENTS[name].label, environ=environ, terminal=terminal)
    kind: Literal["done", "warning", "failed"] = "done" if result.state == "verified" else "warning"
    return Outcome("failed" if result.state == "failed" else kind, result.sentence)


def write(
    departure: Departure,
    chosen: Iterable[Choice],
    folder: Path,
    find: Callable[[str], tuple[Hit, ...]] | None = None,
) -> Iterator[Outcome]:
    """Write the chosen documents and formats into a folder, and tell of each as soon as it is there.

    One that fails does not take the others along; one that is refused is told once for all its formats. What lives
    apart from everything else goes into a folder of its own below.
    """
    wanted = in_order(chosen)
    problem = trouble(folder)
    if problem:
        yield Outcome("failed", problem, len(wanted))
        return
    for name, group in groupby(wanted, key=lambda one: one[0]):
        formats = [format_name for _, format_name in group]
        try:
            made = document(departure, name)
            why = _refusal(made)
            if not why:
                registry.refuse_secrets(made, find)
        except RefusedError as error:
            why = f"{error} {', '.join(error.reasons)}"
        if why:
            yield Outcome("failed", why, len(formats))
            continue
        for format_name in formats:
            yield _write_one(made, format_name, folder)


def _write_one(made: Document, format_name: str, folder: Path) -> Outcome:
    name = made.name
    below = f"{name}/" if name in APART else ""
    try:
        data = registry.render(made, format_name)
        written = files.export_file(folder / below, name, registry.get(format_name).suffix, data)
    except RefusedError as error:
        return Outcome("failed", f"{error} {', '.join(error.reasons)}", 1)
    except ResignError as error:
        return Outcome("failed", f"{DOCUMENTS[name].label} as {format_name}: {error}", 1)
    if written.kept is not None:
        return Outcome("warning", f"{below}{written.kept.name} exists. Kept; wrote {written.path.name} beside it.", 1)
    return Outcome("done", f"{below}{written.path.name} written.", 1)


def summary(outcomes: Iterable[Outcome], folder: str) -> tuple[Outcome, ...]:
    """How many files were written, and where; nothing when none was, for then each line says why."""
    told = tuple(outcomes)
    wanted = sum(one.files for one in told)
    written = sum(one.files for one in told if one.kind != "failed")
    if not written:
        return ()
    kept = sum(one.files for one in told if one.kind == "warning")
    beside = f", {kept} beside older ones" if kept else ""
    if written == wanted:
        return (Outcome("done", f"{written} {'file' if written == 1 else 'files'} written to {folder}{beside}."),)
    text = f"{written} of {wanted} files written to {folder}{beside}; why not the rest stands below."
    return (Outcome("warning", text),)
