"""The draft file: TOML with `schema` on top, then tables and keys named by the question ids.

Reading never drops anything: what is no answer is kept in `draft.extra`, reported, and written again.
"""

from __future__ import annotations

import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from resign_tui.core import late_regex
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Edit, EvidenceChoices, Value, WizardPlace
from resign_tui.core.errors import DraftError
from resign_tui.drafts import values
from resign_tui.drafts.former import carried_over

SCHEMA = 1
"""The layout this version writes."""

LARGEST = 8 * 1024 * 1024
"""Bytes; a departure in words is a thousandth of this."""

MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = MappingProxyType({0: lambda tables: tables})
"""From schema to what brings its tables one schema further."""

KEPT = "kept"
"""The table for values that lost their place to an answer."""

_NEWER = "{name} was written by a newer version, so it is open for reading only; update resign-tui to change it."
_UNKNOWN = (
    "The schema of {name} is no number of a layout, so it is open for reading only; schema = 1 is the one of today."
)
_NOTES = 20
_MERGE_MARK = late_regex.compile(rb"^(<{7}|>{7})( |$)", re.MULTILINE)
_LINE = late_regex.compile(r"\(at line (\d+), column \d+\)$")


class Loaded(msgspec.Struct, frozen=True):
    """A draft file as read. notes: sentences for the person. read_only: of a layout not ours. schema: as found."""

    draft: Draft
    notes: tuple[str, ...] = ()
    read_only: bool = False
    schema: int = SCHEMA


class _Found(msgspec.Struct, frozen=True):
    """What reading has gathered so far."""

    answers: dict[str, Value] = msgspec.field(default_factory=dict)
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
    notes: list[str] = msgspec.field(default_factory=list)

    def keep(self, keys: tuple[str, ...], value: Any, why: str) -> None:
        """Keep what is no answer, and say so."""
        place = self.extra
        for key in keys[:-1]:
            place = place.setdefault(key, {})
        place[keys[-1]] = value
        if keys[0] != KEPT:
            self.notes.append(f"{dotted(keys)} {why}; it is kept as it is.")


def loads(data: bytes, name: str) -> Loaded:
    """Read a draft file; `name` is the file's name for the sentences.

    Raises DraftError, with the line where there is one and never with what the file says, when it is no draft.
    """
    tables = _parse(data, name)
    schema = _schema(tables.pop("schema", SCHEMA))
    if schema is None or schema > SCHEMA:
        loaded = _parse_tables(tables)
        note = (_UNKNOWN if schema is None else _NEWER).format(name=name)
        return Loaded(loaded.draft, (note, *loaded.notes), True, SCHEMA if schema is None else schema)
    for version in range(schema, SCHEMA):
        tables = MIGRATIONS[version](tables)
    loaded = _parse_tables(carried_over(tables))
    return Loaded(loaded.draft, loaded.notes, False, schema)


def is_draft(data: bytes) -> bool:
    """Whether these bytes are a draft and no other TOML: they name a layout, and say what only a draft says."""
    try:
        if _schema(_parse(data, "").get("schema")) is None:
            return False
        draft = loads(data, "").draft
    except DraftError:
        return False
    return not draft.extra or msgspec.structs.replace(draft, extra=MappingProxyType({})) != Draft()


def dumps(draft: Draft) -> bytes:
    """The draft as a file, the same bytes for the same draft; every text comes back exactly as it is here."""
    import tomli_w  # most commands only read

    tables: dict[str, Any] = {}
    order = {field_id: number for number, field_id in enumerate(catalogue.fields())}
    for field_id in sorted(draft.answers, key=lambda name: (order.get(name, len(order)), name)):
        if draft.answers[field_id]:
            table, _, key = values.clean(field_id).partition(".")
            tables.setdefault(table, {})[key] = values.written(draft.answers[field_id])
    if draft.waived:
        tables.setdefault("review", {})["waived"] = sorted(values.clean(finding_id) for finding_id in draft.waived)
    for key in sorted(draft.edits):
        tables.setdefault("edits", {})[values.clean(key)] = _written_edit(draft.edits[key])
    if draft.seed:
        tables.setdefault("wording", {})["seed"] = draft.seed
    if draft.wording:
        chosen = {values.clean(key): draft.wording[key] for key in sorted(draft.wording)}
        tables.setdefault("wording", {})["chosen"] = chosen
    for key, ids in (("accepted", draft.evidence.accepted), ("dropped", draft.evidence.dropped)):
        if ids:
            tables.setdefault("evidence", {})[key] = sorted(values.clean(proposal_id) for proposal_id in ids)
    for key, text in (("step", draft.place.step), ("field", draft.place.field)):
        if text:
            tables.setdefault("wizard", {})[key] = values.clean(text)
    whole = {"schema": SCHEMA, **merge(tables, values.plain(draft.extra))}
    text = tomli_w.dumps(whole)
    if "\\r" not in text:  # lines of their own read better, but would turn CRLF into LF
        text = tomli_w.dumps(whole, multiline_strings=True)
    return text.encode()


