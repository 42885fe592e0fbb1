"""A small handover for tests, shown by the list and the overview, and what they say on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from resign_tui.core.handover.checklist import Category, Checklist, Item
from resign_tui.ui import theme
from resign_tui.ui.signs import UNICODE, Signs
from resign_tui.ui.widgets import handover_pane
from resign_tui.ui.widgets.drawing import Runs
from resign_tui.ui.widgets.handover_asks import ItemMessage
from resign_tui.ui.widgets.handover_list import HandoverList
from resign_tui.ui.widgets.handover_pane import HandoverPane

STYLES = Path(handover_pane.__file__).parent.parent / "styles" / "handover.tcss"
TUESDAY = date(2026, 11, 24)


def category(name: str, title: str, items: Iterable[Item], hidden: tuple[Item, ...] = ()) -> Category:
    shown = tuple(items)
    done = sum(one.status == "done" for one in shown)
    return Category(name, title, "", shown, hidden, done, sum(one.counts for one in shown))


def checklist(*categories: Category) -> Checklist:
    items = [one for each in categories for one in each.items]
    waiting = [one for one in items if one.is_open]
    return Checklist(
        categories,
        sum(one.done for one in categories),
        sum(one.total for one in categories),
        sum(one.priority == "P0" for one in waiting),
        23.0,
    )


LIVE = Item("MV-01", "MV", "Live version of Recs-v4", status="done", priority="P0", star=True)
COMMIT = Item(
    "MV-03", "MV", "Commit and image of each deployment", status="doing", priority="P0", owner="Bram", due="2026-11-24",
    due_on=TUESDAY, question="Which commit built each deployment?", done_when="A table names deployment and commit.",
    note="one without a digest",
)  # fmt: skip
COST = Item("MV-05", "MV", "Training time, hardware, cost", due="soon")
SWEEPS = Item("ET-09", "ET", "Old sweeps", hidden=True)
RUNS = Item("ET-01", "ET", "Runs exported")
RESUME = Item("OW-04", "OW", "A resume tried", status="not_applicable", applies=False)
MODELS = category("MV", "Models", (LIVE, COMMIT, COST))
LIST = checklist(MODELS, category("ET", "Experiments", (RUNS,), (SWEEPS,)), category("OW", "Ongoing work", (RESUME,)))


def with_item(whole: Checklist, item: Item) -> Checklist:
    return checklist(
        *(
            category(one.id, one.title, (item if old.id == item.id else old for old in one.items), one.hidden)
            for one in whole.categories
        )
    )


def words(drawn: Runs) -> str:
    return "".join(text for text, _ in drawn)


class Host(App[None]):
    CSS_PATH = STYLES
    AUTO_FOCUS = "HandoverList"

    def __init__(self, signs: Signs = UNICODE, shown: Checklist = LIST, pane_rows: int = 9) -> None:
        super().__init__()
        self.signs = signs
        self.shown = shown
        self.pane_rows = pane_rows
        self.heard: list[Any] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.themes()[0].variables

    def compose(self) -> ComposeResult:
        yield HandoverList(id="handover-list")
        yield HandoverPane(id="handover-pane")

    def on_mount(self) -> None:
        self.query_one(HandoverPane).styles.height = self.pane_rows
        coming = self.shown.work_order
        self.query_one(HandoverPane).show(self.shown, "7 working days left", coming)
        self.query_one(HandoverList).show(self.shown, 7, start=next((item.id for item in coming), ""))

    def _hear(self, event: Message) -> None:
        name = type(event).__name__
        if isinstance(event, HandoverList.Moved):
            self.heard.append((name, event.item_id, event.by))
        elif isinstance(event, HandoverList.New):
            self.heard.append((name, event.category))
        elif isinstance(event, ItemMessage):
            self.heard.append((name, event.item_id))
        elif isinstance(event, HandoverPane.Opened | HandoverPane.Left):
            self.heard.append((name,))

    async def _on_message(self, message: Message) -> None:
        self._hear(message)
        await super()._on_message(message)


def screen(app: App[None]) -> list[str]:
    return ["".join(one.text for one in strip) for strip in app.screen._compositor.render_strips()]


def marked(app: App[None]) -> list[str]:
    return [row for row in screen(app) if row.startswith(("▌", ">"))]


def refreshes(widget: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    original = widget.refresh

    def refresh(*regions: Any, **how: Any) -> Any:
        seen.append(regions)
        return original(*regions, **how)

    monkeypatch.setattr(widget, "refresh", refresh)
    return seen
