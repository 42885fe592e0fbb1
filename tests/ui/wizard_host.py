"""A wizard for tests: opened on a draft without a terminal, driven by keys, read as a person sees it."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from rich.segment import Segment
from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import TextArea

from resign_tui.core.answers.draft import Draft, Value, WizardPlace
from resign_tui.core.notice import public_holidays
from resign_tui.core.notice.public_holidays import HolidaySource
from resign_tui.core.secrets.scanner import Scanner
from resign_tui.drafts.load import load
from resign_tui.drafts.store import open_draft
from resign_tui.folders import Folders
from resign_tui.ui.app import ResignApp, Settings
from resign_tui.ui.messages import Change
from resign_tui.ui.steps.send import SendStep
from resign_tui.ui.widgets.drawing import style_of
from resign_tui.ui.widgets.letter_face import FOCUSED
from resign_tui.ui.widgets.letter_pane import LetterPane
from resign_tui.ui.widgets.text_field import TextField
from resign_tui.ui.wizard import WizardScreen
from tests.personas import personas
from tests.ui import once

once.share()

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 14, 31)
WIDE, SMALL = (120, 40), (80, 24)
SIZES = (WIDE, SMALL)
PATIENCE = 60.0
"""Seconds after which something that was waited for counts as never coming."""


def full_draft(step: str = "", field: str = "", **answers: Value) -> Draft:
    """The open-door letter, complete; keyword names have `__` for the dot."""
    draft = personas()["T-01"].draft
    for name, value in answers.items():
        draft = draft.answer(name.replace("__", "."), value)
    return draft.at(WizardPlace(step, field))


@dataclass
class Wizard:
    """The running wizard and what a person can do with it and see of it."""

    app: ResignApp
    pilot: Pilot[int]
    path: Path

    @property
    def screen(self) -> WizardScreen:
        """The wizard's own screen, also while a dialog stands over it."""
        return next(one for one in reversed(self.app.screen_stack) if isinstance(one, WizardScreen))

    @property
    def on_top(self) -> bool:
        """No dialog stands over the wizard."""
        return self.app.screen is self.screen

    @property
    def draft(self) -> Draft:
        """What the wizard holds."""
        return self.screen.session.draft

    @property
    def send(self) -> SendStep:
        """The last step."""
        return self.screen.query_one(SendStep)

    def change(self, draft: Draft) -> None:
        """Change the draft behind the person's back, as a step of its own."""
        self.screen.take(self.screen.session.change(draft))

    def put(self, draft: Draft) -> None:
        """Change the draft and bring every editor to it, as a step of its own does."""
        self.screen.post_message(Change(lambda session: session.change(draft)))

    @property
    def letter(self) -> LetterPane:
        """The live letter."""
        return self.screen.query_one(LetterPane)

    @property
    def focused(self) -> str:
        """The id of the widget with the focus."""
        widget = self.app.screen.focused
        return (widget.id or type(widget).__name__) if widget is not None else ""

    # -- what a person does -----------------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; each is handled before the next."""
        for key in keys:
            send(self.app, key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type quickly: every key is queued before the first is handled."""
        for char in text:
            send(self.app, char)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until every message is handled, and what the wizard puts off for a moment is done."""
        for _ in range(60):
            await self._drain()
            await self.pilot._wait_for_screen()
            if self._is_quiet():
                break
        if self.screen._rest is not None:
            self.screen.settle()
        self.app.screen._on_timer_update()

    async def rest(self) -> None:
        """Let the hand rest: what waits for a pause in the typing is told."""
        self.screen.rest_hand()
        await self.pilot.pause()
        await self.settle()

    async def _drain(self) -> None:
        """Let messages be handled until no queue has held one for some turns; cheaper than asking every widget."""
        quiet = 0
        for _ in range(2000):
            await asyncio.sleep(0)
            quiet = quiet + 1 if self._is_quiet() else 0
            if quiet == 4:
                return

    def _is_quiet(self) -> bool:
        left: list[MessagePump] = [self.app.screen, self.app]
        while left:
            one = left.pop()
            if one._next_callbacks or not one._message_queue.empty():
                return False
            if isinstance(one, Widget):
                left.extend(one._nodes)
        return True

    async def open(self, step: str, field: str = "") -> None:
        """Show a step as a jump does; for tests that are not about the way there."""
        await self.screen.open_view(step, field)
        await self.pilot.pause()

    async def walk_to(self, field: str, limit: int = 60) -> None:
        """Press tab until this question has the focus."""
        wanted = field.replace(".", "-")
        for _ in range(limit):
            if wanted in ids_above(self.app.screen.focused):
                return
            await self.press("tab")
        raise AssertionError(f"tab never came to {field}; it stands on {self.focused}")

    async def until(self, holds: Callable[[], bool], *keys: str, limit: int = 150) -> None:
        """Press these keys at most so often, or with none wait as long as a busy machine needs, until it holds."""
        clock = asyncio.get_running_loop().time
        end = clock() + PATIENCE
        pressed = 0
        while not holds() and clock() < end and pressed < limit:
            await (self.press(*keys) if keys else self.pilot.pause())
            pressed += bool(keys)
        if holds():
            return
        raise AssertionError(f"it never came to that; the focus is on {self.focused}:\n{self.text()}")

    async def saved(self) -> Draft:
        """What the file holds, once everything is written."""
        await self.until_saved()
        return load(self.path).draft

    async def until_saved(self) -> None:
        """Wait until the saver has nothing left to write and the header says so."""
        await self.until(self._is_saved)
        await self.settle()
        await self.until(self._is_saved)

    def _is_saved(self) -> bool:
        said = self.screen.save
        return self.app.saver.due_at() is None and (said is None or said.kind != "saving")

    # -- what a person sees -----------------------------------------------------------------------------------------

    def lines(self) -> list[str]:
        """The rows of the screen."""
        return ["".join(one.text for one in row) for row in strips(self.app)]

    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.lines())

    def rows_in(self, widget: Widget) -> list[str]:
        """The rows of the screen that a widget has, without its edges."""
        area = widget.content_region
        return [row[area.x : area.right].strip() for row in self.lines()[area.y : area.bottom]]

    def words(self) -> str:
        """The screen as one line of single-spaced words."""
        return " ".join(self.text().split())

    def lit(self) -> str:
        """The words of the letter that belong to the focused question, as they are drawn."""
        pane = self.letter
        style = style_of(pane, FOCUSED)
        found = []
        for y in range(pane.size.height):
            lit = [one.text for one in pane.render_line(y) if one.style and one.style.bgcolor == style.bgcolor]
            found.append("".join(lit))
        return " ".join(" ".join(found).split())

    def box(self, field: str) -> str:
        """What stands in the box of a question."""
        widget = self.screen.query_one(f"#{field.replace('.', '-')}")
        if isinstance(widget, TextField):
            return widget.value
        return widget.query_one(TextArea).text

    def notices(self) -> list[str]:
        """What was said in passing."""
        return [one.message for one in self.app._notifications]


