"""Which cards and documents come up: every card has an answer that brings it, and one that does not."""

from __future__ import annotations

from datetime import date

import pytest

from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import Departure
from resign_tui.core.documents import belonging
from resign_tui.core.guidance.cards import CARDS, cards, texts
from resign_tui.core.suggestions import suggestions

TODAY = date(2026, 11, 23)


def departure(**answers: Value) -> Departure:
    """Answers by id, with two underscores for the dot."""
    draft = Draft()
    for name, value in {"locale__jurisdiction": "UK", "scenario__chosen": "open_door", **answers}.items():
        draft = draft.answer(name.replace("__", "."), value)
    return Departure(draft, TODAY)


BRINGS: list[tuple[str, dict[str, Value]]] = [
    ("negotiated_exit", {"triage__patterns": ("hostile_manager",)}),
    ("negotiated_exit", {"triage__misconduct": ("harassment",), "triage__retaliation_fear": "yes"}),
    ("retaliation_guard", {"triage__patterns": ("hostile_manager",)}),
    ("leave", {"leave__days_left": "0,5"}),
    ("garden_leave", {"triage__reason": "competitor"}),
    ("garden_leave", {"contract__garden_leave": "open"}),
    ("equity", {"check__equity_next_vest": "open"}),
    ("equity", {"check__bonus_date_note": "paid in March"}),
    ("equity", {"calendar__blackouts": ({"label": "Vesting", "date": "2026-12-15"},)}),
    ("visa", {"check__visa": "H-1B"}),
    ("health_cover", {"locale__jurisdiction": "US"}),
    ("clauses", {"scenario__chosen": "closed_door"}),
    ("clauses", {"next__relation": "direct_competitor"}),
    ("day0", {"next__relation": "direct_competitor"}),
    ("day0", {"ownership__pipelines": "true"}),
    ("day0", {"handover__system": ({"name": "ranker", "criticality": "3"},)}),
    ("compliance", {"ownership__regulated": "health"}),
    ("form_choice_todoke_or_negai", {"locale__jurisdiction": "JP"}),
]


@pytest.mark.parametrize(("name", "answers"), BRINGS)
def test_an_answer_brings_its_card(name: str, answers: dict[str, Value]) -> None:
    assert name not in cards(departure())
    assert name in cards(departure(**answers))


def test_every_card_is_tried_and_the_last_is_always_there() -> None:
    assert {name for name, _ in BRINGS} | {"retraction"} == {card.name for card in CARDS}
    assert cards(departure()) == ("retraction",)
    assert cards(departure(check__visa="None", contract__garden_leave="not_applicable")) == ("retraction",)


def test_the_memo_belongs_to_misconduct_in_the_mistreated_case_only() -> None:
    named: dict[str, Value] = {"triage__misconduct": ("harassment",)}
    assert "hr-memo" in belonging(departure(scenario__chosen="mistreated", **named))
    assert "hr-memo" not in belonging(departure(scenario__chosen="mistreated"))
    assert "hr-memo" not in belonging(departure(scenario__chosen="closed_door", **named))


MONTH_END: dict[str, Value] = {
    "notice__contract_known": "yes",
    "notice__contract_value": "1",
    "notice__contract_unit": "months",
    "notice__contract_rule": "to_month_end",
}


def test_a_day_that_moves_the_end_by_a_month_is_told() -> None:
    earlier, *_ = suggestions(departure(dates__given="2026-12-01", **MONTH_END))
    assert earlier == "Given one day earlier, the end would be Thu 31 Dec 2026."
    (later,) = suggestions(departure(dates__given="2026-11-30", **MONTH_END))
    assert later == "Given one day later, the end would be Sun 31 Jan 2027."


def test_nothing_is_suggested_where_a_day_is_a_day_or_the_end_was_typed() -> None:
    assert suggestions(departure()) == ()
    assert suggestions(departure(dates__given="2026-12-01", dates__employment_end="2027-03-01", **MONTH_END)) == ()


def test_every_card_has_its_text_with_a_source_and_a_date() -> None:
    assert set(texts()) == {card.name for card in CARDS}
    for one in texts().values():
        assert one.title
        assert one.text
        assert all(text.endswith(".") for text in one.text)
        assert one.as_of == "2026-11"
        assert one.source
        assert one.confidence


def test_no_card_shouts_or_repeats_another() -> None:
    said = [text for one in texts().values() for text in one.text]
    assert len(said) == len(set(said))
    assert not [text for text in said if "!" in text]
