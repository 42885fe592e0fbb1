"""What choosing something in the palette does, in the real app."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from textual.widgets import Input

from resign_tui.core.answers.catalogue import STEPS
from resign_tui.drafts.store import open_draft
from resign_tui.ui import views
from resign_tui.ui.commands import Command
from resign_tui.ui.dialogs.palette import PaletteScreen
from resign_tui.ui.messages import CopyDocument, GoTo, WriteDocuments
from resign_tui.ui.palette import carry_out
from tests.ui.palette_host import all_entries, found, one
from tests.ui.wizard_host import WIDE, Wizard, full_draft, ids_above, wizard

__all__ = ["one"]


async def choose(one: Wizard, text: str) -> None:
    await one.press("ctrl+p")
    await one.type(text + "\n")
    await one.settle()


async def test_letters_and_enter_in_one_go_take_what_was_typed(one: Wizard) -> None:
    await choose(one, "see the transition plan")
    assert one.screen.live.view == views.SCHEDULE


async def test_every_step_opens(one: Wizard) -> None:
    for step in STEPS:
        await choose(one, f"step {STEPS.index(step) + 1}")
        assert one.screen.live.step == step


async def test_every_question_is_reached(home: Path) -> None:
    async with wizard(home, full_draft("words"), WIDE) as one:
        goals = [entry.does for entry in all_entries(one) if isinstance(entry.does, GoTo)]
        assert len(goals) > 100
        for goal in goals:
            await one.screen.go_to(goal.field)
            if one.screen.live.step == "review":
                rows = one.screen.query_one("#review-rows")
                assert getattr(rows, "current", "").endswith(goal.field)
            elif goal.field == views.FOLDER:
                assert one.focused == "send-folder"
            elif goal.field == "scenario.chosen":
                assert one.focused == "picker"
            else:
                assert goal.field.replace(".", "-") in ids_above(one.app.screen.focused), goal.field


async def test_a_row_of_the_handover_is_gone_to(one: Wizard) -> None:
    item = one.screen.departure.checklist.categories[2].items[3]
    await choose(one, item.text)
    assert one.screen.live.step == "handover"
    assert item.text[:20] in one.text()
    assert one.focused == "handover-list"


async def test_a_finding_is_gone_to(home: Path) -> None:
    async with wizard(home, full_draft("words", content__thanks_for="everything you hate")) as one:
        await one.until(lambda: bool(one.screen.settled.findings))
        finding = (one.screen.settled.findings or ())[-1]
        await choose(one, finding.title)
        assert one.screen.live.step == "review"
        assert getattr(one.screen.query_one("#review-rows"), "current", "") == f"finding {finding.key}"


async def test_a_document_is_shown(one: Wizard) -> None:
    await choose(one, "goodbye show")
    assert one.screen.live.step == "send"
    assert one.screen.live.document == "goodbye"
    await choose(one, "goodbye answer")
    assert one.screen.live.view == f"{views.DOCUMENT_STEP}goodbye"


async def test_documents_are_copied_and_written(one: Wizard, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    post = one.screen.post_message

    def note(message: object) -> bool:
        if isinstance(message, (CopyDocument, WriteDocuments)):
            asked.append(message)
            return True
        return post(message)  # type: ignore[arg-type]

    monkeypatch.setattr(one.screen, "post_message", note)
    await choose(one, "goodbye copy")
    await choose(one, "export letter as pdf")
    copied, written = asked
    assert isinstance(copied, CopyDocument)
    assert copied.name == "goodbye"
    assert isinstance(written, WriteDocuments)
    assert written.chosen == {("letter", "pdf")}


async def test_what_is_done_elsewhere_says_where(one: Wizard) -> None:
    for typed, says in (("encrypt", "`resign-tui drafts lock NAME`"), ("change font", "are your terminal's")):
        await choose(one, typed)
        assert says in one.notices()[-1]
        assert one.screen.live.step == "words"


async def test_the_questions_of_the_memo_are_found_where_it_belongs_to_the_departure(one: Wizard) -> None:
    assert "Who receives the memo?" not in {entry.title for entry in all_entries(one)}
    one.put(one.draft.answer("triage.misconduct", ("harassment",)))
    await one.settle()
    assert "Who receives the memo?" in {entry.title for entry in all_entries(one)}


async def test_colours_are_taken_by_name(one: Wizard) -> None:
    await choose(one, "resign-morning")
    assert one.app.theme == "resign-morning"


async def test_another_draft_is_opened(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        other = open_draft(one.path.with_name("quill.toml"))
        other.store.save(full_draft("dates"))
        other.store.close()
        await choose(one, "quill")
        await one.until(lambda: one.app.opened.store.path.stem == "quill")
        assert one.screen.live.step == "dates"


async def test_a_command_of_another_place_goes_there_and_says_its_key(one: Wizard) -> None:
    before = one.draft
    await choose(one, "tick an item or take the tick back")
    assert one.focused == "handover-list"
    assert any(text.startswith("space: Tick an item") for text in one.notices())
    assert one.draft.answers == before.answers
    await choose(one, "tick an item or take the tick back")
    assert one.draft.answers != before.answers


async def test_a_command_of_each_place_leads_there(one: Wizard) -> None:
    elsewhere = {entry.does.where: entry for entry in all_entries(one) if isinstance(entry.does, Command)}
    for entry in elsewhere.values():
        command = entry.does
        assert isinstance(command, Command)
        if command.where not in ("everywhere", "form", "views"):
            await one.open("words", "content.project")
            await carry_out(one.screen, entry)
            await one.settle()
            place = "stores" if command.where == "evidence" else command.where
            assert (command.name, one.screen.live.place) == (command.name, place)
            if not one.on_top:
                await one.press("escape")
    assert len(elsewhere) > 9


async def test_opening_is_fast(one: Wizard) -> None:
    await found(one, "undo")
    began = perf_counter()
    PaletteScreen(all_entries(one))
    assert perf_counter() - began < 0.15


async def test_the_line_takes_letters_and_the_arrows_move(one: Wizard) -> None:
    await one.press("ctrl+p", "down", "down")
    screen = one.app.screen
    assert isinstance(screen, PaletteScreen)
    assert isinstance(screen.focused, Input)
    assert screen._entries[int(screen._hits.current)].title.startswith("Go to any step")
    await one.press("enter")
    assert "Still open" in one.text() or "1 Situation" in one.text()
    await one.press("escape")
