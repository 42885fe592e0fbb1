"""CSV: the handover and the plan as rows for spreadsheets and ticket systems.

The columns are told in `core.documents.csv_rows`. Cells are quoted as RFC 4180 asks, lines end with CRLF. A cell that a
spreadsheet would take for a formula, or that begins with a dash, gets an apostrophe in front. Line breaks become
spaces, because importers disagree on them.
"""

from __future__ import annotations

import io

from defusedcsv import csv  # type: ignore[import-untyped]

from resign_tui.core.document import Document
from resign_tui.core.errors import WriteError
from resign_tui.core.legible import legible
from resign_tui.exports.text import DRAFT

FORMULA_SIGNS = "=+-@|%＝＋－＠｜％−–—"
"""First characters that some spreadsheet calculates, in either width, and every dash."""


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .csv file, with the mark in front without which Excel takes Ç for two signs.

    A draft has a last column that says so in every row. Raises WriteError when the document has no rows.
    """
    table = document.csv_rows
    if table is None:
        raise WriteError("This document has no rows for a table; choose another format.")
    state = ("state",) if draft else ()
    marked = (DRAFT,) if draft else ()
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow((*table.columns, *state))
    writer.writerows([*(inert(cell) for cell in row), *marked] for row in table.rows)
    return page.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """The cell as a spreadsheet shows it and never calculates it."""
    text = " ".join(legible(cell).split("\n")).strip(" ")
    bare = text.lstrip().lstrip("\u061c\u200c\u200d\u200e\u200f").lstrip()
    return f"'{text}" if bare[:1] and bare[0] in FORMULA_SIGNS else text
