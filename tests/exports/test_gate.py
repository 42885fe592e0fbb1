"""Nothing leaves unfinished or with a key in it: every way out, every format, every place where a key can stand."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from contextlib import suppress
from email.parser import BytesParser
from email.policy import default
from functools import cache
from pathlib import Path

import pytest

from resign_tui.cli import documents
from resign_tui.core.answers.draft import Draft, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Missing, Paragraph, Source
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.errors import RefusedError, WriteError
from resign_tui.core.secrets import patterns
from resign_tui.core.secrets.patterns import SecretMatch
from resign_tui.drafts.toml_file import dumps
from resign_tui.exports import clipboard, pdf, registry
from resign_tui.exports.gate import Cleared, clear, new_gate, refuse_secrets
from resign_tui.ui.sending import documents as sending
from tests.cli_host import TODAY, Capture, ends_with, home
from tests.exports.readers import needs_pages, read_eml
from tests.exports.samples import letter, line
from tests.personas import personas

__all__ = ["home"]

KEY = "AKIA" + "QYLPMN5HFIQR7XYA"
UNFINISHED = letter(
    Paragraph("thanks", (line("the project", Source.MISSING),)), missing=(Missing("content.project", "The project"),)
)
OWN = {"text": "The night export", "owner": "Priya", "due": "2026-11-30", "id": "night", "status": "doing"}
PLACES: dict[str, Value] = {
    "sender.full_name": f"Dana {KEY}",
    "company.name": f"Tern {KEY}",
    "manager.name": f"Ada {KEY}",
    "recipient.name": f"J. {KEY}",
    "hr.email": f"{KEY}@tern.example",
    "handover.system": ({"name": KEY},),
    "handover.successor": KEY,
    **{
        f"handover.item {key}": ({**OWN, key: f"its {KEY}" if key != "id" else KEY},)
        for key in ("id", "text", "owner", "due", "evidence", "note", "received_by", "status")
    },
}
"""Answers with a key in them, by the question and, for an item, the attribute that it stands in."""


def planted(place: str) -> Draft:
    """A finished draft with a key in one answer, in which the cover note goes to HR and the plan has days."""
    draft = personas()["T-01"].draft.answer("handover.item", (OWN,)).answer("letter.addressee", "hr")
    return draft.answer("hr.email", "people@tern.example").answer(place.partition(" ")[0], PLACES[place])


def departing(draft: Draft) -> Departure:
    return Departure(draft, personas()["T-01"].today)


def held(document: Document, form: str) -> str:
    """Everything that a file in this format tells whoever opens it."""
    if form == "pdf":
        return json.dumps(pdf.data(document, draft=True))
    data = registry.get(form).render(document, draft=True)
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if form == "eml":
        message = BytesParser(policy=default).parsebytes(data)
        return "\n".join((*map(str, message.values()), *read_eml(data).words))
    return data.replace(b"\r\n ", b"").decode("utf-8")


@cache
def leaving(place: str) -> tuple[tuple[Document, str], ...]:
    """Documents of this departure with the formats in which a file of them would hold the key.

    A Word file takes long to write; of one departure every document is.
    """
    found = []
    for name in document_kinds():
        document = compose(departing(planted(place)), name)
        for form in registry.formats_for(name):
            with suppress(WriteError):
                if (form.name != "docx" or place == "sender.full_name") and KEY in held(document, form.name):
                    found.append((document, form.name))
    return tuple(found)


@pytest.mark.parametrize("place", PLACES)
def test_a_key_stays_here_wherever_it_stands_and_in_whatever_format(place: str) -> None:
    for document, form in leaving(place):
        with pytest.raises(RefusedError, match="looks like a secret") as refused:
            clear(document, draft=True)
        assert refused.value.reasons == ("AKIA… (AWS key)",), form


def test_the_keys_planted_here_would_leave_in_every_format_without_the_gate() -> None:
    files = {(place, document.name, form) for place in PLACES for document, form in leaving(place)}
    assert {form for _, _, form in files} == {one.name for one in registry.FORMATS}
    assert {place for place, _, _ in files} >= set(PLACES) - {"handover.item status"}
    unseen = {(name, form) for place, name, form in files if (place, name, "txt") not in files}
    assert unseen >= {("cover-note", "eml"), ("handover", "csv"), ("plan", "ics"), ("plan", "csv")}


@pytest.mark.parametrize(
    ("place", "name", "form"),
    [
        ("recipient.name", "cover-note", "eml"),
        ("hr.email", "cover-note", "eml"),
        ("handover.item owner", "plan", "ics"),
        ("handover.item text", "plan", "ics"),
        ("handover.item id", "handover", "csv"),
        ("handover.item owner", "plan", "csv"),
        ("sender.full_name", "letter", "pdf"),
        ("sender.full_name", "letter", "txt"),
    ],
)
def test_a_planted_key_leaves_neither_by_the_command_line_nor_by_the_wizard(
    place: str, name: str, form: str, tmp_path: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folder = tmp_path / "planted.toml", tmp_path / "out"
    monkeypatch.setattr(documents, "find", patterns.find)  # the scanner, which takes seconds, would find no more
    path.write_bytes(dumps(planted(place)))
    which = ("--document", name, "--format", form, "--draft", *TODAY)
    for command in (["render", str(path), *which], ["export", str(path), "--to", str(folder), *which]):
        out, err = ends_with(1, command, capsysbinary)
        assert out == ""
        assert "AKIA… (AWS key)" in err
        assert KEY not in err
    monkeypatch.setattr(clipboard, "copy", lambda *_, **__: pytest.fail("copied"))
    told = [*sending.write(departing(planted(place)), [(name, form)], folder)]
    told.append(sending.copy(departing(planted(place)), name, {}, None))
    assert [outcome.kind for outcome in told] == ["failed", "failed"]
    assert all("AKIA… (AWS key)" in outcome.text and KEY not in outcome.text for outcome in told)
    assert not list(tmp_path.glob("out/**/*.*"))


def test_every_text_passes_the_gate_once_in_whatever_files_it_leaves(tmp_path: Path) -> None:
    needs_pages()
    passes: Counter[str] = Counter()

    def find(text: str) -> tuple[SecretMatch, ...]:
        passes[text] += 1
        return patterns.find(text)

    departure = personas()["T-01"].departure
    chosen = [("letter", "txt"), ("letter", "pdf"), ("letter", "eml"), ("cover-note", "txt"), ("cover-note", "eml")]
    outcomes = list(sending.write(departure, chosen, tmp_path, find))
    assert [outcome.text for outcome in outcomes if "with letter.pdf on it" in outcome.text] != []
    assert [outcome.kind for outcome in outcomes] == ["done"] * 5
    assert set(passes.values()) == {1}
    assert len(passes) == 4  # the words of two documents, and what stands beside each


def test_the_letters_email_and_its_pdf_pass_as_one(monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    needs_pages()
    looked: list[str] = []

    def leaks_in(text: str, _: object) -> tuple[()]:
        looked.append(text)
        return ()

    monkeypatch.setattr("resign_tui.exports.gate.leaks_in", leaks_in)
    draft = str(Path(__file__).parents[1] / "data" / "cli" / "open.toml")
    ends_with(0, ["render", draft, "--format", "eml", "--attach", *TODAY], capsysbinary)
    assert len(looked) == len(set(looked)) == 2


def test_an_unfinished_document_leaves_only_as_a_draft() -> None:
    with pytest.raises(RefusedError) as refused:
        clear(UNFINISHED)
    assert str(refused.value) == "The letter cannot leave yet: one answer is missing."
    assert refused.value.reasons == ("The project",)
    draft = registry.render(clear(UNFINISHED, draft=True), "txt").decode()
    assert draft.startswith("DRAFT\n")
    assert "‹the project›" in draft


def test_a_gate_keeps_the_draft_apart_from_the_finished_and_asks_its_own_search() -> None:
    assert new_gate(draft=True)(UNFINISHED) == Cleared(UNFINISHED, draft=True)
    with pytest.raises(RefusedError, match="one answer is missing"):
        new_gate()(UNFINISHED)
    with pytest.raises(RefusedError, match="looks like a secret stands in the letter"):
        new_gate(find=lambda text: (SecretMatch(0, 3, "a name"),))(letter())


def test_a_secret_is_refused_even_in_a_draft() -> None:
    with pytest.raises(RefusedError, match="looks like a secret stands in the letter"):
        clear(letter(Paragraph("thanks", (line(KEY),))), draft=True)


def test_the_same_key_is_told_once() -> None:
    with pytest.raises(RefusedError) as refused:
        refuse_secrets(letter(Paragraph("thanks", (line(KEY), line(KEY)))))
    assert refused.value.reasons == ("AKIA… (AWS key)",)
