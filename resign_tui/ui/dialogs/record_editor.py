"""One entry of a repeatable answer, attribute by attribute."""

from __future__ import annotations

from types import MappingProxyType

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from resign_tui.core.answers.catalogue import Column, Field
from resign_tui.core.answers.draft import Cell, Record
from resign_tui.ui.dialogs.dialog import FORM_KEYS, FormDialog
from resign_tui.ui.widgets.drawing import in_signs, signs_of
from resign_tui.ui.widgets.form import Form
from resign_tui.ui.widgets.text_field import TextField

_PREFIX = "record-"


class RecordEditor(FormDialog[Record]):
    """The attributes of an entry; those that are not asked here are kept."""

    def __init__(self, spec: Field, record: Record | None, begun: str = "") -> None:
        """`record` is None for a new entry; `begun` is what was typed to begin it."""
        questions = [_question(column) for column in spec.columns]
        known = record or {}
        form = Form(((one, known.get(one.id.removeprefix(_PREFIX), "")) for one in questions), compact=True)
        super().__init__("record", f"{'Add' if record is None else 'Edit'} {spec.entry}", FORM_KEYS, form)
        self._help = spec.help
        self._record = known
        self._is_new = record is None
        self._begun = begun

    def foot(self) -> ComposeResult:
        """What such an entry is for."""
        yield Static(Content(in_signs(self._help, signs_of(self))), classes="dialog-text")

    @property
    def _name_field(self) -> TextField | None:
        """The first line of text: what one types to begin an entry is its name, whatever is asked before it."""
        return next((field for field in self.form.fields.values() if isinstance(field, TextField)), None)

    def begin(self) -> None:
        """A new entry begins with its name."""
        self.form.focus_field(self._name_field.spec.id if self._is_new and self._name_field is not None else "")
        if self._begun and self._name_field is not None:
            self._name_field.insert_text_at_cursor(self._begun)

    @property
    def outcome(self) -> Record:
        """The entry as it stands."""
        entry: dict[str, Cell] = dict(self._record)
        for field_id, value in self.form.answers.items():
            cell = value if isinstance(value, str) else tuple(text for text in value if isinstance(text, str))
            entry[field_id.removeprefix(_PREFIX)] = cell
        return MappingProxyType({key: cell for key, cell in entry.items() if cell})


def _question(column: Column) -> Field:
    """An attribute as a question of its own."""
    return Field(
        id=f"{_PREFIX}{column.key}",
        label=column.label,
        kind=column.kind,
        sensitivity="confidential",
        choices=column.choices,
        example=column.example,
    )
