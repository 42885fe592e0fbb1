"""The shipped rows of the handover: their order, wording, stars, conditions and hints."""

from __future__ import annotations

import re

import pytest

from resign_tui.core.answers.conditions import Condition
from resign_tui.core.handover.checklist import (
    headings,
)
from resign_tui.core.handover.rows import HandoverRow, groups, row_ids

SIZES = {"MV": 24, "ET": 22, "IA": 24, "OW": 22, "CT": 23, "XC": 20}
STARS = {
    "R-061": "MV-01",
    "R-062": "MV-02",
    "R-063": "MV-03",
    "R-064": "MV-04",
    "R-065": "MV-05",
    "R-066": "ET-01",
    "R-067": "ET-01",
    "R-068": "ET-02",
    "R-069": "ET-03",
    "R-070": "IA-01",
    "R-071": "IA-02",
    "R-072": "IA-03",
    "R-073": "IA-04",
    "R-074": "IA-05",
    "R-075": "IA-06",
    "R-076": "OW-01",
    "R-077": "OW-02",
    "R-078": "OW-03",
    "R-079": "OW-04",
    "R-080": "OW-05",
    "R-082": "CT-01",
    "R-083": "CT-02",
    "R-084": "CT-03",
    "R-085": "CT-04",
    "R-086": "CT-05",
}
ROWS: dict[str, HandoverRow] = {row.id: row for group in groups() for row in group.rows}


def numbers(prefix: str, *wanted: int) -> set[str]:
    return {f"{prefix}-{number:02}" for number in wanted}


P0_HINTS = (
    numbers("MV", 1, 2, 3, 6, 7, 10, 13, 15, 16, 17, 21, 24)
    | numbers("ET", 4, 5, 20)
    | numbers("IA", 1, 2, 3, 4, 6, 7, 8, 9, 10, 16, 17, 18, 19, 21)
    | numbers("OW", 1, 2, 3, 4, 5, 6, 7, 10, 11, 13)
    | numbers("CT", 13)
)
P2_HINTS = (
    numbers("MV", 22, 23)
    | numbers("ET", 6, 8, 9, 10, 11, 14, 21, 22)
    | numbers("IA", 23, 24)
    | numbers("OW", 14, 18, 21)
    | numbers("CT", 8, 14, 18, 19, 20)
)


class TestRows:
    def test_every_row_is_there_once_and_in_order(self) -> None:
        assert {group.id: [row.id for row in group.rows] for group in groups()} == {
            prefix: [f"{prefix}-{number:02}" for number in range(1, size + 1)] for prefix, size in SIZES.items()
        }
        assert [group.title for group in groups()] == [
            "Models",
            "Experiments",
            "Access",
            "Ongoing work",
            "Tooling",
            "Across everything",
        ]
        assert len(row_ids()) == sum(SIZES.values()) == 135

    def test_starred_rows_are_those_that_were_promised_and_no_others(self) -> None:
        assert {row.id for row in ROWS.values() if row.star} == set(STARS.values())
        assert len(set(STARS.values())) == 24

    def test_trackers_are_named(self) -> None:
        assert all(name in ROWS["ET-01"].question for name in ("Weights & Biases", "MLflow", "internal"))
        assert "export" in ROWS["ET-01"].question and "summar" in ROWS["ET-01"].question

    @pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
    def test_wording(self, row: HandoverRow) -> None:
        assert 4 <= len(row.text) <= 44
        assert row.text[0].isupper() and not row.text.endswith(".")
        assert row.question.endswith("?")
        assert row.done_when.endswith(".")
        assert 0.5 <= row.hours <= 4
        assert all(len(words) <= 240 for words in (row.question, row.done_when, row.fact))
        assert not row.fact or "as of Nov 2026" in row.fact or "(2017)" in row.fact
        assert not re.search(r"\[S-|\(H\)|  |!", row.question + row.done_when + row.fact)

    def test_texts_are_told_apart(self) -> None:
        assert len({row.text for row in ROWS.values()}) == len(ROWS)

    def test_conditions_ask_about_ownership(self) -> None:
        asked: list[Condition] = []
        for row in ROWS.values():
            for conditions in (row.when, row.moot, row.priority_when.when if row.priority_when else ()):
                asked.extend(condition for group in conditions for condition in group)
        assert len(asked) > 60
        assert all(condition.field.startswith(("ownership.", "account.")) for condition in asked)
        assert all(condition.is_ or condition.not_ for condition in asked)

    def test_starred_rows_have_no_condition(self) -> None:
        assert not any(row.when for row in ROWS.values() if row.star)

    def test_each_of_the_six_headings_is_served_by_a_row_that_is_always_there(self) -> None:
        served = {row.faq for row in ROWS.values() if row.star}
        assert {heading.id for heading in headings()} == {
            "training_data",
            "model_versions",
            "api_keys",
            "deployment",
            "live_experiments",
            "own_tooling",
        }
        assert served - {""} == {heading.id for heading in headings()}
        assert {row.faq for row in ROWS.values()} - {""} == served - {""}

    def test_identities_that_jobs_borrow(self) -> None:
        assert {row.id for row in ROWS.values() if row.runs_as_me} == {"IA-02", "IA-07", "IA-08", "IA-09"}

    def test_hints(self) -> None:
        tiers = {"P0": P0_HINTS, "P2": P2_HINTS}
        for row in ROWS.values():
            wanted = next((tier for tier, hinted in tiers.items() if row.id in hinted), "P1")
            assert row.priority == wanted or row.id.startswith("XC"), row.id


_BARE_EACH = re.compile(r"\b[Ee]ach(?=[.,]| (?:has|is|of|runs|points|and)\b)")
_POINTS_ELSEWHERE = re.compile(
    r"\b(?:all (?:four|three|of (?:it|them|these))|these|those|both|they|them|its?|so)\b", re.I
)
_BARE_LIST = re.compile(r"\b(?:the|these) (?:list|numbers|top five|totals)\b(?! of)|^(?:everything|nothing)\b", re.I)
NAMED_BEFORE = {
    ("MV-01", "them"): "link and alias",
    ("MV-06", "it"): "rule",
    ("MV-15", "its"): "run",
    ("CT-01", "its"): "library",
    ("CT-09", "its"): "constant",
    ("ET-13", "it"): "checkpoint",
    ("XC-01", "both"): "an owner and a backup",
    ("XC-06", "its"): "file",
    ("XC-09", "it"): "exception",
    ("XC-15", "it"): "page",
    ("XC-17", "its"): "part",
    ("XC-18", "it"): "answer",
    ("XC-20", "them"): "rights",
}
"""Words that point to something, and what they point to in the same sentence."""


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_when_a_row_is_done_is_readable_without_its_question(row: HandoverRow) -> None:
    assert not _BARE_EACH.search(row.done_when)
    assert not _BARE_LIST.search(row.done_when)
    for pointing in _POINTS_ELSEWHERE.finditer(row.done_when):
        named = NAMED_BEFORE[row.id, pointing.group().lower()]
        assert named in row.done_when[: pointing.start()]


def test_no_word_is_excused_that_no_row_says() -> None:
    said = {
        (row.id, pointing.group().lower())
        for row in ROWS.values()
        for pointing in _POINTS_ELSEWHERE.finditer(row.done_when)
    }
    assert said == set(NAMED_BEFORE)
