"""A line that shows only what holds certain words; it is there while it is typed in or holds some."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from resign_tui.core.answers.catalogue import Field
from resign_tui.ui.widgets.text_field import TextField


class FilterField(TextField):
    """Enter and down go to the list; esc shows everything again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "leave", "to the list", show=False),
        Binding("escape", "clear", "show everything", show=False),
    ]

    class Left(Message):
        """The list has the keys again."""

    def __init__(self, field_id: str) -> None:
        spec = Field(field_id, "Lines with these words", "text", "low")
        super().__init__(spec)

    def action_leave(self) -> None:
        """To the list, with the words as they are."""
        self.post_message(self.Left())

    def action_clear(self) -> None:
        """Back to the list, and to everything on it."""
        self.value = ""
        self.post_message(self.Left())
