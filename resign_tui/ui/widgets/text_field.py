"""A question answered with a line of text: label and value in one widget, and no layout while typing."""

from __future__ import annotations

from msgspec.structs import replace
from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.geometry import Spacing
from textual.reactive import reactive
from textual.strip import Strip

from resign_tui.core import parsing, words
from resign_tui.core.answers.catalogue import ANSWERED, Field
from resign_tui.core.answers.draft import Value
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Runs, fit, signs_of, strip_of, width_of
from resign_tui.ui.widgets.field_row import (
    COMPACT_LABEL,
    PRIVATE_QUESTION,
    FieldState,
    label_row,
    label_style,
    mark,
    shown_example,
    state_runs,
    told_row,
    way_with_alt,
)
from resign_tui.ui.widgets.line_input import LineInput


class TextField(LineInput):
    """One line of text under its label; `value` is what was typed, `raw` the answer for the draft."""

    BINDINGS = [
        Binding("alt+1", "take_reading(0)", "first reading", show=False),
        Binding("alt+2", "take_reading(1)", "second reading", show=False),
    ]
    is_choosing = False
    """The value is just being taken from its readings, not typed."""
    way: reactive[int] = reactive(0, repaint=False, init=False, always_update=True)
    """In which way the letter is to read a phrase of the answer, as the person asked last."""

    def __init__(self, spec: Field, value: Value = "", *, compact: bool = False) -> None:
        self.spec = spec
        self.state = FieldState()
        self.narrow = compact
        self._column = COMPACT_LABEL
        self._tells = False
        self._is_withheld = False
        super().__init__(
            value=self._shown(value),
            placeholder=shown_example(spec.example),
            id=spec.id.replace(".", "-"),
            classes="field",
        )

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
        self.placeholder = sanitize(said, marks=True) or shown_example(state.example or self.spec.example)
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

    @property
    def least_column(self) -> int:
        """Cells that the label needs before the value, where both share a row."""
        return cell_len(self.spec.short or self.spec.label) + 1 if self.narrow else 0

    @property
    def brief_column(self) -> int:
        """The same: its label is the short one already."""
        return self.least_column

    def align(self, column: int) -> None:
        """Where label and value share a row, begin the value with those around it."""
        if column != self._column:
            self._column = column
            self.refresh()

    def on_mount(self) -> None:
        """Take the height of the rows; it changes only with the state, never while typing."""
        self.styles.height = len(self._rows)

    def on_resize(self) -> None:
        """What stands below the value is brought into view with it."""
        if self.has_focus:
            self.scroll_visible(animate=False)

    # -- rows --------------------------------------------------------------------------------------------------------

    @property
    def _rows(self) -> tuple[str, ...]:
        rows = ("both",) if self.narrow else ("label", "value")
        return (*rows, "told") if self._tells else rows

    @property
    def around(self) -> Spacing:
        """The margin, and the label above; or label and state beside, where all share a row."""
        if not self.narrow:
            return Spacing(1, 0, 0, LABEL_LEFT + 1)
        return Spacing(0, width_of(state_runs(self.state, signs_of(self))) + 1, 0, LABEL_LEFT + 1 + self._column)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, signs = self.size.width, signs_of(self)
        row = self._rows[y] if 0 <= y < len(self._rows) else ""
        if row == "label":
            return strip_of(self, label_row(self._labelled, self.state, width, self.has_focus, signs))
        if row == "told":
            return strip_of(self, told_row(self.state, width, self.has_focus, signs))
        return self._value_row(width, signs) if row else Strip.blank(width, self.rich_style)

    def _value_row(self, width: int, signs: Signs) -> Strip:
        left: Runs = (mark(self.has_focus, signs),)
        right: Runs = ()
        if self.narrow:
            label = self._labelled.short or self._labelled.label
            left = (*left, (fit(label, self._column, signs), label_style(self.has_focus)))
            right = ((" ", ""), *state_runs(self.state, signs))
        instead = "" if self.has_focus else self._instead()
        value = self.words_strip(instead) if instead else self.value_strip()
        whole = Strip.join([strip_of(self, left), value.apply_style(self.rich_style), strip_of(self, right)])
        return whole.adjust_cell_length(width, self.rich_style)

    def _instead(self) -> str:
        """What stands in the place of the answer while it is not in hand; empty where that is the answer itself."""
        if self._is_withheld or (self.spec.is_folded and self.value):
            return ANSWERED if self.value else signs_of(self).dash
        shown = _said(self.spec, self.value)
        return shown if shown != self.value else ""

    # -- input -----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Alt with a digit chooses a reading, however the terminal says it; no date or number holds such a sign."""
        is_figure = self.spec.kind in ("date", "number", "notice")
        way = way_with_alt(event.character)
        if way is not None and (self.state.readings or is_figure):
            event.stop()
            event.prevent_default()
            self.action_take_reading(way)

    def action_take_reading(self, way: int) -> None:
        """Answer with one of the ways in which a day, a number or a name can be meant; of words the reading is told."""
        if self.spec.kind in ("text", "texts") and self.state.kind != "unknown":
            self.way = way
        elif way < len(self.state.readings):
            self.is_choosing = True
            try:
                self.put(self.state.readings[way])
            finally:
                self.is_choosing = False


def _said(spec: Field, effective: str) -> str:
    """What counts where nothing is typed; a day as every card and list writes it."""
    return words.kept_day(effective) if spec.kind == "date" else effective
