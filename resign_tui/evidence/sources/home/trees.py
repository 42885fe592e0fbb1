"""Files of settings as the names in them: the value of a key is skipped while scanning, unless the key is named."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec
import yaml

from resign_tui.evidence.formats import yaml_file
from resign_tui.evidence.opening import Unreadable

_HEADER = re.compile(r"\[([^\[\]\"']{1,200})\]\s*(?:[#;].*)?")
_PAIR = re.compile(r"([A-Za-z0-9_./@:-]{1,120}?)[ \t]*[=:][ \t]*(?=\S)")
_MOST_LINES = 10_000
_LONG = ('"""', "'''")


class Section(msgspec.Struct, frozen=True):
    """One section of a file: its name and its keys that have a value; the value only of the keys asked for."""

    name: str
    keys: Mapping[str, str]


def text(data: bytes) -> str:
    """Bytes as text; what is none becomes U+FFFD."""
    return data.decode("utf-8-sig", "replace")


def lines(data: bytes) -> list[str]:
    """The lines of a file that hold anything; no file of keys that a person has is longer than what is kept here."""
    return [line for line in text(data).split("\n") if line.strip()][:_MOST_LINES]


def sections(data: bytes, keep: Collection[str] = ()) -> Iterator[Section]:
    """The sections of an INI or TOML file in order, the lines before the first as section "".

    Indented lines and what stands between three quotation marks are values. Files are often written by hand, so that
    the strict readers of either form refuse what their programs take.
    """
    name, keys, quote = "", dict[str, str](), ""
    for line in lines(data):
        if quote:
            quote = "" if quote in line else quote
            continue
        quote = next((sign for sign in _LONG if line.count(sign) % 2), "")
        if header := _HEADER.fullmatch(line.rstrip()):
            if name or keys:
                yield Section(name, keys)
            name, keys = header[1].strip(), {}
        elif pair := _PAIR.match(line):
            key = pair[1].lower()
            keys[key] = line[pair.end() :].strip() if key in keep else ""
    if name or keys:
        yield Section(name, keys)


def json_names(data: bytes, keep: Collection[str] = ()) -> dict[str, Any]:
    """A JSON file as tables and lists in which only the texts of the keys asked for stand."""

    def kept(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {key: _without_values(node, key in keep) for key, node in pairs}

    try:
        tree = json.loads(
            text(data), object_pairs_hook=kept, parse_int=_nothing, parse_float=_nothing, parse_constant=_nothing
        )
    except (ValueError, RecursionError):
        raise Unreadable("it is no JSON") from None
    return tree if isinstance(tree, dict) else {}


def yaml_names(data: bytes, keep: Collection[str] = ()) -> dict[str, Any]:
    """The first document of a YAML file in the same way; what an alias repeats is left out."""
    top: list[Any] = []
    nodes: list[Any] = [top]
    keys: list[str | None] = [None]
    for event in yaml_file.events(data):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            node: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            _put(nodes[-1], keys, node)
            nodes.append(node)
            keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            nodes.pop()
            keys.pop()
        elif isinstance(event, yaml.ScalarEvent) and isinstance(nodes[-1], dict) and keys[-1] is None:
            keys[-1] = event.value
        elif isinstance(event, yaml.ScalarEvent):
            _put(nodes[-1], keys, event.value if keys[-1] in keep else None)
        elif isinstance(event, yaml.AliasEvent):
            _put(nodes[-1], keys, None)
        elif isinstance(event, yaml.DocumentEndEvent):
            break
    return top[0] if top and isinstance(top[0], dict) else {}


def _put(holder: Any, keys: list[str | None], node: Any) -> None:
    """A node under the key that waits for it; as a key itself it names nothing."""
    if isinstance(holder, list):
        if node is not None:
            holder.append(node)
    elif keys[-1] is None:
        keys[-1] = ""
    else:
        holder[keys[-1]] = node
        keys[-1] = None


def _without_values(node: Any, is_kept: bool) -> Any:
    """A table as it is, a list without its texts, a text only where it is kept."""
    if isinstance(node, list):
        return [part for part in node if isinstance(part, dict)]
    return node if isinstance(node, dict) or (is_kept and isinstance(node, str)) else None


def _nothing(_: str) -> None:
    return None
