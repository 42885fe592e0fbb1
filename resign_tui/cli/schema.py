"""The draft file as a JSON Schema, out of the catalogue of questions, for editors to complete and check."""

from __future__ import annotations

from typing import Any

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Choice, Column, Field
from resign_tui.core.answers.draft import FROM_EVIDENCE, Draft
from resign_tui.core.handover.records import AT_STAKE
from resign_tui.drafts.toml_file import SCHEMA
from resign_tui.themes import THEMES
from resign_tui.ui.commands import COMMANDS, PLACES
from resign_tui.ui.keymap import FIXED

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_CELL = {"anyOf": [_TEXT, {"type": "number"}, {"type": "boolean"}, {"type": "array", "items": _TEXT}]}
_EXTRA = {
    "handover.item": {
        "hidden": {"type": ["boolean", "string"]},
        "taken": {"type": ["boolean", "string"]},
        "order": {"type": ["integer", "string"]},
        AT_STAKE: _CELL,
    }
}
"""Keys that the wizard keeps in records beside those it asks for."""


def draft_schema() -> dict[str, Any]:
    """The schema of a draft; keys that it does not name are allowed, for they are kept and reported."""
    tables: dict[str, Any] = {"schema": {"const": SCHEMA, "description": "Layout of this file."}}
    for field in catalogue.fields().values():
        table, _, key = field.id.partition(".")
        where = tables.setdefault(table, {"type": "object", "properties": {}})
        where["properties"][key] = _question(field)
    _ours(tables)
    return {
        "$schema": _DIALECT,
        "title": "A departure, as resign-tui keeps it",
        "type": "object",
        "properties": tables,
    }


def settings_schema() -> dict[str, Any]:
    """The schema of config.toml; what it does not name is told and left aside."""
    key = {"type": "string", "minLength": 1, "examples": ["ctrl+s", "alt+x", "f5"]}
    commands = {
        one.name: {
            "title": one.title,
            "description": PLACES[one.where],
            "anyOf": [key, {"type": "array", "items": key, "minItems": 1}],
            "default": list(one.keys),
        }
        for one in COMMANDS
        if one.name not in FIXED
    }
    return {
        "$schema": _DIALECT,
        "title": "The settings of resign-tui, in config.toml",
        "type": "object",
        "properties": {
            "theme": {"enum": ["", *THEMES], "default": "", "description": "Colours; empty for ours."},
            "ascii": {"type": "boolean", "default": False, "description": "Draw with plain characters."},
            "keys": {
                "type": "object",
                "description": "The key of a command, or a list of them.",
                "properties": commands,
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    }


def _ours(tables: dict[str, Any]) -> None:
    """The tables that hold no answers: hand edits, findings set aside, where the person was, and kept values."""
    edit = {
        "type": "object",
        "description": "A paragraph rewritten by hand, under its scenario and name.",
        "properties": {"text": _TEXT, "basis": {"type": "object", "additionalProperties": _TEXT}},
        "required": ["text"],
    }
    place = Draft().place
    tables["edits"] = {"type": "object", "additionalProperties": edit}
    for table, key, value in (
        ("wizard", "step", {"enum": ["", *catalogue.STEPS], "default": place.step}),
        ("wizard", "field", _TEXT),
        ("review", "waived", {"type": "array", "items": _TEXT, "description": "Findings that were set aside."}),
        ("evidence", "accepted", {"type": "array", "items": _TEXT, "description": "Proposals that were accepted."}),
        ("evidence", "dropped", {"type": "array", "items": _TEXT, "description": "Proposals that were dropped."}),
    ):
        where = tables.setdefault(table, {"type": "object", "properties": {}})
        where["properties"][key] = value
    tables["kept"] = {"type": "object", "description": "Values that lost their place to an answer."}


def _question(field: Field) -> dict[str, Any]:
    described = {"title": field.label, **_shape(field)}
    if field.help:
        described["description"] = field.help
    if field.default:
        described["default"] = field.default
    return described


def _shape(field: Field) -> dict[str, Any]:
    if field.kind == "flag":
        return {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false", "yes", "no"]}]}
    if field.kind == "number":
        return {"anyOf": [{"type": "number", "minimum": 0}, _TEXT]}
    if field.kind == "notice":
        return {
            "anyOf": [{"type": "integer", "minimum": 0}, {**_TEXT, "examples": ["3 months to the end of a quarter"]}]
        }
    if field.kind == "date":
        return {**_TEXT, "examples": ["2026-12-07", "+2w"]}
    if field.kind == "choice":
        return _one_of(field.choices)
    if field.kind == "multi":
        return {"anyOf": [{"type": "array", "items": _one_of(field.choices)}, _TEXT]}
    if field.kind == "texts":
        return {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]}
    if field.kind == "records":
        return {"type": "array", "items": {"anyOf": [_record(field), _TEXT]}}
    return _TEXT


def _one_of(choices: tuple[Choice, ...]) -> dict[str, Any]:
    """One of the values; a yes may be written as true, and a number as a number."""
    values: list[Any] = [choice.value for choice in choices]
    if {"yes", "no"} & set(values):
        values += [True, False]
    values += [int(value) for value in values if isinstance(value, str) and value.isdigit()]
    return {"enum": values}


def _record(field: Field) -> dict[str, Any]:
    keys = {column.key: {"title": column.label, **_column(column)} for column in field.columns}
    return {"type": "object", "properties": {**keys, **_EXTRA.get(field.id, {}), FROM_EVIDENCE: _TEXT}}


def _column(column: Column) -> dict[str, Any]:
    if column.kind == "choice":
        return _one_of(column.choices)
    return _CELL
