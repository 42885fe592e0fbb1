"""The guidance as one sheet to read: what concerns the person first, the titles beside it or one key away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.core.departure import Departure
from resign_tui.core.guidance import entries as guidance
from resign_tui.core.guidance.entries import Concern, Entry
from resign_tui.ui.widgets.drawing import ours
from resign_tui.ui.widgets.field_row import LABEL_LEFT, signs_of, style_of
from resign_tui.ui.widgets.help_pane import wrapped
from resign_tui.ui.widgets.row_list import Row, RowList

TEXT_WIDTH = 72
"""Cells of the longest line: beyond that the eye loses its place."""

HEADINGS: dict[Concern, str] = {"yours": "For you", "everyone": "For everyone", "others": "For other situations"}
"""What the groups of titles are called."""

_Line = tuple[str, str]
"""A text and its ink."""


class Sheet(Widget, can_focus=True):
    """Every entry below the other; the keys move through it by line, by page and by entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_by(-1)", "up", show=False),
        Binding("down,j", "scroll_by(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("home", "scroll_by(-1000000)", "first", show=False),
        Binding("end", "scroll_by(1000000)", "last", show=False),
        Binding("left", "turn(-1)", "entry before", show=False),
        Binding("right", "turn(1)", "next entry", show=False),
    ]

    class Turned(Message):
        """Another entry stands at the top."""

        def __init__(self, entry: str) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, entries: tuple[Entry, ...], concerns: dict[str, Concern], first: str) -> None:
        super().__init__(id="guidance-sheet")
        self._entries = entries
        self._concerns = concerns
        self._entry = first
        self._lines: list[_Line] = []
        self._starts: list[int] = []
        self._top = 0

    @property
    def entry(self) -> str:
        """The id of the entry that is being read."""
        return self._entry

    def open(self, entry: str) -> None:
        """Put an entry at the top."""
        ids = [one.id for one in self._entries]
        if entry not in ids:
            return
        if self._starts:
            self._top = min(self._starts[ids.index(entry)], self._last)
        self._stand_on(entry)

    def on_resize(self) -> None:
        """Wrap anew, and go on with the same entry."""
        self._lines, self._starts = [], []
        for one in self._entries:
            self._starts.append(len(self._lines))
            self._lines += self._laid_out(one)
        self.open(self._entry)

    def render_line(self, y: int) -> Strip:
        """One row."""
        at, width = self._top + y, self.size.width
        if y == self.size.height - 1 and at < len(self._lines) - 1:
            said: _Line = (f"{signs_of(self).below} more", "faint")
        else:
            said = self._lines[at] if at < len(self._lines) else ("", "ink")
        segments = [Segment(" " * LABEL_LEFT), Segment(said[0], style_of(self, said[1]))]
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _laid_out(self, entry: Entry) -> list[_Line]:
        signs = signs_of(self)
        width = min(self.size.width - LABEL_LEFT - 1, TEXT_WIDTH)
        mark = f"{signs.chosen} for you" if self._concerns[entry.id] == "yours" else ""
        title = ours(entry.title, signs)
        gap = " " * max(width - cell_len(title) - cell_len(mark), 2)
        lines: list[_Line] = [(title + (gap + mark if mark else ""), "accent-bold"), ("", "ink")]
        for paragraph in entry.text:
            lines += [(line, "ink") for line in wrapped(ours(paragraph, signs), width)]
            lines.append(("", "ink"))
        foot = [f"As of {entry.as_of}."] if entry.as_of else []
        foot += [f"Source: {entry.source}."] if entry.source else []
        if foot:
            lines += [(line, "faint") for line in wrapped(ours(" ".join(foot), signs), width)]
            lines.append(("", "ink"))
        return [*lines, ("", "ink")]

    @property
    def _last(self) -> int:
        return max(len(self._lines) - self.size.height, 0)

    def _stand_on(self, entry: str) -> None:
        self.refresh()
        if entry != self._entry:
            self._entry = entry
            self.post_message(self.Turned(entry))

    def action_scroll_by(self, by: int) -> None:
        """Move by lines; the entry at the top is the one being read."""
        self._top = max(0, min(self._top + by, self._last))
        if self._starts:
            self._stand_on(self._entries[bisect_right(self._starts, self._top) - 1].id)

    def action_page(self, by: int) -> None:
        """Move by a page, of which two lines stay in view."""
        self.action_scroll_by(by * max(self.size.height - 3, 1))

    def action_turn(self, by: int) -> None:
        """Go to the next entry or the one before."""
        ids = [one.id for one in self._entries]
        at = ids.index(self._entry) + by
        if 0 <= at < len(ids):
            self.open(ids[at])

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves three lines."""
        event.stop()
        self.action_scroll_by(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """And back."""
        event.stop()
        self.action_scroll_by(-3)


class Titles(RowList):
    """The titles by whom they are for; the cursor goes along with what is being read."""

    def follow(self, rows: Sequence[Row], entry: str) -> None:
        """Show these rows with the cursor on an entry."""
        self.show(rows)
        self._cursor = next(n for n, index in enumerate(self._stops) if self._rows[index].id == entry)
        self._keep_in_view()
        self.refresh()


class GuidanceScreen(ModalScreen[None]):
    """The sheet with its titles; on a narrow screen one key swaps them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,f2,alt+g", "close", "close", show=False),
        Binding("tab,shift+tab", "swap", "titles", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]

    def __init__(self, departure: Departure, step: str = "", entry: str = "") -> None:
        super().__init__()
        self._entries = guidance.for_departure(departure, step)
        self._concerns = {one.id: guidance.concern(one, departure) for one in self._entries}
        known = entry in self._concerns
        self._sheet = Sheet(self._entries, self._concerns, entry if known else self._entries[0].id)
        self._titles = Titles(id="guidance-titles")

    def compose(self) -> ComposeResult:
        """Title, titles and sheet, keys."""
        with Vertical(id="guidance-box", classes="dialog"):
            yield Static(Content("Guidance, not legal advice"), classes="dialog-title")
            with Horizontal(id="guidance-body"):
                yield self._titles
                yield self._sheet
            yield Static(id="guidance-keys", classes="dialog-keys")

    def on_mount(self) -> None:
        """Begin with reading."""
        self._show_titles()
        self._read()

    def on_sheet_turned(self) -> None:
        """Show in the titles what is being read."""
        self._show_titles()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """From a title to its text."""
        self._sheet.open(event.row_id)
        self._read()

    def _show_titles(self) -> None:
        signs = signs_of(self)
        rows: list[Row] = []
        heading = ""
        for one in self._entries:
            name = HEADINGS[self._concerns[one.id]]
            if name != heading:
                rows += [*([Row("")] if rows else []), Row(name, tone="heading")]
                heading = name
            here = one.id == self._sheet.entry
            rows.append(Row(ours(one.title, signs), one.id, sign=signs.chosen if here else " ", tone="needed"))
        self._titles.follow(rows, self._sheet.entry)

    def _read(self) -> None:
        self.remove_class("-titles")
        self._sheet.focus()
        signs = signs_of(self)
        self._say(f"{signs.up_down} scroll   {signs.left_right} one by one   tab titles   esc close")

    def _say(self, keys: str) -> None:
        self.query_one("#guidance-keys", Static).update(Content(keys))

    def action_swap(self) -> None:
        """From the sheet to its titles, and back."""
        if self._titles.has_focus:
            self._read()
        else:
            self.add_class("-titles")
            self._titles.focus()
            self._say("enter read   tab back to the text   esc close")

    def action_close(self) -> None:
        """Back to the wizard."""
        self.dismiss()
