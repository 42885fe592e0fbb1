"""What differs between two departures, in short words; of a private answer it is said only that it differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Cell, Draft, Edit, Record, Value, WizardPlace
from resign_tui.core.departure import Departure
from resign_tui.core.document import lines_of, plain
from resign_tui.core.handover.records import records_by_id, text_of
from resign_tui.core.letter import compose
from resign_tui.core.words import amount, kept_day, listed

ROOM = 72
"""Characters of what stood in an answer; the rest of a longer one is left out."""

_AROUND = 16
"""Characters before and after the difference of two long texts."""

ITEMS = "handover.item"
"""The answer whose changes are counted and not told: what was said about the handover's items."""

_CUT = "\u2026"


class Change(msgspec.Struct, frozen=True):
    """One thing that reads otherwise. before, after: its words in short, empty for none.

    field: the question; empty for a paragraph rewritten by hand. scenario: which of the four letters that belongs to.
    """

    label: str
    before: str
    after: str
    field: str = ""
    scenario: str = ""

    @property
    def letter(self) -> str:
        """What people call that letter; empty for an answer."""
        return library.scenario(self.scenario).name if self.scenario else ""

    @property
    def words(self) -> tuple[str, str]:
        """Both, where nothing stood with what that means."""
        nothing = "not answered" if self.field else "our words"
        return self.before or nothing, self.after or nothing


class Comparison(msgspec.Struct, frozen=True):
    """What differs. letter: it reads otherwise. ticked, unticked: items of the checklist that were done or taken back.

    items: others of which something else differs. private: an answer differs that is not told. choices: a wording, a
    finding set aside, a decision about what stores say, or something kept in the file differs.
    """

    changes: tuple[Change, ...] = ()
    letter: bool = False
    ticked: int = 0
    unticked: int = 0
    items: int = 0
    private: bool = False
    choices: bool = False

    @property
    def is_same(self) -> bool:
        """Nothing differs at all."""
        return self == Comparison()

    @property
    def counted(self) -> tuple[str, ...]:
        """All but the words, each a part of a sentence."""
        told = (
            (self.letter, "the letter reads otherwise"),
            (self.ticked, f"{amount(self.ticked, 'item')} ticked"),
            (self.unticked, f"{amount(self.unticked, 'tick')} taken back"),
            (self.items, f"{amount(self.items, 'item')} changed"),
            (self.private, "private answers changed"),
            (self.choices, "other choices changed"),
        )
        return tuple(words for holds, words in told if holds)

    @property
    def words(self) -> str:
        """The whole in one line."""
        answers = sum(bool(change.field) for change in self.changes)
        paragraphs = len(self.changes) - answers
        told = [amount(answers, "answer")] if answers else []
        told += [f"{amount(paragraphs, 'paragraph')} by hand"] if paragraphs else []
        return ", ".join((*told, *self.counted)) or "nothing changed"


def compare(before: Departure, after: Departure) -> Comparison:
    """What differs between a departure and a later one; where the person stood in the wizard does not count."""
    before, after = _with_seed_of(before, after), _with_seed_of(after, before)
    old, new = before.draft, after.draft
    done, done_now, items = _done(old), _done(new), _items_changed(old, new)
    is_moved = old.records(ITEMS) != new.records(ITEMS) and done == done_now and not items
    return Comparison(
        changes=(*_answers(old, new), *_edits(old, new)),
        letter=_read(before) != _read(after),
        ticked=len(done_now - done),
        unticked=len(done - done_now),
        items=items,
        private=any(key != ITEMS and is_private(key) for key in differing(old.answers, new.answers))
        or any(_is_private_edit(key, old, new) for key in differing(old.edits, new.edits)),
        choices=is_moved or _beside(old) != _beside(new),
    )


def is_private(field_id: str) -> bool:
    """Whether the words of an answer are not told: what is for HR, for a lawyer, or about what happened."""
    spec = catalogue.fields().get(field_id)
    return spec is None or spec.sensitivity == "special" or field_id.startswith("hr.")


def in_short(before: str, after: str) -> tuple[str, str]:
    """Two texts of which one became the other, each in one short line; long ones are cut to where they differ."""
    old, new = " ".join(before.split()), " ".join(after.split())
    if old == new:
        return _clipped(old), "the same words, set otherwise"
    if max(len(old), len(new)) > ROOM:
        start = _shared(old, new)
        end = _shared(old[start:][::-1], new[start:][::-1])
        old, new = (_cut(text, start, len(text) - end) for text in (old, new))
    told = _clipped(old), _clipped(new)
    return told if told[0] != told[1] else (told[0], "other words")


