"""Entries such as the systems one looks after: add, open, change, take away."""

from __future__ import annotations

from pathlib import Path

import pytest

from resign_tui.ui.dialogs.record_editor import RecordEditor
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard

FIELD = "handover.system"


def names(one: Wizard) -> list[object]:
    return [record.get("name") for record in one.draft.records(FIELD)]


@pytest.mark.parametrize("size", SIZES)
async def test_typing_on_the_last_row_begins_an_entry(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("words", FIELD), size) as one:
        await one.press("down", "P")
        assert isinstance(one.app.screen, RecordEditor)
        await one.type("ipelines")
        await one.press("escape")
        assert names(one) == ["Recs-v4 ranking service", "Pipelines"]
        assert "the Recs-v4 ranking service and the pipelines" in " ".join(one.letter.text().split())
        assert "Pipelines" in one.text()
        assert one.screen.live.field == FIELD


async def test_an_entry_is_opened_and_changed(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD), SMALL) as one:
        await one.press("enter", "end")
        await one.type(" (EU)")
        await one.press("escape")
        assert names(one) == ["Recs-v4 ranking service (EU)"]


async def test_an_entry_left_empty_is_none(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD), SMALL) as one:
        await one.press("down", "enter", "escape")
        assert names(one) == ["Recs-v4 ranking service"]
        await one.press("up", "enter", "home", "ctrl+k", "escape")
        assert names(one) == []
        assert FIELD not in one.draft.answers


async def test_delete_takes_away_and_the_cursor_stays_inside(home: Path) -> None:
    systems = tuple({"name": name} for name in ("A", "B", "C"))
    async with wizard(home, full_draft("words", FIELD, handover__system=systems), WIDE) as one:
        await one.press("down", "delete")
        assert names(one) == ["A", "C"]
        await one.press("delete", "delete")
        assert names(one) == ["A"]
        await one.press("up", "delete", "delete", "delete")
        assert names(one) == []


async def test_over_the_edges_to_the_questions_around(home: Path) -> None:
    async with wizard(home, full_draft("words", FIELD), SMALL) as one:
        await one.press("up")
        assert one.screen.live.field != FIELD
        await one.press("tab")
        assert one.screen.live.field == FIELD


async def test_what_the_editor_does_not_show_is_kept(home: Path) -> None:
    systems = ({"name": "A", "unknown_key": "kept"},)
    async with wizard(home, full_draft("words", FIELD, handover__system=systems), SMALL) as one:
        await one.press("enter", "end", "x", "escape")
        assert dict(one.draft.records(FIELD)[0]) == {"name": "Ax", "unknown_key": "kept"}


async def test_every_attribute_is_reached_by_keys(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("o")
        await one.walk_to("handover.access")
        await one.press("enter")
        met = set()
        for _ in range(8):
            met.add(one.focused)
            await one.press("tab")
        assert {f"record-{key}" for key in ("system", "kind", "location", "owner", "new_owner", "rotate")} <= met


async def test_what_is_typed_on_the_sheet_is_saved_before_it_is_closed(home: Path) -> None:
    async with wizard(home, full_draft("handover", "handover.contact"), WIDE) as one:
        await one.walk_to("handover.contact")
        await one.type("Ines [/b]")
        assert not one.on_top
        assert [dict(entry) for entry in (await one.saved()).records("handover.contact")] == [{"who": "Ines [/b]"}]
        await one.press("tab")
        await one.type("labels")
        assert (await one.saved()).records("handover.contact")[0]["about"] == "labels"
        await one.press("escape", "ctrl+z")
        assert one.draft.records("handover.contact") == ()


async def test_a_sheet_that_was_emptied_and_filled_again_keeps_its_place(home: Path) -> None:
    people = ({"who": "Ines"}, {"who": "Yusuf"})
    async with wizard(home, full_draft("handover", "handover.contact", handover__contact=people), WIDE) as one:
        await one.walk_to("handover.contact")
        await one.press("enter", *["backspace"] * 4)
        assert [entry["who"] for entry in one.draft.records("handover.contact")] == ["Yusuf"]
        await one.type("Bo")
        assert [entry["who"] for entry in one.draft.records("handover.contact")] == ["Bo", "Yusuf"]


async def test_the_row_that_begins_an_entry_says_what_is_typed_there(home: Path) -> None:
    async with wizard(home, full_draft(triage__misconduct=("harassment",))) as one:
        await one.open("owned", "handover.model")
        assert "+ add one  Name: type it, or enter" in one.text()
        await one.open("document-hr-memo", "hr.incident")
        assert "+ add one  Date or period: type it, or enter" in one.text()
        assert "HR contact" not in "".join(line.split("│")[0] for line in one.lines()[:-12]), "it is asked in step 2"


async def test_an_entry_is_shown_in_words_and_figures_say_what_they_count(home: Path) -> None:
    entry = {"name": "shop-ranker", "kind": "llm_app", "status": "prod", "criticality": "3"}
    async with wizard(home, full_draft(handover__system=(entry,))) as one:
        await one.open("owned", "handover.system")
        assert "shop-ranker · LLM app · production · critical 3" in one.text()
