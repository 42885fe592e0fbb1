"""Six invented people (data/personas.toml) as drafts, with what the product must make of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import Departure

FILE = Path(__file__).parent / "data" / "personas.toml"


@dataclass(frozen=True)
class Persona:
    """One person: the draft, the day, and the expectations as they stand in the file."""

    id: str
    about: str
    draft: Draft
    today: date
    expect: Mapping[str, Any]

    @property
    def departure(self) -> Departure:
        return Departure(self.draft, self.today)


@cache
def personas() -> Mapping[str, Persona]:
    """Everyone by id."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["persona"]
    return {one["id"]: Persona(one["id"], one["about"], _draft(one), one["today"], one["expect"]) for one in found}


def _draft(one: Mapping[str, Any]) -> Draft:
    draft = Draft()
    for field_id, raw in one["answers"].items():
        draft = draft.answer(field_id, _value(raw))
    return draft


def _value(raw: Any) -> Value:
    if isinstance(raw, str):
        return raw
    if raw and isinstance(raw[0], dict):
        return tuple({key: _cell(cell) for key, cell in record.items()} for record in raw)
    return tuple(raw)


def _cell(cell: Any) -> str | tuple[str, ...]:
    return cell if isinstance(cell, str) else tuple(cell)
