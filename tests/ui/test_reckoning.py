"""How the dates were counted ends with where the rule of the place was read."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.departure import Departure
from resign_tui.ui.dialogs.reckoning import reckoning_rows
from tests.ui.wizard_host import TODAY, full_draft

PLACES = [choice.value for choice in catalogue.field("locale.jurisdiction").choices]


@pytest.mark.parametrize("code", PLACES)
def test_every_source_of_a_place_stands_whole_and_no_bare_site_passes_for_a_page(code: str) -> None:
    lines = [row.left for row in reckoning_rows(Departure(full_draft(locale__jurisdiction=code), TODAY))]
    told = "".join("".join(lines).split())
    for address in library.place(code).sources:
        site = urlsplit(address)
        is_page = bool(site.path.strip("/"))
        assert (address if is_page else site.netloc) in told
        assert (address in lines) <= is_page
    assert max(map(len, lines)) <= 66


def test_a_site_without_a_page_is_named_as_such() -> None:
    lines = [row.left for row in reckoning_rows(Departure(full_draft(locale__jurisdiction="US"), TODAY))]
    assert "Pages of www.cooley.com and bechtel.stanford.edu." in lines
    assert "General accounts of at-will employment; California Labor" in lines
