"""Entries column by column, and the checklist item by item."""

from __future__ import annotations

from tests.plain.host import Talk, talked

__all__ = ["talked"]

RECORDS = "go handover", *["skip"] * 11
"""To the first list of entries."""


def test_an_entry_by_its_name_then_column_by_column(talked: Talk) -> None:
    talked.lines(*RECORDS, "ranker", "s", "p", "3", "next", "2048", "next", "", "quit")
    first, second = talked.draft.records("handover.system")
    assert first == {"name": "ranker", "kind": "service", "status": "prod", "criticality": "3"}
    assert second == {"name": "2048"}
    assert "1 ranker, service" in talked.said


def test_an_entry_is_changed_and_taken_away_and_comes_back(talked: Talk) -> None:
    talked.lines(
        *RECORDS, "ranker", "next", "tagger", "next", "1", "the ranker", "next", "delete 2", "undo", "", "quit"
    )
    assert [entry["name"] for entry in talked.draft.records("handover.system")] == ["the ranker", "tagger"]


def test_a_list_whose_first_column_is_a_choice_begins_with_the_name(talked: Talk) -> None:
    talked.lines(*RECORDS, *["skip"] * 4, "Recs-v5 pretraining", "t", "next", "", "quit")
    assert talked.draft.records("handover.work") == ({"name": "Recs-v5 pretraining", "kind": "training"},)


def test_the_account_questions_ask_which_where_the_answer_is_yes(talked: Talk) -> None:
    talked.lines("go handover", "next", "y", "nightly-retrain", "n", "quit")
    assert talked.asked[-4:-1] == ["Does a job run as you?", "Which jobs", "Do jobs use your cloud keys?"]
    assert talked.draft.text("account.jobs_which") == "nightly-retrain"


CHECKLIST = "go handover", "next", "next"


def test_an_item_is_ticked_noted_given_an_owner_and_a_day(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "n", "in the wiki", "o", "Bram", "u", "tomorrow", "d", "", "x", "quit")
    noted, passed = talked.draft.records("handover.item")
    assert {key: noted[key] for key in ("note", "owner", "due", "status")} == {
        "note": "in the wiki",
        "owner": "Bram",
        "due": "2026-11-24",
        "status": "done",
    }
    assert passed["status"] == "not_applicable"


def test_a_day_that_cannot_be_read_is_asked_again(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "u", "whenever", "2 Dec", "quit")
    assert "Now: whenever" in talked.said
    assert talked.draft.records("handover.item")[0]["due"] == "2026-12-02"


def test_an_item_of_ones_own_and_the_list(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "a", "the weekly report job", "list", "25", "delete", "quit")
    assert "Added as number 25." in talked.said
    assert "25 P1, open: the weekly report job" in talked.said
    assert talked.draft.records("handover.item") == ()


def test_everything_about_an_item(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "e", *[""] * 20, "quit")
    assert {"Status", "Priority", "Hours", "Impact", "Received by"} <= set(talked.asked)


def test_a_letter_that_means_nothing_is_told_back(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "ask Priya about it", "quit")
    assert '"ask Priya about it" is none of these letters' in talked.said


def test_the_most_urgent_are_walked_and_the_rest_is_a_number_away(talked: Talk) -> None:
    talked.lines(*CHECKLIST, *[""] * 25, "quit")
    assert "Those were the most urgent" in talked.said
    assert "Step 6 of 7, Review" in talked.said
