"""The exit-interview notes and the day-0 page: what stands in them, in which order, and what does not."""

from __future__ import annotations

import pytest

from resign_tui.core import library
from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.document import Bullets, Document, Heading, Paragraph, Table, plain
from resign_tui.core.documents import compose
from tests.core.cases import answers_for, count, departure, paragraphs, words_of
from tests.core.example_departure import EXAMPLE_ANSWERS
from tests.personas import personas


def titles(document: Document, level: int) -> list[str]:
    return [plain(one.text) for one in document.blocks if isinstance(one, Heading) and one.level == level]


def below(document: Document, title: str) -> list[str]:
    """The points of the first list below a heading."""
    blocks = list(document.blocks)
    at = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and plain(one.text) == title)
    found = next(one for one in blocks[at:] if isinstance(one, Bullets))
    return [plain(line) for line in found.items]


# -- exit interview --------------------------------------------------------------------------------------------------

NOTES: dict[str, Value] = {
    "exit_interview.neutral_reason": "a role closer to research.",
    "exit_interview.positives": ("time for reviews", "honest post-mortems"),
    "exit_interview.improvements": (
        {"observation": "Releases slip.", "example": "2026-06-02", "suggestion": "one owner for each"},
    ),
}


def notes(scenario: str, *more: dict[str, Value]) -> Document:
    return compose(departure(answers_for(scenario, *more)), "exit-interview")


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_the_notes_hold_what_was_typed_and_end_with_signing_nothing(scenario: str) -> None:
    document = notes(scenario, NOTES)
    text = words_of(document)
    assert paragraphs(document)["reason"] == "I am leaving for a role closer to research."
    assert "Releases slip. For example: 2026-06-02. What could help: one owner for each" in text
    assert below(document, "What was good") == ["time for reviews", "honest post-mortems"]
    assert titles(document, 2)[-1] == "Before I sign"
    assert count(text) < 400


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "I have decided to make a change."),
        ("TBD", "I have decided to make a change."),
        ("lead a group", "I am leaving to lead a group."),
        ("more time for my family", "I am leaving for more time for my family."),
        ("Because my family is moving", "I am leaving because my family is moving."),
        ("where my husband works", "I am leaving to be where my husband works."),
        ("climate modelling", "I am leaving to work on climate modelling."),
        ("as an ML lead", "I am leaving for a role as an ML lead."),
        ("for a PhD", "I am leaving for a PhD."),
        ("quantum stuff", "Quantum stuff."),
        ("My father is ill.", "My father is ill."),
    ],
)
def test_the_reason_is_a_sentence_whatever_was_typed(typed: str, said: str) -> None:
    assert paragraphs(notes("open_door", {"exit_interview.neutral_reason": typed}))["reason"] == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("research autonomy", "It would have taken research autonomy, and sooner."),
        ("to lead a team", "It would have taken a chance to lead a team, and sooner."),
        ("that my models reach patients", "What I wanted most was that my models reach patients."),
    ],
)
def test_what_would_have_kept_them_is_a_sentence_whatever_was_typed(typed: str, said: str) -> None:
    found = paragraphs(notes("counter_offer", {"next.goal_area": typed}))["outcome"]
    assert found == f"{said} The decision is settled now."


def test_three_moods() -> None:
    assert "What could be better" in titles(notes("open_door", NOTES), 2)
    assert "Only if I choose to say more" in titles(notes("closed_door", NOTES), 2)
    guarded = notes("mistreated", NOTES)
    assert "guarded" in paragraphs(guarded)
    assert "anything that belongs in a written report" in below(guarded, "Not today")
    assert "guarded" not in paragraphs(notes("open_door"))


def test_patterns_become_subjects_but_never_a_person() -> None:
    worn: dict[str, Value] = {"triage.patterns": ("unrealistic_deadlines", "hostile_manager")}
    assert below(notes("closed_door", worn), "Only if I choose to say more") == ["deadlines and how they are set"]
    assert "deadlines" not in words_of(notes("mistreated", worn))
    assert "hostile" not in words_of(notes("closed_door", worn))


def test_the_counter_offer_notes_say_what_would_have_changed_it() -> None:
    assert "research autonomy" in paragraphs(notes("counter_offer"))["outcome"]
    assert "outcome" not in paragraphs(notes("open_door"))


def test_typed_questions_stand_before_ours_and_none_is_asked_twice() -> None:
    asked = ("Who signs my visa letter?", "unused leave?", "Who signs my visa letter?")
    found = below(notes("open_door", {"exit_interview.ask": asked}), "What I will ask")
    assert found[:2] == ["Who signs my visa letter?", "unused leave?"]
    assert len(found) == 2 + 8
    assert not [one for one in found if "settled" in one]
    assert len(below(notes("open_door"), "What I will ask")) == 9


