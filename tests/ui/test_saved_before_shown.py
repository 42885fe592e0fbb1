"""What was typed is handed to the saver before anything is composed or painted of it, however long that takes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from textual.screen import Screen
from textual.widget import Widget

from resign_tui.core.answers.draft import Draft
from resign_tui.core.letter import compose
from resign_tui.drafts.autosave import SaveState
from resign_tui.drafts.toml_file import dumps
from resign_tui.ui import session_screen
from resign_tui.ui.app import ResignApp
from resign_tui.ui.widgets.long_field import Prose
from resign_tui.ui.widgets.text_field import TextField
from tests.ui.wizard_host import Wizard, full_draft, send, wizard

WORDS = "Nothing of this waits for a screen "
PLACES = {
    "text": ("people", "sender.role", ()),
    "long text": ("words", "letter.extra_paragraph", ()),
    "entry": ("words", "handover.system", ("x",)),
    "paragraph": ("words", "content.project", ("ctrl+r",)),
    "item": ("handover", "", ("n",)),
}


class Watch:
    """What stood in the box, and what the saver had been given, each time that something was composed or painted."""

    def __init__(self) -> None:
        self.given = ""
        self.composed: list[str] = []
        self.painted: list[tuple[str, str]] = []
        self.box: Widget | None = None

    def take(self, draft: Draft) -> None:
        self.given = dumps(draft).decode()

    def compose(self) -> None:
        if self.box is not None:
            self.composed.append(self.given)

    def paint(self) -> None:
        if isinstance(self.box, (TextField, Prose)) and WORDS[0] in self.box.value:
            self.painted.append((self.box.value, self.given))


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    watch = Watch()
    monkeypatch.setattr(session_screen, "_LONGEST_WAIT", 3600.0)
    monkeypatch.setattr(compose, "letter", _after(watch.compose, compose.letter))
    monkeypatch.setattr(Screen, "_on_timer_update", _after(watch.paint, Screen._on_timer_update))
    yield watch


def _after(look: Callable[[], None], work: Callable[..., object]) -> Callable[..., object]:
    def looked(*args: object) -> object:
        look()
        return work(*args)

    return looked


@pytest.mark.parametrize("place", PLACES)
async def test_letters_that_were_read_are_with_the_saver_before_anything_is_shown_of_them(
    home: Path, watch: Watch, place: str
) -> None:
    async with standing_at(home, place) as one:
        await _type(one, watch, *WORDS)
        assert watch.painted and all(box in given for box, given in watch.painted)
        assert watch.composed and all(WORDS in given for given in watch.composed)
        assert WORDS in dumps(await one.saved()).decode()


@pytest.mark.parametrize("place", PLACES)
async def test_what_is_taken_back_does_not_wait_for_the_letter(home: Path, watch: Watch, place: str) -> None:
    async with standing_at(home, place) as one:
        await _type(one, watch, *"wrnog", *["backspace"] * 3, *"ong")
        assert watch.composed and all("wrong" in given for given in watch.composed)


@asynccontextmanager
async def standing_at(home: Path, place: str) -> AsyncIterator[Wizard]:
    """The cursor is in the box of this place."""
    step, field, keys = PLACES[place]
    async with wizard(home, full_draft(step, field, handover__system=(), sender__role="")) as one:
        await one.press(*keys)
        yield one


async def _type(one: Wizard, watch: Watch, *keys: str) -> None:
    """All keys are read before the first is worked off."""
    changed = one.app.saver.changed

    def taken(draft: Draft) -> None:
        watch.take(draft)
        changed(draft)

    one.app.saver.changed = taken  # type: ignore[method-assign]
    watch.box = one.app.screen.focused
    for key in keys:
        send(one.app, key)
    await one.settle()


async def test_the_saver_has_nobody_to_tell_once_the_wizard_is_closed(home: Path) -> None:
    async with wizard(home, full_draft("words")) as one:
        closed = one.screen
    closed._detach()
    closed._closing = closed._closed = False  # as between two steps of its closing
    app = cast(ResignApp, SimpleNamespace(opened=one.app.opened, wizards=[closed]))
    with ThreadPoolExecutor() as saver:
        saver.submit(ResignApp._report, app, SaveState("saved")).result()
