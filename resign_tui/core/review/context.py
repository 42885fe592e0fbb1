"""What a rule may look at: the departure, the letter and the person's words in it, worked out once for a review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TypeAlias

import msgspec

from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, plain
from resign_tui.core.handover.records import text_of
from resign_tui.core.letter import slots
from resign_tui.core.letter.greeted import names_of
from resign_tui.core.notice.timeline import Timeline
from resign_tui.core.review import spans, tokens
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.spans import COLUMNS, Passage
from resign_tui.core.review.table import Severity

_NAMES = (
    "sender.full_name", "sender.short_name", "manager.name", "recipient.name", "company.name", "content.project",
    "handover.successor", "next.name", "hr.name",
)  # fmt: skip


class Context(msgspec.Struct, frozen=True, dict=True):
    """One departure with one document of it."""

    departure: Departure
    document: Document

    @property
    def facts(self) -> Facts:
        """The answers."""
        return self.departure.facts

    @property
    def timeline(self) -> Timeline:
        """The dates."""
        return self.departure.timeline

    @property
    def scenario(self) -> str:
        """Which letter it is."""
        return self.departure.scenario

    @property
    def is_sent(self) -> bool:
        """The letter is out of the person's hands."""
        return self.facts.day("sent.on") is not None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The person's words in the document."""
        return spans.passages(self.document, self.departure)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text."""
        return tuple(block for block in self.document.blocks if isinstance(block, Paragraph))

    @cached_property
    def body(self) -> str:
        """The words of the running text, without an adviser's paragraph; paragraphs are parted by a blank line."""
        return "\n\n".join(words_of(paragraph) for paragraph in self.paragraphs if paragraph.id != "adviser")

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names the person typed, which the tone rules look past."""
        typed = [self.facts.text(field_id) for field_id in _NAMES if self.facts.is_given(field_id)]
        typed += [
            self.name_of(field_id) for field_id in _NAMES if field_id in slots.KINDS and self.facts.is_given(field_id)
        ]
        typed += [
            *self.entries("handover.system"),
            *self.entries("handover.model"),
            *names_of(self.facts, "manager.name"),
        ]
        return tuple(sorted({name for name in typed if len(name) > 2}))

    def name_of(self, field_id: str) -> str:
        """A name as the letter writes it: without the "at" that was typed along."""
        typed = self.facts.text(field_id)
        return slots.reading(self.departure, field_id, typed).text or typed

    def entries(self, field_id: str) -> list[str]:
        """What the entries of a question name, as typed and as the letter writes them."""
        typed = [text_of(record, COLUMNS[field_id]) for record in self.facts.records(field_id)]
        return typed + [part for name in typed for part in slots.reading(self.departure, field_id, name).parts]

    def sentences(self) -> Iterator[tuple[Passage, int, str]]:
        """Every sentence of the person's own paragraphs, with its passage and where in it the sentence begins."""
        for passage in self.passages:
            if passage.is_paragraph:
                for start, end in tokens.sentences(passage.text):
                    yield passage, start, passage.text[start:end]

    def shows(self, field_id: str) -> bool:
        """An answer to this question stands in the document."""
        return any(passage.field.partition("[")[0] == field_id for passage in self.passages)


Check: TypeAlias = Callable[[Context], Iterable[Finding]]
"""One rule over a departure and its letter."""


def words_of(paragraph: Paragraph) -> str:
    """The words of a paragraph."""
    return "\n".join(plain(line) for line in paragraph.lines)


def make_at(
    passage: Passage,
    rule: str,
    excerpt: str,
    *,
    document: str = "letter",
    severity: Severity | None = None,
    why: str = "",
    replacement: str = "",
) -> Finding:
    """A finding about some of the words of a passage."""
    return make(
        rule, passage.field, excerpt, document=document, severity=severity, why=why, replacement=replacement,
        paragraph=passage.paragraph,
    )  # fmt: skip
