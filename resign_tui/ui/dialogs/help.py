"""What every key does, from the table of commands, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from resign_tui.ui.commands import COMMANDS, PLACES, Command, Where, key_label, places, shown_key
from resign_tui.ui.dialogs.dialog import Dialog
from resign_tui.ui.signs import LEGEND, UNICODE, Signs
from resign_tui.ui.widgets.drawing import in_signs
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.filter_field import FilterField
from resign_tui.ui.widgets.row_list import Row, RowList

_COLUMNS = 144
"""Columns of the terminal from which two lists have room."""

_NOTHING = "No key or sign is called so. ctrl+p finds more."


class HelpScreen(Dialog[None]):
    """Keys by the part of the screen in which they work, the present one first; in two columns where there is room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "close", show=False),
        Binding("f1,question_mark", "close", "close", show=False, id="help"),
        Binding("slash", "search", "find", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_COLUMNS, "-wide")]

    def __init__(self, where: Where, commands: tuple[Command, ...] = COMMANDS) -> None:
        key, palette = shown_key("help", commands), shown_key("palette", commands)
        foot = f"esc closes   / finds   where you type: {key}, or {palette} and then help"
        super().__init__("help", "Keys", foot)
        self._where = where
        self._commands = commands

    def body(self) -> Widget:
        """The line to search with, and the lists, which scroll."""
        self._words = FilterField("help.words")
        self._rows, self._others = RowList(id="help-rows"), RowList(id="help-others")
        return Vertical(self._words, Horizontal(self._rows, self._others), id="help-body")

    def on_mount(self) -> None:
        """Fill the lists, and again as one types."""
        self.watch(self._words, "value", self._look, init=False)
        self.set_focus(self._rows)

    def on_resize(self) -> None:
        """One column or two."""
        self._fill()

    def _look(self) -> None:
        self._fill()
        self._rows.begin()

    def _fill(self) -> None:
        signs, words = signs_of(self), self._words.value
        rows = help_rows(self._where, signs, self._commands, words)
        has_columns = self.size.width >= _COLUMNS and not words
        split = next(at for at, row in enumerate(rows) if row.left == _SIGNS) if has_columns else len(rows)
        self._others.display = has_columns
        self._rows.show(rows[:split] or [Row(_NOTHING, tone="faint")])
        self._others.show(rows[split:])

    def action_search(self) -> None:
        """Type words that a row must hold."""
        self.add_class("-filtering")
        self.set_focus(self._words)

    @on(FilterField.Left)
    def _leave_words(self, event: FilterField.Left) -> None:
        event.stop()
        self.set_class(bool(self._words.value), "-filtering")
        self.set_focus(self._rows)

    def action_close(self) -> None:
        """Back to the wizard."""
        self.dismiss()


_SIGNS = "Signs"


def help_rows(
    where: Where, signs: Signs = UNICODE, commands: tuple[Command, ...] = COMMANDS, words: str = ""
) -> tuple[Row, ...]:
    """Every command with its keys, grouped by place, then the signs; with words only what holds them all."""
    groups = {PLACES[place]: list(_keys(place, signs, commands)) for place in (*places(where), *PLACES)}
    near = len(places(where))
    titles = [*list(groups)[:near], _SIGNS, *list(groups)[near:]]
    groups[_SIGNS] = [(Row(f"{sign} {meaning}"), meaning) for sign, meaning in _legend(signs)]
    rows: list[Row] = []
    for title in titles:
        kept = [row for row, called in groups[title] if _holds(f"{title} {row.left} {row.right} {called}", words)]
        if kept:
            rows += [Row(title, tone="heading"), *kept, Row("")]
    return tuple(rows)


def _keys(place: Where, signs: Signs, commands: tuple[Command, ...]) -> Iterator[tuple[Row, str]]:
    """The rows of a place, each with what else its command is called."""
    for command in commands:
        if command.where == place:
            keys = in_signs(" or ".join(key_label(key) for key in command.keys), signs)
            yield Row(command.title, f"{place} {command.action}", keys), command.words


def _legend(signs: Signs) -> Iterator[tuple[str, str]]:
    for name, meaning in LEGEND:
        yield getattr(signs, name).ljust(max(len(getattr(signs, each)) for each, _ in LEGEND)), meaning


def _holds(text: str, words: str) -> bool:
    return all(word in text.casefold() for word in words.casefold().split())
