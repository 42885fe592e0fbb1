"""Phrases of every kind in every slot of every companion: what comes out is English, and nothing else is touched."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core import library
from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.document import Document, Paragraph, Span
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.documents.sentences import KINDS, says_something
from resign_tui.core.english.sentences import is_small_name
from tests.core.cases import answers_for, departure, paragraphs, words_of
from tests.core.letter.test_letters import flaws

TRIED = 250
COMPANIONS = tuple(name for name in document_kinds() if name not in ("letter", "handover", "day0", "plan"))

_FILES = sorted((Path(__file__).parents[1] / "english").glob("*.toml"))
_TABLES = [tomllib.loads(one.read_text(encoding="utf-8")) for one in _FILES]
TYPED = sorted(
    {typed for table in _TABLES for kind, found in table.items() if isinstance(found, Mapping) for typed in found}
)
"""What people type in a hurry, for every kind of question."""

OF_OUR_KIND = sorted({typed for table in _TABLES for kind in set(KINDS.values()) for typed in table.get(kind, {})})
"""Phrases for the kinds of question that companions ask."""

ROLES = sorted({typed for table in _TABLES for typed in table.get("role", {})})

PLACEHOLDERS = ("TBD", "tbd", "n/a", "?", "-", "nobody yet", "to be decided", "TBA", "...", "todo")
SLOTS = (
    "goodbye.highlight", "goodbye.contact", "counter_reply.thanks", "counter_reply.final_line",
    "counter_reply.transition_line", "exit_interview.neutral_reason", "next.goal_area", "content.project",
    "sender.role",
)  # fmt: skip

phrases = st.one_of(st.sampled_from(TYPED), st.sampled_from(OF_OUR_KIND), st.sampled_from(PLACEHOLDERS))
closings = st.sampled_from(["", ".", " ", "!", ","])
typed = st.builds(lambda text, stop, big: (text[:1].upper() + text[1:] if big else text) + stop, phrases, closings,
                  st.booleans())  # fmt: skip
sets = st.fixed_dictionaries({**dict.fromkeys(SLOTS, typed), "sender.role": st.sampled_from(ROLES)})

READ = {*KINDS, "content.project"}

_DOUBLED = re.compile(r"\b([^\W\d_]+) \1\b(?!-)", re.IGNORECASE)
# the point of an abbreviation and of an initial stays: "Tern Ltd., and", "Ada B., and"
_STOP_BEFORE_COMMA = re.compile(r"(?<!Ltd)(?<!Inc)(?<!\s[A-Z])[.!?] ?,|,,|,\.|\s[.,;](?!\w)|;\.|:\.")
_SMALL_WORDS = frozenset(["The", "A", "An", "My", "Your", "Our", "For", "To", "How", "That", "When", "Being", "Having"])
_OPENERS = "\"'“‘«([*_ "
_CLOSERS = "\"'”’»)]*_ "


def doubled(text: str) -> Counter[str]:
    """Words that stand twice in a row."""
    return Counter(one.group(1).casefold() for one in _DOUBLED.finditer(text))


def said(document: Document) -> dict[str, str]:
    """The paragraphs of our own wording; what happened is told in the person's words."""
    return {name: text for name, text in paragraphs(document).items() if not name.startswith("incident")}


def inside(document: Document) -> list[Span]:
    """The typed spans that go on in a sentence of ours."""
    found: list[Span] = []
    for line in (line for block in document.blocks if isinstance(block, Paragraph) for line in block.lines):
        for before, after in pairwise(line):
            opens = before.text.rstrip().endswith((".", "!", "?", "…", ":"))
            if after.field in READ and not opens:
                found.append(after)
    return found


def answers_of(scenario: str, phrases: Mapping[str, Value]) -> dict[str, Value]:
    return answers_for(
        scenario, phrases, {"next.status": "verbal", "sent.on": "2026-11-20", "sent.employment_end": "2026-12-18"}
    )


