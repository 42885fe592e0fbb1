"""The frame around the body: sender, date, recipient, greeting, close, signature, copies."""

from __future__ import annotations

import pytest

from resign_tui.core.answers.draft import Value
from resign_tui.core.document import Source
from tests.core.cases import USUAL, answers_for, letter, lines, paragraphs, spans


def test_the_frame_in_order() -> None:
    made = letter(
        answers_for(
            "open_door",
            {
                "sender.address": "418 Teasel Row\nFlat 2",
                "sender.city_region_postcode": "Port Wend, OR 97000",
                "sender.email": "dana@mailbox.example",
                "sender.phone": "+1 555 0100",
                "manager.title": "Director of ML",
                "company.address": "9 Inkwell Plaza",
            },
        )
    )
    assert lines(made, "sender") == [
        "Dana Mirelle",
        "418 Teasel Row",
        "Flat 2",
        "Port Wend, OR 97000",
        "dana@mailbox.example",
        "+1 555 0100",
    ]
    assert lines(made, "date") == ["November 23, 2026"]
    assert lines(made, "recipient") == ["Ada Nyström", "Director of ML", "Tern Analytics", "9 Inkwell Plaza"]
    assert lines(made, "salutation") == ["Dear Ada Nyström,"]
    assert lines(made, "close") == ["Best regards,"]
    assert lines(made, "signature") == ["Dana Mirelle"]
    assert (made.language, made.paper, made.author) == ("en-US", "letter", "Dana Mirelle")


@pytest.mark.parametrize(
    ("scenario", "answers", "greeting"),
    [
        ("open_door", {"manager.first_name": "Ada"}, "Dear Ada,"),
        ("counter_offer", {"manager.first_name": "Ada"}, "Dear Ada,"),
        ("closed_door", {"manager.first_name": "Ada"}, "Dear Ada Nyström,"),
        ("closed_door", {"manager.first_name": "Ada", "letter.salutation": "dear_first"}, "Dear Ada,"),
        ("open_door", {"manager.first_name": "Ada", "letter.salutation": "dear_full"}, "Dear Ada Nyström,"),
        ("open_door", {"letter.salutation": "custom", "letter.salutation_text": "Hello Ada,"}, "Hello Ada,"),
        ("closed_door", {"manager.name": "Dr. Karin Holt", "locale.jurisdiction": "DE"}, "Dear Dr. Holt,"),
        (
            "closed_door",
            {"manager.name": "Dr. Karin Holt", "locale.jurisdiction": "DE", "letter.salutation": "dear_full"},
            "Dear Dr. Karin Holt,",
        ),
        ("mistreated", {}, "Dear People team,"),
        ("mistreated", {"recipient.name": "Imre"}, "Dear Imre,"),
        ("mistreated", {"letter.addressee": "manager"}, "Dear Ada Nyström,"),
    ],
)
def test_greetings(scenario: str, answers: dict[str, Value], greeting: str) -> None:
    assert lines(letter(answers_for(scenario, answers)), "salutation") == [greeting]


@pytest.mark.parametrize(
    ("scenario", "answers", "copy"),
    [
        ("open_door", {}, []),
        ("closed_door", {}, ["cc: HR"]),
        ("closed_door", {"letter.addressee": "hr"}, []),
        ("mistreated", {}, []),
        ("open_door", {"letter.cc": ("HR", "Imre", "Ada")}, ["cc: HR, Imre, and Ada"]),
        ("closed_door", {"letter.cc": ("Imre",)}, ["cc: Imre"]),
    ],
)
def test_copies(scenario: str, answers: dict[str, Value], copy: list[str]) -> None:
    assert lines(letter(answers_for(scenario, answers)), "copy") == copy


def test_an_e_mail_keeps_every_word_of_the_body() -> None:
    answers = answers_for("open_door", USUAL["open_door"], {"sender.phone": "+1 555 0100"})
    mail = letter({**answers, "locale.letter_style": "plain_email"})
    assert paragraphs(mail) == paragraphs(letter(answers))
    assert lines(mail, "sender") == lines(mail, "recipient") == lines(mail, "date") == []
    assert lines(mail, "subject") == ["Subject: Resignation – Dana Mirelle – last day December 7, 2026"]
    assert lines(mail, "contact") == ["+1 555 0100"]


@pytest.mark.parametrize(("mode", "space"), [("email", 1), ("paper_in_person", 3), ("registered_post", 3)])
def test_a_letter_signed_by_hand_has_room_for_it(mode: str, space: int) -> None:
    made = letter(answers_for("open_door", {"delivery.mode": mode}))
    signature = next(one for one in made.blocks if getattr(one, "kind", "") == "signature")
    assert getattr(signature, "space_before", 0) == space


def test_spans_know_their_origin() -> None:
    shown = spans(letter({**answers_for("open_door", {"sender.full_name": "", "sender.role": ""})}))
    by_field = {span.field: span.source for span in shown if span.field}
    assert by_field["content.project"] is Source.ANSWER
    assert by_field["sender.role"] is Source.DEFAULT
    assert by_field["dates.employment_end"] is Source.COMPUTED
    assert by_field["sender.full_name"] is Source.MISSING


@pytest.mark.parametrize(
    ("street", "city", "shown"),
    [
        ("12 Alder Walk", "Chicago, IL 60601", ["12 Alder Walk", "Chicago, IL 60601"]),
        ("12 Alder Walk\nFlat 2", "Chicago, IL 60601", ["12 Alder Walk", "Flat 2", "Chicago, IL 60601"]),
        ("12 Alder Walk\nChicago, IL 60601", "Chicago, IL 60601", ["12 Alder Walk", "Chicago, IL 60601"]),
        ("12 Alder Walk\nChicago", "Chicago, IL 60601", ["12 Alder Walk", "Chicago, IL 60601"]),
        ("12 Alder Walk, Chicago, IL 60601", "chicago, IL 60601", ["12 Alder Walk, Chicago, IL 60601"]),
        ("12 Alder Walk, Chicago", "Chicago", ["12 Alder Walk, Chicago"]),
        ("12 rue des Lilas\nParis", "Paris  75001", ["12 rue des Lilas", "Paris  75001"]),
    ],
)
def test_a_city_that_was_typed_twice_stands_once(street: str, city: str, shown: list[str]) -> None:
    made = letter(answers_for("open_door", {"sender.address": street, "sender.city_region_postcode": city}))
    assert lines(made, "sender") == ["Dana Mirelle", *shown]


@pytest.mark.parametrize(
    ("street", "city"),
    [
        ("12 rue de Paris", "Paris"),
        ("Via Roma", "Roma"),
        ("8 Avenue de Genève", "Genève"),
        ("1 Main St\nB", "Boston"),
        ("Flat 3\nL", "London"),
        ("Flat 3\nNew", "New York 10001"),
        ("Flat 3\nLondon Road", "London"),
    ],
)
def test_a_street_that_only_sounds_like_the_city_leaves_both(street: str, city: str) -> None:
    made = letter(answers_for("open_door", {"sender.address": street, "sender.city_region_postcode": city}))
    assert lines(made, "sender") == ["Dana Mirelle", *street.split("\n"), city]
