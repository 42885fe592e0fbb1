"""Forms of verbs and heads of phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.english import head
from resign_tui.core.english.lexicon import verbs
from resign_tui.core.english.verbs import base, gerund


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("build", "building"),
        ("write", "writing"),
        ("ship", "shipping"),
        ("be", "being"),
        ("see", "seeing"),
        ("lie", "lying"),
        ("tie", "tying"),
        ("play", "playing"),
        ("deploy", "deploying"),
        ("fix", "fixing"),
        ("show", "showing"),
        ("run", "running"),
        ("plan", "planning"),
        ("open", "opening"),
        ("commit", "committing"),
        ("label", "labelling"),
        ("fine-tune", "fine-tuning"),
        ("quit", "quitting"),
        ("go", "going"),
        ("do", "doing"),
        ("train", "training"),
        ("visit", "visiting"),
        ("agree", "agreeing"),
    ],
)
def test_verb_and_gerund_lead_to_each_other(verb: str, form: str) -> None:
    assert gerund(verb) == form
    assert base(form) == verb


@pytest.mark.parametrize(("form", "verb"), [("labeling", "label"), ("modeling", "model"), ("traveling", "travel")])
def test_american_spelling_is_known(form: str, verb: str) -> None:
    assert base(form) == verb


@pytest.mark.parametrize("word", ["spring", "thing", "string", "king", "during", "everything", "ing", "", "ranker"])
def test_what_only_looks_like_a_gerund_has_no_verb(word: str) -> None:
    assert base(word) == ""


def test_every_known_verb_comes_back_from_its_gerund() -> None:
    twins = {"fulfil", "distil", "instil", "programme"}
    lost = {verb for verb in verbs().base - twins if base(gerund(verb)) != verb}
    assert len(verbs().base) > 700
    assert lost == set()


@given(st.text(max_size=20))
def test_any_text_has_a_gerund(text: str) -> None:
    assert gerund(text).endswith("ing")
    base(text)


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("the ranking service", "service"),
        ("the ranking service for search", "service"),
        ("labelling pipeline and feature store", "store"),
        ("models and the feature store", "models"),
        ("the hours you spent on my design documents", "hours"),
        ("the index built with Femke", "index"),
        ("the fraud model, which now runs in 12 countries", "model"),
        ("internal API gateway v2", "gateway"),
        ("a role closer to home", "role"),
        ("RAG pipeline", "pipeline"),
        ("Search", "search"),
        ("kb_prod", "kb_prod"),
        ("", ""),
    ],
)
def test_the_head_is_the_noun_that_counts(phrase: str, noun: str) -> None:
    assert head(phrase) == noun
