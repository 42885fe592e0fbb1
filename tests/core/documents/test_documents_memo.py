"""The HR memo: what stands in it, in which order, what it cannot do without, and what it says of itself."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.document import Document
from resign_tui.core.documents import compose
from resign_tui.core.documents.hr_memo.incidents import in_order, unquoted
from tests.core.cases import TODAY, answers_for, departure, lines, paragraphs, words_of
from tests.core.letter.test_letters import flaws
from tests.core.pages import points, titles

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


def memo(more: dict[str, Value] | None = None) -> Document:
    return compose(departure(answers_for("mistreated", MEMO, more or {})), "hr-memo")


def test_incidents_are_numbered_in_the_order_in_which_they_happened() -> None:
    document = memo()
    assert document.missing == ()
    assert titles(document, 3) == ["1. September 14, 2026, 10:15, team call", "2. October 29, 2026, 3rd floor"]
    assert points(document, "1. September 14, 2026, 10:15, team call", 3) == [
        "Involved: Conrad Vellacott, line manager",
        "Exact words: “You are lucky to be on it at all”",
        "Witnesses: Ottoline Marsh, Bram Achterberg",
        "Evidence and where it is kept: recording, company archive",
        "Reported earlier: to J. Reyes on 15 September; no answer",
    ]
    assert paragraphs(document)["incident-1"] == "Raised his voice\nand ended the call."
    assert points(document, "Effect on my work") == ["Event 1: left out of the next two calls"]


def test_the_memo_says_what_it_is_and_sums_up_in_three_sentences() -> None:
    body = paragraphs(memo())
    assert "separate from any notice" in body["purpose"]
    assert body["who"] == "My role at Tern Analytics is ML Engineer, and I report to Ada Nyström."
    assert body["summary"] == (
        "This report concerns harassment and credit for work. Two events are described below, from September 14, 2026, "
        "to October 29, 2026, as I experienced them. Quotation marks are used only for exact words."
    )
    assert body["statement"].startswith("This report states what I know as of November 23, 2026.")


def test_after_the_last_day_the_memo_speaks_of_the_past() -> None:
    assert paragraphs(memo({"hr.timing": "after_last_day"}))["who"].startswith(
        "My role at Tern Analytics was ML Engineer, and I reported to"
    )


def test_requests_stand_as_a_list_with_a_day_for_the_reply() -> None:
    asked = points(memo(), "What I ask for")
    assert len(asked) == 2
    assert asked[1].endswith("by December 7, 2026")


@pytest.mark.parametrize("count_", range(7))
def test_every_request_has_its_own_words(count_: int) -> None:
    every = ("investigation", "separation", "correction_of_authorship", "no_contact", "written_reply", "other")
    document = memo({"hr.request": every[:count_]} if count_ else {})
    assert len(set(points(document, "What I ask for"))) == (count_ or 2)


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
        ({"hr.incident": ({"date": "2026-09-14"}, {"what": "x"}, {"place": "a call"})}, ["hr.incident"]),
        ({"hr.incident": (), "hr.request": ()}, ["hr.incident", "hr.request"]),
    ):
        answers = {key: value for key, value in answers_for("mistreated", MEMO, more).items() if value}
        assert [one.field for one in compose(departure(answers), "hr-memo").missing] == expected


def test_one_event_with_a_date_and_facts_is_enough() -> None:
    document = memo({"hr.incident": (EARLY, {"what": "said no", "place": "a call"}, {"date": "5 October 2026"})})
    assert document.missing == ()
    assert titles(document, 3)[1:] == ["2. October 5, 2026", "3. date not given, a call"]
    assert paragraphs(document)["incident-2"] == "No details given."
    assert " from " not in paragraphs(document)["summary"]
    spoken = memo({"hr.incident": ({"date": "5 October 2026", "words": "You are lucky"},)})
    assert spoken.missing == ()
    assert "No details" not in words_of(spoken)


@pytest.mark.parametrize(
    ("incidents", "label"),
    [
        (({"date": "2026-09-14"},), "Event 1: what was said or done"),
        (({"date": "2026-09-14"}, {"what": "x"}), "Event 2: when it happened"),
        (({"place": "a call"},), "Event 1: when it happened and what was said or done"),
        ((), "What happened, and when"),
    ],
)
def test_what_is_missing_says_in_which_event(incidents: tuple[Record, ...], label: str) -> None:
    answers = {
        key: value for key, value in answers_for("mistreated", MEMO, {"hr.incident": incidents}).items() if value
    }
    document = compose(departure(answers), "hr-memo")
    assert [one.label for one in document.missing] == [label]
    assert words_of(document).count("‹") == label.count(" and ") + 1 - (label == "What happened, and when")


CREDIT: dict[str, Value] = {
    "hr.credit": (
        {
            "title": "Hard negatives for retrieval",
            "venue": "a workshop, December 2026",
            "draft_history": "shared editor, March to June",
            "contribution": "me: method and runs\nC. V.: figures",
            "request": "the author list of the June draft",
        },
        {"draft_history": "repo papers"},
    ),
}
RELEASES: dict[str, Value] = {
    "hr.release": (
        {"model": "Spam-v2"},
        {
            "date": "14 September",
            "model": "Recs-v5",
            "evaluation": "report 31, in the tracker",
            "decided_by": "C. Vellacott, director",
            "risk_stated": "mail of 12 September",
        },
    ),
}


def test_credit_and_releases_have_sections_of_their_own_with_their_numbers() -> None:
    document = memo({**CREDIT, **RELEASES})
    assert document.missing == ()
    assert titles(document, 2) == [
        "What happened",
        "Credit for papers and patents",
        "Release of models",
        "Effect on my work",
        "What I ask for",
    ]
    assert titles(document, 3)[2:] == [
        "1. Hard negatives for retrieval",
        "2. title not given",
        "1. September 14, 2026, Recs-v5",
        "2. date not given, Spam-v2",
    ]
    assert points(document, "1. Hard negatives for retrieval", 3) == [
        "Venue: a workshop, December 2026",
        "Draft history: shared editor, March to June",
        "Who contributed what: me: method and runs C. V.: figures",
        "I ask for: the author list of the June draft",
    ]
    assert points(document, "1. September 14, 2026, Recs-v5", 3) == [
        "Decided by: C. Vellacott, director",
        "Evaluation result, by reference: report 31, in the tracker",
        "Risk stated in writing: mail of 12 September",
    ]
    assert "harassment, credit for work, and the release of a model." in paragraphs(document)["summary"]
    assert all(flaws(paragraphs(document)[one]) == [] for one in ("credit", "release"))


def test_credit_and_releases_stand_only_where_they_were_filled_in() -> None:
    for more, seen in (({}, 0), (CREDIT, 1), (RELEASES, 1)):
        found = {"Credit for papers and patents", "Release of models"} & set(titles(memo(more), 2))
        assert len(found) == seen
        assert ({"credit", "release"} & set(paragraphs(memo(more))) != set()) is bool(seen)


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
