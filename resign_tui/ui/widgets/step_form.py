"""One step's questions: it builds their widgets once, shows those that are asked now, and reports answers upwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.ui.visible import show
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.drawing import ours
from resign_tui.ui.widgets.field_row import LABEL_LEFT, FieldState, fit, signs_of, style_of
from resign_tui.ui.widgets.fields import FieldWidget, field_widget
from resign_tui.ui.widgets.long_field import LongField
from resign_tui.ui.widgets.records_field import RecordsField
from resign_tui.ui.widgets.text_field import TextField

_UNGROUPED = ("situation", "words", "account")
"""Steps whose questions read as one row; headings would only take their room."""


class Answer(msgspec.Struct, frozen=True):
    """What a question holds now. whole: it came with one key, and goes with one undo."""

    field: str
    value: Value
    whole: bool = False


class Way(msgspec.Struct, frozen=True):
    """In which way (0 or 1) the letter is to read the phrase of an answer that is in doubt."""

    field: str
    way: int


class Title(Widget):
    """The step's name with what is particular about it, and one sentence."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._said = (name, "", "")

    def say(self, name: str, aside: str, sentence: str) -> None:
        """Name on the left, aside on the right, the sentence below."""
        if self._said != (name, aside, sentence):
            self._said = (name, aside, sentence)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        signs = signs_of(self)
        name, aside, sentence = (show(ours(one, signs), marks=True) for one in self._said)
        if y == 0:
            room = max(width - LABEL_LEFT - cell_len(name) - 3, 0)
            aside = fit(aside, min(cell_len(aside), room), signs)
            gap = max(width - LABEL_LEFT - cell_len(name) - cell_len(aside), 1)
            row = [
                Segment(" " * LABEL_LEFT),
                Segment(name, style_of(self, "ink-bold")),
                Segment(" " * gap),
                Segment(aside, style_of(self, "faint")),
            ]
        elif y == 1:
            row = [
                Segment(" " * LABEL_LEFT),
                Segment(fit(sentence, width - LABEL_LEFT, signs), style_of(self, "soft")),
            ]
        else:
            row = []
        return Strip(row).adjust_cell_length(width).apply_style(self.rich_style)


class GroupLine(Widget):
    """A heading between questions, on a rule."""

    def __init__(self, name: str) -> None:
        super().__init__(classes="group-line")
        self.group = name

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, rule = self.size.width, signs_of(self).rule
        rest = max(width - LABEL_LEFT - cell_len(self.group) - 4, 0)
        row = [
            Segment(" " * LABEL_LEFT + rule * 2 + " ", style_of(self, "line")),
            Segment(self.group, style_of(self, "soft")),
            Segment(" " + rule * rest, style_of(self, "line")),
        ]
        return Strip(row).adjust_cell_length(width).apply_style(self.rich_style)


