"""Copying and writing, away from the screen: each returns lines that say only what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from ..core.departure import Departure
from ..core.document import Document
from ..core.documents import DOCUMENTS
from ..core.errors import RefusedError, ResignError
from ..exports import clipboard, files, registry, text
from .widgets.send_table import SendRow

if TYPE_CHECKING:
    from ..core.secret_patterns import Hit


class Outcome(msgspec.Struct, frozen=True):
    """What became of one request, in one sentence."""

    kind: Literal["done", "warning", "failed"]
    text: str


def send_rows(departure: Departure) -> tuple[SendRow, ...]:
    """The documents that belong to this departure or may be wanted, with the formats they take."""
    offers = ((kind, kind.offered(departure)) for kind in DOCUMENTS.values())
    return tuple(
        SendRow(kind.name, kind.label, tuple(one.name for one in registry.formats_for(kind.name)), kind.where)
        for kind, offer in offers
        if offer != "no"
    )


def document(departure: Departure, name: str) -> Document:
    """The document of this name."""
    return DOCUMENTS[name].compose(departure)


def refusal(departure: Departure, name: str) -> str:
    """Why this document may not leave yet; empty when it may."""
    missing = document(departure, name).missing
    if not missing:
        return ""
    return f"{DOCUMENTS[name].label} not yet: still needed is {', '.join(one.label.lower() for one in missing)}."


def copy(
    departure: Departure,
    name: str,
    environ: Mapping[str, str],
    terminal: Callable[[str], None] | None,
    find: Callable[[str], tuple[Hit, ...]] | None = None,
) -> Outcome:
    """Copy a document as text and say what is known about it; may wait some seconds for a clipboard tool."""
    why = refusal(departure, name)
    if why:
        return Outcome("failed", why)
    label = DOCUMENTS[name].label
    made = document(departure, name)
    try:
        registry.refuse_secrets(made, find)
    except RefusedError as error:
        return Outcome("failed", f"{error} {', '.join(error.reasons)}")
    result = clipboard.copy(text.to_text(made), what=label, environ=environ, terminal=terminal)
    kind: Literal["done", "warning", "failed"] = "done" if result.state == "verified" else "warning"
    return Outcome("failed" if result.state == "failed" else kind, result.sentence)


def write(
    departure: Departure,
    chosen: Iterable[tuple[str, str]],
    folder: Path,
    find: Callable[[str], tuple[Hit, ...]] | None = None,
) -> list[Outcome]:
    """Write the chosen documents and formats into a folder; one that fails does not take the others along."""
    return [_write_one(departure, name, format_name, folder, find) for name, format_name in chosen]


def _write_one(
    departure: Departure, name: str, format_name: str, folder: Path, find: Callable[[str], tuple[Hit, ...]] | None
) -> Outcome:
    label = DOCUMENTS[name].label
    try:
        made = document(departure, name)
        registry.refuse_secrets(made, find)
        data = registry.render(made, format_name)
        written = files.export_file(folder, name, registry.get(format_name).suffix, data)
    except RefusedError as error:
        return Outcome("failed", refusal(departure, name) or f"{error} {', '.join(error.reasons)}")
    except ResignError as error:
        return Outcome("failed", f"{label}: {error}")
    if written.kept is not None:
        return Outcome("warning", f"{written.kept.name} exists. Kept; wrote {written.path.name} beside it.")
    return Outcome("done", f"{written.path.name} written to {written.path.parent}.")
