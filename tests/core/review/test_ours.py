"""What the program worked out or asked for is never held against the person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.core.review.run import review
from tests.core.cases import USUAL, answers_for, draft

PRESETS: Mapping[str, tuple[Mapping[str, Value], date]] = {
    "nothing said, on a Monday": ({}, date(2026, 11, 23)),
    "nothing said, on a Saturday": ({}, date(2026, 11, 28)),
    "no clause, two weeks": ({"notice.contract_known": "no_clause", "notice.chosen_weeks": "2"}, date(2026, 11, 27)),
    "four weeks, to the holidays": ({"notice.chosen_weeks": "4"}, date(2026, 11, 26)),
    "to the month's end": (
        {"notice.contract_known": "yes", "notice.contract_value": "1 month to the month's end"}, date(2026, 11, 28),
    ),
    "as the contract asks": (
        {"notice.contract_known": "yes", "notice.contract_value": "3 months", "notice.chosen_weeks": "contract"},
        date(2026, 10, 3),
    ),
}  # fmt: skip
"""What a person says of the notice, and the day."""


def departures(scenario: str) -> Iterator[Departure]:
    for place in catalogue.field("locale.jurisdiction").choices:
        for answers, today in PRESETS.values():
            yield Departure(
                draft(answers_for(scenario, USUAL[scenario], {"locale.jurisdiction": place.value}, answers)), today
            )


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_no_finding_blames_what_we_made_of_the_answers(scenario: str) -> None:
    checked = 0
    for departure in departures(scenario):
        for finding in review(departure, compose.letter(departure)):
            checked += 1
            told = (finding.rule, departure.place.code, departure.today, finding.excerpt)
            assert not finding.excerpt or departure.facts.is_given(finding.question), told
            assert finding.suggestion, told
            assert finding.rule != "colleague-named", told
    assert checked > 100
