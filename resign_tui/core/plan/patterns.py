"""The patterns of a transition, read from data/plans, and how a pattern stretches over any number of working days."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

import msgspec

from resign_tui.core import data_files
from resign_tui.core.answers.conditions import Groups


class Talk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to meet. key: the same in every pattern. who: manager, successor or contacts. about: what for."""

    key: str
    who: Literal["manager", "successor", "contacts"]
    about: str


class Cut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a focus that fall away, or become others, for a person to whom they do not apply."""

    text: str
    when: Groups
    instead: str = ""


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One day of a pattern.

    focus: what the day is about, in words for the person and the team alike. alone: the same where nobody is named to
    take over. name: the step in a word or two. items: rows of the handover that belong here. takes: categories whose
    other rows come here too. talks: who is met. cuts: what of the focus does not stand for everybody.
    """

    focus: str
    name: str
    items: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    alone: str = ""
    talks: tuple[Talk, ...] = ()
    cuts: tuple[Cut, ...] = ()

    def said(self, alone: bool, holds: Callable[[Groups], bool]) -> str:
        """The focus for this person."""
        text = self.alone if alone and self.alone else self.focus
        for cut in self.cuts:
            text = text.replace(cut.text, cut.instead) if holds(cut.when) else text
        return text


class Week(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the last working day of a week is about besides its step, and who is met on it."""

    focus: str
    talk: Talk


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A transition of some length.

    most: up to how many working days it is used. only, categories: priorities and categories it is about, all when
    empty. also: rows it holds all the same; access: rows of other categories that it holds when their priority fits.
    note: what to know about it. beyond: the focus of the days between the pattern and its last `closing` steps when
    there are more days than `most`, so that it does not stretch; beyond_note goes with that. week: what ends a week.
    """

    day: tuple[Step, ...]
    most: int
    only: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    note: str = ""
    beyond: str = ""
    beyond_note: str = ""
    closing: int = 1
    week: Week | None = None

    def is_beyond(self, days: int) -> bool:
        """The transition is longer than the pattern is meant to stretch."""
        return bool(self.beyond) and days > self.most

    def holds(self, item_id: str, category: str, priority: str) -> bool:
        """Whether an item is part of a transition of this kind."""
        if item_id in self.also:
            return True
        is_about = not self.categories or category in self.categories or item_id in self.access
        return is_about and (not self.only or priority in self.only)

    def names(self, item_id: str) -> bool:
        """Whether a step asks for the item by name."""
        return any(item_id in step.items for step in self.day)

    def step_of(self, item_id: str, category: str) -> int:
        """To which step (from 0) an item belongs: by name, else with its category, else half way."""
        named = next((n for n, step in enumerate(self.day) if item_id in step.items), None)
        taken = next((n for n, step in enumerate(self.day) if category in step.takes), len(self.day) // 2)
        return taken if named is None else named

    def day_of(self, item_id: str, category: str, days: int) -> int:
        """On which of so many days (from 0) an item comes."""
        return self._first_day(self.step_of(item_id, category), days)

    def steps_on(self, index: int, days: int) -> tuple[int, ...]:
        """The steps of one of so many days: one, or several where days are few; none beyond the pattern."""
        if self.is_beyond(days) and len(self.day) - self.closing <= index < days - self.closing:
            return ()
        steps = tuple(n for n in range(len(self.day)) if self._first_day(n, days) == index)
        return steps or (max(n for n in range(len(self.day)) if self._first_day(n, days) <= index),)

    def focus(self, index: int, days: int, alone: bool, holds: Callable[[Groups], bool]) -> str:
        """What one of so many days is about; holds: whether conditions on the answers hold."""
        return ". ".join(self.day[n].said(alone, holds) for n in self.steps_on(index, days)) or self.beyond

    def talks_on(self, index: int, days: int) -> tuple[Talk, ...]:
        """Who is met on one of so many days: where a step lasts several, on its first."""
        return tuple(
            talk for n, step in enumerate(self.day) if self._first_day(n, days) == index for talk in step.talks
        )

    def _first_day(self, step: int, days: int) -> int:
        """The day on which a step begins; the last step always is the last day.

        Where days are fewer than steps, as many steps as possible have a day of their own, and late ones share.
        """
        steps = len(self.day) - 1
        if step == steps or days == 1:
            return days - 1
        if self.is_beyond(days):
            return step if step <= steps - self.closing else days - 1 - (steps - step)
        if days > steps:
            return step * days // len(self.day)
        each, more = divmod(steps, days - 1)
        few = days - 1 - more
        return step // each if step < few * each else few + (step - few * each) // (each + 1)


@cache
def patterns() -> dict[str, Pattern]:
    """Every pattern by the name of its file, the short ones first."""
    return data_files.load_all_as("plans", Pattern)


def pattern(scenario: str, days: int) -> Pattern:
    """The pattern for a scenario and a number of working days."""
    by_name = patterns()
    if scenario in by_name:
        return by_name[scenario]
    by_length = [candidate for name, candidate in by_name.items() if name[0].isdigit()]
    return next((candidate for candidate in by_length if days <= candidate.most), by_length[-1])
