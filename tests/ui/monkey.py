"""A monkey at the keys: the same seed does the same, whatever comes of it.

`python -m pytest tests/ui/test_monkey.py` plays a little; `RESIGN_TUI_MONKEY=100000` says how many events it plays, and
`RESIGN_TUI_MONKEY_SEED` where it begins.
"""

from __future__ import annotations

import asyncio
import json
import resource
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.geometry import Size

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.answers.leaks import scrub
from resign_tui.drafts.load import load
from resign_tui.exports import clipboard
from resign_tui.ui.app import ResignApp
from resign_tui.ui.commands import COMMANDS
from resign_tui.ui.widgets.form import Form
from tests.ui.wizard_host import Wizard, send, wizard

SIZES = ((120, 40), (80, 24), (60, 18))
ODD_SIZES = ((200, 50), (100, 30), (59, 17), (20, 5), (1, 1))

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
BURST_SECONDS = 2.0
"""Of the processor, for a burst of a few events with all that follows from it."""


@dataclass
class Faults:
    """What a stretch of playing brought to light."""

    slowest: float = 0.0
    quits: int = 0
    drafts: int = 0
    memory: list[int] = field(default_factory=list)


class Monkey:
    """Plays on a wizard that it opens again whenever it closed it."""

    def __init__(self, home: Path, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.random = Random(seed)
        self.home = home
        self.size = SIZES[seed % len(SIZES)]
        self.seen = Faults()
        self.log: list[str] = []
        self._left = False
        self._name = "one"
        nowhere = home / "nothing"
        nowhere.mkdir()
        patch.setenv("PATH", str(nowhere))  # no printer, no git, no clipboard
        patch.chdir(nowhere)
        said = clipboard.CopyResult("verified", "desktop", 9, "Said.")
        patch.setattr(clipboard, "copy", lambda *_, **__: said)
        patch.setattr(ResignApp, "exit", self._leave)

    def _leave(self, *_: object, **__: object) -> None:
        self._left = True

    async def play(self, count: int, *, check_every: int = 1000) -> None:
        """Do this many things, and look after so many of them whether all is well."""
        done = 0
        while done < count:
            self._left = False
            async with wizard(self.home, size=self.size, name=self._name) as one:
                while done < count and not self._left:
                    burst = self.random.randint(1, 16)
                    await self._burst(one, burst)
                    done += burst
                    if done // check_every > (done - burst) // check_every:
                        await self._check(one)
                await self._check(one)
                assert one.app._exception is None
                path = one.app.close_draft()
                self._name = path.stem if path is not None else "one"
            self.seen.quits += self._left

    async def _burst(self, one: Wizard, count: int) -> None:
        """A few events that are all read before the first is worked off."""
        for _ in range(count):
            self._do(one)
        before = time.thread_time()
        async with asyncio.timeout(120):
            await one.settle()
        spent = time.thread_time() - before
        self.seen.slowest = max(self.seen.slowest, spent)
        assert one.app._exception is None and one.app._running, self._told()
        assert spent < BURST_SECONDS, (spent, self._told())

    def _do(self, one: Wizard) -> None:
        random, width, height = self.random, *one.app.size
        dice = random.random()
        if dice < 0.40:
            self._press(one, random.choice(LETTERS))
        elif dice < 0.48:
            for letter in random.choice(WORDS):
                self._press(one, letter)
        elif dice < 0.70:
            self._press(one, random.choice(MOVES))
        elif dice < 0.78:
            self._press(one, random.choice(EDITS))
        elif dice < 0.88:
            self._press(one, random.choice(EVERYWHERE))
        elif dice < 0.92:
            self._note("paste", text := random.choice(PASTES))
            one.app.post_message(events.Paste(text))
        elif dice < 0.985:
            self._click(one, random.randrange(max(width, 1)), random.randrange(max(height, 1)))
        else:
            self._resize(one, random.choice(SIZES * 3 + ODD_SIZES))

    def _press(self, one: Wizard, key: str) -> None:
        self._note(key)
        send(one.app, key)

    def _click(self, one: Wizard, x: int, y: int) -> None:
        kinds = self.random.choice(
            ((events.MouseDown, events.MouseUp),) * 3 + ((events.MouseScrollDown,), (events.MouseScrollUp,))
        )
        self._note("click", x, y, *(kind.__name__ for kind in kinds))
        for kind in kinds:
            event = kind(None, x, y, 0, 0, 1, False, False, False, x, y)
            event.set_sender(one.app)
            assert one.app._driver is not None
            one.app._driver.send_message(event)

    def _resize(self, one: Wizard, size: tuple[int, int]) -> None:
        self._note("resize", size)
        driver = one.app._driver
        driver._size = Size(*size)  # type: ignore[union-attr]
        one.app.post_message(events.Resize(Size(*size), Size(*size)))

    def _note(self, *what: object) -> None:
        self.log = [*self.log[-199:], " ".join(map(str, what))]

    def _told(self) -> str:
        return " | ".join(self.log[-60:])

    # -- whether all is well -------------------------------------------------------------------------------------------

    async def _check(self, one: Wizard) -> None:
        """The boxes show what the draft holds, and the file holds it too."""
        await one.rest()
        draft = one.draft
        for form in one.screen._steps.step.query(Form) if one.screen._steps.step is not None else ():
            for name, widget in form.fields.items():
                if name in catalogue.fields():
                    shown, held = _plain(widget.raw), _plain(draft.answers.get(name, ""))
                    assert shown == held, (name, shown, held, self._told())
        if not one.screen.session.read_only:
            assert one.app.save_all().kind == "saved", self._told()
            path = one.app.opened.store.path
            if path.is_file() or draft != Draft():
                kept, held_draft = load(path).draft, scrub(one.screen.session.stored)
                for name in {*kept.answers, *held_draft.answers}:
                    stored, wanted = kept.answers.get(name, ""), held_draft.answers.get(name, "")
                    assert _plain(stored) == _plain(wanted), (name, stored, wanted, self._told())
                assert kept.edits == held_draft.edits, self._told()
        self.seen.drafts += 1
        self.seen.memory.append(resident())


def _plain(value: Value) -> object:
    """An answer as a text, or as the records that say anything."""
    if isinstance(value, str):
        return value
    return [dict(each) if not isinstance(each, str) else each for each in value] or ""


def resident() -> int:
    """The kilobytes of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024
