"""Letters and cover notes on an e-mail: what hangs on them, and what is told where something cannot."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest

from resign_tui.core.errors import WriteError
from resign_tui.drafts.toml_file import dumps
from tests.cli_host import OPEN, TODAY, UNFINISHED, Capture, ends_with, home
from tests.exports.readers import needs_pages
from tests.personas import personas

__all__ = ["home"]


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
    assert f"Attached: {' and '.join(names)}." in said if names else "letter of resignation is attached" in said
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
