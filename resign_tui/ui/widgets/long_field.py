"""A question answered with a paragraph of one's own."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Offset
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Value
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.terminal.paste import clean_paste, typed_sign
from resign_tui.ui.widgets.drawing import signs_of, strip_of
from resign_tui.ui.widgets.field_row import FieldState, label_row, shown_example


class Prose(TextArea):
    """A text area that shows control codes as visible marks and tells of each edit while it happens."""

    takes_text = True
    value: reactive[str] = reactive("", repaint=False, init=False)

    def __init__(self, text: str = "", *, example: str = "", id: str | None = None) -> None:
        super().__init__(
            text, id=id, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, placeholder=example
        )
        self.cursor_blink = False
        self.set_reactive(Prose.value, text)

    def get_line(self, line_index: int) -> Text:
        """The line as it may reach the terminal."""
        return Text(sanitize(self.document.get_line(line_index)), end="", no_wrap=True)

    def edit(self, edit: Edit) -> EditResult:
        """Every edit passes here; the new text is told before the key has been handled."""
        result = super().edit(edit)
        self.value = self.text
        return result

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """As ever; but while an undo takes text away the cursor still stands behind it, and is moved right after."""
        if self.cursor_location != self.clamp_visitable(self.cursor_location):
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def on_text_area_changed(self) -> None:
        """Undo and redo do not pass `edit`."""
        self.value = self.text

    def on_key(self, event: events.Key) -> None:
        """Take a joiner, which has no shape, so that the base class would drop it; let enter go on where nothing is."""
        if event.key == "enter" and not self.text.strip():
            event.prevent_default()
        if sign := typed_sign(event.character):
            event.stop()
            event.prevent_default()
            self.replace(sign, *self.selection, maintain_selection_offset=False)

    def on_paste(self, event: events.Paste) -> None:
        """Take what may stand in a text, in the place of what is selected, and say what was left out."""
        event.stop()
        event.prevent_default()
        pasted = clean_paste(event.text, multiline=True)
        if pasted.text:
            self.replace(pasted.text, *self.selection, maintain_selection_offset=False)
        if pasted.notes:
            self.notify(" ".join(pasted.notes), markup=False)


class _Label(Widget):
    """The label row of a longer answer."""

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self.spec = spec
        self.state = FieldState()
        self.lit = False

    def render_line(self, y: int) -> Strip:
        """One row."""
        return strip_of(self, label_row(self.spec, self.state, self.size.width, self.lit, signs_of(self)))


class LongField(Vertical):
    """Several lines of text under their label."""

    value: reactive[str] = reactive("", repaint=False, init=False)

    def __init__(self, spec: Field, value: Value = "", *, compact: bool = False) -> None:
        super().__init__(id=spec.id.replace(".", "-"), classes="field long-field")
        self.spec = spec
        self.state = FieldState()
        self.narrow = compact
        text = value if isinstance(value, str) else ""
        self.set_reactive(LongField.value, text)
        self._label = _Label(spec)
        self.editor = Prose(text, example=shown_example(spec.example))

    def compose(self) -> ComposeResult:
        """Label above, text below."""
        yield self._label
        yield self.editor

    def on_mount(self) -> None:
        """Hear of each edit while it happens."""
        self.editor.move_cursor(self.editor.document.end)
        self.watch(self.editor, "value", self._take, init=False)

    def _take(self, value: str) -> None:
        self.value = value

    @property
    def raw(self) -> Value:
        """The answer as the draft keeps it."""
        return self.value

    @property
    def cursor_row(self) -> int:
        """The row of the text's cursor, below the label."""
        return 1 + self.editor.cursor_screen_offset.y - self.editor.content_region.y

    def put(self, value: Value) -> None:
        """Show another answer, as after an undo."""
        if isinstance(value, str) and value != self.editor.text:
            self.editor.load_text(value)
            self.editor.value = value

    def show_state(self, state: FieldState) -> None:
        """Show how the answer stands."""
        before, self.state = self.state, state
        self._label.state = state
        if state.kind != before.kind:
            self._label.refresh()

    def set_compact(self, compact: bool) -> None:
        """Nothing changes: a paragraph needs its own rows everywhere."""
        self.narrow = compact

    def focus(self, scroll_visible: bool = True) -> LongField:
        """The text takes the focus."""
        self.editor.focus(scroll_visible)
        return self

    def on_descendant_focus(self) -> None:
        """Light the label."""
        self._label.lit = True
        self._label.refresh()

    def on_descendant_blur(self) -> None:
        """Unlight the label."""
        self._label.lit = False
        self._label.refresh()
