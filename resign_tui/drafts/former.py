"""Answers to questions that were asked in another way before, carried over to the questions of today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resign_tui.core import data_files

_VALUES: Mapping[str, Mapping[Any, Any]] = {
    "next.disclosure": {"generic": "job"},
    "content.after_help": {"none": "false", "until_date": "true", "hours_cap": "true"},
    "content.acknowledge_request": {"true": "yes", "false": "no"},
    "leave.use_to_shorten": {"true": "yes", "false": "no"},
}
"""By question, answers that have another name now."""

_RENAMED = {"content.reference_request": "content.papers_request"}
_NUMBERED = "L-"
"""How the number of a rule begins."""

_GONE = ("content.extra_priorities",)
"""Questions that nobody needs to answer any more: what they asked for is always said."""


def carried_over(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables of a draft file with every former answer where it belongs now; what has no place goes to `kept`."""
    carried = {name: dict(table) if isinstance(table, Mapping) else table for name, table in tables.items()}
    for field_id, values in _VALUES.items():
        value = _get(carried, field_id)
        key = str(value).casefold() if isinstance(value, bool) else value
        if isinstance(key, str) and key in values:
            _put(carried, field_id, values[key])
    for old, new in _RENAMED.items():
        _move(carried, old, new)
    _successor(carried)
    if _is_yes(_get(carried, "cover_note.meeting_done")) and _get(carried, "talk.told") is None:
        if _put(carried, "talk.told", "earlier"):
            _take(carried, "cover_note.meeting_done")
    elif _get(carried, "cover_note.meeting_done") is not None:
        _keep(carried, "cover_note.meeting_done")
    for field_id in _GONE:
        if _get(carried, field_id) is not None:
            _keep(carried, field_id)
    _waived(carried)
    return carried


def _waived(tables: dict[str, Any]) -> None:
    """Findings that were set aside are kept by the name of their rule, which was a number before."""
    keys = _get(tables, "review.waived")
    if not isinstance(keys, list) or not any(isinstance(key, str) and key.startswith(_NUMBERED) for key in keys):
        return
    rules = [rule for table in data_files.load_all("review").values() for rule in table["rule"]]
    names = {rule["number"]: rule["id"] for rule in rules if "number" in rule}
    _put(tables, "review.waived", [_named(key, names) if isinstance(key, str) else key for key in keys])


def _named(key: str, names: Mapping[str, str]) -> str:
    rule, colon, place = key.partition(":")
    return f"{names.get(rule, rule)}{colon}{place}"


def _successor(tables: dict[str, Any]) -> None:
    """One question asks who takes over now; the letter that was chosen says which of two answers counts."""
    old, new = "handover.teammate", "handover.successor"
    if not _get(tables, old):
        return
    other = _get(tables, new) or None
    if other is not None and _get(tables, "scenario.chosen") in ("counter_offer", None):
        _keep(tables, old)
        return
    value = _take(tables, old)
    if other is not None:
        _keep(tables, new)
    _put(tables, new, value)


def _is_yes(value: Any) -> bool:
    return value is True or (isinstance(value, str) and value.casefold() in ("true", "yes"))


def _move(tables: dict[str, Any], old: str, new: str) -> None:
    if _get(tables, old) is None:
        return
    if _get(tables, new) is None:
        _put(tables, new, _take(tables, old))
    else:
        _keep(tables, old)


def _get(tables: Mapping[str, Any], field_id: str) -> Any:
    table, _, key = field_id.partition(".")
    there = tables.get(table)
    return there.get(key) if isinstance(there, Mapping) else None


def _put(tables: dict[str, Any], field_id: str, value: Any) -> bool:
    """Put an answer in its place; false where something that is no table stands in the way."""
    table, _, key = field_id.partition(".")
    there = tables.setdefault(table, {})
    if isinstance(there, dict):
        there[key] = value
    return isinstance(there, dict)


def _take(tables: dict[str, Any], field_id: str) -> Any:
    table, _, key = field_id.partition(".")
    value = tables[table].pop(key)
    if not tables[table]:
        del tables[table]
    return value


def _keep(tables: dict[str, Any], field_id: str) -> None:
    kept = tables.setdefault("kept", {})
    if not isinstance(kept, dict):
        return
    free = next(name for name in (field_id, *(f"{field_id} {n}" for n in range(2, 99))) if name not in kept)
    kept[free] = _take(tables, field_id)
