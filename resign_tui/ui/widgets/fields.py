"""Which widget asks a question: the only place that knows kinds and widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Value
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.records_field import RecordsField
from resign_tui.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from resign_tui.ui.widgets.long_field import LongField

FieldWidget: TypeAlias = Union[TextField, ChoiceField, "LongField", RecordsField]
"""Every one has `spec`, `raw`, a reactive `value`, `put`, `show_state` and `set_compact`."""

_WIDGETS: dict[str, type[TextField | ChoiceField | RecordsField]] = {
    "text": TextField,
    "date": TextField,
    "number": TextField,
    "notice": TextField,
    "texts": TextField,
    "choice": ChoiceField,
    "flag": ChoiceField,
    "multi": ChoiceField,
    "records": RecordsField,
}


def field_widget(spec: Field, value: Value, *, compact: bool = False) -> FieldWidget:
    """The widget that asks this question, showing the answer so far."""
    if spec.kind == "multiline":
        from resign_tui.ui.widgets.long_field import LongField  # the text area is heavy, and the first step has none

        return LongField(spec, value, compact=compact)
    return _WIDGETS[spec.kind](spec, value, compact=compact)
