"""One proposal: a record for the handover as a store gives it, with its place, its time and how sure it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal

import msgspec

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Column
from resign_tui.core.answers.draft import Cell

Confidence = Literal["certain", "likely", "guess"]
"""certain: a store says it and it can mean one thing only. likely: it follows from several facts. guess: a name."""

SIGNS: dict[Confidence, str] = {"certain": "=", "likely": "~", "guess": "?"}
"""How sure a proposal is, as it is shown; the surest first."""

ACCOUNT = "account"
"""The group of what vanishes with the person's account, and of what this machine alone has."""

READ_ON = "Read on "
"""Begins the sentence that ends a note whose source tells no time of its own."""

_ID_LENGTH = 10
_HOME = {
    "handover.model": "MV",
    "handover.experiment": "ET",
    "handover.access": "IA",
    "handover.work": "OW",
    "handover.tool": "CT",
    "handover.system": "XC",
}
"""The category of the checklist under which a record of each kind is listed."""


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


def _no_fields() -> Mapping[str, Cell]:
    return MappingProxyType({})


class Source(msgspec.Struct, frozen=True):
    """Where a proposal was read: kind of store, path below the named folder, and the thing within it."""

    kind: str
    path: str
    object: str = ""

    @property
    def shown(self) -> str:
        """The place in one line."""
        return f"{self.path}, {self.object}" if self.object else self.path


class Proposal(msgspec.Struct, frozen=True):
    """What a store gives for the handover; nothing of it counts until the person accepts it.

    record: the question of the records that it belongs to ("handover.model"), empty when it gives no record. fields:
    the record's columns. origins: column to where within the store its value stands. answers: yes-or-no questions and
    their `_which`, such as account.schedules. row: the row of the checklist that it is evidence for. what: one short
    line for a list. note: the sentence for whoever takes over, said as of a time where it may change; empty where
    `what` is enough. why: how it is known. as_of: local time of what was read; None where the store tells none.
    priority: P0 for what nobody else could bring back. vanishes: gone with the account or with this machine. same:
    keys that two proposals of one thing share, such as "run:d23f0824". duplicates: other places that say the same.
    """

    source: Source
    what: str
    why: str
    confidence: Confidence
    record: str = ""
    fields: Mapping[str, Cell] = msgspec.field(default_factory=_no_fields)
    origins: Mapping[str, str] = msgspec.field(default_factory=_nothing)
    answers: Mapping[str, str] = msgspec.field(default_factory=_nothing)
    row: str = ""
    note: str = ""
    as_of: datetime | None = None
    priority: Literal["", "P0"] = ""
    vanishes: bool = False
    same: tuple[str, ...] = ()
    duplicates: tuple[Source, ...] = ()

    @property
    def id(self) -> str:
        """The same whenever the same thing is read again, wherever the named folder lies."""
        subject = self.record or self.row or next(iter(self.answers), "")
        parts = (self.source.kind, self.source.path, self.source.object, subject)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:_ID_LENGTH]

    @property
    def group(self) -> str:
        """Under which heading it is listed: `ACCOUNT`, or the id of a category of the checklist."""
        if self.vanishes or any(question.startswith("account.") for question in self.answers):
            return ACCOUNT
        return self.row[:2] or _HOME.get(self.record, "XC")

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its record; none when it gives no record."""
        return catalogue.fields()[self.record].columns if self.record else ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels of the columns that only the person can fill."""
        return tuple(column.label for column in self.columns if not self.fields.get(column.key))
