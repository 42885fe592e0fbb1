"""How words are spelled: letters as their place does, documents in words that are spelled alike everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from resign_tui.core import data_files, documents, library
from resign_tui.core.answers import catalogue
from resign_tui.drafts import example
from tests.core.cases import USUAL, answers_for, departure, words_of

BRITISH = re.compile(
    r"\b(?:(?:rig|hon|behavi|fav|col|lab|neighb|hum|endeav)our\w*|programmes?|centres?|licences?|(?:de|of)fences?"
    r"|practis\w+|fulfil|enrol|cheques?|judgements?|acknowledgements?|learnt|whilst|catalogues?|grey|modell\w+"
    r"|labell\w+|travell\w+|cancell(?:ed|ing)|skilful\w*|ageing"
    r"|(?:organ|recogn|summar|apolog|real|final|author|priorit|emphas|minim|optim|util|critic|special|custom)is\w+)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(?:(?:hon|behavi|fav|col|neighb|hum|endeav|lab)or(?:s|ed|ing|able|ite|hood)?|rigor|programs?|centers?|licenses?"
    r"|(?:de|of)fenses?|fulfill|enroll|judgments?|catalogs?|gray|modeling|labeled|labeling|traveled|canceled|skillful"
    r"|(?:organ|recogn|summar|apolog|real|final|author|priorit|emphas|minim|util|critic|special|custom)iz\w+)\b",
    re.IGNORECASE,
)
ALIKE = {"optimism", "realist", "specialist", "specialists"}
OF_DOCUMENTS = ("handover", "plans")
"""Folders of data whose words stand in documents."""


def wrong(found: re.Pattern[str], text: str) -> list[str]:
    return [word for word in found.findall(text) if word.casefold() not in ALIKE]


def texts(value: object) -> Iterator[str]:
    """Every text below a table of data, but for ids, keys and addresses."""
    if isinstance(value, str) and " " in value and "://" not in value:
        yield value
    elif isinstance(value, dict):
        yield from (text for key, part in value.items() if key not in ("source", "sources") for text in texts(part))
    elif isinstance(value, (list, tuple)):
        yield from (text for part in value for text in texts(part))


def templates() -> Iterator[Path]:
    yield from (path for folder in ("letters", "documents") for path in (data_files.DATA / folder).glob("*.j2"))


@pytest.mark.parametrize("place", ["US", "UK"])
@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_a_letter_and_its_companions_are_spelled_as_the_place_does(scenario: str, place: str) -> None:
    made = departure(answers_for(scenario, USUAL[scenario], {"locale.jurisdiction": place}))
    checked = 0
    for kind in documents.document_kinds().values():
        if kind.offered(made) == "yes":
            checked += 1
            words = words_of(documents.compose(made, kind.name))
            assert wrong(BRITISH if place == "US" else AMERICAN, words) == [], kind.name
    assert checked > 2


def test_what_documents_say_of_our_own_is_spelled_alike_everywhere() -> None:
    said = [text for folder in OF_DOCUMENTS for table in data_files.load_all(folder).values() for text in texts(table)]
    said += [re.sub(r"\{%.*?%\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL) for path in templates()]
    assert len(said) > 500
    assert [text for text in said if wrong(BRITISH, text) or wrong(AMERICAN, text)] == []


def test_questions_guidance_and_the_example_are_spelled_in_one_way() -> None:
    said = [text for folder in ("fields", "guidance") for table in data_files.load_all(folder).values()
            for text in texts(table)]  # fmt: skip
    said += [text for value in example.draft().answers.values() for text in texts(value)]
    said += [choice.label for spec in catalogue.fields().values() for choice in spec.choices]
    assert len(said) > 500
    assert [text for text in said if wrong(BRITISH, text)] == []
