"""The evenings of a departure, by keys alone: the first letter with its keys counted, tomorrow, handed in, the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from resign_tui.core.plan.today import today
from resign_tui.exports import clipboard
from tests.ui.test_wizard_journeys import Desk, work
from tests.ui.wizard_host import SIZES, SMALL, Wizard, full_draft, wizard

DUE = {"id": "vault", "text": "Ask about the vault", "due": "2026-11-23"}
FEW = 300
"""Keys that a first letter may cost, its words included."""


ANSWERS = {
    "people": {
        "sender.full_name": "Ada Okonjo-Reyes",
        "sender.role": "ML Engineer",
        "manager.name": "Ines Karst",
        "company.name": "Tamarack Labs",
    },
    "words": {
        "content.project": "the ranking rebuild",
        "content.team_value": "care",
        "handover.successor": "Sam Ito",
        "handover.system": "the ranking service",
    },
}


@dataclass
class Counted:
    """A person at the keys; every one is counted."""

    wizard: Wizard
    keys: int = 0

    @property
    def question(self) -> str:
        """The question with the focus."""
        return self.wizard.screen.live.field or self.wizard.focused

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.wizard.press(*keys)

    async def type(self, text: str) -> None:
        self.keys += len(text)
        await self.wizard.type(text)

    async def tab_to(self, question: str) -> None:
        """Tab as a person does who answers what is asked on the way, and nothing else."""
        for _ in range(30):
            if self.question == question:
                return
            await self.press("tab")
        raise AssertionError(f"tab never came to {question}; it stands on {self.question}")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr(clipboard, "copy", partial(clipboard.copy, runner=desk.run, platform="linux"))
    return desk


@pytest.mark.parametrize("size", SIZES)
async def test_a_first_letter_from_nothing_to_the_clipboard(home: Path, desk: Desk, size: tuple[int, int]) -> None:
    async with wizard(home, size=size) as one:
        person = Counted(one)
        await person.tab_to("triage.would_return")
        await person.press("y")
        await person.tab_to("picker")
        await person.press("enter", "ctrl+n")
        for question, answer in ANSWERS["people"].items():
            await person.tab_to(question)
            await person.type(answer)
        await person.press("ctrl+n")
        await person.tab_to("notice.contract_known")
        await person.press("y")
        await person.tab_to("notice.contract_value")
        await person.type("2 weeks")
        await person.press("ctrl+n")
        for question, answer in ANSWERS["words"].items():
            await person.tab_to(question)
            await person.type(answer)
        assert one.screen.session.letter.missing == ()
        await person.press("ctrl+s", "ctrl+s")  # keeps the entry and closes it; copies the letter
        await work(one)
        assert desk.held.decode() == one.letter.text()
        assert person.keys <= FEW


async def test_the_days_after_it_to_the_next_departure(home: Path, desk: Desk) -> None:
    begun = full_draft("words", "content.project", handover__item=(DUE,))
    async with wizard(home, begun, SMALL) as one:
        await one.press("end")
        await one.type(" and tea")
    async with wizard(home, size=SMALL) as one:  # the next evening: on the same words, nothing asked
        assert one.on_top
        assert one.screen.live.field == "content.project"
        assert one.box("content.project").endswith(" and tea")
        await one.until(lambda: one.screen.live.step == "send", "ctrl+n", limit=5)
        await one.press("m", "enter")
        assert "dates.given" in one.draft.answers
    async with wizard(home, size=SMALL) as one:  # after it was handed in: on today
        assert one.focused == "today-rows"
        (item,) = today(one.screen.departure).items
        assert item.id == DUE["id"]
        await one.press("home", "space")
        assert today(one.screen.departure).items == ()
        await one.press("alt+k", "alt+d", "n")  # years later
        await one.until(lambda: one.on_top)
        assert one.draft.text("sender.full_name") == "Maribel O'Hanrahan-Tsui"
        assert "company.name" not in one.draft.answers
        assert one.screen.live.step == "situation"
