"""The live letter: the text as it would be exported, on paper, with its origins to be seen and to be walked to.

A line-drawing widget without children: a change of words paints the rows that differ, in the message of the key that
caused it, and never asks for a layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.events import Blur, Click, Focus, MouseScrollDown, MouseScrollUp
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.document import Document
from resign_tui.core.letter.wording import Offer
from resign_tui.ui.signs import UNICODE, Signs
from resign_tui.ui.widgets.drawing import Runs, refresh_changed, strip_of
from resign_tui.ui.widgets.letter_face import View, draw, left_of_text, text_width
from resign_tui.ui.widgets.letter_layout import WIDEST, Sheet, lay
from resign_tui.ui.widgets.letter_places import (
    Word,
    beginning,
    column,
    field_of,
    first_word,
    follow,
    found_again,
    last_top,
    moved,
    opening,
    same_place,
    word_at,
    wording_of,
)

_EMPTY = Document("letter", "", ())
_WHEEL = 3


class LetterPane(Widget, can_focus=True):
    """Shows a document; walks over its words; tells which question or paragraph the person wants to reach."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('up')", "move"),
        Binding("down", "move('down')", "move", show=False),
        Binding("left", "move('left')", "move", show=False),
        Binding("right", "move('right')", "move", show=False),
        Binding("pageup", "move('pageup')", "page up", show=False),
        Binding("pagedown", "move('pagedown')", "page down", show=False),
        Binding("home", "move('home')", "first word", show=False),
        Binding("end", "move('end')", "last word", show=False),
        Binding("enter", "jump", "question", id="letter-jump"),
        Binding("e", "reword", "edit text", id="letter-edit"),
        Binding("w", "another_wording", "another wording", id="letter-another-wording"),
        Binding("v", "page", "as printed", id="letter-page"),
        Binding("escape", "leave", "form", id="letter-back"),
    ]

    class Jump(Message):
        """The person wants the question behind a word."""

        def __init__(self, field: str) -> None:
            self.field = field
            super().__init__()

    class Printed(Message):
        """The person wants to see the pages as they will print."""

    class Reword(Message):
        """The person wants to write a paragraph by hand."""

        def __init__(self, paragraph: str) -> None:
            self.paragraph = paragraph
            super().__init__()

    class Another(Message):
        """The person wants the next wording of a sentence; its key is empty where there is no other."""

        def __init__(self, wording: str) -> None:
            self.wording = wording
            super().__init__()

    class Left(Message):
        """The person wants to go back to the form."""

    def __init__(self, *, signs: Signs = UNICODE, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.signs = signs
        self._document: Document = _EMPTY
        self._laid: Document | None = None
        self._sheet = Sheet()
        self._view = View()
        self._face: tuple[Runs, ...] = ()
        self._drawn_size = Size(0, 0)
        self._offered: Mapping[str, Offer] = {}
        self._is_open = False
        self._column = 0

    # -- what comes down ---------------------------------------------------------------------------------------

    def show_document(
        self,
        document: Document,
        *,
        focused_field: str = "",
        caption: str = "",
        title: str = "Letter",
        marks: Mapping[str, str] | None = None,
        excerpts: Mapping[str, str] | None = None,
        offered: Mapping[str, Offer] | None = None,
    ) -> None:
        """Show a document at once, painting only rows that differ.

        focused_field: the question whose words are lit and kept in sight. caption: what the lower edge says.
        title: what the upper edge says.
        marks: paragraph id to the sign of a finding. excerpts: paragraph id to the words that the finding is about.
        offered: the sentences that have other wordings, by their keys.
        """
        entered = focused_field != self._view.focus
        view = replace(
            self._view,
            focus=focused_field,
            caption=caption,
            title=title,
            marks=marks or {},
            excerpts=excerpts or {},
        )
        if (document, offered or {}, view) == (self._document, self._offered, self._view):
            return
        self._document, self._offered, self._view = document, offered or {}, view
        if self.size:
            self._lay(entered=entered)
            self._paint()

    def text(self) -> str:
        """The whole text, unwrapped: what an export would hold."""
        return (self._sheet if self._laid is self._document else lay(self._document, WIDEST)).text()

    @property
    def field_at_cursor(self) -> str:
        """The question behind the word under the cursor; empty when there is none."""
        return field_of(self._sheet, self._view.cursor) if self._view.cursor else ""

    @property
    def paragraph_at_cursor(self) -> str:
        """The id of the paragraph under the cursor; empty outside the body."""
        cursor = self._view.cursor
        return self._sheet.sections[self._sheet.rows[cursor.row].section].paragraph if cursor else ""

    @property
    def wording_at_cursor(self) -> str:
        """The key of the sentence under the cursor; empty where it has no other wording."""
        cursor = self._view.cursor
        return wording_of(self._sheet, cursor, self._offered) if cursor and self._offered else ""

    @property
    def first_row(self) -> int:
        """The first row of the sheet that is in sight."""
        return self._view.top

    # -- drawing -----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row, out of the face that was drawn when something changed."""
        if self._drawn_size != self.size or self._laid is not self._document:
            self._lay(entered=True)
            self._draw()
        if y >= len(self._face):
            return Strip.blank(self.size.width, self.rich_style)
        return strip_of(self, self._face[y])

    @property
    def _height(self) -> int:
        return max(0, self.size.height - 2)

    def _lay(self, *, entered: bool) -> None:
        """Wrap anew and keep the place: the same section stays at the top, the same word under the cursor."""
        old, view = self._sheet, self._view
        new = lay(self._document, max(2, text_width(self.size.width)))
        if self._is_open:
            top = same_place(old, view.top, new)
        else:
            top, self._is_open = opening(new, self._height), bool(new.rows)
        top = min(max(0, top), last_top(new, self._height))
        top = follow(new, top, self._height, view.focus, anew=entered)
        cursor = found_again(old, view.cursor, new) if view.cursor else None
        self._laid, self._sheet, self._view = self._document, new, replace(view, top=top, cursor=cursor)
        if view.is_focused:
            self._stand_in_sight()

    def _draw(self) -> None:
        self._drawn_size = self.size
        offer = self._offered.get(self.wording_at_cursor) if self._view.is_focused else None
        view = self._view
        if offer is not None:
            other = f"w another wording {offer.now + 1}/{offer.count}"
            view = replace(view, caption=f"{other} · {view.caption}" if view.caption else other)
        self._face = draw(self._sheet, view, *self.size, self.signs)

    def _paint(self) -> None:
        """Draw, and refresh what looks different now."""
        before = self._face if self._drawn_size == self.size else ()
        self._draw()
        refresh_changed(self, before, self._face)

    # -- what the person does ----------------------------------------------------------------------------------

    def on_focus(self, _event: Focus) -> None:
        """Heavy frame, and the cursor on the lit words or on the first in sight."""
        self._stand_in_sight()
        self._view = replace(self._view, is_focused=True)
        self._paint()

    def on_blur(self, _event: Blur) -> None:
        """Round frame, no cursor."""
        self._view = replace(self._view, is_focused=False)
        self._paint()

    def on_click(self, event: Click) -> None:
        """A click on a word asks for its question."""
        cell = event.x - left_of_text(self.size.width)
        word = word_at(self._sheet, self._view.top + event.y - 1, cell) if 1 <= event.y <= self._height else None
        if word is not None:
            event.stop()
            self._stand(word)
            self.action_jump()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Three rows down."""
        self._scroll(_WHEEL, event)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Three rows up."""
        self._scroll(-_WHEEL, event)

    def action_move(self, way: str) -> None:
        """Move the cursor: up, down, left, right, pageup, pagedown, home, end."""
        if self._view.cursor is not None:
            word = moved(self._sheet, self._view.cursor, way, self._column, max(1, self._height - 1))
            self._stand(word, keep_column=way not in ("left", "right", "home", "end"))

    def action_jump(self) -> None:
        """Ask for the question behind the word under the cursor."""
        if field := self.field_at_cursor:
            self.post_message(self.Jump(field))

    def action_reword(self) -> None:
        """Ask for the paragraph under the cursor to be written by hand."""
        if paragraph := self.paragraph_at_cursor:
            self.post_message(self.Reword(paragraph))

    def action_another_wording(self) -> None:
        """Ask for another wording of the sentence under the cursor, and stand where it begins: that place stays."""
        wording = self.wording_at_cursor
        first = beginning(self._sheet, wording) if wording else None
        if first is not None:
            self._stand(first)
        self.post_message(self.Another(wording))

    def action_page(self) -> None:
        """Ask to see the pages as they will print."""
        self.post_message(self.Printed())

    def action_leave(self) -> None:
        """Ask to go back to the form."""
        self.post_message(self.Left())

    def _stand_in_sight(self) -> None:
        """Put a cursor that cannot be seen on the lit words, or on the first word in sight."""
        view = self._view
        if view.cursor is not None and self._in_sight(view.cursor.row):
            return
        cursor = first_word(self._sheet, range(view.top, view.top + self._height), view.focus)
        self._column = column(self._sheet, cursor) if cursor else 0
        self._view = replace(view, cursor=cursor)

    def _in_sight(self, row: int) -> bool:
        return self._view.top <= row < self._view.top + self._height

    def _stand(self, word: Word, *, keep_column: bool = False) -> None:
        if not keep_column:
            self._column = column(self._sheet, word)
        top = max(min(self._view.top, word.row), word.row - max(1, self._height) + 1)
        self._view = replace(self._view, cursor=word, top=top)
        self._paint()

    def _scroll(self, rows: int, event: MouseScrollDown | MouseScrollUp) -> None:
        top = min(max(0, self._view.top + rows), last_top(self._sheet, self._height))
        if top != self._view.top:
            event.stop()
            self._view = replace(self._view, top=top)
            self._paint()
