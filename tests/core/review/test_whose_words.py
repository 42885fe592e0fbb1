"""Only the person's words are judged; findings can be set aside, and an edit takes them up again."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resign_tui.core import library
from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.departure import Departure
from resign_tui.core.document import Paragraph, plain
from resign_tui.core.letter import compose
from resign_tui.core.review import SEVERITIES, Finding, review, secret_finding
from resign_tui.core.review.elsewhere import review_text
from tests.core.cases import TODAY, USUAL, answers_for, draft, paragraphs
from tests.personas import personas

LOUD = SEVERITIES[:3]
PLAIN_WISH = {"content.future_wish": "the work ahead"}
"""One that tells no launch."""
PIECES = (
    "your",
    "toxic",
    "manager",
    "[",
    "]",
    "{",
    "}",
    '"',
    "$5",
    "0.93",
    "AUC",
    "unless",
    "until",
    "paid",
    "keys",
    "!",
    "\n",
)


def found(made: Draft, *, with_waived: bool = False) -> tuple[Finding, ...]:
    departure = Departure(made, TODAY)
    return review(departure, compose.letter(departure), with_waived=with_waived)


@pytest.mark.parametrize("place", ["US", "UK", "DE", "JP"])
@pytest.mark.parametrize("scenario", library.SCENARIOS)
@pytest.mark.parametrize("counter", ["no", "yes"])
def test_template_text_never_speaks(scenario: str, place: str, counter: str) -> None:
    signed = {"next.status": "signed", "locale.jurisdiction": place, "triage.expect_counter": counter, **PLAIN_WISH}
    said = found(draft(answers_for(scenario, USUAL[scenario], signed, {"notice.contract_known": "no_clause"})))
    assert [one.rule for one in said if one.severity in LOUD and one.rule != "no-postal-address"] == []


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_sentences_of_ours_kept_by_hand_do_not_speak(scenario: str) -> None:
    made = draft(answers_for(scenario, USUAL[scenario], {"next.status": "signed"}, PLAIN_WISH))
    letter = compose.letter(Departure(made, TODAY))
    for block in letter.blocks:
        if isinstance(block, Paragraph):
            text = "\n".join(plain(line) for line in block.lines)
            made = made.edit(f"{scenario}.{block.id}", Edit(text, compose.basis(block)))
    assert [one.rule for one in found(made) if one.severity in LOUD] == []
    worse = made.edit(f"{scenario}.thanks", Edit("Thank you. My manager is an idiot."))
    assert [one.rule for one in found(worse) if one.severity == "error"] == ["insult"]


def test_template_words_speak_when_they_are_the_persons() -> None:
    said = found(draft(answers_for("closed_door", {"letter.extra_paragraph": "I did not decide this lightly."})))
    assert "door-ajar" in {one.rule for one in said}


def by_an_adviser(text: str) -> list[tuple[str, str, str]]:
    said = found(draft(answers_for("mistreated", {"content.adviser_paragraph": text})))
    return [(one.rule, one.severity, one.field) for one in said if one.severity in LOUD or one.rule == "advisers-words"]


def test_what_an_adviser_is_there_to_say_is_worth_a_hint_and_what_nobody_else_should_say_holds_the_letter() -> None:
    place = "content.adviser_paragraph"
    usual = "I resign in response to the harassment and reserve my rights; my lawyer has a copy."
    grievance = "My manager is a bully who stole my bonus, and I will sue this toxic company."
    assert by_an_adviser(usual) == [("advisers-words", "info", place)]
    assert by_an_adviser(grievance) == [("advisers-words", "error", place)]
    assert by_an_adviser(f"{usual} {grievance}") == [("advisers-words", "error", place)]
    assert by_an_adviser("This letter is sent on the advice of my union.") == []


def test_an_advisers_words_are_told_until_they_are_set_aside() -> None:
    made = draft(answers_for("mistreated", {"content.adviser_paragraph": "My boss is an idiot."}))
    one = next(one for one in found(made) if one.rule == "advisers-words")
    assert "advisers-words" not in {other.rule for other in found(made.waive(one.key))}
    by_hand = draft(answers_for("mistreated")).edit("mistreated.adviser", Edit("My boss is an idiot."))
    assert [(one.rule, one.paragraph) for one in found(by_hand) if one.severity == "error"] == [
        ("advisers-words", "adviser")
    ]


def test_set_aside_and_taken_up_again() -> None:
    made = draft(answers_for("open_door", USUAL["open_door"], {"letter.extra_paragraph": "My boss is an idiot."}))
    one = next(one for one in found(made) if one.rule == "insult")
    aside = made.waive(one.key)
    assert one.key not in {other.key for other in found(aside)}
    assert [other.waived for other in found(aside, with_waived=True) if other.key == one.key] == [True]
    edited = aside.answer("letter.extra_paragraph", "My boss is a complete idiot.")
    assert "insult" in {other.rule for other in found(edited)}
    assert "idiot" not in one.key


def test_three_rules_cannot_be_set_aside() -> None:
    made = draft({"sender.full_name": "Dana"})
    departure = Departure(made, TODAY)
    secret = secret_finding("handover.access[0].location", "hf_abcdefgh", "a Hugging Face token")
    blocks = [one for one in review(departure, compose.letter(departure), secrets=(secret,)) if one.severity == "block"]
    assert {"missing-answer", "secret"} <= {one.rule for one in blocks}
    assert not any(one.waivable for one in blocks)
    for one in blocks:
        made = made.waive(one.key)
    again = review(Departure(made, TODAY), compose.letter(departure), secrets=(secret,))
    assert [one for one in again if one.severity == "block"] == blocks


def test_a_secret_is_never_shown() -> None:
    one = secret_finding("letter.extra_paragraph", "hf_abcdefghijkl")
    assert one.excerpt == "hf_a…"
    assert "bcdefg" not in repr(one)


def test_gravest_first() -> None:
    made = draft(answers_for("open_door", {"letter.extra_paragraph": "My boss is an idiot! Really! See TODO."}))
    order = [SEVERITIES.index(one.severity) for one in found(made)]
    assert order == sorted(order)
    assert len(set(order)) > 2


@pytest.mark.parametrize("who", ["T-01", "T-02", "T-03", "T-04", "T-06"])
def test_personas(who: str) -> None:
    person = personas()[who]
    said = review(person.departure, compose.letter(person.departure))
    expected = set(person.expect["lint"])
    assert expected <= {one.rule for one in said}
    assert {one.rule for one in said if one.severity in LOUD} - expected <= {"no-postal-address"}


def test_the_persona_with_a_spoken_offer() -> None:
    person = personas()["T-05"]
    forced = person.draft.answer("scenario.chosen", "counter_offer").answer("next.goal_area", "research autonomy")
    departure = Departure(forced, person.today)
    loud = {one.rule for one in review(departure, compose.letter(departure)) if one.severity in LOUD}
    assert loud == set(person.expect["lint_as_counter_offer"])
    named = Departure(forced.answer("next.disclosure", "named"), person.today)
    loud = {one.rule for one in review(named, compose.letter(named)) if one.severity in LOUD}
    assert loud == {*person.expect["lint_as_counter_offer"], *person.expect["lint_if_named"]}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(library.SCENARIOS))
@example("\x1fA\u0300", "open_door")
def test_any_text_is_read_and_excerpts_are_its_words(text: str, scenario: str) -> None:
    made = draft(answers_for(scenario)).answer("letter.extra_paragraph", text).edit(f"{scenario}.thanks", Edit(text))
    departure = Departure(made, TODAY)
    letter = compose.letter(departure)
    written = (paragraphs(letter).get(name, "") for name in ("extra", "thanks"))
    shown = {departure.facts.text("letter.extra_paragraph"), text, *written}
    for one in review(departure, letter):
        if one.excerpt and (one.field == "letter.extra_paragraph" or one.paragraph == "thanks"):
            assert any(one.excerpt in own for own in shown)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(library.SCENARIOS))
@example("0\x850\r0\r0\r0", "open_door")
@example("You are an id\u00adiot.\u2028 You\x00 lied\u200b \u200bto me.", "open_door")
def test_any_letter_written_elsewhere_is_read(text: str, scenario: str) -> None:
    assert all(one.excerpt in text for one in review_text(text, scenario))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_the_review_says_the_same_twice(parts: list[str]) -> None:
    made = draft(answers_for("open_door", {"letter.extra_paragraph": " ".join(parts)}))
    assert found(made) == found(made)
