"""What a question with options looks like: its label with the options or with the answer, and the options below.

Pure: a view and a width become rows of styled words.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from rich.cells import cell_len

from resign_tui.core.answers.catalogue import ANSWERED, BEGUN, Choice, Field
from resign_tui.ui.sanitize import sanitize
from resign_tui.ui.signs import Signs
from resign_tui.ui.widgets.choice_layout import BELOW_LEFT, GAP, Layout, Spot
from resign_tui.ui.widgets.drawing import LABEL_LEFT, Run, Runs, fit, width_of
from resign_tui.ui.widgets.field_row import PRIVATE_QUESTION, FieldState, label_row, label_style, mark, state_runs

_CHOSEN = "$ink bold underline"


class View(msgspec.Struct, frozen=True):
    """How the question is looked at.

    called: its label, or the short one where that is all there is room for. shown: the values in force; is_answered:
    they are the person's own. cursor: the option that keys work on. typed: towards an option; meant: those that it can
    mean. for_group: it stands for all questions of its group; is_whole: of which every one is answered. is_withheld:
    nobody is to see what is asked here.
    """

    spec: Field
    choices: tuple[Choice, ...]
    state: FieldState
    layout: Layout
    called: str
    shown: tuple[str, ...]
    is_answered: bool
    is_focused: bool
    cursor: int
    typed: str
    meant: tuple[int, ...]
    for_group: bool
    is_whole: bool
    is_withheld: bool

    @property
    def is_folded(self) -> bool:
        """Not to be read by somebody who looks over a shoulder."""
        is_private = self.is_withheld or (self.spec.is_folded and self.is_answered)
        return self.for_group or (is_private and not self.is_focused)

    @property
    def label(self) -> str:
        """What stands for the question while it is closed."""
        if self.for_group:
            return self.spec.group
        return PRIVATE_QUESTION if self.is_withheld else self.called


def called(spec: Field, column: int) -> str:
    """The label, or the short one where options begin before the label ends."""
    return spec.label if cell_len(spec.label) < column else spec.short or spec.label


def row(view: View, y: int, width: int, signs: Signs) -> Runs:
    """One row; empty where nothing stands."""
    is_closed = view.layout.top > 0 or view.is_folded
    if y == 0 and not is_closed:
        return _open_row(view, width, signs)
    if y == 0:
        return _focused_row(view, width, signs) if view.is_focused else _closed_row(view, width, signs)
    if spots := view.layout.spots(y):
        margin = " " * (BELOW_LEFT - LABEL_LEFT)
        return (mark(view.is_focused, signs), (margin, ""), *_options(view, spots, signs))
    return ()


def _open_row(view: View, width: int, signs: Signs) -> Runs:
    """The label with all options."""
    label = fit(view.called, view.layout.left - LABEL_LEFT, signs)
    options = _options(view, view.layout.spots(0), signs)
    left = (mark(view.is_focused, signs), (label, label_style(view.is_focused)), *options)
    state = _state(view, signs, in_full=view.state.named)
    if width_of((*left, *state)) >= width:
        state = _state(view, signs)
    return _apart(left, state, width)


def _focused_row(view: View, width: int, signs: Signs) -> Runs:
    """The label over its options, and what was typed towards one of them; or that nothing begins so."""
    typed: Runs = ((view.typed, "$ink on $well-lit"),)
    unlisted: Runs = () if view.meant else (("not listed: ", "$faint"),)
    right = (*unlisted, *typed) if view.typed else _state(view, signs)
    return label_row(view.spec, view.state, width, True, signs, right)


def _closed_row(view: View, width: int, signs: Signs) -> Runs:
    """The label with the answer alone."""
    answer, state = _answer(view, signs), _state(view, signs)
    room = width - width_of(state) - 1
    label, most = view.label, room - cell_len(answer) - 1
    if LABEL_LEFT + cell_len(label) > most and label == view.called:
        label = view.spec.short or label
    left = max(min(view.layout.left, most), LABEL_LEFT + cell_len(label) + 1)
    is_marked = view.shown and view.spec.kind != "multi" and not view.is_folded
    words = (
        mark(False, signs),
        (fit(label, left - LABEL_LEFT, signs), label_style(False)),
        (signs.chosen if is_marked else " ", "$accent bold"),
        (fit(answer, min(cell_len(answer), max(room - left - 1, 4)), signs), _CHOSEN if view.is_answered else "$faint"),
    )
    return _apart(words, state, width, least=1)


def _answer(view: View, signs: Signs) -> str:
    """The options in force, or that there is one where nobody is to read it."""
    if view.for_group and not view.is_whole:
        return BEGUN
    if view.is_folded:
        return ANSWERED if view.is_answered or view.for_group else signs.dash
    labels = {choice.value: choice.label for choice in view.choices}
    return sanitize(", ".join(labels.get(value, value) for value in view.shown), marks=True) or signs.dash


def _state(view: View, signs: Signs, *, in_full: bool = False) -> Runs:
    """The bare sign or one word: a row of options needs its room for the options."""
    if view.for_group and not view.is_whole:
        return ()
    return state_runs(view.state, signs, in_full=in_full)[-1:]


def _apart(left: Runs, right: Runs, width: int, least: int = 0) -> Runs:
    """Runs at both ends of a row, with so many cells between them at least."""
    return (*left, (" " * max(width - width_of((*left, *right)), least), ""), *right)


def _options(view: View, spots: Iterable[Spot], signs: Signs) -> Runs:
    runs: list[Run] = []
    for spot in spots:
        if runs:
            runs.append((" " * GAP, ""))
        runs += _option(view, spot.option, signs)
    return tuple(runs)


def _option(view: View, index: int, signs: Signs) -> Runs:
    """The mark and the words of an option; the one letter that is its key is underlined where keys work."""
    choice = view.choices[index]
    is_chosen = choice.value in view.shown
    mark_run = (_mark(view, is_chosen, signs), "$accent bold")
    style = _style(view, index, is_chosen)
    at = choice.label.casefold().find(choice.key) if choice.key and view.is_focused else -1
    if at < 0:
        return mark_run, (choice.label, style)
    style = "$ink bold" if style == _CHOSEN else style
    key = (choice.label[at], "$accent bold underline")
    return mark_run, (choice.label[:at], style), key, (choice.label[at + 1 :], style)


def _mark(view: View, is_chosen: bool, signs: Signs) -> str:
    if view.spec.kind == "multi":
        return signs.done if is_chosen else signs.todo
    return signs.chosen if is_chosen else " "


def _style(view: View, index: int, is_chosen: bool) -> str:
    if view.typed and index not in view.meant:
        return "$faint"
    if view.is_focused and (view.typed or view.spec.kind == "multi") and index == view.cursor:
        return "$ink bold on $well-lit"
    return _CHOSEN if is_chosen else "$soft"
