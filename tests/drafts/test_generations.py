"""Which earlier versions of a draft stay, and that a draft and its private file are kept as one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.generations import (
    EACH_DAY,
    EACH_HOUR,
    LATEST,
    add_generation,
    draft_versions,
    worth_keeping,
)
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.seal import CLEAR
from resign_tui.drafts.store import GENERATION_EVERY, open_draft

START = datetime(2026, 10, 3, 21, 7, tzinfo=UTC)
TICK = timedelta(seconds=GENERATION_EVERY)

evenings = st.lists(
    st.tuples(st.integers(1, 30), st.sampled_from([1, 2, 9, 23, 24, 47, 24 * 6, 24 * 29, 24 * 31])), max_size=12
)
"""Sittings: how many versions each brings, and the hours of rest after it."""


def lived(sittings: Sequence[tuple[int, int]]) -> tuple[list[datetime], list[datetime]]:
    """Every version there ever was, and what is left when each came with a thinning; newest first."""
    now, every, left = START, list[datetime](), list[datetime]()
    for count, rest in sittings:
        for _ in range(count):
            every.insert(0, now)
            left.insert(0, now)
            kept = worth_keeping(left)
            left = [time for place, time in enumerate(left) if place in kept]
            now += TICK
        now += timedelta(hours=rest)
    return every, left


@given(evenings)
def test_every_hour_of_a_day_and_every_day_of_a_month_keeps_its_last_version(sittings: list[tuple[int, int]]) -> None:
    every, left = lived(sittings)
    assert left[:LATEST] == every[:LATEST]
    assert set(left) <= set(every)
    for place, time in enumerate(every):
        newer = every[:place]
        age = every[0] - time
        if age < EACH_HOUR and not any((each.date(), each.hour) == (time.date(), time.hour) for each in newer):
            assert time in left
        if age < EACH_DAY and not any(each.date() == time.date() for each in newer):
            assert time in left
    assert len(left) <= LATEST + 25 + 31


def test_a_long_evening_leaves_the_version_of_yesterday() -> None:
    every, left = lived([(3, 22), (100, 0)])
    assert every[-1].date() < every[0].date()
    assert every[100] in left, "the last of yesterday"
    assert len(left) < LATEST + 15


@given(st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)), max_size=80))
def test_whatever_the_clock_says_the_newest_stay(times: list[datetime]) -> None:
    kept = worth_keeping(times)
    assert kept >= set(range(min(LATEST, len(times))))
    assert kept <= set(range(len(times)))


def test_on_disk_the_times_of_the_files_count(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    apart = 600.0
    begun = datetime.now().timestamp() - (LATEST + 30) * apart
    for number in range(1, LATEST + 31):
        add_generation(path, b"%d" % number, b"private %d" % number if number % 2 else None, seal=CLEAR)
        long_ago = begun + number * apart
        for seen in draft_versions(path)[0].files:
            os.utime(seen.path, (long_ago, long_ago))
    kept = draft_versions(path)
    assert LATEST + 3 <= len(kept) <= LATEST + 9
    assert [version.number for version in kept][:LATEST] == list(range(LATEST + 30, 30, -1))
    for version in kept:
        assert (version.private is not None) == (version.number % 2 == 1), "both files of a version go together"


def test_the_private_answers_are_kept_with_the_draft_they_belong_to(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    now = 0.0
    opened = open_draft(path, clock=lambda: now)
    for draft in (Draft({"hr.policy_ref": "7"}), Draft({"sender.role": "x"}), Draft({"hr.policy_ref": "8"})):
        opened.store.save(draft)
        now += GENERATION_EVERY
    opened.store.close()
    third, second, first = draft_versions(path)
    assert (first.number, second.number, third.number) == (1, 2, 3)
    assert second.private is None
    for version, policy in ((first, '"7"'), (third, '"8"')):
        assert version.private is not None
        assert policy in version.private.path.read_text()
        assert version.private.path.name == f"a.hr.{version.number}.toml"


def test_the_same_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    for private in (None, None, b"x", b"x", None):
        add_generation(path, b"same", private, seal=CLEAR)
    assert [version.private is not None for version in draft_versions(path)] == [False, True, False]


def test_keeping_now_does_not_wait(tmp_path: Path) -> None:
    opened = open_draft(tmp_path / "a.toml", clock=lambda: 0.0)
    for number in range(3):
        draft = Draft({"sender.full_name": str(number), "hr.policy_ref": str(number)})
        opened.store.save(draft)
        opened.store.keep(draft)
    assert [version.number for version in draft_versions(opened.store.path)] == [3, 2, 1]
    assert hr_path(opened.store.path).exists()
    opened.store.close()


@pytest.mark.parametrize("moment", [0, 1, 4102444800, 2**60])
def test_an_odd_time_of_a_file_is_some_day(tmp_path: Path, moment: int) -> None:
    path = tmp_path / "a.toml"
    add_generation(path, b"1", seal=CLEAR)
    (version,) = draft_versions(path)
    try:
        os.utime(version.files[0].path, (moment, moment))
    except OverflowError:
        return
    assert 1969 <= draft_versions(path)[0].when.year <= 2100
