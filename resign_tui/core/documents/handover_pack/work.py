"""What is under way: runs with their curve, open incidents with what they are not, and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import curve
from resign_tui.core.document import Block, Curve, Line, Source, Span
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.handover_pack.page import Page, Rec, flat, joined, labelled, or_nobody, parts_of, said

WORK = "handover.work"

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
_RUN_KEYS = ("epoch", "step", "loss")
DESK_WORK = ("review", "paper")
"""Kinds of work that are neither a run nor urgent."""


def works(page: Page, sort: str) -> tuple[Rec, ...]:
    """The records of one sort: run, incident or other."""
    return tuple(one for one in page.facts.records(WORK) if sort_of(one) == sort)


def sort_of(record: Rec) -> str:
    """A training is a run, and so is work of no kind that counts epochs or steps."""
    kind = flat(record, "kind")
    if kind == "incident":
        return "incident"
    counts = not kind and any(record.get(key) for key in _RUN_KEYS)
    return "run" if kind == "training" or counts else "other"


def name_of(record: Rec) -> Line:
    """What a piece of work is called, or what kind it is."""
    if flat(record, "name"):
        return said(record, "name", WORK)
    return _kind(record) or (Span("Work without a name"),)


def stands_at(record: Rec) -> Line:
    """The epoch and the step, each with its name unless it was typed with it."""
    return joined([_counted(record, "epoch"), _counted(record, "step")], ", ")


def runs(page: Page) -> Iterator[Block]:
    """Every run: where it stands, what comes next, how to take it up again, and its loss as a drawing."""
    yield from _told(page, "run")


def incidents(page: Page) -> Iterator[Block]:
    """Every open incident: what is suspected, what is ruled out, what comes next."""
    yield from _told(page, "incident")


def other_work(page: Page) -> Iterator[Block]:
    """Reviews, papers and threads of research, a line each."""
    records = works(page, "other")
    if records:
        yield heading(_HEADINGS["other"])
        yield from points([_in_a_line(one) for one in records])


def _told(page: Page, sort: str) -> Iterator[Block]:
    records = works(page, sort)
    if records:
        yield heading(_HEADINGS[sort])
    for record in records:
        yield heading(_title(record, sort), 3)
        lines = [line for key in _ORDER[sort] for line in _lines(record, key)]
        loss = flat(record, "loss")
        losses = curve.read(loss)
        if not losses or curve.says_more(loss):
            lines.append(labelled("Loss so far", said(record, "loss", WORK)))
        yield from points(lines)
        if losses:
            yield Curve(losses, _caption(record, losses))


def _title(record: Rec, sort: str) -> Line:
    name, kind = name_of(record), said(record, "kind", WORK)
    says_it = sort == "incident" or flat(record, "kind") == "training" or not flat(record, "name")
    return name if says_it or not kind else (*name, Span(", "), *kind)


def _lines(record: Rec, key: str) -> Iterator[Line]:
    if key == "where":
        yield labelled("Where it stands", stands_at(record))
    elif key == "owner":
        yield labelled("Has it next", or_nobody(said(record, "new_owner", WORK)))
    elif key == "ruled_out":
        yield from (labelled("Ruled out", (Span(one, Source.ANSWER, WORK),)) for one in parts_of(record, key))
    else:
        label = "Suspected" if key == "hypothesis" and sort_of(record) == "incident" else _LABELS[key]
        yield labelled(label, said(record, key, WORK))


def _in_a_line(record: Rec) -> Line:
    named = bool(flat(record, "name"))
    title = joined([_kind(record) if named else (), name_of(record)], ": ")
    told = [line for key in _ORDER["other"] for line in _lines(record, key)]
    more = [labelled("Ruled out", said(record, "ruled_out", WORK)), labelled("Loss so far", said(record, "loss", WORK))]
    return joined([title, *told, *more])


def _kind(record: Rec) -> Line:
    return tuple(Span(one.text[:1].upper() + one.text[1:], one.source, WORK) for one in said(record, "kind", WORK))


def _counted(record: Rec, key: str) -> Line:
    value = said(record, key, WORK)
    if not value or value[0].text.casefold().startswith(key):
        return value
    return (Span(f"{key} "), *value)


def _caption(record: Rec, losses: tuple[float, ...]) -> Line:
    named = (Span(" of "), *said(record, "name", WORK)) if flat(record, "name") else ()
    return (Span("Loss"), *named, Span(": "), Span(curve.in_words(losses), Source.COMPUTED, WORK))
