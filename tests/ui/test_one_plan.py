"""The plan is worked out once for each change, whoever shows a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from resign_tui.core.handover.checklist import Checklist, Item
from resign_tui.core.plan import schedule
from resign_tui.core.plan.patterns import Pattern
from resign_tui.core.plan.placing import placing
from tests.ui.test_today import WEDNESDAY, handed_in, on
from tests.ui.wizard_host import WIDE, full_draft, wizard

Placed = tuple[dict[int, list[Item]], dict[str, date]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """A day for each plan that was worked out."""
    days: list[date] = []

    def counted(checklist: Checklist, chosen: Pattern, every: Sequence[date], today: date, *, with_p2: bool) -> Placed:
        days.append(today)
        return placing(checklist, chosen, every, today, with_p2=with_p2)

    monkeypatch.setattr(schedule, "placing", counted)
    return days


@pytest.mark.parametrize("keys", [("space",), ("s", "space"), ("c", "space")])
async def test_a_tick_asks_for_one_plan(keys: tuple[str, ...], home: Path, made: list[date]) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.press(*keys[:-1])
        made.clear()
        await one.press(keys[-1])
        assert len(made) == 1


async def test_a_tick_of_today_asks_for_one_plan(home: Path, made: list[date]) -> None:
    async with wizard(home, handed_in(), WIDE) as one:
        await on(one, WEDNESDAY)
        made.clear()
        await one.press("space")
        assert len(made) == 1
