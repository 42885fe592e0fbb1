"""Data files of letters: every one loads, every scenario has its letter, every place its layout."""

from __future__ import annotations

from importlib import resources

import msgspec
import pytest

from resign_tui.core import library, templates
from resign_tui.core.answers import catalogue

DATA = resources.files("resign_tui") / "data"


def names(folder: str, suffix: str) -> list[str]:
    return sorted(entry.name.removesuffix(suffix) for entry in (DATA / folder).iterdir() if entry.name.endswith(suffix))


def test_every_scenario_has_its_file_and_its_letter() -> None:
    assert names("scenarios", ".toml") == sorted(library.SCENARIOS)
    assert set(names("letters", ".j2")) == {*library.SCENARIOS, "letter"}


@pytest.mark.parametrize("name", library.SCENARIOS)
def test_a_scenario_tells_what_choosing_it_changes(name: str) -> None:
    found = library.scenario(name)
    assert found.id == name
    assert found.words[0] < found.words[1]
    assert set(found.close) == {"us", "uk"}
    for words in (found.tone, found.summary, found.handover, found.reputation):
        assert words
    assert list(found.changes) == list(library.scenario("open_door").changes)
    assert found.offer[0] == "letter"
    assert not set(found.offer) & set(found.maybe)


def test_the_mistreated_letter_never_brings_the_memo_along() -> None:
    assert "hr-memo" not in library.scenario("mistreated").offer


def test_every_place_on_offer_has_a_file_and_every_file_is_on_offer() -> None:
    offered = [choice.value for choice in catalogue.field("locale.jurisdiction").choices]
    assert names("places", ".toml") == sorted(offered)


@pytest.mark.parametrize("code", names("places", ".toml"))
def test_a_place_uses_a_layout_and_a_delivery_that_exist(code: str) -> None:
    found = library.place(code)
    assert found.code == code
    assert library.layout(found.layout).name == found.layout
    assert found.delivery in {choice.value for choice in catalogue.field("delivery.mode").choices}


@pytest.mark.parametrize(
    ("code", "layout", "delivery", "close", "paper"),
    [
        ("US", "us_block", "email", "us", "letter"),
        ("CA", "us_block", "email", "us", "letter"),
        ("DE", "din5008_b", "paper_in_person", "uk", "a4"),
        ("FR", "uk_block", "paper_in_person", "uk", "a4"),
        ("JP", "uk_block", "paper_in_person", "uk", "a4"),
        ("IN", "uk_block", "hr_portal", "uk", "a4"),
        ("IT", "uk_block", "online_government", "uk", "a4"),
        ("UK", "uk_block", "email", "uk", "a4"),
    ],
)
def test_customs_of_places(code: str, layout: str, delivery: str, close: str, paper: str) -> None:
    found = library.place(code)
    assert (found.layout, found.delivery, found.close, found.paper) == (layout, delivery, close, paper)


def test_an_unknown_place_is_other() -> None:
    assert library.place("XX") == library.place("OTHER")


def test_every_layout_on_offer_has_a_file_with_a_body() -> None:
    offered = {choice.value for choice in catalogue.field("locale.letter_style").choices}
    assert set(names("layouts", ".toml")) == offered
    for name in offered:
        blocks = library.layout(name).blocks
        assert blocks.count("body") == 1
        assert blocks.index("salutation") < blocks.index("body") < blocks.index("close") < blocks.index("signature")


def test_every_template_compiles() -> None:
    found = names("letters", ".j2")
    assert len(found) == 5
    for name in found:
        templates.environment().get_template(f"letters/{name}.j2")


def test_a_misspelled_key_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"name": "x", "label": "X", "blocks": [], "signature": 3}, library.Layout)
