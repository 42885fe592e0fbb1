"""What somebody owns may speak for a longer notice: it is asked, and the day of the letter moves by no such answer."""

from __future__ import annotations

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Value
from tests.core.cases import departure

OWNED: dict[str, Value] = {"ownership.prod_model": "true"}
TWO_WEEKS: dict[str, Value] = {"notice.contract_known": "yes", "notice.contract_value": "2 weeks"}
NO_CLAUSE: dict[str, Value] = {"notice.contract_known": "no_clause"}
BASES: dict[str, dict[str, Value]] = {
    "nothing read yet": {"locale.jurisdiction": "US"},
    "two weeks by contract": {"locale.jurisdiction": "US", **TWO_WEEKS},
    "no clause": {"locale.jurisdiction": "US", **NO_CLAUSE},
    "a law": {"locale.jurisdiction": "UK"},
    "no law known": {"locale.jurisdiction": "SE", **NO_CLAUSE},
    "mistreated": {"scenario.chosen": "mistreated", **TWO_WEEKS},
}


def _values(spec: Field) -> list[Value]:
    """Everything that a question of the handover can be answered with, or one sample of words."""
    if spec.kind == "flag":
        return ["true", "false"]
    if spec.kind == "choice":
        return [choice.value for choice in spec.choices]
    if spec.kind == "records":
        return [({column.key: "Recs-v4" for column in spec.columns},)]
    return ["Recs-v4"]


HANDOVER = [
    (spec.id, value) for spec in catalogue.fields().values() if spec.step == "handover" for value in _values(spec)
]


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_no_answer_of_the_handover_moves_the_day_of_the_letter(base: dict[str, Value]) -> None:
    before = departure(base).timeline
    assert len(HANDOVER) > 80
    for field_id, value in HANDOVER:
        after = departure({**base, field_id: value}).timeline
        assert (after.letter_end, after.letter_last_day) == (before.letter_end, before.letter_last_day), field_id
        assert after.choice == before.choice, field_id


@pytest.mark.parametrize("name", ["nothing read yet", "two weeks by contract", "no clause", "a law"])
def test_a_longer_notice_is_offered_with_its_day_until_somebody_decides(name: str) -> None:
    base = BASES[name]
    offer = departure({**base, **OWNED}).timeline.offer
    assert departure(base).timeline.offer is None
    assert offer is not None
    assert "critical model infrastructure" in offer.reason
    taken = departure({**base, **OWNED, "notice.chosen_weeks": offer.answer}).timeline
    assert (taken.end, taken.offer) == (offer.end, None)
    for decided in ({"notice.chosen_weeks": "contract"}, {"dates.employment_end": "2027-01-04"}):
        assert departure({**base, **OWNED, **decided}).timeline.offer is None


def test_nothing_is_offered_that_reaches_no_further_than_what_binds() -> None:
    bound = {"notice.contract_known": "yes", "notice.contract_value": "3 months"}
    assert departure({**bound, **OWNED}).timeline.offer is None


def test_nothing_is_offered_once_the_letter_is_handed_in_or_to_somebody_mistreated() -> None:
    assert departure({**OWNED, "sent.on": "2026-11-20"}).timeline.offer is None
    assert departure({**BASES["mistreated"], **OWNED}).timeline.offer is None
