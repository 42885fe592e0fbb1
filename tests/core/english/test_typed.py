"""Each phrase as people type it stands right in its sentence; where it is a guess, a line asks."""

from __future__ import annotations

from collections import Counter

import pytest

from resign_tui.core.english import KINDS, read
from tests.core.english.tables import Row, rows, said

ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_it_is_read_as_a_careful_editor_would(row: Row) -> None:
    assert said(read(row.kind, row.typed)) == row.wanted


def test_every_kind_was_tried() -> None:
    tried = Counter(row.kind for row in ROWS)
    assert set(tried) == KINDS
    assert sum(tried.values()) > 900
    assert min(tried.values()) >= 8


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_sure_text_read_again_stays_as_it_is(row: Row) -> None:
    found = read(row.kind, row.typed)
    if not found or found.doubt:
        return
    again = read(row.kind, found.text)
    assert (again.text[1:], again.doubt) == (found.text[1:], "")
    assert again.text[:1] == found.text[:1] or found.form == "clause"


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_curly_apostrophes_and_extra_blanks_change_nothing(row: Row) -> None:
    plain = read(row.kind, row.typed)
    curly = read(row.kind, f"  {row.typed.replace(chr(39), '’').replace(' ', '  ')} ")
    assert (curly.form, curly.text.replace("’", "'"), bool(curly.doubt)) == (plain.form, plain.text, bool(plain.doubt))


@pytest.mark.parametrize(
    ("kind", "typed", "parts"),
    [
        ("system", "labelling pipeline and feature store", ("the labelling pipeline", "the feature store")),
        ("system", "Airflow, Kafka and the feature store", ("Airflow", "Kafka", "the feature store")),
        ("system", "the ETA model, including its dashboards", ("the ETA model (including its dashboards)",)),
        ("system", "fraud & illegal-content filter", ("the fraud & illegal-content filter",)),
        ("system", "the ranking service and the ranking service", ("the ranking service",)),
        ("system", "dashboards for search and ranking", ("the dashboards for search and ranking",)),
        ("system", "the model (ranker, index and crawler)", ("the model (ranker, index and crawler)",)),
        ("item", "runbooks and notes", ("the runbooks", "my notes")),
        ("item", "the docs, the runbook", ("the docs", "the runbook")),
        ("project", "search stack and the eval harness", ("the search stack", "the eval harness")),
    ],
)
def test_the_things_of_a_list_come_one_by_one(kind: str, typed: str, parts: tuple[str, ...]) -> None:
    assert read(kind, typed).parts == parts


@pytest.mark.parametrize(
    ("kind", "typed", "plural"),
    [
        ("person", "Bram and Femke", True),
        ("person", "Bram, Femke and Priya", True),
        ("person", "you", True),
        ("person", "the platform team", False),
        ("person", "my colleagues", True),
        ("person", "whoever takes over", False),
        ("system", "dashboards", True),
        ("system", "the ranking service", False),
        ("system", "the ranker and its index", True),
        ("system", "analytics", False),
        ("system", "AWS access", False),
        ("item", "my experiment notes", True),
        ("project", "two NeurIPS papers", True),
        ("value", "blameless postmortems", True),
    ],
)
def test_what_takes_have_and_them_is_plural(kind: str, typed: str, plural: bool) -> None:
    assert read(kind, typed).plural is plural


@pytest.mark.parametrize(
    ("kind", "typed", "text", "other"),
    [
        ("system", "forecast-core", "forecast-core", "the forecast-core"),
        ("person", "bram", "Bram", "bram"),
        ("person", "data platform", "the data platform team", "Data Platform"),
        ("company", "tern analytics", "tern analytics", "Tern Analytics"),
        ("company", "Sentinel Kindness Foundation", "the Sentinel Kindness Foundation", "Sentinel Kindness Foundation"),
        ("role", "senior ml engineer", "Senior ML Engineer", "senior ml engineer"),
        ("name", "hollowbrook", "hollowbrook", "Hollowbrook"),
        ("gratitude", "pizza", "the pizza", "your pizza"),
        ("system", "RANKING SERVICE", "the ranking service", "RANKING SERVICE"),
        ("system", "ranking service 🚀", "the ranking service", "ranking service 🚀"),
        ("project", "I am proud of the search stack and the team", "the search stack", "the search stack and the team"),
    ],
)
def test_one_key_takes_the_second_reading(kind: str, typed: str, text: str, other: str) -> None:
    found = read(kind, typed)
    assert (found.text, found.other) == (text, other)


def test_a_kind_that_is_not_known_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        read("nonsense", "the runbook")


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("typed", ["", "   ", "\n\t "])
def test_nothing_typed_says_nothing_and_asks_nothing(kind: str, typed: str) -> None:
    found = read(kind, typed)
    assert not found
    assert found.doubt == ""


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("typed", ["TBD", "?", "n/a", "...", "not known yet", "Nobody yet.", "tbd, ask Bram", "idk"])
def test_a_placeholder_stays_out_and_says_so(kind: str, typed: str) -> None:
    found = read(kind, typed)
    assert not found
    assert found.doubt


def test_a_paragraph_keeps_its_lines() -> None:
    found = read("paragraph", " my laptop goes back on Friday  \nand the badge too\n\n\n\nthe desk is clean ")
    assert found.text == "My laptop goes back on Friday\nand the badge too\n\nthe desk is clean."
    assert found.doubt == ""
