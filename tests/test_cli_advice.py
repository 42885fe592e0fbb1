"""`advise`, `drafts`, and what the program says about itself."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from resign_tui import __version__
from resign_tui.cli.advice import advice_lines, advice_of
from resign_tui.cli.commands import root
from resign_tui.cli.schema import draft_schema
from resign_tui.core import library
from resign_tui.core.answers import catalogue
from resign_tui.core.words import short_date
from resign_tui.drafts.toml_file import dumps
from resign_tui.ui.commands import COMMANDS as WIZARD_COMMANDS
from resign_tui.ui.keymap import FIXED
from tests.cli_host import OPEN, TODAY, Capture, ends_with, home, program
from tests.personas import personas

__all__ = ["home"]


# -- advise ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(personas()))
def test_advise_gives_each_person_what_they_need(name: str, tmp_path: Path, capsysbinary: Capture) -> None:
    who = personas()[name]
    draft = tmp_path / "who.toml"
    draft.write_bytes(dumps(who.draft))
    out, _ = ends_with(0, ["advise", str(draft), "--json", "--today", who.today.isoformat()], capsysbinary)
    found = json.loads(out)
    for key in ("recommend", "runner_up", "advised_weeks", "employment_end", "last_working_day"):
        if key in who.expect:
            wanted = who.expect[key]
            assert found[key] == (wanted.isoformat() if isinstance(wanted, date) else wanted)
    for key in ("overlays", "cards"):
        assert set(who.expect.get(key, ())) <= set(found[key])
    assert set(who.expect.get("items", ())) <= {one["id"] for one in found["handover"]}
    assert ("hr-memo" in found["documents"]) == (found["recommend"] == "mistreated")
    law = who.departure.timeline.statutory_end
    assert found["statutory_end"] == (law.isoformat() if law else None)
    assert any("usual legal minimum" in reason for reason in found["notice_reasons"])
    if "hint_end" in who.expect:
        assert any(short_date(who.expect["hint_end"]) in text for text in found["suggestions"])


def test_advise_as_json_has_exactly_these_keys_and_is_ascii(capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["advise", OPEN, "--json", *TODAY], capsysbinary)
    assert err == ""
    assert out.isascii()
    found = json.loads(out)
    assert list(found) == [
        "recommend", "recommend_name", "runner_up", "runner_up_name", "reason", "letter", "letter_name",
        "overlays", "overlay_names", "documents", "document_names", "cards", "card_names", "advised_weeks",
        "notice_reasons", "statutory_end", "employment_end", "last_working_day", "handover", "first", "today",
        "suggestions", "reckoning", "problems",
    ]  # fmt: skip
    assert (found["recommend"], found["recommend_name"]) == ("open_door", "Open door")
    assert found["documents"] == ["letter", "handover", "cover-note", "goodbye"]
    assert found["document_names"] == ["Letter", "Handover", "Cover note", "Goodbye"]
    assert [one["priority"] for one in found["handover"]] == sorted(one["priority"] for one in found["handover"])
    assert set(found["handover"][0]) == {"id", "priority", "text", "status"}


def test_advise_says_what_today_asks_for_once_the_letter_is_handed_in(tmp_path: Path, capsysbinary: Capture) -> None:
    who = personas()["T-01"].draft.answer("sent.on", "2026-11-23").answer("dates.given", "2026-11-23")
    who = who.answer("handover.item", ({"id": "bot", "text": "the bot", "due": "2026-11-30", "owner": "Bram"},))
    draft = tmp_path / "who.toml"
    draft.write_bytes(dumps(who))
    day = ["--today", "2026-12-02"]
    out, _ = ends_with(0, ["advise", str(draft), "--json", *day], capsysbinary)
    found = json.loads(out)["today"]
    assert found["date"] == "2026-12-02"
    assert [(item["id"], item["days_late"]) for item in found["slipped"][:1]] == [("bot", 2)]
    assert found["slipped"][1]["planned"] < "2026-12-02"
    assert found["slipped_on_days_ahead"] > 0
    assert found["meet"] == [
        {
            "who": "Dr. Odalys Pendergrast",
            "about": "ask for a line that confirms receipt and the last day",
            "met": False,
        },
        {"who": "Bram Achterberg", "about": "they drive and you watch", "met": False},
        {"who": "Bram", "about": "the bot", "met": False},
    ]
    assert found["next"]["date"] == "2026-12-03"
    tasks = [*found["tasks"], json.loads(out)["first"]]
    assert set(tasks[0]) == {"id", "priority", "text", "due", "hours"}
    words, _ = ends_with(0, ["advise", str(draft), *day], capsysbinary)
    assert words.startswith(
        "First: the bot (P1, 2 days late).\nToday, Wed 2 Dec 2026: 5 h for today; for 3.5 h more there is no room.\n"
    )
    assert "  bot  the bot (2 days late)\n  " in words
    assert "  Meet Bram: the bot\n" in words
    before, _ = ends_with(0, ["advise", OPEN, "--json", *TODAY], capsysbinary)
    assert json.loads(before)["today"] is None


def test_advise_says_the_same_in_words(capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["advise", OPEN, *TODAY], capsysbinary)
    assert out.startswith("Recommended: Open door\n")
    assert "Employment ends: 2026-12-07" in out


@pytest.mark.parametrize("name", sorted(personas()))
def test_what_advise_names_has_a_lasting_name_and_one_for_people(name: str) -> None:
    who = personas()[name].departure
    found = advice_of(who)
    said = "\n".join(advice_lines(found, who))
    for key in ("document", "card"):
        assert len(found[f"{key}s"]) == len(found[f"{key}_names"])
        assert all(one in said for one in found[f"{key}_names"])
    assert all(one in said for one in found["overlay_names"])
    assert found["recommend_name"] in said
    inner = {*library.SCENARIOS, *found["cards"], *found["overlays"]}
    assert [one for one in inner if "_" in one and one in said] == []


# -- drafts ----------------------------------------------------------------------------------------------------------


def a_draft(home: Path, name: str = "departure-1") -> Path:
    (home / "drafts").mkdir(parents=True, exist_ok=True)
    path = home / "drafts" / f"{name}.toml"
    path.write_bytes(Path(OPEN).read_bytes())
    return path


def test_a_name_is_looked_up_in_the_drafts_folder(home: Path, capsysbinary: Capture) -> None:
    a_draft(home)
    named, _ = ends_with(0, ["render", "departure-1"], capsysbinary)
    by_path, _ = ends_with(0, ["render", OPEN], capsysbinary)
    assert named == by_path


def test_drafts_are_listed(home: Path, capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["drafts"], capsysbinary)
    assert out == ""
    assert "no drafts" in err
    a_draft(home)
    for arguments in (["drafts"], ["drafts", "list"]):
        out, err = ends_with(0, arguments, capsysbinary)
        assert out.startswith("departure-1  ")
        assert err == ""


@pytest.mark.parametrize(("answer", "goes"), [("yes\n", True), ("y\n", True), ("no\n", False), ("", False)])
def test_forgetting_asks(answer: str, goes: bool, home: Path) -> None:
    path = a_draft(home)
    done = program("drafts", "forget", "departure-1", input=answer.encode(), stdin=None)
    assert done.returncode == (0 if goes else 1)
    assert path.exists() is not goes
    assert (str(path).encode() in done.stdout) is goes


def test_forgetting_with_yes_asks_nothing(home: Path, capsysbinary: Capture) -> None:
    path = a_draft(home)
    _, err = ends_with(0, ["drafts", "forget", "departure-1", "--yes"], capsysbinary)
    assert not path.exists()
    assert "stay where they are" in err
    ends_with(2, ["drafts", "forget", "departure-1"], capsysbinary)


# -- what it says about itself ---------------------------------------------------------------------------------------


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
    for name in root.commands:
        out, _ = ends_with(0, [name, "--help"], capsysbinary)
        assert "--today" in out
    assert ends_with(0, ["--version"], capsysbinary)[0] == f"resign-tui {__version__}\n"
    assert ends_with(0, ["some-draft", "--help"], capsysbinary)[0].startswith("Usage: resign-tui [OPTIONS] [DRAFT")
