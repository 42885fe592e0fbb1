"""Who to ask, and who has accepted what."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import words
from resign_tui.core.document import Block, Line, Paragraph, Source, Span
from resign_tui.core.documents.blocks import grid, heading
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import CONTACT, of_item, table
from resign_tui.core.handover.named import ITEM, named


def contacts(page: Page) -> Iterator[Block]:
    """People worth knowing, and for what."""
    records = page.facts.records(CONTACT)
    if records:
        yield heading("Contacts")
        yield table(CONTACT, records)


def receipts(page: Page) -> Iterator[Block]:
    """Every item that somebody took, and how many were handed over without a word from the other side."""
    rows = [
        (
            (named(item),),
            of_item(item.received_by),
            page.received_on(item),
            (Span("yes" if item.is_proven else "not yet", Source.ANSWER, ITEM),),
        )
        for item in page.checklist.items
        if item.is_accepted
    ]
    without = _without(page)
    if rows or without:
        yield heading("Receipts")
    if rows:
        yield grid(("Item", "Given to", "On", "Done without me"), rows, keep=4)
    if without:
        yield Paragraph("no-receipt", (without,))


def _without(page: Page) -> Line:
    items = page.checklist.items
    count = sum(item.status == "done" and item.verdict == "transfer" and not item.is_accepted for item in items)
    if not count:
        return ()
    is_one = count == 1
    text = f"{words.count_word(count).capitalize()} {'item is' if is_one else 'items are'} handed over "
    return (Span(text + f"but nobody has confirmed {'it' if is_one else 'them'} yet.", Source.COMPUTED, ITEM),)
