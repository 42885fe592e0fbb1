"""A form: it builds the widgets of its questions once, reports what is answered, and moves the focus, in one way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Value
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.choice_layout import common_column
from resign_tui.ui.widgets.field_row import COMPACT_LABEL, FieldState
from resign_tui.ui.widgets.fields import FieldWidget, field_widget
from resign_tui.ui.widgets.group_line import GroupLine
from resign_tui.ui.widgets.long_field import LongField
from resign_tui.ui.widgets.records_field import RecordsField
from resign_tui.ui.widgets.text_field import TextField

_MOST_LABEL = 36
"""Cells of the column of labels, at most, before the options of choices."""


class Answer(msgspec.Struct, frozen=True):
    """What a question holds now. whole: it came with one key, and goes with one undo."""

    field: str
    value: Value
    whole: bool = False


class Way(msgspec.Struct, frozen=True):
    """In which way (0 or 1) the letter is to read the phrase of an answer that is in doubt."""

    field: str
    way: int


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Questions with their answers, under the headings of their groups; what has the focus is always in view."""

    BINDINGS = [
        Binding("up", "go(-1)", "question above", show=False),
        Binding("down", "go(1)", "question below", show=False),
        Binding("enter", "go_on", "question below", show=False),
        Binding("pageup", "go_page(-1)", "a page up", show=False),
        Binding("pagedown", "go_page(1)", "a page down", show=False),
    ]

    class Ended(Message):
        """Enter was pressed on the last question."""

    latest: reactive[Answer | Way | None] = reactive(None, repaint=False, init=False, always_update=True)
    """What was answered last; whoever looks after the answers watches it."""

    def __init__(
        self,
        questions: Iterable[tuple[Field, Value]],
        *,
        compact: bool,
        grouped: bool = True,
        behind: Mapping[str, Widget] | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`behind` has the line that stands behind the questions of a group and stays in view with them."""
        super().__init__(id=id, classes=classes)
        self._compact = compact
        self._grouped = grouped
        self._behind = behind or {}
        self._groups: dict[str, GroupLine] = {}
        self._quiet = False
        self._kept: tuple[Region, Spacing, int] | None = None
        self.fields: Mapping[str, FieldWidget] = {
            spec.id: field_widget(spec, value, compact=compact) for spec, value in questions
        }

    def _align(self) -> None:
        """What stands behind the labels begins in one column, whatever has the focus.

        Labels that reach beyond the most that a form gives them are called by their short names; where an answer has
        no room behind the longest label, all are.
        """
        aligned = [one for one in self.fields.values() if isinstance(one, (ChoiceField, TextField)) and one.display]
        choices = [one for one in aligned if isinstance(one, ChoiceField)]
        brief = max((one.brief_column for one in aligned), default=0)
        most_label = COMPACT_LABEL if self._compact else _MOST_LABEL
        least = max(min(max((one.least_column for one in aligned), default=0), most_label), brief)
        most = max(least, COMPACT_LABEL) if self._compact else least
        width = self.scrollable_content_region.width
        column = common_column(least, most, (one.last_column(width) for one in choices))
        if width and not all(one.fits(column, width) for one in choices):
            column = min(column, brief)
        for one in aligned:
            one.align(column)

    def compose(self) -> ComposeResult:
        """The questions under their group's heading."""
        group, before = "", object
        for widget in self.fields.values():
            if widget.spec.group != group:
                yield from self._end_of(group)
                group = widget.spec.group
                if group and self._grouped:
                    self._groups[group] = GroupLine(group)
                    yield self._groups[group]
            widget.set_class(type(widget) is not before, "-first")
            before = type(widget)
            yield widget
        yield from self._end_of(group)

    def _end_of(self, group: str) -> Iterable[Widget]:
        return (self._behind[group],) if group in self._behind else ()

    def on_mount(self) -> None:
        """Watch every editor: a change is reported before the key has been handled."""
        self.set_class(self._compact, "-compact")
        self._align()
        for field_id, widget in self.fields.items():
            self.watch(widget, "value", partial(self._report, field_id), init=False)
            if isinstance(widget, (TextField, RecordsField)):
                self.watch(widget, "way", partial(self._report_way, field_id), init=False)
            if isinstance(widget, (ChoiceField, RecordsField)):
                self.watch(widget, "cursor", self.keep_in_view, init=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow_layout, immediate=True)

    def on_resize(self) -> None:
        """Options may fit in another column now."""
        self._align()

    def _report_way(self, field_id: str, way: int) -> None:
        self.latest = Way(field_id, way)

    def _report(self, field_id: str) -> None:
        widget = self.fields[field_id]
        if not self._quiet:
            self.latest = Answer(field_id, widget.raw, isinstance(widget, TextField) and widget.is_choosing)
            self.keep_in_view()

    # -- values down -------------------------------------------------------------------------------------------------

    @property
    def answers(self) -> dict[str, Value]:
        """What every question holds now."""
        return {field_id: widget.raw for field_id, widget in self.fields.items()}

    def show_states(self, states: Mapping[str, FieldState]) -> None:
        """Show the questions that have a state, hide the others; tell each how its answer stands."""
        shown_groups = set()
        for field_id, widget in self.fields.items():
            state = states.get(field_id)
            if widget.display != (state is not None):
                widget.display = state is not None
            if state is not None:
                widget.show_state(state)
                shown_groups.add(widget.spec.group)
        for name, line in self._groups.items():
            if line.display != (name in shown_groups):
                line.display = name in shown_groups
        self._align()

    def put_answers(self, answers: Mapping[str, Value]) -> None:
        """Show other answers, as after an undo; nothing is reported."""
        self._quiet = True
        try:
            for field_id, widget in self.fields.items():
                widget.put(answers.get(field_id, ""))
        finally:
            self._quiet = False

    def set_compact(self, compact: bool) -> None:
        """Label and value on one row, or each on its own."""
        if compact == self._compact:
            return
        self._compact = compact
        self.set_class(compact, "-compact")
        for widget in self.fields.values():
            widget.set_compact(compact)
        self._align()

    # -- focus ------------------------------------------------------------------------------------------------------

    def holds(self, field_id: str) -> bool:
        """The question is on this form and shown."""
        return field_id in self.fields and self.fields[field_id].display

    def focus_exactly(self, field_id: str) -> bool:
        """Give this question the focus; false when it is not here."""
        if self.holds(field_id):
            widget = self.fields[field_id]
            self._give_focus(widget.editor if isinstance(widget, LongField) else widget)
            return True
        return False

    def focus_field(self, field_id: str = "") -> bool:
        """Give a question the focus, or the first one when it is not here; false when there is none."""
        return any(self.focus_exactly(target) for target in (field_id, *self.fields))

    def _give_focus(self, widget: Widget) -> None:
        """At once: `Widget.focus` comes behind the keys that wait already, and these would answer another question."""
        self.screen.set_focus(widget, scroll_visible=False)

    @property
    def _stops(self) -> list[Widget]:
        """What can have the focus, in order; the screen's own chain has a question just shown in a wrong place."""
        return [
            widget
            for widget in self.query("*")
            if widget.focusable and all(node.display for node in widget.ancestors_with_self if self in node.ancestors)
        ]

    def action_go(self, by: int) -> None:
        """The question above or below; at the ends there is none."""
        stops, focused = self._stops, self.screen.focused
        if focused in stops:
            self._give_focus(stops[min(max(stops.index(focused) + by, 0), len(stops) - 1)])

    def action_go_page(self, by: int) -> None:
        """The question that is about a page above or below."""
        focused = self.screen.focused
        if focused is not None:
            row = focused.region.y + by * self.size.height
            seen = [stop for stop in self._stops if stop.region]
            self._give_focus(min(seen, key=lambda stop: abs(stop.region.y - row), default=focused))

    # -- what has the focus is in view ------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """Rows that were out of sight may have the focus now."""
        self.keep_in_view()

    def _follow_layout(self, _: Screen[object]) -> None:
        """Sizes changed, or rows above; a scroll that the person asked for with the wheel moves nothing else."""
        if self._focused_part() != self._kept:
            self.keep_in_view()

    def keep_in_view(self) -> None:
        """Scroll to what has the focus, if it has it here."""
        self._kept = self._focused_part()
        if self._kept is not None:
            region, docks, _ = self._kept
            self.scroll_to_region(region, spacing=docks, animate=False, immediate=True, force=True)

    def _focused_part(self) -> tuple[Region, Spacing, int] | None:
        """What must be seen, the rows that docks take, and the rows there are.

        That is the question with the focus and the line behind its group; of one that is too tall, the cursor's row.
        """
        focused = self.screen.focused
        part = next((node for node in focused.ancestors_with_self if node.parent is self), None) if focused else None
        if not isinstance(part, Widget):
            return None
        region, docks = part.virtual_region, part.dock_gutter
        room = self.scrollable_content_region.height - docks.height
        question = next((widget for widget in self.fields.values() if widget is part), None)
        if question is not None:
            line = self._behind.get(question.spec.group)
            if line is not None and not line.can_focus:
                both = line.virtual_region.union(region)
                region = both if both.height <= room else region
            if region.height > room:
                region = Region(region.x, region.y + question.cursor_row, region.width, 1)
        return region.crop_size((region.width, room)), docks, room

    @on(Input.Submitted)
    @on(ChoiceField.Settled)
    def _settled(self, event: Input.Submitted | ChoiceField.Settled) -> None:
        """Answered: the next question."""
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """The question below; the last one ends the form."""
        before = self.screen.focused
        self.action_go(1)
        if self.screen.focused is before:
            self.post_message(self.Ended())

    @on(RecordsField.Left)
    def _leave_records(self, event: RecordsField.Left) -> None:
        """The cursor left the entries."""
        event.stop()
        self.action_go(event.by)
