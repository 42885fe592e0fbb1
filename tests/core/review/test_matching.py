"""Folding, phrases and what is looked past."""

from __future__ import annotations

import pytest

from resign_tui.core.review import masking, tokens
from resign_tui.core.review.lexicon import Matcher
from resign_tui.core.review.scan import scan
from resign_tui.core.review.table import FREE, NAME
from tests.core.review.sentences import spoken


def matches(phrase: str, text: str) -> bool:
    made: Matcher[None] = Matcher()
    made.add(phrase, None)
    return next(made.find(tokens.words(text)), None) is not None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("micromanag*", "You micromanaged us.", True),
        ("sue", "An issue with tissue.", False),
        ("exploit+", "exploiting", True),
        ("fed up", "fed-up", True),
        ("took .. credit", "took all the credit", True),
        ("took .. credit", "took one two three four credit", False),
        ("took .. credit", "He took it. Credit was given.", False),
        ("(bad|very poor) management", "very poor management", True),
        ("(bad|very poor) management", "poor management", False),
        ("because of @Name", "because of Harold", True),
        ("because of @Name", "because of weather", False),
        ("counter (offer|bid)? now", "counter now", True),
    ],
)
def test_phrases(phrase: str, text: str, expected: bool) -> None:
    assert matches(phrase, text) is expected


@pytest.mark.parametrize("phrase", [".. toxic", "@Name left", "very? toxic", "(open toxic"])
def test_a_phrase_that_cannot_begin_so_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|brackets"):
        matches(phrase, "toxic")


@pytest.mark.parametrize(
    "text", ["You are an ｉｄｉｏｔ.", "You are an id\u00adiot.", "You are an IDIOT.", "You are an id\u200biot."]
)
def test_disguises_are_seen_through_and_places_are_those_of_the_text(text: str) -> None:
    hit = next(one for one in scan(text, FREE, "open_door") if one.rule == "insult")
    assert text[hit.start : hit.end] == text[len("You are an ") : -1]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert len(tokens.sentences("I wrote to Dr. Vey. She answered.")) == 2


def test_a_trade_word_yields_to_a_noun_of_the_workplace() -> None:
    assert spoken("The toxic comment model is stable.") == set()
    assert spoken("Our toxicity team has a toxic culture.") == {"grievance"}


def test_names_typed_elsewhere_are_looked_past() -> None:
    text = "I hand over Toxic Avenger to you."
    assert "grievance" in {one.rule for one in scan(text, FREE, "open_door")}
    assert scan(text, FREE, "open_door", ("Toxic Avenger",)) == ()


def test_blame_of_a_known_person_is_heard() -> None:
    hits = scan("I resign because of Harold Finch.", FREE, "open_door", ("Harold Finch",))
    assert [one.rule for one in hits] == ["blame"]


def test_code_and_quotations_are_looked_past_but_not_by_the_ear_for_sarcasm() -> None:
    assert spoken("The job toxic_filter.v2 is yours.") == set()
    assert spoken('The page says "your toxic manager" in the example.') == set()
    assert spoken('Thank you for your "support".') == {"sarcasm"}


def test_a_startling_project_name_is_only_mentioned() -> None:
    assert [(one.rule, one.severity) for one in scan("hostile speech radar", NAME, "open_door")] == [
        ("grievance", "info")
    ]


def test_masks_cover_words_of_the_trade() -> None:
    text = "the toxicity score"
    assert masking.masked(tokens.words(text)) == {1}


def test_excerpts_are_short_and_cut_between_words() -> None:
    text = "word " * 60 + "idiot " + "word " * 60
    at = text.index("idiot")
    shown = tokens.excerpt(text, at, at + 5)
    assert "idiot" in shown
    assert len(shown) <= 72
    assert shown in text
