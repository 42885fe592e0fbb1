"""What is chosen to be written, and where to; plain mode chooses in the same way, so nothing here draws."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.errors import WriteError
from resign_tui.exports import registry

Choice: TypeAlias = tuple[str, str]
"""A document and a format."""


def everything(departure: Departure) -> frozenset[Choice]:
    """Every document that this departure should have, in its usual formats; never one that is for the person alone."""
    return frozenset(
        (kind.name, format_name)
        for kind in document_kinds().values()
        if kind.offered(departure) == "yes" and not kind.private
        for format_name in kind.formats
    )


def in_order(chosen: Iterable[Choice]) -> list[Choice]:
    """By document and format as the tables have them."""
    documents = list(document_kinds())
    formats = [one.name for one in registry.FORMATS]
    return sorted(chosen, key=lambda one: (documents.index(one[0]), formats.index(one[1])))


def folder_of(text: str) -> Path:
    """The folder that was typed, ~ and all; WriteError where it would be another one elsewhere. Asks no disk."""
    folder = Path(text.strip())
    if not folder.is_absolute() and not str(folder).startswith("~"):
        raise WriteError("Begin the folder with ~/ or /, so that it is the same wherever you start from.")
    return folder
