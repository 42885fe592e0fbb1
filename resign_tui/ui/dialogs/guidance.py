"""The guidance as one sheet to read: what concerns the person first, the titles beside it or one key away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from resign_tui.core.departure import Departure
from resign_tui.core.guidance import entries as guidance
from resign_tui.core.guidance.entries import Concern, Entry
from resign_tui.ui.widgets.drawing import in_signs, signs_of
from resign_tui.ui.widgets.key_line import KeyLine
from resign_tui.ui.widgets.row_list import Row, RowList

HEADINGS: dict[Concern, str] = {"yours": "For you", "everyone": "For everyone", "others": "For other situations"}
"""What the groups of titles are called."""


class Sheet(VerticalScroll):
    """Every entry below the other; the keys move through it by line, by page and by entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown,space", "page(1)", "page down", show=False),
        Binding("home", "move(-1000000)", "first", show=False),
        Binding("end", "move(1000000)", "last", show=False),
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
        self._texts = {entry.id: Static(id=f"entry-{entry.id}", classes="guidance-entry") for entry in entries}
        self._entries = entries
        self._concerns = concerns
        self._entry = self._opened = first

    @property
    def entry(self) -> str:
        """The id of the entry that is being read."""
        return self._entry

    def compose(self) -> ComposeResult:
        """The entries."""
        for entry in self._entries:
            self._texts[entry.id].update(self._told(entry))
            yield self._texts[entry.id]

    def _told(self, entry: Entry) -> Content:
        signs = signs_of(self)
        mark = f"   {signs.chosen} for you" if self._concerns[entry.id] == "yours" else ""
        foot = [f"As of {entry.as_of}."] if entry.as_of else []
        foot += [f"Source: {entry.source}."] if entry.source else []
        parts = [Content.styled(in_signs(entry.title + mark, signs), "$accent bold")]
        parts += [Content(in_signs(paragraph, signs)) for paragraph in entry.text]
        parts += [Content.styled(in_signs(" ".join(foot), signs), "$faint")] if foot else []
        return Content("\n\n").join(parts)

    def open(self, entry: str) -> None:
        """Put an entry at the top."""
        if entry in self._texts:
            self.scroll_to_widget(self._texts[entry], top=True, animate=False, immediate=True, force=True)
            self._say_more()
            self._stand_on(entry)
            self._opened = entry  # a sheet that was out of sight scrolls to its top before it is laid out again

    def on_resize(self) -> None:
        """Go on with the same entry."""
        self.call_after_refresh(lambda: self.open(self._opened))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The entry at the top is the one being read."""
        super().watch_scroll_y(old_value, new_value)
        self._say_more()
        above = [entry for entry, text in self._texts.items() if text.virtual_region.y <= round(self.scroll_y)]
        if above and self._texts[self._entries[-1].id].virtual_region.y:
            self._stand_on(above[-1])

    def _say_more(self) -> None:
        self.border_subtitle = f"{signs_of(self).below} more" if self.scroll_y < self.max_scroll_y else ""

    def _stand_on(self, entry: str) -> None:
        if entry != self._entry:
            self._entry = entry
            self.post_message(self.Turned(entry))

    def action_move(self, by: int) -> None:
        """Move by lines."""
        self.scroll_to(y=self.scroll_y + by, animate=False, immediate=True)
        self._opened = self._entry

    def action_page(self, way: int) -> None:
        """Move by a page, of which two lines stay in view."""
        self.action_move(way * max(self.size.height - 2, 1))

    def action_turn(self, by: int) -> None:
        """Go to the next entry or the one before."""
        ids = list(self._texts)
        at = ids.index(self._entry) + by
        if 0 <= at < len(ids):
            self.open(ids[at])


class GuidanceScreen(ModalScreen[None]):
    """The sheet with its titles; on a narrow screen one key swaps them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "close", show=False),
        Binding("f2,alt+g", "close", "close", show=False, id="guidance"),
        Binding("tab,shift+tab", "swap", "titles", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]

    def __init__(self, departure: Departure, step: str = "", entry: str = "") -> None:
        super().__init__()
        self._entries = guidance.for_departure(departure, step)
        self._concerns = {entry.id: guidance.concern(entry, departure) for entry in self._entries}
        known = entry in self._concerns
        self._sheet = Sheet(self._entries, self._concerns, entry if known else self._entries[0].id)
        self._titles = RowList(id="guidance-titles")

    def compose(self) -> ComposeResult:
        """Title, titles and sheet, keys."""
        with Vertical(id="guidance-box", classes="dialog"):
            yield Static(Content("Guidance, not legal advice"), classes="dialog-title")
            with Horizontal(id="guidance-body"):
                yield self._titles
                yield self._sheet
            yield KeyLine(id="guidance-keys")

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
        self.call_after_refresh(self._sheet.open, event.row_id)  # the sheet may have been out of sight

    def _show_titles(self) -> None:
        signs = signs_of(self)
        rows: list[Row] = []
        heading = ""
        for entry in self._entries:
            name = HEADINGS[self._concerns[entry.id]]
            if name != heading:
                rows += [*([Row("")] if rows else []), Row(name, tone="heading")]
                heading = name
            here = entry.id == self._sheet.entry
            rows.append(Row(in_signs(entry.title, signs), entry.id, sign=signs.chosen if here else " ", tone="needed"))
        self._titles.show(rows)
        self._titles.stand_on(self._sheet.entry)

    def _read(self) -> None:
        self.remove_class("-titles")
        self._sheet.focus()
        signs = signs_of(self)
        self._say(f"{signs.up_down} scroll   {signs.left_right} one by one   tab titles   esc close")

    def _say(self, keys: str) -> None:
        self.query_one(KeyLine).say(keys)

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
