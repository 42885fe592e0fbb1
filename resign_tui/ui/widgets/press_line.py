"""A line among questions that does something: in the tab order, so that no key of a text field is taken for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from resign_tui.ui.widgets.drawing import Rows, Runs, in_signs, signs_of


class PressLine(Rows, can_focus=True):
    """Words that enter or a press of the mouse chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", "do it", show=False)]
    words: str

    class Pressed(Message):
        """The person chose the line."""

    def rows(self, width: int) -> Iterator[Runs]:
        """The mark and the words."""
        mark, style = (signs_of(self).focus, "$accent bold on $well-lit") if self.has_focus else (" ", "$soft")
        yield ((f"{mark} ", "$accent bold"), (in_signs(self.words, signs_of(self)), style))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose the line: a question above may fold before the button is let go."""
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Pressed())
