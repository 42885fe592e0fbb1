"""What tests of the palette start from: the wizard, what is found in it, and everything that can be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from resign_tui.ui.commands import commands_of
from resign_tui.ui.dialogs.palette import PaletteScreen
from resign_tui.ui.palette import Entry, entries
from tests.ui.wizard_host import SMALL, Wizard, full_draft, wizard


@pytest.fixture
async def one(home: Path) -> AsyncIterator[Wizard]:
    async with wizard(home, full_draft("words"), SMALL) as opened:
        yield opened


async def found(one: Wizard, text: str) -> list[Entry]:
    """What a person sees who opens the palette and types this."""
    await one.press("ctrl+p")
    await one.type(text)
    screen = one.app.screen
    assert isinstance(screen, PaletteScreen)
    hits = [screen._entries[int(row.id)] for row in screen._hits._rows if row.id]
    await one.press("escape")
    assert one.on_top
    return hits


def all_entries(one: Wizard) -> tuple[Entry, ...]:
    screen = one.screen
    return entries(screen.settled, one.app.signs, commands_of(screen), one.app.other_drafts(), one.app.colours())
