"""Derives from the scanner's rules what a text must hold before any of them can find a secret in it.

`python -m tests.core.secrets.derive` writes the table anew; it is needed when the scanner or our own rules change.
A rule's pattern is relaxed to one over small letters that every match of it satisfies: case is ignored, a dot is any
sign, an anchor holds at every line, and where a part may be arbitrarily long the pattern is cut into pieces that are
looked for apart, so that looking takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from typing import Any

import msgspec

from resign_tui.core import data_files
from resign_tui.core.secrets.candidates import TABLE, TOKEN, WORD, Rule, Table, mark_of_own_rules
from resign_tui.core.secrets.scanner import PACKAGE, library_rules
from tests.core.secrets.rule_patterns import ALL, Anchor, Branch, Node, Nodes, Repeat, Signs, nodes_of

_RUNS = {name: frozenset(map(ord, signs)) for name, signs in (("word", WORD), ("token", TOKEN))}
_EMPTY = re.compile(r"(?:\\[bB]|\^|\$)*")

_MANY = 300
"""A part that may vary in length by more than this counts as arbitrarily long."""

_SPELLINGS = 8
"""The most spellings of a required word that are kept apart."""

_WAYS = 24
"""The most ways of a choice that become rules of their own."""


def relaxed(rule_id: str, pattern: str) -> list[Rule]:
    """What every match of a pattern holds; several rules where it is one of several patterns, one for each."""
    nodes = nodes_of(pattern)
    rules = dict.fromkeys(_rule(rule_id, way) for way in _ways(nodes))
    return [rule for rule in rules if not any(_asks_more(rule, other) for other in rules)]


def _asks_more(rule: Rule, other: Rule) -> bool:
    """Whatever satisfies the rule satisfies the other, so that the other is enough."""
    is_as_long = other.word <= rule.word and other.token <= rule.token
    return is_as_long and rule.literals == other.literals and set(rule.pieces) > set(other.pieces)


def _rule(rule_id: str, nodes: Nodes) -> Rule:
    pieces = tuple(piece for piece in _pieces(nodes) if not re.match(piece, "") and not _EMPTY.fullmatch(piece))
    literals = max(_required(nodes), key=_worth)
    runs = {name: _longest_run(nodes, signs) for name, signs in _RUNS.items()}
    shortest = {word for word in literals if not any(other in word and other != word for other in literals)}
    return Rule(rule_id, runs["word"], runs["token"], tuple(sorted(shortest)), pieces)


def _ways(nodes: Nodes) -> list[Nodes]:
    """The nodes, with a choice between parts of any length made in every way."""
    for at, node in enumerate(nodes):
        if isinstance(node, Branch) and not _written(node)[1] and len(node.ways) <= _WAYS:
            return [whole for way in node.ways for whole in _ways((*nodes[:at], *way, *nodes[at + 1 :]))]
    return [nodes]


# -- pieces ----------------------------------------------------------------------------------------------------------


def _pieces(nodes: Nodes) -> Iterator[str]:
    """Patterns that a match holds one after the other, each of bounded length."""
    piece: list[str] = []
    for node in nodes:
        text, is_whole = _written(node)
        piece.append(text)
        if not is_whole:
            yield "".join(piece)
            piece = []
    yield "".join(piece)


def _written(node: Node) -> tuple[str, bool]:
    """A pattern that a match of the node begins with, and whether that is all of it."""
    if isinstance(node, Anchor):
        return node.sign, True
    if isinstance(node, frozenset):
        return _class(node), True
    if isinstance(node, Branch):
        ways = [_sequence(way) for way in node.ways]
        return f"(?:{'|'.join(text for text, _ in ways)})", all(is_whole for _, is_whole in ways)
    body, is_whole = _sequence(node.body)
    if len(node.body) > 1 or (node.body and isinstance(node.body[0], Repeat)):
        body = f"(?:{body})"
    if not is_whole or node.most is None or node.most - node.least > _MANY:
        return (body + _times(node.least, node.least) if is_whole else body) if node.least else "", False
    return body + _times(node.least, node.most), True


def _sequence(nodes: Nodes) -> tuple[str, bool]:
    texts: list[str] = []
    for node in nodes:
        text, is_whole = _written(node)
        texts.append(text)
        if not is_whole:
            return "".join(texts), False
    return "".join(texts), True


def _times(least: int, most: int) -> str:
    """How often a part stands there, as a pattern."""
    if (least, most) == (1, 1):
        return ""
    if (least, most) == (0, 1):
        return "?"
    return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def _class(signs: Signs) -> str:
    """A set of signs as a pattern; what no small letter can be is left out."""
    if len(signs) == 1:
        return _escaped(next(iter(signs)))
    capitals = frozenset(range(ord("A"), ord("Z") + 1))
    if signs | capitals == ALL:
        return r"[\s\S]"
    missing = ALL - capitals - signs
    if len(missing) < len(signs) // 2:
        return f"[^{_ranges(missing)}]"
    return f"[{_ranges(signs)}]"


def _ranges(signs: Signs) -> str:
    parts: list[str] = []
    ordered = sorted(signs)
    while ordered:
        first = last = ordered.pop(0)
        while ordered and ordered[0] == last + 1:
            last = ordered.pop(0)
        middle = "-" if last - first > 1 else ""
        parts.append(_escaped(first) + (middle + _escaped(last) if last > first else ""))
    return "".join(parts)


def _escaped(sign: int) -> str:
    return re.escape(chr(sign)) if 32 < sign < 127 else rf"\x{sign:02x}"


# -- what must be there ----------------------------------------------------------------------------------------------


def _worth(spellings: frozenset[str]) -> tuple[int, int, int]:
    shortest = min(map(len, spellings))
    return (min(shortest, 3), -len(spellings), shortest)


def _required(nodes: Nodes) -> list[frozenset[str]]:
    """Sets of words, each with one that every match holds."""
    needed: list[frozenset[str]] = []
    exact = frozenset(("",))
    for node in nodes:
        spelt = _spelt(node)
        longer = _joined(exact, spelt) if spelt is not None else None
        if longer is not None:
            exact = longer
            continue
        needed += [exact, *_inside(node)]
        exact = spelt if spelt is not None and len(spelt) <= _SPELLINGS else frozenset(("",))
    return [spellings for spellings in (*needed, exact) if all(spellings)]


def _spelt(node: Node) -> frozenset[str] | None:
    """All that a node may be, where that is little."""
    if isinstance(node, Anchor):
        return frozenset(("",))
    if isinstance(node, frozenset):
        return frozenset(map(chr, node)) if len(node) <= 4 else None
    if isinstance(node, Branch):
        ways = [_spelt_all(way) for way in node.ways]
        return None if None in ways else _few(frozenset[str]().union(*(way for way in ways if way is not None)))
    body = _spelt_all(node.body)
    if body is None or node.most is None or node.most > 3:
        return None
    return _few(
        frozenset("".join(words) for n in range(node.least, node.most + 1) for words in product(body, repeat=n))
    )


def _spelt_all(nodes: Nodes) -> frozenset[str] | None:
    exact: frozenset[str] | None = frozenset(("",))
    for node in nodes:
        spelt = _spelt(node)
        exact = _joined(exact, spelt) if exact is not None and spelt is not None else None
    return exact


def _joined(left: frozenset[str], right: frozenset[str]) -> frozenset[str] | None:
    return _few(frozenset(one + other for one, other in product(left, right)))


def _few(spellings: frozenset[str]) -> frozenset[str] | None:
    return spellings if len(spellings) <= _SPELLINGS else None


def _inside(node: Node) -> list[frozenset[str]]:
    if isinstance(node, Repeat):
        return _required(node.body) if node.least else []
    if isinstance(node, Branch):
        best = [max(_required(way), key=_worth, default=None) for way in node.ways]
        words = [spellings for spellings in best if spellings is not None]
        return [frozenset[str]().union(*words)] if len(words) == len(best) else []
    return []


def _longest_run(nodes: Nodes, signs: Signs) -> int:
    """The length that the longest run of these signs in a match has at least."""
    longest = current = 0
    for node in nodes:
        length = _within(node, signs)
        if length is not None:
            current += length
        else:
            longest, current = max(longest, current, _run_inside(node, signs)), 0
    return max(longest, current)


def _within(node: Node, signs: Signs) -> int | None:
    """The least length of a node that holds none but these signs."""
    if isinstance(node, Anchor):
        return 0
    if isinstance(node, frozenset):
        return 1 if node <= signs else None
    if isinstance(node, Branch):
        ways = [_within_all(way, signs) for way in node.ways]
        return None if None in ways else min(way for way in ways if way is not None)
    length = _within_all(node.body, signs)
    return None if length is None else node.least * length


def _within_all(nodes: Nodes, signs: Signs) -> int | None:
    lengths = [_within(node, signs) for node in nodes]
    return None if None in lengths else sum(length for length in lengths if length is not None)


def _run_inside(node: Node, signs: Signs) -> int:
    if isinstance(node, Repeat):
        return _longest_run(node.body, signs) if node.least else 0
    if isinstance(node, Branch):
        return min(_longest_run(way, signs) for way in node.ways)
    return 0


# -- the table -------------------------------------------------------------------------------------------------------


def derived(rules: Any, version: str) -> Table:
    """The table for the rules of the library as they are loaded, ours among them."""
    visible = [rule["id"] for rule in rules.metadata() if rule["visible"]]
    relaxed_rules = (rule for name in visible for rule in relaxed(name, rules.detail(name)["detection_regex"]))
    return Table(
        version, mark_of_own_rules(), tuple(sorted(relaxed_rules, key=lambda rule: (rule.word, rule.token, rule.id)))
    )


def written(table: Table) -> bytes:
    """The table as its file holds it: one rule a line."""
    rows = b",\n".join(map(msgspec.json.encode, table.rules))
    head = msgspec.json.encode({"scanner": table.scanner, "own_rules": table.own_rules})
    return head[:-1] + b',"rules":[\n' + rows + b"\n]}\n"


if __name__ == "__main__":
    library = import_module(PACKAGE)
    (data_files.DATA / TABLE).write_bytes(written(derived(library_rules(library), library.__version__)))
