"""The files of a DVC project: .dvc, dvc.lock, dvc.yaml, and the configuration without what its credentials hold."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from resign_tui.evidence import cleaning, limits
from resign_tui.evidence.formats import json_file, yaml_file
from resign_tui.evidence.opening import Unreadable

_SECTION = re.compile(r"""\[\s*['"]?(\w+)(?:\s+"([^"]*)")?['"]?\s*\]""")
_MD5 = re.compile(r"[0-9a-f]{32}(?:\.dir)?")
_SHOWN_DIGITS = 8
_MOST_PARAMS = 2_000
_MOST_NODES = 20_000
_DEEPEST = 8
_CODE = (".py", ".sh", ".ipynb", ".yaml", ".yml", ".toml", ".json", ".cfg", ".ini", ".r", ".jl", ".sql")


class Tracked(msgspec.Struct, frozen=True):
    """A file or folder that DVC knows by its content. path: below the project. came_from: where an import is from."""

    path: str
    md5: str = ""
    size: int = 0
    files: int = 0
    came_from: str = ""

    @property
    def shown(self) -> str:
        """Its path with the beginning of its hash."""
        return f"{self.path} md5 {self.md5[:_SHOWN_DIGITS]}…" if self.md5 else self.path

    @property
    def is_code(self) -> bool:
        """A program or a file of settings, by its name."""
        return self.path.lower().endswith(_CODE)


class Stage(msgspec.Struct, frozen=True):
    """One step of a pipeline as it ran last. params: file to key to value, as text."""

    name: str
    deps: tuple[Tracked, ...]
    outs: tuple[Tracked, ...]
    params: Mapping[str, Mapping[str, str]]


class Remote(msgspec.Struct, frozen=True):
    """A place that data is pushed to. keys: names of its settings. profile: with which key it is reached."""

    name: str
    url: str = ""
    keys: tuple[str, ...] = ()
    profile: str = ""

    @property
    def shown(self) -> str:
        """Its name with its address, without user and password."""
        return f"remote {self.name} ({cleaning.url(self.url)})" if self.url else f"remote {self.name}"


class Config(msgspec.Struct, frozen=True):
    """What a configuration says; of credentials the names alone. cache: where the cache lies, if elsewhere."""

    remotes: tuple[Remote, ...] = ()
    default: str = ""
    cache: str = ""


def config(data: bytes) -> Config:
    """A configuration; a value is looked at only where it is an address, a profile, the default remote or a folder."""
    section, name = "", ""
    remotes: dict[str, Remote] = {}
    default = cache = ""
    for line in data.decode("utf-8-sig", "replace").splitlines():
        heading = _SECTION.match(line.strip())
        if heading:
            section, name = heading[1].lower(), cleaning.name(heading[2] or "")
            if section == "remote":
                remotes.setdefault(name, Remote(name))
            continue
        key = line.partition("=")[0].strip().lower()
        if section == "remote" and key and "=" in line and not line.strip().startswith(("#", ";")):
            before = remotes[name]
            url = _after(line) if key == "url" else before.url
            profile = cleaning.value(key, _after(line)) if key == "profile" else before.profile
            remotes[name] = Remote(name, url, (*before.keys, cleaning.name(key)), profile)
        elif section == "core" and key == "remote":
            default = cleaning.name(_after(line))
        elif section == "cache" and key == "dir":
            cache = _after(line)
    return Config(tuple(remotes.values()), default, cache)


def data_file(data: bytes, folder: str) -> tuple[Tracked, ...]:
    """What a .dvc file tracks. folder: where it lies below the project, "" for the top."""
    top = yaml_file.table(yaml_file.first(data))
    base = posixpath.join(folder, yaml_file.text(top.get("wdir")))
    sources = [yaml_file.table(dep) for dep in yaml_file.items(top.get("deps"))]
    origin = _origin(sources[0]) if sources else ""
    return tuple(_tracked(out, base, origin) for out in map(yaml_file.table, yaml_file.items(top.get("outs"))))


def lock(data: bytes) -> tuple[Stage, ...]:
    """The stages of dvc.lock, of either form."""
    top = yaml_file.table(yaml_file.first(data))
    stages = yaml_file.table(top["stages"]) if "stages" in top else top
    return tuple(
        Stage(
            cleaning.name(name),
            tuple(_tracked(dep, "") for dep in map(yaml_file.table, yaml_file.items(stage.get("deps")))),
            tuple(_tracked(out, "") for out in map(yaml_file.table, yaml_file.items(stage.get("outs")))),
            {file: flat(values) for file, values in yaml_file.table(stage.get("params")).items()},
        )
        for name, stage in stages.items()
        if isinstance(stage, dict)
    )


def metrics(data: bytes) -> dict[str, tuple[str, ...]]:
    """Stage to the paths of its metrics, from dvc.yaml."""
    stages = yaml_file.table(yaml_file.table(yaml_file.first(data)).get("stages"))
    return {
        cleaning.name(name): tuple(_paths(yaml_file.items(stage.get("metrics"))))
        for name, stage in stages.items()
        if isinstance(stage, dict)
    }


def params(name: str, data: bytes) -> dict[str, str]:
    """The settings in a file of parameters, flat, as text."""
    if name.endswith(".json"):
        return flat(json_file.document(data))
    if name.endswith(".toml"):
        try:
            return flat(tomllib.loads(data.decode("utf-8-sig", "replace")))
        except tomllib.TOMLDecodeError:
            raise Unreadable("it is no TOML") from None
    return flat(yaml_file.first(data))


def flat(node: Any, before: str = "") -> dict[str, str]:
    """A tree of settings as "train.lr" to its text; lists and what goes too deep are left out."""
    found: dict[str, str] = {}
    waiting = [(before, node, 0)]
    for _ in range(_MOST_NODES):
        if not waiting or len(found) >= _MOST_PARAMS:
            break
        path, part, depth = waiting.pop()
        if isinstance(part, dict) and depth < _DEEPEST:
            below = [(f"{path}.{key}" if path else str(key), inner, depth + 1) for key, inner in part.items()]
            waiting.extend(reversed(below[:_MOST_PARAMS]))
        elif isinstance(part, str | bool | int | float):
            found[path] = str(part)[: limits.LINE]
    return found


def numbers(data: bytes) -> dict[str, float]:
    """The figures in a file of metrics, in JSON or YAML."""
    found = {}
    for key, text in flat(yaml_file.first(data)).items():
        try:
            found[key] = float(text)
        except ValueError:
            continue
    return found


def _after(line: str) -> str:
    return line.partition("=")[2].strip().strip("'\"")


def _tracked(entry: dict[str, Any], base: str, origin: str = "") -> Tracked:
    path = yaml_file.text(entry.get("path"))
    if "://" not in path and not posixpath.isabs(path):
        path = posixpath.normpath(posixpath.join(base, path)) if path else ""
    md5 = yaml_file.text(entry.get("md5")).lower()
    return Tracked(
        cleaning.url(path),
        md5 if _MD5.fullmatch(md5) else "",
        _count(entry.get("size")),
        _count(entry.get("nfiles")),
        origin,
    )


def _origin(dep: dict[str, Any]) -> str:
    """Where an import came from: "path of URL at commit", or an address."""
    repository = yaml_file.table(dep.get("repo"))
    if not repository:
        return cleaning.url(yaml_file.text(dep.get("path")))
    commit = cleaning.value("rev", yaml_file.text(repository.get("rev_lock")) or yaml_file.text(repository.get("rev")))
    place = cleaning.url(yaml_file.text(repository.get("url")))
    return f"{place}{f' at {commit[:7]}' if commit else ''}"


def _count(node: Any) -> int:
    text = node if isinstance(node, str) else ""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 18 else 0


def _paths(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, dict):
            yield from (key for key in entry if isinstance(key, str))
        elif isinstance(entry, str):
            yield entry
