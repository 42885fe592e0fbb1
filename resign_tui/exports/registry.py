"""THE table of formats: a new one is a module with a `render` and one row here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from resign_tui.core.document import Document
from resign_tui.core.documents.carrier import LETTER_FILE
from resign_tui.core.errors import UsageError, WriteError
from resign_tui.exports.gate import Cleared, capital, name_of

if TYPE_CHECKING:
    from resign_tui.exports.attachment import Attachment


class Format(msgspec.Struct, frozen=True):
    """One way to write a document down.

    name: as on the command line. suffix: with its dot. documents: names of the documents it is for, empty for all of
    them. target: "module:function", called as `function(document, draft=...)` and giving bytes; the module is imported
    at the first call, because some bring heavy libraries. binary: its bytes are of no use on a terminal. package: what
    it cannot be loaded without.
    """

    name: str
    label: str
    suffix: str
    target: str
    documents: frozenset[str] = frozenset()
    binary: bool = False
    package: str = ""

    def takes(self, document_name: str) -> bool:
        """Whether this document can be written so."""
        return not self.documents or document_name in self.documents

    def render(self, document: Document, *, draft: bool = False, **more: Any) -> bytes:
        """The file's bytes; `draft` puts the word DRAFT into it, `more` is what only this format understands.

        Asks nothing of the document: the gate does. Raises WriteError when its package is not installed.
        """
        return self._load()(document, draft=draft, **more)

    def _load(self) -> Callable[..., bytes]:
        module, function = self.target.split(":")
        try:
            write: Callable[..., bytes] = getattr(importlib.import_module(module), function)
        except ModuleNotFoundError:
            if not self.package:
                raise
            raise WriteError(
                f"{self.name.upper()} needs the {self.package} package, which is not installed here; install it, "
                "or choose .txt or .md instead."
            ) from None
        return write


MESSAGES = frozenset({"letter", "cover-note", "counter-reply", "exit-interview", "goodbye", "hr-memo"})
"""Documents that can be sent as a message."""

DATED = frozenset({"handover", "plan"})
"""Documents with dates for a calendar and rows for a table."""

FORMATS: tuple[Format, ...] = (
    Format("txt", "Plain text", ".txt", "resign_tui.exports.text:render"),
    Format("md", "Markdown", ".md", "resign_tui.exports.markdown:render"),
    Format("html", "Web page", ".html", "resign_tui.exports.html:render"),
    Format("docx", "Word document", ".docx", "resign_tui.exports.docx:render", binary=True, package="python-docx"),
    Format("pdf", "PDF", ".pdf", "resign_tui.exports.pdf:render", binary=True),
    Format("eml", "E-mail", ".eml", "resign_tui.exports.eml:render", MESSAGES),
    Format("ics", "Calendar", ".ics", "resign_tui.exports.ics:render", DATED, package="icalendar"),
    Format("csv", "Table (CSV)", ".csv", "resign_tui.exports.csv_file:render", DATED, package="defusedcsv"),
)
"""Every format, in the order in which it is offered."""


def formats_for(document_name: str) -> tuple[Format, ...]:
    """The formats in which this document can be written."""
    return tuple(file_format for file_format in FORMATS if file_format.takes(document_name))


def get(name: str) -> Format:
    """The format of this name; UsageError, with the names there are, when there is none."""
    for file_format in FORMATS:
        if file_format.name == name:
            return file_format
    raise UsageError(f"There is no format of that name; choose one of {_names(FORMATS)}.")


def fitting(format_name: str, document: Document) -> Format:
    """The format of this name; UsageError when there is none, or when it is not meant for this document."""
    chosen = get(format_name)
    if not chosen.takes(document.name):
        names = _names(formats_for(document.name))
        raise UsageError(f"{capital(name_of(document))} cannot be written as {format_name}; choose one of {names}.")
    return chosen


def render(cleared: Cleared, format_name: str, *, attachment: Attachment | None = None) -> bytes:
    """What the gate let through, in a format; an attachment, which `attach` makes, goes with an e-mail.

    Raises UsageError as `fitting` does, and WriteError when it cannot be made.
    """
    document, draft = cleared.document, cleared.draft
    chosen = fitting(format_name, document)
    if attachment is None:
        return chosen.render(document, draft=draft)
    if chosen.name != "eml":
        raise UsageError(f"Only an e-mail carries an attachment; choose eml in place of {chosen.name}.")
    return chosen.render(document, draft=draft, attachment=attachment)


def attach(letter: Cleared) -> Attachment:
    """The letter as a PDF that an e-mail carries; WriteError when it cannot be made."""
    from resign_tui.exports.attachment import Attachment  # only e-mail carries one

    return Attachment(LETTER_FILE, render(letter, "pdf"))


def _names(formats: tuple[Format, ...]) -> str:
    return ", ".join(file_format.name for file_format in formats)
