"""What is ready to be written, before anything is: the documents offered, the files they make, and where they go."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import msgspec

from ..core.departure import Departure
from ..core.documents import DOCUMENTS
from ..core.errors import ResignError, WriteError
from ..exports import files, registry
from .signs import Signs
from .widgets.notes import Note
from .widgets.send_table import SendRow

Choice: TypeAlias = tuple[str, str]
"""A document and a format."""

APART = frozenset({"hr-memo"})
"""Documents that are written into a folder of their own and are part of nothing else."""

USUAL: Mapping[str, tuple[str, ...]] = {
    "letter": ("txt", "docx", "pdf"),
    "handover": ("html", "pdf", "md", "csv"),
    "day0": ("pdf",),
    "plan": ("pdf", "ics"),
    "cover-note": ("txt", "eml"),
    "counter-reply": ("txt", "eml"),
    "goodbye": ("txt", "eml"),
    "announcement": ("txt",),
}
"""The formats in which a document is commonly wanted; without a row, its first one."""

_LIVES = {
    "letter": "your own folder",
    "handover": "inside company",
    "day0": "company only",
    "plan": "inside company",
    "cover-note": "with the letter",
    "counter-reply": "same day",
    "exit-interview": "your own folder",
    "goodbye": "last day",
    "announcement": "after you left",
    "hr-memo": "its own folder",
}
"""Where a document lives, in the few cells of the table; the title says it in full."""

_SHORT = {"counter-reply": "Counter reply"}

_GROUPS = {
    "your own folder": ("own folder", "yours alone"),
    "inside the company": ("for work", "inside the company"),
    "inside the company only": ("for work", "inside the company"),
    "apart from everything else": ("apart", "in a folder of its own"),
}
"""Label and remark of the group, by where a document lives; anything else is sent by the person."""
_TO_SEND = ("to send", "you press send")
_ORDER = ("own folder", "for work", "to send", "apart")

_MOST_BYTES = 255
"""Longest name of a folder on common file systems."""
_MOST_NAMED = 1
"""More files that exist already than these are told as a number."""


class Planned(msgspec.Struct, frozen=True):
    """One file to be written; `below` is the folder of its own inside the chosen one, if it has one."""

    document: str
    name: str
    below: str = ""


class Look(msgspec.Struct, frozen=True):
    """What was seen in the folder: why nothing can be written, or the files that exist with the new ones' names."""

    problem: str = ""
    beside: tuple[tuple[str, str], ...] = ()


def send_rows(departure: Departure) -> tuple[SendRow, ...]:
    """The documents that belong to this departure or may be wanted, with the formats they take.

    The memo is named even where it has no part: that there is such a thing should not be a surprise later.
    """
    rows = []
    for kind in DOCUMENTS.values():
        label = _SHORT.get(kind.name, kind.label)
        if kind.offered(departure) != "no":
            formats = tuple(one.name for one in registry.formats_for(kind.name))
            rows.append(SendRow(kind.name, label, formats, _LIVES.get(kind.name, kind.where)))
        elif kind.name in APART:
            rows.append(SendRow(kind.name, label, (), "not part of this departure"))
    return tuple(rows)


def everything(departure: Departure) -> frozenset[Choice]:
    """Every document that this departure should have, in its usual formats; never one that is for the person alone."""
    return frozenset(
        (kind.name, format_name)
        for kind in DOCUMENTS.values()
        if kind.offered(departure) == "yes" and not kind.private and kind.name not in APART
        for format_name in USUAL.get(kind.name, (registry.formats_for(kind.name)[0].name,))
    )


def in_order(chosen: Iterable[Choice]) -> list[Choice]:
    """By document and format as the tables have them."""
    documents = list(DOCUMENTS)
    formats = [one.name for one in registry.FORMATS]
    return sorted(chosen, key=lambda one: (documents.index(one[0]), formats.index(one[1])))


def planned(chosen: Iterable[Choice]) -> tuple[Planned, ...]:
    """The files that the choice makes in an empty folder."""
    return tuple(
        Planned(name, files.safe_name(name, registry.get(form).suffix), name if name in APART else "")
        for name, form in in_order(chosen)
    )


