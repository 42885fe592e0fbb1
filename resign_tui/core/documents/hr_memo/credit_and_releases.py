"""Two kinds of concern that work on models brings: credit for papers and patents, and the release of unready models.

Both say what was done and where the proof of it lies; motives and results themselves stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resign_tui.core.answers.draft import Record
from resign_tui.core.document import Block, Heading, Line, Paragraph, Source, Span
from resign_tui.core.documents.blocks import heading, labelled, points
from resign_tui.core.documents.hr_memo.incidents import in_order, reported, when
from resign_tui.core.documents.page import Page
from resign_tui.core.parsing import one_line

CREDIT = "hr.credit"
RELEASE = "hr.release"

_CREDIT = (
    ("venue", "Venue"),
    ("draft_history", "Draft history"),
    ("contribution", "Who contributed what"),
    ("request", "I ask for"),
)
_RELEASE = (
    ("decided_by", "Decided by"),
    ("evaluation", "Evaluation result, by reference"),
    ("risk_stated", "Risk stated in writing"),
)


def credit(page: Page, opening: Line) -> Iterator[Block]:
    """The works, numbered as they were entered: title, venue, where the history lies, who did what, what is asked."""
    records = page.facts.records(CREDIT)
    if not records:
        return
    yield heading("Credit for papers and patents")
    yield Paragraph("credit", (opening,))
    for number, record in enumerate(records, 1):
        title = Span(_text(record, "title"), Source.ANSWER, CREDIT)
        yield Heading((Span(f"{number}. "), title if title.text else Span("title not given")), 3)
        yield from points(_details(record, _CREDIT, CREDIT))


def releases(page: Page, opening: Line) -> Iterator[Block]:
    """The decisions to release, numbered by date: the model, who decided, the result by reference, the stated risk."""
    decisions = in_order(page.facts.records(RELEASE), page.facts.today)
    if not decisions:
        return
    yield heading("Release of models")
    yield Paragraph("release", (opening,))
    for number, decision in enumerate(decisions, 1):
        head = [Span(f"{number}. "), when(page, decision, RELEASE)]
        if model := _text(decision.record, "model"):
            head += [Span(", "), Span(model, Source.ANSWER, RELEASE)]
        yield Heading(tuple(head), 3)
        yield from points(_details(decision.record, _RELEASE, RELEASE))


def _details(record: Record, labels: Sequence[tuple[str, str]], field_id: str) -> Iterator[Line]:
    for key, label in labels:
        if text := _text(record, key):
            yield labelled(label, (Span(text, Source.ANSWER, field_id),))


def _text(record: Record, key: str) -> str:
    return " ".join(one_line(reported(record, key)).split())
