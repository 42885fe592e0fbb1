"""THE table of formats: a new one is a module with a `render` and one row here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from resign_tui.core.document import Document
from resign_tui.core.documents import document_kinds, spoken
from resign_tui.core.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from resign_tui.core.secrets.patterns import Hit
    from resign_tui.exports.eml import Attachment


class Format(msgspec.Struct, frozen=True):
    """One way to write a document down.

    name: as on the command line. suffix: with its dot. documents: names of the documents it is for, empty for all of
    them. target: "module:function", called as `function(document, draft=...)` and giving bytes; the module is imported
    at the first call, because some bring heavy libraries. binary: its bytes are of no use on a terminal.
    """

    name: str
    label: str
    suffix: str
    target: str
    documents: frozenset[str] = frozenset()
    binary: bool = False

    def takes(self, document_name: str) -> bool:
        """Whether this document can be written so."""
        return not self.documents or document_name in self.documents

    def render(self, document: Document, *, draft: bool = False, **more: Any) -> bytes:
        """The file's bytes; `draft` puts the word DRAFT into it, `more` is what only this format understands.

        Asks nothing: `registry.render` does.
        """
        module, function = self.target.split(":")
        write: Callable[..., bytes] = getattr(importlib.import_module(module), function)
        return write(document, draft=draft, **more)


MESSAGES = frozenset({"letter", "cover-note", "counter-reply", "exit-interview", "goodbye", "hr-memo"})
"""Documents that can be sent as a message."""

DATED = frozenset({"handover", "plan"})
"""Documents with dates for a calendar and rows for a table."""

FORMATS: tuple[Format, ...] = (
    Format("txt", "Plain text", ".txt", "resign_tui.exports.text:render"),
    Format("md", "Markdown", ".md", "resign_tui.exports.markdown:render"),
    Format("html", "Web page", ".html", "resign_tui.exports.html:render"),
    Format("docx", "Word document", ".docx", "resign_tui.exports.docx:render", binary=True),
    Format("pdf", "PDF", ".pdf", "resign_tui.exports.pdf:render", binary=True),
    Format("eml", "E-mail", ".eml", "resign_tui.exports.eml:render", MESSAGES),
    Format("ics", "Calendar", ".ics", "resign_tui.exports.ics:render", DATED),
    Format("csv", "Table (CSV)", ".csv", "resign_tui.exports.csv_file:render", DATED),
)
"""Every format, in the order in which it is offered."""


def formats_for(document_name: str) -> tuple[Format, ...]:
    """The formats in which this document can be written."""
    return tuple(one for one in FORMATS if one.takes(document_name))


def get(name: str) -> Format:
    """The format of this name; UsageError, with the names there are, when there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise UsageError(f"There is no format of that name; choose one of {_names(FORMATS)}.")


def render(document: Document, format_name: str, *, draft: bool = False, attachment: Attachment | None = None) -> bytes:
    """The document in a format; an attachment, which `attach` makes, goes with an e-mail.

    Raises RefusedError when an answer is missing, unless it is asked for as a draft, or when a secret stands in it;
    UsageError when the format is unknown or not meant for this document.
    """
    chosen = get(format_name)
    if not chosen.takes(document.name):
        fitting = _names(formats_for(document.name))
        raise UsageError(f"{_sentence(document)} cannot be written as {chosen.name}; choose one of {fitting}.")
    refuse_unfinished(document, draft=draft)
    refuse_secrets(document)
    if attachment is None:
        return chosen.render(document, draft=draft)
    if chosen.name != "eml":
        raise UsageError(f"Only an e-mail carries an attachment; choose eml in place of {chosen.name}.")
    return chosen.render(document, draft=draft, attachment=attachment)


def attach(
    letter: Document, *, draft: bool = False, find: Callable[[str], tuple[Hit, ...]] | None = None
) -> Attachment:
    """The letter as a PDF that an e-mail carries, after the same questions as for a file of its own.

    Raises RefusedError as `render` does, with `find` as in `refuse_secrets`, and WriteError when it cannot be made.
    """
    from resign_tui.core.documents.cover_note import LETTER_FILE
    from resign_tui.exports.eml import Attachment

    refuse_unfinished(letter, draft=draft)
    if find is not None:
        refuse_secrets(letter, find)
    return Attachment(LETTER_FILE, render(letter, "pdf", draft=draft))


def refuse_unfinished(document: Document, *, draft: bool = False) -> None:
    """Let no document leave without an answer that it needs, unless it is asked for as a draft."""
    if document.missing and not draft:
        count = len(document.missing)
        answers = "one answer is" if count == 1 else f"{count} answers are"
        raise RefusedError(
            f"{_sentence(document)} cannot leave yet: {answers} missing.",
            tuple(one.label for one in document.missing),
        )


def refuse_secrets(document: Document, find: Callable[[str], tuple[Hit, ...]] | None = None) -> None:
    """Let no document leave with what looks like a key in it, not even as a draft (rule L-40).

    `find` is the exact patterns unless a scanner is handed in. Raises RefusedError whose reasons show the first
    characters of each.
    """
    from resign_tui.core.secrets import patterns
    from resign_tui.exports.text import to_text

    text = to_text(document)
    hits = (find or patterns.find)(text)
    if hits:
        name = spoken(document.name) if document.name in document_kinds() else document.title
        raise RefusedError(
            f"What looks like a secret stands in {name}. Say where it is kept instead, and rotate it:",
            tuple(f"{text[hit.start : hit.start + 4]}… ({hit.kind})" for hit in hits),
        )


def _sentence(document: Document) -> str:
    """The document at the start of a sentence."""
    name = spoken(document.name) if document.name in document_kinds() else document.title
    return name[:1].upper() + name[1:]


def _names(formats: tuple[Format, ...]) -> str:
    return ", ".join(one.name for one in formats)
