"""Public holidays are the library's, though only the country that is asked for is loaded."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import sys
from resign_tui.core import data_files, library
from resign_tui.core.notice import public_holidays

asked = 0
for code in data_files.load_all("places"):
    calendar = library.place(code).holidays
    for region in dict.fromkeys(("", calendar.region, "BY", "CA", "ENG", "QC", "nowhere")):
        for year in (2026, 2027) if calendar.country else ():
            days = public_holidays._year(calendar.country, region, year, calendar.only)
            print(code, region, *sorted(map(str, days)))
            asked += 1
print(asked)
print(len([name for name in sys.modules if name.startswith("holidays.countries.")]), file=sys.stderr)
print("holidays.countries" in sys.modules, file=sys.stderr)
"""


def asked(before: str = "") -> tuple[list[str], list[str]]:
    """What is known of every place, and how many countries were loaded for it."""
    done = subprocess.run([sys.executable, "-c", before + ASK], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines(), done.stderr.split()


def test_every_place_has_the_holidays_of_the_library_and_loads_no_other_country() -> None:
    alone, (countries, package) = asked()
    whole, (every_country, whole_package) = asked("import holidays.countries")
    assert alone == whole
    assert int(alone[-1]) > 50
    assert (package, whole_package) == ("False", "True")
    assert 10 < int(countries) < 40 < int(every_country)


def test_the_library_is_whole_for_whoever_asks_it_next() -> None:
    code = (
        "from datetime import date; from resign_tui.core.notice import public_holidays;"
        "assert public_holidays._year('US', '', 2026); import holidays;"
        "assert date(2026, 12, 25) in holidays.country_holidays('JM', years=2026);"
        "from holidays.countries import Germany, UnitedStates;"
        "assert isinstance(holidays.country_holidays('US'), UnitedStates); print(Germany.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "Germany"
