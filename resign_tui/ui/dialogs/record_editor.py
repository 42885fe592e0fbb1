"""One entry of a repeatable answer, attribute by attribute."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.widgets.input import Selection

from resign_tui.core.answers.catalogue import Column, Field
from resign_tui.core.answers.draft import Cell, Record
from resign_tui.ui.dialogs.dialog import FORM_KEYS, FormDialog
from resign_tui.ui.widgets.drawing import clip
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.form import Form
from resign_tui.ui.widgets.text_field import TextField

_PREFIX = "record-"
_LONGEST_NAME = 50
"""Cells of an entry's name in the title."""


class RecordEditor(FormDialog[Record]):
    """The attributes of an entry; those that are not asked here are kept."""

    def __init__(
        self,
        spec: Field,
        record: Record | None,
        begun: str = "",
        offered: str = "",
        elsewhere: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`record` is None for a new entry; `begun` is what was typed to begin it, `offered` a name to begin with.

        elsewhere: what holds for an attribute that is left empty, because another answer says so.
        """
        questions = [_question(column, spec.column_help.get(column.key, "")) for column in spec.columns]
        known = record or {}
        form = Form(((one, known.get(one.id.removeprefix(_PREFIX), "")) for one in questions), compact=True)
        super().__init__("record", _title(spec, record), FORM_KEYS, form)
        self._record = known
        self._is_new = record is None
        self._begun = begun
        self._elsewhere = elsewhere
        self._offered = "" if begun or record is not None else offered

    @property
    def _name_field(self) -> TextField | None:
        """The first line of text: what one types to begin an entry is its name, whatever is asked before it."""
        return next((field for field in self.form.fields.values() if isinstance(field, TextField)), None)

    def begin(self) -> None:
        """A new entry begins with its name."""
        for key, said in self._elsewhere.items():
            self.form.fields[f"{_PREFIX}{key}"].show_state(FieldState("none", "", (said,)))
        self.form.focus_field(self._name_field.spec.id if self._is_new and self._name_field is not None else "")
        if self._begun and self._name_field is not None:
            self._name_field.insert_text_at_cursor(self._begun)
        elif self._offered and self._name_field is not None:
            self._name_field.value = self._offered
            self._name_field.selection = Selection(0, len(self._offered))

    def action_leave(self) -> None:
        """A key that was pressed where an entry begins, and nothing after it, was meant for something else."""
        if self._begun and set(self.outcome.values()) == {self._begun}:
            self.form.put_answers({})
            self.report()
            self.notify(f"Nothing was added: {self._begun} was all there was. ctrl+s keeps even that.", markup=False)
        super().action_leave()

    @property
    def outcome(self) -> Record:
        """The entry as it stands; a name that we offered is none by itself."""
        entry: dict[str, Cell] = dict(self._record)
        for field_id, value in self.form.answers.items():
            cell = value if isinstance(value, str) else tuple(text for text in value if isinstance(text, str))
            entry[field_id.removeprefix(_PREFIX)] = cell
        filled = {key: cell for key, cell in entry.items() if cell}
        is_only_offered = bool(self._offered) and list(filled.values()) == [self._offered]
        return MappingProxyType({} if is_only_offered else filled)


def _title(spec: Field, record: Record | None) -> str:
    """What is being done, with a verb."""
    if record is None:
        return f"Add {spec.entry}" if spec.entry else f"Add to: {spec.label}"
    texts = (record.get(column.key, "") for column in spec.columns if column.kind == "text")
    name = next((cell for cell in texts if isinstance(cell, str) and cell.strip()), "this entry")
    return f"Change {clip(name, _LONGEST_NAME)}"


def _question(column: Column, help_: str) -> Field:
    """An attribute as a question of its own."""
    return Field(
        id=f"{_PREFIX}{column.key}",
        label=column.label,
        kind=column.kind,
        sensitivity="confidential",
        choices=column.choices,
        example=column.example,
        help=help_,
    )
