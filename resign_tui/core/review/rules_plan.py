"""Rules about the plan: whether the time that is left holds what the letter promises."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.handover.records import text_of
from resign_tui.core.plan.placing import HOURS_A_DAY
from resign_tui.core.plan.schedule import days_left
from resign_tui.core.review.context import Context
from resign_tui.core.review.finding import Finding, make


def too_much(context: Context) -> Iterator[Finding]:
    """What the letter promises takes longer than the days that are left."""
    promised = {text_of(record, "text") for record in context.facts.records("handover.item")}
    items = [
        item
        for item in context.departure.checklist.items
        if item.is_open and item.priority == "P0" and item.text in promised
    ]
    if not items:
        return
    hours, days = sum(item.hours for item in items), days_left(context.departure)
    if days and hours > days * HOURS_A_DAY:
        left = "1 working day is" if days == 1 else f"{days} working days are"
        why = f"The most urgent promises ask for about {hours:.0f} hours, and {left} left."
        yield make("too-much-promised", "handover.item", why=why)
