"""How typed words join ours: nothing is lost, no stop is doubled, every sentence begins with its capital."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import words
from resign_tui.core.english import capitalised, fitted, is_sentence, is_small_name

THANKS = "Thank you for "
STAYS = "What stays with me is "
STOPS = (".", "!", "?", "…", "。", "！", "？")
FRAMES = (("", "."), (THANKS, "."), (STAYS, "."), ("More room for ", ", and earlier."))

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
    ("before", "text", "whole"),
    [
        (THANKS, "I know it took effort.", "I know it took effort."),
        (THANKS, "Thank you so much", "Thank you so much."),
        (THANKS, "thanks for the time!", "Thanks for the time!"),
        (THANKS, "for the time", "Thank you for the time."),
        (THANKS, "For going to such lengths.", "Thank you for going to such lengths."),
        (THANKS, "your trust.", "Thank you for your trust."),
        (STAYS, "We shipped search in six weeks", "We shipped search in six weeks."),
        (STAYS, "it’s the people", "It’s the people."),
        (STAYS, "the night the index fit in memory.", "What stays with me is the night the index fit in memory."),
        (STAYS, "The night the index fit", "What stays with me is the night the index fit."),
        (STAYS, "The team saved the launch", "The team saved the launch."),
        (STAYS, "Our distributed cluster", "What stays with me is our distributed cluster."),
        (STAYS, "IT migrations at noon", "What stays with me is IT migrations at noon."),
        (STAYS, "Lisbon", "What stays with me is Lisbon."),
        (STAYS, "fastText on a laptop", "What stays with me is fastText on a laptop."),
        (STAYS, "lunch at Quill, Inc.", "What stays with me is lunch at Quill, Inc."),
        (STAYS, "...", "..."),
        ("", "for a research role.", "For a research role."),
        ("", "my decision stands", "My decision stands."),
        ("", "wandb made me do it", "wandb made me do it."),
        ("", "“no” is my answer", "“No” is my answer."),
        ("", "Is it final? It is.", "Is it final? It is."),
        ("", "", ""),
    ],
)
def test_a_phrase_completes_our_sentence_and_a_sentence_replaces_it(before: str, text: str, whole: str) -> None:
    assert "".join(fitted(text, before)) == whole


def test_what_follows_a_phrase_follows_no_sentence() -> None:
    frame = ("More room for ", ", and earlier.")
    assert "".join(fitted("research autonomy.", *frame)) == "More room for research autonomy, and earlier."
    assert "".join(fitted("I want to publish", *frame)) == "I want to publish."


@given(typed, st.sampled_from(FRAMES))
def test_nothing_typed_is_lost(text: str, frame: tuple[str, str]) -> None:
    _, said, _ = fitted(text, *frame)
    kept = words.unclosed(text.strip())
    differing = [(one, other) for one, other in zip(said, kept, strict=True) if one != other]
    assert len(differing) <= 1
    assert all(other in (one.upper(), one.lower()) or one in (other.upper(), other.lower()) for one, other in differing)


@given(typed, st.sampled_from(FRAMES))
def test_it_ends_with_one_stop_and_ours_follows_no_other(text: str, frame: tuple[str, str]) -> None:
    _, said, after = fitted(text, *frame)
    assert (said + after).rstrip("\"'”’»)]*_ ").endswith(STOPS)
    assert after in ("", ".", frame[1])
    assert not (after == "." and said.endswith(STOPS))


@given(typed, st.sampled_from(FRAMES))
def test_it_begins_with_a_capital_or_a_small_name(text: str, frame: tuple[str, str]) -> None:
    whole = "".join(fitted(text, *frame)).lstrip("\"'“‘„«([*_ ")
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
