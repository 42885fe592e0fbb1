"""A or an, by the sound of what follows."""

from __future__ import annotations

import pytest

from resign_tui.core.english import articles


@pytest.mark.parametrize(
    ("phrase", "article"),
    [
        ("AI Engineer", "an"),
        ("ML Engineer", "an"),
        ("engineer", "an"),
        ("role", "a"),
        ("user", "a"),
        ("university", "a"),
        ("hour", "an"),
        ("European lab", "a"),
        ("one-off", "a"),
        ("UX role", "a"),
        ("SRE", "an"),
        ("NLP Lead", "an"),
        ("QA role", "a"),
        ("honest year", "an"),
        ("“open” lab", "an"),
        ("", "a"),
    ],
)
def test_articles(phrase: str, article: str) -> None:
    assert articles.a_or_an(phrase) == article
