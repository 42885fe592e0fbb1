"""PDF: tagged for screen readers, fit for an archive, the same bytes for the same document; set in a child process."""

from __future__ import annotations

import calendar
import importlib.util
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

from resign_tui.core import curve
from resign_tui.core.document import (
    Bullets,
    Curve,
    Document,
    Heading,
    Line,
    Lines,
    Paragraph,
    Table,
    Task,
    TaskList,
    plain,
)
from resign_tui.core.errors import WriteError
from resign_tui.exports import page, pdf_child, pdf_scripts, pdf_words
from resign_tui.exports.blocks import Walk
from resign_tui.exports.pdf_pieces import ROOM, pieces, showable
from resign_tui.exports.processes import Ran, run

TypstBlock: TypeAlias = dict[str, Any]
"""A block, or a part of one, as the source reads it."""

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

_MOST_JOINTS = 500
"""Places within long words where a line may end, up to which the best line ends of all are found in seconds."""

_LEAST_ROOM, _PAGE = 6, 96
_BETTER_ELSEWHERE = re.compile("[\u0600-\u06ff\u0750-\u077f\u0e80-\u0eff\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic and Lao: of the fonts that come along only one has them, and in letters of equal width."""


def render(document: Document, *, draft: bool = False) -> bytes:
    """The .pdf file; WriteError when it cannot be made, naming a character when no font can show it."""
    if importlib.util.find_spec("typst") is None:
        raise WriteError(_MISSING)
    day = document.dated or UNDATED
    contents = data(document, draft=draft)
    spoken = list(_texts(contents["blocks"]))
    contents["joined"] = pdf_scripts.probes(spoken)
    job: dict[str, Any] = {
        "source": source(document),
        "data": json.dumps(contents),
        "epoch": calendar.timegm(day.timetuple()),
        "system_fonts": bool(contents["joined"]) or any(map(_BETTER_ELSEWHERE.search, spoken)),
    }
    answer = _set(job)
    lost = _lost(answer, spoken)
    if apart := _report(answer).get("unjoined"):
        raise WriteError(pdf_scripts.refusal(apart, "".join(spoken)))
    if lost and not job["system_fonts"]:
        answer = _set({**job, "system_fonts": True})
        lost = _lost(answer, spoken)
    if lost:
        raise WriteError(pdf_words.refusal(lost))
    if answer.startswith(b"%PDF"):
        return answer
    raise WriteError(_MISSING if _report(answer).get("failed") == "missing" else _FAILED)


def source(document: Document) -> str:
    """The typst source for a document; the same for all of its kind, because words travel as data."""
    folder = resources.files("resign_tui") / "data" / "typst"
    names = ("document.typ", "letter.typ" if document.layout else "flow.typ")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def data(document: Document, *, draft: bool) -> dict[str, Any]:
    """What the source reads: the words and how they are laid out, all of it plain JSON."""
    language, _, region = document.language.partition("-")
    day = document.dated or UNDATED
    blocks = _stepwise([*map(_WALK, page.blocks(document))])
    return {
        "title": showable(page.title(document, draft=draft)),
        "author": showable(page.one_line(document.author)),
        "lang": language or "en",
        "region": region or None,
        "date": [day.year, day.month, day.day],
        "paper": document.paper,
        "layout": document.layout,
        "draft": draft,
        "returns": _returns(document),
        "linebreaks": "optimized" if _joints(blocks) <= _MOST_JOINTS else "simple",
        "blocks": blocks,
    }


# -- words that fit the page -----------------------------------------------------------------------------------------


def _lines(block: Lines) -> TypstBlock:
    return {"kind": "lines", "role": block.kind, "lines": _each(block.lines), "space": block.space_before}


def _paragraph(block: Paragraph) -> TypstBlock:
    return {"kind": "paragraph", "lines": _each(block.lines)}


def _heading(block: Heading) -> TypstBlock:
    return {"kind": "heading", "level": block.level, "line": _line(block.text), "size": block.level}


def _bullets(block: Bullets) -> TypstBlock:
    return {"kind": "bullets", "items": _each(block.items)}


def _task_list(block: TaskList) -> TypstBlock:
    return {"kind": "checklist", "tasks": [*map(_task, block.tasks)]}


def _task(task: Task) -> TypstBlock:
    aside, below = page.details(task)
    return {
        "done": page.is_done(task),
        "sign": page.sign(task),
        "line": _line(task.text),
        "remark": page.remark(task),
        "aside": _line(aside),
        "details": _each(below),
    }


def _table(block: Table) -> TypstBlock:
    cards = page.cards(block)
    if cards is not None:
        drawn = [[{"name": pieces(name), "line": _line(cell)} for name, cell in card] for card in cards]
        return {"kind": "cards", "cards": drawn}
    shares = page.shares(block)
    part = _PAGE * 0.8 / sum(shares)
    rooms = [max(_LEAST_ROOM, int(part * share) - 1) for share in shares]
    header = [pieces(name, room) for name, room in zip(block.header, rooms, strict=True)]
    rows = [[_line(cell, room) for cell, room in zip(row, rooms, strict=True)] for row in block.rows]
    return {"kind": "table", "header": header, "rows": rows, "shares": shares}


def _curve(block: Curve) -> TypstBlock:
    return {
        "kind": "curve",
        "heights": page.heights(block),
        "blocks": curve.in_blocks(block.points),
        "name": page.curve_name(block),
        "line": _line(block.caption),
    }


_WALK: Walk[TypstBlock] = Walk(_lines, _paragraph, _heading, _bullets, _task_list, _table, _curve)


def _stepwise(blocks: list[TypstBlock]) -> list[TypstBlock]:
    """The blocks with headings that go down one level at a time, as readers of tags expect."""
    above = 0
    for block in blocks:
        if block["kind"] == "heading":
            block["level"] = above = min(block["size"], above + 1)
    return blocks


def _each(lines: Iterable[Line]) -> list[list[TypstBlock]]:
    return [_line(line) for line in lines]


def _line(line: Line, room: int = ROOM) -> list[TypstBlock]:
    return [{"pieces": pieces(span.text, room), "missing": page.is_missing(span)} for span in line]


def _texts(drawn: Any) -> Iterator[str]:
    """Every word that a page must show: what stands in pieces, boxes before tasks and remarks after them."""
    if isinstance(drawn, list):
        for part in drawn:
            yield from [part] if isinstance(part, str) else _texts(part)
    elif isinstance(drawn, dict):
        for name, value in drawn.items():
            if name in ("sign", "remark"):
                yield value
            elif isinstance(value, list):
                yield from _texts(value)


def _joints(drawn: Any) -> int:
    """How many places there are within words where a line may end."""
    if isinstance(drawn, dict):
        return sum(map(_joints, drawn.values()))
    if not isinstance(drawn, list):
        return 0
    return len(drawn) - 1 if drawn and isinstance(drawn[0], str) else sum(map(_joints, drawn))


def _returns(document: Document) -> str:
    """The sender in one small line, for the window of an envelope."""
    for block in page.blocks(document):
        if document.layout == "din5008_b" and isinstance(block, Lines) and block.kind == "sender":
            lines = [words for words in map(plain, block.lines[:3]) if "@" not in words]
            return showable(" · ".join(lines)) if len(lines) > 1 else ""
    return ""


# -- the child -------------------------------------------------------------------------------------------------------


def _set(job: dict[str, Any]) -> bytes:
    """What the child answers; the words go in and come back through pipes, and no file is made for them."""
    command = [sys.executable, "-IB", str(Path(pdf_child.__file__)), str(SECONDS), str(MEGABYTES), *_where()]
    feed = json.dumps(job).encode("ascii")
    return _answer(run(command, feed=feed, read=True, environ=_environment(), timeout=SECONDS))


def _answer(ran: Ran) -> bytes:
    if ran.status is None:
        raise WriteError(_SLOW)
    if ran.status != 0 or not ran.output:
        raise WriteError(_FAILED)
    return ran.output


def _where() -> list[str]:
    """The folder that typst is imported from, because an isolated child does not see PYTHONPATH."""
    spec = importlib.util.find_spec("typst")
    return [str(Path(spec.origin).parent.parent)] if spec and spec.origin else []


def _environment() -> dict[str, str]:
    """No way to the network, and few threads: each would reserve memory that the limit counts."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), _NOWHERE)
    lower = {name.lower(): _NOWHERE for name in proxies}
    return {**kept, **proxies, **lower, "RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


def _lost(answer: bytes, spoken: list[str]) -> list[str]:
    """Characters that typst refused, or that the finished file, read back, does not hold."""
    if answer.startswith(b"%PDF"):
        return pdf_words.missing(answer, spoken)
    return [str(character) for character in _report(answer).get("unshown", ())]


def _report(answer: bytes) -> dict[str, Any]:
    """What the child says in place of a PDF."""
    report: dict[str, Any] = {} if answer.startswith(b"%PDF") else json.loads(answer)
    return report
