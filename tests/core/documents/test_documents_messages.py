"""The messages beside the letter: their length and grammar, the goodbye and the announcement."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from resign_tui.core import library
from resign_tui.core.answers.draft import Value
from resign_tui.core.document import Document
from resign_tui.core.documents import compose
from tests.core.cases import USUAL, answers_for, count, departure, paragraphs, words_of
from tests.core.letter.test_letters import flaws
from tests.personas import personas

each = pytest.mark.parametrize("scenario", library.SCENARIOS)
WARM = ("open_door", "counter_offer")
LENGTHS = {
    "goodbye": {"open_door": (50, 120), "counter_offer": (50, 120), "closed_door": (40, 60), "mistreated": (10, 35)},
    "counter-reply": dict.fromkeys(("open_door", "closed_door", "counter_offer"), (50, 90)) | {"mistreated": (8, 35)},
    "cover-note": dict.fromkeys(library.SCENARIOS, (50, 90)),
    "announcement": dict.fromkeys(library.SCENARIOS, (8, 50)),
}
READ_CONTRACT: dict[str, Value] = {"notice.contract_known": "yes", "notice.contract_value": "2 weeks"}
AXES: dict[str, dict[str, tuple[Value, ...]]] = {
    "goodbye": {
        "goodbye.audience": ("", "the search team"),
        "goodbye.highlight": ("", "the night the index finally fit in memory.", "We shipped it in six weeks"),
        "goodbye.contact": ("", "linkedin", "dana.example/contact"),
        "content.project": ("the ranking rebuild", "shipping search in six weeks", "we shipped search"),
        "goodbye.send_when": ("", "last_day"),
        "sender.email": ("", "own@mailbox.example"),
        "sender.short_name": ("", "Dana"),
    },
    "counter-reply": {
        "counter_reply.thanks": (
            "",
            "for going to such lengths",
            "your trust.",
            "Thank you for the time",
            "thank you so much",
            "that you thought of this",
        ),
        "counter_reply.final_line": ("", "My decision stands.", "final", "not changing my mind", "still no"),
        "counter_reply.transition_line": (
            "",
            "The runbook will be with you on Friday.",
            "finish the runbook by Friday",
        ),
        "next.status": ("", "signed"),
        "letter.addressee": ("", "hr", "manager"),
        "manager.first_name": ("", "Ada"),
    },
    "cover-note": {
        "talk.told": ("", "today", "last_week", "earlier"),
        "cover_note.attachments": ((), ("letter.pdf",), ("letter.pdf", "handover.pdf", "plan.ics")),
        "letter.addressee": ("", "hr", "manager", "skip_level"),
        "locale.jurisdiction": ("US", "DE", "IT", "UK"),
        "dates.employment_end": ("", "2027-01-31"),
        "sender.role": ("", "ML Engineer"),
        "leave.status": ("", "parental"),
    },
    "announcement": {
        "announcement.when": ("", "after_start", "after_last_day"),
        "announcement.text": ("", "Thank you, all of you.\n\nOnwards."),
        "next.disclosure": ("", "named"),
        "next.name": ("", "Hollowbrook"),
        "sender.role": ("", "ML Engineer"),
    },
}


def made(name: str, answers: Mapping[str, Value]) -> Document:
    return compose(departure({key: value for key, value in answers.items() if value}), name)


def body(document: Document) -> str:
    return " ".join(paragraphs(document).values())


def combinations(name: str, scenario: str) -> list[dict[str, Value]]:
    axes = AXES[name]
    return [
        answers_for(scenario, USUAL[scenario], READ_CONTRACT, dict(zip(axes, values, strict=True)))
        for values in itertools.product(*axes.values())
    ]


@each
@pytest.mark.parametrize("name", list(AXES))
def test_every_set_of_optional_answers_reads_as_whole_sentences(name: str, scenario: str) -> None:
    tried = combinations(name, scenario)
    assert len(tried) >= 24
    for answers in tried:
        document = made(name, answers)
        assert document.missing == ()
        for text in paragraphs(document).values():
            for line in filter(None, text.split("\n")):
                assert flaws(line) == [], (line, answers)


@each
@pytest.mark.parametrize("name", list(AXES))
def test_the_length_is_what_the_kind_of_message_asks_for(name: str, scenario: str) -> None:
    shortest, longest = LENGTHS[name][scenario]
    for more in ({}, {"sender.email": "own@mailbox.example", "next.status": "signed"}):
        words = count(body(made(name, answers_for(scenario, USUAL[scenario], more))))
        assert shortest <= words <= longest


@pytest.mark.parametrize("who", list(personas()))
def test_the_messages_of_six_people_keep_their_length(who: str) -> None:
    one = personas()[who].departure
    for name, lengths in LENGTHS.items():
        shortest, longest = lengths[one.scenario]
        assert shortest <= count(body(compose(one, name))) <= longest + 5, name


def test_a_goodbye_says_when_what_where_and_how_to_stay_in_touch() -> None:
    more: dict[str, Value] = {"goodbye.highlight": "the first green build", "goodbye.contact": "dana@mailbox.example"}
    for scenario in WARM:
        text = words_of(made("goodbye", answers_for(scenario, more)))
        assert "Monday, December 7, 2026" in text
        assert "the first green build" in text
        assert "handover" in text
        assert "dana@mailbox.example" in text
        assert "Ada Nyström" not in text


def test_a_goodbye_falls_back_on_the_private_address() -> None:
    assert "own@mailbox.example" in words_of(
        made("goodbye", answers_for("open_door", {"sender.email": "own@mailbox.example"}))
    )


def test_a_mistreated_goodbye_is_two_lines() -> None:
    document = made("goodbye", answers_for("mistreated", {"goodbye.contact": "dana@mailbox.example"}))
    assert len(paragraphs(document)) == 2


def test_nobody_who_is_away_promises_work() -> None:
    away: dict[str, Value] = {"leave.status": "parental"}
    for name in ("goodbye", "counter-reply", "cover-note"):
        for scenario in WARM:
            text = words_of(made(name, answers_for(scenario, away)))
            assert "handover" not in text
            assert "plan" not in text


@each
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("We shipped search in six weeks.", "We shipped search in six weeks."),
        ("The night the index fit", "I will remember the night the index fit."),
        ("debugging at two in the morning.", "I will remember debugging at two in the morning."),
        ("that you took my on-call", "I will remember that you took my on-call."),
        ("how you always had time", "I will remember how you always had time."),
        ("TBD", ""),
    ],
)
def test_the_shared_thing_is_a_sentence_whatever_was_typed(scenario: str, typed: str, said: str) -> None:
    found = paragraphs(made("goodbye", answers_for(scenario, {"goodbye.highlight": typed})))
    assert said in found["last_day"]
    assert "TBD" not in found["last_day"]


@each
def test_a_goodbye_without_a_shared_thing_names_the_work_of_the_letter(scenario: str) -> None:
    answers = answers_for(scenario, {"content.project": "ranking rebuild"})
    said = paragraphs(made("goodbye", answers))["last_day"]
    assert ("the ranking rebuild" in said) is (scenario in ("open_door", "closed_door"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "I hope we will stay in touch. I wish you all the very best."),
        ("linkedin", "I would be glad to stay in touch, and you can reach me on LinkedIn."),
        ("dana@mailbox.example", "I would be glad to stay in touch, and you can reach me at dana@mailbox.example."),
        ("I am on Signal", "I am on Signal."),
        ("n/a", "I hope we will stay in touch."),
    ],
)
def test_how_to_stay_in_touch_is_a_sentence_whatever_was_typed(typed: str, said: str) -> None:
    found = paragraphs(made("goodbye", answers_for("open_door", {"goodbye.contact": typed})))
    assert found["contact"].startswith(said)


def test_an_announcement_is_the_persons_own_words_and_nothing_else() -> None:
    text = words_of(made("announcement", answers_for("open_door", {"announcement.text": "So long.\nThank you, all."})))
    assert text == "So long.\nThank you, all."


def test_an_announcement_names_the_next_place_only_after_the_start_there() -> None:
    named: dict[str, Value] = {"next.disclosure": "named", "next.name": "Hollowbrook"}
    for when, said in (("", False), ("after_last_day", False), ("after_start", True)):
        document = made("announcement", answers_for("open_door", named, {"announcement.when": when}))
        assert ("Hollowbrook" in words_of(document)) is said
    for scenario in ("mistreated", "closed_door"):
        document = made("announcement", answers_for(scenario, {"next.name": "Hollowbrook"}))
        assert "Hollowbrook" not in words_of(document)
