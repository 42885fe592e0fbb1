"""What is asked of one item of the checklist, attribute by attribute."""

from __future__ import annotations

from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.questions import Question
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Value
from resign_tui.core.answers.facts import Problem
from resign_tui.core.handover.checklist import with_item
from resign_tui.core.handover.records import records_by_id, text_of
from resign_tui.ui.dialogs.item_questions import PREFIX, Subject
from resign_tui.ui.session import ITEMS


class ItemQuestion(Question):
    """One attribute of an item, as the sheet of the wizard asks it."""

    def __init__(self, desk: Desk, item_id: str, spec: Field) -> None:
        super().__init__(desk, spec)
        self._item_id = item_id
        self._key = self.spec.id.removeprefix(PREFIX)

    @property
    def _subject(self) -> Subject | None:
        item = self.desk.departure.checklist.item(self._item_id)
        return None if item is None else Subject(item, self.desk.session.today)

    @property
    def value(self) -> Value:
        """What was typed so far."""
        return text_of(records_by_id(self.desk.session.item_records).get(self._item_id, {}), self._key)

    def put(self, value: Value) -> bool:
        """Take an answer; a day with its year, so that it means the same next week."""
        subject = self._subject
        if subject is None:
            return False
        settled = subject.settled(self._key, str(value))
        return self.desk.take(
            lambda session: session.with_items(with_item(session.item_records, self._item_id, **{self._key: settled}))
        )

    @property
    def problem(self) -> Problem | None:
        """Why a day or a number cannot be read."""
        subject = self._subject
        text = subject.problem(self._key, str(self.value)) if subject is not None else ""
        return Problem(self.spec.id, text) if text else None

    @property
    def without(self) -> str:
        """What counts as long as nothing is answered."""
        subject = self._subject
        if subject is None:
            return ""
        if self._key == "priority":
            return subject.item.priority
        return subject.effective(self._key)

    def why(self) -> None:
        """Say what the list is for."""
        super().why()
        self.desk.console.say(catalogue.field(ITEMS).help)
