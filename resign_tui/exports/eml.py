"""E-mail: the document as a message that waits to be sent, with its subject, and its address where that is certain.

Nothing of the machine goes in: no date, no sender, no message id. Mail programs that know `X-Unsent` open the file as
a draft; the others show a message that can be copied.
"""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default
from itertools import product

from msgspec.structs import replace

from resign_tui.core.document import Document, Message
from resign_tui.core.errors import WriteError
from resign_tui.core.legible import legible
from resign_tui.exports.attachment import Attachment, carries
from resign_tui.exports.text import DRAFT, to_text

_ADDRESS = re.compile(
    r"(?=.{3,254}\Z)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BOUNDARY = "=_parts_of_this_message"
"""Parts neither encoding can hold: `=_` is no quoted-printable, `_` no base64."""


def render(document: Document, *, draft: bool = False, attachment: Attachment | None = None) -> bytes:
    """The .eml file; its body is the text export.

    Raises WriteError when the address is not a plain one, when something may not be attached here, or when the
    finished message does not read back as it was meant.
    """
    message = document.message or Message(document.title)
    _check(document, message, attachment)
    subject = _one_line(f"{DRAFT}: {message.subject}" if draft else message.subject)
    body = legible(to_text(replace(document, blocks=document.blocks[: message.blocks]), draft_mark=draft))
    for name, encoding in product((_one_line(message.to_name), ""), ("quoted-printable", "base64")):
        data = _head(subject, message.to, name) + _parts(body, attachment, encoding)
        if _reads_back(data, subject, message.to, name, body, attachment):
            return data
    raise WriteError("This message could not be put into an e-mail unchanged; use the text and paste it instead.")


def _check(document: Document, message: Message, attachment: Attachment | None) -> None:
    if message.to and not _ADDRESS.fullmatch(message.to):
        raise WriteError(
            "The address that this message goes to is not a plain one; write it as name@example.com or leave it out."
        )
    if attachment is not None:
        if not carries(document.name):
            raise WriteError("Only the letter and its cover note carry an attachment; this message goes alone.")
        if not _FILE_NAME.fullmatch(attachment.name):
            raise WriteError("An attachment needs a plain file name of letters, digits, dots and dashes.")


def _head(subject: str, to: str, to_name: str) -> bytes:
    """The header lines, encoded here: the library reads encoded words in a value, and would make lines of them."""
    lines = [f"Subject: {_encoded(subject, 'Subject')}"]
    if to:
        lines.append(f"To: {_encoded(to_name, 'To')}\r\n <{to}>" if to_name else f"To: {to}")
    lines.append("X-Unsent: 1")
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _encoded(text: str, header: str) -> str:
    """The text in encoded words, always, whatever it holds."""
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _parts(body: str, attachment: Attachment | None, encoding: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message.set_content(body, charset="utf-8", cte=encoding)
    if attachment is not None:
        message.add_attachment(attachment.data, maintype="application", subtype="pdf", filename=attachment.name)
        message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _one_line(text: str) -> str:
    return " ".join(legible(text).split())


def _reads_back(data: bytes, subject: str, to: str, to_name: str, body: str, attachment: Attachment | None) -> bool:
    """The written message, read by the library's own parser, says what was meant and nothing else."""
    message: EmailMessage = BytesParser(policy=default).parsebytes(data)
    allowed = {"subject", "x-unsent", "mime-version", "content-type", "content-transfer-encoding"}
    allowed |= {"to"} if to else set()
    if {name.lower() for name in message} - allowed or str(message["subject"]) != subject:
        return False
    if to:
        people = message["to"].addresses
        if [(person.addr_spec, person.display_name) for person in people] != [(to, to_name)]:
            return False
    text = message.get_body(("plain",))
    files = [(part.get_filename(), part.get_content_type(), part.get_content()) for part in message.iter_attachments()]
    return (
        text is not None
        and text.get_content().replace("\r\n", "\n") == body
        and files == ([(attachment.name, "application/pdf", attachment.data)] if attachment else [])
    )
