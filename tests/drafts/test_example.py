"""The letter of the example is finished and its handover in its middle on any day; it lies nowhere."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from resign_tui.core import data_files, flow
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError
from resign_tui.core.letter import compose
from resign_tui.core.notice import public_holidays
from resign_tui.core.plan.order import first_sentence
from resign_tui.core.plan.today import is_handed_in, today
from resign_tui.core.review import review_all
from resign_tui.drafts import example
from resign_tui.drafts.toml_file import loads
from resign_tui.drafts.unkept import open_unkept
from resign_tui.folders import Folders
from resign_tui.ui.steps import review_rows


@pytest.mark.parametrize(
    "day", [date(2026, 11, 23), date(2026, 11, 27), date(2027, 2, 28), date(2028, 12, 30), date(2035, 7, 1)]
)
def test_the_letter_is_finished_and_the_handover_in_its_middle_on_any_day(day: date) -> None:
    departure = Departure(example.draft(), day, public_holidays.known)
    letter = compose.letter(departure)
    assert flow.progress(departure, letter).open == ()
    assert departure.problems == ()
    assert review_all(departure, letter) == ()
    assert 0.6 < departure.checklist.done / departure.checklist.total < 0.75
    assert is_handed_in(departure)
    here = today(departure)
    assert here.slipped == () and here.helps == ()
    assert here.items or day not in departure.timeline.workdays
    assert first_sentence(departure).startswith("First: ")
    settled = {departure.facts.text(spec.id) for spec in review_rows.checks(departure)}
    assert settled == {"done", "not_applicable"}


def test_every_line_of_it_is_known() -> None:
    file = data_files.DATA / "demo" / "example.toml"
    assert loads(file.read_bytes(), file.name).notes == ()
    days = [value for field_id, value in example.draft().answers.items() if field_id.startswith(("dates.", "sent."))]
    assert days
    assert not any(re.search(r"\d{4}", str(value)) for value in days)


def test_opening_and_closing_it_touches_no_folder(tmp_path: Path) -> None:
    none = tmp_path / "none"
    opened = open_unkept(Folders(none, none, none), is_example=True)
    assert opened.read_only
    assert opened.is_example
    with pytest.raises(DraftError):
        opened.store.save(Draft())
    with pytest.raises(DraftError):
        opened.store.rename(tmp_path / "mine.toml")
    opened.store.close()
    assert list(tmp_path.iterdir()) == []
