"""DOCX: a document to go on writing in, with real styles, lists and tables, and nothing in it that is not ours."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from resign_tui.core.document import Document
from resign_tui.core.errors import WriteError
from resign_tui.exports import docx_parts as parts
from resign_tui.exports import shape
from resign_tui.exports.shape import Runs, Shape

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.text.paragraph import Paragraph

UNDATED = date(2000, 1, 1)
"""The day that files bear when their document has none; a clock would make every file different."""

_PROPERTY = 255
_PACKED = (1980, 1, 1, 0, 0, 0)
_CLOSING = frozenset({"close", "signature", "contact", "copy"})
_MISSING = "DOCX needs the python-docx package, which is not installed here; install it, or choose .txt or .md instead."


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .docx file; the same bytes for the same document."""
    try:
        import docx
    except ImportError:
        raise WriteError(_MISSING) from None
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
    author = shape.one_line(document.author)[:_PROPERTY]
    properties = file.core_properties
    properties.author = properties.last_modified_by = author
    properties.title = shape.title(document, draft=draft)[:_PROPERTY]
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
        self.blocks = shape.blocks(document)
        self.ids = {style.name: style.style_id for style in file.styles}

    def write(self) -> None:
        blocks = self.blocks
        if self.layout == "din5008_b":
            heads = [one for one in blocks if _role(one) in ("sender", "recipient", "date")]
            self._din_head({_role(one): one for one in heads})
            blocks = [one for one in blocks if one not in heads]
        ends = any(_role(one) in _CLOSING for one in blocks)
        for at, one in enumerate(blocks):
            before_close = ends and at + 1 < len(blocks) and _role(blocks[at + 1]) in ("close", "signature")
            getattr(self, f"_{one['kind']}")(one, keep=before_close)

    def _lines(self, block: Shape, keep: bool) -> None:
        role = _role(block)
        style = {"subject": "Subject", "signature": "Signature"}.get(role) if self.layout else None
        paragraph = self._new(style or ("Address" if role not in _CLOSING else ""))
        self._put_lines(paragraph, block["lines"])
        if role in _CLOSING:
            last = block is self.blocks[-1]
            paragraph.paragraph_format.keep_with_next = not last
            paragraph.paragraph_format.keep_together = True
        if role == "signature":
            parts.space_above(paragraph, block["space"])
        if role == "sender" and self.layout == "uk_block":
            parts.indent(paragraph, 95)

    def _paragraph(self, block: Shape, keep: bool) -> None:
        paragraph = self._new()
        self._put_lines(paragraph, block["lines"])
        paragraph.paragraph_format.keep_with_next = keep or None

    def _heading(self, block: Shape, keep: bool) -> None:
        self._put(self._new(f"Heading {min(block['level'], 9)}"), block["line"])

    def _bullets(self, block: Shape, keep: bool) -> None:
        for item in block["items"]:
            self._put(self._new("List Bullet"), item)

    def _checklist(self, block: Shape, keep: bool) -> None:
        for task in block["tasks"]:
            paragraph = self._new("Task")
            parts.check_box(paragraph, task["sign"], ticked=task["done"])
            paragraph.add_run("\t")
            self._put(paragraph, task["line"])
            if task["remark"]:
                self._put(paragraph, [(task["remark"], False)], style="Detail")
            if task["aside"]:
                self._put(paragraph, [("  ", False)], style="Detail")
                self._put(paragraph, task["aside"], style="Detail")
            for detail in task["details"]:
                paragraph.add_run().add_break()
                self._put(paragraph, detail, style="Detail")

    def _table(self, block: Shape, keep: bool) -> None:
        table = parts.add_table(self.file, block["shares"])
        parts.fill_row(table.rows[0], block["header"])
        for cell in table.rows[0].cells:
            self._style(cell.paragraphs[0]._p, "Table text")
        for row in block["rows"]:
            cells = table.add_row().cells
            for cell, runs in zip(cells, row, strict=True):
                self._put(cell.paragraphs[0], runs)
                self._style(cell.paragraphs[0]._p, "Table text")
        parts.finish_table(table)
        self._new("After table")

    def _curve(self, block: Shape, keep: bool) -> None:
        self._new("Curve").add_run(block["blocks"])
        if block["line"]:
            self._put(self._new("Caption"), block["line"])

    def _cards(self, block: Shape, keep: bool) -> None:
        for card in block["cards"]:
            paragraph = self._new("Card")
            for at, (name, runs) in enumerate(card):
                if at:
                    paragraph.add_run().add_break()
                self._put(paragraph, [(f"{name}: ", False)], style="Detail")
                self._put(paragraph, runs)
                if not at:
                    paragraph.runs[-1].bold = True

    def _din_head(self, heads: dict[str, Shape]) -> None:
        """Sender, address and date where the window of an envelope and the eye of a clerk expect them."""
        above, below = parts.din_table(self.file)
        for cell, role in ((above[1], "sender"), (below[0], "recipient"), (below[1], "date")):
            paragraph = cell.paragraphs[0]
            self._style(paragraph._p, "Address")
            if role in heads:
                self._put_lines(paragraph, heads[role]["lines"])

    # -- words and styles --------------------------------------------------------------------------------------------

    def _new(self, style: str = "") -> Paragraph:
        paragraph = self.file.add_paragraph()
        self._style(paragraph._p, style)
        return paragraph

    def _style(self, element: Any, name: str) -> None:
        """By its id, because the library would go through every style there is to find it."""
        if name:
            element.style = self.ids[name]

    def _put_lines(self, paragraph: Paragraph, lines: list[Runs]) -> None:
        for at, runs in enumerate(lines):
            if at:
                paragraph.add_run().add_break()
            self._put(paragraph, runs)

    def _put(self, paragraph: Paragraph, runs: Runs, style: str = "") -> None:
        for text, missing in runs:
            self._style(paragraph.add_run(text)._r, "Missing" if missing else style)


def _role(block: Shape) -> str:
    return str(block.get("role", ""))
