"""Random keys, pastes, clicks and sizes: no crash, no hang, no growth, and the draft is what stands in the boxes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.ui.monkey import SIZES, Monkey

EVENTS = int(os.environ.get("RESIGN_TUI_MONKEY", "600"))
SEED = int(os.environ.get("RESIGN_TUI_MONKEY_SEED", "1"))
CHUNK = 1000
WARM = 8
"""Checks after which everything that is kept once has been kept."""
MOST_GROWTH = 60_000
"""Kilobytes: a draft's history and what was read of it once."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")


@pytest.mark.parametrize("size", range(len(SIZES)), ids=[f"{width}x{height}" for width, height in SIZES])
async def test_a_monkey_at_the_keys_breaks_nothing(home: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkey = Monkey(home, SEED * len(SIZES) + size, monkeypatch)
    await monkey.play(EVENTS // len(SIZES), check_every=min(CHUNK, EVENTS // len(SIZES)))
    assert monkey.seen.drafts
    growth = [memory - monkey.seen.memory[min(WARM, len(monkey.seen.memory) - 1)] for memory in monkey.seen.memory]
    print(f"slowest {monkey.seen.slowest:.2f} s, quits {monkey.seen.quits}, growth {max(growth)} kB")  # noqa: T201
    assert max(growth) < MOST_GROWTH, monkey.seen.memory
