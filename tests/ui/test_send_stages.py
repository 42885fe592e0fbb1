"""The last step says what is so now and what to do next: before the letter is handed in, after, and when it is over."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.handing_in import copied, dates_in_force, handed_in, stage
from resign_tui.core.letter import compose
from resign_tui.ui import present
from resign_tui.ui.commands import shown_key
from resign_tui.ui.sending import documents, next_step, plan
from resign_tui.ui.signs import UNICODE
from tests.ui.send_host import each_size, notes
from tests.ui.wizard_host import TODAY, full_draft, wizard

WAYS = ("paper_in_person", "registered_post", "email", "hr_portal")
PLACES = ("DE", "UK", "US")
UNTRUE_LATER = ("until then", "until you hand it in", "Print it", "Talk first", "copies it", "to hand in")
"""What holds only while the letter is not handed in."""


def departure(place: str = "US", way: str = "email", **answers: Any) -> Departure:
    draft = full_draft("send", locale__jurisdiction=place, delivery__mode=way, **answers)
    return Departure(draft, TODAY)


def out(before: Departure, days_later: int = 0) -> Departure:
    """The same once the letter is handed in, so many days after that."""
    return Departure(handed_in(before, TODAY), TODAY + timedelta(days=days_later))


def over(before: Departure, days: int = 3) -> Departure:
    """The same so many days after the last day in."""
    last = out(before).timeline.last_day
    assert last is not None
    return Departure(handed_in(before, TODAY), last + timedelta(days=days))


def asked(made: Departure) -> str:
    """What the step says first."""
    letter = compose.letter(made)
    return next_step.sentence(made, letter, documents.refusal(made, "letter"), plan.usual(made), shown_key)


def told(made: Departure) -> str:
    """Everything that the step says of the letter."""
    heading, ready = plan.ready(
        plan.planned(plan.usual(made) | {("letter", "txt")}, stage(made)), {}, plan.Look(), UNICODE
    )
    said = [
        f"{note.label} {note.text} {note.right}" for note in (*ready, *next_step.notes_once_handed_in(made, UNICODE))
    ]
    where = document_kinds()["letter"].where_at(stage(made))
    return " ".join((heading, *said, where, *document_kinds()["letter"].cautions_for(made)))


# -- what comes next ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "way", "first"),
    [
        ("DE", "paper_in_person", "enter writes the letter; then print it and sign it by hand."),
        ("DE", "email", "enter writes the letter; then print it and sign it by hand."),
        ("DE", "hr_portal", "enter writes the letter; then print it and sign it by hand."),
        ("UK", "registered_post", "enter writes the letter; then print it and sign it by hand."),
        ("UK", "email", "b copies the body for the e-mail, s its subject."),
        ("US", "hr_portal", "b copies the body for the portal."),
        ("IT", "online_government", "enter writes the letter for your file; the state's form counts."),
    ],
)
def test_the_finished_letter_leaves_as_it_travels(place: str, way: str, first: str) -> None:
    assert asked(departure(place, way, dates__employment_end="2027-03-31")) == first


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", WAYS)
def test_each_stage_asks_for_its_own_next_thing(place: str, way: str) -> None:
    made = departure(place, way)
    missing = departure(place, way, content__project="")
    assert asked(missing) == "ctrl+g leads to what the letter still needs: work you valued."
    left = Departure(copied(made), TODAY)
    assert asked(left) == "m marks it as handed in, once it has reached them."
    moved = Departure(left.draft.answer("dates.employment_end", "2027-03-31"), TODAY)
    assert asked(moved) == asked(made)
    assert asked(out(made)) == "alt+n shows what today asks for."
    assert asked(over(made)) == "It is behind you. f4 forgets this draft once you need it no more."


def test_where_nothing_that_can_be_signed_is_chosen_it_is_chosen_first() -> None:
    made = departure("DE", "paper_in_person")
    said = next_step.sentence(made, compose.letter(made), "", {("letter", "txt")}, shown_key)
    assert said == "space chooses the letter as pdf or docx, to be signed by hand."


@pytest.mark.parametrize("way", [*WAYS, "online_government"])
@pytest.mark.parametrize("place", [place.value for place in catalogue.field("locale.jurisdiction").choices])
def test_one_proof_is_kept_and_no_two_forms_are_asked_for(place: str, way: str) -> None:
    made = departure(place, way)
    assert told(out(made)).count("Keep the proof") == 1
    forms = ("Print it", "Here it counts only", "takes the body alone")
    cautions = document_kinds()["letter"].cautions_for(made)
    assert sum(any(form in caution for form in forms) for caution in cautions) <= 1


def test_dates_that_moved_ask_for_the_amending_letter_and_it_is_chosen() -> None:
    made = out(departure("DE", "paper_in_person"))
    moved = Departure(made.draft.answer("dates.employment_end", "2027-03-31"), TODAY)
    assert asked(moved) == "Your dates have moved: the amending letter asks for the new day."
    assert plan.usual(moved) == {("amendment", "pdf"), ("amendment", "docx"), ("handover", "md")}
    assert "Your letter says Thu 31 Dec 2026, your answers now Wed 31 Mar 2027." in told(moved)


# -- what is so -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_said_of_a_letter_that_is_out_as_if_it_were_not(place: str, way: str) -> None:
    made = departure(place, way)
    assert any(words in told(made) for words in UNTRUE_LATER)
    assert "Keep the proof" not in told(made)
    past = over(made)
    for later in (out(made), past):
        assert not [words for words in UNTRUE_LATER if words in told(later)]
        assert "Keep the proof in a place of your own" in told(later)
        assert "own folder" in told(later)
        assert f"The notice {'counts' if later is not past else 'counted'} from Mon 23 Nov 2026." in told(later)
    assert "who tells the team" in told(out(made))
    assert "who tells the team" not in told(over(made))


def test_the_proof_is_the_one_of_the_way_it_went() -> None:
    proofs = {"paper_in_person": "the witness", "registered_post": "the return receipt", "email": "their answer",
              "hr_portal": "the picture of the confirmation"}  # fmt: skip
    for way, proof in proofs.items():
        assert proof in told(out(departure("UK", way)))
    assert "the witness" in told(out(departure("DE", "email")))
    assert "the receipt of the state's form" in told(out(departure("IT", "online_government")))


def test_what_holds_is_said_in_the_tense_of_the_day() -> None:
    made = departure("DE", "paper_in_person")
    assert dates_in_force(out(made)) == (
        "The notice counts from Mon 23 Nov 2026. Your last day in is Thu 31 Dec 2026, and employment ends with it."
    )
    assert dates_in_force(over(made)).endswith("Your last day in was Thu 31 Dec 2026, and employment ended with it.")
    early = departure("DE", "paper_in_person", dates__last_working_day="2026-12-18")
    assert dates_in_force(out(early)).endswith(
        "Your last day in is Fri 18 Dec 2026; employment ends on Thu 31 Dec 2026."
    )
    between = over(early)
    assert dates_in_force(between).endswith("Your last day in was Fri 18 Dec 2026; employment ends on Thu 31 Dec 2026.")


def test_how_far_it_is_stands_in_passing() -> None:
    made = departure("UK", "registered_post")
    assert present.stands(made) == ""
    assert present.stands(out(made)) == "handed in on Mon 23 Nov 2026"
    assert present.stands(Departure(handed_in(made, date(2026, 12, 1)), TODAY)) == "on its way, there on Tue 1 Dec 2026"
    assert present.stands(over(made)).startswith("last day in was ")


def test_after_the_last_day_nothing_is_chosen_by_itself_and_no_document_speaks_of_days_to_come() -> None:
    made = over(departure())
    assert plan.usual(made) == frozenset()
    for name, words in {"goodbye": "Send it on the last day", "plan": "Agree on it", "day0": "before you hand in",
                        "cover-note": "Talk first"}.items():  # fmt: skip
        assert words in " ".join(document_kinds()[name].cautions_for(departure()))
        assert words not in " ".join(document_kinds()[name].cautions_for(made))


# -- on the screen --------------------------------------------------------------------------------------------------


@each_size
async def test_marking_it_shows_what_holds_and_it_stays(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, departure("DE", "paper_in_person").draft, size) as one:
        await one.press("down", "down", "m")
        assert "Employment ends on Thu 31 Dec 2026." in one.text()
        await one.press("enter")
        assert one.notices() == []
        assert "alt+n shows what today asks for." in one.words()
        assert "handed in on Mon 23 Nov 2026" in one.text()
        said = notes(one, "card")
        for words in (
            "The notice counts from Mon 23 Nov 2026.",
            "Your last day in is Thu 31 Dec 2026",
            "Keep the proof",
        ):
            assert words in said
        assert "yours until then" not in one.words()


@each_size
async def test_after_the_last_day_step_and_masthead_say_so(home: Path, size: tuple[int, int]) -> None:
    async with wizard(home, out(departure("DE", "paper_in_person")).draft, size) as one:
        one.screen.take_day(date(2027, 1, 3))
        await one.open("send")
        assert "It is behind you." in one.words()
        assert one.text().count("last day in was Thu 31 Dec 2026") >= 1
        assert "Ready to write: nothing yet" in one.words()
        assert "employment ended with it." in notes(one, "card")
