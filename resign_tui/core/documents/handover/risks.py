"""What can go wrong soon: one line each, with what it is, why it matters and by when."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import words
from resign_tui.core.document import Block, Span
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.dangers import dangers
from resign_tui.core.documents.page import Page

_MOST = 12


def open_risks(page: Page) -> Iterator[Block]:
    """The risks, the worst first, and how many more the checklist below has."""
    lines = [danger.line() for danger in dangers(page)]
    if not lines:
        return
    shown, more = lines[:_MOST], len(lines) - _MOST
    if more > 0:
        shown.append((Span(f"And {words.count_word(more)} more below."),))
    yield heading("Open risks")
    yield from points(shown)
