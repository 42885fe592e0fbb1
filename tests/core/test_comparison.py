"""What is said to differ between two drafts: everything that does, in short words, and never a private one."""

from __future__ import annotations

from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Edit, WizardPlace
from resign_tui.core.comparison import ITEMS, ROOM, Change, Comparison, compare, in_short, is_private
from resign_tui.core.departure import Departure
from tests.core.answer_sets import answer_sets, texts
from tests.core.cases import TODAY
from tests.personas import personas

ANN = personas()["T-01"].draft
SECRET = "Zyzzyva"


def said(before: Draft, after: Draft) -> Comparison:
    return compare(Departure(before, TODAY), Departure(after, TODAY))


def changes(before: Draft, after: Draft) -> list[tuple[str, str, str]]:
    return [(change.label, change.before, change.after) for change in said(before, after).changes]


drafts = answer_sets(most=8).map(
    lambda drawn: Draft(
        answers=MappingProxyType(dict(drawn.answers)),
        edits=MappingProxyType({key: Edit(text) for key, text in drawn.edits.items()}),
    )
)


def content(draft: Draft) -> Draft:
    """What counts of a draft: an empty answer is none, and where the person stood is nothing of it."""
    answers = {key: value for key, value in draft.answers.items() if value}
    return replace(draft, answers=answers, edits=dict(draft.edits), place=WizardPlace())


@settings(deadline=None, max_examples=60)
@given(drafts, drafts)
def test_everything_that_differs_is_told_in_short_and_nothing_else(before: Draft, after: Draft) -> None:
    told = said(before, after)
    assert told.is_same == (content(before) == content(after))
    assert said(before, before).is_same
    for change in told.changes:
        assert change.before != change.after
        assert max(len(change.before), len(change.after)) <= ROOM
        assert "\n" not in change.before + change.after
        assert not change.field or not is_private(change.field)
    back = said(after, before)
    assert (told.letter, told.private, told.ticked) == (back.letter, back.private, back.unticked)
    assert [change.label for change in told.changes] == [change.label for change in back.changes]
    assert (told.words == "nothing changed") == told.is_same


@settings(deadline=None, max_examples=60)
@given(drafts, st.sampled_from([field for field in catalogue.fields() if is_private(field)]), st.booleans())
def test_the_words_of_a_private_answer_are_never_told(draft: Draft, field: str, is_taken_away: bool) -> None:
    private = draft.answer(field, SECRET)
    told = said(private, draft) if is_taken_away else said(draft, private)
    assert told.private
    assert SECRET not in repr(told)
    assert "private answers changed" in told.words


@given(texts, texts)
def test_two_texts_in_short_are_told_apart(before: str, after: str) -> None:
    old, new = in_short(before, after)
    assert old != new
    assert max(len(old), len(new)) <= ROOM


def test_long_texts_are_cut_to_where_they_differ() -> None:
    long = "I am grateful for everything that we built together over these years, and above all for {} and the team."
    assert in_short(long.format("the ranking rebuild"), long.format("the fraud model")) == (
        "…all for the ranking rebuild and the team.",
        "…all for the fraud model and the team.",
    )
    assert in_short("", "w" * 200) == ("", "w" * (ROOM - 1) + "…")


def test_answers_are_told_by_their_question_in_the_order_of_the_wizard() -> None:
    after = (
        ANN.answer("content.project", "the fraud model")
        .answer("dates.employment_end", "2026-12-18")
        .answer("scenario.chosen", "closed_door")
    )
    before = ANN.answer("content.project", "the ranking rebuild").without("dates.employment_end")
    told = changes(before.answer("scenario.chosen", "open_door"), after)
    label = catalogue.field("content.project").label
    assert (label, "the ranking rebuild", "the fraud model") in told
    assert (catalogue.field("dates.employment_end").label, "", "Fri 18 Dec 2026") in told
    places = [list(catalogue.fields()).index(change.field) for change in said(before, after).changes]
    assert places == sorted(places)
    assert said(before, after).letter


def test_misconduct_is_private_though_it_lies_in_the_draft() -> None:
    field = catalogue.field("triage.misconduct")
    after = ANN.answer(field.id, (field.choices[0].value,))
    assert said(ANN, after) == replace(Comparison(), private=True, letter=said(ANN, after).letter)


def test_a_paragraph_by_hand_is_told_with_its_letter_unless_it_was_made_of_private_words() -> None:
    after = ANN.edit("open_door.thanks", Edit("Thank you.")).edit(
        "open_door.legal", Edit(SECRET, {"content.adviser_paragraph": SECRET})
    )
    told = said(ANN, after.edit("hr_memo.facts", Edit(SECRET)))
    assert told.changes == (Change("Paragraph by hand: thanks", "", "Thank you.", scenario="open_door"),)
    assert told.changes[0].letter == library.scenario("open_door").name
    assert told.private
    assert SECRET not in repr(told)
    assert changes(ANN, ANN.edit("open_door.thanks", Edit(""))) == [("Paragraph by hand: thanks", "", "left out")]


def test_ticks_are_counted_and_other_changes_of_items_too() -> None:
    before = Draft({ITEMS: ({"id": "IA-02", "status": "done"}, {"id": "OW-06", "status": "doing"})})
    after = Draft(
        {
            ITEMS: (
                {"id": "IA-02", "status": "todo"},
                {"id": "MV-01", "status": "done", "done_on": "2026-11-23"},
                {"id": "OW-06", "status": "done", "owner": "Bo"},
            )
        }
    )
    told = said(before, after)
    assert (told.ticked, told.unticked, told.items) == (2, 1, 1)
    assert told.words == "two items ticked, one tick taken back, one item changed"
    assert told.changes == ()


def test_entries_are_told_by_their_names() -> None:
    spec = next(
        spec
        for spec in catalogue.fields().values()
        if spec.kind == "records" and not is_private(spec.id) and spec.id != ITEMS
    )
    name, other = spec.columns[0].key, spec.columns[1].key
    one, two = {name: "alpha"}, {name: "beta"}
    assert changes(Draft({spec.id: (one,)}), Draft({spec.id: (one, two)})) == [(spec.label, "", "beta")]
    assert changes(Draft({spec.id: (one, two)}), Draft({spec.id: (two,)})) == [(spec.label, "alpha", "")]
    assert changes(Draft({spec.id: (one,)}), Draft({spec.id: ({**one, other: "x"},)})) == [
        (spec.label, "alpha", "the same with other details")
    ]
    assert len(changes(Draft({spec.id: (one, two)}), Draft({spec.id: (two, one)}))) == 1


def test_a_draft_that_had_no_seed_yet_reads_as_it_does_with_one() -> None:
    assert said(replace(ANN, seed=0), replace(ANN, seed=7)).is_same
    assert said(replace(ANN, seed=8), replace(ANN, seed=7)).choices
