"""What the sheet for one item asks, how a typed day is understood there, and what of it becomes a change.

Pure: no widget in sight.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from ...core import reading
from ...core.catalogue import Choice, Field
from ...core.draft import Cell
from ...core.handover import Item
from ...core.handover_item import laid_over
from ...core.handover_records import text_of

TASK, URGENT, RECEIPT = "The task", "How urgent", "Receipt"
SCORES = ("impact", "bus_factor", "irrecoverability", "urgency")
DAYS = ("due", "received_on")
"""Questions whose answer is a day."""

_STATUSES = (
    Choice("todo", "to do", "t"),
    Choice("doing", "doing", "d"),
    Choice("done", "done", "f"),
    Choice("not_applicable", "does not apply", "a"),
)
_VERDICTS = (
    Choice("transfer", "hand over", "h"),
    Choice("finish", "finish", "f"),
    Choice("drop", "let go", "l"),
    Choice("unowned", "nobody yet", "n"),
)
_PRIORITIES = (Choice("P0", "P0", "0"), Choice("P1", "P1", "1"), Choice("P2", "P2", "2"))
_PROVEN = (Choice("yes", "yes", "y"), Choice("not_yet", "not yet", "n"))

_NEAR_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_HALF_A_YEAR = timedelta(days=183)
_MUCH_LATER = timedelta(days=400)


def _from_0_to_3(most: str) -> tuple[Choice, ...]:
    labels = ("0", "1", "2", f"3 {most}")
    return tuple(Choice(str(number), label, str(number)) for number, label in enumerate(labels))


_ASKED: tuple[tuple[str, str, str, str, tuple[Choice, ...]], ...] = (
    ("text", TASK, "What is handed over", "the weekly report job", ()),
    ("status", TASK, "Status", "", _STATUSES),
    ("verdict", TASK, "What becomes of it", "", _VERDICTS),
    ("priority", TASK, "Priority", "", _PRIORITIES),
    ("owner", TASK, "Who has it next", "you", ()),
    ("due", TASK, "Due", "tomorrow, 24 November, +2w", ()),
    ("evidence", TASK, "Where (never a value)", "wiki/deploy", ()),
    ("note", TASK, "Note", "", ()),
    ("estimate_hours", TASK, "Hours", "1", ()),
    ("impact", URGENT, "Impact", "", _from_0_to_3("revenue, safety, law")),
    ("bus_factor", URGENT, "Only you know it", "", _from_0_to_3("nobody else")),
    ("irrecoverability", URGENT, "Lost with account", "", _from_0_to_3("gone for good")),
    ("urgency", URGENT, "Time", "", _from_0_to_3("around your last day")),
    ("received_by", RECEIPT, "Received by", "Priya", ()),
    ("received_on", RECEIPT, "Received on", "today", ()),
    ("without_me", RECEIPT, "Done it without you?", "", _PROVEN),
)


class Subject(msgspec.Struct, frozen=True):
    """The item that a sheet is about.

    record: what the person typed about it so far. hint: its priority as long as they say and score nothing. title: for
    an item that is not on the list yet, and so has an empty id.
    """

    item: Item
    today: date
    record: Mapping[str, Cell] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    hint: str = ""
    title: str = ""

    @property
    def questions(self) -> tuple[tuple[Field, str], ...]:
        """The questions in order, each with what stands there now; the key of a record is the id after `item-`."""
        left_out = {"text"} if not self.item.own else set()
        left_out |= set() if self.item.applies else {"status", "verdict"}
        return tuple(
            (
                Field(
                    id=f"item-{key}",
                    label=label,
                    kind="choice" if choices else "text",
                    sensitivity="confidential",
                    group=group,
                    choices=choices,
                    example=example,
                ),
                self.before(key),
            )
            for key, group, label, example, choices in _ASKED
            if key not in left_out
        )

    def before(self, key: str) -> str:
        """What stood there when the sheet was opened."""
        item = self.item
        read = {
            "text": item.text, "status": item.status, "verdict": item.verdict, "owner": item.owner, "due": item.due,
            "evidence": item.evidence, "note": item.note, "received_by": item.received_by,
            "received_on": item.received_on,
        }  # fmt: skip
        if key == "without_me" and item.is_proven:
            return "yes"
        return read[key] if key in read else text_of(self.record, key)

    def with_answers(self, typed: Mapping[str, str]) -> Item:
        """The item as it would stand with these answers."""
        bare = replace(self.item, priority=self.hint or self.item.priority)
        return laid_over(bare, {**self.record, **typed}, lambda text: day_meant(text, self.today))

    def changes(self, typed: Mapping[str, str]) -> dict[str, str]:
        """What is different now: days with their year, a priority only where it is not what we would say ourselves."""
        now = {key: self.settled(key, value) for key, value in typed.items()}
        if not self.before("priority") and now.get("priority"):
            unsaid = self.with_answers({**now, "priority": ""}).priority
            now["priority"] = "" if now["priority"] == unsaid else now["priority"]
        return {key: value for key, value in now.items() if value != self.before(key)}

    def settled(self, key: str, typed: str) -> str:
        """An answer so that it still means the same next week; what cannot be read stays as typed."""
        if key not in DAYS or typed == self.before(key):
            return typed
        found = day_meant(typed, self.today)
        if found is None or found == day_meant(typed, self.today + _MUCH_LATER):
            return typed
        if key == "received_on" and found - self.today > _HALF_A_YEAR:
            found = _a_year_before(found)
        return found.isoformat()

    def problem(self, key: str, typed: str) -> str:
        """One sentence about an answer that cannot be read; empty when all is well."""
        try:
            if typed.strip() and key in DAYS:
                _read_day(typed, self.today)
            elif typed.strip() and key == "estimate_hours":
                reading.number(typed)
        except reading.Unreadable as error:
            return str(error)
        return ""


def _read_day(typed: str, today: date) -> date:
    near = _NEAR_DAYS.get(typed.strip().casefold())
    return reading.day(typed, today) if near is None else today + timedelta(days=near)


def day_meant(typed: str, today: date) -> date | None:
    """The day that somebody means by these words today; None when they cannot be read."""
    try:
        return _read_day(typed, today)
    except reading.Unreadable:
        return None


def _a_year_before(day: date) -> date:
    """The same day a year earlier: a receipt without a year lies behind, not far ahead."""
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
