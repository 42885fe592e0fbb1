"""What is known about models and experiments: the facts of each model, the dead ends, and what deserves more work."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Block, Line, Paragraph, Source, Span
from resign_tui.core.documents.blocks import bracketed, grid, heading, labelled, points
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import MODEL, attribute, cell, name_of, texts_of

EXPERIMENT = "handover.experiment"


def models(page: Page) -> Iterator[Block]:
    """Every model with its facts, one to a line."""
    records = page.facts.records(MODEL)
    if records:
        yield heading("Models in use")
    names = [attribute(record, "name") for record in records]
    for number, record in enumerate(records, start=1):
        in_title = ("name", "version") if names.count(attribute(record, "name")) > 1 else ("name",)
        version = bracketed(cell(record, "version", MODEL)) if "version" in in_title else ()
        yield heading((*name_of(record, MODEL), *version), 3)
        columns = [column for column in catalogue.field(MODEL).columns if column.key not in in_title]
        facts = points([labelled(column.label, cell(record, column.key, MODEL)) for column in columns])
        yield from facts or (Paragraph(f"model-{number}", ((Span("Nothing more is written down yet."),),)),)


def dead_ends(page: Page) -> Iterator[Block]:
    """What failed and why, so that nobody tries it again unawares."""
    rows = [row for record in page.facts.records(EXPERIMENT) for row in _failed(record)]
    if rows:
        yield heading("Dead ends")
        yield grid(("Project", "What failed", "Why, and what would make it worth another try"), rows)


def worth_continuing(page: Page) -> Iterator[Block]:
    """What looked promising."""
    lines = [line for record in page.facts.records(EXPERIMENT) for line in _promising(record)]
    if lines:
        yield heading("Worth continuing")
        yield from points(lines)


def trackers(page: Page) -> Iterator[Block]:
    """Where the runs of each project are logged; a project that says no more than its name stands here as well."""
    rows = [
        [*(cell(record, key, EXPERIMENT) for key in ("project", "tracker", "export")), _why_if_bare(record)]
        for record in page.facts.records(EXPERIMENT)
        if _is_bare(record) or record.get("tracker") or record.get("export")
    ]
    if rows:
        yield heading("Where the runs are", 3)
        yield grid(("Project", "Tracker", "Exported or summed up", "Why"), rows)


def _why_if_bare(record: Record) -> Line:
    return cell(record, "why", EXPERIMENT) if _is_bare(record) else ()


def _is_bare(record: Record) -> bool:
    return not record.get("dead_end") and not record.get("promising")


def _failed(record: Record) -> Iterator[tuple[Line, Line, Line]]:
    """A row for each line of what failed, where the reasons come line by line as well; one row otherwise."""
    project = cell(record, "project", EXPERIMENT)
    ideas, reasons = texts_of(record, "dead_end"), texts_of(record, "why")
    if not ideas:
        return
    if len(ideas) == len(reasons):
        for idea, why in zip(ideas, reasons, strict=True):
            yield project, (Span(idea, Source.ANSWER, EXPERIMENT),), (Span(why, Source.ANSWER, EXPERIMENT),)
    else:
        yield project, cell(record, "dead_end", EXPERIMENT), cell(record, "why", EXPERIMENT)


def _promising(record: Record) -> Iterator[Line]:
    project = cell(record, "project", EXPERIMENT)
    ideas = texts_of(record, "promising")
    for number, idea in enumerate(ideas, start=1):
        line: Line = (*project, Span(": "), Span(idea, Source.ANSWER, EXPERIMENT)) if project else ()
        line = line or (Span(idea, Source.ANSWER, EXPERIMENT),)
        if number == len(ideas) and not record.get("dead_end") and attribute(record, "why"):
            line += bracketed(cell(record, "why", EXPERIMENT))
        yield line
