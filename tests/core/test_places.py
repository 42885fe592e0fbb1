"""The places as data: laws with their date and source, and calendars that never miss a public holiday."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.departure import Departure
from resign_tui.core.notice import public_holidays
from tests.core.cases import TODAY, draft

CODES = tuple(choice.value for choice in catalogue.field("locale.jurisdiction").choices)


@pytest.mark.parametrize("code", CODES)
def test_tiers_rise_with_service_and_the_first_probation_comes_first(code: str) -> None:
    place = library.place(code)
    for tiers in (place.tiers, *(region.tiers for region in place.regions)):
        for on_trial in (True, False):
            service = [
                one.after_days + 7 * one.after_weeks + 30 * one.after_months + 365 * one.after_years
                for one in tiers
                if one.in_probation is on_trial
            ]
            assert service == sorted(set(service))


def test_regions_are_known_by_code_and_name_and_not_by_a_part_of_a_word() -> None:
    canada = library.place("CA")
    for typed, code in (("Alberta", "AB"), ("ab", "AB"), ("CA · Alberta", "AB"), ("Halifax, Nova Scotia", "NS")):
        region = canada.region(typed)
        assert region is not None
        assert region.code == code
    for typed in ("", "Nunavut", "Insula", "Abbotsford"):
        assert canada.region(typed) is None


@pytest.mark.parametrize("code", [code for code in CODES if library.place(code).holidays.within])
def test_no_public_holiday_falls_outside_the_stretches_of_its_place(code: str) -> None:
    calendar = library.place(code).holidays
    checked = 0
    for year in range(2024, 2045):
        for day in public_holidays._year(calendar.country, calendar.region, year, calendar.only):
            checked += 1
            assert day in public_holidays.known(calendar, "")
    assert checked > 50


def test_public_holidays_of_a_place_and_a_region() -> None:
    known = public_holidays.known
    assert date(2026, 11, 26) in known(library.place("US").holidays, "")
    assert date(2026, 11, 25) not in known(library.place("US").holidays, "")
    assert date(2027, 2, 15) in known(library.place("CA").holidays, "Alberta")
    assert date(2027, 2, 15) not in known(library.place("CA").holidays, "")
    assert date(2026, 12, 25) in known(library.place("UK").holidays, "")
    assert date(2026, 12, 25) in known(library.place("US").holidays, "no such state")
    assert date(2026, 12, 25) not in known(library.place("OTHER").holidays, "")
    assert date(2026, 12, 25) not in public_holidays.none(library.place("US").holidays, "")


def test_a_public_holiday_moves_the_last_working_day_and_not_the_end() -> None:
    answers = {"locale.jurisdiction": "US", "dates.employment_end": "2027-01-01", "scenario.chosen": "open_door"}
    without = Departure(draft(answers), TODAY).timeline
    with_them = Departure(draft(answers), TODAY, public_holidays.known).timeline
    assert (without.end, without.last_day) == (date(2027, 1, 1), date(2027, 1, 1))
    assert (with_them.end, with_them.last_day) == (date(2027, 1, 1), date(2026, 12, 31))
    assert with_them.working_days == without.working_days - 3


def test_the_library_is_loaded_only_for_a_day_that_may_be_a_holiday() -> None:
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from resign_tui.core import library\n"
        "from resign_tui.core.notice import public_holidays\n"
        "days = public_holidays.known(library.place('US').holidays, '')\n"
        "assert date(2026, 12, 7) not in days\n"
        "print('holidays' in sys.modules)\n"
        "assert date(2026, 12, 25) in days\n"
        "print('holidays' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["False", "True"]


def test_one_place_is_read_and_no_other() -> None:
    library.place.cache_clear()
    Departure(draft({"locale.jurisdiction": "JP"}), TODAY).timeline  # noqa: B018
    assert library.place.cache_info().currsize == 1


def test_years_beyond_any_calendar_do_not_fail() -> None:
    for code in CODES:
        days = public_holidays.known(library.place(code).holidays, "")
        assert all((date(2199, 1, 1) + timedelta(days=n) in days) in (True, False) for n in range(3))
