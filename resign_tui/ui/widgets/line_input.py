"""A line of text that is typed in a box of its own inside its widget, and painted without the rest of it."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Offset, Region, Size, Spacing
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.terminal.paste import clean_paste, typed_sign
from resign_tui.ui.widgets.drawing import fit, signs_of, style_of

WELL, WELL_LIT = "$ink on $well", "$ink on $well-lit"
"""The ground that an answer is typed on, and the same with the focus."""

_EXAMPLE, _UNDER_CURSOR = "$faint italic", "$desk on $accent"
_REST, _REST_LIT = "$edge underline on $well", "$accent underline on $well-lit"
"""What the ground behind an answer is drawn with."""


class VisibleMarks(Highlighter):
    """Shows what may not reach the terminal as visible marks: the text of an input passes through its highlighter."""

    def __init__(self, field: Input) -> None:
        self._field = field

    def __call__(self, text: str | Text) -> Text:
        """What was typed, one mark for each character without a picture."""
        return Text(sanitize(self._field.value, marks=True), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing is coloured."""


class LineInput(Input):
    """Textual's input in a box that is only a part of the widget; it takes all that can stand on one line."""

    takes_text = True
    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
    """Textual's own asks for a layout of the screen at each key."""
    value = Reactive("", repaint=False, init=False)
    selection = Reactive(Selection.cursor(0), repaint=False)
    placeholder = Reactive("", repaint=False)
    """Textual's own paint the whole widget; here only the row of the value is painted, by the watchers below."""

    def __init__(self, **given: Any) -> None:
        super().__init__(highlighter=VisibleMarks(self), select_on_focus=False, **given)
        self.cursor_blink = False

    def watch_value(self) -> None:
        """Paint the row of what was typed, with its cursor, and not the label above it."""
        self.refresh(Region(0, self.cursor_row, self.size.width, 1))

    watch_selection = watch_value

    def watch_has_focus(self, has_focus: bool) -> None:
        """What does not fit is shown from its beginning, and around the cursor while one types."""
        super().watch_has_focus(has_focus)
        place = Region(self._cursor_offset if has_focus else 0, 0, 1, 1)
        self.scroll_to_region(place, force=True, animate=False, immediate=True)

    def watch_placeholder(self) -> None:
        """The example shows while there is no answer."""
        if not self.value:
            self.watch_value()

    # -- the box -----------------------------------------------------------------------------------------------------

    @property
    def around(self) -> Spacing:
        """Rows and cells of the widget that are not the box."""
        raise NotImplementedError

    @property
    def cursor_row(self) -> int:
        """The row of the box, which must be in view while one types."""
        return self.around.top

    @property
    def scrollable_content_region(self) -> Region:
        """The box of the value: scrolling keeps the cursor inside it."""
        x, y, width, _ = super().scrollable_content_region
        around = self.around
        return Region(x + around.left, y + around.top, max(width - around.width - 1, 1), 1)

    @property
    def max_scroll_x(self) -> int:
        """How far the value scrolls within its box."""
        return max(0, self.virtual_size.width - self.scrollable_content_region.width)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor stands, for input methods."""
        cells = cell_len(sanitize(self.value[: self.cursor_position], marks=True)) - int(self.scroll_offset.x)
        return self.content_region.offset + Offset(self.around.left + cells, self.cursor_row)

    # -- drawing -----------------------------------------------------------------------------------------------------

    @property
    def _well(self) -> Style:
        return style_of(self, WELL_LIT if self.has_focus else WELL)

    def value_strip(self) -> Strip:
        """What was typed, or the example, on its ground."""
        room, well = self.size.width - self.around.width, self._well
        strip = super().render_line(0).crop(0, room) if self.value else self._example_strip(room)
        used = min(max(self.content_width - int(self.scroll_offset.x), 0), room)
        if self.value and not self.has_focus:
            used = max(used - 1, 0)
        words = [Segment(one.text, self._in_well(one.style, well)) for one in strip.crop(0, used)]
        rest = Segment(" " * (room - used), style_of(self, _REST_LIT if self.has_focus else _REST))
        return Strip([Segment(" ", well), *words, rest])

    def words_strip(self, words: str) -> Strip:
        """Other words in the place of what was typed."""
        return Strip([Segment(" " + fit(words, self.size.width - self.around.width, signs_of(self)), self._well)])

    def _example_strip(self, room: int) -> Strip:
        """What stands in for an answer, cut with a sign where it is too long; the cursor is on its first letter."""
        text = self.placeholder if cell_len(self.placeholder) <= room else fit(self.placeholder, room, signs_of(self))
        text = text or " "
        first = style_of(self, _UNDER_CURSOR if self.has_focus else _EXAMPLE)
        return Strip([Segment(text[:1], first), Segment(text[1:], style_of(self, _EXAMPLE))])

    def _in_well(self, style: Style | None, well: Style) -> Style:
        """Text stands on the well's ground; cursor and selection bring their own."""
        if style is None:
            return well
        plain = style.bgcolor is None or style.bgcolor == self.rich_style.bgcolor
        return style + Style(bgcolor=well.bgcolor) if plain else style

    def get_component_rich_style(self, *names: str, partial: bool = False, default: Style | None = None) -> Style:
        """The base class asks for its cursor and for what is selected."""
        return style_of(self, _UNDER_CURSOR)

    # -- input -------------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take a joiner: it has no shape, so that the base class would drop it, and with it the emoji it joins."""
        if sign := typed_sign(event.character).replace("\n", " "):
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes to the character under the pointer, and takes what it is drawn over."""
        event.prevent_default()
        self.capture_mouse()
        self.selection = Selection.cursor(self._index_at(event.x))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drawn over with the button held."""
        if self.app.mouse_captured is self:
            self.selection = Selection(self.selection.start, self._index_at(event.x))

    def on_mouse_up(self) -> None:
        """Taken."""
        self.release_mouse()

    def _index_at(self, x: int) -> int:
        """The index of the character that stands in this column of the widget."""
        cells = x - self.around.left + int(self.scroll_offset.x)
        ends = accumulate(cell_len(character) for character in sanitize(self.value, marks=True))
        return next((index for index, end in enumerate(ends) if end > cells), len(self.value))

    def on_paste(self, event: events.Paste) -> None:
        """Take what can stand on one line, in the place of what is selected, and say what was left out."""
        event.stop()
        event.prevent_default()
        pasted = clean_paste(event.text, multiline=False)
        if pasted.text:
            self.replace(pasted.text, *self.selection)
        if pasted.notes:
            self.notify(" ".join(pasted.notes), markup=False)


# Textual leaves this switch to nodes that are no widgets. With it, an input brings no styles of its own to be matched
# anew at every change of a class above it; `get_component_rich_style` gives it ours.
LineInput._inherit_component_classes = False
