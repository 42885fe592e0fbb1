"""Paragraphs rewritten by hand: kept, told when their answers changed, and given back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resign_tui.core import library
from resign_tui.core.answers.draft import Draft, Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Source, plain
from resign_tui.core.legible import legible
from resign_tui.core.letter import compose
from resign_tui.core.review import review
from tests.core.cases import TODAY, USUAL, answers_for, departure, draft, letter, paragraphs

ANY = st.text(st.characters(exclude_categories=()), max_size=200)
each = pytest.mark.parametrize("scenario", library.SCENARIOS)
scenarios = st.sampled_from(library.SCENARIOS)


def edited(answers: dict[str, Value], name: str, text: str) -> Draft:
    """The draft after the person rewrote a paragraph, based on what was composed then."""
    made = departure(answers)
    basis = compose.basis(compose.composed_paragraph(made, name))
    return made.draft.edit(f"{made.scenario}.{name}", Edit(text, basis))


def block(document: Document, name: str) -> Paragraph:
    return next(one for one in document.blocks if isinstance(one, Paragraph) and one.id == name)


def test_an_edit_stands_and_is_marked_as_one() -> None:
    made = edited(answers_for("open_door"), "thanks", "Thank you, all.\nIt was good.")
    found = block(compose.letter(Departure(made, TODAY)), "thanks")
    assert [plain(line) for line in found.lines] == ["Thank you, all.", "It was good."]
    assert found.edited
    assert found.stale == ()
    assert {span.source for line in found.lines for span in line} == {Source.EDIT}


def test_an_edit_survives_later_answers_and_says_which_changed() -> None:
    made = edited(answers_for("open_door", USUAL["open_door"]), "appreciation", "My own words.")
    later = made.answer("content.team_value", "patience").answer("sender.role", "Staff Engineer")
    found = block(compose.letter(Departure(later, TODAY)), "appreciation")
    assert [plain(line) for line in found.lines] == ["My own words."]
    assert found.stale == ("content.team_value",)
    without = made.without("content.team_value")
    assert block(compose.letter(Departure(without, TODAY)), "appreciation").stale == ("content.team_value",)


def test_a_marker_that_was_kept_goes_on_standing_for_its_answer() -> None:
    answers = answers_for("open_door", {"company.name": ""})
    made = edited(answers, "notice", "I resign from ‹the company›. Monday, December 7, 2026 is my last day.")
    found = compose.letter(Departure(made, TODAY))
    assert [one.field for one in found.missing] == ["company.name"]
    assert "placeholder" not in {one.rule for one in review(Departure(made, TODAY), found)}
    answered = Departure(made.answer("company.name", "Acme"), TODAY)
    now = compose.letter(answered)
    assert paragraphs(now)["notice"].startswith("I resign from Acme. Monday,")
    assert now.missing == ()
    assert block(now, "notice").stale == ()
    assert "placeholder" not in {one.rule for one in review(answered, now)}
    assert answered.draft.edits["open_door.notice"].text.startswith("I resign from ‹the company›.")


def test_a_marker_that_was_taken_out_tells_of_its_answer_and_one_of_the_persons_own_stays() -> None:
    answers = answers_for("open_door", {"company.name": ""})
    made = edited(answers, "notice", "I resign. ‹sic› Monday, December 7, 2026 is my last day.")
    found = block(compose.letter(Departure(made.answer("company.name", "Acme"), TODAY)), "notice")
    assert "‹sic›" in plain(found.lines[0])
    assert found.stale == ("company.name",)


def test_an_emptied_paragraph_stays_empty() -> None:
    made = edited(answers_for("open_door"), "thanks", "").answer("content.door", "come back one day")
    found = block(compose.letter(Departure(made, TODAY)), "thanks")
    assert (found.lines, found.edited, found.stale) == ((), True, ("content.door",))


def test_back_to_the_composed_words() -> None:
    answers = answers_for("open_door")
    made = edited(answers, "thanks", "Mine.").edit("open_door.thanks", None)
    assert compose.letter(Departure(made, TODAY)) == letter(answers)


def test_an_edit_belongs_to_one_scenario() -> None:
    made = edited(answers_for("open_door"), "notice", "Mine, December 7, 2026.")
    other = made.answer("scenario.chosen", "closed_door")
    assert not block(compose.letter(Departure(other, TODAY)), "notice").edited


def test_a_paragraph_the_letter_would_leave_out_can_be_written_by_hand() -> None:
    made = edited(answers_for("open_door"), "boundary", "One more thing.")
    assert paragraphs(compose.letter(Departure(made, TODAY)))["boundary"] == "One more thing."


@each
def test_a_notice_by_hand_that_lost_the_date_misses_the_last_day(scenario: str) -> None:
    answers = answers_for(scenario)
    lost = compose.letter(Departure(edited(answers, "notice", "I resign as ML Engineer."), TODAY))
    assert [one.field for one in lost.missing] == ["dates.employment_end"]
    for way in ("December 7, 2026", "7 December 2026", "2026-12-07"):
        kept = compose.letter(Departure(edited(answers, "notice", f"I resign as of {way}."), TODAY))
        assert kept.missing == ()


def test_a_date_that_moved_under_an_edited_notice_is_missed() -> None:
    made = edited(answers_for("open_door"), "notice", "I resign as of December 7, 2026.")
    later = made.answer("dates.employment_end", "2026-12-18")
    found = compose.letter(Departure(later, TODAY))
    assert [one.field for one in found.missing] == ["dates.employment_end"]
    assert "dates.employment_end" in block(found, "notice").stale


@settings(max_examples=60, deadline=None)
@given(scenarios, st.sampled_from(compose.PARAGRAPHS), ANY)
@example("open_door", "extra", "\n")
@example("open_door", "extra", "One.\n\nTwo.\n")
def test_any_edit_stands_literally(scenario: str, name: str, text: str) -> None:
    made = draft(answers_for(scenario)).edit(f"{scenario}.{name}", Edit(text))
    assert paragraphs(compose.letter(Departure(made, TODAY)))[name] == legible(text)


def test_a_paragraph_of_several_lines_is_not_stale_at_once() -> None:
    answers = answers_for("open_door", {"letter.extra_paragraph": "One.\n\nTwo."})
    made = departure(answers)
    shown = block(compose.letter(made), "extra")
    assert compose.basis(shown) == compose.basis(compose.composed_paragraph(made, "extra"))
    after = made.draft.edit("open_door.extra", Edit("Mine.", compose.basis(shown)))
    assert block(compose.letter(Departure(after, TODAY)), "extra").stale == ()
