"""Lines on the sheet for one item that are no questions: what the scores make, and letting the item go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, clip, in_signs, signs_of

_GAP = "  "


class ScoreLine(Rows):
    """The priority in force with its reason, and a second row for the sum where the reason is another."""

    def __init__(self) -> None:
        super().__init__(classes="score-line")
        self._said = ("", "", "")

    def say(self, priority: str, reason: str, sum_: str = "") -> None:
        """Show this priority and why."""
        if self._said != (priority, reason, sum_):
            self._said = (priority, reason, sum_)
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """The priority with its reason, then the sum."""
        priority, reason, sum_ = self._said
        signs = signs_of(self)
        name = priority + _GAP
        style = "$wax bold" if priority == "P0" else "$ink bold"
        for lead, text in ((name, reason), *([(" " * cell_len(name), sum_)] if sum_ else [])):
            room = max(0, width - LABEL_LEFT - cell_len(name))
            yield (" " * LABEL_LEFT, "$ink"), (lead, style), (clip(in_signs(text, signs), room, signs), "$soft")


class TakeOff(Rows, can_focus=True):
    """A line that lets the item go: in the tab order, so that no key of a text field is taken for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", "take it off", show=False)]

    class Pressed(Message):
        """The person wants the item to go."""

    def rows(self, width: int) -> Iterator[Runs]:
        """The mark and the words."""
        mark, style = (signs_of(self).focus, "$accent bold on $well-lit") if self.has_focus else (" ", "$soft")
        yield ((f"{mark} ", "$accent bold"), ("take it off the list", style))

    def on_click(self, event: events.Click) -> None:
        """A click chooses the line."""
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Pressed())
