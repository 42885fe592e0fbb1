"""A quick pass through what perhaps applies: one row at a time, each settled by a letter."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.core.handover.checklist import Category
from resign_tui.ui.dialogs.dialog import Dialog, Texts
from resign_tui.ui.sanitize import sanitize

Answer = Literal["applies", "does_not", "open"]


class Settled(msgspec.Struct, frozen=True):
    """What was said of a row; `open` takes back what was said before."""

    item_id: str
    answer: Answer


class PerhapsScreen(Dialog[None]):
    """Every answer is reported at once through `latest`; later leaves a row as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "settle('applies')", "applies", show=False),
        Binding("n", "settle('does_not')", "does not", show=False),
        Binding("l,right,down,space", "later", "later", show=False),
        Binding("b,left,up,ctrl+z", "back", "back", show=False),
        Binding("escape", "close", "close", show=False),
    ]
    latest: reactive[Settled | None] = reactive(None, repaint=False, init=False, always_update=True)

    def __init__(self, category: Category) -> None:
        """What nobody decided yet of this category."""
        super().__init__(
            "perhaps", "Perhaps also yours", "y it applies   n it does not   l later   b one back   esc closes"
        )
        self._category, self._rows = category.title, category.undecided
        self._at = 0
        self._answered: set[str] = set()
        self._where = Static(classes="dialog-text")
        self._what = Static(classes="dialog-text")

    def body(self) -> Widget:
        """Where one is, and the row."""
        self._text: VerticalScroll = Texts(self._where, self._what)
        return self._text

    def on_mount(self) -> None:
        """The first row."""
        self._show()

    def action_settle(self, answer: Answer) -> None:
        """Say whether the row applies, and go on."""
        item = self._rows[self._at]
        self._answered.add(item.id)
        self.latest = Settled(item.id, answer)
        self.action_later()

    def action_later(self) -> None:
        """On to the next row; after the last one it is over."""
        if self._at + 1 == len(self._rows):
            self.dismiss(None)
            return
        self._at += 1
        self._show()

    def action_back(self) -> None:
        """To the row before, and what was said of it is taken back."""
        if not self._at:
            return
        self._at -= 1
        item = self._rows[self._at]
        if item.id in self._answered:
            self._answered.discard(item.id)
            self.latest = Settled(item.id, "open")
        self._show()

    def action_close(self) -> None:
        """Enough for now."""
        self.dismiss(None)

    def _show(self) -> None:
        item = self._rows[self._at]
        self._where.update(Content(sanitize(f"{self._category}   {self._at + 1} of {len(self._rows)}")))
        self._what.update(
            Content.assemble(
                (f"{item.priority}  {item.text}", "bold"), "\n\n", item.question, "\n\n", f"Done when: {item.done_when}"
            )
        )
        self._text.scroll_home(animate=False)
