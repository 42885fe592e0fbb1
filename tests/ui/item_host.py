"""The sheet for one item on an app of its own, for tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePath

from textual.app import App

from resign_tui.core.handover.checklist import Item
from resign_tui.ui import theme
from resign_tui.ui.dialogs.item_editor import ItemChange, ItemEditor
from resign_tui.ui.dialogs.item_questions import Subject
from resign_tui.ui.signs import UNICODE, Signs
from resign_tui.ui.widgets import drawing
from resign_tui.ui.widgets.text_field import TextField

FOLDER = Path(drawing.__file__).parent.parent / "styles"
STYLES: list[str | PurePath] = [FOLDER / f"{name}.tcss" for name in ("form", "dialogs", "handover")]
ROW = Item("MV-03", "MV", "Commit of each deployment", done_when="A table names them.", owner="Bram", note="two so far")
ACCESS = Item("IA-02", "IA", "Cloud keys", done_when="No job runs as you.")
TODAY = date(2026, 11, 23)
OWN = Item("own-1", "CT", "My report job", own=True)


class Host(App[None]):
    CSS_PATH = STYLES

    def __init__(self, item: Item, signs: Signs = UNICODE, title: str = "", **record: str) -> None:
        super().__init__()
        self.signs = signs
        self.subject = Subject(item, TODAY, record, title=title)
        self.results: list[ItemChange | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.themes()[0].variables

    def on_mount(self) -> None:
        self.editor = ItemEditor(self.subject)
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
