"""What is loaded late is decided in few places: everywhere else a file imports at its top."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

import resign_tui
from resign_tui.ui import dialogs

PACKAGE = Path(resign_tui.__file__).parent

LATE = {
    "__main__": "privacy and the collector are settled before anything is loaded",
    "cli.arguments": "a shell that completes asks for it, and no command",
    "cli.commands": "each command loads its work when it is called",
    "cli.commands_about": "each command loads its work when it is called",
    "cli.commands_drafts": "each command loads its work when it is called",
    "cli.commands_letter": "each command loads its work when it is called",
    "cli.commands_reading": "each command loads its work when it is called",
    "cli.commands_template": "each command loads its work when it is called",
    "cli.documents": "most documents go to standard output, and only an e-mail carries another document",
    "cli.edge": "a shell that completes asks for it, and no command",
    "cli.named_draft": "most drafts are there, and named in full",
    "cli.letter_file": "each kind of letter has a library of its own, and one may be missing",
    "cli.passphrase": "most drafts are in clear, and nothing is asked for them",
    "cli.session": "only a settings file that was named is read by every command, and only a shell completes",
    "cli.plain.parts": "the first question waits for neither the review nor what leaves",
    "cli.wizard": "Textual reads the environment when it is imported, and is not needed where nothing can be drawn",
    "core.data_files": "Jinja is needed by pages that are rendered, not by the core",
    "core.letter.compose": "most people have no letter of their own",
    "core.letter.own_reading": "only a word that is not known is compared with those that are",
    "core.notice.public_holidays": "the library takes a quarter of a letter, and most days are known without it",
    "core.review.scan": "signs hold no document back, and their patterns take long to compile",
    "core.templates": "Jinja is needed by pages that are rendered, not by the core",
    "drafts.keys": "most drafts are in clear, and the library is an extra",
    "drafts.lock": "most commands take no lock",
    "drafts.seal": "most drafts are in clear, and the library is an extra",
    "drafts.scrypt_child": "the folder that the library lies in is named to it first",
    "drafts.toml_file": "most commands only read",
    "evidence.programs": "not every system has limits",
    "exports.pdf_child": "typst is loaded once the limits stand, and not every system has limits",
    "exports.registry": "only an e-mail carries another document",
    "exports.text": "Rich measures tables alone, and only a handover has a curve",
    "folders": "Linux answers without the library, which takes longer than a letter to compose",
    "wording_files": "most people have neither letters nor words of their own",
    "ui.sending_screen": "the exports come with the outbox, when something leaves for the first time",
    "ui.wizard": "the exports come with the palette, when somebody opens it",
    "ui.held_draft": "the review follows the first frame",
    "ui.steps.evidence_run": "what reads stores is loaded in its thread, when somebody wants them read",
    "ui.steps": "a step is loaded at its first visit",
    "ui.terminal.environment": "not every system has these modules",
    "ui.terminal.patches": "private modules of Textual, and not every system has both drivers",
    "ui.widgets.fields": "only a question for a long answer needs it",
}
"""The modules that may import inside a function, each with its reason."""


class Late(NamedTuple):
    """An import inside a function: in which module, and the line as it stands."""

    module: str
    line: str


def modules() -> dict[str, str]:
    """Source of every module of the package by its dotted name below it; a package bears its own name."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path.read_text("utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def late_imports(module: str, source: str) -> Iterator[Late]:
    """Every import that runs when a function is called."""
    inside = {
        node
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    yield from (Late(module, ast.unparse(node)) for node in inside)


def test_imports_stand_at_the_top_but_where_there_is_a_reason() -> None:
    sources = modules()
    assert len(sources) > 200
    found = [late for module, source in sources.items() for late in late_imports(module, source)]
    assert [late for late in found if late.module not in LATE] == []
    assert {late.module for late in found} == LATE.keys()


def test_an_import_inside_a_function_is_seen() -> None:
    planted = "import os\n\nclass A:\n    async def f(self):\n        def g():\n            from rich import cells\n"
    assert list(late_imports("ui.bad", planted)) == [Late("ui.bad", "from rich import cells")]


def needs(source: str, names: Collection[str]) -> Iterator[str]:
    """The modules of ours that a source imports, at its top or late."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("resign_tui"):
            module = (node.module or "").removeprefix("resign_tui").lstrip(".")
            below = [f"{module}.{alias.name}".lstrip(".") for alias in node.names]
            yield from (name for name in (module, *below) if name in names)


def test_no_module_of_the_command_line_needs_one_that_needs_it() -> None:
    sources = modules()
    ours = {name for name in sources if name.startswith("cli.")}
    assert len(ours) > 20
    graph = {name: set(needs(sources[name], ours)) for name in ours}
    assert "cli.about" in graph["cli.commands_about"]
    assert len(tuple(TopologicalSorter(graph).static_order())) == len(ours)


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_and_version_load_no_command(asked: str) -> None:
    code = (
        "import sys; from resign_tui.cli.edge import run; run(sys.argv[1:]);"
        "print(*[name for name in sys.modules if name.startswith(('resign_tui.drafts', 'resign_tui.ui', 'jinja2',"
        " 'resign_tui.evidence', 'yaml'))"
        " or name in ('resign_tui.core.departure', 'resign_tui.cli.documents', 'resign_tui.cli.check')],"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, asked], capture_output=True, timeout=60, check=True)
    assert done.stdout
    assert done.stderr.strip() == b""


WRITE = (
    "import sys; before = set(sys.modules); from resign_tui.cli.edge import run;"
    "assert run(['render', sys.argv[1], '--today', sys.argv[2]]) == 0;"
    "print(*(name for name in sys.modules if name not in before and not name.startswith('_')), file=sys.stderr)"
)


def loaded_for_a_letter(today: str, home: Path) -> set[str]:
    """The modules that are loaded when the example's letter is written as text on this day."""
    return set(last_words_of(WRITE, today, home))


def last_words_of(code: str, today: str, home: Path) -> list[str]:
    """The last line on standard error of code that writes the example's letter as text on this day."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(PACKAGE / "data" / "demo" / "example.toml"), today],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "RESIGN_TUI_HOME": str(home)},
    )
    assert "resign" in done.stdout
    return done.stderr.splitlines()[-1].split()


def of_others(modules: set[str]) -> set[str]:
    """The libraries among modules that are neither ours nor Python's."""
    return {name.partition(".")[0] for name in modules} - sys.stdlib_module_names - {"resign_tui"}


LIBRARIES = {"click", "jinja2", "markupsafe", "msgspec", "typing_extensions"}


def test_a_letter_as_text_loads_what_it_is_made_of(tmp_path: Path) -> None:
    loaded = loaded_for_a_letter("2026-04-01", tmp_path)
    assert of_others(loaded) <= LIBRARIES
    assert not loaded & {"click.shell_completion", "locale", "signal", "base64", "encodings.utf_8_sig"}
    ours = {name.removeprefix("resign_tui.") for name in loaded if name.startswith("resign_tui.")}
    assert 100 < len(ours) <= 151
    unasked = ("ui", "evidence", "exports.pdf", "exports.eml", "exports.docx", "core.letter.own_reading")
    unwritten = (
        "disk",
        "settings",
        "exports.files",
        "drafts.listing",
        "drafts.lock",
        "drafts.generations",
        "cli.drafts",
    )
    advice = ("marks", "grammar", "rules_people", "rules_plan", "rules_words", "rules_memo", "elsewhere")
    assert [
        name for name in ours if name.startswith((*unasked, *unwritten, *(f"core.review.{name}" for name in advice)))
    ] == []


COMPILE = (
    "import re, sys; early, types = [], []; compile_expression = re.compile\n"
    "def compiling(*given, **more):\n"
    "    caller = sys._getframe(1)\n"
    "    if caller.f_code.co_name == '<module>':\n"
    "        early.append(caller.f_globals['__name__'])\n"
    "    return compile_expression(*given, **more)\n"
    "re.compile = compiling\n"
    "def hear(event, given):\n"
    "    if event == 'compile' and sys._getframe(2).f_globals['__name__'] == 'msgspec._utils':\n"
    "        types.append('msgspec')\n"
    "sys.addaudithook(hear)\n"
    "from resign_tui.cli.edge import run\n"
    "assert run(['render', sys.argv[1], '--today', sys.argv[2]]) == 0\n"
    "print(*early, *types, file=sys.stderr)"
)


def test_a_letter_compiles_no_expression_before_it_is_used_and_few_types(tmp_path: Path) -> None:
    compiled = last_words_of(COMPILE, "2026-04-01", tmp_path)
    assert "jinja2.lexer" in compiled
    assert [name for name in compiled if name.startswith("resign_tui")] == []
    assert 0 < compiled.count("msgspec") <= 12


def test_a_letter_loads_the_holidays_of_its_country_alone_and_only_near_them(tmp_path: Path) -> None:
    loaded = loaded_for_a_letter("2026-06-01", tmp_path)
    assert of_others(loaded) <= LIBRARIES | {"holidays", "dateutil", "six"}
    assert [name for name in loaded if name.startswith("holidays.countries")] == ["holidays.countries.united_states"]
    assert not loaded & {"holidays.version", "importlib.metadata", "email"}


def test_the_wizard_starts_without_the_readers_of_stores(tmp_path: Path) -> None:
    code = (
        "import asyncio, pathlib, sys\n"
        "from tests.ui.wizard_host import full_draft, wizard\n"
        "async def start():\n"
        "    async with wizard(pathlib.Path(sys.argv[1]), full_draft()) as one:\n"
        "        print(type(one.screen).__name__)\n"
        "        print(*[name for name in sys.modules if name.startswith(('yaml', 'resign_tui.evidence'))])\n"
        "asyncio.run(start())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=PACKAGE.parent,
    )
    assert done.stdout.split() == ["WizardScreen"]


def test_every_dialog_is_found_by_its_name_as_its_type_says() -> None:
    source = (PACKAGE / "ui" / "dialogs" / "__init__.py").read_text(encoding="utf-8")
    typed = {
        alias.name: node.module
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{dialogs.__name__}.")
        for alias in node.names
    }
    assert len(typed) > 8
    for name, module in typed.items():
        assert getattr(dialogs, name).__module__ == module
    assert typed.keys() == vars(dialogs)["MODULES"].keys()
    with pytest.raises(AttributeError, match="NoSuchScreen"):
        getattr(dialogs, "NoSuchScreen")  # noqa: B009
