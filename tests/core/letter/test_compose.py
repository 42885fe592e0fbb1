"""Composing: any text survives literally, nothing private gets in, and the same answers give the same letter."""

from __future__ import annotations

import hashlib
import json
import pickle
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from resign_tui.core import english, library, parsing
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Source
from resign_tui.core.documents.handover.document import handover
from resign_tui.core.letter import compose, slots
from resign_tui.core.letter.greeted import names_of
from tests.core.cases import (
    TODAY,
    USUAL,
    all_lines,
    answers_for,
    departure,
    draft,
    letter,
    lines,
    paragraphs,
    spans,
    words_of,
)

HOSTILE = [
    one["text"] for one in json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text(encoding="utf-8"))
]
WILD = (
    *HOSTILE,
    "{{7*7}}",
    "{% raw %}",
    "[bold]x[/bold]",
    "\x00",
    "a\x00b\x01c",
    "\x000\x00",
    "\x01notice\nforged",
    "\ud800",
    "\u202eabc",
    "🦊",
    "e\u0301" * 20,
    "x" * 10_000,
)
ANY = st.one_of(st.sampled_from(WILD), st.text(st.characters(exclude_categories=()), max_size=60))
TEXTS = sorted(spec.id for spec in catalogue.fields().values() if spec.kind in ("text", "multiline"))
IN_LETTERS = (
    "sender.full_name",
    "sender.role",
    "sender.address",
    "company.name",
    "manager.name",
    "content.project",
    "content.team_value",
    "content.future_wish",
    "next.reason",
    "next.goal_area",
    "handover.successor",
    "content.door",
    "next.generic_phrase",
    "letter.extra_paragraph",
)
each = pytest.mark.parametrize("scenario", library.SCENARIOS)
scenarios = st.sampled_from(library.SCENARIOS)


def expected(field_id: str, raw: str) -> str:
    """How an answer stands in a document, its own line breaks aside."""
    spec = catalogue.field(field_id)
    text = parsing.many_lines(raw) if spec.kind == "multiline" else parsing.one_line(raw)
    return text.replace("\n", "")


# -- any text -------------------------------------------------------------------------------------------------------


@settings(max_examples=120, deadline=None)
@given(scenarios, st.dictionaries(st.sampled_from(TEXTS), ANY, max_size=12))
def test_no_text_anywhere_breaks_a_letter_or_a_handover(scenario: str, typed: dict[str, str]) -> None:
    made = departure({**answers_for(scenario), **typed})
    for document in (compose.letter(made), handover(made)):
        for line in all_lines(document):
            assert all("\n" not in span.text and span.text for span in line)


@settings(max_examples=150, deadline=None)
@given(scenarios, st.dictionaries(st.sampled_from(IN_LETTERS), ANY, min_size=1, max_size=6))
@example("open_door", {"letter.extra_paragraph": "0\x1b\r0"})
@example("open_door", {"manager.name": "C# and F#"})
def test_what_was_typed_stands_as_it_was_read_in_spans_of_its_own(scenario: str, typed: dict[str, str]) -> None:
    made = departure({**answers_for(scenario), **typed})
    shown = spans(compose.letter(made))
    for field_id, raw in typed.items():
        text = expected(field_id, raw)
        ways = {text, slots.reading(made, field_id, text).text.replace("\n", "")} if field_id in slots.KINDS else {text}
        if field_id in slots.KINDS:  # its lines are read one by one
            ways |= {slots.reading(made, field_id, parsing.many_lines(raw)).text.replace("\n", "")}
        ways |= {text, english.greeting(text, style="dear_first", place="US").text}
        if field_id == "manager.name":
            ways |= set(names_of(made.facts, field_id))
        found = [span.text for span in shown if span.field == field_id and span.source is Source.ANSWER]
        whole = "\n".join(found).replace("\n", "")
        for way in sorted(ways - {""}, key=len, reverse=True):
            whole = whole.replace(way, "")
        assert not whole, (field_id, found, ways)


@pytest.mark.parametrize("text", [one for one in WILD if one.strip() and "\n" not in one])
@each
def test_hostile_names_stand_in_the_letter(scenario: str, text: str) -> None:
    made = letter(answers_for(scenario, {"sender.full_name": text, "company.name": text}))
    kept = parsing.one_line(text)
    if kept:
        assert lines(made, "signature") == [kept]
        assert english.read("company", kept).text in paragraphs(made)["notice"]


@pytest.mark.parametrize(
    "text", ["\x000\x00", "\x00\x00", "\x01notice\nforged", "x\x01thanks\n", "\x001\x00 \x002\x00"]
)
@each
def test_marks_in_answers_forge_no_span_and_no_paragraph(scenario: str, text: str) -> None:
    names = {"sender.role": text, "company.name": text, "content.project": text, "letter.extra_paragraph": text}
    plain_names = dict.fromkeys(names, "x")
    made, usual = letter(answers_for(scenario, names)), letter(answers_for(scenario, plain_names))
    assert set(paragraphs(made)) <= set(paragraphs(usual))
    assert [span.field for span in spans(made) if span.source is Source.TEMPLATE and span.field] == []
    ours = "".join(span.text for span in spans(made) if span.source is Source.TEMPLATE)
    assert "\x00" not in ours
    assert "\x01" not in ours


