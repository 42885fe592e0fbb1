"""After the last day in: that the handover is over, and what still holds."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.core import handing_in, words
from resign_tui.core.departure import Departure

_SETTLED = ("done", "not_applicable")


def is_over(departure: Departure) -> bool:
    """The letter is handed in, and the last day in is behind: a past day alone may be a slip of the keys."""
    return handing_in.stage(departure) == "over"


def after_last_day(departure: Departure) -> tuple[str, ...]:
    """That it is over and what goes on all the same, a sentence each; nothing before the last day is behind."""
    return tuple(_sentences(departure)) if is_over(departure) else ()


def _sentences(departure: Departure) -> Iterator[str]:
    facts, timeline = departure.facts, departure.timeline
    last, end = timeline.last_day, timeline.end
    if last:
        yield f"The handover ended {words.short_date(last)}, your last day in."
    if end and end >= departure.today:
        yield f"You are employed until {words.short_date(end)}, with all that your contract asks until then."
    equipment = departure.checklist.item("XC-16")
    if facts.choice("check.equipment") not in _SETTLED and (equipment is None or equipment.status != "done"):
        yield "Equipment goes back, against a receipt."
    yield "Confidentiality goes on, in the next work too."
    if facts.choice("check.references") not in _SETTLED:
        yield "If you have no reference yet, ask for it in writing."
    yield "See that pay, leave, bonus and expenses come in full."
    count = len(departure.checklist.work_order)
    if count:
        were, them = ("item was", "it") if count == 1 else ("items were", "them")
        yield f"{words.count_word(count).capitalize()} {were} left open; the list has {them}."
