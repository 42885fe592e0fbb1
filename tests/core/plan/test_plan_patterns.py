"""The patterns of a transition: rows that exist, and a focus for each of any number of days."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.handover.rows import row_ids
from resign_tui.core.plan.patterns import pattern, patterns


def test_every_pattern_names_rows_that_exist_each_once() -> None:
    looked_at = 0
    for name, one in patterns().items():
        named = [item for step in one.day for item in step.items]
        assert len(named) == len(set(named)), name
        assert set(named) | set(one.also) | set(one.access) <= row_ids(), name
        taken = [category for step in one.day for category in step.takes]
        assert len(taken) == len(set(taken)), name
        assert set(one.categories or ("MV", "ET", "IA", "OW", "CT", "XC")) <= set(taken), name
        looked_at += len(named)
    assert looked_at > 80


def test_the_first_steps_keep_a_day_of_their_own_where_days_are_few() -> None:
    for days in (7, 8, 9):
        one = pattern("open_door", days)
        assert [one.steps_on(index, days) for index in range(3)] == [(0,), (1,), (2,)]
    assert one.steps_on(7, 9) == (7, 8)
    assert one.steps_on(8, 9) == (9,)


def test_a_long_transition_closes_with_its_last_steps() -> None:
    one = pattern("open_door", 45)
    assert one.steps_on(14, 45) == (14,)
    assert {one.steps_on(index, 45) for index in range(15, 40)} == {()}
    assert [one.steps_on(index, 45) for index in range(40, 45)] == [(15,), (16,), (17,), (18,), (19,)]


def test_a_focus_can_be_read_by_the_team() -> None:
    for one in patterns().values():
        for said in (one.note, one.beyond, one.beyond_note, *(f"{step.focus} {step.alone}" for step in one.day)):
            assert not re.search(r"\b(you|yours?|my|I)\b", said), said


@given(st.integers(1, 400), st.sampled_from(["open_door", "mistreated"]))
def test_any_number_of_days_has_a_focus_for_each(days: int, scenario: str) -> None:
    one = pattern(scenario, days)
    said = [one.focus(index, days, False, lambda _: False) for index in range(days)]
    assert all(said)
    assert said[-1].endswith(one.day[-1].focus)
    assert said[0].startswith(one.day[0].focus)
    assert all(step.focus in "; ".join(said) for step in one.day)
    for step in one.day:
        for item in step.items:
            assert step.focus in said[one.day_of(item, "XC", days)]


def test_what_may_fall_away_is_part_of_its_day_and_something_is_left() -> None:
    cuts = [(step, cut) for one in patterns().values() for step in one.day for cut in step.cuts]
    assert len(cuts) > 15
    for step, cut in cuts:
        assert cut.text in f"{step.focus} {step.alone}"


NOT_FOR_ALL = r"\b(runs? (stand|and)|resume|incidents?|rota|retraining|compliance)\b"


def test_no_day_speaks_of_what_there_is_not() -> None:
    """A no to a run, an incident, a rota, pipelines and a regulated setting leaves no day that is about one."""
    for one in patterns().values():
        for step in one.day:
            for alone in (False, True):
                said = step.said(alone, lambda _: True)
                assert not re.search(
                    r"\b(runs? (stand|and)|resume|incidents?|rota|retraining|compliance)\b", said, re.I
                )
                assert not re.search(r"^\W|\W$|, ,|: [;,]|;;|  ", said), said
