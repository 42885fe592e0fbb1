"""The cover note as an e-mail: the letter that it carries, what is said instead, and to whom it goes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Message, Missing
from resign_tui.core.documents import compose
from resign_tui.core.errors import RefusedError, WriteError
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.exports import cover_mail, pdf, text
from resign_tui.exports.gate import clear, new_gate
from tests.exports import samples
from tests.exports.agreement import check_ink
from tests.exports.readers import needs_pages, read_eml, read_pdf
from tests.exports.test_eml import HEADERS, body, on_it, parsed
from tests.personas import personas


def cover(departure: Departure, *, draft: bool = False, **how: Any) -> cover_mail.CoverMail:
    note, letter = compose(departure, "cover-note"), compose(departure, "letter")
    return cover_mail.render(departure, clear(note, draft=draft), letter, new_gate(draft=draft, **how))


def listing(*files: str, **more: Value) -> Departure:
    draft = personas()["T-04"].draft.answer("cover_note.attachments", files)
    for name, value in more.items():
        draft = draft.answer(name.replace("__", "."), value)
    return Departure(draft, personas()["T-04"].today)


@pytest.mark.parametrize("files", [(), ("letter.pdf",), (" LETTER.pdf ",), ("form.pdf", "my letter")])
def test_the_cover_note_carries_the_letter_that_it_lists(files: tuple[str, ...]) -> None:
    needs_pages("陳")
    departure = listing(*files)
    made = cover(departure)
    letter = compose(departure, "letter")
    assert made.has_letter
    assert made.data == cover(departure).data
    assert on_it(made.data) == [("letter.pdf", "application/pdf")]
    check_ink(letter, read_pdf(read_eml(made.data).attached[0], letter))
    assert body(parsed(made.data)) == text.to_text(compose(departure, "cover-note"))
    assert made.remarks == (("Attach to the cover note by hand: form.pdf.",) if len(files) > 1 else ())


@pytest.mark.parametrize("files", [("form.pdf",), ("letter.docx",), ("cover-letter.pdf", "letter.pdf.exe")])
def test_a_file_that_is_not_the_letter_is_left_to_the_person(files: tuple[str, ...]) -> None:
    made = cover(listing(*files))
    assert (made.has_letter, on_it(made.data)) == (False, [])
    assert made.remarks == (f"Attach to the cover note by hand: {', '.join(files)}.",)


@settings(max_examples=30, deadline=None)
@given(st.lists(samples.answers, min_size=1, max_size=3))
@example(["a\r\nBcc: x@example.com"])
def test_names_of_files_become_no_header(files: list[str]) -> None:
    departure = listing(*(f"{one} x.pdf" for one in files))
    try:
        found = parsed(cover(departure).data)
    except RefusedError:  # a name can read like a password
        reject()
    assert set(found.keys()) <= set(HEADERS)
    assert list(found.iter_attachments()) == []


def no_typst(*_: object, **__: object) -> bytes:
    raise WriteError("PDF needs the typst package; install it.")


def test_a_letter_without_a_pdf_is_not_said_to_hang_on_the_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "render", no_typst)
    made = cover(listing("letter.pdf", "form.pdf"))
    assert (made.has_letter, on_it(made.data)) == (False, [])
    assert "Attached: form.pdf." in " ".join(body(parsed(made.data)).split())
    assert "letter.pdf" not in made.data.decode()
    assert made.remarks == (
        "The cover note goes without letter.pdf. PDF needs the typst package; install it.",
        "Attach to the cover note by hand: form.pdf.",
    )


@pytest.mark.parametrize("draft", [False, True])
def test_an_unfinished_letter_does_not_hang_on_the_note(draft: bool) -> None:
    departure = listing("letter.pdf", handover__system=(), content__project="", handover__items=())
    letter = samples.letter(missing=(Missing("content.project", "The project"),))
    note = clear(compose(departure, "cover-note"), draft=draft)
    made = cover_mail.render(departure, note, letter, new_gate(draft=draft))
    assert (made.has_letter, on_it(made.data)) == (False, [])
    assert "Attached" not in body(parsed(made.data))
    (said,) = made.remarks
    assert said.startswith("The cover note goes without letter.pdf. The letter is not finished; answer")


def test_a_character_that_no_font_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_pages("陳")
    monkeypatch.setattr("resign_tui.exports.pdf_words.missing", lambda *_: ["\u0e44"])
    made = cover(listing("letter.pdf"))
    assert not made.has_letter
    assert "without letter.pdf. No font here can show “ไ” (U+0E44)" in made.remarks[0]


def test_a_secret_in_the_letter_holds_its_note_back() -> None:
    found: list[str] = []

    def find(words: str) -> tuple[SecretMatch, ...]:
        found.append(words)
        return (SecretMatch(0, 4, "key"),)

    departure = listing("letter.pdf")
    with pytest.raises(RefusedError, match="stands in the letter"):
        cover(departure, find=find)
    assert found[0] == text.to_text(compose(departure, "letter"))
    assert len(found) == len(set(found))


def test_what_the_note_lacks_is_said_before_what_the_letter_lacks() -> None:
    departure = listing("letter.pdf", sender__full_name="")
    with pytest.raises(RefusedError, match="The cover note cannot leave yet"):
        cover(departure)


def addressed(**answers: Value) -> tuple[Message, Message]:
    departure = listing(manager__name="Ada Nyström", **answers)
    one, two = (compose(departure, name) for name in ("letter", "cover-note"))
    assert one.message is not None
    assert two.message is not None
    return one.message, two.message


@pytest.mark.parametrize("addressee", ["manager", "hr"])
@pytest.mark.parametrize(("hr", "name"), [("J. Reyes", "J. Reyes"), ("", "People team")])
def test_with_a_hostile_manager_the_note_travels_to_hr(addressee: str, hr: str, name: str) -> None:
    hostile: dict[str, Value] = {
        "triage__patterns": ("hostile_manager",), "letter__addressee": addressee, "hr__name": hr,
        "hr__email": "people@tern.example",
    }  # fmt: skip
    one, note = addressed(**hostile)
    assert note.to == "people@tern.example"
    assert note.to_name == (name if addressee == "manager" else "People team")
    assert (one.to, one.to_name) == (("", "Ada Nyström") if addressee == "manager" else (note.to, note.to_name))


def test_letter_and_note_travel_to_whoever_receives_the_letter() -> None:
    for found in addressed():
        assert (found.to, found.to_name) == ("", "Ada Nyström")
    for found in addressed(
        letter__addressee="skip_level", recipient__name="Imre Castellan", hr__email="x@tern.example"
    ):
        assert (found.to, found.to_name) == ("", "Imre Castellan")
