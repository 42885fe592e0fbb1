"""The patterns of the scanner's rules, read into small parts; case does not count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, TypeAlias

Signs: TypeAlias = frozenset[int]

ALL: Signs = frozenset(range(128))

_CATEGORIES: dict[Any, Signs] = {
    op.CATEGORY_SPACE: frozenset(b" \t\n\r\f\v"),
    op.CATEGORY_DIGIT: frozenset(b"0123456789"),
    op.CATEGORY_WORD: frozenset(sign for sign in ALL if chr(sign).isalnum() or chr(sign) == "_"),
}
_CATEGORIES |= {
    op.CATEGORY_NOT_SPACE: ALL - _CATEGORIES[op.CATEGORY_SPACE],
    op.CATEGORY_NOT_DIGIT: ALL - _CATEGORIES[op.CATEGORY_DIGIT],
    op.CATEGORY_NOT_WORD: ALL - _CATEGORIES[op.CATEGORY_WORD],
}
_ANCHORS = {
    op.AT_BEGINNING: "^",
    op.AT_BEGINNING_STRING: "^",
    op.AT_END: "$",
    op.AT_END_STRING: "$",
    op.AT_BOUNDARY: r"\b",
    op.AT_NON_BOUNDARY: r"\B",
}
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]|\(\?[a-z]+\)|\((?:\?[^:>]*[:>])?|.", re.DOTALL)
_FLAGS = re.compile(r"\(\?([a-z]+)\)")
_PYTHON = {r"\z": r"\Z", "[[:alnum:]]": "[A-Za-z0-9]"}


class Anchor(NamedTuple):
    """An edge of a line or of a word."""

    sign: str


class Repeat(NamedTuple):
    """A part so many times; `most` is None where there is no end."""

    least: int
    most: int | None
    body: tuple[Node, ...]


class Branch(NamedTuple):
    """A choice of parts."""

    ways: tuple[tuple[Node, ...], ...]


Node: TypeAlias = Signs | Anchor | Repeat | Branch
Nodes: TypeAlias = tuple[Node, ...]


def python_pattern(pattern: str) -> str:
    """The pattern of a rule in Python's own words: flags in the middle of a group stand around the rest of it."""
    written: list[str] = []
    groups: list[list[str]] = [[]]
    for part in _PARTS.findall(pattern):
        if flags := _FLAGS.fullmatch(part):
            assert "x" not in flags[1] or not re.search(r"\s|#", pattern), "white space that does not count"
            groups[-1].append(f"(?{flags[1].replace('x', '')}:")
            written.append(groups[-1][-1])
        elif part == "|" and groups[-1]:
            written += (")" * len(groups[-1]), "|", *groups[-1])
        elif part == ")":
            written += (")" * len(groups.pop()), ")")
        else:
            if part.startswith("("):
                groups.append([])
            written.append(_PYTHON.get(part, part))
    return "".join((*written, ")" * len(groups.pop())))


def nodes_of(pattern: str) -> Nodes:
    """The parts of a rule's pattern."""
    return tuple(_nodes(parser.parse(python_pattern(pattern))))


def _lower(signs: Iterable[int]) -> Signs:
    return frozenset(ord(chr(sign).lower()) for sign in signs if sign < 128)


def _nodes(parsed: Any) -> Iterator[Node]:
    for code, value in parsed:
        if code is op.AT:
            yield Anchor(_ANCHORS[value])
        elif code is op.SUBPATTERN:
            yield from _nodes(value[3])
        elif code is op.BRANCH:
            yield _branch([tuple(_nodes(way)) for way in value[1]])
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, body = value
            yield Repeat(least, None if most is op.MAXREPEAT else most, tuple(_nodes(body)))
        else:
            yield _lower(_signs(code, value))


def _branch(ways: list[Nodes]) -> Node:
    """A choice; between single signs it is a set of them."""
    signs = [way[0] for way in ways if len(way) == 1 and isinstance(way[0], frozenset)]
    return frozenset[int]().union(*signs) if len(signs) == len(ways) else Branch(tuple(ways))


def _signs(code: Any, value: Any) -> Signs:
    if code is op.LITERAL:
        return frozenset((value,))
    if code is op.NOT_LITERAL:
        return ALL - {value}
    if code is op.ANY:
        return ALL
    if code is op.RANGE:
        return frozenset(range(value[0], value[1] + 1))
    if code is op.CATEGORY:
        return _CATEGORIES[value]
    assert code is op.IN, code
    is_negated = bool(value) and value[0][0] is op.NEGATE
    union = frozenset[int]().union(*(_signs(*part) for part in value[is_negated:]))
    return ALL - union if is_negated else union
