"""On which day the letter was handed in, and what that makes of the end of employment."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ...core import handing_in, words
from ...core.departure import Departure
from ...core.reading import Unreadable, past_day
from ..visible import show


class HandingInScreen(ModalScreen[date | None]):
    """One line for the day, today if it stays empty; below it what follows, at every key."""

    BINDINGS = [Binding("escape", "leave", "leave", show=False)]

    def __init__(self, departure: Departure) -> None:
        super().__init__()
        self._departure = departure

    def compose(self) -> ComposeResult:
        """The question, the line, what follows, the keys."""
        with Vertical(id="handing-in-box", classes="dialog small"):
            yield Static(Content("On which day did it reach them?"), classes="dialog-title")
            yield Input(placeholder=f"today, {words.short_date(self._departure.today)}", id="handed-in-on")
            yield Static(id="handed-in-told", classes="dialog-text")
            yield Static(Content("enter mark as handed in   esc leave it"), classes="dialog-keys")

    def on_mount(self) -> None:
        """Say what today would make of it."""
        self._tell()

    @on(Input.Changed)
    def _tell(self) -> None:
        day, problem = self._read()
        said = problem or handing_in.told(self._departure, day)
        self.query_one("#handed-in-told", Static).update(Content(show(said)))

    @on(Input.Submitted)
    def _accept(self) -> None:
        day, problem = self._read()
        if not problem:
            self.dismiss(day)

    def _read(self) -> tuple[date, str]:
        """The day that is typed, and what speaks against it."""
        typed, today = self.query_one(Input).value.strip(), self._departure.today
        if not typed:
            return today, ""
        try:
            day = past_day(typed, today)
        except Unreadable as error:
            return today, str(error)
        if day > today:
            return today, f"{words.short_date(day)} is still to come. Mark it once it has reached them."
        return day, ""

    def action_leave(self) -> None:
        """Back without a mark."""
        self.dismiss(None)
