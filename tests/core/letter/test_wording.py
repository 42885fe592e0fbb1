"""Wordings: the same for the same draft, another by choice, and none that runs with somebody else's sentences."""

from __future__ import annotations

import pytest

from resign_tui.core import library
from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from tests.core.cases import TODAY, USUAL, answers_for, draft, paragraphs, spans, words_of


def wordings(scenario: str, seed: int) -> str:
    """The letter of a draft with this seed."""
    from msgspec.structs import replace

    made = replace(draft(answers_for(scenario, USUAL[scenario])), seed=seed)
    return words_of(compose.letter(Departure(made, TODAY)))


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_a_seed_always_gives_the_same_letter_and_seeds_give_several(scenario: str) -> None:
    assert wordings(scenario, 7) == wordings(scenario, 7)
    assert len({wordings(scenario, seed) for seed in range(1, 40)}) >= (2 if scenario == "mistreated" else 4)


@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_with_a_seed_the_wording_stays_while_names_are_typed(scenario: str) -> None:
    from msgspec.structs import replace

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
