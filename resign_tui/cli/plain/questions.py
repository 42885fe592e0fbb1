"""One question after another: what stands now, what was typed, whether it can be read, and where to go next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from resign_tui.cli.plain.choosing import choices_of, listing, picked
from resign_tui.cli.plain.console import Ended, listed
from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import Move
from resign_tui.cli.plain.telling import in_words
from resign_tui.core import parsing, words
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Value
from resign_tui.core.answers.facts import Problem
from resign_tui.core.answers.leaks import LEAK
from resign_tui.core.errors import WriteError
from resign_tui.core.letter.prompt import prompt, questioned
from resign_tui.core.parsing import quoted
from resign_tui.core.secrets import patterns
from resign_tui.ui.effective import UNLISTED, effective_of, example_of, is_named, unlisted
from resign_tui.ui.session import Session

ANSWER = "Answer:"

_LEFT_OPEN = "Left open: the letter needs it. missing tells what else is open."

_TWO = 2
_END = "."
"""The line that ends an answer of several lines."""


class Question:
    """A question with a place for its answer; the base knows how to ask, those below it where the answer lies."""

    def __init__(self, desk: Desk, spec: Field) -> None:
        self.desk = desk
        self.spec = spec

    @property
    def value(self) -> Value:
        """What was typed so far."""
        raise NotImplementedError

    def put(self, value: Value) -> bool:
        """Take an answer; false when that is what stood there, or when nothing may be changed."""
        raise NotImplementedError

    @property
    def problem(self) -> Problem | None:
        """Why the answer cannot be read; None when all is well."""
        return None

    @property
    def without(self) -> str:
        """What counts as long as nothing is answered."""
        return ""

    @property
    def example(self) -> str:
        """What an answer may look like."""
        return self.spec.example

    @property
    def is_needed(self) -> bool:
        """The letter cannot do without an answer."""
        return False

    def preface(self) -> None:
        """Say what should be known before the question."""

    def why(self) -> None:
        """Say what the question is for."""
        console = self.desk.console
        console.say(self.spec.help or self.spec.label)
        if self.example:
            console.say(f"Example: {listed(self.example)}")

    def settle(self) -> None:
        """Ask what is doubtful about an answer that was read."""


class DraftQuestion(Question):
    """A question of the catalogue."""

    @property
    def value(self) -> Value:
        """What was typed so far."""
        return self.desk.session.draft.answers.get(self.spec.id, "")

    def put(self, value: Value) -> bool:
        """Take an answer."""
        return self.desk.take(lambda session: session.answer(self.spec.id, value))

    @property
    def problem(self) -> Problem | None:
        """Why the answer cannot be read, or cannot be true."""
        return self.desk.departure.problem_of(self.spec.id)

    @property
    def without(self) -> str:
        """What counts as long as nothing is answered."""
        values = effective_of(self.desk.departure, self.spec)
        if self.spec.kind == "flag" and values:
            named = ", by what you named" if is_named(self.desk.departure, self.spec.id) else ""
            return f"{in_words(self.spec, values[0])}{named}"
        if self.spec.kind == "date":
            return words.kept_day(values[0]) if values else ""
        return in_words(self.spec, values)

    @property
    def example(self) -> str:
        """What an answer may look like, after the others."""
        return example_of(self.desk.departure, self.spec)

    @property
    def is_needed(self) -> bool:
        """The letter cannot do without an answer."""
        is_in_letter = bool(self.spec.placeholder or self.spec.required)  # else nobody need compose it
        return is_in_letter and self.spec.id in self.desk.session.progress.open

    def why(self) -> None:
        """Say what the question is for, and the sentence of the letter that it stands in."""
        super().why()
        departure, console = self.desk.departure, self.desk.console
        if self.spec.sensitivity == "special" and self.spec.id != "content.adviser_paragraph":
            console.say("Private: never in a letter.")
        sentence = prompt(departure, self.spec.id, self.desk.session.letter)
        if sentence is not None:
            console.show(f"In the letter: {sentence.before}[{sentence.gap or '...'}]{sentence.after}")

    def settle(self) -> None:
        """Ask how the letter shall read each phrase that it can read in two ways; say what we do not know."""
        near = unlisted(self.desk.departure, self.spec.id)
        if near is not None:
            names = " or ".join(near)
            self.desk.console.say(f"{UNLISTED} Perhaps {names}? back leads here again." if near else UNLISTED)
        asked: set[str] = set()
        while (reading := questioned(self.desk.departure, self.spec.id)) and reading.typed not in asked:
            asked.add(reading.typed)
            if reading.doubt:
                self.desk.console.say(reading.doubt)
            if len(reading.ways) < _TWO:
                return
            self.desk.console.say("The letter can say it in two ways:")
            way = which(self.desk, reading.ways)
            if way is None or not self.desk.take(partial(Session.read_as, field_id=self.spec.id, way=way)):
                return


def which(desk: Desk, ways: Sequence[str]) -> int | None:
    """Which of these, by number, the first for Enter; None when the person goes elsewhere."""
    for number, text in enumerate(ways, 1):
        desk.console.show(f"{number} {text}", indent=2)
    while True:
        typed = desk.line(f"1 to {len(ways)}, Enter for 1:", lambda: desk.console.say("The number of what you mean."))
        if isinstance(typed, Move):
            return None
        if not typed.strip():
            return 0
        if typed.strip() in map(str, range(1, len(ways) + 1)):
            return int(typed) - 1
        desk.console.say(f"{quoted(typed)} is none of these numbers.")


# -- asking ------------------------------------------------------------------------------------------------------------


def ask(question: Question, place: str) -> Move:
    """Ask until there is an answer that can be read, or the person goes on without one."""
    desk = question.desk
    desk.console.gap()
    question.preface()
    tell_label(question, place)
    _tell_choices(question)
    while True:
        _tell_standing(question)
        typed = desk.line(ANSWER, question.why)
        if typed is Move.CLEAR:
            question.put("")
        elif typed is Move.AGAIN:
            desk.console.gap()
            tell_label(question, place)
        elif isinstance(typed, Move):
            return typed
        elif not typed.strip():
            if question.is_needed and not question.value:
                desk.console.say(_LEFT_OPEN)
            return Move.ON
        elif _is_taken(question, typed):
            question.settle()
            return Move.ON


def tell_label(question: Question, place: str) -> None:
    """Say which question it is: where it stands in its row, its words, and whether the letter needs it."""
    needed = ". Needed for the letter." if question.is_needed else ""
    question.desk.console.say(f"{place} {question.spec.label}{needed}".strip())


def _tell_choices(question: Question) -> None:
    spec, console = question.spec, question.desk.console
    choices = choices_of(spec)
    console.say(*listing(choices))
    if spec.kind == "multi":
        console.say("As many as apply, with commas between them.")
    if spec.kind == "texts":
        console.say("More than one with semicolons between them.")
    if spec.kind == "multiline":
        console.say("As many lines as you like; a line with one dot ends it.")
    if question.example and not choices:
        console.say(f"Example: {listed(question.example)}")


def _tell_standing(question: Question) -> None:
    console, spec, value = question.desk.console, question.spec, question.value
    problem = question.problem
    if value:
        said = in_words(spec, value)
        console.show(f"Now:\n{said}" if "\n" in said else f"Now: {said}")
    elif question.without:
        console.show(f"{console.ours('Without an answer:')} {question.without}")
    if problem is not None:
        console.show(problem.text)
        for number, reading in enumerate(problem.readings, 1):
            console.show(f"{number} {reading}", indent=2)


def _is_taken(question: Question, typed: str) -> bool:
    """The answer was taken and can be read; otherwise the person has heard why not."""
    desk, problem = question.desk, question.problem
    if problem is not None and typed.strip() in map(str, range(1, len(problem.readings) + 1)):
        value: Value | None = problem.readings[int(typed) - 1]
    else:
        value = _read(question, typed)
    if value is None:
        keys = ", ".join(choice.key or str(at) for at, choice in enumerate(choices_of(question.spec), 1))
        desk.console.say(f"{quoted(typed)} is none of these: {keys}. What stood there stays.")
        return False
    question.put(value)
    if question.problem is not None:
        return False
    if patterns.find(value if isinstance(value, str) else typed):
        desk.console.say(LEAK)
    return True


def _read(question: Question, typed: str) -> Value | None:
    if choices_of(question.spec):
        return picked(question.spec, typed)
    if question.spec.kind == "multiline":
        return _many_lines(question, typed)
    return parsing.several(typed) if question.spec.kind == "texts" else typed


def _many_lines(question: Question, first: str) -> str:
    """The lines up to a dot; what was typed is kept also when the person, or the line, breaks off."""
    lines = [first]
    if first.strip() == _END:
        return ""
    try:
        while (line := question.desk.console.ask("more:")).strip() != _END:
            lines.append(line)
    except (Ended, WriteError, OSError, KeyboardInterrupt, SystemExit):
        question.put("\n".join(lines))
        raise
    return "\n".join(lines)
