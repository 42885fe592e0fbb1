"""Any answers, any document, any format: it is written, or one sentence says why not; and what was written is right.

RESIGN_TUI_ANSWER_SETS=10000 runs that many answer sets, new ones at each run; otherwise they are the same every time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from resign_tui.core import library
from resign_tui.core.answers.catalogue import Kind
from resign_tui.core.document import Document, Message
from resign_tui.core.documents import compose, document_kinds, offered
from resign_tui.core.errors import RefusedError, WriteError
from resign_tui.core.legible import legible
from resign_tui.exports import registry, text
from resign_tui.exports.gate import refuse_secrets
from tests.core.answer_sets import FORMULAS, MARKUP, AnswerSet, answer_sets, filled, kinds
from tests.exports.agreement import READERS, TXT, check, check_ink, fits, in_plain_letters, words
from tests.exports.readers import needs_pages, read_csv, read_eml, read_ics, read_pdf
from tests.exports.samples import HOSTILE_TEXTS, letter

USUAL = 1000
ASKED = int(os.environ.get("RESIGN_TUI_ANSWER_SETS", USUAL))
SLOW = {"docx": ASKED // 30, "pdf": ASKED // 30}
"""Answer sets for formats slow to write; each brings one document."""

_REST = (ASKED - sum(SLOW.values())) // len(library.SCENARIOS)
QUICK = {"short": _REST - _REST // 8, "long": _REST // 8}
"""Answer sets by scenario; each brings all its documents that are short, or both that are long."""

FORMS = {"short": ("txt", "md", "html", "eml"), "long": ("txt", "md", "html", "ics", "csv")}
"""Formats quick to write."""

MENDS = {"eml": "name@example.com", "ics": "answer the questions on dates", "pdf": "No font here can show"}
"""What a format may say instead of a file."""

found: Counter[str] = Counter()
"""What was tried, written and refused in this process."""

verified: set[Document] = set()
"""Documents that were right in every quick format of one test; other answers often make the same."""


def tried(share: int) -> settings:
    """So many examples, the same at each run of the suite."""
    same = ASKED == USUAL
    slow = [HealthCheck.too_slow]
    return settings(max_examples=share, deadline=None, derandomize=same, database=None, suppress_health_check=slow)


def written(document: Document, form: str) -> Iterator[bytes]:
    """The file, if there is one; the only refusals are those that the person can mend."""
    found["tried"] += 1
    try:
        data = registry.get(form).render(document, draft=bool(document.missing))
    except WriteError as error:
        assert MENDS.get(form, "\0") in str(error)
        found[f"{form} refused"] += 1
    else:
        found[f"{form} written"] += 1
        yield data


def verify(document: Document, form: str, data: bytes) -> None:
    """What a reader of this format finds is what the document says, no more and no less."""
    draft = bool(document.missing)
    if form in READERS:
        read, signs = READERS[form]
        check(document, read(data), signs, draft=draft)
    elif form == "eml":
        verify_mail(document, data, draft)
    elif form == "pdf":
        pages = read_pdf(data, document, draft=draft)
        if in_plain_letters(document):
            check_ink(document, pages)
    else:
        if form == "ics":
            verify_days(document, data)
        else:
            verify_rows(document, data, draft)


def verify_mail(document: Document, data: bytes, draft: bool) -> None:
    message = document.message or Message(document.title)
    mail = read_eml(data)
    assert words(mail.subject) == [*(["DRAFT:"] if draft else []), *words(message.subject)]
    assert mail.headers <= {"subject", "to", "x-unsent", "mime-version", "content-type", "content-transfer-encoding"}
    assert mail.to == ((message.to,) if message.to else ())
    check(replace(document, blocks=document.blocks[: message.blocks]), mail.words, TXT, draft=draft)


def verify_days(document: Document, data: bytes) -> None:
    meant = [
        (kind, legible(one.title), legible(one.note))
        for one in document.events
        for kind in ("VEVENT", "VTODO")[: 1 + one.deadline]
    ]
    assert [(one[""], one["SUMMARY"], one.get("DESCRIPTION", "")) for one in read_ics(data)] == meant
    calendar = Calendar.from_ical(data)
    assert [one.decoded("DTSTART") for one in calendar.walk("VEVENT")] == [one.day for one in document.events]
    assert len(calendar.walk("VTODO")) == sum(one.deadline for one in document.events)


def verify_rows(document: Document, data: bytes, draft: bool) -> None:
    assert document.csv_rows is not None
    for at, (row, meant) in enumerate(
        zip(read_csv(data), (document.csv_rows.columns, *document.csv_rows.rows), strict=True)
    ):
        mark = ((text.DRAFT if at else "state"),) if draft else ()
        for shown, cell in zip(row, (*meant, *mark), strict=True):
            bare = cell.strip(" \ufeff")
            assert words(shown) in (words(bare), words(f"'{bare}"))


def documents(answers: AnswerSet, *, dated: bool) -> Iterator[Document]:
    """Every document that belongs to these answers or may be wanted; one with a secret in it is looked at as well."""
    found["answer sets"] += 1
    departure = answers.departure
    for name, offer in offered(departure):
        if offer != "no" and (name in registry.DATED) is dated:
            document = compose(departure, name)
            found["documents"] += 1
            if document not in verified:
                with suppress(RefusedError):
                    refuse_secrets(document)
                yield document
                verified.add(document)


# -- tests -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", QUICK)
@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_every_document_of_any_answers_in_every_quick_format(scenario: str, length: str) -> None:
    seen: set[str] = set()
    verified.clear()

    @tried(QUICK[length])
    @given(answer_sets(scenario))
    def run(answers: AnswerSet) -> None:
        seen.update(kinds(answers.answers))
        for document in documents(answers, dated=length == "long"):
            for form in FORMS[length]:
                if registry.get(form).takes(document.name):
                    for data in written(document, form):
                        verify(document, form, data)

    before = found.copy()
    run()
    made = found - before
    assert made["answer sets"] >= QUICK[length]
    assert made["documents"] >= 2 * QUICK[length]
    assert seen == set(get_args(Kind))
    for form in FORMS[length]:
        assert made[f"{form} written"] > QUICK[length] // 4


@pytest.mark.parametrize("form", SLOW)
def test_any_document_of_any_answers_in_slow_formats(form: str) -> None:
    if form == "pdf":
        needs_pages()

    @tried(SLOW[form])
    @given(answer_sets(), st.sampled_from(tuple(document_kinds())))
    def run(answers: AnswerSet, name: str) -> None:
        found["answer sets"] += 1
        document = compose(answers.departure, name)
        for data in written(document, form):
            verify(document, form, data)

    before = found.copy()
    run()
    assert (found - before)[f"{form} written"] >= SLOW[form] // 3


FIT = tuple(one for one in (*HOSTILE_TEXTS, *MARKUP, *FORMULAS) if len(one) < 200 and fits(one))
"""Hostile words that pages and their readers can say."""


def test_hostile_answers_read_back_from_pages() -> None:
    needs_pages()
    assert len(FIT) > 100

    @tried(SLOW["pdf"])
    @given(st.sampled_from(FIT), st.sampled_from(library.SCENARIOS), st.sampled_from(tuple(document_kinds())))
    def run(words: str, scenario: str, name: str) -> None:
        found["answer sets"] += 1
        document = compose(AnswerSet({**filled(words), "scenario.chosen": scenario}).departure, name)
        assert in_plain_letters(document)
        for data in written(document, "pdf"):
            verify(document, "pdf", data)

    before = found.copy()
    run()
    assert (found - before)["pdf written"] >= SLOW["pdf"] * 0.9


# -- planted offences ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [one.name for one in registry.FORMATS])
def test_a_file_that_says_something_else_is_found(form: str) -> None:
    if form == "pdf":
        needs_pages()
    name = next(name for name in ("goodbye", "handover") if registry.get(form).takes(name))
    due = {"due": "2026-12-01", "priority": "P0"}
    meant, other = (
        compose(AnswerSet({**filled(said), "handover.item": ({"text": said, **due},)}).departure, name)
        for said in ("the x[i] list", "the x list")
    )
    verify(meant, form, registry.get(form).render(meant, draft=bool(meant.missing)))
    with pytest.raises(AssertionError):
        verify(meant, form, registry.get(form).render(other, draft=bool(meant.missing)))


@pytest.mark.parametrize("error", [ValueError, RefusedError, WriteError])
def test_an_error_that_nobody_foresaw_is_found(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise error("no")

    monkeypatch.setattr(text, "render", fail)
    with pytest.raises((error, AssertionError)):
        list(written(letter(), "txt"))


def test_a_formula_in_a_table_is_found() -> None:
    assert read_csv(b"a,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]]
    for planted in (b"=1", b" =1", b"+x", "＝1".encode(), b'"a\nb"'):
        with pytest.raises(AssertionError):
            read_csv(b"a,b\r\n" + planted + b",2\r\n")


@pytest.mark.parametrize(
    "planted",
    [b"SUMMARY:" + b"x" * 70, b"SUMMARY:C:\\Users", b"END:VCALENDAR", b"no property", b"BEGIN:VALARM", b"SUMMARY:a\nb"],
)
def test_a_broken_calendar_is_found(planted: bytes) -> None:
    def calendar(more: bytes) -> bytes:
        return b"\r\n".join((b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", more, b"END:VEVENT", b"END:VCALENDAR", b""))

    assert read_ics(calendar(b"SUMMARY:a\\,b\\nc")) == [{"": "VEVENT", "SUMMARY": "a,b\nc"}]
    with pytest.raises(AssertionError):
        read_ics(calendar(planted))
