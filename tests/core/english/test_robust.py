"""Whatever is typed is read: nothing raises, nothing is slow, names come out as they went in."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resign_tui.core.english import KINDS, as_sentence, greeting, head, is_sentence, own_greeting, read
from resign_tui.core.english.lexicon import is_common, nouns, small, verbs

_LISTED = verbs().base.union(*(groups[name] for groups in (small(), nouns()) for name in groups))
_WORDS = sorted(filter(is_common, _LISTED))[::5]
_SIGNS = [
    "I",
    "we",
    "the",
    "a",
    "to",
    "of",
    "and",
    "that",
    "because",
    "how",
    "you",
    "&",
    "+",
    ",",
    "etc.",
    "(x)",
    "“q”",
    "👍",
]
_NAMES = [
    "Bram",
    "edge_detector@2.3",
    "kb_prod→kb_2026_11",
    "fastText",
    "GPT-4",
    "佐々木",
    "McArthur",
    "O’Brien",
    "Özgül",
]
_SPOKEN = st.lists(st.sampled_from(_WORDS + _SIGNS * 12 + _NAMES * 6), max_size=9).map(" ".join)
_ANYTHING = st.text(max_size=60)
_KINDS = st.sampled_from(sorted(KINDS))
_STOPS = (" ", ",", ";", ":")
_NAMES_OF_ITS_OWN = ("name", "company")
"""Kinds that may end in a sign of the name: Yahoo!"""


@settings(deadline=None, max_examples=400)
@given(_KINDS, st.one_of(_SPOKEN, _ANYTHING))
def test_it_never_raises_and_reads_the_same_twice(kind: str, typed: str) -> None:
    assert read(kind, typed) == read.__wrapped__(kind, typed)


@settings(deadline=None, max_examples=400)
@given(_KINDS.filter(lambda kind: kind != "paragraph"), st.one_of(_SPOKEN, _ANYTHING))
@example("name", "0!")
def test_a_text_has_no_blank_or_stop_around_it(kind: str, typed: str) -> None:
    found = read(kind, typed)
    assert bool(found) == bool(found.text)
    assert not found.text.startswith(" ")
    assert not found.text.endswith(_STOPS if kind in _NAMES_OF_ITS_OWN else (*_STOPS, "!"))
    assert "\n" not in found.text
    if found:
        assert found.parts
        assert all(part.strip() for part in found.parts)
        assert found.other != found.text


@settings(deadline=None, max_examples=400)
@given(_KINDS, _SPOKEN)
@example("highlight", "and & 1:1s")
@example("highlight", "and , 1:1s")
@example("system", "the loader & and the docs")
def test_no_word_is_doubled_that_was_not_typed_twice(kind: str, typed: str) -> None:
    words = read(kind, typed).text.casefold().split()
    before = typed.casefold().split()
    for one, other in pairwise(words):
        if one == other and one.isalpha():
            assert before.count(one) > 1


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(["system", "project", "person", "company", "name", "gratitude", "item"]), _SPOKEN)
@example("system", "O’Brien the")
@example("item", "Bram the")
def test_names_and_codes_keep_every_letter(kind: str, typed: str) -> None:
    found = read(kind, typed)
    said = f"{found.text} {found.other} {found.doubt}"
    if not found or typed.count("👍"):
        return
    for name in _NAMES:
        if name in typed.split():
            assert name in said


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(_SPOKEN, _ANYTHING),
    st.one_of(_SPOKEN, _ANYTHING),
    st.sampled_from(["", "dear_first", "dear_full"]),
    st.sampled_from(["DE", "JP", "US", ""]),
)
def test_greetings_and_helpers_never_raise(one: str, other: str, style: str, place: str) -> None:
    found = greeting(one, other, style=style, place=place)
    assert bool(found) == bool(found.text)
    line = own_greeting(one)
    assert not line or line.text.endswith((",", ":"))
    assert head(one) == head(one).casefold()
    is_sentence(one)
    as_sentence(one)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "typed",
    [
        "\x00\x01\x1b[31m",
        "a\x00b ranking\x07 service",
        "\ud800 the runbook",
        "\u202ethe runbook\u202c",
        "\u200b\u200b",
        "{{ 7 * 7 }} {% raw %}",
        "{typed} {text}",
        "((((((((",
        "'''\"\"\"",
        "’",
        "- - - -",
        "&",
        "/",
        "to",
        "for",
        "the",
        "thank you for",
        "I",
        "because",
        "👍👍",
        "ﷺ",
        "Z̷a̷l̷g̷o̷",
        "ß",
        "İstanbul",
    ],
)
def test_hostile_text_is_only_text(kind: str, typed: str) -> None:
    found = read(kind, typed)
    assert "\x00" not in found.text
    assert "\u202e" not in found.text
    assert not any("\ud800" <= one <= "\udfff" for one in found.text + found.doubt + found.other)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "unit", ["a", "a ", "and ", "the ranking service, ", "i will ", "((", "thank you for ", ". ", "é", "to "]
)
def test_ten_thousand_characters_take_no_time(kind: str, unit: str) -> None:
    typed = (unit * 10_000)[:10_000]
    started = time.process_time()
    found = read(kind, typed)
    assert time.process_time() - started < 0.5
    assert len(found.doubt) < 200


def test_long_text_stands_as_typed_and_says_that_it_is_long() -> None:
    typed = "the ranking service " * 30 + "end"
    found = read("system", typed)
    assert found.text == typed
    assert found.doubt


@pytest.mark.parametrize("unit", ["a ", "(", "Dr. ", "dear ", "phd, ", "佐", "& "])
def test_long_names_and_texts_take_no_time_either(unit: str) -> None:
    typed = (unit * 10_000)[:10_000]
    started = time.process_time()
    greeting(typed, typed, style="dear_full", place="DE")
    greeting(typed, "", style="dear_first", place="JP")
    own_greeting(typed)
    is_sentence(typed)
    as_sentence(typed)
    assert time.process_time() - started < 0.5
