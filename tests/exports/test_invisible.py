"""What stands in the box stands in every document, or is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Edit
from resign_tui.core.departure import Departure
from resign_tui.core.documents import compose
from resign_tui.core.legible import hidden, legible
from resign_tui.core.review import review_all
from resign_tui.exports import registry
from tests.core.cases import TODAY, USUAL, answers_for, draft
from tests.exports.agreement import READERS
from tests.exports.readers import read_csv, read_eml, read_ics, split

_SIGNS = "\u00ad\u200b\u200c\u200d\u200e\u202e\u2028\u2029\x85\ufeff\ufe0f\u2060\U000e0041\u3164"
_LETTERS = ("a", "B", "é", "👩", "💻", "ش", "می", "क्", "ष", "霧", "א", "❤", " ")
typed = st.lists(st.sampled_from((*_SIGNS, *_LETTERS)), min_size=1, max_size=12).map(
    lambda parts: f"Ada{''.join(parts)}Bo"
)
"""A name with characters in it that nobody sees."""


def departure(name: str) -> Departure:
    items = ({"text": name, "due": "2026-12-01", "priority": "P0"},)
    return Departure(
        draft(answers_for("open_door", USUAL["open_door"], {"sender.full_name": name, "handover.item": items})), TODAY
    )


def holds(words: list[str], wanted: list[str]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


@given(typed)
@settings(max_examples=25, deadline=None)
def test_every_format_says_what_stands_in_the_box(name: str) -> None:
    made = departure(name)
    wanted = split(legible(name))
    letter, handover = compose(made, "letter"), compose(made, "handover")
    for form, (read, _) in READERS.items():
        if form != "docx":
            assert holds(read(registry.get(form).render(letter)), wanted), form
            assert holds(read(registry.get(form).render(handover, draft=True)), wanted), form
    assert holds(read_eml(registry.get("eml").render(letter)).words, wanted)
    cells = [cell for row in read_csv(registry.get("csv").render(handover)) for cell in row]
    assert any(holds(split(cell), wanted) for cell in cells)
    entries = read_ics(registry.get("ics").render(handover))
    assert any(holds(split(entry["SUMMARY"]), wanted) for entry in entries)


@given(typed)
@settings(max_examples=5, deadline=None)
def test_word_says_what_stands_in_the_box(name: str) -> None:
    read, _ = READERS["docx"]
    assert holds(read(registry.get("docx").render(compose(departure(name), "letter"))), split(legible(name)))


@given(typed)
@settings(max_examples=25, deadline=None)
def test_what_does_not_reach_a_document_is_told_at_its_question(name: str) -> None:
    made = departure(name)
    told = {one.field for one in review_all(made, compose(made, "letter")) if one.rule == "hidden-characters"}
    assert ("sender.full_name" in told) == ("handover.item[0].text" in told) == bool([*hidden(name)])


def test_what_was_written_over_a_paragraph_is_read_by_the_same_rule() -> None:
    made = departure("Ada Moreau")
    edited = Departure(made.draft.edit("open_door.thanks", Edit("One.\u2028Two\u00ad.")), TODAY)
    letter = compose(edited, "letter")
    lines = ["".join(span.text for span in line) for paragraph in letter.paragraphs for line in paragraph.lines]
    assert lines[-2:] == ["One.", "Two."]
    (told,) = [one for one in review_all(edited, letter) if one.rule == "hidden-characters"]
    assert (told.field, told.paragraph, told.excerpt, told.replacement) == ("", "thanks", "Two\u00ad.", "Two.")


@pytest.mark.parametrize("name", ["Ana 👩\u200d💻", "می\u200cخواهم"])
def test_joiners_that_join_reach_every_document(name: str) -> None:
    for form in ("txt", "md", "html", "eml"):
        data = registry.get(form).render(compose(departure(name), "letter"))
        assert name in data.decode() if form != "eml" else split(name)[-1] in read_eml(data).words
