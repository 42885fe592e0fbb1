"""One item of the handover on a sheet of its own: the task, how urgent it is, and who received it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from resign_tui.ui.item_questions import DAYS, SCORES, TASK, URGENT, Subject
from resign_tui.ui.visible import show
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.field_row import FieldState, signs_of
from resign_tui.ui.widgets.fields import FieldWidget, field_widget
from resign_tui.ui.widgets.handover_detail import done_when
from resign_tui.ui.widgets.item_lines import ScoreLine, TakeOff
from resign_tui.ui.widgets.step_form import GroupLine

_ACCESS = "Location and owner only: where a key is kept, never the key itself."
_SNUG, _ROOMY = 30, 36
"""Rows of the screen from which the whole sheet is in sight, and from which its groups have a blank between them."""


class ItemChange(msgspec.Struct, frozen=True):
    """What the person did on the sheet: the attributes that are different now, or that the item should go."""

    changes: Mapping[str, str] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    remove: bool = False


class ItemEditor(ModalScreen[ItemChange]):
    """A small form; every key is handed on, so that nothing is lost, and one key brings back what was there before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", "keep and close", show=False, priority=True),
        Binding("ctrl+s", "keep", "keep and close", show=False, priority=True),
        Binding("ctrl+r", "reset", "as it was", show=False, priority=True),
        Binding("ctrl+d", "take_off", "take it off", show=False),
        Binding("up", "app.focus_previous", "above", show=False),
        Binding("down", "app.focus_next", "below", show=False),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (_SNUG, "-snug"), (_ROOMY, "-roomy")]

    def __init__(self, subject: Subject, report: Callable[[ItemChange], None] = lambda _: None) -> None:
        """`report` takes what is different from the beginning, after each change."""
        super().__init__()
        self._report = report
        self._subject = subject
        self._item = subject.item
        self._before: dict[str, str] = {}
        self._widgets: dict[str, FieldWidget] = {}
        self._scores = ScoreLine()

    @property
    def _can_go(self) -> bool:
        return self._item.own and bool(self._item.id)

    def compose(self) -> ComposeResult:
        """Title, the questions in their groups, what it takes to be done, and the keys."""
        title = self._subject.title or self._item.text
        with Vertical(id="item-box", classes="dialog") as self._box:
            yield Static(Content(show(title, marks=True)[:300]), classes="dialog-title")
            with VerticalScroll(id="item-fields", can_focus=False) as self._fields:
                yield from self._questions()
            if self._help:
                yield Static(Content(show(self._help)), classes="dialog-text")
            yield Static(Content("tab next   esc keeps and closes   ctrl+r as it was"), classes="dialog-keys")

    def _questions(self) -> ComposeResult:
        """Every question under its heading; behind each group what belongs to it."""
        after: dict[str, Widget] = {URGENT: self._scores}
        if self._can_go:
            after[TASK] = TakeOff()
        group = ""
        for spec, value in self._subject.questions:
            if spec.group != group:
                if group in after:
                    yield after[group]
                group = spec.group
                yield GroupLine(group)
            key = spec.id.removeprefix("item-")
            self._before[key], self._widgets[key] = value, field_widget(spec, value, compact=True)
            yield self._widgets[key]

    @property
    def _help(self) -> str:
        return _ACCESS if self._item.category == "IA" else done_when(self._item)

    def on_mount(self) -> None:
        """The first question has the focus; scores and priority count as they change."""
        for key in (*SCORES, "priority"):
            self.watch(self._widgets[key], "value", self._count, init=False)
        for name in ("scroll_y", "virtual_size"):
            self.watch(self._fields, name, self._say_more_soon, init=False)
        for widget in self._widgets.values():
            self.watch(widget, "value", self._hand_on, init=False)
        for key in self._widgets:
            self._show_state(key)
        self._count()
        next(iter(self._widgets.values())).focus()

    # -- what stands there -------------------------------------------------------------------------------------------

    def typed(self) -> dict[str, str]:
        """What stands on the sheet now."""
        return {key: widget.raw if isinstance(widget.raw, str) else "" for key, widget in self._widgets.items()}

    def _count(self) -> None:
        """Say what the scores make, and what the priority would be without a word about it."""
        typed = self.typed()
        chosen = typed["priority"]
        unsaid = self._subject.with_answers({**typed, "priority": ""})
        stands = self._subject.with_answers(typed)
        self._widgets["priority"].show_state(FieldState("none" if chosen else "suggestion", "", (unsaid.priority,)))
        if chosen and unsaid.arithmetic:
            reason = f"by your choice. Backspace on Priority lets the scores decide: {unsaid.priority}"
            self._scores.say(stands.priority, reason, unsaid.arithmetic)
        elif chosen:
            self._scores.say(stands.priority, "by your choice")
        elif unsaid.arithmetic:
            self._scores.say(stands.priority, unsaid.arithmetic)
        else:
            reason = "until you say otherwise" if self._item.own else "by our hint"
            self._scores.say(stands.priority, f"{reason}. Four numbers from 0 to 3 decide it.")

    def _show_state(self, key: str) -> None:
        """What stands in for an empty answer, and one sentence about one that cannot be read."""
        effective = ""
        if key == "due" and self._item.due_on is not None and not self._item.due:
            effective = f"{self._item.due_on.isoformat()}, before your account closes"
        elif key == "estimate_hours" and not self._before[key]:
            effective = f"{self._item.hours:g} by our estimate"
        problem = self._subject.problem(key, self.typed()[key])
        if key != "priority":
            given = (effective,) if effective else ()
            self._widgets[key].show_state(FieldState("problem" if problem else "none", problem, given))

    def _key_of(self, widget: Widget | None) -> str:
        return next((key for key, one in self._widgets.items() if one is widget), "")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A day is written out where its words would mean another one next week; what cannot be read is said."""
        key = self._key_of(event.widget)
        if key in DAYS:
            self._widgets[key].put(self._subject.settled(key, self.typed()[key]))
        if key:
            self._show_state(key)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What the scores make stays in sight while they are given."""
        if self._key_of(event.widget) in SCORES:
            self.call_after_refresh(self._scores.scroll_visible, animate=False)

    def on_resize(self) -> None:
        """Another size shows more or less."""
        self._say_more_soon()

    def _say_more_soon(self) -> None:
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        """The edges of the sheet say where there is more; it may be asked once more while the sheet closes."""
        fields, box, signs = self._fields, self._box, signs_of(self)
        box.border_title = f"{signs.above} more" if fields.scroll_y > 0 else ""
        box.border_subtitle = f"{signs.below} more" if fields.scroll_y < fields.max_scroll_y else ""

    # -- keys --------------------------------------------------------------------------------------------------------

    @on(ChoiceField.Settled)
    @on(Input.Submitted)
    def _go_on(self, event: ChoiceField.Settled | Input.Submitted) -> None:
        """Answered: the next question; after the last one nothing follows."""
        event.stop()
        if self.focused is not list(self._widgets.values())[-1]:
            self.app.action_focus_next()

    def action_keep(self) -> None:
        """Close with what is different now."""
        self.dismiss(self._change)

    def _hand_on(self) -> None:
        self._report(self._change)

    @property
    def _change(self) -> ItemChange:
        return ItemChange(MappingProxyType(self._subject.changes(self.typed())))

    def action_reset(self) -> None:
        """Everything as it was when the sheet was opened."""
        for key, widget in self._widgets.items():
            widget.put(self._before[key])
            self._show_state(key)

    @on(TakeOff.Pressed)
    def _take_off(self) -> None:
        """The line was chosen."""
        self.action_take_off()

    def action_take_off(self) -> None:
        """Close and let the item go, if it is the person's own."""
        if self._can_go:
            self.dismiss(ItemChange(remove=True))
