"""What every format takes: a document made of blocks, and spans that know where their words came from."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TypeAlias

import msgspec


class Source(Enum):
    """Where the words of a span came from."""

    TEMPLATE = "template"
    ANSWER = "answer"
    DEFAULT = "default"  # our suggestion, standing in for an answer that was not given
    COMPUTED = "computed"  # from dates or the handover, never typed
    MISSING = "missing"  # a visible marker for an answer that the document needs
    EDIT = "edit"  # written by hand over the composed paragraph
    OWN = "own"  # of a letter template or the words of the house that the person wrote


AROUND = frozenset((Source.TEMPLATE, Source.OWN))
"""Where words come from that stand around answers."""


class Span(msgspec.Struct, frozen=True):
    """A run of words of one origin.

    field: the id of the question that changes it, empty for template text. wording: the key of the sentence of ours
    that it stands in, where that sentence has other wordings.
    """

    text: str
    source: Source = Source.TEMPLATE
    field: str = ""
    wording: str = ""


Line: TypeAlias = tuple[Span, ...]
"""One line or paragraph of text; spans never hold a line break."""


class Lines(msgspec.Struct, frozen=True):
    """Lines that belong together: `kind` is sender, date, recipient, subject, salutation, close, signature or copy."""

    kind: str
    lines: tuple[Line, ...]
    space_before: int = 1
    """Blank lines above in plain text; the signature on paper asks for more."""


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph of running text.

    id: stable name of the paragraph. edited: the person rewrote it. stale: ids of answers that changed since then.
    An edited paragraph may hold several lines, all the others hold one.
    """

    id: str
    lines: tuple[Line, ...]
    edited: bool = False
    stale: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """The person wrote it: by hand, or in a template of their own."""
        return self.edited or any(span.source is Source.OWN for line in self.lines for span in line)

    @property
    def holds_answers(self) -> bool:
        """Some of its words are answers, or stand for one."""
        return any(span.field for line in self.lines for span in line)

    @property
    def text(self) -> str:
        """Its words, the lines apart."""
        return "\n".join(plain(line) for line in self.lines)


class Heading(msgspec.Struct, frozen=True):
    """A heading; level 1 is the document's title."""

    text: Line
    level: int = 1


class Bullets(msgspec.Struct, frozen=True):
    """A list of points."""

    items: tuple[Line, ...]


class Task(msgspec.Struct, frozen=True):
    """One line of a task list: its status (todo, doing, done, not_applicable), its words, and lines of detail."""

    status: str
    text: Line
    details: tuple[Line, ...] = ()


class TaskList(msgspec.Struct, frozen=True):
    """Tasks that belong together."""

    tasks: tuple[Task, ...]


class Table(msgspec.Struct, frozen=True):
    """A table; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Curve(msgspec.Struct, frozen=True):
    """A small drawing of numbers in order, such as a loss over time, with a caption that says the same in words.

    points: at least two finite numbers.
    """

    points: tuple[float, ...]
    caption: Line


Block: TypeAlias = Lines | Paragraph | Heading | Bullets | TaskList | Table | Curve


class Missing(msgspec.Struct, frozen=True):
    """An answer that the document cannot do without."""

    field: str
    label: str


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


class CsvRows(msgspec.Struct, frozen=True):
    """Rows for a spreadsheet or a ticket system; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Document(msgspec.Struct, frozen=True):
    """A finished or unfinished document.

    name: letter, handover, ... as on the command line. title: for windows, file properties and subjects.
    language: BCP 47. missing: what must be answered before it may leave. paper: "letter" or "a4".
    layout: where the blocks of a letter stand on the page (data/layouts), empty when they simply follow each other.
    dated: the day that the file itself bears; none when the document has none.
    message, events, csv_rows: what e-mail, calendar and table need beside the words. place: the country's code.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    missing: tuple[Missing, ...] = ()
    language: str = "en-US"
    paper: str = "a4"
    author: str = ""
    layout: str = ""
    dated: date | None = None
    message: Message | None = None
    events: tuple[Event, ...] = ()
    csv_rows: CsvRows | None = None
    place: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of running text."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    def paragraph_of(self, field_id: str) -> str:
        """The id of the first paragraph that holds words of an answer; empty when none does."""
        for paragraph in self.paragraphs:
            if any(span.field == field_id for line in paragraph.lines for span in line):
                return paragraph.id
        return ""


def plain(line: Line) -> str:
    """The words of a line."""
    return "".join(span.text for span in line)


def lines_of(block: Block) -> tuple[Line, ...]:
    """Every line of a block, in the order of the page."""
    if isinstance(block, Lines | Paragraph):
        return block.lines
    if isinstance(block, Heading):
        return (block.text,)
    if isinstance(block, Bullets):
        return block.items
    if isinstance(block, TaskList):
        return tuple(line for task in block.tasks for line in (task.text, *task.details))
    if isinstance(block, Curve):
        return (block.caption,)
    return tuple(cell for row in block.rows for cell in row)
