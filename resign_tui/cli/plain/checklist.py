"""The checklist of the handover: item after item, the most urgent first, each settled by a letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.item_question import ItemQuestion
from resign_tui.cli.plain.perhaps import Perhaps
from resign_tui.cli.plain.prompts import Move
from resign_tui.cli.plain.questions import ask
from resign_tui.core import words
from resign_tui.core.handover.checklist import Item, add_item, remove_item
from resign_tui.core.handover.narrowing import Filter, Kind
from resign_tui.core.handover.records import records_by_id
from resign_tui.core.parsing import quoted
from resign_tui.core.plan.order import first_sentence, foremost, order
from resign_tui.core.plan.schedule import days_of_items
from resign_tui.ui.dialogs.item_questions import PREFIX, Subject
from resign_tui.ui.session import ITEMS

_QUESTIONS = {
    "o": ("owner",),
    "u": ("due",),
    "n": ("note",),
    "w": ("evidence",),
    "p": ("priority",),
    "v": ("verdict",),
    "r": ("received_by", "received_on", "without_me"),
    "e": (),
}
"""What a letter asks about an item; nothing named: everything."""

_LETTERS = (
    "d done, or not done after all; x does not apply, or does; o who has it next;",
    "u until when; n a note; w where it is; p priority; v what becomes of it;",
    "r who received it; e everything about it; hide off the list, or back;",
    "a an item of your own; delete an item of your own; m what perhaps applies, row by row;",
    "list all items, a number goes to one; open, p0, due (in a week) or mine (nobody else has it)",
    "show those alone, and so does / before words: /gpu. all shows the others again.",
)
_SHORT = "d done, x not mine, o owner, u due, n note, a add, list, ? more letters. Enter goes on."
_KINDS: dict[str, Kind] = {"open": "open", "p0": "p0", "due": "week", "mine": "mine"}
_WEEK = timedelta(days=7)
_STATES = {"todo": "open", "doing": "begun", "done": "done", "not_applicable": "does not apply"}
_STARRED = "This one belongs to every handover, so it stays on the list."
_MOOT = "By what you answered this one does not apply."


class Checklist:
    """The items in one order for as long as the person is here, so that a number stays that of its item."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        checklist = desk.departure.checklist
        urgent = [item.id for item in foremost(desk.departure, desk.session.plan)]
        still_open = [item.id for item in order(desk.departure, desk.session.plan)]
        self._ids = list(dict.fromkeys((*urgent, *still_open, *(item.id for item in checklist.items))))
        self._urgent = len(urgent) if checklist.open_p0 else len(still_open)
        self._is_explained = False
        self._filter: Filter | None = None
        self._begun_at = 0

    def run(self, *, backwards: bool = False) -> Move:
        """Go through what is open; any number leads to any item."""
        desk = self._desk
        self._tell_whole()
        at = max(self._urgent - 1, 0) if backwards else 0
        while 0 <= at < len(self._ids):
            desk.stand("handover", ITEMS)
            target = self._item(at)
            if isinstance(target, Move):
                if target is Move.LEAVE:
                    return Move.ON
                if target is Move.ON and self._filter is None and at + 1 == self._urgent:
                    break
                at = self._beside(at, target)
            else:
                at = target
        if at < 0:
            return Move.BACK
        desk.console.say("Those were the most urgent; list, in the checklist, shows the others.")
        return Move.ON

    def visit(self, item_id: str) -> None:
        """Show one item, and any whose number is typed there, until the person goes on."""
        target: Move | int = self._ids.index(item_id)
        while not isinstance(target, Move):
            target = self._item(target)

    def _tell_whole(self) -> None:
        checklist = self._desk.departure.checklist
        self._desk.console.show(first_sentence(self._desk.departure, self._desk.session.plan))
        self._desk.console.say(
            f"{checklist.done} of {checklist.total} done; {checklist.open_p0} of the highest priority are open. "
            f"The first {self._urgent} are the most urgent; list shows all, next leaves the checklist."
        )
        if checklist.undecided:
            self._desk.console.say(f"Perhaps {len(checklist.undecided)} more are yours; m goes through them.")

    # -- what of it is in view -----------------------------------------------------------------------------------------

    def _beside(self, at: int, move: Move) -> int:
        """The place before or after one; with a filter the next that it keeps, and after the last it is over."""
        step = -1 if move is Move.BACK else 1
        if self._filter is None:
            return at + step
        kept = [place for place in self._kept() if (place - at) * step > 0]
        if kept:
            return kept[0] if step > 0 else kept[-1]
        self._filter = None
        self._desk.console.say("Those were all of them; the others are in view again.")
        return self._begun_at

    def _kept(self) -> list[int]:
        checklist = self._desk.departure.checklist
        items = [checklist.item(item_id) for item_id in self._ids]
        return [at for at, item in enumerate(items) if item and (self._filter is None or self._filter.keeps(item))]

    def _narrowed(self, at: int, word: str) -> int | None:
        """Keep what was asked for in view, and the first of it; None when the word names no filter."""
        typed = word.casefold()
        if typed == "all":
            self._filter = None
            return at
        words, kind = typed[1:].strip() if typed.startswith("/") else "", _KINDS.get(typed, "")
        if not words and not kind:
            return None
        self._begun_at = self._begun_at if self._filter else at
        planned = days_of_items(self._desk.session.plan)
        self._filter = Filter(words, kind, until=self._desk.session.today + _WEEK, planned=planned)
        kept = self._kept()
        if not kept:
            self._desk.console.show(
                f"{self._filter.why_empty(self._desk.departure.checklist.named)} Everything is in view again."
            )
            self._filter = None
            return at
        self._list(kept)
        return kept[0]

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
            narrowed = self._narrowed(at, word)
            if narrowed is not None:
                return narrowed
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
            ("About", item.named),
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
        if letter in ("d", "x", "v") and not item.applies:
            desk.console.say(_MOOT)
        elif letter == "d":
            desk.take(lambda session: session.tick(item.id))
        elif letter == "x":
            desk.take(lambda session: session.turn_applicable(item.id))
        elif letter == "hide":
            self._hide(item)
        elif letter in _QUESTIONS:
            self._ask(item, _QUESTIONS[letter])
        elif letter == "a":
            self._add(item.category)
        elif letter == "m":
            self._go_through_perhaps(item.category)
        elif letter == "list":
            self._list(range(len(self._ids)))
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
            move = ask(ItemQuestion(self._desk, item.id, replace(specs[at], group="")), place)
            if move is Move.LEAVE:
                return
            at += -1 if move is Move.BACK else 1

    def _subject(self, item: Item) -> Subject:
        records = records_by_id(self._desk.session.item_records)
        return Subject(item, self._desk.session.today, records.get(item.id, {}))

    def _add(self, category: str) -> None:
        """An item of the person's own, beside the one that is shown."""
        desk = self._desk
        typed = desk.line("What you hand over:", lambda: desk.console.say("A few words; they stand on the list."))
        if isinstance(typed, Move) or not typed.strip():
            return
        records, item_id = add_item(desk.session.item_records, category, typed.strip())
        if desk.take(lambda session: session.with_items(records)):
            self._ids.append(item_id)
            title = next(each.title for each in desk.departure.checklist.categories if each.id == category)
            desk.console.say(f"Added as number {len(self._ids)}, under {title}; e asks where it belongs.")

    def _go_through_perhaps(self, category: str) -> None:
        """Ask what perhaps applies; what does goes to the end of the list."""
        Perhaps(self._desk, category).run()
        before = len(self._ids)
        items = self._desk.departure.checklist.items
        self._ids.extend([item.id for item in items if item.id not in set(self._ids)])
        if len(self._ids) > before:
            self._desk.console.say(f"New on your list, from number {before + 1} on: {len(self._ids) - before}.")

    def _list(self, places: Sequence[int]) -> None:
        console, checklist = self._desk.console, self._desk.departure.checklist
        for at in places:
            item = checklist.item(self._ids[at])
            if item is not None:
                state = "hidden" if item.hidden else _STATES[item.status]
                console.show(f"{at + 1} {console.ours(f'{item.priority}, {state}:')} {item.text}", indent=2)
