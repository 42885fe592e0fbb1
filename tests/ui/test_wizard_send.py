"""The last step: what is ready to be written, and what to know before."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.answers import catalogue
from resign_tui.core.documents import DocumentGroup, document_kinds
from resign_tui.exports import registry
from resign_tui.ui.bars import keys
from resign_tui.ui.sending import plan as send_plan
from resign_tui.ui.signs import UNICODE
from resign_tui.ui.views import document_fields
from resign_tui.ui.widgets.notes import Notes, flowed, shares
from tests.personas import personas
from tests.ui.send_host import each_size, every_size, go_to, harmed, notes, read_all, seen_in, table, write, written
from tests.ui.wizard_host import SMALL, WIDE, full_draft, wizard

# -- what is ready --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", list(personas()))
def test_everything_is_what_belongs_here_and_nothing_private(who: str) -> None:
    departure = personas()[who].departure
    chosen = send_plan.everything(departure)
    documents = {name for name, _ in chosen}
    assert {"letter", "handover", "day0", "plan"} <= documents
    assert all(
        document_kinds()[name].offered(departure) == "yes" and not document_kinds()[name].private for name in documents
    )
    assert all(registry.get(form).takes(name) for name, form in chosen)


def test_private_documents_stand_in_no_group_that_others_see() -> None:
    groups = {name: kind.group for name, kind in document_kinds().items()}
    assert {name for name, group in groups.items() if group == "apart"} == {"hr-memo"}
    assert {name for name, kind in document_kinds().items() if kind.folder} == {"hr-memo"}
    assert {groups[name] for name, kind in document_kinds().items() if kind.private} == {"own", "apart"}
    assert [groups[name] for name in ("letter", "handover", "goodbye")] == ["hand-in", "work", "send"]


def test_a_document_is_its_row_and_its_cautions() -> None:
    assert tuple(send_plan.GROUPS) == get_args(DocumentGroup)
    asked = list(catalogue.fields())
    for name, kind in document_kinds().items():
        assert kind.formats
        assert all(registry.get(form).takes(name) for form in kind.formats)
        assert len(kind.lives) <= 15
        assert all(any(one.startswith(beginning) for one in asked) for beginning in kind.questions)
        known = document_kinds()[name]
        assert bool(known.aside) == bool(known.summary) == bool(kind.questions)


@each_size
async def test_the_names_of_the_files_stand_under_the_table(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("send"), size) as one:
        assert "Ready to write: 2 files" in one.words()
        assert "to hand in letter.txt yours until then" in notes(one, "ready")
        assert "for work handover.md" in notes(one, "ready")
        await one.press("space")
        assert "Ready to write: 1 file " in one.words()
        assert "letter.txt" not in one.text()
        await one.press("down", "right", "space")
        assert "Space chooses a document and a format" in one.words()


async def test_all_is_chosen_with_one_key_and_taken_back_with_it(home: Path) -> None:
    async with wizard(home, full_draft("send"), WIDE) as one:
        await one.press("right", "space")
        before = one.send.picked
        await one.press("a")
        everything = send_plan.everything(one.screen.departure)
        assert one.send.picked == before | everything
        ready = notes(one, "ready")
        for names in ("letter.txt .md .docx .pdf", "handover.md .html .pdf .csv", "day0.pdf plan.pdf .ics",
                      "cover-note.txt .eml goodbye.txt .eml"):  # fmt: skip
            assert names in ready
        assert f"Ready to write: {len(before | everything)} files" in one.words()
        await one.press("a")
        assert one.send.picked == before
        await one.press("a", "space", "a")
        assert not one.send.picked & everything


async def test_an_unfinished_document_is_said_to_stay(home: Path) -> None:
    async with wizard(home, full_draft("send", content__project=""), WIDE) as one:
        assert "Ready to write: 1 file " in one.words()
        assert "Letter not yet. It needs: work you valued." in notes(one, "ready")
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
        await one.until(lambda: "letter.txt exists; the new one is letter-2.txt." in one.words())
        asked = one.send._look_timer
        assert asked is not None
        await one.press("down", "down", "up", "right", "left", "up")
        await one.app.workers.wait_for_complete()
        assert one.send._look_timer is asked  # no other look is to come
        assert looks == ["~/departure"]
        await one.press("space")
        assert "letter.txt exists" not in one.words()
        await one.press("space")
        await one.until(lambda: "new one is letter-2.txt" in one.words())
        await write(one)
        assert "✓ letter-2.txt written beside letter.txt, which is kept." in notes(one, "log")
        assert "✓ 2 files written to ~/departure." in notes(one, "log")
        assert "▲" not in notes(one, "log")
        assert (folder / "letter.txt").read_text() == "older"
        await one.until(lambda: "letter-3.txt" in notes(one, "ready"))


def test_many_that_exist_are_told_as_a_number(tmp_path: Path) -> None:
    plan = send_plan.planned({("letter", form) for form in ("txt", "md", "pdf")})
    for one in plan:
        (tmp_path / one.name).write_text("older")
    seen = send_plan.look(str(tmp_path), plan)
    assert seen.beside == (("letter.txt", "letter-2.txt"), ("letter.md", "letter-2.md"), ("letter.pdf", "letter-2.pdf"))
    _, said = send_plan.ready(plan, {}, seen, UNICODE)
    assert said[0].text == "3 of these exist; new ones get a number."
    assert said[1].units == ("letter-2.txt .md .pdf",)
    assert said[0].sign == UNICODE.info


# -- what to know before --------------------------------------------------------------------------------------------


@every_size
async def test_the_cautions_of_every_document_can_be_read_in_full(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        for _ in range(table(one).count):
            name = table(one).current
            card = one.screen.query_one("#send-card", Notes)
            shown = notes(one, "card")
            assert document_kinds()[name].label in shown
            if card.can_focus:
                assert "more, tab" in shown or "tab shows" in shown
                await one.until(lambda: one.focused == "send-card", "tab", limit=6)
                shown = await read_all(one, card)
                table(one).focus()
                await one.settle()
            for words in document_kinds()[name].cautions_for(one.screen.departure):
                assert words in shown.replace(f" {UNICODE.info} ", " "), name
            await one.press("down")
            await one.pilot.pause()


@each_size
@pytest.mark.parametrize("name", list(document_fields()))
async def test_they_stand_above_the_questions_and_leave_these_in_view(
    home: Path, name: str, size: tuple[int, int]
) -> None:
    async with wizard(home, harmed("send"), size) as one:
        await one.open(f"document-{name}")
        await one.settle()
        card = one.screen.query_one(f"#cautions-{name}", Notes)
        assert "Before you write it" in one.text()
        assert card.size.height <= (1 if size == SMALL else 5)
        assert one.screen.live.field
        if not card.can_focus:
            return
        await one.until(lambda: one.app.screen.focused is card, "shift+tab", limit=3)
        shown = await read_all(one, card)
        for words in document_kinds()[name].cautions_for(one.screen.departure):
            assert words in shown


@each_size
async def test_before_or_after_is_explained_where_it_is_chosen(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        await one.open("document-hr-memo", "hr.timing")
        await one.settle()
        assert one.screen.live.field == "hr.timing"
        assert catalogue.field("hr.timing").help in seen_in(one, "#help")


async def test_remarks_that_can_be_seen_whole_are_no_stop_once_the_focus_has_left(home: Path) -> None:
    async with wizard(home, harmed(), SMALL) as one:
        card = one.screen.query_one("#send-card", Notes)
        await go_to(one, "hr-memo")
        await one.until(lambda: one.app.screen.focused is card, "tab", limit=6)
        await one.pilot.resize_terminal(120, 70)
        await one.settle()
        assert card.hidden == 0
        await one.until(lambda: one.focused == "send-table", "up", limit=30)
        assert not card.can_focus
        for _ in range(8):
            await one.press("tab")
            assert one.focused != "send-card"


async def test_the_footer_names_no_key_of_the_table_while_remarks_are_read(home: Path) -> None:
    async with wizard(home, harmed(), SMALL) as one:
        assert "space pick" in one.lines()[-1]
        await go_to(one, "hr-memo")
        await one.until(lambda: one.focused == "send-card", "tab", limit=6)
        left, right = keys(one.screen.live.place)
        hints = [*left, *right]
        assert len({hint.key for hint in hints}) == len(hints)
        assert not {"space", "tab", "enter", "a", "c", "m"} & {hint.key for hint in hints}
        assert f"{left[0].key} {left[0].word}" in one.lines()[-1]


# -- the table and the room -----------------------------------------------------------------------------------------


@every_size
async def test_the_row_under_the_cursor_is_always_in_view(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        labels = [row.label for row in send_plan.send_rows(one.screen.departure)]
        for label in labels:
            assert f"▌ {label}" in one.text()
            await one.press("down")
        assert one.focused == "send-table"
        assert f"▌ {labels[-1]}" in one.text()


async def test_the_arrows_lead_from_part_to_part(home: Path) -> None:
    async with wizard(home, harmed(), SMALL) as one:
        await go_to(one, "hr-memo")
        await one.press("tab")
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
        assert ("handover", "pdf") in one.send.picked
        before = one.send.picked
        await one.pilot.click(offset=(lines[row + 1].index("Day-0"), row + 1))
        await one.settle()
        assert (table(one).current, one.send.picked) == ("day0", before)


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
