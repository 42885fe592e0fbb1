from __future__ import annotations

import random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft, Edit, Record, WizardPlace
from resign_tui.core.answers.leaks import Leak, leaks, leaks_in, scrub, texts
from resign_tui.core.secrets.patterns import MARK, SecretMatch, mask, masked
from tests.secret_samples import EXACT


def made(kind: str) -> str:
    return EXACT[kind](random.Random(kind))[0]


@pytest.fixture
def leaky() -> Draft:
    token, url = made("github"), made("url_postgres")
    access: tuple[Record, ...] = (
        MappingProxyType({"system": "features", "location": url, "notes": ("ok", token)}),
        MappingProxyType({"system": "vault"}),
    )
    return Draft(
        answers=MappingProxyType(
            {
                "sender.full_name": "Dana [/b] Mirelle",
                "content.project": f"ranking, {token}",
                "content.thanks": ("Priya", token),
                "handover.access": access,
            }
        ),
        edits=MappingProxyType({"open_door.opening": Edit(f"I leave {token}.", MappingProxyType({"x": token}))}),
        waived=frozenset({"L-12:abc"}),
        place=WizardPlace("words", "content.project"),
        extra=MappingProxyType({"mine": {"list": [1, token, {"deep": token}]}, "flag": True}),
    )


def test_secrets_are_told_by_their_place_and_beginning_alone(leaky: Draft) -> None:
    found = leaks(leaky)
    assert [leak.place for leak in found] == [
        "content.project",
        "content.thanks[1]",
        "handover.access[0].location",
        "handover.access[0].notes[1]",
        "edits.open_door.opening",
        "edits.open_door.opening",
        "mine.list[1]",
        "mine.list[2].deep",
    ]
    assert found[0] == Leak("content.project", made("github")[:4], "GitHub token")
    assert made("github")[4:12] not in repr(found)


def test_a_scanner_that_is_handed_in_finds_and_masks_what_the_patterns_do_not() -> None:
    def find(text: str) -> tuple[SecretMatch, ...]:
        return tuple(SecretMatch(at, at + 8, "a word") for at in (text.find("abcdefgh"),) if at >= 0)

    draft = Draft(MappingProxyType({"content.project": "abcdefgh", "handover.access": ({"notes": "to abcdefgh"},)}))
    assert [leak.place for leak in leaks(draft, find)] == ["content.project", "handover.access[0].notes"]
    clean = scrub(draft, lambda text: masked(text, find(text)))
    assert [text for _, text in texts(clean)] == [f"abcd{MARK}", f"to abcd{MARK}"]


def test_the_same_words_about_two_secrets_are_told_once() -> None:
    key = made("aws")
    assert leaks_in(f"{key} and {key}, then {made('github')}") == (
        Leak("", "AKIA", "AWS key"),
        Leak("", made("github")[:4], "GitHub token"),
    )


def test_scrubbing_masks_every_secret_and_nothing_else(leaky: Draft) -> None:
    clean = scrub(leaky)
    assert leaks(clean) == ()
    assert list(texts(clean)) == [(place, mask(text)) for place, text in texts(leaky)]
    assert (clean.waived, clean.place) == (leaky.waived, leaky.place)
    assert clean.answers["sender.full_name"] is leaky.answers["sender.full_name"]
    assert clean.records("handover.access")[1] is leaky.records("handover.access")[1]
    assert clean.extra["flag"] is True
    assert scrub(clean) is clean


ANSWERS = st.dictionaries(
    st.sampled_from(("sender.full_name", "content.project", "handover.item")),
    st.one_of(
        st.text(max_size=30),
        st.lists(st.text(max_size=20), max_size=3).map(tuple),
        st.lists(st.dictionaries(st.sampled_from(("text", "owner")), st.text(max_size=20)), max_size=2).map(tuple),
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first texts of a process take long to draw
@given(ANSWERS)
def test_a_draft_without_secrets_comes_back_itself(answers: dict[str, Any]) -> None:
    draft = Draft(MappingProxyType(answers))
    assert (scrub(draft) is draft) == (leaks(draft) == ())


def test_never_more_than_half_of_a_short_secret_is_told() -> None:
    (leak,) = leaks_in("see https://u:abcd@models.example.org/x")
    assert leak.beginning == "ab"
