"""Public holidays, looked up in the holidays library: it is loaded when a day is asked for that may be one.

Loading it takes as long as a quarter of a letter, so each place says in which stretches of the year its holidays can
fall, most days are answered without it, and of its countries only the one that is asked for is loaded.
"""

from __future__ import annotations

import importlib.util
import sys
import threading
from collections.abc import Callable, Container, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from functools import lru_cache
from types import ModuleType
from typing import TypeAlias

import msgspec

from resign_tui.core.library import Holidays

HolidaySource: TypeAlias = Callable[[Holidays, str], Container[date]]
"""From a place's calendar, and the region the person typed, to the days that are public holidays."""

_LOADING = threading.Lock()

NONE: frozenset[date] = frozenset()


def none(calendar: Holidays, region: str) -> Container[date]:
    """No public holidays at all, where nobody asks for them."""
    return NONE


def known(calendar: Holidays, region: str) -> Container[date]:
    """The public holidays of a place, looked up as days are asked for."""
    return PublicHolidays(calendar, region.strip())


def warm(calendar: Holidays, region: str, today: date) -> None:
    """Load the library and a first year, so that later look-ups are quick; made for a thread."""
    if calendar.country:
        _year(calendar.country, region.strip() or calendar.region, today.year, calendar.only)


class PublicHolidays(msgspec.Struct, frozen=True):
    """A collection that knows whether a day is in it; a region that is not known counts as none."""

    calendar: Holidays
    region: str

    def __contains__(self, day: object) -> bool:
        """Whether nobody works on that day."""
        calendar = self.calendar
        if not isinstance(day, date) or not calendar.country:
            return False
        if not self.region and calendar.within and not _may_be(day, calendar.within):
            return False
        return day in _year(calendar.country, self.region or calendar.region, day.year, calendar.only)


def _may_be(day: date, within: tuple[str, ...]) -> bool:
    at = (day.month, day.day)
    return any(first <= at <= last for first, last in _stretches(within))


@lru_cache(maxsize=32)
def _stretches(within: tuple[str, ...]) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Month and day, from and to."""
    return tuple(((int(ends[:2]), int(ends[3:5])), (int(ends[7:9]), int(ends[10:]))) for ends in within)


@lru_cache(maxsize=64)
def _year(country: str, region: str, year: int, only: tuple[str, ...] = ()) -> frozenset[date]:
    """The public holidays of a year; of those that private employers keep, when these are named, in every region."""
    try:
        subdivision = None if only else region or None
        with _LOADING, _without_version():
            from holidays import country_holidays  # takes as long as a quarter of a letter
        with _LOADING, _without_other_countries():
            by_day = country_holidays(country, subdiv=subdivision, years=year, expand=False)
        return frozenset(day for day, name in by_day.items() if not only or name.startswith(only))
    except NotImplementedError:
        return _year(country, "", year, only) if region else NONE


def _without_version() -> AbstractContextManager[None]:
    """The version, which nothing needs, is looked up in the metadata of what is installed: longer than all the rest."""
    module = ModuleType("holidays.version")
    vars(module)["__version__"] = ""
    return _standing_in(module)


def _without_other_countries() -> AbstractContextManager[None]:
    """The package of countries finds the same modules when it is empty, but by itself it loads every one."""
    spec = importlib.util.find_spec("holidays.countries")
    return _standing_in(importlib.util.module_from_spec(spec)) if spec is not None else nullcontext()


@contextmanager
def _standing_in(module: ModuleType) -> Iterator[None]:
    """Meanwhile a module of the library is this one, unless its own is loaded already."""
    if module.__name__ in sys.modules:
        yield
        return
    sys.modules[module.__name__] = module
    try:
        yield
    finally:
        del sys.modules[module.__name__]
