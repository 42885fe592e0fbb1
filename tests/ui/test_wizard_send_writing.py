"""The last step: files are written while one looks on, each into the folder where it belongs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from resign_tui.core.departure import Departure
from resign_tui.core.errors import ResignError, UsageError, WriteError
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.exports import registry
from resign_tui.ui.dialogs.confirm import Confirm
from resign_tui.ui.outcome import Outcome
from resign_tui.ui.sending import documents, plan
from tests.personas import personas
from tests.ui.send_host import each_size, every_size, go_to, harmed, notes, table, write, written
from tests.ui.wizard_host import SMALL, WIDE, full_draft, wizard

# -- what happens ---------------------------------------------------------------------------------------------------


class Slow:
    """A write that waits for the test before each file."""

    def __init__(self) -> None:
        self.calls = 0
        self.go_on = threading.Semaphore(0)

    def write(self, departure: Departure, chosen: list[plan.Choice], *_: Any) -> Iterator[Outcome]:
        self.calls += 1
        for name, form in chosen:
            assert self.go_on.acquire(timeout=30)
            yield Outcome("done", f"{name}.{form} written.", 1)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow()
    monkeypatch.setattr(documents, "write", slow.write)
    yield slow
    slow.go_on.release(50)


@each_size
async def test_each_file_is_told_when_it_is_done_and_one_write_runs_at_a_time(
    home: Path, slow: Slow, size: tuple[int, int]
) -> None:
    async with wizard(home, full_draft("send"), size) as one:
        await one.press("enter")
        await one.until(lambda: "writing: 0 of 2" in one.words())
        slow.go_on.release()
        await one.until(lambda: "writing: 1 of 2" in one.words())
        assert "letter.txt written." in notes(one, "log")
        assert "handover.md written." not in notes(one, "log")
        await one.press("enter")
        assert slow.calls == 1
        assert "The files are being written." in one.notices()
        slow.go_on.release()
        await one.until(lambda: "2 files written to ~/departure." in one.words())
        assert "writing:" not in one.words()
        await one.press("enter")
        slow.go_on.release(2)
        await one.until(lambda: slow.calls == 2 and "writing:" not in one.words())


async def test_newest_first_with_the_time(home: Path, slow: Slow) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        slow.go_on.release(2)
        await write(one)
        log = notes(one, "log")
        assert log.index("2 files") < log.index("handover.md written.") < log.index("letter.txt written.")
        assert one.words().count("14:31") == 3


async def test_elsewhere_only_the_end_is_told(home: Path, slow: Slow) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("enter")
        await one.open("words")
        slow.go_on.release(2)
        await one.until(lambda: "2 files written to ~/departure." in one.notices())
        assert not any("letter.txt" in said for said in one.notices())


async def test_a_draft_left_behind_tells_the_next_one_nothing(home: Path, slow: Slow) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("enter")
        await one.screen.take_draft(full_draft("send", company__name="Hollowbrook"), read_only=False)
        slow.go_on.release(2)
        await one.app.workers.wait_for_complete()
        await one.settle()
        assert "What happened" not in one.text()
        assert "writing:" not in one.text()


async def test_a_format_that_fails_takes_no_other_along(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render = registry.render

    def fails(document: Any, name: str, **how: Any) -> bytes:
        if name == "html":
            raise WriteError("The page could not be made; choose another format.")
        return render(document, name, **how)

    monkeypatch.setattr(registry, "render", fails)
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("right", "space", "right", "space", "down", "space")
        await write(one)
        log = notes(one, "log")
        assert "Letter as html: The page could not be made; choose another format." in log
        assert "3 of 5 files written" in log
        assert written(home / "departure") == {"letter.txt", "letter.md", "handover.md"}


@pytest.fixture
def unmade(monkeypatch: pytest.MonkeyPatch) -> str:
    """The transition plan cannot be made; why."""
    why = "The holidays of that year are unknown; choose another day."

    def fails(_: Departure) -> Any:
        raise UsageError(why)

    monkeypatch.setattr("resign_tui.core.documents.plan_document.plan_document", fails)
    return why


@each_size
async def test_a_document_that_cannot_be_made_takes_no_other_along(
    home: Path, unmade: str, size: tuple[int, int]
) -> None:
    async with wizard(home, full_draft("send"), size) as one:
        await go_to(one, "plan")
        assert "The holidays of that year" in one.words() or size == SMALL
        await one.press("space", "right", "space")
        assert "Ready to write: 2 files" in one.words()
        await one.press("y")
        await one.app.workers.wait_for_complete()
        await one.settle()
        assert [said.text for _, said in one.screen.live.log.outcomes] == [f"Transition plan: {unmade}"]
        await write(one)
        told = [said.text for _, said in one.screen.live.log.outcomes][:-1]
        assert told == [
            f"Transition plan: {unmade}",
            "2 of 4 files written to ~/departure; why not the rest stands above.",
            "handover.md written.",
            "letter.txt written.",
        ]
        assert written(home / "departure") == {"letter.txt", "handover.md"}


@pytest.mark.parametrize("error", [UsageError("The rules cannot be read; install again."), WriteError("Full.")])
def test_a_search_for_secrets_that_fails_holds_back_one_document(tmp_path: Path, error: ResignError) -> None:
    departure = personas()["T-01"].departure
    searched: list[str] = []

    def find(text: str) -> tuple[SecretMatch, ...]:
        searched.append(text)
        if len(searched) == 1:
            raise error
        return ()

    chosen = [("letter", "txt"), ("letter", "md"), ("handover", "md")]
    told = list(documents.write(departure, chosen, tmp_path, find))
    assert [(one.kind, one.text, one.files) for one in told] == [
        ("failed", f"Letter: {error}", 2),
        ("done", "handover.md written.", 1),
    ]
    assert written(tmp_path) == {"handover.md"}


def test_the_end_counts_what_was_wanted_and_not_what_was_told() -> None:
    told = [Outcome("done", "letter.txt written.", 1)]
    assert [one.kind for one in documents.summary(told, 1, "~/x")] == ["done"]
    assert documents.summary(told, 3, "~/x")[0].text.startswith("1 of 3 files written")
    assert documents.summary([], 3, "~/x") == ()


# -- the memo -------------------------------------------------------------------------------------------------------


@every_size
async def test_the_memo_goes_into_a_folder_of_its_own_and_only_when_asked_for(
    home: Path, size: tuple[int, int]
) -> None:
    async with wizard(home, harmed(), size) as one:
        await one.press("a")
        assert "hr-memo" not in {name for name, _ in one.send.picked}
        await one.press("a")
        await go_to(one, "hr-memo")
        assert "apart from everything else" in one.words()
        await one.press("space")
        assert "apart hr-memo/hr-memo.txt" in notes(one, "ready")
        await write(one)
        assert written(home / "departure") == {"letter.txt", "handover.md", "hr-memo/hr-memo.txt"}
        assert (home / "departure" / "hr-memo").stat().st_mode & 0o777 == 0o700
        assert "hr-memo/hr-memo.txt written." in " ".join(said.text for _, said in one.screen.live.log.outcomes)


async def test_a_memo_that_has_no_part_is_named_and_out_of_reach(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        assert "HR memo not part of this departure" in one.words()
        for _ in range(9):
            await one.press("down")
        assert table(one).current == "announcement"
        assert one.focused == "send-table"
    async with wizard(home, full_draft("send"), SMALL, name="two") as one:
        await go_to(one, "announcement")
        assert "HR memo not part of this departure" in one.words()


async def test_what_is_offered_no_more_is_not_written(home: Path) -> None:
    async with wizard(home, harmed(), WIDE) as one:
        await go_to(one, "hr-memo")
        await one.press("space")
        one.change(one.draft.answer("scenario.chosen", "open_door").answer("triage.misconduct", ()))
        await one.settle()
        assert "hr-memo" not in {name for name, _ in one.send.picked}
        assert "hr-memo/" not in one.text()
        assert table(one).current != "hr-memo"


def test_a_file_where_the_memo_has_its_folder_is_said_before(tmp_path: Path) -> None:
    (tmp_path / "hr-memo").write_text("mine")
    assert plan.look(str(tmp_path), plan.planned({("letter", "txt")})).problem == ""
    seen = plan.look(str(tmp_path), plan.planned({("letter", "txt"), ("hr-memo", "txt")}))
    assert "hr-memo is a file, not a folder" in seen.problem


@each_size
async def test_enter_on_a_document_that_is_not_ticked_asks_which_is_meant(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        await go_to(one, "hr-memo")
        await one.press("enter")
        assert "HR memo alone" in one.text() and "letter.txt, handover.md" in one.text()
        await one.press("escape")
        assert written(home / "departure") == set()
        await one.press("enter", "1")
        if isinstance(one.app.screen, Confirm):
            await one.press("y")
        await one.app.workers.wait_for_complete()
        await one.settle()
        assert {path.rpartition("/")[2] for path in written(home / "departure")} == {"hr-memo.txt"}


async def test_enter_on_a_document_that_is_ticked_writes_what_is_ticked(home: Path) -> None:
    async with wizard(home, full_draft("send")) as one:
        await go_to(one, "handover")
        await write(one)
        assert written(home / "departure") == {"letter.txt", "handover.md"}