class StepForm(VerticalScroll, can_focus=False):
    """The questions of one step, with anything else the step shows at its end."""

    BINDINGS = [
        Binding("up", "go(-1)", "field above", show=False),
        Binding("down,enter", "go(1)", "field below", show=False),
    ]
    latest: reactive[Answer | Way | None] = reactive(None, repaint=False, init=False, always_update=True)
    """What was answered last; whoever looks after the draft watches it."""

    def __init__(
        self,
        step: str,
        questions: Iterable[Field],
        draft: Draft,
        *,
        compact: bool,
        above: Iterable[Widget] = (),
        below: Iterable[Widget] = (),
    ) -> None:
        super().__init__(classes="step-form")
        self.step = step
        self._questions = tuple(questions)
        self._draft = draft
        self._compact = compact
        self._above, self._below = tuple(above), tuple(below)
        self._fields: dict[str, FieldWidget] = {}
        self._groups: dict[str, GroupLine] = {}
        self._quiet = False
        self._grouped = step not in _UNGROUPED
        self.title = Title(step)

    def compose(self) -> ComposeResult:
        """The title, the questions under their group's heading, and what else the step shows."""
        yield self.title
        yield from self._above
        group, before = "", object
        for spec in self._questions:
            if self._grouped and spec.group and spec.group != group:
                group = spec.group
                self._groups[group] = GroupLine(group)
                yield self._groups[group]
            widget = field_widget(spec, self._draft.answers.get(spec.id, ""), compact=self._compact)
            widget.set_class(type(widget) is not before, "-first")
            before = type(widget)
            self._fields[spec.id] = widget
            yield widget
        yield from self._below

    def on_mount(self) -> None:
        """Watch every editor; a change reaches the draft before the key has been handled."""
        self.set_class(self._compact, "-compact")
        for field_id, widget in self._fields.items():
            self.watch(widget, "value", self._reporter(field_id), init=False)
            if isinstance(widget, (TextField, RecordsField)):
                self.watch(widget, "way", partial(self._take_way, field_id), init=False)

    def _take_way(self, field_id: str, way: int) -> None:
        self.latest = Way(field_id, way)

    def _reporter(self, field_id: str):  # type: ignore[no-untyped-def]
        def report() -> None:
            widget = self._fields[field_id]
            if not self._quiet:
                self.latest = Answer(field_id, widget.raw, isinstance(widget, TextField) and widget.is_choosing)

        return report

    # -- values down -------------------------------------------------------------------------------------------------

    def show_states(self, states: Mapping[str, FieldState]) -> None:
        """Show the questions that have a state, hide the others; tell each how its answer stands."""
        shown_groups = set()
        for field_id, widget in self._fields.items():
            state = states.get(field_id)
            if widget.display != (state is not None):
                widget.display = state is not None
            if state is not None:
                widget.show_state(state)
                shown_groups.add(widget.spec.group)
        for name, line in self._groups.items():
            if line.display != (name in shown_groups):
                line.display = name in shown_groups

    def put(self, draft: Draft) -> None:
        """Show the answers of another draft, as after an undo."""
        self._quiet = True
        try:
            for field_id, widget in self._fields.items():
                widget.put(draft.answers.get(field_id, ""))
        finally:
            self._quiet = False

    def set_compact(self, compact: bool) -> None:
        """Label and value on one row, or each on its own."""
        self._compact = compact
        self.set_class(compact, "-compact")
        for widget in self._fields.values():
            widget.set_compact(compact)

    # -- focus ------------------------------------------------------------------------------------------------------

    def holds(self, field_id: str) -> bool:
        """The question is on this form and shown."""
        return field_id in self._fields and self._fields[field_id].display

    def focus_exactly(self, field_id: str) -> bool:
        """Give this question the focus; false when it is not here."""
        if self.holds(field_id):
            self._give_focus(self._fields[field_id])
            return True
        return False

    def focus_field(self, field_id: str) -> bool:
        """Give a question the focus, or the first one when it is not here; false when there is none."""
        targets = (field_id, *self._fields)
        for target in targets:
            if self.holds(target):
                self._give_focus(self._fields[target])
                return True
        return False

    def _give_focus(self, widget: FieldWidget) -> None:
        """At once: `Widget.focus` comes behind the keys that wait already, and these would answer another question."""
        self.screen.set_focus(widget.editor if isinstance(widget, LongField) else widget)

    @property
    def focused_field(self) -> str:
        """The id of the question with the focus; empty when none has it."""
        focused = self.screen.focused
        for node in focused.ancestors_with_self if focused else ():
            spec = getattr(node, "spec", None)
            if isinstance(spec, Field):
                return spec.id
        return ""

    def _stops(self) -> Iterator[Widget]:
        for one in self.query("*"):
            if one.can_focus and one.display and all(parent.display for parent in one.ancestors if parent is not self):
                yield one

    def action_go(self, by: int) -> None:
        """The question above or below."""
        stops = [one for one in self._stops() if one.focusable]
        focused = self.screen.focused
        if focused in stops:
            index = stops.index(focused) + by
            if 0 <= index < len(stops):
                stops[index].focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line of text goes on."""
        event.stop()
        self.action_go(1)

    def on_choice_field_settled(self, event: ChoiceField.Settled) -> None:
        """Answered with one key: go on."""
        event.stop()
        self.action_go(1)

    def on_records_field_left(self, event: RecordsField.Left) -> None:
        """The cursor left the entries."""
        event.stop()
        self.action_go(event.by)
