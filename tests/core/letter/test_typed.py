"""Phrases as people type them, in every slot of every letter: the letter stays English, and stays the same."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Value
from resign_tui.core.letter.slots import KINDS
from tests.core.cases import answers_for, letter, paragraphs

FILES = sorted((Path(__file__).parents[1] / "english").glob("typed_*.toml"))
ORPHANS = (
    re.compile(r"  "),
    re.compile(r"\s[.,;:!?)](?!\w)"),
    re.compile(r"[.,;:][.,;:]"),
    re.compile(r"[,;:]$"),
    re.compile(r"(?i)\b(a|an|the|to|for|of|with|and|in|on|at|by|my|your|will|is|that) \1\b"),
    re.compile(r"(?i)\b(?:for to|for for|thank you for thank|will will|of to|to to|the the|a an?|an a)\b"),
    re.compile(r"\b(?:and|to|for|at|is|of|the|my)[.,;]"),
    re.compile(r"(?i)\b(?:tbd|n/a|nobody yet)\b"),
)


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """Every phrase that was ever tried, by the kind of slot it was typed into."""
    found: dict[str, list[str]] = {}
    for file in FILES:
        for kind, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found.setdefault(kind, []).extend(rows)
    return {kind: tuple(dict.fromkeys(typed)) for kind, typed in found.items()}


def flaws(text: str) -> list[str]:
    """What is wrong with a paragraph of one line."""
    found = [pattern.pattern for pattern in ORPHANS if pattern.search(text)]
    if not text.endswith((".", "?", "!", "…", '"', "”")):
        found.append("no stop")
    return found


def value(field_id: str, typed: str) -> Value:
    """A phrase as the answer to a question of its kind."""
    kind = catalogue.field(field_id).kind
    if kind == "texts":
        return (typed,)
    if kind == "records":
        return ({catalogue.field(field_id).columns[0].key if field_id != "handover.item" else "text": typed},)
    return typed


SLOTS = {
    field_id: kind for field_id, kind in KINDS.items() if field_id not in ("company.name", "letter.extra_paragraph")
}
MORE: dict[str, Value] = {"next.disclosure": "job", "content.after_help": "true"}
typed_answers = st.fixed_dictionaries(
    {}, optional={field_id: st.sampled_from(phrases()[kind]) for field_id, kind in SLOTS.items() if kind in phrases()}
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(library.SCENARIOS), typed_answers, st.sampled_from(["US", "UK", "DE", "IN"]))
def test_whatever_is_typed_the_letter_is_english_and_the_same(scenario: str, typed: dict[str, str], place: str) -> None:
    answers = answers_for(scenario, MORE, {"locale.jurisdiction": place},
                          {field_id: value(field_id, text) for field_id, text in typed.items()})  # fmt: skip
    made = letter(answers)
    for name, text in paragraphs(made).items():
        assert flaws(text) == [], (name, text)
    assert letter(answers) == made
