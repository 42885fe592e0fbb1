"""Wordings: the same for the same draft, another by choice, and none that runs with somebody else's sentences."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from resign_tui.core import library
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Source
from resign_tui.core.letter import compose
from tests.core.cases import TODAY, USUAL, answers_for, draft, paragraphs, spans, words_of
from tests.core.letter.test_golden import FOLDER, PEOPLE, departure


def wordings(scenario: str, seed: int) -> str:
    """The letter of a draft with this seed."""
    made = replace(draft(answers_for(scenario, USUAL[scenario])), seed=seed)
    return words_of(compose.letter(Departure(made, TODAY)))


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_a_seed_always_gives_the_same_letter_and_seeds_give_several(scenario: str) -> None:
    assert wordings(scenario, 7) == wordings(scenario, 7)
    assert len({wordings(scenario, seed) for seed in range(1, 40)}) >= (2 if scenario == "mistreated" else 4)


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_with_a_seed_the_wording_stays_while_names_are_typed(scenario: str) -> None:
    made = replace(draft(answers_for(scenario, USUAL[scenario])), seed=7)
    shown = {
        "".join(span.text for span in spans(compose.letter(Departure(made.answer("sender.full_name", name), TODAY)))
                if not span.field)
        for name in ("D", "Da", "Dana", "Dana Mirelle")
    }  # fmt: skip
    assert len(shown) == 1


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_every_chosen_wording_changes_its_sentence_alone(scenario: str) -> None:
    made = draft(answers_for(scenario, USUAL[scenario]))
    before = compose.letter(Departure(made, TODAY))
    keys = {span.wording for span in spans(before) if span.wording}
    assert keys
    for key in keys:
        found = set()
        for number in range(6):
            after = compose.letter(Departure(made.word(key, number), TODAY))
            found.add(words_of(after))
            changed = [name for name, text in paragraphs(after).items() if paragraphs(before).get(name) != text]
            assert len(changed) <= 1
        assert len(found) >= 1


COMMON = (
    "Please confirm receipt of this letter and both dates in writing",
    "Please confirm receipt of this letter and my end date in writing",
    "I would be happy to work with you",
    "I am writing to resign from my role",
    "I have accepted a position with another organisation because I want to",
    "I have accepted a position with another organization because I want to",
    "has access to the training scripts and the deployment configuration",
    "the model versions in use and make sure that",
    "access and credentials through the company vault and make sure that",
    "the work certificate, the final settlement and the France Travail certificate",
)
"""Runs that name a thing or that everybody writes."""


def test_no_sentence_of_ours_runs_seven_words_with_published_letters() -> None:
    """The file holds hashes of seven words in a row of letters that others published; their words are not here."""
    others = set((FOLDER / "others.sha256").read_text(encoding="ascii").split())
    ours: set[str] = set()
    for file in PEOPLE:
        made = departure(file)
        for seed in range(1, 25):
            letter = compose.letter(replace(made, draft=replace(made.draft, seed=seed)))
            ours |= {run for text in _fixed(letter) for run in _runs(text)}
    assert len(ours) > 150
    common = {run for text in COMMON for run in _runs(text)}
    assert {run for run in ours - common if hashlib.sha256(run.encode()).hexdigest()[:10] in others} == set()


def _fixed(document: Document) -> Iterator[str]:
    """Our own words between the answers, sentence by sentence."""
    for block in document.blocks:
        for line in block.lines if isinstance(block, Paragraph) else ():
            text = "".join(span.text if span.source is Source.TEMPLATE else "|" for span in line)
            yield from re.split(r"\||(?<=[.?!])\s", text)


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z']+", text.casefold())
    return (" ".join(words[at : at + 7]) for at in range(len(words) - 6))
