"""A monkey at the keys: the same seed does the same, whatever comes of it.

`python -m pytest tests/ui/test_monkey.py` plays a little; `RESIGN_TUI_MONKEY=100000` says how many events it plays, and
`RESIGN_TUI_MONKEY_SEED` where it begins.
"""

from __future__ import annotations

import asyncio
import gc
import json
import resource
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.answers.leaks import scrub
from resign_tui.drafts.load import load
from resign_tui.exports import clipboard
from resign_tui.ui.app import ResignApp
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.session import Session
from resign_tui.ui.terminal import patches
from resign_tui.ui.terminal.guard import GuardedApp
from resign_tui.ui.widgets.form import Form
from tests.personas import personas
from tests.ui.wizard_host import Wizard, send, wizard

SIZES = ((120, 40), (80, 24), (200, 60))
ODD_SIZES = ((100, 30), (60, 18), (59, 17), (20, 5), (1, 1))

_CORPUS = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text("utf-8"))
PASTES = tuple(each["text"].replace("/", "|") for each in _CORPUS if len(each["text"]) <= 400)
"""No folder is named, so that whatever is written lies below the home of the test."""

WORDS = ("Ada", "two weeks", "friday", "2026-12-18", "ranking pipeline", "thanks; and more", "[bold]", "30 days", "0")
MOVES = (
    "tab",
    "tab",
    "shift+tab",
    "up",
    "down",
    "down",
    "enter",
    "enter",
    "escape",
    "escape",
    "space",
    "left",
    "right",
)
EDITS = ("backspace", "delete", "home", "end", "ctrl+w", "ctrl+u", "ctrl+k", "pageup", "pagedown", "alt+1", "alt+2")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 ?+-.,;:äß漢"
EVERYWHERE = tuple(key for command in COMMANDS for key in command.keys)
CLICKS = (("MouseDown", "MouseUp"),) * 3 + (("MouseScrollDown",), ("MouseScrollUp",))

LONGEST_SECONDS = 2.0
"""Of the processor, for one key, paste or click with all that follows from it."""

SITTING = 2
"""Checks after which the wizard is closed and opened again."""

Event = tuple[str, Any]
"""A key, a text to paste, a click with its place, or a size."""


@dataclass
class Seen:
    """What came to light by playing."""

    events: int = 0
    slowest: float = 0.0
    slowest_event: str = ""
    quits: int = 0
    openings: int = 0
    checks: int = 0
    places: Counter[str] = field(default_factory=Counter)
    alive: list[Counter[str]] = field(default_factory=list)
    """What was left of each wizard once it was closed."""
    memory: list[int] = field(default_factory=list)

    def __str__(self) -> str:
        memory = self.memory or [resident()]
        return (
            f"{self.events} events, {self.checks} checks, {self.openings} openings, {self.quits} quits, "
            f"slowest {self.slowest:.2f} s ({self.slowest_event}), {len(self.places)} places, "
            f"memory {memory[0]} {memory[len(memory) // 2]} {memory[-1]} kB"
        )


