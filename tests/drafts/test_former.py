"""Answers to former questions: carried over when a file is read, and nothing of them is lost."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from resign_tui.core.answers.draft import Draft
from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.drafts.toml_file import Loaded, dumps, loads
from tests.core.cases import words_of

FORMER = """
schema = 1
[scenario]
chosen = "open_door"
[sender]
full_name = "Dana Mirelle"
role = "ML Engineer"
[company]
name = "Tern Analytics"
[manager]
name = "Ada Nyström"
[next]
status = "signed"
disclosure = "generic"
generic_phrase = "a research lab"
reason = "lead a small group"
[content]
project = "the ranking rebuild"
gratitude = "the time you took for reviews"
extra_priorities = true
after_help = "hours_cap"
after_help_hours = 4
acknowledge_request = true
[handover]
teammate = "Bram Achterberg"
[leave]
days_left = 3
use_to_shorten = true
[cover_note]
meeting_done = true
"""


def read(text: str) -> Loaded:
    """The draft of a file with these words."""
    return loads(text.encode(), "draft.toml")


def test_a_draft_of_the_first_layout_says_all_it_said() -> None:
    loaded = read(FORMER)
    assert loaded.notes == ()
    made = Departure(loaded.draft, date(2026, 11, 23))
    assert made.problems == ()
    shown = words_of(compose.letter(made))
    for words in ("As you know", "a research lab", "lead a small group", "the time you took for reviews",
                  "four hours in total", "Bram Achterberg", "confirm receipt", "three days of vacation"):  # fmt: skip
        assert words in shown


def test_what_is_no_longer_asked_is_kept_in_the_file() -> None:
    again = tomllib.loads(dumps(read(FORMER).draft).decode())
    assert again["kept"] == {"content.extra_priorities": True}
    assert again["handover"] == {"successor": "Bram Achterberg"}
    assert "cover_note" not in again
    assert read(dumps(read(FORMER).draft).decode()).draft == read(FORMER).draft


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('[content]\nafter_help = "none"', "content.after_help", "false"),
        ('[content]\nafter_help = "until_date"', "content.after_help", "true"),
        ('[content]\nafter_help = "true"', "content.after_help", "true"),
        ('[content]\nacknowledge_request = "false"', "content.acknowledge_request", "no"),
        ('[content]\nacknowledge_request = "private"', "content.acknowledge_request", "private"),
        ("[content]\nreference_request = true", "content.papers_request", "true"),
        ('[leave]\nuse_to_shorten = "true"', "leave.use_to_shorten", "yes"),
        ('[leave]\nuse_to_shorten = "approved"', "leave.use_to_shorten", "approved"),
        ('[next]\ndisclosure = "study"', "next.disclosure", "study"),
        ("[cover_note]\nmeeting_done = true", "talk.told", "earlier"),
        ('[cover_note]\nmeeting_done = true\n[talk]\ntold = "today"', "talk.told", "today"),
    ],
)
def test_each_former_answer_has_its_place(text: str, field: str, value: str) -> None:
    loaded = read(text)
    assert loaded.draft.text(field) == value
    assert loaded.notes == ()


@pytest.mark.parametrize(
    ("scenario", "counts", "kept"),
    [("open_door", "Bram", {"handover.successor": "Femke"}), ("counter_offer", "Femke", {"handover.teammate": "Bram"})],
)
def test_of_two_who_take_over_the_letter_names_one_and_the_file_keeps_both(
    scenario: str, counts: str, kept: dict[str, str]
) -> None:
    text = f'[scenario]\nchosen = "{scenario}"\n[handover]\nteammate = "Bram"\nsuccessor = "Femke"'
    draft = read(text).draft
    assert draft.text("handover.successor") == counts
    assert tomllib.loads(dumps(draft).decode())["kept"] == kept


@pytest.mark.parametrize(
    ("kept", "key"),
    [
        ("L-31:letter.extra_paragraph:0123456789ab", "counter-offer-opening:letter.extra_paragraph:0123456789ab"),
        ("L-11:letter.thanks:0123456789ab", "grievance:letter.thanks:0123456789ab"),
        ("L-99:letter.thanks:0123456789ab", "L-99:letter.thanks:0123456789ab"),
        ("weekend:dates.last_working_day:0123456789ab", "weekend:dates.last_working_day:0123456789ab"),
    ],
)
def test_what_was_set_aside_by_the_number_of_its_rule_stays_set_aside(kept: str, key: str) -> None:
    other = "L-08:dates.last_working_day:ba9876543210"
    assert read(f'[review]\nwaived = ["{kept}", "{other}"]').draft.waived == {
        key,
        "weekend:dates.last_working_day:ba9876543210",
    }


def test_a_list_that_holds_more_than_keys_is_kept_as_it_is() -> None:
    draft = read('[review]\nwaived = ["weekend:dates.letter:0", 7]').draft
    assert tomllib.loads(dumps(draft).decode())["review"]["waived"] == ["weekend:dates.letter:0", 7]


def test_seed_and_chosen_wordings_come_back() -> None:
    draft = Draft(seed=48213).word("pride", 2).word('handover.system=a "quoted" name', 1)
    again = loads(dumps(draft), "draft.toml")
    assert again.draft == draft
    assert again.notes == ()


def test_what_is_no_number_of_a_wording_is_kept_and_told() -> None:
    loaded = read('[wording]\nseed = "seven"\n[wording.chosen]\npride = 2\nvalue = "other"')
    assert (loaded.draft.seed, dict(loaded.draft.wording)) == (0, {"pride": 2})
    assert len(loaded.notes) == 2
    again = tomllib.loads(dumps(loaded.draft).decode())["wording"]
    assert again == {"seed": "seven", "chosen": {"pride": 2, "value": "other"}}
