"""What is chosen to be written, and where to; plain mode chooses in the same way, so nothing here draws."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

from resign_tui.core import handing_in
from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.documents.offers import has_end_moved
from resign_tui.core.errors import WriteError
from resign_tui.exports import registry

Choice: TypeAlias = tuple[str, str]
"""A document and a format."""

Part: TypeAlias = Literal["whole", "body", "subject"]
"""How much of a document is copied: a mail or a form takes body and subject each by itself."""


PAPER_FORMATS = ("pdf", "docx", "html")
"""Formats of the letter that are printed and signed."""


def usual(departure: Departure) -> frozenset[Choice]:
    """What is chosen until the person chooses: a page to sign where paper is needed, else the text of the letter.

    Once that is handed in, the amending letter takes its place where one is called for; after the last day in nothing
    is usual any more.
    """
    stage = handing_in.stage(departure)
    if stage == "over":
        return frozenset()
    forms = PAPER_FORMATS[:2] if handing_in.needs_paper(departure) else ("txt",)
    names = ("letter",) if stage == "before" else ("amendment",) if has_end_moved(departure) else ()
    return frozenset({*((name, form) for name in names for form in forms), ("handover", "md")})


def not_on_paper(departure: Departure, chosen: Iterable[Choice]) -> str:
    """What to say where paper is needed and the letter is chosen only in formats that nobody can sign; else empty."""
    forms = {form for name, form in chosen if name == "letter"}
    is_out = handing_in.stage(departure) != "before"
    if not forms or is_out or forms & set(PAPER_FORMATS) or not handing_in.needs_paper(departure):
        return ""
    names = " and ".join(f".{form}" for form in sorted(forms))
    return f"It leaves on paper, signed by hand, and {names} cannot be signed: choose pdf or docx too."


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
