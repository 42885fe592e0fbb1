"""The HR memo, the exit-interview notes and the day-0 page: what stands in them, in which order, and what does not."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import library
from resign_tui.core.document import Bullets, Document, Heading, Paragraph, Table, plain
from resign_tui.core.documents import compose
from resign_tui.core.documents.incidents import in_order, unquoted
from resign_tui.core.documents.outgoing import Outgoing
from resign_tui.core.draft import Record, Value
from tests.personas import personas

from .cases import TODAY, answers_for, count, departure, lines, paragraphs, words_of
from .leaver import LEAVER
from .test_letters import flaws

LATE: Record = {"date": "2026-10-29", "what": "did not let me pass", "place": "3rd floor"}
EARLY: Record = {
    "date": "14 September 2026",
    "time": "10:15",
    "place": "team call",
    "people": "Conrad Vellacott, line manager",
    "what": "raised his voice\nand ended the call",
    "words": '"You are lucky to be on it at all"',
    "witnesses": ("Ottoline Marsh", "Bram Achterberg"),
    "evidence": "recording, company archive",
    "reported": "to J. Reyes on 15 September; no answer",
    "effect": "left out of the next two calls",
}
MEMO: dict[str, Value] = {
    "hr.incident": (LATE, EARLY),
    "hr.request": ("investigation", "written_reply"),
    "hr.category": ("harassment", "credit"),
}


def memo(more: dict[str, Value] | None = None) -> Outgoing:
    document = compose(departure(answers_for("mistreated", MEMO, more or {})), "hr-memo")
    assert isinstance(document, Outgoing)
    return document


def titles(document: Document, level: int) -> list[str]:
    return [plain(one.text) for one in document.blocks if isinstance(one, Heading) and one.level == level]


def below(document: Document, title: str) -> list[str]:
    """The points of the first list below a heading."""
    blocks = list(document.blocks)
    at = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and plain(one.text) == title)
    found = next(one for one in blocks[at:] if isinstance(one, Bullets))
    return [plain(line) for line in found.items]


def test_incidents_are_numbered_in_the_order_in_which_they_happened() -> None:
    document = memo()
    assert document.missing == ()
    assert titles(document, 3) == ["1. September 14, 2026, 10:15, team call", "2. October 29, 2026, 3rd floor"]
    assert below(document, "1. September 14, 2026, 10:15, team call") == [
        "Involved: Conrad Vellacott, line manager",
        "Exact words: “You are lucky to be on it at all”",
        "Witnesses: Ottoline Marsh, Bram Achterberg",
        "Evidence and where it lies: recording, company archive",
        "Reported before: to J. Reyes on 15 September; no answer",
    ]
    assert paragraphs(document)["incident-1"] == "raised his voice\nand ended the call"
    assert below(document, "Effect on my work") == ["Event 1: left out of the next two calls"]


def test_the_memo_says_what_it_is_and_sums_up_in_three_sentences() -> None:
    body = paragraphs(memo())
    assert "no part of any notice" in body["purpose"]
    assert body["who"] == "I work as ML Engineer at Tern Analytics and report to Ada Nyström."
    assert body["summary"] == (
        "It concerns harassment and credit for work. Two events are described below, from September 14, 2026 to "
        "October 29, 2026, as I saw and heard them. Quotation marks stand only around exact words."
    )
    assert body["statement"].startswith("This report states what I know on November 23, 2026.")


def test_after_the_last_day_the_memo_speaks_of_the_past() -> None:
    assert paragraphs(memo({"hr.timing": "after_last_day"}))["who"].startswith("I worked as ML Engineer")


def test_requests_stand_as_a_list_with_a_day_for_the_reply() -> None:
    asked = below(memo(), "What I ask for")
    assert len(asked) == 2
    assert asked[1].endswith("by December 7, 2026")


@pytest.mark.parametrize("count_", range(7))
def test_every_request_has_its_own_words(count_: int) -> None:
    every = ("investigation", "separation", "correction_of_authorship", "no_contact", "written_reply", "other")
    document = memo({"hr.request": every[:count_]} if count_ else {})
    assert len(set(below(document, "What I ask for"))) == (count_ or 2)


def test_the_recipient_is_the_one_named_for_the_memo_then_hr_then_the_team() -> None:
    team = lines(memo(), "recipient")[0]
    contact: dict[str, Value] = {"hr.name": "J. Reyes", "hr.email": "reyes@tern.example"}
    board: dict[str, Value] = {**contact, "hr.recipient": "The board"}
    assert team == "To: People team"
    assert lines(memo(contact), "recipient")[0] == "To: J. Reyes"
    assert lines(memo(board), "recipient")[0] == "To: The board"
    assert memo(contact).message is not None
    assert [one.message.to for one in (memo(contact), memo(board)) if one.message] == ["reyes@tern.example", ""]


def test_a_memo_cannot_do_without_a_dated_incident_and_a_request() -> None:
    for more, expected in (
        ({"hr.incident": ()}, ["hr.incident"]),
        ({"hr.incident": ({"what": "x"},)}, ["hr.incident"]),
        ({"hr.incident": ({"date": "2026-09-14"},)}, ["hr.incident"]),
        ({"hr.incident": (), "hr.request": ()}, ["hr.incident", "hr.request"]),
    ):
        answers = {key: value for key, value in answers_for("mistreated", MEMO, more).items() if value}
        assert [one.field for one in compose(departure(answers), "hr-memo").missing] == expected


def test_more_than_ten_incidents_go_on_in_an_appendix() -> None:
    many = tuple({"date": f"2026-{month:02}-03", "what": "the same again"} for month in range(1, 12))
    document = memo({"hr.incident": many})
    assert len(titles(document, 3)) == 11
    assert titles(document, 2)[-1] == "Appendix: further events"
    assert titles(document, 3)[-1].startswith("11. November 3, 2026")


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("2026-09-14", date(2026, 9, 14)),
        ("14 September", date(2026, 9, 14)),
        ("14 December", date(2025, 12, 14)),
        ("29 February 2024", date(2024, 2, 29)),
        ("September to October 2026", date(2026, 9, 1)),
        ("since summer 2025", date(2025, 1, 1)),
        ("from 2026-03 on", date(2026, 3, 1)),
        ("2026-13-40 or so", None),
        ("every Monday", None),
        ("+2w", None),
        ("", None),
    ],
)
def test_dates_and_periods_are_put_in_order(typed: str, begins: date | None) -> None:
    assert in_order([{"date": typed, "what": "x"}], TODAY)[0].day == begins


def test_what_has_no_readable_date_comes_last_in_the_order_of_entry() -> None:
    records = [{"date": "every Monday", "what": "a"}, {"what": "b"}, {"date": "2026-01-02", "what": "c"}]
    assert [one.text("what") for one in in_order(records, TODAY)] == ["c", "a", "b"]


@given(st.text(max_size=30))
def test_any_date_and_any_quote_can_be_read(text: str) -> None:
    assert len(in_order([{"date": text, "what": text}], TODAY)) == 1
    assert unquoted(text) in text


def test_quotation_marks_are_not_doubled() -> None:
    for typed in ('"stop it"', "“stop it”", "«stop it»", "stop it"):
        assert unquoted(typed) == "stop it"
    assert unquoted('"no" and "never"') == '"no" and "never"'


def test_the_memo_reads_well_for_every_set_of_optional_answers() -> None:
    axes: dict[str, tuple[Value, ...]] = {
        "hr.category": ((), ("harassment",), ("harassment", "credit", "other")),
        "hr.policy_ref": ("", "Code of Conduct, section 4."),
        "hr.confidentiality": ("", "true"),
        "hr.anti_retaliation_line": ("", "true"),
        "hr.incident": ((LATE,), (EARLY,), (LATE, EARLY)),
        "sender.email": ("", "own@mailbox.example"),
        "sender.phone": ("", "+1 555 0100"),
        "sender.role": ("", "ML Engineer"),
        "manager.name": ("", "Ada Nyström"),
    }
    for values in itertools.product(*axes.values()):
        answers = answers_for("mistreated", MEMO, dict(zip(axes, values, strict=True)))
        document = compose(departure({key: value for key, value in answers.items() if value}), "hr-memo")
        assert document.missing == ()
        for name, text in paragraphs(document).items():
            if not name.startswith("incident") and name != "requests":
                assert flaws(text) == [], (text, answers)


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
    assert paragraphs(document)["reason"] == "a role closer to research."
    assert "Releases slip. For example: 2026-06-02. What could help: one owner for each" in text
    assert below(document, "What was good") == ["time for reviews", "honest post-mortems"]
    assert titles(document, 2)[-1] == "Before I sign"
    assert count(text) < 400


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


def test_typed_questions_take_the_place_of_ours() -> None:
    assert below(notes("open_door", {"exit_interview.ask": ("When is the last pay?",)}), "What I ask") == [
        "When is the last pay?"
    ]
    assert len(below(notes("open_door"), "What I ask")) == 9


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
    assert "the index" in below(document, "The biggest dangers")[0] + below(document, "The biggest dangers")[1]
    assert len(below(document, "The biggest dangers")) == 3


def test_a_run_leads_with_how_to_take_it_up() -> None:
    made = compose(departure(LEAVER), "day0")
    assert below(made, "Runs under way") == [
        "Recs-v5 pretraining · epoch 7 of 12, step 120k · resume with make resume CKPT=last, in train/ · "
        "next evaluate at epoch 8; stop if NDCG is below 0.40 · until 12 December · curves at wandb, recs-v5, run 31 · "
        "goes to Femke Overby"
    ]
    (incident,) = below(made, "Open incidents")
    assert incident.startswith("Stale ranks on Mondays · suspected the weekly backfill races the cache · ruled out ")
    assert incident.endswith(" · nobody has it next")


def test_the_biggest_dangers_are_what_goes_with_the_account_and_what_nobody_has() -> None:
    assert below(compose(departure(LEAVER), "day0"), "The biggest dangers") == [
        "Cloud keys that jobs run with, key of the nightly export job (goes with my account); by December 16, 2026",
        "Alerts that come to you, drift alert of Recs-v4 (goes with my account), with Femke Overby; "
        "by December 16, 2026",
        "Monday capacity call (nobody has it yet): ten minutes, with the platform team; by December 7, 2026",
    ]


def test_the_tables_of_the_day_0_page_are_narrow_enough_for_one_page() -> None:
    made = compose(departure(LEAVER), "day0")
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
