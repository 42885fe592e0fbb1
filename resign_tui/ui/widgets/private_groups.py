"""Private answers while the focus is elsewhere: their group is one row, since which questions follow tells them too.

In a group that is open, the questions that follow are named one at a time: the one with the focus. Those beside it
share a row.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from resign_tui.core import flow
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.fields import FieldWidget
from resign_tui.ui.widgets.text_field import TextField


def close_private(questions: Iterable[FieldWidget], focused: Widget | None) -> None:
    """Close the groups that begin with a private question and hold an answer; the one with the focus stands open."""
    groups: dict[str, list[FieldWidget]] = {}
    for question in questions:
        if question.display:
            groups.setdefault(question.spec.group, []).append(question)
    for group in groups.values():
        first = group[0]
        if isinstance(first, ChoiceField) and first.spec.is_folded:
            is_answered = any(question.raw for question in group)
            closed = focused not in group and is_answered
            first.close_group(closed, whole=all(question.raw for question in group))
            before = False
            for question in group[1:]:
                withheld = is_answered and question is not focused and not flow.asked_of_everybody(question.spec.id)
                question.set_class(closed or (withheld and before), "-away")
                if isinstance(question, (ChoiceField, TextField)):
                    question.withhold(withheld)
                before = withheld
