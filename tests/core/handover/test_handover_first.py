"""What whoever follows reads first: where to start, whose everything is, and what can go wrong."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.departure import Departure
from resign_tui.core.documents import compose
from resign_tui.core.handover.named import named
from resign_tui.core.plan.order import foremost
from tests.core.cases import departure, words_of
from tests.core.example_departure import EXAMPLE_ANSWERS
from tests.core.pages import OWNER, document, points, rows, table_after, titles
from tests.personas import personas

NOBODY_FOR_ALL = {key: value for key, value in EXAMPLE_ANSWERS.items() if key != "handover.successor"}


def test_whoever_takes_over_has_everything_that_names_nobody_of_its_own() -> None:
    systems: tuple[Record, ...] = (
        {"name": "shop-ranker", "criticality": "3"},
        {"name": "feed", "successor": "Wim"},
        {"name": "old", "status": "retired"},
    )
    answers: dict[str, Value] = {
        **OWNER,
        "handover.successor": "Priya",
        "handover.system": systems,
        "handover.model": ({"name": "m"},),
        "handover.access": ({"system": "warehouse", "location": "vault"},),
        "handover.work": ({"kind": "incident", "name": "stale ranks"},),
    }
    made = document(answers)
    assert [(row[0], row[2]) for row in rows(made, "Owner map")] == [
        ("shop-ranker", "Priya"), ("feed", "Wim"), ("old", ""), ("m", "Priya"), ("warehouse", "Priya"),
    ]  # fmt: skip
    day0 = compose(departure(answers), "day0")
    for each in (made, day0):
        assert "nobody has it next" not in words_of(each)
        assert "nobody takes it over" not in words_of(each)
        assert "nobody yet" not in words_of(each)
    nobody = document({**answers, "handover.successor": "TBD"})
    assert rows(nobody, "Owner map")[0][2] == "nobody yet"


def test_the_first_lines_say_what_is_live_runs_burns_goes_and_whom_to_ask() -> None:
    assert points(document(EXAMPLE_ANSWERS), "Start here") == [
        "Live: Recs-v4 ranking service and Labeling pipeline; models Recs-v4 (v4.2, alias prod) and Spam-v2 (v2.0)",
        "Running: Recs-v5 pretraining (epoch 7 of 12, step 120k; goes to Femke Overby)",
        "Burning: Stale ranks on Mondays (goes to Bram Achterberg)",
        "To move by December 16, 2026, before my account closes: "
        "Cloud keys that jobs run with (key of the nightly export job); "
        "Alerts that go to one person (drift alert of Recs-v4)",
        "Ask first: Ines Maro, about the vendor of the labels (chat)",
    ]


def test_without_an_account_to_close_the_most_urgent_comes_first() -> None:
    (only,) = points(document(OWNER), "Start here")
    urgent = [named(item).text for item in foremost(departure(OWNER))]
    assert only == f"First on the checklist: {'; '.join(urgent[:3])}"


@pytest.mark.parametrize(("count", "said"), [(1, "A0"), (2, "A0 and A1"), (6, "A0, A1, A2, A3, and two more")])
def test_many_systems_are_counted(count: int, said: str) -> None:
    systems = tuple({"name": f"A{number}"} for number in range(count))
    assert points(document({**OWNER, "handover.system": systems}), "Start here")[0] == f"In use: {said}"


def test_models_alone_are_named_as_such() -> None:
    one, two = ({**OWNER, "handover.model": models} for models in (({"name": "m"},), ({"name": "m"}, {"name": "n"})))
    assert points(document(one), "Start here")[0] == "Model: m"
    assert points(document(two), "Start here")[0] == "Models: m and n"


def test_the_owner_map_has_systems_models_and_access_and_says_where_nobody_is() -> None:
    made = document(NOBODY_FOR_ALL)
    assert table_after(made, "Owner map").header == ("System", "What it is", "Owner from now on", "Backup")
    assert rows(made, "Owner map") == [
        ["Recs-v4 ranking service", "service, production, critical", "Bram Achterberg", "Femke Overby"],
        ["Labeling pipeline", "pipeline, production, only I know it", "nobody yet", ""],
        ["Old ranker", "service, retired", "", ""],
        ["Recs-v4", "model, v4.2, alias prod", "Bram Achterberg", ""],
        ["Spam-v2", "model, v2.0", "nobody yet", ""],
        ["warehouse", "access: database", "Bram Achterberg", ""],
        ["export bucket", "access: cloud", "nobody yet", ""],
    ]
    assert points(made, "Owner map") == [
        "Recs-v4 ranking service: runbook at wiki/recs-v4/runbook; "
        "Deploy before noon. The cache takes an hour to fill.",
        "Labeling pipeline: runbook at repo labeling, docs/run.md",
    ]


def test_a_model_that_is_a_system_stands_once_in_the_owner_map() -> None:
    made = document({**OWNER, "handover.system": ({"name": "Recs"},), "handover.model": ({"name": "recs"},)})
    assert rows(made, "Owner map") == [["Recs", "nobody yet"]]


def test_several_keys_of_one_thing_share_a_row() -> None:
    keys: tuple[Record, ...] = (
        {"system": "S3", "kind": "cloud", "new_owner": "Bram"},
        {"system": "s3", "kind": "api_key", "new_owner": "Bram"},
    )
    assert rows(document({**OWNER, "handover.access": keys}), "Owner map") == [["S3", "access: cloud, API key", "Bram"]]


def test_the_risks_say_what_why_and_by_when() -> None:
    assert points(document(NOBODY_FOR_ALL), "Open risks")[:6] == [
        "Stale ranks on Mondays: the incident is open, and nobody has it next; by December 18, 2026",
        "Cloud keys that jobs run with (key of the nightly export job): goes with my account; by December 16, 2026",
        "Alerts that go to one person (drift alert of Recs-v4): goes with my account; "
        "it goes to Femke Overby; by December 16, 2026",
        "Labeling pipeline: only I know it; nobody takes it over; by December 18, 2026",
        "Jobs that run under a personal identity: may go with my account, not checked yet; by December 16, 2026",
        "Monday capacity call: nobody has it yet; by December 7, 2026",
    ]


def test_what_of_the_highest_priority_nobody_touched_is_one_line_at_the_end_that_claims_nothing() -> None:
    *before, last = points(document(EXAMPLE_ANSWERS), "Open risks")
    assert last.startswith("Highest priority, not written down yet, by December 18, 2026: ")
    assert not [one for one in before if "not written down yet" in one]


REASONS = ("goes with my account", "only I have done", "only I know")


@pytest.mark.parametrize("name", ["handover", "day0"])
@pytest.mark.parametrize("who", ["nobody", "owner", "T-01", "T-02"])
def test_a_reason_that_nobody_gave_stands_nowhere(who: str, name: str) -> None:
    if who in personas():
        draft, today = personas()[who].draft, personas()[who].today
        made = Departure(draft.answer("handover.item", ()), today)
    else:
        made = departure(OWNER if who == "owner" else {"sender.full_name": "Maribel"})
    shown = words_of(compose(made, name))
    assert [one for one in REASONS if one in shown] == []
    assert "not written down yet" in shown


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        (
            {"impact": "3", "bus_factor": "3"},
            "Highest priority, no owner, by December 21, 2026 (only I know this): mine",
        ),
        ({"impact": "2", "irrecoverability": "3"}, "mine: goes with my account; by December 21, 2026"),
        ({"impact": "3", "bus_factor": "0"}, "Highest priority, no owner, by December 21, 2026: mine"),
        ({}, "Highest priority, no owner, by December 21, 2026: mine"),
    ],
)
def test_the_scores_of_the_person_are_a_reason(scores: dict[str, str], said: str) -> None:
    assert points(document(owned(**scores)), "Open risks") == [said]


def test_what_was_scored_on_a_row_of_ours_is_told_by_who_can_do_it() -> None:
    scored: Record = {"id": "MV-07", "impact": "3", "bus_factor": "3"}
    found = points(document({**OWNER, "handover.item": (scored,)}), "Open risks")
    assert found[0] == "Highest priority, no owner, by December 21, 2026 (only I have done this so far): Rollback"


def test_the_dangers_stand_in_one_order() -> None:
    answers: dict[str, Value] = {
        **owned(verdict="unowned"),
        "account.cloud_keys": "yes",
        "account.jobs": "unsure",
        "handover.system": ({"name": "the index", "criticality": "3"}, {"name": "the cache", "criticality": "2"}),
        "handover.work": (
            {"kind": "paper", "name": "a paper"},
            {"kind": "incident", "name": "stale", "new_owner": "Bram"},
            {"kind": "training", "name": "v5"},
            {"kind": "training", "name": "v6", "new_owner": "Bram"},
            {"kind": "incident", "name": "slow"},
        ),
    }
    assert [one.split(":")[0] for one in points(document(answers), "Open risks")] == [
        "slow",
        "v5",
        "Cloud keys that jobs run with",
        "the index",
        "mine",
        "Jobs that run under a personal identity",
        "stale",
    ]


def owned(status: str = "todo", **more: str) -> dict[str, Value]:
    """Everything of the highest priority has an owner, but for one item of the person's own."""
    works = {
        "ownership.training_in_flight": "true",
        "ownership.open_incident": "true",
        "ownership.sole_maintainer": "much",
    }
    rows = departure({**OWNER, **works}).checklist.items
    items: list[Record] = [{"id": one.id, "owner": "Bram"} for one in rows]
    return {**OWNER, "handover.item": (*items, {"text": "mine", "priority": "P0", "status": status, **more})}


