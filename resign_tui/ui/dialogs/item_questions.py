"""What the sheet for one item asks and in which order, what stands there, and what of it becomes a change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from resign_tui.core import parsing
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Cell
from resign_tui.core.answers.leaks import LEAK
from resign_tui.core.handover.checklist import Item
from resign_tui.core.handover.item import with_record
from resign_tui.core.handover.records import text_of
from resign_tui.core.secrets import patterns
from resign_tui.core.words import short_date

TASK, URGENT, RECEIPT = "The task", "How urgent", "Receipt"
PREFIX = "item-"
"""Before the key of a record, in the id of the question that asks for it."""
SCORES = ("impact", "bus_factor", "irrecoverability", "urgency")
DAYS: Mapping[str, Callable[[str, date], date]] = {"due": parsing.day, "received_on": parsing.past_day}
"""Questions whose answer is a day, and how it is read."""

_GROUPS: Mapping[str, tuple[str, ...]] = {
    TASK: ("text", "category", "status", "verdict", "priority", "owner", "due", "evidence", "note", "estimate_hours"),
    URGENT: SCORES,
    RECEIPT: ("received_by", "received_on", "without_me"),
}
"""The attributes of an item's record that are asked, in order."""


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
        """The questions in order, each with what stands there now; the key of a record is the id after PREFIX."""
        left_out = set() if self.item.own else {"text", "category"}
        left_out |= set() if self.item.applies else {"status", "verdict"}
        asked = ((group, key) for group, keys in _GROUPS.items() for key in keys if key not in left_out)
        return tuple((_question(key, group), self.before(key)) for group, key in asked)

    def before(self, key: str) -> str:
        """What stood there when the sheet was opened."""
        item = self.item
        read = {
            "text": item.text, "category": item.category, "status": item.status, "verdict": item.verdict,
            "owner": item.owner, "due": item.due, "evidence": item.evidence, "note": item.note,
            "received_by": item.received_by, "received_on": item.received_on,
        }  # fmt: skip
        if key == "without_me" and item.is_proven:
            return "yes"
        return read[key] if key in read else text_of(self.record, key)

    def with_answers(self, typed: Mapping[str, str]) -> Item:
        """The item as it would stand with these answers; its days are not read."""
        bare = replace(self.item, priority=self.hint or self.item.priority)
        return with_record(bare, {**self.record, **typed}, lambda _: None)

    def changes(self, typed: Mapping[str, str]) -> dict[str, str]:
        """What is different now: days with their year, a priority only where it is not what we would say ourselves."""
        now = {key: self.settled(key, value) for key, value in typed.items()}
        if not self.before("priority") and now.get("priority"):
            unsaid = self.with_answers({**now, "priority": ""}).priority
            now["priority"] = "" if now["priority"] == unsaid else now["priority"]
        return {key: value for key, value in now.items() if value != self.before(key)}

    def settled(self, key: str, typed: str) -> str:
        """An answer so that it still means the same next week; what cannot be read stays as typed."""
        read = DAYS.get(key)
        return typed if read is None or typed == self.before(key) else parsing.settled(typed, self.today, read)

    def effective(self, key: str) -> str:
        """What counts as long as nothing is answered."""
        item = self.item
        if key == "due" and item.due_on is not None and not item.due:
            return f"{short_date(item.due_on)}, before your account closes"
        if key == "estimate_hours" and not self.before(key):
            return f"{item.hours:g} by our estimate"
        return ""

    def problem(self, key: str, typed: str) -> str:
        """One sentence about an answer that cannot be read, or that is stored masked; empty when all is well."""
        if patterns.find(typed):
            return LEAK
        try:
            if typed.strip() and key in DAYS:
                DAYS[key](typed, self.today)
            elif typed.strip() and key == "estimate_hours":
                parsing.number(typed)
        except parsing.Unreadable as error:
            return str(error)
        return ""


def _question(key: str, group: str) -> Field:
    """A column of the catalogue as a question of its own."""
    records = catalogue.field("handover.item")
    column = next(one for one in records.columns if one.key == key)
    return Field(
        id=f"{PREFIX}{key}",
        label=column.label,
        kind=column.kind,
        sensitivity=records.sensitivity,
        group=group,
        choices=column.choices,
        example=column.example,
        help=records.column_help.get(key, ""),
    )
