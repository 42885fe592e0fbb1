"""Six invented people from end to end: the advice, the dates and the letter they get."""

from __future__ import annotations

import unicodedata

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Source
from resign_tui.core.documents.handover.document import handover
from resign_tui.core.letter import compose
from tests.core.cases import count, lines, paragraphs, spans, words_of
from tests.personas import Persona, personas

EVERYONE = [pytest.param(one, id=one.id) for one in personas().values()]
each = pytest.mark.parametrize("who", EVERYONE)


def test_there_are_six() -> None:
    assert len(EVERYONE) == 6


@each
def test_answers_belong_to_questions(who: Persona) -> None:
    assert set(who.draft.answers) <= set(catalogue.fields())
    assert who.departure.problems == ()


@each
def test_advice(who: Persona) -> None:
    advice = who.departure.advice
    assert advice.recommend == who.expect["recommend"]
    assert set(who.expect.get("overlays", ())) <= set(advice.overlays)
    if "runner_up" in who.expect:
        assert advice.runner_up == who.expect["runner_up"]


@each
def test_dates(who: Persona) -> None:
    timeline = who.departure.timeline
    if "employment_end" in who.expect:
        assert timeline.end == who.expect["employment_end"]
    if "last_working_day" in who.expect:
        assert timeline.last_day == who.expect["last_working_day"]
    if "advised_weeks" in who.expect:
        assert timeline.advised_weeks == who.expect["advised_weeks"]


@each
def test_letter_says_what_it_must_and_not_what_it_must_not(who: Persona) -> None:
    made = compose.letter(who.departure)
    shown = words_of(made)
    assert made.missing == ()
    assert [words for words in who.expect["shown"] if words not in shown] == []
    assert [words for words in who.expect["absent"] if words in shown] == []
    assert lines(made, "close") == [who.expect["close"]]


@each
def test_length_of_the_body(who: Persona) -> None:
    body = paragraphs(compose.letter(who.departure))
    shortest, longest = who.expect.get("words", (0, 999))
    assert shortest <= sum(count(text) for text in body.values()) <= longest


@each
def test_the_first_paragraph_has_role_company_and_last_day(who: Persona) -> None:
    departure = who.departure
    notice = next(iter(paragraphs(compose.letter(departure)).values()))
    assert departure.timeline.end is not None
    for words in (departure.facts.text("sender.role"), departure.facts.text("company.name")):
        assert words in notice
    assert str(departure.timeline.end.year) in notice
    assert count(notice) <= 60


@each
def test_no_marker_of_ours_is_left(who: Persona) -> None:
    assert [span for span in spans(compose.letter(who.departure)) if span.source is Source.MISSING] == []


@each
def test_every_typed_word_in_the_letter_is_literal_or_read(who: Persona) -> None:
    for span in spans(compose.letter(who.departure)):
        if span.source is Source.ANSWER:
            typed = {_bare(text) for text in _typed(who.draft.answers[span.field])}
            assert _bare(span.text) in typed


def _bare(text: str) -> str:
    """Words without what a sentence or a greeting adds to them."""
    return text.removeprefix("the ").removeprefix("my ").removesuffix("-san").split(" 結衣")[0]


def _typed(raw: Value) -> list[str]:
    texts = [raw] if isinstance(raw, str) else []
    for one in () if isinstance(raw, str) else raw:
        texts += [one] if isinstance(one, str) else [cell for cell in one.values() if isinstance(cell, str)]
    return [unicodedata.normalize("NFC", text) for text in texts]


@each
def test_nothing_private_reaches_the_letter_or_the_handover(who: Persona) -> None:
    shown = words_of(compose.letter(who.departure)) + words_of(handover(who.departure))
    for field_id, raw in who.draft.answers.items():
        if catalogue.field(field_id).sensitivity == "special" and not isinstance(raw, str):
            texts = [cell for one in raw if not isinstance(one, str) for cell in one.values()]
            assert [text for text in texts if isinstance(text, str) and text in shown] == []


@each
def test_switching_scenario_and_back_restores_the_letter(who: Persona) -> None:
    before = compose.letter(who.departure)
    for scenario in library.SCENARIOS:
        other = who.draft.answer("scenario.chosen", scenario)
        compose.letter(Departure(other, who.today))
        back = other.answer("scenario.chosen", who.draft.text("scenario.chosen"))
        assert compose.letter(Departure(back, who.today)) == before


def test_finality_ends_its_paragraph_and_the_items_are_joined() -> None:
    body = paragraphs(compose.letter(personas()["T-04"].departure))
    assert body["transparency"].endswith("the decision is final.")
    assert "my experiment notes, the deployment runbooks, and the model documentation complete" in body["handover"]


def test_the_mistreated_letter_has_three_beats_and_nothing_else() -> None:
    made = compose.letter(personas()["T-03"].departure)
    assert list(paragraphs(made)) == ["notice", "handover", "request"]
    assert lines(made, "copy") == []
    assert lines(made, "recipient")[0] == "People Team"


def test_an_llm_app_brings_its_rows() -> None:
    who = personas()["T-06"]
    assert set(who.expect["items"]) <= {item.id for item in who.departure.checklist.items}


def test_one_day_earlier_would_have_saved_a_month() -> None:
    who = personas()["T-06"]
    earlier = Departure(who.draft.answer("dates.given", "2026-11-30"), who.today)
    assert earlier.timeline.end == who.expect["hint_end"]


def test_right_to_left_words_stay_as_they_are() -> None:
    shown = words_of(compose.letter(personas()["T-06"].departure))
    assert "\u05be" in shown
    assert not [sign for sign in shown if unicodedata.bidirectional(sign) in ("RLE", "LRE", "RLO", "LRO", "PDF", "RLI")]