def folder_of(text: str) -> Path:
    """The folder that was typed; WriteError with the mend where it can be none."""
    try:
        folder = Path(text.strip()).expanduser()
    except RuntimeError as error:
        raise WriteError("That home folder is unknown; write the folder in full, from / on.") from error
    if not folder.is_absolute():
        raise WriteError("Begin the folder with ~/ or /, so that it is the same wherever you start from.")
    if any(len(os.fsencode(part)) > _MOST_BYTES for part in folder.parts):
        raise WriteError("A name in that path is too long for a folder; choose a shorter one.")
    return folder


def look(text: str, plan: Iterable[Planned]) -> Look:
    """Look into the folder without changing anything; may wait for a slow disk."""
    beside = []
    try:
        folder = folder_of(text)
        problem = trouble(folder)
        if problem:
            return Look(problem)
        for one in plan:
            path, number = files.free_path(folder / one.below, one.name)
            if number > 1:
                beside.append((one.name, path.name))
    except ResignError as error:
        return Look(str(error))
    return Look("", tuple(beside))


def trouble(folder: Path) -> str:
    """Why nothing can be written there, as far as can be told without trying."""
    at = folder
    while not os.path.lexists(at) and at != at.parent:
        at = at.parent
    if not at.is_dir():
        what = "a link that leads nowhere" if at.is_symlink() and not at.exists() else "a file, not a folder"
        return f"{_short(at)} is {what}; choose another folder."
    if not os.access(at, os.W_OK | os.X_OK):
        return f"You may not write in {_short(at)}; choose another folder."
    return ""


def _short(path: Path) -> str:
    """The path as people write it, from the home folder on."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)


def group_of(name: str) -> tuple[str, str]:
    """The label of the group in which a document stands among what is ready, and what is said of the group."""
    return _GROUPS.get(DOCUMENTS[name].where, _TO_SEND)


def ready(plan: tuple[Planned, ...], refused: Mapping[str, str], seen: Look, signs: Signs) -> tuple[str, list[Note]]:
    """The heading and the remarks on what would be written now; `refused` says of documents why they may not leave."""
    going = [one for one in plan if not refused.get(one.document)]
    if not plan:
        return "Ready to write: nothing yet", [
            Note("Space chooses a document and a format; a chooses all that belongs to this departure.")
        ]
    notes = [Note(seen.problem, sign=signs.error, tone="wax", ink="ink")] if seen.problem else []
    for label in _ORDER:
        mine = [one for one in going if group_of(one.document)[0] == label]
        if mine:
            notes.append(Note(label=label, units=_names(mine), ink="ink", right=group_of(mine[0].document)[1]))
    notes += [Note(why, sign=signs.warning, tone="brass") for why in refused.values() if why]
    named = {one.name for one in going}
    notes += _kept([pair for pair in seen.beside if pair[0] in named], signs)
    many = f"{len(going)} {'file' if len(going) == 1 else 'files'}"
    return (f"Another folder for {many}" if seen.problem else f"Ready to write: {many}"), notes


def _names(plan: Iterable[Planned]) -> tuple[str, ...]:
    """Names of files, those of a document together: letter.txt .docx .pdf."""
    units = []
    for name, group in groupby(plan, key=lambda one: one.document):
        first, *rest = group
        below = f"{first.below}/" if first.below else ""
        units.append(" ".join([f"{below}{first.name}", *(one.name.removeprefix(name) for one in rest)]))
    return tuple(units)


def _kept(beside: list[tuple[str, str]], signs: Signs) -> list[Note]:
    if len(beside) > _MOST_NAMED:
        new = beside[0][1]
        text = f"{len(beside)} of these exist and are kept; the new ones get a number, the first is {new}."
        return [Note(text, sign=signs.warning, tone="brass")]
    return [
        Note(f"{old} exists; {new} will be written beside it.", sign=signs.warning, tone="brass") for old, new in beside
    ]
