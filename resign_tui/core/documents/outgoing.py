"""What single formats need beside the words: where a message goes, days for a calendar, rows for a sheet."""

from __future__ import annotations

from datetime import date

import msgspec

from resign_tui.core.document import Document


class Message(msgspec.Struct, frozen=True):
    """How a document travels as an e-mail.

    subject: one line. to: an address as typed, empty when the person fills it in. to_name: who that is. blocks: how
    many blocks of the document belong into the message, counted from the top; all of them when it is None.
    """

    subject: str
    to: str = ""
    to_name: str = ""
    blocks: int | None = None


class Event(msgspec.Struct, frozen=True):
    """A whole day in a calendar.

    key: what the entry stands for, so that a second import updates the first. of: whose departure it belongs to, so
    that those of two people stand side by side in one calendar. deadline: there is something to do by that day, so
    that it is a task as well. done: the task is done. note: more words, if any.
    """

    key: str
    title: str
    day: date
    note: str = ""
    deadline: bool = False
    done: bool = False
    of: str = ""


class Sheet(msgspec.Struct, frozen=True):
    """Rows for a spreadsheet or a ticket system; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Outgoing(Document, frozen=True):
    """A document with what single formats need beside its words; `on` is the day on which it was made."""

    message: Message | None = None
    events: tuple[Event, ...] = ()
    sheet: Sheet | None = None
    on: date | None = None


def outgoing(
    document: Document,
    on: date,
    *,
    message: Message | None = None,
    events: tuple[Event, ...] = (),
    sheet: Sheet | None = None,
) -> Outgoing:
    """The same document, with this beside it."""
    same = {name: getattr(document, name) for name in Document.__struct_fields__}
    return Outgoing(**same, message=message, events=events, sheet=sheet, on=on)
