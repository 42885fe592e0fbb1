"""Notes for the exit interview: one page for the person's own eyes, in one of three moods by the kind of departure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resign_tui.core import english, late_regex
from resign_tui.core.answers.draft import Record
from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Line, Lines, Source, Span
from resign_tui.core.documents.blocks import heading, points
from resign_tui.core.documents.page import Page, paragraphs
from resign_tui.core.documents.sentences import says_something
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

_ONLY_THESE = late_regex.compile(r"only (?:these|this|mine)\W*", re.IGNORECASE)
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
    page = Page(departure)
    mode = MODES.get(departure.scenario, "guarded")
    values = {
        "mode": mode,
        "reason": page.in_sentence("exit_interview.neutral_reason"),
        "goal": page.in_sentence("next.goal_area"),
    }
    parts = page.parts("exit_interview", values)
    blocks: list[Block] = [heading("Exit interview: my notes", 1), _head(page)]
    blocks += [heading("My reason"), *paragraphs(parts, "reason", "guarded")]
    good, better = _typed(page.facts, "exit_interview.positives"), _improvements(page.facts, mode)
    blocks += _section("What was good", good[:POSITIVES])
    title = "What could be better" if mode == "constructive" else "Only if I choose to say more"
    blocks += _section(title, better[:IMPROVEMENTS])
    if "outcome" in parts:
        blocks += [heading("If they ask what would have kept me"), *paragraphs(parts, "outcome")]
    if spare := (*good[POSITIVES:], *better[IMPROVEMENTS:]):
        blocks += [heading("If there is time"), *paragraphs(parts, "spare"), *points(spare)]
    blocks += _section("Not today", _off_limits(page.facts, mode))
    blocks += _section("What I will ask", _with_ours(page.facts, "exit_interview.ask", _ASK))
    blocks += [heading("Before I sign"), *paragraphs(parts, "sign")]
    return page.document("exit-interview", "Exit interview notes", blocks)


def _head(page: Page) -> Lines:
    return Lines("sender", ((page.needed("sender.full_name").span,), *page.last_day_line()))


def _section(title: str, lines: list[Line]) -> Iterator[Block]:
    if lines:
        yield heading(title)
        yield from points(lines)


def _typed(facts: Facts, field_id: str) -> list[Line]:
    return [_own_line(text, field_id) for text in facts.many(field_id) if says_something(text)]


def _own_line(text: str, field_id: str) -> Line:
    return (Span(one_line(text), Source.ANSWER, field_id),)


def _improvements(facts: Facts, mode: str) -> list[Line]:
    lines = [line for line in map(_improvement, facts.records("exit_interview.improvements")) if line]
    if not lines and mode != "guarded":
        themes = [_THEMES[pattern] for pattern in facts.many("triage.patterns") if pattern in _THEMES]
        lines = [(Span(theme, Source.DEFAULT, "triage.patterns"),) for theme in themes]
    return lines


def _off_limits(facts: Facts, mode: str) -> list[Line]:
    guarded = mode == "guarded" or something_happened(facts)
    return _with_ours(facts, "exit_interview.off_limits", (*_NOT_TODAY, _IN_WRITING) if guarded else _NOT_TODAY)


def _with_ours(facts: Facts, field_id: str, standing: Sequence[str]) -> list[Line]:
    """The typed lines, and those of ours that none of them says already."""
    typed = dict.fromkeys(filter(says_something, facts.many(field_id)))
    own = [text for text in typed if not _ONLY_THESE.fullmatch(text)]
    if len(own) < len(typed) and own:
        standing = ()
    contents = list(filter(None, map(_content, own)))
    ours = [text for text in standing if not any(_says_the_same(_content(text), content) for content in contents)]
    return [*(_own_line(text, field_id) for text in own), *((Span(text, Source.DEFAULT, field_id),) for text in ours)]


def _says_the_same(content: frozenset[str], other: frozenset[str]) -> bool:
    return content <= other or other <= content


def _content(text: str) -> frozenset[str]:
    """The words that a line is about."""
    return frozenset(re.findall(r"\w+", text.casefold())) - _FILLERS


def _improvement(record: Record) -> Line:
    """Observation, dated example, suggestion, as far as they were given."""
    line: list[Span] = []
    for key, label in (("observation", ""), ("example", "For example: "), ("suggestion", "What could help: ")):
        value = record.get(key, "")
        text = one_line(value if isinstance(value, str) else ", ".join(value))
        if says_something(text):
            between = "" if not line else " " if line[-1].text.endswith((".", "!", "?", "…")) else ". "
            line += [Span(piece) for piece in (between + label,) if piece]
            line.append(Span(text if line else english.capitalised(text), Source.ANSWER, "exit_interview.improvements"))
    return tuple(line)
