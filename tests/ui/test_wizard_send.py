"""The last step: what is ready, what is written while one looks on, and what to know before."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.catalogue import field
from resign_tui.core.departure import Departure
from resign_tui.core.documents import DOCUMENTS
from resign_tui.core.documents.cautions import guidance
from resign_tui.core.draft import Draft, Place
from resign_tui.core.errors import WriteError
from resign_tui.exports import registry
from resign_tui.ui import send_plan, sending
from resign_tui.ui.screens.confirm import Confirm
from resign_tui.ui.signs import UNICODE
from resign_tui.ui.views import DOCUMENT_FIELDS
from resign_tui.ui.widgets.notes import Notes, flowed, shares
from resign_tui.ui.widgets.send_table import SendTable
from tests.personas import personas
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

each_size = pytest.mark.parametrize("size", SIZES)
ROOMY = (100, 30)


def harmed(step: str = "send") -> Draft:
    """The persona who has a memo to write."""
    return personas()["T-03"].draft.at(Place(step, ""))


def table(one: Wizard) -> SendTable:
    return one.screen.query_one(SendTable)


def seen_in(one: Wizard, selector: str) -> str:
    """The rows of a widget as they stand on the screen, as one line; the time is left out."""
    area = one.screen.query_one(selector).region
    rows = " ".join(line[area.x : area.right] for line in one.lines()[area.y : area.bottom])
    return " ".join(rows.replace("14:31", "").split())


def notes(one: Wizard, name: str) -> str:
    """One kind of the remarks below the table."""
    return seen_in(one, f"#send-{name}")


async def go_to(one: Wizard, document: str) -> None:
    await one.until(lambda: table(one).current == document, "down", limit=12)


async def write(one: Wizard) -> None:
    """Write, with consent where it is asked for, and wait for the end."""
    await one.press("enter")
    if isinstance(one.app.screen, Confirm):
        await one.press("y")
    await one.app.workers.wait_for_complete()
    await one.settle()


def written(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


async def read_all(one: Wizard, of: Notes) -> str:
    """Every row of remarks that have the focus, by going down."""
    await one.press("home")
    steps = one.screen.query_one("#steps")
    await one.until(lambda: steps.region.contains_region(of.region))
    await one.settle()
    rows = rows_of(one, of)
    found = rows[1:]
    while UNICODE.below in rows[0]:
        await one.press("down")
        rows = rows_of(one, of)
        found.append(rows[-1])
    return " ".join(" ".join(found).replace(UNICODE.info, " ").split())


def rows_of(one: Wizard, of: Notes) -> list[str]:
    """The heading and the rows below it, as they stand on the screen."""
    area = of.region
    rows = [line[area.x : area.right].strip() for line in one.lines()[area.y : area.bottom]]
    return rows if rows[0] else rows[1:]


# -- what is ready --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", list(personas()))
def test_everything_is_what_belongs_here_and_nothing_private(who: str) -> None:
    departure = personas()[who].departure
    chosen = send_plan.everything(departure)
    documents = {name for name, _ in chosen}
    assert {"letter", "handover", "day0", "plan"} <= documents
    assert all(DOCUMENTS[name].offered(departure) == "yes" and not DOCUMENTS[name].private for name in documents)
    assert all(registry.get(form).takes(name) for name, form in chosen)


def test_private_documents_stand_in_no_group_that_others_see() -> None:
    groups = {name: send_plan.group_of(name)[0] for name in DOCUMENTS}
    assert {name for name, group in groups.items() if group == "apart"} == {"hr-memo"} == send_plan.APART
    assert not {groups[name] for name, kind in DOCUMENTS.items() if kind.private} & {"for work", "to send"}
    assert (groups["letter"], groups["handover"], groups["goodbye"]) == ("own folder", "for work", "to send")
    assert send_plan.USUAL.keys() <= DOCUMENTS.keys()


@each_size
async def test_the_names_of_the_files_stand_under_the_table(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("send"), size) as one:
        assert "Ready to write: 2 files" in one.words()
        assert "own folder letter.txt" in notes(one, "ready")
        assert "for work handover.md" in notes(one, "ready")
        await one.press("space")
        assert "Ready to write: 1 file " in one.words()
        assert "letter.txt" not in one.text()
        await one.press("down", "right", "space")
        assert "Space chooses a document and a format" in one.words()


async def test_all_is_chosen_with_one_key_and_taken_back_with_it(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("right", "space")
        before = one.screen.picked()
        await one.press("a")
        everything = send_plan.everything(one.screen.departure)
        assert one.screen.picked() == before | everything
        ready = notes(one, "ready")
        for names in ("letter.txt .md .docx .pdf", "handover.md .html .pdf .csv", "day0.pdf plan.pdf .ics",
                      "cover-note.txt .eml goodbye.txt .eml"):  # fmt: skip
            assert names in ready
        assert f"Ready to write: {len(before | everything)} files" in one.words()
        await one.press("a")
        assert one.screen.picked() == before
        await one.press("a", "space", "a")
        assert not one.screen.picked() & everything


async def test_an_unfinished_document_is_said_to_stay(home: Path) -> None:
    async with wizard(home, full_draft("send", content__project=""), WIDE) as one:
        assert "Ready to write: 1 file " in one.words()
        assert "Letter not yet: still needed is work you valued." in notes(one, "ready")
        await one.press("right", "right", "space")
        await write(one)
        assert notes(one, "log").count("Letter not yet") == 1
        assert "1 of 3 files written to ~/departure" in notes(one, "log")
        assert written(home / "departure") == {"handover.md"}


async def test_what_exists_is_said_before_and_the_folder_is_not_looked_into_at_a_key(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "departure"
    folder.mkdir()
    (folder / "letter.txt").write_text("older")
    looks: list[str] = []
    look = send_plan.look

    def counted(text: str, plan: Any) -> send_plan.Look:
        looks.append(text)
        return look(text, plan)

    monkeypatch.setattr(send_plan, "look", counted)
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.until(lambda: "letter.txt exists; letter-2.txt will be written beside it." in one.words())
        await one.press("down", "down", "up", "right", "left", "up")
        await one.until(lambda: one.screen._look_timer is None or len(looks) == 1)
        assert looks == ["~/departure"]
        await one.press("space")
        assert "letter.txt exists" not in one.words()
        await one.press("space")
        await one.until(lambda: "letter-2.txt will" in one.words())
        await write(one)
        assert "letter.txt exists. Kept; wrote letter-2.txt beside it." in notes(one, "log")
        assert "2 files written to ~/departure, 1 beside older ones." in notes(one, "log")
        assert (folder / "letter.txt").read_text() == "older"
        await one.until(lambda: "the first is letter-3.txt." in notes(one, "ready"))


def test_many_that_exist_are_told_as_a_number(tmp_path: Path) -> None:
    plan = send_plan.planned({("letter", form) for form in ("txt", "md", "pdf")})
    for one in plan:
        (tmp_path / one.name).write_text("older")
    seen = send_plan.look(str(tmp_path), plan)
    assert seen.beside == (("letter.txt", "letter-2.txt"), ("letter.md", "letter-2.md"), ("letter.pdf", "letter-2.pdf"))
    _, said = send_plan.ready(plan, {}, seen, UNICODE)
    assert said[-1].text == "3 of these exist and are kept; the new ones get a number, the first is letter-2.txt."


# -- what happens ---------------------------------------------------------------------------------------------------


class Slow:
    """A write that waits for the test before each file."""

    def __init__(self) -> None:
        self.calls = 0
        self.go_on = threading.Semaphore(0)

    def write(self, departure: Departure, chosen: list[send_plan.Choice], *_: Any) -> Iterator[sending.Outcome]:
        self.calls += 1
        for name, form in chosen:
            assert self.go_on.acquire(timeout=30)
            yield sending.Outcome("done", f"{name}.{form} written.", 1)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    slow = Slow()
    monkeypatch.setattr(sending, "write", slow.write)
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


# -- the memo -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, ROOMY])
async def test_the_memo_goes_into_a_folder_of_its_own_and_only_when_asked_for(
    home: Path, size: tuple[int, int]
) -> None:
    async with wizard(home, harmed(), size) as one:
        await one.press("a")
        assert "hr-memo" not in {name for name, _ in one.screen.picked()}
        await one.press("a")
        await go_to(one, "hr-memo")
        assert "apart from everything else" in one.words()
        await one.press("space")
        assert "apart hr-memo/hr-memo.txt" in notes(one, "ready")
        await write(one)
        assert written(home / "departure") == {"letter.txt", "handover.md", "hr-memo/hr-memo.txt"}
        assert (home / "departure" / "hr-memo").stat().st_mode & 0o777 == 0o700
        assert "hr-memo/hr-memo.txt written." in " ".join(said.text for _, said in one.screen._outcomes)


async def test_a_memo_that_has_no_part_is_named_and_out_of_reach(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        assert "HR memo not part of this departure" in one.words()
        for _ in range(9):
            await one.press("down")
        assert table(one).current == "announcement"
        assert one.focused == "send-folder"
    async with wizard(home, full_draft("send"), SMALL, name="two") as one:
        await go_to(one, "announcement")
        assert "HR memo not part of this departure" in one.words()


async def test_what_is_offered_no_more_is_not_written(home: Path) -> None:
    async with wizard(home, harmed(), WIDE) as one:
        await go_to(one, "hr-memo")
        await one.press("space")
        one.screen.change(one.draft.answer("scenario.chosen", "open_door").answer("triage.misconduct", ()))
        await one.settle()
        assert "hr-memo" not in {name for name, _ in one.screen.picked()}
        assert "hr-memo/" not in one.text()
        assert table(one).current != "hr-memo"


# -- what to know before --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, ROOMY])
async def test_the_cautions_of_every_document_can_be_read_in_full(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        for _ in range(table(one).count):
            name = table(one).current
            card = one.screen.query_one("#send-card", Notes)
            shown = notes(one, "card")
            assert DOCUMENTS[name].label in shown
            if card.can_focus:
                assert "more, tab" in shown
                await one.until(lambda: one.focused == "send-card", "tab", limit=6)
                shown = await read_all(one, card)
                table(one).focus()
                await one.settle()
            for words in guidance()[name].cautions:
                assert words in shown.replace(f" {UNICODE.info} ", " "), name
            await one.press("down")
            await one.pilot.pause()


@each_size
@pytest.mark.parametrize("name", list(DOCUMENT_FIELDS))
async def test_they_stand_above_the_questions_and_leave_these_in_view(
    home: Path, name: str, size: tuple[int, int]
) -> None:
    async with wizard(home, harmed("send"), size) as one:
        await one.open(f"document-{name}")
        await one.settle()
        card = one.screen.query_one(f"#cautions-{name}", Notes)
        assert "Before you write it" in one.text()
        assert card.size.height <= (1 if size == SMALL else 5)
        assert one.screen.focused_field
        if not card.can_focus:
            return
        await one.until(lambda: one.app.screen.focused is card, "shift+tab", limit=3)
        shown = await read_all(one, card)
        for words in guidance()[name].cautions:
            assert words in shown


@each_size
async def test_before_or_after_is_explained_where_it_is_chosen(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        await one.open("document-hr-memo", "hr.timing")
        await one.settle()
        assert one.screen.focused_field == "hr.timing"
        assert field("hr.timing").help in seen_in(one, "#help")


# -- folders --------------------------------------------------------------------------------------------------------

BAD = {
    "departure": "Begin the folder with ~/ or /, so that it is the same wherever you start from.",
    "~nobody-of-that-name/x": "That home folder is unknown; write the folder in full, from / on.",
    "~/file": "~/file is a file, not a folder; choose another folder.",
    "~/file/below": "~/file is a file, not a folder; choose another folder.",
    "~/link": "~/link is a link that leads nowhere; choose another folder.",
    f"~/{'x' * 300}": "A name in that path is too long for a folder; choose a shorter one.",
    "~/locked/in": "You may not write in ~/locked; choose another folder.",
}


@pytest.mark.parametrize("text", BAD, ids=[text[:12] for text in BAD])
async def test_a_folder_that_cannot_be_is_one_sentence_with_the_mend(
    home: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("kept")
    (home / "link").symlink_to(home / "nowhere")
    (home / "locked").mkdir()
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "locked" and access(path, mode))
    monkeypatch.chdir(home)
    async with wizard(home, full_draft("send", send__folder=text), WIDE) as one:
        await one.until(lambda: BAD[text] in notes(one, "ready"))
        assert "Another folder for 2 files" in one.words()
        await write(one)
        assert notes(one, "log").count(BAD[text].rstrip(".")) == 1
        assert not [name for name in written(home) if name.endswith(("letter.txt", "handover.md"))]
        assert not (home / "departure").exists()
        assert (home / "file").read_text() == "kept"


@pytest.mark.parametrize(("text", "where"), [("~", "."), ("~/a b/ç", "a b/ç"), ("  ~/trim  ", "trim")])
async def test_folders_that_are_fine(home: Path, text: str, where: str) -> None:
    async with wizard(home, full_draft("send", send__folder=text), WIDE) as one:
        await write(one)
        assert (home / where / "letter.txt").is_file()
        assert "Another folder" not in one.text()


@given(st.text(max_size=60))
def test_whatever_is_typed_is_looked_at_without_harm(text: str) -> None:
    seen = send_plan.look(text, send_plan.planned({("letter", "txt")}))
    assert seen.problem == "" or seen.problem.endswith(".")


# -- the table and the room -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, ROOMY])
async def test_the_row_under_the_cursor_is_always_in_view(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        labels = [row.label for row in send_plan.send_rows(one.screen.departure)]
        for label in labels:
            assert f"▌ {label}" in one.text()
            await one.press("down")
        assert one.focused == "send-folder"
        await one.press("up")
        assert f"▌ {labels[-1]}" in one.text()


async def test_the_arrows_lead_from_part_to_part(home: Path) -> None:
    async with wizard(home, harmed(), SMALL) as one:
        await go_to(one, "hr-memo")
        await one.press("down")
        assert one.focused == "send-folder"
        await one.until(lambda: one.focused == "send-card", "down", limit=8)
        assert one.screen.query_one("#send-card", Notes).size.height > 4
        await one.until(lambda: one.focused == "send-table", "up", limit=30)


async def test_a_click_chooses_and_a_click_on_a_name_only_goes_there(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        area = table(one).region
        lines = one.lines()
        row = next(y for y, line in enumerate(lines) if " Handover   " in line and y > area.y)
        await one.pilot.click(offset=(lines[area.y].index("pdf"), row))
        await one.settle()
        assert ("handover", "pdf") in one.screen.picked()
        before = one.screen.picked()
        await one.pilot.click(offset=(lines[row + 1].index("Day-0"), row + 1))
        await one.settle()
        assert (table(one).current, one.screen.picked()) == ("day0", before)


few = st.integers(0, 40)


@given(st.integers(-3, 60), st.lists(st.tuples(few, few), min_size=1, max_size=4), st.integers(0, 3))
def test_rows_are_shared_out(room: int, parts: list[tuple[int, int]], held: int) -> None:
    wanted, least = [one for one, _ in parts], [one for _, one in parts]
    rows = shares(room, wanted, least, held if held < len(parts) else None)
    assert sum(rows) <= max(room, 0)
    assert all(0 <= one <= want for one, want in zip(rows, wanted, strict=True))
    if sum(wanted) <= room:
        assert rows == wanted


@given(st.lists(st.text("abc.", min_size=1, max_size=12), max_size=9), st.integers(4, 40))
def test_names_of_files_are_not_broken(units: list[str], width: int) -> None:
    rows = flowed(units, width)
    assert "  ".join(rows) == "  ".join(units)
    assert all(len(row) <= width or "  " not in row for row in rows)
