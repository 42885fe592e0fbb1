"""`drafts`, names that may be shortened, `profile`, and where the wizard goes with a name."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from resign_tui.cli import wizard
from resign_tui.core.answers.draft import Draft
from resign_tui.drafts import profile
from resign_tui.drafts.listing import last, remember_last
from resign_tui.drafts.store import open_draft
from resign_tui.ui.app import Ended
from tests.cli_host import OPEN, TODAY, Capture, a_draft, ends_with, home

__all__ = ["home"]


def lines(*arguments: str, capture: Capture) -> list[str]:
    return ends_with(0, [*arguments, *TODAY], capture)[0].splitlines()


# -- listing ---------------------------------------------------------------------------------------------------------


def test_the_list_says_what_stands_in_each(home: Path, capsysbinary: Capture) -> None:
    a_draft(home)
    (home / "drafts" / "broken.toml").write_text("[x\n")
    os.utime(home / "drafts" / "broken.toml", (1, 1))
    first, second = lines("drafts", capture=capsysbinary)
    assert first.startswith("departure-1  ")
    assert "Tamarack [Labs]" in first
    assert "open door" in first
    assert first.endswith("nothing needed")
    assert "broken.toml cannot be read" in second


def test_the_list_as_json_has_the_same_facts(home: Path, capsysbinary: Capture) -> None:
    path = a_draft(home)
    (home / "drafts" / "broken.toml").write_text("[x\n")
    window = open_draft(path)
    for arguments in (["drafts", "list", "--json"], ["drafts", "--json"]):
        listed = json.loads(ends_with(0, [*arguments, *TODAY], capsysbinary)[0])
        by_name: dict[str, dict[str, Any]] = {each["name"]: each for each in listed}
        good, broken = by_name["departure-1"], by_name["broken"]
        assert good["path"] == str(path)
        assert (good["scenario"], good["open"], good["problem"]) == ("open_door", 0, None)
        assert good["open_in_window"] is True
        assert broken["open"] is None
        assert "cannot be read" in broken["problem"]
        assert good.keys() == broken.keys()
    window.store.close()


def test_no_list_says_in_passing_what_happened(home: Path, capsysbinary: Capture) -> None:
    window = open_draft(a_draft(home))
    for name in ("Ada", "Ada Wren"):
        told = window.draft.answer("scenario.chosen", "mistreated").answer("sender.full_name", name)
        window.store.keep(told)
    window.store.save(told)
    window.store.close()
    for arguments in (["drafts"], ["drafts", "--json"], ["drafts", "history", "departure-1"]):
        out, _ = ends_with(0, [*arguments, *TODAY], capsysbinary)
        assert "Tamarack" in out
        assert "mistreated" not in out
        assert "--json" not in arguments or json.loads(out)[0]["scenario"] is None
    history = json.loads(ends_with(0, ["drafts", "history", "departure-1", "--json", *TODAY], capsysbinary)[0])
    assert [version["scenario"] for version in history] == [None, None, "open_door"]


# -- another name and a copy -----------------------------------------------------------------------------------------


def test_renaming_and_copying(home: Path, capsysbinary: Capture) -> None:
    path = a_draft(home)
    remember_last(home / "state", path)
    mine, again = home / "drafts" / "mine.toml", home / "drafts" / "again.toml"
    before = path.read_bytes()
    assert lines("drafts", "rename", "departure-1", "mine", capture=capsysbinary) == [str(mine)]
    assert not path.exists()
    assert last(home / "state", home / "drafts") == mine
    assert lines("drafts", "copy", "mine", "again", capture=capsysbinary) == [str(again)]
    assert mine.read_bytes() == again.read_bytes() == before


@pytest.mark.parametrize("work", ["rename", "copy"])
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("departure-1", "victim", 1),
        ("nothing", "mine", 2),
        ("departure-1", "a/b", 2),
        ("departure-1", "render", 2),
        ("departure-1", "-x", 2),
    ],
)
def test_what_cannot_be_named_so_stays(
    work: str, old: str, new: str, code: int, home: Path, capsysbinary: Capture
) -> None:
    a_draft(home)
    (a_draft(home, "victim")).write_text("schema = 1\n")
    before = {each: each.read_bytes() for each in home.rglob("*.toml")}
    _, err = ends_with(code, ["drafts", work, "--", old, new], capsysbinary)
    assert err.startswith("resign-tui: ")
    assert {each: each.read_bytes() for each in home.rglob("*.toml")} == before


def test_forgetting_knows_the_new_name_and_says_that_a_profile_is_there(home: Path, capsysbinary: Capture) -> None:
    a_draft(home)
    profile.keep(home / "config", Draft({"sender.full_name": "Ada"}))
    ends_with(0, ["drafts", "rename", "departure-1", "mine"], capsysbinary)
    ends_with(2, ["drafts", "forget", "departure-1", "--yes"], capsysbinary)
    _, err = ends_with(0, ["drafts", "forget", "mine", "--yes"], capsysbinary)
    assert "Your profile still holds name" in err
    assert list((home / "drafts").iterdir()) == []


# -- names that are shortened ----------------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """What the wizard was asked to open; it never begins."""
    asked: list[Path | None] = []

    def open_wizard(_start: object, path: Path | None, **_more: object) -> int:
        asked.append(path)
        return 0

    monkeypatch.setattr(wizard, "open_wizard", open_wizard)
    return asked


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("quill-and-lantern-open-door", "quill-and-lantern-open-door"),
        ("quill", "quill-and-lantern-open-door"),
        ("Quill Open", "quill-and-lantern-open-door"),
        ("closed", "umbra-closed-door"),
        ("newname", "newname"),
        ("second try", "second try"),
        ("東京", "東京"),
    ],
)
def test_a_name_opens_the_draft_that_it_means_else_a_new_one(
    typed: str, name: str, opened: list[Path | None], home: Path, capsysbinary: Capture
) -> None:
    for each in ("quill-and-lantern-open-door", "umbra-closed-door"):
        a_draft(home, each)
    assert ends_with(0, [typed], capsysbinary) == ("", "")
    assert opened == [home / "drafts" / f"{name}.toml"]


def test_several_drafts_are_listed_in_one_sentence(
    opened: list[Path | None], home: Path, capsysbinary: Capture
) -> None:
    for each in ("quill-open-door", "quill-closed-door", "umbra"):
        a_draft(home, each)
    for arguments in (["quill"], ["render", "quill"]):
        _, err = ends_with(2, arguments, capsysbinary)
        assert "'quill' may be quill-" in err
        assert "umbra" not in err
        assert err.endswith("; give more of the name.\n")
    assert opened == []


def test_a_slip_in_a_command_still_begins_no_draft(
    opened: list[Path | None], home: Path, capsysbinary: Capture
) -> None:
    for slip in ("rendr", "draft", "profil", "demmo"):
        _, err = ends_with(2, [slip], capsysbinary)
        assert "did you mean `resign-tui " in err
    a_draft(home, "drafty-house-open-door")
    ends_with(0, ["draft"], capsysbinary)
    assert opened == [home / "drafts" / "drafty-house-open-door.toml"]


def test_a_path_means_itself(opened: list[Path | None], home: Path, capsysbinary: Capture, tmp_path: Path) -> None:
    a_draft(home, "quill-open-door")
    path = tmp_path / "quill.toml"
    ends_with(0, [str(path)], capsysbinary)
    assert opened == [path]


def test_reading_commands_take_a_short_name_and_say_how_they_read_it(home: Path, capsysbinary: Capture) -> None:
    a_draft(home, "tamarack-open-door")
    whole, _ = ends_with(0, ["render", OPEN, *TODAY], capsysbinary)
    out, err = ends_with(0, ["render", "tama", *TODAY], capsysbinary)
    assert out == whole
    assert err.startswith("resign-tui: 'tama' is read as the draft tamarack-open-door.\n")
    _, err = ends_with(0, ["render", "tamarack-open-door", *TODAY], capsysbinary)
    assert "is read as" not in err


def test_commands_that_write_take_a_short_name_too_and_say_how_they_read_it(home: Path, capsysbinary: Capture) -> None:
    path = a_draft(home, "tamarack-open-door")
    folder = home / "empty"
    folder.mkdir()
    told = "resign-tui: 'tama' is read as the draft tamarack-open-door.\n"
    accept = ["evidence", str(folder), "--into", "tama", "--accept", "certain"]
    for code, arguments in (
        (0, ["drafts", "copy", "tama", "again"]),
        (0, accept),
        (2, ["drafts", "unlock", "tama"]),
        (0, ["drafts", "rename", "tama", "mine"]),
    ):
        _, err = ends_with(code, arguments, capsysbinary)
        assert err.startswith(told), arguments
    assert {each.name for each in path.parent.glob("*.toml")} == {"again.toml", "mine.toml"}


def test_forgetting_takes_the_whole_name_and_asks_about_a_part_of_one(home: Path, capsysbinary: Capture) -> None:
    path = a_draft(home, "tamarack-open-door")
    _, err = ends_with(2, ["drafts", "forget", "tama", "--yes"], capsysbinary)
    assert err == (
        "resign-tui: There is no draft 'tama', and forgetting takes a whole name; do you mean tamarack-open-door?\n"
    )
    assert path.exists()


@pytest.mark.parametrize("command", ["render {}", "advise {}", "drafts copy {} x", "evidence . --into {} --accept 1"])
def test_where_there_is_no_draft_the_way_on_is_told_by_name(command: str, home: Path, capsysbinary: Capture) -> None:
    a_draft(home, "tamarack-open-door")
    _, err = ends_with(2, command.format("quill").split(), capsysbinary)
    assert err == (
        "resign-tui: There is no draft 'quill'; `resign-tui drafts` lists yours, and `resign-tui quill` begins it.\n"
    )


@pytest.mark.parametrize(("answer", "goes"), [("yes", True), (" YES ", True), ("y", False), ("", False)])
@pytest.mark.parametrize("command", ["drafts forget mine", "profile forget", "drafts restore mine 1"])
def test_what_asks_for_yes_takes_yes_alone(
    command: str, answer: str, goes: bool, home: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_draft(a_draft(home, "mine"))
    opened.store.keep(opened.draft)
    opened.store.save(opened.draft.answer("sender.full_name", "Ada"))
    opened.store.close()
    profile.keep(home / "config", Draft({"sender.full_name": "Ada"}))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
    _, err = ends_with(0 if goes else 1, command.split(), capsysbinary)
    assert "Type yes to go on:" in err
    assert ("answer yes, or add --yes." in err) is not goes


# -- leaving ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("drafts/quill-open-door.toml", "Saved as quill-open-door. `resign-tui quill-open-door` opens it again."),
        ("drafts/my try.toml", "Saved as my try. `resign-tui 'my try'` opens it again."),
        ("other/x.toml", "Saved as x.toml in {home}/other. `resign-tui {home}/other/x.toml` opens it again."),
        (
            "drafts/render.toml",
            "Saved as render.toml in {home}/drafts. `resign-tui {home}/drafts/render.toml` opens it again.",
        ),
    ],
)
def test_the_line_on_leaving_opens_it_again(name: str, said: str, home: Path) -> None:
    assert wizard._farewell(home / name, home / "drafts", ("render", "export")) == said.format(home=home)


@pytest.mark.parametrize(
    ("ended", "said"),
    [(Ended(0, Path("/x/a.toml")), "Saved as a.toml"), (Ended(0), "Nothing here was saved."), (Ended(1), "")],
)
def test_what_is_said_on_leaving(
    ended: Ended, said: str, home: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resign_tui.ui.terminal.environment.can_draw", lambda *_: "")
    monkeypatch.setattr("resign_tui.ui.terminal.environment.scrub", lambda _: None)
    monkeypatch.setattr("resign_tui.ui.terminal.environment.harden", lambda: None)
    monkeypatch.setattr("resign_tui.ui.app.run_wizard", lambda *_, **__: ended)
    _, err = ends_with(ended.code, ["demo"], capsysbinary)
    assert said in err
    assert err.count("\n") == bool(said)


# -- what is kept of the person --------------------------------------------------------------------------------------


def test_the_profile_is_shown_and_forgotten(home: Path, capsysbinary: Capture) -> None:
    assert "Nothing of you is kept" in ends_with(0, ["profile"], capsysbinary)[1]
    assert not home.exists()
    profile.keep(home / "config", Draft({"sender.full_name": "Ada", "sender.address": "1 Elm Row\nPort Wend"}))
    for arguments in (["profile"], ["profile", "show"]):
        out, err = ends_with(0, arguments, capsysbinary)
        assert [line.split("  ")[-1].strip() for line in out.splitlines()] == ["Ada", "1 Elm Row, Port Wend"]
        assert err == ""
    file = str(home / "config" / "profile.toml")
    assert file in ends_with(0, ["paths"], capsysbinary)[0]
    _, err = ends_with(1, ["profile", "forget"], capsysbinary)
    assert f"This will be deleted: {file}, " in err
    assert "Nothing was deleted; answer yes, or add --yes." in err
    assert Path(file).exists()
    assert lines("profile", "forget", "--yes", capture=capsysbinary) == [file]
    assert not Path(file).exists()
    assert "Nothing of you is kept" in ends_with(0, ["profile", "forget"], capsysbinary)[1]