def test_what_stays_unsaid_is_added_to_ours() -> None:
    found = below(notes("open_door", {"exit_interview.off_limits": ("pay", "my health")}), "Not today")
    assert found == ["pay", "my health", "my next employer", "comparisons with other people or companies"]
    guarded = below(notes("mistreated", {"exit_interview.off_limits": ("my health",)}), "Not today")
    assert guarded[-1] == "anything that belongs in a written report"


@pytest.mark.parametrize(("field_id", "title"), [("off_limits", "Not today"), ("ask", "What I will ask")])
def test_only_these_takes_our_lines_away(field_id: str, title: str) -> None:
    field_id = f"exit_interview.{field_id}"
    assert below(notes("open_door", {field_id: ("my health", "Only these.")}), title) == ["my health"]
    assert below(notes("open_door", {field_id: ("only these",)}), title) == below(notes("open_door"), title)


def test_beyond_two_good_things_and_three_improvements_the_rest_waits() -> None:
    many: dict[str, Value] = {
        "exit_interview.positives": ("a", "b", "c", "d"),
        "exit_interview.improvements": tuple({"observation": f"thing {number}"} for number in range(1, 6)),
    }
    for scenario, title in (("open_door", "What could be better"), ("closed_door", "Only if I choose to say more")):
        document = notes(scenario, many)
        assert below(document, "What was good") == ["a", "b"]
        assert below(document, title) == ["Thing 1", "Thing 2", "Thing 3"]
        assert below(document, "If there is time") == ["c", "d", "Thing 4", "Thing 5"]
        assert "enough for one talk" in paragraphs(document)["spare"]
    assert "If there is time" not in titles(notes("open_door", NOTES), 2)
    assert "spare" not in paragraphs(notes("open_door", NOTES))


# -- day 0 -----------------------------------------------------------------------------------------------------------

WORK: tuple[Record, ...] = (
    {"kind": "training", "epoch": "7", "step": "120k", "next_step": "evaluate at 8"},
    {"kind": "incident", "hypothesis": "stale cache", "ruled_out": ("drift", "labels")},
)
OWNED: dict[str, Value] = {
    "handover.system": tuple({"name": f"system {n}", "status": "prod", "runbook": "wiki"} for n in range(8)),
    "handover.access": ({"system": "warehouse", "location": "vault, ml-prod", "owner": "me", "new_owner": "Bram"},),
    "handover.work": WORK,
    "ownership.training_in_flight": "true",
    "handover.item": (
        {"id": "OW-06", "note": "make resume CKPT=last"},
        {"text": "the index", "impact": "3", "bus_factor": "3"},
    ),
    "handover.contact": ({"who": "Femke", "about": "billing", "reach": "chat"},),
}  # fmt: skip


def test_the_day_0_page_has_what_is_needed_at_once() -> None:
    document = compose(departure(answers_for("closed_door", OWNED)), "day0")
    assert titles(document, 2) == [
        "Live systems and who owns them",
        "Where access is kept",
        "Runs under way",
        "Open incidents",
        "The biggest dangers",
        "Who to ask",
    ]
    text = words_of(document)
    for words in ("vault, ml-prod", "Bram", "make resume CKPT=last", "stale cache", "drift, labels", "Femke"):
        assert words in text
    assert "Two more in the handover." in text
    assert below(document, "The biggest dangers") == [
        "Incident: the incident is open, and nobody has it next; by December 7, 2026",
        "Training: the run goes on, and nobody has it next; by December 7, 2026",
        "Highest priority, no owner, by December 7, 2026 (only I know this): the index",
    ]


def test_a_run_leads_with_how_to_take_it_up() -> None:
    made = compose(departure(EXAMPLE_ANSWERS), "day0")
    assert below(made, "Runs under way") == [
        "Recs-v5 pretraining · epoch 7 of 12, step 120k · resume with make resume CKPT=last, in train/ · "
        "next evaluate at epoch 8; stop if NDCG is below 0.40 · until 12 December · curves at wandb, recs-v5, run 31 · "
        "goes to Femke Overby"
    ]
    (incident,) = below(made, "Open incidents")
    assert incident.startswith("Stale ranks on Mondays · suspected the weekly backfill races the cache · ruled out ")
    assert incident.endswith(" · goes to Bram Achterberg")


def test_the_biggest_dangers_are_the_first_of_the_open_risks() -> None:
    nobody = {key: value for key, value in EXAMPLE_ANSWERS.items() if key != "handover.successor"}
    found = below(compose(departure(nobody), "day0"), "The biggest dangers")
    assert found == below(compose(departure(nobody), "handover"), "Open risks")[:3]
    assert found[0].startswith("Stale ranks on Mondays: the incident is open, and nobody has it next; by ")
    assert all("; by December " in one for one in found)