def test_there_is_enough_to_try() -> None:
    assert len(TYPED) > 500
    assert len(OF_OUR_KIND) > 150
    assert len(ROLES) > 5


@settings(max_examples=TRIED, deadline=None)
@given(sets, st.sampled_from(library.SCENARIOS), st.sampled_from(["US", "UK", "DE", "IN"]))
def test_phrases_of_all_kinds_in_all_slots(phrases: dict[str, str], scenario: str, place: str) -> None:
    made = departure({**answers_of(scenario, phrases), "locale.jurisdiction": place})
    before = dict(made.draft.answers)
    marks = {one.group() for text in phrases.values() for one in _STOP_BEFORE_COMMA.finditer(text)}
    allowed = sum((doubled(one) for one in phrases.values()), Counter())
    for name in COMPANIONS:
        document = compose(made, name)
        for text in said(document).values():
            assert not doubled(text) - allowed, text
            assert {one.group() for one in _STOP_BEFORE_COMMA.finditer(text)} <= marks, text
            assert text.rstrip(_CLOSERS).endswith((".", "!", "?", "…", "›")), text
            assert not text[:1].islower() or is_small_name(text.split()[0]), text
        for span in inside(document):
            assert span.text.lstrip(_OPENERS).split()[0] not in _SMALL_WORDS, span
        assert words_of(document) == words_of(compose(made, name))
    assert made.draft.answers == before


@settings(max_examples=TRIED, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(SLOTS, st.sampled_from(PLACEHOLDERS))), st.sampled_from(library.SCENARIOS))
def test_a_placeholder_stands_in_no_document(phrases: dict[str, str], scenario: str) -> None:
    named = ("goodbye.audience", "hr.name", "hr.policy_ref", "announcement.text", "hr.recipient")
    more: dict[str, Value] = dict.fromkeys(named, "TBD")
    incident: Record = {"date": "2026-09-14", "what": "left me out", "witnesses": ("none", "TBD"), "place": "tbd"}
    lists: dict[str, Value] = {
        "exit_interview.positives": ("TBD", "code reviews"),
        "exit_interview.ask": ("todo",),
        "exit_interview.off_limits": ("?",),
        "exit_interview.improvements": ({"observation": "TBD", "suggestion": "todo"},),
        "hr.incident": (incident,),
    }
    made = departure({**answers_of(scenario, phrases), **more, **lists})
    for name in COMPANIONS:
        document = compose(made, name)
        found = re.findall(r"\b(?:tbd|tba|todo|n/a|nobody yet|to be decided)\b", words_of(document).casefold())
        assert not found, (name, words_of(document))
        assert all(flaws(text) == [] for text in said(document).values() if "‹" not in text), said(document)
    assert "Witnesses: none" in words_of(compose(made, "hr-memo"))


OWN = ("We shipped search in six weeks", "I will miss our Fridays.", "You made every demo day fun!", "It was an honour")


@pytest.mark.parametrize("typed", OWN)
@pytest.mark.parametrize(
    ("field_id", "name"),
    [
        ("goodbye.highlight", "goodbye"),
        ("counter_reply.thanks", "counter-reply"),
        ("counter_reply.final_line", "counter-reply"),
        ("counter_reply.transition_line", "counter-reply"),
        ("exit_interview.neutral_reason", "exit-interview"),
    ],
)
def test_a_whole_sentence_stands_as_it_was_typed(typed: str, field_id: str, name: str) -> None:
    text = "\n".join(paragraphs(compose(departure(answers_for("counter_offer", {field_id: typed})), name)).values())
    whole = typed if typed.endswith((".", "!")) else f"{typed}."
    assert re.search(rf"(?:^|[.] ){re.escape(whole)}(?:$| )", text, re.MULTILINE), text


@given(st.sampled_from(PLACEHOLDERS), st.sampled_from(["", " ", "."]))
def test_what_says_nothing_is_seen(placeholder: str, more: str) -> None:
    assert not says_something(placeholder + more)
    assert says_something("Ada Nyström")
