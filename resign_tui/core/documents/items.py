"""How an item of the handover stands in another document: our words as ours, the person's as theirs."""

from __future__ import annotations

from functools import cache

from ..document import Source, Span
from ..handover import Item
from ..handover_rows import groups

FIELD = "handover.item"


@cache
def _shipped() -> dict[str, str]:
    return {row.id: row.text for group in groups() for row in group.rows}


def named(item: Item) -> Span:
    """The item's words, with the question behind them where the person wrote them."""
    if item.text == _shipped().get(item.id):
        return Span(item.text)
    return Span(item.text, Source.ANSWER, FIELD)
