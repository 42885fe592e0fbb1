"""Today, once the letter is handed in: what slipped, what is due, who is met, and each thing done or put off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resign_tui.cli.plain.checklist import Checklist
from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import Move
from resign_tui.core import words
from resign_tui.core.handover.checklist import Item
from resign_tui.core.parsing import quoted
from resign_tui.core.plan.meetings import Meeting, met_on
from resign_tui.core.plan.order import first_sentence
from resign_tui.core.plan.schedule import days_left, next_day, time_left
from resign_tui.core.plan.today import (
    SLIPPED,
    TALKS_STAY,
    Today,
    day_words,
    due_words,
    load_words,
    near_word,
    spread_words,
    today,
    why_not_later,
)
from resign_tui.ui.session import ITEMS

_ENTER = "Enter goes to the checklist."
_SHORT = ("d 1 done, ", "t 1 tomorrow, ", f"a number alone opens it, list tells the day again. {_ENTER}")
_LETTERS = (
    "d 1 says that number 1 is done, or not done after all; several numbers are fine, as in d 1 3.",
    "t 1 moves number 1 to the next working day.",
    "1 alone opens it, with all that is known of it.",
    f"list tells the day again, with new numbers. {_ENTER}",
)
_PUTTING_OFF = 1
"""Which of both is about putting off."""
_CHOICE = re.compile(r"([dt]?)((?:[\s,]*[0-9]{1,4})+)")


def _load(here: Today) -> tuple[str, ...]:
    """What is left of the day, where there is something to say of it."""
    return (load_words(here),) if load_words(here) else ()


def _who(meeting: Meeting) -> str:
    return meeting.who[:1].upper() + meeting.who[1:]


class Day:
    """The day as it was told last, so that a number stays that of its item."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: tuple[Item | Meeting, ...] = ()

    def run(self) -> Move:
        """Tell the day, and obey until the person goes on."""
        self._desk.stand("handover", ITEMS)
        self._tell()
        while True:
            typed = self._desk.line("Choice:", lambda: self._desk.console.say(*self._offered(_LETTERS)))
            if isinstance(typed, Move):
                if typed not in (Move.AGAIN, Move.CLEAR):
                    return typed
            elif not typed.strip():
                return Move.ON
            else:
                self._obey(typed.strip())

    # -- what is told --------------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        console, session = self._desk.console, self._desk.session
        here = today(session.departure, session.plan)
        console.show(first_sentence(session.departure, session.plan))
        console.say(self._head(here), *([f"About: {here.focus}."] if here.focus else []), *_load(here))
        console.say(*(here.helps if here.items else ()))
        numbered = enumerate((*here.items, *here.done), 1)
        self._told = (*here.items, *here.done, *here.meetings)
        for title, items in (*here.sections, ("Done today", here.done)):
            self._tell_items(title, [next(numbered) for _ in items], here)
            if title == SLIPPED and here.spread:
                console.say(spread_words(here.spread))
        if here.meetings:
            console.say("To meet:")
        for number, meeting in enumerate(here.meetings, 1 + len(here.items) + len(here.done)):
            met = ", met" if meeting.is_met else ""
            console.show(f"{number} {_who(meeting)}: {meeting.about}{met}", indent=2)
        console.say(*here.after_last_day[1:])
        if here.ahead:
            parts = ("Next", words.short_date(here.ahead.date), near_word(here.ahead.date, here.day))
            console.say(f"{', '.join(filter(None, parts))}: {here.ahead.about}.")
        console.say(self._short)

    @property
    def _short(self) -> str:
        """What can be typed, in a line."""
        return "".join(self._offered(_SHORT)) if self._told else _ENTER

    def _offered(self, letters: tuple[str, ...]) -> tuple[str, ...]:
        """Nothing is put off where no day is to come."""
        is_last = why_not_later(self._desk.departure)
        return tuple(said for at, said in enumerate(letters) if not (is_last and at == _PUTTING_OFF))

    def _tell_items(self, title: str, numbered: Iterable[tuple[int, Item]], here: Today) -> None:
        console = self._desk.console
        for place, (number, item) in enumerate(numbered):
            if not place:
                console.say(f"{title}:")
            due = "" if item.status == "done" else due_words(item, here.day, here.missed)
            told = ", ".join(part for part in (item.priority, due, f"{item.hours:g} h", item.owner) if part)
            console.show(f"{number} {told}: {item.text}", indent=2)

    def _head(self, here: Today) -> str:
        count = days_left(self._desk.departure)
        number = f", day {here.number}" if here.number else ""
        left = f", {time_left(self._desk.departure)}" if count else ""
        return (
            f"Today, {words.short_date(here.day)}{number}{', your last day in' if here.day == here.last_day else left}."
        )

    # -- what is done --------------------------------------------------------------------------------------------------

    def _obey(self, typed: str) -> None:
        desk = self._desk
        choice = _CHOICE.fullmatch(typed.casefold())
        if typed.casefold() == "list":
            self._tell()
        elif choice is None:
            desk.console.say(f"{quoted(typed)} is none of these, so nothing was changed.", self._short)
        elif not choice[1]:
            for one in self._named(choice[2]):
                if isinstance(one, Meeting):
                    desk.console.show(f"{_who(one)}: {one.about}")
                else:
                    Checklist(desk).visit(one.id)
        else:
            for one in self._named(choice[2]):
                if isinstance(one, Meeting):
                    self._meet(one, choice[1] == "d")
                else:
                    (self._tick if choice[1] == "d" else self._put_off)(one)
            desk.console.say(*_load(today(desk.departure, desk.session.plan)))

    def _named(self, numbers: str) -> Iterator[Item | Meeting]:
        """What these numbers stand for, an item as it stands now; a number that there is not is told."""
        for number in map(int, re.findall("[0-9]+", numbers)):
            told = self._told[number - 1] if 1 <= number <= len(self._told) else None
            one = self._desk.departure.checklist.item(told.id) if isinstance(told, Item) else told
            if one is None:
                self._desk.console.say(f"There is no number {number} today.")
            else:
                yield one

    def _meet(self, meeting: Meeting, held: bool) -> None:
        desk = self._desk
        if not held:
            desk.console.say(TALKS_STAY)
        elif desk.take(lambda session: session.meet(meeting.key)):
            is_met = meeting.key in met_on(desk.session.draft)
            desk.console.show(f"{'Met:' if is_met else 'To meet again:'} {_who(meeting)}: {meeting.about}")

    def _tick(self, item: Item) -> None:
        if self._desk.take(lambda session: session.tick(item.id)):
            said = self._desk.console.ours("To do again:" if item.status == "done" else "Done:")
            self._desk.console.show(f"{said} {item.text}")

    def _put_off(self, item: Item) -> None:
        desk, day = self._desk, next_day(self._desk.departure)
        if item.status == "done":
            desk.console.say("That one is done already.")
        elif day is None:
            desk.console.say(why_not_later(desk.departure))
        elif desk.take(lambda session: session.put_off(item.id)):
            desk.console.show(f"Moved to {day_words(day, desk.session.today)}: {item.text}")