@asynccontextmanager
async def wizard(
    home: Path,
    draft: Draft | None = None,
    size: tuple[int, int] = WIDE,
    *,
    name: str = "one",
    settings: Settings | None = None,
    first_run: bool = False,
    text: str | None = None,
    calendar: Callable[[], date] | None = None,
    seed: int = 11,
    holidays: HolidaySource = public_holidays.none,
) -> AsyncIterator[Wizard]:
    """A running wizard on a draft of its own below `home`.

    `text` is the file's content where a draft would not do; `seed` is drawn for a draft that names nobody.
    """
    folders = Folders(home / "drafts", home / "state", home / "config")
    for folder in (folders.drafts, folders.state):
        folder.mkdir(mode=0o700, exist_ok=True)
    path = folders.drafts / f"{name}.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    if draft is not None:
        first = open_draft(path)
        first.store.save(draft)
        first.store.close()
    opened = open_draft(path)
    app = ResignApp(
        opened,
        today=TODAY,
        folders=folders,
        settings=settings or Settings(),
        first_run=first_run,
        wall=lambda: NOON,
        calendar=calendar,
        draw=lambda: seed,
        holidays=holidays,
    )
    app.scanner = scanner()
    try:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Wizard(app, pilot, path)
    finally:
        app.saver.stop()
        app.opened.store.close()


@cache
def scanner() -> Scanner:
    """One scanner for all tests: compiling its rules takes seconds."""
    return Scanner()


def send(app: App[int], key: str) -> None:
    """Queue a key as the terminal's reader does; names as Textual has them, anything of one character is typed."""
    names = {" ": "space", "\n": "enter", "\t": "tab"}
    char = key if len(key) == 1 else " " if key == "space" else None
    name = names.get(key, key)
    if len(name) == 1 and not name.isalnum():
        name = unicodedata.name(name, f"U+{ord(name):04X}").lower().replace("-", "_").replace(" ", "_")
    event = events.Key(name, char)
    event.set_sender(app)
    assert app._driver is not None
    app._driver.send_message(event)


def strips(app: App[int]) -> list[list[Segment]]:
    """The rows of the screen with their styles, as they go to the terminal."""
    return [list(row) for row in app.screen._compositor.render_strips()]


def ids_above(widget: Widget | None) -> set[str]:
    """The ids of a widget and of everything it stands in."""
    return {one.id for one in widget.ancestors_with_self if one.id} if widget is not None else set()
