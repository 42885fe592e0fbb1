"""The sheet for one item of the handover: nothing typed is lost, and only what changed comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from resign_tui.core.handover.checklist import Item
from resign_tui.ui.dialogs.item_editor import ItemChange
from resign_tui.ui.dialogs.item_questions import Subject
from resign_tui.ui.signs import ASCII
from resign_tui.ui.widgets.drawing import LABEL_LEFT
from resign_tui.ui.widgets.item_lines import TakeOff
from tests.ui.item_host import ACCESS, OWN, ROW, TODAY, Host, screen

HOSTILE = [one["text"] for one in json.loads((Path(__file__).parent.parent / "data/hostile.json").read_text())]


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_closing_keeps_only_what_changed(key: str) -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.field("owner").focus()
        await pilot.press("end", *" V", key)
        await pilot.pause()
        assert app.result == ItemChange({"owner": "Bram V"})


async def test_nothing_typed_changes_nothing() -> None:
    app = Host(ROW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert app.result == ItemChange()


async def test_as_it_was_brings_everything_back() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("d")
        app.field("note").value = "another"
        await pilot.press("ctrl+r", "escape")
        await pilot.pause()
        assert app.result == ItemChange()


async def test_a_status_is_one_key_and_an_emptied_answer_is_a_change() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("d")
        app.field("owner").value = ""
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.result == ItemChange({"status": "doing", "owner": ""})


async def test_enter_goes_on_from_top_to_bottom_and_closes_at_the_end() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = []
        for _ in range(14):
            assert app.focused is not None
            seen.append((app.focused.id or "").removeprefix("item-"))
            await pilot.press("enter")
        assert seen == [spec.id.removeprefix("item-") for spec, _ in Subject(ROW, TODAY).questions][:14]
        assert app.focused is app.editor.query_one("#item-without_me")
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == ItemChange(), "enter says nothing by itself"


async def test_access_asks_for_location_and_owner_only() -> None:
    app = Host(ACCESS)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Location and owner only" in screen(app)
        assert "Where (never a value)" in screen(app)


async def test_an_own_item_can_go_and_a_shipped_one_cannot() -> None:
    app = Host(OWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.editor.query_one(TakeOff).focus()
        await pilot.pause()
        assert "▌ take it off the list" in screen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.result == ItemChange(remove=True)
    other = Host(ROW)
    async with other.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+d")
        assert not other.editor.query(TakeOff)
        assert other.results == []


async def test_the_delete_key_of_a_text_field_is_not_taken() -> None:
    app = Host(OWN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("home", "ctrl+d")
        assert app.field("text").value == "y report job"
        assert app.results == []


async def test_an_own_item_asks_under_which_heading_it_stands() -> None:
    app = Host(OWN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Stands under" in screen(app) and "▸Tooling" in screen(app)
        await pilot.press("tab", "m", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"category": "MV"})
    other = Host(ROW)
    async with other.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Stands under" not in screen(other)


async def test_a_new_item_asks_for_its_words() -> None:
    app = Host(Item("", "CT", "", own=True), title="New in Tooling")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "New in Tooling" in screen(app)
        assert not app.editor.query(TakeOff)
        await pilot.press(*"job", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"text": "job"})


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_every_question_and_the_keys_are_in_sight(size: tuple[int, int]) -> None:
    app = Host(OWN)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = screen(app)
        words = (
            "What you hand over",
            "Status",
            "Priority",
            "Who has it next",
            "Due",
            "Where",
            "Note",
            "What becomes of it",
            "Hours",
            "How urgent",
            "Lost with account",
            "take it off the list",
            "Receipt",
            "esc or ctrl+s keep",
        )
        assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (90, 28), (80, 24)])
async def test_options_and_values_begin_in_one_column(size: tuple[int, int]) -> None:
    app = Host(ROW)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        begun: dict[str, int] = {}
        for widget in app.editor.form.fields.values():
            row = screen(app).splitlines()[widget.region.y][widget.region.x :]
            behind = row.replace(app.signs.chosen, " ")[len(widget.spec.label) + LABEL_LEFT :].partition("│")[0]
            if app.editor.form.region.contains_region(widget.region) and behind.strip():
                begun[widget.spec.label] = len(widget.spec.label) + LABEL_LEFT + len(behind) - len(behind.lstrip())
        assert len(begun) > 10
        assert len(set(begun.values())) == 1, begun


async def test_hostile_texts_are_shown_and_come_back_unchanged() -> None:
    for text in (*HOSTILE[::24], "[/]", "\x1b]0;x\x07", "x" * 10_000):
        app = Host(
            replace(OWN, text=text, owner=text, note=text, done_when=text, due=text, received_by=text,
                    received_on=text),
            estimate_hours=text, impact=text, urgency=text, priority=text,
        )  # fmt: skip
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert not any(char < " " and char != "\n" for char in screen(app))
            await pilot.press("escape")
            await pilot.pause()
            assert app.result == ItemChange()


async def test_ascii_signs() -> None:
    app = Host(OWN, ASCII)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sheet = app.editor.query_one("#item-box").region
        rows = [row[sheet.x + 1 : sheet.right - 1] for row in screen(app).split("\n")[sheet.y + 1 : sheet.bottom - 1]]
        assert all(row.isascii() for row in rows)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (80, 18)])
@pytest.mark.parametrize("item", [ROW, OWN])
async def test_the_question_with_the_focus_is_in_sight(size: tuple[int, int], item: Item) -> None:
    app = Host(item)
    async with app.run_test(size=size) as pilot:
        for _ in range(18):
            await pilot.pause()
            focused = app.focused
            assert focused is not None
            inside = app.editor.query_one("#item-fields").region
            assert inside.contains_region(focused.region)
            if (focused.id or "").removeprefix("item-") in ("impact", "urgency"):
                assert "Four numbers" in screen(app)
            assert "esc or ctrl+s keep" in screen(app)
            await pilot.press("tab")


async def test_the_edge_says_that_there_is_more() -> None:
    app = Host(OWN)
    async with app.run_test(size=(80, 18)) as pilot:
        await pilot.pause()
        assert "↓ more" in screen(app)
        app.editor.query_one("#item-without_me").focus()
        await pilot.pause()
        await pilot.pause()
        assert "↑ more" in screen(app) and "↓ more" not in screen(app)


@pytest.mark.parametrize("width", [80, 120])
async def test_a_long_line_is_read_from_its_beginning_once_one_has_left_it(width: int) -> None:
    app = Host(OWN)
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        await pilot.press("end", *(" and whatever else hangs on it" * 5), *" here")
        await pilot.pause()
        assert "My report job and" not in screen(app) and "on it here" in screen(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "My report job and whatever else" in screen(app)
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "on it here" in screen(app)
