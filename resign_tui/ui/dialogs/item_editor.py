"""One item of the handover on a sheet of its own: the task, how urgent it is, and who received it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.ui.dialogs.dialog import FORM_KEYS, FormDialog
from resign_tui.ui.dialogs.item_questions import DAYS, PREFIX, TASK, URGENT, Subject
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.form import Form
from resign_tui.ui.widgets.handover_detail import done_when
from resign_tui.ui.widgets.item_lines import ScoreLine, TakeOff

_ACCESS = "Location and owner only: where a key is kept, never the key itself."


class ItemChange(msgspec.Struct, frozen=True):
    """What the person did on the sheet: the attributes that are different now, or that the item should go."""

    changes: Mapping[str, str] = msgspec.field(default_factory=lambda: MappingProxyType({}))
    remove: bool = False


class ItemEditor(FormDialog[ItemChange]):
    """The questions about an item, with what the scores make of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+d", "take_off", "take it off", show=False)]

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._item = subject.item
        self._scores = ScoreLine()
        behind: dict[str, Widget] = {URGENT: self._scores}
        if self._can_go:
            behind[TASK] = TakeOff()
        form = Form(subject.questions, compact=True, behind=behind, id="item-fields")
        super().__init__("item", subject.title or subject.item.text, FORM_KEYS, form)

    @property
    def _can_go(self) -> bool:
        return self._item.own and bool(self._item.id)

    def foot(self) -> ComposeResult:
        """What it takes to be done."""
        text = _ACCESS if self._item.category == "IA" else done_when(self._item)
        if text:
            yield Static(Content(sanitize(text)), classes="dialog-text")
        yield from super().foot()

    def begin(self) -> None:
        """Say how every answer stands."""
        super().begin()
        self._show_states()

    def report(self) -> None:
        """Scores and priority count as they change."""
        super().report()
        self._count()

    # -- what stands there -------------------------------------------------------------------------------------------

    @property
    def typed(self) -> dict[str, str]:
        """What stands on the sheet now."""
        answers = self.form.answers.items()
        return {field_id.removeprefix(PREFIX): value if isinstance(value, str) else "" for field_id, value in answers}

    @property
    def outcome(self) -> ItemChange:
        """What is different now."""
        return ItemChange(MappingProxyType(self._subject.changes(self.typed)))

    def _count(self) -> None:
        """Say what the scores make, and what the priority would be without a word about it."""
        typed = self.typed
        chosen = typed["priority"]
        unsaid = self._subject.with_answers({**typed, "priority": ""})
        stands = self._subject.with_answers(typed)
        state = FieldState("none" if chosen else "suggestion", "", (unsaid.priority,))
        self.form.fields[f"{PREFIX}priority"].show_state(state)
        if chosen and unsaid.arithmetic:
            reason = f"by your choice. Backspace on Priority lets the scores decide: {unsaid.priority}"
            self._scores.say(stands.priority, reason, unsaid.arithmetic)
        elif chosen:
            self._scores.say(stands.priority, "by your choice")
        elif unsaid.arithmetic:
            self._scores.say(stands.priority, unsaid.arithmetic)
        else:
            reason = "until you say otherwise" if self._item.own else "our ranking for such work"
            self._scores.say(stands.priority, f"{reason}. Four numbers from 0 to 3 decide it.")

    def _show_states(self) -> None:
        """What stands in for an empty answer, and one sentence about one that cannot be read."""
        for key, typed in self.typed.items():
            problem, effective = self._subject.problem(key, typed), self._subject.effective(key)
            state = FieldState("problem" if problem else "none", problem, (effective,) if effective else ())
            self.form.fields[f"{PREFIX}{key}"].show_state(state)
        self._count()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A day is written out where its words would mean another one next week; what cannot be read is said."""
        key = (event.widget.id or "").removeprefix(PREFIX)
        if key in DAYS:
            self.form.fields[f"{PREFIX}{key}"].put(self._subject.settled(key, self.typed[key]))
        self._show_states()

    def action_reset(self) -> None:
        """Nothing is left to say about what was typed."""
        super().action_reset()
        self._show_states()

    @on(TakeOff.Pressed)
    def action_take_off(self) -> None:
        """Close and let the item go, if it is the person's own."""
        if self._can_go:
            self.dismiss(ItemChange(remove=True))
