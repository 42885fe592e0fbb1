"""Errors in one sentence, and the program as a process: what it never loads, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_host import OPEN, TODAY, Capture, ends_with, home, program

__all__ = ["home"]


# -- errors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["render"], "Missing argument 'DRAFT'"),
        (["render", OPEN, "--frobnicate"], "--frobnicate"),
        (["render", OPEN, "--format", "odt"], "'odt' is not one of"),
        (["render", "nobody"], "There is no draft"),
        (["render", "a\x1b[31mb"], "ordinary characters"),
        (["render", OPEN, "--today", "23.11.2026"], "write it like 2026-11-23"),
        (["render", OPEN, "--today", "20261123"], "write it like 2026-11-23"),
        (["render", OPEN, "--config", "nowhere.toml"], "nowhere.toml"),
        (["rendr"], "did you mean `resign-tui render`?"),
        (["help"], "did you mean `resign-tui --help`?"),
        (["frob", "draft"], "There is no command 'frob'"),
        (["completion", "tcsh"], "'tcsh' is not one of"),
        (["export", OPEN], "--to"),
        (["render", OPEN, "--attach"], "--attach puts the letter as a PDF on an e-mail; add --format eml"),
        (["render", OPEN, "--attach", "--format", "pdf"], "add --format eml"),
        (
            ["render", OPEN, "--attach", "--format", "eml", "--document", "hr-memo"],
            "Only the letter and its cover note",
        ),
        (["export", OPEN, "--to", "x", "--attach"], "add --format eml"),
        (["export", OPEN, "--to", "x", "--attach", "--format", "eml", "--document", "goodbye"], "leave --attach out"),
        (
            ["export", OPEN, "--to", "x", "--document", "hr-memo", "--format", "csv"],
            "The HR memo cannot be written as csv; choose another format.",
        ),
        (["render", OPEN, "--document", "day0", "--format", "csv"], "The day-0 page cannot be written as csv"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(arguments: list[str], words: str, capsysbinary: Capture) -> None:
    out, err = ends_with(2, arguments, capsysbinary)
    assert out == ""
    assert err.startswith("resign-tui: ")
    assert words in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_a_broken_draft_is_told_by_line(tmp_path: Path, capsysbinary: Capture) -> None:
    draft = tmp_path / "mine.toml"
    draft.write_text('schema = 1\n[sender]\nfull_name = "Wren\n')
    _, err = ends_with(2, ["render", str(draft)], capsysbinary)
    assert "line 3" in err
    assert "Wren" not in err


def test_an_error_of_our_own_shows_its_kind_and_nothing_of_the_letter(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    def breaks(*_: object) -> None:
        raise KeyError("Wren Ó Dálaigh")

    monkeypatch.setattr("resign_tui.core.letter.compose.letter", breaks)
    out, err = ends_with(70, ["render", OPEN], capsysbinary)
    assert out == ""
    assert err == "resign-tui: Something went wrong inside resign-tui (KeyError); your drafts are as they were.\n"


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("resign_tui.core.letter.compose.letter", interrupted)
    assert ends_with(130, ["render", OPEN], capsysbinary) == ("", "")


@pytest.mark.parametrize("arguments", [(), ("departure-1",)])
def test_without_a_terminal_the_wizard_says_so(arguments: tuple[str, ...]) -> None:
    done = program(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"not a terminal" in done.stderr


# -- the process -----------------------------------------------------------------------------------------------------


def test_output_is_utf8_whatever_the_locale() -> None:
    poor = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = program("render", OPEN, *TODAY, env=poor)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("Wren Ó Dálaigh\n")
    assert program("schema", env=poor).returncode == 0


def test_a_reader_that_leaves_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = program("schema", stdout=writer)
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = program("render", OPEN, stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith(b"resign-tui: Could not write to standard output")
    assert done.stderr.count(b"\n") == 1


def test_render_loads_no_interface() -> None:
    code = (
        "import sys; from resign_tui.cli.edge import run; run(['render', sys.argv[1]]);"
        "heavy = {'textual', 'rich', 'pyperclip', 'tomli_w', 'filelock', 'docx', 'icalendar', 'defusedcsv', 'typst',"
        " 'pypdf', 'email', 'kingfisher_sdk'};"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & heavy),"
        " *[name for name in sys.modules if name.startswith('resign_tui.ui')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, OPEN], capture_output=True, timeout=60, check=True)
    assert done.stdout
    assert done.stderr.strip() == b""
