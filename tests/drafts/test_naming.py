"""Names of drafts: what the program gives, and what somebody means by a few letters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Draft
from resign_tui.drafts.naming import is_numbered, meant, slug, suggested
from resign_tui.drafts.resolving import resolve

TODAY = date(2026, 11, 23)
FOLDER = Path("/drafts")
NAMES = ("quill-and-lantern-open-door", "quarry-closed-door", "departure-1", "departure-12", "My second try", "müller")


def departure(company: str, **answers: str) -> Draft:
    return Draft({"company.name": company, **{name.replace("__", "."): text for name, text in answers.items()}})


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Quill & Lantern, Inc.", "quill-and-lantern-open-door"),
        ("Müller & Söhne GmbH", "muller-and-sohne-open-door"),
        ("O’Brien Ltd.", "obrien-open-door"),
        ("Ørsted", "orsted-open-door"),
        ("../../etc/passwd", "etc-passwd-open-door"),
        ("株式会社 東京", "株式会社-東京-open-door"),
        ("हिन्दी कंपनी", "हिन्दी-कंपनी-open-door"),
        ("한국어", "한국어-open-door"),
        ("SE", "se-open-door"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_a_draft_is_named_by_company_and_letter(company: str, name: str) -> None:
    assert suggested(departure(company, scenario__chosen="open_door"), TODAY) == name


def test_a_draft_has_no_name_before_the_letter_is_known() -> None:
    assert suggested(departure("Quill", sender__full_name="Ada"), TODAY) == ""
    assert suggested(Draft({"scenario.chosen": "open_door"}), TODAY) == ""
    assert suggested(departure("Quill", triage__would_return="no"), TODAY) == "quill-closed-door"
    assert suggested(departure("Quill", scenario__chosen="counter_offer"), TODAY) == "quill-counter-offer"
    assert suggested(departure("Quill", sent__on="2026-11-20"), TODAY) == "quill-open-door", "it is handed in"


@given(st.text())
@example("\ud800İ\u202eabc\0/..\\")
@example("\u0301" * 300 + "ﷺ" * 100)
@example("departure 1")
@example("-rf /")
def test_any_company_gives_a_safe_name_or_none(company: str) -> None:
    name = slug(company)
    assert name == "" or name[0].isalnum()
    assert len(name) <= 40
    assert len(name.encode()) <= 90
    assert slug(name) == name
    full = suggested(departure(company, scenario__chosen="mistreated"), TODAY)
    if full:
        assert resolve(full, FOLDER) == FOLDER / f"{full}.toml"
        assert not is_numbered(full)
        assert meant(full, [full, "another"]) == (full,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("quill-and-lantern-open-door", NAMES[:1]),
        ("Quill", NAMES[:1]),
        ("quill open", NAMES[:1]),
        ("lantern-door", NAMES[:1]),
        ("door quill", ()),
        ("qu", NAMES[:2]),
        ("open", NAMES[:1]),
        ("departure-1", NAMES[2:3]),
        ("departure", NAMES[2:4]),
        ("depart-1", NAMES[2:3]),
        ("departure-3", ()),
        ("second", NAMES[4:5]),
        ("MULLER", NAMES[5:]),
        ("", ()),
        ("..", ()),
    ],
)
def test_what_a_few_letters_mean(text: str, names: tuple[str, ...]) -> None:
    assert meant(text, NAMES) == names


def test_a_number_is_never_begun() -> None:
    assert meant("departure-1", ["departure-12", "departure-10"]) == ()
