"""The cover note: the talk before it, its days, what hangs on it, and where it goes."""

from __future__ import annotations

import re

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.document import Message
from tests.core.cases import answers_for, count, lines, words_of
from tests.core.documents.test_documents_messages import body, each, made


@pytest.mark.parametrize(
    ("told", "begins"),
    [
        ("no", "I am leaving Tern Analytics, and I would like to talk to you about it today."),
        ("today", "As I told you earlier today, I am leaving Tern Analytics."),
        ("this_week", "As I told you earlier this week, I am leaving"),
        ("last_week", "As I told you last week, I am leaving"),
        ("earlier", "As you know, I am leaving"),
    ],
)
def test_the_cover_note_refers_to_a_talk_only_if_there_was_one(told: str, begins: str) -> None:
    text = body(made("cover-note", answers_for("open_door", {"talk.told": told})))
    assert text.startswith(begins)
    assert ("who should be told" in text) is (told == "no")


@each
def test_the_cover_note_names_the_days_the_plan_and_asks_for_a_receipt(scenario: str) -> None:
    text = body(made("cover-note", answers_for(scenario, {"dates.employment_end": "2027-01-31"})))
    assert "Sunday, January 31, 2027" in text
    assert "Friday, January 29, 2027" in text
    assert "plan" in text
    assert "confirm" in text
    assert re.search("who (else )?should be told, and when", text)


@pytest.mark.parametrize(
    ("given", "first", "updated"),
    [
        ("2026-11-23", "November 25, 2026", "November 26, 2026"),
        ("2026-11-27", "December 1, 2026", "December 2, 2026"),
        ("2026-11-02", "November 25, 2026", "November 26, 2026"),
    ],
)
def test_the_updated_plan_is_promised_for_after_the_first_one(given: str, first: str, updated: str) -> None:
    answers = answers_for("counter_offer", {"dates.given": given, "dates.employment_end": "2026-12-31"})
    assert f"a first plan for the handover by {first}" in re.sub(
        r"by \w+day, ", "by ", body(made("cover-note", answers))
    )
    reply = re.sub(r"by \w+day, ", "by ", body(made("counter-reply", answers)))
    assert f"an updated plan from me by {updated}" in reply


def test_the_cover_note_lists_exactly_what_hangs_on_it() -> None:
    files = ("letter.pdf", "plan.ics")
    text = body(made("cover-note", answers_for("open_door", {"cover_note.attachments": files})))
    assert "Attached: letter.pdf and plan.ics." in text
    alone = body(made("cover-note", answers_for("open_door")))
    assert "My letter of resignation is attached." in alone
    assert "Attached" not in alone


def test_the_cover_note_says_what_counts_where_a_message_is_not_enough() -> None:
    for place, words in (("DE", "signed original on paper"), ("IT", "form that I submit online"), ("US", "")):
        text = body(made("cover-note", answers_for("open_door", {"locale.jurisdiction": place})))
        assert words in text
        assert ("counts" in text) is bool(words)


def test_the_cover_note_goes_where_the_letter_goes() -> None:
    hr: dict[str, Value] = {"hr.email": "people@tern.example", "locale.jurisdiction": "UK"}
    note = made("cover-note", answers_for("mistreated", hr))
    assert lines(note, "salutation") == ["Dear People team,"]
    assert note.message == Message(
        "Resignation – Dana Mirelle – last day 30 November 2026", "people@tern.example", "People team"
    )
    note = made("cover-note", answers_for("open_door", hr))
    assert lines(note, "salutation") == ["Dear Ada Nyström,"]
    assert note.message is not None
    assert note.message.to == ""
    note = made("cover-note", answers_for("open_door", hr, {"manager.email": "ada@tern.example"}))
    assert note.message is not None
    assert (note.message.to, note.message.to_name) == ("ada@tern.example", "Ada Nyström")
    note = made("cover-note", answers_for("mistreated", {"manager.email": "ada@tern.example"}))
    assert note.message is not None
    assert note.message.to == ""
    note = made("cover-note", answers_for("open_door", {"dates.employment_end": "2027-01-31"}))
    assert note.message is not None
    assert note.message.subject == "Resignation – Dana Mirelle – employment ends January 31, 2027"


@pytest.mark.parametrize("scenario", ["open_door", "closed_door", "counter_offer", "mistreated"])
def test_with_a_hostile_manager_the_cover_note_goes_to_hr(scenario: str) -> None:
    hostile: dict[str, Value] = {"triage.patterns": ("hostile_manager",), "letter.addressee": "manager"}
    contact: dict[str, Value] = {"hr.name": "J. Reyes", "hr.email": "reyes@tern.example"}
    for more, name, to in ((contact, "J. Reyes", "reyes@tern.example"), ({}, "People team", "")):
        note = made("cover-note", answers_for(scenario, hostile, more, {"talk.told": "today"}))
        assert lines(note, "salutation") == [f"Dear {name},"]
        assert note.message is not None
        assert (note.message.to, note.message.to_name) == (to, name)
        assert "Ada" not in words_of(note)
        assert 50 <= count(body(note)) <= 90
    above = {**hostile, "letter.addressee": "skip_level", "recipient.name": "Imre Castellan"}
    assert lines(made("cover-note", answers_for(scenario, above)), "salutation") == ["Dear Imre Castellan,"]
