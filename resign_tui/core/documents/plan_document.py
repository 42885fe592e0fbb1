"""The transition plan as a document: one row for each day that is left, with its calendar and its rows for a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Heading, Line, Lines, Paragraph, Source, Span, Table
from resign_tui.core.documents.blocks import points
from resign_tui.core.documents.calendar import cornerstones, deadlines, plan_meetings
from resign_tui.core.documents.csv_rows import plan_rows
from resign_tui.core.documents.page import Page
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import named
from resign_tui.core.plan.schedule import Plan, PlanDay, plan

_MOST_NAMED = 8


def plan_document(departure: Departure) -> Document:
    """The plan from today to the last working day."""
    page = Page(departure)
    transition = plan(departure)
    items = {item.id: item for item in departure.checklist.items}
    blocks: list[Block] = [Heading((Span("Transition plan"),)), _head(page)]
    blocks += points((Span(note),) for note in transition.shared)
    if transition.days:
        blocks.append(Table(("Day", "Date", "Focus", "Items"), tuple(_rows(page, transition, items))))
    if transition.days and transition.later:
        blocks.append(_later(len(transition.later)))
    return page.document(
        "plan",
        "Transition plan",
        blocks,
        events=(*cornerstones(departure), *plan_meetings(departure, transition), *deadlines(departure)),
        csv_rows=plan_rows(transition, items),
    )


def _head(page: Page) -> Lines:
    """Who leaves and when; without a last working day there is no plan, so that it is marked as missing."""
    last = page.day("dates.last_working_day", page.timeline.last_day)
    lines: list[Line] = [(page.needed("sender.full_name").span,), (Span("Last working day: "), last.span)]
    return Lines("sender", tuple(lines))


def _rows(page: Page, transition: Plan, items: dict[str, Item]) -> Iterator[tuple[Line, ...]]:
    """A row for each day; days in a row with the same focus and nothing of their own share one."""
    for _, group in groupby(transition.days, key=lambda day: (day.focus, day.number if day.item_ids else 0)):
        days = list(group)
        first, last = days[0], days[-1]
        numbers = f"D{first.number}" if first == last else f"D{first.number} to D{last.number}"
        dates = words.short_date(first.date)
        if first != last:
            dates += f" to {words.short_date(last.date)}"
        yield (
            (Span(numbers, Source.COMPUTED),),
            (Span(dates, Source.COMPUTED, "dates.last_working_day"),),
            (Span(first.about),),
            _named(first, items),
        )


def _named(day: PlanDay, items: dict[str, Item]) -> Line:
    line: list[Span] = []
    for item_id in day.item_ids[:_MOST_NAMED]:
        if line:
            line.append(Span("; "))
        line.append(named(items[item_id]))
    more = len(day.item_ids) - _MOST_NAMED
    if more > 0:
        line.append(Span(f"; and {words.count_word(more)} more"))
    return tuple(line)


def _later(count: int) -> Paragraph:
    single = count == 1
    text = f"{words.count_word(count).capitalize()} open {'item has' if single else 'items have'} no day in this plan; "
    return Paragraph("later", ((Span(text + f"the handover lists {'it' if single else 'them'}."),),))
