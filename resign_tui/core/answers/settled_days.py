"""Dates typed in words that count from today, written out, so that they mean the same day tomorrow."""

from __future__ import annotations

from datetime import date

from resign_tui.core import parsing
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.answers.facts import day_reader


def settled(draft: Draft, today: date) -> Draft:
    """The draft with "tomorrow", "Friday" or "+2w" as the day it means today; the very same draft if it has none."""
    specs = catalogue.fields()
    for field_id, raw in draft.answers.items():
        spec = specs.get(field_id)
        if spec is not None and spec.kind == "date" and isinstance(raw, str):
            draft = draft.answer(field_id, parsing.settled(raw, today, day_reader(spec)))
    return draft
