"""What every question on a form shares: its label row, its state, and how both are drawn."""

from __future__ import annotations

from typing import Literal

import msgspec
from rich.cells import cell_len, set_cell_size

from resign_tui.core.answers.catalogue import Field
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Run, Runs, fit, signs_of, width_of

__all__ = [
    "COMPACT_LABEL", "LABEL_LEFT", "PRIVATE_QUESTION", "FieldState", "fit", "label_row",
    "label_style", "mark", "shown_example", "signs_of", "state_runs", "told_row", "way_with_alt",
]  # fmt: skip

PRIVATE_QUESTION = "private questions"
"""The label of those that only a private answer brings, while they are not in hand."""

COMPACT_LABEL = 28
"""Cells of the label where label and value share a row."""


class FieldState(msgspec.Struct, frozen=True):
    """How a question stands.

    kind: done, needed, suggestion (our default counts), problem, unknown (we find nothing by that name), or none
    (optional and open). problem: one sentence
    for an answer that cannot be read. doubt: one line where the letter may have read it wrongly. effective: the values
    in force, answered or by default. readings: what it can be read as, where that is more than one thing. example: as
    it goes with the other answers. named: what counts comes from something that the person named.
    """

    kind: Literal["done", "needed", "suggestion", "problem", "unknown", "none"] = "none"
    problem: str = ""
    effective: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    doubt: str = ""
    example: str = ""
    named: bool = False


_WITH_ALT = "¡™"
"""What alt with 1 and 2 types on a Mac; Textual reads the same from every terminal of the old protocol."""


def way_with_alt(character: str | None) -> int | None:
    """Which reading a key held with alt asks for, however the terminal says it; None for any other key."""
    return _WITH_ALT.index(character) if character and character in _WITH_ALT else None


def label_row(
    spec: Field, state: FieldState, width: int, focused: bool, signs: Signs, right: Runs | None = None
) -> Runs:
    """The label row: mark, label, and at its right end the state with its reason."""
    right = state_runs(state, signs, in_full=focused) if right is None else right
    room = width - LABEL_LEFT - width_of(right) - 1
    label = spec.label if cell_len(spec.label) <= room else spec.short or spec.label
    return (mark(focused, signs), (set_cell_size(label, max(room, 0)), label_style(focused)), (" ", ""), *right)


def label_style(focused: bool) -> str:
    """What a label is written with."""
    return "$accent bold" if focused else "$soft"


def mark(focused: bool, signs: Signs) -> Run:
    """The margin: the focus mark, or blank."""
    return f"{signs.focus if focused else ' '} ", "$accent bold"


def state_runs(state: FieldState, signs: Signs, *, in_full: bool = False) -> Runs:
    """The state at the right end of a row: a sign, and before it a word where the sign needs one.

    What is only suggested has words and no sign, so that nobody takes it for an answer.
    """
    if state.kind == "problem":
        return ("to mend ", "$faint"), (signs.error, "$wax")
    if state.kind == "needed":
        return ("needed ", "$faint"), (signs.missing, "$brass bold")
    if state.kind == "unknown":
        return (("not known", "$faint"),)
    if state.named:
        return (("by what you named" if in_full else "named", "$faint"),)
    if state.kind == "suggestion":
        return (("our suggestion" if in_full else "ours", "$faint"),)
    if state.kind == "done":
        return ((signs.done, "$sage"),)
    return ()


def shown_example(examples: str) -> str:
    """What stands faintly where nothing is typed."""
    first = examples.split(" · ", maxsplit=1)[0]
    return f"e.g. {first}" if first else ""


def told_row(state: FieldState, width: int, focused: bool, signs: Signs) -> Runs:
    """The row below an answer: why it cannot be read, or what is doubtful; with the focus, the keys that choose."""
    said, room = state.problem or state.doubt, width - LABEL_LEFT - 1
    keys = _keys(state.readings, room, signs) if focused else ""
    both = f"{said}  {keys}" if state.doubt and cell_len(said) + cell_len(keys) + 2 <= room else keys
    told = fit(sanitize(both if keys else said, marks=True), room, signs)
    return mark(focused, signs), (told, "$wax" if state.problem else "$soft")


def _keys(readings: tuple[str, ...], width: int, signs: Signs) -> str:
    """The readings behind their keys; where they are too long together, each is cut to an equal share."""
    between = f" {signs.dot} "
    for room in (width, (width + len(between)) // max(len(readings), 1) - len("alt+1 ") - len(between)):
        cut = (one if cell_len(one) <= room else fit(one, room, signs) for one in readings)
        keys = between.join(f"alt+{at} {one}" for at, one in enumerate(cut, 1))
        if cell_len(keys) <= width:
            break
    return keys
