"""One table of commands: every key works where it says, takes nothing from a text field, and is named everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, TextArea

from resign_tui.ui.app import ResignApp
from resign_tui.ui.bars import keys
from resign_tui.ui.commands import COMMANDS, PLACES, Command, Where, for_place, key_label
from resign_tui.ui.dialogs.help import help_rows
from resign_tui.ui.steps.evidence import EvidenceStep
from resign_tui.ui.steps.evidence_ask import StartLine
from resign_tui.ui.steps.handover import HandoverStep
from resign_tui.ui.steps.questions import QuestionStep
from resign_tui.ui.steps.review import ReviewStep
from resign_tui.ui.steps.schedule import ScheduleStep
from resign_tui.ui.steps.schedule_today import TodayStep
from resign_tui.ui.steps.send import SendStep
from resign_tui.ui.views import HANDOVER_VIEWS
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.handover_pane import HandoverPane
from resign_tui.ui.widgets.letter_pane import LetterPane
from resign_tui.ui.widgets.row_list import RowList
from resign_tui.ui.widgets.scenario_picker import ScenarioPicker
from resign_tui.ui.widgets.send_table import SendTable
from resign_tui.ui.widgets.step_form import StepForm
from resign_tui.ui.widgets.text_field import TextField
from resign_tui.ui.wizard import WizardScreen
from tests.ui.wizard_host import SIZES, SMALL, full_draft, wizard

WIDGETS: dict[Where, tuple[type[Widget], ...]] = {
    "form": (WizardScreen, QuestionStep, StepForm, ChoiceField, TextField),
    "picker": (ScenarioPicker,),
    "letter": (LetterPane,),
    "handover": (HandoverPane,),
    "list": (HandoverList,),
    "today": (RowList, TodayStep),
    "schedule": (RowList, ScheduleStep),
    "views": (HandoverStep,),
    "stores": (StartLine, EvidenceStep),
    "evidence": (RowList, EvidenceStep),
    "review": (RowList, ReviewStep),
    "send": (SendTable, SendStep),
}
"""The widgets whose bindings make the commands of a place work."""

FORBIDDEN = {"ctrl+a", "ctrl+b", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+c", "ctrl+v", "ctrl+x"}
"""Taken by tmux and screen, the same bytes as other keys, or what copy and paste are everywhere."""

SHARED = {"undo", "redo"}
"""A text area undoes its own words with the same keys."""


def bound(kinds: Iterable[type[Widget]]) -> set[str]:
    """Every key that these widgets bind, with what they inherit from ours and Textual's."""
    found: set[str] = set()
    for kind in kinds:
        for one in kind.__mro__:
            for binding in one.__dict__.get("BINDINGS", ()):
                text = binding.key if isinstance(binding, Binding) else binding[0]
                found.update(part.strip() for part in text.split(","))
    return found


def owner_of(command: Command) -> tuple[type[WizardScreen] | type[ResignApp], str]:
    """The class and the method that do what a command of everywhere says."""
    namespace, _, name = command.action.rpartition(".")
    return ResignApp if namespace == "app" else WizardScreen, f"action_{name}"


def offences(commands: Iterable[Command]) -> list[str]:
    """What is wrong with a table of commands."""
    wrong = []
    typed = bound([Input, TextArea])
    for one in commands:
        own = [key for text in one.keys for key in text.split(" ")]
        if all(re.fullmatch(r"(\w+\+)?f\d+", key) for key in own):
            wrong.append(f"{one.action}: only an F-key")
        wrong += [f"{one.action}: {key} is forbidden" for key in own if key in FORBIDDEN]
        if one.where == "everywhere":
            if not hasattr(*owner_of(one)):
                wrong.append(f"{one.action}: there is no such action")
            if one.action not in SHARED:
                wrong += [f"{one.action}: {key} belongs to text fields" for key in own if key in typed]
            wrong += [f"{one.action}: {key} would be typed" for key in own if len(key) == 1]
        else:
            there = bound(WIDGETS[one.where])
            wrong += [f"{one.action}: {key} does nothing in {one.where}"
                      for key in own if key not in there and key != "letter"]  # fmt: skip
        if not (one.title and one.word and one.title[0].isupper()):
            wrong.append(f"{one.action}: no words for it")
    per_place = [(one.where, key) for one in commands for key in one.keys]
    wrong += [f"{where} {key}: two commands" for where, key in set(per_place) if per_place.count((where, key)) > 1]
    return wrong


