"""The person's own entries in the handover: records laid over shipped rows, and items they added.

Every transition takes the records and returns the next ones, or the very same object when nothing changed. Keys that
are not known here are kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resign_tui.core.answers.draft import Cell, Record
from resign_tui.core.handover.rows import row_ids

Records = tuple[Record, ...]
"""The answer `handover.item`."""

AT_STAKE = "at_stake"
"""The key of what a store told about a row that nobody else could bring back: short lines, beside the whole notes."""


TAKEN = "taken"
"""The key by which the person puts a shipped row on the list."""

_CLAIMLESS = frozenset({"id", "order"})
"""Keys that do not tell whether a row applies: moving one item writes the places of all."""

_NO_CLAIMS = frozenset({("status", "not_applicable"), (TAKEN, "false"), ("hidden", "false")})
"""What is said of a row without saying that it applies."""


def claims(record: Mapping[str, Cell]) -> bool:
    """Whether a record laid over a row says that it applies; that it does not is no such word, nor is its place."""
    said = {key: text_of(record, key).lower() for key in record if key not in _CLAIMLESS}
    return any(value and (key, value) not in _NO_CLAIMS for key, value in said.items())


def text_of(record: Mapping[str, Cell], key: str) -> str:
    """One attribute as a single line; several texts are joined by commas."""
    value = record.get(key)
    if not value:
        return ""
    joined = value if isinstance(value, str) else ", ".join(value)
    return " ".join(joined.split())


def lines_of(record: Mapping[str, Cell], key: str) -> tuple[str, ...]:
    """One attribute line by line, or text by text."""
    value = record.get(key, "")
    parts = value.splitlines() if isinstance(value, str) else value
    return tuple(filter(None, (" ".join(part.split()) for part in parts)))


def row_id(record: Mapping[str, Cell]) -> str:
    """The id of the shipped row that this record is laid over; empty for an item of the person's own."""
    item_id = text_of(record, "id").upper()
    return item_id if item_id in row_ids() else ""


def identify(records: Sequence[Record]) -> tuple[str, ...]:
    """The id of every record, in order.

    Several records of one row share its id. Own items keep the id they have if it is theirs alone, and are numbered
    own-1, own-2 ... otherwise; writing such a number into its record changes no other. A record without any text is no
    item: its id is empty.
    """
    ids: list[str] = []
    taken: set[str] = set()
    for record in records:
        own = row_id(record) or text_of(record, "id")
        if own in taken and own not in row_ids():
            own = ""
        taken.add(own)
        ids.append(own)
    number = 0
    for index, (item_id, record) in enumerate(zip(ids, records, strict=True)):
        if not item_id and any(text_of(record, key) for key in record):
            number += 1
            while f"own-{number}" in taken:
                number += 1
            ids[index] = f"own-{number}"
    return tuple(ids)


def records_by_id(records: Sequence[Record]) -> dict[str, dict[str, Cell]]:
    """The records by id, in order; where several stand for one row the later word counts."""
    merged: dict[str, dict[str, Cell]] = {}
    for item_id, record in zip(identify(records), records, strict=True):
        if item_id:
            merged.setdefault(item_id, {}).update(record)
    return merged


def with_item(records: Records, item_id: str, **changes: Cell) -> Records:
    """The records with an item changed; a key set to nothing is dropped, and the id stays what it is.

    An id that belongs neither to a shipped row nor to a record changes nothing.
    """
    return with_items(records, {item_id: changes})


def with_items(records: Records, changes: Mapping[str, Mapping[str, Cell]]) -> Records:
    """The records with several items changed at once: item id to its changes, as in `with_item`."""
    ids = identify(records)
    merged = records_by_id(records)
    after: dict[str, Record] = {}
    for item_id, wanted in changes.items():
        before = merged.get(item_id, {"id": item_id} if item_id in row_ids() else None)
        result = before if before is None else _changed(before, wanted)
        if result is not None and result != before:
            after[item_id] = result if item_id in row_ids() else {**result, "id": item_id}
    if not after:
        return records
    kept: list[Record] = []
    for item_id, record in zip(ids, records, strict=True):
        if item_id not in after:
            kept.append(record)
        elif item_id in merged:
            del merged[item_id]
            if not _says_nothing(after[item_id]):
                kept.append(after[item_id])
    kept.extend(record for added_id, record in after.items() if added_id not in ids)
    return tuple(kept)


def _changed(record: Mapping[str, Cell], changes: Mapping[str, Cell]) -> dict[str, Cell]:
    result = {**record, **{key: value for key, value in changes.items() if key != "id"}}
    return {key: value for key, value in result.items() if value or key not in changes or key == "id"}


def _says_nothing(record: Record) -> bool:
    """Whether a record laid over a row holds nothing but its id."""
    return set(record) == {"id"} and bool(row_id(record))


def add_item(records: Records, category: str, text: str) -> tuple[Records, str]:
    """The records with an item of the person's own at the end, and its id."""
    numbers = [item_id[4:] for item_id in identify(records) if item_id.startswith("own-")]
    highest = max((int(number) for number in numbers if number.isdecimal() and len(number) < 10), default=0)
    fresh = f"own-{highest + 1}"
    return (*records, {"id": fresh, "category": category, "text": text}), fresh


def remove_item(records: Records, item_id: str) -> Records:
    """The records without an own item, or a shipped row back as it was shipped.

    Own items that had no id get theirs written down, so that what follows keeps its number.
    """
    ids = identify(records)
    if not item_id or item_id not in ids:
        return records
    own = item_id not in row_ids()
    return tuple(
        {**record, "id": own_id} if own and own_id and not row_id(record) and record.get("id") != own_id else record
        for own_id, record in zip(ids, records, strict=True)
        if own_id != item_id
    )
