"""YAML as plain data: texts, lists and tables, no tag that builds anything, no alias that multiplies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from resign_tui.evidence import limits
from resign_tui.evidence.opening import Unreadable

_DEEPEST_MERGE = 4
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def documents(data: bytes) -> Iterator[Any]:
    """The documents of a file as str, list and dict, in order.

    Raises Unreadable behind the last whole one when the file breaks, at once when it holds too many aliases.
    """
    text = data.decode("utf-8-sig", "replace")
    _refuse_aliases(text)
    loader = _Loader(text)
    try:
        for _ in range(limits.YAML_DOCUMENTS):
            if not loader.check_data():
                return
            yield loader.get_data()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unreadable(f"it is no YAML{_line_of(error)}") from None
    finally:
        loader.dispose()
    raise Unreadable(f"it holds more than {limits.YAML_DOCUMENTS} documents; the first ones were read")


def first(data: bytes) -> Any:
    """The first document; an empty table where there is none."""
    return next(documents(data), {})


def events(data: bytes) -> Iterator[Any]:
    """What a file says piece by piece, for a reader that keeps only some of it; Unreadable where it breaks."""
    try:
        yield from yaml.parse(data.decode("utf-8-sig", "replace"), Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unreadable(f"it is no YAML{_line_of(error)}") from None


def nodes(document: Any) -> Iterator[Any]:
    """Every part of a document once, itself first, however often an alias repeats it."""
    waiting, seen = [document], set[int]()
    while waiting and len(seen) < limits.YAML_NODES:
        node = waiting.pop()
        if id(node) in seen and not isinstance(node, str):
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, dict):
            waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def table(node: Any) -> dict[str, Any]:
    """A node that should be a table; an empty one for anything else."""
    return node if isinstance(node, dict) else {}


def merged(node: Any, depth: int = _DEEPEST_MERGE) -> dict[str, Any]:
    """A table with what it takes over from others by <<; its own entries win."""
    own = table(node)
    if "<<" not in own or depth == 0:
        return own
    whole: dict[str, Any] = {}
    for other in reversed(items(own["<<"])):
        whole.update(merged(other, depth - 1))
    return {**whole, **{key: part for key, part in own.items() if key != "<<"}}


def items(node: Any) -> list[Any]:
    """A node that may be a list or a single entry, as a list."""
    if node is None or node == "":
        return []
    return node if isinstance(node, list) else [node]


def text(node: Any) -> str:
    """A node that should be a text; empty for anything else."""
    return node if isinstance(node, str) else ""


def _refuse_aliases(source: str) -> None:
    count = 0
    try:
        for event in yaml.parse(source, Loader=_Loader):
            count += isinstance(event, yaml.AliasEvent)
            if count > limits.YAML_ALIASES:
                raise Unreadable("it repeats itself by too many aliases")
    except (yaml.YAMLError, RecursionError, ValueError):
        return  # where it breaks is told when it is loaded


def _line_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" from line {mark.line + 1} on" if mark is not None else ""
