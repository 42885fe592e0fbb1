"""The handover as it leaves: what to know first, whose everything is, what is under way, and the checklist with it."""

from __future__ import annotations

from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Line, Lines, Message, Source, Span
from resign_tui.core.documents.blocks import heading, joined, labelled
from resign_tui.core.documents.calendar import cornerstones, deadlines
from resign_tui.core.documents.csv_rows import handover_rows
from resign_tui.core.documents.handover import checklists, knowledge, owners, receipts, risks, start, work
from resign_tui.core.documents.page import Page
from resign_tui.core.handover.named import ITEM

_SECTIONS = (
    start.start_here,
    owners.owner_map,
    risks.open_risks,
    work.runs,
    work.incidents,
    work.other_work,
    knowledge.models,
    knowledge.dead_ends,
    knowledge.worth_continuing,
    checklists.index,
    checklists.categories,
    checklists.let_go,
    receipts.contacts,
    receipts.receipts,
)
"""The sections in order; one that has nothing to say yields nothing."""


def handover(departure: Departure) -> Document:
    """The handover of a departure, from its checklist and its records; nothing private and no secret goes in."""
    page = Page(departure)
    blocks: list[Block] = [heading("Handover", 1), _head(page)]
    for section in _SECTIONS:
        blocks += section(page)
    return page.document(
        "handover",
        "Handover",
        blocks,
        message=Message("Handover"),
        events=(*cornerstones(departure), *deadlines(departure)),
        csv_rows=handover_rows(departure),
    )


def _head(page: Page) -> Lines:
    """Who leaves, from where and when, who takes over, and how far it has come."""
    state = Span(f"{page.checklist.done} of {page.checklist.total} done", Source.COMPUTED, ITEM)
    lines: list[Line] = [
        page.line("sender.full_name"),
        joined([page.line("sender.role"), page.line("company.name")], ", "),
        *page.last_day_line(),
        labelled("Goes to", page.line("handover.successor")),
        (state, Span(" as of "), page.today().span),
    ]
    return Lines("sender", tuple(filter(None, lines)))
