"""One item of the handover: a shipped row or the person's own, as it stands with what they recorded about it."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

import msgspec

from resign_tui.core.answers import conditions
from resign_tui.core.answers.draft import Record
from resign_tui.core.handover.records import AT_STAKE, lines_of, text_of
from resign_tui.core.handover.rows import HandoverRow, HeldIn, Priority
from resign_tui.core.handover.written import Written, some_of

Status = Literal["todo", "doing", "done", "not_applicable"]

Verdict = Literal["", "transfer", "finish", "drop", "unowned"]
"""What becomes of an item: somebody takes it, the person finishes it, it is let go, or nobody has it yet."""

PRIORITIES: tuple[Priority, ...] = get_args(Priority)
_STATUSES: tuple[Status, ...] = get_args(Status)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_ORDER_OF_WORK: tuple[HeldIn, ...] = get_args(HeldIn)
_TRUE = frozenset({"true", "yes", "1"})


class Scores(msgspec.Struct, frozen=True):
    """The four scores of an item, each from 0 to 3."""

    impact: int
    bus_factor: int
    irrecoverability: int
    urgency: int

    @property
    def total(self) -> int:
        """Their sum, 0 to 12."""
        return self.impact + self.bus_factor + self.irrecoverability + self.urgency

    @property
    def arithmetic(self) -> str:
        """The sum as it is shown to the person."""
        return (
            f"impact {self.impact} + only you {self.bus_factor} + lost with the account {self.irrecoverability}"
            f" + time {self.urgency} = {self.total}"
        )

    def priority(self, runs_as_me: bool = False) -> Priority:
        """The tier: by the sum, or P0 at once for what would be lost or what only one person can do."""
        alone = self.impact == 3 and self.bus_factor == 3
        lost = self.irrecoverability == 3 and self.impact >= 2
        if runs_as_me or alone or lost or self.total >= 9:
            return "P0"
        return "P1" if self.total >= 5 else "P2"


def score(impact: str = "", bus_factor: str = "", irrecoverability: str = "", urgency: str = "") -> Scores | None:
    """The scores as typed; None when none of them is a number. A missing one counts 0, others are held to 0..3."""
    numbers = [whole(typed) for typed in (impact, bus_factor, irrecoverability, urgency)]
    if all(number is None for number in numbers):
        return None
    return Scores(*(min(3, max(0, number or 0)) for number in numbers))


class Item(msgspec.Struct, frozen=True):
    """One line of the handover.

    due: as typed; due_on: the day it means, if it can be read. score and arithmetic are None and empty without scores.
    own: added by the person. applies: False for a row that the person's answers make pointless; its status then reads
    not_applicable, whatever was recorded. stands: False for a row of which nothing says that it applies. in_doubt: it
    is always there, but whether it applies is asked and not answered yet.
    faq: id of the heading that it serves (see `handover.headings`).
    account: whether it vanishes with the person's account, as answered (yes, no, unsure); which: what exactly, in their
    words. verdict: what becomes of it. received_by, received_on, received_day: who took it and when, as typed and as a
    day. is_proven: that person has done it without the one who leaves. not_before: the day to which it was put off.
    done_day: the day whose work it was when it was done. places, notes: evidence and note line by line.
    at_stake: short lines on what nobody else could bring back, as stores told it. written: the records that answer it.
    about: what of the person's it is about, by name.
    """

    id: str
    category: str
    text: str
    question: str = ""
    done_when: str = ""
    fact: str = ""
    star: bool = False
    priority: Priority = "P1"
    score: int | None = None
    arithmetic: str = ""
    status: Status = "todo"
    owner: str = ""
    due: str = ""
    due_on: date | None = None
    evidence: str = ""
    note: str = ""
    hidden: bool = False
    own: bool = False
    hours: float = 1.0
    applies: bool = True
    stands: bool = True
    in_doubt: bool = False
    held_in: HeldIn = "head"
    runs_as_me: bool = False
    faq: str = ""
    account: str = ""
    which: str = ""
    verdict: Verdict = ""
    received_by: str = ""
    received_on: str = ""
    received_day: date | None = None
    is_proven: bool = False
    not_before: date | None = None
    done_day: date | None = None
    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    at_stake: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def dies(self) -> bool:
        """It vanishes with the account."""
        return self.account == "yes"

    @property
    def named(self) -> str:
        """What it is about, without what a record that answers it names already; empty where that is all."""
        told = " ".join(place.told for place in self.written)
        return some_of([name for name in self.about if name not in told])

    @property
    def in_particular(self) -> str:
        """What it is about in particular, in the person's words: by name, or what exactly hangs on the account."""
        return some_of(self.about) or self.which

    @property
    def may_die(self) -> bool:
        """It vanishes with the account, or nobody knows yet that it stays."""
        return self.account in ("yes", "unsure")

    @property
    def counts(self) -> bool:
        """Whether it is part of the total."""
        return self.stands and self.status != "not_applicable" and self.verdict != "drop"

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.stands and self.status in ("todo", "doing") and self.verdict != "drop"

    @property
    def is_accepted(self) -> bool:
        """Somebody has it: who, or when, was written down."""
        return bool(self.received_by or self.received_on)


