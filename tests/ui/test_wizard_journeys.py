"""From an empty draft to a checked clipboard and files on disk, by keys alone: one journey for each letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from resign_tui.core.library import SCENARIOS
from resign_tui.exports import clipboard
from resign_tui.exports.processes import Ran
from resign_tui.ui.dialogs.confirm import Confirm
from tests.ui.wizard_host import SMALL, WIDE, Wizard, full_draft, wizard

PEOPLE = {
    "sender.full_name": "Ada Okonjo-Reyes",
    "sender.role": "ML Engineer",
    "manager.name": "Ines Karst",
    "company.name": "Tamarack [Labs]",
}
TRIAGE = {
    "open_door": {"triage.would_return": "y", "next.status": "s"},
    "closed_door": {"triage.would_return": "n", "next.status": "s"},
    "mistreated": {"triage.would_return": "n", "triage.patterns": "h"},
    "counter_offer": {"triage.would_return": "m", "next.status": "s"},
}
WORDS = {
    "open_door": {"content.project": "the ranking rebuild", "content.team_value": "care"},
    "closed_door": {"content.project": "the vision platform"},
    "mistreated": {},
    "counter_offer": {"next.goal_area": "research autonomy"},
}
SYSTEM = "ranker"


@dataclass
class Desk:
    """A clipboard that holds what was copied last, or does not work."""

    held: bytes = b""
    works: bool = True
    calls: list[str] = field(default_factory=list)

    def run(
        self,
        command: Sequence[str],
        *,
        feed: bytes | None,
        read: bool,
        environ: Mapping[str, str],
        timeout: float,
    ) -> Ran:
        self.calls.append(command[-1])
        if not self.works:
            return Ran(1, b"", "Error: Can't open display")
        if command[-1] == "--copy":
            self.held = feed or b""
            return Ran(0)
        return Ran(0, self.held)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.setattr(clipboard, "copy", partial(clipboard.copy, runner=desk.run, platform="linux"))
    return desk


async def work(one: Wizard) -> None:
    """Consent where the review asks for it, and wait until copying or writing is done."""
    await one.settle()
    if isinstance(one.app.screen, Confirm):
        await one.press("y")
    await one.app.workers.wait_for_complete()
    await one.settle()


async def choose(one: Wizard, scenario: str) -> None:
    await one.until(lambda: one.focused == "picker", "tab", limit=40)
    for _ in SCENARIOS:
        await one.press("enter")
        if one.draft.text("scenario.chosen") == scenario:
            return
        await one.press("right")
    raise AssertionError(scenario)


async def answer_everything(one: Wizard, scenario: str) -> None:
    """The first four steps, from an empty draft."""
    for question, key in TRIAGE[scenario].items():
        await one.walk_to(question)
        await one.press(key)
    await choose(one, scenario)
    await one.press("ctrl+n")
    for question, text in PEOPLE.items():
        if question in {spec.id for spec in one.screen.live.questions}:
            await one.walk_to(question)
            await one.type(text)
    await one.press("ctrl+n", "ctrl+n")
    for question, text in WORDS[scenario].items():
        await one.walk_to(question)
        await one.type(text)
    await one.walk_to("handover.system")
    await one.type(SYSTEM[0])
    await one.type(SYSTEM[1:])
    await one.press("escape")


@pytest.mark.parametrize(("scenario", "size"), list(zip(SCENARIOS, (SMALL, WIDE, SMALL, WIDE), strict=True)))
async def test_a_whole_journey(home: Path, desk: Desk, scenario: str, size: tuple[int, int]) -> None:
    async with wizard(home, size=size) as one:
        await answer_everything(one, scenario)
        assert one.screen.session.letter.missing == ()
        assert "nothing needed" in one.lines()[0]
        await one.press("ctrl+n", "space", "ctrl+n", "ctrl+n")
        assert one.screen.live.step == "send"
        await one.press("c")
        await work(one)
        letter = one.letter.text()
        assert desk.held.decode() == letter
        assert "--paste" in desk.calls
        assert "checked" in one.words()
        for words in ("Ada Okonjo-Reyes", "resign"):
            assert words in letter
        folder = home / "to send"
        await one.until(lambda: one.focused == "send-folder", "tab", limit=12)
        await one.type(str(folder))
        await one.press("enter")
        assert one.focused == "send-table"
        await one.press("enter")
        await work(one)
        files = {path.suffix: path for path in folder.iterdir()}
        assert files[".txt"].read_text("utf-8") == letter
        assert files[".txt"].stat().st_mode & 0o777 == 0o600
        assert "1 of" in files[".md"].read_text("utf-8") or "[x]" in files[".md"].read_text("utf-8")
        kept = await one.saved()
        assert kept.text("scenario.chosen") == scenario
        assert kept.text("dates.letter") == "2026-11-23"
        assert "dates.given" not in kept.answers
        assert kept.text("copied.employment_end") == "2026-12-07"
        assert kept.text("send.folder") == str(folder)


async def test_nothing_is_overwritten(home: Path) -> None:
    folder = home / "out"
    async with wizard(home, full_draft("send", send__folder=str(folder)), WIDE) as one:
        await one.press("enter")
        await work(one)
        first = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert len(first) == 2
        await one.open("words", "content.team_value")
        await one.press("end")
        await one.type(" and tea")
        await one.open("send")
        await one.press("enter")
        await work(one)
        assert {name: (folder / name).read_bytes() for name in first} == first
        assert len(list(folder.iterdir())) > 2
        assert "written beside handover.md, which is kept." in one.words()


async def test_an_unfinished_letter_is_not_copied_and_says_what_is_missing(home: Path, desk: Desk) -> None:
    async with wizard(home, full_draft("words", content__project=""), WIDE) as one:
        await one.press("ctrl+s")
        await work(one)
        assert desk.calls == []
        assert any("work you valued" in said.lower() for said in one.notices())
        assert "dates.given" not in one.draft.answers


async def test_a_clipboard_that_does_not_work_is_not_called_copied(home: Path, desk: Desk) -> None:
    desk.works = False
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("c")
        await work(one)
        log = one.words()
        assert "checked" not in log
        assert "14:31" in log


async def test_the_handover_is_copied_from_anywhere(home: Path, desk: Desk) -> None:
    async with wizard(home, full_draft("words"), SMALL) as one:
        await one.press("alt+s")
        await work(one)
        assert b"Recs-v4 ranking service" in desk.held
        assert any("checked" in said for said in one.notices())


async def test_handed_in_is_marked_and_taken_back(home: Path) -> None:
    async with wizard(home, full_draft("send"), SMALL) as one:
        before = one.draft
        await one.press("m")
        assert "Employment ends on Mon 7 Dec 2026." in one.text()
        await one.press("enter")
        kept = one.draft
        assert kept.text("sent.on") == kept.text("dates.given") == kept.text("dates.letter") == "2026-11-23"
        assert kept.text("sent.employment_end") == "2026-12-07"
        await one.press("ctrl+z")
        assert one.draft.answers == before.answers
        await one.press("ctrl+y", "m", "n")
        assert one.draft.text("sent.on") == "2026-11-23"
        await one.press("m", "y")
        assert "sent.on" not in one.draft.answers


async def test_handed_in_on_another_day_says_what_moves_before_it_is_marked(home: Path) -> None:
    async with wizard(home, full_draft("send", copied__employment_end="2026-12-07"), SMALL) as one:
        await one.press("m")
        await one.type("tomorrow")
        assert "is still to come" in one.words()
        await one.press("enter")
        assert not one.on_top
        await one.press("ctrl+u")
        await one.type("20 Nov")
        assert "Your end moves from Mon 7 Dec 2026 to Fri 4 Dec 2026" in one.words()
        await one.press("escape")
        assert "sent.on" not in one.draft.answers
        await one.press("m")
        await one.type("20 Nov")
        await one.press("enter")
        assert one.draft.text("dates.given") == one.draft.text("dates.letter") == "2026-11-20"
        assert one.screen.departure.timeline.end == date(2026, 12, 4)
        assert any(finding.rule == "outdated-copy" for finding in one.screen.session.findings)


async def test_an_unfinished_letter_is_not_marked_as_handed_in(home: Path) -> None:
    async with wizard(home, full_draft("send", content__project=""), SMALL) as one:
        await one.press("m")
        assert one.on_top
        assert any("not finished" in said for said in one.notices())
