"""On which day the letter was handed in, and what that makes of the end of employment."""

from __future__ import annotations

from datetime import date

import msgspec
from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from resign_tui.core import handing_in, words
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.departure import Departure
from resign_tui.core.parsing import Unreadable, past_day
from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.text_field import TextField

_QUESTION = Field(id="handed-in-on", label="On which day did it reach them?", kind="date", sensitivity="low", past=True)


class _Day(msgspec.Struct, frozen=True):
    """A day that was typed; problem: why it cannot be marked; readings: the days to choose from."""

    day: date | None = None
    problem: str = ""
    readings: tuple[str, ...] = ()


class HandingInScreen(Dialog[date | None]):
    """One line for the day, today if it stays empty; below it what follows, at every key."""

    BINDINGS = [Binding("escape", "leave", "leave", show=False), Binding("ctrl+s", "accept", "mark", show=False)]

    def __init__(self, departure: Departure) -> None:
        super().__init__("handing-in", "Handed in", "enter or ctrl+s mark as handed in   esc leave it")
        self._departure = departure
        self._day = TextField(_QUESTION)
        self._told = Static(id="handed-in-told", classes="dialog-text")

    def body(self) -> Widget:
        """The question, and what follows."""
        return Texts(self._day, self._told)

    def on_mount(self) -> None:
        """Say what today would make of it."""
        self.set_focus(self._day)
        self._tell()

    @on(Input.Changed)
    def _tell(self) -> None:
        read = self._read()
        empty = (f"today, {words.short_date(self._departure.today)}",)
        asked = FieldState("problem", read.problem, empty, read.readings)
        self._day.show_state(asked if read.readings else FieldState(effective=empty))
        said = read.problem if read.day is None else handing_in.end_after_handing_in(self._departure, read.day)
        self._told.update(Content(sanitize(said)))

    @on(Input.Submitted)
    def action_accept(self) -> None:
        """Take the day, if it can be marked."""
        day = self._read().day
        if day is not None:
            self.dismiss(day)

    def _read(self) -> _Day:
        typed, today = self._day.value, self._departure.today
        if not typed.strip():
            return _Day(today)
        try:
            day = past_day(typed, today)
        except Unreadable as error:
            return _Day(None, str(error), error.readings)
        if day > today and not handing_in.is_by_post(self._departure):
            return _Day(None, f"{words.short_date(day)} is still to come. Mark it once it has reached them.")
        return _Day(day)

    def action_leave(self) -> None:
        """Back without a mark."""
        self.dismiss(None)
