"""How an item of the handover stands in a document: our words as ours, the person's as theirs."""

from __future__ import annotations

from functools import cache

from resign_tui.core.document import Source, Span
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.rows import HandoverRow, groups

ITEM = "handover.item"
"""The question behind every item."""


@cache
def _shipped() -> dict[str, HandoverRow]:
    return {row.id: row for group in groups() for row in group.rows}


def named(item: Item) -> Span:
    """The item's words for those who follow, with the question behind them where the person wrote them."""
    row = _shipped().get(item.id)
    if row and (item.in_doubt or item.text == row.text):
        return Span(item.text if item.in_doubt else row.told or row.text)
    return Span(item.text, Source.ANSWER, ITEM)
