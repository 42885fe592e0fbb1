"""TOML values and answers: how a date, a yes or a list in the file becomes what the person would have typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Cell, Record, Value
from resign_tui.core.legible import is_drawn

_DEEPEST = 60
_UNWRITABLE = late_regex.compile("[\0\ud800-\udfff]")
_BITS = 10_000
"""Whole numbers beyond this size have no decimal text in Python; they are kept as hexadecimal text."""


class ParsedValue(msgspec.Struct, frozen=True):
    """What a TOML value gives: an answer, and the part of the value that is none; None where there is no such thing."""

    value: Value | None = None
    rest: Any = None


def clean(text: str) -> str:
    """Text without the characters that no file of text can hold (lone surrogates, NUL); each becomes U+FFFD."""
    return text if is_drawn(text) else _UNWRITABLE.sub("\ufffd", text)


def plain(value: Any) -> Any:
    """A parsed value with clean text and writable numbers throughout; RecursionError when nested beyond reason."""
    return _plain(value, _DEEPEST)


def read(field: Field, value: Any) -> ParsedValue:
    """The answer that a value gives to a question; whatever gives none comes back as the rest."""
    if field.kind == "records":
        return _read_records(field, value)
    if field.kind in ("texts", "multi"):
        return _read_texts(field, value)
    text = scalar(value, field)
    return ParsedValue(rest=value) if text is None else ParsedValue(value=text)


def scalar(value: Any, field: Field | None = None) -> str | None:
    """The text of a single value, as a person would have typed it; None for lists and tables."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _yes_no(value, field)
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime):
        whole_day = value.tzinfo is None and value.time() == time()
        return value.date().isoformat() if whole_day else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return None


def written(value: Value) -> Any:
    """An answer as TOML holds it."""
    if isinstance(value, str):
        return clean(value)
    return [clean(entry) if isinstance(entry, str) else _written_record(entry) for entry in value]


def _plain(value: Any, depth: int) -> Any:
    if depth == 0:
        raise RecursionError
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(key): _plain(part, depth - 1) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part, depth - 1) for part in value]
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > _BITS:
        return hex(value)
    return value


def _yes_no(value: bool, field: Field | None) -> str:
    words = ("true", "false")
    if field is not None and field.choices:
        offered = {choice.value for choice in field.choices}
        if offered & {"yes", "no"} and not offered & set(words):
            words = ("yes", "no")
    return words[0] if value else words[1]


def _read_texts(field: Field, value: Any) -> ParsedValue:
    items = value if isinstance(value, list) else [value]
    texts, rest = [], []
    for item in items:
        text = scalar(item, field)
        if text is None:
            rest.append(item)
        elif text or isinstance(value, list):
            texts.append(text)
    return ParsedValue(tuple(texts) or None, _rest(value, rest))


def _read_records(field: Field, value: Any) -> ParsedValue:
    items = value if isinstance(value, list) else [value]
    records: list[Record] = []
    rest = []
    for item in items:
        record = _record(field, item)
        if record is None:
            rest.append(item)
        else:
            records.append(record)
    return ParsedValue(tuple(records) or None, _rest(value, rest))


def _rest(value: Any, rest: list[Any]) -> Any:
    if not rest:
        return None
    return rest if isinstance(value, list) else value


def _record(field: Field, item: Any) -> Record | None:
    """A table as a record; a single text fills the first column; None for anything else."""
    if not isinstance(item, Mapping):
        text = scalar(item)
        return None if text is None or not field.columns else {field.columns[0].key: text}
    record: dict[str, Cell] = {}
    for key, value in item.items():
        cell = _cell(value)
        if cell is None:
            return None
        record[key] = cell
    return record


def _cell(value: Any) -> Cell | None:
    if not isinstance(value, list):
        return scalar(value)
    texts = [scalar(entry) for entry in value]
    return None if None in texts else tuple(text for text in texts if text is not None)


def _written_record(record: Record) -> dict[str, Any]:
    return {
        clean(key): clean(cell) if isinstance(cell, str) else [clean(text) for text in cell]
        for key, cell in record.items()
    }
