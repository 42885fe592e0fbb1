"""A question answered by picking: one of several, several of several, or yes and no; one key an answer."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.answers.catalogue import ANSWERED, Choice, Field
from resign_tui.core.answers.draft import Value
from resign_tui.ui.widgets.choice_face import View, called, row
from resign_tui.ui.widgets.choice_layout import LEAST_LABEL, Layout, has_room, last_column, lay
from resign_tui.ui.widgets.drawing import signs_of, strip_of
from resign_tui.ui.widgets.field_row import COMPACT_LABEL, FieldState
from resign_tui.ui.widgets.typed_ahead import meant

_YES_NO = (Choice("true", "yes", "y"), Choice("false", "no", "n"))


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
        self._is_drawn_folded = False
        self._stands_for_group = self._is_whole = False
        self._is_withheld = False
        self.spec = spec
        self.choices = spec.choices or _YES_NO
        self.state = FieldState()
        self.narrow = compact
        self.column = COMPACT_LABEL if compact else LEAST_LABEL
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
            self._arrange()

    def set_compact(self, compact: bool) -> None:
        """A narrow screen asks for another arrangement."""
        self.narrow = compact

    @property
    def least_column(self) -> int:
        """Cells that the label needs before the options."""
        return cell_len(self.spec.label) + 1

    @property
    def brief_column(self) -> int:
        """Cells that it needs by its short name."""
        return cell_len(self.spec.short or self.spec.label) + 1

    def last_column(self, width: int) -> int:
        """The column furthest to the right from which the options fit on one row of so many cells."""
        return last_column([choice.label for choice in self.choices], width)

    def align(self, column: int) -> None:
        """Begin the options so many cells behind the margin, as the questions around this one do."""
        if column != self.column:
            self.column = column
            self._arrange()

    def fits(self, column: int, width: int) -> bool:
        """On so many cells the answer, where it stands alone, has room so many cells in; the focus changes nothing."""
        labels = [choice.label for choice in self.choices]
        said = ANSWERED if self.spec.is_folded else ", ".join(map(self.spec.choice_label, self.shown))
        return has_room(called(self.spec, column), labels, said, width, column)

    def close_group(self, closed: bool, *, whole: bool) -> None:
        """Stand for all questions of the group, whose private answers are not in hand; whole: all are answered."""
        if (closed, whole) != (self._stands_for_group, self._is_whole):
            self._stands_for_group, self._is_whole = closed, whole
            self._arrange()

    def withhold(self, withheld: bool) -> None:
        """Keep from view what is asked here, and what was answered."""
        if withheld != self._is_withheld:
            self._is_withheld = withheld
            self._arrange()

    @property
    def cursor_row(self) -> int:
        """The row of the option under the cursor, below the label while the options are open."""
        return self._layout.row_of(self.cursor) if self.has_focus else 0

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
        self._arrange()

    def _arrange(self) -> None:
        self._fit_height()
        self.refresh()

    def _fit_height(self) -> None:
        if self.styles.height is None or self.styles.height.value != self._height:
            self.styles.height = self._height

    @property
    def _height(self) -> int:
        return self._layout.height if self.has_focus and not self._stands_for_group else 1

    @property
    def _layout(self) -> Layout:
        labels = [choice.label for choice in self.choices]
        return lay(called(self.spec, self.column), labels, self.size.width or 50, self.column)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows of the arrangement."""
        return self._height

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, view = self.size.width, self._view
        self._is_drawn_folded = view.is_folded
        return strip_of(self, row(view, y, width, signs_of(self))).adjust_cell_length(width, self.rich_style)

    @property
    def _view(self) -> View:
        return View(
            self.spec,
            self.choices,
            self.state,
            self._layout,
            called(self.spec, self.column),
            shown=self.shown,
            is_answered=bool(self.value),
            is_focused=self.has_focus,
            cursor=self.cursor,
            typed=self.typed,
            meant=tuple(self._meant),
            for_group=self._stands_for_group,
            is_whole=self._is_whole,
            is_withheld=self._is_withheld,
        )

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
        """Pick the option under the pointer: a question above may fold before the button is let go."""
        index = None if self._is_drawn_folded else self._option_at(event)
        if index is not None:
            self.typed = ""
            self.cursor = index
            self._choose(self.choices[index].value)

    def _option_at(self, event: events.MouseEvent) -> int | None:
        return self._layout.option_at(event.x, event.y) if event.y < self.size.height else None

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
        elif not self.value and self.shown:
            self.value = self.shown
            self.refresh()
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
