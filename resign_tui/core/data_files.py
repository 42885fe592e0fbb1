"""The one place that reads our data files: tables written in TOML, and templates.

A wheel carries both compiled as well (hatch_build.py), because parsing them costs more than all the rest of a start.
What was compiled stands in for a source only while the source is byte for byte the one that it was made of; anything
else about it that does not fit means that the sources are read, with the same result.
"""

from __future__ import annotations

import tomllib
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from resign_tui import __version__

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from jinja2 import BaseLoader, Environment, Template

T = TypeVar("T")

DATA = Path(__file__).parent.parent / "data"
"""Everything a writer may change without Python."""

COMPILED = "_compiled"
"""The folder below DATA with what a wheel carries compiled: TABLES, and one module for each template."""

TABLES = "tables.json"


class CompiledTable(msgspec.Struct, frozen=True, array_like=True):
    """A table as compiled: the mark of its source, and its values as JSON."""

    mark: int
    values: msgspec.Raw


class Compiled(msgspec.Struct, frozen=True):
    """What TABLES holds: tables and marks of templates by path below DATA, and what made them."""

    version: str = __version__
    jinja: str = ""
    tables: dict[str, CompiledTable] = {}
    templates: dict[str, int] = {}


def mark(source: bytes) -> int:
    """Tells sources apart; against an edit, not against malice."""
    return zlib.crc32(source)


def load(folder: str, name: str) -> dict[str, Any]:
    """The table in DATA/folder/name.toml, fresh at each call; FileNotFoundError when there is none."""
    return load_as(folder, name, dict[str, Any])


def load_as(folder: str, name: str, shape: type[T]) -> T:
    """The same as a value of this shape; msgspec.ValidationError when it does not fit."""
    path = f"{folder}/{name}.toml"
    source = (DATA / path).read_bytes()
    compiled = _compiled(DATA).tables.get(path)
    if compiled is not None and compiled.mark == mark(source):
        return msgspec.json.decode(compiled.values, type=shape)
    return msgspec.convert(tomllib.loads(source.decode()), shape)


def read(path: str) -> bytes:
    """What is in the file at a path below DATA that is neither a table nor a template."""
    return (DATA / path).read_bytes()


def load_all(folder: str) -> dict[str, dict[str, Any]]:
    """Every table in a folder by its name, in the order of names."""
    return load_all_as(folder, dict[str, Any])


def load_all_as(folder: str, shape: type[T]) -> dict[str, T]:
    """The same as values of this shape."""
    names = sorted(path.stem for path in (DATA / folder).iterdir() if path.suffix == ".toml")
    return {name: load_as(folder, name, shape) for name in names}


def template_loader() -> BaseLoader:
    """Finds templates by their path below DATA, such as letters/letter.j2; Jinja is imported now."""
    import jinja2  # only a page that is rendered needs it

    data, compiled = DATA, _compiled(DATA)
    marks = compiled.templates if compiled.jinja and compiled.jinja == jinja_version() else {}
    modules = jinja2.ModuleLoader(data / COMPILED)

    class Loader(jinja2.FunctionLoader):
        """From the module made of the source as it stands, else from the source."""

        def load(
            self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
        ) -> Template:
            """The template, ready to be rendered."""
            if name in marks and marks[name] == mark((data / name).read_bytes()):
                with suppress(jinja2.TemplateNotFound):
                    return modules.load(environment, name, globals)
            return super().load(environment, name, globals)

    return Loader(lambda name: (data / name).read_bytes().decode())


def jinja_version() -> str:
    """The version of Jinja, empty when it does not tell; templates compiled by another one do not count."""
    import jinja2  # only a page that is rendered needs it

    return str(vars(jinja2).get("__version__", ""))


@cache
def _compiled(data: Path) -> Compiled:
    """What was compiled, nothing when it is not there or not ours."""
    try:
        compiled = msgspec.json.decode((data / COMPILED / TABLES).read_bytes(), type=Compiled)
    except (OSError, ValueError):
        return Compiled()
    return compiled if compiled.version == __version__ else Compiled()
