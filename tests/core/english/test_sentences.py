"""Words as a sentence of their own: nothing is lost, no stop is doubled, it begins with its capital."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import words
from resign_tui.core.english import as_sentence, capitalised, is_sentence
from resign_tui.core.english.sentences import is_small_name

STOPS = (".", "!", "?", "…", "。", "！", "？")

_SHORT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)
_SPOKEN = st.lists(
    st.sampled_from(
        [
            "I",
            "we",
            "It",
            "Thank",
            "for",
            "For",
            "the",
            "The",
            "is",
            "shipped",
            "fastText",
            "wandb",
            "Inc.",
            "now.",
            "!",
        ]
    ),
    max_size=7,
).map(" ".join)
typed = st.one_of(_SHORT, _SPOKEN).filter(lambda text: bool(words.unclosed(text.strip())))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("I know it took effort.", "I know it took effort."),
        ("Thank you so much", "Thank you so much."),
        ("thanks for the time!", "Thanks for the time!"),
        ("it’s the people", "It’s the people."),
        ("lunch at Quill, Inc.", "Lunch at Quill, Inc."),
        ("fastText on a laptop", "fastText on a laptop."),
        ("for a research role.", "For a research role."),
        ("my decision stands", "My decision stands."),
        ("wandb made me do it", "wandb made me do it."),
        ("“no” is my answer", "“No” is my answer."),
        ("Is it final? It is.", "Is it final? It is."),
        ("...", "..."),
        ("", ""),
    ],
)
def test_words_become_a_sentence_of_their_own(text: str, whole: str) -> None:
    assert "".join(as_sentence(text)) == whole


@given(typed)
def test_nothing_typed_is_lost(text: str) -> None:
    said, _ = as_sentence(text)
    kept = words.unclosed(text.strip())
    differing = [(one, other) for one, other in zip(said, kept, strict=True) if one != other]
    assert len(differing) <= 1
    assert all(other in (one.upper(), one.lower()) or one in (other.upper(), other.lower()) for one, other in differing)


@given(typed)
def test_it_ends_with_one_stop(text: str) -> None:
    said, stop = as_sentence(text)
    assert (said + stop).rstrip("\"'”’»)]*_ ").endswith(STOPS)
    assert stop in ("", ".")
    assert not (stop == "." and said.endswith(STOPS))


@given(typed)
def test_it_begins_with_a_capital_or_a_small_name(text: str) -> None:
    whole = "".join(as_sentence(text)).lstrip("\"'“‘„«([*_ ")
    first = whole.split(maxsplit=1)[0] if whole.split() else ""
    assert (
        len(whole[:1].upper()) != 1 or whole[:1] == whole[:1].upper() or is_small_name(first.rstrip("\"'”’»)]*_ ,;:"))
    )


@given(_SHORT)
def test_capitals_are_stable_and_sentences_are_seen_the_same_way_twice(text: str) -> None:
    assert capitalised(capitalised(text)) == capitalised(text)
    assert is_sentence(text) == is_sentence(f"  {text.strip()} ")


@pytest.mark.parametrize("name", ["fastText", "wandb", "pytest,", "k8s", "recs-v4", "dana@mailbox.example", "a/b"])
def test_small_names_stay_small(name: str) -> None:
    assert capitalised(f"{name} stays") == f"{name} stays"
