"""What the program says about itself: its help, its places, its schema, its completion."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import click
import pytest

from resign_tui import __version__
from resign_tui.cli.commands import root
from resign_tui.cli.schema import draft_schema
from resign_tui.core.answers import catalogue
from resign_tui.drafts.toml_file import dumps
from resign_tui.ui.commands import COMMANDS as WIZARD_COMMANDS
from resign_tui.ui.keymap import FIXED
from tests.cli_host import Capture, a_draft, ends_with, home, program
from tests.personas import personas

__all__ = ["home"]


def test_paths(home: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["paths"], capsysbinary)
    assert str(home / "drafts") in out
    assert str(home / "config" / "config.toml") in out
    assert "exports   ~/departure, unless" in out


def test_paths_tell_what_does_not_hold_in_the_settings(home: Path, capsysbinary: Capture) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text('theme = "nope"\n[keys]\ngo-to = "ctrl+n"\n')
    _, told = ends_with(0, ["paths"], capsysbinary)
    assert "there is no theme 'nope'" in told
    assert "config.toml: go-to keeps ctrl+g: ctrl+n belongs to next-step everywhere." in told


def test_a_theme_that_there_is_not_is_told_with_the_names(capsysbinary: Capture) -> None:
    _, told = ends_with(2, ["--theme", "nope", "paths"], capsysbinary)
    assert "'nope' is not one of" in told
    assert "resign-morning" in told
    assert "nord" in told
    out, _ = ends_with(0, ["--help"], capsysbinary)
    assert "resign-evening,resign-evening-dim,resign-morning,resign-clear" in "".join(out.split())


def test_the_schema_of_the_settings_knows_theme_ascii_and_every_free_key(capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["schema", "--settings"], capsysbinary)
    tables = json.loads(out)["properties"]
    assert set(tables) == {"theme", "ascii", "keys"}
    assert fits("nord", tables["theme"])
    assert not fits("nope", tables["theme"])
    assert set(tables["keys"]["properties"]) == {each.name for each in WIZARD_COMMANDS} - FIXED
    assert fits({"copy-letter": "alt+x", "undo": ["alt+u", "f9"]}, tables["keys"])
    assert not fits({"copy-letter": 3}, tables["keys"])


def test_the_schema_knows_every_question_and_every_column(capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["schema"], capsysbinary)
    tables = json.loads(out)["properties"]
    counted = 0
    for field in catalogue.fields().values():
        table, _, key = field.id.partition(".")
        question = tables[table]["properties"][key]
        for column in field.columns:
            assert column.key in question["items"]["anyOf"][0]["properties"]
        counted += 1
    assert counted > 100
    assert {"hidden", "order"} <= set(tables["handover"]["properties"]["item"]["items"]["anyOf"][0]["properties"])
    assert {"edits", "wizard", "review", "schema"} <= set(tables)


def test_the_schema_takes_what_the_wizard_writes() -> None:
    import tomllib

    tables = draft_schema()["properties"]
    checked = 0
    for who in personas().values():
        for table, keys in tomllib.loads(dumps(who.draft).decode()).items():
            if isinstance(keys, dict):
                for key, value in keys.items():
                    assert fits(value, tables[table]["properties"][key]), (table, key)
                    checked += 1
    assert checked > 50
    assert not fits(3, tables["sender"]["properties"]["full_name"])
    assert not fits("gladly", tables["triage"]["properties"]["would_return"])


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """The few words of JSON Schema that we use."""
    kinds = {"string": str, "number": int | float, "boolean": bool, "array": list, "object": dict, "integer": int}
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, kinds[name]) for name in names):
        return False
    if isinstance(value, list):
        return all(fits(one, schema["items"]) for one in value)
    if isinstance(value, dict):
        return all(fits(one, schema["properties"][key]) for key, one in value.items())
    return True


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["completion", shell], capsysbinary)
    assert "_RESIGN_TUI_COMPLETE" in out


def test_completion_offers_commands_and_drafts(home: Path) -> None:
    a_draft(home, "renovation")
    asked = {"_RESIGN_TUI_COMPLETE": "bash_complete", "COMP_WORDS": "resign-tui ren", "COMP_CWORD": "1"}
    done = program(env={**os.environ, **asked})
    assert {"plain,render", "plain,renovation"} <= set(done.stdout.decode().split())


def test_help_is_short_and_names_every_command(capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["-h"], capsysbinary)
    assert err == ""
    assert [name for name in root.commands if f"  {name} " not in out] == []
    assert len(root.commands) >= 7
    assert ends_with(0, ["--version"], capsysbinary)[0] == f"resign-tui {__version__}\n"
    assert ends_with(0, ["some-draft", "--help"], capsysbinary)[0].startswith("Usage: resign-tui [OPTIONS] [DRAFT")


COMMON = {"--today", "--ascii", "--plain", "--ephemeral", "--theme", "--config", "--identity", "--version"}
READS, SCREEN = {"--today", "--identity"}, {"--today", "--ascii", "--plain", "--theme", "--config"}


@pytest.mark.parametrize(
    ("command", "used"),
    [
        ("", COMMON), ("render", READS), ("export", READS), ("check", READS), ("advise", READS),
        ("evidence", {"--identity"}), ("drafts", {"--today"}), ("drafts copy", set()), ("drafts history", READS),
        ("drafts lock", {"--identity"}), ("profile", set()), ("demo", SCREEN), ("template show", {"--today"}),
        ("schema", set()), ("paths", {"--config"}), ("completion", set()),
    ],
)  # fmt: skip
def test_help_names_of_the_common_options_those_that_a_command_uses(
    command: str, used: set[str], capsysbinary: Capture
) -> None:
    out, _ = ends_with(0, [*command.split(), "--help"], capsysbinary)
    named = {line.split()[0] for line in out.splitlines() if line.startswith("  --")}
    assert named & COMMON == used
    assert "  -h, --help" in out


def test_every_common_option_is_taken_before_and_behind_every_command(capsysbinary: Capture) -> None:
    common = ["--today", "2026-11-23", "--ascii", "--plain", "--ephemeral", "--theme", "nord", "--identity", "none"]
    said = {ends_with(0, line, capsysbinary)[0] for line in (["paths"], ["paths", *common], [*common, "paths"])}
    assert len(said) == 1


@pytest.mark.parametrize("group", ["", "drafts", "profile", "template"])
def test_what_a_command_does_is_said_whole_in_a_narrow_terminal(
    group: str, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out, _ = ends_with(0, [*group.split(), "--help"], capsysbinary)
    summaries = out.partition("\nCommands:\n")[2].splitlines()
    assert len(summaries) >= 2
    assert [line for line in summaries if not line.endswith(".") or line.endswith("...")] == []


def with_json() -> list[tuple[str, ...]]:
    """Every command that can answer in JSON."""
    groups: list[tuple[tuple[str, ...], click.Group]] = [((), root)]
    found = []
    for above, group in groups:
        for name, command in group.commands.items():
            found += [(*above, name)] if any("--json" in one.opts for one in command.params) else []
            groups += [((*above, name), command)] if isinstance(command, click.Group) else []
    return found


@pytest.mark.parametrize("words", with_json(), ids=" ".join)
def test_the_help_of_what_answers_in_json_says_what_is_in_it(words: tuple[str, ...], capsysbinary: Capture) -> None:
    assert "In JSON" in ends_with(0, [*words, "--help"], capsysbinary)[0]


def test_the_help_names_all_that_the_list_of_drafts_has_in_json(home: Path, capsysbinary: Capture) -> None:
    a_draft(home, "renovation")
    (told,) = json.loads(ends_with(0, ["drafts", "--json"], capsysbinary)[0])
    said = set(re.findall(r"\w+", ends_with(0, ["drafts", "--help"], capsysbinary)[0]))
    assert told.keys() - said == set()
