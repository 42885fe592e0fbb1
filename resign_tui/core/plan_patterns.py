"""The patterns of a transition, read from data/plans, and how a pattern stretches over any number of working days."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

import msgspec


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One day of a pattern.

    focus: what the day is about. alone: the same where nobody is named to take over. items: rows of the handover that
    belong here. takes: categories whose other rows come here too.
    """

    focus: str
    items: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    alone: str = ""


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A transition of some length.

    most: up to how many working days it is used. only, categories: priorities and categories it is about, all when
    empty; also: rows it holds all the same. note: what to know about it. beyond: the focus of the days after the
    pattern when there are more than `most`, which then does not stretch; beyond_note goes with that.
    """

    day: tuple[Step, ...]
    most: int
    only: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    note: str = ""
    beyond: str = ""
    beyond_note: str = ""

    def is_beyond(self, days: int) -> bool:
        """The transition is longer than the pattern is meant to stretch."""
        return bool(self.beyond) and days > self.most

    def holds(self, item_id: str, category: str, priority: str) -> bool:
        """Whether an item is part of a transition of this kind."""
        if item_id in self.also:
            return True
        return (not self.only or priority in self.only) and (not self.categories or category in self.categories)

    def day_of(self, item_id: str, category: str, days: int) -> int:
        """On which of so many days (from 0) an item comes: by name, else with its category, else half way."""
        named = next((n for n, step in enumerate(self.day) if item_id in step.items), None)
        taken = next((n for n, step in enumerate(self.day) if category in step.takes), len(self.day) // 2)
        return self._first_day(taken if named is None else named, days)

    def focus(self, index: int, days: int, alone: bool = False) -> str:
        """What one of so many days is about; where days are few, one day has the focus of several steps."""
        if self.is_beyond(days) and len(self.day) - 1 <= index < days - 1:
            return self.beyond
        steps = [step for n, step in enumerate(self.day) if self._first_day(n, days) == index]
        if not steps:
            earlier = max(n for n in range(len(self.day)) if self._first_day(n, days) <= index)
            steps = [self.day[earlier]]
        return "; ".join(step.alone if alone and step.alone else step.focus for step in steps)

    def _first_day(self, step: int, days: int) -> int:
        """The day on which a step begins; the last step always is the last day."""
        if step == len(self.day) - 1:
            return days - 1
        if self.is_beyond(days):
            return step
        return step * days // len(self.day)


@cache
def patterns() -> dict[str, Pattern]:
    """Every pattern by the name of its file, the short ones first."""
    folder = resources.files("resign_tui") / "data" / "plans"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return {
        one.name.removesuffix(".toml"): msgspec.convert(tomllib.loads(one.read_text(encoding="utf-8")), Pattern)
        for one in files
    }


def pattern(scenario: str, days: int) -> Pattern:
    """The pattern for a scenario and a number of working days."""
    known = patterns()
    if scenario in known:
        return known[scenario]
    by_length = [one for name, one in known.items() if name[0].isdigit()]
    return next((one for one in by_length if days <= one.most), by_length[-1])
