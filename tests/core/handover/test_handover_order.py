"""What comes first in the handover: scores, tiers and the order of work."""

from __future__ import annotations

import pytest

from resign_tui.core.handover.checklist import (
    checklist,
    score,
)
from resign_tui.core.handover.rows import row_ids
from tests.core.handover.test_handover import Given, item, one


class TestScores:
    @pytest.mark.parametrize(
        ("typed", "total", "tier"),
        [
            (("3", "3", "2", "1"), 9, "P0"),
            (("2", "2", "2", "2"), 8, "P1"),
            (("1", "2", "1", "1"), 5, "P1"),
            (("1", "1", "1", "1"), 4, "P2"),
            (("0", "0", "0", "0"), 0, "P2"),
            (("3", "3", "0", "0"), 6, "P0"),
            (("2", "0", "3", "0"), 5, "P0"),
            (("1", "0", "3", "0"), 4, "P2"),
            (("3", "2", "2", "0"), 7, "P1"),
            (("3", "", "", ""), 3, "P2"),
            (("99", "-4", "", ""), 3, "P2"),
            (("many", "2", "2", " 1 "), 5, "P1"),
            (("3", "3", "3", "0"), 9, "P0"),
        ],
    )
    def test_arithmetic(self, typed: tuple[str, ...], total: int, tier: str) -> None:
        found = score(*typed)
        assert found is not None
        assert (found.total, found.priority()) == (total, tier)

    @pytest.mark.parametrize("typed", [(), ("", "", "", ""), ("high", "2.5", "?", "9" * 5000)])
    def test_without_a_number_there_is_no_score(self, typed: tuple[str, ...]) -> None:
        assert score(*typed) is None

    def test_it_is_shown_as_a_sum(self) -> None:
        found = one("ET-07", impact="3", bus_factor="3", irrecoverability="2", urgency="1")
        assert found.score == 9
        assert found.arithmetic == "impact 3 + only you 3 + lost with the account 2 + time 1 = 9"

    def test_scores_beat_the_hint_and_the_person_beats_both(self) -> None:
        assert one("XC-01").priority == "P0"
        assert one("XC-01", impact="1").priority == "P2"
        assert one("XC-01", impact="1", priority="p1").priority == "P1"
        assert one("XC-01", priority="urgent").priority == "P0"

    def test_a_starred_row_is_at_least_p1(self) -> None:
        assert one("MV-05", impact="0").priority == "P1"
        assert one("MV-05", priority="P2").priority == "P1"

    def test_jobs_that_run_as_the_person_are_p0_however_they_score(self) -> None:
        assert one("IA-08", impact="0", urgency="1").priority == "P0"
        assert one("IA-24", impact="0", urgency="1").priority == "P2"


class TestOrderOfWork:
    def test_what_vanishes_with_the_account_comes_first_and_the_earliest_of_it(self) -> None:
        assert checklist(Given()).work_order[0] == item(checklist(Given()), "MV-02")
        dated = checklist(Given({"id": "IA-03", "due": "2026-12-01"}, {"id": "MV-01", "due": "2026-11-01"}))
        assert dated.work_order[0].id == "IA-03"

    def test_tiers_come_before_everything(self) -> None:
        tiers = [
            one.priority for one in checklist(Given({"id": "XC-02", "taken": "true"}, prod_model="true")).work_order
        ]
        assert tiers == sorted(tiers) and set(tiers) == {"P0", "P1", "P2"}

    def test_an_item_scored_as_lost_is_done_with_what_vanishes(self) -> None:
        shown = checklist(Given({"text": "Seeds", "impact": "3", "irrecoverability": "3", "due": "2026-11-20"}))
        assert shown.work_order[0].id == "own-1"

    def test_nothing_is_next_when_all_is_done(self) -> None:
        done = tuple({"id": row, "status": "done"} for row in row_ids())
        shown = checklist(Given(*done))
        assert shown.work_order == ()
        assert shown.done == shown.total and shown.hours_open == 0
