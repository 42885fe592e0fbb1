"""What is under way: runs with their curve, open incidents with what they are not, and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import curve
from resign_tui.core.answers.draft import Record, is_typed
from resign_tui.core.document import Block, Curve, Line, Source, Span
from resign_tui.core.documents.blocks import heading, joined, labelled, points
from resign_tui.core.documents.page import Page
from resign_tui.core.documents.records import (
    WORK,
    attribute,
    cell,
    kind_of,
    or_nobody,
    sort_of,
    stands_at,
    texts_of,
    title_of,
    works,
)

_HEADINGS = {"run": "Runs in flight", "incident": "Open incidents", "other": "Other work"}
_LABELS = {
    "curve": "Curves",
    "hypothesis": "Hypothesis",
    "next_step": "Next step",
    "resume": "Resume with",
    "deadline": "Deadline",
}
_ORDER = {
    "run": ("where", "next_step", "resume", "deadline", "owner", "curve", "hypothesis", "ruled_out"),
    "incident": ("hypothesis", "ruled_out", "next_step", "deadline", "owner", "where", "curve", "resume"),
    "other": ("where", "next_step", "deadline", "owner", "curve", "resume", "hypothesis"),
}


def runs(page: Page) -> Iterator[Block]:
    """Every run: where it stands, what comes next, how to take it up again, and its loss as a drawing."""
    yield from _section(page, "run")


def incidents(page: Page) -> Iterator[Block]:
    """Every open incident: what is suspected, what is ruled out, what comes next."""
    yield from _section(page, "incident")


def other_work(page: Page) -> Iterator[Block]:
    """Reviews, papers and threads of research, a line each."""
    records = works(page.facts, "other")
    if records:
        yield heading(_HEADINGS["other"])
        yield from points([_in_a_line(record) for record in records])


def _section(page: Page, sort: str) -> Iterator[Block]:
    records = works(page.facts, sort)
    if records:
        yield heading(_HEADINGS[sort])
    for record in records:
        yield heading(_title(record, sort), 3)
        lines = [line for key in _ORDER[sort] for line in _lines(record, key)]
        if sort == "run" and not is_typed(record):
            lines.insert(0, (Span("Read from what it left behind; no end of it is recorded there."),))
        loss = attribute(record, "loss")
        losses = curve.read(loss)
        if not losses or curve.says_more(loss):
            lines.append(labelled("Loss so far", cell(record, "loss", WORK)))
        yield from points(lines)
        if losses:
            yield Curve(losses, _caption(record, losses))


def _title(record: Record, sort: str) -> Line:
    name, kind = title_of(record), cell(record, "kind", WORK)
    says_it = sort == "incident" or attribute(record, "kind") == "training" or not attribute(record, "name")
    return name if says_it or not kind else (*name, Span(", "), *kind)


def _lines(record: Record, key: str) -> Iterator[Line]:
    if key == "where":
        yield labelled("Where it stands", stands_at(record))
    elif key == "owner":
        yield labelled("Has it next", or_nobody(cell(record, "new_owner", WORK)))
    elif key == "ruled_out":
        yield from (labelled("Ruled out", (Span(text, Source.ANSWER, WORK),)) for text in texts_of(record, key))
    else:
        label = "Suspected" if key == "hypothesis" and sort_of(record) == "incident" else _LABELS[key]
        yield labelled(label, cell(record, key, WORK))


def _in_a_line(record: Record) -> Line:
    named = bool(attribute(record, "name"))
    title = joined([kind_of(record) if named else (), title_of(record)], ": ")
    details = [line for key in _ORDER["other"] for line in _lines(record, key)]
    more = [labelled("Ruled out", cell(record, "ruled_out", WORK)), labelled("Loss so far", cell(record, "loss", WORK))]
    return joined([title, *details, *more])


def _caption(record: Record, losses: tuple[float, ...]) -> Line:
    named = (Span(" of "), *cell(record, "name", WORK)) if attribute(record, "name") else ()
    return (Span("Loss"), *named, Span(": "), Span(curve.in_words(losses), Source.COMPUTED, WORK))
