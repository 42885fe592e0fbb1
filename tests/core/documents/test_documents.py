"""The table of documents: what is offered when, what stays private, and what all documents share with the letter."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator

import msgspec
import pytest

from resign_tui.core import data_files, library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.document import Document, Source
from resign_tui.core.documents import DocumentKind, belonging, compose, document_kinds, offered
from tests.core.cases import USUAL, answers_for, departure, spans, words_of
from tests.personas import personas

NAMES = (
    "letter", "handover", "day0", "plan", "hr-memo", "exit-interview",
    "goodbye", "counter-reply", "cover-note", "announcement", "amendment", "withdrawal",
)  # fmt: skip

ALWAYS = {"letter": "yes", "handover": "yes", "day0": "yes", "plan": "yes", "amendment": "no", "withdrawal": "no"}
MATRIX = {
    "open_door": "yes maybe no maybe yes maybe",
    "closed_door": "yes maybe maybe maybe maybe maybe",
    "mistreated": "yes maybe maybe yes maybe no",
    "counter_offer": "yes yes maybe yes yes maybe",
}
CONTACT = {"hr.name", "hr.email"}
"""Whom the letter goes to or is copied to at HR: no secret, though kept beside what is one."""

COLUMNS = ("cover-note", "counter-reply", "hr-memo", "exit-interview", "goodbye", "announcement")

each = pytest.mark.parametrize("scenario", library.SCENARIOS)


def all_of(answers: dict[str, Value]) -> Iterator[tuple[str, Document]]:
    made = departure(answers)
    return ((name, compose(made, name)) for name in document_kinds())


def test_every_name_of_the_command_line_is_in_the_table() -> None:
    assert set(document_kinds()) == set(NAMES)
    assert next(iter(document_kinds())) == "letter"
    for name, kind in document_kinds().items():
        assert kind.name == name
        assert kind.label
        assert kind.where
    assert {name for name, kind in document_kinds().items() if kind.private} == {"hr-memo", "exit-interview"}


@each
def test_what_is_offered_follows_the_matrix(scenario: str) -> None:
    found = dict(offered(departure(answers_for(scenario))))
    assert found == {**ALWAYS, **dict(zip(COLUMNS, MATRIX[scenario].split(), strict=True))}


@each
def test_misconduct_brings_the_memo(scenario: str) -> None:
    found = dict(offered(departure(answers_for(scenario, {"triage.misconduct": ("harassment",)}))))
    assert found["hr-memo"] == ("yes" if scenario == "mistreated" else "maybe")


@each
@pytest.mark.parametrize("misconduct", [(), ("harassment",)])
def test_the_offer_agrees_with_the_documents_of_the_advice(scenario: str, misconduct: tuple[str, ...]) -> None:
    made = departure(answers_for(scenario, {"triage.misconduct": misconduct} if misconduct else {}))
    yes = {name for name, offer in offered(made) if offer == "yes"}
    assert set(belonging(made)) == yes - {"day0", "plan"}


def test_every_document_has_its_cautions_and_prints_none_of_them() -> None:
    printed = "\n".join(words_of(document) for _, document in all_of(answers_for("mistreated", USUAL["mistreated"])))
    sentences = [
        one if isinstance(one, str) else one.text for kind in document_kinds().values() for one in kind.cautions
    ]
    assert len(sentences) >= 20
    assert not [one for one in sentences if one in printed]
    assert all(kind.length and kind.cautions for kind in document_kinds().values())


def test_a_letter_does_not_load_what_others_need() -> None:
    code = (
        "import sys\n"
        "from resign_tui.core.departure import Departure\n"
        "from resign_tui.core.documents import document_kinds\n"
        "from resign_tui.core.answers.draft import Draft\n"
        "from datetime import date\n"
        "document_kinds()['letter'].compose(Departure(Draft(), date(2026, 11, 23)))\n"
        "print(*[name for name in sys.modules if name.startswith('resign_tui.core.plan.schedule')])\n"
        "print(*[name for name in sys.modules if name.endswith(('.hr_memo', '.exit_interview', '.day0'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []


@pytest.mark.parametrize("who", list(personas()))
def test_dates_and_names_are_those_of_the_letter(who: str) -> None:
    """Whatever document names the last days, the person or the company, uses the letter's words for them."""
    made = personas()[who].departure
    letter = {span.field: span.text for span in spans(compose(made, "letter")) if span.source is not Source.MISSING}
    seen = 0
    for name in ("goodbye", "cover-note", "hr-memo", "announcement", "counter-reply", "exit-interview"):
        for span in spans(compose(made, name)):
            shared = ("dates.employment_end", "company.name", "sender.full_name", "sender.role")
            if span.field in shared and span.field in letter and span.source is not Source.MISSING:
                assert span.text == letter[span.field], (name, span)
                seen += 1
    assert seen >= 6


@pytest.mark.parametrize("who", list(personas()))
def test_private_answers_reach_only_the_memo_and_the_notes(who: str) -> None:
    made = personas()[who].departure
    secret = {one.id for one in catalogue.fields().values() if one.id.startswith(("triage.", "hr."))} - CONTACT
    looked_at = 0
    for name in document_kinds():
        fields = {span.field for span in spans(compose(made, name))}
        looked_at += len(fields)
        if name not in ("hr-memo", "exit-interview"):
            assert not fields & secret, name
        if name != "hr-memo":
            assert not {one for one in fields if one.startswith("hr.")} - CONTACT, name
    assert looked_at > 30


def test_what_only_triage_and_the_memo_know_is_in_no_other_document() -> None:
    made = personas()["T-03"].departure
    for name in document_kinds():
        text = words_of(compose(made, name))
        for word in ("Ottoline", "lucky", "badge log", "doorway", "harass"):
            assert (word in text) == (name == "hr-memo"), (name, word)


def test_the_offer_and_the_next_employer_stay_unsaid() -> None:
    answers = answers_for("counter_offer", {
        "counter_reply.what_was_offered": "twenty per cent more",
        "next.name": "Hollowbrook",
        "next.status": "signed",
    })  # fmt: skip
    for name, document in all_of(answers):
        text = words_of(document)
        assert "twenty" not in text, name
        assert "Hollowbrook" not in text, name


@each
def test_every_marker_is_listed_and_nothing_else(scenario: str) -> None:
    for name, document in all_of({"scenario.chosen": scenario, "dates.employment_end": "soonish"}):
        marked = {span.field for span in spans(document) if span.source is Source.MISSING}
        assert {one.field for one in document.missing} == marked, name
        assert all(one.label for one in document.missing)
        if name not in ("handover", "announcement"):
            assert document.missing, name


@each
def test_usual_answers_leave_nothing_open_but_the_memo_and_the_letters_after_the_letter(scenario: str) -> None:
    for name, document in all_of(answers_for(scenario, USUAL[scenario])):
        assert not document.missing or name in ("hr-memo", "amendment", "withdrawal")
        assert document.name == name
        assert document.title
        assert document.author == "Dana Mirelle"
        assert (document.paper, document.language) == ("letter", "en-US")
        assert document.dated == departure({}).today


def test_the_table_is_read_strictly_and_points_to_what_there_is() -> None:
    kinds = document_kinds()
    for kind in kinds.values():
        for target in filter(None, (kind.target, kind.rule)):
            module, function = target.split(":")
            assert callable(getattr(importlib.import_module(module), function)), target
        assert not kind.comes_with or kinds[kind.comes_with].comes_with == ""
    row = data_files.load("documents", "documents")["document"][0]
    assert msgspec.convert(row, DocumentKind) == kinds["letter"]
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({**row, "lable": "Letter"}, DocumentKind)
