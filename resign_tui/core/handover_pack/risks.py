"""What can go wrong soon: one line each, with what it is, why it matters and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .. import words
from ..blocks import bracketed, heading, points
from ..document import Block, Line, Span
from ..handover import Item
from ..handover_named import named
from . import owners, work
from .page import HELD, Page, Rec, flat, goes_to, joined, of_item, said, some

_MOST = 12
_NAMED = 4


def open_risks(page: Page) -> Iterator[Block]:
    """The risks, the worst first, and how many more the checklist below has."""
    lines = list(_risks(page))
    if not lines:
        return
    shown, more = lines[:_MOST], len(lines) - _MOST
    if more > 0:
        shown.append((Span(f"And {words.count_word(more)} more below."),))
    yield heading("Open risks")
    yield from points(shown)


def vanishing(page: Page) -> list[Item]:
    """What goes with the account, or may go with it, and is still open: the certain first, in the order of work."""
    found = [item for item in page.checklist.work_order if item.may_die]
    return sorted(found, key=lambda item: not item.dies)


def _risks(page: Page) -> Iterator[Line]:
    waiting = page.checklist.work_order
    yield from (_lost(page, item) for item in vanishing(page))
    yield from (_burning(page, one) for one in work.works(page, "incident"))
    yield from (_adrift(page, one) for one in work.works(page, "run") if not flat(one, "new_owner"))
    yield from (_alone(page, one) for one in page.facts.records(owners.SYSTEM) if owners.is_alone(one))
    rest = [item for item in waiting if not item.may_die]
    yield from (_unowned(page, item) for item in rest if item.verdict == "unowned")
    orphans = [item for item in rest if _is_orphan(item)]
    for held_in in dict.fromkeys(item.held_in for item in orphans):
        yield _orphans(page, [item for item in orphans if item.held_in == held_in])


def _is_orphan(item: Item) -> bool:
    """Of the highest priority, and neither somebody else's nor the leaver's own to finish."""
    kept = item.owner or item.is_accepted or item.verdict in ("finish", "unowned")
    return item.priority == "P0" and not kept


def _lost(page: Page, item: Item) -> Line:
    why = HELD["account"] if item.dies else "may go with my account, not checked yet"
    if item.verdict == "unowned":
        after: Line = (Span(", and nobody has it yet"),)
    else:
        after = (Span("; "), *goes_to(of_item(item.owner), "it ")) if item.owner else ()
    return _by(page, (*_what(item), Span(f": {why}"), *after), page.due(item))


def _unowned(page: Page, item: Item) -> Line:
    return _by(page, (*_what(item), Span(f": nobody has it yet, {HELD[item.held_in]}")), page.due(item))


def _orphans(page: Page, items: list[Item]) -> Line:
    """What of the highest priority has no owner, for one reason why that matters; due with the earliest of them."""
    first = page.due(min(items, key=lambda one: one.due_on or date.max)) or page.last_day()
    by = (Span(", by "), *first) if first else ()
    line = (Span("Highest priority, no owner"), *by, Span(f" ({HELD[items[0].held_in]})"))
    return (*line, Span(": "), *some([(named(one),) for one in items], _NAMED))


def _what(item: Item) -> Line:
    return (named(item), *bracketed(of_item(item.which)))


def _burning(page: Page, record: Rec) -> Line:
    next_one = goes_to(said(record, "new_owner", work.WORK), "it ")
    line = (*work.name_of(record), Span(": the incident is open, and "), *next_one)
    return _by(page, line, said(record, "deadline", work.WORK))


def _adrift(page: Page, record: Rec) -> Line:
    line = (*work.name_of(record), Span(": the run goes on, and "), *goes_to(()))
    return _by(page, line, said(record, "deadline", work.WORK))


def _alone(page: Page, system: Rec) -> Line:
    why = joined([owners.weight(system), (Span("nobody takes it over"),)], "; ")
    return _by(page, (*owners.name_of(system, owners.SYSTEM), Span(": "), *why), ())


def _by(page: Page, line: Line, day: Line) -> Line:
    """The line with the day by which it must be settled: its own, or the last one at work."""
    day = day or page.last_day()
    return (*line, Span("; by "), *day) if day else line
