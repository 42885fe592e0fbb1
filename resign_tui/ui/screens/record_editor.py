"""One entry of a repeatable answer, attribute by attribute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from resign_tui.core.answers.catalogue import Column, Field
from resign_tui.core.answers.draft import Cell
from resign_tui.ui.widgets.fields import FieldWidget, field_widget
from resign_tui.ui.widgets.text_field import TextField


class RecordEditor(ModalScreen[None]):
    """A small form; what is typed is handed on at every key, so that nothing is lost however the sheet ends."""

    BINDINGS = [
        Binding("escape", "keep", "keep", show=False, priority=True),
        Binding("ctrl+s", "keep", "keep", show=False, priority=True),
        Binding("up", "app.focus_previous", "above", show=False),
        Binding("down,enter", "app.focus_next", "below", show=False),
    ]

    def __init__(
        self, spec: Field, record: Mapping[str, Cell], report: Callable[[Mapping[str, Cell]], None], start: str = ""
    ) -> None:
        """`report` takes the entry after each change; `start` is what was typed to begin it."""
        super().__init__()
        self._report = report
        self._spec = spec
        self._record = record
        self._start = start
        self._widgets: dict[str, FieldWidget] = {}

    def compose(self) -> ComposeResult:
        """One question for each attribute."""
        with Vertical(id="record-box", classes="dialog"):
            yield Static(Content(self._spec.label), classes="dialog-title")
            with VerticalScroll(id="record-fields", can_focus=False):
                for index, column in enumerate(self._spec.columns):
                    value = self._record.get(column.key, self._start if not index else "")
                    widget = field_widget(_question(column), value)
                    self._widgets[column.key] = widget
                    yield widget
            yield Static(
                Content("tab next   esc keeps it and closes   leave all empty for no entry"), classes="dialog-keys"
            )

    def on_mount(self) -> None:
        """The first attribute has the focus."""
        next(iter(self._widgets.values())).focus()
        for widget in self._widgets.values():
            self.watch(widget, "value", self._hand_on, init=bool(self._start))

    def on_choice_field_settled(self) -> None:
        """Answered with one key: go on."""
        self.app.action_focus_next()

    def type_on(self, text: str) -> None:
        """Take what was typed before the sheet could."""
        first = next(iter(self._widgets.values()), None)
        if first is None or not first.is_mounted:
            self._start += text
        elif isinstance(first.raw, str):
            first.put(first.raw + text)
            if isinstance(first, TextField):
                first.action_end()
            self._hand_on()

    def action_keep(self) -> None:
        """Close; everything was handed on already."""
        self.dismiss()

    def _hand_on(self) -> None:
        """The entry as it stands; attributes we do not show are kept."""
        entry: dict[str, Cell] = dict(self._record)
        for key, widget in self._widgets.items():
            raw = widget.raw
            if isinstance(raw, str):
                entry[key] = raw
            else:
                entry[key] = tuple(one for one in raw if isinstance(one, str))
        self._report(MappingProxyType({key: value for key, value in entry.items() if value}))


def _question(column: Column) -> Field:
    """An attribute as a question of its own."""
    return Field(
        id=f"record-{column.key}",
        label=column.label,
        kind=column.kind,
        sensitivity="confidential",
        choices=column.choices,
        example=column.example,
    )
