"""The last step's e-mails: what hangs on each, and what is said where something cannot."""

from __future__ import annotations

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from resign_tui.core.departure import Departure
from resign_tui.core.documents import document_kinds
from resign_tui.core.errors import WriteError
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.exports import text
from resign_tui.ui.sending import documents, plan
from tests.exports.readers import needs_pages
from tests.personas import personas
from tests.ui.send_host import written
from tests.ui.wizard_host import full_draft


def on_it(path: Path) -> dict[str, bytes]:
    """The files on a message by name."""
    found: EmailMessage = BytesParser(policy=default).parsebytes(path.read_bytes())
    return {str(one.get_filename()): one.get_content() for one in found.iter_attachments()}


def told(departure: Departure, chosen: list[plan.Choice], folder: Path, **how: Any) -> list[tuple[str, str, int]]:
    return [(one.kind, one.text, one.files) for one in documents.write(departure, chosen, folder, **how)]


def test_the_letters_email_carries_the_pdf_that_is_chosen_with_it(tmp_path: Path) -> None:
    needs_pages()
    departure = personas()["T-01"].departure
    assert told(departure, [("letter", "eml")], tmp_path / "alone") == [("done", "letter.eml written.", 1)]
    assert on_it(tmp_path / "alone" / "letter.eml") == {}
    both = tmp_path / "both"
    assert told(departure, [("letter", "eml"), ("letter", "pdf"), ("goodbye", "eml"), ("goodbye", "pdf")], both) == [
        ("done", "letter.pdf written.", 1),
        ("done", "letter.eml written, with letter.pdf on it.", 1),
        ("done", "goodbye.pdf written.", 1),
        ("done", "goodbye.eml written.", 1),
    ]
    assert on_it(both / "letter.eml") == {"letter.pdf": (both / "letter.pdf").read_bytes()}
    assert on_it(both / "goodbye.eml") == {}
    again = told(departure, [("letter", "eml"), ("letter", "pdf")], both)
    assert again[1] == (
        "done",
        "letter-2.eml written beside letter.eml, which is kept, with letter.pdf on it.",
        1,
    )


def test_the_cover_note_carries_the_letter_and_the_memo_carries_nothing(tmp_path: Path) -> None:
    needs_pages()
    departure = personas()["T-03"].departure
    chosen = [("cover-note", "txt"), ("cover-note", "eml"), ("hr-memo", "pdf"), ("hr-memo", "eml")]
    assert ("done", "cover-note.eml written, with letter.pdf on it.", 1) in told(departure, chosen, tmp_path)
    assert set(on_it(tmp_path / "cover-note.eml")) == {"letter.pdf"}
    assert on_it(tmp_path / "hr-memo" / "hr-memo.eml") == {}


def test_what_must_be_attached_by_hand_is_told_and_counts_as_no_file(tmp_path: Path) -> None:
    needs_pages()
    draft = full_draft("send", cover_note__attachments=("letter.pdf", "signed form.pdf"))
    outcomes = list(documents.write(Departure(draft, personas()["T-01"].today), [("cover-note", "eml")], tmp_path))
    assert [(one.kind, one.text, one.files) for one in outcomes] == [
        ("done", "cover-note.eml written, with letter.pdf on it.", 1),
        ("warning", "Attach to the cover note by hand: signed form.pdf.", 0),
    ]
    assert documents.summary(outcomes, 1, "~/x")[0].text == "1 file written to ~/x."


def test_without_a_pdf_the_emails_are_written_and_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_typst(*_: Any, **__: Any) -> bytes:
        raise WriteError("PDF needs the typst package; install it.")

    monkeypatch.setattr("resign_tui.exports.pdf.render", no_typst)
    chosen = [("letter", "pdf"), ("letter", "eml"), ("cover-note", "eml")]
    assert told(personas()["T-01"].departure, chosen, tmp_path) == [
        ("failed", "Letter as pdf: PDF needs the typst package; install it.", 1),
        ("done", "letter.eml written.", 1),
        ("warning", "The letter's e-mail goes without letter.pdf. PDF needs the typst package; install it.", 0),
        ("done", "cover-note.eml written.", 1),
        ("warning", "The cover note goes without letter.pdf. PDF needs the typst package; install it.", 0),
    ]
    assert on_it(tmp_path / "letter.eml") == on_it(tmp_path / "cover-note.eml") == {}


def test_a_cover_note_of_an_unfinished_letter_goes_without_it(tmp_path: Path) -> None:
    departure = Departure(full_draft("send", content__project=""), personas()["T-01"].today)
    (first, remark) = told(departure, [("cover-note", "eml")], tmp_path)
    assert first == ("done", "cover-note.eml written.", 1)
    assert remark[1].startswith("The cover note goes without letter.pdf. The letter is not finished; answer")
    assert on_it(tmp_path / "cover-note.eml") == {}


def test_a_secret_in_the_letter_holds_its_cover_note_back(tmp_path: Path) -> None:
    departure = personas()["T-01"].departure
    letter = text.to_text(document_kinds()["letter"].compose(departure))

    def find(words: str) -> tuple[SecretMatch, ...]:
        return (SecretMatch(0, 4, "a key"),) if words == letter else ()

    (only,) = told(departure, [("cover-note", "eml")], tmp_path, find=find)
    assert only[0] == "failed"
    assert only[1].startswith("What looks like a secret stands in the letter.")
    assert written(tmp_path) == set()
