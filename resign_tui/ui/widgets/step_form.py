"""One step's questions under its name, with anything else the step shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from resign_tui.core.answers.catalogue import Field
from resign_tui.core.answers.draft import Draft
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Runs, fit, in_signs, signs_of, strip_of
from resign_tui.ui.widgets.field_row import FieldState
from resign_tui.ui.widgets.form import Form
from resign_tui.ui.widgets.press_line import PressLine
from resign_tui.ui.widgets.private_groups import close_private

_UNGROUPED = ("situation", "words", "account")
"""Steps whose questions read as one row; headings would only take their room."""


class Title(Widget):
    """The step's name with what is particular about it, and one sentence."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._said = (name, "", "")

    def say(self, name: str, aside: str, sentence: str) -> None:
        """Name on the left, aside on the right, the sentence below."""
        if self._said != (name, aside, sentence):
            self._said = (name, aside, sentence)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width = self.size.width
        signs = signs_of(self)
        name, aside, sentence = (sanitize(in_signs(one, signs), marks=True) for one in self._said)
        row: Runs = ()
        if y == 0:
            room = max(width - LABEL_LEFT - cell_len(name) - 3, 0)
            aside = fit(aside, min(cell_len(aside), room), signs)
            gap = max(width - LABEL_LEFT - cell_len(name) - cell_len(aside), 1)
            row = ((" " * LABEL_LEFT, ""), (name, "$ink bold"), (" " * gap, ""), (aside, "$faint"))
        elif y == 1:
            row = ((" " * LABEL_LEFT, ""), (fit(sentence, width - LABEL_LEFT, signs), "$soft"))
        return strip_of(self, row).adjust_cell_length(width, self.rich_style)


class WayOn(PressLine):
    """The last stop of a form: where to go from here, instead of a silent way back to its top."""

    def __init__(self, words: str) -> None:
        super().__init__(classes="way-on")
        self.words = words


class StepForm(Form):
    """The questions of one step."""

    def __init__(
        self,
        step: str,
        questions: Iterable[Field],
        draft: Draft,
        *,
        compact: bool,
        above: Iterable[Widget] = (),
        below: Iterable[Widget] = (),
        behind: Mapping[str, Widget] | None = None,
        way_on: str = "",
    ) -> None:
        """`behind` has what stands behind a group of questions. `way_on` says where the last line of the form leads."""
        super().__init__(
            ((spec, draft.answers.get(spec.id, "")) for spec in questions),
            compact=compact,
            grouped=step not in _UNGROUPED,
            behind=behind,
        )
        self.step = step
        self.title = Title(step)
        self._above, self._below = tuple(above), tuple(below)
        self._way_on = WayOn(way_on)

    def compose(self) -> ComposeResult:
        """The title, the questions, and what else the step shows."""
        yield self.title
        yield from self._above
        yield from super().compose()
        yield from self._below
        yield self._way_on

    def put(self, draft: Draft) -> None:
        """Show the answers of another draft, as after an undo."""
        self.put_answers(draft.answers)

    def show_states(self, states: Mapping[str, FieldState]) -> None:
        """How each answer stands; what is private stays closed."""
        super().show_states(states)
        self._close_private()

    def on_descendant_focus(self) -> None:
        """Open what is private where the focus comes to it."""
        self._close_private()

    def on_descendant_blur(self) -> None:
        """Close it where the focus leaves."""
        self._close_private()

    def _close_private(self) -> None:
        close_private(self.fields.values(), self.screen.focused)
