"""Goodbye, answer to a counter-offer, cover note and announcement: their beats, their length, their grammar."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

import pytest

from resign_tui.core import library
from resign_tui.core.answers.draft import Value
from resign_tui.core.document import Bullets, Document, Heading, Message, plain
from resign_tui.core.documents import compose
from tests.core.cases import USUAL, answers_for, count, departure, lines, paragraphs, words_of
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


@each
def test_the_answer_to_an_offer_ends_the_subject(scenario: str) -> None:
    text = body(made("counter-reply", answers_for(scenario)))
    assert text.startswith("Thank you for the offer")
    assert "decision" in text
    for word in ("for now", "unless", "package", "consider"):
        assert word not in text


def test_a_mistreated_answer_is_two_sentences() -> None:
    text = body(made("counter-reply", answers_for("mistreated", {"triage.expect_counter": "yes"})))
    assert text == "Thank you for the offer. My decision to leave is final."


@pytest.mark.parametrize(
    ("thanks", "begins"),
    [
        ("I know it took effort.", "Thank you for the offer. I know it took effort. My decision"),
        ("Thank you so much", "Thank you so much. My decision"),
        ("I appreciate it", "I appreciate it. My decision"),
        ("so much for this", "Thank you so much for this. I appreciate that"),
        ("the generous offer", "Thank you for the generous offer. I appreciate that"),
        ("generous offer", "Thank you for the generous offer. I appreciate that"),
        ("much appreciated", "Thank you for the offer. Much appreciated. My decision"),
        ("wow, thank you", "Wow, thank you. My decision"),
        ("For going to such lengths.", "Thank you for going to such lengths. I appreciate that"),
        ("that you tried to keep me", "I am grateful that you tried to keep me. I appreciate that"),
        ("TBD", "Thank you for the offer and for the thought behind it. I appreciate that"),
    ],
)
def test_typed_thanks_join_ours_or_take_their_place(thanks: str, begins: str) -> None:
    answers = answers_for("counter_offer", {"counter_reply.thanks": thanks})
    text = body(made("counter-reply", answers))
    assert text.startswith(begins)
    assert 45 <= count(text) <= 90


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "My decision stands, and it does not depend on the terms."),
        ("?", "My decision stands, and it does not depend on the terms."),
        ("Final.", "My decision is final."),
        ("not changing my mind", "I will not change my mind."),
        ("still no", "My decision stands: still no."),
        ("My decision stands.", "My decision stands."),
        ("I am going, and gladly", "I am going, and gladly."),
    ],
)
def test_the_decision_is_a_sentence_whatever_was_typed(typed: str, said: str) -> None:
    document = made("counter-reply", answers_for("counter_offer", {"counter_reply.final_line": typed}))
    assert paragraphs(document)["decision"] == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "You will have an updated plan from me by Wednesday, November 25, 2026."),
        ("runbook by Friday", "You will have the runbook by Friday."),
        ("write the runbook by Friday", "I will write the runbook by Friday."),
        ("handover meeting on Monday", "The next step: handover meeting on Monday."),
        ("The runbook comes on Friday", "The runbook comes on Friday."),
    ],
)
def test_the_next_step_is_a_sentence_whatever_was_typed(typed: str, said: str) -> None:
    document = made("counter-reply", answers_for("counter_offer", {"counter_reply.transition_line": typed}))
    assert f". {said} I want to leave" in paragraphs(document)["handover"]


def test_nobody_who_is_away_promises_work() -> None:
    away: dict[str, Value] = {"leave.status": "parental"}
    for name in ("goodbye", "counter-reply", "cover-note"):
        for scenario in WARM:
            text = words_of(made(name, answers_for(scenario, away)))
            assert "handover" not in text
            assert "plan" not in text


@pytest.mark.parametrize("thanks", ["", "I know it took effort.", "Thank you so much", "for the trust", "your trust."])
@pytest.mark.parametrize("final", ["", "my decision is final", "I will not change my mind."])
@pytest.mark.parametrize("step", ["", "the runbook will be with you on Friday", "You will have the runbook on Friday."])
def test_a_mistreated_answer_stays_short_whatever_was_typed(thanks: str, final: str, step: str) -> None:
    typed = {"counter_reply.thanks": thanks, "counter_reply.final_line": final, "counter_reply.transition_line": step}
    text = body(made("counter-reply", answers_for("mistreated", typed)))
    assert count(text) <= 35
    assert text.count(". ") == (2 if step else 1)
    assert text[0].isupper()


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


def test_the_answer_names_one_next_step_with_its_day() -> None:
    text = body(made("counter-reply", answers_for("counter_offer")))
    assert "Wednesday, November 25, 2026" in text
    own = body(made("counter-reply", answers_for("counter_offer", {
        "counter_reply.transition_line": "The runbook will be with you on Friday.",
    })))  # fmt: skip
    assert "on Friday." in own
    assert "November" not in own


def test_a_commitment_is_claimed_only_once_it_is_signed() -> None:
    for status, said in (("", False), ("verbal", False), ("signed", True), ("signed_start_confirmed", True)):
        document = made("counter-reply", answers_for("counter_offer", {"next.status": status}))
        assert ("I have made a commitment elsewhere" in words_of(document)) is said


@each
def test_the_spoken_version_is_three_lines_and_stays_out_of_the_message(scenario: str) -> None:
    document = made("counter-reply", answers_for(scenario))
    *_, title, spoken = document.blocks
    assert isinstance(title, Heading)
    assert plain(title.text) == "If you say it aloud"
    assert isinstance(spoken, Bullets)
    assert len(spoken.items) == 3
    assert document.message is not None
    assert document.message.blocks == len(document.blocks) - 2


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
