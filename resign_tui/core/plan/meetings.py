"""Who is met on a day: by the pattern, and those who take over what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from resign_tui.core import words
from resign_tui.core.departure import Departure
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.records import text_of
from resign_tui.core.plan.patterns import Talk

_MOST_NAMED = 2
"""Items that are named before the rest is counted."""

_SELF = ("", "you", "me", "myself")


class Meeting(msgspec.Struct, frozen=True):
    """Somebody to meet. key: what it stands for, whatever the day and the names."""

    key: str
    who: str
    about: str


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


def takers(items: Iterable[Item]) -> Iterator[Meeting]:
    """Those who have an item next, each with what they take."""
    by_owner: dict[str, list[str]] = {}
    for item in items:
        if item.owner.strip().casefold() not in _SELF:
            by_owner.setdefault(item.owner.strip(), []).append(item.text)
    for owner, texts in by_owner.items():
        more = len(texts) - _MOST_NAMED
        named = [*texts[:_MOST_NAMED], *([f"{words.count_word(more)} more"] if more > 0 else [])]
        yield Meeting(f"taker-{owner.casefold()}", owner, "; ".join(named))
