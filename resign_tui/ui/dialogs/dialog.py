"""What every dialog is: one sheet in the middle of the desk, and how a sheet with questions is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from resign_tui.core.answers.catalogue import Field
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.drawing import Rows, Runs, clip, in_signs
from resign_tui.ui.widgets.field_row import signs_of
from resign_tui.ui.widgets.form import Form
from resign_tui.ui.widgets.key_line import KeyLine
from resign_tui.ui.widgets.row_list import RowList


class Texts(VerticalScroll):
    """A body of texts; where they are longer than the sheet, the focus can come here and the arrows scroll."""

    def allow_focus(self) -> bool:
        """Only where there is something to scroll."""
        return self.max_scroll_y > 0


class Dialog(ModalScreen[ScreenResultType]):
    """A title, a body that scrolls, and at the foot the keys, which are always in sight."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-snug"), (36, "-roomy")]
    CLASSES: ClassVar[str] = ""
    """Further classes of the sheet."""

    def __init__(self, name: str, title: str, keys: str) -> None:
        """`name` makes the id of the sheet; `keys` says what saves, what leaves, and what takes back."""
        super().__init__(name=name)
        self._title = title
        self._keys = keys

    def body(self) -> Widget:
        """What the sheet is about."""
        raise NotImplementedError

    def foot(self) -> ComposeResult:
        """What stands above the keys and does not scroll."""
        return ()

    def compose(self) -> ComposeResult:
        """The sheet."""
        with Vertical(id=f"{self.name}-box", classes=f"dialog {self.CLASSES}") as self._box:
            if self._title:
                yield Static(_title(self._title), classes="dialog-title")
            self._body = self.body()
            yield self._body.add_class("dialog-body")
            with Vertical(classes="dialog-foot"):
                yield from self.foot()
                yield KeyLine(self._keys)

    def entitle(self, title: str) -> None:
        """Another title for a sheet that has one."""
        self.query_one(".dialog-title", Static).update(_title(title))

    def on_mount(self) -> None:
        """The edges of the sheet follow what is in view; a list has edges of its own."""
        if not isinstance(self._body, RowList):
            self.screen_layout_refresh_signal.subscribe(self, lambda _: self._say_more(), immediate=True)

    def _say_more(self) -> None:
        body, signs = self._body, signs_of(self)
        self._box.border_title = f"{signs.above} more" if body.scroll_y > 0 else ""
        self._box.border_subtitle = f"{signs.below} more" if body.scroll_y < body.max_scroll_y else ""


def _title(text: str) -> Content:
    return Content(sanitize(text, marks=True)[:300])


FORM_KEYS = "enter next   esc or ctrl+s keep and close   ctrl+r as it was"
"""What a sheet with questions answers to."""


class QuestionLine(Rows):
    """What to know about the question with the focus: one row."""

    def __init__(self) -> None:
        super().__init__(classes="question-line")
        self._said = ""

    def say(self, text: str) -> None:
        """Show this; what was said already costs nothing."""
        if text != self._said:
            self._said = text
            self.redraw()

    def rows(self, width: int) -> Iterator[Runs]:
        """Always one row, so that nothing on the sheet jumps."""
        yield ((clip(in_signs(self._said, signs_of(self)), width, signs_of(self)), "$soft"),)


class FormDialog(Dialog[ScreenResultType]):
    """A form on a sheet. Every key is reported, so that nothing is lost however it ends; one key takes all back."""

    CLASSES = "form-dialog"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "keep and close", show=False, priority=True),
        Binding("ctrl+s", "keep", "keep and close", show=False, priority=True),
        Binding("ctrl+r", "reset", "as it was", show=False, priority=True),
    ]
    latest: reactive[ScreenResultType | None] = reactive(None, repaint=False, init=False, always_update=True)
    """What came of it so far; who opened the dialog watches it."""

    def __init__(self, name: str, title: str, keys: str, form: Form) -> None:
        super().__init__(name, title, keys)
        self.form = form
        self._before = self._typed = form.answers
        self._line = QuestionLine()

    @property
    def outcome(self) -> ScreenResultType:
        """What comes of the answers as they stand."""
        raise NotImplementedError

    def body(self) -> Widget:
        """The questions."""
        return self.form

    def foot(self) -> ComposeResult:
        """What helps with the question that has the focus."""
        yield self._line

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The help follows the focus."""
        specs = (getattr(node, "spec", None) for node in event.widget.ancestors_with_self)
        spec = next((each for each in specs if isinstance(each, Field)), None)
        self._line.say(spec.help if spec is not None else "")

    def on_mount(self) -> None:
        """Hear of every answer."""
        self.watch(self.form, "latest", self.report, init=False)
        self.begin()

    def begin(self) -> None:
        """The first question has the focus."""
        self.form.focus_field()

    def report(self) -> None:
        """Something is answered in another way now."""
        self.latest = self.outcome

    @on(Form.Ended)
    def action_keep(self) -> None:
        """Close with the answers as they stand."""
        self.dismiss(self.outcome)

    def action_leave(self) -> None:
        """Close; what was answered is kept."""
        self.action_keep()

    def action_reset(self) -> None:
        """Everything as it was when the dialog was opened; once more, and what was typed comes back."""
        now = self.form.answers
        if now != self._before:
            self._typed = now
            self.notify("As it was. ctrl+r again brings back what you typed.", markup=False)
        self.form.put_answers(self._before if now != self._before else self._typed)
        self.report()
