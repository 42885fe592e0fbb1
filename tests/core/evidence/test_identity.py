"""Who the person is in the stores: theirs is theirs, what resembles them is asked, nobody is joined unasked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft
from resign_tui.core.evidence.identity import Author, Identities, identities_of

MAYA = Identities.of(["Maya Hale", "maya.hale@northpier.example", "@mhale-ops"])


@pytest.mark.parametrize(
    "author",
    [
        Author("somebody", "Maya.Hale@northpier.example"),
        Author("maya hale", "old@elsewhere.example"),
        Author("mhale-ops", "x@y.example"),
        Author("Máya Hale", ""),
    ],
)
def test_an_address_a_full_name_and_a_given_login_are_the_person(author: Author) -> None:
    assert MAYA.owns(author)
    assert not MAYA.resembles(author)


@pytest.mark.parametrize(
    "author",
    [
        Author("mhale", "maya@home.example"),
        Author("M. Hale", "mh@home.example"),
        Author("x", "12345+mhale@users.noreply.github.com"),
        Author("Hale Maya", "z@home.example"),
        Author("y", "mayahale+git@home.example"),
    ],
)
def test_who_resembles_the_person_is_offered_and_not_joined(author: Author) -> None:
    assert MAYA.resembles(author)
    assert not MAYA.owns(author)


@pytest.mark.parametrize(
    "author",
    [
        Author("Jun Ito", "jun.ito@northpier.example"),
        Author("Maya Lopez", "maya.lopez@northpier.example"),
        Author("renovate[bot]", "29139614+renovate[bot]@users.noreply.github.com"),
        Author("", ""),
    ],
)
def test_others_are_others(author: Author) -> None:
    assert not MAYA.owns(author)
    assert not MAYA.resembles(author)


def test_bots_know_nothing() -> None:
    names = ("dependabot[bot]", "renovate", "github-actions", "pre-commit-ci", "gitlab-bot")
    assert all(Author(name, "").is_bot for name in names)
    assert not Author("Abbot Renovater", "abbot@northpier.example").is_bot


def test_a_login_is_the_persons_when_given_or_the_local_part_of_an_address() -> None:
    known = Identities.of(["mhale@northpier.example", "@maya"])
    assert all(known.has_handle(login) for login in ("mhale", "@MHale", "maya"))
    assert not any(known.has_handle(login) for login in ("northpier", "", "hale"))


def test_the_draft_says_who_the_person_is() -> None:
    draft = Draft({"sender.full_name": "Maya Hale", "sender.email": "maya@home.example"})
    assert identities_of(draft).owns(Author("mh", "maya@home.example"))
    assert not identities_of(Draft())


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=30), st.text(max_size=30))
def test_nobody_is_both_the_person_and_only_like_them(known: list[str], name: str, mail: str) -> None:
    identities, author = Identities.of(known), Author(name, mail)
    assert not (identities.owns(author) and identities.resembles(author))
    if not any(text.strip() for text in known):
        assert not identities.owns(author)
