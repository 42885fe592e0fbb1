"""Handing the letter in: one day for letter and receipt, what the letter said, kept as it went out, what holds then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from msgspec.structs import replace

from resign_tui.core import english, words
from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.settled_days import settled
from resign_tui.core.departure import Departure

Stage: TypeAlias = Literal["before", "handed-in", "over"]
"""How far the departure is: not handed in, handed in, and the last day in is behind as well."""

NOTHING_TO_MEND: Mapping[Stage, str] = {
    "before": "Read it aloud once before you send it.",
    "handed-in": "The letter is handed in.",
    "over": "It is behind you.",
}
"""What goes with a review that found nothing."""

_BY_POST = "registered_post"
_FORMS: Mapping[str, Literal["paper", "online"]] = {
    "paper_in_person": "paper",
    _BY_POST: "paper",
    "online_government": "online",
}
"""The form that the law of a place may ask for, by the way the letter travels."""


def stage(departure: Departure) -> Stage:
    """How far the departure is."""
    if not departure.facts.is_given("sent.on"):
        return "before"
    last = departure.timeline.last_day
    return "over" if last is not None and last < departure.today else "handed-in"


def copied(departure: Departure, draft: Draft | None = None) -> Draft:
    """The draft once a copy has left: the letter's date is fixed and the end it names noted; receipt stays open.

    draft: what the answers are now, where they went on while the copy was made.
    """
    line = departure.timeline
    draft = departure.draft if draft is None else draft
    if not draft.text("dates.letter"):
        draft = draft.answer("dates.letter", line.letter.isoformat())
    return draft.answer("copied.employment_end", line.letter_end.isoformat() if line.letter_end else "")


def handed_in(departure: Departure, day: date) -> Draft:
    """The draft of a letter that reached them on this day: receipt and date fixed, and what the letter says noted.

    A later day of receipt that was typed stays where the letter goes by post; so does the date that the letter bears,
    however that was fixed.
    """
    draft = settled(departure.draft, departure.today).answer("sent.on", day.isoformat())
    typed = departure.facts.day("dates.given")
    arrives = typed if typed and typed > day and is_by_post(departure) else day
    if typed != arrives:
        draft = draft.answer("dates.given", arrives.isoformat())
    if not draft.text("dates.letter"):
        draft = draft.answer("dates.letter", min(departure.timeline.letter, arrives).isoformat())
    line = replace(departure, draft=draft).timeline
    for field_id, end_day in (("sent.employment_end", line.end), ("sent.last_working_day", line.last_day)):
        draft = draft.answer(field_id, end_day.isoformat() if end_day else "")
    return draft


def is_by_post(departure: Departure) -> bool:
    """The letter travels, so that it may reach them on a day that is still to come."""
    return departure.facts.choice("delivery.mode") == _BY_POST


def recipient(departure: Departure) -> str:
    """Who receives the letter, as far as that was said; a team as a sentence takes it."""
    facts = departure.facts
    if facts.choice("letter.addressee") == "manager":
        return facts.text("manager.name") or "your manager"
    named = facts.text("recipient.name")
    read = english.read("person", named)
    if named and not read.doubt:
        return read.text
    return named or ("HR" if facts.choice("letter.addressee") == "hr" else "its recipient")


def form(departure: Departure) -> Literal["", "paper", "online"]:
    """On paper or by an online form; empty for a message, which no law asks for."""
    return _FORMS.get(departure.facts.choice("delivery.mode"), "")


def needs_paper(departure: Departure) -> bool:
    """It leaves on paper, or counts only there."""
    return "paper" in (form(departure), departure.place.required_form)


def taken_back(draft: Draft) -> Draft:
    """The draft of a letter that was not handed in after all, so that nobody was met about it either."""
    if draft.text("dates.given") == draft.text("sent.on"):
        draft = draft.without("dates.given")
    for field_id in ("sent.on", "sent.employment_end", "sent.last_working_day", "handover.met"):
        draft = draft.without(field_id)
    return draft


def end_after_handing_in(departure: Departure, day: date) -> str:
    """What handing in on this day makes of the end, in one sentence."""
    after = _end_after(departure, day)
    if after is None:
        return "The end of your employment is not known yet."
    return moved_end(departure, day) or f"Employment ends on {words.short_date(after)}."


def moved_end(departure: Departure, day: date) -> str:
    """That handing in on this day moves the end that the letter names, in one sentence; empty where it stays."""
    after = _end_after(departure, day)
    before = departure.facts.day("copied.employment_end") or departure.timeline.letter_end
    if after is None or before is None or after == before:
        return ""
    is_over = day < departure.today
    mend = "see that the letter they hold says so." if is_over else "copy the letter again before you hand it in."
    return f"Your end moves from {words.short_date(before)} to {words.short_date(after)}: {mend}"


def _end_after(departure: Departure, day: date) -> date | None:
    return replace(departure, draft=handed_in(departure, day)).timeline.end


def dates_in_force(departure: Departure) -> str:
    """What the handed-in letter means: from when the notice counts, the last day in, and the end."""
    line, today = departure.timeline, departure.today
    is_past = line.end is not None and line.end < today
    is_notice = line.end is None or line.end > line.given
    counts = (
        f"The notice {'counted' if is_past else 'counts'} from {words.short_date(line.given)}. " if is_notice else ""
    )
    if line.last_day is None or line.end is None:
        return f"{counts}Your last day in is not known yet; step 3 asks for it."
    last = f"Your last day in {'was' if line.last_day < today else 'is'} {words.short_date(line.last_day)}"
    ends = f"employment {'ended' if is_past else 'ends'}"
    if line.end == line.last_day:
        return f"{counts}{last}, and {ends} with it."
    return f"{counts}{last}; {ends} on {words.short_date(line.end)}."
