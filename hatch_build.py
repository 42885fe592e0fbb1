"""Compiles the data files when a wheel is built, so that a start need not; the source tree stays as it is."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "resign_tui/data"


def compiled() -> dict[str, bytes]:
    """What goes into the folder of compiled data, by file name, made of the sources of the package that is imported."""
    import tomllib

    import msgspec
    from jinja2 import ModuleLoader

    from resign_tui.core import data_files, templates

    files: dict[str, bytes] = {}
    tables, sources = {}, {}
    for path in sorted(data_files.DATA.rglob("*")):
        name = path.relative_to(data_files.DATA).as_posix()
        if path.suffix == ".toml":
            source = path.read_bytes()
            values = msgspec.json.encode(tomllib.loads(source.decode()))
            tables[name] = data_files.CompiledTable(data_files.mark(source), msgspec.Raw(values))
        elif path.suffix == ".j2":
            source = path.read_bytes()
            module = templates.environment().compile(source.decode(), name, raw=True, defer_init=True)
            files[ModuleLoader.get_module_filename(name)] = module.encode()
            sources[name] = data_files.mark(source)
    table = data_files.Compiled(jinja=data_files.jinja_version(), tables=tables, templates=sources)
    return {data_files.TABLES: msgspec.json.encode(table), **files}


class CompiledData(BuildHookInterface[Any]):
    """Adds the compiled data to a wheel; an editable install reads the sources, which may change at any time."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files outside the source tree, and name their places in the wheel."""
        if version == "editable":
            return
        sys.dont_write_bytecode = True
        sys.path.insert(0, self.root)
        from resign_tui.core.data_files import COMPILED

        self._folder = TemporaryDirectory()
        for name, content in compiled().items():
            file = Path(self._folder.name) / name
            file.write_bytes(content)
            build_data["force_include"][str(file)] = f"{PLACE}/{COMPILED}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel is written, and what it was made of may go."""
        if version != "editable":
            self._folder.cleanup()
