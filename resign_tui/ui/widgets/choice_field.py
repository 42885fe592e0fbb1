"""A question answered by picking: one of several, several of several, or yes and no; one key an answer."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.answers.catalogue import ANSWERED, Choice, Field
from resign_tui.core.answers.draft import Value
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.field_row import (
    COMPACT_LABEL,
    LABEL_LEFT,
    PRIVATE_QUESTION,
    FieldState,
    fit,
    label_segments,
    mark_segment,
    signs_of,
    state_segments,
    style_of,
)
from resign_tui.ui.widgets.typed_ahead import meant

_YES_NO = (Choice("true", "yes", "y"), Choice("false", "no", "n"))
_GAP = 3
_STATE = 5
"""Cells at the right end that options leave for how the answer stands."""
_LABEL = 22
"""Cells of a label, at least, before its options."""


class ChoiceField(Widget, can_focus=True):
    """Options on one row where they fit; otherwise the answer alone, and the options below while it has the focus."""

    BINDINGS = [
        Binding("left", "step(-1)", "change", show=False),
        Binding("right", "step(1)", "change", show=False),
        Binding("space", "pick", "choose", show=False),
        Binding("enter", "enter", "choose", show=False),
        Binding("backspace,delete", "clear", "take back", show=False),
    ]
    value: reactive[tuple[str, ...]] = reactive((), repaint=False, init=False)

    cursor: reactive[int] = reactive(0, init=False)
    """The option that keys work on."""

    typed: reactive[str] = reactive("", init=False)
    """What was typed so far towards one of many options without keys; nothing is answered by it yet."""

    class Settled(Message):
        """Enter was pressed on the answer: the next question may have the focus."""

    def __init__(self, spec: Field, value: Value = "", *, compact: bool = False) -> None:
        super().__init__(id=spec.id.replace(".", "-"), classes="field")
        self._pressed: int | None = None
        self._is_drawn_folded = False
        self._stands_for_group = False
        self._is_withheld = False
        self.spec = spec
        self.choices = spec.choices or _YES_NO
        self.state = FieldState()
        self.narrow = compact
        self.column = COMPACT_LABEL if compact else _LABEL
        self.set_reactive(ChoiceField.value, self._values(value))

    @staticmethod
    def _values(value: Value) -> tuple[str, ...]:
        if isinstance(value, str):
            return (value,) if value else ()
        return tuple(one for one in value if isinstance(one, str))

    @property
    def raw(self) -> Value:
        """The answer as the draft keeps it."""
        return self.value if self.spec.kind == "multi" else "".join(self.value[:1])

    @property
    def shown(self) -> tuple[str, ...]:
        """The values in force: the answer, or the default where there is none."""
        values = self.value or self.state.effective
        if self.spec.kind == "flag" and values:
            return ("true",) if values[0].casefold() in ("true", "yes", "y", "1", "on") else ("false",)
        return values

    def put(self, value: Value) -> None:
        """Show another answer, as after an undo."""
        self.typed = ""
        self.value = self._values(value)
        self.refresh()

    def show_state(self, state: FieldState) -> None:
        """Show how the answer stands."""
        if state != self.state:
            self.state = state
            self._fit_height()
            self.refresh()

    def set_compact(self, compact: bool) -> None:
        """A narrow screen asks for another arrangement."""
        self.narrow = compact

    def align(self, column: int) -> None:
        """Begin the options so many cells behind the margin, as the questions around this one do."""
        if column != self.column:
            self.column = column
            self._fit_height()
            self.refresh()

    def close_group(self, closed: bool) -> None:
        """Stand for all questions of the group, whose private answers are not in hand."""
        if closed != self._stands_for_group:
            self._stands_for_group = closed
            self._fit_height()
            self.refresh()

    def withhold(self, withheld: bool) -> None:
        """Keep from view what is asked here, and what was answered."""
        if withheld != self._is_withheld:
            self._is_withheld = withheld
            self._fit_height()
            self.refresh()

    @property
    def cursor_row(self) -> int:
        """The row of the option under the cursor, below the label while the options are open."""
        if self._inline or not self.has_focus:
            return 0
        return 1 + next(y for y, row in enumerate(self._option_rows) if self.cursor in row)

    # -- arrangement -----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Take the height of the rows."""
        self._fit_height()

    def on_resize(self) -> None:
        """Options may fit on one row now, or no longer."""
        self._fit_height()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Open the options, with the cursor on the answer; or close them, and take the only one that was typed."""
        super().watch_has_focus(has_focus)
        if has_focus:
            self.cursor = next((i for i, one in enumerate(self.choices) if one.value in self.shown), 0)
        elif len(self._meant) == 1:
            self._choose(self.choices[self.cursor].value)
        self.typed = ""
        self._fit_height()
        self.refresh()

    def _fit_height(self) -> None:
        if self.styles.height is None or self.styles.height.value != self._height:
            self.styles.height = self._height

    @property
    def _height(self) -> int:
        return 1 if self._inline or self._stands_for_group else 1 + (len(self._option_rows) if self.has_focus else 0)

    @property
    def _inline(self) -> bool:
        return self._fits_behind(self._own_left)

    @property
    def _is_folded(self) -> bool:
        """Not to be read by somebody who looks over a shoulder."""
        is_private = self._is_withheld or (self.spec.is_folded and bool(self.value))
        return self._stands_for_group or (is_private and not self.has_focus)

    def _fits_behind(self, left: int) -> bool:
        return self._length(range(len(self.choices))) <= (self.size.width or 50) - left - _STATE

    @property
    def _own_left(self) -> int:
        return LABEL_LEFT + max(_LABEL, cell_len(self.spec.label) + 2)

    @property
    def _options_left(self) -> int:
        """Where the options begin: in the column of the form unless there is no room for them behind it."""
        aligned = LABEL_LEFT + max(self.column, cell_len(self.spec.label) + 1)
        return aligned if not self._inline or self._fits_behind(aligned) else self._own_left

    def _length(self, indexes: range | list[int]) -> int:
        return sum(cell_len(self.choices[i].label) + 1 + _GAP for i in indexes) - _GAP

    @property
    def _option_rows(self) -> list[list[int]]:
        room = (self.size.width or 50) - LABEL_LEFT - 2
        rows: list[list[int]] = [[]]
        for index in range(len(self.choices)):
            if rows[-1] and self._length([*rows[-1], index]) > room:
                rows.append([])
            rows[-1].append(index)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows of the arrangement."""
        return self._height

    # -- drawing ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        self._is_drawn_folded = self._is_folded
        if self._inline and not self._is_folded:
            return self._inline_row(width) if y == 0 else Strip.blank(width, self.rich_style)
        if y == 0:
            return self._closed_row(width)
        rows = self._option_rows
        if y - 1 < len(rows):
            return self._line([mark_segment(self, self.has_focus), Segment("  "), *self._options(rows[y - 1])], width)
        return Strip.blank(width, self.rich_style)

    def _inline_row(self, width: int) -> Strip:
        name = "accent-bold" if self.has_focus else "soft"
        label = Segment(fit(self.spec.label, self._options_left - LABEL_LEFT, signs_of(self)), style_of(self, name))
        left = [mark_segment(self, self.has_focus), label, *self._options(range(len(self.choices)))]
        used = sum(cell_len(one.text) for one in left)
        state = self._state_sign(in_full=self.state.named)
        if used + sum(cell_len(one.text) for one in state) >= width:
            state = self._state_sign()
        gap = max(width - used - sum(cell_len(one.text) for one in state), 0)
        return self._line([*left, Segment(" " * gap), *state], width)

    def _closed_row(self, width: int) -> Strip:
        if self.has_focus:
            right = self._typed_segments() if self.typed else self._state_sign()
            return self._line(label_segments(self, self.spec, self.state, width, True, right), width)
        signs = signs_of(self)
        labels = {one.value: one.label for one in self.choices}
        answer = sanitize(", ".join(labels.get(one, one) for one in self.shown), marks=True) or signs.dash
        if self._is_folded:
            answer = ANSWERED if self.value or self._stands_for_group else signs.dash
        state = self._state_sign()
        sign_width = sum(cell_len(one.text) for one in state)
        room = width - sign_width - 1
        label, most = self._closed_label, room - cell_len(answer) - 1
        if LABEL_LEFT + cell_len(label) > most:
            label = self.spec.short if self.spec.short and label == self.spec.label else label
        left = max(min(self._options_left, most), LABEL_LEFT + cell_len(label) + 1)
        answer = fit(answer, min(cell_len(answer), max(room - left - 1, 4)), signs)
        mark = signs.chosen if self.shown and self.spec.kind != "multi" and not self._is_folded else " "
        label = fit(label, left - LABEL_LEFT, signs)
        row = [
            mark_segment(self, False),
            Segment(label, style_of(self, "soft")),
            Segment(mark, style_of(self, "accent-bold")),
            Segment(answer, style_of(self, "chosen" if self.value else "faint")),
        ]
        gap = max(width - sum(cell_len(segment.text) for segment in row) - sign_width, 1)
        return self._line([*row, Segment(" " * gap), *state], width)

    @property
    def _closed_label(self) -> str:
        if self._stands_for_group:
            return self.spec.group
        return PRIVATE_QUESTION if self._is_withheld else self.spec.label

    def _state_sign(self, *, in_full: bool = False) -> list[Segment]:
        """The bare sign or one word: a row of options needs its room for the options."""
        return state_segments(self, self.state, in_full=in_full)[-1:]

    def _typed_segments(self) -> list[Segment]:
        """What was typed, and that nothing begins so."""
        typed = Segment(self.typed, style_of(self, "well-lit"))
        return [typed] if self._meant else [Segment("not listed: ", style_of(self, "faint")), typed]

    def _options(self, indexes: range | list[int]) -> list[Segment]:
        segments: list[Segment] = []
        for count, index in enumerate(indexes):
            choice = self.choices[index]
            if count:
                segments.append(Segment(" " * _GAP))
            segments += self._option(choice, index)
        return segments

    def _option(self, choice: Choice, index: int) -> list[Segment]:
        signs = signs_of(self)
        chosen = choice.value in self.shown
        style = style_of(self, "chosen" if chosen else "soft")
        if self.typed and index not in self._meant:
            style = style_of(self, "faint")
        elif self.has_focus and (self.typed or self.spec.kind == "multi") and index == self.cursor:
            style = style_of(self, "lit-bold")
        mark = signs.chosen if chosen else " "
        if self.spec.kind == "multi":
            mark = signs.done if chosen else signs.todo
        at = choice.label.casefold().find(choice.key) if choice.key and self.has_focus else -1
        label = choice.label
        if at < 0:
            return [Segment(mark, style_of(self, "accent-bold")), Segment(label, style)]
        from rich.style import Style

        if style == style_of(self, "chosen"):
            style = style_of(self, "ink-bold")  # the one underlined letter is the key
        return [
            Segment(mark, style_of(self, "accent-bold")),
            Segment(label[:at], style),
            Segment(label[at], style_of(self, "accent-bold") + Style(underline=True)),
            Segment(label[at + 1 :], style),
        ]

    def _line(self, segments: list[Segment], width: int) -> Strip:
        return Strip(segments).adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    # -- keys ------------------------------------------------------------------------------------------------------

    @property
    def _is_searched(self) -> bool:
        """Too many options for a key each: one types what they begin with."""
        return not self.choices[0].key

    @property
    def _meant(self) -> list[int]:
        """The options that what was typed can mean."""
        return meant([choice.label for choice in self.choices], self.typed) if self.typed else []

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters of the options are ours while we have the focus."""
        if self._is_searched:
            return character is not None and character.isalpha()
        return character is not None and any(one.key == character.casefold() for one in self.choices if one.key)

    def on_key(self, event: events.Key) -> None:
        """Answer with one letter, and stay; among many choices without letters, look for what is typed."""
        letter = (event.character or "").casefold()
        if self._is_searched:
            if letter.isalpha() or (self.typed and event.key == "escape"):
                event.stop()
                event.prevent_default()
                self._look_for(self.typed + letter if letter.isalpha() else "")
            return
        for index, choice in enumerate(self.choices):
            if letter and choice.key == letter:
                event.stop()
                event.prevent_default()
                self.cursor = index
                self._choose(choice.value)
                return

    def _look_for(self, typed: str) -> None:
        """Go to the first option that is meant; it is taken with enter, or by going on where it is the only one."""
        self.typed = typed
        answered = next((at for at, one in enumerate(self.choices) if one.value in self.shown), 0)
        self.cursor = self._meant[0] if self._meant else answered

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note what is under the pointer: another question may fold before the button is let go."""
        self._pressed = None if self._is_drawn_folded else self._option_at(event)

    def on_click(self, event: events.Click) -> None:
        """Pick the option that was pressed, if it is still under the pointer."""
        index = self._option_at(event)
        if index is not None and index == self._pressed:
            self.typed = ""
            self.cursor = index
            self._choose(self.choices[index].value)

    def _option_at(self, event: events.MouseEvent) -> int | None:
        if event.y >= self.size.height:
            return None
        row = list(range(len(self.choices))) if self._inline else None
        left = self._options_left
        if row is None:
            if not 1 <= event.y <= len(self._option_rows):
                return None
            row, left = self._option_rows[event.y - 1], LABEL_LEFT + 2
        for index in row:
            right = left + cell_len(self.choices[index].label) + 1
            if left <= event.x < right:
                return index
            left = right + _GAP
        return None

    def action_step(self, by: int) -> None:
        """The next option (of several: the cursor only moves)."""
        if self.spec.kind == "multi":
            self.cursor = (self.cursor + by) % len(self.choices)
            return
        shown = next((i for i, one in enumerate(self.choices) if one.value in self.shown), -1 if by > 0 else 0)
        current = self.cursor if self._meant else shown
        self.typed = ""
        self.cursor = (current + by) % len(self.choices)
        self._choose(self.choices[self.cursor].value)

    def action_pick(self) -> None:
        """Toggle the option under the cursor, or confirm the one in force; within words that are typed, a space."""
        if self.typed:
            self._look_for(self.typed + " ")
            return
        under_cursor = self.choices[self.cursor].value
        self._choose(under_cursor if self.spec.kind == "multi" or not self.shown else self.shown[0])

    def action_enter(self) -> None:
        """Take what was typed, or confirm what is in force, and go on; words that are not listed only go."""
        if self.typed:
            is_listed = bool(self._meant)
            self.typed = ""
            if not is_listed:
                return
            self._choose(self.choices[self.cursor].value)
        elif not self.value and self.shown and self.spec.kind != "multi":
            self._choose(self.shown[0])
        self.post_message(self.Settled())

    def action_clear(self) -> None:
        """Take the last letter back, or the answer."""
        if self.typed:
            self._look_for(self.typed[:-1])
            return
        self.value = ()
        self.refresh()

    def _choose(self, value: str) -> None:
        if self.spec.kind != "multi":
            self.value = (value,)
        elif value in self.value:
            self.value = tuple(one for one in self.value if one != value)
        elif value == "none":
            self.value = ("none",)
        else:
            self.value = (*(one for one in self.value if one != "none"), value)
        self.refresh()
