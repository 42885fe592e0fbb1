"""The README keeps its word: a picture first, two commands, and nothing said that is not so."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from resign_tui import __version__
from resign_tui.cli.commands import root
from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.themes import THEMES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PIN = re.compile(r"[a-z0-9][a-z0-9-]*==[0-9][0-9A-Za-z.]*")

pytestmark = pytest.mark.skipif(not README.exists(), reason="needs the source tree")


def words() -> str:
    return README.read_text(encoding="utf-8")


def commands() -> list[str]:
    return [block.strip() for _, block in BLOCK.findall(words())]


def test_a_picture_comes_first() -> None:
    lines = [line for line in words().splitlines() if line]
    assert lines[0].startswith("# ")
    assert re.fullmatch(r"!\[.+\]\(screenshots/[\w.-]+\)", lines[1])


def test_exactly_two_commands_of_one_line_each() -> None:
    run, test = commands()
    for command in (run, test):
        assert "\n" not in command
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert run.endswith(".venv/bin/resign-tui")
    assert ".[test]" in test
    assert "-m pytest" in test


@pytest.mark.parametrize("number", [0, 1])
def test_the_shell_understands_the_command(number: int) -> None:
    subprocess.run(["bash", "-n", "-c", commands()[number]], check=True, timeout=20)


def test_every_command_and_every_letter_is_named() -> None:
    said = words()
    assert [name for name in root.commands if f"`resign-tui {name}" not in said] == []
    assert [name for name in library.SCENARIOS if library.scenario(name).name.lower() not in said.lower()] == []
    offered = set(re.findall(r"`resign-tui ([a-z]+)", said))
    assert offered <= set(root.commands)
    assert len(offered) >= 7


def table() -> dict[str, str]:
    """The rows of the table of commands, each by the command it is about; the wizard's own have no name."""
    rows = re.findall(r"^\| `resign-tui ?([a-z]*)(.*)$", words().partition("\n## Command line\n")[2], re.MULTILINE)
    described: dict[str, str] = {}
    for name, rest in rows:
        described[name] = described.get(name, "") + rest
    return described


def options(command: click.Command) -> set[str]:
    """Every long option that a command or one of its own commands takes."""
    inner = command.commands.values() if isinstance(command, click.Group) and command is not root else ()
    own = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    return own.union(*map(options, inner))


def test_the_table_of_commands_names_every_command_once_and_no_other() -> None:
    assert list(filter(None, table())) != []
    assert set(table()) == {"", *root.commands}


@pytest.mark.parametrize("name", ["", *root.commands])
def test_options_and_inner_commands_in_the_table_are_there(name: str) -> None:
    command = root.commands[name] if name else root
    row = table()[name]
    assert set(re.findall(r"--[a-z]+", row)) - options(command) == set()
    inner = set(re.findall(rf"`{name} ([a-z]+)", row)) if name else set()
    assert inner <= set(command.commands if isinstance(command, click.Group) else ())


@pytest.mark.parametrize("name", ["render", "export", "check", "advise", "evidence", "drafts", "schema"])
def test_the_table_names_every_option_that_one_command_alone_has(name: str) -> None:
    shared = options(root)
    assert shared
    assert options(root.commands[name]) - shared - {"--help", "--yes"} == set(re.findall(r"--[a-z]+", table()[name]))


def test_options_of_every_command_are_named_below_the_table() -> None:
    line = next(line for line in words().splitlines() if line.startswith("With each: "))
    named = set(re.findall(r"--[a-z]+", line))
    assert named
    assert named <= options(root)
    assert {"--plain", "--ephemeral", "--version"} == options(root) - named - {"--help"}


def test_every_place_and_our_own_colours_are_named() -> None:
    said = " ".join(words().split())
    places = {choice.label for choice in catalogue.field("locale.jurisdiction").choices} - {"somewhere else"}
    assert len(places) > 30
    assert {name for name in places if name.removeprefix("The ") not in said} == set()
    ours = {name for name in THEMES if name.startswith("resign-")}
    assert ours
    assert {name for name in ours if name not in said} == set()


def test_files_that_are_linked_are_there() -> None:
    linked = re.findall(r"\]\(([\w./-]+)\)", words())
    assert linked
    assert [name for name in linked if not (ROOT / name).exists()] == []


def test_the_changelog_has_this_version() -> None:
    assert f"\n## {__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_constraints_are_pins_of_what_the_tests_need() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [line for line in pins if not PIN.fullmatch(line)] == []
    names = {line.partition("==")[0] for line in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["test"], *extras["check"]]
    assert {re.split(r"[<>=;\[ ]", one)[0].lower() for one in wanted} <= names


def test_the_build_script_is_sound_and_finds_the_test_command() -> None:
    script = ROOT / ".ci" / "run"
    subprocess.run(["bash", "-n", str(script)], check=True, timeout=20)
    program = re.search(r"tests=\$\(awk '(.+)' README.md\)", script.read_text(encoding="utf-8"))
    assert program
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        ["awk", program[1], str(README)], env=environment, capture_output=True, text=True, check=True, timeout=20
    )
    assert done.stdout.strip() == commands()[1]
