"""A list of entries: which there are, a new one by its name, and an entry column by column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import Move
from resign_tui.cli.plain.questions import DraftQuestion, Question, ask, tell_label
from resign_tui.core.answers.catalogue import Column, Field
from resign_tui.core.answers.draft import FROM_EVIDENCE, Cell, Record, Value
from resign_tui.core.examples import fitted
from resign_tui.ui.session import ITEMS

_HOW = "A name adds an entry; Enter goes on."
_MORE = "The number of an entry changes it; delete and its number takes it away."
_DELETE = "delete "


def ask_records(question: DraftQuestion, place: str) -> Move:
    """Ask for entries until the person goes on."""
    desk, spec = question.desk, question.spec
    is_told = False
    while True:
        if not is_told:
            desk.console.gap()
            tell_label(question, place)
            desk.console.say(_HOW)
        is_told = True
        for number, entry in enumerate(_entries(desk, spec), 1):
            desk.console.show(f"{number} {_title(entry)}", indent=2)
        if _entries(desk, spec):
            desk.console.say(_MORE)
        typed = desk.line("Entry:", question.why)
        if typed is Move.CLEAR:
            question.put("")
        elif isinstance(typed, Move):
            if typed is not Move.AGAIN:
                return typed
            is_told = False
        elif not typed.strip():
            return Move.ON
        else:
            _take(question, typed.strip())
            is_told = False


def _take(question: DraftQuestion, typed: str) -> None:
    desk, spec = question.desk, question.spec
    entries = _entries(desk, spec)
    number, doomed = _number(typed), _number(typed[len(_DELETE) :])
    if 1 <= number <= len(entries) and spec.id != ITEMS:  # an item is written about in the checklist
        _edit(desk, spec, number - 1)
    elif typed.casefold().startswith(_DELETE) and 1 <= doomed <= len(entries):
        question.put(entries[: doomed - 1] + entries[doomed:])
        desk.console.say("Taken away; undo brings it back.")
    else:
        name = next(column.key for column in spec.columns if column.kind == "text")
        if question.put((*entries, {name: typed})) and spec.id != ITEMS:
            _edit(desk, spec, len(entries), begun=name)
    question.settle()


def _edit(desk: Desk, spec: Field, index: int, begun: str = "") -> None:
    """Ask the columns of an entry; begun: the one that was typed to begin it."""
    columns = [column for column in fitted(desk.departure, spec).columns if column.key != begun]
    at = 0
    while 0 <= at < len(columns) and index < len(_entries(desk, spec)):
        move = ask(_ColumnQuestion(desk, spec, index, columns[at]), f"Entry {index + 1}, {at + 1} of {len(columns)}.")
        if move is Move.LEAVE:
            break
        at += -1 if move is Move.BACK else 1
    desk.console.gap()


class _ColumnQuestion(Question):
    """One attribute of an entry."""

    def __init__(self, desk: Desk, records: Field, index: int, column: Column) -> None:
        super().__init__(desk, question_of(column, records))
        self._records = records
        self._index = index

    @property
    def value(self) -> Value:
        """What was typed so far."""
        entries = _entries(self.desk, self._records)
        return entries[self._index].get(self.spec.id, "") if self._index < len(entries) else ""

    def put(self, value: Value) -> bool:
        """Take an answer; an entry that holds nothing any more is none."""
        entries = list(_entries(self.desk, self._records))
        if self._index >= len(entries):
            return False
        entry = {**entries[self._index], self.spec.id: cast("Cell", value)}
        entries[self._index] = {key: cell for key, cell in entry.items() if cell}
        left = tuple(entry for entry in entries if entry)
        return self.desk.take(lambda session: session.answer(self._records.id, left))


def question_of(column: Column, records: Field) -> Field:
    """A column of a list as a question of its own."""
    return Field(
        id=column.key,
        label=column.label,
        kind=column.kind,
        sensitivity=records.sensitivity,
        choices=column.choices,
        example=column.example,
        help=records.help,
    )


def _entries(desk: Desk, spec: Field) -> tuple[Record, ...]:
    """The entries; one that was written by hand as a plain text is one with just a name."""
    value = desk.session.draft.answers.get(spec.id, ())
    first = spec.columns[0].key
    if isinstance(value, str):
        return ({first: value},) if value else ()
    return tuple({first: entry} if isinstance(entry, str) else entry for entry in value)


def _title(entry: Mapping[str, Cell]) -> str:
    told = (cell for key, cell in entry.items() if key != FROM_EVIDENCE)
    cells = [", ".join(cell) if isinstance(cell, tuple) else cell for cell in told]
    return ", ".join(cell.replace("\n", " ") for cell in cells if cell) or "..."


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else 0
