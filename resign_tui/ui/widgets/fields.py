"""Which widget asks a question: the only place that knows kinds and widgets."""

from __future__ import annotations

from typing import TypeAlias

from ...core.catalogue import Field
from ...core.draft import Value
from .choice_field import ChoiceField
from .long_field import LongField
from .records_field import RecordsField
from .text_field import TextField

FieldWidget: TypeAlias = TextField | ChoiceField | LongField | RecordsField
"""Every one has `spec`, `raw`, a reactive `value`, `put`, `show_state` and `set_compact`."""

_WIDGETS: dict[str, type[FieldWidget]] = {
    "text": TextField,
    "date": TextField,
    "number": TextField,
    "texts": TextField,
    "choice": ChoiceField,
    "flag": ChoiceField,
    "multi": ChoiceField,
    "multiline": LongField,
    "records": RecordsField,
}


def field_widget(spec: Field, value: Value, *, compact: bool = False) -> FieldWidget:
    """The widget that asks this question, showing the answer so far."""
    return _WIDGETS[spec.kind](spec, value, compact=compact)
