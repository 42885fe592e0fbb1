"""Small data files that shape a letter: scenarios, places and layouts, read strictly and once."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeVar

import msgspec

from . import data_files

T = TypeVar("T")

SCENARIOS = ("open_door", "closed_door", "mistreated", "counter_offer")
"""The four letters, in the order in which they are shown."""


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the four letters: what it sounds like and what choosing it changes (sections 1.1 and 3.4).

    words: target length of the body, shortest and longest. close: complimentary close by column of the place.
    changes: property to what this choice makes of it, for the comparison. offer/maybe: companion documents that
    belong to it, and those that may be wanted.
    """

    id: str
    name: str
    short: str
    tone: str
    summary: str
    words: tuple[int, int]
    paragraphs: str
    close: dict[str, str]
    changes: dict[str, str]
    handover: str
    reputation: str
    limits: str = ""
    offer: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()


Clock = Literal["from_receipt", "inclusive_day", "to_month_end", "to_15th_or_month_end"]
"""How a notice period runs to its end (N-06 to N-09)."""


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the law asks of the employee from a length of service on; zero of a unit is no notice at all.

    in_probation: for people in probation, whatever their service.
    """

    value: int
    unit: Literal["days", "weeks", "months"]
    rule: Clock = "from_receipt"
    after_days: int = 0
    after_weeks: int = 0
    after_months: int = 0
    after_years: int = 0
    in_probation: bool = False


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a place with a law of its own; names are how people write it, in small letters."""

    code: str
    names: tuple[str, ...]
    minimum: str
    tiers: tuple[Tier, ...] = ()


class Holidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which public holidays count: a country and region as the holidays library knows them.

    within: stretches of the year, as "12-23..12-27", outside of which no public holiday of the country ever falls, so
    that the library need not be loaded to know. None: it must be asked for every day.
    """

    country: str = ""
    region: str = ""
    within: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Customs and law of the place where the contract is governed.

    minimum: the legal minimum in words, for when no tier says it. tiers: by rising service. clock: how a period runs
    that names no rule. clock_by_contract: the contract may end notice on another day than the law would.
    law_if_contract_silent: the law speaks only where the contract names no period. as_of: year and month of the facts.
    """

    code: str
    name: str
    layout: str
    delivery: str
    dates: Literal["mdy_long", "dmy_long"]
    close: Literal["us", "uk"] = "uk"
    paper: Literal["letter", "a4"] = "a4"
    spelling: Literal["us", "uk"] = "us"
    acknowledge: bool = False
    reference: bool = False
    minimum: str = ""
    tiers: tuple[Tier, ...] = ()
    regions: tuple[Region, ...] = ()
    clock: Clock = "from_receipt"
    clock_by_contract: bool = False
    law_if_contract_silent: bool = False
    form: str = ""
    traps: tuple[str, ...] = ()
    source: str = ""
    as_of: str = ""
    confidence: str = ""
    weekend: tuple[int, ...] = (5, 6)
    """Days without work, Monday being 0."""
    holidays: Holidays = Holidays()

    def region(self, typed: str) -> Region | None:
        """The part of the place that the person means, if it has a law of its own."""
        words = typed.casefold().replace("·", " ").replace(",", " ")
        parts = f" {' '.join(words.split())} "
        return next((one for one in self.regions if any(f" {name} " in parts for name in one.names)), None)


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which blocks a letter has, in which order."""

    name: str
    label: str
    blocks: tuple[str, ...]
    signature_space: int = 1
    """Blank lines above the name when the letter is signed by hand."""


def _read(folder: str, name: str, shape: type[T]) -> T:
    return msgspec.convert(data_files.load(folder, name), shape)


@cache
def scenario(name: str) -> Scenario:
    """A scenario by its name."""
    return _read("scenarios", name, Scenario)


@cache
def place(code: str) -> Place:
    """A place by its code; unknown codes read as OTHER."""
    try:
        return _read("places", code, Place)
    except FileNotFoundError:
        return _read("places", "OTHER", Place)


@cache
def layout(name: str) -> Layout:
    """A layout by its name."""
    return _read("layouts", name, Layout)
