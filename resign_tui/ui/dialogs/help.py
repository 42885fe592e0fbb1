"""What every key does, from the table of commands."""

from __future__ import annotations

from textual.binding import Binding
from textual.widget import Widget

from resign_tui.ui.commands import COMMANDS, PLACES, Command, Where, key_label, places, shown_key
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.signs import UNICODE, Signs
from resign_tui.ui.widgets.drawing import in_signs
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.row_list import Row, RowList


class HelpScreen(Dialog[None]):
    """Keys by the part of the screen in which they work, the present one first."""

    BINDINGS = [
        Binding("escape,q", "close", "close", show=False),
        Binding("f1,question_mark", "close", "close", show=False, id="help"),
    ]

    def __init__(self, where: Where, commands: tuple[Command, ...] = COMMANDS) -> None:
        key, palette = shown_key("help", commands), shown_key("palette", commands)
        foot = f"esc closes   in a text field ? is typed: press {key}, or {palette} and then help"
        super().__init__("help", "Keys", foot)
        self._where = where
        self._commands = commands

    def body(self) -> Widget:
        """A list that scrolls."""
        self._rows = RowList(id="help-rows")
        return self._rows

    def on_mount(self) -> None:
        """Fill the list."""
        self._rows.show(help_rows(self._where, signs_of(self), self._commands))
        self.set_focus(self._rows)

    def action_close(self) -> None:
        """Back to the wizard."""
        self.dismiss()


def help_rows(where: Where, signs: Signs = UNICODE, commands: tuple[Command, ...] = COMMANDS) -> tuple[Row, ...]:
    """Every command with its keys, grouped by place."""
    order = dict.fromkeys((*places(where), *PLACES))
    rows: list[Row] = []
    for place in order:
        rows.append(Row(PLACES[place], tone="heading"))
        for one in commands:
            if one.where == place:
                keys = in_signs(" or ".join(key_label(key) for key in one.keys), signs)
                rows.append(Row(one.title, f"{place} {one.action}", keys))
        rows.append(Row(""))
    return tuple(rows)
