"""E-mail: what a mail program's parser finds in the file, whatever was typed."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core.answers.draft import Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Message, Missing
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.errors import RefusedError, UsageError, WriteError
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.exports import cover_mail, eml, pdf, registry, text
from resign_tui.exports.attachment import Attachment
from resign_tui.exports.gate import clear, new_gate
from tests.exports import samples
from tests.exports.agreement import check_ink
from tests.exports.readers import needs_pages, read_eml, read_pdf
from tests.personas import personas

HEADERS = ["Subject", "To", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
NAMES = ("letter", "cover-note", "counter-reply", "exit-interview", "goodbye", "hr-memo")
INJECTIONS = (
    "=?utf-8?q?=0ABcc:x?=",
    "=?utf-8?q?=0D=0ABcc:_x=40y.example?=",
    "=?utf-8?b?CkJjYzogeA==?=",
    "x\r\nBcc: y@example.com",
    "x\nBcc: y@example.com",
    "x\rBcc: y@example.com",
    "x\r\n\r\n<html>",
    "x\x00\x0b\x0c\x85\u2028\u2029Bcc: y",
    "Moreau, Ada <a@example.com>, ",
    'Ada "the \\ one" Moreau',
    "a" * 80 + ", Senior",
    "Ada; (comment) <x@y.example>",
    "=?utf-8?q?half",
    "陳 霧野 " * 30,
    "\ud800 lone",
    "\u202eevil",
    "",
    "?=",
)


def parsed(data: bytes) -> EmailMessage:
    return BytesParser(policy=default).parsebytes(data)


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    found: str = part.get_content().replace("\r\n", "\n")
    return found


def message(subject: str = "Goodbye", to: str = "", to_name: str = "", words: str = "Dear all,") -> Document:
    document = replace(samples.letter(), blocks=(samples.letter().blocks[2],))
    block = replace(document.blocks[0], lines=(samples.line(words),))
    document = replace(document, blocks=(block,))
    return replace(document, message=Message(subject, to, to_name))


@pytest.mark.parametrize("who", list(personas()))
@pytest.mark.parametrize("name", NAMES)
def test_every_message_reads_back_as_its_text(who: str, name: str) -> None:
    document = compose(personas()[who].departure, name)
    data = registry.render(clear(document, draft=True), "eml")
    found = parsed(data)
    upto = document.message.blocks if document.message else None
    assert body(found) == text.to_text(replace(document, blocks=document.blocks[:upto]), draft_mark=True)
    assert set(found.keys()) <= set(HEADERS)
    assert found["X-Unsent"] == "1"
    assert found["Date"] is found["From"] is found["Message-ID"] is None
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998


def test_the_subject_of_a_letter_says_who_and_until_when() -> None:
    found = parsed(registry.render(clear(compose(personas()["T-01"].departure, "letter")), "eml"))
    assert str(found["Subject"]) == "Resignation – Maribel O'Hanrahan-Tsui – last day December 7, 2026"


def test_the_subject_is_encoded_always() -> None:
    assert b"Subject: =?utf-8?q?Goodbye?=" in eml.render(message())


def test_a_document_without_a_message_is_sent_under_its_title() -> None:
    assert str(parsed(eml.render(samples.letter()))["Subject"]) == "Letter"


def test_a_draft_says_so_in_subject_and_body() -> None:
    found = parsed(eml.render(message(), draft=True))
    assert str(found["Subject"]) == "DRAFT: Goodbye"
    assert body(found).startswith("DRAFT\n")


def test_what_is_to_be_said_aloud_is_not_written() -> None:
    document = compose(personas()["T-04"].departure, "counter-reply")
    assert "If you say it aloud" in text.to_text(document)
    assert "aloud" not in body(parsed(eml.render(document)))


@pytest.mark.parametrize("typed", INJECTIONS)
def test_nothing_typed_becomes_a_header(typed: str) -> None:
    data = eml.render(message(typed, "people@tern.example", typed, typed))
    found = parsed(data)
    assert list(found.keys()) == [name for name in HEADERS if name in found]
    assert len(found["To"].addresses) == 1
    assert found["To"].addresses[0].addr_spec == "people@tern.example"
    assert found["To"].addresses[0].display_name in (" ".join(text.clean(typed).split()), "")
    plain = message_from_bytes(data)
    assert sorted(plain.keys()) == sorted(found.keys())
    head = data.split(b"\r\n\r\n")[0]
    assert not re.search(rb"(?im)^bcc", head)


@settings(max_examples=300, deadline=None)
@given(samples.answers, samples.answers, samples.answers)
def test_any_words_read_back(subject: str, name: str, words: str) -> None:
    document = message(subject, "people@tern.example", name, words)
    found = parsed(eml.render(document))
    assert set(found.keys()) == set(HEADERS)
    assert str(found["Subject"]) == " ".join(text.clean(subject).split())
    assert [one.addr_spec for one in found["To"].addresses] == ["people@tern.example"]
    assert body(found) == text.clean(text.to_text(document))


@settings(max_examples=80, deadline=None)
@given(samples.documents)
def test_any_document_reads_back(document: Document) -> None:
    assert body(parsed(eml.render(document))) == text.clean(text.to_text(document))


@pytest.mark.parametrize(
    "address",
    [
        "people", "people@", "@tern.example", "people@tern", "a b@tern.example",
        "people@tern.example\r\nBcc: x@y.example",
        "Ada <ada@tern.example>", "a@tern.example, b@tern.example", "a..b@tern.example", ".a@tern.example",
        "a@-tern.example", "a@tern..example", "ä@tern.example", f"{'a' * 250}@tern.example", "a@tern.example\n",
    ],
)  # fmt: skip
def test_an_address_that_is_not_plain_is_refused_with_a_mend(address: str) -> None:
    with pytest.raises(WriteError, match=r"name@example\.com") as refused:
        eml.render(message(to=address))
    assert address.strip() not in str(refused.value)


@pytest.mark.parametrize("address", ["people@tern.example", "a.b+c@mail.tern.co.uk", "o'hara@tern.example"])
def test_plain_addresses_stand_as_typed(address: str) -> None:
    found = parsed(eml.render(message(to=address, to_name="People, team")))
    assert found["To"].addresses[0].addr_spec == address
    assert found["To"].addresses[0].display_name == "People, team"


def test_a_pdf_travels_with_the_letter_and_reads_back() -> None:
    pdf = b"%PDF-1.7\r\n" + bytes(range(256)) * 40
    document = compose(personas()["T-01"].departure, "letter")
    data = eml.render(document, attachment=Attachment("letter.pdf", pdf))
    found = parsed(data)
    (attached,) = found.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type()) == ("letter.pdf", "application/pdf")
    assert attached.get_content() == pdf
    assert body(found) == text.to_text(document)
    assert data == eml.render(document, attachment=Attachment("letter.pdf", pdf))


def on_it(data: bytes) -> list[tuple[str | None, str]]:
    return [(one.get_filename(), one.get_content_type()) for one in parsed(data).iter_attachments()]


@pytest.mark.parametrize("who", list(personas()))
def test_the_letter_on_the_message_is_the_letter(who: str) -> None:
    needs_pages("陳")
    letter = compose(personas()[who].departure, "letter")
    data = registry.render(clear(letter), "eml", attachment=registry.attach(clear(letter)))
    assert data == registry.render(clear(letter), "eml", attachment=registry.attach(clear(letter)))
    assert re.findall(rb'boundary="(.+?)"', data) == [b"=_parts_of_this_message"]
    mail = read_eml(data)
    assert check_ink(letter, read_pdf(mail.attached[0], letter)) > 300
    assert on_it(data) == [("letter.pdf", "application/pdf")]
    assert {one.lower() for one in parsed(data)} == mail.headers
    assert mail.headers <= {name.lower() for name in HEADERS}


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
def test_names_of_files_become_no_header(files: list[str]) -> None:
    departure = listing(*(f"{one} x.pdf" for one in files))
    found = parsed(cover(departure).data)
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


def test_nothing_is_attached_to_the_memo() -> None:
    memo = compose(personas()["T-03"].departure, "hr-memo")
    with pytest.raises(WriteError, match="goes alone"):
        eml.render(memo, attachment=Attachment("letter.pdf", b"%PDF"))


@pytest.mark.parametrize("name", ["", "a b.pdf", "../x.pdf", 'x".pdf', "x\r\n.pdf", ".pdf"])
def test_an_attachment_has_a_plain_name(name: str) -> None:
    with pytest.raises(WriteError, match="plain file name"):
        eml.render(compose(personas()["T-01"].departure, "letter"), attachment=Attachment(name, b"%PDF"))


def test_the_memo_is_addressed_only_where_that_is_certain() -> None:
    found = parsed(eml.render(compose(personas()["T-03"].departure, "hr-memo")))
    assert found["To"] is None
    assert "Ngozi" not in str(found["Subject"])


def test_a_message_that_does_not_read_back_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eml, "_encoded", lambda words, _: words)
    with pytest.raises(WriteError, match="unchanged"):
        eml.render(message("x\r\nBcc: y@tern.example"[3:] + "=?utf-8?q?=0ABcc:x?="))


def test_an_unfinished_message_is_refused() -> None:
    with pytest.raises(RefusedError):
        registry.render(clear(compose(personas()["T-01"].departure, "hr-memo")), "eml")


def test_only_messages_are_messages() -> None:
    taking = {name for name in document_kinds() if registry.get("eml").takes(name)}
    assert taking == set(NAMES)
    with pytest.raises(UsageError):
        registry.render(clear(compose(personas()["T-01"].departure, "day0")), "eml")


@settings(max_examples=100, deadline=None)
@given(st.emails())
def test_an_address_is_written_as_it_is_or_refused(address: str) -> None:
    try:
        found = parsed(eml.render(message(to=address)))
    except WriteError:
        return
    assert [one.addr_spec for one in found["To"].addresses] == [address]


def test_a_curve_travels_as_a_row_of_blocks() -> None:
    document = Document("goodbye", "Goodbye", (samples.FALLING,))
    assert body(parsed(eml.render(document))) == "█▃▁▂\nranker <b>*loss*</b>\n"
