"""What a question shows as ours is what the letter says: whoever confirms it changes nothing."""

from __future__ import annotations

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.letter import compose
from resign_tui.ui.effective import effective_of
from tests.core.cases import all_lines, answers_for, departure
from tests.core.cases import draft as draft_of


def _letter(draft: Draft) -> list[str]:
    made = compose.letter(departure(draft.answers))
    return ["".join(span.text for span in line) for line in all_lines(made)]


@pytest.mark.parametrize("scenario", library.SCENARIOS)
@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"manager.first_name": "Ada"},
        {"manager.name": "Dr. Karin Holt", "locale.jurisdiction": "DE"},
        {"locale.jurisdiction": "JP", "triage.expect_counter": "already_made"},
    ],
)
def test_confirming_what_stands_there_changes_no_letter(scenario: str, answers: dict[str, Value]) -> None:
    draft = draft_of(answers_for(scenario, answers))
    made = departure(draft.answers)
    before, confirmed = _letter(draft), 0
    for spec in catalogue.fields().values():
        if spec.kind in ("choice", "flag") and spec.id not in draft.answers and made.facts.is_asked(spec.id):
            for value in effective_of(made, spec):
                assert _letter(draft.answer(spec.id, value)) == before, spec.id
                confirmed += 1
    assert confirmed > 10
