"""`template`, and a letter of one's own in every command that writes or checks."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from resign_tui.cli.template import beginning, example_of
from resign_tui.core.departure import TEMPLATE
from resign_tui.core.letter import compose
from resign_tui.core.letter.own import PARAGRAPHS, OwnWording
from resign_tui.core.letter.own_reading import read_template, slots
from resign_tui.core.library import SCENARIOS
from tests.cli_host import OPEN, TODAY, Capture, ends_with, home
from tests.core.cases import TODAY as DAY
from tests.core.cases import words_of

__all__ = ["home"]

MINE = """extends = "open_door"
[paragraphs]
appreciation = "I will think of {project} often."
"""


@pytest.fixture
def templates(home: Path) -> Path:
    """The folder of one's own letters."""
    folder = home / "config" / "templates"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def mine(templates: Path, tmp_path: Path) -> str:
    """A draft whose letter is one of one's own."""
    (templates / "mine.toml").write_text(MINE, encoding="utf-8")
    text = Path(OPEN).read_text(encoding="utf-8")
    table = '[scenario]\ntemplate = "mine"\n'
    path = tmp_path / "draft.toml"
    path.write_text(text.replace("[scenario]\n", table) if "[scenario]" in text else f"{text}\n{table}", "utf-8")
    return str(path)


@pytest.mark.parametrize("made", [False, True])
def test_the_command_for_a_beginning_can_be_run_as_it_stands(
    made: bool, tmp_path: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESIGN_TUI_HOME", str(tmp_path / "my home"))
    folder = tmp_path / "my home" / "config" / "templates"
    if made:
        folder.mkdir(parents=True)
    said = ends_with(0, ["template"], capsysbinary)[0].splitlines()[-1]
    command = said.removeprefix("A beginning: ").replace("resign-tui", f"{shlex.quote(sys.executable)} -m resign_tui")
    assert command.startswith("mkdir -p ") is not made
    subprocess.run(["sh", "-c", command], check=True, timeout=60)
    assert "mine  after open door" in ends_with(0, ["template", "list"], capsysbinary)[0]
    assert "mine.toml can be used." in ends_with(0, ["template", "check", "mine"], capsysbinary)[0]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_beginning_gives_the_very_letter_that_it_was_made_of(scenario: str) -> None:
    departure = example_of(scenario, DAY)
    text = "\n".join(beginning(departure))
    template, faults = read_template("mine", text)
    assert template is not None, faults
    assert sum("{ours}" in said for said in template.paragraphs.values()) <= 1, (
        "a slot is missing for an answer of ours"
    )
    own = type(departure)(departure.draft.answer(TEMPLATE, "mine"), DAY, wording=OwnWording({"mine": template}))
    assert words_of(compose.letter(own)) == words_of(compose.letter(departure))
    assert all(f"{{{name}}}" in text for name in slots())
    assert all(name in text for name in PARAGRAPHS)


def test_show_prints_a_file_that_can_be_used(templates: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["template", "show", "closed_door"], capsysbinary)
    assert tomllib.loads(out)["extends"] == "closed_door"
    (templates / "plain.toml").write_text(out, encoding="utf-8")
    out, _ = ends_with(0, ["template", "check", "plain"], capsysbinary)
    assert "plain.toml can be used." in out
    assert "75 to 145 suit this letter" in out
    _, err = ends_with(2, ["template", "show", "open"], capsysbinary)
    assert "choose one of open_door" in err


def test_list_names_them_and_how_to_begin(templates: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["template", "list"], capsysbinary)
    assert "resign-tui template show open_door > " in out
    (templates / "mine.toml").write_text(MINE, encoding="utf-8")
    (templates / "odd.toml").write_text('extends = "open_door"\norder = ["thank"]', encoding="utf-8")
    (templates / ".hidden.toml").write_text("", encoding="utf-8")
    out, _ = ends_with(0, ["template"], capsysbinary)
    assert out.splitlines()[0] == "mine  after open door"
    assert out.splitlines()[1].startswith("odd  cannot be used: odd.toml, line 2: there is no paragraph 'thank'")
    assert len(out.splitlines()) == 2


def test_check_says_what_is_wrong_and_fails(templates: Path, capsysbinary: Capture) -> None:
    file = templates / "mine.toml"
    file.write_text('extends = "open_door"\n[paragraphs]\nthanks = "{projct}"\nthank = "x"\n', encoding="utf-8")
    out, _ = ends_with(1, ["template", "check"], capsysbinary)
    assert "mine.toml, line 3: there is no slot {projct}" in out
    assert "mine.toml, line 4: there is no paragraph 'thank'" in out
    assert "can be used" not in out
    file.write_text(MINE.replace("I will think of", "I will sue you over"), encoding="utf-8")
    out, _ = ends_with(1, ["template", "check", str(file)], capsysbinary)
    assert "appreciation" in out
    file.write_text('extends = "open_door"\n[paragraphs]\nnotice = "News: {last_day}."\n', encoding="utf-8")
    out, _ = ends_with(1, ["template", "check", "mine"], capsysbinary)
    assert "notice: " in out
    assert "it does not say 'Your job title'" in out
    assert "it does not say 'Last day at work'" in out or "last" in out.casefold()
    _, err = ends_with(2, ["template", "check", "gone"], capsysbinary)
    assert "There is no template 'gone'" in err


def test_check_reads_words_of_the_house(templates: Path, capsysbinary: Capture) -> None:
    phrases = templates.parent / "phrases.toml"
    phrases.write_text('[instead]\n"HR" = "the People team"\n', encoding="utf-8")
    out, _ = ends_with(0, ["template", "check"], capsysbinary)
    assert "phrases.toml can be used." in out
    phrases.write_text('closign = "Best"\n', encoding="utf-8")
    out, _ = ends_with(1, ["template", "check"], capsysbinary)
    assert "phrases.toml, line 1: there is no key 'closign' here. Did you mean closing" in out


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * 70_000, b"a = [" + b"[" * 5000, b""])
def test_a_file_that_is_none_ends_in_a_sentence(templates: Path, mine: str, data: bytes, capsysbinary: Capture) -> None:
    (templates / "mine.toml").write_bytes(data)
    out, _ = ends_with(1, ["template", "check", "mine"], capsysbinary)
    assert out.startswith("mine.toml")
    out, err = ends_with(0, ["render", mine, *TODAY], capsysbinary)
    assert "so our open door letter stands" in err
    assert "often" not in out


