"""The rows of the handover as shipped, read from data/handover: what to hand over, what to ask, when it is done."""

# No annotations of the future: msgspec would compile each anew at every start.

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from resign_tui.core import data_files
from resign_tui.core.answers.conditions import Condition, Groups

Priority = Literal["P0", "P1", "P2"]
"""P0: production or irrecoverable. P1: needed within a month. P2: nice to have."""

HeldIn = Literal["account", "hands", "head", "code"]
"""Where a thing is held now, in the order of work: it vanishes with the account, only the person can do it, only the
person knows it, or it can be rebuilt from code."""


class PriorityRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another priority, where the conditions hold.

    text: what the row says then, for nobody knows whether it applies at all; no plan has it.
    """

    priority: Priority
    when: Groups
    text: str = ""


class WrittenIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which records answer a row.

    record: the question of the records. columns: any of them that is filled answers. section: the heading of the
    handover under which they stand. only: columns that must have one of these values.
    """

    record: str
    columns: tuple[str, ...]
    section: str
    only: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=lambda: MappingProxyType({}))


class HandoverRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row as shipped.

    text: the short line of a list. told: the same for those who follow, where `text` speaks to the person. fact:
    what a product or a regulator does, and as of when. star: always there, never hidden, at least P1. when: stands
    on the list if any group holds; perhaps, if there is none. moot: groups under which a row does not apply.
    runs_as_me: about identities that jobs borrow from the person. account: the question that asks whether this
    vanishes with the person's account; a yes or a doubt then brings the row, a no makes it moot. needed: those who
    follow need it whatever becomes of the account, so that any answer brings the row and none makes it moot. hours:
    an estimate. faq: the id of the heading under which an export names it. written_in: the records that answer it.
    """

    id: str
    text: str
    question: str
    done_when: str
    priority: Priority
    held_in: HeldIn
    hours: float
    told: str = ""
    fact: str = ""
    star: bool = False
    when: Groups = ()
    moot: Groups = ()
    priority_when: PriorityRule | None = None
    runs_as_me: bool = False
    account: str = ""
    needed: bool = False
    faq: str = ""
    written_in: tuple[WrittenIn, ...] = ()


class CommonHeading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the things that every handover is asked for by name."""

    id: str
    title: str


class _GroupFile(msgspec.Struct, forbid_unknown_fields=True):
    category: str
    title: str
    row: tuple[HandoverRow, ...]
    note: str = ""
    heading: tuple[CommonHeading, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """One category of rows; `note` is a principle to show above them."""

    id: str
    title: str
    note: str
    rows: tuple[HandoverRow, ...]
    headings: tuple[CommonHeading, ...]


def _with_account(row: HandoverRow) -> HandoverRow:
    """A row with the conditions of its account question; a starred row stands without any."""
    if not row.account:
        return row
    bringing = Condition(row.account, not_=("",)) if row.needed else Condition(row.account, is_=("yes", "unsure"))
    return msgspec.structs.replace(
        row,
        when=() if row.star else (*row.when, (bringing,)),
        moot=row.moot if row.needed else (*row.moot, (Condition(row.account, is_=("no",)),)),
    )


@cache
def groups() -> tuple[Group, ...]:
    """Every category in the order in which it is shown.

    Raises msgspec.ValidationError for a data file that does not fit; a test reads them all.
    """
    loaded = []
    for file in data_files.load_all_as("handover", _GroupFile).values():
        rows = tuple(map(_with_account, file.row))
        loaded.append(Group(file.category, file.title, file.note, rows, file.heading))
    return tuple(loaded)


@cache
def row_ids() -> frozenset[str]:
    """The ids of all shipped rows."""
    return frozenset(row.id for group in groups() for row in group.rows)