def test_every_command_keeps_the_rules() -> None:
    assert len(COMMANDS) > 30
    assert offences(COMMANDS) == []


def test_the_views_of_rows_open_every_view_with_the_keys_of_the_table() -> None:
    views = [one for one in COMMANDS if one.where == "views"]
    assert tuple(one.action for one in views) == HANDOVER_VIEWS
    for step in (HandoverStep, TodayStep, ScheduleStep, EvidenceStep):
        assert {key for one in views for key in one.keys} <= bound([step])
    places: tuple[Where, ...] = ("list", "today", "schedule", "stores", "evidence")
    for place in places:
        assert set(views) <= set(for_place(place))
        assert [row.left for row in help_rows(place) if row.tone == "heading"][1] == PLACES["views"]
    assert not set(views) & set(for_place("review"))


@pytest.mark.parametrize(
    "planted",
    [
        Command("next_step", ("f9",), "next", "Only an F-key"),
        Command("next_step", ("ctrl+b",), "next", "The key of tmux"),
        Command("fly", ("ctrl+g",), "fly", "No such action"),
        Command("next_step", ("ctrl+k",), "next", "Cuts in a text field"),
        Command("next_step", ("x",), "next", "A letter that is typed"),
        Command("fold", ("Q",), "fold", "Nobody binds it", "list"),
        Command("next_step", ("ctrl+g",), "", "No word"),
    ],
)
def test_an_offence_is_found(planted: Command) -> None:
    assert len(offences([planted])) >= 1


def test_a_key_given_twice_is_found() -> None:
    twin = replace(COMMANDS[0], action="previous_step")
    assert any("two commands" in one for one in offences([*COMMANDS, twin]))


def test_the_help_names_every_command_with_every_key() -> None:
    for where in PLACES:
        rows = [row for row in help_rows(where) if row.id]
        assert len(rows) == len(COMMANDS)
        for one in COMMANDS:
            row = next(row for row in rows if row.id == f"{one.where} {one.action}")
            assert row.left == one.title
            assert all(key_label(key) in row.right for key in one.keys)
        assert help_rows(where)[0].left == PLACES[where]


PLACE_KEYS: dict[Where, tuple[str, ...]] = {
    "form": (),
    "letter": ("ctrl+t",),
    "handover": ("ctrl+o",),
    "list": ("ctrl+n",),
    "review": ("ctrl+n", "ctrl+n"),
    "send": ("ctrl+n", "ctrl+n", "ctrl+n"),
}


@pytest.mark.parametrize("size", SIZES)
async def test_the_footer_says_what_works_here(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words"), size) as one:
        for place, way in PLACE_KEYS.items():
            await one.open("words")
            await one.press(*way)
            assert one.screen.live.place == place
            table = {(key_label(key), command.word) for command in for_place(place) for key in command.keys}
            left, right = keys(one.screen.live.place)
            assert left and right
            assert {(hint.key, hint.word) for hint in (*left, *right)} <= table
            assert f"{left[0].key} {left[0].word}" in one.lines()[-1]
            assert "help" in one.lines()[-1]
            await one.press("escape")


async def test_help_opens_by_both_keys_and_closes(home: Path) -> None:
    async with wizard(home, full_draft("situation"), SMALL) as one:
        await one.press("?")
        assert "Go to the next step" in one.text()
        await one.press("escape")
        await one.press("f1")
        assert "Go to the next step" in one.text()
        await one.press("q")
        assert one.on_top


async def test_a_question_mark_in_a_text_field_is_typed(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project"), SMALL) as one:
        await one.press("end", "?")
        assert one.box("content.project").endswith("?")
        assert one.on_top


async def test_the_theme_is_chosen_and_remembered(home: Path) -> None:
    from resign_tui.ui.app import Settings

    kept: list[str] = []
    async with wizard(home, full_draft("words"), SMALL, settings=Settings(remember_theme=kept.append)) as one:
        await one.press("alt+t", "3")
        await one.pilot.pause()
        assert one.app.theme == "resign-morning"
        assert kept == ["resign-morning"]
