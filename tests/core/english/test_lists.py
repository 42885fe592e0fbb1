"""The word lists fit together: nothing unused, nothing that cannot be reached, every line of doubt is short."""

from __future__ import annotations

from pathlib import Path

import pytest

import resign_tui
from resign_tui.core.english import KINDS, lexicon, read

PACKAGE = Path(resign_tui.__file__).parent / "core"
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
FIXED = [
    (kind, typed, said)
    for kind, answers in lexicon.table("answers")["fixed"].items()
    for typed, said in answers.items()
]  # fmt: skip


@pytest.mark.parametrize("groups", ["small", "nouns", "names", "greetings"])
def test_every_group_of_words_is_used(groups: str) -> None:
    names = list(getattr(lexicon, groups)())
    assert names
    assert [name for name in names if f'"{name}"' not in CODE] == []


def test_every_line_of_doubt_is_used_and_short() -> None:
    lines = lexicon.table("doubts")
    assert len(lines) > 25
    assert [name for name in lines if f'"{name}"' not in CODE] == []
    assert max(map(len, lines.values())) <= 76


def test_leads_belong_to_kinds() -> None:
    leads = lexicon.table("leads")
    assert set(leads["before"]) | set(leads["after"]) <= KINDS


@pytest.mark.parametrize(("kind", "typed", "said"), FIXED, ids=[f"{kind} {typed}" for kind, typed, _ in FIXED])
def test_a_whole_answer_is_read_as_listed(kind: str, typed: str, said: str) -> None:
    found = read(kind, typed)
    assert found.text == said.partition(": ")[2] or found.text == said
    assert found.doubt == ""


def test_no_common_word_is_a_name_or_a_short_form() -> None:
    apart = lexicon.names()["proper"] | lexicon.written().keys()
    assert len(apart) > 100
    assert [word for word in sorted(apart) if lexicon.is_common(word)] == []
