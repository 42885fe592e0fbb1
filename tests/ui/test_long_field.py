"""A longer answer: undo and redo, whatever was pasted into it, in as few rows as it may have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult

from resign_tui.ui.widgets.long_field import Prose
from tests.ui.wizard_host import SIZES, full_draft, wizard

PASTED = st.lists(st.sampled_from(["a", "two words", "\n", "\n\n", "\n" * 9, "x" * 70]), min_size=1, max_size=12)


class Host(App[None]):
    """A box of three rows, so that its scrollbar comes and goes."""

    CSS = "Prose { height: 3; border: none }"

    def compose(self) -> ComposeResult:
        yield Prose()


@given(st.lists(PASTED.map("".join), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_undo_takes_back_any_paste_and_redo_brings_it_again(pasted: list[str]) -> None:
    app = Host()
    async with app.run_test(size=(40, 8)) as pilot:
        box = app.query_one(Prose)
        for text in pasted:
            box.post_message(events.Paste(text))
            await pilot.pause()
        whole = box.text
        for _ in pasted:
            await pilot.press("ctrl+z")
        assert (box.text, box.value) == ("", "")
        for _ in pasted:
            await pilot.press("ctrl+y")
        assert (box.text, box.value) == (whole, whole)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("step", "field"), [("words", "letter.extra_paragraph"), ("people", "sender.address")])
async def test_many_lines_pasted_are_taken_back(home: Path, size: tuple[int, int], step: str, field: str) -> None:
    async with wizard(home, full_draft(step, field, sender__address=""), size) as one:
        await one.open(step, field)
        await one.paste("\n".join(f"line {number}" for number in range(24)))
        assert "line 23" in one.draft.text(field)
        await one.press("ctrl+z")
        assert one.draft.text(field) == ""
