"""No secret of any kind leaves by any way: not from a name, an item, an owner, an id or a paragraph, in no format."""

from __future__ import annotations

import io
import random
import zipfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from resign_tui.cli import documents
from resign_tui.core.answers.draft import Draft, Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import CsvRows, Document, Event, Message, Paragraph
from resign_tui.core.documents import compose, document_kinds
from resign_tui.core.errors import RefusedError, ResignError
from resign_tui.core.review import review_all
from resign_tui.drafts.toml_file import dumps
from resign_tui.exports import clipboard, registry
from resign_tui.exports.gate import all_texts, clear, new_gate
from resign_tui.ui.sending import documents as sending
from resign_tui.ui.session import Session
from tests.cli_host import TODAY, Capture, ends_with, home
from tests.core.secrets.rule_patterns import python_pattern
from tests.core.secrets.shared import shared
from tests.core.secrets.test_candidates import drawn, patterns
from tests.exports.samples import letter, line
from tests.personas import personas
from tests.secret_samples import EXACT, SCANNED

__all__ = ["home"]

SEED = "every way out"
ENOUGH = 110
"""Rules of the scanner with a text of each that the scanner tells; drawing texts takes long."""

KINDS = {
    "exact": EXACT["github"](random.Random(SEED))[0],
    "scanned": SCANNED["groq"](random.Random(SEED))[0],
    "written": "the password is Wint3r!2025",
    "doubt": "PIN: 471183",
}
BARE = {kind: text.split()[-1] for kind, text in KINDS.items()}
PLACES = (
    "sender.full_name",
    "handover.system",
    "handover.successor",
    "item text",
    "item owner",
    "item id",
    "paragraph",
)
TEXTUAL = ("txt", "md", "html", "eml", "ics", "csv")


def planted(place: str, text: str) -> Draft:
    """A finished draft with a text in one answer, or written over a paragraph of its letter."""
    draft = personas()["T-01"].draft
    if place == "paragraph":
        scenario = personas()["T-01"].departure.scenario
        return draft.edit(f"{scenario}.thanks", Edit(f"Thank you. {text}")).edit(f"{scenario}.handover", Edit(text))
    own = {"text": "The night export", "owner": "Priya", "due": "2026-11-30", "id": "night", "status": "doing"}
    values: dict[str, Value] = {"handover.system": ({"name": text},)}
    if place.startswith("item "):
        return draft.answer("handover.item", ({**own, place.removeprefix("item "): text},))
    return draft.answer(place, values.get(place, text))


@cache
def holding(place: str, kind: str) -> tuple[Document, ...]:
    """The documents of such a draft that would carry the secret out."""
    departure = Departure(planted(place, KINDS[kind]), personas()["T-01"].today)
    made = []
    for name in document_kinds():
        try:
            document = compose(departure, name)
        except ResignError:
            continue
        if any(BARE[kind].casefold() in text.casefold() for text in all_texts(document)):
            made.append(document)
    return tuple(made)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_it_stays_wherever_it_stands(place: str, kind: str) -> None:
    find = shared().scan
    for document in holding(place, kind):
        for draft in (False, True):
            with pytest.raises(RefusedError, match=r"secret|reads like a password|missing") as refused:
                clear(document, draft=draft, find=find)
            assert BARE[kind] not in f"{refused.value} {refused.value.reasons}"


