"""Cron lines in words."""

from __future__ import annotations

import pytest

from resign_tui.evidence.formats import cron


@pytest.mark.parametrize(
    ("line", "zone", "words"),
    [
        ("30 2 * * *", "UTC", "every day at 02:30 UTC (cron 30 2 * * *)"),
        ("15 6 * * 1", "Europe/Oslo", "every Monday at 06:15 Europe/Oslo (cron 15 6 * * 1)"),
        ("0 3 * * Sat", "UTC", "every Saturday at 03:00 UTC (cron 0 3 * * Sat)"),
        ("0 3 * * 7", "", "every Sunday at 03:00 (cron 0 3 * * 7)"),
        ("0 9 * * 1-5", "", "Monday to Friday at 09:00 (cron 0 9 * * 1-5)"),
        ("0 9 * * 1,3", "", "every Monday, Wednesday at 09:00 (cron 0 9 * * 1,3)"),
        ("0 4 1 * *", "", "on day 1 of each month at 04:00 (cron 0 4 1 * *)"),
        ("H 4 * * 0", "", "every Sunday within the hour after 04:00 (cron H 4 * * 0)"),
        ("*/30 * * * *", "Europe/Oslo", "every 30 minutes (cron */30 * * * *)"),
        ("5 */6 * * *", "UTC", "every 6 hours (cron 5 */6 * * *)"),
        ("5 * * * *", "UTC", "every hour (cron 5 * * * *)"),
        ("@daily", "UTC", "every day at 00:00 UTC"),
        ("1-5 2 * 3 *", "UTC", "by the cron line 1-5 2 * 3 * (UTC)"),
        ("0 5 1 * 1", "", "by the cron line 0 5 1 * 1"),
        ("0 0 5 * * ?", "", "by the cron line 0 0 5 * * ?"),
    ],
)
def test_simple_lines_are_told_in_words_and_others_as_they_stand(line: str, zone: str, words: str) -> None:
    assert cron.when(line, zone) == words


def test_what_cannot_be_a_cron_line_is_not_kept() -> None:
    assert cron.kept("0 1 * * *; curl") == ""
    assert cron.kept("x" * 90) == ""
    assert cron.kept("ghp_zzcanaryzz") == ""
    assert cron.kept("1 1 * * hunter2") == ""
    assert cron.kept("cron(0 5 * * ? *)") == "cron(0 5 * * ? *)"
    assert cron.kept("@weekly") == "@weekly"
    assert cron.kept(" 0  1 * * MON#1 ") == "0 1 * * MON#1"
