"""Many keys before the first is handled: none is lost, nothing is written back, the letter is composed once a key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.letter import compose
from resign_tui.ui import session_screen
from resign_tui.ui.widgets.choice_field import ChoiceField
from resign_tui.ui.widgets.letter_pane import LetterPane
from resign_tui.ui.widgets.long_field import LongField
from resign_tui.ui.widgets.records_field import RecordsField
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import full_draft, send, wizard

KEYS = 500
WORDS = ("the quick brown fox jumps over the lazy dog; " * 12)[:KEYS]


class Spy:
    """How often the letter was composed and drawn, and what was written into editors."""

    def __init__(self) -> None:
        self.composed = self.painted = 0
        self.put: list[Value] = []

    def reset(self) -> None:
        self.composed = self.painted = 0
        self.put.clear()


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Spy]:
    spy = Spy()
    letter, paint = compose.letter, LetterPane._paint

    def composed(departure):  # type: ignore[no-untyped-def]
        spy.composed += 1
        return letter(departure)

    def painted(pane: LetterPane) -> None:
        spy.painted += 1
        paint(pane)

    monkeypatch.setattr(compose, "letter", composed)
    monkeypatch.setattr(LetterPane, "_paint", painted)
    for kind in (TextField, LongField, ChoiceField, RecordsField):
        monkeypatch.setattr(kind, "put", _recording(kind.put, spy))
    yield spy


def _recording(put, spy: Spy):  # type: ignore[no-untyped-def]
    def recorded(widget, value: Value) -> None:  # type: ignore[no-untyped-def]
        spy.put.append(value)
        put(widget, value)

    return recorded


@pytest.mark.parametrize("field", ["content.team_value", "letter.extra_paragraph"])
async def test_a_burst_of_keys_is_taken_whole(home: Path, spy: Spy, field: str) -> None:
    draft = full_draft("words", field, content__team_value="")
    async with wizard(home, draft) as one:
        spy.reset()
        await one.type(WORDS)
        assert one.box(field) == one.draft.text(field) == WORDS
        assert WORDS[1:].strip() in one.letter.text()  # a paragraph begins with a capital
        assert 0 < spy.composed <= KEYS
        assert spy.painted <= KEYS + 5
        assert spy.put == []
        assert (await one.saved()).text(field) == WORDS


@pytest.mark.parametrize("field", ["content.team_value", "letter.extra_paragraph"])
async def test_a_burst_of_typing_and_taking_back_is_shown_once(
    home: Path, spy: Spy, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_screen, "_LONGEST_WAIT", 3600.0)
    async with wizard(home, full_draft("words", field, content__team_value="")) as one:
        spy.reset()
        for _ in range(100):
            for key in ("a", "b", "left", "c", "backspace", "ctrl+left", "end"):
                send(one.app, key)
        await one.settle()
        assert len(one.box(field)) == 200
        assert one.draft.text(field) == one.box(field)
        assert spy.composed <= 2
        assert spy.put == []


async def test_a_command_behind_a_burst_finds_all_of_it_shown(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project", content__project="")) as one:
        for key in ("a", "b", "left", "ctrl+t"):
            send(one.app, key)
        await one.settle()
        assert one.screen.settled is one.screen.live
        assert one.screen.live.session.draft.text("content.project") == "ab"
        assert one.letter.has_focus


async def test_a_burst_across_fields_loses_no_key(home: Path, spy: Spy) -> None:
    async with wizard(home, full_draft("people", "sender.full_name")) as one:
        await one.until(lambda: one.screen.live.field == "sender.full_name")
        spy.reset()
        for number in range(5):
            for key in (*f"x{number}", "tab"):
                send(one.app, key)
        await one.settle()
        typed = "".join(str(value) for value in one.draft.answers.values())
        assert all(typed.count(f"x{number}") == 1 for number in range(5))
        assert spy.put == []


async def test_a_burst_of_ticks_writes_nothing_back(home: Path, spy: Spy) -> None:
    async with wizard(home, full_draft("handover")) as one:
        spy.reset()
        for _ in range(40):
            send(one.app, "space")
            send(one.app, "down")
        await one.settle()
        assert one.screen.departure.checklist.done >= 15
        assert spy.composed <= 80
        assert spy.put == []


async def test_what_waits_for_a_moment_comes_by_itself(home: Path) -> None:
    async with wizard(home, full_draft("words", "content.project", content__project="")) as one:
        send(one.app, "x")
        await one.until(lambda: "nothing needed" in one.lines()[0])
        assert one.screen._rest is None


async def test_what_follows_an_answer_of_pages_waits_for_a_rest(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_LONG_AFTER", "_PAUSE_AFTER"):
        monkeypatch.setattr(session_screen, name, 3600.0)
    async with wizard(
        home, full_draft("words", "content.project", content__project="the ranking rebuild " * 400)
    ) as one:
        screen = one.screen
        send(one.app, "x")
        await one.until(lambda: screen.live.session is screen.session and screen._rest is not None)
        assert screen.settled is not screen.live
        send(one.app, "tab")
        await one.until(lambda: screen.settled is screen.live)