def test_names_are_composed_to_nfc_and_keep_their_marks() -> None:
    typed = unicodedata.normalize("NFD", "Ngozi Adébáyọ̀")
    made = letter(answers_for("open_door", {"sender.full_name": typed}))
    assert lines(made, "signature") == [unicodedata.normalize("NFC", typed)]


def test_a_paragraph_of_ten_thousand_characters_is_not_cut() -> None:
    text = "word " * 2000
    body = paragraphs(letter(answers_for("open_door", {"letter.extra_paragraph": text})))
    assert body["extra"] == f"W{text.strip()[1:]}."


def test_paragraphs_of_several_lines_keep_them() -> None:
    body = paragraphs(letter(answers_for("open_door", {"letter.extra_paragraph": "One.\r\n\r\nTwo. \n"})))
    assert body["extra"] == "One.\n\nTwo."


# -- always the same ------------------------------------------------------------------------------------------------


def test_a_thousand_letters_are_byte_for_byte_the_same() -> None:
    made = draft(answers_for("open_door", USUAL["open_door"]))
    digests = {hashlib.sha256(pickle.dumps(compose.letter(Departure(made, TODAY)))).digest() for _ in range(1000)}
    assert len(digests) == 1


CHOICES = {
    spec.id: [choice.value for choice in spec.choices] if spec.choices else ["true", "false"]
    for spec in catalogue.fields().values()
    if spec.kind in ("choice", "flag") and spec.id != "scenario.chosen"
}
some_choices = st.dictionaries(st.sampled_from(sorted(CHOICES)), st.integers(0, 20), max_size=10)
some_texts = st.dictionaries(st.sampled_from(IN_LETTERS), ANY, max_size=6)


@settings(max_examples=40, deadline=None)
@given(some_choices, some_texts)
def test_every_scenario_to_every_other_and_back_is_the_same_letter(
    picks: dict[str, int], typed: dict[str, str]
) -> None:
    chosen = {field_id: CHOICES[field_id][n % len(CHOICES[field_id])] for field_id, n in picks.items()}
    start = draft({**answers_for("open_door"), **chosen, **typed})
    for one in library.SCENARIOS:
        first = start.answer("scenario.chosen", one)
        before = compose.letter(Departure(first, TODAY))
        for other in library.SCENARIOS:
            there = first.answer("scenario.chosen", other)
            compose.letter(Departure(there, TODAY))
            assert compose.letter(Departure(there.answer("scenario.chosen", one), TODAY)) == before


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["closed_door", "mistreated"]), some_choices)
def test_a_letter_without_destination_never_shows_one(scenario: str, picks: dict[str, int]) -> None:
    chosen = {field_id: CHOICES[field_id][n % len(CHOICES[field_id])] for field_id, n in picks.items()}
    others = ("next.name", "next.generic_phrase", "next.reason", "next.goal_area", "content.team_value")
    canaries = {field_id: f"CANARY-{field_id}" for field_id in others}
    shown = words_of(letter({**answers_for(scenario), **chosen, **canaries, "scenario.chosen": scenario}))
    assert "CANARY" not in shown


@each
def test_nothing_private_reaches_a_letter_or_a_handover(scenario: str) -> None:
    canaries: dict[str, Value] = {}
    for spec in catalogue.fields().values():
        private = spec.sensitivity == "special" or spec.id.startswith(("hr.", "triage.", "check.", "exit_interview."))
        if private and spec.id != "content.adviser_paragraph":
            text = f"CANARY-{spec.id}"
            if spec.kind == "records":
                canaries[spec.id] = ({column.key: text for column in spec.columns},)
            elif spec.kind in ("text", "multiline"):
                canaries[spec.id] = text
            elif spec.kind == "texts":
                canaries[spec.id] = (text,)
    assert {"hr.incident", "triage.trusted_person", "hr.policy_ref", "check.visa"} <= set(canaries)
    made = departure(answers_for(scenario, USUAL[scenario], canaries))
    for document in (compose.letter(made), handover(made)):
        assert "CANARY" not in words_of(document)


@each
def test_private_choices_change_no_word_beyond_finality(scenario: str) -> None:
    private: dict[str, Value] = {
        "triage.misconduct": ("harassment",),
        "triage.patterns": ("hostile_manager",),
        "triage.legal_claim": "yes",
        "triage.retaliation_fear": "true",
        "triage.would_return": "no",
        "triage.reason": "toxic_culture",
        "hr.category": ("harassment",),
    }
    assert letter(answers_for(scenario, private)) == letter(answers_for(scenario))


@pytest.mark.parametrize("field_id", ["content.adviser_paragraph", "letter.extra_paragraph", "sender.address"])
def test_a_blank_line_of_an_answer_leaves_no_empty_span(field_id: str) -> None:
    made = departure({**answers_for("mistreated"), field_id: "First words.\n\nSecond words."})
    assert all(span.text for line in all_lines(compose.letter(made)) for span in line)


def test_a_blank_line_of_a_paragraph_rewritten_by_hand_is_a_line_without_words() -> None:
    edit = Edit("First words.\n\nSecond words.")
    draft = departure(answers_for("mistreated")).draft.edit("mistreated.adviser", edit)
    lines = list(all_lines(compose.letter(Departure(draft, TODAY))))
    at = next(index for index, line in enumerate(lines) if line and line[0].text == "First words.")
    assert lines[at + 1] == ()
    assert lines[at + 2][0].text == "Second words."
