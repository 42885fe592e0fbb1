"""Two kinds of concern that work on models brings: credit for papers and patents, and the release of unready models.

Both say what was done and where the proof of it lies; motives and results themselves stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from resign_tui.core.answers.draft import Cell
from resign_tui.core.document import Block, Heading, Line, Paragraph, Source, Span
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.incidents import in_order, when
from resign_tui.core.documents.saying import is_told
from resign_tui.core.documents.writer import Writer
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


def credit(writer: Writer, opening: Line) -> Iterator[Block]:
    """The works, numbered as they were entered: title, venue, where the history lies, who did what, what is asked."""
    records = writer.facts.records(CREDIT)
    if not records:
        return
    yield heading("Credit for papers and patents")
    yield Paragraph("credit", (opening,))
    for number, record in enumerate(records, 1):
        title = Span(_text(record, "title"), Source.ANSWER, CREDIT)
        yield Heading((Span(f"{number}. "), title if title.text else Span("title not given")), 3)
        yield from points(_details(record, _CREDIT, CREDIT))


def releases(writer: Writer, opening: Line) -> Iterator[Block]:
    """The decisions to release, numbered by date: the model, who decided, the result by reference, the stated risk."""
    decisions = in_order(writer.facts.records(RELEASE), writer.facts.today)
    if not decisions:
        return
    yield heading("Release of models")
    yield Paragraph("release", (opening,))
    for number, one in enumerate(decisions, 1):
        head = [Span(f"{number}. "), when(writer, one, RELEASE)]
        if model := _text(one.record, "model"):
            head += [Span(", "), Span(model, Source.ANSWER, RELEASE)]
        yield Heading(tuple(head), 3)
        yield from points(_details(one.record, _RELEASE, RELEASE))


def _details(record: Mapping[str, Cell], labels: Sequence[tuple[str, str]], field_id: str) -> Iterator[Line]:
    for key, label in labels:
        if text := _text(record, key):
            yield Span(f"{label}: "), Span(text, Source.ANSWER, field_id)


def _text(record: Mapping[str, Cell], key: str) -> str:
    value = record.get(key, "")
    told = filter(is_told, (value,) if isinstance(value, str) else value)
    return " ".join(one_line(", ".join(told)).split())
