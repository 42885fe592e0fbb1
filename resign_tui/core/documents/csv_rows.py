"""The handover and the plan as rows for a spreadsheet or a ticket system.

Columns of the handover: id (stable; a row of ours or own-1 and so on), category, item, priority (P0 to P2), status
(todo, doing, done, not_applicable), owner, due (ISO, or as typed where it is no date; where nothing was typed, the day
by which it must leave the person's account), done_when, where (where the proof or the document is kept, or which
records of the handover hold the answer), note, hours
(an estimate), score (0 to 12, empty without scores), verdict (transfer, finish, drop, unowned, or empty), received_by,
received_on (ISO, or as typed), without_me (yes when the new owner has done it alone, not_yet when it was only received,
else empty), vanishes (what exactly goes with the person's account). Hidden items are left out.

Columns of the plan: day (counted from the first working day after notice), date (ISO), focus, then id, item, priority,
status, owner, due and hours of each item of that day; a day without items has one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resign_tui.core.departure import Departure
from resign_tui.core.document import CsvRows
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import named
from resign_tui.core.plan.schedule import Plan

HANDOVER = (
    "id", "category", "item", "priority", "status", "owner", "due", "done_when", "where", "note", "hours", "score",
    "verdict", "received_by", "received_on", "without_me", "vanishes",
)  # fmt: skip
PLAN = ("day", "date", "focus", "id", "item", "priority", "status", "owner", "due", "hours")


def handover_rows(departure: Departure) -> CsvRows:
    """One row for each visible item of the handover, in the order of the page."""
    return CsvRows(
        HANDOVER,
        tuple(
            (
                item.id,
                category.title,
                named(item).text,
                item.priority,
                item.status,
                item.owner,
                _due(item),
                item.done_when,
                "; ".join(filter(None, (item.evidence, *(f"written in {place.text}" for place in item.written)))),
                item.note,
                f"{item.hours:g}",
                "" if item.score is None else str(item.score),
                item.verdict,
                item.received_by,
                item.received_day.isoformat() if item.received_day else item.received_on,
                _without_me(item),
                item.which,
            )
            for category in departure.checklist.categories
            for item in category.items
        ),
    )


def plan_rows(plan: Plan, items: Mapping[str, Item]) -> CsvRows:
    """One row for each item of each day."""
    return CsvRows(PLAN, tuple(_rows_of_days(plan, items)))


def _rows_of_days(plan: Plan, items: Mapping[str, Item]) -> Iterator[tuple[str, ...]]:
    for day in plan.days:
        head = (str(day.number), day.date.isoformat(), day.focus)
        for item_id in day.item_ids:
            item = items[item_id]
            cells = (item.id, named(item).text, item.priority, item.status, item.owner, _due(item), f"{item.hours:g}")
            yield (*head, *cells)
        if not day.item_ids:
            yield (*head, *[""] * (len(PLAN) - len(head)))


def _due(item: Item) -> str:
    return item.due_on.isoformat() if item.due_on else item.due


def _without_me(item: Item) -> str:
    if item.is_proven:
        return "yes"
    return "not_yet" if item.is_accepted else ""
