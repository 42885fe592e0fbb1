"""The word lists on paired sentences, and their precision and recall on sentences they were not made from."""

from __future__ import annotations

import pytest

from tests.core.review.sentences import load, score, spoken

DATA = load("pairs")
ALL = [(rules, flagged, clean) for group in ("known", "pairs") for rules, flagged, clean in DATA[group]]


def test_there_are_enough_pairs() -> None:
    assert len(DATA["known"]) >= 16
    assert len(DATA["pairs"]) >= 150
    assert len({text for _, *both in ALL for text in both}) == 2 * len(ALL)


@pytest.mark.parametrize(("rules", "flagged", "clean"), ALL)
def test_pair(rules: str, flagged: str, clean: str) -> None:
    wanted, _, scenario = rules.partition("@")
    scenario = scenario or "open_door"
    assert spoken(flagged, scenario) & set(wanted.split())
    assert spoken(clean, scenario) == set()


@pytest.mark.parametrize("text", DATA["kind"])
def test_kind_words_are_left_alone(text: str) -> None:
    assert spoken(text) == set()


@pytest.mark.parametrize("name", ["heldout", "development", "fresh"])
def test_the_sets_are_apart(name: str) -> None:
    data = load(name)
    texts = {text for text, *_ in data["flag"]} | set(data["clean"])
    assert len(texts) >= 80
    assert not texts & {text for _, *both in ALL for text in both}


def test_sentences_that_were_never_tuned_on() -> None:
    """heldout.toml was written just before the lists and flatters them; fresh.toml was written after them."""
    held_out, fresh = score("heldout"), score("fresh")
    assert held_out.precision >= 1.0
    assert held_out.recall >= 1.0
    assert fresh.precision >= 0.95
    assert fresh.recall >= 0.73
    assert fresh.named == fresh.right


def test_a_deaf_or_jumpy_review_would_fail_the_measure() -> None:
    assert spoken("I hand over the index.") == set()
    assert spoken("My manager is an idiot.") != set()
