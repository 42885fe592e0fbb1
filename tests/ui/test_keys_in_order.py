"""Whatever is typed, however fast: the fields hold what the same keys make one after the other."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.widgets import Input

from resign_tui.ui.terminal.guard import GuardedApp
from tests.ui.wizard_host import send

FIELDS = 3
KEYS = ("backspace", "delete", "left", "right", "home", "end", "ctrl+u", "ctrl+k", "tab", "shift+tab")


@dataclass
class Line:
    """A line of text with its cursor, as anybody would write it."""

    before: str = ""
    after: str = ""

    def press(self, key: str) -> None:
        before, after = self.before, self.after
        moves = {
            "backspace": (before[:-1], after),
            "delete": (before, after[1:]),
            "left": (before[:-1], before[-1:] + after),
            "right": (before + after[:1], after[1:]),
            "home": ("", before + after),
            "end": (before + after, ""),
            "ctrl+u": ("", after),
            "ctrl+k": (before, ""),
        }
        self.before, self.after = moves.get(key, (before + key, after))


@dataclass
class Form:
    """Lines below one another; tab goes round."""

    lines: list[Line] = field(default_factory=lambda: [Line() for _ in range(FIELDS)])
    focused: int = 0

    def press(self, key: str) -> None:
        if key in ("tab", "shift+tab"):
            self.focused = (self.focused + (1 if key == "tab" else -1)) % FIELDS
        else:
            self.lines[self.focused].press(key)

    @property
    def texts(self) -> list[str]:
        return [line.before + line.after for line in self.lines]


class Host(GuardedApp):
    """Three fields; f12 says that all keys before it are done."""

    BINDINGS = [("f12", "done", "")]

    def __init__(self) -> None:
        super().__init__()
        self.done = asyncio.Event()

    def compose(self) -> ComposeResult:
        for _ in range(FIELDS):
            yield Input(select_on_focus=False)

    def action_done(self) -> None:
        self.done.set()


async def texts_after(keys: list[str]) -> list[str]:
    """What stands in the fields when all these keys come at once."""
    app = Host()
    async with app.run_test():
        for key in (*keys, "f12"):
            send(app, key)
        await app.done.wait()
        return [field.value for field in app.query(Input)]


@given(st.lists(st.sampled_from(KEYS) | st.sampled_from("abc ")))
@settings(max_examples=60, deadline=None)
def test_keys_that_come_together_make_what_they_make_one_by_one(keys: list[str]) -> None:
    form = Form()
    for key in keys:
        form.press(key)
    assert asyncio.run(texts_after(keys)) == form.texts
