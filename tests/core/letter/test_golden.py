"""Eleven people's letters as files, so that a change of wording is seen where it is read.

With RESIGN_TUI_GOLDEN=1 in the environment the files are written anew instead of compared.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.drafts.toml_file import loads
from resign_tui.exports import text

FOLDER = Path(__file__).parents[2] / "data" / "letters"
PEOPLE = sorted(FOLDER.glob("*.toml"))


def departure(file: Path) -> Departure:
    """The departure of a person on the day of the letter."""
    loaded = loads(file.read_bytes(), file.name)
    assert loaded.notes == ()
    return Departure(loaded.draft, date.fromisoformat(loaded.draft.text("dates.letter")))


@pytest.mark.parametrize("file", PEOPLE, ids=[one.stem for one in PEOPLE])
def test_the_letter_is_the_one_on_file(file: Path) -> None:
    made = departure(file)
    assert made.problems == ()
    found = text.render(compose.letter(made))
    golden = file.with_suffix(".txt")
    if os.environ.get("RESIGN_TUI_GOLDEN"):
        golden.write_bytes(found)
    assert found.decode() == golden.read_text(encoding="utf-8")


def test_there_are_people_for_every_letter() -> None:
    assert {departure(file).scenario for file in PEOPLE} == {"open_door", "closed_door", "mistreated", "counter_offer"}
    assert len(PEOPLE) >= 11
