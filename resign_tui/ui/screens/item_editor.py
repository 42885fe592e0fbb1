"""One item of the handover: status, priority, owner, due date, where it is, a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ...core.catalogue import Choice, Field
from ...core.handover import Item
from ..visible import show
from ..widgets.choice_field import ChoiceField
from ..widgets.field_row import FieldState
from ..widgets.fields import FieldWidget, field_widget

_STATUS = (
    Choice("todo", "to do", "t"),
    Choice("doing", "under way", "u"),
    Choice("done", "done", "d"),
    Choice("not_applicable", "does not apply", "n"),
)
_PRIORITY = (Choice("P0", "P0", "0"), Choice("P1", "P1", "1"), Choice("P2", "P2", "2"))


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What was changed, by key of the record; or the wish to take the person's own item away."""

    changes: Mapping[str, str] = field(default_factory=dict)
    remove: bool = False


class ItemEditor(ModalScreen[ItemChange]):
    """Esc keeps what was typed and closes; ctrl+r puts back what was there; ctrl+x takes an own item away."""

    BINDINGS = [
        Binding("escape", "keep", "keep", show=False, priority=True),
        Binding("ctrl+s", "keep", "keep", show=False, priority=True),
        Binding("ctrl+r", "reset", "as it was", show=False, priority=True),
        Binding("ctrl+t", "take_away", "take away", show=False, priority=True),
        Binding("up", "app.focus_previous", "above", show=False),
        Binding("down,enter", "app.focus_next", "below", show=False),
    ]

    def __init__(self, item: Item | None, category: str = "") -> None:
        super().__init__()
        self._item = item
        self._category = item.category if item is not None else category
        self._widgets: dict[str, FieldWidget] = {}
        self._before = self._values()

    @classmethod
    def for_new(cls, category: str) -> ItemEditor:
        """An editor for an item that is not there yet."""
        return cls(None, category)

    def _values(self) -> dict[str, str]:
        item = self._item
        if item is None:
            return {"text": "", "status": "todo", "priority": "P1", "owner": "", "due": "", "evidence": "", "note": ""}
        values = {"status": item.status, "priority": item.priority, "owner": item.owner, "due": item.due}
        values |= {"evidence": item.evidence, "note": item.note}
        return {"text": item.text, **values} if item.own else values

    def compose(self) -> ComposeResult:
        """What it is about, and one question for each thing that can be changed."""
        item = self._item
        with Vertical(id="item-box", classes="dialog"):
            yield Static(Content(show(item.text, marks=True) if item is not None else "A new item"), classes="dialog-title")
            if item is not None and item.question:
                yield Static(Content(item.question), classes="dialog-text")
            for spec in _questions(self._before, secret=self._category == "IA"):
                key = spec.id.removeprefix("item-")
                widget = field_widget(spec, self._before[key])
                self._widgets[key] = widget
                yield widget
            own = "   ctrl+t takes it away" if item is not None and item.own else ""
            yield Static(Content(f"esc keeps it and closes   ctrl+r as it was{own}"), classes="dialog-keys")

    def on_mount(self) -> None:
        """The first question has the focus."""
        for key, widget in self._widgets.items():
            widget.show_state(FieldState("none", "", (self._before[key],) if self._before[key] else ()))
        next(iter(self._widgets.values())).focus()

    def on_choice_field_settled(self, event: ChoiceField.Settled) -> None:
        """Answered with one key: go on."""
        event.stop()
        self.app.action_focus_next()

    def action_keep(self) -> None:
        """Close with what was changed."""
        now = {key: str(widget.raw) for key, widget in self._widgets.items()}
        self.dismiss(ItemChange({key: value for key, value in now.items() if value != self._before[key]}))

    def action_reset(self) -> None:
        """Put back what was there."""
        for key, widget in self._widgets.items():
            widget.put(self._before[key])

    def action_take_away(self) -> None:
        """Take the person's own item away."""
        if self._item is not None and self._item.own:
            self.dismiss(ItemChange(remove=True))


def _questions(values: Mapping[str, str], *, secret: bool) -> tuple[Field, ...]:
    where = "Where it is kept (never the value)" if secret else "Where it is (a place or a link)"
    every = (
        Field("item-text", "What is to be handed over", "text", "confidential"),
        Field("item-status", "Status", "choice", "confidential", choices=_STATUS),
        Field("item-priority", "Priority", "choice", "confidential", choices=_PRIORITY),
        Field("item-owner", "Owner from now on", "text", "confidential", example="a name or a team"),
        Field("item-due", "Due", "text", "confidential", example="2026-12-01"),
        Field("item-evidence", where, "text", "confidential", example="the vault entry, a link, a path"),
        Field("item-note", "Note", "text", "confidential"),
    )
    return tuple(one for one in every if one.id.removeprefix("item-") in values)
