"""Findings settled by a letter; the letter shown, copied or not with the honest sentence, written, handed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.drafts.store import open_draft
from tests.personas import personas
from tests.plain.host import Talk, talked

__all__ = ["talked"]


@pytest.fixture
def finished(talked: Talk) -> Talk:
    """A conversation on a draft whose letter is complete."""
    return on(talked, "T-01")


def on(talk: Talk, persona: str) -> Talk:
    opened = open_draft(talk.path)
    opened.store.save(personas()[persona].draft)
    opened.store.close()
    return talk


def test_a_finding_is_told_with_why_and_try_and_set_aside(finished: Talk) -> None:
    finished.lines("go review", "s", "quit")
    assert "Why: " in finished.said
    assert "Try: " in finished.said
    assert "Settled." in finished.said
    assert len(finished.draft.waived) == 1


def test_a_finding_leads_to_its_question(talked: Talk) -> None:
    talked.answers({"Any misconduct?": "go words", "Work you valued": "a toxic project"})
    talked.said = ""
    talked.lines("go review", "next", "g", "the ranking rebuild", "quit")
    assert talked.draft.text("content.project") == "the ranking rebuild"


def test_leaving_the_findings_says_how_many_were_not_told(finished: Talk) -> None:
    finished.answers({"Thank them for": "everything you hate", "Work you valued": "a toxic project"})
    finished.said = ""
    finished.lines("go review", "next", "quit")
    said = " ".join(finished.said.split())
    assert "Findings: 3." in said
    assert "Not told yet: two findings. go 6 leads back" in said
    finished.lines("go review", "", "", "next", "quit")
    assert finished.said.count("Not told yet") == 1


def test_without_a_clipboard_it_says_so(finished: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    finished.lines("go send", "c", "y", "b", "s", "quit")
    said = " ".join(finished.said.split())
    for part in ("Whole letter", "Body of the letter", "Subject of the letter"):
        assert f"{part} could not be copied: there is no desktop clipboard here" in said
    assert "\x1b" not in finished.said
    assert not finished.draft.text("dates.letter")


def test_an_unfinished_letter_is_refused_with_what_is_missing(talked: Talk) -> None:
    talked.lines("go send", "c", "m", "quit")
    assert "Letter not yet. It needs: your name, manager's name, company" in " ".join(talked.said.split())


def test_files_are_chosen_by_name_and_format(finished: Talk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    finished.lines("go send", "w", str(folder), "letter doc", "letter md, plan csv", "y", "quit")
    assert '"letter doc" names none of these' in finished.said
    assert {path.name for path in folder.iterdir()} == {"letter.md", "plan.csv"}
    assert f"2 of 2 files written to {folder}." in " ".join(finished.said.split())


def test_a_folder_that_cannot_be_is_told(finished: Talk) -> None:
    finished.lines("go send", "w", "somewhere", "", "y", "quit")
    assert "Begin the folder with ~/ or /" in finished.said


def test_the_letter_is_handed_in_and_taken_back(finished: Talk) -> None:
    finished.lines("go send", "m", "24 Nov", "22 Nov", "quit")
    assert "is still to come" in finished.said
    assert finished.draft.text("sent.on") == "2026-11-22"
    finished.lines("go send", "m", "y", "quit")
    assert not finished.draft.text("sent.on")


def test_another_document_asks_its_questions_and_is_shown(talked: Talk) -> None:
    memo = on(talked, "T-03")
    memo.lines("go send", "d", "9", "Imre Castellan", "next", "n", "quit")
    assert memo.draft.text("hr.recipient") == "Imre Castellan"
    assert "Copy HR memo?" in memo.said
    assert memo.faults() == []