@pytest.mark.parametrize(
    ("more", "risky"),
    [
        ({}, True),
        ({"owner": "Femke"}, False),
        ({"received_by": "Femke"}, False),
        ({"verdict": "finish"}, False),
        ({"verdict": "drop"}, False),
        ({"verdict": "unowned"}, True),
        ({"verdict": "unowned", "priority": "P2"}, True),
        ({"status": "done"}, False),
        ({"status": "done", "verdict": "unowned"}, False),
        ({"status": "not_applicable"}, False),
        ({"priority": "P1"}, False),
    ],
)
def test_which_items_are_a_risk(more: dict[str, str], risky: bool) -> None:
    made = document(owned(**more))
    assert ("Open risks" in titles(made, 2)) is risky
    assert not risky or any("mine" in one for one in points(made, "Open risks"))


@pytest.mark.parametrize(
    ("system", "risky"),
    [
        ({"criticality": "3"}, True),
        ({"bus_factor": "3"}, True),
        ({"criticality": "2", "bus_factor": "2"}, False),
        ({"criticality": "3", "successor": "Bram"}, False),
        ({"criticality": "3", "status": "retired"}, False),
    ],
)
def test_which_systems_are_a_risk(system: dict[str, str], risky: bool) -> None:
    made = document({**owned(owner="Bram"), "handover.system": ({"name": "the index", **system},)})
    assert ("Open risks" in titles(made, 2)) is risky


