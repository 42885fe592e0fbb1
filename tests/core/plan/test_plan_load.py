"""Levelling: nothing is lost or late, no day is overfull, and work that falls away never makes other work later."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.plan.levelling import Job, levelled, measure

LEAST = 5


def job(name: str, hours: float, day: int, due: int = 99, tier: str = "P0") -> Job:
    return Job(name, hours, day, due, tier)


def place(jobs: Sequence[Job], days: int) -> dict[str, int]:
    return levelled(jobs, 0, days - 1, measure(jobs, LEAST, days, days))


@st.composite
def jobs(draw: st.DrawFn) -> list[Job]:
    made = [
        Job(
            f"j{number}",
            draw(st.sampled_from([0, 0.25, 0.5, 1, 1.5, 2, 3, 8])),
            draw(st.integers(0, 11)),
            draw(st.sampled_from([0, 3, 6, 99, 99, 99])),
            draw(st.sampled_from(["P0", "P1", "P2"])),
            is_done=draw(st.booleans()) and draw(st.booleans()),
            is_named=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 25)))
    ]
    return sorted(
        (msgspec.structs.replace(one, is_fixed=one.is_named and one.tier == "P0") for one in made),
        key=lambda one: one.tier,
    )


def test_what_exceeds_a_day_goes_on_and_the_most_urgent_stays() -> None:
    assert place([job("a", 3, 0), job("b", 2, 0), job("c", 4, 0), job("d", 3, 0)], 5) == {
        "a": 0,
        "b": 0,
        "c": 1,
        "d": 2,
    }


def test_a_day_keeps_its_own_before_what_comes_from_others() -> None:
    assert place([job("a", 5, 0), job("b", 4, 0), job("c", 5, 1), job("d", 1, 2)], 5) == {
        "a": 0,
        "b": 2,
        "c": 1,
        "d": 2,
    }


def test_the_urgent_work_of_a_day_before_goes_first_where_the_day_has_only_lesser() -> None:
    assert place([job("a", 5, 0), job("b", 5, 0), job("c", 5, 1, tier="P1")], 4) == {"a": 0, "b": 1, "c": 2}


def test_work_at_the_end_comes_earlier_where_the_end_could_not_hold_it() -> None:
    found = place([job(name, 5, 3) for name in "abcd"], 4)
    assert sorted(found.values()) == [0, 1, 2, 3]


def test_too_much_work_is_spread_evenly() -> None:
    found = place([job(str(number), 2, number % 2) for number in range(30)], 4)
    assert all(6 <= list(found.values()).count(day) <= 9 for day in range(4))


def test_nothing_is_placed_after_its_due_day() -> None:
    assert place([job("a", 5, 0), job("b", 3, 0, due=0)], 3)["b"] == 0


@given(jobs(), st.integers(1, 12), st.integers(0, 11))
def test_all_that_is_open_has_a_day_in_time(some: list[Job], days: int, first: int) -> None:
    first = min(first, days - 1)
    found = levelled(some, first, days - 1, measure(some, LEAST, days, days - first))
    assert set(found) == {one.id for one in some if not one.is_done}
    for one in some:
        if not one.is_done:
            assert first <= found[one.id] <= max(first, min(days - 1, one.due))


@given(jobs(), st.integers(1, 12), st.data())
def test_a_tick_makes_nothing_later(some: list[Job], days: int, data: st.DataObject) -> None:
    before = place(some, days)
    ticked = data.draw(st.sets(st.sampled_from([one.id for one in some] or [""])))
    after = place([msgspec.structs.replace(one, is_done=one.is_done or one.id in ticked) for one in some], days)
    assert all(day <= before[one] for one, day in after.items())
