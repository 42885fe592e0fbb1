"""All four letters from nothing to the clipboard and the folder, by somebody who reads and types lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pytest

from resign_tui.exports import clipboard
from resign_tui.exports.processes import Ran
from tests.plain.host import Answers, Talk, talked

__all__ = ["talked"]

PEOPLE: Answers = {
    "Your name": "Ada Okonjo-Reyes",
    "Your job title": "Senior ML Engineer",
    "Manager's name": "Odile Marchetti",
    "Company": "Fenwick & Low, Inc.",
}

JOURNEYS: dict[str, tuple[Answers, tuple[str, ...]]] = {
    "open_door": (
        {
            "Would you work here again?": "y",
            "Which letter is it?": "o",
            "Work you valued": "the ranking rebuild",
            "What the team stands for": "research rigor",
            "Thank them for": "the hours you spent on my design documents",
            "Who takes over?": "Bram Achterberg",
        },
        ("ranking rebuild", "Bram Achterberg", "design documents"),
    ),
    "closed_door": (
        {"Main reason": "j", "Which letter is it?": "closed door", "Work you valued": "the feature store"},
        ("feature store",),
    ),
    "mistreated": (
        {
            "Any misconduct?": "h, r",
            "Do you feel safe at work today?": "y",
            "Have you taken advice?": "t",
            "Which letter is it?": "m",
            "Recipient's name": "People team",
            "Who takes over?": "the search platform team",
            "What you look after": "the ranking service",
        },
        ("People team", "ranking service"),
    ),
    "counter_offer": (
        {
            "Will they try to keep you?": "likely",
            "The new offer": "signed",
            "Which letter is it?": "f",
            "The goal it serves": "research autonomy",
            "Who takes over?": "Bram Achterberg",
            "What you hand over": ["experiment notes", "deployment runbooks"],
        },
        ("research autonomy", "experiment notes"),
    ),
}


@pytest.fixture
def pasteboard(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """A desktop whose clipboard holds the last entry."""
    held: list[bytes] = []

    def run(
        command: Sequence[str], *, feed: bytes | None, read: bool, environ: Mapping[str, str], timeout: float
    ) -> Ran:
        if feed is not None:
            held.append(feed)
        return Ran(0, held[-1] if read else b"")

    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(clipboard, "copy", partial(clipboard.copy, runner=run, platform="linux"))
    return held


@pytest.mark.parametrize("scenario", JOURNEYS)
def test_a_letter_from_nothing_to_clipboard_and_folder(scenario: str, talked: Talk, pasteboard: list[bytes]) -> None:
    answers, in_letter = JOURNEYS[scenario]
    folder = talked.folder / "out"
    code = talked.answers(
        {**PEOPLE, **answers, "Folder for the files": str(folder)},
        {"Choice, or Enter to leave:": ["c", "w"], "Files:": "letter txt, handover md"},
    )
    assert code == 0
    assert talked.draft.text("scenario.chosen") == scenario
    letter = pasteboard[0].decode()
    assert "Ada Okonjo-Reyes" in letter
    assert "‹" not in letter
    assert [words for words in in_letter if words not in letter] == []
    assert "copied and checked" in talked.said
    assert {path.name for path in folder.iterdir()} == {"letter.txt", "handover.md"}
    assert (folder / "letter.txt").read_text(encoding="utf-8") == letter
    assert talked.draft.text("dates.letter") == "2026-11-23"
    assert talked.faults() == []