@pytest.mark.parametrize(("owner", "risky"), [("", True), ("Femke", False)])
def test_a_run_that_nobody_has_next_is_a_risk(owner: str, risky: bool) -> None:
    run = {"kind": "training", "name": "v5", "new_owner": owner, "deadline": "noon"}
    made = document({**owned(owner="Bram"), "handover.work": (run,)})
    assert ("Open risks" in titles(made, 2)) is risky
    assert not risky or points(made, "Open risks") == ["v5: the run goes on, and nobody has it next; by noon"]


def test_what_goes_with_the_account_and_has_nobody_says_both_in_one_line() -> None:
    lost: dict[str, Value] = {**EXAMPLE_ANSWERS, "handover.item": ({"id": "IA-02", "verdict": "unowned"},)}
    lines = [one for one in points(document(lost), "Open risks") if "Cloud keys" in one]
    assert lines == [
        "Cloud keys that jobs run with (key of the nightly export job): goes with my account, and nobody has it yet; "
        "by December 16, 2026"
    ]


def test_the_risks_stay_a_short_list() -> None:
    many = tuple({"name": f"A{number}", "criticality": "3"} for number in range(30))
    found = points(document({**OWNER, "handover.system": many}), "Open risks")
    assert len(found) == 13
    assert found[-1].startswith("And ")
    assert found[-1].endswith(" more below.")
