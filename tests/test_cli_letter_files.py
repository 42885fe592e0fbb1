"""`check --letter` reads a letter in the forms in which letters come."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from resign_tui.core.letter import compose
from resign_tui.exports import registry
from resign_tui.exports.gate import clear
from tests.cli_host import Capture, ends_with
from tests.personas import personas

WORDS = """Dear José,

I resign from my post as data engineer at Heron Labs. My last day will be 22 December 2026.

The feature store was good work, and I learned much from the reviews that this group writes with such care. Until I go
I will document the jobs that run at night and the two open migrations, and walk through all of it with Bo.

Thank you for four years. I hope that our paths cross again.

Kind regards,

Jo Finch
"""


def check(path: Path, data: bytes, capsysbinary: Capture, code: int = 0) -> tuple[str, str]:
    path.write_bytes(data)
    return ends_with(code, ["check", "--letter", str(path)], capsysbinary)


def mail(words: str, subtype: str, charset: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "jo@mailbox.example", "mara@heron.example", "Resignation"
    message.set_content(words, subtype=subtype, charset=charset, cte="quoted-printable")
    return bytes(message)


def changed(part: str, content: bytes) -> bytes:
    """A Word document of ours with one of its parts replaced."""
    letter = registry.render(clear(compose.letter(personas()["T-01"].departure)), "docx")
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letter)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return result.getvalue()


def page(words: str) -> str:
    body = "".join(f"<p>{part}</p>" for part in words.strip().split("\n\n"))
    return f"<!DOCTYPE html><html><head><title>ANGRY DRAFT</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plain.txt", WORDS.encode()),
        ("marked.txt", WORDS.encode("utf-8-sig")),
        ("wide.txt", WORDS.encode("utf-16")),
        ("notes.md", WORDS.encode()),
        ("page.html", page(WORDS).encode()),
        ("no-suffix", page(WORDS).encode()),
        ("mail.eml", mail(WORDS, "plain", "utf-8")),
        ("mail-latin.eml", mail(WORDS, "plain", "iso-8859-1")),
        ("mail-page.eml", mail(page(WORDS), "html", "utf-8")),
    ],
)
def test_a_letter_of_any_form_has_nothing_to_mend(
    tmp_path: Path, name: str, data: bytes, capsysbinary: Capture
) -> None:
    out, err = check(tmp_path / name, data, capsysbinary)
    assert out.startswith("Nothing to mend.")
    assert err == ""


def test_windows_1252_is_read_with_one_remark(tmp_path: Path, capsysbinary: Capture) -> None:
    out, err = check(tmp_path / "old.txt", WORDS.encode("cp1252"), capsysbinary)
    assert out.startswith("Nothing to mend.")
    assert err.count("Windows-1252") == 1


@pytest.mark.parametrize("form", ["docx", "pdf", "eml", "html"])
def test_what_we_write_we_read(tmp_path: Path, form: str, capsysbinary: Capture) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
        pytest.importorskip("pypdf")
    letter = compose.letter(personas()["T-01"].departure)
    out, _ = check(tmp_path / f"letter.{form}", registry.render(clear(letter), form), capsysbinary)
    assert out.startswith("Nothing to mend.")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.docx", b"PK\x03\x04 no archive", "no Word document"),
        ("emptied.docx", changed("word/document.xml", b""), "no Word document"),
        ("torn.docx", changed("word/document.xml", b"<w:document"), "no Word document"),
        ("untold.docx", changed("[Content_Types].xml", b"<Types/>"), "no Word document"),
        ("broken.pdf", b"%PDF-1.7 nothing", "no PDF that can be read"),
        ("noise.bin", b"\x00\x01\x02", "not plain text"),
        ("empty.eml", b"From: a@b.example\nSubject: x\n\n", "empty"),
        ("empty.html", b"<!doctype html><html><body></body></html>", "empty"),
    ],
)
def test_a_file_without_words_says_what_to_do(
    tmp_path: Path, name: str, data: bytes, said: str, capsysbinary: Capture
) -> None:
    _, err = check(tmp_path / name, data, capsysbinary, code=2)
    assert said in err
    assert "Traceback" not in err
