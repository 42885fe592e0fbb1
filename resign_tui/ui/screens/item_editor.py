"""One item of the handover on a sheet of its own: who, until when, where it is, and a note."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

import msgspec
from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from ...core.catalogue import Choice, Field
from ...core.handover import Item
from ..visible import show
from ..widgets.choice_field import ChoiceField
from ..widgets.field_row import signs_of
from ..widgets.fields import FieldWidget, field_widget
from ..widgets.handover_face import done_when

_STATUSES = (
    Choice("todo", "to do", "t"),
    Choice("doing", "doing", "d"),
    Choice("done", "done", "f"),
    Choice("not_applicable", "does not apply", "a"),
)
_PRIORITIES = (Choice("P0", "P0", "0"), Choice("P1", "P1", "1"), Choice("P2", "P2", "2"))

_ACCESS = "Location and owner only: where a key is kept, never the key itself."
_TALL = 34
"""Rows of the screen from which questions stand on two rows."""


class ItemChange(msgspec.Struct, frozen=True):
    """What the person did on the sheet: the attributes that are different now, or that the item should go."""

    changes: Mapping[str, str] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    remove: bool = False


def questions(item: Item) -> tuple[tuple[Field, str], ...]:
    """The questions about an item, each with what stands there now."""
    asked = [
        ("status", "Status", "choice", item.status, "", _STATUSES),
        ("priority", "Priority", "choice", item.priority, "", _PRIORITIES),
        ("owner", "Who has it next", "text", item.owner, "you", ()),
        ("due", "Due", "text", item.due, "2026-11-24", ()),
        ("evidence", "Where it is (a location or link, never a value)", "text", item.evidence, "wiki/deploy", ()),
        ("note", "Note", "text", item.note, "", ()),
    ]
    if item.own:
        asked.insert(0, ("text", "What is handed over", "text", item.text, "the weekly report job", ()))
    if not item.applies:
        asked = [one for one in asked if one[0] != "status"]
    short = {"evidence": "Where (never a value)"}
    return tuple(
        (
            Field(
                id=f"item-{key}",
                label=label,
                kind="choice" if kind == "choice" else "text",
                sensitivity="confidential",
                short=short.get(key, ""),
                choices=choices,
                example=example,
            ),
            value,
        )
        for key, label, kind, value, example, choices in asked
    )


class TakeOff(Widget, can_focus=True):
    """A line that lets the item go: in the tab order, so that no key of a text field is taken for it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"take-off--mark", "take-off--words", "take-off--lit"}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "press", "take it off", show=False)]

    class Pressed(Message):
        """The person wants the item to go."""

    def render_line(self, y: int) -> Strip:
        """The mark and the words."""
        mark, words = (signs_of(self).focus, "lit") if self.has_focus else (" ", "words")
        return Strip(
            [
                Segment(f"{mark} ", self.get_component_rich_style("take-off--mark")),
                Segment("take it off the list" if not y else "", self.get_component_rich_style(f"take-off--{words}")),
            ]
        ).adjust_cell_length(self.size.width, self.rich_style)

    def on_focus(self) -> None:
        """Light up."""
        self.refresh()

    def on_blur(self) -> None:
        """Go out."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the line."""
        event.stop()
        self.action_press()

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Pressed())


class ItemEditor(ModalScreen[ItemChange]):
    """A small form; closing it keeps what was typed, and one key brings back what was there before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", "keep and close", show=False, priority=True),
        Binding("ctrl+s", "keep", "keep and close", show=False, priority=True),
        Binding("ctrl+r", "reset", "as it was", show=False, priority=True),
        Binding("ctrl+d", "take_off", "take it off", show=False),
        Binding("up", "app.focus_previous", "above", show=False),
        Binding("down", "app.focus_next", "below", show=False),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (_TALL, "-tall")]

    def __init__(self, item: Item, title: str = "") -> None:
        """An item that is not on the list yet has an empty id; `title` then says what is asked for."""
        super().__init__()
        self._item = item
        self._title = title or item.text
        self._before: dict[str, str] = {}
        self._widgets: dict[str, FieldWidget] = {}

    @property
    def _can_go(self) -> bool:
        return self._item.own and bool(self._item.id)

    def compose(self) -> ComposeResult:
        """Title, what it takes to be done, the questions, and the keys."""
        compact = self.app.size.height < _TALL
        with Vertical(id="item-box", classes="dialog"):
            yield Static(Content(show(self._title, marks=True)[:300]), classes="dialog-title")
            with VerticalScroll(id="item-fields", can_focus=False):
                for spec, value in questions(self._item):
                    key = spec.id.removeprefix("item-")
                    widget = field_widget(spec, value, compact=compact)
                    self._before[key], self._widgets[key] = value, widget
                    yield widget
                if self._can_go:
                    yield TakeOff()
            if self._help:
                yield Static(Content(show(self._help)), classes="dialog-text")
            yield Static(Content("tab next   esc keeps and closes   ctrl+r as it was"), classes="dialog-keys")

    @property
    def _help(self) -> str:
        return _ACCESS if self._item.category == "IA" else done_when(self._item)

    def on_mount(self) -> None:
        """The first question has the focus."""
        next(iter(self._widgets.values())).focus()

    def typed(self) -> dict[str, str]:
        """What stands on the sheet now."""
        return {key: widget.raw if isinstance(widget.raw, str) else "" for key, widget in self._widgets.items()}

    @on(ChoiceField.Settled)
    def _go_on(self) -> None:
        """Answered with one key: the next question."""
        self.app.action_focus_next()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        """Enter goes on; on the last question it keeps and closes."""
        event.stop()
        if event.input is list(self._widgets.values())[-1]:
            self.action_keep()
        else:
            self.app.action_focus_next()

    def action_keep(self) -> None:
        """Close with what is different now."""
        now = self.typed()
        changes = {key: value for key, value in now.items() if value != self._before[key]}
        self.dismiss(ItemChange(MappingProxyType(changes)))

    def action_reset(self) -> None:
        """Everything as it was when the sheet was opened."""
        for key, widget in self._widgets.items():
            widget.put(self._before[key])

    @on(TakeOff.Pressed)
    def _take_off(self) -> None:
        """The last line was chosen."""
        self.action_take_off()

    def action_take_off(self) -> None:
        """Close and let the item go, if it is the person's own."""
        if self._can_go:
            self.dismiss(ItemChange(remove=True))
