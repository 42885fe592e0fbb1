"""`advise`: the scenario, the notice, the dates, the cards and the handover's priorities, to read or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from resign_tui.cli.named_draft import departure_of
from resign_tui.cli.output import give_json, give_lines
from resign_tui.cli.session import Session
from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.documents import belonging, document_kinds
from resign_tui.core.guidance.cards import cards, texts
from resign_tui.core.guidance.entries import beside
from resign_tui.core.handover.checklist import Item
from resign_tui.core.plan.order import first_sentence, foremost, order
from resign_tui.core.plan.over import is_over
from resign_tui.core.plan.today import Today, days_late, due_words, has_today, load_words, today
from resign_tui.core.situation import letter_name
from resign_tui.core.suggestions import suggestions


def advise(start: Session, draft_name: str, as_json: bool) -> None:
    """Print which letter fits, when notice ends, and what to hand over first."""
    _, departure = departure_of(start, draft_name)
    advice = advice_of(departure)
    if as_json:
        give_json(advice)
    else:
        give_lines(advice_lines(advice, departure))


def advice_of(departure: Departure) -> dict[str, Any]:
    """Everything that follows from a draft on its day, as JSON can hold it; dates are ISO strings or None.

    A lasting name stands under its key; what people call it, under the key with `_name` or `_names`.
    """
    advice, timeline = departure.advice, departure.timeline
    documents, shown = belonging(departure), cards(departure)
    return {
        "recommend": advice.recommend,
        "recommend_name": letter_name(advice.recommend),
        "runner_up": advice.runner_up or None,
        "runner_up_name": letter_name(advice.runner_up) if advice.runner_up else None,
        "reason": advice.reason,
        "letter": departure.scenario,
        "letter_name": letter_name(departure.scenario),
        "overlays": list(advice.overlays),
        "overlay_names": [line for lines in beside(advice.overlays) for line in lines],
        "documents": list(documents),
        "document_names": [document_kinds()[name].label for name in documents],
        "cards": list(shown),
        "card_names": [texts()[name].title for name in shown],
        "advised_weeks": timeline.advised_weeks,
        "notice_reasons": [*timeline.reasons, *timeline.notes],
        "statutory_end": _iso(timeline.statutory_end),
        "employment_end": _iso(timeline.end),
        "last_working_day": _iso(timeline.last_day),
        "handover": [
            {"id": item.id, "priority": item.priority, "text": item.text, "status": item.status}
            for item in sorted(departure.checklist.items, key=lambda item: item.priority)
        ],
        "first": None if is_over(departure) else next((_task(item) for item in order(departure)), None),
        "today": _today(today(departure)) if has_today(departure) else None,
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


def _today(here: Today) -> dict[str, Any]:
    """What this day asks for."""
    return {
        "date": here.day.isoformat(),
        "day": here.number or None,
        "focus": here.focus,
        "slipped": [
            {**_task(item), "days_late": days_late(item, here.day), "planned": _iso(here.missed.get(item.id))}
            for item in here.slipped
        ],
        "slipped_on_days_ahead": here.spread,
        "tasks": [_task(item) for item in here.tasks],
        "done": [item.id for item in here.done],
        "meet": [{"who": meeting.who, "about": meeting.about, "met": meeting.is_met} for meeting in here.meetings],
        "hours_open": here.hours_open,
        "hours_done": here.hours_done,
        "hours_a_day": here.room,
        "holds": list(here.after_last_day),
        "next": {"date": here.ahead.date.isoformat(), "items": list(here.ahead.item_ids)} if here.ahead else None,
    }


def _task(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "priority": item.priority,
        "text": item.text,
        "due": _iso(item.due_on),
        "hours": item.hours,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def advice_lines(advice: dict[str, Any], departure: Departure) -> Iterator[str]:
    """The same for reading; once the letter is handed in, what comes first and what today asks for before the rest."""
    first = [sentence for sentence in (first_sentence(departure),) if sentence]
    if has_today(departure):
        yield from first
        yield from _today_lines(today(departure))
        yield f"Letter: {advice['letter_name']}"
    else:
        yield from _recommendation(advice, departure)
    end = departure.timeline.end
    ends = "ended" if end and end < departure.today else "ends"
    yield f"Employment {ends}: {advice['employment_end'] or 'not known yet'}"
    yield f"Last working day: {advice['last_working_day'] or 'not known yet'}"
    yield from (f"  {reason}" for reason in advice["notice_reasons"])
    yield "How it was counted:"
    for count in departure.timeline.reckoning:
        steps = "; ".join(f"{step.text} {words.short_date(step.day)}" for step in count.steps)
        yield f"  {count.title}: {steps}" if steps else f"  {count.title}"
    yield from (f"  {text}" for text in advice["suggestions"])
    for title, key in (("Documents", "document_names"), ("To read", "card_names"), ("Also", "overlay_names")):
        if advice[key]:
            yield f"{title}: {'; '.join(advice[key])}"
    checklist = departure.checklist
    done = f"Handover: {checklist.done} of {checklist.total} done"
    if is_over(departure):
        yield done
        return
    yield f"{done}, {checklist.open_p0} urgent and open"
    if not has_today(departure):
        yield from first
    yield from (f"  {item.id}  {item.text}" for item in foremost(departure))


def _recommendation(advice: dict[str, Any], departure: Departure) -> Iterator[str]:
    yield f"Recommended: {advice['recommend_name']}"
    yield f"  {advice['reason']}"
    if advice["runner_up"]:
        yield f"  Next best: {advice['runner_up_name']}"
    chosen = departure.facts.text("scenario.chosen")
    if chosen and chosen != advice["recommend"]:
        yield f"  You chose: {letter_name(chosen)}"


def _today_lines(here: Today) -> Iterator[str]:
    """The day under its headings; once no day is to come, what still holds."""
    if here.after_last_day:
        yield from (f"  {sentence}" for sentence in here.after_last_day[1:])
        return
    yield f"Today, {words.short_date(here.day)}: {load_words(here)}"
    yield from (f"  {sentence}" for sentence in here.helps if here.items)
    for title, items in here.sections:
        if items:
            yield f"  {title}:"
        for item in items:
            due = due_words(item, here.day, here.missed)
            yield f"    {item.id}  {item.text}" + (f" ({due})" if due else "")
    yield from (f"  Meet {meeting.who}: {meeting.about}" for meeting in here.to_meet)
    if here.ahead:
        yield f"  Next, {words.short_date(here.ahead.date)}: {here.ahead.about}"
