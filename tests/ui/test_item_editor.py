"""The sheet for one item of the handover: nothing typed is lost, and only what changed comes back."""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import pytest
from msgspec.structs import replace
from textual.app import App

from resign_tui.core.handover import Item
from resign_tui.ui import theme
from resign_tui.ui.screens.item_editor import ItemChange, ItemEditor, TakeOff, questions
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import drawing
from resign_tui.ui.widgets.text_field import TextField

FOLDER = Path(drawing.__file__).parent.parent / "styles"
STYLES: list[str | PurePath] = [FOLDER / f"{name}.tcss" for name in ("form", "dialogs", "handover")]
HOSTILE = [one["text"] for one in json.loads((Path(__file__).parent.parent / "data/hostile.json").read_text())]
ROW = Item("MV-03", "MV", "Commit of each deployment", done_when="A table names them.", owner="Bram", note="two so far")
ACCESS = Item("IA-02", "IA", "Cloud keys", done_when="No job runs as you.")
OWN = Item("own-1", "CT", "My report job", own=True)


class Host(App[None]):
    CSS_PATH = STYLES

    def __init__(self, item: Item, signs: Signs = UNICODE, title: str = "") -> None:
        super().__init__()
        self.signs = signs
        self.editor = ItemEditor(item, title)
        self.results: list[ItemChange | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.themes()[0].variables

    def on_mount(self) -> None:
        self.push_screen(self.editor, self.results.append)

    def field(self, key: str) -> TextField:
        return self.editor.query_one(f"#item-{key}", TextField)

    @property
    def result(self) -> ItemChange:
        assert len(self.results) == 1
        assert self.results[0] is not None
        return self.results[0]


def screen(app: App[None]) -> str:
    return "\n".join("".join(one.text for one in strip) for strip in app.screen._compositor.render_strips())


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


async def test_enter_goes_on_and_closes_at_the_end() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.field("due").focus()
        await pilot.press("enter")
        assert app.focused is app.field("evidence")
        await pilot.press("x", "enter", "enter")
        await pilot.pause()
        assert app.result == ItemChange({"evidence": "x"})


def test_the_words_of_a_shipped_row_stay_and_a_pointless_one_has_no_status() -> None:
    def asked(item: Item) -> list[str]:
        return [spec.id for spec, _ in questions(item)]

    assert "item-text" not in asked(ROW)
    assert asked(OWN)[0] == "item-text"
    assert "item-status" in asked(ROW)
    assert "item-status" not in asked(replace(ROW, applies=False, status="not_applicable"))


async def test_access_asks_for_location_and_owner_only() -> None:
    app = Host(ACCESS)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Location and owner only" in screen(app)
        assert "Where it is (a location or link, never a value)" in screen(app)


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
        for word in (
            "What is handed over",
            "Status",
            "Priority",
            "Who has it next",
            "Due",
            "Where",
            "Note",
            "esc keeps",
        ):
            assert word in shown


async def test_hostile_texts_are_shown_and_come_back_unchanged() -> None:
    for text in (*HOSTILE[::24], "[/]", "\x1b]0;x\x07", "x" * 10_000):
        app = Host(replace(OWN, text=text, owner=text, note=text, done_when=text))
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