def iso_date(text: str) -> date | None:
    """The day that an ISO date names; None for any other text."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def from_row(
    row: HandoverRow,
    category: str,
    value_of: Callable[[str], str],
    account_until: date | None = None,
    *,
    is_known: bool = False,
) -> Item:
    """A row as it is before the person touched it; what may vanish with the account is due by `account_until`.

    is_known: a record says that there is something of the kind, whatever is not answered.
    """
    moot = conditions.hold(row.moot, value_of)
    rule = row.priority_when if row.priority_when and conditions.hold(row.priority_when.when, value_of) else None
    hint = rule.priority if rule else row.priority
    doubt = rule.text if rule and not is_known else ""
    answer = value_of(row.account) if row.account else ""
    may_die = answer in ("yes", "unsure")
    return Item(
        id=row.id,
        category=category,
        text=doubt or row.text,
        in_doubt=bool(doubt),
        question=row.question,
        done_when=row.done_when,
        fact=row.fact,
        star=row.star,
        priority="P1" if answer == "yes" and hint == "P2" else hint,
        status="not_applicable" if moot else "todo",
        hours=row.hours,
        applies=not moot,
        held_in="account" if answer == "yes" else "head" if answer == "no" and row.needed else row.held_in,
        runs_as_me=row.runs_as_me,
        faq=row.faq,
        account=answer,
        which=value_of(f"{row.account}_which") if may_die else "",
        due_on=account_until if may_die else None,
    )


def with_record(item: Item, record: Record, read_date: Callable[[str], date | None], item_id: str = "") -> Item:
    """The item with the person's record on top; whatever cannot be read leaves the item as it was.

    item_id: for an item of the person's own, whose `item` is a blank one.
    """
    if not record:
        return item
    typed = {key: text_of(record, key) for key in record}
    scores = score(*(typed.get(key, "") for key in ("impact", "bus_factor", "irrecoverability", "urgency")))
    due = typed.get("due", "")
    return msgspec.structs.replace(
        item,
        id=item_id or item.id,
        text=typed.get("text", "") or item.text,
        priority=_priority(item, typed.get("priority", ""), scores),
        score=scores.total if scores else None,
        arithmetic=scores.arithmetic if scores else "",
        status=_status(typed.get("status", "")) if item.applies else item.status,
        owner=typed.get("owner", ""),
        due=due,
        due_on=read_date(due) if due else item.due_on,
        evidence=_in_one_line(record, "evidence"),
        note=typed.get("note", ""),
        hidden=not item.star and typed.get("hidden", "").lower() in _TRUE,
        hours=_hours(typed.get("estimate_hours", ""), item.hours),
        held_in="account" if scores and scores.irrecoverability == 3 else item.held_in,
        verdict=_verdict(typed.get("verdict", "")),
        received_by=typed.get("received_by", ""),
        received_on=typed.get("received_on", ""),
        received_day=read_date(typed["received_on"]) if typed.get("received_on") else None,
        is_proven=typed.get("without_me", "").lower() in _TRUE,
        not_before=iso_date(typed.get("not_before", "")),
        done_day=iso_date(typed.get("done_on", "")),
        places=lines_of(record, "evidence"),
        notes=lines_of(record, "note"),
        at_stake=lines_of(record, AT_STAKE),
    )


def _in_one_line(record: Record, key: str) -> str:
    """Places below each other, as stores add them, in one line."""
    return "; ".join(lines_of(record, key)) if isinstance(record.get(key), str) else text_of(record, key)


def _priority(item: Item, typed: str, scores: Scores | None) -> Priority:
    """The person's own word first, then the arithmetic, then what the row suggests; a starred row is at least P1."""
    wanted = typed.upper()
    tier = next((priority for priority in PRIORITIES if priority == wanted), None)
    if tier is None:
        tier = scores.priority(item.runs_as_me) if scores else item.priority
    return "P1" if item.star and tier == "P2" else tier


def _status(typed: str) -> Status:
    wanted = typed.lower().replace(" ", "_")
    return next((status for status in _STATUSES if status == wanted), "todo")


def _verdict(typed: str) -> Verdict:
    wanted = typed.lower()
    return next((verdict for verdict in VERDICTS if verdict == wanted), "")


def urgency(item: Item) -> tuple[str, int, date]:
    """What to do first: by tier, then by what would be lost first, then by due date."""
    return item.priority, _ORDER_OF_WORK.index(item.held_in), item.due_on or date.max


def whole(typed: str) -> int | None:
    """A whole number as typed; None for any other text."""
    try:
        return int(typed) if typed else None
    except ValueError:
        return None


def _hours(typed: str, otherwise: float) -> float:
    """Hours as typed, with a point or a comma; not below zero and not beyond a year of work."""
    if not typed:
        return otherwise
    try:
        hours = float(typed.replace(",", "."))
    except ValueError:
        return otherwise
    return min(2000.0, max(0.0, hours)) if math.isfinite(hours) else otherwise
