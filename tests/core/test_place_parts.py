"""The part of a place that was typed: found by its names and short forms, offered for a slip, never guessed."""

from __future__ import annotations

import pytest

from resign_tui.core import data_files, library, place_parts


@pytest.mark.parametrize(
    ("place", "typed", "name", "code"),
    [
        ("US", "CA", "California", "CA"),
        ("US", "ca", "California", "CA"),
        ("US", "Calif.", "California", "CA"),
        ("US", "San Francisco, CA", "California", "CA"),
        ("US", "Albany, N.Y.", "New York", "NY"),
        ("US", "Washington, D.C.", "District of Columbia", "DC"),
        ("US", "West Virginia", "West Virginia", "WV"),
        ("US", "Kansas City, Missouri", "Missouri", "MO"),
        ("US", "LA, CA", "California", "CA"),
        ("US", "LA, California", "California", "CA"),
        ("US", "TX office, moving to Ohio", "Ohio", "OH"),
        ("US", "Winston-Salem, NC, not Texas", "Texas", "TX"),
        ("US", "Texas, then Winston-Salem, NC", "North Carolina", "NC"),
        ("US", "NEW YORK, OR REMOTE", "New York", "NY"),
        ("US", "PORTLAND, OR", "Oregon", "OR"),
        ("US", "PORTLAND, OR 97201", "Oregon", "OR"),
        ("US", "CA, USA", "California", "CA"),
        ("US", "W. Va.", "West Virginia", "WV"),
        ("US", "Morgantown, W. VA", "West Virginia", "WV"),
        ("CA", "Toronto, ON", "Ontario", "ON"),
        ("DE", "Bayern", "Bavaria", "BY"),
        ("DE", "baden wuerttemberg", "Baden-Württemberg", "BW"),
        ("CH", "zurich", "Zürich", "ZH"),
        ("UK", "scotland", "Scotland", "SCT"),
    ],
)
def test_a_name_and_a_short_form_are_found(place: str, typed: str, name: str, code: str) -> None:
    part = place_parts.meant(place, typed)
    assert part is not None
    assert (part.name, part.code) == (name, code)
    assert library.place(place).knows(typed)
    assert library.place(place).region_code(typed) == code


@pytest.mark.parametrize(
    ("place", "typed", "names"),
    [
        ("US", "Calfornia", ("California",)),
        ("US", "cali", ("California",)),
        ("US", "Texs", ("Texas",)),
        ("US", "Massachusets", ("Massachusetts",)),
        ("CA", "Qubec", ("Quebec",)),
        ("UK", "Scotlnad", ("Scotland",)),
        ("US", "remote", ()),
        ("AT", "St. Pölten", ()),
        ("US", "in transit", ()),
        ("US", "HOME OR OFFICE", ()),
    ],
)
def test_a_slip_is_offered_and_not_taken(place: str, typed: str, names: tuple[str, ...]) -> None:
    assert place_parts.meant(place, typed) is None
    assert not library.place(place).knows(typed)
    assert place_parts.nearest(place, typed) == names


def test_the_law_of_a_part_is_found_by_its_city_and_where_there_is_no_list_nothing_is_unknown() -> None:
    seattle, munich = library.place("US").region("Seattle"), library.place("DE").region("Munchen")
    assert seattle is not None and seattle.code == "WA"
    assert munich is not None and munich.code == "BY"
    assert library.place("US").region("Washington, DC") is None, "that is another Washington"
    assert library.place("FR").knows("anywhere")


def test_every_part_with_a_law_of_its_own_is_on_the_list_of_its_place() -> None:
    checked = 0
    for code in data_files.load("parts", "parts"):
        known = {part.code for part in place_parts.parts_of(code)}
        for region in library.place(code).regions:
            assert region.code in known
            checked += 1
    assert checked > 15


@pytest.mark.parametrize("place", data_files.load("parts", "parts"))
def test_every_name_finds_its_own_part(place: str) -> None:
    parts = place_parts.parts_of(place)
    assert parts
    for part in parts:
        for name in part.names:
            for typed in (name, name.upper(), name.lower()):
                assert place_parts.meant(place, typed) == part, typed
