"""What stands in a calendar: the last days, what is due when, and the days of the plan."""

from __future__ import annotations

from collections.abc import Mapping

from ..departure import Departure
from ..handover import Item
from ..handover_named import named
from ..plan import Plan
from .outgoing import Event


def cornerstones(departure: Departure) -> tuple[Event, ...]:
    """The last working day and the end of employment, as far as they are known."""
    timeline = departure.timeline
    found: list[Event] = []
    if timeline.last_day:
        found.append(Event("last-working-day", "Last working day", timeline.last_day))
    if timeline.end:
        found.append(Event("employment-end", "Employment ends", timeline.end))
    return tuple(found)


def deadlines(departure: Departure) -> tuple[Event, ...]:
    """Every item of the handover with a due date that can be read, done or not."""
    return tuple(
        Event(f"item-{item.id}", f"Handover: {named(item).text}", item.due_on, _note(item), True, item.status == "done")
        for item in departure.checklist.items
        if item.due_on and item.counts
    )


def plan_days(made: Plan, items: Mapping[str, Item]) -> tuple[Event, ...]:
    """The days of the plan; one for each day, with its items below."""
    return tuple(
        Event(
            f"plan-{day.date.isoformat()}",
            f"Handover day {day.number}: {day.focus}",
            day.date,
            "\n".join(f"{items[one].priority}  {named(items[one]).text}" for one in day.item_ids),
        )
        for day in made.days
    )


def _note(item: Item) -> str:
    """Priority, owner and when it counts as done; where it is kept stays in the handover."""
    parts = [item.priority, f"Owner: {item.owner}" if item.owner else "", f"Done when: {item.done_when}"]
    return "\n".join(part for part in parts if part and not part.endswith(": "))
