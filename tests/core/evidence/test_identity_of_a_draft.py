"""Who the person is, as far as their own draft says."""

from __future__ import annotations

from resign_tui.core.answers.draft import Draft
from resign_tui.core.evidence.identity import Author, identities_of

MAYA = Draft().answer("sender.full_name", "Maya Hale").answer("sender.email", "Maya.Hale@northpier.example")


def test_name_and_address_of_the_sender_are_the_person() -> None:
    me = identities_of(MAYA)
    assert me.owns(Author("maya hale", "other@home.example"))
    assert me.owns(Author("mh", "maya.hale@northpier.example"))
    assert not me.owns(Author("M. Hale", "mhale@users.noreply.example"))


def test_what_else_they_said_is_theirs_counts_too() -> None:
    assert identities_of(MAYA, ["mhale@users.noreply.example"]).owns(Author("M.", "mhale@users.noreply.example"))


def test_an_empty_draft_says_nothing() -> None:
    assert not identities_of(Draft())
