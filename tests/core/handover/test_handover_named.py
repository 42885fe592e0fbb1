"""What the person names counts: it answers the question it is about, and stands with the rows that it brings."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Record
from resign_tui.core.handover.narrowing import Filter
from tests.core.cases import departure

PIPELINE: Record = {"name": "search-ranker retrain", "kind": "pipeline"}
CRITICAL: Record = {"name": "search-ranker", "kind": "model", "status": "prod", "criticality": "3"}
NAMED = [
    ("ownership.pipelines", "handover.system", PIPELINE, "MV-06"),
    ("ownership.llm_app", "handover.system", {"name": "helpdesk", "kind": "llm_app"}, "MV-19"),
    ("ownership.prod_model", "handover.system", CRITICAL, "MV-07"),
    ("ownership.training_in_flight", "handover.work", {"name": "v7 run", "kind": "training"}, "OW-06"),
    ("ownership.open_incident", "handover.work", {"name": "late index", "kind": "incident"}, "OW-10"),
]


@pytest.mark.parametrize(("field_id", "source", "record", "row"), NAMED)
def test_naming_answers_its_question_until_the_person_does(
    field_id: str, source: str, record: Record, row: str
) -> None:
    made = departure({source: (record,)})
    assert not departure({}).facts.flag(field_id)
    assert made.facts.flag(field_id) and not made.facts.is_given(field_id)
    item = made.checklist.item(row)
    assert item is not None and item.stands and str(record["name"]) in item.about
    assert item in made.checklist.items
    told = departure({source: (record,), field_id: "false"})
    assert not told.facts.flag(field_id)
    ruled = told.checklist.item(row)
    assert ruled is not None and not (ruled.stands and ruled.applies)


@pytest.mark.parametrize("key", ["kind", "status", "criticality"])
def test_a_model_is_critical_only_in_production_and_where_the_company_would_notice(key: str) -> None:
    made = departure({"handover.system": ({**CRITICAL, key: ""},)})
    assert not made.facts.flag("ownership.prod_model")


@pytest.mark.parametrize("words", ["search-ranker", "fraud-v2"])
def test_a_search_for_a_name_finds_the_rows_that_are_about_it(words: str) -> None:
    made = departure({"handover.system": (CRITICAL,), "handover.model": ({"name": "Fraud-v2"},)})
    found = {item.id for item in made.checklist.items if Filter(words).keeps(item)}
    assert {"MV-01", "MV-02"} <= found


def test_everything_named_is_known_with_the_question_it_stands_under() -> None:
    made = departure(
        {
            "handover.system": (PIPELINE,),
            "handover.experiment": ({"project": "hard negatives"},),
            "handover.item": ({"text": "the weekly report"},),
        }
    )
    assert made.checklist.named == {"search-ranker retrain": "What you look after", "hard negatives": "Experiments"}


def test_a_name_that_a_citation_tells_is_not_told_twice() -> None:
    made = departure({"handover.model": ({"name": "Fraud-v2", "version": "2.1"}, {"name": "Recs-v4"})})
    item = made.checklist.item("MV-01")
    assert item is not None and item.named == "Recs-v4"
    assert [place.told for place in item.written] == ["Fraud-v2 (2.1)"]
