"""`render` and `export` from outside: what goes to which stream and file, and which exit code it ends with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resign_tui.core.errors import WriteError
from resign_tui.drafts.toml_file import dumps
from tests.cli_host import OPEN, TODAY, UNFINISHED, Capture, ends_with, home
from tests.personas import personas

__all__ = ["home"]


# -- render ----------------------------------------------------------------------------------------------------------


def test_render_prints_the_letter_and_nothing_else(capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["render", OPEN, *TODAY], capsysbinary)
    assert err == ""
    assert out.startswith("Wren Ó Dálaigh\n")
    assert "Tamarack [Labs]" in out
    assert out.endswith("Wren Ó Dálaigh\n")


def test_options_of_all_commands_stand_before_or_after(capsysbinary: Capture) -> None:
    after, _ = ends_with(0, ["render", OPEN, "--today", "2027-02-01"], capsysbinary)
    before, _ = ends_with(0, ["--today", "2027-02-01", "render", OPEN], capsysbinary)
    assert before == after
    assert "1 February 2027" in before


@pytest.mark.parametrize(("form", "first"), [("txt", "Handover\n===="), ("md", "# Handover\n")])
def test_render_of_the_handover_in_each_format(form: str, first: str, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["render", OPEN, "--document", "handover", "--format", form, *TODAY], capsysbinary)
    assert out.startswith(first)


def test_an_unfinished_letter_is_refused_with_all_that_is_missing(capsysbinary: Capture) -> None:
    out, err = ends_with(1, ["render", UNFINISHED, *TODAY], capsysbinary)
    assert out == ""
    lines = err.splitlines()
    assert "  company.name: Company" in lines
    assert any(line.startswith("  manager.name: ") for line in lines)
    assert "--draft" in err


def test_draft_gives_an_unfinished_letter_with_the_word(capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["render", UNFINISHED, "--draft", *TODAY], capsysbinary)
    assert out.startswith("DRAFT\n")


def test_what_is_odd_in_a_draft_is_told_with_its_place(capsysbinary: Capture) -> None:
    _, err = ends_with(0, ["render", UNFINISHED, "--draft", *TODAY], capsysbinary)
    assert "resign-tui: mood.today is not a question; it is kept as it is.\n" in err
    assert "resign-tui: dates.given: " in err


def test_output_never_replaces_unasked(tmp_path: Path, capsysbinary: Capture) -> None:
    target = tmp_path / "letter.md"
    arguments = ["render", OPEN, "--output", str(target), *TODAY]
    assert ends_with(0, arguments, capsysbinary) == ("", "")
    first = target.read_bytes()
    assert b"Tamarack \\[Labs\\]" in first
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_bytes(b"mine")
    _, err = ends_with(1, arguments, capsysbinary)
    assert "--force" in err
    assert target.read_bytes() == b"mine"
    ends_with(0, [*arguments, "--force"], capsysbinary)
    assert target.read_bytes() == first


def test_output_never_replaces_the_draft(tmp_path: Path, capsysbinary: Capture) -> None:
    draft = tmp_path / "mine.toml"
    draft.write_bytes(Path(OPEN).read_bytes())
    _, err = ends_with(2, ["render", str(draft), "--output", str(draft), "--force"], capsysbinary)
    assert "is the draft itself" in err
    assert draft.read_bytes() == Path(OPEN).read_bytes()


def test_render_changes_nothing_on_disk(tmp_path: Path, home: Path, capsysbinary: Capture) -> None:
    draft = tmp_path / "mine.toml"
    draft.write_bytes(Path(OPEN).read_bytes())
    ends_with(0, ["render", str(draft)], capsysbinary)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.toml"]
    assert draft.read_bytes() == Path(OPEN).read_bytes()


# -- export ----------------------------------------------------------------------------------------------------------


def test_export_writes_letter_and_handover_and_prints_where(tmp_path: Path, capsysbinary: Capture) -> None:
    folder = tmp_path / "out"
    out, err = ends_with(0, ["export", OPEN, "--to", str(folder), *TODAY], capsysbinary)
    names = ["letter.txt", "letter.md", "handover.txt", "handover.md"]
    assert out.splitlines() == [str(folder / name) for name in names]
    assert err == ""
    printed, _ = ends_with(0, ["render", OPEN, *TODAY], capsysbinary)
    assert (folder / "letter.txt").read_text(encoding="utf-8") == printed


def test_export_leaves_older_files_alone(tmp_path: Path, capsysbinary: Capture) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    arguments = ["export", OPEN, "--to", str(tmp_path), "--document", "letter", "--format", "txt"]
    out, err = ends_with(0, arguments, capsysbinary)
    assert out == f"{tmp_path / 'letter-2.txt'}\n"
    assert "stays" in err
    assert (tmp_path / "letter.txt").read_text() == "mine"
    ends_with(0, [*arguments, "--force"], capsysbinary)
    assert (tmp_path / "letter.txt").read_text() != "mine"


def test_export_goes_on_after_a_refusal_and_says_so(tmp_path: Path, capsysbinary: Capture) -> None:
    out, err = ends_with(1, ["export", UNFINISHED, "--to", str(tmp_path)], capsysbinary)
    assert out.splitlines() == [str(tmp_path / "handover.txt"), str(tmp_path / "handover.md")]
    assert "company.name" in err


def test_a_format_that_fails_does_not_take_the_others_along(tmp_path: Path, capsysbinary: Capture) -> None:
    os.mkfifo(tmp_path / "letter.txt")
    arguments = ["export", OPEN, "--to", str(tmp_path), "--force", *TODAY]
    out, err = ends_with(1, arguments, capsysbinary)
    assert [Path(line).name for line in out.split()] == ["letter.md", "handover.txt", "handover.md"]
    assert err.count("\n") == 1
    assert "letter.txt" in err


def test_a_failure_names_the_file_that_is_not_there(
    tmp_path: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> bytes:
        raise WriteError("PDF needs the typst package; install it.")

    monkeypatch.setattr("resign_tui.exports.pdf.render", fails)
    arguments = ["export", OPEN, "--to", str(tmp_path), "--format", "pdf", "--format", "txt", *TODAY]
    out, err = ends_with(1, arguments, capsysbinary)
    assert [Path(line).name for line in out.split()] == ["letter.txt", "handover.txt"]
    assert err.splitlines() == [
        f"resign-tui: {name}.pdf was not written. PDF needs the typst package; install it."
        for name in ("letter", "handover")
    ]


def test_export_leaves_out_what_a_document_cannot_be(tmp_path: Path, capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["export", OPEN, "--to", str(tmp_path), "--format", "csv", *TODAY], capsysbinary)
    assert [Path(line).name for line in out.split()] == ["handover.csv"]
    assert err == "resign-tui: The letter cannot be written as csv; choose another format.\n"
    arguments = ["export", OPEN, "--to", str(tmp_path), "--document", "letter", "--format", "csv", *TODAY]
    out, err = ends_with(2, arguments, capsysbinary)
    assert not out
    assert "cannot be written as csv" in err


def test_letter_and_memo_at_once_are_told_to_travel_apart(tmp_path: Path, capsysbinary: Capture) -> None:
    both = ["--document", "letter", "--document", "hr-memo"]
    path = tmp_path / "three.toml"
    path.write_bytes(dumps(personas()["T-03"].draft))
    folder = tmp_path / "out"
    out, err = ends_with(0, ["export", str(path), "--to", str(folder), *both, "--format", "txt", *TODAY], capsysbinary)
    assert [Path(line).relative_to(folder).as_posix() for line in out.split()] == ["letter.txt", "hr-memo/hr-memo.txt"]
    assert "Memo and letter together (L-53)" in err


def test_export_needs_a_folder(capsysbinary: Capture) -> None:
    _, err = ends_with(2, ["export", OPEN, "--to", "", *TODAY], capsysbinary)
    assert "--to needs the name of a folder" in err


def test_export_keeps_the_memo_in_a_folder_of_its_own(tmp_path: Path, capsysbinary: Capture) -> None:
    who = personas()["T-03"]
    draft, folder = tmp_path / "who.toml", tmp_path / "out"
    draft.write_bytes(dumps(who.draft))
    day = ("--today", who.today.isoformat())
    out, _ = ends_with(0, ["export", str(draft), "--to", str(folder), *day], capsysbinary)
    assert not (folder / "hr-memo").exists()
    named = ["export", str(draft), "--to", str(folder), "--document", "letter", "--document", "hr-memo"]
    out, err = ends_with(0, [*named, "--format", "txt", *day], capsysbinary)
    assert out.splitlines() == [str(folder / "letter-2.txt"), str(folder / "hr-memo" / "hr-memo.txt")]
    assert all(Path(line).is_file() for line in out.splitlines())
    assert not (folder / "hr-memo.txt").exists()
    out, err = ends_with(0, [*named[:4], "--document", "hr-memo", "--format", "txt", *day], capsysbinary)
    assert out == f"{folder / 'hr-memo' / 'hr-memo-2.txt'}\n"
    assert f"{folder / 'hr-memo' / 'hr-memo.txt'} was there already and stays" in err
