"""Random keys, pastes, clicks and sizes: no crash, no hang, no growth, and the draft is what stands in the boxes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.ui.monkey import SIZES, Monkey

EVENTS = int(os.environ.get("RESIGN_TUI_MONKEY", "300"))
SEED = int(os.environ.get("RESIGN_TUI_MONKEY_SEED", "1"))
MOST_LEFT = {"App": 1, "Widget": 600, "Session": 10, "Draft": 1200, "Strip": 9000}
"""What may be left when a wizard was closed: it alone, until the next one stands."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")


@pytest.mark.parametrize("size", range(len(SIZES)), ids=[f"{width}x{height}" for width, height in SIZES])
async def test_a_monkey_at_the_keys_breaks_nothing(home: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkey = Monkey(home, SEED * len(SIZES) + size, monkeypatch)
    await monkey.play(EVENTS // len(SIZES), check_every=min(250, EVENTS // len(SIZES) // 4))
    print(monkey.seen)  # noqa: T201
    assert monkey.seen.checks >= 5
    for left in monkey.seen.alive:
        assert all(left[kind] <= most for kind, most in MOST_LEFT.items()), left