def test_the_own_letter_is_rendered_exported_and_checked(mine: str, tmp_path: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["render", mine, *TODAY], capsysbinary)
    assert "I will think of" in out
    ends_with(0, ["export", mine, "--to", str(tmp_path / "out"), *TODAY], capsysbinary)
    assert "I will think of" in (tmp_path / "out" / "letter.txt").read_text(encoding="utf-8")
    _, err = ends_with(0, ["check", mine, *TODAY], capsysbinary)
    assert not err


def test_words_of_the_house_stand_in_what_is_written(templates: Path, capsysbinary: Capture) -> None:
    (templates.parent / "phrases.toml").write_text('closing = "With best wishes"\n', encoding="utf-8")
    out, _ = ends_with(0, ["render", OPEN, *TODAY], capsysbinary)
    assert "\nWith best wishes,\n" in out
    (templates.parent / "phrases.toml").write_text("closing = 1\n", encoding="utf-8")
    out, err = ends_with(0, ["render", OPEN, *TODAY], capsysbinary)
    assert "\nKind regards,\n" in out
    assert "Our own words stand until then." in err


def test_paths_and_schema_know_it(home: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["paths"], capsysbinary)
    assert str(home / "config" / "templates") in out
    assert str(home / "config" / "phrases.toml") in out
    out, _ = ends_with(0, ["schema"], capsysbinary)
    assert '"template"' in out
