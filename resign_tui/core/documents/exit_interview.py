"""Notes for the exit interview: one page for the person's own eyes, in one of three moods by the kind of departure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from resign_tui.core import english
from resign_tui.core.answers.draft import Cell
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Heading, Line, Lines, Source, Span
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.saying import is_said
from resign_tui.core.documents.writer import Writer, paragraphs
from resign_tui.core.parsing import one_line
from resign_tui.core.situation import something_happened

MODES = {"open_door": "constructive", "counter_offer": "constructive", "closed_door": "minimal"}
"""How much to say, by scenario; guarded for every other one."""

POSITIVES, IMPROVEMENTS = 2, 3
"""How many good things and how many improvements still carry weight in one talk."""

_THEMES = {
    "unrealistic_deadlines": "deadlines and how they are set",
    "paper_credit_taken": "how authorship of papers is agreed",
    "pushed_to_ship_unready_models": "what a model must show before it ships",
    "treated_as_interchangeable": "how much each person's own knowledge counts",
}
"""Patterns as neutral subjects. A hostile manager is none: that belongs in the memo or nowhere."""

_NOT_TODAY = ("my next employer", "pay, mine or anyone else's", "comparisons with other people or companies")
_IN_WRITING = "anything that belongs in a written report"

_ASK = (
    "When will I receive my final pay, and what will it include?",
    "How will my unused leave be settled?",
    "When do my benefits end?",
    "How long do I have to exercise equity that has vested?",
    "What will a reference say, and who will give it?",
    "Am I marked as someone you would hire again?",
    "How and when do I return the equipment?",
    "Who will have access to my mailbox?",
    "What will happen to papers and patents with my name on them?",
)

_ONLY_THESE = re.compile(r"only (?:these|this|mine)\W*", re.IGNORECASE)
"""The line with which the person takes our standing lines off a list."""

_FILLERS = frozenset(
    [
        "a", "am", "an", "and", "any", "are", "be", "can", "do", "does", "for", "how", "i", "in", "is", "it", "long",
        "me", "my", "of", "on", "or", "our", "say", "the", "to", "what", "when", "where", "who", "why", "will", "with",
    ]
)  # fmt: skip


def exit_interview(departure: Departure) -> Document:
    """The notes; what the person wrote always stands in them, what we suggest fills the rest.

    What stays unsaid and what to ask: the typed lines, then our standing ones that none of them says already; a line
    "only these" takes ours away. Good things beyond two and improvements beyond three are kept for the end of the talk,
    with a line that says why.
    """
    return _Notes(departure).document()


class _Notes:
    """Writes one page of notes; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.writer = Writer(departure)
        self.mode = MODES.get(departure.scenario, "guarded")

    def document(self) -> Document:
        writer = self.writer
        values = {
            "mode": self.mode,
            "reason": writer.said("exit_interview.neutral_reason"),
            "goal": writer.said("next.goal_area"),
        }
        parts = writer.parts("exit_interview", values)
        blocks: list[Block] = [Heading((Span("Exit interview: my notes"),)), self._head()]
        blocks += [heading("My reason"), *paragraphs(parts, "reason", "guarded")]
        good, better = self._typed("exit_interview.positives"), self._improvements()
        blocks += self._section("What was good", good[:POSITIVES])
        title = "What could be better" if self.mode == "constructive" else "Only if I choose to say more"
        blocks += self._section(title, better[:IMPROVEMENTS])
        if "outcome" in parts:
            blocks += [heading("If they ask what would have kept me"), *paragraphs(parts, "outcome")]
        if spare := (*good[POSITIVES:], *better[IMPROVEMENTS:]):
            blocks += [heading("If there is time"), *paragraphs(parts, "spare"), *points(spare)]
        blocks += self._section("Not today", self._off_limits())
        blocks += self._section("What I will ask", self._with_ours("exit_interview.ask", _ASK))
        blocks += [heading("Before I sign"), *paragraphs(parts, "sign")]
        return writer.document("exit-interview", "Exit interview notes", blocks)

    def _head(self) -> Lines:
        name = self.writer.needed("sender.full_name").span
        return Lines("sender", ((name,), *self.writer.last_line()))

    def _typed(self, field_id: str) -> list[Line]:
        return [(Span(one_line(text), Source.ANSWER, field_id),) for text in self.facts.many(field_id) if is_said(text)]

    def _section(self, title: str, lines: list[Line]) -> Iterator[Block]:
        if lines:
            yield heading(title)
            yield from points(lines)

    def _improvements(self) -> list[Line]:
        records = self.facts.records("exit_interview.improvements")
        lines = [line for line in map(_improvement, records) if line]
        if not lines and self.mode != "guarded":
            chosen = [one for one in self.facts.many("triage.patterns") if one in _THEMES]
            lines = [(Span(_THEMES[one], Source.DEFAULT, "triage.patterns"),) for one in chosen]
        return lines

    def _off_limits(self) -> list[Line]:
        field_id = "exit_interview.off_limits"
        guarded = self.mode == "guarded" or something_happened(self.facts)
        return self._with_ours(field_id, (*_NOT_TODAY, _IN_WRITING) if guarded else _NOT_TODAY)

    def _with_ours(self, field_id: str, standing: Sequence[str]) -> list[Line]:
        """The typed lines, and those of ours that none of them says already."""
        typed = dict.fromkeys(filter(is_said, self.facts.many(field_id)))
        own = [text for text in typed if not _ONLY_THESE.fullmatch(text)]
        if len(own) < len(typed) and own:
            standing = ()
        said = [found for found in map(_content, own) if found]
        ours = [text for text in standing if not any(one <= _content(text) or _content(text) <= one for one in said)]
        return [(Span(one_line(text), Source.ANSWER, field_id),) for text in own] + _ours(ours, field_id)


def _content(text: str) -> frozenset[str]:
    """The words that a line is about."""
    return frozenset(re.findall(r"\w+", text.casefold())) - _FILLERS


def _ours(texts: Sequence[str], field_id: str) -> list[Line]:
    return [(Span(text, Source.DEFAULT, field_id),) for text in texts]


def _improvement(record: Mapping[str, Cell]) -> Line:
    """Observation, dated example, suggestion, as far as they were given."""
    line: list[Span] = []
    for key, label in (("observation", ""), ("example", "For example: "), ("suggestion", "What could help: ")):
        value = record.get(key, "")
        text = one_line(value if isinstance(value, str) else ", ".join(value))
        if is_said(text):
            between = "" if not line else " " if line[-1].text.endswith((".", "!", "?", "…")) else ". "
            line += [Span(one) for one in (between + label,) if one]
            line.append(Span(text if line else english.capitalised(text), Source.ANSWER, "exit_interview.improvements"))
    return tuple(line)
