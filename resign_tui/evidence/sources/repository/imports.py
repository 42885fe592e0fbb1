"""Which Python files import what; the files are read as text, and nothing of them is ever run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+\(?([^#\n]*)|import[ \t]+([\w., \t]+))", re.MULTILINE
)
_NAME = re.compile(r"\w+")
_ROOTS = ("src.", "lib.", "python.")


def module(path: str) -> str:
    """The dotted name under which a file or a folder (with a slash at its end) is imported."""
    dotted = path.removesuffix(".py").strip("/").replace("/", ".").removesuffix(".__init__")
    return next((dotted.removeprefix(root) for root in _ROOTS if dotted.startswith(root)), dotted)


def imported(path: str, source: str) -> Iterator[str]:
    """The dotted names that a file imports; what comes from a module may be a module itself."""
    package = module(path).split(".")
    package = package if path.endswith("/__init__.py") else package[:-1]
    for match in _IMPORT.finditer(source):
        origin, names, plain = match.groups()
        if plain is not None:
            yield from (name.split()[0] for name in plain.split(",") if name.split())
            continue
        dots = len(origin) - len(origin.lstrip("."))
        base = package[: len(package) - dots + 1] if dots else []
        whole = ".".join(part for part in (*base, origin.lstrip(".")) if part)
        yield whole
        yield from (f"{whole}.{name}" for name in _NAME.findall(names))


def importers(path: str, by_file: Mapping[str, frozenset[str]]) -> list[str]:
    """The files that import a file or anything of a folder."""
    wanted = module(path)
    return sorted(file for file, names in by_file.items() if any(_is_of(wanted, path, name) for name in names))


def _is_of(wanted: str, path: str, name: str) -> bool:
    return name == wanted or (path.endswith("/") and name.startswith(f"{wanted}."))
