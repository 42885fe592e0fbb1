"""Whose words: the passages of a document that the person wrote, and where in it they stand.

Words of a template, our suggestions, dates and the handover's own rows are never judged. A paragraph written over by
hand counts as the person's, but sentences of ours that were kept in it do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.answers import catalogue
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Line, Paragraph, Source, Span, lines_of, plain
from resign_tui.core.handover.records import text_of
from resign_tui.core.letter import compose, slots
from resign_tui.core.letter.own import PARAGRAPHS
from resign_tui.core.review.table import ADVISER, FREE, IDENTITY, NAME, WORDS

_PEOPLE = ("sender.", "manager.", "recipient.", "company.", "hr.name", "hr.email", "letter.cc", "hr.recipient")
_THINGS = frozenset(["content.project", "handover.system", "handover.model", "handover.successor", "next.name"])
_ENDS = late_regex.compile(r"(?<=[.!?…])\s+")
COLUMNS = {"handover.system": "name", "handover.model": "name", "handover.item": "text"}
"""Questions of several entries, and the attribute of an entry that stands in the letter."""


class Passage(msgspec.Struct, frozen=True):
    """Words of the person: the text, what kind of answer it is, where it is asked or in which paragraph it stands.

    ours: stretches of a hand-written paragraph that we wrote.
    """

    text: str
    kind: str
    field: str
    paragraph: str = ""
    ours: tuple[tuple[int, int], ...] = ()

    @property
    def is_paragraph(self) -> bool:
        """It is running text of the person's own, not an answer set into a sentence of ours."""
        return self.kind == FREE


def passages(document: Document, departure: Departure | None = None) -> tuple[Passage, ...]:
    """The person's words in the order of the document, each answer once."""
    unique: dict[tuple[str, str, str], Passage] = {}
    for block in document.blocks:
        for passage in _of_block(block, departure):
            place = passage.paragraph if not passage.field else ""
            unique.setdefault((passage.field, place, passage.text), passage)
    return tuple(unique.values())


def kind_of(field_id: str) -> str:
    """What kind of answer a question asks for."""
    if field_id == "content.adviser_paragraph":
        return ADVISER
    if field_id.startswith(_PEOPLE):
        return IDENTITY
    if field_id in _THINGS:
        return NAME
    spec = catalogue.fields().get(field_id)
    return FREE if spec is not None and spec.kind in ("multiline", "records") and field_id != "handover.item" else WORDS


def _of_block(block: Block, departure: Departure | None) -> Iterator[Passage]:
    if isinstance(block, Paragraph):
        if block.edited:
            yield from _edited(block, departure)
        else:
            yield from _answers(block.lines, departure, block.id)
            if block.is_own:
                yield _around_answers(block)
    else:
        yield from _answers(lines_of(block), departure, "")


def _answers(lines: Iterable[Line], departure: Departure | None, paragraph: str) -> Iterator[Passage]:
    text, field = "", ""
    for line in lines:
        for place, span in enumerate(line):
            if span.source not in (Source.ANSWER, Source.EDIT):
                continue
            if span.field == field and field and place == 0 and kind_of(field) in (FREE, ADVISER):
                text += "\n" + span.text
                continue
            if text:
                yield _passage(text, field, departure, paragraph)
            text, field = span.text, span.field
    if text:
        yield _passage(text, field, departure, paragraph)


def _passage(text: str, field: str, departure: Departure | None, paragraph: str) -> Passage:
    kind = kind_of(field) if field else FREE
    return Passage(text, kind, answer_place(field, text, departure) if departure else field, paragraph)


def answer_place(field: str, text: str, departure: Departure) -> str:
    """The question behind words of the letter, with the entry of several that they come from."""
    column = COLUMNS.get(field)
    if column is None:
        return field
    for index, record in enumerate(departure.facts.records(field)):
        typed = text_of(record, column)
        if typed == text or text in slots.reading(departure, field, typed).parts:
            return f"{field}[{index}].{column}"
    return field


def _edited(block: Paragraph, departure: Departure | None) -> Iterator[Passage]:
    text = "\n".join("".join(span.text for span in line) for line in block.lines)
    if not text.strip():
        return
    composed: tuple[Line, ...] = ()
    if departure is not None and block.id in PARAGRAPHS:
        composed = compose.composed_paragraph(departure, block.id).lines
    kind = ADVISER if block.id == "adviser" else FREE
    yield Passage(text, kind, "", block.id, (*_ours(text, composed), *_markers(block)))


def _markers(block: Paragraph) -> Iterator[tuple[int, int]]:
    """Where a hand-written paragraph still has a marker of ours."""
    at = 0
    for line in block.lines:
        for span in line:
            if span.source is Source.MISSING:
                yield at, at + len(span.text)
            at += len(span.text)
        at += 1


def _around_answers(block: Paragraph) -> Passage:
    """A paragraph of a template of the person's own: its answers are looked at by themselves, and by their question."""
    stretches: list[tuple[int, int]] = []
    at = 0
    for span in (span for line in block.lines for span in line):
        if span.source is not Source.OWN:
            stretches.append((at, at + len(span.text)))
        at += len(span.text)
    kind = ADVISER if block.id == "adviser" else FREE
    return Passage("".join(plain(line) for line in block.lines), kind, "", block.id, tuple(stretches))


@lru_cache(maxsize=64)
def _ours(text: str, composed: tuple[Line, ...]) -> tuple[tuple[int, int], ...]:
    """Stretches of the text that are sentences of ours; what was set into them may have changed since."""
    stretches: list[tuple[int, int]] = []
    for line in composed:
        for sentence in _sentences(line):
            if not any(span.source is Source.TEMPLATE and len(span.text) > 3 for span in sentence):
                continue
            pattern = "".join(
                f"({re.escape(span.text)})" if span.source is Source.TEMPLATE else "(?:.{1,200}?)" for span in sentence
            )
            for match in re.finditer(pattern, text, re.DOTALL):
                stretches += [match.span(group) for group in range(1, (match.lastindex or 0) + 1)]
    return tuple(stretches)


def _sentences(line: Line) -> Iterator[list[Span]]:
    """A composed line cut into sentences, at the stops of our own words only."""
    current: list[Span] = []
    for span in line:
        if span.source is not Source.TEMPLATE:
            current.append(span)
            continue
        *full, rest = _ENDS.split(span.text)
        for part in full:
            yield [*current, Span(part)]
            current = []
        if rest:
            current.append(Span(rest))
    if current:
        yield current
