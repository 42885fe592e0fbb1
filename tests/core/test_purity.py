"""The house as it stands: who imports whom, and that the core touches neither clock nor disk nor screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resign_tui

PACKAGE = Path(resign_tui.__file__).parent
BASE = {"children", "disk", "folders", "ordinary_files", "settings"}
ROOMS = {
    "__init__": set(),
    "core": {"core"},
    "children": set(),
    "disk": {"disk", "folders", "ordinary_files", "core"},
    "folders": {"folders", "core"},
    "ordinary_files": set(),
    "themes": set(),
    "settings": BASE | {"core", "themes"},
    "wording_files": BASE | {"core"},
    "exports": {"exports", "core"} | BASE,
    "drafts": {"drafts", "core"} | BASE,
    "evidence": {"evidence", "core"} | BASE,
    "ui": {"ui", "exports", "drafts", "evidence", "core", "wording_files"} | BASE,
    "cli": {"cli", "ui", "exports", "drafts", "evidence", "core", "themes", "wording_files"} | BASE,
    "__main__": {"cli"},
}
"""What each room may import from the package; cli > ui > {exports, drafts, evidence} > core."""

HEAVY = (
    "textual",
    "rich",
    "pyperclip",
    "docx",
    "typst",
    "click",
    "httpx",
    "requests",
    "socket",
    "urllib",
    "subprocess",
    "tempfile",
    "shutil",
)
"""What the core never imports, wherever in a function."""

CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
CLOCK_OWNERS = {"datetime", "date", "time"}
WRITERS = {"write_text", "write_bytes", "unlink", "rename", "replace", "mkdir", "touch", "rmdir", "chmod"}


@dataclass(frozen=True)
class Import:
    """One import of a module: where, and the dotted name."""

    where: str
    name: str


def modules() -> dict[str, str]:
    """Source of every module of the package by dotted name below it."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imports(module: str, source: str) -> Iterator[Import]:
    """Every import, also inside functions and under TYPE_CHECKING, with relative ones spelled out."""
    parts = ["resign_tui", *module.split(".")]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(module, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = parts[: -node.level] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(module, f"{stem}.{alias.name}")


def room(module: str) -> str:
    """The room that a module of ours lies in."""
    return module.split(".", maxsplit=1)[0]


def trespasses(sources: dict[str, str]) -> tuple[int, list[Import]]:
    """How many imports within the package were looked at, and those that go the wrong way."""
    checked = 0
    wrong = []
    for module, source in sources.items():
        allowed = ROOMS[room(module)]
        for one in imports(module, source):
            name = one.name.split(".")
            if name[0] != "resign_tui" or name[1:] in (["__version__"], []):
                continue
            checked += 1
            if name[1] not in allowed:
                wrong.append(one)
    return checked, wrong


def heavy_imports(sources: dict[str, str]) -> tuple[int, list[Import]]:
    """How many imports of the core were looked at, and those of heavy libraries."""
    found = [one for module, source in sources.items() if room(module) == "core" for one in imports(module, source)]
    return len(found), [one for one in found if one.name.split(".")[0] in HEAVY]


def effects(sources: dict[str, str]) -> tuple[int, list[str]]:
    """How many calls of the core were looked at, and those that read the clock, write a file or print."""
    checked = 0
    wrong = []
    for module, source in sources.items():
        if room(module) != "core":
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call):
                checked += 1
                if _has_effect(node):
                    wrong.append(f"{module}: {ast.unparse(node)}")
    return checked, wrong


def _has_effect(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in ("print", "input", "open", "exec", "eval")
    if not isinstance(function, ast.Attribute):
        return False
    owner = ast.unparse(function.value).split(".")[-1]
    if function.attr in CLOCKS and owner in CLOCK_OWNERS:
        return True
    if function.attr == "replace":
        return owner in ("path", "file", "os")
    return function.attr == "open" or (function.attr in WRITERS)


def test_imports_fall_from_faces_to_core() -> None:
    checked, wrong = trespasses(modules())
    assert checked > 20
    assert wrong == []


def test_an_import_upwards_is_seen() -> None:
    planted = {
        "core.bad": "def f():\n    from resign_tui.ui import app\n",
        "core.sly": "from ..exports import text\n",
        "exports.bad": "from resign_tui import drafts\n",
        "drafts.bad": "import resign_tui.exports.text\n",
        "ui.fine": "from resign_tui.core import compose\n",
    }
    checked, wrong = trespasses(planted)
    assert checked == 5
    assert [one.where for one in wrong] == ["core.bad", "core.sly", "exports.bad", "drafts.bad"]


def test_the_sections_of_the_handover_lie_below_the_documents() -> None:
    found = [one for module, source in modules().items() for one in imports(module, source)]
    into_documents = [one for one in found if one.name.startswith("resign_tui.core.documents")]
    assert len(into_documents) > 20
    assert [one for one in into_documents if one.where.startswith("core.handover")] == []


def test_every_module_lies_in_a_known_room() -> None:
    assert {room(module) for module in modules()} <= set(ROOMS)


def test_the_core_imports_nothing_heavy() -> None:
    checked, wrong = heavy_imports(modules())
    assert checked > 30
    assert wrong == []


def test_a_heavy_import_is_seen() -> None:
    planted = {
        "core.bad": "def f():\n    import rich.text\n    from textual.app import App\n",
        "ui.app": "import textual",
    }
    assert [one.name for one in heavy_imports(planted)[1]] == ["rich.text", "textual.app.App"]


def test_the_core_reads_no_clock_and_writes_nothing() -> None:
    checked, wrong = effects(modules())
    assert checked > 200
    assert wrong == []


def test_an_effect_is_seen() -> None:
    planted = {
        "core.bad": "datetime.now()\ndatetime.date.today()\ntime.time()\nopen('x', 'w')\nprint('x')\n"
        "path.write_text('x')\n"
        "facts.today\n'a'.replace('b', 'c')\nday(raw, today)\n"
    }
    checked, wrong = effects(planted)
    assert (checked, len(wrong)) == (8, 6)


def test_a_clean_interpreter_imports_the_whole_core_without_anything_heavy() -> None:
    names = [f"resign_tui.{module}" for module in modules() if room(module) == "core" and module != "core.__init__"]
    assert len(names) > 12
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "heavy = {'textual', 'rich', 'pyperclip', 'docx', 'typst', 'click', 'jinja2'} & set(sys.modules)\n"
        "print(','.join(sorted(heavy)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent, timeout=60
    )
    assert done.stdout.strip() == ""
