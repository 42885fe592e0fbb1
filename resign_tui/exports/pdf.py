"""PDF: tagged for screen readers, fit for an archive, the same bytes for the same document; set in a child process."""

from __future__ import annotations

import calendar
import importlib.util
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from resign_tui.core.document import Document
from resign_tui.core.errors import WriteError
from resign_tui.exports import pdf_child, shape
from resign_tui.exports.processes import Ran, run
from resign_tui.exports.shape import Runs, Shape

SECONDS = 20
"""A document that takes longer is given up."""

MEGABYTES = 1024
"""Address space of the child; five times what a long handover takes, fonts of the system included."""

UNDATED = date(2000, 1, 1)
"""The day that files bear when their document has none; a clock would make every file different."""

_MISSING = "PDF needs the typst package, which is not installed here; install it, or choose .docx or .txt instead."
_FAILED = "The PDF could not be made; save the document as .docx or .txt instead."
_SLOW = f"The PDF was not ready after {SECONDS} seconds and was given up; save the document as .docx or .txt instead."
_NOWHERE = "http://127.0.0.1:9"
_NAMED = 3

_ROOM, _CELL_ROOM = 28, 12
_WORDS = re.compile(r"\S+|\s+")
_JOINTS = re.compile(r"(?<=[/\\._\-=&?,:;@+|])(?=[^\s/\\._\-=&?,:;@+|])")
_ASCII = re.compile(r"[!-~]+")


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .pdf file; WriteError when it cannot be made, naming a character when no font can show it."""
    if importlib.util.find_spec("typst") is None:
        raise WriteError(_MISSING)
    day = document.dated or UNDATED
    job: dict[str, Any] = {
        "source": source(document),
        "data": json.dumps(data(document, draft=draft)),
        "epoch": calendar.timegm(day.timetuple()),
        "system_fonts": False,
    }
    answer = _set(job)
    if not answer.startswith(b"%PDF") and _unshown(answer):
        answer = _set({**job, "system_fonts": True})
    if answer.startswith(b"%PDF"):
        return answer
    raise WriteError(_why(answer))


def source(document: Document) -> str:
    """The typst source for a document; the same for all of its kind, because words travel as data."""
    folder = resources.files("resign_tui") / "data" / "typst"
    names = ("document.typ", "letter.typ" if document.layout else "flow.typ")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def data(document: Document, *, draft: bool) -> dict[str, Any]:
    """What the source reads: the words and how they are laid out, all of it plain JSON."""
    language, _, region = document.language.partition("-")
    day = document.dated or UNDATED
    blocks = list(_blocks(shape.blocks(document)))
    return {
        "title": _showable(shape.title(document, draft=draft)),
        "author": _showable(shape.one_line(document.author)),
        "lang": language or "en",
        "region": region or None,
        "date": [day.year, day.month, day.day],
        "paper": document.paper,
        "layout": document.layout,
        "draft": draft,
        "returns": _returns(document),
        "blocks": blocks,
    }


# -- words that fit the page -----------------------------------------------------------------------------------------


def _blocks(shapes: list[Shape]) -> Iterator[Shape]:
    """Blocks with every line in pieces, and headings that go down one level at a time, as readers of tags expect."""
    above = 0
    for one in shapes:
        if one["kind"] == "heading":
            above = min(one["level"], above + 1)
            yield {**one, "level": above, "line": _line(one["line"])}
        elif one["kind"] == "bullets":
            yield {**one, "items": [_line(item) for item in one["items"]]}
        elif one["kind"] == "checklist":
            yield {**one, "tasks": [_task(task) for task in one["tasks"]]}
        elif one["kind"] == "table":
            rows = [[_line(cell, _CELL_ROOM) for cell in row] for row in one["rows"]]
            yield {**one, "header": [pieces(name, _CELL_ROOM) for name in one["header"]], "rows": rows}
        elif one["kind"] == "cards":
            yield {**one, "cards": [[_pair(name, runs) for name, runs in card] for card in one["cards"]]}
        else:
            yield {**one, "lines": [_line(line) for line in one["lines"]]}


def _task(task: Shape) -> Shape:
    details = [_line(detail) for detail in task["details"]]
    return {**task, "line": _line(task["line"]), "aside": _line(task["aside"]), "details": details}


def _pair(name: str, runs: Runs) -> Shape:
    return {"name": pieces(name), "line": _line(runs)}


def _line(runs: Runs, room: int = _ROOM) -> list[Shape]:
    return [{"pieces": pieces(text, room), "missing": missing} for text, missing in runs]


def pieces(text: str, room: int = _ROOM) -> list[str]:
    """The text in pieces between which a line may end: a word longer than `room` is parted, first at its joints.

    Only plain ASCII is parted between any two characters: elsewhere letters join and signs combine.
    """
    found: list[str] = []
    for word in _WORDS.findall(_showable(text)):
        parts = _JOINTS.split(word) if len(word) > room else [word]
        for at, part in enumerate(parts):
            chunks = list(part) if len(part) > room and _ASCII.fullmatch(part) else [part]
            if at == 0 and found:
                found[-1] += chunks[0]
                chunks = chunks[1:]
            found += chunks
    return found or [""]


def _showable(text: str) -> str:
    """The same text in the code points that a PDF carries best.

    Letters and accents are joined where one code point has both, because typst repeats the others in the text that is
    read aloud or copied. Archives forbid the byte order mark; the word joiner, its successor, shows as little.
    """
    return unicodedata.normalize("NFC", text).replace("\ufeff", "\u2060")


def _returns(document: Document) -> str:
    """The sender in one small line, for the window of an envelope."""
    for one in shape.blocks(document):
        if document.layout == "din5008_b" and one["kind"] == "lines" and one["role"] == "sender":
            return _showable(" · ".join(shape.words(line) for line in one["lines"][:3]))
    return ""


# -- the child -------------------------------------------------------------------------------------------------------


def _set(job: dict[str, Any]) -> bytes:
    """What the child answers; its folder is fresh, empty and private, and nothing of the text is written to it."""
    with tempfile.TemporaryDirectory(prefix="resign-tui-") as folder:
        command = [sys.executable, "-I", str(Path(pdf_child.__file__)), folder, str(SECONDS), str(MEGABYTES)]
        ran = run(
            [*command, *_where()],
            feed=json.dumps(job).encode("ascii"),
            read=True,
            environ=_environment(),
            timeout=SECONDS,
        )
    return _answer(ran)


def _answer(ran: Ran) -> bytes:
    if ran.status is None:
        raise WriteError(_SLOW)
    if ran.status != 0 or not ran.output:
        raise WriteError(_FAILED)
    return ran.output


def _where() -> list[str]:
    """The folder that typst is imported from, because an isolated child does not see PYTHONPATH."""
    found = importlib.util.find_spec("typst")
    return [str(Path(found.origin).parent.parent)] if found and found.origin else []


def _environment() -> dict[str, str]:
    """No way to the network, and few threads: each would reserve memory that the limit counts."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), _NOWHERE)
    lower = {name.lower(): _NOWHERE for name in proxies}
    return {**kept, **proxies, **lower, "RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


def _unshown(answer: bytes) -> list[str]:
    found: dict[str, Any] = json.loads(answer)
    return [str(one) for one in found.get("unshown", ())]


def _why(answer: bytes) -> str:
    characters = _unshown(answer)
    if not characters:
        return _MISSING if json.loads(answer).get("failed") == "missing" else _FAILED
    named = ", ".join(_name(one) for one in characters[:_NAMED])
    more = " and others" if len(characters) > _NAMED else ""
    return (
        f"No font here can show {named}{more} in a PDF; install a font that has it, "
        "or save the document as .docx or .txt instead."
    )


def _name(character: str) -> str:
    points = " ".join(f"U+{ord(one):04X}" for one in character)
    shown = "".join(one for one in character if unicodedata.category(one)[0] not in "CZ")
    return f"“{shown}” ({points})" if shown else points