def merge(tables: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Tables with the kept values put back; one whose place is taken moves to the table `kept`."""
    merged = dict(tables)
    lost: dict[str, Any] = {}
    _merge(merged, extra, lost, ())
    for name, value in lost.items():
        kept = merged.get(KEPT)
        kept = dict(kept) if isinstance(kept, Mapping) else {} if kept is None else {KEPT: kept}
        free = name
        number = 1
        while free in kept and kept[free] != value:
            number += 1
            free = f"{name} {number}"
        kept[free] = value
        merged[KEPT] = kept
    return merged


def dotted(keys: tuple[str, ...]) -> str:
    """A key for a sentence: dotted, printable, and short."""
    text = "".join(character if character.isprintable() else "\ufffd" for character in ".".join(keys))
    return text if len(text) <= 80 else text[:79] + "…"


def _merge(into: dict[str, Any], extra: Mapping[str, Any], lost: dict[str, Any], above: tuple[str, ...]) -> None:
    for key, value in extra.items():
        there = into.get(key)
        if key not in into:
            into[key] = value
        elif isinstance(there, Mapping) and isinstance(value, Mapping):
            into[key] = dict(there)
            _merge(into[key], value, lost, (*above, key))
        elif isinstance(there, list) and isinstance(value, list):
            into[key] = [*there, *value]
        elif there != value:
            lost[".".join((*above, key))] = value


def _parse(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise DraftError(f"{name} is larger than {LARGEST // 1024 // 1024} MB, so it is no draft; choose another file.")
    data = data.removeprefix(BOM_UTF8)
    try:
        tables: dict[str, Any] = values.plain(tomllib.loads(data.decode()))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DraftError(f"{name} cannot be read: line {line} is not UTF-8 text; open a copy of it.") from None
    except RecursionError:
        raise DraftError(f"{name} cannot be read: it is nested too deeply for a draft; open a copy of it.") from None
    except (ValueError, OverflowError) as error:
        raise DraftError(_unreadable(data, name, str(error))) from None
    return tables


def _unreadable(data: bytes, name: str, error: str) -> str:
    """What stands in the way, without a word of what stands in the file."""
    mark = _MERGE_MARK.search(data)
    if mark:
        line = data.count(b"\n", 0, mark.start()) + 1
        return f"{name} cannot be read: line {line} is the mark of an unfinished merge; settle it and try again."
    match = _LINE.search(error)
    if match:
        return f"{name} cannot be read: line {match[1]} is not valid TOML; mend that line and try again."
    if error.endswith("(at end of document)"):
        return f"{name} cannot be read: it breaks off before its end; mend the last line or open a copy."
    return f"{name} cannot be read: a number or a date in it makes no sense; write it as text between quotes."


def _schema(value: Any) -> int | None:
    """The number of the layout; None for what is no such number."""
    if isinstance(value, str) and len(value) < 10 and value.isascii() and value.isdigit():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _parse_tables(tables: Mapping[str, Any]) -> Loaded:
    parsed = _Found()
    waived: frozenset[str] = frozenset()
    edits: dict[str, Edit] = {}
    place = {"step": "", "field": ""}
    decided: dict[str, frozenset[str]] = {"accepted": frozenset(), "dropped": frozenset()}
    seed, wording = 0, dict[str, int]()
    for table, keys in tables.items():
        if not isinstance(keys, Mapping):
            parsed.keep((table,), keys, "is not a question")
            continue
        if not keys:
            parsed.extra.setdefault(table, {})
        for key, value in keys.items():
            if table == "review" and key == "waived" and _is_texts(value):
                waived = frozenset(value)
            elif table == "evidence" and key in decided and _is_texts(value):
                decided[key] = frozenset(value)
            elif table == "wizard" and key in place and isinstance(value, str):
                place[key] = value
            elif table == "wording" and key == "seed" and _is_number(value):
                seed = value
            elif table == "wording" and key == "chosen" and isinstance(value, Mapping):
                wording = {name: number for name, number in value.items() if _is_number(number)}
                if rest := {name: number for name, number in value.items() if name not in wording}:
                    parsed.keep((table, key), rest, "holds what is no number of a wording")
            elif table == "edits" and isinstance(value, Mapping) and isinstance(value.get("text"), str):
                edits[key] = _edit(parsed, key, value)
            else:
                _answer(parsed, table, key, value)
    notes = parsed.notes
    if len(notes) > _NOTES:
        notes = [*notes[:_NOTES], f"{len(notes) - _NOTES} more keys are kept as they are."]
    draft = Draft(
        answers=MappingProxyType(parsed.answers),
        edits=MappingProxyType(edits),
        waived=waived,
        place=WizardPlace(**place),
        seed=seed,
        wording=MappingProxyType(wording),
        evidence=EvidenceChoices(**decided),
        extra=MappingProxyType(parsed.extra),
    )
    return Loaded(draft, tuple(notes))


def _answer(parsed: _Found, table: str, key: str, value: Any) -> None:
    field_id = f"{table}.{key}"
    question = catalogue.fields().get(field_id)
    if question is None or "." in table:
        parsed.keep((table, key), value, "is not a question")
        return
    reading = values.read(question, value)
    if reading.value:
        parsed.answers[field_id] = reading.value
    if reading.rest is not None:
        parsed.keep((table, key), reading.rest, "holds something that is no answer to this question")


def _edit(parsed: _Found, key: str, value: Mapping[str, Any]) -> Edit:
    basis = {}
    for name, attribute in value.items():
        if name == "basis" and isinstance(attribute, Mapping):
            for field_id, text in attribute.items():
                if isinstance(text, str):
                    basis[field_id] = text
                else:
                    parsed.keep(("edits", key, "basis", field_id), text, "is not text")
        elif name != "text":
            parsed.keep(("edits", key, name), attribute, "is not known here")
    return Edit(value["text"], MappingProxyType(basis))


def _written_edit(edit: Edit) -> dict[str, Any]:
    table: dict[str, Any] = {"text": values.clean(edit.text)}
    if edit.basis:
        table["basis"] = {values.clean(key): values.clean(edit.basis[key]) for key in sorted(edit.basis)}
    return table


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
