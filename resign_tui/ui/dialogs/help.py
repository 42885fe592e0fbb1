"""What every key does, from the table of commands."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from resign_tui.ui.commands import COMMANDS, PLACES, Where, key_label, places
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.signs import UNICODE, Signs
from resign_tui.ui.widgets.drawing import in_signs
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.filter_field import FilterField
from resign_tui.ui.widgets.row_list import Row, RowList

_KEYS = "/ find   esc close   where you type: F1, for ? is a letter there"


class HelpScreen(Dialog[None]):
    """Keys by the part of the screen in which they work, the present one first; / shows those with certain words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "close", "close", show=False),
        Binding("slash", "find", "find", show=False),
    ]

    def __init__(self, where: Where) -> None:
        super().__init__("help", "Keys", _KEYS)
        self._where = where
        self._rows = RowList(id="help-rows")
        self._words = FilterField("help-words")

    def body(self) -> Widget:
        """A list that scrolls."""
        return self._rows

    def foot(self) -> ComposeResult:
        """The words that are looked for, while there are some."""
        self._words.display = False
        yield self._words

    def on_mount(self) -> None:
        """Fill the list, and follow the words."""
        self.watch(self._words, "value", self._fill)
        self.set_focus(self._rows)

    def _fill(self, words: str) -> None:
        self._rows.show(help_rows(self._where, signs_of(self), words))

    def action_find(self) -> None:
        """Type what is looked for."""
        self._words.display = True
        self.set_focus(self._words)

    @on(FilterField.Left)
    def _leave_words(self, event: FilterField.Left) -> None:
        event.stop()
        self.set_focus(self._rows)
        self._words.display = bool(self._words.value)

    def action_close(self) -> None:
        """Back to the wizard."""
        self.dismiss()


def help_rows(where: Where, signs: Signs = UNICODE, words: str = "") -> tuple[Row, ...]:
    """Every command with its keys, grouped by place; with words, only those that hold each of them."""
    order = dict.fromkeys((*places(where), *PLACES))
    rows: list[Row] = []
    for place in order:
        found = [row for row in _place_rows(place, signs) if _holds(row, words)]
        if found:
            rows += [Row(PLACES[place], tone="heading"), *found, Row("")]
    return tuple(rows) or (Row("No key has these words.", tone="faint"),)


def _place_rows(place: Where, signs: Signs) -> list[Row]:
    rows = []
    for one in COMMANDS:
        if one.where == place:
            keys = in_signs(" or ".join(key_label(key) for key in one.keys), signs)
            rows.append(Row(one.title, f"{place} {one.action}", keys))
    return rows


def _holds(row: Row, words: str) -> bool:
    said = f"{row.left} {row.right}".casefold()
    return all(word in said for word in words.casefold().split())
