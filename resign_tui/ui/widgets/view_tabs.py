"""One line that names the views of a step, each with the key that opens it, and one that says what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from textual.message import Message

from resign_tui.ui.widgets.drawing import LABEL_LEFT, Rows, Runs, clip, in_signs, merged, signs_of, user_text, width_of

_WAYS = ((True, 3), (True, 2), (False, 3), (False, 2), (False, 1))
"""Ways to say it, the longest first: with remarks or without, and how far the names stand apart."""


class Tab(msgspec.Struct, frozen=True):
    """One view. name: what to open. key: the key that opens it. remark: how it stands, in a word or two."""

    name: str
    key: str
    word: str
    remark: str = ""


class ViewTabs(Rows):
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
        self._first = ""

    def show(self, tabs: Sequence[Tab], first: str = "") -> None:
        """Show these views, and the sentence on what comes first."""
        if (tuple(tabs), first) != (self._tabs, self._first):
            self._tabs, self._first = tuple(tabs), first
            self.redraw()

    def rows(self, width: int) -> Iterable[Runs]:
        """The names in a row, in the first way that fits, and what comes first below them."""
        row: Runs = ()
        for with_remarks, gap in _WAYS:
            row = merged(run for tab in self._tabs for run in self._tab(tab, with_remarks, gap))
            if width_of(row) <= width - LABEL_LEFT + gap:
                break
        yield ((" " * LABEL_LEFT, "$ink"), *row)
        signs = signs_of(self)
        yield ((" " * LABEL_LEFT, "$ink"), (clip(user_text(self._first, width), width - LABEL_LEFT, signs), "$ink"))

    def _tab(self, tab: Tab, with_remark: bool, gap: int) -> Runs:
        signs = signs_of(self)
        is_current = tab.name == self._current
        remark = f" {in_signs(tab.remark, signs)}" if with_remark and tab.remark else ""
        click = f" @click=open('{tab.name}')"
        return (
            (f"{tab.key} " if tab.key else "", ("$faint" if is_current else "$accent bold") + click),
            (in_signs(tab.word, signs), ("$ink bold" if is_current else "$soft") + click),
            (remark, "$faint" + click),
            (" " * gap, "$ink" + click),
        )

    def action_open(self, name: str) -> None:
        """Ask for a view."""
        self.post_message(self.Chosen(name))
