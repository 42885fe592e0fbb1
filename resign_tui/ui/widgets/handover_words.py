"""Short words for the handover's rows: owners, due dates, bars."""

from __future__ import annotations

from ...core import words
from ...core.handover import Item, iso_date
from ..signs import Signs


def due_text(raw: str) -> str:
    """A due date without its year; anything else as it was typed."""
    day = iso_date(raw)
    return words.short_date(day)[:-5] if day else " ".join(raw.split())


def owner_text(raw: str) -> str:
    """The owner; until one is named it is you."""
    return " ".join(raw.split()) or "you"


def sign_of(item: Item, signs: Signs) -> str:
    """The sign of an item's status."""
    return {
        "todo": signs.todo,
        "doing": signs.doing,
        "done": signs.done,
        "not_applicable": signs.not_applicable,
    }[item.status]


def progress_bar(done: int, total: int, width: int, signs: Signs) -> tuple[str, str]:
    """The done and the open part of a bar; one stroke at least for anything done, and for anything open."""
    full = width * done // total if total else 0
    if done and not full:
        full = 1
    if done < total:
        full = min(full, width - 1)
    return signs.bar_done * full, signs.bar_todo * (width - full)
