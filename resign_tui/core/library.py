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


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Customs of the place where the contract is governed, as far as they shape the letter (decision 1)."""

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


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which blocks a letter has, in which order (section 8.3)."""

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
