"""What stands in a calendar: the last days, what is due when, and who is met; the work of each day is the plan's."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from resign_tui.core import late_regex, words
from resign_tui.core.departure import Departure
from resign_tui.core.document import Event
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.named import named
from resign_tui.core.plan.meetings import meetings
from resign_tui.core.plan.schedule import Plan

_COUNTED = late_regex.compile(r"own-\d+")
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
    """Every item of the handover with a due date that can be read, done or not; what closes with the account is one."""
    keys, of = _keys(departure), _whose(departure)
    dated = [item for item in departure.checklist.items if item.due_on and item.counts]
    closing = [item for item in dated if item.may_die and not item.due]
    own = (item for item in dated if item not in closing)
    return (
        *_account_closes(closing, of),
        *(
            Event(
                keys[item.id],
                f"Handover: {named(item).text}",
                item.due_on,
                _note(item),
                deadline=True,
                done=item.status == "done",
                of=of,
            )
            for item in own
            if item.due_on
        ),
    )


def _account_closes(items: Sequence[Item], of: str) -> Iterator[Event]:
    """One entry for all that has its day from the account."""
    day = next((item.due_on for item in items), None)
    if day:
        several = f"{words.count_word(len(items))} things before your account closes"
        title = named(items[0]).text if len(items) == 1 else several
        note = _note(items[0]) if len(items) == 1 else "\n".join(named(item).text for item in items)
        done = all(item.status == "done" for item in items)
        yield Event("account-closes", f"Handover: {title}", day, note, deadline=True, done=done, of=of)


def plan_meetings(departure: Departure, plan: Plan) -> tuple[Event, ...]:
    """The meetings of the plan, each with what its day is about; those with contacts are one."""
    of = _whose(departure)
    events: list[Event] = []
    for day in plan.days:
        for talk in day.talks:
            met = tuple(meetings(departure, (talk,)))
            if met:
                who = "your contacts" if talk.who == "contacts" else met[0].who
                note = "\n".join(each.who for each in met) if talk.who == "contacts" else f"{day.focus}."
                events.append(Event(f"meeting-{talk.key}", f"Meet {who}: {talk.about}", day.date, note, of=of))
    return tuple(events)


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
                text = _even(item.text)
                seen[text] += 1
                keys[item.id] = f"own-item-{seen[text]}-{text}"
    return keys


def _even(text: str) -> str:
    """The same for the same words however they are spaced or capitalized."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _note(item: Item) -> str:
    """Priority, owner and when it counts as done; where it is kept stays in the handover."""
    parts = [item.priority, f"Owner: {item.owner}" if item.owner else "", f"Done when: {item.done_when}"]
    return "\n".join(part for part in parts if part and not part.endswith(": "))
