"""Who is met on a day: by the pattern, and those who take over what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from resign_tui.core import words
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item, iso_date
from resign_tui.core.handover.records import text_of
from resign_tui.core.plan.patterns import Talk

_MOST_NAMED = 2
"""Items that are named before the rest is counted."""

_MET = "handover.met"
"""The answer that holds who was met: a line for each meeting, the day and its key."""

_SELF = ("", "you", "me", "myself")


class Meeting(msgspec.Struct, frozen=True):
    """Somebody to meet. key: what it stands for, whatever the day and the names. is_met: the person said so."""

    key: str
    who: str
    about: str
    is_met: bool = False


def met_on(draft: Draft) -> dict[str, date]:
    """The day on which each meeting was held, as far as the person said so, by its key."""
    lines = (line.partition(" ") for line in draft.texts(_MET))
    days = ((key, iso_date(day)) for day, _, key in lines)
    return {key: day for key, day in days if key and day}


def with_met(draft: Draft, key: str, day: date) -> Draft:
    """The draft that says that a meeting was held on this day; that it was not, where it said so before."""
    met = met_on(draft)
    if met.pop(key, None) is None:
        met[key] = day
    return draft.answer(_MET, tuple(f"{each.isoformat()} {name}" for name, each in met.items()))


def meetings(departure: Departure, talks: Iterable[Talk]) -> Iterator[Meeting]:
    """The talks with the names of those who are met; contacts one by one, and none where none are named."""
    facts = departure.facts
    for talk in talks:
        if talk.who == "contacts":
            for record in facts.records("handover.contact"):
                who = text_of(record, "who")
                if who:
                    about = f"{talk.about}; {text_of(record, 'about')}".removesuffix("; ")
                    yield Meeting(f"{talk.key}-{who.casefold()}", who, about)
        elif talk.who == "manager":
            yield Meeting(talk.key, facts.text("manager.name") or "your manager", talk.about)
        else:
            yield Meeting(talk.key, facts.text("handover.successor") or "your successor", talk.about)


def takers(items: Iterable[Item], day: date) -> Iterator[Meeting]:
    """Those who have an item of this day next, each with what they take."""
    by_owner: dict[str, list[str]] = {}
    for item in items:
        if item.owner.strip().casefold() not in _SELF:
            by_owner.setdefault(item.owner.strip(), []).append(item.text)
    for owner, texts in by_owner.items():
        more = len(texts) - _MOST_NAMED
        named = [*texts[:_MOST_NAMED], *([f"{words.count_word(more)} more"] if more > 0 else [])]
        yield Meeting(f"taker-{day.isoformat()}-{owner.casefold()}", owner, "; ".join(named))
