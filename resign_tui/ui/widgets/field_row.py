"""What every question on a form shares: its label row, its state, and how both are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from resign_tui.core.answers.catalogue import Field
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets import drawing
from resign_tui.ui.widgets.drawing import LABEL_LEFT, fit, signs_of

if TYPE_CHECKING:
    from textual.widget import Widget
    from textual.widgets import Input

__all__ = [
    "COMPACT_LABEL", "LABEL_LEFT", "PRIVATE_QUESTION", "FieldState", "fit", "label_segments", "mark_segment",
    "signs_of", "state_segments", "style_of", "told_segment", "way_with_alt",
]  # fmt: skip

PRIVATE_QUESTION = "private question"
"""The label of a question that only a private answer brings, while it is not in hand."""

COMPACT_LABEL = 28
"""Cells of the label where label and value share a row."""


class FieldState(msgspec.Struct, frozen=True):
    """How a question stands.

    kind: done, needed, suggestion (our default counts), problem, or none (optional and open). problem: one sentence
    for an answer that cannot be read. doubt: one line where the letter may have read it wrongly. effective: the values
    in force, answered or by default. readings: what it can be read as, where that is more than one thing. example: as
    it goes with the other answers. named: what counts comes from something that the person named.
    """

    kind: Literal["done", "needed", "suggestion", "problem", "none"] = "none"
    problem: str = ""
    effective: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    doubt: str = ""
    example: str = ""
    named: bool = False


class VisibleMarks(Highlighter):
    """Shows what may not reach the terminal as visible marks: the text of an input passes through its highlighter."""

    def __init__(self, field: Input) -> None:
        self._field = field

    def __call__(self, text: str | Text) -> Text:
        """What was typed, one mark for each character without a picture."""
        return Text(sanitize(self._field.value, marks=True), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing is coloured."""


_WITH_ALT = "¡™"
"""What alt with 1 and 2 types on a Mac; Textual reads the same from every terminal of the old protocol."""


def way_with_alt(character: str | None) -> int | None:
    """Which reading a key held with alt asks for, however the terminal says it; None for any other key."""
    return _WITH_ALT.index(character) if character and character in _WITH_ALT else None


_INKS = {
    "ink": "$ink", "ink-bold": "$ink bold", "italic": "$ink italic", "soft": "$soft", "faint": "$faint",
    "accent": "$accent", "accent-bold": "$accent bold", "brass": "$brass", "brass-bold": "$brass bold", "wax": "$wax",
    "sage": "$sage", "line": "$line", "chosen": "$ink bold underline", "lit-bold": "$ink bold on $well-lit",
    "well": "$ink on $well", "well-lit": "$ink on $well-lit", "rest": "$edge underline on $well",
    "rest-lit": "$accent underline on $well-lit", "placeholder": "$faint italic", "cursor": "$desk on $accent",
    "selection": "$desk on $accent",
}  # fmt: skip
"""What fields write with."""


def style_of(widget: Widget, ink: str) -> Style:
    """The style of an ink, or of one of the widget's own parts."""
    if "--" in ink:
        return widget.get_component_rich_style(ink, partial=True)
    return drawing.style_of(widget, _INKS[ink])


def label_segments(
    widget: Widget, spec: Field, state: FieldState, width: int, focused: bool, right: list[Segment] | None = None
) -> list[Segment]:
    """The label row: mark, label, and at its right end the state with its reason."""
    right = state_segments(widget, state, in_full=focused) if right is None else right
    room = width - LABEL_LEFT - sum(cell_len(one.text) for one in right) - 1
    label = spec.label if cell_len(spec.label) <= room else spec.short or spec.label
    name = "accent-bold" if focused else "soft"
    return [
        mark_segment(widget, focused),
        Segment(set_cell_size(label, max(room, 0)), style_of(widget, name)),
        Segment(" "),
        *right,
    ]


def mark_segment(widget: Widget, focused: bool) -> Segment:
    """The margin: the focus mark, or blank."""
    return Segment(f"{signs_of(widget).focus if focused else ' '} ", style_of(widget, "accent-bold"))


def state_segments(widget: Widget, state: FieldState, *, in_full: bool = False) -> list[Segment]:
    """The state at the right end of a row: a sign, and before it a word where the sign needs one.

    What is only suggested has words and no sign, so that nobody takes it for an answer.
    """
    signs = signs_of(widget)
    reason = style_of(widget, "faint")
    if state.kind == "problem":
        return [Segment("to mend ", reason), Segment(signs.error, style_of(widget, "wax"))]
    if state.kind == "needed":
        return [Segment("needed ", reason), Segment(signs.missing, style_of(widget, "brass-bold"))]
    if state.named:
        return [Segment("by what you named" if in_full else "named", reason)]
    if state.kind == "suggestion":
        return [Segment("our suggestion" if in_full else "ours", reason)]
    if state.kind == "done":
        return [Segment(signs.done, style_of(widget, "sage"))]
    return []


def told_segment(widget: Widget, state: FieldState, width: int, focused: bool) -> Segment:
    """The row below an answer: why it cannot be read, or what is doubtful; with the focus, the keys that choose."""
    signs, said = signs_of(widget), state.problem or state.doubt
    keys = _keys(state.readings, width, signs) if focused else ""
    both = f"{said}  {keys}" if state.doubt and cell_len(said) + cell_len(keys) + 2 <= width else keys
    ink = "wax" if state.problem else "soft"
    return Segment(fit(sanitize(both if keys else said, marks=True), width, signs), style_of(widget, ink))


def _keys(readings: tuple[str, ...], width: int, signs: Signs) -> str:
    """The readings behind their keys; where they are too long together, each is cut to an equal share."""
    between = f" {signs.dot} "
    for room in (width, (width + len(between)) // max(len(readings), 1) - len("alt+1 ") - len(between)):
        cut = (one if cell_len(one) <= room else fit(one, room, signs) for one in readings)
        keys = between.join(f"alt+{at} {one}" for at, one in enumerate(cut, 1))
        if cell_len(keys) <= width:
            break
    return keys
