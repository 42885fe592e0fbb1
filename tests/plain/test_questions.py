"""Answers: what stands, what was typed, whether it can be read, and that it is on the disk at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resign_tui.cli.plain.choosing import choices_of
from resign_tui.cli.plain.console import listed
from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import WizardPlace
from resign_tui.core.answers.leaks import LEAK
from resign_tui.core.errors import WriteError
from resign_tui.drafts.store import Store, open_draft
from tests.plain.host import TODAY, Talk, talked

__all__ = ["talked"]


def test_each_answer_is_on_the_disk_before_the_next_question(talked: Talk) -> None:
    seen: list[str] = []

    def read() -> str | None:
        if talked.label == "Name you sign with":
            seen.append(talked.draft.text("sender.full_name"))
            return None
        return "go people" if talked.label == "Any misconduct?" else "Ada Okonjo-Reyes"

    assert talked.run(read) == 0
    assert seen == ["Ada Okonjo-Reyes"]


def test_enter_keeps_what_stands(talked: Talk) -> None:
    talked.lines("go people", "Ada", "back", "", "quit")
    assert "Now: Ada" in talked.said
    assert talked.draft.text("sender.full_name") == "Ada"


@pytest.mark.parametrize("typed", ["m", "maybe", "MAY"])
def test_a_choice_by_letter_by_name_and_by_its_beginning(typed: str, talked: Talk) -> None:
    talked.lines("", "", typed, "quit")
    assert talked.draft.text("triage.would_return") == "maybe"


@pytest.mark.parametrize("typed", ["4", "Germany", "germ"])
def test_a_place_by_number_and_name(typed: str, talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go people", "Where is the contract governed?": typed})
    assert talked.draft.text("locale.jurisdiction") == "DE"


def test_several_choices_and_none(talked: Talk) -> None:
    talked.lines("1, retaliation", "5 1", "quit")
    assert talked.draft.texts("triage.misconduct") == ("harassment", "retaliation")
    assert talked.draft.texts("triage.patterns") == ("hostile_manager", "unrealistic_deadlines")
    talked.lines("go situation", "n", "n, 5", "quit")
    assert talked.draft.texts("triage.misconduct") == ("none",)
    assert talked.draft.texts("triage.patterns") == ("hostile_manager",)


def test_one_list_is_picked_from_in_one_way() -> None:
    lists = [choices_of(spec) for spec in catalogue.fields().values() if choices_of(spec)]
    assert len(lists) > 40
    by_letter = [choices for choices in lists if all(choice.key for choice in choices)]
    assert len(by_letter) > 10
    assert [choices for choices in lists if choices not in by_letter and any(choice.key for choice in choices)] == []


def test_how_many_there_are_is_told_anew_when_an_answer_changes_it(talked: Talk) -> None:
    talked.lines("", "", "", "", "", "", "quit")
    assert "2 of 9. Patterns that wore you down?" in talked.said
    assert " now. " not in talked.said
    talked.lines("go situation", "1", "", "quit")
    assert "2 of 14 now. Patterns that wore you down?" in talked.said
    assert "3 of 14. " in talked.said


def test_a_needed_answer_that_is_left_open_is_told(talked: Talk) -> None:
    talked.lines("go people", "", "", "quit")
    assert talked.said.count("Left open: the letter needs it.") == 1
    talked.said = ""
    talked.lines("go people", "Ada", "back", "", "quit")
    assert "Left open" not in talked.said


def test_what_is_no_choice_is_told_back_and_changes_nothing(talked: Talk) -> None:
    talked.lines("", "", "y", "back", "perhaps so", "", "quit")
    assert '"perhaps so" is none of these: y, m, n. What stood there stays.' in talked.said
    assert talked.draft.text("triage.would_return") == "yes"


def test_an_unreadable_date_is_kept_told_and_asked_again(talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go people", "Employed since": ["the day I came", "2 Oct 2023"]})
    assert "Now: the day I came" in talked.said
    assert "Could not read" in talked.said
    assert talked.draft.text("sender.start_date") == "2 Oct 2023"
    assert talked.asked.count("Employed since") == 1


def test_what_was_not_mended_is_kept_and_asked_again_in_the_review(talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go people", "Employed since": ["the day I came", "", "2 Oct 2023"]})
    assert talked.draft.text("sender.start_date") == "2 Oct 2023"
    assert talked.asked.count("Employed since") == 2


def test_a_date_that_reads_in_two_ways_is_settled_by_a_number(talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go dates", "Start of the new work": ["04/01/2027", "2"]})
    assert "which one?" in talked.said
    assert talked.draft.text("next.start_date") == "1 April 2027"


def test_a_doubtful_phrase_is_settled_by_a_number(talked: Talk) -> None:
    talked.answers(
        {"Any misconduct?": "go words", "Thank them for": "hard problem; long review"},
        {"1 to 2, Enter for 1:": ["2", ""]},
    )
    assert "The letter can say it in two ways:" in talked.said
    assert "; ".join(talked.draft.texts("content.gratitude")) == "hard problem; long review"
    assert dict(talked.draft.wording) == {"content.gratitude=hard problem": 2, "content.gratitude=long review": 1}


def test_entries_with_semicolons_between_them_are_as_many_as_in_the_wizard(talked: Talk) -> None:
    secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
    talked.answers(
        {
            "Any misconduct?": "go words",
            "Thank them for": f"the hours; the patience ;{secret}",
            "Ongoing work": "the retrain",
            "Ruled out": "a larger batch; warm restarts",
        }
    )
    assert talked.draft.texts("content.gratitude")[:2] == ("the hours", "the patience")
    assert LEAK in " ".join(talked.said.split())
    assert talked.draft.records("handover.work")[0]["ruled_out"] == ("a larger batch", "warm restarts")


def test_several_lines_end_with_a_dot(talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go people", "Street and number": ["12 Alder Walk", "", "back", "."]})
    assert talked.draft.text("sender.address") == "12 Alder Walk\n\nback"


@pytest.mark.parametrize(("end", "code"), [(None, 0), (KeyboardInterrupt(), 130), (SystemExit(143), 143)])
def test_an_answer_that_breaks_off_is_kept(end: BaseException | None, code: int, talked: Talk) -> None:
    lines = iter(["go people", *[""] * 6, "12 Alder Walk", "Port Wend"])

    def read() -> str | None:
        line = next(lines, None)
        if line is None and end is not None:
            raise end
        return line

    assert talked.run(read) == code
    assert talked.draft.text("sender.address") == "12 Alder Walk\nPort Wend"
    assert f"Savedin{talked.path};`resign-tui--plain" in "".join(talked.said.split())


def test_a_secret_is_told_and_saved_masked(talked: Talk) -> None:
    secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"
    talked.lines("go people", f"Ada {secret}", "quit")
    assert LEAK in " ".join(talked.said.split())
    assert secret not in talked.path.read_text(encoding="utf-8")


def test_the_end_of_employment_is_told_when_an_answer_moves_it(talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go dates", "Notice you give": "f"})
    assert "Employment ends on Mon 21 Dec 2026. Your last day in is Mon 21 Dec 2026." in talked.said


def test_it_goes_on_where_the_person_was_as_the_wizard_does(talked: Talk) -> None:
    talked.lines("go people", "Ada", "quit")
    assert talked.draft.place == WizardPlace("people", "sender.short_name")
    talked.said = ""
    talked.lines()
    assert "You were at People, Name you sign with." in talked.said
    assert talked.asked[-1] == "Name you sign with"


def test_another_day_is_told_and_counted_from(talked: Talk) -> None:
    days = iter([TODAY, TODAY + timedelta(days=1)])
    talked.calendar = lambda: next(days, TODAY + timedelta(days=1))
    talked.lines("", "dates", "quit")
    assert "It is another day now: 2026-11-24." in talked.said
    assert "received Tue 24 Nov 2026" in talked.said


def test_what_cannot_be_saved_is_told_at_once_and_ends_with_1(talked: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise WriteError("No space is left on the disk.")

    monkeypatch.setattr(Store, "save", full)
    assert talked.lines("go people", "Ada", "quit") == 1
    assert "Not saved: No space is left on the disk. It is tried again with the next answer." in talked.said
    assert "Saved in" not in talked.said


def test_a_draft_that_is_open_elsewhere_is_only_read(talked: Talk) -> None:
    talked.lines("go people", "Ada", "quit")
    before = talked.path.read_bytes()
    opened = open_draft(talked.path)
    talked.said = ""
    assert talked.lines("go people", "Grace", "quit") == 0
    opened.store.close()
    assert "mine.toml is open in another window, so it is open for reading only here." in " ".join(talked.said.split())
    assert "nothing of that is kept" in talked.said
    assert talked.path.read_bytes() == before


def test_examples_are_as_the_place_of_the_contract_writes_them(talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go people", "Where is the contract governed?": "Germany"})
    talked.lines("go people", *[""] * 40, "quit")
    shown = talked.said.partition("Germany")[2]
    for example in library.place("DE").examples.values():
        assert f"Example: {listed(example)}" in " ".join(shown.split())
    assert "Chicago" not in shown
