"""A question answered with a line of text: label and value in one widget, and no layout while typing."""

from __future__ import annotations

from itertools import accumulate

from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from resign_tui.core import parsing, words
from resign_tui.core.answers.catalogue import ANSWERED, Field
from resign_tui.core.answers.draft import Value
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.terminal.paste import clean_paste, typed_sign
from resign_tui.ui.widgets.field_row import (
    COMPACT_LABEL,
    LABEL_LEFT,
    PRIVATE_QUESTION,
    FieldState,
    VisibleMarks,
    fit,
    label_segments,
    mark_segment,
    signs_of,
    state_segments,
    style_of,
    told_segment,
    way_with_alt,
)


class TextField(Input):
    """One line of text under its label; `value` is what was typed, `raw` the answer for the draft."""

    BINDINGS = [
        Binding("alt+1", "take_reading(0)", "first reading", show=False),
        Binding("alt+2", "take_reading(1)", "second reading", show=False),
    ]
    takes_text = True
    is_choosing = False
    """The value is just being taken from its readings, not typed."""
    way: reactive[int] = reactive(0, repaint=False, init=False, always_update=True)
    """In which way the letter is to read a phrase of the answer, as the person asked last."""
    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
    """Textual's own asks for a layout of the screen at each key."""
    value = Reactive("", repaint=False, init=False)
    selection = Reactive(Selection.cursor(0), repaint=False)
    placeholder = Reactive("", repaint=False)
    """Textual's own paint the whole widget; here only the row of the value is painted, by the watchers below."""

    def __init__(self, spec: Field, value: Value = "", *, compact: bool = False) -> None:
        self.spec = spec
        self.state = FieldState()
        self.narrow = compact
        self._tells = False
        self._is_withheld = False
        super().__init__(
            value=self._shown(value),
            placeholder=_example(spec.example),
            highlighter=VisibleMarks(self),
            select_on_focus=False,
            id=spec.id.replace(".", "-"),
            classes="field",
        )
        self.cursor_blink = False

    @staticmethod
    def _shown(value: Value) -> str:
        if isinstance(value, str):
            return value
        return f"{parsing.BETWEEN} ".join(one for one in value if isinstance(one, str))

    @property
    def raw(self) -> Value:
        """The answer as the draft keeps it."""
        return parsing.several(self.value) if self.spec.kind == "texts" else self.value

    def put(self, value: Value) -> None:
        """Show another answer, as after an undo, with the cursor behind it; unchanged text keeps its cursor."""
        text = self._shown(value)
        if text != self.value and value != self.raw:
            self.value = text
            self.cursor_position = len(text)

    def show_state(self, state: FieldState) -> None:
        """Show how the answer stands."""
        if state == self.state:
            return
        before, self.state = self.state, state
        said = _said(self.spec, "".join(state.effective[:1]))
        self.placeholder = sanitize(said, marks=True) or _example(state.example or self.spec.example)
        self._fit_height()
        if replace(before, effective=state.effective, example=state.example) != state:
            self.refresh()

    def withhold(self, withheld: bool) -> None:
        """Keep from view what is asked here, and what was answered."""
        if withheld != self._is_withheld:
            self._is_withheld = withheld
            self.refresh()

    @property
    def _labelled(self) -> Field:
        return replace(self.spec, label=PRIVATE_QUESTION, short="") if self._is_withheld else self.spec

    def watch_value(self) -> None:
        """Paint the row of what was typed, with its cursor, and not the label above it."""
        self.refresh(Region(0, self.cursor_row, self.size.width, 1))

    watch_selection = watch_value

    def watch_placeholder(self) -> None:
        """The example shows while there is no answer."""
        if not self.value:
            self.watch_value()

    def _fit_height(self) -> None:
        """The row below the value opens when there is something to tell; while one types here, it closes no more."""
        tells = bool(self.state.problem or self.state.doubt or (self._tells and self.has_focus))
        if tells != self._tells:
            self._tells = tells
            self.styles.height = len(self._rows)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Without the focus, a row that tells nothing closes."""
        super().watch_has_focus(has_focus)
        self._fit_height()

    def set_compact(self, compact: bool) -> None:
        """Label and value on one row, or each on its own."""
        self.narrow = compact
        self.styles.height = len(self._rows)
        self.refresh()

    def on_mount(self) -> None:
        """Take the height of the rows; it changes only with the state, never while typing."""
        self.styles.height = len(self._rows)

    def on_resize(self) -> None:
        """What stands below the value is brought into view with it."""
        if self.has_focus:
            self.scroll_visible(animate=False)

    @property
    def cursor_row(self) -> int:
        """The row of the value, which must be in view while one types."""
        return 0 if self.narrow else 1

    # -- geometry: the value has its own box inside the widget -----------------------------------------------------

    @property
    def _rows(self) -> tuple[str, ...]:
        rows = ("both",) if self.narrow else ("label", "value")
        return (*rows, "told") if self._tells else rows

    @property
    def _value_left(self) -> int:
        return LABEL_LEFT + 1 + (COMPACT_LABEL if self.narrow else 0)

    @property
    def _value_right(self) -> int:
        return sum(len(one.text) for one in state_segments(self, self.state)) + 1 if self.narrow else 0

    @property
    def scrollable_content_region(self) -> Region:
        """The box of the value: scrolling keeps the cursor inside it."""
        x, y, width, _ = super().scrollable_content_region
        left = self._value_left
        return Region(x + left, y + (not self.narrow), max(width - left - self._value_right - 1, 1), 1)

    @property
    def max_scroll_x(self) -> int:
        """How far the value scrolls within its box."""
        return max(0, self.virtual_size.width - self.scrollable_content_region.width)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor stands, for input methods."""
        cells = cell_len(sanitize(self.value[: self.cursor_position], marks=True)) - int(self.scroll_offset.x)
        return self.content_region.offset + Offset(self._value_left + cells, self.cursor_row)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        if not 0 <= y < len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[y]
        if row == "label":
            return Strip(label_segments(self, self._labelled, self.state, width, self.has_focus)).apply_style(
                self.rich_style
            )
        if row == "told":
            told = told_segment(self, self.state, width - LABEL_LEFT - 1, self.has_focus)
            return Strip([mark_segment(self, self.has_focus), told]).apply_style(self.rich_style)
        return self._value_row(width).apply_style(self.rich_style)

    def _value_row(self, width: int) -> Strip:
        well = style_of(self, "well-lit" if self.has_focus else "well")
        segments = [mark_segment(self, self.has_focus)]
        right: list[Segment] = []
        if self.narrow:
            name = "accent-bold" if self.has_focus else "soft"
            label = self._labelled.short or self._labelled.label
            segments.append(Segment(fit(label, COMPACT_LABEL, signs_of(self)), style_of(self, name)))
            right = [Segment(" "), *state_segments(self, self.state)]
        room = width - self._value_left - self._value_right
        segments.append(Segment(" ", well))
        return Strip([*segments, *self._value_segments(room, well), *right]).adjust_cell_length(width)

    def _value_segments(self, room: int, well: Style) -> list[Segment]:
        if (instead := self._instead()) and not self.has_focus:
            told = fit(instead, room, signs_of(self))
            return [Segment(told, well), Segment(" " * (room - cell_len(told)), style_of(self, "rest"))]
        strip = super().render_line(0).crop(0, room) if self.value else self._example_strip(room)
        used = min(max(self.content_width - int(self.scroll_offset.x), 0), room)
        if self.value and not self.has_focus:
            used = max(used - 1, 0)
        rest = Segment(" " * (room - used), style_of(self, "rest-lit" if self.has_focus else "rest"))
        return [*(Segment(one.text, self._in_well(one.style, well)) for one in strip.crop(0, used)), rest]

    def _instead(self) -> str:
        """What stands in the place of the answer while it is not in hand; empty where that is the answer itself."""
        if self._is_withheld or (self.spec.is_folded and self.value):
            return ANSWERED if self.value else signs_of(self).dash
        shown = _said(self.spec, self.value)
        return shown if shown != self.value else ""

    def _example_strip(self, room: int) -> Strip:
        """What stands in for an answer, cut with a sign where it is too long; the cursor is on its first letter."""
        text = self.placeholder if cell_len(self.placeholder) <= room else fit(self.placeholder, room, signs_of(self))
        text = text or " "
        first, rest = style_of(self, "cursor" if self.has_focus else "placeholder"), style_of(self, "placeholder")
        return Strip([Segment(text[:1], first), Segment(text[1:], rest)])

    def _in_well(self, style: Style | None, well: Style) -> Style:
        """Text stands on the well's ground; cursor and selection bring their own."""
        if style is None:
            return well
        plain = style.bgcolor is None or style.bgcolor == self.rich_style.bgcolor
        return style + Style(bgcolor=well.bgcolor) if plain else style

    def get_component_rich_style(self, *names: str, partial: bool = False, default: Style | None = None) -> Style:
        """The base class asks for its parts; they are written with our inks."""
        return style_of(self, names[0].removeprefix("input--"))

    # -- input -----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Alt with a digit chooses a reading, however the terminal says it; no date or number holds such a sign.

        Joiners have no shape, so that the base class would drop them, and with them the emoji they join.
        """
        if sign := typed_sign(event.character).replace("\n", " "):
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection)
            return
        is_figure = self.spec.kind in ("date", "number", "notice")
        way = way_with_alt(event.character)
        if way is not None and (self.state.readings or is_figure):
            event.stop()
            event.prevent_default()
            self.action_take_reading(way)

    def action_take_reading(self, way: int) -> None:
        """Answer with one of the ways in which a day or number can be read; words stay, only their reading is told."""
        if self.spec.kind in ("text", "texts"):
            self.way = way
        elif way < len(self.state.readings):
            self.is_choosing = True
            try:
                self.put(self.state.readings[way])
            finally:
                self.is_choosing = False

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
        cells = x - self._value_left + int(self.scroll_offset.x)
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


# Textual leaves this switch to nodes that are no widgets. With it, a field brings no styles of its own to be matched
# anew at every change of a class above it; `get_component_rich_style` gives it ours.
TextField._inherit_component_classes = False


def _said(spec: Field, effective: str) -> str:
    """What counts where nothing is typed; a day as every card and list writes it."""
    return words.kept_day(effective) if spec.kind == "date" else effective


def _example(examples: str) -> str:
    first = examples.split(" · ", maxsplit=1)[0]
    return f"e.g. {first}" if first else ""
