"""What is said of a departure: which letter we suggest and why, the dates, what is missing, what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from resign_tui.cli.plain.prompts import Move
from resign_tui.core import flow, library, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import ANSWERED, STEPS, Field
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.guidance import entries
from resign_tui.core.situation import PAUSE, letter_name
from resign_tui.core.suggestions import suggestions
from resign_tui.ui.effective import listed

if TYPE_CHECKING:
    from resign_tui.cli.plain.console import Console
    from resign_tui.ui.session import Session

_UNKNOWN = "not known yet"
_NONE = "–"
"""How the comparison of the letters says that there is nothing."""


# -- which letter ------------------------------------------------------------------------------------------------------


def suggestion(departure: Departure) -> Iterator[str]:
    """What we suggest, why, what comes second, and what goes with it."""
    advice = departure.advice
    yield f"We suggest: {letter_name(advice.recommend)}. {advice.reason}"
    if advice.recommend == "pause":
        yield PAUSE
    if advice.runner_up:
        yield f"Or: {named(advice.runner_up)}"
    chosen = departure.facts.text("scenario.chosen")
    if chosen:
        own = f"{departure.template.name}, your own letter, after " if departure.template else ""
        yield f"You chose: {own}{named(chosen)}"
    first, also = entries.beside(advice.overlays)
    yield from first
    if also:
        yield f"Also: {', '.join(also)}."


def choices() -> Iterator[str]:
    """What each letter would change."""
    for scenario in map(library.scenario, library.SCENARIOS):
        yield f"{scenario.name}: {scenario.summary}"
        changes = (f"{what} {how}" for what, how in scenario.changes.items() if how != _NONE)
        yield f"  What changes: {', '.join(changes)}."
        yield f"  Handover: {scenario.handover}"
        yield f"  Reputation: {scenario.reputation}"
        if scenario.limits:
            yield f"  Mind: {scenario.limits}"


def gate(departure: Departure) -> Iterator[str]:
    """The advice to take before anything is sent, as long as the person has not answered it."""
    waiting = entries.gate(departure)
    if waiting is not None:
        yield from (waiting.title, *waiting.text)


def to_read(departure: Departure) -> Iterator[str]:
    """The titles of the texts that the answers bring up."""
    every = entries.for_departure(departure, "situation")
    titles = [entry.title for entry in every if entries.concern(entry, departure) == "yours"]
    if titles:
        yield f"guide has texts for you: {'; '.join(titles)}."


def named(scenario: str) -> str:
    """A letter by its name and its tone."""
    return f"{library.scenario(scenario).name}, {library.scenario(scenario).tone}."


# -- dates -------------------------------------------------------------------------------------------------------------


def dates_line(departure: Departure) -> str:
    """Both dates in one sentence."""
    line = departure.timeline
    if line.end is None:
        return f"Employment ends: {_UNKNOWN}."
    last = f" Your last day in is {words.short_date(line.last_day)}." if line.last_day else ""
    return f"Employment ends on {words.short_date(line.end)}.{last}"


def dates(departure: Departure) -> Iterator[str]:
    """Both dates with their reasons, why the notice is what it is, and what would serve better."""
    line = departure.timeline
    yield dates_line(departure)
    if line.open is not None and line.end is None:
        yield line.open.text
    if line.end is not None:
        yield f"The end: {(line.end - line.given).days} days from notice, {line.end_because}."
        yield f"The last day in: {words.amount(line.working_days, 'working day')}, {line.last_day_because}."
    yield f"Notice: {line.advice}."
    if line.offer is not None:
        until = words.short_date(line.offer.end)
        yield f"{line.offer.reason} With {line.offer.period} at “Notice you give” it ends on {until}."
    yield from (*line.reasons, *line.notes, *suggestions(departure))


def reckoning(departure: Departure) -> Iterator[str]:
    """How the dates were counted, line by line."""
    yield "How it was counted:"
    for count in departure.timeline.reckoning:
        steps = "; ".join(f"{step.text} {words.short_date(step.day)}" for step in count.steps)
        yield f"  {count.title}: {steps}" if steps else f"  {count.title}"


# -- answers -----------------------------------------------------------------------------------------------------------


def missing(session: Session) -> Iterator[str]:
    """What the letter still needs, and what cannot be read."""
    if not session.progress.open:
        yield "Nothing is missing: the letter is complete."
        return
    yield "Still open:"
    for field_id in session.progress.open:
        spec = catalogue.field(field_id)
        where = flow.TITLES.get(spec.step, "")
        yield f"  {spec.label} ({where}). {session.departure.problem(field_id)}".rstrip()


def answers(console: Console, session: Session) -> None:
    """Everything that was answered, step by step."""
    for step in STEPS:
        given = tuple(listed(session.departure, step))
        if given:
            console.say(f"{flow.TITLES[step]}:")
        for spec, label, keeps_to_itself in given:
            said = ANSWERED if keeps_to_itself else in_words(spec, session.draft.answers[spec.id])
            console.show(f"{console.ours(label)}: {said}", indent=2)


def in_words(spec: Field, value: Value) -> str:
    """An answer in words."""
    if isinstance(value, str):
        return {"true": "yes", "false": "no"}.get(value, value) if spec.kind == "flag" else spec.choice_label(value)
    first = spec.columns[0].key if spec.columns else ""
    each = [spec.choice_label(entry) if isinstance(entry, str) else str(entry.get(first) or "...") for entry in value]
    return ("; " if spec.kind == "texts" else ", ").join(each)


# -- guidance ----------------------------------------------------------------------------------------------------------


def guide(console: Console, departure: Departure, line: Callable[[str, Callable[[], None]], str | Move]) -> None:
    """Offer what concerns the person to read, one text after another."""
    texts = entries.for_departure(departure)
    yours = [entry for entry in texts if entries.concern(entry, departure) != "others"]
    console.gap()
    console.say("Guidance, not legal advice. A number reads one, Enter goes back to the question.")
    for number, entry in enumerate(yours, 1):
        console.say(f"{number} {entry.title}", indent=2)
    while True:
        typed = line("Number:", lambda: console.say("One of the numbers above, or Enter."))
        if isinstance(typed, Move) or not typed.strip():
            return
        at = int(typed[:9]) - 1 if typed.isascii() and typed.isdecimal() else -1
        if not 0 <= at < len(yours):
            console.say("That is none of the numbers above.")
            continue
        entry = yours[at]
        console.gap()
        console.say(entry.title, *entry.text)
        if entry.as_of or entry.source:
            console.say(f"As of {entry.as_of or 'not dated'}. Source: {entry.source or 'general'}.")
