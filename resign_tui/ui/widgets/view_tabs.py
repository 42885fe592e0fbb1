"""One line that names the views of a step, each with the key that opens it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.ui.widgets.drawing import ours
from resign_tui.ui.widgets.field_row import LABEL_LEFT, fit, signs_of, style_of

_WAYS = ((True, 3), (False, 3), (False, 2), (False, 1))
"""Ways to say it, the longest first: with remarks or without, and how far the names stand apart."""


class Tab(msgspec.Struct, frozen=True):
    """One view. name: what to open. key: the key that opens it. remark: how it stands, in a word or two."""

    name: str
    key: str
    word: str
    remark: str = ""


class ViewTabs(Widget):
    """Says where the person is; a click, as a key of the step, asks for another view."""

    class Chosen(Message):
        """Another view is wanted."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, current: str) -> None:
        super().__init__(classes="view-tabs")
        self._current = current
        self._tabs: tuple[Tab, ...] = ()

    def show(self, tabs: Sequence[Tab]) -> None:
        """Show these views."""
        if tuple(tabs) != self._tabs:
            self._tabs = tuple(tabs)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The names in a row, in the first way that fits."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        segments = [Segment(" " * LABEL_LEFT)]
        for _, pieces in self._placed():
            segments += pieces
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _placed(self) -> list[tuple[Tab, list[Segment]]]:
        room = self.size.width - LABEL_LEFT
        found: list[tuple[Tab, list[Segment]]] = []
        for with_remarks, gap in _WAYS:
            found = [(tab, self._pieces(tab, with_remarks, gap)) for tab in self._tabs]
            if sum(_cells(pieces) for _, pieces in found) <= room + gap:
                break
        return found

    def _pieces(self, tab: Tab, with_remark: bool, gap: int) -> list[Segment]:
        signs = signs_of(self)
        is_current = tab.name == self._current
        word = ours(tab.word, signs)
        remark = f" {ours(tab.remark, signs)}" if with_remark and tab.remark else ""
        return [
            Segment(f"{tab.key} ", style_of(self, "faint" if is_current else "accent-bold")),
            Segment(fit(word, cell_len(word), signs), style_of(self, "ink-bold" if is_current else "soft")),
            Segment(remark, style_of(self, "faint")),
            Segment(" " * gap),
        ]

    def on_click(self, event: events.Click) -> None:
        """Open the view under the pointer."""
        at = LABEL_LEFT
        for tab, pieces in self._placed():
            at += _cells(pieces)
            if event.x < at:
                event.stop()
                self.post_message(self.Chosen(tab.name))
                return


def _cells(pieces: Sequence[Segment]) -> int:
    return sum(cell_len(one.text) for one in pieces)
