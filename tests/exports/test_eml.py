"""E-mail: what a mail program's parser finds in the file, whatever was typed."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from resign_tui.core.document import Document, Message
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.errors import RefusedError, UsageError, WriteError
from resign_tui.core.legible import legible
from resign_tui.exports import eml, registry, text
from resign_tui.exports.attachment import Attachment
from resign_tui.exports.gate import clear
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
    assert found["To"].addresses[0].display_name in (" ".join(legible(typed).split()), "")
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
    assert str(found["Subject"]) == " ".join(legible(subject).split())
    assert [one.addr_spec for one in found["To"].addresses] == ["people@tern.example"]
    assert body(found) == legible(text.to_text(document))


@settings(max_examples=80, deadline=None)
@given(samples.documents)
def test_any_document_reads_back(document: Document) -> None:
    assert body(parsed(eml.render(document))) == legible(text.to_text(document))


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
