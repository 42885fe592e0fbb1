"""Lines on the sheet for one item that are no questions: what the scores make, and letting the item go."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.ui.widgets.drawing import ours
from resign_tui.ui.widgets.field_row import LABEL_LEFT, fit, signs_of, style_of

_GAP = 2


class ScoreLine(Widget):
    """The priority in force with its reason, and a second row for the sum where the reason is another."""

    def __init__(self) -> None:
        super().__init__(classes="score-line")
        self._said = ("", "", "")

    def say(self, priority: str, reason: str, sum_: str = "") -> None:
        """Show this priority and why."""
        if self._said != (priority, reason, sum_):
            self._said = (priority, reason, sum_)
            self.styles.height = 2 if sum_ else 1
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        priority, reason, sum_ = self._said
        signs = signs_of(self)
        left = LABEL_LEFT + cell_len(priority) + _GAP
        said = fit(ours((reason, sum_)[min(y, 1)], signs), max(0, self.size.width - left), signs)
        name = Segment(" " * (left - LABEL_LEFT))
        if y == 0:
            ink = style_of(self, "wax" if priority == "P0" else "ink-bold") + Style(bold=True)
            name = Segment(priority + " " * _GAP, ink)
        row = [Segment(" " * LABEL_LEFT), name, Segment(said, style_of(self, "soft"))]
        return Strip(row).adjust_cell_length(self.size.width).apply_style(self.rich_style)


class TakeOff(Widget, can_focus=True):
    """A line that lets the item go: in the tab order, so that no key of a text field is taken for it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"take-off--mark", "take-off--words", "take-off--lit"}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", "take it off", show=False)]

    class Pressed(Message):
        """The person wants the item to go."""

    def render_line(self, y: int) -> Strip:
        """The mark and the words."""
        mark, words = (signs_of(self).focus, "lit") if self.has_focus else (" ", "words")
        return Strip(
            [
                Segment(f"{mark} ", self.get_component_rich_style("take-off--mark")),
                Segment("take it off the list" if not y else "", self.get_component_rich_style(f"take-off--{words}")),
            ]
        ).adjust_cell_length(self.size.width, self.rich_style)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Light up, or go out."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the line."""
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Pressed())
