"""A greeting names the reader as they would want to be named."""

from __future__ import annotations

import pytest

from resign_tui.core.english import greeting, own_greeting


@pytest.mark.parametrize(
    ("name", "first", "familiar", "place", "text", "asks"),
    [
        ("Odalys Pendergrast", "Odalys", True, "US", "Odalys", False),
        ("Odalys Pendergrast", "Odalys", False, "US", "Odalys Pendergrast", False),
        ("Pendergrast", "", False, "US", "Pendergrast", True),
        ("Pendergrast", "Odalys", False, "US", "Odalys Pendergrast", False),
        ("Odalys", "Odalys", False, "US", "Odalys", False),
        ("", "Odalys", False, "US", "Odalys", False),
        ("Dear Odalys", "", False, "US", "Odalys", False),
        ("Hi Odalys!", "", True, "US", "Odalys", False),
        ("odalys", "odalys", True, "US", "Odalys", True),
        ("odalys pendergrast", "", False, "UK", "Odalys Pendergrast", True),
        ("ODALYS PENDERGRAST", "", False, "UK", "ODALYS PENDERGRAST", True),
        ("Odalys Pendergrast, PhD", "", False, "US", "Odalys Pendergrast", False),
        ("Mr Smith.", "", False, "UK", "Mr Smith", False),
        ("Mr John Smith", "", False, "UK", "Mr John Smith", True),
        ("Pendergrast, Odalys", "", False, "US", "Odalys Pendergrast", True),
        ("Martin Luther King Jr.", "", False, "US", "Martin Luther King Jr.", False),
        ("Dr. Aylin Özgül", "Aylin", False, "DE", "Dr. Özgül", False),
        ("Dr. Aylin Özgül", "Aylin", False, "US", "Dr. Aylin Özgül", False),
        ("dr. Aylin özgül", "", False, "DE", "Dr. Özgül", True),
        ("Prof. Dr. Karl-Heinz Özgül", "", False, "CH", "Prof. Dr. Özgül", False),
        ("Mme Claire Le Goff", "", False, "FR", "Mme Le Goff", False),
        ("Dr. Joris van der Wiel", "", False, "NL", "Dr. van der Wiel", False),
        ("Joris van der Wiel", "", False, "NL", "Joris van der Wiel", False),
        ("joris van der wiel", "", False, "NL", "Joris van der Wiel", True),
        ("van der Wiel", "", False, "NL", "van der Wiel", True),
        ("佐々木 健", "健", False, "JP", "佐々木-san", False),
        ("佐々木　健", "", False, "JP", "佐々木-san", False),
        ("佐々木さん", "", False, "JP", "佐々木-san", False),
        ("佐々木健一郎", "", False, "JP", "佐々木健一郎-san", True),
        ("Sasaki-san", "", False, "JP", "Sasaki-san", False),
        ("王 伟", "", False, "CN", "王 伟", False),
        ("Odalys and Bram", "", False, "US", "Odalys and Bram", False),
        ("HR", "", False, "US", "HR team", False),
        ("the HR team", "", False, "US", "HR team", False),
        ("the HR department", "", False, "US", "HR department", False),
        ("HR department", "", False, "US", "HR department", False),
        ("human resources", "", False, "US", "Human Resources team", False),
        ("Human Resources Team", "", False, "US", "Human Resources Team", False),
        ("People team", "", False, "US", "People team", False),
        ("People & Culture", "", False, "US", "People & Culture", False),
        ("my manager", "", False, "US", "Manager", True),
        ("To whom it may concern", "", False, "US", "Sir or Madam", True),
        ("TBD", "", False, "US", "", True),
        ("", "", False, "US", "", False),
    ],
)
def test_what_stands_after_dear(name: str, first: str, familiar: bool, place: str, text: str, asks: bool) -> None:
    found = greeting(name, first, style="dear_first" if familiar else "", place=place)
    assert (found.text, bool(found.doubt)) == (text, asks)


@pytest.mark.parametrize(
    ("name", "style", "place", "text"),
    [
        ("Dr. Karin Holt", "dear_full", "DE", "Dr. Karin Holt"),
        ("Dr. Karin Holt", "dear_honorific", "DE", "Dr. Holt"),
        ("Dr. Karin Holt", "dear_honorific", "US", "Dr. Holt"),
        ("Dr. Karin Holt", "dear_full", "US", "Dr. Karin Holt"),
        ("Karin Holt", "dear_honorific", "US", "Karin Holt"),
    ],
)
def test_full_name_is_the_full_name_and_a_title_goes_with_the_family_name(
    name: str, style: str, place: str, text: str
) -> None:
    assert greeting(name, style=style, place=place).text == text


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Odalys", "Dear Odalys,"),
        ("dear odalys", "Dear Odalys,"),
        ("Dear Odalys!", "Dear Odalys,"),
        ("Dear Odalys,", "Dear Odalys,"),
        ("hello odalys", "Hello Odalys,"),
        ("Hi team!", "Hi team,"),
        ("Good morning Odalys", "Good morning Odalys,"),
        ("dear dr. özgül", "Dear Dr. Özgül,"),
        ("dear joris van der wiel", "Dear Joris van der Wiel,"),
        ("To whom it may concern:", "To whom it may concern:"),
        ("to whom it may concern", "To whom it may concern:"),
        ("To whom it may concern,", "To whom it may concern,"),
        ("the HR team", "Dear HR team,"),
        ("dear hr", "Dear HR team,"),
        ("Team", "Dear team,"),
        ("Dear all", "Dear all,"),
        ("Dear Sir or Madam,", "Dear Sir or Madam,"),
        ("Guten Tag Frau Weber", "Guten Tag Frau Weber,"),
        ("Sehr geehrte Frau Weber,", "Sehr geehrte Frau Weber,"),
        ("Hi,", "Hi,"),
        ("", ""),
        ("!!", ""),
    ],
)
def test_a_greeting_of_ones_own_is_a_whole_line(typed: str, line: str) -> None:
    assert own_greeting(typed).text == line


def test_a_sentence_is_a_long_greeting() -> None:
    assert own_greeting("It is with a heavy heart that I write this").doubt
