"""The handover as a document: what to know first, whose everything is, what is under way, and the checklist with it."""

from __future__ import annotations

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Line, Lines, Source, Span
from resign_tui.core.documents.blocks import finished, heading
from resign_tui.core.documents.handover_pack import checklists, knowledge, owners, receipts, risks, start, work
from resign_tui.core.documents.handover_pack.page import Page
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
    return finished(departure, "handover", "Handover", blocks)


def _head(page: Page) -> Lines:
    """Who leaves, from where and when, who takes over, and how far it has come."""
    role, company = page.answer("sender.role"), page.answer("company.name")
    lines: list[Line] = [page.answer("sender.full_name")]
    lines.append((*role, Span(", "), *company) if role and company else role or company)
    last = page.departure.timeline.last_day
    if last:
        day = Span(words.full_date(last, page.style), Source.COMPUTED, "dates.last_working_day")
        lines.append((Span("Last working day: "), day))
    successor = page.answer("handover.successor")
    if successor:
        lines.append((Span("Goes to: "), *successor))
    state = Span(f"{page.checklist.done} of {page.checklist.total} done", Source.COMPUTED, ITEM)
    today = Span(words.long_date(page.facts.today, page.style), Source.COMPUTED)
    lines.append((state, Span(" as of "), today))
    return Lines("sender", tuple(line for line in lines if line))
