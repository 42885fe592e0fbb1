"""The open draft in a conversation: what stands, saving every change at once, and the commands of every prompt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from resign_tui.cli.plain import telling
from resign_tui.cli.plain.console import Console
from resign_tui.cli.plain.prompts import HELP, QUIT_LINE, Command, Go, Move, Quit, parse
from resign_tui.core import flow
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.leaks import Find
from resign_tui.core.comparison import differing
from resign_tui.core.departure import Departure
from resign_tui.core.documents.offers import has_end_moved
from resign_tui.core.errors import ResignError
from resign_tui.core.plan.today import has_today
from resign_tui.drafts.store import Store
from resign_tui.ui.session import Session
from resign_tui.ui.undone import item_told
from resign_tui.ui.unkept import warning
from resign_tui.ui.views import TODAY

_READ_ONLY = "This draft is open for reading only here, so nothing of that is kept."
_QUIT_UNKEPT = "quit - leave; nothing is kept"
_YES = ("y", "yes", Command.QUIT.value)
_MOVES = {Command.BACK: Move.BACK, Command.SKIP: Move.ON, Command.NEXT: Move.LEAVE, Command.CLEAR: Move.CLEAR}


class Desk:
    """Holds the session of one open draft; every change of it is on the disk before the next question is asked.

    find: gives the thorough search for secrets, which may say first that it takes a while.
    """

    def __init__(
        self,
        console: Console,
        session: Session,
        store: Store,
        *,
        calendar: Callable[[], date] | None = None,
        find: Callable[[], Find],
    ) -> None:
        self.console = console
        self.session = session
        self.find = find
        self.unsaved = ""
        """Why the last change is not on the disk; empty when it is."""
        self._place: tuple[str, str] | None = None
        self._store = store
        self._calendar = calendar

    @property
    def departure(self) -> Departure:
        """The draft, read for today."""
        return self.session.departure

    # -- changes -------------------------------------------------------------------------------------------------------

    def take(self, transition: Callable[[Session], Session]) -> bool:
        """Make a change of the draft, save it, and say what else it moves; false when nothing has changed."""
        before = self.session
        after = transition(before)
        if after.draft is before.draft:
            self.session = after
            return False
        if before.read_only and before.unkept is None:
            self.console.say(_READ_ONLY)
            return False
        self.session = after.at(*self._place) if self._place else after
        self.save()
        self._tell_moved(before.departure)
        return True

    def stand(self, step: str, field_id: str) -> None:
        """The person stands here now; it is saved with the next change, and costs nothing until then."""
        self._place = (step, field_id)

    def save(self) -> None:
        """Write the draft, and say so only when that did not work or something is to be known of it."""
        if self.session.read_only:
            return
        try:
            self._store.save(self.session.stored)
            self.unsaved = ""
        except ResignError as error:
            self.unsaved = str(error)
            self.console.say(f"Not saved: {error} It is tried again with the next answer.")
        self.console.say(*self._store.take_notes())

    def leave(self) -> None:
        """Save for the last time, with the place where the person is."""
        if self._place is not None:
            self.session = self.session.at(*self._place)
        self.save()

    def may_end(self) -> bool:
        """Whether nothing is lost by leaving, or the person wants to leave all the same."""
        at_stake = self.session.at_stake
        if at_stake:
            self.console.say(warning(at_stake))
        return not at_stake or self.console.ask("Leave all the same? y or n:").strip().casefold() in _YES

    def _tell_moved(self, before: Departure) -> None:
        old, new = before.timeline, self.departure.timeline
        if (new.end, new.last_day) != (old.end, old.last_day):
            self.console.say(telling.dates_line(self.departure))
        if has_end_moved(self.departure) and not has_end_moved(before):
            self.console.say("That is another day than your letter says. Step 7 has an amending letter.")

    # -- prompts -------------------------------------------------------------------------------------------------------

    def line(self, prompt: str, why: Callable[[], None], meant: str = "") -> str | Move:
        """What was typed, or where the person wants to go.

        why: says what the prompt is about. meant: letters that have a meaning here.
        """
        self._follow_calendar()
        typed = parse(self.console.ask(prompt), meant)
        if typed.command is None:
            return typed.text
        if typed.command is Command.WHY:
            why()
            return Move.AGAIN
        return self._obey(typed.command, typed.step)

    def _obey(self, command: Command, step: str) -> Move:
        if command in _MOVES:
            return _MOVES[command]
        if command is Command.QUIT:
            if not self.may_end():
                return Move.AGAIN
            raise Quit
        if command is Command.GO:
            if step == TODAY and not has_today(self.departure):
                self.console.say("Today begins once the letter is handed in; step 7 marks it.")
            elif step:
                raise Go(step)
            else:
                self._tell_steps()
        elif command in (Command.UNDO, Command.REDO):
            self._turn(command)
        elif command is Command.GUIDE:
            telling.guide(self.console, self.departure, self.line)
        else:
            self._tell(command)
        return Move.AGAIN

    def _tell(self, command: Command) -> None:
        console, session = self.console, self.session
        console.gap()
        if command is Command.HELP:
            console.say(*(line if line != QUIT_LINE or not session.unkept else _QUIT_UNKEPT for line in HELP))
        elif command is Command.LETTER:
            console.document(session.letter)
        elif command is Command.DATES:
            console.say(*telling.dates(session.departure), *telling.reckoning(session.departure))
        elif command is Command.MISSING:
            console.say(*telling.missing(session))
        elif command is Command.ANSWERS:
            telling.answers(console, session)

    def _tell_steps(self) -> None:
        states = {"complete": "done", "begun": "begun", "untouched": "not begun"}
        progress = self.session.progress
        self.console.say("Steps; go and a number leads there:")
        for number, step in enumerate(STEPS, 1):
            self.console.say(f"{number} {flow.TITLES[step]}, {states[progress.states[step]]}", indent=2)

    def _turn(self, command: Command) -> None:
        before = self.session
        if not self.take(Session.undo if command is Command.UNDO else Session.redo):
            self.console.say(f"There is nothing to {command.value}.")
            return
        changed = differing(before.draft.answers, self.session.draft.answers)
        item = item_told(before.departure, self.departure, is_again=command is Command.UNDO)
        if item:
            self.console.show(f"{command.value.capitalize()}: {item}.")
            return
        labels = [catalogue.field(key).label for key in changed if key in catalogue.fields()]
        self.console.say(f"{command.value.capitalize()}: {', '.join(labels) or 'the last change'}.")

    def _follow_calendar(self) -> None:
        day = self._calendar() if self._calendar is not None else self.session.today
        if day != self.session.today:
            self.session = self.session.on(day)
            self.console.say(f"It is another day now: {day.isoformat()}.", telling.dates_line(self.departure))
