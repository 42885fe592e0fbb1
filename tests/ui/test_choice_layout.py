"""Where the options of a question stand, and that each is drawn in the cells that a click on it asks for."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.ui.signs import ASCII, UNICODE, Signs
from resign_tui.ui.widgets.choice_face import View, row
from resign_tui.ui.widgets.choice_layout import LEAST_LABEL, common_column, has_room, last_column, lay
from resign_tui.ui.widgets.field_row import FieldState

QUESTIONS = [spec for spec in catalogue.fields().values() if spec.choices]
WIDTHS = (24, 40, 56, 80, 120)


def looked_at(spec: Field, width: int, *, is_folded: bool = False) -> View:
    """A question with the focus, with its first option in force; or without the focus, and not to be read."""
    layout = lay(spec.label, [choice.label for choice in spec.choices], width, LEAST_LABEL)
    return View(
        spec, spec.choices, FieldState("done"), layout, spec.label,
        shown=(spec.choices[0].value,), is_answered=True, is_focused=not is_folded, cursor=0, typed="", meant=(),
        for_group=False, is_whole=False, is_withheld=is_folded,
    )  # fmt: skip


def text(view: View, y: int, width: int, signs: Signs = UNICODE) -> str:
    return "".join(words for words, _ in row(view, y, width, signs))


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_every_option_is_drawn_where_a_click_on_it_asks_for_it(signs: Signs) -> None:
    assert len(QUESTIONS) > 40
    for spec in QUESTIONS:
        for width in WIDTHS:
            view = looked_at(spec, width)
            for option, choice in enumerate(spec.choices):
                y = view.layout.row_of(option)
                cells = [x for x in range(width) if view.layout.option_at(x, y) == option]
                drawn = text(view, y, width, signs)
                assert cell_len(drawn[: cells[0]]) == cells[0]
                assert drawn[cells[0] + 1 : cells[-1] + 1] == choice.label[: len(cells) - 1]


def test_options_stand_behind_the_label_where_they_fit_and_below_it_where_not() -> None:
    behind = lay("Paid?", ("yes", "no"), 50, LEAST_LABEL)
    assert (behind.height, behind.row_of(1)) == (1, 0)
    below = lay("Paid?", ("in money", "in days", "not at all"), 36, LEAST_LABEL)
    assert [[spot.option for spot in spots] for spots in below.rows] == [[0, 1], [2]]
    assert (below.height, below.row_of(2), below.spots(0)) == (3, 2, ())


def test_the_column_of_the_form_is_kept_and_options_without_room_behind_it_stand_below() -> None:
    kept = lay("Paid?", ("yes", "no"), 80, 36)
    assert kept.left == lay("Is it paid out?", ("yes", "no"), 80, 36).left
    below = lay("Paid?", ("yes", "no"), 44, 36)
    assert (below.left, below.row_of(0)) == (kept.left, 1)


def test_the_column_of_a_form_gives_way_to_options_but_never_to_less_than_the_labels_need() -> None:
    few, many, too_many = (last_column(["never"] * count, 72) for count in (2, 4, 6))
    assert lay("Paid?", ["never"] * 4, 72, many).top == 0
    assert lay("Paid?", ["never"] * 4, 72, many + 1).top == 1
    assert common_column(22, 28, (few,)) == 28
    assert common_column(22, 40, (few, many)) == many
    assert common_column(22, 40, (few, too_many)) == 40


def test_what_is_folded_names_neither_the_question_nor_the_answer() -> None:
    spec = next(spec for spec in QUESTIONS if spec.is_folded)
    for width in WIDTHS:
        drawn = text(looked_at(spec, width, is_folded=True), 0, width)
        assert spec.label not in drawn
        assert spec.choices[0].label not in drawn


def test_an_answer_has_room_alone_or_all_options_stand_beside_their_label() -> None:
    options = ["no", "yes", "yes, to my own address"]
    assert has_room("Ask for confirmation?", options, "no", 48, 22)
    assert not has_room("Ask for confirmation?", options, options[-1], 48, 22)
    assert has_room("Ask for confirmation?", options, options[-1], 52, 22)
    assert not has_room("Ask for confirmation?", options, options[-1], 52, 23)
    assert has_room("Ask for it?", ["no", "yes"], "neither of the two", 32, 12)
