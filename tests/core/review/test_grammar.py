"""Sentences that read wrong: a word twice, stops that meet, a small beginning, a verb that is missing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.review import grammar
from tests.core.review.sentences import load

GOOD = [
    text
    for name in ("heldout", "development", "fresh")
    for text in load(name)["clean"]
    if text[0].isupper() and text.endswith(".")
]


def hits(text: str) -> list[tuple[str, str]]:
    return [(hit.rule, text[hit.start : hit.end]) for hit in (*grammar.misread(text), *grammar.unfinished(text))]


def rules(text: str) -> set[str]:
    return {rule for rule, _ in hits(text)}


@pytest.mark.parametrize(
    ("text", "excerpt", "better"),
    [
        ("Thank you for for the time you took.", "for for", "for"),
        ("Thank you for For the time you took.", "for For", "for"),
        ("I am moving on to to a museum.", "to to", "to"),
        ("I join a lab, where I will I will build sensors.", "I will I will", "I will"),
        ("I thank you for the the patience.", "the the", "the"),
        ("The index is is stable.", "is is", "is"),
        ("Thank you for thank you for the rota.", "Thank you for thank you for", "Thank you for"),
        ("Write it down in\nin the log.", "in\nin", "in"),
        ("I hand it to the to the night shift.", "to the to the", "to the"),
    ],
)
def test_what_stands_twice_is_shown_with_the_half_that_stays(text: str, excerpt: str, better: str) -> None:
    (hit,) = grammar.misread(text)
    assert (hit.rule, hit.severity, text[hit.start : hit.end]) == ("repeated-words", "warn", excerpt)
    assert hit.replacement == better


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for thank you, really.",
        "Thank you for thanks.",
        "Thanks for thanking me.",
        "I will hand over handing over the index.",
    ],
)
def test_a_beginning_of_ours_in_other_words_is_twice_too(text: str) -> None:
    assert ("repeated-words" in rules(text)) == ("thanking" not in text)


@pytest.mark.parametrize(
    "text",
    [
        "We had had enough of the old queue, and that that was replaced helped.",
        "We took it step by step by step.",
        "It got better and better, day by day.",
        "I moved from Baden Baden to Bora Bora.",
        "The office in IN in spring.",
        "Run 7 7 times.",
        "The job foo_bar bar_foo is yours.",
        "The page says “to to” by design.",
        "I know that. That is why I ask.",
        "I hand over the ranker,\nranker notes and all.",
        "Thank you, thank you, and thank you again.",
    ],
)
def test_what_is_rightly_said_twice_is_left_alone(text: str) -> None:
    assert "repeated-words" not in rules(text)


@pytest.mark.parametrize(
    ("text", "excerpt", "better"),
    [
        ("I hand over the ranking service., and the notes.", "service.,", "service,"),
        ("I hand over the index.. It is stable.", "index..", "index."),
        ("I hand over the index, .", "index, .", "index."),
        ("The notes are in the wiki,.", "wiki,.", "wiki."),
        ("The detector edge@2.3., and its tests.", "edge@2.3.,", "edge@2.3,"),
        ("Thank you,, all of you.", "you,,", "you,"),
        ("May I ask?, then tell me.", "ask?,", ""),
        ("I ran the service.,and it held.", "service.,", "service,"),
    ],
)
def test_two_stops_where_one_belongs(text: str, excerpt: str, better: str) -> None:
    found = [hit for hit in grammar.misread(text) if hit.rule == "double-stop"]
    assert [(text[hit.start : hit.end], hit.replacement) for hit in found] == [(excerpt, better)]


@pytest.mark.parametrize(
    "text",
    [
        "At Fern & Moss, Inc., and at Saarthi Pvt. Ltd., we met.",
        "Keys, tokens, etc., are in the vault.",
        "Some of it, e.g., the loader, is old.",
        "At 9 a.m., we begin; J., my deputy, knows.",
        "Wait... and see.",
        "It works!?",
        "Ref.: 4711. P.S.: It works.",
        "At Yahoo!, we met.",
        "Use a..b for the range, and 1., 2. and 3. for the steps.",
        "“Why?”, she asked.",
        "(See the log.), then go on.",
    ],
)
def test_stops_that_belong_to_a_word_are_left_alone(text: str) -> None:
    assert "double-stop" not in rules(text)


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("thank you for the rota.", "thank"),
        ("“thank you” is all I say.", "thank"),
        ("Thank you for the rota", "rota"),
        ("Thank you for the rota,", "rota,"),
        ("The end is 7 December 2026", "2026"),
        ("I hand over the index. and the notes go along.", "and"),
        ("Is it right? then say so.", "then"),
        ("It is stable. i will write it down.", "i"),
    ],
)
def test_a_capital_or_a_stop_that_is_missing(text: str, excerpt: str) -> None:
    assert hits(text) == [("capital-or-stop", excerpt)]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you.",
        "Thank you!",
        "Thank you :)",
        "I will hand over these:",
        "- the index\n- the notes",
        "1. write the notes\n2. hand them over",
        "pandas is pinned. numpy is not.",
        "edge_detector@2.3 is yours.",
        "iPhone models are in the drawer.",
        "van der Wiel takes over.",
        "There are approx. three of them, vs. two before, and Fern Ltd. is told.",
        "(I know.)",
        "感謝しています",
        "شكرا",
        "",
    ],
)
def test_what_may_begin_small_or_end_without_a_stop(text: str) -> None:
    assert rules(text) == set()


@pytest.mark.parametrize(
    "clause",
    [
        "head of research",
        "Head of ML",
        "research group lead",
        "staff engineer at a lab",
        "senior scientist",
        "the ranking team",
        "my own company",
        "a PhD in statistics",
        "for a PhD",
        "as an ML lead",
        "with a small start-up",
        "because my family moves",
        "in order to study",
        "to lead a group",
        "leading a group",
        "climate modelling",
        "machine learning for hospitals",
        "computer vision",
        "also director of engineering",
        "am the lead",
    ],
)
def test_i_will_without_a_verb(clause: str) -> None:
    for will in ("I will", "I'll", "I’ll", "we will", "I shall"):
        assert "missing-verb" in rules(f"I am joining a lab, where {will} {clause}.")


@pytest.mark.parametrize(
    "clause",
    [
        "head the lab",
        "lead research",
        "lead a group",
        "research climate models",
        "staff the desk",
        "chair the board",
        "shadow Bram",
        "onboard Bram",
        "sunset the old model",
        "test it",
        "document what is left",
        "work as an ML lead",
        "work for a small lab",
        "become lead engineer",
        "be head of research",
        "serve as principal engineer",
        "intern at a lab",
        "associate with them",
        "project costs",
        "model churn",
        "cache results",
        "search for it",
        "on Friday hand over the keys",
        "for my part keep it brief",
        "for a few weeks stay in reach",
        "as a first step document it",
        "as agreed return the laptop",
        "to the best of my ability help",
        "with a heavy heart leave",
        "also hand over search",
        "gladly answer questions",
        "not join a rival",
        "no longer be on call",
        "bring the keys",
        "sing",
        "rest",
        "travel",
        "then write the runbook",
        "in the coming weeks write things up",
        "better understand the data",
        "at the end of the week send the list",
        "the more gladly come back",
    ],
)
def test_i_will_with_a_verb(clause: str) -> None:
    assert "missing-verb" not in rules(f"I am joining a lab, where I will {clause}.")
    assert "missing-verb" not in rules(f"I will, as we said, {clause}.")


def test_one_hit_for_each_rule_and_sentence() -> None:
    text = "I hand the the index to to you. I hand the the notes over."
    assert hits(text) == [("repeated-words", "the the"), ("repeated-words", "the the")]


def test_good_sentences_have_no_hit() -> None:
    assert len(GOOD) > 100
    assert {text: hits(text) for text in GOOD if hits(text)} == {}


@given(st.data())
def test_a_word_said_twice_is_heard_in_any_sentence(data: st.DataObject) -> None:
    words = data.draw(st.sampled_from([one for one in GOOD if '"' not in one])).split()
    small = [at for at, word in enumerate(words) if word.isalpha() and word.islower() and word not in ("had", "that")]
    if not small:
        return
    at = data.draw(st.sampled_from(small))
    assert "repeated-words" in rules(" ".join((*words[: at + 1], *words[at:])))


@given(st.lists(st.sampled_from(GOOD), min_size=1, max_size=5), st.data())
def test_a_paragraph_of_good_sentences_is_good_until_it_is_spoiled(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    assert rules(text) - {"repeated-words"} == set()
    assert "capital-or-stop" in rules(text[:-1])
    at = data.draw(st.integers(0, len(parts) - 1))
    spoiled = " ".join((*parts[:at], f"{parts[at][:-1]}.,", *parts[at + 1 :]))
    last = parts[at][:-1].rsplit(maxsplit=1)[-1]
    assert "double-stop" in rules(spoiled) or last.isdigit()


@given(st.text(max_size=300))
def test_any_text_is_read_and_hits_are_places_in_it(text: str) -> None:
    for hit in (*grammar.misread(text), *grammar.unfinished(text)):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.replacement in text or hit.rule == "double-stop"


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["I will", "the", "a", ".", ",", "?", "\n", " ", "thank you for", "Inc.", "“", "x"])))
def test_any_mix_of_small_words_and_stops_is_read(parts: list[str]) -> None:
    text = " ".join(parts)
    assert grammar.misread(text) == grammar.misread(str(text))


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "." * 20_000, ". " * 10_000, "I will " * 3_000, "x., " * 5_000, "\n" * 9_000]
)
def test_long_texts_take_no_long_time(text: str) -> None:
    start = time.process_time()
    hits(text)
    assert time.process_time() - start < 3