class Monkey:
    """Plays on a wizard that it opens again whenever it closed it."""

    def __init__(self, home: Path, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.random = Random(seed)
        self.home = home
        self.size = SIZES[seed % len(SIZES)]
        self.seen = Seen()
        self.log: deque[str] = deque(maxlen=60)
        self._left = False
        self._name = "one"
        self._began = ("", 0.0)
        nowhere = home / "nothing"
        nowhere.mkdir()
        patch.setenv("PATH", str(nowhere))  # no printer, no git, no clipboard
        patch.chdir(nowhere)
        said = clipboard.CopyResult("verified", "desktop", 9, "Said.")
        patch.setattr(clipboard, "copy", lambda *_, **__: said)
        patch.setattr(ResignApp, "exit", self._leave)
        hand_on = GuardedApp._hand_on

        async def timed(app: GuardedApp, event: events.Event) -> None:
            self._time(_called(event))
            await hand_on(app, event)

        patch.setattr(GuardedApp, "_hand_on", timed)
        patches.apply()

    def _leave(self, *_: object, **__: object) -> None:
        self._left = True

    async def play(self, count: int, *, check_every: int = 250) -> None:
        """Do this many things, and look after so many of them whether all is well."""
        while self.seen.events < count:
            with ThreadPoolExecutor() as threads:  # each holds on to the wizard in which it began
                asyncio.get_running_loop().set_default_executor(threads)
                await self._sit(min(count, self.seen.events + SITTING * check_every), check_every)
            self._count_what_is_left()

    async def _sit(self, until: int, check_every: int) -> None:
        """Open the wizard, play, and close it; the draft that it left, or another, is the next one's."""
        self._left = False
        draft = self.random.choice((None, None, *(each.draft for each in personas().values())))
        async with wizard(self.home, draft, size=self.size, name=self._name) as one:
            self.seen.openings += 1
            self._note("opened", self._name)
            due = self.seen.events
            while self.seen.events < until and not self._left:
                if self.seen.events >= due:
                    await self._check(one)
                    due += check_every
                await self.act(one, self._burst(one))
            await self._check(one)
            path = one.app.close_draft()
            self._name = path.stem if path is not None else "one"
        self.seen.quits += self._left

    async def act(self, one: Wizard, burst: list[Event]) -> None:
        """A few events that are all read before the first is worked off."""
        self._began = ("nothing", time.thread_time())
        for kind, what in burst:
            self._note(kind, what)
            getattr(self, f"_{kind}")(one, what)
        async with asyncio.timeout(120):
            await one.settle()
        self._time("")
        assert one.app._exception is None and one.app._running, self.told()
        view = one.screen.live.view if one.on_top else type(one.app.screen).__name__
        self.seen.places[view] += len(burst)

    def _time(self, event: str) -> None:
        """The event before is done, and this one begins."""
        (before, began), now = self._began, time.thread_time()
        self._began = (event, now)
        if now - began > self.seen.slowest:
            self.seen.slowest, self.seen.slowest_event = now - began, before
        assert now - began < LONGEST_SECONDS, (now - began, before, self.told())

    def _burst(self, one: Wizard) -> list[Event]:
        count = self.random.randint(1, 16)
        self.seen.events += count
        return [event for _ in range(count) for event in self._thought(one)]

    def _thought(self, one: Wizard) -> list[Event]:
        random, (width, height) = self.random, one.app.size
        if one.app.is_covered and random.random() < 0.2:
            return [("press", "f9")]  # else it would play in the dark for long
        dice = random.random()
        if (width < SIZES[1][0] and dice < 0.1) or dice > 0.985:
            return [("resize", random.choice(SIZES * 3 + ODD_SIZES))]
        if dice < 0.40:
            return [("press", random.choice(LETTERS))]
        if dice < 0.48:
            return [("press", letter) for letter in random.choice(WORDS)]
        if dice < 0.70:
            return [("press", random.choice(MOVES))]
        if dice < 0.78:
            return [("press", random.choice(EDITS))]
        if dice < 0.88:
            return [("press", random.choice(EVERYWHERE))]
        if dice < 0.92:
            return [("paste", random.choice(PASTES))]
        return [("click", (random.randrange(max(width, 1)), random.randrange(max(height, 1)), random.choice(CLICKS)))]

    def _press(self, one: Wizard, key: str) -> None:
        send(one.app, key)

    def _paste(self, one: Wizard, text: str) -> None:
        one.app.post_message(events.Paste(text))

    def _click(self, one: Wizard, what: tuple[int, int, tuple[str, ...]]) -> None:
        x, y, kinds = what
        for kind in kinds:
            event = getattr(events, kind)(None, x, y, 0, 0, 1, False, False, False, x, y)
            event.set_sender(one.app)
            assert one.app._driver is not None
            one.app._driver.send_message(event)

    def _resize(self, one: Wizard, size: tuple[int, int]) -> None:
        driver = one.app._driver
        driver._size = Size(*size)  # type: ignore[union-attr]
        one.app.post_message(events.Resize(Size(*size), Size(*size)))

    def _note(self, *what: object) -> None:
        self.log.append(" ".join(map(str, what)))

    def told(self) -> str:
        """What was done last."""
        return " | ".join(self.log)

    # -- whether all is well -------------------------------------------------------------------------------------------

    async def _check(self, one: Wizard) -> None:
        """The boxes show what the draft holds, and the file holds it too."""
        await one.rest()
        draft = one.draft
        for form in one.screen._steps.step.query(Form) if one.screen._steps.step is not None else ():
            for name, widget in form.fields.items():
                if name in catalogue.fields():
                    shown, held = _plain(widget.raw), _plain(draft.answers.get(name, ""))
                    assert shown == held, (name, shown, held, self.told())
        if not one.screen.session.read_only:
            await one.until_saved()
            assert one.app.save_all().kind == "saved", self.told()
            path = one.app.opened.store.path
            if path.is_file() or draft != Draft():
                kept, held_draft = load(path).draft, scrub(one.screen.session.stored)
                for name in {*kept.answers, *held_draft.answers}:
                    stored, wanted = kept.answers.get(name, ""), held_draft.answers.get(name, "")
                    assert _plain(stored) == _plain(wanted), (name, stored, wanted, self.told())
                assert kept.edits == held_draft.edits, self.told()
        self.seen.checks += 1

    def _count_what_is_left(self) -> None:
        """Everything of the wizard that was closed, and the memory of the process."""
        gc.unfreeze()  # each wizard takes what it begins with out of the collector's sight
        gc.collect()
        kinds = (App, Widget, Session, Draft, Strip)
        alive = Counter(kind.__name__ for each in gc.get_objects() for kind in kinds if isinstance(each, kind))
        self.seen.alive.append(alive)
        self.seen.memory.append(resident())


def _plain(value: Value) -> object:
    """An answer as a text, or as the records that say anything."""
    if isinstance(value, str):
        return value
    return [dict(each) if not isinstance(each, str) else each for each in value] or ""


def _called(event: events.Event) -> str:
    """A key by its name, all else by its kind; no text, as a paste may be long."""
    return event.key if isinstance(event, events.Key) else type(event).__name__


def resident() -> int:
    """The kilobytes of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024
