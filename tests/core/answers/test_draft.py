"""The draft: kept as typed, never changed in place, the same object when nothing changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft, Edit, WizardPlace

ANY = st.text(st.characters(exclude_categories=()), min_size=1)


@given(ANY, ANY)
def test_an_answer_is_kept_as_typed(field_id: str, raw: str) -> None:
    assert Draft().answer(field_id, raw).text(field_id) == raw


@given(ANY, ANY)
def test_the_same_answer_gives_the_same_object(field_id: str, raw: str) -> None:
    made = Draft().answer(field_id, raw)
    assert made.answer(field_id, raw) is made
    assert made.without("another " + field_id) is made


def test_an_empty_answer_takes_it_away() -> None:
    made = Draft().answer("sender.role", "x")
    for empty in ("", ()):
        assert made.answer("sender.role", empty) == Draft()
    assert Draft().answer("sender.role", "") == Draft()


def test_earlier_drafts_stay_what_they_were() -> None:
    first = Draft().answer("a", "1")
    second = first.answer("a", "2").answer("b", "3")
    assert (first.text("a"), first.text("b"), second.text("a")) == ("1", "", "2")


def test_nothing_can_be_changed_in_place() -> None:
    made = Draft().answer("a", "1")
    with pytest.raises(TypeError):
        made.answers["a"] = "2"  # type: ignore[index]
    with pytest.raises(AttributeError):
        made.waived = frozenset({"x"})  # type: ignore[misc]


def test_reading_by_shape() -> None:
    made = Draft().answer("t", "one").answer("l", ("a", "b")).answer("r", ({"k": "v"},))
    assert (made.text("t"), made.text("l"), made.text("r"), made.text("none")) == ("one", "", "", "")
    assert (made.texts("t"), made.texts("l"), made.texts("r"), made.texts("none")) == (("one",), ("a", "b"), (), ())
    assert (made.records("t"), made.records("l"), made.records("r")) == ((), (), ({"k": "v"},))


def test_edits_come_and_go() -> None:
    edit = Edit("My words", {"sender.role": "ML Engineer"})
    made = Draft().edit("open_door.notice", edit)
    assert made.edits["open_door.notice"] == edit
    assert made.edit("open_door.notice", edit) is made
    assert made.edit("open_door.notice", None) == Draft()
    assert Draft().edit("open_door.notice", None) == Draft()
    assert made.edit("open_door.notice", Edit("")).edits["open_door.notice"].text == ""


def test_findings_are_set_aside_and_taken_up_again() -> None:
    made = Draft().waive("colleague-named")
    assert made.waived == {"colleague-named"}
    assert made.waive("colleague-named") is made
    assert made.waive("colleague-named", waived=False) == Draft()


def test_where_the_person_was() -> None:
    made = Draft().at(WizardPlace("dates", "dates.given"))
    assert made.place.field == "dates.given"
    assert made.at(WizardPlace("dates", "dates.given")) is made
