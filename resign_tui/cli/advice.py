"""`advise`: the scenario, the notice, the dates, the cards and the handover's priorities, to read or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from resign_tui.cli.named_draft import departure_of
from resign_tui.cli.output import give_json, give_lines
from resign_tui.cli.session import Session
from resign_tui.core import library, words
from resign_tui.core.departure import Departure
from resign_tui.core.documents import belonging
from resign_tui.core.guidance.cards import cards
from resign_tui.core.suggestions import suggestions


def advise(start: Session, draft_name: str, as_json: bool) -> None:
    """Print which letter fits, when notice ends, and what to hand over first."""
    _, departure = departure_of(start, draft_name)
    advice = advice_of(departure)
    if as_json:
        give_json(advice)
    else:
        give_lines(_advice_lines(advice, departure))


def advice_of(departure: Departure) -> dict[str, Any]:
    """Everything that follows from a draft on its day, as JSON can hold it; dates are ISO strings or None."""
    advice, timeline = departure.advice, departure.timeline
    return {
        "recommend": advice.recommend,
        "runner_up": advice.runner_up or None,
        "reason": advice.reason,
        "overlays": list(advice.overlays),
        "documents": list(belonging(departure)),
        "cards": list(cards(departure)),
        "advised_weeks": timeline.advised_weeks,
        "notice_reasons": [*timeline.reasons, *timeline.notes],
        "statutory_end": _iso(timeline.statutory_end),
        "employment_end": _iso(timeline.end),
        "last_working_day": _iso(timeline.last_day),
        "handover": [
            {"id": item.id, "priority": item.priority, "text": item.text, "status": item.status}
            for item in sorted(departure.checklist.items, key=lambda item: item.priority)
        ],
        "suggestions": list(suggestions(departure)),
        "reckoning": [
            {"title": count.title, "lines": [{"text": step.text, "day": step.day.isoformat()} for step in count.steps]}
            for count in timeline.reckoning
        ],
        "problems": [
            {"field": problem.field, "text": problem.text, "readings": list(problem.readings)}
            for problem in departure.problems
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _advice_lines(advice: dict[str, Any], departure: Departure) -> Iterator[str]:
    """The same for reading."""
    yield f"Recommended: {_name(advice['recommend'])}"
    yield f"  {advice['reason']}"
    if advice["runner_up"]:
        yield f"  Next best: {_name(advice['runner_up'])}"
    chosen = departure.facts.text("scenario.chosen")
    if chosen and chosen != advice["recommend"]:
        yield f"  You chose: {_name(chosen)}"
    yield f"Employment ends: {advice['employment_end'] or 'not known yet'}"
    yield f"Last working day: {advice['last_working_day'] or 'not known yet'}"
    yield from (f"  {reason}" for reason in advice["notice_reasons"])
    yield "How it was counted:"
    for count in departure.timeline.reckoning:
        steps = "; ".join(f"{step.text} {words.short_date(step.day)}" for step in count.steps)
        yield f"  {count.title}: {steps}" if steps else f"  {count.title}"
    yield from (f"  {text}" for text in advice["suggestions"])
    for title, key in (("Documents", "documents"), ("Cards", "cards"), ("Also", "overlays")):
        if advice[key]:
            yield f"{title}: {', '.join(name.replace('_', ' ') for name in advice[key])}"
    checklist = departure.checklist
    yield f"Handover: {checklist.done} of {checklist.total} done, {checklist.open_p0} urgent and open"
    yield from (f"  {item.id}  {item.text}" for item in checklist.work_order if item.priority == "P0")


def _name(result: str) -> str:
    return "Pause, talk first" if result == "pause" else library.scenario(result).name
