"""Entries column by column, and the checklist item by item."""

from __future__ import annotations

from tests.plain.host import Talk, talked

__all__ = ["talked"]

RECORDS = "go handover", *["skip"] * 11
"""To the first list of entries."""


def test_an_entry_by_its_name_then_column_by_column(talked: Talk) -> None:
    talked.lines(*RECORDS, "ranker", "3", "p", "3", "next", "2048", "next", "", "quit")
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
    talked.lines(*RECORDS, *["skip"] * 5, "Recs-v5 pretraining", "t", "next", "", "quit")
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
    assert "Added as number 25, under " in talked.said
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


# -- what perhaps applies ----------------------------------------------------------------------------------------------


def decided(talk: Talk) -> list[tuple[str, str]]:
    """What was said of rows that perhaps apply: taken or not, and ruled out or not."""
    records = talk.draft.records("handover.item")
    return [(str(record.get("taken", "")), str(record.get("status", ""))) for record in records]


def test_what_perhaps_applies_is_asked_row_by_row(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "m", "y", "n", "", "maybe", "next", "list", "quit")
    assert decided(talked) == [("true", ""), ("", "not_applicable")]
    assert "1 of " in talked.said
    assert '"maybe" is neither y nor n.' in talked.said
    assert "New on your list, from number 25 on: 1." in talked.said
    assert "25 P" in talked.said.rpartition("24 P")[2]
    assert talked.faults() == []


def test_going_back_in_the_pass_takes_back_what_was_said(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "m", "n", "y", "back", "back", "y", "next", "quit")
    assert [each for each in decided(talked) if any(each)] == [("true", "")]


def test_one_undo_takes_back_one_answer_of_the_pass(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "m", "n", "n", "next", "undo", "quit")
    assert decided(talked) == [("", "not_applicable")]
    assert " perhaps applies again.\n" in talked.said


# -- filters -----------------------------------------------------------------------------------------------------------


def numbers(talk: Talk) -> list[str]:
    """The items that were shown, by number and in order."""
    shown = (line.partition(" of 24. ") for line in talk.said.split("\n"))
    return [number for number, mark, _ in shown if mark and number.isdecimal()]


def test_a_filter_lists_what_it_keeps_and_enter_goes_through_that_alone(talked: Talk) -> None:
    talked.lines(
        *CHECKLIST, "7", "u", "tomorrow", "9", "u", "30 Nov", "11", "u", "24 Dec", "2", "due", *[""] * 24, "quit"
    )
    passed, _, _ = talked.said.partition("Those were all of them; the others are in view again.")
    assert passed != talked.said
    listed = [line.split()[0] for line in passed.split("\n") if line.startswith(tuple(f"  {at} P" for at in range(25)))]
    assert {"7", "9"} <= set(listed), "a day of its own"
    assert "1" in listed, "the day of the plan"
    assert "11" not in listed
    shown = [line.partition(" of 24. ")[0] for line in passed.split("\n") if " of 24. " in line]
    assert shown[-len(listed) :] == listed


def test_words_after_a_slash_find_and_back_goes_through_them_too(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "3", "n", "ask Priya", "5", "n", "Priya knows", "/priya", "", "back", "all", "", "quit")
    assert numbers(talked)[-5:] == ["3", "5", "3", "3", "4"]


def test_what_is_done_is_not_open_and_what_somebody_has_is_not_mine(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "d", "2", "o", "Bram", "open", "1", "mine", "quit")
    opened, mine = talked.said.split("Choice: ")[-4], talked.said.split("Choice: ")[-2]
    assert "  1 P" not in opened
    assert "  2 P" in opened
    assert "  1 P" in mine
    assert "  2 P" not in mine


def test_a_filter_that_keeps_nothing_changes_nothing(talked: Talk) -> None:
    talked.lines(*CHECKLIST, "2", "/zeppelin", "", "quit")
    assert " Everything is in view again." in " ".join(talked.said.split())
    assert numbers(talked)[-2:] == ["2", "3"]
