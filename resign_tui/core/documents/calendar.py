"""What stands in a calendar: the last days, what is due when, and the days of the plan."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from resign_tui.core.departure import Departure
from resign_tui.core.document import Event
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import named
from resign_tui.core.plan.schedule import Plan

_COUNTED = re.compile(r"own-\d+")
"""The id of an item that was numbered rather than named; another item may bear it tomorrow."""


def cornerstones(departure: Departure) -> tuple[Event, ...]:
    """The last working day and the end of employment, as far as they are known."""
    timeline, of = departure.timeline, _whose(departure)
    events: list[Event] = []
    if timeline.last_day:
        events.append(Event("last-working-day", "Last working day", timeline.last_day, of=of))
    if timeline.end:
        events.append(Event("employment-end", "Employment ends", timeline.end, of=of))
    return tuple(events)


def deadlines(departure: Departure) -> tuple[Event, ...]:
    """Every item of the handover with a due date that can be read, done or not."""
    keys, of = _keys(departure), _whose(departure)
    return tuple(
        Event(
            keys[item.id],
            f"Handover: {named(item).text}",
            item.due_on,
            _note(item),
            deadline=True,
            done=item.status == "done",
            of=of,
        )
        for item in departure.checklist.items
        if item.due_on and item.counts
    )


def plan_days(departure: Departure, plan: Plan, items: Mapping[str, Item]) -> tuple[Event, ...]:
    """The days of the plan; one for each day, with its items below."""
    of = _whose(departure)
    return tuple(
        Event(
            f"plan-{day.date.isoformat()}",
            f"Handover day {day.number}: {day.focus}",
            day.date,
            "\n".join(f"{items[item_id].priority}  {named(items[item_id]).text}" for item_id in day.item_ids),
            of=of,
        )
        for day in plan.days
    )


def _whose(departure: Departure) -> str:
    """Who leaves, and from where: what stays the same while dates, owners and notes change."""
    facts = departure.facts
    return "\n".join(_even(facts.text(field_id)) for field_id in ("sender.full_name", "company.name"))


def _keys(departure: Departure) -> dict[str, str]:
    """What each item stands for, by its id: a shipped row or a name given by the person, and otherwise its words.

    A number says nothing, for it goes to the next item when one before it is removed. Of several items with the same
    words the later ones are counted.
    """
    keys: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for category in departure.checklist.categories:
        for item in (*category.items, *category.hidden):
            keys[item.id] = f"item-{item.id}"
            if item.own and _COUNTED.fullmatch(item.id):
                words = _even(item.text)
                seen[words] += 1
                keys[item.id] = f"own-item-{seen[words]}-{words}"
    return keys


def _even(text: str) -> str:
    """The same for the same words however they are spaced or capitalized."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _note(item: Item) -> str:
    """Priority, owner and when it counts as done; where it is kept stays in the handover."""
    parts = [item.priority, f"Owner: {item.owner}" if item.owner else "", f"Done when: {item.done_when}"]
    return "\n".join(part for part in parts if part and not part.endswith(": "))
