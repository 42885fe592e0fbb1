"""The command line from outside: what goes to which stream, which exit code it ends with, and what it never loads."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from resign_tui import __version__
from resign_tui.cli.commands import COMMANDS
from resign_tui.cli.edge import run
from resign_tui.cli.schema import draft_schema
from resign_tui.core import catalogue
from resign_tui.core.errors import WriteError
from resign_tui.drafts.toml_file import dumps

from .exports.readers import needs_pages
from .personas import personas

DATA = Path(__file__).parent / "data" / "cli"
OPEN, UNFINISHED = str(DATA / "open.toml"), str(DATA / "unfinished.toml")
TODAY = ("--today", "2026-11-23")

Capture = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our folders, away from the real ones."""
    monkeypatch.setenv("RESIGN_TUI_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("_RESIGN_TUI_COMPLETE", raising=False)
    return tmp_path / "home"


def program(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The whole program in a process of its own."""
    more.setdefault("stdin", subprocess.DEVNULL)
    more.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        [sys.executable, "-m", "resign_tui", *arguments], stderr=subprocess.PIPE, timeout=60, check=False, **more
    )


def ends_with(code: int, arguments: Sequence[str], capture: Capture) -> tuple[str, str]:
    """Both streams of a command that must end so."""
    capture.readouterr()
    assert run(arguments) == code
    out, err = capture.readouterr()
    return out.decode(), err.decode()


# -- render --------------------------------------------------------------------------------------------------------


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


# -- export --------------------------------------------------------------------------------------------------------


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


# -- letters on an e-mail ------------------------------------------------------------------------------------------


def attached(data: bytes) -> dict[str, bytes]:
    """The files on a message by name."""
    found: EmailMessage = BytesParser(policy=default).parsebytes(data)
    return {str(one.get_filename()): one.get_content() for one in found.iter_attachments()}


def body(data: bytes) -> str:
    """The words of a message."""
    found: EmailMessage = BytesParser(policy=default).parsebytes(data)
    part = found.get_body(("plain",))
    assert part is not None
    text: str = part.get_content()
    return text


def with_files(tmp_path: Path, *names: str, more: str = "") -> str:
    """The open-door draft with a list of files for its cover note."""
    draft = tmp_path / "listed.toml"
    listed = f"[cover_note]\nattachments = {json.dumps(names)}\n" if names else ""
    draft.write_text(f"{Path(OPEN).read_text(encoding='utf-8')}\n{listed}{more}", encoding="utf-8")
    return str(draft)


def test_attach_puts_the_letter_as_pdf_on_its_email(tmp_path: Path, capsysbinary: Capture) -> None:
    needs_pages()
    run_it = ["render", OPEN, "--format", "eml", *TODAY]
    plain, _ = ends_with(0, run_it, capsysbinary)
    assert attached(plain.encode()) == {}
    carrying, err = ends_with(0, [*run_it, "--attach"], capsysbinary)
    assert err == ""
    assert body(carrying.encode()) == body(plain.encode())
    ends_with(0, ["render", OPEN, "--output", str(tmp_path / "letter.pdf"), *TODAY], capsysbinary)
    assert attached(carrying.encode()) == {"letter.pdf": (tmp_path / "letter.pdf").read_bytes()}
    folder = tmp_path / "out"
    order = ["export", OPEN, "--to", str(folder), "--document", "letter", "--format", "eml", "--format", "txt"]
    ends_with(0, [*order, "--attach", *TODAY], capsysbinary)
    assert (folder / "letter.eml").read_bytes() == carrying.encode()


def test_a_draft_carries_a_draft(capsysbinary: Capture) -> None:
    needs_pages()
    out, _ = ends_with(0, ["render", UNFINISHED, "--draft", "--attach", "--format", "eml", *TODAY], capsysbinary)
    (paper,) = attached(out.encode()).values()
    assert "D R A F T" in pdf_text(paper)


def test_without_a_pdf_an_attachment_that_was_asked_for_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    monkeypatch.setattr("resign_tui.exports.pdf.render", no_typst)
    out, err = ends_with(1, ["render", OPEN, "--format", "eml", "--attach", *TODAY], capsysbinary)
    assert (out, err) == ("", "resign-tui: PDF needs the typst package; install it.\n")


def no_typst(*_: object, **__: object) -> bytes:
    raise WriteError("PDF needs the typst package; install it.")


@pytest.mark.parametrize("names", [(), ("letter.pdf",), ("Letter", "form.pdf")])
def test_the_cover_note_carries_the_letter_where_its_list_names_it(
    names: tuple[str, ...], tmp_path: Path, capsysbinary: Capture
) -> None:
    needs_pages()
    run_it = ["render", with_files(tmp_path, *names), "--document", "cover-note", "--format", "eml", *TODAY]
    out, err = ends_with(0, run_it, capsysbinary)
    (paper,) = attached(out.encode()).values()
    assert "Tamarack [Labs]" in pdf_text(paper)
    said = " ".join(body(out.encode()).split())
    assert f"Attached: {' and '.join(names)}." in said if names else "letter of resignation comes with" in said
    by_hand = "resign-tui: Attach to the cover note by hand: form.pdf.\n" if len(names) > 1 else ""
    assert err == by_hand
    assert ends_with(0, [*run_it, "--attach"], capsysbinary) == (out, err)


def test_a_cover_note_that_does_not_list_the_letter_goes_without(tmp_path: Path, capsysbinary: Capture) -> None:
    run_it = ["render", with_files(tmp_path, "form.pdf"), "--document", "cover-note", "--format", "eml", *TODAY]
    out, err = ends_with(0, run_it, capsysbinary)
    assert attached(out.encode()) == {}
    assert err == "resign-tui: Attach to the cover note by hand: form.pdf.\n"
    _, err = ends_with(0, [*run_it, "--attach"], capsysbinary)
    assert "add letter.pdf to cover_note.attachments" in err


def test_a_cover_note_whose_letter_has_no_pdf_goes_without_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    monkeypatch.setattr("resign_tui.exports.pdf.render", no_typst)
    draft = with_files(tmp_path, "letter.pdf", "form.pdf")
    out, err = ends_with(0, ["render", draft, "--document", "cover-note", "--format", "eml", *TODAY], capsysbinary)
    assert attached(out.encode()) == {}
    assert "Attached: form.pdf." in " ".join(body(out.encode()).split())
    assert err.splitlines() == [
        "resign-tui: The cover note goes without letter.pdf. PDF needs the typst package; install it.",
        "resign-tui: Attach to the cover note by hand: form.pdf.",
    ]


def test_a_secret_in_the_letter_holds_the_cover_note_back(tmp_path: Path, capsysbinary: Capture) -> None:
    key = "AKIA" + "QYLPMN5HFIQR7XYA"
    draft = with_files(tmp_path, more=f'[edits."open_door.thanks"]\ntext = "{key}"\n')
    out, err = ends_with(1, ["render", draft, "--document", "cover-note", "--format", "eml", *TODAY], capsysbinary)
    assert out == ""
    assert "looks like a secret stands in the letter" in err
    assert key not in err


def test_the_memo_carries_nothing_even_beside_a_letter_that_does(tmp_path: Path, capsysbinary: Capture) -> None:
    needs_pages()
    path, folder = tmp_path / "three.toml", tmp_path / "out"
    path.write_bytes(dumps(personas()["T-03"].draft))
    both = ["--document", "letter", "--document", "hr-memo", "--format", "eml", "--attach"]
    ends_with(0, ["export", str(path), "--to", str(folder), *both, *TODAY], capsysbinary)
    assert set(attached((folder / "letter.eml").read_bytes())) == {"letter.pdf"}
    assert attached((folder / "hr-memo" / "hr-memo.eml").read_bytes()) == {}


def pdf_text(data: bytes) -> str:
    """The words of the pages."""
    import pypdf

    return " ".join(" ".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def test_export_into_a_file_fails_with_one_sentence(tmp_path: Path, capsysbinary: Capture) -> None:
    (tmp_path / "file").touch()
    _, err = ends_with(1, ["export", OPEN, "--to", str(tmp_path / "file")], capsysbinary)
    assert err.count("is a file, not a folder") == 1


# -- advise --------------------------------------------------------------------------------------------------------


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
        assert any(who.expect["hint_end"].isoformat() in text for text in found["suggestions"])


def test_advise_as_json_has_exactly_these_keys_and_is_ascii(capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["advise", OPEN, "--json", *TODAY], capsysbinary)
    assert err == ""
    assert out.isascii()
    found = json.loads(out)
    assert list(found) == [
        "recommend", "runner_up", "reason", "overlays", "documents", "cards", "advised_weeks", "notice_reasons",
        "statutory_end", "employment_end", "last_working_day", "handover", "suggestions",
    ]  # fmt: skip
    assert found["recommend"] == "open_door"
    assert found["documents"] == ["letter", "handover", "cover-note", "goodbye"]
    assert [one["priority"] for one in found["handover"]] == sorted(one["priority"] for one in found["handover"])
    assert set(found["handover"][0]) == {"id", "priority", "text", "status"}


def test_advise_says_the_same_in_words(capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["advise", OPEN, *TODAY], capsysbinary)
    assert out.startswith("Recommended: Open door\n")
    assert "Employment ends: 2026-12-07" in out


# -- drafts --------------------------------------------------------------------------------------------------------


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


# -- what it says about itself -------------------------------------------------------------------------------------


def test_paths(home: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["paths"], capsysbinary)
    assert str(home / "drafts") in out
    assert str(home / "config" / "config.toml") in out


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
    assert [name for name in COMMANDS if f"  {name} " not in out] == []
    assert len(COMMANDS) >= 7
    for name in COMMANDS:
        out, _ = ends_with(0, [name, "--help"], capsysbinary)
        assert "--today" in out
    assert ends_with(0, ["--version"], capsysbinary)[0] == f"resign-tui {__version__}\n"
    assert ends_with(0, ["some-draft", "--help"], capsysbinary)[0].startswith("Usage: resign-tui [OPTIONS] [DRAFT")


# -- errors --------------------------------------------------------------------------------------------------------


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

    monkeypatch.setattr("resign_tui.core.compose.letter", breaks)
    out, err = ends_with(70, ["render", OPEN], capsysbinary)
    assert out == ""
    assert err == "resign-tui: Something went wrong inside resign-tui (KeyError); your drafts are as they were.\n"


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("resign_tui.core.compose.letter", interrupted)
    assert ends_with(130, ["render", OPEN], capsysbinary) == ("", "")


@pytest.mark.parametrize("arguments", [(), ("departure-1",)])
def test_without_a_terminal_the_wizard_says_so(arguments: tuple[str, ...]) -> None:
    done = program(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"not a terminal" in done.stderr


# -- the process ---------------------------------------------------------------------------------------------------


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
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'textual', 'rich', 'pyperclip', 'tomli_w'}),"
        " *[name for name in sys.modules if name.startswith('resign_tui.ui')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, OPEN], capture_output=True, timeout=60, check=True)
    assert done.stdout
    assert done.stderr.strip() == b""
