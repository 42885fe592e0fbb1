"""Notes for the exit interview: one page for the person's own eyes, in one of three moods by the kind of departure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..departure import Departure
from ..document import Block, Heading, Line, Lines, Source, Span
from ..draft import Cell
from ..reading import one_line
from ..situation import something_happened
from .outgoing import Outgoing
from .writer import Writer, heading, paragraphs, points

MODES = {"open_door": "constructive", "counter_offer": "constructive", "closed_door": "minimal"}
"""How much to say, by scenario; guarded for every other one."""

_REASON = "It is time for my next step"

_THEMES = {
    "unrealistic_deadlines": "deadlines and how they are set",
    "paper_credit_taken": "how authorship of papers is agreed",
    "pushed_to_ship_unready_models": "what a model must show before it ships",
    "treated_as_interchangeable": "how much a person's own knowledge counts",
}
"""Patterns as neutral subjects. A hostile manager is none: that belongs in the memo or nowhere."""

_NOT_TODAY = ("my next employer", "pay, mine or anybody else's", "comparisons with people or places")
_IN_WRITING = "anything that belongs in a written report"

_ASK = (
    "When is the final pay, and what does it include?",
    "How is unused leave settled?",
    "When do my benefits end?",
    "How long can I exercise what has vested?",
    "What does a reference say, and who gives it?",
    "How am I marked for being hired again?",
    "How and when do I return the equipment?",
    "Who receives my mailbox?",
    "What becomes of papers and patents with my name?",
)


def exit_interview(departure: Departure) -> Outgoing:
    """The notes; what the person wrote always stands in them, what we suggest fills the rest."""
    return _Notes(departure).document()


class _Notes:
    """Writes one page of notes; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts = departure.facts
        self.writer = Writer(departure)
        self.mode = MODES.get(departure.scenario, "guarded")

    def document(self) -> Outgoing:
        writer = self.writer
        told = self.facts.text("next.goal_area") if self.departure.scenario == "counter_offer" else ""
        values = {
            "mode": self.mode,
            "reason": writer.phrase("exit_interview.neutral_reason", _REASON),
            "goal_area": writer.phrase("next.goal_area") if told else "",
        }
        parts = writer.parts("exit_interview", values)
        blocks: list[Block] = [Heading((Span("Exit interview: my notes"),)), self._head()]
        blocks += [heading("My reason"), *paragraphs(parts, "reason", "guarded")]
        blocks += self._section("What was good", self._typed("exit_interview.positives"))
        blocks += self._improvements()
        if "outcome" in parts:
            blocks += [heading("What would have changed it"), *paragraphs(parts, "outcome")]
        blocks += self._section("Not today", self._off_limits())
        blocks += self._section("What I ask", self._typed("exit_interview.ask") or _ours(_ASK, "exit_interview.ask"))
        blocks += [heading("Before I sign"), *paragraphs(parts, "sign")]
        return writer.document("exit-interview", "Exit interview notes", blocks)

    def _head(self) -> Lines:
        name = self.writer.needed("sender.full_name").span
        return Lines("sender", ((name,), *self.writer.last_line()))

    def _typed(self, field_id: str) -> list[Line]:
        return [(Span(one_line(text), Source.ANSWER, field_id),) for text in self.facts.many(field_id)]

    def _section(self, title: str, lines: list[Line]) -> Iterator[Block]:
        if lines:
            yield heading(title)
            yield from points(lines)

    def _improvements(self) -> Iterator[Block]:
        records = self.facts.records("exit_interview.improvements")
        lines = [line for line in map(_improvement, records) if line]
        title = "What could be better" if self.mode == "constructive" else "Only if I choose to say more"
        if not lines and self.mode != "guarded":
            chosen = [one for one in self.facts.many("triage.patterns") if one in _THEMES]
            lines = [(Span(_THEMES[one], Source.DEFAULT, "triage.patterns"),) for one in chosen]
        yield from self._section(title, lines)

    def _off_limits(self) -> list[Line]:
        field_id = "exit_interview.off_limits"
        lines = self._typed(field_id) or _ours(_NOT_TODAY, field_id)
        if self.mode == "guarded" or something_happened(self.facts):
            lines += _ours((_IN_WRITING,), field_id)
        return lines


def _ours(texts: tuple[str, ...], field_id: str) -> list[Line]:
    return [(Span(text, Source.DEFAULT, field_id),) for text in texts]


def _improvement(record: Mapping[str, Cell]) -> Line:
    """Observation, dated example, suggestion, as far as they were given."""
    line: list[Span] = []
    for key, label in (("observation", ""), ("example", "For example: "), ("suggestion", "What could help: ")):
        value = record.get(key, "")
        text = one_line(value if isinstance(value, str) else ", ".join(value))
        if text:
            between = "" if not line else " " if line[-1].text.endswith((".", "!", "?", "…")) else ". "
            line += [Span(one) for one in (between + label,) if one]
            line.append(Span(text, Source.ANSWER, "exit_interview.improvements"))
    return tuple(line)
