"""One order of the handover: what comes first is urgent or due, and every day of the plan begins with what it names."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.handover.rows import row_ids
from resign_tui.core.plan.order import ALL_DONE, first_sentence, foremost, order
from resign_tui.core.plan.schedule import plan
from resign_tui.core.plan.today import today
from tests.core.cases import departure
from tests.core.pages import OWNER
from tests.stages import STAGES, at_stage


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("who", ["T-01", "T-02", "T-03", "T-04", "T-05", "T-06"])
def test_what_comes_first_is_open_and_urgent_or_due(who: str, stage: str) -> None:
    made = at_stage(who, stage)
    first, *_ = order(made)
    assert first.is_open
    assert first.not_before is None or first.not_before <= made.today
    is_late = first.due_on is not None and first.due_on <= made.today
    assert first.priority == "P0" or is_late or first.id in plan(made).missed


@pytest.mark.parametrize("stage", STAGES)
def test_everything_open_has_one_place_in_the_order(stage: str) -> None:
    made = at_stage("T-02", stage)
    ids = [item.id for item in order(made)]
    assert len(ids) == len(set(ids))
    assert set(ids) == {item.id for item in made.checklist.work_order}
    here = [item.id for item in today(made).items]
    assert ids[: len(here)] == here
    assert {item.id for item in foremost(made)} >= {item.id for item in order(made) if item.priority == "P0"}


def test_the_first_day_of_a_plan_has_something_urgent() -> None:
    made = departure({**OWNER, "dates.employment_end": "2026-12-21", "handover.contact": ({"who": "Ada"},)})
    items = {item.id: item for item in made.checklist.items}
    first, *_ = plan(made).days
    assert items[first.item_ids[0]].priority == "P0"


def test_it_is_one_sentence_with_how_urgent_and_when() -> None:
    end: dict[str, Value] = {**OWNER, "dates.employment_end": "2026-12-21"}
    assert first_sentence(departure(end)) == "First: API keys and where they are kept (P0, tomorrow)."
    late: Value = ({"id": "bot", "text": "the bot", "priority": "P2", "due": "2026-11-21"},)
    assert first_sentence(departure({**end, "handover.item": late})) == "First: the bot (P2, 2 days late)."
    assert first_sentence(departure(OWNER | {"notice.contract_known": "unsure"})).startswith("First: ")


@pytest.mark.parametrize(
    "named",
    [
        {"handover.system": ({"name": "shop-ranker", "kind": "model", "status": "prod", "criticality": "3"},)},
        {"handover.model": ({"name": "shop-ranker", "version": "3"},)},
        {"handover.model": ({"name": "shop-ranker"},), "handover.item": ({"id": "XC-01", "priority": "P0"},)},
    ],
)
def test_what_is_named_comes_first_of_what_is_urgent_and_is_said(named: dict[str, Value]) -> None:
    made = departure({**OWNER, "dates.employment_end": "2026-12-21", **named})
    first, *_ = order(made)
    assert (first.priority, first.about) == ("P0", ("shop-ranker",))
    assert plan(made).days[0].item_ids[0] == first.id
    assert first_sentence(made) == f"First: {first.text} (shop-ranker, P0, tomorrow)."


def test_what_hangs_on_the_account_is_said_in_the_words_of_the_person() -> None:
    jobs: dict[str, Value] = {"account.schedules": "yes", "account.schedules_which": "nightly-eval.yml in recs"}
    made = departure({**OWNER, "dates.employment_end": "2026-12-21", **jobs})
    assert first_sentence(made).startswith("First: Scheduled workflows in your name (nightly-eval.yml in recs, P0, ")


def test_nothing_is_first_when_all_is_done() -> None:
    done: Value = tuple({"id": row_id, "status": "done"} for row_id in sorted(row_ids()))
    made = departure({**OWNER, "handover.item": done})
    assert (order(made), foremost(made), first_sentence(made)) == ((), (), ALL_DONE)
