"""One module of the package replaces, renames or removes what stands on the disk, so that its rule holds everywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import resign_tui

PACKAGE = Path(resign_tui.__file__).parent

OURS = {
    "disk.folder": "the rule itself",
    "disk.scratch": "files in a fresh folder of our own",
}
"""The modules that may, each with its reason."""

RENAMERS = {"renaming", "store", "opened.store", "self.opened.store"}
"""What has a `rename` of its own, which ends in the one module."""

ALWAYS = {
    "unlink", "rmdir", "rmtree", "removedirs", "renames", "ftruncate", "write_text", "write_bytes", "symlink_to",
    "hardlink_to", "chmod", "fchmod", "lchmod", "touch", "copyfile", "copy2", "copytree", "move", "mkstemp", "mkdtemp",
    "NamedTemporaryFile",
}  # fmt: skip
"""Whatever has such a method."""

OF_MODULES = {"os": {"remove", "rename", "replace", "link", "symlink", "truncate"}, "shutil": {"copy", "move"}}
"""Calls whose names mean something else elsewhere."""

FLAGS = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
NO_FILES = ("os.devnull", "'/dev/tty'")


class Act(NamedTuple):
    """What changes the disk: in which module, and the call as it stands."""

    module: str
    call: str


def acts(module: str, source: str) -> Iterator[Act]:
    """Every call, and every import of a name, by which a module would change what stands on the disk."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module in ("os", "shutil", "tempfile"):
            forbidden = ALWAYS | OF_MODULES.get(node.module, set())
            if any(alias.name in forbidden for alias in node.names):
                yield Act(module, ast.unparse(node))
        elif isinstance(node, ast.Call) and _changes(node):
            yield Act(module, ast.unparse(node))


def _changes(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id == "open" and _writes(call, 1)
    if not isinstance(function, ast.Attribute):
        return False
    base, name = ast.unparse(function.value), function.attr
    if name in ALWAYS or name in OF_MODULES.get(base, set()):
        return True
    if name == "open" and base == "os":
        flags = {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)}
        return bool(flags & FLAGS) and ast.unparse(call.args[0]) not in NO_FILES
    if name in ("open", "fdopen"):
        return _writes(call, 0 if name == "open" and base not in ("io", "codecs") else 1)
    if name == "rename":
        return base not in RENAMERS
    return name == "replace" and len(call.args) == 1 and not call.keywords


def _writes(call: ast.Call, at: int) -> bool:
    modes = [*call.args[at : at + 1], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return any(isinstance(mode, ast.Constant) and isinstance(mode.value, str) and set(mode.value) & set("wax+")
               and set(mode.value) <= set("wax+rbt") for mode in modes)  # fmt: skip


def modules() -> dict[str, str]:
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def test_one_module_changes_names_on_the_disk() -> None:
    sources = modules()
    assert len(sources) > 200
    found = [act for module, source in sources.items() for act in acts(module, source)]
    assert [act for act in found if act.module not in OURS] == []
    assert {act.module for act in found} == OURS.keys()


@pytest.mark.parametrize(
    "offence",
    [
        "os.unlink(path)",
        "path.unlink(missing_ok=True)",
        "os.remove(path)",
        "os.replace(old, new)",
        "old.replace(new)",
        "old.rename(new)",
        "os.rename(old, new)",
        "os.link(old, new)",
        "shutil.rmtree(folder)",
        "folder.rmdir()",
        "open(path, 'w')",
        "open(path, mode='ab')",
        "path.open('r+b')",
        "path.open(mode='x')",
        "os.fdopen(descriptor, 'wb')",
        "path.write_text(text)",
        "os.truncate(path, 0)",
        "os.ftruncate(descriptor, 0)",
        "os.open(path, os.O_WRONLY | os.O_CREAT)",
        "path.chmod(mode)",
        "path.touch()",
        "tempfile.mkstemp()",
    ],
)
def test_an_offence_is_seen(offence: str) -> None:
    assert list(acts("drafts.bad", f"def f():\n    {offence}\n")) == [Act("drafts.bad", offence)]


def test_a_name_taken_out_of_its_module_is_seen() -> None:
    planted = "from os import unlink\nfrom shutil import rmtree as gone\nfrom tempfile import TemporaryDirectory\n"
    assert [act.call for act in acts("bad", planted)] == ["from os import unlink", "from shutil import rmtree as gone"]


def test_what_only_reads_is_let_through() -> None:
    harmless = (
        "path.open('rb')\nopen(path)\ntext.replace('a', 'b')\nday.replace(year=1)\nos.open(path, os.O_RDONLY)\n"
        "os.open(os.devnull, os.O_WRONLY)\nself.open(entry)\nitems.remove(item)\n"
    )
    assert list(acts("good", harmless)) == []
