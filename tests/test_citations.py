"""Docstrings and comments say the thing itself: no number of a list that a reader of the repository does not hold."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NUMBER = re.compile(r"\b[RNLF]-\d+|\bsections? \d+\.\d", re.IGNORECASE)


def remarks(source: str, suffix: str) -> Iterator[str]:
    """Every docstring and comment of a Python file, every comment of another one."""
    if suffix != ".py":
        yield from (line for line in source.splitlines() if line.lstrip().startswith(("#", "/*", "{#", "//")))
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def citations(source: str, suffix: str = ".py") -> list[str]:
    return [match[0] for remark in remarks(source, suffix) for match in NUMBER.finditer(remark)]


def test_no_docstring_or_comment_cites_a_number() -> None:
    found, checked = {}, 0
    for folder in ("resign_tui", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in (".py", ".toml", ".tcss", ".css", ".j2", ".typ"):
                continue
            checked += 1
            source = path.read_text(encoding="utf-8")
            if NUMBER.search(source) and (cited := citations(source, path.suffix)):
                found[str(path.relative_to(ROOT))] = cited
    assert found == {}
    assert checked > 400


@pytest.mark.parametrize(
    ("source", "suffix"),
    [
        ('"""As rule L-40 asks."""', ".py"),
        ('def look() -> None:\n    """What R-047 asks."""', ".py"),
        ('NEAR = 5\n"""Days (N-13)."""', ".py"),
        ("x = 1  # see section 3.4", ".py"),
        ("# F-2 wants it\nx = 1", ".toml"),
    ],
)
def test_a_planted_citation_is_seen(source: str, suffix: str) -> None:
    assert len(citations(source, suffix)) == 1


def test_numbers_that_are_data_are_left_alone() -> None:
    assert citations('number = "L-40"') == citations('number = "L-40"', ".toml") == []
