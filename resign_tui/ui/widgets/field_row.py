"""What every question on a form shares: its label row, its state, and how both are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from ...core.catalogue import Field
from ..signs import UNICODE, Signs
from .inks import Inks

if TYPE_CHECKING:
    from textual.widget import Widget

LABEL_LEFT = 2
"""Cells left of a label: the focus mark and a blank."""
COMPACT_LABEL = 27
"""Cells of the label where label and value share a row."""


class FieldState(msgspec.Struct, frozen=True):
    """How a question stands.

    kind: done, needed, suggestion (our default counts), problem, or none (optional and open). problem: one sentence
    for an answer that cannot be read. effective: the values in force, answered or by default. readings: the answers to
    choose from where it can be read in more than one way.
    """

    kind: Literal["done", "needed", "suggestion", "problem", "none"] = "none"
    problem: str = ""
    effective: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


def signs_of(widget: Widget) -> Signs:
    """The set of signs in use."""
    signs = getattr(widget.app, "signs", UNICODE)
    assert isinstance(signs, Signs)
    return signs


def style_of(widget: Widget, ink: str) -> Style:
    """The style of an ink; without a pot of inks in the app (as in a test of one widget), a plain one."""
    if "--" in ink:
        return widget.get_component_rich_style(ink, partial=True)
    inks = getattr(widget.app, "inks", None)
    return inks.style(ink) if isinstance(inks, Inks) else Style.null()


def label_segments(widget: Widget, spec: Field, state: FieldState, width: int, focused: bool) -> list[Segment]:
    """The label row: mark, label, and at its right end the state with its reason."""
    right = state_segments(widget, state)
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


def state_segments(widget: Widget, state: FieldState) -> list[Segment]:
    """The state at the right end of a row: a sign, and before it a word where the sign needs one."""
    signs = signs_of(widget)
    reason = style_of(widget, "faint")
    if state.kind == "problem":
        return [Segment("to mend ", reason), Segment(signs.error, style_of(widget, "wax"))]
    if state.kind == "needed":
        return [Segment("needed ", reason), Segment(signs.missing, style_of(widget, "brass-bold"))]
    if state.kind == "suggestion":
        return [Segment("our suggestion ", reason), Segment(signs.done, style_of(widget, "sage"))]
    if state.kind == "done":
        return [Segment(signs.done, style_of(widget, "sage"))]
    return []


def fit(text: str, width: int, signs: Signs = UNICODE) -> str:
    """The text in so many cells, with a sign that it goes on where it is cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, max(width, 0))
    return set_cell_size(set_cell_size(text, max(width - cell_len(signs.ellipsis), 0)) + signs.ellipsis, max(width, 0))
