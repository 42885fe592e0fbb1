"""Published calculations and rules, one file a place: each comes out, or is an open question with its reason."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure

FOLDER = Path(__file__).parents[2] / "data" / "notice"
PLACES = tuple(choice.value for choice in catalogue.field("locale.jurisdiction").choices)
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def departure_of(place: str, case: dict[str, Any]) -> Departure:
    given: date = case["given"]
    draft = Draft().answer("locale.jurisdiction", place)
    for field_id in ("dates.letter", "dates.given"):
        draft = draft.answer(field_id, given.isoformat())
    answers = {"notice.chosen_weeks": "contract", "scenario.chosen": "open_door", **case.get("answers", {})}
    for field_id, value in answers.items():
        assert field_id in catalogue.fields(), field_id
        draft = draft.answer(field_id, value)
    return Departure(draft, given)


@pytest.mark.parametrize(("place", "case"), CASES, ids=[f"{place} {case['name']}" for place, case in CASES])
def test_a_published_calculation_comes_out(place: str, case: dict[str, Any]) -> None:
    departure = departure_of(place, case)
    line = departure.timeline
    if "open" in case:
        assert line.end is None
        assert line.open is not None
        assert case["open"] in line.open.text
        assert departure.problem(line.open.field) == line.open.text
        return
    assert line.end == case["end"], [(one.title, one.steps) for one in line.reckoning]
    lines = [step for count in line.reckoning for step in count.steps]
    assert lines[0].day == case["given"]
    assert case["end"] in {step.day for step in lines}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_its_cases_and_says_where_its_law_stands(place: str) -> None:
    cases = [case for code, case in CASES if code == place]
    assert len(cases) >= 2
    found = library.place(place)
    assert found.read_on >= date(2026, 11, 27)
    assert found.source
    assert found.sources or found.law == "unknown"
    assert all(one.startswith("https://") for one in found.sources)
    if found.law == "contract":
        assert found.look_for
        assert found.usual
    if found.law == "minimum":
        assert found.tiers


def test_the_cases_are_many_and_a_slip_says_why() -> None:
    assert len(CASES) >= 110
    slips = [case for _, case in CASES if "slip" in case]
    assert len(slips) == 4
    assert all(len(case["slip"]) > 40 for case in slips)
