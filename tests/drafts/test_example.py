"""The example is finished on whatever day it is opened, and lies nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from resign_tui.core import data_files, flow
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.errors import DraftError
from resign_tui.core.letter import compose
from resign_tui.core.notice import public_holidays
from resign_tui.core.review import review_all
from resign_tui.drafts import example
from resign_tui.drafts.toml_file import loads
from resign_tui.drafts.unkept import open_unkept
from resign_tui.folders import Folders
from resign_tui.ui.steps import review_rows


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2027, 2, 28), date(2028, 12, 30), date(2035, 7, 1)])
def test_it_is_finished_on_any_day(day: date) -> None:
    departure = Departure(example.draft(), day, public_holidays.known)
    letter = compose.letter(departure)
    assert flow.progress(departure, letter).open == ()
    assert departure.problems == ()
    assert review_all(departure, letter) == ()
    assert departure.checklist.done == departure.checklist.total > 70
    settled = {departure.facts.text(spec.id) for spec in review_rows.checks(departure)}
    assert settled == {"done", "not_applicable"}


def test_every_line_of_it_is_known() -> None:
    file = data_files.DATA / "demo" / "example.toml"
    assert loads(file.read_bytes(), file.name).notes == ()
    assert not any(field_id.startswith(("dates.", "sent.")) for field_id in example.draft().answers)


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