def test_each_of_these_places_reaches_a_document() -> None:
    assert {place for place in PLACES if holding(place, "exact")} == set(PLACES)
    assert {kind for kind in KINDS if holding("item text", kind)} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_no_command_lets_it_out(
    kind: str, tmp_path: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every format at once, with what hangs on an e-mail, and what is told of it."""
    path, folder = tmp_path / "planted.toml", tmp_path / "out"
    monkeypatch.setattr(documents, "find", shared().scan)
    monkeypatch.setattr("resign_tui.cli.findings.find", shared().scan)
    path.write_bytes(dumps(planted("item text", KINDS[kind]).answer("sender.full_name", f"Dana {KINDS[kind]}")))
    names = ("letter", "handover", "plan", "cover-note")
    wanted = [part for name in names for part in ("--document", name)]
    forms = [part for form in registry.FORMATS for part in ("--format", form.name)]
    commands = [
        ["export", str(path), "--to", str(folder), *wanted, *forms, *TODAY],
        *(["render", str(path), "--document", name, *TODAY] for name in names),
        ["check", str(path), "--json", *TODAY],
        ["check", str(path), *TODAY],
    ]
    for command in commands:
        out, err = ends_with(1, command, capsysbinary)
        assert BARE[kind] not in out + err, command
    assert not [file for file in tmp_path.glob("out/**/*") if file.is_file() and BARE[kind] in _inside(file)]


def _inside(file: Path) -> str:
    if file.suffix != ".docx":
        return file.read_bytes().replace(b"=\r\n", b"").replace(b"\r\n ", b"").decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


@pytest.mark.parametrize("kind", KINDS)
def test_no_clipboard_gets_it(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the desktop's nor tmux's nor the terminal's own."""
    monkeypatch.setattr(clipboard, "run", lambda *_, **__: pytest.fail("a clipboard tool was run"))
    departure = Departure(planted("item text", KINDS[kind]), personas()["T-01"].today)
    environ = {"DISPLAY": ":0", "TMUX": "/tmp/tmux", "TERM": "xterm"}
    told = sending.copy(
        departure, "handover", environ, lambda _: pytest.fail("the terminal was asked"), find=shared().scan
    )
    assert told.kind == "failed"
    assert BARE[kind] not in told.text


@pytest.mark.parametrize("form", TEXTUAL)
def test_without_the_gate_it_would_leave_in_this_format(form: str) -> None:
    """So that the tests above look at something."""
    held = [
        document
        for place in PLACES
        for document in holding(place, "exact")
        if registry.get(form).takes(document.name)
        and BARE["exact"] in registry.get(form).render(document).replace(b"\r\n ", b"").replace(b"=\r\n", b"").decode()
    ]
    assert held


@cache
def of_rules() -> dict[str, str]:
    """Rules of the scanner, each with a text in which it finds a secret."""
    found: dict[str, str] = {}
    for name, pattern in (*patterns()[::2], *patterns()[1::2]):
        if len(found) == ENOUGH:
            break
        texts = (text.strip() for text in drawn(python_pattern(pattern), 3))
        told = (text for text in texts if text.isprintable() and "  " not in text and any(shared()._matches(text)))
        text = next(told, None)
        if text is not None:
            found[name] = text
    return found


def test_no_kind_of_token_passes_the_gate() -> None:
    """All that travels with a document, a hundred kinds of token and more, and each place of a few."""
    passed: defaultdict[str, list[str]] = defaultdict(list)
    gate = new_gate(draft=True, find=shared().scan)
    for at, (name, text) in enumerate(of_rules().items()):
        for place, document in _carrying(text) if at % 10 == 0 else _carrying(text)[:1]:
            try:
                gate(document)
            except RefusedError as error:
                assert text not in f"{error} {error.reasons}"
            else:
                passed[place].append(name)
    assert len(of_rules()) == ENOUGH
    assert dict(passed) == {}


def _carrying(text: str) -> list[tuple[str, Document]]:
    day = personas()["T-01"].today
    parts: dict[str, dict[str, Any]] = {
        "title": {"title": text},
        "author": {"author": text},
        "subject": {"message": Message(text)},
        "event": {"events": (Event("key", text, day),)},
        "note": {"events": (Event("key", "Day", day, text),)},
        "row": {"csv_rows": CsvRows(("what",), ((text,),))},
    }
    named = [(place, Document("plan", **{"title": "Mine", "blocks": (), **part})) for place, part in parts.items()]
    return [("paragraph", letter(Paragraph("thanks", (line(text),)))), *named]


def test_a_doubt_is_asked_about_once_and_leaves_when_the_person_says_that_it_is_none() -> None:
    today = personas()["T-01"].today
    session = Session(planted("item text", KINDS["doubt"]), today)
    (doubt,) = (finding for finding in session.findings if finding.rule == "perhaps-secret")
    assert (doubt.severity, doubt.waivable, doubt.field) == ("block", True, "handover.item[0].text")
    assert BARE["doubt"] not in f"{doubt.excerpt} {doubt.why} {doubt.key}"
    handover = compose(session.departure, "handover")
    with pytest.raises(RefusedError, match="set the finding aside in the review") as refused:
        new_gate(waived=session.draft.waived)(handover)
    assert refused.value.reasons == ("471… (PIN or code)",)
    settled = session.waive(doubt)
    assert new_gate(waived=settled.draft.waived)(handover).document is handover
    changed = settled.draft.answer("handover.item", ({**settled.item_records[0], "text": "PIN: 471184"},))
    with pytest.raises(RefusedError, match="reads like a password"):
        new_gate(waived=changed.waived)(compose(Departure(changed, today), "handover"))


def test_a_sure_secret_has_no_way_out() -> None:
    session = Session(planted("item text", KINDS["written"]), personas()["T-01"].today)
    (secret,) = (finding for finding in session.findings if finding.rule == "secret")
    assert not secret.waivable
    waived = session.draft.waive(secret.key).waived
    with pytest.raises(RefusedError, match="looks like a secret"):
        new_gate(waived=waived)(compose(session.departure, "handover"))
    findings = review_all(session.departure, session.letter, secrets=session.secrets)
    assert secret in findings
