"""DOCX: a document to go on writing in, with real styles, lists and tables, and nothing in it that is not ours."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from itertools import zip_longest
from typing import Any

import docx
from docx.document import Document as File
from docx.text.paragraph import Paragraph

from resign_tui.core import curve
from resign_tui.core.document import Block, Bullets, Curve, Document, Heading, Line, Lines, Span, Table, TaskList
from resign_tui.core.document import Paragraph as Words
from resign_tui.exports import docx_parts as parts
from resign_tui.exports import page
from resign_tui.exports.blocks import Walk
from resign_tui.exports.east_asian import language_of
from resign_tui.exports.text import to_text

UNDATED = date(2000, 1, 1)
"""The day that files bear when their document has none; a clock would make every file different."""

_PROPERTY = 255
_PACKED = (1980, 1, 1, 0, 0, 0)
_HEAD = frozenset({"sender", "recipient", "date"})
_CLOSING = frozenset({"close", "signature", "contact", "copy"})


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .docx file; the same bytes for the same document."""
    file = docx.Document()
    _describe(file, document, draft)
    parts.set_page(file, document.paper, narrow=document.layout == "din5008_b", draft=draft)
    parts.set_styles(file, document.language, document.layout)
    _Writer(file, document).write()
    packed = io.BytesIO()
    file.save(packed)
    return _repacked(packed.getvalue())


def _describe(file: File, document: Document, draft: bool) -> None:
    """Properties as the letter has them: its author and its day, no program, no computer."""
    moment = datetime.combine(document.dated or UNDATED, time(), UTC).replace(tzinfo=None)
    author = page.one_line(document.author)[:_PROPERTY]
    properties = file.core_properties
    properties.author = properties.last_modified_by = author
    properties.title = page.title(document, draft=draft)[:_PROPERTY]
    properties.language = document.language
    properties.created = properties.modified = moment
    properties.revision = 1
    for name in ("comments", "keywords", "subject", "category"):
        setattr(properties, name, "")
    parts.drop_thumbnail(file)


def _repacked(data: bytes) -> bytes:
    """The same package without the time at which it was packed."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _PACKED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return result.getvalue()


class _Writer:
    """Writes the blocks of one document into one file; lives for one call."""

    def __init__(self, file: File, document: Document) -> None:
        self.file = file
        self.layout = document.layout
        self.place = document.place
        self.words = to_text(document)
        self.blocks = page.blocks(document)
        self.ids = {style.name: style.style_id for style in file.styles}
        self.before_close = False
        """The next block closes the letter, so that this one must not stand on another page."""

    def write(self) -> None:
        walk: Walk[None] = Walk(
            self._lines, self._paragraph, self._heading, self._bullets, self._task_list, self._table, self._curve
        )
        blocks = list(self.blocks)
        if self.layout == "din5008_b":
            heads = {block.kind: block for block in blocks if isinstance(block, Lines) and block.kind in _HEAD}
            self._din_head(heads)
            blocks = [block for block in blocks if _role(block) not in heads]
        ends = any(_role(block) in _CLOSING for block in blocks)
        for block, following in zip_longest(blocks, blocks[1:]):
            self.before_close = ends and _role(following) in ("close", "signature")
            walk(block)

    def _lines(self, block: Lines) -> None:
        role = block.kind
        style = {"subject": "Subject", "signature": "Signature"}.get(role) if self.layout else None
        paragraph = self._new(style or ("Address" if role not in _CLOSING else ""))
        self._put_lines(paragraph, block.lines)
        if role in _CLOSING:
            last = block is self.blocks[-1]
            paragraph.paragraph_format.keep_with_next = not last
            paragraph.paragraph_format.keep_together = True
        if role == "signature":
            parts.space_above(paragraph, block.space_before)
        if role == "sender" and self.layout == "uk_block":
            parts.indent(paragraph, 95)

    def _paragraph(self, block: Words) -> None:
        paragraph = self._new()
        self._put_lines(paragraph, block.lines)
        paragraph.paragraph_format.keep_with_next = self.before_close or None

    def _heading(self, block: Heading) -> None:
        self._put(self._new(f"Heading {min(block.level, 9)}"), block.text)

    def _bullets(self, block: Bullets) -> None:
        for item in block.items:
            self._put(self._new("List Bullet"), item)

    def _task_list(self, block: TaskList) -> None:
        for task in block.tasks:
            paragraph = self._new("Task")
            parts.check_box(paragraph, page.sign(task), ticked=page.is_done(task))
            paragraph.add_run("\t")
            self._put(paragraph, task.text)
            aside, below = page.details(task)
            if remark := page.remark(task):
                self._put(paragraph, (Span(remark),), style="Detail")
            if aside:
                self._put(paragraph, (Span("  "),), style="Detail")
                self._put(paragraph, aside, style="Detail")
            for detail in below:
                paragraph.add_run().add_break()
                self._put(paragraph, detail, style="Detail")

    def _table(self, block: Table) -> None:
        cards = page.cards(block)
        if cards is not None:
            self._cards(cards)
            return
        table = parts.add_table(self.file, page.shares(block))
        parts.fill_row(table.rows[0], block.header)
        for cell in table.rows[0].cells:
            self._style(cell.paragraphs[0]._p, "Table text")
        for row in block.rows:
            cells = table.add_row().cells
            for cell, line in zip(cells, row, strict=True):
                self._put(cell.paragraphs[0], line)
                self._style(cell.paragraphs[0]._p, "Table text")
        parts.finish_table(table)
        self._new("After table")

    def _curve(self, block: Curve) -> None:
        self._new("Curve").add_run(curve.in_blocks(block.points))
        if block.caption:
            self._put(self._new("Caption"), block.caption)

    def _cards(self, cards: list[list[tuple[str, Line]]]) -> None:
        for card in cards:
            paragraph = self._new("Card")
            for at, (name, line) in enumerate(card):
                if at:
                    paragraph.add_run().add_break()
                self._put(paragraph, (Span(f"{name}: "),), style="Detail")
                self._put(paragraph, line)
                if not at:
                    paragraph.runs[-1].bold = True

    def _din_head(self, heads: dict[str, Lines]) -> None:
        """Sender, address and date where the window of an envelope and the eye of a clerk expect them."""
        above, below = parts.din_table(self.file)
        for cell, role in ((above[1], "sender"), (below[0], "recipient"), (below[1], "date")):
            paragraph = cell.paragraphs[0]
            self._style(paragraph._p, "Address")
            if role in heads:
                self._put_lines(paragraph, heads[role].lines)

    # -- words and styles --------------------------------------------------------------------------------------------

    def _new(self, style: str = "") -> Paragraph:
        paragraph = self.file.add_paragraph()
        self._style(paragraph._p, style)
        return paragraph

    def _style(self, element: Any, name: str) -> None:
        """By its id, because the library would go through every style there is to find it."""
        if name:
            element.style = self.ids[name]

    def _put_lines(self, paragraph: Paragraph, lines: tuple[Line, ...]) -> None:
        for at, line in enumerate(lines):
            if at:
                paragraph.add_run().add_break()
            self._put(paragraph, line)

    def _put(self, paragraph: Paragraph, line: Line, style: str = "") -> None:
        for span in line:
            run = paragraph.add_run(span.text)
            self._style(run._r, "Missing" if page.is_missing(span) else style)
            if not span.text.isascii() and (language := language_of(span.text, self.words, self.place)):
                parts.set_east_asian(run, language)


def _role(block: Block | None) -> str:
    """What lines that belong together are on a letter; empty for any other block."""
    return block.kind if isinstance(block, Lines) else ""
