"""The sheet for one item of the handover: nothing typed is lost, and only what changed comes back."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.app import App

from resign_tui.core.handover import Item
from resign_tui.core.handover_records import text_of
from resign_tui.ui import theme
from resign_tui.ui.screens.item_editor import ItemChange, ItemEditor
from resign_tui.ui.screens.item_questions import Subject, day_meant
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets import drawing
from resign_tui.ui.widgets.item_lines import TakeOff
from resign_tui.ui.widgets.text_field import TextField

FOLDER = Path(drawing.__file__).parent.parent / "styles"
STYLES: list[str | PurePath] = [FOLDER / f"{name}.tcss" for name in ("form", "dialogs", "handover")]
HOSTILE = [one["text"] for one in json.loads((Path(__file__).parent.parent / "data/hostile.json").read_text())]
ROW = Item("MV-03", "MV", "Commit of each deployment", done_when="A table names them.", owner="Bram", note="two so far")
ACCESS = Item("IA-02", "IA", "Cloud keys", done_when="No job runs as you.")
TODAY = date(2026, 11, 23)
OWN = Item("own-1", "CT", "My report job", own=True)


class Host(App[None]):
    CSS_PATH = STYLES

    def __init__(self, item: Item, signs: Signs = UNICODE, title: str = "", **record: str) -> None:
        super().__init__()
        self.signs = signs
        self.editor = ItemEditor(Subject(item, TODAY, record, title=title))
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


async def test_enter_goes_on_from_top_to_bottom_and_stays_at_the_end() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = []
        for _ in range(14):
            assert app.focused is not None
            seen.append((app.focused.id or "").removeprefix("item-"))
            await pilot.press("enter")
        assert seen == [spec.id.removeprefix("item-") for spec, _ in Subject(ROW, TODAY).questions][:14]
        await pilot.press("enter", "enter")
        assert app.focused is app.editor.query_one("#item-without_me")
        await pilot.press("escape")
        await pilot.pause()
        assert app.result == ItemChange(), "enter says nothing by itself"


def test_the_words_of_a_shipped_row_stay_and_a_pointless_one_has_no_status() -> None:
    def asked(item: Item) -> list[str]:
        return [spec.id for spec, _ in Subject(item, TODAY).questions]

    assert "item-text" not in asked(ROW)
    assert asked(OWN)[0] == "item-text"
    assert "item-status" in asked(ROW)
    assert not {"item-status", "item-verdict"} & set(asked(replace(ROW, applies=False, status="not_applicable")))


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
            "What is handed over",
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
            "esc keeps",
        )
        assert [word for word in words if word not in shown] == []


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


# -- what becomes of it, how urgent it is, who received it ------------------------------------------------------------


async def test_scores_are_one_key_each_and_the_sum_follows_at_once() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "P1  by our hint. Four numbers from 0 to 3 decide it." in screen(app)
        app.editor.query_one("#item-impact").focus()
        await pilot.press("2")
        assert "P2  impact 2 + only you 0 + lost with the account 0 + time 0 = 2" in screen(app)
        await pilot.press("1", "3")
        assert "P0  impact 2 + only you 1 + lost with the account 3 + time 0 = 6" in screen(app)
        assert "▸P0" in screen(app), "the priority follows"
        await pilot.press("0", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"impact": "2", "bus_factor": "1", "irrecoverability": "3", "urgency": "0"})


async def test_a_priority_of_ones_own_stands_over_the_scores_until_it_is_taken_back() -> None:
    app = Host(replace(ROW, priority="P2"), priority="P2", impact="3", bus_factor="3")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "P2  by your choice. Backspace on Priority lets the scores decide: P0" in screen(app)
        assert "impact 3 + only you 3 + lost with the account 0 + time 0 = 6" in screen(app)
        app.editor.query_one("#item-priority").focus()
        await pilot.press("backspace")
        assert "P0  impact 3 + only you 3" in screen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.result == ItemChange({"priority": ""})


async def test_a_priority_that_we_would_say_ourselves_is_not_written_down() -> None:
    app = Host(ROW)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.editor.query_one("#item-priority").focus()
        await pilot.press("1", "escape")
        await pilot.pause()
        assert app.result == ItemChange()


async def test_a_verdict_is_one_key_and_can_be_taken_back() -> None:
    app = Host(replace(ROW, verdict="drop"), verdict="drop")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        assert "▸let go" in screen(app)
        await pilot.press("n")
        assert "▸nobody yet" in screen(app)
        app.editor.query_one("#item-verdict").focus()
        await pilot.press("backspace", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"verdict": ""})


async def test_a_receipt_says_who_when_and_whether_without_you() -> None:
    app = Host(ROW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.field("received_by").focus()
        await pilot.press(*"Priya", "enter", *"yesterday", "enter")
        assert app.field("received_on").value == "2026-11-22", "the words become the day that they mean"
        await pilot.press("y", "escape")
        await pilot.pause()
        assert app.result == ItemChange({"received_by": "Priya", "received_on": "2026-11-22", "without_me": "yes"})


@pytest.mark.parametrize("key", ["due", "received_on"])
async def test_a_day_that_cannot_be_read_is_said_and_kept(key: str) -> None:
    app = Host(ROW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.field(key).focus()
        await pilot.press(*"[/date]", "tab")
        await pilot.pause()
        assert 'Could not read "[/date]" as a date' in screen(app).replace("“", '"').replace("”", '"')
        await pilot.press("escape")
        await pilot.pause()
        assert app.result == ItemChange({key: "[/date]"})


async def test_hours_that_cannot_be_read_are_said_and_kept() -> None:
    app = Host(ROW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1 by our estimate" in screen(app)
        app.field("estimate_hours").focus()
        await pilot.press(*"half", "tab")
        await pilot.pause()
        assert "as a number" in screen(app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "as a number" not in screen(app)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("due", "tomorrow", "2026-11-24"),
        ("due", "+2w", "2026-12-07"),
        ("due", "2 December", "2026-12-02"),
        ("due", "2 December 2026", "2 December 2026"),
        ("due", "2026-12-02", "2026-12-02"),
        ("due", "after the audit", "after the audit"),
        ("due", "", ""),
        ("received_on", "today", "2026-11-23"),
        ("received_on", "20 November", "2026-11-20"),
        ("received_on", "2 December", "2026-12-02"),
        ("note", "tomorrow", "tomorrow"),
    ],
)
def test_a_day_means_the_same_next_week(key: str, typed: str, kept: str) -> None:
    assert Subject(ROW, TODAY).settled(key, typed) == kept


@given(st.text(max_size=60), st.sampled_from(["due", "received_on"]))
def test_what_was_typed_for_a_day_is_kept_or_written_out(typed: str, key: str) -> None:
    subject = Subject(ROW, TODAY)
    kept = subject.settled(key, typed)
    assert kept == typed or date.fromisoformat(kept)
    assert subject.settled(key, kept) == kept
    assert bool(subject.problem(key, typed)) == (bool(typed.strip()) and day_meant(typed, TODAY) is None)
    assert day_meant(kept, TODAY) == day_meant(kept, TODAY + timedelta(days=9)) or kept == typed


@given(st.dictionaries(st.sampled_from(["impact", "bus_factor", "urgency", "priority", "estimate_hours", "verdict",
                                        "without_me", "owner"]), st.text(max_size=20)))  # fmt: skip
def test_any_record_opens_and_closes_without_a_change(record: dict[str, str]) -> None:
    subject = Subject(replace(ROW, owner=text_of(record, "owner")), TODAY, record)
    assert subject.changes({spec.id.removeprefix("item-"): value for spec, value in subject.questions}) == {}


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
            assert "esc keeps" in screen(app)
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
