"""Triage and receipts: what the list and its detail say of an item, and what the keys make of it in the wizard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from resign_tui.core.answers.draft import Record
from resign_tui.core.handover.checklist import Item, Scores
from resign_tui.ui.dialogs.item_editor import ItemEditor
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets.drawing import Runs
from resign_tui.ui.widgets.handover_detail import detail, detail_rows
from resign_tui.ui.widgets.handover_face import Sight, row
from resign_tui.ui.widgets.handover_index import Entry
from resign_tui.ui.widgets.handover_list import HandoverList
from tests.ui.handover_host import COMMIT, COST, LIST, MODELS, TUESDAY, category, words
from tests.ui.wizard_host import SIZES, SMALL, WIDE, Wizard, full_draft, wizard


def item_row(item: Item, width: int = 90, signs: Signs = UNICODE) -> Runs:
    entry = Entry(MODELS, item)
    return row(entry, Sight(width, signs), is_lit=False)


def about(item: Item | None, width: int = 120, height: int = 9, days: int | None = None, chosen: str = "") -> list[str]:
    sight = Sight(width, UNICODE, hours_open=LIST.hours_open, days_left=days, chosen=frozenset({chosen}))
    return [words(one).strip() for one in detail(Entry(MODELS, item), sight, height)]


WAITING = Item("MV-09", "MV", "Drift alerts", priority="P0")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (WAITING, ""),
        (replace(WAITING, verdict="unowned"), "▲ nobody yet"),
        (replace(WAITING, verdict="transfer"), "‹to whom›"),
        (replace(WAITING, verdict="transfer", owner="Bram"), "Bram"),
        (replace(WAITING, verdict="finish", owner="Bram"), "you first"),
        (replace(WAITING, verdict="drop"), "let go"),
        (replace(WAITING, verdict="transfer", received_by="Priya"), "◧ Priya"),
        (replace(WAITING, received_by="Priya", is_proven=True, status="done"), "✓ Priya done"),
        (replace(WAITING, received_on="2 Dec"), "◧ received"),
        (replace(WAITING, account="yes", due_on=TUESDAY), "account Tue 24 Nov"),
        (replace(WAITING, account="yes", due_on=TUESDAY, status="done"), "done"),
    ],
)
@pytest.mark.parametrize("width", [69, 78, 118])
def test_a_row_says_what_becomes_of_it_who_received_it_and_what_vanishes(item: Item, said: str, width: int) -> None:
    drawn = words(item_row(item, width))
    assert drawn.split("Drift alerts")[1].split() == said.split()
    assert len(drawn) == width
    assert words(item_row(item, width, ASCII)).isascii()


@pytest.mark.parametrize("width", [69, 78, 98, 118])
def test_signs_stand_before_the_owner_so_that_names_share_an_edge(width: int) -> None:
    unowned, received = replace(WAITING, verdict="unowned"), replace(WAITING, received_by="Priya", account="yes")
    items = [replace(WAITING, owner="Bram"), unowned, received]
    rows = [words(item_row(one, width)) for one in items]
    names = ("Bram", "nobody yet", "Priya")
    assert len({one.index(name) for one, name in zip(rows, names, strict=True)}) == 1
    assert {one.index(sign) - one.index(name) for one, name, sign in zip(rows[1:], names[1:], "▲◧", strict=True)} == {
        -2
    }
    assert "account" in rows[2]


def test_without_a_column_for_the_owner_only_news_of_them_is_said() -> None:
    long = replace(WAITING, text="A text that is longer than its room is wide", account="yes")
    said = {"": "account", "unowned": "▲ nobody yet", "transfer": "‹to whom›", "finish": "you first"}
    for verdict, tag in said.items():
        drawn = words(item_row(replace(long, verdict=verdict), 57))
        assert "…" in drawn and f"  {tag} " in drawn and len(drawn) == 57
    assert "Bram" not in words(item_row(replace(long, verdict="transfer", owner="Bram"), 57))


def test_what_is_let_go_is_quiet_and_what_nobody_has_calls() -> None:
    assert {style for text, style in item_row(replace(WAITING, verdict="drop")) if text.strip()} == {"$faint"}
    calls = item_row(replace(WAITING, verdict="unowned"))
    assert {text.strip() for text, style in calls if style == "$brass"} == {"▲ nobody yet"}


def test_the_detail_says_what_was_said_about_an_item() -> None:
    day = date(2026, 12, 2)
    assert "What exactly: nightly-retrain [/b]" in about(replace(WAITING, which="nightly-retrain [/b]"))
    assert "Vanishes with your account. What exactly: bot" in about(replace(WAITING, which="bot", account="yes"))
    assert "Vanishes with your account." in about(replace(WAITING, account="yes"))
    assert "To be handed over to Bram." in about(replace(WAITING, verdict="transfer", owner="Bram"))
    assert "To be handed over, and nobody is named yet." in about(replace(WAITING, verdict="transfer"))
    assert "You finish it before you go; then Bram has it." in about(replace(WAITING, verdict="finish", owner="Bram"))
    assert "Let go: nobody takes it, and it no longer counts." in about(replace(WAITING, verdict="drop"))
    assert "Nobody has it yet. Ask your manager who will." in about(replace(WAITING, verdict="unowned"))
    received = replace(WAITING, received_by="Priya", received_on="2026-12-02", received_day=day)
    assert "Received by Priya on Wed 2 Dec; not yet done without you." in about(received)
    assert "Received by Priya on Wed 2 Dec; has done it without you." in about(replace(received, is_proven=True))
    unread = replace(WAITING, received_on="after [/date]")
    assert "Received on after [/date]; not yet done without you." in about(unread)


def test_the_detail_says_why_the_priority_is_what_it_is() -> None:
    scores = Scores(3, 3, 1, 2)
    scored = replace(WAITING, score=scores.total, arithmetic=scores.arithmetic)
    assert "P0, before your last day: our ranking; p changes it" in about(WAITING)
    assert "P0 by your choice" in about(WAITING, chosen="MV-09")
    assert "P1, soon; p changes it" in about(Item("own-1", "MV", "Mine", own=True))
    assert "P0: impact 3 + only you 3 + lost with the account 1 + time 2 = 9" in about(scored)
    both = about(scored, chosen="MV-09")
    assert "P0 by your choice" in both and scores.arithmetic in both
    assert any(one.endswith("= 12") for one in about(replace(scored, arithmetic=Scores(3, 3, 3, 3).arithmetic), 69))


def test_too_much_work_says_what_could_give_way_in_one_row() -> None:
    wide = "cut P2, ask your manager to choose, extend the notice, or paid help later, within limits."
    assert any(one.lower().endswith(wide.lower()) for one in about(WAITING, days=4))
    assert not any("P2" in one for one in about(WAITING, days=5))
    for width in (57, 68, 78, 120):
        assert sum("ut P2" in one for one in about(None, width, days=4)) == 1


def test_a_category_says_its_hours_and_what_was_said_of_its_items() -> None:
    models = category("MV", "Models", (replace(COMMIT, hours=3.0, verdict="unowned"), replace(COST, verdict="drop")))
    sight = Sight(120, UNICODE, hours_open=23.0, days_left=7)
    said = [words(one).strip() for one in detail(Entry(replace(models, note="A principle.")), sight, 8)]
    assert said[1:5] == [
        "A principle.",
        "3 h of P0 and P1 here, 23 h in all; 7 working days hold 35 h.",
        "1 let go · 1 nobody yet",
        "enter folds and unfolds · n adds an item of your own",
    ]


def test_the_detail_grows_on_a_tall_screen() -> None:
    assert [detail_rows(height) for height in (20, 31, 32, 44, 80)] == [6, 6, 8, 10, 10]


# -- in the wizard -----------------------------------------------------------------------------------------------------


def record(one: Wizard, item: str) -> Record:
    return next((each for each in one.draft.records("handover.item") if each.get("id") == item), {})


def under_cursor(one: Wizard) -> str:
    return next(line for line in one.lines() if line.startswith((" ▌", "▌")))


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_goes_through_what_becomes_of_an_item_and_comes_round(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        await one.press("home", "down")
        total = one.screen.departure.checklist.total
        for verdict, said in (("transfer", "‹to whom›"), ("finish", "you first"), ("drop", "let go"),
                              ("unowned", "▲ nobody yet")):  # fmt: skip
            await one.press("t")
            assert record(one, "MV-01")["verdict"] == verdict
            assert said in under_cursor(one)
            assert one.screen.departure.checklist.total == total - (verdict == "drop")
        await one.press("t")
        assert one.draft.answers == full_draft().answers, "the fifth press says nothing again"
        await one.press("ctrl+z", "ctrl+z")
        assert record(one, "MV-01")["verdict"] == "drop"
        assert (await one.saved()).records("handover.item") == one.draft.records("handover.item")


async def test_what_is_let_go_leaves_the_hours_and_the_next_item(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        before = one.screen.departure.checklist
        await one.press("home", "down", "t", "t", "t")
        after = one.screen.departure.checklist
        first = before.item("MV-01")
        assert first is not None
        assert after.hours_open == pytest.approx(before.hours_open - first.hours)


@pytest.mark.parametrize("size", SIZES)
async def test_a_receipt_and_scores_are_written_and_seen(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, full_draft("handover"), size) as one:
        await one.press("home", "down", "enter")
        await one.walk_to("item-impact")
        await one.press("3", "enter", "1", "enter", "0", "enter", "2")
        assert "P1 impact 3 + only you 1 + lost with the account 0 + time 2 = 6" in one.words()
        await one.press("enter")
        assert one.focused == "item-received_by"
        await one.type("Pri [/b]")
        await one.press("enter")
        await one.type("tomorrow")
        await one.press("enter", "n", "escape")
        kept = record(one, "MV-01")
        assert [kept[key] for key in ("impact", "bus_factor", "irrecoverability", "urgency")] == ["3", "1", "0", "2"]
        assert (kept["received_by"], kept["received_on"], kept["without_me"]) == ("Pri [/b]", "2026-11-24", "not_yet")
        assert "◧ Pri [/b]" in under_cursor(one)
        assert "Received by Pri [/b] on Tue 24 Nov; not yet done without you." in one.text()
        assert "P1: impact 3 + only you 1 + lost with the account 0 + time 2 = 6" in one.text()
        await one.press("enter")
        await one.walk_to("item-without_me")
        await one.press("y", "escape")
        assert "✓ Pri [/b]" in under_cursor(one)


async def test_our_hint_comes_back_when_a_choice_is_taken_back(home: Path) -> None:
    async with wizard(home, full_draft("handover"), WIDE) as one:
        await one.press("p")
        assert "by your choice" in one.text()
        await one.press("enter")
        await one.walk_to("item-priority")
        await one.press("backspace")
        assert "P0, before your last day: our ranking; p changes it" in one.words()
        await one.press("escape")
        assert one.draft.answers == full_draft().answers
        assert "P0, before your last day: our ranking; p changes it" in one.text()


async def test_a_new_item_has_the_cursor(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("n")
        assert isinstance(one.app.screen, ItemEditor)
        await one.type("The weekly report job")
        await one.press("escape")
        assert "The weekly report job" in under_cursor(one)
        assert one.screen.query_one(HandoverList).cursor == "own-1"


async def test_what_is_typed_about_a_new_item_is_kept_without_its_words(home: Path) -> None:
    async with wizard(home, full_draft("handover"), SMALL) as one:
        await one.press("n", "escape")
        assert one.draft.answers == full_draft().answers
        await one.press("n")
        await one.walk_to("item-note")
        await one.type("two so far")
        await one.press("escape")
        assert record(one, "own-1")["note"] == "two so far"
        assert "Untitled item" in under_cursor(one)