# -- answers and paragraphs --------------------------------------------------------------------------------------------


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The keys under which something else stands, in the order of the questions."""
    order = {field_id: number for number, field_id in enumerate(catalogue.fields())}
    keys = (key for key in old.keys() | new.keys() if (old.get(key) or None) != (new.get(key) or None))
    return sorted(keys, key=lambda key: (order.get(key, len(order)), key))


def _answers(old: Draft, new: Draft) -> Iterator[Change]:
    for key in differing(old.answers, new.answers):
        if key != ITEMS and not is_private(key):
            spec = catalogue.field(key)
            before, after = _told(spec, old.answers.get(key, ""), new.answers.get(key, ""))
            yield Change(spec.label, before, after, key)


def _told(spec: Field, old: Value, new: Value) -> tuple[str, str]:
    if any(not isinstance(entry, str) for value in (old, new) if not isinstance(value, str) for entry in value):
        return _told_records(spec, _entries(old), _entries(new))
    return in_short(_text(spec, old), _text(spec, new))


def _text(spec: Field, value: Value) -> str:
    texts = (value,) if isinstance(value, str) else tuple(entry for entry in value if isinstance(entry, str))
    if spec.kind == "flag":
        return listed([{"true": "yes", "false": "no"}.get(text.casefold(), text) for text in texts])
    if spec.kind == "date":
        return listed([kept_day(text) for text in texts])
    return ", ".join(spec.choice_label(text) for text in texts)


def _entries(value: Value) -> tuple[str | Record, ...]:
    return ((value,) if value else ()) if isinstance(value, str) else value


def _told_records(spec: Field, old: Iterable[str | Record], new: Iterable[str | Record]) -> tuple[str, str]:
    """The entries that are not the same in both, by their names."""
    before, after = list(old), list(new)
    gone = [entry for entry in before if entry not in after]
    come = [entry for entry in after if entry not in before]
    names, names_now = (", ".join(_name(spec, entry) for entry in entries) for entries in (gone, come))
    if not gone and not come:
        return _clipped(", ".join(_name(spec, entry) for entry in before)), "the same in another order or number"
    if names == names_now:
        return _clipped(names), "the same with other details"
    return in_short(names, names_now)


def _name(spec: Field, entry: str | Record) -> str:
    if isinstance(entry, str):
        return entry
    texts = (_line(entry.get(key)) for key in (*(column.key for column in spec.columns), *entry))
    return _clipped(next(filter(None, texts), "an empty entry"))


def _line(cell: Cell | None) -> str:
    return " ".join((cell if isinstance(cell, str) else ", ".join(cell)).split()) if cell else ""


def _edits(old: Draft, new: Draft) -> Iterator[Change]:
    for key in differing(old.edits, new.edits):
        if not _is_private_edit(key, old, new):
            name, _, paragraph = key.partition(".")
            scenario = name if name in library.SCENARIOS else ""
            before, after = in_short(*(_written(draft.edits.get(key)) for draft in (old, new)))
            label = f"Paragraph by hand: {(paragraph or key).replace('_', ' ')}"
            yield Change(label, before, after, scenario=scenario)


def _written(edit: Edit | None) -> str:
    return "" if edit is None else edit.text or "left out"


def _is_private_edit(key: str, *drafts: Draft) -> bool:
    """Whether a paragraph was made of answers that are not told."""
    edits: list[Edit] = [draft.edits[key] for draft in drafts if key in draft.edits]
    return key.startswith("hr_memo.") or any(is_private(field_id) for edit in edits for field_id in edit.basis)


# -- what is counted ---------------------------------------------------------------------------------------------------


def _read(departure: Departure) -> list[str]:
    return [plain(line) for block in compose.letter(departure).blocks for line in lines_of(block)]


def _with_seed_of(departure: Departure, other: Departure) -> Departure:
    """A draft that was never opened has no seed; it takes that of the other, so that its letter is worded alike."""
    if departure.draft.seed or not other.draft.seed:
        return departure
    return replace(departure, draft=replace(departure.draft, seed=other.draft.seed))


def _done(draft: Draft) -> frozenset[str]:
    records = records_by_id(draft.records(ITEMS))
    return frozenset(item_id for item_id, record in records.items() if text_of(record, "status").casefold() == "done")


def _items_changed(old: Draft, new: Draft) -> int:
    before, after = (
        {item_id: _beside_ticks(record) for item_id, record in records_by_id(draft.records(ITEMS)).items()}
        for draft in (old, new)
    )
    return sum(before.get(item_id, {}) != after.get(item_id, {}) for item_id in before.keys() | after.keys())


def _beside_ticks(record: Record) -> Record:
    """What is said of an item beside whether it is done; nothing where nothing else is."""
    is_tick = text_of(record, "status").casefold() in ("", "todo", "done")
    left = {key: cell for key, cell in record.items() if cell and key != "done_on" and (key != "status" or not is_tick)}
    return left if left.keys() - {"id"} else {}


def _beside(draft: Draft) -> Draft:
    """What a draft holds beside the answers and the words of paragraphs."""
    return replace(draft, answers={}, edits={}, place=WizardPlace())


# -- in short ----------------------------------------------------------------------------------------------------------


def _shared(old: str, new: str) -> int:
    """How many characters both begin with."""
    least = min(len(old), len(new))
    return next((at for at in range(least) if old[at] != new[at]), least)


def _cut(text: str, start: int, end: int) -> str:
    """The text from a little before its difference to a little after, at whole words where that is near."""
    first, last = max(start - _AROUND, 0), min(max(end, start) + _AROUND, len(text))
    head, tail = text.find(" ", first, start), text.rfind(" ", max(end, start), last)
    first = head + 1 if first and head >= 0 else first
    last = tail if last < len(text) and tail >= 0 else last
    return f"{_CUT if first else ''}{text[first:last]}{_CUT if last < len(text) else ''}"


def _clipped(text: str) -> str:
    return text if len(text) <= ROOM else f"{text[: ROOM - 1].rstrip()}{_CUT}"
