"""The four letters as a reader meets them: whole sentences for every set of answers, and each its own beats."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.document import Source
from tests.core.cases import USUAL, answers_for, count, letter, lines, paragraphs, spans, words_of

each = pytest.mark.parametrize("scenario", library.SCENARIOS)

PLACES = ("US", "UK", "IE", "DE", "FR", "NL", "CH", "IN", "CA", "AU", "SG", "JP", "IT", "OTHER")
SYSTEMS: tuple[Record, ...] = tuple(
    {"name": name} for name in ("ranker", "feature store", "labels", "gateway", "probe")
)

SHARED: dict[str, tuple[Value, ...]] = {
    "content.gratitude": ((), ("the time you took for reviews",), ("trusting me with on-call", "your patience")),
    "letter.extra_paragraph": ("", "I will return the laptop on my last day."),
    "dates.employment_end": ("", "2027-01-31"),
}
OPTIONAL: dict[str, dict[str, tuple[Value, ...]]] = {
    "open_door": {
        **SHARED,
        "talk.told": ("", "today", "last_week", "earlier"),
        "content.team_value": ("", "production quality", "to measure everything"),
        "content.difficulty_line": ("false", "true"),
        "content.after_help": ("", "true"),
        "content.acknowledge_request": ("", "yes", "private"),
        "content.door": ("", "come back one day", "after my degree"),
        "next.disclosure": ("", "nothing", "job", "named", "study", "move", "family_move", "own", "break"),
        "next.generic_phrase": ("", "a smaller company"),
        "next.name": ("", "Hollowbrook"),
        "next.reason": ("", "lead a small group", "climate modelling"),
        "sender.start_date": ("", "2026-06-01", "2021-06-01"),
        "content.short_service": ("", "true"),
        "handover.system": ((), (SYSTEMS[0],), SYSTEMS),
        "handover.successor": ("", "Bram Achterberg"),
        "leave.days_left": ("", "4"),
        "leave.use_to_shorten": ("", "approved", "yes", "ask"),
    },
    "closed_door": {
        **SHARED,
        "content.future_wish": ("", "the spring launch", "all the best"),
        "content.acknowledge_request": ("no", "yes"),
        "content.assurances": ((), ("equipment",), ("equipment", "confidentiality", "address", "private")),
        "handover.system": ((), (SYSTEMS[0],), SYSTEMS[:3]),
        "ownership.training_in_flight": ("", "true"),
        "triage.expect_counter": ("", "likely"),
        "locale.jurisdiction": ("US", "DE", "IE", "FR", "IN", "JP"),
        "content.papers_request": ("", "true"),
        "talk.told": ("", "earlier"),
        "notice.earlier_on": ("", "2026-11-19"),
    },
    "mistreated": {
        "letter.extra_paragraph": SHARED["letter.extra_paragraph"],
        "dates.employment_end": SHARED["dates.employment_end"],
        "content.adviser_paragraph": ("", "This letter is sent without prejudice."),
        "content.acknowledge_request": ("no", "yes", "private"),
        "handover.successor": ("", "the platform team"),
        "triage.expect_counter": ("", "yes"),
        "letter.addressee": ("", "manager"),
        "next.name": ("", "Hollowbrook"),
        "content.gratitude": SHARED["content.gratitude"],
    },
    "counter_offer": {
        **SHARED,
        "talk.told": ("", "this_week"),
        "triage.expect_counter": ("", "already_made"),
        "counter.state": ("", "declined"),
        "content.consideration": ("none", "careful", "weeks", "months"),
        "content.feedback_offer": ("false", "true"),
        "content.after_help": ("", "true"),
        "next.disclosure": ("", "nothing", "named", "study", "own", "break"),
        "next.name": ("", "Hollowbrook"),
        "handover.successor": ("", "the platform team"),
        "handover.system": ((), SYSTEMS[:2]),
        "handover.item": ((), ({"text": "runbooks"}, {"text": "experiment notes"}), ({"text": "write the runbook"},)),
        "content.acknowledge_request": ("", "yes"),
    },
}
MOST = 700

ORPHANS = (
    re.compile(r"  "),
    re.compile(r"\s[.,;:!?)]"),
    re.compile(r"[.,;:]{2}"),
    re.compile(r"\(\s|\(\)"),
    re.compile(r"[,;:]$"),
    re.compile(r"(?:^|[.!?] )[a-z]"),
    re.compile(r"\b(?:and|with|to|for|on|at|is)[.,;]"),
    re.compile(r"‹|›|None|\bFalse\b|\bTrue\b|[\x00\x01{}]"),
)


def combinations(scenario: str) -> Iterator[dict[str, Value]]:
    """As many sets of optional answers as can be tried, always the same."""
    axes = OPTIONAL[scenario]
    drawn = random.Random(2026)
    for _ in range(MOST):
        values = [drawn.choice(options) for options in axes.values()]
        made = answers_for(scenario, dict(zip(axes, values, strict=True)))
        yield {field_id: value for field_id, value in made.items() if value}


def flaws(text: str) -> list[str]:
    """What is wrong with a paragraph."""
    found = [pattern.pattern for pattern in ORPHANS if pattern.search(text)]
    if not text.endswith((".", "?")):
        found.append("no full stop")
    return found


@pytest.mark.parametrize(
    "broken",
    [
        "I have accepted a role with .",
        "Two  spaces here.",
        "Ends openly",
        "Quill, Inc.. My day.",
        "A list of a, , b.",
        "I leave on ‹your last day›.",
        "One thing. another thing.",
        "I hand over, and.",
    ],
)
def test_the_check_itself_sees_a_flaw(broken: str) -> None:
    assert flaws(broken)


@each
def test_every_set_of_optional_answers_reads_as_whole_sentences(scenario: str) -> None:
    tried = 0
    for answers in combinations(scenario):
        made = letter(answers)
        if made.missing:
            missing = {one.field for one in made.missing}
            assert missing <= {"handover.item", "dates.employment_end", "next.name"}
            continue
        for name, text in paragraphs(made).items():
            assert flaws(text) == [], (name, text, answers)
        tried += 1
    assert tried >= 64


@each
def test_usual_answers_give_a_letter_of_the_right_length(scenario: str) -> None:
    body = paragraphs(letter(answers_for(scenario, USUAL[scenario])))
    shortest, longest = library.scenario(scenario).words
    assert shortest <= sum(map(count, body.values())) <= longest
    assert max(map(count, body.values())) <= 60


@each
def test_the_first_paragraph_says_it_all_in_45_words(scenario: str) -> None:
    for end in ("", "2027-01-31"):
        body = paragraphs(letter(answers_for(scenario, {"dates.employment_end": end} if end else {})))
        first, text = next(iter(body.items()))
        assert first == "notice"
        for words in ("resign", "ML Engineer", "Tern Analytics", "Sunday, January 31, 2027" if end else "December"):
            assert words in text
        assert count(text) <= 45


@each
def test_two_dates_only_when_they_differ(scenario: str) -> None:
    one = paragraphs(letter(answers_for(scenario, {"dates.employment_end": "2027-01-29"})))["notice"]
    two = paragraphs(letter(answers_for(scenario, {"dates.employment_end": "2027-01-31"})))["notice"]
    assert "last working day" not in one
    assert "y last working day will be Friday, January 29, 2027" in two


@each
def test_everything_missing_is_marked_and_listed(scenario: str) -> None:
    made = letter({"scenario.chosen": scenario, "dates.employment_end": "soonish"})
    needed = {spec.id for spec in catalogue.fields().values() if scenario in spec.required or "always" in spec.required}
    needed -= {"sender.role", "recipient.name"}
    needed -= {"manager.name"} if scenario == "mistreated" else set()
    listed = {one.field for one in made.missing}
    assert needed | {"dates.employment_end"} <= listed
    marked = {span.field for span in spans(made) if span.source is Source.MISSING}
    assert listed == marked
    assert all(span.text.startswith("‹") for span in spans(made) if span.source is Source.MISSING)
    assert all(one.label for one in made.missing)


@each
@pytest.mark.parametrize("place", PLACES)
def test_every_place_gives_a_whole_letter(scenario: str, place: str) -> None:
    made = letter(answers_for(scenario, USUAL[scenario], READ_CONTRACT, {"locale.jurisdiction": place}))
    assert made.missing == ()
    assert all(flaws(text) == [] for text in paragraphs(made).values())
    assert made.paper == ("letter" if place in ("US", "CA") else "a4")
    column = "us" if place in ("US", "CA") else "uk"
    assert lines(made, "close") == [library.scenario(scenario).close[column] + ","]
    style = {"US": "us_block", "CA": "us_block", "DE": "din5008_b"}.get(place, "uk_block")
    kinds = [getattr(block, "kind", "body") for block in made.blocks]
    order = [name for name in library.layout(style).blocks if name in kinds or name == "body"]
    assert list(dict.fromkeys(kinds)) == order


READ_CONTRACT: dict[str, Value] = {"notice.contract_known": "yes", "notice.contract_value": "1 month"}

CLOSES = {
    "open_door": ("Best regards", "Kind regards"),
    "closed_door": ("Sincerely", "Yours sincerely"),
    "mistreated": ("Sincerely", "Yours sincerely"),
    "counter_offer": ("Best", "Kind regards"),
}


def test_closes() -> None:
    found = {name: library.scenario(name).close for name in library.SCENARIOS}
    assert {name: (close["us"], close["uk"]) for name, close in found.items()} == CLOSES


@pytest.mark.parametrize(
    ("count_of", "joined"),
    [
        (1, "the ranker"),
        (2, "the ranker and the feature store"),
        (3, "the ranker, the feature store, and the labels"),
        (4, "the ranker, the feature store, the labels, and the gateway"),
    ],
)
def test_systems_are_joined_with_the_comma_of_the_place(count_of: int, joined: str) -> None:
    systems: dict[str, Value] = {"handover.system": SYSTEMS[:count_of]}
    here = paragraphs(letter(answers_for("closed_door", systems)))["handover"]
    assert joined in here
    there = paragraphs(letter(answers_for("closed_door", systems, {"locale.jurisdiction": "UK"})))["handover"]
    assert joined.replace(", and", " and") in there


@pytest.mark.parametrize("name", ["iRobotics", "the lab", "ACME", "McÉwan & Sons", "x.ai", "Yahoo!", "Jones’"])
@each
def test_names_stand_as_typed(scenario: str, name: str) -> None:
    made = letter(answers_for(scenario, {"company.name": name}))
    assert f" at {name}{'' if name.endswith('!') else '.'} " in paragraphs(made)["notice"]
    assert name in lines(made, "recipient")


@each
def test_a_company_with_its_own_full_stop_gets_no_second(scenario: str) -> None:
    text = paragraphs(letter(answers_for(scenario, {"company.name": "Quill & Lantern, Inc."})))["notice"]
    assert "Inc. " in text
    assert ".." not in text


@pytest.mark.parametrize("typed", ["the ranking rebuild.", "the ranking rebuild,", " the ranking rebuild ;"])
def test_a_stop_typed_after_a_phrase_does_not_break_the_sentence(typed: str) -> None:
    asked = answers_for("open_door")
    assert letter({**asked, "content.project": typed}) == letter({**asked, "content.project": "the ranking rebuild"})


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("lead a small group", "I am leaving to lead a small group."),
        ("to lead a small group.", "I am leaving to lead a small group."),
        ("leading a small group", "I am leaving to lead a small group."),
        ("I will lead a small group", "I am leaving to lead a small group."),
        ("head of research", "I am leaving for a role as head of research."),
        ("climate modelling", "In my next role I will work on climate modelling."),
        ("because my family is moving", "I am leaving because my family is moving."),
    ],
)
def test_a_reason_goes_on_in_its_own_form(reason: str, sentence: str) -> None:
    assert sentence in paragraphs(letter(answers_for("open_door", {"next.reason": reason})))["next_step"]


@pytest.mark.parametrize(
    ("scenario", "ours"), [("open_door", "the model versions in use"), ("closed_door", "my access and credentials")]
)
def test_what_the_letter_promises_by_itself_goes_at_one_answer_and_what_was_named_stays(
    scenario: str, ours: str
) -> None:
    answers: dict[str, Value] = {"scenario.chosen": scenario, "handover.system": ({"name": "feature store"},)}
    by_default, dropped = (words_of(letter(given)) for given in (answers, {**answers, "handover.promises": "false"}))
    assert ours in by_default and "feature store" in by_default
    assert ours not in dropped and "feature store" in dropped