def test_a_system_that_only_one_knows_comes_before_a_call_that_nobody_has() -> None:
    without = ("account.", "handover.successor")
    answers = {key: value for key, value in EXAMPLE_ANSWERS.items() if not key.startswith(without)}
    assert below(compose(departure(answers), "day0"), "The biggest dangers")[:2] == [
        "Stale ranks on Mondays: the incident is open, and nobody has it next; by December 18, 2026",
        "Labeling pipeline: only I know it; nobody takes it over; by December 18, 2026",
    ]


def test_a_danger_of_the_checklist_brings_what_was_written_about_it() -> None:
    call: Record = {
        "text": "the call",
        "verdict": "unowned",
        "priority": "P0",
        "note": "ten minutes",
        "evidence": "wiki",
    }
    made = compose(departure(answers_for("closed_door", {"handover.item": (call,)})), "day0")
    assert below(made, "The biggest dangers")[0] == (
        "the call: nobody has it yet; ten minutes; kept at: wiki; by December 7, 2026"
    )


def test_the_tables_of_the_day_0_page_are_narrow_enough_for_one_page() -> None:
    made = compose(departure(EXAMPLE_ANSWERS), "day0")
    tables = [one for one in made.blocks if isinstance(one, Table)]
    assert len(tables) == 3
    assert all(len(one.header) <= 4 for one in tables)
    assert "Old ranker" not in words_of(made)
    assert "CANARY" not in words_of(made)


def test_an_empty_part_of_the_day_0_page_says_so() -> None:
    document = compose(personas()["T-01"].departure, "day0")
    assert (
        sum("Nothing is written down" in plain(one.lines[0]) for one in document.blocks if isinstance(one, Paragraph))
        == 4
    )
    assert count(words_of(document)) < 250


def test_a_draft_with_a_bare_name_for_every_record_reads_well() -> None:
    bare: dict[str, Value] = {
        "handover.system": ({"name": "feature store"},),
        "handover.model": ({"name": "ranker"},),
        "handover.experiment": ({"project": "ablations"},),
        "handover.access": ({"system": "warehouse"},),
        "handover.work": ({"kind": "pretraining of v5"}, {"kind": "incident"}),
        "handover.tool": ({"name": "loader"},),
        "handover.contact": ({"who": "Femke"},),
        "handover.item": ({"text": "the dashboard"},),
    }
    made = compose(departure(answers_for("closed_door", bare)), "day0")
    tables = [
        (one.header, [[plain(cell) for cell in row] for row in one.rows])
        for one in made.blocks
        if isinstance(one, Table)
    ]
    assert tables == [
        (("System", "Successor"), [["feature store", "nobody yet"]]),
        (("Model", "Owner"), [["ranker", "nobody yet"]]),
        (("System",), [["warehouse"]]),
    ]
    assert below(made, "Runs under way") == ["Pretraining of v5 · nobody has it next"]
    assert below(made, "Open incidents") == ["Incident · nobody has it next"]
    assert below(made, "Who to ask") == ["Femke"]
    pack = compose(departure(answers_for("closed_door", bare)), "handover")
    assert below(pack, "Start here")[:2] == [
        "In use: feature store; model ranker",
        "Burning: Incident (nobody has it next)",
    ]
    for empty in ("()", ": ;", " ,", "· ·"):
        assert empty not in words_of(made) + words_of(pack)


def test_the_day_0_page_says_who_owns_each_system_and_each_model() -> None:
    answers: dict[str, Value] = {
        "handover.system": ({"name": "ranker", "successor": "Priya"}, {"name": "feature store"}),
        "handover.model": ({"name": "Ranker"}, {"name": "reranker", "owner": "Bo"}, {"name": "detector"}),
    }
    made = compose(departure(answers_for("closed_door", answers)), "day0")
    tables = [[[plain(cell) for cell in row] for row in one.rows] for one in made.blocks if isinstance(one, Table)]
    assert tables == [
        [["ranker", "Priya"], ["feature store", "nobody yet"]],
        [["Ranker", "Priya"], ["reranker", "Bo"], ["detector", "nobody yet"]],
    ]


def test_many_systems_that_have_only_a_name_are_one_line_of_the_day_0_page() -> None:
    systems = ({"name": "ranker", "runbook": "wiki/ranker"}, *({"name": f"job {number}"} for number in range(8)))
    models = tuple({"name": "m", "version": version} for version in ("2", "1"))
    answers: dict[str, Value] = {"handover.system": systems, "handover.model": models}
    made = compose(departure(answers_for("closed_door", answers)), "day0")
    tables = [[[plain(cell) for cell in row] for row in one.rows] for one in made.blocks if isinstance(one, Table)]
    assert tables == [[["ranker", "nobody yet", "wiki/ranker"]], [["m", "2", "nobody yet"]]]
    line = "Without an owner or a runbook: job 0, job 1, job 2, job 3, job 4, job 5, and two more"
    assert line in words_of(made)
