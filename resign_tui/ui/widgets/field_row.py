"""What every question on a form shares: its label row, its state, and how both are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from ...core.catalogue import Field
from ..signs import UNICODE, Signs

if TYPE_CHECKING:
    from textual.widget import Widget

FIELD_CLASSES = {
    "field--label", "field--label-focused", "field--mark", "field--reason", "field--done", "field--needed",
    "field--problem", "field--well", "field--rest", "field--option", "field--chosen", "field--cursor",
}  # fmt: skip
"""Component classes of a question; form.tcss gives them their colours."""

LABEL_LEFT = 2
"""Cells left of a label: the focus mark and a blank."""
COMPACT_LABEL = 27
"""Cells of the label where label and value share a row."""


@dataclass(frozen=True, slots=True)
class FieldState:
    """How a question stands.

    kind: done, needed, suggestion (our default counts), problem, or none (optional and open). problem: one sentence
    for an answer that cannot be read. effective: the values in force, answered or by default.
    """

    kind: Literal["done", "needed", "suggestion", "problem", "none"] = "none"
    problem: str = ""
    effective: tuple[str, ...] = ()


def signs_of(widget: Widget) -> Signs:
    """The set of signs in use."""
    signs = getattr(widget.app, "signs", UNICODE)
    assert isinstance(signs, Signs)
    return signs


def style_of(widget: Widget, name: str) -> Style:
    """The Rich style of a component class."""
    return widget.get_component_rich_style(name)


def label_segments(widget: Widget, spec: Field, state: FieldState, width: int, focused: bool) -> list[Segment]:
    """The label row: mark, label, and at its right end the state with its reason."""
    right = state_segments(widget, state)
    room = width - LABEL_LEFT - sum(cell_len(one.text) for one in right) - 1
    label = spec.label if cell_len(spec.label) <= room else spec.short or spec.label
    name = "field--label-focused" if focused else "field--label"
    return [
        mark_segment(widget, focused),
        Segment(set_cell_size(label, max(room, 0)), style_of(widget, name)),
        Segment(" "),
        *right,
    ]


def mark_segment(widget: Widget, focused: bool) -> Segment:
    """The margin: the focus mark, or blank."""
    return Segment(f"{signs_of(widget).focus if focused else ' '} ", style_of(widget, "field--mark"))


def state_segments(widget: Widget, state: FieldState) -> list[Segment]:
    """The state at the right end of a row: a sign, and before it a word where the sign needs one."""
    signs = signs_of(widget)
    reason = style_of(widget, "field--reason")
    if state.kind == "problem":
        return [Segment("to mend ", reason), Segment(signs.error, style_of(widget, "field--problem"))]
    if state.kind == "needed":
        return [Segment("needed ", reason), Segment(signs.missing, style_of(widget, "field--needed"))]
    if state.kind == "suggestion":
        return [Segment("our suggestion ", reason), Segment(signs.done, style_of(widget, "field--done"))]
    if state.kind == "done":
        return [Segment(signs.done, style_of(widget, "field--done"))]
    return []


def fit(text: str, width: int, signs: Signs = UNICODE) -> str:
    """The text in so many cells, with a sign that it goes on where it is cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, max(width, 0))
    return set_cell_size(set_cell_size(text, max(width - cell_len(signs.ellipsis), 0)) + signs.ellipsis, max(width, 0))
