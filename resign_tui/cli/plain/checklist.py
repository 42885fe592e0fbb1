"""The checklist of the handover: item after item, the most urgent first, each settled by a letter."""

from __future__ import annotations

from msgspec.structs import replace

from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import Move
from resign_tui.cli.plain.questions import Question, ask
from resign_tui.core import words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Value
from resign_tui.core.answers.facts import Problem
from resign_tui.core.handover.checklist import Item, add_item, remove_item, with_item
from resign_tui.core.handover.records import records_by_id, text_of
from resign_tui.core.parsing import quoted
from resign_tui.ui.dialogs.item_questions import PREFIX, Subject
from resign_tui.ui.session import ITEMS

_QUESTIONS = {
    "o": ("owner",),
    "u": ("due",),
    "n": ("note",),
    "w": ("evidence",),
    "p": ("priority",),
    "b": ("verdict",),
    "r": ("received_by", "received_on", "without_me"),
    "e": (),
}
"""What a letter asks about an item; nothing named: everything."""

_LETTERS = (
    "d done, or not done after all; x does not apply, or does; o who has it next;",
    "u until when; n a note; w where it is; p priority; b what becomes of it;",
    "r who received it; e everything about it; h off the list, or back;",
    "a an item of your own; delete an item of your own; list all items, a number goes to one.",
)
_SHORT = "d done, x not mine, o owner, u due, n note, a add, list, ? more letters. Enter goes on."
_STATES = {"todo": "open", "doing": "begun", "done": "done", "not_applicable": "does not apply"}
_STARRED = "This one belongs to every handover, so it stays on the list."
_MOOT = "By what you answered this one does not apply."


class Checklist:
    """The items in one order for as long as the person is here, so that a number stays that of its item."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        checklist = desk.departure.checklist
        still_open = [item.id for item in checklist.work_order]
        self._ids = [*still_open, *(item.id for item in checklist.items if item.id not in set(still_open))]
        self._urgent = checklist.open_p0 or len(still_open)
        self._is_explained = False

    def run(self, *, item_id: str = "", backwards: bool = False) -> Move:
        """Go through what is open; any number leads to any item."""
        desk = self._desk
        self._tell_whole()
        at = self._ids.index(item_id) if item_id in self._ids else max(self._urgent - 1, 0) if backwards else 0
        while 0 <= at < len(self._ids):
            desk.stand("handover", ITEMS)
            target = self._item(at)
            if isinstance(target, Move):
                if target is Move.LEAVE:
                    return Move.ON
                at += -1 if target is Move.BACK else 1
                if target is Move.ON and at == self._urgent:
                    break
            else:
                at = target
        if at < 0:
            return Move.BACK
        desk.console.say("Those were the most urgent; list, in the checklist, shows the others.")
        return Move.ON

    def _tell_whole(self) -> None:
        checklist = self._desk.departure.checklist
        self._desk.console.say(
            f"{checklist.done} of {checklist.total} done; {checklist.open_p0} of the highest priority are open. "
            f"The first {self._urgent} are the most urgent; list shows all, next leaves the checklist."
        )

    # -- one item ------------------------------------------------------------------------------------------------------

    def _item(self, at: int) -> Move | int:
        """Show an item until the person goes elsewhere: a move, or the place of another item."""
        desk = self._desk
        while True:
            item = desk.departure.checklist.item(self._ids[at])
            if item is None:  # it was taken away, or an answer has made it vanish
                return Move.ON
            self._tell_item(item, at)
            typed = desk.line("Choice:", self._why)
            if isinstance(typed, Move):
                if typed not in (Move.AGAIN, Move.CLEAR):
                    return typed
                continue
            word = typed.strip()
            if not word:
                return Move.ON
            if word.isascii() and word.isdecimal() and 1 <= int(word[:6]) <= len(self._ids):
                return int(word[:6]) - 1
            self._obey(item, word)

    def _why(self) -> None:
        self._desk.console.say(*_LETTERS)

    def _tell_item(self, item: Item, at: int) -> None:
        console = self._desk.console
        console.gap()
        state = "hidden" if item.hidden else _STATES[item.status]
        place = console.ours(f"{at + 1} of {len(self._ids)}. {item.priority}, {state}:")
        console.show(f"{place} {item.text}")
        due = words.short_date(item.due_on) if item.due_on else item.due
        told = (
            ("Done when", item.done_when),
            ("Which", item.which),
            ("Owner", item.owner),
            ("Due", due),
            ("Where", item.evidence),
            ("Note", item.note),
            ("Received by", " ".join(filter(None, (item.received_by, item.received_on)))),
        )
        for name, text in told:
            if text:
                console.show(f"{name}: {text}", indent=2)
        if not self._is_explained:
            console.say(_SHORT)
            self._is_explained = True

    def _obey(self, item: Item, word: str) -> None:
        desk, letter = self._desk, word.casefold()
        if letter in ("d", "x", "b") and not item.applies:
            desk.console.say(_MOOT)
        elif letter == "d":
            desk.take(lambda session: session.tick(item.id))
        elif letter == "x":
            desk.take(lambda session: session.turn_applicable(item.id))
        elif letter == "h":
            self._hide(item)
        elif letter in _QUESTIONS:
            self._ask(item, _QUESTIONS[letter])
        elif letter == "a":
            self._add(item.category)
        elif letter == "list":
            self._list()
        elif letter == "delete":
            self._delete(item)
        else:
            desk.console.say(f"{quoted(word)} is none of these letters, so nothing was changed.")

    def _hide(self, item: Item) -> None:
        if item.star:
            self._desk.console.say(_STARRED)
        else:
            self._desk.take(lambda session: session.hide(item.id))

    def _delete(self, item: Item) -> None:
        if not item.own:
            self._desk.console.say("Only an item of your own can be deleted; x says that this one does not apply.")
        else:
            self._desk.take(lambda session: session.with_items(remove_item(session.item_records, item.id)))

    def _ask(self, item: Item, keys: tuple[str, ...]) -> None:
        """Ask these attributes of an item, or all."""
        subject = self._subject(item)
        specs = [spec for spec, _ in subject.questions if not keys or spec.id.removeprefix(PREFIX) in keys]
        at = 0
        while 0 <= at < len(specs):
            place = f"{at + 1} of {len(specs)}."
            move = ask(_ItemQuestion(self._desk, item.id, replace(specs[at], group="")), place)
            if move is Move.LEAVE:
                return
            at += -1 if move is Move.BACK else 1

    def _subject(self, item: Item) -> Subject:
        records = records_by_id(self._desk.session.item_records)
        return Subject(item, self._desk.session.today, records.get(item.id, {}))

    def _add(self, category: str) -> None:
        """An item of the person's own, beside the one that is shown."""
        desk = self._desk
        typed = desk.line("What is handed over:", lambda: desk.console.say("A few words; they stand on the list."))
        if isinstance(typed, Move) or not typed.strip():
            return
        records, item_id = add_item(desk.session.item_records, category, typed.strip())
        if desk.take(lambda session: session.with_items(records)):
            self._ids.append(item_id)
            desk.console.say(f"Added as number {len(self._ids)}.")

    def _list(self) -> None:
        console, checklist = self._desk.console, self._desk.departure.checklist
        for number, item_id in enumerate(self._ids, 1):
            item = checklist.item(item_id)
            if item is not None:
                state = "hidden" if item.hidden else _STATES[item.status]
                console.show(f"{number} {console.ours(f'{item.priority}, {state}:')} {item.text}", indent=2)


class _ItemQuestion(Question):
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
