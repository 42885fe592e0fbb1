"""The guidance over the wizard: opened from anywhere, read to its end at every size, closed without a trace."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import msgspec
import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from textual.widgets import Static

from resign_tui.core.answers.draft import Draft, Value, WizardPlace
from resign_tui.core.guidance import entries
from resign_tui.ui.app import Settings
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.dialogs.guidance import GuidanceScreen, Sheet
from resign_tui.ui.dialogs.help import help_rows
from resign_tui.ui.widgets.row_list import RowList
from resign_tui.ui.widgets.scenario_picker import ScenarioPicker
from tests.personas import personas
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

GATE_LINE = "Before you send: advice first. alt+g reads why."
each_size = pytest.mark.parametrize("size", SIZES)


def harmed(step: str = "situation", **answers: Value) -> Draft:
    """The persona whose answers bring up most of the guidance."""
    draft = personas()["T-03"].draft
    for name, value in answers.items():
        draft = draft.answer(name.replace("__", "."), value)
    return draft.at(WizardPlace(step, ""))


def sheet(one: Wizard) -> Sheet:
    return one.app.screen.query_one(Sheet)


def seen(one: Wizard) -> list[str]:
    """The rows of the sheet as they stand on the screen."""
    return one.rows_in(sheet(one))


def title_of(entry: str) -> str:
    return entries.entries()[entry].title


def read_all(one: Wizard) -> list[str]:
    """Every row of the sheet, from the first to the last."""
    texts = sheet(one).query(Static)
    return [text.render_line(y).text.strip() for text in texts for y in range(text.size.height)]


@each_size
@pytest.mark.parametrize("key", ["f2", "alt+g"])
async def test_it_opens_from_a_text_field_and_closes_to_it(home: Path, key: str, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", "content.team_value"), size) as one:
        focused, draft = one.focused, one.draft
        await one.press(key)
        assert isinstance(one.app.screen, GuidanceScreen)
        assert "not legal advice" in one.words()
        await one.press("escape")
        assert not isinstance(one.app.screen, GuidanceScreen)
        assert one.focused == focused
        assert one.draft is draft


async def test_the_command_stands_in_palette_and_help(home: Path) -> None:
    (command,) = (one for one in COMMANDS if one.action == "guidance")
    assert command.where == "everywhere"
    assert any(row.left == command.title for row in help_rows("form"))
    async with wizard(home, full_draft("dates")) as one:
        await one.press("ctrl+p")
        await one.type("read the guidance")
        await one.until(lambda: isinstance(one.app.screen, GuidanceScreen), "enter", limit=10)


@each_size
async def test_every_text_can_be_read_and_no_line_is_long(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        await one.press("f2")
        rows = read_all(one)
        assert max(map(cell_len, rows)) <= 72
        read = " ".join(" ".join(rows).split())
        whole = entries.entries().values()
        assert len(whole) > 30
        assert [text for entry in whole for text in (entry.title, *entry.text) if text not in read] == []


@each_size
async def test_a_gate_without_an_answer_is_read_first(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed("dates"), size) as one:
        await one.press("f2")
        assert seen(one)[0].startswith(title_of("legal_gate"))
        assert seen(one)[0].endswith("for you")
    async with wizard(home, harmed("dates", triage__advice="taken"), size, name="two") as one:
        await one.press("f2")
        assert seen(one)[0].startswith(title_of("feared_notice"))


async def test_the_keys_move_through_the_sheet(home: Path) -> None:
    async with wizard(home, harmed(), SMALL) as one:
        await one.press("f2")
        first = seen(one)
        await one.press("down")
        assert seen(one)[:5] == first[1:6]
        await one.press("up")
        assert seen(one) == first
        await one.press("pagedown", "pageup")
        assert seen(one) == first
        second = entries.for_departure(one.screen.departure, "situation")[1]
        await one.press("right")
        assert seen(one)[0].startswith(second.title)
        await one.press("left")
        assert seen(one) == first
        await one.press("end")
        assert "↓ more" not in one.text()
        await one.press("right", "right", "end", "down", "home")
        assert seen(one) == first


@each_size
async def test_it_says_at_once_that_there_is_more(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words"), size) as one:
        await one.press("f2")
        assert any(row.endswith("↓ more") for row in one.rows_in(one.app.screen.query_one("#guidance-body")))


@each_size
async def test_a_title_leads_to_its_text(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        await one.press("f2")
        titles = one.app.screen.query_one("#guidance-titles", RowList)
        assert titles.display is (size == WIDE)
        await one.press("tab")
        assert titles.display
        assert titles.has_focus
        assert titles.current == "legal_gate"
        await one.press("down", "down", "enter")
        third = entries.for_departure(one.screen.departure, "situation")[2]
        assert sheet(one).has_focus
        await one.until(lambda: seen(one)[0].startswith(third.title))
        await one.press("tab")
        assert titles.current == third.id
        await one.press("tab")
        assert sheet(one).has_focus


async def test_it_opens_at_the_entry_that_is_asked_for(home: Path) -> None:
    async with wizard(home, harmed(), SMALL) as one:
        for entry in ("reach", "receipt", "no_such_entry"):
            one.app.push_screen(GuidanceScreen(one.screen.departure, "send", entry))
            await one.settle()
            assert sheet(one).entry == (entry if entry in entries.entries() else "legal_gate")
            await one.press("escape")


async def test_a_new_size_keeps_the_entry(home: Path) -> None:
    async with wizard(home, harmed(), WIDE) as one:
        await one.press("f2", "right", "right")
        stood = sheet(one).entry
        await one.pilot.resize_terminal(*SMALL)
        await one.settle()
        assert sheet(one).entry == stood
        assert seen(one)[0].startswith(title_of(stood))


async def test_words_that_look_like_markup_are_shown_as_they_are(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dict(entries.entries())
    whole["legal_gate"] = msgspec.structs.replace(whole["legal_gate"], title="[/b] one", text=("A [red]word[/red].",))
    monkeypatch.setattr(entries, "entries", lambda: MappingProxyType(whole))
    async with wizard(home, harmed(), WIDE) as one:
        await one.press("f2")
        assert "[/b] one" in one.text()
        assert "A [red]word[/red]." in one.text()


async def test_ascii_is_ascii(home: Path) -> None:
    async with wizard(home, harmed(), SMALL, settings=replace(Settings(), ascii=True)) as one:
        await one.press("f2")
        assert all(row.isascii() for row in seen(one))
        assert one.app.screen.query_one("#guidance-keys", Static).content.__str__().isascii()


# -- beside the suggestion -------------------------------------------------------------------------------------------


async def stand_on_the_picker(one: Wizard) -> None:
    """What rests on private answers shows only there."""
    one.screen.query_one(ScenarioPicker).focus()
    await one.settle()


def picker_text(one: Wizard) -> str:
    texts = one.screen.query_one(ScenarioPicker).query("Static, Rows")
    return "\n".join(text.render_line(y).text.rstrip() for text in texts for y in range(text.size.height))


@each_size
async def test_the_suggestion_says_what_comes_first_and_what_comes_along(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, harmed(), size) as one:
        await stand_on_the_picker(one)
        shown = picker_text(one)
        assert GATE_LINE in shown
        said = " ".join(shown.split())
        assert "also a record for HR, kept apart · a guarded notice period" in said
        assert shown.index(GATE_LINE) < shown.index("What each choice changes")
        assert all(cell_len(row) <= one.screen.query_one(ScenarioPicker).size.width for row in shown.splitlines())


async def test_without_anything_to_bring_along_nothing_is_said(home: Path) -> None:
    async with wizard(home, full_draft("situation")) as one:
        assert one.screen.departure.advice.overlays == ()
        assert "also" not in picker_text(one)
        assert GATE_LINE not in picker_text(one)


async def test_it_follows_the_answers(home: Path) -> None:
    async with wizard(home, full_draft("situation")) as one:
        await stand_on_the_picker(one)
        one.change(one.draft.answer("triage.patterns", ("unrealistic_deadlines",)))
        await one.settle()
        assert "also       exit notes" in picker_text(one)
        one.change(one.draft.answer("triage.misconduct", ("harassment",)))
        await one.settle()
        assert GATE_LINE in picker_text(one)
